"""The verdicts (结论) of a batch: a row a file, by pages, filtered by what is left to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import streamlit as st

from gridperf import amounts, look
from gridperf.charts.table import Cell, Row, Table, heads
from gridperf.model import Document
from gridperf.project_table import column_of
from gridperf.staged import Staged, check
from gridperf.staging import Batch
from gridperf.ui import markup, paging, table, workspace
from gridperf.words import Words

ROWS = 10
"""Files on one page of the table."""
SIGNS = {
    "ready": "good",
    "asks": "watch",
    "needs": "watch",
    "locked": "watch",
    "changed": "watch",
    "refused": "bad",
    "failed": "bad",
    "unchanged": "none",
    "stored": "good",
    "reading": "none",
    "left_out": "none",
}
GROUPS = {
    "todo": ("needs", "locked", "failed", "changed", "asks"),
    "ready": ("ready",),
    "refused": ("refused",),
    "same": ("unchanged",),
    "done": ("stored",),
    "out": ("left_out",),
}
"""What a batch can be narrowed to."""


def show(batch: Batch, words: Words) -> None:
    """Show the table of verdicts, one page of it; a click on a name chooses the file."""
    files = list(batch.files.values())
    count = Counter[str](staged.verdict for staged in files)
    markup.show(markup.heading(words("import.files"), _counts(count, words)))
    shown = _narrowed(files, count, words) if len(files) > ROWS else files
    pages = max((len(shown) - 1) // ROWS + 1, 1)
    page = paging.current(pages)
    picked = chosen(batch)
    rows = shown[(page - 1) * ROWS : page * ROWS]
    for staged in rows if not batch.busy else ():
        staged.renew(workspace.store())
    if not batch.busy:
        # The chosen file's verdict stands beside its faults, on whichever page its row is.
        check([*rows, *([picked] if picked and picked not in rows else [])])
    namesakes = Counter(staged.name for staged in files)
    shown_now = of_files(rows, words, picked.sha256[:12] if picked else "", twice(files), namesakes)
    table.show(shown_now, "verdicts", "file")
    paging.bar(page, pages)


def _counts(count: Counter[str], words: Words) -> str:
    sums = {group: sum(count[verdict] for verdict in held) for group, held in GROUPS.items()}
    said = [words(f"import.count_{group}", count=sums[group]) for group in GROUPS if sums[group]]
    return words("ui.list_comma").join(said)


def _narrowed(files: list[Staged], count: Counter[str], words: Words) -> list[Staged]:
    offered = [group for group, held in GROUPS.items() if any(count[v] for v in held)]
    group = st.segmented_control(
        words("import.show_only"),
        ["all", *offered],
        default="all",
        format_func=lambda name: words(f"import.group_{name}"),
        key="verdict_group",
        on_change=paging.first,
        label_visibility="collapsed",
    )
    return [staged for staged in files if staged.verdict in GROUPS.get(group or "all", SIGNS)]


def chosen(batch: Batch) -> Staged | None:
    """Return the file that was clicked, else the first one that asks for something.

    Once looked at it stays: what is answered there must not bring up another.
    """
    files = list(batch.files.values())
    wanted = str(st.query_params.get("file", "")) or str(st.session_state.get("looked_at", ""))
    held = next((staged for staged in files if wanted and staged.sha256.startswith(wanted)), None)
    found = held or next(iter([*asking(batch), *files]), None)
    if found and not batch.busy:
        st.session_state["looked_at"] = found.sha256
    return found


def asking(batch: Batch) -> list[Staged]:
    """Return the files that ask for something, in the order in which they came."""
    files = list(batch.files.values())
    return [staged for staged in files if staged.verdict in {"needs", "locked", "asks"}]


def twice(files: list[Staged]) -> Mapping[str, str]:
    """Return file → the name of a later file of the batch that would replace it when stored."""
    found: dict[str, str] = {}
    seen: dict[tuple[object, ...], Staged] = {}
    for staged in files:
        if not staged.storable:
            continue
        for claim in sorted(staged.claims(), key=str):
            if claim in seen and seen[claim] is not staged:
                found[seen[claim].sha256] = staged.name
            seen[claim] = staged
    return found


def of_files(
    files: list[Staged],
    words: Words,
    picked: str,
    replaced: Mapping[str, str],
    namesakes: Mapping[str, int],
) -> Table:
    """Return a row a file: its verdict, what it is, whose, how much, what it replaces.

    `replaced` names the later file of the batch that would replace a file; `namesakes` says how
    many files bear a name: of an archive's, the path then tells them apart.
    """
    named = ("file", "verdict", "form", "units", "years", "replaces", "projects", "budget", "spent")
    head = heads(*(words(f"import.{name}") for name in named), end=3)
    rows = tuple(
        _row(
            staged, words, replaced.get(staged.sha256, ""),
            (staged.within if namesakes[staged.name] > 1 else "") or staged.name,
        )
        for staged in files
    )  # fmt: skip
    return Table((head,), rows, "list", words("import.files"), picked)


def _row(staged: Staged, words: Words, later: str, shown: str) -> Row:
    state = sign_of(staged)
    name = Cell(shown, pick=staged.sha256[:12], tone="file name", title=staged.within)
    said = Cell(verdict_said(staged, words), look.STATES[state].sign, f"tint-{state} wrap")
    document = staged.document
    units = _values(document, "unit")
    if not units:
        return (name, Cell(said.text, said.sign, said.tone, colspan=8))
    named = dict.fromkeys(unit or staged.unit or "" for unit in units)
    one = next(iter(named)) or words("model.unknown")
    known = {year or staged.year for year in _values(document, "year")}
    years = sorted({str(year or words("model.unknown")) for year in known})
    sums = (_sum(document, field, words) for field in ("budget", "spent"))
    return (
        name,
        said,
        Cell(words(f"import.form_{document.forms[0].form}"), tone="nowrap"),
        Cell(one if len(named) == 1 else words("import.units_many", count=len(named))),
        Cell(" ".join(years)),
        _replaces(staged, words, later),
        Cell(str(len(units)), align="end"),
        *sums,
    )


def _replaces(staged: Staged, words: Words, later: str) -> Cell:
    """Return what the file would replace, or be replaced by, said while it is not stored."""
    if later:
        forms = {form.form for form in staged.document.forms}
        key = "replaced_project" if forms == {"project_form"} else "replaced_by"
        said = words(f"import.{key}", file=later)
        return Cell(said, look.STATES["watch"].sign, "tint-watch name")
    held = [c for c in staged.comparisons if c.filed.replaced is not None]
    nameless = max((c.filed.nameless for c in staged.comparisons), default=0)
    if nameless and not staged.receipt:
        said = words("import.beside_nameless", count=nameless)
        return Cell(said, look.STATES["watch"].sign, "tint-watch")
    if staged.receipt or not held:
        return Cell("")
    gone = sum(len(c.filed.vanished) + len(c.filed.indicators_lost) for c in held)
    changes = sum(len(c.changes) for c in held)
    if gone:
        said = words("import.replaces_less", version=held[0].filed.replaced, count=gone)
        return Cell(said, look.STATES["watch"].sign, "tint-watch")
    return Cell(words("import.replaces_said", version=held[0].filed.replaced, count=changes))


def _values(document: Document, field: str) -> list[Any]:
    """Return one field of all projects of a file."""
    return [value for form in document.forms for value in column_of(form.projects, field)]


def _sum(document: Document, field: str, words: Words) -> Cell:
    """Return the sum of what is known, marked where something is not."""
    values = _values(document, field)
    known = [value for value in values if value is not None]
    if not known:
        return Cell(words("model.unknown"), align="end")
    said = amounts.rounded(sum(known))
    if len(known) < len(values):
        said = words("import.sum_of_known", sum=said, count=len(values) - len(known))
    return Cell(said, align="end")


def verdict_said(staged: Staged, words: Words) -> str:
    """Return the verdict as a sentence."""
    verdict = staged.verdict
    refusal = staged.document.refusal
    if refusal and verdict in {"refused", "locked"}:
        return sentence(f"refusal.{refusal.key}", refusal.values, staged.name, words)
    if verdict == "failed" and staged.failure:
        key, values = staged.failure
        return sentence(key, values, staged.name, words)
    if verdict in {"ready", "asks"}:
        return _ready(staged, words)
    if verdict == "needs":
        missing = staged.gaps()
        return words("import.verdict_needs_" + ("both" if len(missing) > 1 else min(missing)))
    if verdict == "unchanged" and staged.corrections:
        return words("import.verdict_unchanged_corrected", count=staged.corrections)
    return words(f"import.verdict_{verdict}")


def sign_of(staged: Staged) -> str:
    """Return the state in whose colour it is shown; errors get no tick, nor what is unchecked."""
    if staged.verdict != "ready":
        return SIGNS[staged.verdict]
    unchecked = staged.large or staged.wants_checks()
    return "none" if unchecked else "watch" if staged.errors or staged.vast else "good"


def _ready(staged: Staged, words: Words) -> str:
    """Return that a file can be stored, its errors, and what a person could still say of it."""
    asks = staged.asks()
    open_ones = (
        ("names", asks.names),
        ("places", len(asks.questions)),
        ("columns", asks.columns),
        ("faults", asks.faults),
        ("money_units", asks.money_units),
        ("vast", staged.vast),
        ("errors", staged.errors),
    )
    said = [words(f"import.asks_{name}", count=count) for name, count in open_ones if count]
    said += [words("import.asks_checks")] if staged.large else []
    said += [words("import.asks_checking")] if staged.wants_checks() else []
    if not said:
        return words("import.verdict_ready")
    return words("import.verdict_asks", what=words("ui.list_comma").join(said))


def sentence(key: str, values: Mapping[str, object], file: str, words: Words) -> str:
    """Return a refusal's sentence; the file's name fills its gap where the values lack it."""
    return words(key, **{"file": file, **values})
