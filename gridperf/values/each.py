"""A completion that tells so many of each: 4个街道各举办3场 are 12, where both stand plainly.

Where nobody knows how many there are of them (各街道举办3场), a share is the least of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from gridperf.values.numbers import chinese_number, decimal_text, narrow, plain
from gridperf.values.quantities import INFINITY, Quantity
from gridperf.values.units import UNIT, is_duration

_MAY = re.compile("[各每别]")
"""What stands in every completion that tells so many of each: looked for first."""
_LONG = 200
"""A longer completion is a whole report."""
_ASKED_OF_EACH = re.compile("[各每均/]|分别")
"""An indicator that is itself told of each."""
_DO = (
    "(?:举[办行]|开展|组织|实施|培训|检查|慰问|走访|采购|购[买置]|发放|新?建[成设]?|修建|安装|完成|安排|宣传"
    "|巡查|监测|开设|印发|张贴|配[备置]|聘用|招聘|选派|演[练出]|抽查|督查|调研|补助|资助|种植|栽植|投入|服务|了)"
)
_COUNT = r"(?P<count>\d{1,4}|[一二两三四五六七八九十]{1,3})\s*[个家所名位处户座支间条批期]"
_SHARE = (
    rf"(?P<verb>{_DO}*|{_DO}+[一-鿿]{{1,4}}?)"
    r"(?P<each>\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3})\s*"
    rf"(?P<unit>万?(?:(?![%‰百]){UNIT}))"
)
_EACH = "(?:均|都)?(?:各自?|分别)(?!种(?!植)|[类级项界族镇街社村乡部单地方科有])"
_OF_SO_MANY = re.compile(
    rf"(?<![\d.、和及与第])(?:共|对|在|为|组织)?{_COUNT}(?P<who>[一-鿿]{{0,8}}?),?{_EACH}{_SHARE}"
)
_OF_THOSE_BEHIND = re.compile(
    rf"每个?(?P<who>(?![年季月旬周日天])[一-鿿]{{1,6}}?){_SHARE}[,;、]?(?:一?共计?|合计|总计)有?{_COUNT}(?P=who)(?=$|[,。;)])"
)
_OF_THOSE_BEFORE = re.compile(
    rf"(?<![\d.、和及与第]){_COUNT}(?P<who>(?![年季月旬周日天])[一-鿿]{{1,6}}),每个?(?:(?P=who))?(?:均|都)?{_SHARE}(?=$|[,。;)])"
)
_OF_A_LIST = re.compile(
    r"(?:^|(?<=[,。;:在于对为]))(?P<list>[一-鿿]{1,8}(?:、[一-鿿]{1,8})*(?:[、和及与][一-鿿]{1,8}?))"
    rf"{_EACH}{_SHARE}"
)
_ITEM = re.compile("[、和及与]")
_OPEN = re.compile(
    f"(?:{_EACH}|各(?!类|级|项|种(?!植)|界)[^共计各,，]{{1,4}}(?=举|开|组|培|检|慰|完)){_DO}*$"
)
"""Right before a share of a whole that isn't told."""


def multiplied(actual: str, hint: str) -> str:
    """Return a completion with the whole for a share and the number of those that have one.

    `hint` is the indicator's name with its target: one of each is answered by the share.
    """
    if len(actual) > _LONG or not _MAY.search(actual) or _ASKED_OF_EACH.search(hint):
        return actual
    text = narrow(actual).replace("，", ",")
    for pattern in (_OF_SO_MANY, _OF_THOSE_BEHIND, _OF_THOSE_BEFORE):
        found = pattern.search(text)
        if found:
            return _product(text, found, _figure(found["count"]))
    found = _OF_A_LIST.search(text)
    if found is None or "等" in found["list"]:
        return actual
    items = _ITEM.split(found["list"])
    named = any(item in hint for item in items)
    return actual if named else _product(text, found, Decimal(len(items)))


def _product(text: str, found: re.Match[str], count: Decimal) -> str:
    if is_duration(found["unit"]):
        return text
    whole = plain(count * _figure(found["each"]))
    told = f"{found['verb']}{decimal_text(whole)}{found['unit']}"
    return f"{text[: found.start()]}{told}{text[found.end() :]}"


def _figure(text: str) -> Decimal:
    return chinese_number(text) or Decimal(0) if not text[0].isdigit() else Decimal(text)


def with_open_shares(
    done: tuple[Quantity, ...], promised: Sequence[Quantity], hint: str, actual: str
) -> tuple[Quantity, ...]:
    """Return the numbers, those of each as the least of a whole that nobody told.

    What counts those that have a share (共4个社区) is no answer beside them. Several promises are
    answered by their shares.
    """
    if len(promised) > 1 or not _MAY.search(actual) or _ASKED_OF_EACH.search(hint):
        return done
    shares = {one.unit for one in done if one.per and one.kind == "count"}
    return tuple(_least(one) for one in done if not (shares and one.unit == "个" not in shares))


def _least(one: Quantity) -> Quantity:
    shared = one.kind in {"count", "money"} and not one.per and _OPEN.search(one.label)
    return one._replace(high=INFINITY, written=None) if shared else one
