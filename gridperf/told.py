"""What the figures say, in sentences computed from the views' rows: pages, slides, paper alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from gridperf import amounts, look
from gridperf.model import Finding
from gridperf.rules import bounds, rules
from gridperf.words import Words


class Figure(NamedTuple):
    """One of the cards' figures: value in words, a remark, the exact amount for hovering."""

    name: str
    label: str
    value: str
    note: str
    exact: str = ""


BEHIND: dict[str, tuple[str, dict[str, str]]] = {
    "budget": ("projects", {"order": "budget"}),
    "spent": ("projects", {"order": "spent"}),
    "unspent": ("projects", {"order": "unspent", "only": "amount.unspent"}),
    "projects": ("projects", {}),
    "units": ("units", {}),
    "findings": ("findings", {"state": "to_review"}),
    "rate": ("projects", {"order": "rate"}),
    "computed": ("projects", {"order": "score"}),
    "stated": ("projects", {"order": "score"}),
    "full": ("projects", {"only": "marks.given"}),
}
"""Name of a figure → page and parameters that show the rows behind it."""
Leads = Callable[..., str]
"""Turns a figure in a sentence into a way to its rows: its words, a page, what that is asked."""


def plainly(said: str, _page: str, **_asked: str) -> str:
    """Return a figure as its words alone: slides and paper lead nowhere."""
    return said


class Line(NamedTuple):
    """One sentence of what needs attention: where it stands, its sign, and where it leads."""

    place: int
    mark: look.Mark
    sentence: str
    page: str
    parameters: dict[str, str]


LINES = {
    "error": ("bad", "findings"),
    "not_filed": ("not_filed", "units"),
    "not_filed_several": ("not_filed", "units"),
    "over": ("over", "projects"),
    "zero": ("bad", "projects"),
    "low": ("bad", "projects"),
    "unmet": ("bad", "projects"),
    "unconfirmed": ("unknown", "funding"),
}
"""Kind of the view `attention` → state whose sign it bears, page that it leads to."""


def conclusion(
    district: pd.DataFrame,
    units: pd.DataFrame,
    bounds: tuple[float, float],
    words: Words,
    leads: Leads = plainly,
) -> str:
    """Return the sentence that says it: amounts, rate, and what stands out of the units.

    Columns of `district` (one row) and `units` as declared by the views of these names; `bounds`
    are the shares from which a rate is watched and from which it is good.
    """
    if district.empty or not int(district["units_filed"].iloc[0]):
        return words("overview.nothing_filed")
    year = district.iloc[0]
    said = words(
        "overview.conclusion",
        budget=leads(amounts.money(year["budget"], words), "projects", order="budget"),
        spent=leads(amounts.money(year["spent"], words), "projects", order="spent"),
        rate=leads(amounts.rate(year["rate"], words), "projects", order="rate"),
    )
    low, watch = (f"{share * 100:g}" for share in bounds)
    counted = [
        (int((units["state"] == "bad").sum()), "units_low", "units", ""),
        (int(year["projects_over"]), "projects_over", "projects", "state.over"),
        (int((units["state"] == "not_filed").sum()), "units_silent", "units", ""),
        (int(year["projects_unknown"]), "projects_unknown", "projects", "amount.unknown"),
    ]
    parts = [
        words(f"overview.{key}", bound=low,
              count=leads(f"{count:,}", page, **({"only": only} if only else {})))
        for count, key, page, only in counted if count
    ]  # fmt: skip
    if not parts and set(units["state"]) == {"good"}:
        parts = [words("overview.all_good", bound=watch)]
    if not parts:
        return said + words("ui.full_stop")
    return said + words("ui.semicolon") + words("ui.comma").join(parts) + words("ui.full_stop")


def figures(
    district: pd.DataFrame, findings: pd.DataFrame, words: Words, leads: Leads = plainly
) -> list[Figure]:
    """Return the six figures of the overview's cards, money first."""
    year = district.iloc[0] if not district.empty else pd.Series(dtype=object)
    money = [_amount(name, year.get(name), words) for name in ("budget", "spent", "unspent")]
    over = int(year.get("projects_over", 0))
    return [
        *money,
        Figure(
            "projects",
            words("overview.projects"),
            f"{int(year.get('projects', 0)):,}",
            words("overview.of_them_over", count=leads(f"{over:,}", "projects", only="state.over"))
            if over
            else words("overview.none_over"),
        ),
        _units_filed(year, words),
        _to_review(findings, words, leads),
    ]


def _units_filed(year: pd.Series[Any], words: Words) -> Figure:
    """Return how many of the units that are to file have, and how many others did."""
    expected, extra = int(year.get("units_expected", 0)), int(year.get("units_extra", 0))
    filed = int(year.get("units_filed", 0)) - extra
    silent = words("overview.silent", count=expected - filed)
    said = silent if expected > filed else words("overview.all_filed")
    more = words("overview.extra", count=extra) if extra else ""
    return Figure("units", words("overview.units_filed"), f"{filed} / {expected}", said + more)


def _to_review(findings: pd.DataFrame, words: Words, leads: Leads) -> Figure:
    """Return how many findings wait for a person, by level below."""
    waiting = findings[findings["state"] == "to_review"]
    by_level = {
        f"{level}s": leads(
            f"{int(waiting.loc[waiting['level'] == level, 'findings'].sum()):,}",
            "findings", state="to_review", level=level,
        )
        for level in look.LEVELS
    }  # fmt: skip
    count = f"{int(waiting['findings'].sum()):,}"
    said = words("overview.by_level", **by_level)
    return Figure("findings", words("overview.to_review"), count, said)


def _amount(name: str, value: float | None, words: Words) -> Figure:
    """Return an amount's figure: the number large, its unit below, the exact one on hover."""
    label, exact = words(f"overview.{name}"), amounts.exact(value, words)
    if value is None or not amounts.known(value):
        return Figure(name, label, words("model.unknown"), words("overview.no_amount"))
    if abs(value) >= amounts.LARGE:
        return Figure(name, label, words("overview.in_yi", **amounts.large(value)), exact, exact)
    return Figure(name, label, amounts.rounded(value), words("overview.wan"), exact)


def gathered(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the view `attention` with units that didn't file told in one line, if many are."""
    silent = rows[rows["kind"] == "not_filed"]
    if len(silent) <= 2:  # noqa: PLR2004 (two lines leave room for the rest)
        return rows
    one = silent.head(1).assign(
        kind="not_filed_several", unit=some(list(silent["unit"]), words), number1=len(silent)
    )
    worse = rows["severity"] > silent["severity"].iloc[0]
    others = rows[~worse & (rows["kind"] != "not_filed")]
    told: pd.DataFrame = pd.concat((rows[worse], one, others))
    return told


def sentences(rows: pd.DataFrame, words: Words) -> list[Line]:
    """Return the view `attention` as sentences, in its order."""
    found = []
    for place, row in enumerate(rows.to_dict("records")):
        state, page = LINES[row["kind"]]
        number = row["number1"]
        named = isinstance(row["project"], str)
        whole = "_unit" if row["kind"] == "error" and not named else ""
        sentence = words(
            f"overview.attention_{row['kind']}{whole}",
            unit=row["unit"],
            project=row["project"] if named else row["unit"],
            count=f"{number:g}" if amounts.known(number) else "",
            rate=amounts.rate(number, words),
            amount=amounts.exact(number, words),
            spent=amounts.rounded(row["number2"]) if amounts.known(row["number2"]) else "",
            budget=amounts.rounded(row["number3"]) if amounts.known(row["number3"]) else "",
        )
        target = row["project_id"]
        to_project = page in {"projects", "findings"} and amounts.known(target)
        parameters = {"project": str(int(target))} if to_project else {}
        parameters |= {"level": "error"} if row["kind"] == "error" else {}
        found.append(Line(place, look.STATES[state], sentence, page, parameters))
    return found


def parts(rows: pd.DataFrame, words: Words) -> str:
    """Return the sources with their sums, as a list in words."""
    held = rows.groupby("source")["spent"].sum()
    return words("ui.list_comma").join(
        f"{words(f'model.source_{source}')} {amounts.exact(held[source], words)}"
        for source in look.SOURCES
        if source in held.index
    )


def sources(rows: pd.DataFrame, words: Words) -> list[tuple[str, str]]:
    """Return every source that has an amount with its name and sum, in their fixed order.

    The sum is said because a small amount, such as the one to be confirmed, is no wider than a
    hair beside the others.
    """
    held = rows.groupby("source")["spent"].sum()
    return [
        (source, f"{words(f'model.source_{source}')} {amounts.rounded(float(held[source]))}")
        for source in look.SOURCES
        if source in held.index and held[source]
    ]


def some(names: Sequence[str], words: Words) -> str:
    """Return names as a list in words; of more than two, the first and how many there are."""
    if len(names) <= 2:  # noqa: PLR2004 (two names still fit a line)
        return words("ui.list_comma").join(names)
    return words("ui.some_units", first=names[0], count=len(names))


def gaps_of(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    """Return what fills the gaps of a stored finding's sentence."""
    held: dict[str, Any] = json.loads(row["gaps"]) if isinstance(row["gaps"], str) else {}
    return held


def finding(row: Mapping[Hashable, Any], words: Words) -> str:
    """Return what a stored finding says: a row of the views `findings` or `ledger`."""
    rule = rules().get(str(row["rule"]))
    if not rule:
        return str(row["rule"])
    gaps = gaps_of(row)
    named = {name: _text(row[name]) for name in ("sheet", "cell", "project", "found", "expected")}
    said = Finding(rule.code, **named, values={name: str(value) for name, value in gaps.items()})
    return rule.sentence(said, words.language)


def places(cell: object, gaps: Mapping[str, object]) -> tuple[list[str], int]:
    """Return the cells that a finding names, and how many it is about: it names twenty at most."""
    named = str(cell).split(",") if isinstance(cell, str) and cell else []
    return named, int(str(gaps.get("cells", len(named))))


def because(row: Mapping[Hashable, Any], words: Words) -> str:
    """Return why a finding stands as it does: what a person wrote, or what the product saw."""
    if isinstance(row["cause"], str):
        return words(f"findings.cause_{row['cause']}", version=int(row["version"]))
    return _text(row["reason"])


def thresholds(
    settings: Mapping[str, str], words: Words, codes: Collection[str] | None = None
) -> str:
    """Return the thresholds of the checks (of `codes`) in one line, a changed one's default too."""
    said = [
        f"{bound.rule} {bound.meaning} {bound.value}"
        f"{bound.default and words('report.usually', value=bound.default)}"
        for bound in bounds(settings, words.language)
        if codes is None or bound.rule in codes
    ]
    return words("ui.semicolon").join(said)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
