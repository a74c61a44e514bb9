"""Rows of a form's indicator table that are no indicator, or only a part of one."""

from __future__ import annotations

import pytest

from gridperf.model import Finding, Project, Workbook
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of

MONEY = """项目支出绩效自评表（2022年度）|>|>|>|>|>|>|>|>
项目名称|>|社区矫正|>|>|实施单位|示例县司法局|>|>
项目资金（万元）|>|>|年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|>|86.5|92.36|88.41|10|95.72%|9.57
"""
HEAD = """绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
"""
ROWS = """^|产出指标|数量指标|教育次数|≥24次|26次|30|30|
^|^|质量指标|建档率|100%|100%|20|20|
^|效益指标|社会效益指标|再犯罪率|≤0.2%|0.1%|30|30|
^|满意度指标|服务对象满意度指标|对象满意度|≥90%|93%|10|10|
"""
TOTAL = "总分|>|>|>|>|>|100|99.57|"


def _read(drawing: str) -> tuple[Project, list[Finding]]:
    document = interpret(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    (only,) = document.forms
    return only.projects[0], [*document.findings]


@pytest.mark.parametrize(
    "numbers",
    ["^|1|2|3|4|5|6|7|8", "1|2|3|4|5|6|7|8|9", "^|（1）|（2）|（3）|（4）|（5）|（6）|（7）|（8）",
     "^|甲|乙|丙|1|2|3|4|5", "栏次|1|2|3|4|5|6|7|8", "^|A|B|C|D|E|F|G|H"],
)  # fmt: skip
def test_a_row_that_numbers_the_columns_is_no_indicator(numbers: str) -> None:
    project, findings = _read(f"{MONEY}{HEAD}{numbers}\n{ROWS}{TOTAL}")
    assert [one.name for one in project.indicators][:2] == ["教育次数", "建档率"]
    assert len(project.indicators) == 4
    assert findings == []


UNSCORED = MONEY.replace("分值|执行率|得分", "|执行率|").replace("10|95.72%|9.57", "|95.72%|")


@pytest.mark.parametrize(
    "row",
    ["预算执行率指标|预算执行率|预算执行率|100%", "执行率指标（10分）|预算执行率|预算执行率|≥95%",
     "过程指标|预算执行|预算执行率|100%", "预算执行（10分）|预算执行|预算执行率|≥100%",
     "预算执行率|预算执行率|预算执行率|", "预算执行率|>|>|100%"],
)  # fmt: skip
def test_an_indicator_that_only_scores_the_execution_is_its_score(row: str) -> None:
    body = f"{ROWS}^|{row}|95.72%|10|9.57|招标节约\n{TOTAL}"
    project, findings = _read(UNSCORED + HEAD + body)
    assert project.execution is not None
    assert f"{project.execution.weight} {project.execution.stated_score}" == "10 9.57"
    assert project.execution.reason == "招标节约"
    assert [cell.address for cell in project.execution.cells.values()] == ["G10", "H10", "I10"]
    assert len(project.indicators) == 4
    assert findings == []


def test_the_rate_of_such_a_row_is_the_form_s_where_no_other_is_printed() -> None:
    body = f"{ROWS}^|预算执行率|预算执行率|预算执行率|100%|95.7%|10|9.57|\n{TOTAL}"
    project, _ = _read(UNSCORED.replace("|执行率|", "||").replace("95.72%", "") + HEAD + body)
    assert f"{project.stated_rate} {project.cells['stated_rate'].address}" == "0.957 F10"
    project, _ = _read(UNSCORED + HEAD + body)
    assert f"{project.stated_rate} {project.cells['stated_rate'].address}" == "0.9572 H4"


@pytest.mark.parametrize(
    ("money", "row"),
    [(MONEY, "预算执行率指标|预算执行率|预算执行率|100%|95.72%|10|10"),
     (UNSCORED, "产出指标|时效指标|预算执行率|100%|95.72%|10|9.57"),
     (UNSCORED, "过程指标|资金管理|预算执行率|100%|95.72%|10|9.57"),
     (UNSCORED, "预算执行率指标|预算执行率|预算执行率|≥95%|95.72%|10|10")],
    ids=["scored otherwise", "among the output", "of the management", "of its own target"],
)  # fmt: skip
def test_any_other_indicator_of_the_rate_stays_one(money: str, row: str) -> None:
    project, _ = _read(f"{money}{HEAD}{ROWS}^|{row}|\n{TOTAL}")
    assert len(project.indicators) == 5


@pytest.mark.parametrize("between", [
    "存在问题|汛期清运不及时|>|>|>|>|>|>|>", "自评等级|优|>|>|>|>|>|>|>",
    "存在问题|进度慢|>|>|>|>|>|>|>\n改进措施|加快进度|>|>|>|>|>|>|>",
])  # fmt: skip
def test_a_total_below_a_text_is_the_table_s(between: str) -> None:
    project, findings = _read(f"{MONEY}{HEAD}{ROWS}{between}\n{TOTAL}")
    assert (str(project.stated_score), project.cells["stated_score"].address[0]) == ("99.57", "H")
    assert len(project.indicators) == 4
    assert [one for one in findings if one.rule in {"R031", "R132", "R143"}] == []


def test_a_list_of_names_that_the_blank_form_numbers_has_one_for_each_indicator() -> None:
    row = "^|产出指标|数量指标|指标1：教育次数\\n指标2：走访户数|指标1：≥24次\\n指标2：≥9户"
    body = ROWS.replace(
        "^|产出指标|数量指标|教育次数|≥24次|26次", row + "|指标1：26次\\n指标2：9户"
    )
    project, _ = _read(f"{MONEY}{HEAD}{body}{TOTAL}")
    told = [(one.name, one.target, one.actual) for one in project.indicators[:2]]
    assert told == [("教育次数", "≥24次", "26次"), ("走访户数", "≥9户", "9户")]


def test_a_weight_behind_a_name_is_one_where_no_column_holds_weights() -> None:
    head = HEAD.replace("分值|得分", "得分|")
    rows = """^|产出指标（50分）|数量指标|教育次数（30分）|≥24次|26次|30||
^|^|质量指标|建档率（20分）|100%|90%|18||
^|效益指标|社会效益指标|再犯罪率（每百人2分）|≤0.2%|0.1%|30||
^|满意度指标|服务对象满意度指标|对象满意度（5分）|≥90%|93%|10||
"""
    project, _ = _read(f"{MONEY}{head}{rows}")
    told = [(one.name, str(one.weight), str(one.stated_score)) for one in project.indicators]
    assert told == [
        ("教育次数", "30", "30"), ("建档率", "20", "18"),
        ("再犯罪率（每百人2分）", "None", "30"), ("对象满意度（5分）", "None", "10"),
    ]  # fmt: skip
    assert project.indicators[0].cells["weight"].address == "D6"
    project, _ = _read(f"{MONEY}{HEAD}{ROWS.replace('教育次数', '教育次数（10分）')}{TOTAL}")
    assert (project.indicators[0].name, project.indicators[0].weight) == ("教育次数（10分）", 30)
