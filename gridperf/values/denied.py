"""A completion's figures that its words deny: 未在12月底前完成, 未控制在90万元以内.

Such a figure is turned over: what was not done by a day was done later or never, what was not
kept below a bound lies above it. So an admission is never read as its opposite.
"""

from __future__ import annotations

import re

from gridperf.values.quantities import HAIR, INFINITY, Quantity

_MAY = re.compile("[未没无不难来超晚迟错后差]")
"""What stands in every denial: most texts are passed over by this look."""
_NOT = "(?:未|没有?|无法|不(?:能够?|会|可能|(?=在))|难以|来不及)"
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
_DONE = (
    "完成|实现|达成|做到|保证|确保|举[办行]|开展|组织|采购|购[买置]|新建|建[成设]|修建|安装|发放|培训|招聘|实施"
    "|检查|走访|慰问|参[训会加]|到[会场岗]"
)
_DENIES = re.compile(
    rf"{_NOT}{_HOW}(?:{_KEPT}|(?P<over>{_OVER})|(?P<done>{_DONE})"
    rf"|(?P<full>[一-鿿]{{0,4}}[满足够])|(?P<bound>{_DAY}))$"
)
"""The words right before a figure that deny it."""
_NOT_DENIED = re.compile(
    "(?:未发现|不存在|杜绝|避免|防止)[^,，。;；]*$|(?:无|没有)(?:任何|一[个项]|项目|单位|事项)*$"
)
"""Before them: nobody failed to (未发现未在12月底前完成的)."""
_OF_WHAT = re.compile("[^,，。;；]{0,16}的(?!.{0,2}原因|要求|目标|任务)")
"""Behind a figure that only tells of which things it is said: 未在6月底前完成的企业."""
_TOO_LATE = re.compile("(?<![不未])(?:(?<!没)超过了?|(?<!没)(?<!没有)[晚迟]于?|错过了?)$")
"""Right before a day: 晚于12月31日完成."""
_INSIDE = re.compile(
    r"[\d.,]+\D{1,4}?[以之]?内(?:均|都|[仍还尚])*(?:未|没有?|无法|不能)(?:能够?|得到)?"
    "(?:完[成工]|响应|到[达场位]|办[理结]|处[理置]|竣工|交付|拨付|支付|解决|修复|验收|建成|反馈|[答回]复)"
)
"""A limit with its denial behind it: 2小时内未能到达."""
_GAP = re.compile("[^,，。;；]{0,12}差距")
_MOST = 100
"""More figures are a whole report, of which nobody is judged by one."""
_SINCE = re.compile(r"[于在至到\d年月日号底末.\-/]+[之以]?后(?!续|[期勤])")
"""A day after which something was done."""
_TURNED_DOWN = re.compile("降[至到]|降低到|下降到|控制|限[制定]")


def without_denial(found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the quantities of a completion, those that it denies turned over.

    A limit that wasn't kept says nothing beside the day, or the figure, behind it that was reached.
    """
    if not 0 < len(found) <= _MOST or not _MAY.search(found[0].text):
        return found
    units = [one.unit for one in found]
    turned = [_turned(one, alone=units.count(one.unit) == 1) for one in found]
    told = [one for one, before in zip(turned, found, strict=True) if one is before]
    return tuple(
        one for one in turned if one in told or not any(_tells(one, other) for other in told)
    )


def _tells(one: Quantity, other: Quantity) -> bool:
    """Tell whether another figure says by how much a limit was missed."""
    beyond = one.low.is_finite() and one.low <= other.low and other.high.is_finite()
    return beyond and one.unit == other.unit and not one.high.is_finite()


def _turned(one: Quantity, *, alone: bool) -> Quantity:
    if one.kind == "date":
        return _later(one)
    if _INSIDE.match(one.text, one.start):
        return _beyond(one)
    found = _denial(one)
    if found is not None:
        return _complement(one, found, alone=alone)
    short = one.label.endswith(("距", "离", "与", "较")) and _GAP.match(one.text, one.start)
    return one._replace(low=-INFINITY, high=INFINITY, written=None) if short else one


def _denial(one: Quantity) -> re.Match[str] | None:
    """Return the words right before a figure that deny it."""
    if not _MAY.search(one.text, 0, one.start) or _OF_WHAT.match(one.text, one.start):
        return None
    label = one.label
    found = _DENIES.search(label)
    return None if found is None or _NOT_DENIED.search(label[: found.start()]) else found


def _later(one: Quantity) -> Quantity:
    """Return what is left of a day that wasn't kept, or after which it was: all days behind it."""
    denied = _denial(one)
    since = _SINCE.match(one.text, one.start) is not None
    kept = since if denied is None else (since or denied["bound"] is None)
    late = since or _TOO_LATE.search(one.label)
    if (denied is not None and kept) or (denied is None and not late):
        return one
    return one._replace(low=one.high + 1, high=INFINITY, written=None)


def _beyond(one: Quantity) -> Quantity:
    return one._replace(low=one.high + HAIR, high=INFINITY, written=None)


def _short(one: Quantity) -> Quantity:
    return one._replace(low=-INFINITY, high=one.low - HAIR, written=None)


def _complement(one: Quantity, found: re.Match[str], *, alone: bool) -> Quantity:
    """Return what a figure leaves that is denied.

    What is only named by a verb (未采购2台) may be a part, beside another figure of its unit.
    """
    if found["over"] is not None:
        return one._replace(low=-INFINITY)
    if not one.high.is_finite():
        return _short(one)
    falls = found["fall"] is not None or _TURNED_DOWN.match(one.text, one.start)
    if falls or not one.low.is_finite():
        return _beyond(one)
    reached = one.comparator is not None or found["bound"] is None
    whole = found["done"] is None or alone
    return _short(one) if reached and whole else one
