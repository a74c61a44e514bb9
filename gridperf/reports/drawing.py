"""Native charts of the slides: what PowerPoint and WPS can edit, data and all."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_PATTERN_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from gridperf import look
from gridperf.deck import Bar, Bars, Gauge, Stacks
from gridperf.reports.document import clean

FACE = "Microsoft YaHei"
POINTS = 12
"""24 pixels of the stage: the smallest text."""
Frame = tuple[Emu, Emu, Emu, Emu]


def draw_gauge(stage: Any, block: Gauge, place: Frame) -> None:  # noqa: ANN401 (the library has no types)
    """Draw half a ring, full at 100%; what is above stands in the number and the colour."""
    share = 0.0 if block.rate is None else min(max(block.rate, 0.0), 1.0)
    data = CategoryChartData(number_format="0.00%")
    data.categories = [block.word, "–", " "]
    data.add_series(block.word, (share, 1 - share, 1))
    chart = _chart(stage, XL_CHART_TYPE.DOUGHNUT, place, data, f"{block.said} {block.word}")
    plot = chart.plots[0]
    ring = plot._element  # noqa: SLF001 (the library turns no ring)
    for name, value in (("c:firstSliceAng", "270"), ("c:holeSize", "68")):
        for old in ring.findall(qn(name)):
            ring.remove(old)
        ring.append(ring.makeelement(qn(name), {"val": value}))
    fills = (look.STATES[block.state].fill, look.LINE, None)
    for at, colour in enumerate(fills):
        point = plot.series[0].points[at]
        if colour is None:
            point.format.fill.background()
        else:
            _paint(point.format.fill, colour)
        point.format.line.fill.background()


def draw_bars(stage: Any, block: Bars, place: Frame) -> None:  # noqa: ANN401 (the library has no types)
    """Draw rates as bars, the first on top, each in its state's colour with sign and value."""
    rows = block.rows[::-1]  # a bar chart counts from below
    data = CategoryChartData(number_format="0.00%")
    data.categories = [_named(row) for row in rows]
    data.add_series("%", [row.share for row in rows])
    said = "; ".join(f"{clean(row.name)} {row.said}" for row in block.rows)
    chart = _chart(stage, XL_CHART_TYPE.BAR_CLUSTERED, place, data, said)
    _axes(chart, block.end)
    chart.plots[0].gap_width = 45
    for at, row in enumerate(rows):
        point = chart.plots[0].series[0].points[at]
        mark = look.STATES[row.state]
        _paint(point.format.fill, mark.fill)
        label = point.data_label
        label.position = XL_LABEL_POSITION.OUTSIDE_END
        frame = label.text_frame
        frame.text = f"{row.sign} {row.said}"
        font = frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.name = Pt(POINTS), True, FACE
        font.color.rgb = RGBColor.from_string(mark.text[1:])


def _named(row: Bar) -> str:
    """Return a bar's name; where there is no bar, the word that says why stands beside it."""
    return clean(row.name) if row.share is not None else f"{clean(row.name)}  {row.said}"


def draw_stacks(stage: Any, block: Stacks, place: Frame) -> None:  # noqa: ANN401 (the library has no types)
    """Draw sums as stacked bars, the legend below in the field's fixed order."""
    rows = block.rows[::-1]
    data = CategoryChartData(number_format="#,##0.00")
    data.categories = [f"{clean(row.name)}  {row.said}" for row in rows]
    for key, label in block.legend:
        held = [[part.amount for part in row.parts if part.key == key] for row in rows]
        data.add_series(label, [sum(parts) if parts else None for parts in held])
    kind = XL_CHART_TYPE.BAR_STACKED_100 if block.whole else XL_CHART_TYPE.BAR_STACKED
    alt = "; ".join(label for _, label in block.legend)
    chart = _chart(stage, kind, place, data, alt)
    _axes(chart, None)
    chart.value_axis.visible = False
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, 100
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size, chart.legend.font.name = Pt(POINTS), FACE
    for series, (key, _) in zip(chart.plots[0].series, block.legend, strict=True):
        colour = look.SOURCES.get(key) or look.STATUSES[key].fill
        fill = series.format.fill
        if key == "unconfirmed":
            fill.patterned()
            fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
            fill.fore_color.rgb = RGBColor.from_string(colour[1:])
            fill.back_color.rgb = RGBColor.from_string(look.PAPER[1:])
        else:
            _paint(fill, colour)


def _chart(stage: Any, kind: XL_CHART_TYPE, place: Frame, data: Any, alt: str) -> Any:  # noqa: ANN401 (the library has no types)
    frame = stage.shapes.add_chart(kind, *place, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001 (the library sets no words for who can't see)
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.name = Pt(POINTS), FACE
    chart.font.color.rgb = RGBColor.from_string(look.INK[1:])
    return chart


def _axes(chart: Any, end: float | None) -> None:  # noqa: ANN401 (the library has no types)
    """Fix the scale from nought on; names stand at the left, fine lines behind."""
    values, names = chart.value_axis, chart.category_axis
    values.minimum_scale = 0
    if end is not None:
        # Room for the last value beyond the longest bar.
        values.maximum_scale, values.major_unit = end * 1.2, 0.2
        values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "0%", False
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string(look.LINE[1:])
    values.format.line.fill.background()
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = False
    names.format.line.color.rgb = RGBColor.from_string(look.LINE[1:])


def _paint(fill: Any, colour: str) -> None:  # noqa: ANN401 (the library has no types)
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(colour[1:])
