"""Rows of a list that are projects, and those that are not."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Workbook
from tests.forms.list_drawings import DISTRICT, names, read, said_of
from tests.forms.sketch import sheet_of


def _levels(drawing: str) -> tuple[list[tuple[object, ...]], list[str], list[tuple[object, ...]]]:
    """Return the projects with their money, the totals, and what is said."""
    form, findings = read(drawing)
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
    form, findings = read(EACH_NUMBERED.format("", "", "", ""))
    assert [(project.name, len(project.indicators)) for project in form.projects] == [
        ("甲", 2), ("乙", 2)]  # fmt: skip
    assert [(project.sequence, project.cells["sequence"].address) for project in form.projects] == [
        ("1\n2", "A3,A4"), ("3\n4", "A5,A6")]  # fmt: skip
    assert findings == ()


@pytest.mark.parametrize("own", [("", "10", ""), ("", "", "80%")])
def test_a_numbered_row_without_a_name_but_with_figures_is_a_project(own: tuple[str, ...]) -> None:
    form, _ = read(EACH_NUMBERED.format(*own, ""))
    assert [(project.name, len(project.indicators)) for project in form.projects] == [
        ("甲", 1), (None, 1), ("乙", 2)]  # fmt: skip


def test_a_numbered_row_without_a_name_is_no_further_one_of_another_unit_s_project() -> None:
    form, _ = read(
        """序号|单位名称|项目名称|预算数|执行数|一级指标|三级指标|指标值|完成值
1|示例一小|甲|100|90|产出指标|改造处数|1处|1处
2|示例一小||||效益指标|知晓率|≥90%|95%
3|示例二小||||产出指标|培训场次|≥5场|6场"""
    )
    assert [(project.name, project.unit, len(project.indicators)) for project in form.projects] == [
        ("甲", "示例一小", 2), (None, "示例二小", 1)]  # fmt: skip


@pytest.mark.parametrize(
    "below",
    [
        "分单位汇总表\n序号|单位名称|预算数|执行数|执行率\n1|示例站|100|90|90%",
        "二、专项资金\n序号|专项资金|下达数|支出数|支出进度|自评分\n1|乙|50|45|90%|97",
        "等级分布\n等级|项目个数|金额|占比||\n优|1|100|66.67%||",
    ],
)
def test_a_table_below_the_list_is_none_of_its_projects_and_is_said(below: str) -> None:
    form, findings = read(
        f"""序号|项目名称|预算数|执行数|执行率|自评等级
1|甲|100|90|90%|优
合计||100|90|90%|

{below}
填报人：某某|填报日期：2023年3月1日||||"""
    )
    assert names(form) == ["甲"]
    assert str(form.filled_on) == "2023-03-01"
    table = [one for one in findings if one.rule == "R143"]
    assert [(one.cell, one.values["variant"]) for one in table] == [("A7", "table")]
    assert not [one for one in findings if one.rule == "R101"]


def test_a_project_of_few_words_is_no_head() -> None:
    form, _ = read(
        """序号|单位名称|项目名称|预算数|执行数|备注
1|甲局|甲|100|90|
2|单位|绩效目标|||备注
合计|||100|90|"""
    )
    assert names(form) == ["甲", "绩效目标"]


@pytest.mark.parametrize("row", ["2|||0|0.00%", "2||||", "……||||", "…|…|…|…|…", "3|0|0|0|-"])
def test_a_row_of_the_blank_form_is_nothing(row: str) -> None:
    form, findings = read(
        f"""序号|项目名称|预算数|执行数|执行率
1|甲|100|90|90%
{row}
合计||100|90|90%"""
    )
    assert (names(form), findings) == (["甲"], ())


@pytest.mark.parametrize("row", ["2|乙|0|0|0.00%", "2|||5|0.00%", "2|乙|||"])
def test_a_row_that_says_anything_is_a_project(row: str) -> None:
    form, _ = read(f"序号|项目名称|预算数|执行数|执行率\n1|甲|100|90|90%\n{row}")
    assert len(form.projects) == 2


@pytest.mark.parametrize(
    "row", ["说明|本表一式两份|||", "|备注|数据截至年底||", "|（盖章）||2023年3月|", "（续表）||||"]
)
def test_notes_and_seals_below_the_list_are_no_projects(row: str) -> None:
    form, findings = read(
        f"""序号|项目名称|预算数|执行数|执行率
1|甲|100|90|90%
合计||100|90|90%
{row}"""
    )
    assert (names(form), findings) == (["甲"], ())


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
    assert said_of(findings) == [("R142", "A11")]


def test_numbered_classes_name_no_unit() -> None:
    form, _ = read(
        """序号|项目名称|预算数|执行数
一、运转类|>|>|>
1|甲|100|90
二、特定目标类|>|>|>
1|乙|50|50"""
    )
    assert [project.unit for project in form.projects] == ["示例局", "示例局"]


def test_a_heading_below_a_total_is_no_share_of_it() -> None:
    _, findings = read(
        """序号|项目名称|预算数|执行数
1|甲|100|90
小计||100|90
二、非财政资金项目|>|>|>
2|乙|50|50
小计||50|50"""
    )
    assert said_of(findings) == [("R142", "A5")]


def test_a_dash_is_no_blank_where_an_indicator_stands() -> None:
    form, _ = read("""
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
    assert names(form) == ["甲"]
    assert ("R143", "A2") in said_of(findings)


@pytest.mark.parametrize(
    ("second", "third"),
    [("|", "|质量指标"), ("^|", "^|质量指标"), ("^|^", "^|质量指标"), ("|数量指标", "|质量指标")],
)
def test_levels_that_only_the_first_of_several_rows_states_hold_for_all(
    second: str, third: str
) -> None:
    form, findings = read(
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
    form, findings = read(NOTED + note)
    assert names(form) == ["物业管理"]
    assert findings == ()


def test_a_name_below_a_note_and_a_sentence_below_a_project_stay_projects() -> None:
    form, _ = read(NOTED + "说明：||1.口径为决算数\n||河道保洁")
    assert names(form) == ["物业管理", "河道保洁"]
    form, _ = read(NOTED + "||1.河道保洁")
    assert names(form) == ["物业管理", "1.河道保洁"]
    form, _ = read(NOTED + "说明：||1.口径为决算数\n2|示例局|2.河道保洁|5|5|保洁|已保洁")
    assert names(form) == ["物业管理", "2.河道保洁"]


OF_INDICATORS = "序号|项目名称|预算数|支出数|执行率|二级指标|三级指标|年度指标值|实际完成值\n"


def test_equal_money_under_a_blank_name_is_the_project_s_own() -> None:
    form, findings = read(
        OF_INDICATORS
        + """1|甲|120.5|118.3|98.17%|数量指标|人数|≥100人|105人
||120.5|118.3|98.17%|社会效益|环境|改善|改善
||120.5|118.3|98.17%|满意度|群众|≥90%|95%
2|乙|80|80|100%|数量指标|人数|≥5人|5人"""
    )
    assert [(one.name, len(one.indicators)) for one in form.projects] == [("甲", 3), ("乙", 1)]
    assert findings == ()


@pytest.mark.parametrize("row", ["||80|80", "2||120.5|118.3", "||120.5|100"])
def test_other_money_or_a_number_under_a_blank_name_is_another_project_s(row: str) -> None:
    form, _ = read(
        f"{OF_INDICATORS}1|甲|120.5|118.3||数量指标|人数|≥100人|105人\n{row}||社会效益|环境|改善|好"
    )
    assert names(form) == ["甲", None]
