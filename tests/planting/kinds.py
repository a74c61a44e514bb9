"""How kinds of fault are registered, the forms that can hold them, and changes that keep step."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from data.faultless import Filed, Item, cents
from tests.planting.layouts import BLOCKS, FORMS, LISTS, WIDE
from tests.planting.planted import Fault, Place, Plot

Plant = Callable[[Plot], Place]
FAULTS: list[Fault] = []

ORDERED = {form: at for at, form in enumerate((*FORMS, "open source"))}
LISTED = tuple(sorted(LISTS - {"open source"}, key=ORDERED.__getitem__))
PAIRED = tuple(sorted(WIDE - {"open source"}, key=ORDERED.__getitem__))
BLOCKED = tuple(sorted(BLOCKS, key=ORDERED.__getitem__))
SCORED = ("row an indicator", *BLOCKED, "unit form")
JUDGED = (*PAIRED, *SCORED)
"""Forms with indicators."""
TOLD = (*PAIRED, "summary", *BLOCKED, "unit form")
"""Forms with a goal and a result."""
TROUBLED = (*PAIRED, "sichuan")
"""Forms with problems and rectification."""
SOURCED = ("list", *BLOCKED)
INITIAL = ("two rows", "row an indicator", "summary", *BLOCKED, "unit form")
SEVERAL = (*PAIRED, "row an indicator", *BLOCKED)
"""Forms with indicators of several projects in a file."""


def fault(rule: str, forms: tuple[str, ...], count: int = 4) -> Callable[[Plant], Plant]:
    """Register a kind of fault under the name of its function."""

    def register(plant: Plant) -> Plant:
        name = plant.__name__.strip("_").replace("_", " ")
        FAULTS.append(Fault(name, rule, forms, plant, count))
        return plant

    return register


def respend(one: Filed, spent: Decimal) -> None:
    """Let another amount be spent, everything that follows from it changed too."""
    one.spent = cents(spent)
    own = one.parts[1][2] and cents(one.spent / 5)
    (first, second) = one.parts
    one.parts = [(*first[:2], one.spent - own), (*second[:2], own)]
    share = one.spent / one.budget if one.budget else Decimal(0)
    one.rate = share.quantize(Decimal("0.0001"))
    rescore(one, cents(min(share, Decimal(1)) * 10))
    if one.items and one.item("cost"):
        one.item("cost").actual = f"{one.spent}万元"
        one.item("cost").target = f"≤{max(one.budget, one.spent)}万元"


def rescore(one: Filed, score: Decimal) -> None:
    """Give execution another score, the total with it."""
    one.total += score - one.score
    one.score = score


def give(one: Filed, item: Item, score: Decimal | str) -> None:
    """Give an indicator another score, the total with it."""
    one.total += Decimal(score) - item.score
    item.score = Decimal(score)


def silent(one: Filed) -> None:
    """Let a project tell of no problem."""
    one.problems = one.rectification = "无"
