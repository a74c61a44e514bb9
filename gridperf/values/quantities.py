"""Quantities in running text: every number with its unit, comparator and the words before it.

A quantity is an interval: 95% is [95, 95], 95%以上 in a completion is [95, ∞], 12月 is its 31
days. So what the text leaves open stays open, and nobody is judged on a reading of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, cast

from gridperf.model import Comparator
from gridperf.values.dates import Moment, find_dates
from gridperf.values.fixed_words import without_fixed_words
from gridperf.values.numbers import chinese_number, decimal_text, narrow, plain
from gridperf.values.units import UNIT, Kind, alternation, kind_of

INFINITY = Decimal("Infinity")
HAIR = Decimal("1e-9")
"""What 超过 and 不足 put between the number named and the true one."""


def _signs(table: str) -> dict[str, Comparator]:
    """Return word → comparator from lines that each begin with the comparator they mean."""
    lines = (line.split() for line in table.strip().splitlines())
    return {word: cast("Comparator", sign) for sign, *words in lines for word in (sign, *words)}


_BEFORE = _signs("""
>= ≥ => ≥= 不少于 不低于 不小于 不下于 不得少于 不得低于 不能低于 不能少于 大于等于 大于或等于
>= 大于及等于 至少 最少 最低 达到了 达到 达标率达 可达 高达 达
>= 达到或超过 达到或高于 达到或大于 》= 〉=
> 〉 超过 高于 大于 多于 超出 超
<= ≤ =< ≤= 不超过 不高于 不大于 不多于 不得超过 不得高于 不得多于 不能超过 不超出 不超 未超过 未超
<= 不突破 小于等于 小于或等于 低于等于 低于或等于 至多 最多 最高 控制在 控制于 限制在 限定在
<= 降至 降低到 下降到 降到 《= 〈=
< 〈 低于 少于 小于 不足 不到 未达到 未达 未到 未完成 未能完成
< 未满 不满 不达 不及 未实现 未举办 未开展 没完成 没有完成 没达到 没有达到
= 等于
""")
_AFTER = _signs("""
>= 以上 及以上 或以上 (含)以上 (含以上) 以上(含) 及其以上
<= 以下 及以下 以内 之内 内 (含)以下 (含)以内 (含以内)
""")
del _AFTER[">="], _AFTER["<="]  # behind a number the signs belong to the next one
_EXACT_WHEN_DONE = frozenset(
    "达到 达到了 达 可达 高达 达标率达 = 等于 降至 降低到 下降到 降到".split()  # noqa: SIM905
)
"""Before a completion they only introduce the figure: 达到95% is 95%, 95%以上 may be more."""
_YIELDING = frozenset({"控制在", "控制于", "限制在", "限定在"})
"""Give way to what stands behind the number: 控制在95%以上 is ≥."""


def _words(table: dict[str, Comparator]) -> str:
    return alternation(sorted(table, key=len, reverse=True))


_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[ ]\d{3})+(?:\.\d+)?(?![\d.]|\s*[%‰])"
    r"|\d+(?:\s?\.\s?\d+)?"
)
_NUMERALS = "零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟"
_CHINESE = rf"[{_NUMERALS}]+(?:亿[{_NUMERALS}万]+|万[{_NUMERALS}]+)?(?:点[{_NUMERALS}]+)?"
_UNIT_ASIDE = re.compile(rf"(?<=\d)\s*\(((?:[百千万亿]|[百千]万)?(?:{UNIT}))\)")
"""20(间) is 20间."""
_SCALES = {
    "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
}  # fmt: skip
_SIGN = re.escape("".join(sorted({word[0] for word in _BEFORE})))
_FIRST = rf"{_SIGN}{_NUMERALS}万\-\dA-Za-z《〔“\"「第约大近将数几(¥￥"
"""Characters that a token can begin with: most of a text is passed over by this look alone."""
_LIMIT = (
    "(?:年初|年度)?(?:合同|中标|招标|采购|预算|概算|批复|控制|计划|核定)"
    "(?:总?[价额数]|总?投资|[总限]?金额|限额)?"
)
"""What an amount must not exceed, named before it: 不超过合同价1200万元."""
_GLUE = (
    r"\s*+(?:\(含\))?[:：]?\s*+(?:人民币|资金"
    rf"|(?:(?<=不超过|不高于|不大于|不突破|未超过|控制在)|(?<=不超|未超)|(?<=[≤=])){_LIMIT})?"
    r"\s*+[为:±]?\s*+"
)
_NUMBERED = "楼院栋幢线路地机泵井桥塔闸库仓窑炉厂馆厅门车船点"  # 3号楼, 5#机
_TOKEN = re.compile(
    rf"""(?=[{_FIRST}])
    (?:(?P<skip>《[^》]*》|〔[^〕]*〕\d*号?|[“"][^”"≥≤%]*[”"]|「[^」]*」
        |第\s*(?:\d+|{_CHINESE})|(?:(?<![人次户件场总])数|几)[十百千万亿]+|[A-Za-z][A-Za-z.]*-?\d[\d.]*|\d+\s*[×xX*]\s*\d+|\d{{1,2}}:[0-5]\d\s*[-–—~至到]+\s*\d{{1,2}}:[0-5]\d
        |(?:19|20)\d\d\s*年?\s*[-–—~至]\s*(?:19|20)?\d\d\s*年|(?:19|20)\d\d\s*年?度?(?=年|\s*年)
        |(?:19|20)\d\d年度?|[十百千]四五|\d[\d-]{{10,}}|\d+\s*[号#]\s*(?=[{_NUMBERED}])
        |(?:(?<=[;；。\s])|^)(?:\(?\d{{1,2}}\)|\d{{1,2}}[、.．](?!\d)))
    |(?:(?P<before>{_words(_BEFORE)}){_GLUE})?
     (?P<about>大约|(?<![节签预合契])约|将近|(?<![附最邻])近)?(?P<yuan>[¥￥]\s*)?(?P<minus>(?<![\w%)])-(?=\d))?
     (?:(?P<hundredths>[百千万]分之|百分(?=百))(?P<part>{_CHINESE}|\d+(?:\.\d+)?)
       |(?P<whole>[二三四五六七八九十百]+)分之(?P<top>[一二三四五六七八九]+)
       |(?P<tenths>[一二三四五六七八九]|\d(?:\.\d)?)成(?P<tenth>[一二三四五六七八九半])?(?![一-鿿]|$)
       |(?P<tenths_end>[一二三四五六七八九]|\d(?:\.\d)?)成(?P<tenth_end>[一二三四五六七八九半])?(?=$|以|及|左)
       |(?<![\d.])(?P<over>\d+(?:\.\d+)?)\s*/\s*(?P<under>\d+)(?![\d/万])
       |(?P<myriads>\d+)(?:万(?P<thousands>\d)千|(?:万(?=\d{{4}})|亿(?=\d+\s*万))(?P<below>\d{{1,4}}))
       |(?P<number>{_DIGITS})(?:\s*(?P<unit1>{UNIT})?\s*[-–—~～至到]\s*
            (?P<upper>{_DIGITS})(?!\d*月|\d+[年日]))?
       |(?P<chinese>{_CHINESE})(?=\s*(?:万|亿)?\s*余?(?:{UNIT})))
     \s*(?P<more>余|多)?(?P<scale>千万|百万|十万|百(?!分)|[千万亿])?(?P<more2>余|多)?\s*(?:\(含\)(?={UNIT}))?(?P<unit>{UNIT})?
     (?P<also>\s*(?:\(含[^()]{{0,8}}\)|/\s*(?:年|季度?|月|周|日|天))(?=\s*(?:{_words(_AFTER)})))?\s*(?P<after>{_words(_AFTER)})?(?P<around>左右)?)""",
    re.VERBOSE,
)
_PLAIN_UNIT = rf"(?P<unit>(?!百分比|年)(?:{UNIT}|万元))"
_SIMPLE = re.compile(
    rf"(?P<before>[≥≤<>=]|>=|<=)?\s*(?P<number>\d+(?:\.\d+)?)\s*{_PLAIN_UNIT}?"
    "(?P<after>)(?P<rest>)"
)
_OTHER = rf"\d{_NUMERALS}A-Za-z《〔“\"「第约近(年月季每/¥￥"
"""Characters without which a text has no other number, date, quotation or base than its one."""
_ALONE = re.compile(
    rf"""[^{_OTHER}{_SIGN}]*+(?:[^{_OTHER}][^{_OTHER}{_SIGN}]*+)*?
    (?:(?P<before>{_words(_BEFORE)}){_GLUE})?(?<!-)(?<!分之)(?P<number>\d{{1,10}}(?:\.\d+)?)
    (?>\s*(?![千百]|元/){_PLAIN_UNIT}?\s*(?P<after>{_words(_AFTER)})?)
    (?!\s*[-余多万亿成左、.．)号#]|[之以]?前|(?<=内)[容部外控涝科])(?P<rest>[^{_OTHER}]*+)""",
    re.VERBOSE,
)
"""One number among words that can't be, or belong to, another: as most targets are written."""
_HINT = re.compile(r"[\d一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]|年底|年内|年末|半年|零")
_BOUNDARY = frozenset(",，。;；、!！\n(（)）0123456789")
_BLANKS = re.compile(r"[\s,]")
_CLOSED = re.compile(r"\s*(?:$|[;；,，。、)）\n])")
_OPENED = re.compile(r"(?:^|[:：(（)）为达是共计约率度数量分值额本费]|以内|之内)\s*$")
_NOT_INSIDE = re.compile(r"内(?=[容部外控涝科])")
_PER = re.compile(
    r"每(?!年[^每]*$)(?:[年月日天周季期次人户个]|季度|半年|隔.)?[^,，。;；]{0,6}$|/\s*$"
)
_SHARED = re.compile(r"[^,，。;；\d]{0,8}的\s*(?:\d{1,2}(?:\.\d+)?\s*%|[一二三四五六七八九]成)")
"""Behind a number of which only a part was done: 完成12场目标的80%."""
_PLANNED = re.compile("原(?:计划|定|拟)")
_PER_TIME = re.compile(r"\s*/\s*(?:半年|月|季度?|周|日|天|(?<=[人名位户次]/)(?:期|场(?!次)|班|届))")
_ROSE = re.compile("(?:超额(?:完成)?|增[加长]|增幅|上升|提[高升]|(?:较|比)[^，]{0,10}多)了?[:：]?$")
_FELL = re.compile("(?:减少|下降|降低|[压削]减|降幅|缩短|(?:较|比)[^，]{0,10}少)了?[:：]?$")
_MOVES = re.compile("[额增幅升提多减降缩少]")
"""What stands in all words of a rise or a fall: found fast, for every number is asked."""
_OF_WHICH = re.compile(rf"[\d{_NUMERALS}][^。;；\n]*其中[^。;；\n)]*$")
_BY_DAY = re.compile(r"[之以]?前")
"""Behind the day of every month (每月15日前); a date says its own 前."""


class Quantity(NamedTuple):
    """One number of a text.

    `low` and `high` are in `unit`, counts multiplied out; those of dates are ordinal days.
    `written` is the number as the record holds it: as written, multiplied out, or an ISO date.
    `faint` ones (一 of a phrase, a bare number within a sentence) count only where the other
    side has the same unit; `per` ones (每期50人) only against their like.
    """

    low: Decimal
    high: Decimal
    written: str | None
    unit: str | None
    kind: Kind
    comparator: Comparator | None
    text: str
    start: int
    """Where the number and its words stand in the text that was read."""
    faint: bool = False
    per: bool = False
    about: bool = False
    scaled: bool = False
    """A bare 万 or 亿, multiplied out: money or a count, as the other side tells."""
    of: Decimal | None = None
    """The denominator of a fraction such as 41/70."""
    by: int = 1
    """What a 万 or 亿 behind the number multiplied it by; money is not multiplied out."""

    @property
    def point(self) -> Decimal:
        """The number itself, the lower one of a range."""
        return self.low if self.low.is_finite() else self.high

    @property
    def part(self) -> bool:
        """Whether it is a part of a number before it: 10台，其中电脑5台."""
        return _OF_WHICH.search(self.text, 0, self.start) is not None

    @property
    def change(self) -> int:
        """Whether it says by how much something rose (1) or fell (-1), by the words before it."""
        if not _MOVES.search(self.text, 0, self.start):
            return 0
        label = self.label
        return bool(_ROSE.search(label)) - bool(_FELL.search(label))

    @property
    def label(self) -> str:
        """The words before the number: told when asked, for few of them decide anything."""
        return _label(self.text, self.start)


@lru_cache(maxsize=1 << 17)
def scan(text: str, year: int | None = None, *, done: bool = False) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order; `done` reads it as a completion.

    Years, ordinals, quoted matter, file numbers and list labels are none, nor is of a completion
    what was only planned (原计划12场，因疫情未举办).
    """
    text = narrow(text)
    if "(" in text:
        text = _UNIT_ASIDE.sub(r"\1", text)
    if done and "原" in text:
        return tuple(one for one in _scanned(text, year, done=True)
                     if not _PLANNED.match(one.label))  # fmt: skip
    return _scanned(text, year, done=done)


def _scanned(text: str, year: int | None, *, done: bool) -> tuple[Quantity, ...]:
    simple = _SIMPLE.fullmatch(text) or _ALONE.fullmatch(text)
    if simple:
        return (_plain_quantity(text, simple, done=done),)
    if not _HINT.search(text):
        return ()
    text = without_fixed_words(text)
    moments = tuple(find_dates(text, year))
    if not moments:
        return tuple(_numbers(text, done=done))
    found = [_dated(text, moment, done=done) for moment in moments]
    for moment in moments:
        text = f"{text[: moment.start]}{'，' * (moment.end - moment.start)}{text[moment.end :]}"
    found += _numbers(text, done=done)
    return tuple(sorted(found, key=lambda quantity: quantity.start) if len(found) > 1 else found)


def _plain_quantity(text: str, match: re.Match[str], *, done: bool) -> Quantity:
    """Read the commonest cells, sign, number and unit among words, without looking further."""
    before, written, unit, after, _ = match.groups()
    low = high = Decimal(written)
    comparator = None
    if before or after:
        comparator, word = _comparator(text, match)
        if done:
            low, high = _bounds(low, high, comparator, word)
    start = match.start("before" if before else "number")
    faint = not (unit or comparator) and not _stands_out(text, start, match.start("rest"))
    return Quantity(low, high, written, unit, kind_of(unit), comparator, text, start, faint)


def _dated(text: str, moment: Moment, *, done: bool) -> Quantity:
    written = moment.last.isoformat() if moment.known else None
    first, last = Decimal(moment.first.toordinal()), Decimal(moment.last.toordinal())
    comparator = None if done else moment.comparator
    return Quantity(first, last, written, "date", "date", comparator, text, moment.start)


def _numbers(text: str, *, done: bool) -> Iterator[Quantity]:
    for match in _TOKEN.finditer(text):
        if match["skip"] is None and not (done and _SHARED.match(text, match.end())):
            quantity = _quantity(text, match, done=done)
            if quantity:
                yield quantity


def _quantity(text: str, match: re.Match[str], *, done: bool) -> Quantity | None:
    read = _value(match)
    if read is None:
        return None
    value, upper, written = read
    unit, scale = _unit(match), match["scale"]
    scaled = bool(scale) and unit is None
    by = 1
    if scale and not (unit or "").startswith(f"{scale}元"):
        by = _SCALES[scale]
        value, upper = value * by, upper * by
        written = decimal_text(plain(value))
    comparator, word = _comparator(text, match)
    about = bool(match["about"] or match["around"] or match["more"] or match["more2"])
    low, high = _bounds(value, upper, comparator, word) if done else (value, upper)
    if (match["about"] or "").endswith("近"):
        low, high = low - HAIR, high - HAIR  # 近300人 are fewer, nobody knows by how many
    elif done and (match["more"] or match["more2"]):
        low, high = low + HAIR, high + HAIR  # 10余人 are more than 10
    start = match.start()
    return Quantity(
        low, high, written, unit, kind_of(unit), comparator, text, start,
        faint=_faint(text, match, unit, comparator), about=about, scaled=scaled,
        per=_is_per(text, match), of=Decimal(match["under"]) if match["under"] else None, by=by,
    )  # fmt: skip


def _is_per(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number is one of each (每期50人, 2次/月): it compares with its like alone."""
    if "每" not in text and "/" not in text:
        return False
    start, end = match.start(), match.end("unit") if match["also"] else match.end()
    return bool(_PER.search(text, max(0, start - 10), start) or _PER_TIME.match(text, end))


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal, str] | None:
    """Return lower and upper number and how the record writes it."""
    if match["number"]:
        written = ("-" if match["minus"] else "") + _BLANKS.sub("", match["number"])
        value = Decimal(written)
        upper = Decimal(_BLANKS.sub("", match["upper"])) if match["upper"] else value
        if upper < value and _unit(match) == "%":  # 100%-95%
            return upper, value, decimal_text(upper)
        return value, max(value, upper), written
    other = _other_value(match)
    return None if other is None else (other, other, decimal_text(plain(other)))


def _other_value(match: re.Match[str]) -> Decimal | None:
    if part := match["part"]:
        value = Decimal(part) if part[0].isdigit() else chinese_number(part)
        myriad = match["hundredths"][0] == "万" and value is not None
        return value / 100 if myriad and value is not None else value
    if match["whole"]:
        whole, top = chinese_number(match["whole"]), chinese_number(match["top"])
        return round(top * 100 / whole, 2) if whole and top is not None else None
    if match["over"]:
        return Decimal(match["over"])
    if match["myriads"]:
        rest = Decimal(match["thousands"] or 0) * 1000 + Decimal(match["below"] or 0)
        return Decimal(match["myriads"]) * 10000 + rest
    tenths, tenth = match["tenths"] or match["tenths_end"], match["tenth"] or match["tenth_end"]
    if tenths:
        ones = Decimal(5) if tenth == "半" else _digit(tenth) if tenth else Decimal(0)
        return _digit(tenths) * 10 + ones
    return chinese_number(match["chinese"])


def _digit(text: str) -> Decimal:
    return Decimal(text) if text[0].isdigit() else chinese_number(text) or Decimal(0)


def _unit(match: re.Match[str]) -> str | None:
    if (match["hundredths"] or "").startswith("千"):
        return "‰"
    if match["hundredths"] or match["whole"] or match["tenths"] or match["tenths_end"]:
        return "%"
    unit = match["unit"] or match["unit1"] or ("元" if match["yuan"] else None)
    if unit is None:
        return None
    if unit == "百分比":
        return "%"
    scale = match["scale"]
    money = unit.startswith("元") and scale in {"千", "万", "百万", "千万", "亿"}
    return f"{scale}{unit}" if money else unit


def _comparator(text: str, match: re.Match[str]) -> tuple[Comparator | None, str | None]:
    before, after = match["before"], match["after"]
    if after and after == "内" and _NOT_INSIDE.match(text, match.end("after") - 1):
        after = None
    if before and not (after and before in _YIELDING):
        return _BEFORE[before], before
    if not after and _unit(match) in {"日", "号"} and _BY_DAY.match(text, match.end()):
        return "<=", "前"
    if after and after[-1] == "内" and text[: match.start("number")].endswith("-"):
        return ">=", after  # no lower than -2%
    return (_AFTER[after], after) if after else (None, None)


def _bounds(
    value: Decimal, upper: Decimal, comparator: Comparator | None, word: str | None
) -> tuple[Decimal, Decimal]:
    """Return where a completion's true value lies: 95%以上 has no upper end."""
    if comparator is None or word in _EXACT_WHEN_DONE:
        return value, upper
    strictly = HAIR if comparator in {"<", ">"} else Decimal(0)
    return (value + strictly, INFINITY) if ">" in comparator else (-INFINITY, upper - strictly)


def _faint(
    text: str, match: re.Match[str], unit: str | None, comparator: Comparator | None
) -> bool:
    if comparator or match["scale"] or match["over"]:
        return False
    start, end = match.span()
    if match["chinese"]:
        return len(match["chinese"]) == 1 and len(text) > _SHORT
    if unit is not None:
        return False
    return not _stands_out(text, start, end)


def _stands_out(text: str, start: int, end: int) -> bool:
    """Tell whether a number without unit is what its sentence says, by the marks around it."""
    return bool(_CLOSED.match(text, end) and _OPENED.search(text[:start]))


_SHORT = 8  # characters of a text that says nothing but its quantity: 开展三次培训


def _label(text: str, start: int) -> str:
    """Return the words before a number, back to the last mark or number; "(" leads an aside's."""
    head = text[max(0, start - 40) : start].rstrip(" :：")
    first = len(head)
    while first and head[first - 1] not in _BOUNDARY:
        first -= 1
    inside = head.count("(") > head.count(")")
    return f"({head[first:]}" if inside else head[first:]
