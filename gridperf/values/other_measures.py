"""A completion's numbers without those that measure something else than the target does.

不合格率1% is no answer to 合格率≥98%, 拆除6处 none to 违建≤5处, 接警236次 none to 责任事故0次: what
the words right before a number name tells. Where a completion says that there was none of what
must not be (无责任事故), its number is zero.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gridperf.values.directions import direction
from gridperf.values.kinds_of_rate import is_other_rate
from gridperf.values.milestones import days_done
from gridperf.values.numbers import closed_up, narrow
from gridperf.values.quantities import Quantity

_RATE = "率|(?<=满意|知晓|认可|支持)度|比例"
_MEASURE = re.compile(
    rf"(?P<stem>[一-鿿]{{2,12}}?)(?:(?P<rate>{_RATE})|(?P<count>[天人件起次户]数|数量?))?[为是达到约均仅已:]*$"
)
_RATED = re.compile(_RATE)
_NOT = frozenset("不未无")
_DENIED = re.compile(r"[^一-鿿,，。;；、\n]+(?:[一-鿿]{1,6}?)?[不未](?P<what>[一-鿿]{2})")
"""A number and what is said right behind it: 5%不满意, 5人未参加, 5%的群众不满意."""
_REMEDIED = re.compile(
    "化解|拆除|办[结理]|劝返|整改|处[理置]|查处|清[理除退欠]|修复|排[查除]|调[处解]|解决|核销|追回|销号"
)
"""What is done about something bad; how much of it there is, is another count."""
_TELLING = re.compile(f"[率度数不未无零]|比例|没有|{_REMEDIED.pattern}")
"""What stands in every completion that may measure something else: found fast."""
_NONE = re.compile(
    r"(?:(?<![有毫])无|(?:未|没有?)(?:再|有)?(?:发生|出现|产生|接到|收到|有)|没有|零)"
    r"(?:[一1]?[起件例次人]|任何|新增)?(?P<what>[一-鿿]{2,16})"
    r"|(?P<named>[一-鿿]{2,16}?)(?:零发生|为零)"
)
_BARE = re.compile("(?:的?发生|出现|事件|情况|现象|行为|问题|记录)+$")
_CORE = re.compile("(?:的?(?:发生|事件)?(?:[起件例次人宗]?数量?|次|率)|发生|事件|情况)+$")
_FILLER = re.compile(
    "全年|本年|年度?|累计|总[共计]|一共|[共合]计|共|实际|已|仅|约|发生|出现|产生|完成|新增|有|为|是|达|数量?|[件起次人例户]数|率"
)
_GRADES = re.compile("[重特较]大|一般|轻微|严重|较小")


def of_its_measure(
    done: tuple[Quantity, ...], promised: Sequence[Quantity], hint: str, actual: str
) -> tuple[Quantity, ...]:
    """Return the quantities that may answer the promises, by the words before them.

    `hint` is the indicator's name with its target. Where two measures only have other names
    (好评率 of 满意度), a number stays good enough to find the target met.
    """
    lone = promised[0] if len(promised) == 1 else None
    if lone is not None and lone.kind == "date":
        return days_done(done, lone, closed_up(narrow(hint)))
    zero = lone is not None and lone.high == 0 and lone.comparator not in {">=", ">"}
    if not zero and not (done and _TELLING.search(actual)):
        return done
    hint = closed_up(narrow(hint))
    if zero and lone and _says_none(done, hint, closed_up(narrow(actual))):
        none = lone._replace(comparator=None, faint=False, written="0")
        return (none,)
    kept = [one for each in done if (one := _own(each, lone, hint))]
    return tuple(one for one in kept if not (zero and _is_something_else(one, hint)))


def _own(one: Quantity, target: Quantity | None, hint: str) -> Quantity | None:
    """Return the quantity where it may be the target's, None where it is another measure's."""
    found = _MEASURE.search(one.label)
    if not found:
        return None if _denied(one, hint) else one
    shared, turned = _shared(found["stem"], hint)
    if turned:
        return None
    if target is None or one.kind == "date":
        return one
    less = _less(target, hint)
    if found["rate"] or found["count"]:
        return one if _is_same(shared, hint) else _other(one, found, target, hint, less=less)
    word = _REMEDIED.search(one.label)
    other = word and word[0] not in hint and one.kind != "percent"
    return _if_met(one, target, hint, less=less) if other and _falls(target, less=less) else one


def _denied(one: Quantity, hint: str) -> bool:
    """Tell whether the words behind a number deny what the target names: 5%不满意 of 满意度."""
    behind = _DENIED.match(one.text, one.start)
    if behind is None or behind["what"] not in hint:
        return False
    places = re.finditer(behind["what"], hint)
    return all(hint[place.start() - 1 : place.start()] not in _NOT for place in places)


def _other(
    one: Quantity, measure: re.Match[str], target: Quantity, hint: str, *, less: bool | None
) -> Quantity | None:
    """Return what another rate or count tells of the target: nothing where it runs the other way.

    A count under other words may well be the same (参训人数 of 培训人数).
    """
    way = direction("quality", measure[0], "", one.unit)
    if None not in {way, less} and way != less:
        return None
    if measure["rate"] and is_other_rate(measure["stem"], hint):
        return None
    kin = measure["count"] or _shared(measure["stem"], hint)[0]
    return one if kin else _if_met(one, target, hint, less=less)


def _shared(stem: str, hint: str) -> tuple[str, bool]:
    """Return what a measure's name ends in that the target names too, and whether one denies it."""
    for at in range(len(stem) - 1):
        shared = stem[at:]
        if shared not in hint:
            continue
        denied = stem[at - 1 : at] in _NOT if at else False
        places = [match.start() for match in re.finditer(shared, hint)]
        told = {hint[place - 1 : place] in _NOT for place in places}
        return shared, denied not in told
    return "", False


def _is_same(shared: str, hint: str) -> bool:
    """Tell whether the target's own measure ends in the same words: 合格率 of 验收合格率."""
    behind = hint.partition(shared)[2][:1] if shared else ""
    return bool(shared) and not ("一" <= behind <= "鿿" and behind not in "率度数量比天人件起次户")


def _less(target: Quantity, hint: str) -> bool | None:
    """Return whether less is better by the words, None where sign and words don't agree."""
    if target.comparator in {">=", ">"}:
        return False
    less = direction("quality", None, hint, target.unit)
    return None if target.comparator in {"<=", "<"} and less is False else less


def _falls(target: Quantity, *, less: bool | None) -> bool:
    return target.comparator in {"<=", "<"} or bool(less)


def _if_met(one: Quantity, target: Quantity, hint: str, *, less: bool | None) -> Quantity | None:
    """Return a number under another name where the target would be met by it, else None."""
    if one.kind == "percent" and not _RATED.search(hint):
        return one
    if one.unit == target.unit:
        falls = _falls(target, less=less)
        missed = one.point > target.high if falls else one.point < target.low
        return None if missed else one
    return one._replace(about=True)


def _says_none(done: tuple[Quantity, ...], hint: str, actual: str) -> bool:
    """Tell whether a completion says that there was none of what the target names.

    Beside other numbers it must be the whole of it (无重特大火灾，一般火灾12起), or they must count
    something else; 无死亡，受伤2人 leaves 死亡和受伤人数 open.
    """
    core = _core(hint)
    others = [one.label for one in done if one.point and one.kind != "date"]
    if core and any(core in label for label in others):
        return False
    for match in _NONE.finditer(actual):
        what = _BARE.sub("", match["what"] or match["named"])
        if set(core) <= set(what) and core[-2:] == what[-2:] and core:
            more = _GRADES.findall(what)
            if set(more) <= set(_GRADES.findall(core)):
                return True
        within = what in hint or (not core and not others)
        if within and what and not any(_names(label, hint) for label in others):
            return True
    return False


def _core(hint: str) -> str:
    """Return what must not be, as the target names it: 责任事故 of 责任事故发生次数0次."""
    return _CORE.sub("", re.split(r"[\d≤<=零]", hint)[0].strip("，,:："))


def _names(label: str, hint: str) -> bool:
    """Tell whether the words before a number have a word of the target."""
    return any(label[at : at + 2] in hint for at in range(len(label) - 1))


def _is_something_else(one: Quantity, hint: str) -> bool:
    """Tell whether a number beside a target of zero counts what the target doesn't name."""
    told = _FILLER.sub("", one.label).strip()
    if one.point == 0 or one.kind == "date" or len(told) < 2:  # noqa: PLR2004 (a word has two)
        return False
    graded = _GRADES.search(told)
    named = re.search(r"[一-鿿]{2}", hint)
    if not named:
        return False
    milder = graded and graded[0] not in hint and _core(hint) not in told
    return bool(milder) or not _names(told, hint)
