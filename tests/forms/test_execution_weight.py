"""The weight of the execution, where a heading tells it and no column does."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gridperf.model import Execution, Workbook
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of

FORM = """
项目支出绩效自评表|>|>|>|>|>
（2022年度）|>|>|>|>|>
项目名称|社区治理|实施单位|某区民政局|>|>
{block}||预算数（A）|执行数（B）|执行率（B/A）|{score}
年度财政资金总额||350.5|340.2|97.06%|{earned}
一级指标|二级指标|三级指标|年度指标值|实际完成值|得分
产出指标|数量指标|培训场次|≥10场|10场|80
"""


def _execution(block: str, score: str, earned: str = "19.41") -> Execution | None:
    drawing = FORM.format(block=block, score=score, earned=earned)
    (form,) = interpret(Workbook("f.xlsx", "", (sheet_of(drawing),))).forms
    return form.projects[0].execution


@pytest.mark.parametrize(
    ("block", "score", "weight", "cell"),
    [
        ("预算执行情况（万元）（20分）", "得分（20分*执行率）", "20", "F4"),
        ("预算执行情况（万元）", "得分（20×执行率）", "20", "F4"),
        ("预算执行情况（万元）", "得分（满分10分）", "10", "F4"),
        ("预算执行情况（万元）", "得分（执行率×10分）", "10", "F4"),
        ("预算执行情况（万元）（20 分）", "得分", "20", "A4"),
        ("预算执行情况（万元）", "得分", None, None),
        ("预算执行情况（2022年）", "得分（1）", None, None),
    ],
)
def test_a_heading_tells_how_many_points_the_execution_is_worth(
    block: str, score: str, weight: str | None, cell: str | None
) -> None:
    execution = _execution(block, score)
    assert execution
    assert execution.weight == (Decimal(weight) if weight else None)
    assert execution.stated_score == Decimal("19.41")
    assert ("weight" in execution.cells) == (cell is not None)
    assert cell is None or execution.cells["weight"].address == cell


def test_a_score_left_blank_leaves_the_weight() -> None:
    execution = _execution("预算执行情况（万元）（20分）", "得分", "")
    assert execution
    assert (execution.weight, execution.stated_score) == (20, None)


@pytest.mark.parametrize("other", ["—", "", "/"])
def test_points_beside_columns_of_sources_may_stand_in_one_row_alone(other: str) -> None:
    drawing = f"""
项目支出绩效自评表（2022年度）|>|>|>|>|>|>
项目名称|社区治理|>|实施单位|某区民政局|>|>
项目资金（万元）|资金总额|财政拨款|其他资金|执行率|分值|得分
全年预算数|200|190|10|{other}|{other}|{other}
全年执行数|190|180|10|95%|10|9.5
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
产出指标|数量指标|培训场次|≥10场|10场|90|90
"""
    (form,) = interpret(Workbook("f.xlsx", "", (sheet_of(drawing),))).forms
    (project,) = form.projects
    assert project.execution
    assert (project.execution.weight, project.execution.stated_score) == (10, Decimal("9.5"))
    assert project.stated_rate == Decimal("0.95")


def test_a_block_by_sources_may_have_one_row_alone() -> None:
    drawing = """
项目支出绩效自评表（2022年度）|>|>|>
项目名称|社区治理|实施单位|某区民政局
项目资金（万元）|资金总额|财政拨款|其他资金
全年执行数|190|180|10
一级指标|三级指标|年度指标值|实际完成值
产出指标|培训场次|≥10场|10场
"""
    (form,) = interpret(Workbook("f.xlsx", "", (sheet_of(drawing),))).forms
    assert [project.spent for project in form.projects] == [190]
