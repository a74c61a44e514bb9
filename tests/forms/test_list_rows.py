"""Rows of a project list that are no projects: totals, means, headings, shares, other tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from gridperf.pipeline import checked, interpret
from tests.forms.sketch import sheet_of

TITLE = "示例局2022年度项目支出绩效自评汇总表（单位：万元）\n"


def _read(drawing: str) -> tuple[Form, tuple[Finding, ...]]:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(TITLE + drawing),)))
    return form, findings


def _names(form: Form) -> list[str | None]:
    return [project.name for project in form.projects]


def _said(findings: tuple[Finding, ...]) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.cell) for finding in findings]


@pytest.mark.parametrize(
    "label",
    ["总计（2个项目）", "合计（万元）", "合计（2个）", "项目合计(2)", "合计数", "合计金额",
     "合 计 数", "合计/平均分", "项目支出合计数", "共2个项目", "总 数", "合计（共2项）：",
     "TOTAL", "Total", "Sum", "Grand Total:", "合计 Total", "合计（TOTAL）", "Total/合计",
     "Ｔｏｔａｌ", "SUM："],
)  # fmt: skip
def test_a_total_is_known_by_its_words_whatever_stands_behind_them(label: str) -> None:
    form, findings = _read(
        f"""序号|项目名称|预算数|执行数
1|甲|100|90
2|乙|50|50
|{label}|150|140"""
    )
    assert _names(form) == ["甲", "乙"]
    assert [(total.budget, total.spent) for total in form.totals] == [(150, 140)]
    assert findings == ()


@pytest.mark.parametrize(
    "name",
    ["统计", "合计划", "审计数", "统计数据采集", "资金总计划（2个）", "Total Station", "Summer"],
)
def test_a_project_whose_name_only_holds_such_words_is_no_total(name: str) -> None:
    form, _ = _read(f"序号|项目名称|预算数|执行数\n1|甲|100|90\n2|{name}|50|50")
    assert _names(form) == ["甲", name]


def test_a_unit_s_subtotal_in_english_is_its_own() -> None:
    form, findings = _read(
        """序号|项目名称|预算数|执行数
1|甲|100|90
|Subtotal|100|90
2|乙|50|50
3|TOTAL|150|140"""
    )
    assert _names(form) == ["甲", "乙"]
    assert [(total.label, total.budget) for total in form.totals] == [
        ("Subtotal", 100), ("TOTAL", 150)]  # fmt: skip
    assert findings == ()


@pytest.mark.parametrize("row", ["|平均分|||94", "平均||75|70|94", "平均值||||94"])
def test_means_are_neither_project_nor_sum(row: str) -> None:
    form, findings = _read(
        f"""序号|项目名称|预算数|执行数|自评得分
1|甲|100|90|98
2|乙|50|50|90
合计||150|140|
{row}"""
    )
    assert _names(form) == ["甲", "乙"]
    assert [total.label for total in form.totals] == ["合计"]
    assert findings == ()


def test_a_total_says_so_in_a_column_that_names_no_project() -> None:
    form, findings = _read(
        """序号|科室|项目名称|预算数|执行数
1|办公室|甲|100|90
2|办公室|乙|50|50
|办公室小计||150|140
3|财务科|丙|10|10
|财务科小计||10|10
|全局合计||160|150"""
    )
    assert _names(form) == ["甲", "乙", "丙"]
    assert [(total.label, total.budget) for total in form.totals] == [
        ("办公室小计", 150), ("财务科小计", 10), ("全局合计", 160)]  # fmt: skip
    assert _said(findings) == [("R126", "B2")]


def test_a_text_that_goes_on_in_further_rows_is_no_total() -> None:
    form, _ = _read(
        """序号|年度绩效目标|项目名称|预算数|执行数
1|建成，其中|甲|100|90
|3处合计|||
2|建成|乙|50|50"""
    )
    assert (_names(form), form.totals) == (["甲", "乙"], ())


def test_what_a_total_consists_of_is_no_project_s() -> None:
    form, findings = _read(
        """序号|项目名称|预算数|执行数
1|甲|100|90
2|乙|50|50
合计||150|140
其中：一般公共预算||120|110
政府性基金||30|30"""
    )
    assert _names(form) == ["甲", "乙"]
    assert [total.label for total in form.totals] == ["合计"]
    assert [(one.rule, one.cell, one.project, one.expected) for one in findings] == [
        ("R148", "A6", None, "合计"), ("R148", "A7", None, "合计")]  # fmt: skip


def test_the_classes_of_a_total_on_top_are_its_shares_where_they_make_it() -> None:
    drawing = """序号|项目名称|预算数|执行数
合计||150|140
其中：基本建设类||100|90
运转类||{}|50
1|甲|100|90
2|乙|50|50"""
    form, findings = _read(drawing.format(50))
    assert (_names(form), _said(findings)) == (["甲", "乙"], [("R148", "A4"), ("R148", "A5")])
    form, findings = _read(drawing.format(40))
    assert (_names(form), _said(findings)) == ([None, "甲", "乙"], [("R148", "A4")])


def test_a_source_beneath_a_project_is_not_the_total_s() -> None:
    form, findings = _read(
        """序号|项目名称|预算数|执行数
合计||150|140
1|甲|150|140
其中：一般公共预算||120|110"""
    )
    assert _names(form) == ["甲"]
    assert [(one.rule, one.project) for one in findings] == [("R147", "甲")]


DISTRICT = TITLE.replace("示例局", "")


def _of_units(drawing: str) -> tuple[list[tuple[str | None, str | None]], list[str], list[str]]:
    """Return the projects with their units, the totals and where R145 speaks."""
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(DISTRICT + drawing),)))
    return (
        [(project.name, project.unit) for project in form.projects],
        [f"{total.label} {total.row} {total.unit} {total.budget}" for total in form.totals],
        [f"{one.cell} {one.values.get('variant')}" for one in findings if one.rule == "R145"],
    )


def test_a_unit_s_row_without_a_number_that_sums_the_rows_below_is_no_project() -> None:
    projects, totals, said = _of_units(
        """序号|单位/项目名称|预算数|执行数
|示例区教育局|150|140
1|甲|100|90
2|乙|50|50
|示例区科技局|10|10
1|丙|10|10
合计||160|150"""
    )
    assert projects == [("甲", "示例区教育局"), ("乙", "示例区教育局"), ("丙", "示例区科技局")]
    assert totals == [
        "示例区教育局 3 示例区教育局 150", "示例区科技局 6 示例区科技局 10",
        "合计 8 None 160"]  # fmt: skip
    assert said == ["B3 None", "B6 None"]


def test_a_unit_s_row_sums_projects_whose_rows_are_numbered_one_by_one() -> None:
    projects, totals, _ = _of_units(
        """序号|单位/项目名称|预算数|执行数|一级指标|三级指标|指标值|完成值
|示例区教育局|150|140||||
1|甲|100|90|产出指标|场次|5场|6场
2|^|^|^|产出指标|合格率|95%|96%
3|乙|50|50|产出指标|场次|5场|6场
4||||产出指标|合格率|95%|96%"""
    )
    assert projects == [("甲", "示例区教育局"), ("乙", "示例区教育局")]
    assert totals == ["示例区教育局 3 示例区教育局 150"]


def test_a_class_s_row_without_a_number_sums_too() -> None:
    projects, totals, said = _of_units(
        """序号|项目名称|预算数|执行数
|一、部门预算项目|150|140
1|甲|100|90
2|乙|50|50
|二、专项资金项目|11|10
3|丙|10|10"""
    )
    assert [name for name, _ in projects] == ["甲", "乙", "二、专项资金项目", "丙"]
    assert totals == ["一、部门预算项目 3 None 150"]
    assert said == ["B3 None", "B6 unclear"]


@pytest.mark.parametrize("name", ["示例教育局|>", "示例教育局|", "示例教育局|2个"])
def test_a_unit_s_row_without_a_project_s_name_sums_the_rows_that_leave_the_unit_blank(
    name: str,
) -> None:
    projects, totals, said = _of_units(
        f"""单位|项目名称|预算数|执行数
{name}|150|140
|甲|100|90
|乙|50|50
示例科技局|1个|10|10
|丙|10|10"""
    )
    assert projects == [("甲", "示例教育局"), ("乙", "示例教育局"), ("丙", "示例科技局")]
    assert [line.split(" ", 1)[1] for line in totals] == [
        "3 示例教育局 150", "6 示例科技局 10"]  # fmt: skip
    assert len(said) == 2


@pytest.mark.parametrize(
    "rows",
    [
        "1|甲|100|90\n|乙|50|50\n2|丙|50|50",  # nothing but an equal amount below
        "|甲|100|90\n1|乙|60|50\n2|丙|40|40\n合计||200|180",  # the sheet counts it
        "|甲学校|100|90\n1|乙|60|50\n2|丙|30|30",  # no sum
        "|甲|100|90\n|乙|60|50\n|丙|40|40",  # nobody is numbered
    ],
)
def test_a_project_without_a_number_stays_one(rows: str) -> None:
    projects, _, said = _of_units(f"序号|项目名称|预算数|执行数\n{rows}")
    assert (len(projects), said) == (3, [])


def test_a_numbered_unit_s_row_that_counts_its_projects_sums_them() -> None:
    projects, totals, _ = _of_units(
        """序号|单位名称|项目名称|预算数|执行数
|合计|3个|160|150
1|示例站|2个|150|140
||甲|100|90
||乙|50|50
2|示例所|1个|10|10
||丙|10|10"""
    )
    assert projects == [("甲", "示例站"), ("乙", "示例站"), ("丙", "示例所")]
    assert totals == ["合计 3 None 160", "示例站 4 示例站 150", "示例所 7 示例所 10"]


def test_a_unit_that_fills_its_name_once_keeps_its_first_project() -> None:
    projects, _, said = _of_units(
        """单位|项目名称|预算数|执行数
示例教育局|甲|100|90
|乙|60|50
|丙|40|40"""
    )
    assert ([name for name, _ in projects], said) == (["甲", "乙", "丙"], [])


def test_equal_money_beside_a_name_that_is_merged_down_is_one_more_amount() -> None:
    form, findings = _read(
        """序号|项目名称|实施单位|预算数|执行数
1|甲|示例一小|10|10
^|^|示例二小|10|10
2|乙|示例一小|5|5"""
    )
    assert [(project.name, project.budget) for project in form.projects] == [("甲", 10), ("乙", 5)]
    assert [(one.rule, one.cell, one.project) for one in findings] == [("R147", "D4", "甲")]
    assert (findings[0].expected, findings[0].values) == ("10", {"variant": "row"})


@pytest.mark.parametrize(("whole", "said"), [("", "R150"), ("合计|", None)])
def test_money_that_is_merged_over_two_sources_counts_once_and_is_neither_s(
    whole: str, said: str | None
) -> None:
    drawing = """序号|项目名称|执行数|预算数|>{}
^|^|^|{}财政拨款|其他资金
1|甲|100|{}100|>
^|^|^|{}^|^
2|乙|80|{}50|40"""
    filled = ("|>", whole, "100|", "^|", "90|") if whole else ("",) * 5
    form, findings = _read(drawing.format(*filled))
    assert [(project.budget, len(project.funding)) for project in form.projects] == [
        (100, 0), (90, 2)]  # fmt: skip
    (shared,) = [one for one in findings if one.rule == "R147"]
    assert (shared.project, shared.found, shared.values) == ("甲", "100", {"variant": "sources"})
    assert {one.rule for one in findings if one.project == "乙"} == {said} - {None}


def test_money_that_is_merged_down_or_repeated_with_the_name_is_the_project_s() -> None:
    form, findings = _read(
        """序号|项目名称|预算数|执行数|一级指标|三级指标|年度指标值|实际完成值
1|甲|10|10|产出指标|场次|≥2场|2场
^|^|^|^|产出指标|合格率|≥90%|95%
2|乙|5|5|产出指标|场次|≥2场|2场
2|乙|5|5|产出指标|合格率|≥90%|95%"""
    )
    assert [(project.name, len(project.indicators)) for project in form.projects] == [
        ("甲", 2), ("乙", 2)]  # fmt: skip
    assert findings == ()


def _levels(drawing: str) -> tuple[list[tuple[object, ...]], list[str], list[tuple[object, ...]]]:
    """Return the projects with their money, the totals, and what is said."""
    form, findings = _read(drawing)
    return (
        [(project.name, project.budget) for project in form.projects],
        [f"{total.label} {total.row} {total.budget}" for total in form.totals],
        [(one.rule, one.cell, one.values.get("variant")) for one in findings],
    )


@pytest.mark.parametrize(
    "head",
    [
        "序号|项目名称|>|预算数|执行数\n^|一级项目|二级项目|^|^",
        "序号|一级项目名称|二级项目名称|预算数|执行数\n|||万元|万元",
        "序号|一级项目|二级项目|预算数|执行数\n|||万元|万元",
        "序号|一级项目|项目名称|预算数|执行数\n|||万元|万元",
    ],
)
def test_of_two_levels_of_projects_the_lower_one_names_them(head: str) -> None:
    projects, totals, said = _levels(
        f"""{head}
1|教育支出|校舍维修|100|90
2|^|营养餐|50|50
3|科技支出|>|10|10
4|文化支出||5|5
合计|||165|155"""
    )
    assert projects == [("校舍维修", 100), ("营养餐", 50), ("科技支出", 10), ("文化支出", 5)]
    assert totals == ["合计 8 165"]
    assert [(rule, variant) for rule, _, variant in said] == [("R126", "level")]


def test_a_project_of_the_upper_level_that_sums_those_below_it_is_none() -> None:
    projects, totals, said = _levels(
        """序号|一级项目|二级项目|预算数|执行数
|教育支出||150|140
1||校舍维修|100|90
2||营养餐|50|50
|科技支出||10|10
3||科普|10|10"""
    )
    assert projects == [("校舍维修", 100), ("营养餐", 50), ("科普", 10)]
    assert totals == ["教育支出 3 150", "科技支出 6 10"]
    assert said == [("R126", "B2", "level"), ("R145", "B3", None), ("R145", "B6", None)]


def test_an_upper_level_that_does_not_sum_those_below_it_names_no_project() -> None:
    projects, totals, _ = _levels(
        """序号|一级项目|二级项目|预算数|执行数
1|教育支出||170|140
2||校舍维修|100|90
3||营养餐|50|50"""
    )
    assert (projects, totals) == ([(None, 170), ("校舍维修", 100), ("营养餐", 50)], [])


EACH_NUMBERED = """序号|项目名称|预算数|执行数|执行率|一级指标|三级指标|指标值|完成值
1|甲|100|90|90%|产出指标|改造处数|1处|1处
2|{}||{}|{}|效益指标|知晓率|≥90%|95%
3|乙|50|50|100%|产出指标|培训场次|≥5场|6场
4|{}||||满意度指标|满意度|≥90%|95%"""


def test_numbers_that_count_the_indicators_begin_no_project() -> None:
    form, findings = _read(EACH_NUMBERED.format("", "", "", ""))
    assert [(project.name, len(project.indicators)) for project in form.projects] == [
        ("甲", 2), ("乙", 2)]  # fmt: skip
    assert [(project.sequence, project.cells["sequence"].address) for project in form.projects] == [
        ("1\n2", "A3,A4"), ("3\n4", "A5,A6")]  # fmt: skip
    assert findings == ()


@pytest.mark.parametrize("own", [("", "10", ""), ("", "", "80%")])
def test_a_numbered_row_without_a_name_but_with_figures_is_a_project(own: tuple[str, ...]) -> None:
    form, _ = _read(EACH_NUMBERED.format(*own, ""))
    assert [(project.name, len(project.indicators)) for project in form.projects] == [
        ("甲", 1), (None, 1), ("乙", 2)]  # fmt: skip


def test_a_numbered_row_without_a_name_is_no_further_one_of_another_unit_s_project() -> None:
    form, _ = _read(
        """序号|单位名称|项目名称|预算数|执行数|一级指标|三级指标|指标值|完成值
1|示例一小|甲|100|90|产出指标|改造处数|1处|1处
2|示例一小||||效益指标|知晓率|≥90%|95%
3|示例二小||||产出指标|培训场次|≥5场|6场"""
    )
    assert [(project.name, project.unit, len(project.indicators)) for project in form.projects] == [
        ("甲", "示例一小", 2), (None, "示例二小", 1)]  # fmt: skip


def _told(form: Form) -> list[tuple[str | None, ...]]:
    return [
        (one.dimension, one.target, one.actual, str(one.weight), str(one.stated_score))
        for one in form.projects[0].indicators
    ]


def test_a_pair_that_is_merged_down_is_one_indicator() -> None:
    form, findings = _read(
        """序号|项目名称|预算数|执行数|数量指标|>|质量指标|>
^|^|^|^|目标值|完成值|目标值|完成值
1|甲|100|90|培训5场|6场|合格率95%|96%
^|^|^|^|购置3台|3台|^|^
2|乙|50|50|1个|1个|100%|100%"""
    )
    assert [line[:3] for line in _told(form)] == [
        ("quantity", "培训5场", "6场"), ("quality", "合格率95%", "96%"),
        ("quantity", "购置3台", "3台")]  # fmt: skip
    assert findings == ()


def test_an_indicator_whose_cells_are_all_merged_over_two_rows_is_one() -> None:
    form, findings = _read(
        """序号|项目名称|预算数|执行数|三级指标|指标值|完成值|分值|得分|年度绩效目标
1|甲|100|90|场次|5场|6场|60|58|建成
^|^|^|^|^|^|^|^|^|并验收
2|乙|50|50|场次|5场|6场|60|58|建成"""
    )
    assert [line[1:] for line in _told(form)] == [("5场", "6场", "60", "58")]
    assert findings == ()


def test_indicators_that_are_merged_over_two_projects_are_both_projects() -> None:
    form, _ = _read(
        """序号|项目名称|预算数|执行数|三级指标|指标值|完成值
1|甲|100|90|场次|5场|6场
2|乙|50|50|^|^|^"""
    )
    assert [len(project.indicators) for project in form.projects] == [1, 1]


def test_money_that_is_merged_over_two_projects_is_counted_once_and_said() -> None:
    form, findings = _read(
        """序号|项目名称|预算数|执行数|执行率|自评得分
1|甲一期|100|90|90%|98
2|甲二期|^|^|^|97
3|丙|10|10|100%|100
合计||110|100|90.91%|"""
    )
    told = [(one.name, one.budget, one.spent, one.stated_score) for one in form.projects]
    assert told == [("甲一期", 100, 90, 98), ("甲二期", None, None, 97), ("丙", 10, 10, 100)]
    assert form.projects[1].stated_rate is None
    assert not {"budget", "spent", "stated_rate"} & form.projects[1].cells.keys()
    assert [(one.rule, one.cell, one.project) for one in findings] == [("R147", "C3", "甲二期")]
    assert findings[0].values == {"variant": "projects", "merged": "budget spent"}


def _checked(*drawings: str) -> list[tuple[str, str | None]]:
    """Return what reader and checks say of a book of sheets."""
    sheets = tuple(
        replace(sheet_of(drawing), name=f"表{place}") for place, drawing in enumerate(drawings)
    )
    return _said(checked(interpret(Workbook("f.xlsx", "", sheets))).findings)


def test_an_amount_merged_with_another_project_s_is_no_blank_but_one_beside_it_is() -> None:
    drawing = """序号|单位名称|项目名称|预算数|执行数
1|甲办|甲一期|100|90
2|^|甲二期|^|
3|^|丙|10|10"""
    assert _checked(TITLE + drawing) == [("R147", "D3"), ("R008", "E4")]


def test_a_subtotal_above_its_rows_is_of_their_unit_and_sums_no_other_s() -> None:
    drawing = """序号|单位名称|项目名称|预算数|执行数|一般公共预算|政府性基金
|小计||50|50|50|0
1|甲办|救助|50|50|50|
|小计||30|30|20|10
2|乙中心|培训|30|30|20|10"""
    form, _ = _read(drawing)
    assert [total.unit for total in form.totals] == ["甲办", "乙中心"]
    assert _checked(TITLE + drawing) == []
    wrong = drawing.replace("50|0", "50|5")
    assert _checked(TITLE + wrong) == [("R003", "G3")]


@pytest.mark.parametrize(("whole", "said"), [("100", []), ("111", [("R003", "D4")])])
def test_a_total_at_the_end_of_a_list_that_goes_on_over_sheets_sums_them_all(
    whole: str, said: list[tuple[str, str]]
) -> None:
    head = "序号|单位名称|项目名称|预算数|执行数\n"
    first = TITLE + head + "1|甲局|救助|50|50\n2|甲局|培训|30|30"
    last = TITLE.replace("表", "表（续）") + head + f"3|甲局|维修|20|20\n合计|||{whole}|100"
    assert _checked(first, last) == said


def test_a_source_s_money_that_is_merged_over_two_projects_is_counted_once() -> None:
    form, findings = _read(
        """序号|项目名称|全年预算数|>|全年执行数|>
^|^|合计|其中：财政拨款|合计|其中：财政拨款
1|甲|60|50|50|40
2|乙|50|50|50|^
3|丙|50|^|50|^"""
    )
    parts = [[(one.budget, one.spent) for one in project.funding] for project in form.projects]
    assert parts == [[(50, 40)], [(50, None)], []]
    assert [one.project for one in findings] == ["乙", "丙"]


def test_a_row_without_a_name_below_merged_money_goes_on_with_its_project() -> None:
    form, findings = _read(
        """序号|项目名称|预算数|执行数|一级指标|三级指标|指标值|完成值
1|甲|100|90|产出指标|场次|5场|6场
||^|^|产出指标|合格率|95%|96%"""
    )
    assert [(one.name, one.budget, len(one.indicators)) for one in form.projects] == [
        ("甲", 100, 2)]  # fmt: skip
    assert findings == ()


@pytest.mark.parametrize(
    "below",
    [
        "分单位汇总表\n序号|单位名称|预算数|执行数|执行率\n1|示例站|100|90|90%",
        "二、专项资金\n序号|专项资金|下达数|支出数|支出进度|自评分\n1|乙|50|45|90%|97",
        "等级分布\n等级|项目个数|金额|占比||\n优|1|100|66.67%||",
    ],
)
def test_a_table_below_the_list_is_none_of_its_projects_and_is_said(below: str) -> None:
    form, findings = _read(
        f"""序号|项目名称|预算数|执行数|执行率|自评等级
1|甲|100|90|90%|优
合计||100|90|90%|

{below}
填报人：某某|填报日期：2023年3月1日||||"""
    )
    assert _names(form) == ["甲"]
    assert str(form.filled_on) == "2023-03-01"
    table = [one for one in findings if one.rule == "R143"]
    assert [(one.cell, one.values["variant"]) for one in table] == [("A7", "table")]
    assert not [one for one in findings if one.rule == "R101"]


def test_a_project_of_few_words_is_no_head() -> None:
    form, _ = _read(
        """序号|单位名称|项目名称|预算数|执行数|备注
1|甲局|甲|100|90|
2|单位|绩效目标|||备注
合计|||100|90|"""
    )
    assert _names(form) == ["甲", "绩效目标"]


@pytest.mark.parametrize("row", ["2|||0|0.00%", "2||||", "……||||", "…|…|…|…|…", "3|0|0|0|-"])
def test_a_row_of_the_blank_form_is_nothing(row: str) -> None:
    form, findings = _read(
        f"""序号|项目名称|预算数|执行数|执行率
1|甲|100|90|90%
{row}
合计||100|90|90%"""
    )
    assert (_names(form), findings) == (["甲"], ())


@pytest.mark.parametrize("row", ["2|乙|0|0|0.00%", "2|||5|0.00%", "2|乙|||"])
def test_a_row_that_says_anything_is_a_project(row: str) -> None:
    form, _ = _read(f"序号|项目名称|预算数|执行数|执行率\n1|甲|100|90|90%\n{row}")
    assert len(form.projects) == 2


@pytest.mark.parametrize(
    "row", ["说明|本表一式两份|||", "|备注|数据截至年底||", "|（盖章）||2023年3月|", "（续表）||||"]
)
def test_notes_and_seals_below_the_list_are_no_projects(row: str) -> None:
    form, findings = _read(
        f"""序号|项目名称|预算数|执行数|执行率
1|甲|100|90|90%
合计||100|90|90%
{row}"""
    )
    assert (_names(form), findings) == (["甲"], ())


def test_a_numbered_heading_among_those_of_units_names_a_unit() -> None:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(DISTRICT + """\
序号|项目名称|预算数|执行数
一、示例区教育局（本级）|>|>|>
1|甲|100|90
二、示例区供销社|>|>|>
1|乙|50|50
三、示例集团|>|>|>
1|丙|50|50
四、示例区人民医院|>|>|>
1|丁|50|50
五、其他需要说明的事项|>|>|>"""),)))  # fmt: skip
    assert [(project.name, project.unit) for project in form.projects] == [
        ("甲", "示例区教育局(本级)"), ("乙", "示例区供销社"), ("丙", "示例集团"),
        ("丁", "示例区人民医院")]  # fmt: skip
    assert _said(findings) == [("R142", "A11")]


def test_numbered_classes_name_no_unit() -> None:
    form, _ = _read(
        """序号|项目名称|预算数|执行数
一、运转类|>|>|>
1|甲|100|90
二、特定目标类|>|>|>
1|乙|50|50"""
    )
    assert [project.unit for project in form.projects] == ["示例局", "示例局"]


def test_a_heading_below_a_total_is_no_share_of_it() -> None:
    _, findings = _read(
        """序号|项目名称|预算数|执行数
1|甲|100|90
小计||100|90
二、非财政资金项目|>|>|>
2|乙|50|50
小计||50|50"""
    )
    assert _said(findings) == [("R142", "A5")]


def test_a_dash_is_no_blank_where_an_indicator_stands() -> None:
    form, _ = _read("""
        示例局2022年项目自评表（单位：万元）|>|>|>|>|>
        序号|项目名称|预算数|执行数|数量指标|>
        ^|^|^|^|目标值|完成值
        1|甲|10|9|建成3处|3处
        |||||
        2|乙|5|5|/|/
        |||0|—|—
    """)
    statuses = [one.status for project in form.projects for one in project.indicators]
    assert statuses.count("not_applicable") == 2


def test_a_form_above_a_list_is_said_to_be_there() -> None:
    drawing = """示例局2022年度部门整体支出绩效自评表|>|>|>|>
部门名称|示例局|年初预算|全年预算|全年执行
部门资金|合计|100|110|105
一级指标|二级指标|三级指标|指标值|完成值
产出指标|数量指标|普法活动|≥20场|25场
序号|项目名称|预算数|执行数|执行率
1|甲|10|9|90%"""
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    assert _names(form) == ["甲"]
    assert ("R143", "A2") in _said(findings)


@pytest.mark.parametrize(
    ("second", "third"),
    [("|", "|质量指标"), ("^|", "^|质量指标"), ("^|^", "^|质量指标"), ("|数量指标", "|质量指标")],
)
def test_levels_that_only_the_first_of_several_rows_states_hold_for_all(
    second: str, third: str
) -> None:
    form, findings = _read(
        f"""序号|项目名称|预算数|执行数|一级指标|二级指标|三级指标|指标值|完成值
1|救助|50|50|产出指标|数量指标|救助人数|≥1200人|1260人
||||{second}|走访户数|≥300户|312户
||||{third}|准确率|≥98%|99%
|||||满意度指标|群众满意度|≥90%|93%
2|培训|30|30||经济效益|就业人数|≥3人|4人
||||||创业人数|≥1人|1人
||||社会效益指标||知晓率|≥90%|95%"""
    )
    told = [(one.group, one.dimension, one.name) for project in form.projects
            for one in project.indicators]  # fmt: skip
    assert told == [
        ("产出指标", "quantity", "救助人数"),
        ("产出指标", "quantity", "走访户数"),
        ("产出指标", "quality", "准确率"),
        ("效益指标", "satisfaction", "群众满意度"),
        ("效益指标", "economic", "就业人数"),
        ("效益指标", "economic", "创业人数"),
        ("社会效益指标", "social", "知晓率"),
    ]
    assert form.projects[0].indicators[1].cells["level_2"].address in {"F3", "F4"}
    assert findings == ()


NOTED = """序号|单位名称|项目名称|预算数|执行数|绩效目标|完成情况
1|示例局|物业管理|10|7|保障|已完成
合计|||10|7||
"""


@pytest.mark.parametrize(
    "note",
    ["说明：||1.本表反映2022年度情况。\n||2.金额保留两位小数。\n||3、执行率=执行数/预算数",
     "注||一、口径为决算数\n||二、不含结转",
     "备注：\n||（1）口径为决算数；\n||（2）不含结转", "说明：以下\n||口径为决算数，不含结转。"],
)  # fmt: skip
def test_sentences_below_a_note_are_no_projects_wherever_they_stand(note: str) -> None:
    form, findings = _read(NOTED + note)
    assert _names(form) == ["物业管理"]
    assert findings == ()


def test_a_name_below_a_note_and_a_sentence_below_a_project_stay_projects() -> None:
    form, _ = _read(NOTED + "说明：||1.口径为决算数\n||河道保洁")
    assert _names(form) == ["物业管理", "河道保洁"]
    form, _ = _read(NOTED + "||1.河道保洁")
    assert _names(form) == ["物业管理", "1.河道保洁"]
    form, _ = _read(NOTED + "说明：||1.口径为决算数\n2|示例局|2.河道保洁|5|5|保洁|已保洁")
    assert _names(form) == ["物业管理", "2.河道保洁"]


def test_a_source_that_the_project_s_money_is_merged_down_to_may_have_given_some() -> None:
    form, findings = _read(
        """序号|项目名称|资金来源|全年预算数|全年执行数
1|维修|财政拨款|20|20
^|^|其他资金|^|^"""
    )
    assert form.projects[0].funding == ()
    assert _said(findings) == [("R147", "C3"), ("R147", "C4")]
