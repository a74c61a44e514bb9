"""What a careful reviewer would say of the filings: sql/checks/R###_*.sql, run over a scope.

A check reads `submission`, `project`, `funding`, `indicator` and `total`: the filings under review
only, however many these are (`record.…` holds everything, cells too). Its thresholds are the
columns of `threshold`. It returns submission_id, project_id and, as far as they apply,
path (field of the project, which gives the cell), sheet, cell, found, expected, variant; every
further column, a text, fills a gap of its message.

A check that declares a variant "gathered" returns a row an indicator; sql/gathered.sql says it once
a project with {times}, or once a unit with {projects} and {of} where most projects have it (the
variant may say from how many on: `often`, and from which share: `share`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import chain

import pandas as pd

from gridperf.consequences import without_consequences
from gridperf.model import Finding, Level
from gridperf.resources import PACKAGE
from gridperf.rules import Rule, rules

Ask = Callable[[str], pd.DataFrame]

_OF_PROJECT = "JOIN record.project p ON p.project_id = r.project_id WHERE p.submission_id IN"
_WIDE = ", ".join(
    f"CAST(r.{name} AS DECIMAL(24,6)) AS {name}" for name in ("budget_initial", "budget", "spent")
)
"""Amounts wide enough for every product: DuckDB keeps that of two short decimals short."""
_SCOPED = {
    "submission": "SELECT * FROM record.submission WHERE submission_id IN",
    "project": f"SELECT r.* REPLACE ({_WIDE}), s.unit_id, s.year, s.kind,"  # noqa: S608 (own text)
    " says_no_problem(r.problems) AS no_problem FROM record.project r"
    " JOIN record.submission s ON s.submission_id = r.submission_id WHERE r.submission_id IN",
    "funding": f"SELECT r.* REPLACE ({_WIDE}), p.submission_id FROM record.funding r {_OF_PROJECT}",  # noqa: S608 (own text)
    "indicator": f"SELECT r.*, p.submission_id FROM record.indicator r {_OF_PROJECT}",  # noqa: S608 (own text)
    "total": "SELECT * FROM record.total WHERE submission_id IN",
}
_OFTEN, _SHARE = 5, 0.8
"""So many of a unit's projects, and such a share of them, make a fault one of the unit's."""
_AT_ONCE = 14
"""So many checks go into one statement: one's parts run while another's are waited for."""
_GATHERED = "gathered"
_JSON = json.JSONEncoder(ensure_ascii=False)
_COLUMNS = ("submission_id", "project_id", "path", "sheet", "cell", "found", "expected")


def review(ask: Ask, codes: Collection[str] | None = None, at_once: int = _AT_ONCE) -> pd.DataFrame:
    """Return what every check (or those of `codes`) finds over `scope`, as the store keeps it.

    `at_once` checks go into one statement. Columns: rule, submission_id, project_id, path, sheet,
    cell, found, expected, level, gaps.
    """
    settings = ask("SELECT name, value FROM record.setting")
    changed = dict(zip(settings["name"], settings["value"], strict=True))
    # What is under review is picked out once for all checks; temporary tables shadow the views.
    for name, select in _SCOPED.items():
        ask(f"CREATE TEMP TABLE {name} AS {select} (SELECT submission_id FROM scope)")  # noqa: S608 (own text)
    wanted = [r for r in rules().values() if r.sql and (codes is None or r.code in codes)]
    asked = (ask(statement(group, changed)) for group in _groups(wanted, at_once))
    with ThreadPoolExecutor(1) as beside:
        # What one statement found is written down while the next is carried out.
        found = list(chain.from_iterable(beside.map(_written, asked)))
    for name in _SCOPED:
        ask(f"DROP TABLE temp.{name}")
    return without_consequences(pd.concat(found, ignore_index=True)) if found else pd.DataFrame()


@cache
def wording() -> str:
    """Return a name for the checks as this version of the program words them (SHA-256)."""
    said = [f"{rule.code}{rule.sql}{sorted(rule.thresholds.items())}" for rule in rules().values()]
    names = ("schema.sql", "likeness.sql", "matches.sql", "gathered.sql")
    said += [(PACKAGE / "sql" / name).read_text(encoding="utf-8") for name in names]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _groups(wanted: Sequence[Rule], at_once: int) -> Iterator[Sequence[Rule]]:
    """Yield the checks that go into one query.

    What is said of single indicators is gathered for all of its checks at once: to plan that
    takes longer than to do it.
    """
    gathered = [rule for rule in wanted if _GATHERED in rule.variants]
    single = [rule for rule in wanted if _GATHERED not in rule.variants]
    for group, size in ((gathered, len(gathered) if at_once > 1 else 1), (single, at_once)):
        for at in range(0, len(group), size or 1):
            yield group[at : at + size]


def statement(group: Sequence[Rule], changed: Mapping[str, str]) -> str:
    """Return the query of checks that all gather or none; `rule` says which one found a row."""
    asked = (f"(SELECT {_named(rule)}, * FROM ({query(rule, changed)}))" for rule in group)  # noqa: S608 (own text)
    together = " UNION ALL BY NAME ".join(asked)
    gathers = _GATHERED in group[0].variants
    return f"WITH said AS ({together}), {_gathering()}" if gathers else together


def _named(rule: Rule) -> str:
    """Return the columns that say which check found a row, and how it gathers."""
    named, gathered = f"'{rule.code}' AS rule", rule.variants.get(_GATHERED)
    if gathered is None:
        return named
    often, share = gathered.get("often", _OFTEN), gathered.get("share", _SHARE)
    return f"{named}, {often} AS often, {share} AS share"


def query(rule: Rule, changed: Mapping[str, str]) -> str:
    """Return a check's SQL; `changed` holds thresholds set anew ("R026.ratio")."""
    sql = rule.sql or ""
    if not rule.thresholds:
        return sql
    values = ", ".join(
        f"{float(changed.get(f'{rule.code}.{name}', default))!r} AS {name}"
        for name, default in rule.thresholds.items()
    )
    own = f", {sql.removeprefix('WITH ')}" if sql.startswith("WITH ") else f" {sql}"
    return f"WITH threshold AS (SELECT {values}){own}"


@cache
def _gathering() -> str:
    text = (PACKAGE / "sql" / "gathered.sql").read_text(encoding="utf-8")
    return text[text.index("counted AS ") :].strip()


def _written(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """Return what a statement's checks found; most find nothing."""
    return [_findings(rules()[str(code)], rows) for code, rows in frame.groupby("rule", sort=False)]


def _findings(rule: Rule, found: pd.DataFrame) -> pd.DataFrame:
    """Return a check's rows in the store's columns, with their level and gaps.

    Many rows have the same gaps: what they come to is made once.
    """
    names = [name for name in found.columns if name not in {"rule", *_COLUMNS}]
    texts = list(zip(*(found[name].tolist() for name in names), strict=True)) or [()] * len(found)
    made = {row: _gaps(rule, dict(zip(names, row, strict=True))) for row in set(texts)}
    level, gaps = zip(*map(made.__getitem__, texts), strict=True)
    rows = found.reindex(columns=["rule", *_COLUMNS]).astype(object)
    return rows.assign(level=level, gaps=gaps)


def _gaps(rule: Rule, texts: Mapping[str, object]) -> tuple[Level, str]:
    """Return the level of a finding, and the gaps of its message as JSON.

    Every gap is a text; what the row has no text in is no gap of it.
    """
    values = {name: text for name, text in texts.items() if isinstance(text, str) and text}
    return rule.level_of(Finding(rule.code, values=values)), _JSON.encode(values)
