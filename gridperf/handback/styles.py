"""Styles for marks: a cell's own style with another ground, and those of the list."""

from __future__ import annotations

from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from gridperf.handback.package import Package, UnmarkableError, m
from gridperf.look import INK, LEVELS

_GROUND = {level: mark.band.lstrip("#") for level, mark in LEVELS.items()}


class Font(NamedTuple):
    """Letters of the list."""

    size: int = 11
    colour: str = INK
    bold: bool = False
    underlined: bool = False


class Styles:
    """The workbook's cell styles; new ones are appended, none is changed."""

    def __init__(self, package: Package) -> None:
        """Take the workbook's styles up."""
        part = package.related(package.workbook, "styles")
        if part is None:
            raise UnmarkableError
        self._root = package.tree(part)
        self._cells = self._list("cellXfs")
        self._tinted: dict[tuple[int, str], int] = {}
        self._fills: dict[str, int] = {}

    def _list(self, name: str) -> etree._Element:
        held = self._root.find(m(name))
        if held is None:
            raise UnmarkableError
        return held

    def _append(self, name: str, entry: etree._Element) -> int:
        held = self._list(name)
        held.append(entry)
        count = len(held.findall(entry.tag))
        held.set("count", str(count))
        return count - 1

    def _fill(self, level: str) -> int:
        if level not in self._fills:
            fill = etree.Element(m("fill"))
            pattern = etree.SubElement(fill, m("patternFill"), patternType="solid")
            etree.SubElement(pattern, m("fgColor"), rgb=f"FF{_GROUND[level]}")
            etree.SubElement(pattern, m("bgColor"), indexed="64")
            self._fills[level] = self._append("fills", fill)
        return self._fills[level]

    def tinted(self, style: int, level: str) -> int:
        """Return the number of a style that is like another one but for its ground."""
        key = (style, level)
        if key not in self._tinted:
            own = self._cells.findall(m("xf"))
            like = deepcopy(own[style]) if style < len(own) else etree.Element(m("xf"))
            like.set("fillId", str(self._fill(level)))
            like.set("applyFill", "1")
            self._tinted[key] = self._append("cellXfs", like)
        return self._tinted[key]

    def plain(self, font: Font, level: str = "", *, boxed: bool = True) -> int:
        """Return the number of a new style for the list: wrapped text, set at the top."""
        letters = etree.Element(m("font"))
        if font.bold:
            etree.SubElement(letters, m("b"))
        if font.underlined:
            etree.SubElement(letters, m("u"))
        etree.SubElement(letters, m("sz"), val=str(font.size))
        etree.SubElement(letters, m("color"), rgb=f"FF{font.colour.lstrip('#')}")
        etree.SubElement(letters, m("name"), val="宋体")
        like = etree.Element(m("xf"), numFmtId="49", xfId="0")
        for part in ("NumberFormat", "Font", "Fill", "Border", "Alignment"):
            like.set(f"apply{part}", "1")
        like.set("fontId", str(self._append("fonts", letters)))
        like.set("fillId", str(self._fill(level)) if level else "0")
        like.set("borderId", str(self._box()) if boxed else "0")
        wrap = {"vertical": "top" if boxed else "center", "wrapText": "1"}
        etree.SubElement(like, m("alignment"), wrap)
        return self._append("cellXfs", like)

    def _box(self) -> int:
        border = etree.Element(m("border"))
        for side in ("left", "right", "top", "bottom"):
            line = etree.SubElement(border, m(side), style="thin")
            etree.SubElement(line, m("color"), rgb="FFB4BCC4")
        etree.SubElement(border, m("diagonal"))
        return self._append("borders", border)
