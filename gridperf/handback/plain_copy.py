"""A workbook made from sheets as they were read: every value at its address, nothing else."""

from __future__ import annotations

import io
import re

from openpyxl import Workbook as Made
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from gridperf.handback.package import writable
from gridperf.model import Merge, Scalar, Sheet, Workbook

_NAME = 31
_WIDEST, _NARROWEST = 40, 8
_MERGED = 10_000
"""Cells of a merge that is drawn; larger ones are left unmerged."""


def plain_copy(book: Workbook) -> tuple[bytes, dict[str, str]]:
    """Return the workbook, and the name of each sheet in it by the name that it was read under."""
    made = Made()
    names: dict[str, str] = {}
    for place, sheet in enumerate(book.sheets):
        name = _name(sheet.name, place, set(names.values()))
        target = made.create_sheet(name, place)
        names[sheet.name] = name
        _fill(target, sheet)
    if book.sheets:
        made.remove(made.worksheets[-1])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue(), names


def _name(name: str, place: int, taken: set[str]) -> str:
    clean = re.sub(r"[\[\]:*?/\\']", "", writable(name)).strip()[:_NAME] or str(place + 1)
    return clean if clean.lower() not in {t.lower() for t in taken} else f"{clean[:27]}{place + 1}"


def _fill(target: object, sheet: Sheet) -> None:
    wide: dict[int, int] = {}
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            said = sheet.errors.get((row, column)) or sheet.formulas.get((row, column)) or value
            if said is None or said == "":
                continue
            _put(target, row, column, said, sheet.formats.get((row, column)))
            wide[column] = max(wide.get(column, 0), _width(said))
    for column, width in wide.items():
        held = target.column_dimensions[get_column_letter(column + 1)]  # type: ignore[attr-defined]
        held.width = min(max(width + 2, _NARROWEST), _WIDEST)
    for merge in sheet.merges:
        if _small(merge):
            target.merge_cells(  # type: ignore[attr-defined]
                start_row=merge.top + 1, start_column=merge.left + 1,
                end_row=merge.bottom + 1, end_column=merge.right + 1,
            )  # fmt: skip


def _put(target: object, row: int, column: int, value: Scalar, shown: str | None) -> None:
    cell = target.cell(row + 1, column + 1)  # type: ignore[attr-defined]
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str):
        cell.value = writable(value)[:32_767]
        # Text stays text, whatever it begins with.
        cell.data_type = "s"
    else:
        cell.value = value
    if shown:
        cell.number_format = shown


def _width(value: Scalar) -> int:
    lines = str(value).split("\n")
    return max(sum(2 if ord(sign) > 0x2E80 else 1 for sign in line) for line in lines)  # noqa: PLR2004 (wide signs begin there)


def _small(merge: Merge) -> bool:
    return (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1) <= _MERGED
