"""The number that answers a target where a completion has several: its own, or the stated sum.

Of 电脑6台、打印机4台，共10台 the answer to 设备10台 is 10. Without a sum nobody knows whether a
part is meant or all of them: only what both say is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from gridperf.values.quantities import Quantity
from gridperf.values.units import is_duration

_HANDLED = re.compile("处置|办理|办结")
_TOTAL = re.compile("共|累计|总计|合计|总数|全年|实际")
_SUM = re.compile("(?:总共|一共|共计|合计|总计|累计|总数|共|计)[为达有:]*")
"""All that stands before a sum of what was told in parts."""
_PART = re.compile(r"^\(|其中|包括|含$|另|比上年|同比|较上年|环比|增长|上升|原计划|计划|目标|应")
_OF = re.compile("其中|包括")
_TOLD = re.compile(r"[\d零一二两三四五六七八九十百千万]")
"""What any number before a part has of which it may be one."""
UNDONE = re.compile("差|剩|节|结[余转]|余下|缺|尚|未|取消|推迟|暂停|停办")
_DOING = re.compile(
    "[共合总]计|共|累计|全年|实际|[已了约为达]|举办|开展|组织|完成|实施|进行|采购|购[置买]|印[制发]|"
    "发放|新建|提供|(?:[人次场户]数|数量?)$"
)
"""What a label says beside what it counts."""
_PERIOD = re.compile("[年月旬周]|季度|[前后]期|第[一二三四五六七八九十]")
_CLEAR = 2
"""How much better than the next one a number's words must fit before it can accuse."""


def likeliest(
    fitting: list[Quantity], hint: str, target: Quantity, *, falls: bool
) -> tuple[list[Quantity], bool]:
    """Return the readings of what answers the target, and whether they are beyond doubt.

    Those whose words fit the target best, or the stated sum of them. What may be a part of more,
    or has a close second that may be the one that is meant, is good enough to find a target met,
    not to call it missed; a part alone can exceed a limit (`falls`).
    """
    if len(fitting) == 1:
        return fitting, not _is_loose(fitting[0]) or _OF.search(target.text) is not None
    fitting = [one for one in fitting if not one.faint] or fitting
    fitting = _counted_alike(_of_this_year(fitting, hint), target)
    if len(fitting) == 1:
        return fitting, not _is_loose(fitting[0])
    scores = [_likeness(one, hint) for one in fitting]
    highest = max(scores)
    best = [one for one, score in zip(fitting, scores, strict=True) if score == highest]
    sure = sum(score > highest - _CLEAR for score in scores) == 1
    if len({one.point for one in fitting}) == 1:
        best, sure = fitting, True
    parts = [one for one in fitting if _is_part(one)] if can_be_part(target) else []
    own = sure and not (_continued(parts) or _lists(target, parts, best[0], hint))
    if len(parts) < 2 or (own and _named(best[0], hint)):  # noqa: PLR2004 (a sum has two parts)
        return best, sure
    found, sure_of_it = _whole(parts, best, hint, sure=own)
    return found, sure_of_it or (falls and sure)


def _of_this_year(fitting: list[Quantity], hint: str) -> list[Quantity]:
    """Leave out what was before (上年为486家, 整改后 of another), and a share's rest (未完成2%)."""
    whole = {100 - one.point for one in fitting if one.kind == "percent"}
    if "后" in fitting[0].text and not _FIRST.search(hint):
        fitting = [one for one in fitting if _AFTER.search(one.label)] or fitting
    kept = [
        one
        for one in fitting
        if not (_YEAR_BEFORE.fullmatch(one.label) and "年" not in hint)
        and not (one.text.startswith("未完成", one.start) and Decimal(one.written or 0) in whole)
    ]
    return kept or fitting


_FIRST = re.compile("[一首初]次|初[检验]|首检")
_AFTER = re.compile("(?:整改|返[工修]|修复|复[检验查核]|补[测考检])后[^，]{0,8}$")
"""What came of it in the end: 一次验收合格率95%，整改后100%."""
_YEAR_BEFORE = re.compile(
    "(?:上一?年|去年|往年)(?:度|同期|全年)?(?:共|累计|实际|完成|检查|举办|实施|仅|只)*[有为是达]*"
)


def adds_up(parts: Sequence[Quantity], target: Quantity) -> bool:
    """Tell whether several numbers may be parts of a sum above the limit: 设备60，安装50."""
    one = [part.point for part in parts if not part.comparator]
    return can_be_part(target) and len(one) > 1 and sum(one) > target.high


def _counted_alike(fitting: list[Quantity], target: Quantity) -> list[Quantity]:
    """Leave out what 个 counts beside the target's own unit: 岗位60个，就业56人 of 50人."""
    units = {one.unit for one in fitting}
    if target.kind != "count" or target.unit not in units:
        return fitting
    own = {"个"} if target.unit == "个" else units - {"个"}
    return [one for one in fitting if one.unit in own]


def can_be_part(target: Quantity) -> bool:
    """Tell whether numbers in the target's unit can be parts of a sum: rates and spans can't."""
    countable = target.kind in {"money", "count", "bare"}
    return countable and not target.per and not is_duration(target.unit)


def _is_part(one: Quantity) -> bool:
    """Tell whether a number may be one of those that make up what was done."""
    label = one.label
    told = not (one.comparator or one.change or one.faint)
    part = _PART.search(label) and not _is_loose(one)
    return told and not (part or UNDONE.search(label))


def _is_loose(one: Quantity) -> bool:
    """Tell whether a number is called a part (其中城市120人) and no whole is told before it."""
    if "其中" not in one.text and "包括" not in one.text:
        return False
    return _OF.search(one.label) is not None and not _TOLD.search(one.text, 0, one.start)


def _whole(
    parts: list[Quantity], best: list[Quantity], hint: str, *, sure: bool
) -> tuple[list[Quantity], bool]:
    """Return the stated sum of the parts, else the best of them, which may not be all."""
    for one in reversed(parts):
        rest = sum(part.point for part in parts if part is not one)
        adds = one.point == rest and bool(_TOTAL.search(one.label))
        if adds or _SUM.fullmatch(one.label):
            own = sure and one not in best and _ends_alike(best[0], hint)
            return ([*best, one] if own else [one]), adds and not own
    return best, False


def counted_thing(one: Quantity) -> str:
    """Return what a number counts, by the words before it: 电脑 of 采购电脑6台."""
    return _DOING.sub("", one.label).strip()


def _continued(parts: Sequence[Quantity]) -> bool:
    """Tell whether a part takes up what another one counts: 上半年培训60人，下半年50人."""
    return any(not (counted_thing(one) or _SUM.fullmatch(one.label)) for one in parts)


def _named(one: Quantity, hint: str) -> bool:
    """Tell whether a number counts what the target names and nothing narrower."""
    counted = counted_thing(one)
    return set(counted) <= set(hint) and not _PERIOD.search(counted)


def _lists(target: Quantity, parts: Sequence[Quantity], best: Quantity, hint: str) -> bool:
    """Tell whether a target asks one number of several things: 电脑、打印机共25台.

    No part of it is the answer, unless another number is promised of the rest.
    """
    others = [one for one in parts if one is not best and _named(one, hint)]
    return any(
        counted not in target.text
        or not any(map(str.isdigit, target.text.partition(counted)[2][:_BESIDE]))
        for counted in map(counted_thing, others)
        if counted
    )


_BESIDE = 2
"""So near behind a thing stands the number that is promised of it: 讲座≥6场."""


def _ends_alike(one: Quantity, hint: str) -> bool:
    """Tell whether a number may count a sort of what the target names: 台式电脑 of 电脑."""
    counted = counted_thing(one)
    return counted[-2:] in hint and not _PERIOD.search(counted)


def _likeness(one: Quantity, hint: str) -> float:
    """Return how well the words before a number fit the target: shared characters and pairs."""
    label = one.label
    kin = "处理" if _HANDLED.search(label) else ""
    own = set(label) - set("了率的共和,， ") | set(kin)
    pairs = {label[at : at + 2] for at in range(len(label) - 1)}
    shared = len(own & set(hint)) + 2 * sum(pair in hint for pair in pairs)
    part = _PART.search(label) and not _is_loose(one)
    return shared + bool(_TOTAL.search(label)) * 0.5 - bool(part) * 3
