"""A form's department and unit, however it labels them: supervisor and unit of the project."""

from __future__ import annotations

import pytest

from gridperf.model import Document, Workbook
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of

FORM = """
项目支出绩效自评表|>|>|>|>|>|>|>
（2022年度）|>|>|>|>|>|>|>
项目名称|干部培训|>|>|>|>|>|>
{units}
项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
年度资金总额|50|60|58.2|10|97%|9.7|
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
产出指标|数量指标|培训期数|≥4期|4期|50|50|
"""


def _read(units: str) -> Document:
    return interpret(Workbook("f.xlsx", "", (sheet_of(FORM.format(units=units)),)))


@pytest.mark.parametrize(
    "labels",
    [
        ("预算部门", "预算单位"),
        ("部门名称", "单位名称"),
        ("预算部门", "实施单位"),
        ("业务主管部门", "具体实施单位"),
        ("主管部门名称", "项目实施单位名称"),
        ("一级预算单位", "基层预算单位"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_department_stands_above_the_unit(labels: tuple[str, str], *, turned: bool) -> None:
    said = [f"{labels[0]}|某市委组织部", f"{labels[1]}|某市委党校"]
    document = _read("|".join(reversed(said) if turned else said))
    (project,) = document.forms[0].projects
    assert (project.unit, project.supervisor) == ("某市委党校", "某市委组织部")
    assert project.cells["unit"].raw == "某市委党校"
    assert not {"R125", "R143"} & {finding.rule for finding in document.findings}


def test_a_unit_named_above_the_form_too_is_the_same_unit() -> None:
    line = "填报单位：某市委党校|>|>|>|>|>|>|>\n预算部门|某市委组织部|预算单位|某市委党校"
    (project,) = _read(line).forms[0].projects
    assert (project.unit, project.supervisor) == ("某市委党校", "某市委组织部")


@pytest.mark.parametrize("second", ["建设单位", "责任部门", "承办单位"])
def test_who_builds_or_answers_for_a_project_is_no_unit_below_the_department(second: str) -> None:
    document = _read(f"预算部门|某市委组织部|{second}|某建筑公司")
    (project,) = document.forms[0].projects
    assert (project.unit, project.supervisor) == ("某市委组织部", None)
    assert [f.found for f in document.findings if f.rule == "R143"] == [second]


def test_one_name_under_both_labels_has_nobody_above_it() -> None:
    (project,) = _read("部门名称|某市委组织部|单位名称|某市委组织部").forms[0].projects
    assert (project.unit, project.supervisor) == ("某市委组织部", None)
