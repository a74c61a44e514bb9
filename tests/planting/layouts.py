"""Faultless or planted projects, laid out in every form that the product knows."""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from data.faultless import OUTPUT, Filed, Item, district
from gridperf.resources import ROOT
from tests.mutation import block_contents, blocks, list_contents, lists
from tests.mutation.drafts import Draft, Value
from tests.mutation.facts import Truth
from tests.mutation.offices import list_samples
from tests.mutation.words import Words

WIDE = frozenset({"list", "two rows", "open source"})
"""Lists whose indicators are pairs of columns, told by their dimension."""
LISTS = WIDE | {"row an indicator", "summary"}
BLOCKS = frozenset({"national", "stacked", "sichuan"})
FORMS = ("list", "two rows", "row an indicator", "summary", "national", "stacked", "sichuan",
         "unit form")  # fmt: skip
YEAR = 2023


@cache
def units() -> tuple[Mapping[str, object], ...]:
    """Return the invented district's units."""
    content = tomllib.loads((ROOT / "data" / "district.toml").read_text(encoding="utf-8"))
    return tuple(content["units"])


def projects(dice: random.Random, count: int, year: int = YEAR) -> list[Filed]:
    """Return some faultless projects of one unit."""
    filed = district(units(), year)
    own = filed[dice.choice(sorted(filed))]
    return dice.sample(own, min(count, len(own)))


@dataclass
class Laid:
    """Sheets with where each fact stands in them."""

    form: str
    drafts: list[Draft]
    truths: list[Truth]
    keys: dict[int, str] = field(default_factory=dict)
    """id of a project → its key in the truth."""

    def place(self, path: tuple[str, ...]) -> tuple[str, str]:
        """Return sheet and address of a fact; KeyError where the form has no such cell."""
        for draft, truth in zip(self.drafts, self.truths, strict=True):
            if (at := truth.places.get(path)) is not None:
                return draft.name, address(*at)
        raise KeyError(path)

    def of(self, project: Filed, *path: str | Item) -> tuple[str, str]:
        """Return where a field of a project stands, of an indicator where one is named first."""
        steps = [step for one in path for step in self._steps(one)]
        return self.place((self.keys[id(project)], *steps))

    def _steps(self, step: str | Item) -> list[str]:
        if isinstance(step, str):
            return [step]
        return [step.dimension] if self.form in WIDE else [f"{compact(step.name)}#0"]


def compact(text: object) -> str:
    return "".join(str(text).split())


def address(row: int, column: int) -> str:
    """Return A1 for (0, 0)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


Shape = lists.Shape | blocks.Shape
Change = Callable[
    [random.Random, Shape, list_contents.Content | None], list_contents.Content | None
]
"""Lets an office lay a form out its own way; a list's columns may be changed with it."""


def laid(form: str, filed: Sequence[Filed], dice: random.Random, change: Change | None) -> Laid:
    """Return the projects in a form's layout; `change` lets this office do it its own way."""
    return _laid_list(form, filed, dice, change) if form in LISTS else _laid_blocks(
        form, filed, dice, change)  # fmt: skip


def _keys(filed: Sequence[Filed]) -> dict[int, str]:
    counts: Counter[str] = Counter()
    keys = {}
    for one in filed:
        name = compact(one.name)
        keys[id(one)] = f"{name}#{counts[name]}"
        counts[name] += 1
    return keys


# Lists -------------------------------------------------------------------------------------------

SAMPLE = {"list": "district 2023", "two rows": "two rows", "row an indicator": "row an indicator",
          "summary": "summary", "open source": "seed"}  # fmt: skip


def _laid_list(
    form: str, filed: Sequence[Filed], dice: random.Random, change: Change | None
) -> Laid:
    sample = list_samples()[SAMPLE[form]]
    rows = [_row(form, one, number) for number, one in enumerate(filed, start=1)]
    content = list_contents.Content(
        sample.columns, rows, [[_line(item) for item in one.items] for one in filed],
        filed[0].year, filed[0].unit, f"{filed[0].year}年{filed[0].unit}项目绩效自评表",
        sample.long,
    )  # fmt: skip
    shape = lists.Shape(Words(dice, changed=False), sheet=f"{filed[0].year}年自评")
    if change:
        content = change(dice, shape, content) or content
    draft, truth = lists.lay(content, shape)
    return Laid(form, [draft], [truth], _keys(filed))


def _row(form: str, one: Filed, number: int) -> dict[str, Value]:
    (_, _, first), (_, _, second) = one.parts
    row: dict[str, Value] = {
        "sequence": getattr(one, "sequence", number), "unit": one.unit, "code": one.code,
        "name": one.name, "budget_initial": one.initial, "budget": one.budget,
        "spent": one.spent, "general_public#0.spent": first, "government_fund#0.spent": "-",
        "non_fiscal#0.spent": second or "-", "unconfirmed#0.spent": second or "-",
        "stated_rate": one.rate, "goal": one.goal, "result": one.result,
        "problems": one.problems, "rectification": one.rectification,
        "stated_score": one.total, "stated_grade": "优",
    }  # fmt: skip
    if first is None:
        row |= dict.fromkeys(("general_public#0.spent", "government_fund#0.spent",
                              "non_fiscal#0.spent"))  # fmt: skip
    dimensions = (*OUTPUT, "cost", "social", "sustainable", "satisfaction")
    for item in one.items:
        if item.dimension in dimensions:
            target = item.target
            bare = target in {"", "不适用"} or item.name == ""
            row[f"{item.dimension}.target"] = target if bare else f"{item.name}{target}"
            row[f"{item.dimension}.actual"] = item.actual
    row["economic.target"], row["economic.actual"] = one.economy
    row["ecological.target"] = row["ecological.actual"] = "不适用"
    return row


def _line(item: Item) -> dict[str, Value]:
    return {"level_1": item.group, "level_2": item.level, "level_3": item.name,
            "target": item.target or None, "actual": item.actual or None, "weight": item.weight,
            "score": item.score, "reason": item.reason}  # fmt: skip


# Forms of one project or one department ----------------------------------------------------------


def _laid_blocks(
    form: str, filed: Sequence[Filed], dice: random.Random, change: Change | None
) -> Laid:
    shape = blocks.Shape(Words(dice, changed=False), dice)
    if change:
        change(dice, shape, None)
    writers: list[blocks.Writer] = []
    counts: dict[str, int] = {}
    for number, one in enumerate(filed, start=1):
        if not writers or form != "stacked":
            writers.append(blocks.Writer(shape, f"项目{number}"))
            writers[-1].counts = counts
        writers[-1].add(_content(form, one))
    keys = _keys(filed)
    if form == "unit form":
        keys = {id(one): f"—#{at}" for at, one in enumerate(filed)}
    return Laid(form, [w.draft for w in writers], [w.truth for w in writers], keys)


def _content(form: str, one: Filed) -> block_contents.Content:
    money = [("年度资金总额", one.initial, one.budget, one.spent), *_sources(form, one)]
    lines = [_line(item) for item in one.items]
    if form == "sichuan":
        lines = [line | _apart(item) for line, item in zip(lines, one.items, strict=True)]
    below: dict[str, str] = {}
    if form == "sichuan":
        below = {
            "conclusion": f"自评得分{one.total}分。",
            "process": "公开招标选定承接单位，按季核验付款。",
            "problems": one.problems or "",
            "rectification": one.rectification or "",
        }
    rate = f"{one.rate * 100:.2f}%"
    whole = form == "unit form"
    return block_contents.Content(
        "unit_form" if whole else "project_form", one.year, None if whole else one.name, one.unit,
        None if whole else "示例区主管部门", money, (one.weight, rate, one.score),
        one.goal, one.result, lines, one.total, [], below, form == "sichuan",
    )  # type: ignore[arg-type]  # fmt: skip


def _sources(form: str, one: Filed) -> list[tuple[str, Value, Value, Value]]:
    first, second = one.parts
    shown = second if second[2] else ("—", "—", "—")
    if form == "unit form":
        return [("其中：基本支出", *first), ("项目支出", *second)]
    if form == "sichuan":
        zero = Decimal(0)
        return [("其中：财政资金", *first), ("财政专户管理资金", zero, zero, zero),
                ("单位资金", *shown)]  # fmt: skip
    return [("其中：当年财政拨款", *first), ("      上年结转资金", "—", "—", "—"),
            ("      其他资金", *shown)]  # fmt: skip


def _apart(item: Item) -> dict[str, Value]:
    """Return comparator, value and unit in three columns, as Sichuan asks."""
    number = item.value.replace(".", "").isdigit()
    return {
        "comparator": (item.sign or "=") if number else "定性",
        "target": item.value or None,
        "measure_unit": item.unit if number else None,
    }
