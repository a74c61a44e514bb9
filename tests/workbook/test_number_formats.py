"""The format that a displayed text shows, where a file states no other."""

from __future__ import annotations

import pytest

from gridperf.values import text_of
from gridperf.workbook.number_formats import format_shown


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (12.0, "≥12场", "≥12场"),
        (0.95, "≥95%", "≥95%"),
        (1437.5, "≤1437.50万元", "≤1437.5万元"),
        (98.5, "98.50%", "98.5%"),
        (0.985, "98.50%", "98.50%"),
        (100.0, "100%", "100%"),
        (1437500.0, "1,437.50", "1437.5"),
        (1437500.0, "143.8", "143.75"),
        (1437500.0, "1.4", "1.4375"),
        (1437500.0, "1,437,500.00", "1437500"),
        (-20.5, "-20.50", "-20.5"),
        (1437.5, "¥1,437.50", "1437.5"),
        (0.0, "0.00", "0"),
        (0.0, "-", "0"),
        (3.0, "3", "3"),
    ],
)
def test_a_number_is_read_as_its_text_shows_it(value: float, shown: str, text: str) -> None:
    assert text_of(value, format_shown(shown, value)) == text


def test_a_format_of_percent_says_so_itself() -> None:
    assert text_of(0.998, format_shown("100%", 0.998, percent=True)) == "100%"
    assert text_of(0.998, format_shown("99.80%", 0.998, percent=True)) == "99.80%"
