"""Excel workbooks (.xlsx, .xlsm): values by calamine, what it leaves out by an own pass.

The own pass comes first, because it also proves that the sheet is small enough for calamine,
which aborts its process on a single cell at XFD1048576.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from functools import partial
from html import unescape
from io import BytesIO
from posixpath import join, normpath
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from gridperf.model import Refused, Scalar, Sheet
from gridperf.workbook.archive import Archive
from gridperf.workbook.halves import side_by_side
from gridperf.workbook.number_formats import BUILT_IN, SILENT
from gridperf.workbook.shape import trimmed
from gridperf.workbook.xlsx_marks import Marks, Styles, marks_of, refuse_entities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineWorkbook

_XF = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
_CELL_XFS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_NUMBER_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b([^>]*)>")
_FORMAT_ID = re.compile(rb"""\bnumFmtId\s*=\s*["'](\d+)["']""")
_FONT_ID = re.compile(rb"""\bfontId\s*=\s*["'](\d+)["']""")
_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.DOTALL)
_FONT = re.compile(rb"<(?:\w+:)?font(?:\s[^>]*)?(?:/>|>.*?</(?:\w+:)?font>)", re.DOTALL)
_STRIKE = re.compile(rb"""<(?:\w+:)?strike\b(?!\s+val\s*=\s*["'](?:0|false)["'])""")
_FORMAT_CODE = re.compile(rb"""\bformatCode\s*=\s*(?:"([^"]*)"|'([^']*)')""")


_UNRECKONED = re.compile(
    rb"""<(?:\w+:)?calcPr\b[^>]{0,200}\bfullCalcOnLoad\s*=\s*["'](?:1|true)["']"""
)


class _Part(NamedTuple):
    name: str
    path: str
    state: str


def read_xlsx(data: bytes) -> list[Sheet]:
    """Return the worksheets in order, hidden ones too; raise `Refused` for a broken workbook."""
    archive = Archive(data)
    parts = list(_worksheets(archive))
    refuse_entities(archive, _TEXTS)
    styles = _styles(archive)._replace(unreckoned=_is_unreckoned(archive))
    parts = [part for part in parts if part.path.lower() in archive.names]
    size = sum(archive.names[part.path.lower()].file_size for part in parts)
    if size in BESIDE:
        cells, marks = side_by_side(
            partial(_rows, data, parts), partial(_marks, archive, parts, styles)
        )
    else:
        marks = _marks(archive, parts, styles)
        cells = _rows(data, parts)
    if left := _put_right(archive):
        cells = [[[left.get(value, value) if isinstance(value, str) else value for value in row]
                  for row in rows] for rows in cells]  # fmt: skip
    return list(map(_sheet, parts, marks, cells))


def _is_unreckoned(archive: Archive) -> bool:
    """Tell whether a program wrote the workbook that leaves all formulas to who opens it."""
    return _UNRECKONED.search(archive.read(_workbook_path(archive))) is not None


def _put_right(archive: Archive) -> dict[str, str]:
    """Return each text of which a part is struck out or raised → what is left of it.

    So a figure is corrected by hand: the old one struck out, the new one behind it. A raised
    figure right behind another one is a mark, which comes in brackets. A text of which nothing
    would be left stays, and one that another cell holds as it is.
    """
    part = archive.names.get(_TEXTS)
    if part is None or part.file_size > LARGEST_LOOKED_AT:
        return {}
    texts = archive.read(_TEXTS)
    if b"strike" not in texts and b"superscript" not in texts:
        return {}
    whole: set[str] = set()
    left: dict[str, str] = {}
    for text in _tree(archive, _TEXTS):
        runs = [run for run in text if _name(run) in {"r", "t"}]
        said, kept = "".join(map(_said, runs)), _kept(runs)
        if kept.strip() and kept != said:
            left[said] = kept
        else:
            whole.add(said)
    return {said: kept for said, kept in left.items() if said not in whole}


def _kept(runs: list[Element]) -> str:
    """Return what runs say without what is struck out, raised figures behind others marked."""
    kept = ""
    for run in runs:
        said = "" if _marked(run, "strike", {"0", "false"}) else _said(run)
        mark = kept[-1:].isdigit() and said.isdigit()
        kept += (
            f"[{said}]" if mark and _marked(run, "vertAlign", {"baseline", "subscript"}) else said
        )
    return kept


_TEXTS = "xl/sharedstrings.xml"
LARGEST_LOOKED_AT = 4 * 2**20
"""Bytes of texts: nobody corrects a list of thousands of projects by hand."""


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _said(run: Element) -> str:
    return "".join(part.text or "" for part in run.iter() if _name(part) == "t")


def _marked(run: Element, name: str, unless: set[str]) -> bool:
    """Tell whether a run bears a mark, unless it says that it is off."""
    marks = (mark for mark in run.iter() if _name(mark) == name)
    return any(mark.get("val", "1") not in unless for mark in marks)


BESIDE = range(4 * 2**20, 128 * 2**20)
"""Bytes of sheets that both passes read at the same time. Smaller ones aren't worth it, larger ones
must first prove that calamine can bear them: it ends the process on a sheet that lies."""


def _marks(archive: Archive, parts: list[_Part], styles: Styles) -> list[Marks]:
    return [marks_of(archive, part.path, styles) for part in parts]


def _rows(data: bytes, parts: list[_Part]) -> list[list[list[Any]]]:
    """Return every sheet's values by row and column, blanks as None."""
    book = _calamine(data)
    return [_values(book, part) for part in parts]


def _calamine(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415

    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise Refused("password", "password_needed") from error
    except (CalamineError, OSError, ValueError) as error:
        raise Refused("unreadable", "broken_workbook") from error


def _values(book: CalamineWorkbook, part: _Part) -> list[list[Any]]:
    from python_calamine import CalamineError  # noqa: PLC0415 (only the worker pays for it)

    try:
        found: list[list[Any]] = book.get_sheet_by_name(part.name).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        raise Refused("unreadable", "broken_sheet", sheet=part.name) from error
    rows = [[None if value == "" else value for value in row] for row in found]
    _spell_durations(rows)
    return rows


def _sheet(part: _Part, marks: Marks, rows: list[list[Scalar]]) -> Sheet:
    for row, column in marks.formulas:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = None
    return trimmed(
        Sheet(
            name=part.name,
            rows=rows,
            merges=marks.merges,
            formats=marks.formats,
            errors=marks.errors,
            formulas=marks.formulas,
            hidden=part.state in {"hidden", "veryhidden"},
            very_hidden=part.state == "veryhidden",
            hidden_rows=frozenset(marks.hidden_rows),
            hidden_columns=frozenset(marks.hidden_columns),
            struck_rows=_struck_rows(marks.struck, rows),
        )
    )


def _struck_rows(struck: set[tuple[int, int]], rows: list[list[Scalar]]) -> frozenset[int]:
    """Return the rows of which most cells that say something are struck through."""
    times = Counter(row for row, _ in struck)
    return frozenset(
        row for row, count in times.items()
        if row < len(rows) and count * 2 > len(rows[row]) - rows[row].count(None)
    )  # fmt: skip


def _spell_durations(rows: list[list[Any]]) -> None:
    """Turn elapsed times ([h]:mm), which no field of a form holds, into text in place."""
    for row in rows:
        if timedelta in set(map(type, row)):
            row[:] = [str(value) if isinstance(value, timedelta) else value for value in row]


def _worksheets(archive: Archive) -> Iterator[_Part]:
    """Yield the sheets that hold cells (chart and dialog sheets don't), as the workbook lists."""
    path = _workbook_path(archive)
    folder, _, file = path.rpartition("/")
    targets = {
        relation.get("Id"): normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")
        for relation in _tree(archive, f"{folder}/_rels/{file}.rels".lstrip("/"))
        if relation.get("Type", "").endswith("/worksheet")
    }
    for element in _tree(archive, path).iter():
        if element.tag.rpartition("}")[2] != "sheet":
            continue
        key = next((v for k, v in element.items() if k.endswith("}id")), None)
        if key in targets:
            state = element.get("state", "visible").lower()
            yield _Part(element.get("name", ""), targets[key], state)


def _workbook_path(archive: Archive) -> str:
    if "xl/workbook.xml" in archive.names:
        return "xl/workbook.xml"
    for override in _tree(archive, "[content_types].xml"):
        if "sheet.main+xml" in override.get("ContentType", ""):
            return override.get("PartName", "").lstrip("/")
    raise Refused("unreadable", "broken_workbook")


def _tree(archive: Archive, name: str) -> Element:
    refuse_entities(archive, name)
    try:
        return fromstring(archive.read(name))  # noqa: S314 (no DOCTYPE, so no entities)
    except (ParseError, ValueError, LookupError) as error:
        raise Refused("unreadable", "broken_workbook") from error


def _styles(archive: Archive) -> Styles:
    """Return the cell styles whose number format says something, and those that strike through."""
    refuse_entities(archive, "xl/styles.xml")
    styles = archive.read("xl/styles.xml", optional=True)
    codes = dict(BUILT_IN)
    for declared in _NUMBER_FORMAT.findall(styles):
        number, code = _FORMAT_ID.search(declared), _FORMAT_CODE.search(declared)
        if number and code:
            codes[int(number[1])] = unescape((code[1] or code[2] or b"").decode("utf-8", "replace"))
    cells = _CELL_XFS.search(styles)
    fonts = _struck_fonts(styles) if b"strike" in styles else frozenset()
    found, struck = {}, set()
    for style, attributes in enumerate(_XF.findall(cells[0]) if cells else ()):
        if fonts and (font := _FONT_ID.search(attributes)) and int(font[1]) in fonts:
            struck.add(style)
        used = _FORMAT_ID.search(attributes)
        spelled = codes.get(int(used[1]), "") if used else ""
        if spelled.lower() not in SILENT:
            found[style] = spelled
    return Styles(found, frozenset(struck))


def _struck_fonts(styles: bytes) -> frozenset[int]:
    """Return the numbers of the fonts that strike through."""
    declared = _FONTS.search(styles)
    fonts = _FONT.findall(declared[0]) if declared else ()
    return frozenset(at for at, font in enumerate(fonts) if _STRIKE.search(font))
