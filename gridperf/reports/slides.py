"""The meeting's slides as .pptx: native charts and tables that can be edited, 16:9."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from gridperf import look, progress
from gridperf.charts.table import Cell, Table, heads
from gridperf.deck import Agenda, Bars, Figures, Gauge, Prose, Slide, Stacks, build
from gridperf.deck.agenda import USUAL
from gridperf.deck.lists import height
from gridperf.deck.slides import HEIGHT, LINE, SMALLEST, WIDTH, lines_of, pages
from gridperf.reports.content import on_what
from gridperf.reports.document import clean
from gridperf.reports.drawing import draw_bars, draw_gauge, draw_stacks
from gridperf.reports.material import Material

PIXEL = 6350
"""EMU of one pixel of the stage: 1920 of them are 13⅓ inches."""
FACE = "Microsoft YaHei"
SIDE, TOP, FOOT = 72, 210, 1000
TITLE, COVER, LEAD = 48, 72, 32
PADDING = 24
TALLEST = 100
"""Pixels of one bar with its gap."""


class Place(NamedTuple):
    """A rectangle on the stage, in pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """The rectangle in the file's own measure."""
        left, top, width, height = (Emu(round(side * PIXEL)) for side in self)
        return left, top, width, height


def slides(material: Material) -> bytes:
    """Return the deck of one year by its agenda, and at the end the basis."""
    held = material.latest()
    basis, words = on_what(held), held.words
    usual = Agenda((*USUAL, "units"), held.selection.units)
    agenda = held.agenda.found(held.rows("project_name")) if held.agenda else usual
    made = list(build(held.deck, agenda, basis, words))
    rests = Prose(tuple(f"{label}{words('report.colon')}{said}" for label, said in held.basis()))
    made.append(Slide("basis", words("report.basis"), words("report.basis"), (rests,)))
    made += _thresholds(held)
    show = Presentation()
    show.slide_width, show.slide_height = Emu(WIDTH * PIXEL), Emu(HEIGHT * PIXEL)
    for number, slide in enumerate(made, start=1):
        progress.tell("slide", slide.short, number, len(made))
        stage = show.slides.add_slide(show.slide_layouts[6])
        _slide(stage, slide)
        _foot(stage, slide.note, basis.footer(words), f"{number} / {len(made)}")
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def _thresholds(material: Material) -> Iterator[Slide]:
    """Yield every threshold of the checks, its default where it was changed."""
    words = material.words
    title = words("report.table_thresholds")
    named = ("ledger_rule", "bounded", "value", "default")
    head = heads(*(words(f"report.{name}") for name in named), end=2)
    shares = (0.12, 0.6, 0.14, 0.14)
    rows = [
        (Cell(bound.rule), Cell(bound.meaning), Cell(bound.value, align="end"),
         Cell(bound.default, align="end"))
        for bound in material.thresholds()
    ]  # fmt: skip
    widths = tuple(f"{share * 100:g}%" for share in shares)
    for page in pages([(row, height(row, shares)) for row in rows]):
        yield Slide("basis", title, title, (Table((head,), tuple(page), "list", widths=widths),))


def _slide(stage: Any, slide: Slide) -> None:  # noqa: ANN401 (the library has no types)
    if slide.part == "cover":
        write(stage, Place(160, 330, 1600, 180), slide.title, COVER, bold=True)
        _line(stage, Place(160, 530, 240, 8))
        for block in slide.blocks:
            if isinstance(block, Prose):
                write(stage, Place(160, 570, 1600, 240), "\n".join(block.lines), LEAD, look.QUIET)
        return
    size = TITLE if lines_of(slide.title, (WIDTH - 2 * SIDE) * SMALLEST / TITLE) == 1 else 40
    write(stage, Place(SIDE, 56, WIDTH - 2 * SIDE, 130), slide.title, size, bold=True)
    _line(stage, Place(SIDE, 188, WIDTH - 2 * SIDE, 3))
    for block, place in zip(slide.blocks, _places(slide), strict=True):
        _BLOCKS[type(block)](stage, block, place)


def _places(slide: Slide) -> list[Place]:
    """Return where each block stands: a gauge and its figures abreast, the rest below them."""
    whole = Place(SIDE, TOP, WIDTH - 2 * SIDE, FOOT - TOP - 30)
    heads = [block for block in slide.blocks if isinstance(block, Gauge | Figures)]
    rest = len(slide.blocks) - len(heads)
    if not heads:
        return [
            Place(whole.left, whole.top + whole.height * place / rest, whole.width,
                  whole.height / rest)
            for place in range(rest)
        ]  # fmt: skip
    height = whole.height if not rest else 230
    gauge = any(isinstance(block, Gauge) for block in heads)
    wide = (620 if not rest else 420) if gauge else 0
    found = []
    for block in heads:
        left, width = (0, wide) if isinstance(block, Gauge) else (wide, whole.width - wide)
        found.append(Place(whole.left + left, whole.top, width - 24, height))
    below = Place(whole.left, whole.top + height + 10, whole.width, whole.height - height - 10)
    return [*found, *(below,) * rest]


def write(  # noqa: PLR0913 (a text and how it looks)
    stage: Any,  # noqa: ANN401 (the library has no types)
    place: Place,
    text: str,
    size: float,
    colour: str = look.INK,
    *,
    bold: bool = False,
    side: PP_ALIGN = PP_ALIGN.LEFT,
    anchor: MSO_ANCHOR = MSO_ANCHOR.MIDDLE,
) -> None:
    """Add a text of so many pixels; it wraps, and is never taken for anything but text."""
    frame = stage.shapes.add_textbox(*place.emu).text_frame
    frame.word_wrap, frame.vertical_anchor = True, anchor
    for edge in ("margin_left", "margin_right", "margin_top", "margin_bottom"):
        setattr(frame, edge, 0)
    for at, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = side
        _run(paragraph, line, size, colour, bold=bold)


def _run(paragraph: Any, text: str, size: float, colour: str, *, bold: bool) -> None:  # noqa: ANN401 (the library has no types)
    run = paragraph.add_run()
    run.text = clean(text).replace("\t", " ")
    run.font.size, run.font.bold, run.font.name = Pt(size * PIXEL / 12700), bold, FACE
    run.font.color.rgb = RGBColor.from_string(colour[1:])
    far_east = run.font._element.makeelement(qn("a:ea"), {"typeface": FACE})  # noqa: SLF001 (the library sets the Latin face only)
    run.font._element.append(far_east)  # noqa: SLF001 (as above)


def _line(stage: Any, place: Place) -> None:  # noqa: ANN401 (the library has no types)
    shape = stage.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place.emu)
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(look.ACCENT[1:])
    shape.line.fill.background()


def _foot(stage: Any, note: str, basis: str, page: str) -> None:  # noqa: ANN401 (the library has no types)
    said = " · ".join(filter(None, (note, basis)))
    write(stage, Place(SIDE, FOOT, 1560, 48), said, SMALLEST, look.QUIET)
    write(
        stage, Place(WIDTH - SIDE - 200, FOOT, 200, 48), page, SMALLEST, look.QUIET,
        side=PP_ALIGN.RIGHT,
    )  # fmt: skip


def _figures(stage: Any, block: Figures, place: Place) -> None:  # noqa: ANN401 (the library has no types)
    """Write the numbers, three abreast, each with its label above and its remark below."""
    rows = -(-len(block.entries) // 3)
    width, height = place.width / 3, min(place.height / rows, 300)
    for at, figure in enumerate(block.entries):
        left, top = place.left + width * (at % 3), place.top + height * (at // 3)
        write(stage, Place(left, top, width - 16, 40), figure.label, SMALLEST + 2, look.QUIET)
        write(stage, Place(left, top + 44, width - 16, 84), figure.value, 48, bold=True)
        if figure.note:
            rest = Place(left, top + 132, width - 16, 72)
            write(stage, rest, figure.note, SMALLEST, look.QUIET, anchor=MSO_ANCHOR.TOP)


def _prose(stage: Any, block: Prose, place: Place) -> None:  # noqa: ANN401 (the library has no types)
    write(stage, place, "\n".join(block.lines), LEAD, anchor=MSO_ANCHOR.TOP)


def _table(stage: Any, block: Table, place: Place) -> None:  # noqa: ANN401 (the library has no types)
    """Add a native table; a cell's sign and colour stand beside its text."""
    rows = (*block.head, *block.body)
    columns = len(block.head[0])
    frame = stage.shapes.add_table(len(rows), columns, *place._replace(height=40 * len(rows)).emu)
    table = frame.table
    _plain(table)
    shares = [float(width.rstrip("%")) / 100 for width in block.widths] or [1 / columns] * columns
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(round(place.width * share * PIXEL))
    for at, row in enumerate(rows):
        texts = [f"{cell.sign} {cell.text}".strip() for cell in row]
        lines = [
            lines_of(text, place.width * share - PADDING)
            for text, share in zip(texts, shares, strict=True)
        ]
        table.rows[at].height = Emu(round((max(lines) * LINE + 12) * PIXEL))
        for column, (cell, text) in enumerate(zip(row, texts, strict=True)):
            _fill(table.cell(at, column), text, cell.tone, cell.align, head=at < len(block.head))


def _plain(table: Any) -> None:  # noqa: ANN401 (the library has no types)
    """Take the built-in style's bands away; heads are told by their own ground."""
    table.horz_banding = False
    style = table._tbl.tblPr.find(qn("a:tableStyleId"))  # noqa: SLF001 (the library names no styles)
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def _fill(cell: Any, text: str, tone: str, side: str, *, head: bool) -> None:  # noqa: ANN401 (the library has no types)
    mark = _mark(tone)
    cell.fill.solid()
    ground = look.FIELD if head else mark.ground if mark else look.PAPER
    cell.fill.fore_color.rgb = RGBColor.from_string(ground[1:])
    _ruled(cell)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Emu(10 * PIXEL)
    cell.margin_top = cell.margin_bottom = Emu(4 * PIXEL)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if side == "end" else PP_ALIGN.LEFT
    _run(paragraph, text, SMALLEST, mark.text if mark else look.INK, bold=head)


def _ruled(cell: Any) -> None:  # noqa: ANN401 (the library has no types)
    """Draw a fine line below the cell."""
    holder = cell._tc.get_or_add_tcPr()  # noqa: SLF001 (the library draws no borders)
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{look.LINE[1:]}"/>'
        "</a:solidFill></a:lnB>"
    )
    holder.insert(0, line)


def _mark(tone: str) -> look.Mark | None:
    """Return the colours that a tint such as "tint-unmet" names."""
    marks = {**look.LEVELS, **look.STATUSES, **look.STATES}
    named = (word.removeprefix("tint-") for word in tone.split())
    return next((marks[name] for name in named if name in marks), None)


def _gauge(stage: Any, block: Gauge, place: Place) -> None:  # noqa: ANN401 (the library has no types)
    mark = look.STATES[block.state]
    draw_gauge(stage, block, place.emu)
    size = 64 if place.height > 300 else 36  # noqa: PLR2004 (a gauge with the slide to itself)
    middle = place.top + place.height * 0.42
    words = Place(place.left, middle, place.width, size * 1.4)
    write(stage, words, block.said, size, bold=True, side=PP_ALIGN.CENTER)
    below = Place(place.left, middle + size * 1.4, place.width, 44)
    write(stage, below, block.word, 28, mark.text, side=PP_ALIGN.CENTER)


def _bars(stage: Any, block: Bars, place: Place) -> None:  # noqa: ANN401 (the library has no types)
    draw_bars(stage, block, _fitted(place, len(block.rows)).emu)


def _stacks(stage: Any, block: Stacks, place: Place) -> None:  # noqa: ANN401 (the library has no types)
    draw_stacks(stage, block, _fitted(place, len(block.rows)).emu)


def _fitted(place: Place, rows: int) -> Place:
    """Return the place as high as so many bars need: one alone is no wall."""
    return place._replace(height=min(place.height, rows * TALLEST + 110))


_BLOCKS: dict[type, Callable[[Any, Any, Place], None]] = {
    Figures: _figures, Prose: _prose, Table: _table, Gauge: _gauge, Bars: _bars, Stacks: _stacks,
}  # fmt: skip
