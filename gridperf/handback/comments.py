"""Comments beside those that a worksheet has already: the text, and the box that shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from lxml import etree

from gridperf.handback.cells import Place, places
from gridperf.handback.package import LINKS, MAIN, Package, m, writable
from gridperf.workbook.addresses import column_letters

_AUTHOR = "GridPerf"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)  # fmt: skip
"""What may follow a sheet's reference to its comments' boxes, in the order of the format."""
_OTHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_TYPE = (
    f'<v:shapetype {_NAMES} id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_WIDE, _LINE = 4, 26
"""Columns that a box spans; letters of a line in it."""


def comment(package: Package, part: str, texts: Mapping[Place, str]) -> None:
    """Add a comment at each place; one that is there already keeps its text above the new one."""
    held = package.related(part, "comments")
    if held is None:
        empty = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
        held = package.add("xl/comments", "xml", empty.encode(), _COMMENTS)
        package.relate(part, held, "comments")
    fresh = _write(package.tree(held), texts)
    _box(package, part, {place: texts[place] for place in fresh})


def _write(root: etree._Element, texts: Mapping[Place, str]) -> list[Place]:
    """Write the texts; return the places that had no comment yet."""
    authors, held = root.find(m("authors")), root.find(m("commentList"))
    if authors is None or held is None:
        return []
    author = str(len(authors))
    etree.SubElement(authors, m("author")).text = _AUTHOR
    there = {place: entry for entry in held for place in places(str(entry.get("ref")))}
    for place, said in sorted(texts.items()):
        entry = there.get(place)
        if entry is None:
            address = f"{column_letters(place[1])}{place[0] + 1}"
            entry = etree.Element(m("comment"), ref=address, authorId=author)
            etree.SubElement(entry, m("text"))
            held.append(entry)
        _say(entry, said, first=place not in there)
    return [place for place in texts if place not in there]


def _say(entry: etree._Element, said: str, *, first: bool) -> None:
    text = entry.find(m("text"))
    if text is None:
        text = etree.SubElement(entry, m("text"))
    run = etree.SubElement(text, m("r"))
    look = etree.SubElement(run, m("rPr"))
    etree.SubElement(look, m("sz"), val="10")
    etree.SubElement(look, m("rFont"), val="宋体")
    words = etree.SubElement(run, m("t"))
    words.text = writable(said if first else f"\n{said}")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _box(package: Package, part: str, texts: Mapping[Place, str]) -> None:
    if not texts:
        return
    drawing = package.related(part, "vmlDrawing")
    sheet = package.tree(part)
    if drawing is None or sheet.find(m("legacyDrawing")) is None:
        block = 100 + sum(1 for path in package.sheets().values() if path < part)
        empty = (
            f'<xml {_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/>'
            f"</o:shapelayout>{_TYPE}</xml>"
        )
        drawing = package.add("xl/drawings/vmlDrawing", "vml", empty.encode(), _DRAWING)
        _refer(sheet, package.relate(part, drawing, "vmlDrawing"))
        first = block * 1024 + 1
    else:
        taken = re.findall(rb"_x0000_s(\d+)", package.bytes_of(drawing))
        first = max(map(int, taken), default=1024) + 1
    content = package.bytes_of(drawing)
    end = content.rfind(b"</xml>")
    shapes = "".join(
        _shape(first + number, place, said)
        for number, (place, said) in enumerate(sorted(texts.items()))
    )
    kind = "" if b'"_x0000_t202"' in content else _TYPE
    if end > 0:
        package.replace(drawing, content[:end] + (kind + shapes).encode() + content[end:])


def _refer(sheet: etree._Element, key: str) -> None:
    drawing = etree.Element(m("legacyDrawing"))
    drawing.set(f"{{{LINKS}}}id", key)
    after = {m(name) for name in _AFTER} | {_OTHER}
    place = sheet.find(m("drawing"))
    if place is not None:
        place.addnext(drawing)
        return
    following = next((held for held in sheet if held.tag in after), None)
    if following is None:
        sheet.append(drawing)
    else:
        following.addprevious(drawing)


def _shape(number: int, place: Place, said: str) -> str:
    row, column = place
    lines = sum(1 + len(line) // _LINE for line in said.split("\n"))
    tall = min(max(lines + 1, 3), 24)
    anchor = f"{column + 1},15,{max(row - 1, 0)},4,{column + 1 + _WIDE},15,{row + tall},4"
    return (
        f'<v:shape {_NAMES} id="_x0000_s{number}" type="#_x0000_t202"'
        ' style="position:absolute;margin-left:80pt;margin-top:5pt;width:260pt;'
        f'height:{tall * 15}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1"'
        ' o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{escape(anchor)}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
