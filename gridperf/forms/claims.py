"""The project's own fields by column, and which of two columns is meant that claim one field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gridperf.forms.execution_columns import SCORE, WEIGHT
from gridperf.forms.loose_amounts import is_loose
from gridperf.forms.meanings import TEXTS
from gridperf.forms.money_head import ADJUSTED
from gridperf.forms.vocabulary import bare, role_of, word_role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridperf.forms.heads import Head
    from gridperf.forms.meanings import Meaning, Path

_RATES = ("stated_rate", "stated_score")
_BEYOND = re.compile(
    r"拨付|到位|情况$|(?<!全年)(?<!本年)(?<!当年)(?<!年度)累计|历年|^项目总|总投资|总概算"
)
"""What is told of all years of a project, of money handed on, or in words (执行情况)."""
_OF_YEAR = re.compile(r"全年|本年|年度|当年|12月|\d{4}年")
_WHOLE = re.compile("合计|总计|总额|全年|最终|调[整剂]后")
"""A budget that holds the last year's balance beside this year's own."""
_OTHERS = re.compile("复评|复核|财政|主管|抽查|第三方|审核|重点|评审|他评")
"""Whose score is not the unit's own."""
_OWN = re.compile("自评|总分|总得分|综合")


def _rank(name: str, text: str) -> int:
    """Return how well a heading's words fit a field: what is of another span or hand comes last."""
    if name in {"stated_score", "stated_grade"}:
        return -1 if _OTHERS.search(text) else int(_OWN.search(text) is not None)
    if name == "stated_rate":
        return -1 if "年初" in text else 2 if ADJUSTED.search(text) else int("预算" in text)
    if name not in {"budget", "budget_initial", "spent"}:
        return 0
    if _BEYOND.search(text):
        return -1
    return 2 if _WHOLE.search(text) else int(_OF_YEAR.search(text) is not None)


@dataclass(slots=True)
class Claims:
    """Columns by field: texts, amounts, rates and scores, with those that nothing takes."""

    head: Head
    texts: dict[str, int] = field(default_factory=dict)
    amounts: dict[str, int] = field(default_factory=dict)
    rates: dict[str, int] = field(default_factory=dict)
    doubled: list[int] = field(default_factory=list)
    """Columns whose field another one fills, or that no field holds."""
    users: list[int] = field(default_factory=list)
    """Columns of who spends the money (资金使用单位), beside that of who files."""
    rivals: dict[int, int] = field(default_factory=dict)
    """Column that fills a field → another that claims it just as well by its words."""

    def take(self, column: int, meaning: Meaning) -> None:
        """Give a column its field, or to the one that has it, whichever the words mean."""
        name = meaning.field
        kept = self.amounts if meaning.kind == "money" else (
            self.texts if name in TEXTS else self.rates)  # fmt: skip
        if name not in kept:
            kept[name] = column
        elif name == "unit" and (parted := self._department(kept["unit"], column)):
            self.texts |= parted
        elif name == "unit" and (user := self._user(kept["unit"], column)) is not None:
            kept["unit"] = column if user == kept["unit"] else kept["unit"]
            self.users.append(user)
        elif name == "name" and (upper := self._upper(kept["name"], column)) is not None:
            kept["name"] = column if upper == kept["name"] else kept["name"]
        elif name == "budget" and self._adjusts(kept["budget"], column):
            self.amounts["budget_initial"], self.amounts["budget"] = kept["budget"], column
        else:
            self._settle(kept, name, column)

    def _settle(self, kept: dict[str, int], name: str, column: int) -> None:
        """Keep of two columns the one whose words fit better, the plainer of two equal ones."""
        other = kept[name]
        one, two = (self._rank_of(name, at) for at in (other, column))
        plain = [word_role(self.head.columns[at].label) is not None for at in (other, column)]
        if two > one or (two == one and plain == [False, True]):
            kept[name], column = column, other
            self.rivals.pop(other, None)
        if one == two and name != "sequence":
            self.rivals[kept[name]] = column
        self.doubled.append(column)

    def _rank_of(self, name: str, column: int) -> int:
        """Return how well a column fits; what is of a part alone comes after what is of all."""
        if column in self.head.told:
            return CHOSEN
        path = self.head.paths.get(column, ())
        roles = [role_of(text) or "" for text in path]
        if path and not roles[-1] and not is_loose(path):
            return -2
        if name == "stated_rate" and any(role.startswith("source:") for role in roles):
            return -2
        if name == "stated_rate" and _of_arrived(path):
            return -2
        if name == "code":
            return self._level_beside(column)
        return _rank(name, "".join(map(bare, path)))

    def take_code(self, column: int, meaning: Meaning) -> None:
        """Take a code for the project's where it is none of a level above it (一级项目编码)."""
        if self._level_beside(column) < 0:
            self.doubled.append(column)
        else:
            self.take(column, meaning)

    def _level_beside(self, column: int) -> int:
        """Return how well the level that a code's heading names fits the name's: below 0, none."""
        name = self.texts.get("name")
        own = 0 if name is None else level_of(self.head.columns[name].label)
        said = level_of(_CODE.sub("", bare(self.head.columns[column].label)))
        if said == own:
            return 1
        return 0 if not said or (not own and said > 1) else -1

    def leave_other_base(self) -> None:
        """Leave a rate of what arrived unread where the budget is another amount."""
        rate, budget = self.rates.get("stated_rate"), self.amounts.get("budget")
        if rate is None or rate in self.head.told or not _of_arrived(self.head.paths.get(rate, ())):
            return
        if budget is not None and "到位" not in self.head.columns[budget].label:
            self.doubled.append(self.rates.pop("stated_rate"))
            self.rivals.pop(rate, None)

    def _adjusts(self, one: int, other: int) -> bool:
        """Tell whether the budget of one column is the initial one of the other's.

        Beside 上年结转 it is this year's part of it.
        """
        carried = any((role_of(path[-1]) == "source:carried_over") and len(path) == 1
                      for path in self.head.paths.values())  # fmt: skip
        labels = [self.head.columns[column].label for column in (one, other)]
        first, second = (ADJUSTED.search(label) is not None for label in labels)
        known = "budget_initial" in self.amounts or (carried and "年初" not in labels[0])
        beyond = any(self._rank_of("budget", column) < 0 for column in (one, other))
        return not known and not beyond and second > first

    def _user(self, one: int, other: int) -> int | None:
        """Return which of two columns of units names who spends the money and doesn't file."""
        ranks = [_files(self.head.columns[column].label) for column in (one, other)]
        if ranks[0] == ranks[1] or not self.head.told.isdisjoint((one, other)):
            return None
        return one if ranks[0] < ranks[1] else other

    def _upper(self, one: int, other: int) -> int | None:
        """Return which of two columns names what the other's projects belong to, if either."""
        funds = [column for column in (one, other)
                 if names_fund(self.head.columns[column].label)
                 and column not in self.head.told]  # fmt: skip
        if len(funds) == 1:
            return funds[0]
        by_level = {level_of(self.head.columns[column].label): column for column in (one, other)}
        if len(by_level) == 1:
            return None
        if 0 in by_level and 1 not in by_level:
            # What stands behind 项目名称 parts it; what stands before it may be above it or below.
            return by_level[0] if by_level[0] < by_level[max(by_level)] else None
        return by_level[min(filter(None, by_level))]

    def _department(self, one: int, other: int) -> dict[str, int] | None:
        """Return which of two columns of units is the department above the other (部门, 单位)."""
        above = [column for column in (one, other)
                 if bare(self.head.columns[column].label).startswith("部门")]  # fmt: skip
        known = any(meaning.field == "supervisor" for meaning in self.head.columns.values())
        if len(above) != 1 or known:
            return None
        return {"supervisor": above[0], "unit": other if above[0] == one else one}


_FILES = re.compile("填报|申报|自评|编报|报送")
_SPENDS = re.compile("使用|用款|实施|承担|执行|承办|建设|责任|学校")


def _files(heading: str) -> int:
    """Return how surely a heading names the unit that files: 填报单位, 预算单位, 资金使用单位."""
    return 2 if _FILES.search(heading) else int(not _SPENDS.search(heading))


_CODE = re.compile("(编码|代码|编号)$")
_LEVEL = re.compile("(?:([一二三四])级(?:预算)?|子|明细)项目(?:名称)?")


def level_of(heading: str) -> int:
    """Return the level of projects that a heading names (一级项目; 子项目: 2), 0 for any other."""
    found = _LEVEL.fullmatch(bare(heading))
    return "一二三四".index(found[1] or "二") + 1 if found else 0


_FUND = re.compile(
    "(财政|预算|上级|中央|省级|市级|区级|县级)*(专项(转移支付|资金)*|转移支付(项目)?|(支出)?政策)名称"
)


def names_fund(heading: str) -> bool:
    """Tell whether a heading names the money or policy that projects are paid from (专项资金名称).

    It heads the projects themselves only where nothing else does.
    """
    return heading.rstrip().endswith("名称") and _FUND.fullmatch(bare(heading)) is not None


CHOSEN = 9
"""Rank of a column that a person said the field of: above all words."""


def _of_arrived(path: Path) -> bool:
    """Tell whether a rate's heading says that it divides by what arrived (支出/到位)."""
    return any(map(_ARRIVED.search, path))


_ARRIVED = re.compile(r"[/÷／].{0,4}到位")


def claims_of(head: Head, sample: Callable[[int], Sequence[str]]) -> Claims:
    """Return the project's own texts, amounts and rates by column, and the columns left over."""
    claims = Claims(head)
    codes: list[int] = []
    for column, meaning in head.columns.items():
        if meaning.field == "code":
            codes.append(column)  # whose they are, the name's column tells
            continue
        if meaning.kind == "indicator" or meaning.source or meaning.field in {WEIGHT, SCORE}:
            continue
        held = meaning.kind == "money" or meaning.field in {*TEXTS, *_RATES}
        if held:
            claims.take(column, meaning)
        elif any(sample(column)):
            claims.doubled.append(column)  # a remark: understood, but no field of the record
    for column in codes:
        claims.take_code(column, head.columns[column])
    claims.leave_other_base()
    return claims
