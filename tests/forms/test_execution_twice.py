"""The execution's points, scored in the money block and once more as a row of indicators."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gridperf.model import Project, Workbook
from gridperf.pipeline import checked
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of


def _read(row: str, output: int, total: str) -> tuple[Project, set[str]]:
    sheet = sheet_of(f"""
项目支出绩效自评表（2023年度）|>|>|>|>|>|>|>
项目名称|校舍维修|>|>|实施单位|某区第一中学|>|>
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|100|120|114|10|95%|9.5
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
{row}
产出指标|数量指标|维修校舍栋数|≥2栋|2栋|{output}|{output}|
满意度指标|服务对象满意度指标|师生满意度|≥90%|93.5%|30|30|
总分|>|>|>|>|{total}|
""")
    document = checked(interpret(Workbook("f.xlsx", "", (sheet,))))
    return document.forms[0].projects[0], {one.rule for one in document.findings}


def test_points_that_a_row_of_indicators_says_once_more_count_once() -> None:
    project, rules = _read(
        "预算执行|预算执行率|预算执行率|100%|95%|10|9.5|支付较慢", 60, "100|99.5"
    )
    assert [one.name for one in project.indicators] == ["维修校舍栋数", "师生满意度"]
    execution = project.execution
    assert execution
    points = (execution.weight, execution.stated_score, execution.reason)
    assert points == (Decimal(10), Decimal("9.5"), "支付较慢")
    assert execution.cells["reason"].address == "H6"
    assert "R031" not in rules


@pytest.mark.parametrize(
    ("row", "output", "total"),
    [
        # Both count: the weights make the hundred with it.
        ("预算执行|预算执行率|预算执行率|100%|95%|10|9.5|", 50, "100|99"),
        # The two differ: which of them counts, the form does not say.
        ("预算执行|预算执行率|预算执行率|100%|95%|10|10|", 60, "100|99.5"),
    ],
)
def test_a_row_of_the_rate_that_says_something_else_stays(
    row: str, output: int, total: str
) -> None:
    project, _ = _read(row, output, total)
    assert project.indicators[0].name == "预算执行率"
