"""Numbers from which a change is told: 较上年95%提高2个百分点, 从80%提高到90%, 由10天缩短至5天.

They are what was before, neither promised nor reached.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gridperf.values.quantities import Quantity

_WORDS = "[^，,。;；、0-9]{0,10}"
_FROM = re.compile(rf"(?:[从由自与在较]|比(?![例重率])){_WORDS}(?:20\d\d年?{_WORDS})?$")
"""What leads to a base: 从, 较上年, 在2022年(."""
_MOVED = re.compile(
    r"[\d.,\s]+[^\d，,。;；、]{0,6}?\)?(?:的?(?:基[础数]上?|水平)(?:之?上)?,?|相比,?)?"
    "(?:再|进一步|逐步|稳步|实际|平均|均)*"
    "(?:增|提[升高]|上[升涨]|升|降|下[降调]|减|缩[短减]|压[缩减降]|扩|延长|提前)"
    r"(?:[加长幅高低少缩小短大到至为了约达\s≥≤<>=]|不[少低高]于|不超过)*"
)
"""A base and the words of what became of it."""
_IN_STOCK = re.compile(rf"在{_WORDS}(?:20\d\d年?{_WORDS})?$")
_ON_BASE = re.compile("基[础数]|水平|相比")
_BEFORE = re.compile(
    r"\(?(?:上一?年|去年|往年|基期|20\d\d年)(?:度|同期|末|底|实际|完成)*[为是达]*(?:[比例率度数值]+为?)?"
)
_NOW = re.compile("[本今当]年")
_MARKS = re.compile("[从由自较比与在年基]")


def bases(found: Sequence[Quantity]) -> set[int]:
    """Return where the numbers start from which others of a text tell a change."""
    if not _MARKS.search(found[0].text):
        return set()
    return {start for one, other in pairwise(found) for start in _base(one, other)}


def _base(one: Quantity, other: Quantity) -> tuple[int, ...]:
    """Return where the one of two neighbours starts that is the other's base."""
    if one.kind != other.kind or one.kind == "date":
        return ()
    if one.change and one.text[other.start - 1] in "(年为" and _BEFORE.fullmatch(other.label):
        return (other.start,)
    if _BEFORE.fullmatch(one.label) and _NOW.match(other.label):
        return (one.start,)
    moved = _MOVED.fullmatch(one.text[one.start : other.start])
    before = one.text[max(0, one.start - 24) : one.start]
    if not moved or not _FROM.search(before):
        return ()
    stock = _IN_STOCK.search(before) and not _ON_BASE.search(moved[0])
    return () if stock else (one.start,)
