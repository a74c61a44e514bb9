"""A small table of a report above a form: its amounts are not the form's."""

from __future__ import annotations

import pytest

from gridperf.model import Document, Project, Workbook
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of

PROJECT = """
项目支出绩效自评表 | > | > | > | >
（2022年度） | > | > | > | >
项目名称 | 社区矫正经费 | 实施单位 | 某县某局 |
项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数
^ | 年度资金总额 | 1200 | 1437.5 | 1290.25
^ | 其中：当年财政拨款 | 1200 | 1400 | 1290.25
^ | 其他资金 | 0 | 37.5 | 0
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 数量指标 | 教育次数 | ≥24次 | 26次
"""
DEPARTMENT = """
部门整体支出绩效自评表 | > | > | > | >
（2022年度） | > | > | > | >
部门名称 | 某县某局 | > | > | >
部门资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数
^ | 年度资金总额 | 1200 | 1437.5 | 1290.25
^ | 其中：基本支出 | 1200 | 1400 | 1290.25
^ | 项目支出 | 0 | 37.5 | 0
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 数量指标 | 教育次数 | ≥24次 | 26次
"""
REPORT = "2022年度绩效自评报告 | > | > | > | >\n一、基本情况。 | > | > | > | >\n"
TABLES = {
    "rows": "科目 | 预算 | 决算 |  |\n办公费 | 10 | 9 |  |\n",
    "a total": "科目 | 预算数 | 决算数 |  |\n办公费 | 10 | 9 |  |\n合计 | 10 | 9 |  |\n",
    "sources": "来源 | 年初预算 | 全年预算 | 实际支出 |\n财政拨款 | 10 | 10 | 9 |\n",
}


def _read(drawing: str) -> Document:
    return interpret(Workbook("f.docx", "", (sheet_of(drawing),)))


def _amounts(project: Project) -> list[str]:
    return [f"{one}" for one in (project.budget_initial, project.budget, project.spent)]


@pytest.mark.parametrize("form", [PROJECT, DEPARTMENT], ids=["project", "department"])
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("between", ["附件： | > | > | > | >\n", ""], ids=["annex", "at once"])
def test_a_small_table_above_a_form_leaves_it_its_money(form: str, table: str, between: str):
    (alone,), (below,) = _read(form).forms, _read(REPORT + table + between + form[1:]).forms
    own, other = alone.projects[0], below.projects[0]
    assert _amounts(own) == ["1200", "1437.5", "1290.25"]
    assert _amounts(other) == _amounts(own)
    assert [(one.source, one.budget) for one in other.funding] == [
        (one.source, one.budget) for one in own.funding
    ]
    assert (below.year, below.money_unit) == (2022, "万元")


def test_money_above_the_projects_name_stays_the_forms():
    (form,) = _read("""
项目支出绩效自评表（2022年度） | > | > | > | >
项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数
^ | 年度资金总额 | 1200 | 1437.5 | 1290.25
^ | 其他资金 | 0 | 37.5 | 0
项目名称 | 社区矫正经费 | 实施单位 | 某县某局 |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 数量指标 | 教育次数 | ≥24次 | 26次
""").forms
    assert f"{form.projects[0].spent}" == "1290.25"
