"""What was made of a cell: the typed value, and what was wrong with it where nothing could be."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

NOT_A_NUMBER = "R101"
"""Reading fault: text where a number should stand (应为数字的单元格不是数字)."""

TOO_LARGE = "R144"
"""Reading fault: an amount that no department can have (金额过大)."""

EXPECTED_NUMBER = "0.00"
"""What a fault says was expected: the pattern of a number, the same in every language."""


class Reading(NamedTuple, Generic[T]):
    """A value read from a cell.

    `value` is None where the cell is blank, not applicable or faulty; only a faulty one has a
    `fault` (the rule's code) with `found` and `expected`, ready for a `Finding`.
    `decimals` is the number of decimals that the printed value has in the unit of `value`: of
    an amount in 万元 (2 for 37.86 万元, 6 for 0.20 元, −2 for 2.21 亿元), of a share for rates
    (4 for 99.75%). It says how far the true value may lie from the printed one.
    """

    value: T | None
    decimals: int | None = None
    fault: str | None = None
    found: str | None = None
    expected: str | None = None
