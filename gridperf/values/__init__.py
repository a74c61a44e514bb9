"""Text and cells into typed values, pure: money, rates, targets, completions."""

from gridperf.values.directions import less_is_better
from gridperf.values.money import plain_amounts, read_money
from gridperf.values.numbers import chinese_number, closed_up, narrow, read_number
from gridperf.values.pairs import is_not_applicable, split_numbered
from gridperf.values.printed import amount_text, amount_texts, shown_decimals, text_of, texts_of
from gridperf.values.rates import (
    Interval,
    computed_rate,
    rate_consistent,
    rate_interval,
    read_rate,
    read_score,
    rounding_interval,
)
from gridperf.values.reading import NOT_A_NUMBER, Reading
from gridperf.values.targets import Judgement, judge
from gridperf.values.undone import says_missed

__all__ = [
    "NOT_A_NUMBER",
    "Interval",
    "Judgement",
    "Reading",
    "amount_text",
    "amount_texts",
    "chinese_number",
    "closed_up",
    "computed_rate",
    "is_not_applicable",
    "judge",
    "less_is_better",
    "narrow",
    "plain_amounts",
    "rate_consistent",
    "rate_interval",
    "read_money",
    "read_number",
    "read_rate",
    "read_score",
    "rounding_interval",
    "says_missed",
    "shown_decimals",
    "split_numbered",
    "text_of",
    "texts_of",
]
