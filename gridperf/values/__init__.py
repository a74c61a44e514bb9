"""Text and cells into typed values, pure: money, rates, targets, completions."""

from gridperf.values.money import read_money
from gridperf.values.numbers import chinese_number, narrow
from gridperf.values.printed import shown_decimals, text_of
from gridperf.values.rates import (
    Interval,
    rate_consistent,
    rate_interval,
    read_rate,
    rounding_interval,
)
from gridperf.values.reading import Reading

__all__ = [
    "Interval",
    "Reading",
    "chinese_number",
    "narrow",
    "rate_consistent",
    "rate_interval",
    "read_money",
    "read_rate",
    "rounding_interval",
    "shown_decimals",
    "text_of",
]
