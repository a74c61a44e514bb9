"""The self-evaluation report as a Word document, set as official documents are (公文)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from gridperf import progress
from gridperf.reports.content import report
from gridperf.reports.material import Material
from gridperf.reports.pictures import as_pngs
from gridperf.reports.pieces import Chart, Grid, Heading, Prose, Report

TITLE, BODY, FIRST, SECOND = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
LATIN = "Times New Roman"
FALLBACKS = {
    TITLE: "方正小标宋_GBK;小标宋;华文中宋;宋体;Noto Serif CJK SC",
    BODY: "仿宋;FangSong;华文仿宋;STFangsong;Noto Serif CJK SC",
    FIRST: "SimHei;微软雅黑;Noto Sans CJK SC",
    SECOND: "楷体;KaiTi;华文楷体;Noto Serif CJK SC",
}
"""Names under which another machine may hold the type, the nearest first."""
ERHAO, SANHAO, SIHAO, WUHAO = 22, 16, 14, 10.5
"""二号, 三号, 四号, 五号 in points."""
LEADING = 28
ROOM = 15.6
"""Centimetres between the margins."""


def document(material: Material) -> bytes:
    """Return the report as .docx: five chapters, native tables, ready to be edited."""
    held = report(material)
    paper = docx.Document()
    _page(paper)
    _styles(paper)
    _title(paper, held)
    charts = [piece.block for piece in held.pieces if isinstance(piece, Chart)]
    progress.tell("picture", at=len(charts), of=len(charts))
    pictures: Sequence[bytes | None] = as_pngs(charts) or [None] * len(charts)
    drawn = iter(pictures)
    progress.tell("set")
    for piece in held.pieces:
        match piece:
            case Heading():
                paper.add_paragraph(clean(piece.text), style=f"Heading {piece.level}")
            case Prose():
                _body(paper.add_paragraph(clean(piece.text)))
            case Grid():
                _table(paper, piece)
            case Chart():
                _picture(paper, piece, next(drawn), material)
    _signed(paper, material)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def clean(text: str) -> str:
    """Return a text without the signs that no document can hold."""
    return "".join(sign for sign in text if sign in "\n\t" or ord(sign) >= ord(" "))


def _page(paper: Any) -> None:  # noqa: ANN401 (the library has no types)
    """Set A4 with the margins of official documents, and — 1 — at the foot."""
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.footer_distance = Cm(2.5)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in ("— ", None, " —"):
        run = foot.add_run(text or "")
        _typeface(run, "宋体", SIHAO)
        if text is None:
            for kind, said in (("begin", ""), ("", "PAGE"), ("end", "")):
                run._r.append(_field(kind, said))  # noqa: SLF001 (the library has no fields)


def _field(kind: str, said: str) -> Any:  # noqa: ANN401 (the library has no types)
    if kind:
        element = OxmlElement("w:fldChar")
        element.set(qn("w:fldCharType"), kind)
        return element
    element = OxmlElement("w:instrText")
    element.text = said
    return element


def _styles(paper: Any) -> None:  # noqa: ANN401 (the library has no types)
    """Give body and headings their type, and name what stands in where it is missing."""
    for name, face, size in (
        ("Normal", BODY, SANHAO), ("Title", TITLE, ERHAO),
        ("Heading 1", FIRST, SANHAO), ("Heading 2", SECOND, SANHAO),
    ):  # fmt: skip
        style = paper.styles[name]
        _typeface(style, face, size)
        style.font.bold = False
        spacing = style.paragraph_format
        spacing.line_spacing, spacing.space_before, spacing.space_after = Pt(LEADING), Pt(0), Pt(0)
        if name.startswith("Heading"):
            spacing.first_line_indent = Pt(2 * SANHAO)
    for part in paper.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = _with_fallbacks(part.blob)  # noqa: SLF001 (the library keeps it closed)


def _with_fallbacks(table: bytes) -> bytes:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, others in FALLBACKS.items()
    )
    return table.replace(b"</w:fonts>", fonts.encode() + b"</w:fonts>")


def _typeface(holder: Any, face: str, size: float) -> None:  # noqa: ANN401 (a run or a style)
    holder.font.name, holder.font.size = LATIN, Pt(size)
    holder.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
    fonts = holder.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), face)


def _title(paper: Any, held: Report) -> None:  # noqa: ANN401 (the library has no types)
    heading = paper.add_paragraph(clean(held.title), style="Title")
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    border = heading.style.element.find(f".//{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)
    about = paper.add_paragraph(clean(held.about))
    about.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paper.add_paragraph()


def _body(paragraph: Paragraph) -> None:
    """Indent by two letters, as every paragraph of an official document begins."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001 (the library counts no letters)
    indent.set(qn("w:firstLineChars"), "200")
    paragraph.paragraph_format.first_line_indent = Pt(2 * SANHAO)


def _table(paper: Any, grid: Grid) -> None:  # noqa: ANN401 (the library has no types)
    """Add a native table whose head repeats on every page and whose rows never break."""
    caption = paper.add_paragraph(clean(grid.title))
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.keep_with_next = True
    for run in caption.runs:
        _typeface(run, FIRST, SIHAO)
    table = paper.add_table(rows=0, cols=len(grid.head), style="Table Grid")
    table.autofit = False
    twips = [round(share * ROOM * 567) for share in grid.shares]
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), twips, strict=True):  # noqa: SLF001 (much faster than cell by cell)
        column.set(qn("w:w"), str(width))
    for place, row in enumerate((grid.head, *grid.rows)):
        table._tbl.append(_row(row, twips, grid.numbers, head=place == 0))  # noqa: SLF001 (much faster than cell by cell)
    paper.add_paragraph()


def _row(texts: Iterable[str], twips: list[int], numbers: tuple[int, ...], *, head: bool) -> Any:  # noqa: ANN401 (the library has no types)
    heads = "<w:tblHeader/>" if head else ""
    row = parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{heads}</w:trPr></w:tr>")
    for place, text in enumerate(texts):
        cell = parse_xml(_cell(twips[place], head=head, number=place in numbers))
        for letters in cell.iter(qn("w:t")):
            letters.text = clean(text)
        row.append(cell)
    return row


def _cell(width: int, *, head: bool, number: bool) -> str:
    """Return an empty cell; the text comes in as text, never as markup."""
    side = "center" if head else "right" if number else "left"
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F5F7F9"/>' if head else ""
    face = FIRST if head else BODY
    return (
        f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}'
        '<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:spacing w:line="300" '
        f'w:lineRule="atLeast"/><w:jc w:val="{side}"/></w:pPr><w:r><w:rPr><w:rFonts '
        f'w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{face}"/><w:sz w:val="{int(WUHAO * 2)}"/>'
        '</w:rPr><w:t xml:space="preserve"></w:t></w:r></w:p></w:tc>'
    )


def _picture(paper: Any, chart: Chart, drawn: bytes | None, material: Material) -> None:  # noqa: ANN401 (the library has no types)
    if drawn is None:
        _body(paper.add_paragraph(material.words("report.no_browser")))
        return
    place = paper.add_paragraph()
    place.alignment = WD_ALIGN_PARAGRAPH.CENTER
    place.paragraph_format.line_spacing = 1.0
    place.paragraph_format.keep_with_next = True
    place.add_run().add_picture(io.BytesIO(drawn), width=Cm(ROOM))
    shape = place._p.find(f".//{qn('wp:docPr')}")  # noqa: SLF001 (the library sets no words for who can't see)
    shape.set("descr", clean(chart.title))
    caption = paper.add_paragraph(clean(chart.title))
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for run in caption.runs:
        _typeface(run, FIRST, SIHAO)


def _signed(paper: Any, material: Material) -> None:  # noqa: ANN401 (the library has no types)
    """Sign at the right: the unit where there is one, and the day."""
    now, named = datetime.now().astimezone(), material.selection.units
    day = material.words("report.made_on", year=now.year, month=now.month, day=now.day)
    for line in (*(named if len(named) == 1 else ()), day):
        paragraph = paper.add_paragraph(clean(line))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
