"""Totals of a form's indicator table: of its groups, of its indicators, its own score."""

from __future__ import annotations

import pytest

from gridperf.model import Finding, Project, Workbook
from gridperf.pipeline import checked
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of

FORM = """项目支出绩效自评表（2022年度）|>|>|>|>|>|>|>
项目名称|社区矫正|>|>|实施单位|示例县司法局|>|>
项目资金（万元）|>|年初预算数|全年预算数|全年执行数|分值|执行率|得分
年度资金总额|>|86.5|92.36|88.41|10|95.72%|9.57
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
"""
OUTPUT = """产出指标|数量指标|教育次数|≥24次|26次|30|30|
^|质量指标|建档率|100%|100%|20|20|
"""
BENEFIT = """效益指标|社会效益指标|再犯罪率|≤0.2%|0.1%|30|30|
"""
CONTENT = """满意度指标|服务对象满意度指标|对象满意度|≥90%|93%|10|10|
"""


def _read(body: str, form: str = FORM) -> tuple[Project, list[Finding]]:
    document = interpret(Workbook("f.xlsx", "", (sheet_of(form + body),)))
    (only,) = document.forms
    return only.projects[0], [*document.findings]


@pytest.mark.parametrize(
    "label",
    ["合计", "小计", "指标合计", "分值合计", "得分合计", "合 计", "产出指标合计", "产出合计"],
)
@pytest.mark.parametrize("cells", ["{}|>|>|>|>", "{}||||", "^|{}|||"])
def test_a_sum_with_indicators_behind_it_is_that_of_a_group(label: str, cells: str) -> None:
    row = cells.format(label) + "|50|50|\n"
    project, findings = _read(OUTPUT + row + BENEFIT + CONTENT + "总分|>|>|>|>|100|99.57|")
    assert [one.name for one in project.indicators] == [
        "教育次数",
        "建档率",
        "再犯罪率",
        "对象满意度",
    ]
    assert f"{project.stated_score}" == "99.57"
    assert findings == []


def test_a_group_s_sum_takes_nothing_from_what_the_form_adds_up_to() -> None:
    sums = "合计|>|>|>|>|50|50|\n"
    body = f"{OUTPUT}{sums}{BENEFIT}{CONTENT}总分|>|>|>|>|100|99.57|"
    document = checked(interpret(Workbook("f.xlsx", "", (sheet_of(FORM + body),))))
    assert {one.rule for one in document.findings} <= {"R035"}


@pytest.mark.parametrize("total", ["总分|>|>|>|>|100|99.57|", ""])
def test_the_sum_of_the_last_group_is_not_the_form_s_score(total: str) -> None:
    sums = ("合计|>|>|>|>|50|50|\n", "合计|>|>|>|>|30|30|\n", "合计|>|>|>|>|10|10|\n")
    groups = zip((OUTPUT, BENEFIT, CONTENT), sums, strict=True)
    project, findings = _read("".join(group + row for group, row in groups) + total)
    assert len(project.indicators) == 4
    assert f"{project.stated_score}" == ("99.57" if total else "None")
    assert findings == []


@pytest.mark.parametrize(
    "rows",
    ["合计|>|>|>|>|90|90|\n总分|>|>|>|>|100|99.57|",
     "绩效指标合计|>|>|>|>|90|90|\n总分（含预算执行率得分）|>|>|>|>|100|99.57|",
     "合计|>|>|>|>||90|\n总分|>|>|>|>||99.57|",
     "自评得分|>|>|>|>|90|90|\n总分|>|>|>|>|100|99.57|",
     "合计|>|>|>|>|90|90|\n填报人：王五 电话：0731-8888|>|>|>|>|>|>|>\n总分|>|>|>|>|100|99.57|"],
)  # fmt: skip
def test_of_two_totals_the_one_that_covers_more_is_the_form_s_score(rows: str) -> None:
    project, findings = _read(OUTPUT + BENEFIT + CONTENT + rows)
    assert f"{project.stated_score}" == "99.57"
    assert findings == []


def test_execution_may_be_scored_between_two_totals() -> None:
    form = FORM.replace("分值|执行率|得分", "||").replace("10|95.72%|9.57", "||", 1)
    rows = "指标得分合计|>|>|>|>|90|90|\n预算执行率得分|>|>|>|>|10|9.57|\n总分|>|>|>|>|100|99.57|"
    project, findings = _read(OUTPUT + BENEFIT + CONTENT + rows, form)
    assert project.execution is not None
    assert f"{project.execution.weight} {project.execution.stated_score}" == "10 9.57"
    assert f"{project.stated_score}" == "99.57"
    assert findings == []


def test_two_totals_of_the_same_points_that_differ_are_said() -> None:
    rows = "总分|>|>|>|>|100|99.57|\n最终得分|>|>|>|>|100|95|"
    project, findings = _read(OUTPUT + BENEFIT + CONTENT + rows)
    assert f"{project.stated_score}" == "99.57"
    assert [(one.rule, one.cell, one.found) for one in findings] == [("R132", "G11", "95")]


@pytest.mark.parametrize(
    "label",
    ["项目自评得分", "最终得分", "项目得分", "项目总分", "项目综合得分", "总评分", "最终自评得分"],
)
def test_a_total_by_whatever_word_is_the_form_s_score(label: str) -> None:
    project, findings = _read(OUTPUT + BENEFIT + CONTENT + f"{label}|>|>|>|>|100|99.57|")
    assert f"{project.stated_score}" == "99.57"
    assert findings == []


def test_points_under_a_label_that_nobody_knows_are_said() -> None:
    project, findings = _read(OUTPUT + BENEFIT + CONTENT + "县局评定|>|>|>|>|100|99.57|")
    assert project.stated_score is None
    assert [(one.rule, one.cell) for one in findings] == [("R143", "A10")]


def test_an_indicator_of_a_sum_is_no_total() -> None:
    sums = "^|成本指标|发放补贴合计|≤90万元|88.41万元|0|0|\n"
    project, _ = _read(OUTPUT + sums + BENEFIT + CONTENT + "总分|>|>|>|>|100|99.57|")
    assert len(project.indicators) == 5
