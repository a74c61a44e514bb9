"""Plain text (.txt, .csv, .tsv) seen as one sheet: a row a line, a column a place in the line."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from io import StringIO
from pathlib import PurePosixPath

from gridperf.model import Refused, Scalar, Sheet
from gridperf.workbook.bounds import CELLS, LINE_CELLS, LINES

_LINE_END = re.compile(r"\r\n|\n|\r")
_BROKEN = "\N{REPLACEMENT CHARACTER}"
_MOST_BROKEN = 0.1
"""Of the characters beyond ASCII."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def read_text(name: str, data: bytes) -> list[Sheet]:
    """Return the text as one sheet named after the file, all cells text, blank lines counted.

    Cells that look like numbers stay text, so that the raw line survives; lines keep their own
    number of cells. Raises `Refused` for bytes that are no text or have no columns, and for more
    lines or columns than a spreadsheet has.
    """
    if sum(map(data.count, (b"\n", b"\r", b"\t", b",", b";"))) > CELLS:
        raise Refused("too_large", "too_many_cells", limit=CELLS)
    text = decode(data)
    if _CONTROL.search(text):
        raise Refused("unreadable", "not_a_table")
    if max(text.count("\n"), text.count("\r")) > LINES:
        raise Refused("too_large", "too_many_lines", limit=LINES)
    text = _without_padding(text)
    records = _records(text, _delimiter(text))
    if '="' in text:
        records = [list(map(_unwrapped, row)) for row in records]
    if max(map(len, records)) > LINE_CELLS:
        raise Refused("too_large", "too_many_columns", limit=LINE_CELLS)
    rows: list[list[Scalar]] = [[cell or None for cell in row] for row in records]
    while rows and not "".join(records[len(rows) - 1]).strip():
        rows.pop()
    return [Sheet(name=stem(name), rows=rows, delimited=True)]


def _unwrapped(cell: str) -> str:
    """Return what ="00123" shows: so systems keep a spreadsheet from taking it for a number."""
    formula = _TEXT_FORMULA.fullmatch(cell) if cell.startswith('="') else None
    return formula[1].replace('""', '"') if formula else cell


_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*+)"')


def stem(name: str) -> str:
    """Return a file's name without folders and ending."""
    return PurePosixPath(name.replace("\\", "/")).stem


def decode(data: bytes) -> str:
    """Return text as an office writes it: UTF-16, UTF-8, else GB18030 (GBK).

    A few broken characters, as systems leave them that cut texts by bytes, come as �, for all to
    see; raise `Refused` for bytes that are no text.
    """
    if wide := utf16_of(data):
        text = data.decode(wide, "replace")
    else:
        text = data.decode("utf-8-sig", "replace")
        # GB18030 would also take damaged UTF-8, as nonsense; GBK read as UTF-8 is all broken.
        if text.count(_BROKEN) > _MOST_BROKEN * _wide_characters(text):
            text = data.decode("gb18030", "replace")
    if text.count(_BROKEN) > _MOST_BROKEN * _wide_characters(text):
        raise Refused("unreadable", "not_a_table")
    return text


def utf16_of(data: bytes) -> str | None:
    """Return which UTF-16 a text is, if any; without its mark its commas and figures tell it."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # They have a zero byte.
    first = data[:_LOOKED_AT]
    even, odd = first[::2].count(0), first[1::2].count(0)
    if max(even, odd) * 20 < len(first) or max(even, odd) < 3 * min(even, odd):
        return None  # 一 has a zero byte too, on the other side
    return "utf-16-le" if odd > even else "utf-16-be"


_LOOKED_AT = 4096
"""Bytes at the beginning that tell."""


def _wide_characters(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _without_padding(text: str) -> str:
    """Return comma-separated text without the tabs by which systems keep numbers as texts.

    Such a tab stands beside a comma (1200.00<tab>,) or at the line's edge; one that parts columns
    stands between others.
    """
    if not _PADDING.search(text):
        return text
    bare = _PADDING.sub("", text)
    return text if "\t" in bare else bare


_PADDING = re.compile(r'(?:\A|\A"|(?<=[,\r\n])|(?<=[,\r\n]"))\t++|(?<!\t)\t++(?="?(?:[,\r\n]|\Z))')


def _delimiter(text: str) -> str:
    """Return tab or comma, whichever more lines hold; prose between the lines has its commas.

    Semicolons, which prose has too, where no fewer lines hold them than commas, and more lines
    hold them equally often.
    """
    lines = _LINE_END.split(text)
    tabs = sum("\t" in line for line in lines)
    commas = sum("," in line for line in lines)
    semicolons = sum(";" in line for line in lines)
    if not tabs and semicolons >= commas and _alike(lines, ";") > _alike(lines, ","):
        return ";"
    if not tabs and not commas:
        raise Refused("unreadable", "not_a_table")
    return "\t" if tabs * 2 >= commas else ","


def _alike(lines: list[str], sign: str) -> int:
    """Return how many lines hold a sign equally often, and often enough to part three columns."""
    counts = Counter(line.count(sign) for line in lines if sign in line)
    return max((lines for times, lines in counts.items() if times > 1), default=0)


def _records(text: str, delimiter: str) -> list[list[str]]:
    """Return cells by line; a quoted cell may span lines, which then stay as empty rows."""
    lines = [line.split(delimiter) for line in _LINE_END.split(text)]
    if '"' not in text:
        return lines
    quoted = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        for row in quoted:
            rows.append(row)
            rows.extend([] for _ in range(quoted.line_num - len(rows)))
    except csv.Error:
        # A stray quotation mark, not a quoted cell: the lines count as they stand.
        return lines
    return rows
