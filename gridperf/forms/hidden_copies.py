"""Forms on hidden sheets that say word for word what a shown one says: copies, counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

from gridperf.model import Finding
from gridperf.project_table import ProjectTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gridperf.model import Form, Sheet

Read = tuple["Form", list[Finding]]
COPIES = frozenset({"copy", "very_hidden_copy"})
"""What the finding of a hidden sheet says where it was left out as a copy."""
_WHERE = frozenset(
    {"sheet", "range", "row", "cells", "header_rows", "columns", "headings", "shape"}
)
"""Where something stands, which makes no difference to what it says."""


def hidden(sheet: Sheet, shown: str = "") -> Finding:
    """Return the note that a sheet is hidden, so that nobody may know of it.

    `shown` is the sheet whose copy it is.
    """
    variant = "_".join(["very_hidden"] * sheet.very_hidden + ["copy"] * bool(shown))
    values = {"variant": variant} if variant else {}
    return Finding("R127", sheet.name, found=sheet.name, expected=shown or None, values=values)


def without_hidden_copies(found: Sequence[Read], sheets: Iterable[Sheet]) -> list[Read]:
    """Return the forms without those of hidden sheets that only repeat a shown sheet's forms.

    Each such sheet is said once, of a form that stays.
    """
    out_of_sight = {sheet.name: sheet for sheet in sheets if sheet.hidden}
    if not any(form.sheet in out_of_sight for form, _ in found):
        return [*found]
    by_sheet: dict[str, list[Read]] = {}
    for one in found:
        by_sheet.setdefault(one[0].sheet, []).append(one)
    told = {name: [_told(one) for one in forms] for name, forms in by_sheet.items()}
    kept = [*found]
    for name, sheet in out_of_sight.items():
        if shown := _same(name, told, out_of_sight):
            kept = [(form, said) for form, said in kept if form.sheet != name]
            by_sheet[shown][-1][1].append(hidden(sheet, shown))
    return kept


def _same(
    name: str, told: Mapping[str, Sequence[object]], out_of_sight: Mapping[str, Sheet]
) -> str | None:
    """Return the shown sheet whose forms say what those of this one do."""
    if name not in told:
        return None
    shown = (other for other in told if other not in out_of_sight)
    return next((other for other in shown if told[other] == told[name]), None)


def _told(read: Read) -> object:
    form, said = read
    faults = {(one.rule, one.found) for one in said if one.rule != "R127"}
    table = ProjectTable.of(form.projects)
    parts = (table.projects, table.funding, table.indicators)
    columns = [{name: [*column] for name, column in part.items()} for part in parts]
    return _facts(replace(form, projects=())), columns, table.executions, table.inferred, faults


def _facts(said: object) -> object:
    """Return all that a form says, without where it says it."""
    if is_dataclass(said):
        names = (one.name for one in fields(said) if one.name not in _WHERE)
        return [_facts(getattr(said, name)) for name in names]
    if isinstance(said, Sequence) and not isinstance(said, str):
        return [*map(_facts, said)]
    return said
