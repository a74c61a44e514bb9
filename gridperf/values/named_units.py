"""The unit that an indicator's name tells (培训人数（人）), for numbers that have none."""

from __future__ import annotations

import re
from functools import lru_cache

from gridperf.values.fitting import times
from gridperf.values.numbers import narrow
from gridperf.values.quantities import Quantity, scan
from gridperf.values.units import UNIT

_AT_END = re.compile(rf"\((?:单位:?)?(?P<unit>(?:十万|百万|千万|[百千万亿])?(?:{UNIT}))\)$")


def in_named_unit(quantity: Quantity, name: str | None) -> Quantity:
    """Return a target's number in the unit that its indicator's name ends with, if it has none.

    0.95 under （%） may be 95% or less than one: it stays bare.
    """
    if quantity.kind != "bare" or quantity.faint or quantity.scaled or quantity.of or not name:
        return quantity
    one = _unit_of(name)
    if one is None or (one.kind == "percent" and quantity.point <= 1):
        return quantity
    named = quantity._replace(unit=one.unit, kind=one.kind, by=one.by)
    return times(named, one.by) if one.by > 1 and one.kind == "count" else named


@lru_cache(maxsize=1 << 12)
def _unit_of(name: str) -> Quantity | None:
    """Return one of the unit that stands in brackets at a name's end."""
    match = _AT_END.search(narrow(name)) if name.rstrip()[-1:] in {")", "）"} else None
    found = scan(f"1{match['unit']}") if match else ()
    return found[0] if len(found) == 1 and found[0].unit else None
