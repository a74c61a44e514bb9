"""The sheet in front: what is to be done, the gravest first, each line a link to its cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from gridperf.handback.package import LINKS, MAIN, Package, m, writable
from gridperf.handback.styles import Font, Styles
from gridperf.look import ACCENT, LEVELS, QUIET
from gridperf.words import Words

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_WIDTHS = (7, 12, 16, 28, 64, 14, 36)
_COLUMNS = ("number", "level", "cell", "project", "matter", "deadline", "answer")
_NAME = 31
"""Letters that a sheet's name can have."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be looked at: how grave, where it stands, what it says."""

    level: str
    sheet: str
    address: str
    project: str
    said: str
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class ToDo:
    """What is asked for: a title, what is said above the list, the points, what is said below."""

    title: str
    notes: tuple[str, ...]
    items: tuple[Item, ...]
    foot: str = ""


def put_in_front(package: Package, styles: Styles, asked: ToDo, words: Words) -> None:
    """Add the list as the first sheet, opened first; the other sheets stay in their order."""
    book = package.tree(package.workbook)
    sheets = book.find(m("sheets"))
    if sheets is None:
        return
    held = list(package.sheets().values())
    page = _Page(styles, package.sheets().keys(), words)
    content = etree.tostring(page.draw(asked), xml_declaration=True, encoding="UTF-8")
    stem = held[0].rsplit("/", 1)[0] + "/gridperf" if held else "xl/worksheets/gridperf"
    part = package.add(stem, "xml", content, _KIND)
    entry = etree.Element(m("sheet"), name=_free(words("handback.sheet"), sheets))
    entry.set("sheetId", str(max((int(str(s.get("sheetId"))) for s in sheets), default=0) + 1))
    entry.set(f"{{{LINKS}}}id", package.relate(package.workbook, part, "worksheet"))
    sheets.insert(0, entry)
    _move_on(book, package, held)


def _free(name: str, sheets: etree._Element) -> str:
    taken = {str(sheet.get("name")).lower() for sheet in sheets}
    number, tried = 2, name[:_NAME]
    while tried.lower() in taken:
        tried, number = f"{name[: _NAME - 4]}{number}", number + 1
    return tried


def _move_on(book: etree._Element, package: Package, held: Sequence[str]) -> None:
    """Let what counts sheets by their place count one more; only the list is chosen."""
    for name in book.iterfind(f"{m('definedNames')}/{m('definedName')}"):
        if name.get("localSheetId") is not None:
            name.set("localSheetId", str(int(str(name.get("localSheetId"))) + 1))
    for view in book.iterfind(f"{m('bookViews')}/{m('workbookView')}"):
        _drop(view, "activeTab", "firstSheet")
    for part in held:
        if b"tabSelected" in package.bytes_of(part):
            for view in package.tree(part).iterfind(f"{m('sheetViews')}/{m('sheetView')}"):
                _drop(view, "tabSelected")


def _drop(held: etree._Element, *names: str) -> None:
    for name in names:
        if held.get(name) is not None:
            del held.attrib[name]


class _Page:
    """The list while it is drawn."""

    def __init__(self, styles: Styles, sheets: Iterable[str], words: Words) -> None:
        self._sheets = set(sheets)
        self._words = words
        self._title = styles.plain(Font(16, bold=True), boxed=False)
        self._note = styles.plain(Font(colour=QUIET), boxed=False)
        self._head = styles.plain(Font(bold=True))
        self._text = styles.plain(Font())
        self._link = styles.plain(Font(colour=ACCENT, underlined=True))
        self._section = {level: styles.plain(Font(bold=True), level) for level in LEVELS}
        self._rows: list[etree._Element] = []
        self._merged: list[str] = []
        self._links: list[tuple[str, str]] = []

    def draw(self, asked: ToDo) -> etree._Element:
        self._line(asked.title, self._title, 30)
        for note in asked.notes:
            self._line(note, self._note, 18 * (1 + len(note) // 80))
        self._row([(self._words(f"handback.{name}"), self._head) for name in _COLUMNS])
        head = len(self._rows)
        number = 0
        for level in LEVELS:
            own = [item for item in asked.items if item.level == level]
            if own:
                said = self._words(f"handback.do_{level}", count=len(own))
                self._line(said, self._section[level], 22, across=True)
            for item in own:
                number += 1
                self._item(number, item)
        if asked.foot:
            self._line(asked.foot, self._note, 18 * (1 + len(asked.foot) // 80))
        return self._whole(head)

    def _item(self, number: int, item: Item) -> None:
        spot = item.address or self._words("handback.whole")
        known = bool(item.address) and item.sheet in self._sheets
        if known:
            first = item.address.split(",")[0].split(":")[0]
            quoted = item.sheet.replace("'", "''")
            self._links.append((f"C{len(self._rows) + 1}", f"'{quoted}'!{first}"))
        texts = [
            (str(number), self._text),
            (self._words(f"model.level_{item.level}"), self._text),
            (spot, self._link if known else self._text),
            (item.project, self._text),
            (item.said, self._text),
            (item.deadline, self._text),
            ("", self._text),
        ]
        self._row(texts, 8 + 16 * (1 + max(len(item.said) // 30, len(item.project) // 13)))

    def _line(self, said: str, style: int, height: int, *, across: bool = False) -> None:
        number = len(self._rows) + 1
        self._merged.append(f"A{number}:G{number}")
        blank = [("", style)] * 6 if across else []
        self._row([(said, style), *blank], height)

    def _row(self, texts: Sequence[tuple[str, int]], height: int = 20) -> None:
        number = len(self._rows) + 1
        row = etree.Element(m("row"), r=str(number), ht=str(height), customHeight="1")
        for column, (said, style) in zip("ABCDEFG", texts, strict=False):
            cell = etree.SubElement(row, m("c"), r=f"{column}{number}", s=str(style))
            if said:
                cell.set("t", "inlineStr")
                text = etree.SubElement(etree.SubElement(cell, m("is")), m("t"))
                text.text = writable(said)
        self._rows.append(row)

    def _whole(self, head: int) -> etree._Element:
        names: dict[str | None, str] = {None: MAIN, "r": LINKS}
        root = etree.Element(m("worksheet"), nsmap=names)  # type: ignore[arg-type]
        setup = etree.SubElement(root, m("sheetPr"))
        etree.SubElement(setup, m("pageSetUpPr"), fitToPage="1")
        views = etree.SubElement(root, m("sheetViews"))
        view = etree.SubElement(
            views, m("sheetView"), showGridLines="0", tabSelected="1", workbookViewId="0"
        )
        pane = {"ySplit": str(head), "topLeftCell": f"A{head + 1}", "state": "frozen"}
        etree.SubElement(view, m("pane"), pane, activePane="bottomLeft")
        columns = etree.SubElement(root, m("cols"))
        for number, width in enumerate(_WIDTHS, 1):
            place = {"min": str(number), "max": str(number)}
            etree.SubElement(columns, m("col"), place, width=str(width), customWidth="1")
        data = etree.SubElement(root, m("sheetData"))
        data.extend(self._rows)
        merges = etree.SubElement(root, m("mergeCells"), count=str(len(self._merged)))
        for ref in self._merged:
            etree.SubElement(merges, m("mergeCell"), ref=ref)
        if self._links:
            links = etree.SubElement(root, m("hyperlinks"))
            for ref, location in self._links:
                etree.SubElement(links, m("hyperlink"), ref=ref, location=location)
        etree.SubElement(
            root, m("pageSetup"), paperSize="9", orientation="landscape", fitToHeight="0"
        )
        return root
