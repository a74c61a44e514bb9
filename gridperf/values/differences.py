"""A completion's number that its words turn: 下降3% of a rise, or 超支5万元, which is no value.

A word of the opposite way is a minus sign (增长率 / 下降3% is -3%). What is told over or under a
limit, or the target, is no value at all: it decides only whether that was kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gridperf.model import Status
from gridperf.values.directions import direction
from gridperf.values.distances import distance
from gridperf.values.fitting import fitted
from gridperf.values.lost_percent import is_no_percentage
from gridperf.values.quantities import Quantity
from gridperf.values.rhythms import in_rhythm
from gridperf.values.units import MONEY, is_duration

_UP = "增[长加幅速量收产]|增长速度|提[高升]|上[升涨扬]|升[高幅]|涨幅|回升|超支"
_DOWN = "下[降滑跌浮]|降[低幅]|减[少量排幅产收]|[压削缩]减|压降|跌幅|节[约省能水电支]"
_SORT = "(?:率|幅度?|比[例率]|量|额|数|速度)*"
_ENDED = r"(?=$|[^\u4e00-\u9fff]|不[低少小]于|不得|不能|达|超过|至少|控制|为|在|约|完成)"
_RISES = re.compile(rf"(?:{_UP}){_SORT}{_ENDED}")
_FALLS = re.compile(rf"(?:{_DOWN}){_SORT}{_ENDED}")
"""What a name ends with that is itself a rise, or a fall: 税收增长率, 成本节约率."""
_RISING = re.compile("[增升涨]|提高|超支")
_FALLING = re.compile("[降减]|节[约省]")
"""What only hints at it: 提高居民收入."""
_BEFORE_FIGURE = rf"(?P<sort>{_SORT})(?:了|约|为|是|有|达)*$"
_ROSE = re.compile(rf"(?P<word>{_UP}|[反上]升|反[增弹]|延长|(?<!新)增|升|涨){_BEFORE_FIGURE}")
_FELL = re.compile(rf"(?P<word>{_DOWN}|回落|萎缩|反[降减]|[降跌减]){_BEFORE_FIGURE}")
_MINUS = re.compile("(?:负增长|(?<![减担肩自抱])负|(?<=[\u4e00-\u9fff])-)(?:了|约|为|是|达)*$")
_MOVING = re.compile("[增升涨弹长降滑跌浮低高落缩减少约省能水电支扬负-]")
"""What stands in all words of a movement: most numbers are passed over by this look."""
_RATE = re.compile("(?:增长|增加|提[高升]|下降|降低|减少|节约)率|增速|[增降涨]幅")
_FILLING = re.compile(
    "同比|环比|[较比与][上去前]一?年(?:度|同期)?(?:相比)?|[较比]同期|不[降升增减]|反而?|"
    "实际|全年|本年度?|今年|年度|整体|总体|平均|有所|出现|[，,、 的了为是]"
)
"""What a movement's words say beside what moved."""
_POINTS = frozenset({"百分点", "个百分点", "个点"})

_OVER_LIMIT = (
    "超[支标]|超[出过]?了?(?:年初|年度|批复|控制|合同|核定|规定|原定?|总)*"
    "(?:预算|概算|标准|计划|定额|限额|合同价?)"
)
_LATE = (
    "延[期误迟长后]|逾期|超[期时限]|滞后|推迟|拖[延期后]|"
    "超[出过]?(?:合同|规定|计划)?(?:工期|时限|期限)"
)
_LEFT = "结余|结转|剩余|节[约省余支]"
_SOONER = "提前|提速"
_TAIL = "(?:资金|经费|成本|费用|金额|时间|工期|完工|完成|[额率])?(?:了|约|为|达)*$"
_ACT = "(?:采购|购[买置]|举[办行]|开展|组织|实施|建设|培训|安装|发放|招聘)?"
_DIFFERENCE = re.compile(
    f"(?P<denied>[未无不没]有?)?(?:(?P<over>{_OVER_LIMIT})|(?P<late>{_LATE})|(?P<staff>超[编员])"
    f"|(?P<left>{_LEFT})|(?P<sooner>{_SOONER})|(?P<cut>[审核]减|停办|停开|(?:取消|[终停]止|不再|暂[停缓]|放弃|减少(?=采|举|开|实)){_ACT})"
    f"|(?P<absent>缺[席勤考课编额岗员]|空缺|流失|离职|请假|漏[采检报登查])|(?P<gain>增收)|(?P<short>[还尚仍][差缺欠]|^[差缺]))(?:{_TAIL})"
)
_EXCEPT = re.compile(r"[^,，。;；]{0,14}外")
"""Behind a number that only says for which it isn't true: 除2场外均已完成."""
_TELLS = re.compile(
    "[除终止再暂放离请超延逾滞推拖结剩节提审核取停增差缺流漏欠高低多少大小优比较均]"
)
_KIN = {
    "over": re.compile("超支|超预算|超概算|超标"),
    "late": re.compile("超[期时限]|延[期误迟长后]|逾期|滞后|推迟|拖[延期后]"),
    "staff": re.compile("超[编员]"),
    "left": re.compile("结余|结转|剩余|余额|节[约省余支]"),
    "sooner": re.compile("提前|提速|缩短|压缩"),
    "cut": re.compile("减|取消|停|终止|不再|暂缓|放弃"),
    "absent": re.compile("缺|流失|离职|请假|漏"),
    "gain": re.compile("增"),
    "short": re.compile("[差缺欠]"),
}
"""An indicator that is itself told so: 结余资金 / 结余3万元 says its value."""
_SAVED = re.compile("[节省降减压]")
_INCOME = re.compile("收入(?:了|约|为|达到?)*$")
_AT_LIMIT = re.compile("(?:预算|概算|合同价?|计划|标准|定额|限额)$")
_LIMIT = re.compile("预算|概算|合同|计划|批复|目标|要求|规定|标准|核定")
"""Before a number that is the limit itself: 合同工期180天，延期20天."""


def answering(target: Quantity, actual: Quantity, length: int, hint: str) -> Quantity | None:
    """Return the completion's number in the target's unit and way, None if they can't be compared.

    `hint` is the indicator's name with the target's own words.
    """
    if target.unit != actual.unit and "/" in f"{target.unit}{actual.unit}":
        target, actual = _of_each(target, actual, hint)
    if target.kind == "bare" and actual.kind == "percent" and is_no_percentage(target, hint):
        return None
    if target.per or actual.per:
        told = in_rhythm(target, actual)
        if told is None:
            return None
        actual = told
    if actual.kind == "bare" and actual.point < 0 and _is_whole(actual):
        actual = actual._replace(unit=target.unit, kind=target.kind)
    sign = _sign(target, actual, hint)
    if sign == 0:
        return None
    if sign is None:
        return fitted(target, actual, length) or _either_way(target, actual, length, hint)
    told = _mirrored(actual) if actual.point < 0 else actual
    if target.low < 0 and sign < 0:
        told, sign = _mirrored(told), 1  # 下降8% of a rise ≤-5%
    # The words have told their way: read again beside the target's they would tell it twice.
    one = fitted(_wordless(target), _wordless(told), length)
    if one is None:
        return None
    one = one if sign > 0 else _mirrored(one)
    return one._replace(text=actual.text, start=actual.start)


def _is_whole(actual: Quantity) -> bool:
    """Tell whether a number is all that its text says: -2 of ≥5% is -2%."""
    return actual.text == actual.written


def _either_way(target: Quantity, actual: Quantity, length: int, hint: str) -> Quantity | None:
    """Return -0.5% of 成本降低率 as what it may be: lower by 0.5, or higher."""
    if actual.point >= 0 or target.low <= 0 or not _FALLS.search(hint):
        return None
    one = fitted(_wordless(target), _wordless(_mirrored(actual)), length)
    return one and one._replace(
        low=-one.high, written=actual.written, text=actual.text, start=actual.start
    )


def _of_each(target: Quantity, actual: Quantity, hint: str) -> tuple[Quantity, Quantity]:
    """Return two amounts as told of the same, where one alone names it: 650元/生 of 生均650元."""
    units = [(target.unit or "").partition("/"), (actual.unit or "").partition("/")]
    told = target.per or _EACH.search(hint)
    alike = bool(units[0][1]) == bool(units[1][1])
    if alike or not told or any(money not in MONEY for money, _, _ in units):
        return target, actual
    total = bool(units[0][1])
    if total and _OF_ALL.search(actual.label):
        return target, actual
    about = actual.about or total  # 4800元 may be of all of them
    actual = actual._replace(unit=units[1][0], kind="money", per=target.per, about=about)
    return target._replace(unit=units[0][0], kind="money"), actual


_EACH = re.compile("单价|[人户生亩村床车]均|平均|每")
"""An amount that is told of each, whether its unit says so or not."""
_OF_ALL = re.compile("[总共计]|支出|支付|资金")


def _mirrored(one: Quantity) -> Quantity:
    """Return the number with the other sign, its decimals as they were written."""
    if one.point == 0 or one.written is None:
        return one
    written = one.written[1:] if one.written.startswith("-") else f"-{one.written}"
    return one._replace(low=-one.high, high=-one.low, written=written)


def _wordless(quantity: Quantity) -> Quantity:
    return quantity._replace(text="", start=0)


def _sign(target: Quantity, actual: Quantity, hint: str) -> int | None:
    """Return what turns a number: 1 or -1, 0 if none can tell, None where its words don't."""
    if actual.kind == "date" or (target.change and actual.change):
        return None
    if target.low < 0 and actual.point < 0:
        return None
    told = _MOVING.search(actual.text, 0, actual.start)
    label = actual.label if told else ""
    if actual.point < 0 or (label and _MINUS.search(label)):
        return _signed(actual, hint, _way(hint, _RISES, _FALLS))
    moved = _moved(label) if label else None
    return _opposed(target, actual, hint, moved) if moved else None


def _opposed(target: Quantity, actual: Quantity, hint: str, moved: tuple[int, str]) -> int | None:
    """Return what a word of the opposite way makes of a number."""
    strong = _way(hint, _RISES, _FALLS)
    way = strong or _way(hint, _RISING, _FALLING)
    if not way or moved[0] == way:
        return None
    own = not moved[1] or any(pair in hint for pair in _pairs(moved[1]))
    if not own and way > 0 and direction("other", moved[1], "", None) is not False:
        return None  # 办理时间缩短 is what 效率提升 means
    points = actual.unit in _POINTS and target.unit not in _POINTS
    if not (own and strong) or points or _RATE.search(moved[1]):
        return 0
    falling_limit = way < 0 and target.comparator in {"<=", "<"}
    return 0 if falling_limit else -1


def _signed(actual: Quantity, hint: str, way: int) -> int | None:
    """Return how a number with a minus before it is to be taken; a dash before a count is none."""
    if actual.kind not in {"percent", "money"}:
        return None
    spelled = _MINUS.search(actual.label)
    words = (actual.label[: spelled.start()] if spelled else actual.label).rstrip("了约为是达有 ")
    dash = spelled is not None and spelled[0][0] == "-"
    moved = _moved(words)
    if moved and moved[0] < 0:
        return 0  # 下降-3%
    alone = not actual.text[: actual.start].strip()
    sure = moved or alone or (spelled and not dash) or words[-2:] in hint
    if way > 0:
        return -1 if sure else 0
    if way < 0 and moved:
        return 1  # 增长-3% of a fall
    return None if (way == 0 and dash) or actual.point < 0 else 0


def _way(text: str, up: re.Pattern[str], down: re.Pattern[str]) -> int:
    """Return 1 for a rise, -1 for a fall, 0 where nothing tells or both are told."""
    return bool(up.search(text)) - bool(down.search(text))


def _moved(label: str) -> tuple[int, str] | None:
    """Return the way that the words before a number tell, and what they say has moved."""
    rose, fell = _ROSE.search(label), _FELL.search(label)
    word = rose or fell
    if word is None:
        return None
    way = 1 if rose and (not fell or fell.start() > rose.start()) else -1
    return way, _FILLING.sub("", label[: word.start()]).strip("( ")


def _pairs(text: str) -> Sequence[str]:
    return [text[at : at + 2] for at in range(max(1, len(text) - 1))]


def difference(
    target: Quantity, fitting: list[Quantity], hint: str, *, falls: bool
) -> tuple[list[Quantity], Status | None]:
    """Return the numbers that tell a value, and the status where they can't decide.

    超支5万元 of ≤90万元 is unmet, 结余5万元 met, 取消12场 of ≥12场 says nothing of what was held.
    """
    verdicts = [(one, _verdict(one, hint, falls=falls)) for one in fitting]
    values = [one for one, verdict in verdicts if verdict is None]
    if len(values) == len(fitting):
        return fitting, None
    said = {verdict for _, verdict in verdicts if verdict}
    if values:
        over = "unmet" in said and any(_is_limit(target, one) for one in values)
        return values, "undecided" if over else None
    return [], said.pop() if len(said) == 1 else "undecided"


def _is_limit(target: Quantity, one: Quantity) -> bool:
    return one.point == target.point or _LIMIT.search(one.label) is not None


def _verdict(one: Quantity, hint: str, *, falls: bool) -> Status | None:
    """Return what a number says that is no value, None for a value."""
    exceeds = one.text.startswith("超出", one.start)
    may_tell = exceeds or "增收" in hint or _TELLS.search(one.text, 0, one.start)
    label = one.label if may_tell else ""
    if exceeds and _AT_LIMIT.search(label):
        label += "超支"  # 较预算超出5万元, of which the sign has taken its word
    if not label or one.kind == "date" or one.point < 0:
        return None
    if "增收" in hint and "增" not in label and _INCOME.search(label):
        return "undecided"  # an income beside what it rose by
    if label.endswith(("除", "除了")) and _EXCEPT.match(one.text, one.start):
        return "undecided"
    found = _DIFFERENCE.search(label)
    if not found:
        return distance(one, f"{label}超" if exceeds else label, hint, falls=falls)
    return _decided(one, found, hint, falls=falls)


def _decided(one: Quantity, found: re.Match[str], hint: str, *, falls: bool) -> Status | None:
    """Return what is decided by words of a difference from a limit, None where they are none."""
    sort = found.lastgroup or ""
    if found["denied"] or _tells_value(sort, one, hint, falls=falls):
        return None
    if sort == "late" and one.point and _KIN["sooner"].search(hint):
        return "unmet"
    if sort == "short":
        return "undecided" if falls else "unmet"
    if not falls or sort in {"cut", "absent", "gain"} or found[sort] == "提速":
        return "undecided"
    return "met" if sort in {"left", "sooner"} or one.point == 0 else "unmet"


def _tells_value(sort: str, one: Quantity, hint: str, *, falls: bool) -> bool:
    """Tell whether the indicator is itself told as such a difference, or the word as no span."""
    if sort in {"late", "sooner"} and not is_duration(one.unit):
        return True
    saved = sort in {"left", "cut"} and not falls and _SAVED.search(hint) is not None
    return saved or _KIN[sort].search(hint) is not None
