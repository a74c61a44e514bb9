"""A completion's numbers without those of what is planned, put off, cancelled or under way.

预计完成200户, 200户结转下年 and 200户正在施工 say how many there are, not that any of them is done.
Nobody has met a target by them. Where even they fall short of it, they stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gridperf.values.directions import direction
from gridperf.values.numbers import narrow
from gridperf.values.open_days import MILESTONE
from gridperf.values.pairs import unlabelled
from gridperf.values.quantities import Quantity

_MAY = re.compile("[立划选勘终计预拟力争望将待延推暂缓取停搁流结未没正尚仍在中仅已年]")
_TELLING = re.compile(
    r"计划|预[计期]|拟|力争|争取|[有可]望|将|待|延[期后]|推迟|顺延|[暂停]缓|缓[建办]|取消|停[办建]|搁置|流标|结转"
    r"|[次明翌来]年|下一?年|未|没|正在|[尚仍还]在|在[建途]|终止|停止|立项|选址|规划|勘察|设计|中(?:$|[,，。;；)）])|仅|已(?:完成)?[^\d完]|20\d\d年"
)
"""What stands in all completions that tell of something not done: looked for first."""
_LATER = "[次明翌来]年|下一?年"
_AHEAD = re.compile(
    "(?<![比较超])预计|(?<![比较超达])预期(?!目标|效果|值|指标|产出|成果)|(?<![模草虚比])拟(?![定合物])|力争|争取(?=完成|达|实现|[于在])"
    f"|有望|可望|将(?=[于达]|完成|实施|继续|举[办行]|开展|组织|采购)|(?<![按照据原较比如超])计划(?=[于在]|20|{_LATER})|{_LATER}"
    "|^(?:全年|今年|本年度?)?计划(?!生育|单列|免疫|[内外]|[^，]{0,4}率)"
    "|(?:^|目前|现|[仍尚])在建$|(?:^|[已仅只])(?:完成)?(?:立项|选址|规划|勘察|设计)了?$"
)
"""What is only meant, by the words before a number."""
_DOING = (
    "完成|实施|可|能|将|达|才|继续|再|开展|启动|建成|竣工|验收|实现|安排|计划|预计"
    "|举[办行]|组织|采购"
)
_YEAR_OF = re.compile(rf"(?P<year>20\d\d)年(?!春节|元旦)[^,，。;；]{{0,8}}?(?:{_DOING})")
_TO_YEAR = re.compile(r"(?:推迟|延[期后]|顺延|结转|改期|调整)[至到于在]*(?P<year>20\d\d)年")
_AFTER_ALL = re.compile("已|实际|全部(?:完成|实现)|均|完成了?$|100 ?%")
"""Behind what was meant: it was done."""
_ACTED = "完成|办理|处理|为|给|对|发放|同意|批准|予以|审批|已(?!取消|延|推|暂|结|停)"
_GAP = rf"(?:(?!{_ACTED})[^,，。;；\d]){{0,14}}?"
_OVER = "(?:了|工作|任务|施工|改造|建设|修缮|验收|活动|培训|走访)*$"
_PUT_OFF = (
    rf"(?:延期|延后|推迟|顺延)(?=$|[至到于]|举|实施|开展|完成|建设|验收|启动)|结转(?=$|[至到入下次明来]|20)"
    rf"|(?:暂缓|缓建|缓办|取消|停办|停建|搁置|流标)(?:实施|建设|开展|举[办行]|执行|办理|启动|采购|购置|招标|安装|改造|培训)?{_OVER}"
    f"|[终停]止(?:实施|采购|举[办行]|建设|开展)?{_OVER}"
    rf"|(?:预计|计划|拟)[于在]?(?:{_LATER}|20\d\d年)[^,，。;；]{{0,6}}$"
)
_NEXT_YEARS = re.compile(rf"{_LATER}|20\d\d")
_LATE = frozenset({"延期", "延后", "推迟", "顺延"})
_VERBS = (
    "完成|实现|达[到成]|完工|竣工|实施|启动|开展|开工|动工|建设|建成|举办|举行|组织|验收|交付|投入使用|走访|进行|执行"
    "|安装|采购|招标|到货|改造|修缮|参加|参[训会培]|到[会场岗]|来$|培训|受训|发放|拨付|支付|领取|享受|体检|接种|安置|入住"
)
_UNDONE = f"(?:未|没有?)(?:能|按[时期]|如期|及时|全部|得到|予以)*(?:{_VERBS}){_OVER}"
_UNDER_WAY = (
    "(?:正在|[尚仍还]在)[^,，。;；]{0,8}$|(?:进行|施工|建设|实施|办理|推进|改造|修缮|采购|招标|调试)中$"
    f"|待(?:{_LATER})?(?:验收|实施|拨付|开展|完成|建|修|支付|改造|安装|交付|采购|招标|举[办行])[^,，。;；]{{0,4}}$|在[建途]$"
)
_BEHIND = re.compile(rf"[\d.,\s]+{_GAP}(?P<what>{_PUT_OFF}|{_UNDONE}|{_UNDER_WAY})")
_NEXT = re.compile(
    rf"(?!剩余|余下|其余|部分|另|其[他它]|个别|后[续期]|下一|[还尚仍]有)[^\d,，。;；]{{0,12}}?(?P<what>{_PUT_OFF}|{_UNDONE}|{_UNDER_WAY})"
)
"""What the clause behind a bare number says of it: 200户，因疫情取消."""
_ON_THE_WAY = re.compile(rf"[\d.,\s]+{_GAP}(?:仅|只|刚|均|已)+(?:{MILESTONE.pattern})$")
_TOLD_DONE = re.compile("完成|已|共|累计|实际|了|举办|开展|实施|组织|达")
_MARK = re.compile("[,，。;；!！\n(（)）]")
_MOST = 100
"""More numbers are a whole report, of which nobody is judged by one."""
_CLAUSE = 60
"""No clause is longer before its number: a whole report is looked through but once."""
_FALLING = frozenset({"<=", "<"})


def carried_out(
    done: tuple[Quantity, ...],
    promised: Sequence[Quantity],
    hint: str,
    actual: str,
    year: int | None,
) -> tuple[Quantity, ...]:
    """Return the numbers that may have been done; all where nothing tells of anything else.

    `hint` is the indicator's name with its target: what it names itself (取消事项) is its own.
    """
    if (len(promised) == 1 and promised[0].kind == "date") or not _MAY.search(actual):
        return done
    if len(done) > _MOST or not _TELLING.search(actual):
        return done
    text = unlabelled(narrow(actual))
    kept = tuple(one for one in done if _counts(one, promised, hint, text, year))
    left = [one for one in done if one not in kept]
    if any(_may_hold(one, part) for one in kept for part in left):
        return done
    if any(one.kind != "date" for one in kept):
        return kept
    return tuple(one for one in done if one in kept or _misses(one, promised, hint))


def _may_hold(one: Quantity, part: Quantity) -> bool:
    """Tell whether what wasn't done may be a part of a number: 12场中有2场未开展."""
    held = one.unit == part.unit and part.low < one.low
    return held and not _TOLD_DONE.search(one.label)


def _misses(one: Quantity, promised: Sequence[Quantity], hint: str) -> bool:
    """Tell whether a number would miss what is promised even if it were done."""
    rivals = [target for target in promised if target.unit == one.unit]
    missed = (
        one.low > target.high if _falls(target, hint) else one.high < target.low
        for target in rivals
    )
    return bool(rivals) and all(missed)


def _counts(
    one: Quantity, promised: Sequence[Quantity], hint: str, text: str, year: int | None
) -> bool:
    if one.kind == "date":
        return True
    said = text if len(text) == len(one.text) else one.text
    first = max(0, one.start - _CLAUSE)
    begin = max((mark.end() for mark in _MARK.finditer(said, first, one.start)), default=first)
    if _is_ahead(said, begin, one.start, hint, year):
        return False
    if any(_falls(target, hint) for target in promised):
        return True
    return not _is_left(said, begin, one, hint)


def _falls(target: Quantity, hint: str) -> bool:
    """Tell whether less is better: how much there is of it counts, done with or not."""
    if target.comparator in _FALLING or target.high == 0:
        return True
    return target.comparator is None and direction("quality", None, hint, target.unit) is True


def _is_ahead(said: str, begin: int, start: int, hint: str, year: int | None) -> bool:
    """Tell whether the words before a number say that it is meant for later."""
    head = said[begin:start]
    ahead = _AHEAD.search(head)
    told = ahead is not None and ahead[0][-2:] not in hint
    behind = _MARK.search(said, start)
    if told:
        return not (behind and _AFTER_ALL.search(said, behind.end()))
    end = behind.start() if behind else len(said)
    later = _TO_YEAR.search(said, begin, start) or _YEAR_OF.search(said, begin, end)
    return bool(year and later and later.start() < start and int(later["year"]) > year
                and later["year"] not in hint)  # fmt: skip


def _is_left(said: str, begin: int, one: Quantity, hint: str) -> bool:
    """Tell whether the words behind a number say that it is put off, undone or under way."""
    mark = _MARK.search(said, one.start)
    end = mark.start() if mark else len(said)
    tail = said[one.start : end]
    found = _BEHIND.match(tail)
    if found is None and mark and not _TOLD_DONE.search(said, begin, end):
        after = _MARK.search(said, mark.end())
        found = _NEXT.match(said[mark.end() : after.start() if after else len(said)])
    found = found or _ON_THE_WAY.match(tail)
    if found is None:
        return False
    what = found["what"]
    return what[: 3 if what.endswith("中") else 2] not in hint and not _made_up_for(found)


def _made_up_for(found: re.Match[str]) -> bool:
    """Tell whether what was put off was done after all: 延期至12月完成."""
    rest = found.string[found.end("what") :]
    late = found["what"] in _LATE and _AFTER_ALL.search(rest) is not None
    return late and _NEXT_YEARS.search(rest) is None
