"""Rows of a list that sum others: totals, subtotals, units and classes."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import TITLE, checked_of, names, of_units, read, said_of


@pytest.mark.parametrize(
    "label",
    ["总计（2个项目）", "合计（万元）", "合计（2个）", "项目合计(2)", "合计数", "合计金额",
     "合 计 数", "合计/平均分", "项目支出合计数", "共2个项目", "总 数", "合计（共2项）：",
     "TOTAL", "Total", "Sum", "Grand Total:", "合计 Total", "合计（TOTAL）", "Total/合计",
     "Ｔｏｔａｌ", "SUM："],
)  # fmt: skip
def test_a_total_is_known_by_its_words_whatever_stands_behind_them(label: str) -> None:
    form, findings = read(
        f"""序号|项目名称|预算数|执行数
1|甲|100|90
2|乙|50|50
|{label}|150|140"""
    )
    assert names(form) == ["甲", "乙"]
    assert [(total.budget, total.spent) for total in form.totals] == [(150, 140)]
    assert findings == ()


@pytest.mark.parametrize(
    "name",
    ["统计", "合计划", "审计数", "统计数据采集", "资金总计划（2个）", "Total Station", "Summer"],
)
def test_a_project_whose_name_only_holds_such_words_is_no_total(name: str) -> None:
    form, _ = read(f"序号|项目名称|预算数|执行数\n1|甲|100|90\n2|{name}|50|50")
    assert names(form) == ["甲", name]


def test_a_unit_s_subtotal_in_english_is_its_own() -> None:
    form, findings = read(
        """序号|项目名称|预算数|执行数
1|甲|100|90
|Subtotal|100|90
2|乙|50|50
3|TOTAL|150|140"""
    )
    assert names(form) == ["甲", "乙"]
    assert [(total.label, total.budget) for total in form.totals] == [
        ("Subtotal", 100), ("TOTAL", 150)]  # fmt: skip
    assert findings == ()


@pytest.mark.parametrize("row", ["|平均分|||94", "平均||75|70|94", "平均值||||94"])
def test_means_are_neither_project_nor_sum(row: str) -> None:
    form, findings = read(
        f"""序号|项目名称|预算数|执行数|自评得分
1|甲|100|90|98
2|乙|50|50|90
合计||150|140|
{row}"""
    )
    assert names(form) == ["甲", "乙"]
    assert [total.label for total in form.totals] == ["合计"]
    assert findings == ()


def test_a_total_says_so_in_a_column_that_names_no_project() -> None:
    form, findings = read(
        """序号|科室|项目名称|预算数|执行数
1|办公室|甲|100|90
2|办公室|乙|50|50
|办公室小计||150|140
3|财务科|丙|10|10
|财务科小计||10|10
|全局合计||160|150"""
    )
    assert names(form) == ["甲", "乙", "丙"]
    assert [(total.label, total.budget) for total in form.totals] == [
        ("办公室小计", 150), ("财务科小计", 10), ("全局合计", 160)]  # fmt: skip
    assert said_of(findings) == [("R126", "B2")]


def test_a_text_that_goes_on_in_further_rows_is_no_total() -> None:
    form, _ = read(
        """序号|年度绩效目标|项目名称|预算数|执行数
1|建成，其中|甲|100|90
|3处合计|||
2|建成|乙|50|50"""
    )
    assert (names(form), form.totals) == (["甲", "乙"], ())


def test_what_a_total_consists_of_is_no_project_s() -> None:
    form, findings = read(
        """序号|项目名称|预算数|执行数
1|甲|100|90
2|乙|50|50
合计||150|140
其中：一般公共预算||120|110
政府性基金||30|30"""
    )
    assert names(form) == ["甲", "乙"]
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
    form, findings = read(drawing.format(50))
    assert (names(form), said_of(findings)) == (["甲", "乙"], [("R148", "A4"), ("R148", "A5")])
    form, findings = read(drawing.format(40))
    assert (names(form), said_of(findings)) == ([None, "甲", "乙"], [("R148", "A4")])


def test_a_source_beneath_a_project_is_not_the_total_s() -> None:
    form, findings = read(
        """序号|项目名称|预算数|执行数
合计||150|140
1|甲|150|140
其中：一般公共预算||120|110"""
    )
    assert names(form) == ["甲"]
    assert [(one.rule, one.project) for one in findings] == [("R147", "甲")]


def test_a_unit_s_row_without_a_number_that_sums_the_rows_below_is_no_project() -> None:
    projects, totals, said = of_units(
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
    projects, totals, _ = of_units(
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
    projects, totals, said = of_units(
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
    projects, totals, said = of_units(
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
    projects, _, said = of_units(f"序号|项目名称|预算数|执行数\n{rows}")
    assert (len(projects), said) == (3, [])


def test_a_numbered_unit_s_row_that_counts_its_projects_sums_them() -> None:
    projects, totals, _ = of_units(
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
    projects, _, said = of_units(
        """单位|项目名称|预算数|执行数
示例教育局|甲|100|90
|乙|60|50
|丙|40|40"""
    )
    assert ([name for name, _ in projects], said) == (["甲", "乙", "丙"], [])


def test_a_subtotal_above_its_rows_is_of_their_unit_and_sums_no_other_s() -> None:
    drawing = """序号|单位名称|项目名称|预算数|执行数|一般公共预算|政府性基金
|小计||50|50|50|0
1|甲办|救助|50|50|50|
|小计||30|30|20|10
2|乙中心|培训|30|30|20|10"""
    form, _ = read(drawing)
    assert [total.unit for total in form.totals] == ["甲办", "乙中心"]
    assert checked_of(TITLE + drawing) == []
    wrong = drawing.replace("50|0", "50|5")
    assert checked_of(TITLE + wrong) == [("R003", "G3")]


@pytest.mark.parametrize(("whole", "said"), [("100", []), ("111", [("R003", "D4")])])
def test_a_total_at_the_end_of_a_list_that_goes_on_over_sheets_sums_them_all(
    whole: str, said: list[tuple[str, str]]
) -> None:
    head = "序号|单位名称|项目名称|预算数|执行数\n"
    first = TITLE + head + "1|甲局|救助|50|50\n2|甲局|培训|30|30"
    last = TITLE.replace("表", "表（续）") + head + f"3|甲局|维修|20|20\n合计|||{whole}|100"
    assert checked_of(first, last) == said


UNITS_ABOVE = [("甲", "区民政局"), ("乙", "区民政局"), ("丙", "区教育局")]


@pytest.mark.parametrize(("first", "second"), [("区民政局", "区教育局"), ("", "")])
def test_a_unit_s_sum_may_name_it_where_the_others_are_numbered(first: str, second: str) -> None:
    projects, totals, said = of_units(
        f"""序号|单位名称|项目名称|预算数|执行数
区民政局|||30|29.5
1|{first}|甲|10|9.5
2|{first}|乙|20|20
区教育局|||5|5
3|{second}|丙|5|5
合计|||35|34.5"""
    )
    assert projects == UNITS_ABOVE
    assert totals == ["区民政局 3 区民政局 30", "区教育局 6 区教育局 5", "合计 8 None 35"]
    assert said == ["A3 None", "A6 None"]


def test_a_class_s_sum_may_name_it_where_the_others_are_numbered() -> None:
    projects, totals, said = of_units(
        """序号|项目名称|预算数|执行数
运转类||30|29.5
1|甲|10|9.5
2|乙|20|20
发展类||5|5
3|丙|5|5
合计||35|34.5"""
    )
    assert projects == [("甲", None), ("乙", None), ("丙", None)]
    assert totals == ["运转类 3 None 30", "发展类 6 None 5", "合计 8 None 35"]
    assert said == ["A3 None", "A6 None"]


def test_a_row_without_a_name_that_sums_nothing_stays_a_project() -> None:
    projects, _, said = of_units(
        """序号|单位名称|项目名称|预算数|执行数
区民政局|||7|7
1|区民政局|甲|10|9.5
合计|||17|16.5"""
    )
    assert [name for name, _ in projects] == [None, "甲"]
    assert said == []


@pytest.mark.parametrize("number", ["一", ""])
@pytest.mark.parametrize("top", ["", "合计|||35|34.5\n"])
def test_a_subtotal_over_its_rows_names_their_unit_in_the_units_column(
    number: str, top: str
) -> None:
    drawing = f"""序号|单位名称|项目名称|预算数|执行数
{top}{number}|区民政局|小计|30|29.5
1||甲|10|9.5
2||乙|20|20
{number}|区教育局|小计|5|5
3||丙|5|5"""
    drawing += "" if top else "\n合计|||35|34.5"
    projects, totals, said = of_units(drawing)
    assert projects == UNITS_ABOVE
    assert [one.split()[2:] for one in totals if one.startswith("小计")] == [
        ["区民政局", "30"], ["区教育局", "5"]]  # fmt: skip
    assert said == []
    assert checked_of(TITLE + drawing) == []


def test_what_else_stands_in_a_subtotal_s_unit_column_names_no_unit() -> None:
    projects, _, _ = of_units(
        """序号|单位名称|项目名称|预算数|执行数
|2个项目|小计|30|29.5
1|区民政局|甲|10|9.5
2||乙|20|20
|合计||30|29.5"""
    )
    assert projects == UNITS_ABOVE[:2]


def test_a_subtotal_below_its_rows_names_no_unit_of_the_next_ones() -> None:
    projects, _, _ = of_units(
        """单位名称|序号|项目名称|预算数|执行数
合计|||35|34.5
区民政局|1|甲|10|9.5
|2|乙|20|20
区民政局||小计|30|29.5
|3|丙|5|5
区教育局||小计|5|5"""
    )
    assert projects[:2] == UNITS_ABOVE[:2]
