"""Headings that hold several levels in one cell (产出指标-数量指标-年度指标值), taken apart."""

from __future__ import annotations

import re
from functools import lru_cache

from gridperf.forms.vocabulary import bare, family, role_of, word_role
from gridperf.values import narrow

_SEPARATORS = ("-", "—", "_", "/", "|", "·", ":", "\\", ".", " ", "\n")
VISIBLE = 9
"""Of these, the ones that are no mere blanks."""
_BRACKETED = re.compile(r"^(?P<outer>[^(\[]+)[(\[](?P<inner>[^)\]]+)[)\]]$")
_OUTPUT_DONE = re.compile("(?P<group>(?:项目)?(?:产出|效果))(?P<side>(?:实际)?完成(?:情况|值)?)")
"""产出 is a group of indicators here; over 得分 or 目标 it may be anything."""
_KINDS = {"group": 0, "money": 0, "dimension": 1, "source": 1, "sum": 2, "side": 3}
"""Kind of role → its level: what stands above what."""
_OF_FISCAL = {
    "source:general_public", "source:government_fund", "source:state_capital", "source:share",
}  # fmt: skip
"""Sources that 财政拨款 is made of."""
SHORTEST, LONGEST = 2, 60
"""Characters of a part, and of a heading: a longer text is none, whatever stands in it."""


@lru_cache(maxsize=1 << 12)
def levels_of(text: str) -> tuple[str, ...]:
    """Return the levels that a heading names, the text alone where it names one.

    Each part must have a meaning, and stand below the one before: only then it was several cells.
    """
    if len(text) > LONGEST or word_role(text) is not None or _is_either(text):
        return (text,)
    if found := _OUTPUT_DONE.fullmatch(bare(text)):
        return found["group"], found["side"]
    plain = narrow(text)
    ways = [_parts(plain, sign) for sign in _SEPARATORS]
    if whole := max((way for way in ways if len(way) > 1 and _descend(way)), key=len, default=None):
        return tuple(whole)
    if (found := _BRACKETED.match(plain)) and _descend([found["outer"], found["inner"]]):
        return found["outer"], found["inner"]
    if (role_of(text) or "").startswith(("money:", "side:reason")) or any(
        len(way) > 1 for way in ways[:VISIBLE]
    ):
        return (text,)
    return tuple(_run_together(re.sub(r"\s+", "", plain)) or (text,))


def _parts(text: str, sign: str) -> list[str]:
    pieces = [piece.strip() for piece in text.split(sign)]
    return [piece for piece in pieces if piece and piece.strip(":") != "其中"]


def _is_either(text: str) -> bool:
    """Tell whether a heading names two sources side by side, of which either may be meant."""
    money = (role_of(re.split(r"[/、]", text)[0]) or "").startswith("money:")
    return role_of(text) == "source:unconfirmed" and not money


def _descend(pieces: list[str]) -> bool:
    """Tell whether every piece has a meaning, each on a lower level than the one before.

    A source of money may stand below the one that it is part of. Money and indicators never stand
    over each other: 支出性质 is no 支出 over a 性质.
    """
    kinds = [(role_of(piece) or "").partition(":")[0] for piece in pieces]
    levels = [_KINDS.get(kind) for kind in kinds]
    known = [level for level in levels if level is not None]
    if len({family(role) for piece in pieces if (role := role_of(piece))}) > 1:
        return False
    sources = kinds.count("source")
    named = [role_of(piece) for piece in pieces if (role_of(piece) or "").startswith("source:")]
    if sources > 1 and (named[0] != "source:fiscal" or not _OF_FISCAL.issuperset(named[1:])):
        return False
    return (
        len(known) == len(levels)
        and known == sorted(known)
        and len(set(known)) == len(known) - max(sources - 1, 0)
    )


def _run_together(text: str) -> list[str]:
    """Return the parts of a heading without anything between them (数量指标目标值)."""
    for cut in range(len(text) - SHORTEST, SHORTEST - 1, -1):
        first, rest = text[:cut], text[cut:]
        if _level(first) not in {0, 1}:
            continue
        if _whole(rest) and _descend([first, rest]):
            return [first, rest]
        more = _run_together(rest)
        if more and _descend([first, *more]):
            return [first, *more]
    return []


_BARE = frozenset({"数量", "质量", "时效", "成本"})
"""Dimensions that headings name without 指标 (数量完成)."""


def _level(text: str) -> int | None:
    """Return the level of a text that is nothing but one level's words."""
    role = role_of(text) or ""
    kind = role.partition(":")[0]
    if kind in {"group", "dimension"}:  # their signs speak of the whole text, but for 满意度
        core = bare(text)
        named = core in _BARE or core.endswith(("指标", "目标", "效益", "满意度"))
        return _KINDS[kind] if named else None
    return _KINDS.get(kind) if word_role(text) or kind == "money" else None


def _whole(text: str) -> bool:
    return word_role(text) is not None or (role_of(text) or "").startswith(("source:", "sum"))
