"""Tinting cells of a worksheet where they stand; a blank one that isn't there is made."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping

from lxml import etree

from gridperf.handback.package import m
from gridperf.handback.styles import Styles
from gridperf.workbook.addresses import column_letters, place_of

Place = tuple[int, int]
"""Row and column, both from zero."""
_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")


def places(addresses: str) -> list[Place]:
    """Return the places that a finding's address names ("B11,B12")."""
    return [place_of(address) for address in _ADDRESS.findall(addresses)]


def corners(sheet: etree._Element) -> dict[Place, Place]:
    """Return for each place of a merged range its first cell: only that one is shown."""
    found = {}
    for merge in sheet.iterfind(f"{m('mergeCells')}/{m('mergeCell')}"):
        ends = places(str(merge.get("ref")))
        if len(ends) == 2:  # noqa: PLR2004 (a range has two corners)
            (top, left), (bottom, right) = ends
            if (bottom - top) * (right - left) > 1_000_000:  # noqa: PLR2004 (a merge over the whole sheet)
                continue
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    found[row, column] = (top, left)
    return found


def tint(sheet: etree._Element, levels: Mapping[Place, str], styles: Styles) -> None:
    """Give each place the ground of its level; its number format, font and border stay."""
    data = sheet.find(m("sheetData"))
    if data is None:
        return
    wanted: dict[int, dict[int, str]] = {}
    for (row, column), level in levels.items():
        wanted.setdefault(row, {})[column] = level
    left = deque(sorted(wanted))
    before = -1
    for held in list(data.iterfind(m("row"))):
        number = int(str(held.get("r"))) - 1 if held.get("r") else before + 1
        while left and left[0] < number:
            made = etree.Element(m("row"), r=str(left[0] + 1))
            held.addprevious(made)
            _tint_row(made, left[0], wanted[left.popleft()], sheet, styles)
        if left and left[0] == number:
            _tint_row(held, number, wanted[left.popleft()], sheet, styles)
        before = number
    for missing in left:
        made = etree.SubElement(data, m("row"), r=str(missing + 1))
        _tint_row(made, missing, wanted[missing], sheet, styles)


def _tint_row(
    row: etree._Element,
    number: int,
    levels: dict[int, str],
    sheet: etree._Element,
    styles: Styles,
) -> None:
    def blank(column: int) -> etree._Element:
        style = styles.tinted(_usual(row, column, sheet), left.pop(column))
        return etree.Element(m("c"), r=f"{column_letters(column)}{number + 1}", s=str(style))

    left = dict(sorted(levels.items()))
    before = -1
    for cell in list(row.iterfind(m("c"))):
        column = place_of(str(cell.get("r")))[1] if cell.get("r") else before + 1
        for missing in [c for c in left if before < c < column]:
            cell.addprevious(blank(missing))
        if column in left:
            cell.set("s", str(styles.tinted(int(cell.get("s", "0")), left.pop(column))))
        before = column
    for missing in list(left):
        row.append(blank(missing))


def _usual(row: etree._Element, column: int, sheet: etree._Element) -> int:
    """Return the style of a cell that isn't there: its row's, else its column's."""
    if row.get("customFormat") in {"1", "true"}:
        return int(row.get("s", "0"))
    for held in sheet.iterfind(f"{m('cols')}/{m('col')}"):
        if int(str(held.get("min"))) <= column + 1 <= int(str(held.get("max"))):
            return int(held.get("style", "0"))
    return 0
