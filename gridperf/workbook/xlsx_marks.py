"""What calamine doesn't tell of a worksheet, read from its XML in one pass over blocks of rows.

No tree is built and no entity expanded: bytes are searched for the few cells that matter. The
patterns know the canonical spelling that Excel, WPS and the usual libraries write; a block that
is spelled otherwise (prefixes, other order, cells without address) is first brought into it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from gridperf.model import Merge, Refused
from gridperf.workbook.addresses import column_index, column_letters
from gridperf.workbook.archive import BROKEN, Archive
from gridperf.workbook.bounds import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLOCK_BYTES = 2**20
_HEAD_BYTES = 4096
_LAST_COLUMN = 16_384

# Possessive: a cell's tag leaves nothing to try again, and a large sheet has half a million.
_REST = rb'(?: (?:cm|vm|ph)="\w*+")*+ ?+'
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3}+)\d{1,7}+"(?: s="\d++")?+(?: t="\w++")?+(?:>|' + _REST + rb"/?>)"
)
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>(?!</c>)')
_ANY_CELL = re.compile(rb"<c[\s/>]")
_ROW = re.compile(rb'<row r="(\d{1,7})"')
_HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^>]*? hidden="(?:1|true)"')
_ERROR = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?: s="\d+")? t="e"[^>]*>(?:<f[^>]*/>|<f\b.*?</f>)?\s*<v>([^<]*)</v>',
    re.DOTALL,
)
_FORMULA = re.compile(
    rb'<c r="([A-Z]+)(\d+)"([^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>([^<]*)</f>)\s*(<v\b[^>]*>[^<]{0,4}+)?'
)
_MERGE = re.compile(rb"<mergeCell [^>]*?\bref=[\"']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)[\"']")
_COLUMN = re.compile(rb"<col\b([^>]*)>")
_PREFIX = re.compile(rb"<(/?)[A-Za-z_][\w.-]*:")
_CELL_OR_ROW = re.compile(rb"<(row|c)\b([^>]*?)(/?)>")
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ADDRESS = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})\Z")


class Styles(NamedTuple):
    """What a workbook says of all of its sheets' cells; styles by their number in it."""

    formats: dict[int, str]
    """Those whose number format says something of a number."""
    struck: frozenset[int]
    """Those whose font strikes through."""
    unreckoned: bool = False
    """True where its writer reckoned no formula: a 0 behind one only holds the place."""


@dataclass(slots=True)
class Marks:
    """What one worksheet says beside its values, zero-based."""

    merges: tuple[Merge, ...] = ()
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    """Filled cells in a font that strikes them through."""
    last_row: int = 0
    columns: set[bytes] = field(default_factory=set)

    @property
    def box(self) -> int:
        """The number of cells up to the last row and column that hold a cell element."""
        return self.last_row * max(map(column_index, self.columns), default=-1) + self.last_row


def marks_of(archive: Archive, path: str, styles: Styles) -> Marks:
    """Return the marks of a worksheet part, those of the styles that matter.

    Raises `Refused` for a sheet whose filled area is beyond all bounds, or with a document type
    declaration.
    """
    refuse_entities(archive, path)
    marks, formats = Marks(), styles.formats
    styled = _styled(formats, _NUMBER)
    struck = _styled(styles.struck, _TYPED)
    merges: list[tuple[bytes, bytes, bytes, bytes]] = []
    for block, columns, rows in _blocks(archive, path):
        marks.columns.update(columns)
        marks.last_row = max(marks.last_row, *map(int, rows), 0)
        if styled:
            for letters, row, style in styled.findall(block):
                marks.formats[int(row) - 1, column_index(letters)] = formats[int(style)]
        if struck:
            marks.struck.update((int(row) - 1, column_index(letters))
                                for letters, row, _ in struck.findall(block))  # fmt: skip
        _note_rare(marks, block, unreckoned=styles.unreckoned)
        if b"mergeCell" in block:
            merges += _MERGE.findall(block)
    if marks.box > CELLS:
        _refuse_if_filled_beyond(archive, path)
    marks.merges = tuple(
        Merge(int(top) - 1, column_index(left), int(bottom) - 1, column_index(right))
        for left, top, right, bottom in merges
    )
    return marks


def refuse_entities(archive: Archive, path: str) -> None:
    """Raise `Refused` where a part declares a document type: workbooks never do."""
    if path.lower() not in archive.names:
        return
    try:
        with archive.open(path) as part:
            head = part.read(_HEAD_BYTES)
    except BROKEN as error:
        raise Refused("unreadable", "broken_archive") from error
    if b"<!" in head and (b"<!DOCTYPE" in head or b"<!ENTITY" in head):
        raise Refused("unsafe", "entities")
    if b"\x00" in head:
        raise Refused("unreadable", "broken_workbook")


def _styled(styles: Iterable[int], typed: bytes) -> re.Pattern[bytes] | None:
    """Return the pattern of a filled cell under one of the styles, None without styles."""
    named = "|".join(map(str, styles)).encode()
    if not named:
        return None
    return re.compile(
        rb'<c r="([A-Z]+)(\d+)" s="(' + named + rb')"' + typed + _REST + rb">(?!</c>)"
    )


_NUMBER, _TYPED = rb'(?: t="n")?+', rb'(?: t="\w+")?+'
"""What the tag of a number's cell may say of its type, and of any cell's."""


def _note_rare(marks: Marks, block: bytes, *, unreckoned: bool) -> None:
    """Note what most blocks don't have: hidden rows and columns, errors, formulas without value."""
    if b" hidden=" in block:
        marks.hidden_rows.update(int(row) - 1 for row in _HIDDEN_ROW.findall(block))
        for attributes in map(_attributes, _COLUMN.findall(block)):
            if attributes.get("hidden") in {"1", "true"}:
                first, last = int(attributes["min"]), int(attributes["max"])
                marks.hidden_columns.update(range(first - 1, min(last, _LAST_COLUMN)))
    if b' t="e"' in block:
        for letters, row, text in _ERROR.findall(block):
            marks.errors[int(row) - 1, column_index(letters)] = _text(text)
    if b"<f" in block:
        for letters, row, attributes, formula, value in _FORMULA.findall(block):
            empty_text = b' t="str"' in attributes and value
            holds_place = unreckoned and value.endswith((b">0", b">0.0"))
            if (not value or value.endswith(b">") or holds_place) and not empty_text:
                marks.formulas[int(row) - 1, column_index(letters)] = _text(formula)


def _text(raw: bytes) -> str:
    return unescape(raw.decode("utf-8", "replace"))


def _attributes(raw: bytes) -> dict[str, str]:
    return {
        name.decode(): (double or single).decode("utf-8", "replace")
        for name, double, single in _ATTRIBUTE.findall(raw)
    }


def _refuse_if_filled_beyond(archive: Archive, path: str) -> None:
    """Raise `Refused` unless the far cells only carry formatting, which calamine passes over."""
    last_row, columns = 0, set()
    for block, _, _ in _blocks(archive, path):
        for letters, row in _FILLED.findall(block):
            last_row = max(last_row, int(row))
            columns.add(letters)
    last_column = max(map(column_index, columns), default=-1)
    if last_row * (last_column + 1) > CELLS:
        cell = f"{column_letters(last_column)}{last_row}"
        raise Refused("too_large", "sheet_too_large", cell=cell, limit=CELLS)


def _blocks(archive: Archive, path: str) -> Iterator[tuple[bytes, list[bytes], list[bytes]]]:
    """Yield the part in blocks of canonically spelled rows, with its cells' columns and rows."""
    spelling = _Spelling()
    for block in _whole_rows(archive, path):
        columns, rows = _CELL.findall(block), _ROW.findall(block)
        if spelling.is_canonical(block, len(columns), len(rows)):
            yield block, columns, rows
        else:
            corrected = spelling.corrected(block)
            yield corrected, _CELL.findall(corrected), _ROW.findall(corrected)


def _whole_rows(archive: Archive, path: str) -> Iterator[bytes]:
    rest = b""
    try:
        with archive.open(path) as part:
            while block := part.read(_BLOCK_BYTES):
                rest += block
                cut = max(rest.rfind(b"</row>") + 6, rest.rfind(b":row>") + 5)
                if cut > 5:  # noqa: PLR2004 (rfind's -1 and the end tag's length)
                    yield rest[:cut]
                    rest = rest[cut:]
    except BROKEN as error:
        raise Refused("unreadable", "broken_archive") from error
    yield rest


class _Spelling:
    """Brings rows and cells into the order of attributes that Excel writes, r, s, t."""

    def __init__(self) -> None:
        self._row = 0
        self._column = 0

    @staticmethod
    def is_canonical(block: bytes, cells: int, rows: int) -> bool:
        """Tell whether the patterns above see every row and cell of the block."""
        return (
            (cells == block.count(b"<c") or cells == len(_ANY_CELL.findall(block)))
            and rows == block.count(b"<row")
            and not (b":row" in block and _PREFIX.search(block))
        )

    def corrected(self, block: bytes) -> bytes:
        """Return the block without prefixes, each row and cell with its address first."""
        return _CELL_OR_ROW.sub(self._tag, _PREFIX.sub(rb"<\1", block))

    def _tag(self, match: re.Match[bytes]) -> bytes:
        attributes = _attributes(match[2])
        if match[1] == b"row":
            stated = attributes.get("r", "")
            self._row = int(stated) if stated.isdigit() else self._row + 1
            self._column = 0
            hidden = ' hidden="1"' if attributes.get("hidden") in {"1", "true"} else ""
            return f'<row r="{self._row}"{hidden}{match[3].decode()}>'.encode()
        address = _ADDRESS.match(attributes.get("r", "").encode())
        self._column = column_index(address[1].upper()) if address else self._column
        row = int(address[2]) if address else self._row
        kept = "".join(f' {key}="{attributes[key]}"' for key in "st" if key in attributes)
        tag = f'<c r="{column_letters(self._column)}{row}"{kept}{match[3].decode()}>'
        self._column += 1
        return tag.encode()
