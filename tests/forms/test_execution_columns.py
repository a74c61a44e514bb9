"""Columns of a list that score the budget's execution, told from the projects' and indicators'."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Project, Workbook
from tests.forms.sketch import sheet_of

TITLE = "示例局2022年度项目支出绩效自评汇总表（单位：万元）\n"
Points = tuple[int | None, int | None]


def _read(drawing: str) -> tuple[Project, list[str | None]]:
    sheet = sheet_of(TITLE + drawing)
    forms: tuple[Form, ...]
    findings: tuple[Finding, ...]
    forms, findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet,)))
    return forms[0].projects[0], [one.found for one in findings]


def _points(project: Project) -> tuple[Decimal | None, Decimal | None] | None:
    said = project.execution
    return said and (said.weight, said.stated_score)


@pytest.mark.parametrize(
    ("head", "row", "points"),
    [
        ("执行率|分值|得分|绩效目标|完成情况|单位自评分", "90%|10|9|建成|已建成|95", (10, 9)),
        ("分值|执行率|得分|绩效目标|完成情况|自评得分", "10|90%|9|建成|已建成|95", (10, 9)),
        ("执行率|预算执行率得分（10分）|绩效目标|完成情况|自评得分",
         "90%|9|建成|已建成|95", (None, 9)),
        ("执行率|执行率分值|执行率得分|绩效目标|完成情况|总分", "90%|10|9|建成|已建成|95", (10, 9)),
        ("执行率|得分|绩效目标|完成情况|自评得分", "90%|9|建成|已建成|95", (None, 9)),
    ],
)  # fmt: skip
def test_points_beside_the_rate_are_the_execution_s(head: str, row: str, points: Points) -> None:
    project, said = _read(f"序号|项目名称|预算数|执行数|{head}\n1|甲|10|9|{row}")
    assert _points(project) == points
    assert (project.stated_score, project.goal, project.result) == (95, "建成", "已建成")
    assert project.execution is not None
    assert project.execution.cells["stated_score"].raw == "9"
    assert said == []


def test_indicators_have_points_of_their_own_behind_them() -> None:
    project, said = _read(
        """序号|项目名称|预算数|执行数|执行率|分值|得分|二级指标|三级指标|指标值|完成值|分值权重|得分
1|甲|10|9|90%|10|9|数量指标|人数|≥3人|3人|50|50
^|^|^|^|^|^|^|质量指标|合格率|≥3%|3%|40|39"""
    )
    assert _points(project) == (10, 9)
    assert [(one.weight, one.stated_score) for one in project.indicators] == [(50, 50), (40, 39)]
    assert said == []


@pytest.mark.parametrize(
    ("head", "row", "unread"),
    [("执行率|分值|得分|绩效目标|完成情况", "90%|100|95|建成|已建成", ["分值"]),
     ("执行率|得分|绩效目标|完成情况", "90%|95|建成|已建成", [])],
)  # fmt: skip
def test_a_score_of_the_whole_beside_the_rate_is_the_project_s(
    head: str, row: str, unread: list[str]
) -> None:
    project, said = _read(f"序号|项目名称|预算数|执行数|{head}\n1|甲|10|9|{row}")
    assert (project.stated_score, project.execution) == (95, None)
    assert said == unread


@pytest.mark.parametrize(
    ("said", "grade", "conclusion"),
    [("优", "优", None), ("良好", "良好", None), ("总体优良", None, "总体优良")],
)
def test_a_conclusion_that_holds_but_grades_is_the_grade(
    said: str, grade: str | None, conclusion: str | None
) -> None:
    project, _ = _read(f"序号|项目名称|预算数|执行数|自评得分|自评结论\n1|甲|10|9|95|{said}")
    assert (project.stated_grade, project.conclusion) == (grade, conclusion)


SCORED = (
    "执行率（10分） 预算执行率（满分10分） 执行率\\n（10） 执行率(10分) 资金执行率（20分）"
    " 预算执行情况（10分）"
)


@pytest.mark.parametrize("heading", SCORED.split(" "))
def test_a_rate_s_heading_with_points_heads_the_execution_s_score(heading: str) -> None:
    head = f"序号|项目名称|预算数|执行数|{heading}|产出指标（50分）|总分"
    project, said = _read(f"{head}\n1|甲|120|114|9.5|50|99.5\n2|乙|18|18|10|50|100")
    assert project.stated_rate is None
    assert _points(project) == (None, Decimal("9.5"))
    assert said == ["产出指标（50分）"]


@pytest.mark.parametrize("heading", SCORED.split(" "))
def test_a_score_beside_the_rate_does_not_take_its_place(heading: str) -> None:
    head = f"序号|项目名称|预算数|执行数|执行率|{heading}|总分"
    project, said = _read(f"{head}\n1|甲|120|114|95%|9.5|99.5\n2|乙|18|18|100%|10|100")
    assert project.stated_rate == Decimal("0.95")
    assert _points(project) == (None, Decimal("9.5"))
    assert said == []


@pytest.mark.parametrize(
    ("heading", "cells"),
    [("执行率（10分）", ("95%", "100%")), ("执行率（10分）", (95, 100)),
     ("执行率（3）", (0.95, 1)), ("执行率（10分）", (0.95, 1))],
)  # fmt: skip
def test_a_rate_under_a_heading_with_points_stays_one(
    heading: str, cells: tuple[object, object]
) -> None:
    head = f"序号|项目名称|预算数|执行数|{heading}|总分"
    project, said = _read(f"{head}\n1|甲|120|114|{cells[0]}|99\n2|乙|18|18|{cells[1]}|100")
    assert project.stated_rate == Decimal("0.95")
    assert (project.execution, said) == (None, [])
