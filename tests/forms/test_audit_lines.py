"""Lines below a form of who checked it and what they found: no table of their own."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Workbook
from tests.forms.sketch import sheet_of


def _tables(below: str) -> list[str | None]:
    sheet = sheet_of(f"""
项目支出绩效自评表（2023年度）|>|>|>|>|>|>|>
项目名称|校舍维修|>|>|实施单位|某区第一中学|>|>
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|100|120|114|10|95%|9.5
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
产出指标|数量指标|维修校舍栋数|≥2栋|2栋|60|60|
满意度指标|服务对象满意度指标|师生满意度|≥90%|93.5%|30|30|
总分|>|>|>|>|100|99.5|
{below}
财政部门审核意见||复核人|赵六|复核得分|97|复核日期|2024年4月1日
""")
    _, findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet,)))
    return [one.cell for one in findings if one.values.get("variant") == "table"]


@pytest.mark.parametrize(
    "line",
    [
        "主管部门审核意见|经审核，自评得分99.5分，等级为优|>|>|审核日期|2024年3月1日|>|>",
        "主管部门审核意见|同意|>|>|审核人|王五|>|>",
        "主管部门审核结论|属实|>|>|负责人（签字）|王五|>|>",
        "复核意见|数据真实，同意上报。|>|>|其他|无|>|>",
    ],
)
def test_an_opinion_is_no_table(line: str) -> None:
    assert _tables(line) == []


@pytest.mark.parametrize(
    "line",
    ["明细|用途|>|>|金额|经办人|>|>", "审核意见|核减内容|>|>|核减额|核定额|>|>"],
)
def test_headings_over_figures_are_one(line: str) -> None:
    assert _tables(line) == ["A9"]
