"""Tables in Word documents (.docx), by python-docx, an extra."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from gridperf.model import Merge, Refused, Sheet
from gridperf.workbook.archive import Archive
from gridperf.workbook.grid import Grid
from gridperf.workbook.xlsx_marks import refuse_entities

if TYPE_CHECKING:
    from docx.oxml.text.paragraph import CT_P
    from docx.table import Table


def read_docx(data: bytes) -> list[Sheet]:
    """Return one sheet: the tables and the lines between them, below each other, all cells text."""
    try:
        import docx  # noqa: PLC0415 (an extra)
        from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415
        from docx.table import Table  # noqa: PLC0415
        from lxml.etree import XMLSyntaxError  # noqa: PLC0415
    except ImportError as error:
        raise Refused("unreadable", "extra_missing", extra="docx") from error
    refuse_entities(Archive(data), "word/document.xml")
    try:
        document = docx.Document(BytesIO(data))
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as error:
        raise Refused("unreadable", "broken_file", format="DOCX") from error
    if not document.tables:
        raise Refused("unreadable", "no_table_inside")
    grid = Grid()
    row = 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            row += _add(grid, row, block)
        elif block.text.strip():
            grid.place(row, 0, block.text.strip())
            row += 1
    return [grid.sheet()]


_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUN, _WORDS = f"{_NAMESPACE}r", f"{_NAMESPACE}t"
_BREAKS = {f"{_NAMESPACE}br": "\n", f"{_NAMESPACE}cr": "\n", f"{_NAMESPACE}tab": "\t"}


def _text(paragraph: CT_P) -> str:
    """Return a paragraph's words; python-docx asks an XPath for each run, which costs seconds."""
    return "".join(
        node.text or "" if node.tag == _WORDS else _BREAKS.get(node.tag, "")
        for run in paragraph.iter(_RUN)
        for node in run
    )


def _add(grid: Grid, top: int, table: Table) -> int:
    """Place a table below what is there; return how many rows it has."""
    running: dict[int, Merge] = {}
    merged: list[Merge] = []
    for row, line in enumerate(table._tbl.tr_lst, top):  # noqa: SLF001 (its public cells are quadratic)
        column = line.grid_before
        for cell in line.tc_lst:
            span = cell.grid_span
            if cell.vMerge == "continue" and column in running:
                running[column] = running[column]._replace(bottom=row)
            else:
                text = "\n".join(map(_text, cell.p_lst)).strip()
                grid.place(row, column, text or None)
                if column in running:
                    merged.append(running.pop(column))
                running[column] = Merge(row, column, row, column + span - 1)
            column += span
    merged += running.values()
    grid.merges += [merge for merge in merged if merge[:2] != merge[2:]]
    return len(table._tbl.tr_lst)  # noqa: SLF001
