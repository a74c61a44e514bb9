"""Sheets without a truth, made of nothing but the field's own words in any order, for fuzzing.

Damage to real forms keeps most of what stands beside what; here every label may stand beside,
above or in one cell with every other.
"""

from __future__ import annotations

import random
import tomllib
from functools import cache

from gridperf.model import Merge, Scalar, Sheet, Workbook
from gridperf.pipeline import interpret
from gridperf.resources import PACKAGE
from tests.mutation.damage import outcome_of

LABELS = (
    "示例局2023年度项目支出绩效自评表", "部门整体支出绩效自评表", "（2023年度）", "单位：万元",
    "填报单位：示例局", "项目名称：绿化", "绩效目标：养护绿地", "完成情况：已完成",
    "年度目标1：健全网格", "数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标",
    "社会效益指标", "生态效益指标", "满意度指标", "产出指标（50分）", "效益指标",
    "年度资金总额：", "其中：财政拨款", "合计", "小计", "总计", "总分", "□优 ☑良",
    "填报人：张三", "填报日期：2024年3月1日", "（一）基本支出", "二、项目支出", "资金来源",
    "存在问题及原因", "下一步改进措施",
)  # fmt: skip
VALUES: tuple[Scalar, ...] = (
    None, None, None, 100, 95.5, 0, -5, "-", "—", "95%", "≥95%", "12场", "不少于30户",
    "41/70以内", "2023年12月", "12月底前", "甲项目", "示例局", "无", "不适用", "/", "约350万",
    "1.数量：3个；2.质量：100%", "（一）民生类", "1、道路", "良好", "……", "指标1：", 2023,
    "2022年", "150万元", "20/20", "[219]示例局",
)  # fmt: skip
HEADS = (
    ("序号", "项目名称", "预算数", "执行数", "执行率", "数量指标", None, "得分"),
    ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
    ("资金来源", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
    ("单位名称", "项目名称", "资金来源", "预算", "支出", "指标名称", "目标值", "完成值"),
)


@cache
def _words() -> tuple[str, ...]:
    said = tomllib.loads((PACKAGE / "forms" / "vocabulary.toml").read_text(encoding="utf-8"))
    return tuple(word for role in said["roles"].values() for word in role.get("words", ()))


def jumbled_workbook(seed: int) -> Workbook:
    """Return a workbook whose cells hold labels and values of forms at random, some merged."""
    dice = random.Random(seed)  # noqa: S311 (a fuzz, no secret)
    width = dice.randint(2, 9)
    rows = [[_cell(dice) for _ in range(width)] for _ in range(dice.randint(3, 18))]
    for head in HEADS:
        if dice.random() < 1 / 3:
            rows.insert(dice.randrange(len(rows)), list(head))
    merges: list[Merge] = []
    for _ in range(dice.choice((0, 2, 6, 12))):
        top, left = dice.randrange(len(rows)), dice.randrange(width)
        merges.append(
            Merge(top, left, top + dice.choice((0, 0, 1, 3)), left + dice.choice((0, 1, 3)))
        )
    sheet = Sheet("表", rows, tuple(merges))
    return Workbook("词.xlsx", "0" * 64, (sheet,))


def _cell(dice: random.Random) -> Scalar:
    kind = dice.random()
    if kind < 0.25:
        return dice.choice(_words())
    if kind < 0.5:
        return dice.choice(LABELS)
    if kind < 0.95:
        return dice.choice(VALUES)
    between = dice.choice(("：", ":", "  ", "\n"))
    return f"{dice.choice(LABELS)}{between}{dice.choice((*LABELS, *VALUES))}"


def outcome_of_words(seed: int, *, whole: bool = False) -> str:
    """Return how a jumbled workbook ends; raises whatever goes wrong. `whole`: with the checks."""
    return outcome_of(interpret(jumbled_workbook(seed)), whole=whole)
