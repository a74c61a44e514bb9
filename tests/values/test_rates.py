"""Rates in every spelling come out as shares; rounding accuses nobody."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridperf.values import (
    Interval,
    Reading,
    rate_consistent,
    rate_interval,
    read_rate,
    read_score,
    rounding_interval,
)


@pytest.mark.parametrize(
    ("cell", "number_format", "share", "decimals"),
    [
        ("86.19%", None, "0.8619", 4),
        ("100％", None, "1", 2),
        ("１００％", None, "1", 2),
        ("50%", None, "0.5", 2),
        ("0.00%", None, "0", 4),
        (" 99.75 % ", None, "0.9975", 4),
        ("86. 19%", None, "0.8619", 4),
        ("103.33%", None, "1.0333", 4),
        ("百分之九十五", None, "0.95", 2),
        (1, "0.00%", "1", 4),
        (0.9975, "0.00%", "0.9975", 4),
        (0.9975, None, "0.9975", 4),
        (0.8566, "0.00%", "0.8566", 4),
        (85.66, None, "0.8566", 4),
        ("85.66", None, "0.8566", 4),
        (1, None, "1", 0),
        (100, None, "1", 2),
        (1.0333, None, "1.0333", 4),
        (0.49884, "0%", "0.50", 2),
        (0.985892116182573, "0.00%", "0.9859", 4),
        (85.66, '0.00"%"', "0.8566", 4),
        ("1.0000", None, "1", 4),
    ],
)
def test_rate_comes_out_as_printed(cell, number_format, share, decimals):
    reading = read_rate(cell, number_format)
    assert (reading.value, reading.decimals) == (Decimal(share), decimals)
    assert reading.fault is None


@pytest.mark.parametrize("cell", [None, "", "-", "—", "/", "#DIV/0!", "不适用"])
def test_no_rate_is_unknown_and_no_fault(cell):
    assert read_rate(cell) == (None, None, None, None, None)


@pytest.mark.parametrize("cell", ["约90%", "见附件", "90%-95%", True, date(2020, 1, 1)])
def test_what_is_no_rate_is_said(cell):
    assert read_rate(cell).value is None
    assert read_rate(cell).fault == "R101"


def test_the_amounts_tell_a_bare_rate_apart():
    assert read_rate(1.2, near=Decimal("0.0119")).value == Decimal("0.012")
    assert read_rate(3.1, near=Decimal("3.12")).value == Decimal("3.1")


def test_the_seeds_rounding_trap():
    interval = rate_interval(Decimal("37.76"), Decimal("37.86"), 2)
    assert interval is not None
    assert interval.low == Decimal("37.755") / Decimal("37.865")  # 99.7095%
    assert interval.high == Decimal("37.765") / Decimal("37.855")  # 99.7623%
    amounts = (Decimal("37.76"), Decimal("37.86"), 2)
    assert rate_consistent(read_rate("99.75%"), *amounts)
    assert not rate_consistent(read_rate("99.70%"), *amounts)
    assert not rate_consistent(read_rate("99.99%"), *amounts)


def test_a_published_rounded_rate_is_consistent():
    assert rate_consistent(read_rate("50%"), Decimal("154.74"), Decimal("310.2"), 2)


def test_what_cannot_be_proved_wrong_is_not_accused():
    assert rate_consistent(read_rate("0.00%"), Decimal(0), Decimal(0), 2)
    assert rate_consistent(Reading(None), Decimal(1), Decimal(2), 2)
    assert rate_interval(Decimal(0), Decimal("0.00"), 2) is None


def test_an_interval_stays_on_its_side_of_zero():
    assert rounding_interval(Decimal(0), 2) == Interval(Decimal(0), Decimal("0.005"))
    assert rounding_interval(Decimal("-0.01"), 2).low == Decimal("-0.015")


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=6),
    st.decimals(min_value=0, max_value=10**6, places=6),
    st.integers(min_value=0, max_value=4),
    st.integers(min_value=0, max_value=2),
)
def test_honest_rounding_is_never_accused(budget, spent, money, shown):
    printed = f"{spent / budget:.{shown}%}"
    amounts = (round(spent, money), round(budget, money), money)
    assert rate_consistent(read_rate(printed), *amounts)


@given(st.integers(min_value=0, max_value=20000), st.booleans())
def test_a_rate_written_is_the_rate_read(basis_points, wide):
    text = f"{Decimal(basis_points).scaleb(-2)}%"
    wide_text = text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert read_rate(wide_text if wide else text).value == Decimal(basis_points).scaleb(-4)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text):
    reading = read_rate(text)
    assert reading.value is None or reading.fault is None


@pytest.mark.parametrize(
    ("cell", "score"),
    [("（10分）", "10"), ("(10)", "10"), ("（99.8）", "99.8"), ("10（分）", "10")],
)
def test_brackets_around_a_score_are_no_minus(cell, score):
    assert read_score(cell).value == Decimal(score)


@pytest.mark.parametrize(
    ("cell", "score"),
    [("99.5（优）", "99.5"), ("99.5分（优）", "99.5"), ("85 (良好)", "85"),
     ("优（99.5分）", "99.5"), ("99.5（自评）", None), ("99.5（优或良）", None)],
)  # fmt: skip
def test_a_grade_beside_a_score_leaves_it_one(cell, score):
    assert read_score(cell).value == (score and Decimal(score))


def test_a_minus_before_a_score_stays():
    assert read_score("-10").value == read_score("（-10）").value == Decimal(-10)
