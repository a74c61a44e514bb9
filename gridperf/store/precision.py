"""The last decimal that a form shows: what separates a rounded figure from a wrong one.

37.76 / 37.86 is 99.74%, yet a printed 99.75% is right where both amounts are rounded to 0.01. An
amount's precision is the finest number of decimals that the project's money block shows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from functools import cache

from gridperf.model import Cells, Funding, MoneyUnit, Project, Total

_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_IN_WAN: dict[str, Decimal] = {
    "元": Decimal("0.0001"), "千元": Decimal("0.1"), "万元": Decimal(1), "百万元": Decimal(100),
    "亿元": Decimal(10000),
}  # fmt: skip
_FINEST = Decimal("1e-10")
_PERCENT = Decimal("0.01")
MONEY = ("budget_initial", "budget", "spent")


def money_step(project: Project, unit: MoneyUnit | None) -> Decimal | None:
    """Return the finest step in 万元 of a project's amounts: 0.01 for two decimals."""
    parts: tuple[Project | Funding, ...] = (project, *project.funding)
    raws = [raw for part in parts for raw in _raws(part.cells)]
    values = [getattr(part, field) for part in parts for field in MONEY]
    return _finest(raws, values, unit)


def total_step(total: Total, unit: MoneyUnit | None) -> Decimal | None:
    """Return the finest step in 万元 of a 合计 row's amounts, None if it has none."""
    return _finest(list(_raws(total.cells)), [total.budget, total.spent], unit)


def rate_step(project: Project) -> Decimal | None:
    """Return the step of the printed rate as a share: 99.75% → 0.0001, 50% → 0.01."""
    rate = project.stated_rate
    if rate is None:
        return None
    cell = project.cells.get("stated_rate")
    raw = unicodedata.normalize("NFKC", cell.raw).strip() if cell else ""
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
