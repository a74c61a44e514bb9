"""PDFs whose pages bear more than their table, or show it turned: watermarks, turned pages, scans.

A watermark runs slantwise over the page. A page turned for the paper (`/Rotate`) is drawn turned
back, by a matrix that is exact but for a rounding. A scanner's app writes its name on its pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import pairwise
from math import cos, radians, sin

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from gridperf.model import Refused
from gridperf.reading import read
from gridperf.rules import rules
from gridperf.workbook.pdf import read_pdf
from gridperf.workbook.transit import pack, unpack

WIDE, HIGH = 600.0, 400.0
LEFTS = (50.0, 120.0, 260.0, 380.0, 500.0)
ROWS: list[list[str | None]] = [
    ["序号", "项目名称", "预算数", "执行数"],
    ["1", "应急值守", "1200.00", "1100.50"],
    [None, "防灾减灾", "100.00", "90.00"],
    ["3", "有效改善", "≥95%", "96%"],
]
Drawing = Callable[[Canvas], None]


def ruled(canvas: Canvas) -> None:
    """Draw the table by lines."""
    tops = [350.0 - 40 * at for at in range(len(ROWS) + 1)]
    for top in tops:
        canvas.line(LEFTS[0], top, LEFTS[-1], top)
    for left in LEFTS:
        canvas.line(left, tops[0], left, tops[-1])
    _texts(canvas)


def boxed(canvas: Canvas) -> None:
    """Draw the table by a box a cell."""
    for at in range(len(ROWS)):
        for left, right in pairwise(LEFTS):
            canvas.rect(left, 310.0 - 40 * at, right - left, 40)
    _texts(canvas)


def barred(canvas: Canvas) -> None:
    """Draw the table by thin filled bars, as a workbook's printer does."""
    for at in range(len(ROWS) + 1):
        canvas.rect(LEFTS[0], 350.0 - 40 * at, LEFTS[-1] - LEFTS[0], 0.5, stroke=0, fill=1)
    for left in LEFTS:
        canvas.rect(left, 350.0 - 40 * len(ROWS), 0.5, 40 * len(ROWS), stroke=0, fill=1)
    _texts(canvas)


def _texts(canvas: Canvas) -> None:
    canvas.setFont("STSong-Light", 10)
    for at, row in enumerate(ROWS):
        for left, text in zip(LEFTS, row, strict=False):
            canvas.drawString(left + 4, 327.0 - 40 * at, text or "")


def slanted(text: str, angle: float, size: float) -> Drawing:
    """Return the drawing of a watermark, many times over the page."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", size)
        canvas.setFillGray(0.85)
        for left in range(0, 600, 90):
            for bottom in range(0, 400, 45):
                canvas.saveState()
                canvas.translate(left, bottom)
                canvas.rotate(angle)
                canvas.drawString(0, 0, text)
                canvas.restoreState()
        canvas.setFillGray(0)

    return draw


def printed(
    *drawings: Drawing, turned: int = 0, paper: tuple[float, float] = (WIDE, HIGH)
) -> bytes:
    """Return a page with what is drawn, upright as it is shown, though stored turned."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    saved = BytesIO()
    canvas = Canvas(saved, pagesize=paper)  # that of the page as it is shown
    canvas.setPageRotation(turned)
    right, up = {0: (0.0, 0.0), 90: (HIGH, 0.0), 180: (WIDE, HIGH), 270: (0.0, WIDE)}[turned]
    angle = radians(turned + 0.001) if turned else 0.0
    canvas.transform(cos(angle), sin(angle), -sin(angle), cos(angle), right, up)
    for draw in drawings:
        draw(canvas)
    canvas.showPage()
    canvas.save()
    return saved.getvalue()


def rows_of(data: bytes) -> Sequence[Sequence[object]]:
    """Return what is read from a PDF."""
    (sheet,) = read_pdf(data)
    return sheet.rows


@pytest.mark.parametrize(
    ("text", "angle", "size"),
    [("张三 1234", 20, 12), ("××街道办事处", 45, 26), ("内部资料 2023", -30, 20), ("草稿", 60, 60)],
)
@pytest.mark.parametrize("order", [1, -1])
def test_a_watermark_that_slants_over_a_table_enters_no_cell(
    text: str, angle: float, size: float, order: int
):
    drawings = [slanted(text, angle, size), ruled][::order]
    assert rows_of(printed(*drawings)) == ROWS


def test_a_watermark_is_no_line_of_a_table_without_rules():
    def numbered(canvas: Canvas) -> None:
        _texts(canvas)
        canvas.drawString(LEFTS[0] + 4, 327 - 80, "2")

    plain = [*ROWS[:2], ["2", *ROWS[2][1:]], ROWS[3]]
    assert rows_of(printed(slanted("张三 1234", 20, 12), numbered)) == plain


def test_a_cells_text_that_stands_on_its_side_stays_its_text():
    def draw(canvas: Canvas) -> None:
        ruled(canvas)
        canvas.translate(60, 320)
        canvas.rotate(90)
        canvas.drawString(0, -40, "年")

    assert rows_of(printed(draw))[0][0] == "序号年"


def test_letters_that_lean_are_letters_of_their_cell():
    def draw(canvas: Canvas) -> None:
        ruled(canvas)
        canvas.setFont("STSong-Light", 10)
        canvas.transform(1, 0, 0.33, 1, 0, 0)
        canvas.drawString(225, 327 - 120, "以上")

    assert rows_of(printed(draw))[3][2] == "≥95%以上"


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_table_that_stands_on_its_side_is_turned_upright(turned: int):
    def draw(canvas: Canvas) -> None:
        canvas.translate(*{90: (HIGH, 0), 180: (WIDE, HIGH), 270: (0, WIDE)}[turned])
        canvas.rotate(turned)
        ruled(canvas)

    paper = (WIDE, HIGH) if turned == 180 else (HIGH, WIDE)
    assert rows_of(printed(draw, paper=paper)) == ROWS


@pytest.mark.parametrize("table", [ruled, boxed, barred])
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_table_on_a_turned_page_is_read_as_the_page_shows_it(table: Drawing, turned: int):
    assert rows_of(printed(table, turned=turned)) == ROWS


def test_a_line_that_slants_through_a_heading_rules_no_cell():
    def draw(canvas: Canvas) -> None:
        ruled(canvas)
        canvas.line(LEFTS[1], 350, LEFTS[2], 310)
        canvas.line(LEFTS[1] + 30, 350, LEFTS[2], 310)

    assert rows_of(printed(draw)) == ROWS


def picture(canvas: Canvas) -> None:
    """Draw a scanned page."""
    canvas.drawImage(ImageReader(Image.new("L", (60, 40), 200)), 20, 40, WIDE - 40, HIGH - 60)


def _note(canvas: Canvas) -> None:
    canvas.setFont("STSong-Light", 9)
    canvas.drawString(400, 20, "扫描全能王 创建")


@pytest.mark.parametrize(
    "drawings", [[picture], [picture, _note], [picture, slanted("张三 1234", 20, 12)]]
)
def test_a_scan_is_named_a_scan_though_its_app_wrote_its_name_on_it(drawings: list[Drawing]):
    with pytest.raises(Refused) as refused:
        read_pdf(printed(*drawings))
    assert refused.value.key == "scanned_pdf"


def test_a_text_without_a_table_is_no_scan_though_a_picture_stands_in_it():
    def text(canvas: Canvas) -> None:
        picture(canvas)
        canvas.setFont("STSong-Light", 9)
        for at in range(6):
            canvas.drawString(60, 360 - 20 * at, f"{at + 1}、自评工作开展情况。")

    for drawings in ([text], [_note]):
        with pytest.raises(Refused) as refused:
            read_pdf(printed(*drawings))
        assert refused.value.key == "no_ruled_table"


def test_a_page_that_is_a_picture_beside_a_table_is_said():
    def titled(canvas: Canvas) -> None:
        ruled(canvas)
        canvas.drawString(60, 370, "2023年示例局项目绩效自评表（单位：万元）")

    data = printed(titled, Canvas.showPage, picture, _note)
    (sheet,) = read_pdf(data)
    assert (sheet.pictures, unpack(pack(sheet)).pictures) == ((2,), (2,))
    document = read("自评表.pdf", data)
    (said,) = [found for found in document.findings if found.rule == "R143"]
    assert rules()["R143"].sentence(said, "zh").startswith("第 2 页是图片，其内容未读取")
    assert read_pdf(printed(titled))[0].pictures == ()
