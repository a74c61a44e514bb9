"""PDFs of several pages: what a page break or the paper's edge cuts is one again, or stays apart.

The pages are drawn as the programs draw them: LibreOffice and Excel leave a cut cell without a
rule at the paper's edge and print its text on both pages; a browser leaves every page's first row
without one; Word closes each page and repeats the head.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from gridperf.workbook.pdf import read_pdf

HEIGHT, SIZE = 600.0, 10
Lines = Sequence[tuple[float, float, str]]
"""Loose text: left, top and the text itself."""


class Drawn(NamedTuple):
    """A table on a page: its rules, texts by row and column, and the pieces of rules left out.

    A piece is the index of a level rule and of the column under it; `walls` the index of an
    upright rule and of the row beside it.
    """

    lefts: Sequence[float]
    tops: Sequence[float]
    texts: Mapping[tuple[int, int], str]
    without: Collection[tuple[int, int]] = ()
    walls: Collection[tuple[int, int]] = ()
    lines: Lines = ()


def rows_of(*pages: Drawn) -> list[list[object]]:
    """Return what is read from a PDF with one drawn table a page."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    saved = BytesIO()
    canvas = Canvas(saved, pagesize=(800, HEIGHT))
    for page in pages:
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    (sheet,) = read_pdf(saved.getvalue())
    return [row[: max(at + 1 for at, cell in enumerate(row) if cell)] for row in sheet.rows]


def _draw(canvas: Canvas, page: Drawn) -> None:
    canvas.setFont("STSong-Light", SIZE)
    for row, top in enumerate(page.tops):
        for column in range(len(page.lefts) - 1):
            if (row, column) not in page.without:
                canvas.line(page.lefts[column], HEIGHT - top, page.lefts[column + 1], HEIGHT - top)
    for column, left in enumerate(page.lefts):
        for row in range(len(page.tops) - 1):
            if (column, row) not in page.walls:
                canvas.line(left, HEIGHT - page.tops[row], left, HEIGHT - page.tops[row + 1])
    texts = [
        (page.lefts[column] + 2, page.tops[row] + 3 + SIZE * at, line)
        for (row, column), text in page.texts.items()
        for at, line in enumerate(text.split("\n"))
    ]
    for left, top, text in (*texts, *page.lines):
        canvas.drawString(left, HEIGHT - top - SIZE + 1, text)


COLUMNS = (50.0, 110.0, 200.0, 300.0)
HEAD = {(0, 0): "序号", (0, 1): "项目名称", (0, 2): "预算数"}
OPEN = [(0, 0), (0, 1), (0, 2)]


def test_a_browsers_first_row_of_a_page_is_a_row_though_no_rule_stands_over_it():
    first = Drawn(COLUMNS, (100, 120, 140), {**HEAD, (1, 0): "1", (1, 1): "甲", (1, 2): "1.00"})
    second = Drawn(
        COLUMNS,
        (30, 50, 70),
        {(0, 0): "2", (0, 1): "乙", (0, 2): "2.00", (1, 0): "3", (1, 1): "丙", (1, 2): "3.00"},
        OPEN,
    )
    assert rows_of(first, second) == [
        ["序号", "项目名称", "预算数"],
        ["1", "甲", "1.00"],
        ["2", "乙", "2.00"],
        ["3", "丙", "3.00"],
    ]


def test_a_row_that_a_browser_cuts_is_one_row_with_its_text_whole():
    first = Drawn(
        COLUMNS,
        (100, 120, 140),
        {**HEAD, (1, 0): "1", (1, 1): "应急值守与防", (1, 2): "1.00"},
        [(2, 0), (2, 1), (2, 2)],
    )
    second = Drawn(COLUMNS, (30, 50, 70), {(0, 1): "灾减灾", (1, 0): "2", (1, 2): "2.00"}, OPEN)
    assert rows_of(first, second) == [
        ["序号", "项目名称", "预算数"],
        ["1", "应急值守与防灾减灾", "1.00"],
        ["2", None, "2.00"],
    ]


@pytest.mark.parametrize("without", [OPEN, []])
def test_a_row_that_is_cut_goes_on_under_the_head_repeated_between(without: list[tuple[int, int]]):
    first = Drawn(
        COLUMNS,
        (100, 120, 140, 160),
        {
            **HEAD,
            (1, 0): "1",
            (1, 1): "甲",
            (1, 2): "1.00",
            (2, 0): "2",
            (2, 1): "应急",
            (2, 2): "9.00",
        },
        [(3, 0), (3, 1), (3, 2)],
    )
    second = Drawn(
        COLUMNS, (30, 50, 70, 90), {**HEAD, (1, 1): "值守", (2, 0): "3", (2, 1): "丙"}, without
    )
    assert rows_of(first, second)[2:] == [["2", "应急值守", "9.00"], ["3", "丙"]]


UNDER = [(2, 0), (2, 1), (2, 2)]


@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["42", "甲", "1902"], ["43", "乙", "1390"]),
        (["42", "甲", "914.78"], ["", "", "2458.49"]),
        (["7", "甲", "100%"], ["", "乙", "100%"]),
        (["数量", "甲", "12个"], ["质量", "乙", "15个"]),
        (["42", "这个名称恰好满了", "1902"], ["43", "乙", "1390"]),
    ],
)
def test_a_row_that_fills_its_page_stays_apart_though_a_browser_left_off_the_rule_under_it(
    upper: list[str], lower: list[str], *, repeated: bool
):
    first = Drawn(
        COLUMNS,
        (100, 120, 140),
        {**HEAD, **{(1, at): text for at, text in enumerate(upper)}},
        UNDER,
    )
    texts = {(int(repeated), at): text for at, text in enumerate(lower)}
    second = Drawn(
        COLUMNS,
        (30, 50, 70, 90)[: 3 + repeated],
        {**(HEAD if repeated else {}), **texts, (1 + repeated, 0): "44"},
        OPEN,
    )
    assert rows_of(first, second)[1:] == [[*(text or None for text in upper)],
                                          [*(text or None for text in lower)], ["44"]]  # fmt: skip


def test_a_merged_cell_goes_on_over_a_row_that_fills_its_page_and_the_next_ones_is_its_own():
    def page(before: str, after: str) -> list[list[object]]:
        first = Drawn(
            COLUMNS,
            (100, 120, 140, 160),
            {**HEAD, (1, 0): before, (1, 1): "甲", (1, 2): "1902", (2, 1): "乙", (2, 2): "1390"},
            [(2, 0), (3, 0), (3, 1), (3, 2)],
        )
        second = Drawn(
            COLUMNS,
            (30, 50, 70, 90),
            {**HEAD, (1, 0): after, (1, 1): "丙", (1, 2): "1803", (2, 1): "丁", (2, 2): "1204"},
            [*OPEN, (2, 0)],
        )
        return rows_of(first, second)[1:]

    rest = [[None, "乙", "1390"], [None, "丙", "1803"], [None, "丁", "1204"]]
    assert page("某局", "") == [["某局", "甲", "1902"], *rest]
    assert page("某局", "另局") == [
        ["某局", "甲", "1902"], rest[0], ["另局", "丙", "1803"], rest[2]
    ]  # fmt: skip


def test_merged_cells_go_on_under_a_row_that_ends_though_their_texts_look_like_several():
    first = Drawn(
        (50, 110, 200, 300),
        (100, 120, 140),
        {**HEAD, (1, 0): "满意度指标", (1, 1): "受益群众满意", (1, 2): "90"},
        [(2, 0), (2, 1)],
    )
    second = Drawn(COLUMNS, (30, 50), {(0, 0): "（10分）", (0, 1): "度", (0, 2): "95"}, OPEN)
    assert rows_of(first, second)[1:] == [
        ["满意度指标（10分）", "受益群众满意度", "90"],
        [None, None, "95"],
    ]


def test_a_number_that_a_page_cuts_is_one_number_where_its_cell_is_full():
    lefts = (50, 70, 110, 133)
    first = Drawn(
        lefts,
        (100, 120, 140),
        {**HEAD, (0, 2): "预算", (1, 0): "1", (1, 1): "应急值守", (1, 2): "1437"},
        UNDER,
    )
    second = Drawn(lefts, (30, 50, 70), {(0, 1): "防灾", (0, 2): "60.50", (1, 0): "2"}, OPEN)
    assert rows_of(first, second)[-2:] == [["1", "应急值守防灾", "143760.50"], ["2"]]


def test_a_merged_cells_text_that_runs_over_the_tables_end_belongs_to_it():
    first = Drawn(
        COLUMNS,
        (100, 120, 140),
        {**HEAD, (1, 0): "某街", (1, 1): "甲", (1, 2): "1.00"},
        [(2, 0)],
        lines=[(52, 145, "道办")],
    )
    second = Drawn(COLUMNS, (30, 50, 70), {(0, 0): "事处", (0, 1): "乙", (0, 2): "2.00"}, OPEN)
    assert rows_of(first, second)[1:3] == [["某街道办事处", "甲", "1.00"], [None, "乙", "2.00"]]


def test_a_merged_cell_that_both_pages_print_is_read_once_where_it_begins():
    first = Drawn(
        COLUMNS,
        (100, 120, 140),
        {**HEAD, (1, 1): "甲", (1, 2): "1.00"},
        [(2, 0)],
        lines=[(52, 144, "某街道")],
    )
    second = Drawn(
        COLUMNS,
        (72, 92, 112),
        {(0, 1): "乙", (0, 2): "2.00", (1, 0): "合计", (1, 2): "3.00"},
        [(0, 0)],
        lines=[(52, 76, "某街道")],
    )
    assert rows_of(first, second) == [
        ["序号", "项目名称", "预算数"],
        ["某街道", "甲", "1.00"],
        [None, "乙", "2.00"],
        ["合计", None, "3.00"],
    ]


def test_what_is_drawn_above_or_below_the_paper_is_not_on_the_page():
    first = Drawn(
        COLUMNS,
        (100, 120, 140),
        {**HEAD, (1, 0): "某街道", (1, 1): "甲", (1, 2): "1.00"},
        [(2, 0)],
    )
    second = Drawn(
        COLUMNS,
        (72, 92, 112),
        {(0, 1): "乙", (0, 2): "2.00", (1, 0): "合计", (1, 2): "3.00"},
        [(0, 0)],
        lines=[(52, -171, "某街"), (52, -161, "道"), (52, 610, "合计")],
    )
    assert rows_of(first, second) == [
        ["序号", "项目名称", "预算数"],
        ["某街道", "甲", "1.00"],
        [None, "乙", "2.00"],
        ["合计", None, "3.00"],
    ]


WIDE = (50.0, 110.0, 200.0, 300.0, 400.0)


def test_a_head_is_repeated_though_a_title_with_rules_around_it_stands_over_the_first_one():
    tops = (60, 80, 100, 120, 140)
    head = dict(enumerate(("单位名称", "项目名称", "预算数", "执行率")))
    own = {3: dict(enumerate(("某街道", "甲", "1.00", "99%")))}
    rest = {2: {1: "乙", 2: "2.00", 3: "98%"}, 3: dict(enumerate(("某所", "丙", "3.00", "97%")))}
    first = Drawn(WIDE, tops, _texts({0: {0: "附件2"}, 1: head, 2: {2: "万元"}, **own}), [(4, 0)])
    second = Drawn(WIDE, tops, _texts({0: head, 1: {2: "万元"}, **rest}))
    assert rows_of(first, second)[3:] == [
        ["某街道", "甲", "1.00", "99%"],
        [None, "乙", "2.00", "98%"],
        ["某所", "丙", "3.00", "97%"],
    ]


def _texts(rows: Mapping[int, Mapping[int, str]]) -> dict[tuple[int, int], str]:
    return {(row, column): text for row, texts in rows.items() for column, text in texts.items()}


def test_a_last_page_with_fewer_columns_stands_under_the_columns_of_the_page_before():
    first = Drawn(COLUMNS, (100, 120, 140), {**HEAD, (1, 0): "1", (1, 1): "甲", (1, 2): "1.00"})
    last = Drawn((50, 200, 300), (72, 92, 112), {(0, 0): "合计", (0, 1): "1.00", (1, 0): "说明"})
    assert rows_of(first, last)[2:] == [["合计", None, "1.00"], ["说明"]]


@pytest.mark.parametrize(
    ("lines", "width"),
    [
        (["9", "6.40"], 23),
        (["9", "8.5%"], 23),
        (["1,43", "7.00"], 23),
        (["3", "2.", "6", "万"], 14),
    ],
)
def test_a_number_that_its_cells_width_broke_is_one_number(lines: list[str], width: float):
    page = Drawn((50, 50 + width, 200), (100, 150, 170), {(0, 0): "\n".join(lines), (0, 1): "甲"})
    assert rows_of(page)[0][0] == "".join(lines)


def test_numbered_lines_and_several_numbers_of_a_cell_stay_apart():
    texts = {(0, 0): "1.培训12\n2.6万人\n3.宣传", (0, 1): "12\n15"}
    assert rows_of(Drawn((50, 92, 200), (100, 140, 160), texts))[0] == [
        "1.培训12\n2.6万人\n3.宣传",
        "12\n15",
    ]


@pytest.mark.parametrize("beside", [["甲"], []])
def test_a_closing_sign_that_hangs_over_its_cells_rule_belongs_to_the_text_it_ends(
    beside: list[str],
):
    lefts = (50, 85, 300)[: 2 + len(beside)]
    texts = {(0, 0): "项目资\n金（元）", (1, 0): "目标资，。"}
    page = Drawn(
        lefts, (100, 140, 160), {**texts, **{(0, at + 1): text for at, text in enumerate(beside)}}
    )
    assert rows_of(page) == [["项目资金（元）", *beside], ["目标资，。"]]


def test_a_sign_that_begins_the_cell_beside_is_that_cells():
    page = Drawn((50, 74, 120), (100, 120), {(0, 0): "九十", (0, 1): "）乙"})
    assert rows_of(page) == [["九十", "）乙"]]
    page = Drawn((50, 72, 120), (100, 120), {(0, 0): "九八", (0, 1): "%"})
    assert rows_of(page) == [["九八", "%"]]


FORM = {(0, 0): "项目名称", (0, 1): "甲", (1, 0): "主管部门", (1, 1): "某局"}


def test_a_row_repeated_over_a_forms_next_page_begins_no_new_form():
    first = Drawn(
        (50, 110, 168, 300), (100, 120, 140, 160, 180),
        {**FORM, (2, 0): "绩效指标", (2, 1): "质量", (3, 1): "生态效益指"},
        [(3, 0)],
        lines=[(50, 80, "自评表")],
    )  # fmt: skip
    second = Drawn(
        (50, 110, 168, 300), (72, 92, 112, 132),
        {(0, 0): "项目名称", (0, 1): "甲", (1, 1): "标", (2, 1): "满意度", (2, 2): "96%"},
        [(2, 0)],
    )  # fmt: skip
    assert rows_of(first, second) == [
        ["自评表"],
        ["项目名称", "甲"],
        ["主管部门", "某局"],
        ["绩效指标", "质量"],
        [None, "生态效益指标"],
        [None, "满意度", "96%"],
    ]


@pytest.mark.parametrize("lines", [[(50, 80, "自评表")], []])
def test_the_next_form_stays_a_form_though_it_begins_as_the_one_before(
    lines: list[tuple[float, float, str]],
):
    page = Drawn((50, 110, 300), (100, 120, 140), FORM, lines=lines)
    assert rows_of(page, page) == [*rows_of(page), *rows_of(page)]


def test_a_note_under_a_table_ends_it():
    first = Drawn(COLUMNS, (100, 120), HEAD, lines=[(50, 130, "填报人：李四")])
    second = Drawn(COLUMNS, (100, 120), {(0, 1): "乙"})
    assert rows_of(first, second)[1:] == [["填报人：李四"], [None, "乙"]]


def test_strips_whose_last_page_shows_few_rows_stand_beside_each_other_with_cut_cells_whole():
    tops = (100, 120, 140, 160, 180)
    left = {(at, 0): f"{at}" for at in range(4)}
    right = {(at, 0): f"{at}右" for at in range(1, 4)}
    pages = [
        Drawn((50, 110, 200), tops, left, walls=[(2, 0)], lines=[(180, 103, "实施")]),
        Drawn((50, 110, 200), (72, 92), {(0, 0): "总分", (0, 1): "95"}),
        Drawn((50, 130), tops, right, walls=[(0, 0)], lines=[(50, 103, "单位")]),
        Drawn((50, 130), (72, 92), {}),
    ]
    assert rows_of(*pages) == [
        ["0", "实施单位"],
        ["1", None, "1右"],
        ["2", None, "2右"],
        ["3", None, "3右"],
        ["总分", "95"],
    ]


@pytest.mark.parametrize("height", [20, 25])
def test_each_of_several_wide_sheets_is_put_together_by_itself(height: int):
    def sheet(name: str, height: int) -> list[Drawn]:
        tops = [100 + height * at for at in range(5)]
        left = {(0, 0): "项目名称", (0, 1): name, **{(at, 0): f"{at}" for at in range(1, 4)}}
        right = {(at, 0): f"{at}{name}" for at in range(4)}
        return [Drawn((50, 110, 200), tops, left), Drawn((50, 130), tops, right)]

    rows = [["项目名称", "甲", "0甲"], *([f"{at}", None, f"{at}甲"] for at in range(1, 4))]
    others = [["项目名称", "乙", "0乙"], *([f"{at}", None, f"{at}乙"] for at in range(1, 4))]
    assert rows_of(*sheet("甲", 20), *sheet("乙", height)) == [*rows, *others]
