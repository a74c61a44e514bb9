"""What a list's columns mean, resolved once: which column feeds which field of every row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, cast

from gridperf.forms.claims import claims_of, level_of, names_fund
from gridperf.forms.dimensions import group_of, name_lost
from gridperf.forms.execution_columns import SCORE, WEIGHT
from gridperf.forms.shares import shares_within
from gridperf.forms.vocabulary import bare, role_of
from gridperf.forms.wholes import of_source, wholes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gridperf.forms.heads import Head
    from gridperf.forms.meanings import Meaning
    from gridperf.model import Dimension, MoneyUnit, Source

AMOUNTS = ("budget_initial", "budget", "spent")
LEVELS = ("level_1", "level_2", "level_3")


class SourceColumns(NamedTuple):
    """One source of money with its columns: field (spent, budget …) → column and unit."""

    source: Source
    label: str
    columns: dict[str, int]


class PairColumns(NamedTuple):
    """One pair of indicator columns: side (target, actual, weight …) → column."""

    group: str | None
    dimension: Dimension
    sides: dict[str, int]
    lost: bool
    """True where the heading was lost and the dimension follows from order or content."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A project list's columns by field."""

    texts: Mapping[str, int] = field(default_factory=dict)
    amounts: Mapping[str, int] = field(default_factory=dict)
    rate: int | None = None
    score: int | None = None
    funding: tuple[SourceColumns, ...] = ()
    pairs: tuple[PairColumns, ...] = ()
    long: Mapping[str, int] = field(default_factory=dict)
    """Where every row is one indicator: level_1, target, actual … → column."""
    units: Mapping[int, MoneyUnit] = field(default_factory=dict)
    """Column → unit of money that its own heading states."""
    doubled: tuple[int, ...] = ()
    """Columns that are not read: their meaning is taken, or no field holds it."""
    summed: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Amount that no column states → the columns of its sources, which make it together."""
    undecided: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Amount → the column that may state it, and those that may make it together with it."""
    rivals: Mapping[int, int] = field(default_factory=dict)
    """Column that is read → another that claims its field just as well."""
    upper: tuple[int, ...] = ()
    """Columns of what the projects belong to (一级项目), the one right above them first."""
    users: tuple[int, ...] = ()
    """Columns of who spends the money (资金使用单位), beside that of who files."""
    execution: Mapping[str, int] = field(default_factory=dict)
    """What is scored of the budget's execution: weight, stated_score → column."""


def plan_of(head: Head, sample: Callable[[int], Sequence[str]]) -> Plan:
    """Return the plan of a head; `sample` gives the texts under a column, as content cues."""
    claims = claims_of(head, sample)
    amounts, doubled = claims.amounts, claims.doubled
    shares = shares_within(head, sample)
    doubled += shares
    funding = _funding(head, shares, doubled)
    if "budget" not in amounts and "budget_initial" in amounts:
        amounts["budget"] = amounts.pop("budget_initial")
        funding = tuple(map(_of_only_budget, funding))
    made = wholes(head, amounts, funding)
    amounts |= {name: columns[0] for name, columns in made.items() if not columns[1:]}
    rate = claims.rates.get("stated_rate")
    if rate is not None and of_source(head, rate) and (not made or len(funding) > 1):
        doubled.append(claims.rates.pop("stated_rate"))
        claims.rivals.pop(rate, None)
    indicators = {column: meaning for column, meaning in head.columns.items()
                  if meaning.kind == "indicator"}  # fmt: skip
    is_long = _is_long(indicators)
    long = _long(indicators) if is_long else {}
    pairs = () if is_long else _pairs(indicators, sample)
    held = {*long.values(), *(column for pair in pairs for column in pair.sides.values())}
    doubled += [column for column in indicators if column not in held]
    return Plan(
        claims.texts, amounts, claims.rates.get("stated_rate"), claims.rates.get("stated_score"),
        funding,
        pairs,
        long,
        {column: meaning.money_unit for column, meaning in head.columns.items()
         if meaning.money_unit}, tuple(doubled),
        {name: columns for name, columns in made.items() if columns[1:]}, {}, claims.rivals,
        _upper(head, claims.texts.get("name")), tuple(claims.users), _execution(head),
    )  # fmt: skip


def _execution(head: Head) -> dict[str, int]:
    return {meaning.field.partition(".")[2]: column for column, meaning in head.columns.items()
            if meaning.field in {WEIGHT, SCORE}}  # fmt: skip


def _upper(head: Head, name: int | None) -> tuple[int, ...]:
    """Return the columns that name projects of a level above those of the name's column."""
    levels = {column: level_of(path[-1]) for column, path in head.paths.items()
              if column not in head.told or column == name}  # fmt: skip
    own = levels.get(name, 0) if name is not None else 0
    above = {column for column, level in levels.items() if 0 < level < (own or SECOND)}
    above |= {column for column in levels if name is not None and own and column < name
              and levels[column] == 0 and _names(head, column)}  # fmt: skip
    above |= {column for column in levels if name is not None and column != name
              and names_fund(head.paths[column][-1]) and _names(head, column)}  # fmt: skip
    return tuple(sorted(above, key=levels.__getitem__, reverse=True))


def _names(head: Head, column: int) -> bool:
    return column in head.columns and head.columns[column].field == "name"


SECOND = 2
"""The level of projects that bear no number of it."""


def _funding(head: Head, shares: Sequence[int], doubled: list[int]) -> tuple[SourceColumns, ...]:
    """Return the sources; a subtotal over sources that have own columns is none of them.

    A second column of one source and amount goes to those that are `doubled`.
    """
    parents = {bare(text) for path in head.paths.values() for text in path[:-1]}
    found: dict[tuple[str, str], SourceColumns] = {}
    for column, meaning in head.columns.items():
        if meaning.kind != "money" or meaning.source is None or column in shares:
            continue
        deepest = role_of(head.paths[column][-1]) == "sum" if column in head.paths else False
        if deepest and bare(meaning.label) in parents:
            continue
        known = found.setdefault((meaning.source, bare(meaning.label)), SourceColumns(
            cast("Source", meaning.source), meaning.label, {}))  # fmt: skip
        if known.columns.setdefault(meaning.field, column) != column:
            doubled.append(column)
    return tuple(found.values())


def _of_only_budget(source: SourceColumns) -> SourceColumns:
    """Return a source of a list whose only budget is the initial one, which then counts."""
    if "budget" in source.columns or "budget_initial" not in source.columns:
        return source
    rest = {name: column for name, column in source.columns.items() if name != "budget_initial"}
    return source._replace(columns={"budget": source.columns["budget_initial"], **rest})


def _is_long(indicators: Mapping[int, Meaning]) -> bool:
    """Tell whether each row is one indicator: level columns, or one pair without a dimension.

    指标名称 beneath each of several dimensions or groups names that one's indicator.
    """
    fields = [meaning.field for meaning in indicators.values()]
    named = [(one.group, one.dimension) for one in indicators.values() if one.field == "level_3"]
    own = any(map(any, named)) or len(named) > 1
    if any(name in LEVELS for name in fields):
        return not (own and len(set(named)) == len(named) and {"level_1", "level_2"}.isdisjoint(
            fields))  # fmt: skip
    told = any(meaning.dimension for meaning in indicators.values())
    return bool(fields) and not told and fields.count("target") == 1


def _long(indicators: Mapping[int, Meaning]) -> dict[str, int]:
    """Return the columns of a table whose rows are one indicator each, the first of two same ones.

    Of two that may hold the target, the one before its value (指标内容, 目标值) is its name.
    """
    found = {meaning.field: column for column, meaning in reversed(list(indicators.items()))}
    targets = [column for column, meaning in indicators.items() if meaning.field == "target"]
    if len(targets) > 1 and "level_3" not in found and "值" in indicators[targets[1]].label:
        found |= {"level_3": targets[0], "target": targets[1]}
    return found


def _pairs(
    indicators: Mapping[int, Meaning], sample: Callable[[int], Sequence[str]]
) -> tuple[PairColumns, ...]:
    """Return the pairs from left to right; a score or weight alone (资金情况 得分) makes none."""
    pairs: list[PairColumns] = []
    last: Meaning | None = None
    for column, meaning in indicators.items():
        same = (
            last is not None
            and meaning.dimension == last.dimension
            and (meaning.group == last.group or None in {meaning.group, last.group})
        )
        if not pairs or not same or meaning.field in pairs[-1].sides:
            pairs.append(PairColumns(meaning.group, cast("Dimension", meaning.dimension), {},
                                     meaning.dimension is None))  # fmt: skip
        pairs[-1].sides[meaning.field] = column
        last = meaning
    pairs = [pair for pair in _joined(pairs) if not pair.sides.keys().isdisjoint(_PROMISE)]
    texts = [sample(pair.sides["target"]) if "target" in pair.sides else () for pair in pairs]
    named = name_lost([None if pair.lost else pair.dimension for pair in pairs], texts)
    return tuple(
        pair._replace(dimension=dimension, group=pair.group or group_of(dimension))
        for pair, dimension in zip(pairs, named, strict=True)
    )


_PROMISE = {"target", "actual"}


def _joined(pairs: list[PairColumns]) -> list[PairColumns]:
    """Return the pairs with those made one whose targets stand in a block before all completions.

    The two blocks may be in different orders; only a dimension once in either is paired.
    """
    told = Counter(pair.dimension for pair in pairs)
    twice = {name for name, times in told.items() if name and times == len(_PROMISE)}
    targets = {pair.dimension for pair in pairs if "actual" not in pair.sides} & twice
    later = {pair.dimension: pair for pair in pairs
             if "target" not in pair.sides and pair.dimension in targets}  # fmt: skip
    return [_one(pair, later[pair.dimension]) if pair.dimension in later else pair
            for pair in pairs if pair not in later.values()]  # fmt: skip


def _one(target: PairColumns, actual: PairColumns) -> PairColumns:
    """Return the pair of a target and the completion that stands elsewhere."""
    return target._replace(group=target.group or actual.group, sides=target.sides | actual.sides)


def told_apart(plan: Plan) -> Plan:
    """Return the plan with every source unconfirmed, for a table whose sources can't be told."""
    return replace(plan, funding=tuple(
        source._replace(source="unconfirmed") for source in plan.funding))  # fmt: skip
