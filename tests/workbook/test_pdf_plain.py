"""Tables in PDFs without ruled lines: read where nothing is in doubt, else refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from gridperf.model import Refused
from gridperf.workbook import open_workbook

Line = tuple[float, list[tuple[float, str]]]
LEFTS = (40, 80, 220, 290, 360, 420)
HEAD = ["序号", "项目名称", "预算数", "执行数", "执行率", "自评得分"]
BODY = [[str(i), f"项目{i}", f"{i}00.00", "90.00", "90.00%", "95"] for i in range(1, 6)]


def printed(*pages: list[Line]) -> bytes:
    """Return a PDF with these texts at their heights and lefts, in points."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    saved = BytesIO()
    canvas = Canvas(saved, pagesize=(842, 595))
    for lines in pages:
        canvas.setFont("STSong-Light", 10)
        for height, texts in lines:
            for left, text in texts:
                canvas.drawString(left, height, text)
        canvas.showPage()
    canvas.save()
    return saved.getvalue()


def rows(top: float, cells: list[list[str]]) -> list[Line]:
    return [(top - 18 * at, [(x, text) for x, text in zip(LEFTS, row, strict=False) if text])
            for at, row in enumerate(cells)]  # fmt: skip


def read(*pages: list[Line]) -> list[list[object]]:
    (sheet,) = open_workbook("a.pdf", printed(*pages)).sheets
    return sheet.rows


def test_columns_and_rows_are_told_by_the_gaps_between_them() -> None:
    title: list[Line] = [(560, [(200, "2023年示例局项目绩效自评表")]), (545, [(40, "单位：万元")])]
    total = ["", "合计", "1500.00", "450.00", "30.00%"]
    foot: list[Line] = [(390, [(40, "填报人：张三"), (200, "日期：2024年3月1日")])]
    found = read([*title, *rows(520, [HEAD, *BODY, total]), *foot])
    assert found == [
        ["2023年示例局项目绩效自评表"], ["单位：万元"], HEAD, *BODY, [None, *total[1:]],
        ["填报人：张三", "日期：2024年3月1日"],
    ]  # fmt: skip


def test_lines_of_one_row_stand_closer_than_rows() -> None:
    lines = rows(520, [HEAD])
    for top in (490, 450, 410):
        lines += [(top, [(80, "名称分成两行的")]), (top - 12, [(80, "示例项目")])]
        lines += rows(top - 6, [["1", "", "100.00", "90.00", "90.00%", "95"]])
    assert read(lines)[1:] == [["1", "名称分成两行的示例项目", *BODY[0][2:]]] * 3


def test_a_table_goes_on_over_pages_with_its_head_again() -> None:
    assert read(rows(520, [HEAD, *BODY]), rows(520, [HEAD, *BODY])) == [HEAD, *BODY, *BODY]


CROSSING = [*BODY[0][:1], "这个项目的名称长到了下一列的数字上面去了真的很长很长", *BODY[0][2:]]


@pytest.mark.parametrize(
    "pages",
    [
        [rows(520, [HEAD, CROSSING, *BODY])],
        [[*rows(520, [HEAD, BODY[0]]), (484, [(80, "还有几个字")]), *rows(466, BODY[1:])]],
        [[*rows(520, [HEAD, *BODY]), (412, [(80, "还有几个字")])]],
        [rows(538, [["", "", "支出情况"], HEAD, *BODY])],
        [rows(520, [HEAD[:4], *(row[:4] for row in BODY)]),
         rows(520, [[*HEAD[4:], "问题", "整改"], *([*row[4:], "无", "无"] for row in BODY)])],
        [[(500 - 14 * at, [(40, "本项目在年内按预算完成了各项任务。")]) for at in range(9)]],
    ],
    ids=["crossing", "run over", "last run over", "two heads", "beside each other", "prose"],
)  # fmt: skip
def test_what_may_be_read_in_two_ways_is_refused(pages: list[list[Line]]) -> None:
    with pytest.raises(Refused) as refused:
        read(*pages)
    assert refused.value.key == "no_ruled_table"
