"""Tables in Word documents (.docx, .docm, .dotx), by python-docx, an extra."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.model import Merge, Refused, Sheet
from gridperf.workbook.archive import Archive
from gridperf.workbook.docx_words import CONTINUED, is_on, said, text_of
from gridperf.workbook.grid import Grid
from gridperf.workbook.xlsx_marks import refuse_entities

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def read_docx(data: bytes) -> list[Sheet]:
    """Return one sheet: the tables and the lines between them, below each other, all cells text.

    The head of the pages stands above them where it alone says what the table is.
    """
    try:
        import docx.oxml  # noqa: F401, PLC0415 (an extra)
        from lxml.etree import XMLSyntaxError  # noqa: PLC0415
    except ImportError as error:
        raise Refused("unreadable", "extra_missing", extra="docx") from error
    archive = Archive(data)
    try:
        # The part alone: the package's reader would refuse one with macros, or a template.
        body = _tree(archive, _DOCUMENT).find(_BODY)
        blocks = [] if body is None else list(_inside(body, {_PARAGRAPH, _TABLE}))
        if body is not None and _lacks_title(blocks):
            blocks[:0] = _page_head(archive, body)
    except (XMLSyntaxError, ValueError) as error:
        raise Refused("unreadable", "broken_file", format="DOCX") from error
    if not any(block.tag == _TABLE for block in blocks):
        raise Refused("unreadable", "no_table_inside")
    grid = Grid()
    row = 0
    while blocks:
        block = blocks.pop(0)
        if block.tag == _TABLE:
            height, nested = _add(grid, row, block)
            row += height
            blocks[:0] = nested
        elif (text := said([block])) and not CONTINUED.fullmatch(text):
            grid.place(row, 0, text)
            row += 1
    return [grid.sheet()]


def _tree(archive: Archive, part: str) -> Any:  # noqa: ANN401 (an lxml element)
    from docx.oxml.parser import parse_xml  # noqa: PLC0415 (an extra)

    refuse_entities(archive, part)
    return parse_xml(archive.read(part))


def _lacks_title(blocks: list[Any]) -> bool:
    """Tell whether neither words above the first table nor a row across it could be its title."""
    for block in blocks:
        if block.tag == _TABLE:
            first = next(_inside(block, {_ROW}), None)
            return first is not None and len(list(_inside(first, {_CELL}))) > 1
        if text_of(block).strip():
            break
    return False


def _page_head(archive: Archive, body: Any) -> list[Any]:  # noqa: ANN401
    """Return the paragraphs in the head of the first page, where it names a self-evaluation table.

    Other heads name the whole document, whose year may be another one.
    """
    section = next(body.iter(_SECTION), ())
    heads = {head.get(_TYPE): head.get(_ID) for head in section if head.tag == _HEAD}
    own = any(mark.tag == _OWN_HEAD and is_on(mark) for mark in section)
    key = (own and heads.get("first")) or heads.get("default")
    if not key or _RELATIONS not in archive.names:
        return []
    targets = (
        f"word/{relation.get('Target', '')}"
        for relation in _tree(archive, _RELATIONS)
        if relation.get("Id") == key
    )
    part = next(targets, "")
    if part.lower() not in archive.names:
        return []
    found = list(_inside(_tree(archive, part), {_PARAGRAPH}))
    return found if _TITLE in "".join(map(text_of, found)) else []


_TITLE = "自评表"
_RELATIONS = "word/_rels/document.xml.rels"
_DOCUMENT = "word/document.xml"
_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = f"{_NAMESPACE}body"
_SECTION, _HEAD = f"{_NAMESPACE}sectPr", f"{_NAMESPACE}headerReference"
_TYPE, _OWN_HEAD = f"{_NAMESPACE}type", f"{_NAMESPACE}titlePg"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PARAGRAPH, _TABLE = f"{_NAMESPACE}p", f"{_NAMESPACE}tbl"
_ROW, _CELL = f"{_NAMESPACE}tr", f"{_NAMESPACE}tc"
_WRAPPERS = {
    f"{_NAMESPACE}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "smartTag")
}
"""What Word puts around rows, cells and tables: content controls, tracked insertions."""


def _inside(element: Any, tags: set[str]) -> Iterator[Any]:  # noqa: ANN401 (an lxml element)
    """Yield the children with these tags, those in wrappers too, in order."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tags)


def _add(grid: Grid, top: int, table: Any) -> tuple[int, list[Any]]:  # noqa: ANN401
    """Place a table below what is there; return how many rows it has, and the tables within it.

    A table within a cell stands below the one that holds it: often this only frames the page.
    """
    running: dict[int, Merge] = {}
    merged: list[Merge] = []
    nested: list[Any] = []
    row = top - 1
    for row, line in enumerate(_inside(table, {_ROW}), top):
        column = line.grid_before
        for cell in _inside(line, {_CELL}):
            span = cell.grid_span
            nested += _inside(cell, {_TABLE})
            if cell.vMerge == "continue" and column in running:
                running[column] = running[column]._replace(bottom=row)
            else:
                text = said([*_inside(cell, {_PARAGRAPH})])
                grid.place(row, column, text or None)
                if column in running:
                    merged.append(running.pop(column))
                running[column] = Merge(row, column, row, column + span - 1)
            column += span
    merged += running.values()
    grid.merges += [merge for merge in merged if merge[:2] != merge[2:]]
    return row + 1 - top, nested
