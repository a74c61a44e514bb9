"""Amounts of a money block that stand with labels of their own, under no column's heading.

Departments split their money once more by its nature: 按收入性质分 and 按支出性质分 side by side,
below them 一般公共预算:1400.5 and 基本支出:600, in one cell each or in two.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from gridperf.forms.money_rows import is_amount, part_of, row_role, says_none, split_amount
from gridperf.forms.nested_sources import makes, without_nested
from gridperf.forms.vocabulary import bare, money_unit_in
from gridperf.model import Cell, Finding, Funding, Source
from gridperf.values import narrow, read_money

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from gridperf.forms.grid import Grid, Place
    from gridperf.model import MoneyUnit

_PARTED = re.compile(r"按.{1,6}分:?")
_NOTED = re.compile(r"[约近≈]?\d[\d,.]*(?:[百千]?[万亿]?元|[万亿])?(?:[(,，;；左余多].*)?")
"""An amount with a note to it (86.5(调减13.5)), which labels no amount beside it."""
_BASES = ("budget", "spent", "budget_initial")


class Pair(NamedTuple):
    """An amount and its label; `at` is the label's place, `said` what is to be said of it.

    Its role is that of a row's label, "" where no word explains it.
    """

    role: str
    label: str
    at: Place
    said: str
    amount: Decimal
    cell: Cell


def parts_money(text: str) -> bool:
    """Tell whether a label only says how those below it part the money (按收入性质分)."""
    return _PARTED.fullmatch(text) is not None


def pairs_of(
    grid: Grid, row: int, columns: Collection[int], unit: MoneyUnit | None, *, below: bool
) -> list[Pair]:
    """Return the amounts of a row that stand within their labels, or each beside its own.

    A label in one of the amounts' `columns` shows that the row doesn't go by their headings, where
    it is one of several or `below` other pairs. What a label means may be unknown, of one alone.
    """
    places = grid.own_places(row)
    within = [pair for place in places for pair in _within(grid, place, unit)]
    if not below and not any(pair.role for pair in within):
        within = []
    beside = [pair for place in places if (pair := _beside(grid, place, unit))]
    spans = (grid.span(*pair.at) for pair in beside)
    over = any(span.left <= column <= span.right for span in spans for column in columns)
    alone = len(beside) == sum(is_amount(grid.raw(*place)) for place in places)
    known = any(pair.role for pair in beside) and (below or len([*within, *beside]) > 1)
    return [*within, *(beside if over and alone and known else ())]


def parts_below(grid: Grid, head: int, row: int, unit: MoneyUnit | None) -> list[Pair]:
    """Return the department's parts where each has a column, of which budget its head doesn't say.

    年初预算数 | 全年预算数 | 全年执行数 | 基本支出 | 项目支出.
    """
    pairs: list[Pair] = []
    for place in grid.row_places(head):
        text, below = grid.text(*place), (row, place[1])
        part = part_of(text)
        if part and grid.origin(*below) == below and is_amount(grid.raw(*below)):
            shape = grid.sheet.formats.get(below)
            amount = read_money(grid.value(*below), money_unit_in(text) or unit, shape).value
            if amount is not None:
                said = Pair(f"part:{part}", text, place, text, amount, grid.cell(*below))
                pairs.append(said)
    return pairs


def _role(text: str) -> str:
    if parts_money(text):
        return "sum"
    part = part_of(text)
    return f"part:{part}" if part else row_role(text) or ""


def _within(grid: Grid, place: Place, unit: MoneyUnit | None) -> list[Pair]:
    """Return the amounts that a cell holds with their labels, none where one isn't understood."""
    pairs: list[Pair] = []
    for piece in filter(None, map(narrow, _PIECES.split(grid.raw(*place)))):
        label, said = split_amount(piece)
        amount = read_money(said, money_unit_in(label) or unit).value if is_amount(said) else None
        if not label or ":" in bare(label) or (amount is None and said):
            return []
        if amount is not None:
            pairs.append(Pair(_role(label), label, place, piece, amount, grid.cell(*place)))
    return pairs


_PIECES = re.compile(r"[;；\n]|[,，、](?!\d)|[^\S\n]+(?=[^\s:：]+[:：])")


def _beside(grid: Grid, place: Place, unit: MoneyUnit | None) -> Pair | None:
    text = grid.text(*place)
    right = (place[0], grid.span(*place).right + 1)
    if (
        is_amount(text)
        or _NOTED.fullmatch(text)
        or says_none(text)
        or grid.origin(*right) != right
        or not is_amount(grid.raw(*right))
    ):
        return None
    shape = grid.sheet.formats.get(right)
    amount = read_money(grid.value(*right), money_unit_in(text) or unit, shape).value
    if amount is None:
        return None
    return Pair(_role(text), text, place, text, amount, grid.cell(*right))


def split_of(
    pairs: Sequence[Pair],
    amounts: Mapping[str, Decimal | None],
    known: tuple[bool, bool],
    sheet: str,
) -> tuple[list[Funding], dict[str, Funding], list[Finding]]:
    """Return the whole's sources and parts that the pairs name, and what is to be said of them.

    Budget or spending, their labels don't say: they are of the one that they make together. Where
    that is none or several, or rows told sources or parts already (`known`), each amount is said
    not to be read.
    """
    sources = [pair for pair in pairs if pair.role.startswith("source:")]
    split = None if known[0] else _sources(sources, amounts, sheet)
    funding, found = split or ([], [])
    parts = [pair for pair in pairs if pair.role.startswith("part:")]
    once = len({pair.role for pair in parts}) == len(parts)
    base = _made([pair.amount for pair in parts], amounts) if once and not known[1] else None
    of_parts = {pair.role.partition(":")[2]: _entry(pair, base) for pair in parts if base}
    read = [*(sources if split else ()), *(parts if base else ())]
    found += [_said(pair, pairs, read, sheet) for pair in pairs if pair not in read]
    return funding, of_parts, found


def _sources(
    pairs: Sequence[Pair], amounts: Mapping[str, Decimal | None], sheet: str
) -> tuple[list[Funding], list[Finding]] | None:
    """Return the sources beside one another, and notes on those within others, if they add up."""
    marked = [pair.label.startswith("其中") for pair in pairs]
    for base in _BASES:
        entries = [_entry(pair, base) for pair in pairs]
        kept, notes = without_nested(entries, {base: amounts.get(base)}, marked, sheet)
        if _made([getattr(one, base) for one in kept], amounts) == base:
            return kept, notes
    return None


def _made(said: Sequence[Decimal], amounts: Mapping[str, Decimal | None]) -> str | None:
    """Return the only amount that several make up; a budget left as it was is one with 年初."""
    whole = sum(said, Decimal(0))
    made = {base for base in _BASES if said and (amount := amounts.get(base)) is not None
            and makes(amount, whole, len(said))}  # fmt: skip
    if made == {"budget", "budget_initial"}:
        return "budget"
    return made.pop() if len(made) == 1 else None


def _entry(pair: Pair, base: str) -> Funding:
    kind, _, member = pair.role.partition(":")
    own = kind == "source" and member != "share"
    amount: dict[str, Any] = {base: pair.amount}
    source = cast("Source", member if own else "fiscal")
    return Funding(source, bare(pair.label), **amount, cells={base: pair.cell})


def _said(pair: Pair, pairs: Sequence[Pair], read: Sequence[Pair], sheet: str) -> Finding:
    """Return what is to be said of an amount that isn't read: a sum of those below it, or not."""
    below = [one for one in pairs if one.at[1] == pair.at[1] and one.at[0] > pair.at[0]]
    whole = sum((one.amount for one in below), Decimal(0))
    if pair.role == "sum" and below and whole == pair.amount and all(one in read for one in below):
        of = "、".join(bare(one.label) for one in below)
        return Finding("R148", sheet, pair.cell.address, None, bare(pair.label), of,
                       {"variant": "whole"})  # fmt: skip
    return Finding("R147", sheet, pair.cell.address, found=pair.said.strip(":"))
