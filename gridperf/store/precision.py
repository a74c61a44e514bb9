"""The last decimal that a form shows: what separates a rounded figure from a wrong one.

37.76 / 37.86 is 99.74%, yet a printed 99.75% is right where both amounts are rounded to 0.01. An
amount's precision is the finest number of decimals that its money block shows: the project's own,
or what one unit's rows of a list show together, for 9.4 among 37.86 and 18.05 has lost its zero.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from gridperf.model import Cells, MoneyUnit, Total
from gridperf.project_table import ProjectTable

_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_IN_WAN: dict[str, Decimal] = {
    "元": Decimal("0.0001"), "千元": Decimal("0.1"), "万元": Decimal(1), "百万元": Decimal(100),
    "亿元": Decimal(10000),
}  # fmt: skip
_FINEST = Decimal("1e-10")
_PERCENT = Decimal("0.01")
_TYPED = 2
"""Decimals that people type; more come from formulas, and tell nothing of the rows beside them."""
MONEY = ("budget_initial", "budget", "spent")


def money_steps(table: ProjectTable, unit: MoneyUnit | None) -> list[Decimal | None]:
    """Return the finest step in 万元 of each project's amounts: 0.01 for two decimals."""
    own, units = _own_steps(table, unit), table.projects["unit"]
    finest, coarsest = (_scaled(decimals, unit or "万元") for decimals in (_TYPED, 0))
    shared = _shared_steps(own, units, finest)
    return [
        # 150万 in a list in 元 says itself how far it is rounded.
        step if step is None or step > coarsest else min(step, shared.get(of, step))
        for step, of in zip(own, units, strict=True)
    ]


def _shared_steps(
    steps: Sequence[Decimal | None], units: Sequence[str | None], finest: Decimal
) -> dict[str | None, Decimal]:
    """Return the finest step that each unit's rows show, of those that were typed."""
    found: dict[str | None, Decimal] = {}
    for step, unit in zip(steps, units, strict=True):
        if step is not None and step >= finest:
            found[unit] = min(step, found.get(unit, step))
    return found


def _own_steps(table: ProjectTable, unit: MoneyUnit | None) -> list[Decimal | None]:
    finest: list[Decimal | None] = [None] * len(table)
    amounts = (run for run in table.cells if run.path.rpartition(".")[2] in MONEY)
    for run in amounts:
        for owner, raw in zip(run.owners, run.raws, strict=True):
            step, known = _written_step(raw, unit), finest[owner]
            if step is not None and (known is None or step < known):
                finest[owner] = step
    unknown: dict[int, list[Decimal | None]] = {
        at: [] for at, step in enumerate(finest) if step is None
    }
    found = _of_values(table, unknown) if unknown else {}
    return [found.get(at) if step is None else max(_FINEST, step) for at, step in enumerate(finest)]


def _of_values(
    table: ProjectTable, values: dict[int, list[Decimal | None]]
) -> dict[int, Decimal | None]:
    """Return the finest step of the amounts of which no cell is known, by project."""
    owned = [*enumerate(table.funding["owner"])]
    for field in MONEY:
        for at, held in values.items():
            held.append(table.projects[field][at])
        for place, owner in owned:
            if owner in values:
                values[owner].append(table.funding[field][place])
    return {at: _finest((), held, None) for at, held in values.items()}


def total_step(total: Total, unit: MoneyUnit | None) -> Decimal | None:
    """Return the finest step in 万元 of a 合计 row's amounts, None if it has none."""
    return _finest(list(_raws(total.cells)), [total.budget, total.spent], unit)


def total_rate_step(total: Total) -> Decimal | None:
    """Return the step of a 合计 row's printed rate as a share, None if it has none."""
    cell = total.cells.get("stated_rate")
    rate = total.stated_rate
    return None if rate is None else _rate_step(rate, cell.raw if cell else "")


def rate_steps(table: ProjectTable) -> list[Decimal | None]:
    """Return the step of each printed rate as a share: 99.75% → 0.0001, 50% → 0.01."""
    printed = (run for run in table.cells if run.path == "stated_rate")
    raws = {owner: raw for run in printed for owner, raw in zip(run.owners, run.raws, strict=True)}
    return [
        None if rate is None else _rate_step(rate, raws.get(at, ""))
        for at, rate in enumerate(table.projects["stated_rate"])
    ]


@lru_cache(maxsize=1 << 14)
def _rate_step(rate: Decimal, said: str) -> Decimal:
    raw = unicodedata.normalize("NFKC", said).strip()
    number = _NUMBER.search(raw)
    if number is None:
        return max(_FINEST, min(_PERCENT, _step(rate)))
    step = Decimal(1).scaleb(-len(number.group(1) or ""))
    # A plain 0.9975 is a share; 99.75, with or without its sign, is in hundredths.
    share = "%" not in raw and _decimal(number.group()) == abs(rate)
    return max(_FINEST, step if share else step * _PERCENT)


def _raws(cells: Cells) -> Iterator[str]:
    return (cells[field].raw for field in MONEY if field in cells)


def _finest(
    raws: Iterable[str], values: Iterable[Decimal | None], unit: MoneyUnit | None
) -> Decimal | None:
    steps = [step for raw in raws if (step := _written_step(raw, unit)) is not None]
    steps = steps or [_step(value) for value in values if value is not None]
    return max(_FINEST, min(steps)) if steps else None


def _written_step(raw: str, unit: MoneyUnit | None) -> Decimal | None:
    """Return the finest step of the numbers in a raw text, None where there is no number."""
    whole, _, decimals = raw.partition(".")
    if raw.isascii() and whole.isdigit() and (decimals.isdigit() or whole == raw):
        return _scaled(len(decimals), unit or "万元")
    text = raw if raw.isascii() else unicodedata.normalize("NFKC", raw)
    written = "亿元" if "亿" in text else "万元" if "万" in text else unit or "万元"
    found = _NUMBER.findall(text)
    return _scaled(max(map(len, found)), written) if found else None


@cache
def _scaled(decimals: int, unit: str) -> Decimal:
    return Decimal(1).scaleb(-decimals) * _IN_WAN[unit]


def _step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else _FINEST


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
