"""Completions that say in words alone that their promise wasn't kept: 未完成, 未开展, 未建立.

What says more than that (未开展面授, 改为线上), or denies what nobody promised (未发生事故), says
nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from gridperf.model import Dimension
from gridperf.values.directions import direction
from gridperf.values.quantities import Quantity

MAY_DENY = re.compile("[未没不]")
"""What every denial has: looked for first."""
_CLAUSE_END = re.compile("[,，。.;；!！(（\n]")
_WHAT = "目前|年底|项目|工作|任务|指标|目标|活动|年度|全年|当年|本年|该|本|均|都|也|仍|尚|还|暂"
_HOW = "能|有|按[时期]|如期|及时|按(?:计划|要求|规定)|正式|得到"
_DONE = (
    "达成|完成|实现|达标|达到|开展|实施|启动|建[立成]|形成|制[定订]|出台|印发|落实|举[办行]|组织|执行|进行|采购|购置"
    "|完工|竣工|开工|动工|验收|交付|到位|发放|投入使用"
)
_AIM = (
    "了|预[期定]|既定|年初|年度|全年|绩效|总体|设定|相关|各?项|工作|活动|任务|指标|目标|值"
    "|要求|标准|计划"
)
_DENIAL = re.compile(
    f"(?:{_WHAT})*(?:(?:未|没有?)(?:{_HOW})*(?:{_DONE})(?P<aim>(?:{_AIM})*)(?:[且并、]*效果(?:较|很|不)?[差佳])?"
    f"|(?:未|没有?|不)(?:{_HOW})*(?P<named>[一-鿿]{{2,4}}))"
)
_HAPPENING = re.compile(
    "发[生现]|出现|存在|产生|[接收]到|反弹|影响|突破|超|延误|逾期|断|变|[低高多少大小]于"
)
"""What nobody promises: that it is denied is no miss."""
_ILL_MEANT = re.compile(
    "[未无零≤<]|没有|不(?![少低小下]于|得[少低]于|断)|杜绝|避免|防[止范]|严禁|遏制|降低|减少|下降|压减|控制"
)
"""A promise that something does not happen."""
_AFTER_ALL = re.compile("已|均|完成|达[成到]|实现|改[为用由]|转为|线上|调整|部分|基本|正在|但")
"""Behind a denial: something was done."""
_RISING = frozenset({None, "=", ">=", ">"})
_OF_AIM = re.compile("指标|目标")


def denies_all(actual: str, promise: str) -> bool:
    """Tell whether a completion says plainly that its promise wasn't kept: 未完成, 未建立.

    `promise` is the indicator's name with its target. Where that is itself a denial (未发生事故),
    only 未达成预期指标 denies it.
    """
    text = actual.strip()
    end = _CLAUSE_END.search(text)
    head, rest = (text[: end.start()], text[end.start() :]) if end else (text, "")
    found = _DENIAL.fullmatch(head.replace(" ", ""))
    if found is None or _AFTER_ALL.search(rest):
        return False
    if named := found["named"]:
        told = named in promise and not _HAPPENING.search(named)
        return told and not _ILL_MEANT.search(promise)
    return _OF_AIM.search(found["aim"]) is not None or not _ILL_MEANT.search(promise)


def is_undone(
    promised: Sequence[Quantity],
    hint: str,
    actual: str | None,
    dimension: Dimension,
    year: int | None,
) -> bool:
    """Tell whether a completion without numbers says that what was promised wasn't done.

    Where less is better nobody knows whether nothing done is a miss; of a day after the form's
    year it isn't one yet.
    """
    if not (actual and MAY_DENY.search(actual) and denies_all(actual, hint)):
        return False
    days = [one for one in promised if one.kind == "date" and one.written]
    if any(year and date.fromordinal(int(one.high)).year > year for one in days):
        return False
    return all(
        one.kind == "date"
        or (
            one.comparator in _RISING
            and one.high > 0
            and direction(dimension, None, hint, one.unit) is False
        )
        for one in promised
    )
