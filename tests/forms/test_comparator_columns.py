"""Columns of comparators: what they hold says what they are, whatever their headings say."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Indicator, Workbook
from tests.forms.sketch import sheet_of


def _read(drawing: str) -> tuple[list[Indicator], list[tuple[str, str | None]]]:
    sheet = sheet_of(f"""
项目支出绩效自评表（2024年度） | > | > | > | > | > | > | > | >
项目名称 | 机房运行 | > | > | 实施单位 | 某市数据中心 | > | > | >
项目资金（万元） |  | > | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | > | 300 | 300 | 285 | 10 | 95% | 9.5
{drawing}
总分 | > | > | > | > | > | > | 100 | 99.5
""")
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet,)))
    said = [(one.rule, one.found) for one in findings if isinstance(one, Finding)]
    return list(form.projects[0].indicators), said


def _status(indicators: list[Indicator]) -> list[tuple[str | None, str | None, str]]:
    return [(one.name, one.comparator, one.status) for one in indicators]


@pytest.mark.parametrize(
    ("heading", "more", "less"),
    [
        ("指标符号", "≥", "≤"),
        ("符号", ">=", "<="),
        ("运算符", "大于等于", "小于等于"),
        ("比较符", "≥", "≤"),
        ("指标类型", "≥", "≤"),
        ("指标方向性", "正向", "反向"),
        ("指标属性", "正向指标", "反向指标"),
        ("指标性质", "≥", "≤"),
    ],
)
def test_a_column_of_nothing_but_comparators_says_what_it_is(
    heading: str, more: str, less: str
) -> None:
    indicators, said = _read(f"""
一级指标 | 二级指标 | 三级指标 | {heading} | 指标值 | 计量单位 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 机柜数量 | {more} | 20 | 个 | 22 | 30 | 30
^ | 质量指标 | 机房温度 | {less} | 25 | 摄氏度 | 23 | 20 | 20
^ | 时效指标 | 应急响应间隔 | {less} | 30 | 分钟 | 20 | 20 | 20
效益指标 | 社会效益指标 | 系统使用情况 | 定性 | 良好 |  | 良好 | 20 | 20
""".strip())  # fmt: skip
    assert _status(indicators) == [
        ("机柜数量", ">=", "met"), ("机房温度", "<=", "met"), ("应急响应间隔", "<=", "met"),
        ("系统使用情况", None, "qualitative"),
    ]  # fmt: skip
    assert ("R126", heading) not in said


def test_a_kind_of_indicator_that_only_holds_comparators_is_no_level() -> None:
    indicators, _ = _read(
        """
二级指标 | > | 三级指标 | 指标类型 | 指标值 | 计量单位 | 实际完成值 | 分值 | 得分
数量指标 | > | 机柜数量 | ≥ | 20 | 个 | 22 | 30 | 30
质量指标 | > | 机房温度 | ≤ | 25 | 摄氏度 | 23 | 20 | 20
""".strip()
    )
    assert _status(indicators) == [("机柜数量", ">=", "met"), ("机房温度", "<=", "met")]


def test_a_column_with_other_words_among_them_is_none() -> None:
    indicators, said = _read(
        """
一级指标 | 二级指标 | 三级指标 | 指标属性 | 指标值 | 计量单位 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 机柜数量 | ≥ | 20 | 个 | 22 | 30 | 30
^ | 质量指标 | 机房温度 | 定量 | 25 | 摄氏度 | 23 | 20 | 20
""".strip()
    )
    assert [one.comparator for one in indicators] == [None, None]
    assert ("R126", "指标属性") in said
