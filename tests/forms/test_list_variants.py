"""Project lists in other shapes: other order, other words, several units, one row an indicator."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gridperf.forms import read_sheets
from gridperf.forms.grid import Grid
from gridperf.model import Finding, Form, Merge, Scalar, Sheet, Workbook
from gridperf.rules import rules
from tests.forms.sketch import sheet_of

TITLE = "2022年示例区项目绩效自评汇总表（单位：万元）"


def _read(rows: list[list[Scalar]], *merges: Merge) -> tuple[Form, tuple[Finding, ...]]:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (Sheet("表", rows, merges),)))
    return form, findings


def _pairs(*names: str | None) -> list[list[Scalar]]:
    """Return three header rows over the pairs, merges left to the blanks beside."""
    top: list[Scalar] = ["序号", "项目名称", "预算数(A)", "执行数(B)"]
    middle: list[Scalar] = [None] * 4
    sides: list[Scalar] = [None] * 4
    for name in names:
        top += [None, None]
        middle += [name, None]
        sides += ["年初目标值(A)", "全年实际值(B)"]
    top[4] = "绩效指标"
    return [[TITLE], top, middle, sides]


def test_other_order_and_other_words_over_a_column_that_nobody_knows() -> None:
    form, findings = _read([
        [TITLE],
        ["自评得分", "执行数（B）", "预算数（A）", "年度绩效目标", "科室代号", "预算项目名称",
         "预算单位", "支出进度"],
        [98.5, 9, 10, "建成", "甲", "工程", "示例局", "90%"],
    ])  # fmt: skip
    (project,) = form.projects
    assert (project.name, project.unit, project.budget, project.spent) == ("工程", "示例局", 10, 9)
    assert (project.stated_score, project.stated_rate) == (Decimal("98.5"), Decimal("0.90"))
    assert [f.found for f in findings if f.rule == "R126"] == ["科室代号"]


def test_several_units_with_subtotals_and_merged_names() -> None:
    rows: list[list[Scalar]] = [
        [TITLE],
        ["序号", "单位名称", "项目名称", "全年预算数", "全年执行数"],
        [1, "甲局", "一", 10, 9],
        [2, None, "二", 20, 19],
        ["小计", None, None, 30, 28],
        [3, "乙局", "三", 5, 5],
        ["小计", None, None, 5, 5],
        ["合计", None, None, 35, 33],
    ]
    form, _ = _read(rows, Merge(2, 1, 3, 1))
    assert form.unit is None
    assert [project.unit for project in form.projects] == ["甲局", "甲局", "乙局"]
    assert form.projects[1].cells["unit"].address == "B3"
    assert [(total.label, total.row, total.unit) for total in form.totals] == [
        ("小计", 5, "甲局"), ("小计", 7, "乙局"), ("合计", 8, None)]  # fmt: skip
    assert sum(project.budget or 0 for project in form.projects) == 35


def test_sums_under_a_blank_group_beside_a_whole_amount_are_not_that_amount_s() -> None:
    rows: list[list[Scalar]] = [
        [TITLE],
        ["序号", "项目名称", "年度预算金额", None, None, None, "执行率"],
        [None, None, None, "合计", "一般公共预算", "非财政资金", None],
        [1, "甲", 40.5, 37.76, 37.76, 0, 0.9323],
    ]
    merges = [Merge(1, column, 2, column) for column in (0, 1, 2, 6)]
    form, findings = _read(rows, *merges, Merge(1, 3, 1, 5))
    (project,) = form.projects
    assert (project.budget, project.spent, project.funding) == (Decimal("40.5"), None, ())
    assert [one.found for one in findings if one.rule == "R126"] == [
        "合计", "一般公共预算", "非财政资金"]  # fmt: skip
    # Sources alone go on with the amount before them, whatever lies blank over them.
    rows[2][3] = "财政专户管理资金"
    (project,) = _read(rows, *merges, Merge(1, 3, 1, 5))[0].projects
    assert [one.budget for one in project.funding] == [Decimal("37.76"), Decimal("37.76"), 0]


def test_units_as_headings_over_their_rows() -> None:
    form, _ = _read([
        [TITLE],
        ["序号", "项目名称", "全年预算数", "全年执行数"],
        ["一、示例甲局", None, None, None],
        [1, "一", 10, 9],
        ["二、示例乙街道办事处", None, None, None],
        [2, "二", 20, 19],
    ])  # fmt: skip
    assert [project.unit for project in form.projects] == ["示例甲局", "示例乙街道办事处"]


def test_a_summary_without_indicators_has_projects_and_no_indicator() -> None:
    form, _ = _read([
        [TITLE],
        ["序号", "单位名称", "项目名称", "年初预算数", "全年预算数", "全年执行数", "执行率"],
        [1, "甲局", "一", "1,437", "约350万", "-", "0.00%"],
    ])  # fmt: skip
    (project,) = form.projects
    assert (project.budget_initial, project.budget, project.spent) == (1437, None, 0)
    assert project.indicators == ()


def test_text_that_is_no_number_is_said_at_its_cell() -> None:
    _, findings = _read([
        [TITLE],
        ["序号", "单位名称", "项目名称", "全年预算数", "全年执行数"],
        [1, "甲局", "一", "约350万", 3],
    ])  # fmt: skip
    assert [(f.rule, f.cell, f.project, f.found) for f in findings] == [
        ("R101", "D3", "一", "约350万")]  # fmt: skip


def test_one_row_an_indicator_with_the_project_merged_down() -> None:
    rows: list[list[Scalar]] = [
        [TITLE],
        ["项目名称", "全年预算数", "全年执行数", "一级指标", "二级指标", "三级指标", "年度指标值",
         "实际完成值", "分值", "得分"],
        ["工程", 10, 9, "产出指标", "数量指标", "建成数", "≥2处", "2处", 50, 50],
        [None, None, None, None, "质量指标", "合格率", "100%", "100%", 30, 30],
        [None, None, None, "满意度指标", "服务对象满意度", "群众满意度", "≥95%", "96%", 10, 10],
        ["保洁", 5, 5, "产出指标", "数量指标", "面积", "≥1万平方米", "1.2万平方米", 50, 50],
    ]  # fmt: skip
    form, _ = _read(rows, *(Merge(2, column, 4, column) for column in range(3)), Merge(2, 3, 3, 3))
    assert [(p.name, p.budget, len(p.indicators)) for p in form.projects] == [
        ("工程", 10, 3), ("保洁", 5, 1)]  # fmt: skip
    quality = form.projects[0].indicators[1]
    assert (quality.group, quality.dimension, quality.name) == ("产出指标", "quality", "合格率")
    assert (quality.weight, quality.stated_score) == (30, 30)


def test_extra_pairs_stand_under_their_own_dimension() -> None:
    head = _pairs("数量指标", "成本指标", "可持续影响指标", "满意度指标")
    form, _ = _read(
        [*head, [1, "工程", 10, 9, "2处", "2处", "≤9万元", "9万元", "健全", "健全", "≥95%", "96%"]]
    )
    assert [i.dimension for i in form.projects[0].indicators] == [
        "quantity", "cost", "sustainable", "satisfaction"]  # fmt: skip


def test_lost_headings_follow_from_the_known_order_or_stay_open() -> None:
    body: list[Scalar] = [1, "工程", 10, 9, "2处", "2处", "合格", "合格", "及时", "及时", "无关",
                          "无关", "安定", "安定", "无关", "无关",
                          "群众满意度≥95%", "96%"]  # fmt: skip
    lost = _pairs(
        "数量指标", None, "时效指标", "经济效益指标", "社会效益指标", "生态效益指标", None
    )
    form, findings = _read([*lost, body])
    assert [i.dimension for i in form.projects[0].indicators] == [
        "quantity", "quality", "timeliness", "economic", "social", "ecological", "satisfaction",
    ]  # fmt: skip
    assert [f.rule for f in findings].count("R134") == 2


def test_a_head_printed_again_on_the_next_page_parts_nothing() -> None:
    head: list[Scalar] = ["序号", "单位名称", "项目名称", "全年预算数", "全年执行数"]
    form, _ = _read([[TITLE], head, [1, "甲局", "一", 10, 9], head, [2, "甲局", "二", 20, 19]])
    assert [project.name for project in form.projects] == ["一", "二"]
    assert form.header_rows == (2, 4)


def test_hidden_rows_and_sheets_are_read_and_said() -> None:
    rows: list[list[Scalar]] = [
        [TITLE], ["序号", "单位名称", "项目名称", "全年预算数", "全年执行数"],
        [1, "甲局", "一", 10, 9], [2, "甲局", "二", 20, None],
    ]  # fmt: skip
    sheet = Sheet("表", rows, hidden_rows=frozenset({3}), errors={(3, 4): "#DIV/0!"})
    more: list[list[Scalar]] = [*rows[:2], [1, "乙局", "三", 5, 5], [2, "乙局", "四", 7, None]]
    other = Sheet("另表", more, hidden=True, formulas={(3, 4): "=D4-1"})
    forms, findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet, other)))
    assert [len(form.projects) for form in forms] == [2, 2]
    assert forms[0].projects[1].spent is None
    assert [(f.rule, f.cell) for f in findings if f.rule != "R101"] == [
        ("R131", "A4"), ("R129", "E4"), ("R127", None), ("R128", "E4")]  # fmt: skip


def test_an_error_beyond_a_rows_last_value_is_said() -> None:
    rows: list[list[Scalar]] = [
        [TITLE], ["序号", "单位名称", "项目名称", "全年预算数", "全年执行数"],
        [1, "甲局", "一", 10, 9], [2, "甲局", "二", 20],
    ]  # fmt: skip
    sheet = Sheet("表", rows, errors={(3, 4): "#DIV/0!"})
    assert Grid(sheet).row_places(3)[-1] == (3, 4)
    _, findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet,)))
    assert [(f.cell, f.found) for f in findings if f.rule == "R129"] == [("E4", "#DIV/0!")]


def test_a_hidden_column_that_is_not_read_is_not_said_to_be() -> None:
    rows: list[list[Scalar]] = [
        [TITLE], ["序号", "项目名称", "预算数", "执行数", "自评得分", "结转资金"],
        [1, "甲", 10, 9, 99, 6],
    ]  # fmt: skip
    sheet = Sheet("表", rows, hidden_columns=frozenset({5}))
    _, findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet,)))
    assert [(one.rule, one.cell) for one in findings] == [("R126", "F2")]
    both = replace(sheet, hidden_columns=frozenset({4, 5}))
    _, findings, _ = read_sheets(Workbook("f.xlsx", "", (both,)))
    assert [(one.rule, one.cell, one.found) for one in findings] == [
        ("R126", "F2", "结转资金"), ("R141", "E1", "E")]  # fmt: skip


def test_of_many_hidden_rows_the_first_are_named_and_all_counted() -> None:
    rows: list[list[Scalar]] = [
        [TITLE],
        ["序号", "单位名称", "项目名称", "全年预算数", "全年执行数"],
    ]
    rows += [[i, "甲局", f"项目{i}", 10, 9] for i in range(1, 21)]
    _, findings, _ = read_sheets(
        Workbook("f.xlsx", "", (Sheet("表", rows, hidden_rows=frozenset(range(4, 20))),))
    )
    (hidden,) = (found for found in findings if found.rule == "R131")
    said = rules()["R131"].sentence(hidden, "zh")
    assert said.startswith("第 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, … 行（共 16 行）是隐藏的")


def test_sources_without_an_amounts_name_are_not_guessed() -> None:
    form, findings = _read([
        [TITLE],
        ["项目名称", "一般公共预算", "单位资金", "全年预算数", "全年执行数"],
        ["一", 6, 4, 10, 9],
    ])  # fmt: skip
    assert form.projects[0].funding == ()
    assert [f.found for f in findings if f.rule == "R126"] == ["一般公共预算", "单位资金"]


def test_a_line_of_text_that_is_too_short_is_said() -> None:
    rows: list[list[Scalar]] = [
        [TITLE],
        ["项目名称", "预算单位", "全年预算数", "全年执行数", "绩效目标"],
        ["一", "甲局", "10", "9", "建成"],
        ["二", "甲局", "20", "19"],
    ]
    _, findings, _ = read_sheets(Workbook("f.csv", "", (Sheet("f", rows, delimited=True),)))
    assert [(f.rule, f.cell, f.found, f.expected) for f in findings] == [("R121", "A4", "4", "5")]


def test_of_two_dimensions_that_fit_a_lost_heading_none_is_chosen() -> None:
    head = _pairs("数量指标", "质量指标", "时效指标", None, "社会效益指标", "可持续影响指标")
    body: list[Scalar] = [1, "工程", 10, 9, *["甲", "乙"] * 6]
    form, findings = _read([*head, body])
    assert [i.dimension for i in form.projects[0].indicators][3] == "other"
    assert [f.values.get("variant") for f in findings if f.rule == "R134"] == ["open"]


def test_headings_of_one_row_that_hold_all_levels() -> None:
    form, findings = _read([
        [TITLE],
        ["项目名称", "全年预算数", "实际支出-合计", "实际支出-其中：财政拨款-一般公共预算",
         "产出指标/数量指标/年度指标值", "产出指标/数量指标/实际完成值", "社会效益指标目标值",
         "社会效益指标完成情况", "满意度指标（目标值）", "满意度指标（完成值）"],
        ["一", 10, 9, 9, "≥2处", "2处", "改善", "改善", "≥95%", "96%"],
    ])  # fmt: skip
    (project,) = form.projects
    assert findings == ()
    assert (project.budget, project.spent, project.result) == (10, 9, None)
    assert [entry.source for entry in project.funding] == ["general_public"]
    assert [(i.dimension, i.target, i.actual) for i in project.indicators] == [
        ("quantity", "≥2处", "2处"), ("social", "改善", "改善"),
        ("satisfaction", "≥95%", "96%")]  # fmt: skip


def test_rows_that_repeat_their_project_are_one_project() -> None:
    head: list[Scalar] = ["序号", "项目名称", "全年预算数", "全年执行数", "一级指标", "二级指标",
                          "三级指标", "年度指标值", "实际完成值"]  # fmt: skip
    form, _ = _read([
        [TITLE], head,
        [1, "一", 10, 9, "产出指标", "数量指标", "甲", "≥2处", "2处"],
        [2, "一", 10, 9, "产出指标", "质量指标", "乙", "100%", "100%"],
        [3, "二", 5, 5, "产出指标", "数量指标", "甲", "≥1处", "1处"],
        [3, "二", 5, 5, "产出指标", "数量指标", "甲", "≥1处", "1处"],
    ])  # fmt: skip
    assert [(p.name, p.budget, len(p.indicators)) for p in form.projects] == [
        ("一", 10, 2), ("二", 5, 1), ("二", 5, 1)]  # fmt: skip


def test_scores_are_no_money() -> None:
    form, _ = _read(
        [
            ["2022年示例区项目绩效自评汇总表（单位：元）"],
            ["序号", "项目名称", "全年预算数", "全年执行数", "自评得分"],
            [1, "一", 100000, 90000, 98.5],
        ]
    )
    (project,) = form.projects
    assert (project.spent, project.stated_score) == (9, Decimal("98.5"))


def test_lists_below_each_other_keep_their_own_title_unit_and_money() -> None:
    head: list[Scalar] = ["序号", "项目名称", "预算数", "执行数"]
    rows: list[list[Scalar]] = [
        ["2022年示例甲局项目绩效自评表"], ["单位：万元"], head, [1, "一", 10, 9],
        ["合计", None, 10, 9],
        ["填报人：某某"], [],
        ["附件2"], ["2022年示例乙局项目绩效自评表"], ["单位：元"], head, [1, "二", 100000, 90000],
    ]  # fmt: skip
    forms, findings, _ = read_sheets(Workbook("f.xlsx", "", (Sheet("表", rows),)))
    assert [(form.unit, form.money_unit, form.projects[0].spent) for form in forms] == [
        ("示例甲局", "万元", 9), ("示例乙局", "元", 9)]  # fmt: skip
    assert findings == ()


def test_classes_and_parents_are_no_projects_where_they_only_sum() -> None:
    form, findings = _read([
        [TITLE],
        ["序号", "单位名称", "项目名称", "全年预算数", "全年执行数"],
        ["一", "甲局", "运转类", 30, 27],
        [1, "甲局", "一", 10, 9],
        [2, "甲局", "二", 20, 18],
        ["二", "甲局", "发展类", 50, 50],
        [1, "甲局", "三", 10, 10],
        ["1.1", "甲局", "三之一", 4, 4],
        ["1.2", "甲局", "三之二", 6, 6],
    ])  # fmt: skip
    assert [project.name for project in form.projects] == [
        "一", "二", "发展类", "三之一", "三之二"]  # fmt: skip
    assert [(f.rule, f.found, f.values.get("variant")) for f in findings] == [
        ("R145", "运转类", None), ("R145", "发展类", "unclear"), ("R145", "三", None)]  # fmt: skip


def test_the_same_word_over_the_project_s_result_and_over_its_indicators_completions() -> None:
    form, findings = _read(
        [
            [TITLE],
            ["序号", "项目名称", "预算数", "执行数", "年度绩效目标", "完成情况", "一级指标",
             "二级指标", "年度指标值", "实际完成值"],
            [1, "巡查", 10, 9, "全年巡查", "已全年巡查", "产出指标", "数量指标", "12场", "13场"],
            [None, None, None, None, None, None, "产出指标", "质量指标", "巡查率≥95%", "97%"],
        ],
        *(Merge(2, column, 3, column) for column in range(6)),
    )  # fmt: skip
    (project,) = form.projects
    assert (project.goal, project.result) == ("全年巡查", "已全年巡查")
    told = [(one.target, one.actual) for one in project.indicators]
    assert told == [("12场", "13场"), ("巡查率≥95%", "97%")]
    assert [finding for finding in findings if finding.rule == "R126"] == []


@pytest.mark.parametrize(
    "drawing",
    [
        "某局2022年项目自评汇总表|>|>\n金额：元||\n项目名称|预算数|执行数\n甲|1000000|900000",
        "某局2022年项目自评汇总表|>|>\n||元\n项目名称|预算数|执行数\n甲|1000000|900000",
        "某局2022年项目自评汇总表|>|>\n项目名称|预算数|执行数\n|元|元\n甲|1000000|900000",
        "某局2022年项目自评汇总表|>|>\n项目名称|预算数|执行数\n甲|1000000|900000\n注：本表金额单位为元。|>|>",
        "某局2022年项目自评汇总表|>|>\n项目名称|预算数|执行数\n甲|1000000|900000\n备注：表中金额以元为单位。||",
        "某局2022年项目自评汇总表|>|>\n项目名称|预算数|执行数\n甲|1000000|900000\n注：资金数均以元计||",
    ],
)
def test_the_unit_of_money_is_read_wherever_a_form_says_it(drawing: str) -> None:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    (project,) = form.projects
    assert (project.name, project.budget, project.spent) == ("甲", 100, 90)
    assert not [found for found in findings if found.rule in {"R123", "R101"}]


@pytest.mark.parametrize("label", ["填报单位", "单位名称", "部门（单位）名称"])
def test_a_unit_stands_beside_its_label_without_a_colon(label: str) -> None:
    said = f"2022年项目自评汇总表（单位：万元）|>|>\n{label}|示例集团|"
    drawing = f"{said}\n项目名称|预算数|执行数\n甲|100|90"
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    assert [project.unit for project in form.projects] == ["示例集团"]
    assert not [found for found in findings if found.rule == "R125"]


@pytest.mark.parametrize(
    ("head", "year", "left_out"),
    [
        ("2022年预算数|2022年支出数|执行率|备注情况", 2022, []),
        ("2022预算数|2022支出数|执行率|备注情况", 2022, []),
        ("2022年预算数|2022年支出数|执行率|2023年预算数", 2022, ["G2"]),
        ("2022年预算数|2022年支出数|执行率|2021年支出数", 2022, ["G2"]),
        ("2022年预算数|2022年支出数|执行率|2023年绩效目标", 2022, ["G2"]),
        ("2022年预算数|2022年支出数|执行率|整改措施（2023年6月底前）", 2022, []),
        ("2022年预算数|2022年支出数|执行率|2022-2024年总预算", 2022, ["G2"]),
    ],
)
def test_the_year_of_a_form_without_one_is_that_of_the_spending(
    head: str, year: int, left_out: list[str]
) -> None:
    drawing = f"""项目绩效自评汇总表（单位：万元）
序号|单位|项目名称|{head}
1|示例局|甲|100|90|90%|120"""
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    (project,) = form.projects
    assert (form.year, project.budget, project.spent) == (year, 100, 90)
    unread = [one.cell for one in findings if one.found and "备注" not in one.found]
    assert unread == left_out


def test_amounts_of_another_year_than_the_title_s_are_said() -> None:
    drawing = (
        TITLE
        + """
序号|单位|项目名称|2021年预算数|2021年执行数|2020年结转资金
1|示例局|甲|100|90|5"""
    )
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    assert (form.year, form.projects[0].budget) == (2022, 100)
    said = [one for one in findings if one.values.get("variant") == "year"]
    assert [(one.rule, one.cell, one.found, one.expected) for one in said] == [
        ("R126", "D2", "2021", "2022")]  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "unit", "said"),
    [
        ("单位名称|资金使用单位", "甲局", [("D2", "资金使用单位", "单位名称")]),
        ("资金使用单位|单位名称", "乙站", [("C2", "资金使用单位", "单位名称")]),
        ("项目实施单位|填报单位", "乙站", [("C2", "项目实施单位", "填报单位")]),
        ("预算单位|填报单位", "乙站", [("C2", "预算单位", "填报单位")]),
    ],
)
def test_who_spends_is_another_than_who_files(
    heads: str, unit: str, said: list[tuple[str, ...]]
) -> None:
    drawing = f"""2022年项目绩效自评汇总表（单位：万元）
序号|主管部门|{heads}|项目名称|预算数|执行数
1|示例委|甲局|乙站|甲|100|90"""
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    assert (form.projects[0].unit, form.projects[0].supervisor) == (unit, "示例委")
    assert [(one.cell, one.found, one.expected) for one in findings] == said
    assert [one.values for one in findings] == [{"variant": "user"}]


@pytest.mark.parametrize("heading", ["2022-2024年预算数", "2000万元以上预算数", "2022年预算数"])
def test_a_heading_that_holds_the_form_s_year_or_none_is_no_other_year_s(heading: str) -> None:
    drawing = f"""{TITLE}
序号|单位|项目名称|{heading}|执行数
1|示例局|甲|100|90"""
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    assert (form.year, form.projects[0].budget) == (2022, 100)
    assert findings == ()


@pytest.mark.parametrize("group", ["效益目标", "效益指标"])
@pytest.mark.parametrize("score", ["自评得分", "得分", "评分"])
def test_a_score_beneath_any_group_is_its_indicator_s(group: str, score: str) -> None:
    drawing = f"""
2022年示例局项目绩效自评表（单位：万元）|>|>|>|>|>|>
序号|项目名称|预算数|执行数|{group}|>|>
^|^|^|^|社会效益指标|>|>
^|^|^|^|年度指标内容|完成情况|{score}
1|甲|10|9|知晓率≥85%|90%|10
"""
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    (indicator,) = form.projects[0].indicators
    assert (indicator.target, indicator.actual, indicator.stated_score) == ("知晓率≥85%", "90%", 10)
    assert findings == ()


@pytest.mark.parametrize("unit", ["项目责任单位", "二级单位", "实施主体", "单位编码-名称"])
@pytest.mark.parametrize("name", ["项目编码及名称", "项目编码-项目名称"])
def test_codes_within_headings_of_unit_and_project(unit: str, name: str) -> None:
    drawing = f"""
2022年示例区项目绩效自评表（单位：万元）|>|>|>|>
序号|{unit}|{name}|预算数|执行数
1|区民政局|440307210000001-社区党建经费|10|9
"""
    (form,), _, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    (project,) = form.projects
    assert (project.unit, project.code, project.name) == (
        "区民政局", "440307210000001", "社区党建经费")  # fmt: skip


def test_a_dimension_that_is_lost_beside_others_of_its_group_is_said() -> None:
    drawing = """
2022年示例局项目绩效自评表（单位：万元）|>|>|>|>|>|>|>|>|>
序号|项目名称|预算数|执行数|产出指标|>|>|>|>|>
^|^|^|^|数量指标|>||||
^|^|^|^|目标值|完成值|目标值|完成值|目标值|完成值
1|甲|10|9|3场|4场|好|好|快|快
"""
    _, findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    assert "R134" in [one.rule for one in findings]
    bare = drawing.replace("数量指标|>||||", "^|^|^|^|^|^")
    _, findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(bare),)))
    assert "R134" not in [one.rule for one in findings]


def test_rows_that_are_struck_through_are_read_and_said() -> None:
    sheet = replace(sheet_of(TITLE + "\n序号|项目名称|预算数|执行数\n1|甲|9|9\n2|乙|8|8"),
                    struck_rows=frozenset({3}))  # fmt: skip
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet,)))
    assert [project.name for project in form.projects] == ["甲", "乙"]
    assert ("R152", "A4") in [(one.rule, one.cell) for one in findings]


def test_a_title_filled_into_all_the_cells_that_it_was_merged_over_is_a_title() -> None:
    head: list[Scalar] = ["序号", "单位名称", "项目名称", "预算数", "执行数"]
    _, findings = _read([[TITLE] * 5, ["（单位：万元）"] * 5, head, [1, "甲局", "一", 10, 9]])
    assert "R143" not in {one.rule for one in findings}
