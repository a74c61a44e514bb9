"""Columns of a government's share (中央补助, 上级补助): a part of the source beside, or another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.vocabulary import is_share
from gridperf.values import read_money

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from decimal import Decimal

    from gridperf.forms.heads import Head
    from gridperf.forms.meanings import Meaning

_WHOLES = frozenset({"fiscal", "general_public"})
"""Sources that a government's share may be in."""


class _Field(NamedTuple):
    """The columns of one amount: its sum, the sources, and the shares that may be within one."""

    whole: int
    sources: tuple[int, ...]
    shares: tuple[int, ...]


def shares_within(head: Head, sample: Callable[[int], Sequence[str]]) -> list[int]:
    """Return the columns of shares in a source that has its own column beside them.

    Where the sums show that it is on top (合计 = 一般公共预算 + 上级补助), it is a source itself.
    """
    money = {
        column: meaning
        for column, meaning in head.columns.items()
        if meaning.kind == "money" and meaning.source in _WHOLES
    }
    shares = {column for column, meaning in money.items() if is_share(meaning.label)}
    wholes = {meaning.field for column, meaning in money.items() if column not in shares}
    within = sorted(column for column in shares if money[column].field in wholes)
    return [] if within and _stand_beside(_fields(head, within), sample) else within


def _fields(head: Head, shares: Collection[int]) -> list[_Field]:
    by_field: dict[str, dict[int, Meaning]] = {}
    for column, meaning in head.columns.items():
        if meaning.kind == "money":
            by_field.setdefault(meaning.field, {})[column] = meaning
    return [found for columns in by_field.values() if (found := _field(columns, shares))]


def _field(columns: Mapping[int, Meaning], shares: Collection[int]) -> _Field | None:
    whole = [column for column, one in columns.items() if one.source is None]
    parts = [column for column, one in columns.items() if one.source and column not in shares]
    within = tuple(column for column in columns if column in shares)
    return _Field(whole[0], tuple(parts), within) if len(whole) == 1 and within else None


def _stand_beside(fields: Sequence[_Field], sample: Callable[[int], Sequence[str]]) -> bool:
    """Tell whether every row that holds a share has it on top of the other sources in its sum."""
    told = [_is_sum(line, len(one.sources)) for one in fields
            for line in zip(*map(sample, (one.whole, *one.sources, *one.shares)), strict=True)
            ]  # fmt: skip
    sure = [makes for makes in told if makes is not None]
    return bool(sure) and all(sure)


def _is_sum(line: Sequence[str], sources: int) -> bool | None:
    """Tell whether all parts of a row make its sum, None where it has no share or no sum."""
    whole, *parts = (read_money(text, None).value for text in line)
    amounts: list[Decimal] = [part for part in parts if part is not None]
    held = any(parts[sources:]) and whole is not None
    return sum(amounts) == whole if held else None
