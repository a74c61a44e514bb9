"""Projects of the invented district without any fault, for measuring false accusations.

What a careful unit files: every amount adds up, targets carry numbers and are kept, completions
say what was done in other words than the target, satisfaction names its survey, problems are told.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

CENT = Decimal("0.01")
TROUBLES = (
    ("汛期持续降雨，室外作业一度停工十余天", "已增派班组补足工期，次年错开汛期安排"),
    ("部分发票取得偏晚，付款集中在第四季度", "已与承接单位约定按月结算"),
    ("个别点位居民意见不一，协调用时较长", "次年提前公示方案，先议后办"),
    ("承接单位人员流动，前两个月进度偏慢", "合同增加人员稳定条款，按月考核"),
)


@dataclass
class Item:
    """One indicator with its place in the usual three levels."""

    dimension: str
    group: str
    level: str
    name: str
    sign: str
    value: str
    unit: str
    actual: str
    weight: Decimal
    score: Decimal
    reason: str | None = None

    @property
    def target(self) -> str:
        """The target as one cell writes it: ≥95%."""
        return f"{self.sign}{self.value}{self.unit}"

    @target.setter
    def target(self, text: str) -> None:
        self.sign, self.value, self.unit = "", text, ""


@dataclass
class Filed:
    """One project as its unit files it. Amounts in 万元, the rate as a share."""

    unit: str
    year: int
    code: str
    name: str
    initial: Decimal
    budget: Decimal
    spent: Decimal
    parts: list[tuple[Decimal, Decimal, Decimal]]
    """Initial, budget and spent of the treasury's money and of the unit's own."""
    rate: Decimal
    weight: Decimal
    score: Decimal
    goal: str | None
    result: str | None
    problems: str | None
    rectification: str | None
    total: Decimal
    economy: tuple[str, str] = ("不适用", "不适用")
    """Target and completion of the economic benefit, where a list asks for one."""
    items: list[Item] = field(default_factory=list)

    def item(self, dimension: str) -> Item:
        """Return the first indicator of a dimension."""
        return next(one for one in self.items if one.dimension == dimension)


def cents(amount: Decimal | float) -> Decimal:
    """Return an amount with two decimals."""
    return Decimal(str(amount)).quantize(CENT, ROUND_HALF_UP)


def filed(unit: str, plan: Sequence[Any], year: int, number: int) -> Filed:
    """Return a project of district.toml as a careful unit files it; the same ones every time."""
    dice = random.Random(f"faultless {year} {unit} {plan[0]}")  # noqa: S311 (a demo, no secret)
    budget = cents(plan[1] * (1 + dice.uniform(-0.05, 0.08)))
    spent = cents(budget * Decimal(str(round(dice.uniform(0.91, 1), 3))))
    own = Decimal("0.2") if plan[2].endswith("n") else Decimal(0)
    initial = cents(budget * Decimal(str(round(dice.uniform(0.94, 1.05), 2))))
    second = (cents(initial * own), cents(budget * own), cents(spent * own))
    first = (initial - second[0], budget - second[1], spent - second[2])
    share = spent / budget
    score = cents(share * 10)
    items = _items(dice, plan, year, budget, spent)
    done = next(one for one in items if one.dimension == "quantity").actual
    trouble = TROUBLES[(year + number) % len(TROUBLES)] if number % 3 == 0 else ("无", "无")
    if trouble[0] != "无":
        trouble = (f"{plan[9]}中，{trouble[0]}。", f"{trouble[1]}。")
    month = dice.randint(3, 9)
    return Filed(
        unit=unit,
        year=year,
        code=f"44{year}{number:06d}",
        name=plan[0],
        initial=initial,
        budget=budget,
        spent=spent,
        parts=[first, second],
        rate=share.quantize(Decimal("0.0001"), ROUND_HALF_UP),
        weight=Decimal(10),
        score=score,
        goal=f"{plan[3]}。",
        result=f"{month}月启动，全年{plan[4]}{done}，年底前通过核验并交付。",
        problems=trouble[0],
        rectification=trouble[1],
        total=score + sum(one.score for one in items),
        economy=("节约经费≥3万元", "3.4万元") if number % 3 == 1 else ("不适用", "不适用"),
        items=items,
    )


def _items(
    dice: random.Random, plan: Sequence[Any], year: int, budget: Decimal, spent: Decimal
) -> list[Item]:
    """Return the seven indicators of a project: all kept, six with numbers."""
    counted, number, unit, quality, share, task, *_, whom = plan[4:]
    more = number * dice.uniform(1, 1.08)
    reached = str(round(more)) if float(number).is_integer() else f"{more:.2f}"
    good = min(100, share + dice.choice((0, 0.4, 1, 1.5)))
    served = dice.randint(3, 90) * 100
    output, benefit, mood = "产出指标", "效益指标", "满意度指标"
    ends = f"{year}年{dice.randint(10, 12)}月{dice.randint(3, 27)}日"
    asked = f"问卷调查{dice.randint(12, 60) * 10}人，满意度{dice.choice((91.5, 93, 94.6, 97))}%"
    d = Decimal
    return [
        Item("quantity", output, "数量指标", counted, "≥", f"{number:.12g}", unit,
             f"{reached}{unit}", d(15), d(15)),
        Item("quality", output, "质量指标", quality, "≥", f"{share}", "%", f"{good:g}%",
             d(15), d(15)),
        Item("timeliness", output, "时效指标", f"{task}完成时间", "", f"{year}年12月底前", "",
             ends, d(10), d(10)),
        Item("cost", output, "成本指标", "项目总成本", "≤", f"{budget}", "万元", f"{spent}万元",
             d(10), d(10)),
        Item("social", benefit, "社会效益指标", f"受益{whom}人数", "≥", f"{served}", "人",
             f"{round(served * dice.uniform(1.01, 1.15))}人", d(20), d(20)),
        Item("sustainable", benefit, "可持续影响指标", f"{task}管护机制", "", "健全", "",
             "已印发管护办法，责任到人", d(10), d(9)),
        Item("satisfaction", mood, "服务对象满意度指标", f"{whom}满意度", "≥", "90", "%", asked,
             d(10), d(10)),
    ]  # fmt: skip


WAGES = frozenset({"编外人员经费"})
"""Projects that a reviewer would rightly ask about, whoever files them."""


def district(units: Sequence[Any], year: int) -> dict[str, list[Filed]]:
    """Return every unit's projects of that year."""
    return {
        unit["name"]: [
            filed(unit["name"], plan, year, number)
            for number, plan in enumerate(unit["projects"], start=1)
            if plan[0] not in WAGES
        ]
        for unit in units
    }


OUTPUT = ("quantity", "quality", "timeliness")


def texts_of(project: Filed) -> tuple[str, ...]:
    """Return the eighteen texts of a row of the list: goal, result, seven pairs, problems, cure."""
    pairs: list[str] = []
    for dimension in (
        "quantity",
        "quality",
        "timeliness",
        "economic",
        "social",
        "",
        "satisfaction",
    ):
        if dimension in {"economic", ""}:
            pairs += project.economy if dimension else ("不适用", "不适用")
            continue
        one = project.item(dimension)
        pairs += [f"{one.name}{one.target}", one.actual]
    told = (project.problems or "", project.rectification or "")
    return (project.goal or "", project.result or "", *pairs, *told)
