"""A completion's figures that its words deny: 未在12月底前完成, 未控制在90万元以内.

Such a figure is turned over: what was not done by a day was done later or never, what was not
kept below a bound lies above it. So an admission is never read as its opposite.
"""

from __future__ import annotations

import re

from gridperf.values.quantities import HAIR, INFINITY, Quantity

MAY_DENY = re.compile("[未没]|无法|不能|难以|来不及")
"""What every denial has: found fast."""
_NOT = "(?:未|没有?|无法|不能够?|难以|来不及)"
_HOW = (
    "(?:能够?|可|得以|曾|再|真正|最终|始终|一直|持续|有效|严格|切实|稳定|及时|如期|全部|完全|全面"
    "|按(?:[时期]|计划|要求|规定|约定|合同))*"
)
_FALL = "(?:控制|限制|限定|压[缩减降]|降低?|下降|减少?|缩短)"
_STAY = "(?:保持|维持|稳定|提[高升]|增[长加]|上升|回升)"
_KEPT = f"(?P<fall>{_FALL}(?:[在于到至为])?)|{_STAY}(?:[在于到至为]|达到?)?"
_OVER = "突破|逾"
_DAY = (
    "(?:赶?在|于|按照?|依照|确保)?(?:规定的?|要求的?|约定的?)?(?:每[年月季周日天]|本年|当年|今年)?"
)
_DENIES = re.compile(
    rf"{_NOT}{_HOW}(?:{_KEPT}|(?P<over>{_OVER})"
    rf"|(?P<full>[一-鿿]{{0,4}}[满足够])|(?P<bound>{_DAY}))$"
)
"""The words right before a figure that deny it."""
_NOT_DENIED = re.compile(
    "(?:未发现|不存在|杜绝|避免|防止)[^,，。;；]*$|(?:无|没有)(?:任何|一[个项]|项目|单位|事项)*$"
)
"""Before them: nobody failed to (未发现未在12月底前完成的)."""
_OF_WHAT = re.compile("[^,，。;；]{0,16}的(?!.{0,2}原因|要求|目标|任务)")
"""Behind a figure that only tells of which things it is said: 未在6月底前完成的企业."""
_SINCE = re.compile(r"[\d年月日号底末初.\-/]+[之以]?[后起]")
_TURNED_DOWN = re.compile("降[至到]|降低到|下降到|控制|限[制定]")


def without_denial(found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the quantities of a completion, those that it denies turned over.

    A limit that wasn't kept says nothing beside the day, or the figure, behind it that was reached.
    """
    turned = [_turned(one) for one in found]
    told = [one for one, before in zip(turned, found, strict=True) if one is before]
    return tuple(
        one for one in turned if one in told or not any(_tells(one, other) for other in told)
    )


def _tells(one: Quantity, other: Quantity) -> bool:
    """Tell whether another figure says by how much a limit was missed."""
    beyond = one.low.is_finite() and one.low <= other.low and other.high.is_finite()
    return beyond and one.unit == other.unit and not one.high.is_finite()


def _turned(one: Quantity) -> Quantity:
    if not MAY_DENY.search(one.text, 0, one.start):
        return one
    label = one.label
    found = _DENIES.search(label)
    if found is None or _NOT_DENIED.search(label[: found.start()]):
        return one
    if _OF_WHAT.match(one.text, one.start):
        return one
    if one.kind == "date":
        return _later(one) if found["bound"] is not None else one
    return _complement(one, found)


def _later(one: Quantity) -> Quantity:
    """Return what is left of a day that wasn't kept: all days behind it."""
    if _SINCE.match(one.text, one.start):
        return one
    return one._replace(low=one.high + 1, high=INFINITY, written=None)


def _complement(one: Quantity, found: re.Match[str]) -> Quantity:
    """Return what a figure leaves that is denied; one that is only named, neither way."""
    if found["over"] is not None:
        return one._replace(low=-INFINITY)
    if not one.high.is_finite():
        return one._replace(low=-INFINITY, high=one.low - HAIR, written=None)
    if not one.low.is_finite():
        return one._replace(low=one.high + HAIR, high=INFINITY, written=None)
    down = found["fall"] is not None or _TURNED_DOWN.match(one.text, one.start)
    if down:
        return one._replace(low=one.high + HAIR, high=INFINITY, written=None)
    named = found["bound"] is not None and one.comparator is None
    if named:
        return one
    return one._replace(low=-INFINITY, high=one.low - HAIR, written=None)
