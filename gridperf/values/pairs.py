"""An indicator's two texts before their numbers: empty forms of speech, and several in one cell."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from unicodedata import numeric

from gridperf.values.numbers import chinese_number, narrow
from gridperf.values.units import WHOLE_ONES, alternation

_NOT_APPLICABLE = re.compile(
    r"不适用|[/\\]+|[-—–―─]{1,4}|不涉及|无此项(?:指标)?|无该(?:项|类)指标|[Nn]/?[Aa]|无"
)
_LABEL = re.compile(
    r"""(?:(?:^|(?<=[;；。\s:：,，、]))\s*(?:\(\s*(?P<round>\d{1,2}|[一二三四五六七八九十]{1,2})\s*\)[、.]?
      |(?P<half>\d{1,2})\)
      |(?P<plain>\d{1,2})\s*(?:、|[.．](?!\d)|[.．](?=20\d\d年))
      |(?P<chinese>[一二三四五六七八九十]{1,2})[、是]
      |第(?P<ordinal>[一二三四五六七八九十]{1,2})[、,，:：是]
      |(?:指标|目标|任务)\s*(?P<named>\d{1,2}|[一二三四五六七八九十])\s*[:：、.]
      )|(?=[①-⒛㈠-㈩❶-❿])(?:(?P<circled>[①-⑳])|(?P<framed>[⑴-⒇])|(?P<pointed>[⒈-⒛])
      |(?P<bracket>[㈠-㈩])|(?P<black>[❶-❿]))\s*[、.]?)""",
    re.VERBOSE,
)
_ROUND = re.compile(r"\(\s*(?P<round>\d{1,2}|[一二三四五六七八九十]{1,2})\s*\)[、.]?")
_DOTTED = re.compile(r"(?:^\s*+|(?<=[;；。\s:：,，、]))(?P<dotted>\d{1,2})\s*[.．](?=\s*\S)")
"""A label that may touch the number behind it: 1.12场 may be 12场, 2.5公里 may be 2.5公里."""
_WHOLE = alternation(sorted(WHOLE_ONES, key=len, reverse=True))
_NO_FRACTION = re.compile(
    rf"\s*(?:\D|20\d\d年|\d{{1,2}}月|\d+[.．]\d|100\s*%|\d+\s*(?:{_WHOLE})"
    r"(?![/A-Za-z]|百分|小时|月|点|工作日))"
)
"""What can't stand behind the point of a decimal: words, 6月30日, 12场, 100%."""
_PIECES = re.compile(r"[;；。\n,，、]")
_PARTED = frozenset(";；。\n")
_SIGNS = frozenset({"circled", "black", "framed", "pointed", "bracket"})
"""Labels that are a sign each, whatever stands before them."""
_MARK = re.compile("[)）、.．①-⒛㈠-㈩❶-❿第]|[一二三四五六七八九十]是|指标|目标|任务")
"""What no label of a list is without: a text that has none of it is no list."""
_TOUCHING = re.compile(r"\d[.．]\s*\d")
_EDGES = " \t\r\n;；,，。、"
_HEAD = re.compile(r"^[^:：\d≥≤><=]{2,24}(?=[:：\d≥≤><=])")

_SAID = "均|都|全|皆|各|已|未|尚未|正在|(?:按[时期])?完成"
_ITEMS = re.compile(
    rf"\s*(?P<items>\d{{1,2}}(?:\s*[.．、,，和及]\s*\d{{1,2}})+)\s*[.．、]?\s*"
    rf"(?:[项条点]|指标|任务|目标)*(?={_SAID})"
)
"""Numbers of a list's parts of which a completion speaks together: 1.2.均已完成, 1、2项已完成."""
_ITEM = re.compile(rf"(?<![\d.])\d{{1,2}}(?:项|、|[.．])?(?={_SAID})")
_DIGIT = re.compile(r"\d")

_Mark = tuple[int, int, int]
"""A label's number, and where it starts and ends."""


def is_not_applicable(text: str | None) -> bool:
    """Tell whether an indicator's text says that it doesn't apply (不适用 / —) or is none (无).

    A blank says nothing and isn't it.
    """
    return bool(text) and bool(_NOT_APPLICABLE.fullmatch(narrow(text or "")))


@lru_cache(maxsize=1 << 14)
def split_numbered(
    target: str | None, actual: str | None
) -> tuple[tuple[str | None, str | None], ...]:
    """Return the pairs that one indicator's cells hold: one, or one for each numbered target.

    Completions are paired by their label (业务培训: …) where both sides have the same labels, each
    once, else by number; one completion for all of them (已完成, 100%) goes to each, a numbered one
    to the target of its number alone, one more than there are targets stays without one. Labels of
    a list are dropped, the rest stays as written.
    """
    targets = _numbered(target or "")
    if len(targets) < 2:  # noqa: PLR2004 (several means two)
        return ((target, actual),)
    if _items(actual or "") == list(targets):
        return tuple((text, actual) for text in targets.values())
    actuals = _numbered(actual or "", targets)
    if not actuals or _answers_more(actuals, targets):
        return tuple((text, actual) for text in targets.values())
    by_head = {_head(text): text for text in actuals.values()}
    alike = sorted(str(_head(text)) for text in targets.values()) == sorted(map(str, by_head))
    if alike and None not in by_head and len(by_head) == len(actuals):
        return tuple((text, by_head[_head(text)]) for text in targets.values())
    more = {number: text for number, text in actuals.items() if number not in targets}
    pairs = [(text, actuals.get(number)) for number, text in targets.items()]
    return (*pairs, *((None, text) for text in more.values()))


def _answers_more(actuals: dict[int, str], targets: dict[int, str]) -> bool:
    """Tell whether a part names what a target without a part of its own promises."""
    said = narrow("".join(actuals.values()))
    answered = {_head(text) for number, text in targets.items() if number in actuals}
    lacking = {_head(text) for number, text in targets.items() if number not in actuals}
    return any(head and head in said for head in lacking - answered)


def _head(text: str) -> str | None:
    match = _HEAD.match(narrow(text))
    return match[0].strip() if match else None


def _numbered(text: str, wanted: Collection[int] = ()) -> dict[int, str]:
    """Return the parts of a list by number, none where the text isn't a list from 1 on.

    Beside a list with the numbers `wanted`, one with these in another order, or with some of
    them, is one too.
    """
    if not _MARK.search(text):
        return {}
    plain = text.replace("（", "(").replace("）", ")")
    marks = _labels(plain, wanted)
    dotted = _dotted(plain, wanted) if _TOUCHING.search(plain) else []
    if len(dotted) > len(marks):
        marks = dotted
    if not marks or plain[: marks[0][1]].strip(_EDGES + ":："):
        return {}
    ends = [start for _, start, _ in marks[1:]] + [len(text)]
    parts = {number: text[begin:end].strip(_EDGES)
             for (number, _, begin), end in zip(marks, ends, strict=True)}  # fmt: skip
    return parts if all(parts.values()) else {}


def _labels(plain: str, wanted: Collection[int]) -> list[_Mark]:
    """Return the labels that nothing else can be, in order from 1 on, or some of the wanted."""
    found = list(_LABEL.finditer(plain))
    marks = _in_order(found)
    if len(marks) == 1 and found[0].lastgroup == "round":
        marks = _in_order(list(_ROUND.finditer(plain)))  # (1)检查300家(2)整改200处
    if len(marks) < 2 and wanted:  # noqa: PLR2004 (several means two)
        marks = _among(found, wanted)
    elif len(marks) < 2:  # noqa: PLR2004
        return []
    if len(marks) == 1 and plain[marks[0][2] :][:1].isdigit():
        return []  # 2、3号线: two numbers in a row
    return marks


def _items(text: str) -> list[int]:
    """Return the parts of a list of which a text that says nothing else tells: 1.2.均已完成."""
    found = _ITEMS.match(text) if text[:1].isdigit() else None
    if not found or _DIGIT.search(text, found.end()):
        return []
    return [int(number) for number in re.findall(r"\d+", found["items"])]


def _without_items(text: str) -> str:
    """Return the text with blanks for the numbers of parts that it tells of: 1、2已完成，3未完成.

    They count up from 1; 2.5均 may be a figure.
    """
    found = _ITEMS.match(text)
    numbers = [int(number) for number in re.findall(r"\d+", found["items"])] if found else []
    if not found or numbers != list(range(1, len(numbers) + 1)):
        return text
    rest = _ITEM.sub(lambda item: " " * len(item[0]), text[found.end() :])
    return f"{' ' * found.end()}{rest}"


def unlabelled(text: str) -> str:
    """Return the text with blanks for the labels that touch their figures: 1.13场；2.220人."""
    if text[:1] == "1":
        text = _without_items(text)
    if not _TOUCHING.search(text):
        return text
    for _, start, end in _dotted(text, ()):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _dotted(plain: str, wanted: Collection[int]) -> list[_Mark]:
    """Return the labels of a list whose points may touch figures: 1.12场；2.200人.

    A figure behind one of them can't be a fraction, or they are those that are wanted: 1.98%；2.90%
    beside two targets. By itself 1.5公里；2.3公里 is two numbers.
    """
    found = [(int(match["dotted"]), match.start("dotted"), match.end())
             for match in _DOTTED.finditer(plain)]  # fmt: skip
    sure = {start for _, start, end in found if _NO_FRACTION.match(plain, end)}
    parted = [mark for mark in found if mark[1] in sure or _is_parted(plain, mark[1])]
    marks = _ascending(parted, wanted)
    told = any(start in sure for _, start, _ in marks)
    several = len(marks) > 1 or not _PIECES.search(plain.strip(_EDGES))
    if marks and told and several and (wanted or len(marks) > 1):
        return marks
    marks = _ascending(found, wanted)
    return marks if wanted and [number for number, *_ in marks] == sorted(wanted) else []


def _is_parted(plain: str, start: int) -> bool:
    """Tell whether a text or a part of it begins here, by a mark stronger than a comma."""
    before = plain[:start].rstrip(" \t")
    return not before or before[-1] in _PARTED


def _ascending(found: list[_Mark], wanted: Collection[int]) -> list[_Mark]:
    """Return the labels that count up: from 1 on, or among those that are wanted."""
    marks: list[_Mark] = []
    for mark in found:
        last = marks[-1][0] if marks else 0
        if mark[0] == last + 1 or (mark[0] > last and mark[0] in wanted):
            marks.append(mark)
    return marks


def _among(found: list[re.Match[str]], wanted: Collection[int]) -> list[_Mark]:
    """Return the labels of one style that count each number once: all up to one, or some wanted."""
    marks = [(_number(match), match.start(), match.end()) for match in found]
    numbers = sorted(number for number, _, _ in marks)
    known = numbers == list(range(1, len(marks) + 1)) or set(numbers) <= set(wanted)
    once = len(set(numbers)) == len(numbers)
    return marks if known and once and len({match.lastgroup for match in found}) == 1 else []


def _in_order(found: list[re.Match[str]]) -> list[_Mark]:
    """Return number, start and end of the labels of one style that count up from 1."""
    marks: list[_Mark] = []
    style = None
    for match in found:
        number = _number(match)
        if number == len(marks) + 1 and (style is None or match.lastgroup == style):
            style = match.lastgroup
            marks.append((number, match.start(), match.end()))
    return marks


def _number(match: re.Match[str]) -> int:
    text = match[match.lastgroup or 0]
    if match.lastgroup in _SIGNS:
        return int(numeric(text))
    return int(text) if text.isdigit() else int(chinese_number(text) or 0)
