"""What a completion's day is instead of that of its end: a plan's, a milestone's, that of a state.

计划12月底完成, 6月签订合同, 截至12月31日完成80% name a day before the limit, and none of them says
that the work was done by then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from gridperf.model import Status
from gridperf.values.milestones import BEGUN, ENDED
from gridperf.values.quantities import Quantity
from gridperf.values.undone import without_mentions

_NOT_DONE = re.compile(
    r"(?:尚未|仍未|还未|未能|(?<!无)(?<!在)未)(?:按时|按期|如期|全部|完全)?"
    r"(?:完成|完工|竣工|达成|实现|开工|启动|实施)(?!.{0,6}的)"
)
_PLANNED = re.compile(r"预计|(?<![原按照])计划[于在]\s*\d|计划[次明]年|[拟将][于在]\s*\d")
_STILL = re.compile("剩余|余下|其余|部分[^,，。]{1,6}(?:结转|延[期后]|推迟|顺延|取消|暂缓|未)")
_MAY_BE_PART = re.compile("[除延逾超推迟滞顺暂拖大多]")
"""What stands in all completions of which a part came later: looked for first."""
_LATE = "延[期迟后误]|逾期|超期|超时|推迟|滞后|顺延|暂缓|拖[延后]"
_SOME = (
    r"(?<![\d.])(?:[1-9]\d*+|[一二两三四五六七八九十几])(?!个?(?:[月天日周年季分时]|小时))"
    "|个别|少数|部分"
)
_LATE_PART = re.compile(
    rf"(?<![无未零])(?:{_SOME})[^,，。;；、\d]{{0,10}}(?:{_LATE})"
    f"|(?<![拆清消解扣排免去删移铲根切剔扫驱])除了?(?:第|有)?(?:{_SOME})[^,，。;；]{{0,14}}[以之]?外(?![,，]?(?:还|另|又|也|同时|增|多))"
    "|(?:大部分?|[大绝]?多数)[^,，。;；]{0,12}完[成工]"
)
"""Several things of which some came later or never: 5个完成，1个延期; 除1个标段外均于12月完成."""
_LATE_TO = re.compile(f"(?:{_LATE})[至到于]?$")
"""Right before the day that is told: that of the late ones."""
_NEXT_YEAR = re.compile("[次明翌]年|下一?年")
_YEARS = re.compile(r"(?<!\d)20\d\d(?=\s*[年.\-/])")
_INTENDED = re.compile(
    "(?:(?<![原较比如超])计划|(?<![模草虚])拟|将|力争|争取|有望|可望|预期|等?待|(?:合同|协议)约定|要求)[于在到至]?$"
)
"""Words right before a day that is only meant."""
_AS_MEANT = re.compile("[按照据]")
"""Before such words: it was done as it was meant (按计划12月完成)."""
_STATE = re.compile(
    "正在|[尚仍还]在|在建(?!项目|工程)|(?<!不)仅(?!用)|只完成|进行中|(?:施工|建设|实施|办理|推进|审批|招标|采购|编制|整改|调试)中(?![心标])"
    "|待(?:验收|完工|交付|支付|拨付|结算|审批|安装|实施)"
    "|未(?:能|按[时期]|如期|全部|完全|进行|组织|通过|取得|得到)*(?:验收|交付|投入|支付|拨付|发放|安装|建成|开展|举[办行]|施工|办理"
    "|审批|批复|招标|采购|到位|到货|供货|结束|启动|开工|使用|上线|投用)"
)
"""How far it has come by that day, which is not its end."""
_LIKELY = re.compile(
    "[拟将力争望预待约要正尚仍还仅只未中签标项察审封基批部初款%]|计划|在建|设计|主体|前期|报建|一期"
)
"""What stands in all clauses that say so: most days are passed over by this look."""
MILESTONE = re.compile(
    "(?:(?:完成|通过|取得|办理|[支拨]付)了?[^，]{0,4}?)?"
    "(?P<what>签[订署约]|中标|招标|立项|勘察|设计(?![、与和及制施开印])|图审|主体(?:工程|结构|施工|建设|封顶|完工)|封顶"
    "|地基|基础(?!设施|数据|信息|教育|性)|前期|报[批建]|[首第]一?批|一期(?!间)|部分|初稿|首付?款|预付款|进度款)"
    "(?:工作|手续|合同|工程|结构|施工|封顶|编制|完成|完工|验收|任务)*"
)
"""What is done on the way to the end, with the words that say it was done."""
_WHOLE_MORE = re.compile("全部|[及和与、并].")
"""Beside a milestone in one clause: more than the milestone was done."""
_UNDONE_THING = re.compile("未(?:能|通过|组织|进行|得到|完成)*(?P<what>[一-鿿]{2})")
_PROGRESS = re.compile("(?:完成|完工|进度|进展|推进)[^,，]{0,6}$")
_MARK = re.compile("[,，。;；!！\n(（)）]")
_ALL = 100
_CLAUSE = 60
"""No clause is longer before its day."""


def instead_of_met(
    target: Quantity, day: Quantity | None, done: Sequence[Quantity], promise: str, actual: str
) -> Status | None:
    """Return what a completion says whose day lies within the limit, None where it is its end.

    `promise` is the indicator's name with its target, `done` the numbers beside the day.
    """
    if _says_undone(actual):
        return "unmet"  # 截至12月底尚未完成 names the day of which it speaks
    if _goes_on(target, promise, actual) or _is_partly_late(day, actual):
        return "undecided"
    return "undecided" if day is not None and _is_open(day, done, promise) else None


def _says_undone(actual: str) -> bool:
    return _NOT_DONE.search(actual) is not None and bool(_NOT_DONE.search(without_mentions(actual)))


def _is_partly_late(day: Quantity | None, actual: str) -> bool:
    """Tell whether the day is only that of some of several things."""
    if not _MAY_BE_PART.search(actual) or not _LATE_PART.search(actual):
        return False
    return day is None or not _LATE_TO.search(day.label)


def _goes_on(target: Quantity, promise: str, actual: str) -> bool:
    """Tell whether the day in a completion isn't that of its end: 11月启动, 预计2023年完成."""
    if _STILL.search(actual) or (_PLANNED.search(actual) and "实际" not in actual):
        return True
    if _NEXT_YEAR.search(actual) and not _NEXT_YEAR.search(promise):
        return True
    due = date.fromordinal(int(target.high)).year if target.written else None
    if due and any(int(year) > due for year in _YEARS.findall(actual)):
        return True
    started = BEGUN.search(actual) and not ENDED.search(actual)
    return bool(started) and not BEGUN.search(promise)


def _is_open(day: Quantity, done: Sequence[Quantity], promise: str) -> bool:
    """Tell whether the words around the day say that it isn't the end of what was promised."""
    if not _LIKELY.search(day.text):
        return False
    head, begin, end = _clause(day)
    said = day.text[begin:end]
    intended = _INTENDED.search(head)
    if intended and not _AS_MEANT.search(head) and intended[0].rstrip("于在到至") not in promise:
        return True
    if _STATE.search(said) or _is_progress(done, begin, end):
        return True
    undone = _UNDONE_THING.findall(without_mentions(day.text)) if "未" in day.text else []
    if any(what in promise for what in undone):
        return True
    return _is_milestone(said, promise)


def _clause(day: Quantity) -> tuple[str, int, int]:
    """Return the words of a day's clause before it, and where those that are said of it stand.

    They run on into the next clause where its own names no end: 截至12月31日，正在施工.
    """
    text = day.text
    first = max(0, day.start - _CLAUSE)
    begin = max((mark.end() for mark in _MARK.finditer(text, first, day.start)), default=first)
    mark = _MARK.search(text, day.start)
    if mark and not ENDED.search(text, begin, mark.start()):
        mark = _MARK.search(text, mark.end())
    return text[begin : day.start], begin, mark.start() if mark else len(text)


def _is_progress(done: Sequence[Quantity], begin: int, end: int) -> bool:
    """Tell whether a share that was done by the day is short of all of it: 完成80%."""
    shares = [one for one in done if one.kind == "percent" and begin <= one.start < end]
    told = [one.high for one in shares if _PROGRESS.search(one.label)]
    return bool(told) and max(told) < _ALL


def _is_milestone(said: str, promise: str) -> bool:
    """Tell whether the clause names a milestone, that the target doesn't, and no end beside it."""
    found = MILESTONE.search(said)
    if found is None or _names(said[found.start("what") : found.end()], promise):
        return False
    rest = MILESTONE.sub("", said)
    return not ENDED.search(rest) and not _WHOLE_MORE.search(rest)


def _names(words: str, promise: str) -> bool:
    """Tell whether the target names the milestone itself: 合同签订时间 of 签订合同."""
    told = ENDED.sub("", words)
    return any(told[at : at + 2] in promise for at in range(len(told) - 1))
