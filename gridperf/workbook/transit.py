"""Sheets on their way between processes: few large plain values instead of many small objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridperf.model import Merge, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

Packed = tuple[Any, ...]


def pack(sheet: Sheet) -> Packed:
    """Return the sheet as plain values that cost little to pickle."""
    by_format: dict[str, tuple[list[int], list[int]]] = {}
    for (row, column), code in sheet.formats.items():
        rows, columns = by_format.setdefault(code, ([], []))
        rows.append(row)
        columns.append(column)
    return (
        sheet.name,
        sheet.rows,
        [number for merge in sheet.merges for number in merge],
        by_format,
        dict(sheet.errors),
        dict(sheet.formulas),
        (sheet.hidden, sheet.very_hidden),
        sheet.hidden_rows,
        sheet.hidden_columns,
        sheet.struck_rows,
        sheet.pictures,
    )


def unpack(packed: Packed) -> Sheet:
    """Return the sheet that `pack` took apart."""
    name, rows, merges, by_format, errors, formulas, hidden, *marked = packed
    hidden_rows, hidden_columns, struck_rows, pictures = marked
    return Sheet(
        name=name,
        rows=rows,
        merges=tuple(map(Merge._make, zip(*[iter(merges)] * 4, strict=True))),
        formats=_formats(by_format),
        errors=errors,
        formulas=formulas,
        hidden=hidden[0],
        very_hidden=hidden[1],
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
        struck_rows=struck_rows,
        pictures=pictures,
    )


def _formats(
    by_format: dict[str, tuple[list[int], list[int]]],
) -> Mapping[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for code, (rows, columns) in by_format.items():
        found |= dict.fromkeys(zip(rows, columns, strict=True), code)
    return found
