"""What a header cell or a label means, by the words of vocabulary.toml alone.

A role is a family and a member: "field:name", "money:spent", "source:general_public", "sum",
"group:产出指标", "dimension:quantity", "side:target", "level:2".
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from gridperf.resources import PACKAGE
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridperf.model import MoneyUnit

NOT_APPLICABLE = frozenset({"不适用", "/", "//", "\\", "—", "——", "－", "-", "--", "–", "不涉及"})
"""How a text cell says that it doesn't apply (不适用); in money cells dashes are zeros."""

NONE = "none"
"""Role of headings that only look like a known one; it stands first among the signs."""

_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_BLANKS = re.compile(r"\s+")
_LEAD = re.compile(
    r"^(?:其中[-—–－]?(?:[::]?[①-⑳])?|减|加|按[^:]{1,6}分|[一二三四五六七八九十]{1,3}[、.]|[①-⑳][、.]?(?=.{2})"
    r"|\d{1,2}(?:\.\d{1,2})+[、.]?(?=[\u4e00-\u9fff])(?![百千万亿]|元)|\d{1,2}[、.])[::]?"
)
_FORMULA = re.compile(
    r"(?:(?<=[数额率值])[A-Za-z①-⑳]|(?<=[\u4e00-\u9fff])%?[A-Za-z①-⑳]?=[^=:;,。]*)$"
)
"""A column's letter behind its heading, and how it is worked out (预算数A, 执行率=支出/预算)."""
_NUMBERS = frozenset(f"{ascii_letters}①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""What numbers a column."""
_BETWEEN = re.compile(r"[/、,;或及和与]|以及")
_UNITS = "(?:预算|项目|填报|实施)?(?:单位|部门)"
_UNIT_TAIL = re.compile(r"/(?:[百千万亿]*元|%|分)$|(?<!^金额)(?<=[数额出算款]):[百千万亿]*元$")
"""A heading's unit behind a stroke or an amount's colon (预算数/万元, 支出数：万元)."""
_BOTH = re.compile(
    rf"{_UNITS}(?:名称)?[/、及和(]项目\)?(?:名称)?|项目(?:名称)?[/、及和(]{_UNITS}\)?(?:名称)?"
)
_MONEY_UNIT_ALONE = re.compile(r"(?:金额:?)?(?:人民币)?(亿元|百万元|千元|万元|元)")
_MONEY_UNIT = re.compile(r"(亿元|百万元|千元|(?<![十百千])万元|(?<![十百千万亿])元)")


class _Signs(NamedTuple):
    role: str
    pattern: re.Pattern[str]


@cache
def _roles() -> Mapping[str, Mapping[str, Sequence[str]]]:
    path = PACKAGE / "forms" / "vocabulary.toml"
    roles: Mapping[str, Mapping[str, Sequence[str]]]
    roles = tomllib.loads(path.read_text(encoding="utf-8"))["roles"]
    return roles


def _signs_of(roles: Mapping[str, Mapping[str, Sequence[str]]], key: str) -> tuple[_Signs, ...]:
    return tuple(
        _Signs(role, re.compile("|".join(said[key]))) for role, said in roles.items() if key in said
    )


@cache
def _vocabulary() -> tuple[dict[str, str], tuple[_Signs, ...]]:
    roles = _roles()
    words = {word: role for role, said in roles.items() for word in said.get("words", ())}
    return words, _signs_of(roles, "signs")


@cache
def _source_labels() -> tuple[dict[str, str], tuple[_Signs, ...]]:
    roles = _roles()
    words = {word: role for role, said in roles.items() for word in said.get("labels", ())}
    return words, _signs_of(roles, "label_signs")


@lru_cache(maxsize=1 << 12)
def bare(text: str) -> str:
    """Return a heading without blanks, brackets, numbering, "其中:" and colons at its ends."""
    compact = _BLANKS.sub("", narrow(text)).strip(":*·")
    core = _BRACKETS.sub("", compact)
    if "=" in core or core[-1:] in _NUMBERS:
        core = _FORMULA.sub("", core)
    core = core[:-1] if core.endswith("率%") else _UNIT_TAIL.sub("", core)
    core = _LEAD.sub("", core or compact).strip(":*·、.")
    return core or compact


@lru_cache(maxsize=1 << 12)
def role_of(text: str) -> str | None:
    """Return the role that the words give to a heading, None where they say nothing known.

    A heading that names two sources of money leaves its source open: "source:unconfirmed".
    """
    core = bare(text)
    if not core or len(core) > LONGEST_HEADING:
        return None
    if _heads_both(text):
        return "field:name"
    words, signs = _vocabulary()
    if core in words:
        return _of_amount(text, core, words[core])
    if _by_signs(core, signs[:1]) == NONE:
        return None
    sources = {role for part in _BETWEEN.split(core) if (role := _by_signs(part, signs))}
    if len(sources) > 1 and all(role.startswith("source:") for role in sources):
        return "source:unconfirmed"
    role = _by_signs(core, signs)
    return _of_amount(text, core, role) if role else _of_year(core) or _numbered(core)


def _of_amount(text: str, core: str, role: str) -> str | None:
    """Return a heading's role, of an amount that is counted in percent the rate's, or none."""
    if not role.startswith(("money:", "source:")):
        return role
    if _PERCENT.search(narrow(text)):
        return "field:stated_rate" if role == "money:spent" else None
    return None if _NO_AMOUNT.search(core) else role


_PERCENT = re.compile(r"(?<!\d)%|百分比")
_NO_AMOUNT = re.compile("率|占比|比[例重值]|支出比|进度|时间|日期|排名|位次")
"""What a heading says that begins as an amount's and is none (财政拨款占比, 预算执行时间)."""


def _numbered(core: str) -> str | None:
    """Return the dimension of a heading that a number behind tells from others (数量指标1)."""
    plain = _COUNT.sub("", core)
    role = _by_signs(plain, _vocabulary()[1]) if plain != core else None
    return role if role and role.startswith("dimension:") else None


_COUNT = re.compile(r"[-—–_.]?(?:\d{1,2}|[一二三四五六七八九十]|[①-⑳])$")


def _of_year(core: str) -> str | None:
    """Return the role of a heading behind the year that it is of (2022年预算, 2022年度指标值).

    Only an amount's, a score's or an indicator's side: what a year's results or projects are, it
    doesn't say.
    """
    if not LEADING_YEAR.match(core):
        return None
    words, signs = _vocabulary()
    plain = LEADING_YEAR.sub("", core)
    role = words.get(plain, "")
    if role.startswith("money:") or role in _SIDES:
        return role
    if role in _SCORES or plain == "得分":
        return role if role in _SCORES else "field:stated_score"
    return role if not role and (role := _by_signs(plain, signs) or "") in _SIDES else None


_SIDES = frozenset({"side:target", "side:actual"})
_SCORES = frozenset({"field:stated_score", "field:stated_grade"})
LEADING_YEAR = re.compile(r"^\s*(?:19|20)\d{2}年度?")


def word_role(text: str) -> str | None:
    """Return the role of a heading by whole words alone: what a name beside a label never is."""
    return _vocabulary()[0].get(bare(text))


def is_name_word(text: str) -> bool:
    """Tell whether whole words say that a heading is the project column's; quick as well."""
    return _may_name(text) and word_role(text) == "field:name"


def _may_name(text: str) -> bool:
    return "项" in text or "名称" in text


def names_project(text: str) -> bool:
    """Tell whether a heading is the project column's; quick, for it is asked of every cell."""
    if not _may_name(text):
        return False
    core = bare(text)
    known = _vocabulary()[0].get(core) == "field:name" or _heads_both(text)
    return known or (_NAMES.search(core) is not None and role_of(text) == "field:name")


_NAMES = re.compile("项目(支出|政策)?(名称|全称)$")


def _heads_both(text: str) -> bool:
    """Tell whether a heading stands over units and, below each, its projects (单位/项目名称)."""
    return "项目" in text and _BOTH.fullmatch(_BLANKS.sub("", narrow(text))) is not None


def source_of(label: str) -> str | None:
    """Return the source that a label of a row of money names, where only sources are asked for."""
    words, signs = _source_labels()
    role = role_of(label) or ""
    core = bare(label)
    known = role if role.startswith("source:") else words.get(core)
    return known or (_by_signs(core, signs) if len(core) <= LONGEST_HEADING else None)


def is_share(label: str) -> bool:
    """Tell whether a source's label names one government's share of the fiscal money (中央补助)."""
    return source_of(label) == SHARE


SHARE = "source:share"

LONGEST_HEADING = 24
"""Characters; what is longer is a value or a note, whatever words stand in it."""


def _by_signs(core: str, signs: tuple[_Signs, ...]) -> str | None:
    return next((sign.role for sign in signs if sign.pattern.search(core)), None)


def family(role: str) -> str:
    """Return the kind of meaning: money, indicator or field."""
    head = role.split(":", 1)[0]
    if head in {"money", "source", "sum"}:
        return "money"
    return "field" if head == "field" else "indicator"


@lru_cache(maxsize=1 << 12)
def money_unit_in(text: str) -> MoneyUnit | None:
    """Return the unit of money that a note (单位:万元) or a heading (预算数（元）) states."""
    compact = _BLANKS.sub("", narrow(text))
    if alone := _MONEY_UNIT_ALONE.fullmatch(compact):
        return alone[1]  # type: ignore[return-value]
    if "单位:" in compact or "单位(" in compact or compact.startswith(("(", "[", "金额单位")):
        found = _MONEY_UNIT.search(compact)
    else:
        found = next((unit for part in _BRACKETS.findall(compact)
                      if (unit := _MONEY_UNIT.search(part))), None)  # fmt: skip
        tail = _UNIT_TAIL.search(compact)
        found = found or (_MONEY_UNIT.search(tail[0]) if tail else None)
    return found[1] if found else None  # type: ignore[return-value]


def not_applicable(text: str | None) -> bool:
    """Tell whether a text says that the indicator doesn't apply (不适用)."""
    return text is not None and narrow(text) in NOT_APPLICABLE
