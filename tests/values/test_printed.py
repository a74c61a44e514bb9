"""The text of a cell is what its reader sees."""

from datetime import date, datetime, time

import pytest

from gridperf.values import shown_decimals, text_of


@pytest.mark.parametrize(
    ("cell", "number_format", "text"),
    [
        (None, None, ""),
        ("  约350万 ", "General", "  约350万 "),
        (0.9975, "0.00%", "99.75%"),
        (1, "0.00%", "100.00%"),
        (1, "0%", "100%"),
        (0.98589, "0.0%", "98.6%"),
        (0.99745, "0.00%;[Red]-0.00%", "99.75%"),
        (37.86, None, "37.86"),
        (37.86, "General", "37.86"),
        (0.1 + 0.2, None, "0.3"),
        (1e20, None, "100000000000000000000"),
        (0.00001, None, "0.00001"),
        (1437.0, "#,##0.00", "1437"),
        (12, '0"场"', "12场"),
        (0.95, '"≥"0%', "≥95%"),
        (95, '0"%"', "95%"),
        (12.5, '_-"¥"* #,##0.00_-', "12.5"),
        (1000000, "0!.0,", "100"),
        (1234567.8, "0!.0000", "123.45678"),
        (1000000, '0!.0,"万元"', "100万元"),
        (1500, '0"."0,', "0.15"),
        (2500, "#,##0,", "2.5"),
        (2500000, "#,##0.00,,", "2.5"),
        (12345, "0,.00", "12.345"),
        (12345.6, "#,##0", "12345.6"),
        (True, None, "TRUE"),
        (date(2020, 12, 31), None, "2020-12-31"),
        (datetime.fromisoformat("2020-12-01"), "yyyy年m月", "2020年12月"),
        (date(2020, 12, 1), '[$-804]yyyy"年"m"月";@', "2020年12月"),
        (date(2020, 12, 1), "mmm-yy", "2020年12月"),
        (date(2020, 12, 1), 'm"月"', "12月"),
        (date(2020, 12, 1), "yyyy", "2020年"),
        (date(2020, 12, 1), 'm"月"d"日"', "2020-12-01"),
        (datetime.fromisoformat("2020-12-31 08:30"), "h:mm", "2020-12-31 08:30:00"),
        (datetime.fromisoformat("2020-12-31 08:30"), None, "2020-12-31 08:30:00"),
        (time(8, 30), None, "08:30:00"),
    ],
)
def test_text_is_what_the_cell_shows(cell, number_format, text):
    assert text_of(cell, number_format) == text


@pytest.mark.parametrize(("raw", "decimals"), [("37.86", 2), ("90", 0), ("0.20万元", 2), ("", 0)])
def test_decimals_shown(raw, decimals):
    assert shown_decimals(raw) == decimals
