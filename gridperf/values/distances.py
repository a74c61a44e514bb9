"""A completion's numbers that tell how far it is from the target, or a mean: 高于目标3%, 月均45家.

They are no value: nobody who exceeds his target by 3% is to be judged as if he had reached 3%.
"""

from __future__ import annotations

import re

from gridperf.model import Status
from gridperf.values.quantities import Quantity

_AIM = "(?:年[初度]|全年|既定|预[定期]|绩效|原定?|目标|任务|指标|计划)+(?:[值数量]|要求|水平|任务)*"
_OTHERS = r"(?:(?:[全本][国省市区县]|上一?年|去年|往年|同期|平均|序时|进度|行业)(?:[值数]|水平)*)+"
_OVER = r"(?:(?<!未)(?<!不)超[出过]?|(?<!不)(?:高[于出过]|多于|大于)|优于)了?"
_UNDER = r"(?<![不得能])(?:低于|少于|小于)"
_DISTANCE = re.compile(
    f"(?P<under>{_UNDER}{_AIM}|[较比与]{_AIM}(?:相比)?[^，]{{0,3}}[少低减降差][^，]{{0,3}})$"
    f"|(?:{_OVER}(?:{_AIM}|{_OTHERS})|{_UNDER}{_OTHERS}"
    f"|[较比与](?:{_AIM}|{_OTHERS})(?:相比)?[^，]{{0,3}}[多高增升超好快优少低减降差][^，]{{0,4}}"
    "|超额[^，]{0,4}|(?:[月日周季天]均|平均每[月日周季天])[^，]{0,6})$"
)
_MORE = re.compile("^多(?![媒次人元样种部个家处项数场])")
"""Behind a word of excess: 超额完成，多检查12家."""
_ONE_MORE = re.compile(
    "多(?:举[办行]|开展|组织|完成|培训|检查|采购|实施|建[设成]|发放|走访|支出|花费|投入|使用)了?"
)
"""多开展3场 says how many more than were asked."""
_LAST_YEAR = re.compile("上一?年|去年|往年|同期")
_MEAN = re.compile("[月日周季天]均|平均")
_TOLD_SO = (
    (_LAST_YEAR, re.compile(f"增|提[高升]|上升|降|减少|{_LAST_YEAR.pattern}")),
    (_MEAN, re.compile(f"每[月日周季天]|{_MEAN.pattern}")),
    (re.compile(""), re.compile(f"超额|{_OVER}{_AIM}|{_UNDER}{_AIM}|[较比与]{_AIM}")),
)
"""What a number is told beside → what tells of an indicator that is itself told so (月均4次)."""


def distance(one: Quantity, label: str, hint: str, *, falls: bool) -> Status | None:
    """Return what is decided by a number that tells only a distance or a mean, None for a value.

    `label` are its words, the sign among them. Short of a target that is better the more is
    short of it; all else stays open.
    """
    found = _DISTANCE.search(label)
    if found:
        words = next(told for beside, told in _TOLD_SO if beside.search(found[0]))
    elif _ONE_MORE.fullmatch(label) or (_MORE.match(label) and "超" in one.text[: one.start]):
        words = _TOLD_SO[-1][1]
    else:
        return None
    if words.search(hint):
        return None
    short = found and found["under"] and not falls and one.point
    return "unmet" if short else "undecided"
