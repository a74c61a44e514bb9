"""What a heading path means: the deepest word that says something, completed by those above."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from gridperf.forms.budget_parts import adds
from gridperf.forms.dimensions import group_of
from gridperf.forms.vocabulary import bare, money_unit_in, role_of
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.model import MoneyUnit

Path = tuple[str, ...]
_DERIVED = re.compile("(率|差|偏差|偏离度|系数|比例|占比|比重|百分比)$")
"""Columns beside a target and a completion that are worked out from them (完成率)."""
AMOUNTS = frozenset({"budget_initial", "budget", "spent"})

TEXTS = (
    "sequence", "unit", "unit_code", "supervisor", "code", "name", "goal", "result", "process",
    "conclusion", "problems", "rectification", "stated_grade", "reason",
    "year",
)  # fmt: skip
LEVELS = frozenset({"level_1", "level_2", "level_3"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: `kind` and, by kind, the rest."""

    kind: Literal["field", "money", "indicator"]
    field: str
    """name, budget, spent …; of an indicator target, actual, weight, level_2 …"""
    label: str = ""
    source: str | None = None
    """Of money: its source; None for the whole."""
    group: str | None = None
    dimension: str | None = None
    money_unit: MoneyUnit | None = None

    @property
    def said(self) -> str:
        """What the tinted picture says of the column."""
        parts = (self.dimension, self.field) if self.kind == "indicator" else (
            self.field, self.source)  # fmt: skip
        return ".".join(part for part in parts if part)


def meaning_of(path: Path, money_field: str | None = None) -> Meaning | None:
    """Return the meaning of a header path, None where no word of it is known.

    A source without any amount's name near it stays unknown: budget or spent would be a guess.
    `money_field` is the meaning of the money column to the left: a source that no heading
    calls budget or spent belongs to the same.
    """
    if bare(path[-1]) == "名称" and not _NAMED.isdisjoint(map(bare, path[:-1])):
        return Meaning("indicator", "level_3", path[-1])
    if path[1:] and bare(path[-1]) in _CODES and (coded := _CODED.get(role_of(path[-2]) or "")):
        return Meaning("field", coded, path[-1])
    roles = [role for text in path if (role := role_of(text))]
    if not roles:
        return None
    return _part_of_score(path) if _below_score(path, roles) else _said(path, roles, money_field)


def _said(path: Path, roles: list[str], money_field: str | None) -> Meaning | None:
    named = dict(role.partition(":")[::2] for role in roles)
    if len(path) > 1 and role_of(path[-1]) is None and _DERIVED.search(bare(path[-1])):
        return None
    if roles[-1] in {"side:score", "side:weight"} and not EXECUTION.isdisjoint(roles[:-1]):
        return None  # the points of 预算执行率, which is no indicator of the list
    if "dimension" in named or "group" in named or roles[-1].startswith(("side", "level")):
        return _indicator(path, roles, named)
    if "money" in named or "source" in named:
        passed = money_field and role_of(path[-1])  # a balance (结余) is neither budget nor spent
        told = "money" in named or passed or "stated_rate" in roles[-1]
        told = told and not bare(path[-1]).endswith("来源")  # whose cells name the sources
        told = told and ("money" in named or "field:stated_rate" not in roles[:-1])  # its own rate
        return _money(path, named, money_field) if told and not _is_added(path, named) else None
    if roles[-1] == "sum":
        field = money_field or "budget"
        return Meaning("money", field, path[-1], None, money_unit=_unit(path))
    scored = named["field"] == "stated_grade" and _IN_POINTS.search(narrow(path[-1]))
    return Meaning("field", "stated_score" if scored else named["field"], path[-1])


def _is_added(path: Path, named: Mapping[str, str]) -> bool:
    """Tell whether an amount's word only stands over what was added to it (预算数, 年中追加)."""
    below = takewhile(lambda text: not (role_of(text) or "").startswith("money:"), reversed(path))
    return "money" in named and any(map(adds, below))


_CODES = frozenset({"编码", "代码", "编号"})
_CODED = {"field:unit": "unit_code", "field:name": "code"}
"""What a code is of by the heading over it (预算单位 over 编码 | 名称)."""
INDICATORS = frozenset({"绩效指标", "指标", "评价指标", "考核指标"})
"""Headings of the indicators themselves, where no word of a level stands."""
_NAMED = frozenset({"绩效指标", "指标"})
"""Headings under which 名称 is the indicator's."""
_IN_POINTS = re.compile(r"\((得分|分数?)\)$")
"""What tells that a result (自评结果（分）) is a score."""

_SCORES = {"field:stated_score", "side:score", "sum"}
SCORES = re.compile("(得分|评分)(情况|构成|明细|结果)?$")
"""What ends a heading over the parts of a score (各部分得分)."""


def _below_score(path: Path, roles: list[str]) -> bool:
    """Tell whether a score's heading stands over the column, and no indicator's side below it."""
    if any(role.startswith(("level", "side")) and role not in _SCORES for role in roles):
        return False
    first = role_of(path[0])
    return len(path) > 1 and (first in _SCORES - {"sum"} or bool(SCORES.search(bare(path[0]))))


def _part_of_score(path: Path) -> Meaning | None:
    """Return what stands below 自评得分: its sum, another text; points of a part are no field."""
    role = role_of(path[-1]) or ""
    if role in _SCORES:
        return Meaning("field", "stated_score", path[-1])
    told = role.startswith("field:") and role != "field:stated_rate"
    return Meaning("field", role.partition(":")[2], path[-1]) if told else None


EXECUTION = {"field:stated_rate", "money:spent", "money:budget"}


def meaning_said(said: str, path: Path) -> Meaning:
    """Return the meaning that a person chose for a column: "goal", "spent.other", "cost.target"."""
    first, _, second = said.partition(".")
    if not second:
        return Meaning("money" if first in AMOUNTS else "field", first, path[-1],
                       money_unit=_unit(path) if first in AMOUNTS else None)  # fmt: skip
    if first in AMOUNTS:
        return Meaning("money", first, path[-1], second, money_unit=_unit(path))
    return Meaning("indicator", second, path[-1], None, group_of(first), first)


_SPENT = re.compile("支出(数|额|金额)?$")
"""What a source's own heading says of itself, whatever stands to its left (上年结转支出)."""


def _money(path: Path, named: dict[str, str], money_field: str | None) -> Meaning:
    own = "spent" if _SPENT.search(bare(path[-1])) else money_field
    field = _of_the_beginning(path) or named.get("money") or own or ""
    deepest = role_of(path[-1]) or ""
    whole = deepest == "sum" or (deepest.startswith("money") and len(path) == 1)
    if len(path) > 1 and (role_of(path[-2]) or "").startswith("source:"):
        whole = False  # a source's own total
    source = None if whole else named.get("source")
    source = "fiscal" if source == "share" else source
    if "field" in named and named["field"] == "stated_rate" and not deepest.startswith("source"):
        return Meaning("field", "stated_rate", path[-1])
    label = next((text for text in reversed(path) if (role_of(text) or "").startswith("source")),
                 path[-1])  # fmt: skip
    return Meaning("money", field, label, source, money_unit=_unit(path))


def _of_the_beginning(path: Path) -> str | None:
    """Return the amount over 年初结转 (年初 | 结转): the year begins with it, whichever it is."""
    roles = [role_of(text) or "" for text in path]
    if not path[2:] or bare(path[-2]) != "年初" or roles[-1] != "source:carried_over":
        return None
    return next((role[len("money:") :] for role in roles[:-2] if role.startswith("money:")), None)


_SIDES = {"field:result": "actual", "field:goal": "target", "field:stated_score": "score"}
"""Words for the whole project that beneath a dimension speak of its indicator (自评分)."""


def _indicator(path: Path, roles: list[str], named: dict[str, str]) -> Meaning:
    # The deepest word tells: beneath 效益目标, 自评得分 is a score and no target.
    side = _SIDES.get(roles[-1]) or named.get("side")
    if "level" in named:
        side = f"level_{named['level']}"
    group = named.get("group") or _first_level(path)
    return Meaning("indicator", side or "", path[-1], None, group, named.get("dimension"))


def _first_level(path: Path) -> str | None:
    """Return the upper one of two dimensions: 成本指标 over 经济成本指标 is the group itself."""
    said = [text for text in path if (role_of(text) or "").startswith("dimension:")]
    return bare(said[0]) if len(said) > 1 else None


def _unit(path: Path) -> MoneyUnit | None:
    return next((unit for text in reversed(path) if (unit := money_unit_in(text))), None)
