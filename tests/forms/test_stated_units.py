"""Units of money that a form's money block states beside its amounts."""

from __future__ import annotations

import pytest

from gridperf.model import Workbook
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of

FORM = """项目支出绩效自评表（2022年度）|>|>|>|>|>|>|>
项目名称|社区矫正|>|>|实施单位|示例县司法局|>|>
{block}||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|{total}|86.5|92.36|88.41|10|95.72%|9.57
^|{source}|86.5|92.36|88.41|—||—
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
产出指标|成本指标|设备单价（元）|≤5000|4980|90|90|
"""


@pytest.mark.parametrize(
    ("block", "total", "source", "said"),
    [("项目资金（元）", "年度资金总额（万元）", "其他资金", [("B4", "万元", "元")]),
     ("项目资金（万元）", "年度资金总额", "其中：财政拨款（元）", [("B5", "元", "万元")]),
     ("项目资金（万元）", "年度资金总额（万元）", "其他资金（万元）", []),
     ("项目资金", "年度资金总额（万元）", "其他资金", [])],
)  # fmt: skip
def test_a_row_in_another_unit_than_its_block_is_said(
    block: str, total: str, source: str, said: list[tuple[str, str, str]]
) -> None:
    drawing = FORM.format(block=block, total=total, source=source)
    document = interpret(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    doubts = [one for one in document.findings if one.rule == "R123"]
    assert [(one.cell, one.found, one.expected) for one in doubts] == said
