"""Money in every spelling seen comes out exact in 万元, and what is no number is said."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridperf.values import plain_amounts, read_money, text_of, texts_of


@pytest.mark.parametrize(
    ("cell", "unit", "amount"),
    [
        ("1,437", "万元", "1437"),
        ("215,457.6", "万元", "215457.6"),
        ("215，457.6", "万元", "215457.6"),
        ("250000.00", "元", "25"),
        ("250000.00元", "万元", "25"),
        ("150万", "元", "150"),
        ("150万元", None, "150"),
        ("120（万元）", "元", "120"),
        ("1,200 (元)", "万元", "0.12"),
        ("（120）", "万元", "-120"),
        ("1.5亿元", "元", "15000"),
        ("0.5", "亿元", "5000"),
        ("３８６０", "万元", "3860"),
        ("  37.86  ", "万元", "37.86"),
        ("\u3000220.63 万元", "万元", "220.63"),
        ("¥1,234.50", "元", "0.12345"),
        ("-12.5", "万元", "-12.5"),
        ("（1,234.00）", "万元", "-1234"),
        ("叁佰万元", "元", "300"),
        ("一千二百万元", "元", "1200"),
        ("一千二百万", "元", "1200"),
        ("三千二百元", None, "0.32"),
        ("一亿二千万元", None, "12000"),
        ("三千二百", "万元", "3200"),
        ("12万5千元", None, "12.5"),
        ("12万500元", None, "12.05"),
        ("1亿2000万元", None, "12000"),
        ("1亿2千万元", None, "12000"),
        ("１２．５", "万元", "12.5"),
        (37.86, "万元", "37.86"),
        (0.1 + 0.2, "万元", "0.3"),
        (899700, "元", "89.97"),
        (1e-3, "元", "0.0000001"),
        (220.63000000000002, None, "220.63"),
        (0, "万元", "0"),
        ("0.00", "万元", "0"),
    ],
)
def test_amount_comes_out_in_wan_yuan(cell, unit, amount):
    reading = read_money(cell, unit)
    assert reading.value == Decimal(amount)
    assert reading.fault is None


@pytest.mark.parametrize(
    ("cell", "unit", "number_format", "amount"),
    [
        # 以万元显示: the reader sees 100.0, whatever the cell holds.
        (1000000, "万元", "0!.0,", "100"),
        (1234567.8, "万元", "0!.0000", "123.45678"),
        (250000, "元", "#,##0", "25"),
        (2500, None, "#,##0,", "2.5"),
        (12, "元", '0"万元"', "12"),
        (12.5, "万元", '0.00"元"', "0.00125"),
        (1000000, "元", '0!.0,"万元"', "100"),
    ],
)
def test_an_amount_is_what_its_number_format_shows(cell, unit, number_format, amount):
    reading = read_money(cell, unit, number_format)
    assert (reading.value, reading.fault) == (Decimal(amount), None)


@pytest.mark.parametrize("cell", ["-", "—", "－", "–", "——", " - ", "−"])
def test_a_dash_is_an_accounting_zero(cell):
    assert read_money(cell, "万元").value == Decimal(0)


@pytest.mark.parametrize("cell", [None, "", "  ", "\u3000", "/", "／", "不适用", "无"])
def test_blank_and_not_applicable_are_unknown_and_no_fault(cell):
    assert read_money(cell, "万元") == (None, None, None, None, None)


@pytest.mark.parametrize(
    "cell",
    ["约350万", "350万左右", "1,43", "12,34.5", "见附件", "一", "#REF!", "12.5 13.5", "37.86.",
     "1/2", "100%", True, date(2020, 1, 2), float("nan"), float("inf")],
)  # fmt: skip
def test_what_is_no_number_is_said(cell):
    reading = read_money(cell, "万元")
    assert reading.value is None
    assert reading.fault == "R101"
    assert reading.found
    assert reading.expected


@pytest.mark.parametrize(
    ("cell", "unit", "number_format", "decimals"),
    [
        ("37.86", "万元", None, 2),
        ("0.20", "万元", None, 2),
        (0.2, "万元", None, 1),
        (0.2, "万元", "#,##0.00", 2),
        (0.2, "万元", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 2),
        (37.8612, "万元", "0.00", 4),
        (90, "万元", None, 0),
        (899700, "元", None, 4),
        ("2.21亿元", "万元", None, -2),
    ],
)
def test_the_precision_printed_is_kept_in_wan_yuan(cell, unit, number_format, decimals):
    assert read_money(cell, unit, number_format).decimals == decimals


amounts = st.decimals(min_value=Decimal(-9999), max_value=Decimal(9999), places=6, allow_nan=False)


@given(amounts, st.sampled_from(["万元", "元", "亿元"]), st.booleans(), st.booleans())
def test_an_amount_written_is_the_amount_read(amount, unit, grouped, wide):
    text = f"{amount:,f}" if grouped else f"{amount:f}"
    if wide:
        text = text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    factor = {"万元": 0, "元": -4, "亿元": 4}[unit]
    assert read_money(text, unit).value == amount.scaleb(factor)
    assert read_money(f" {text}{unit} ", "元").value == amount.scaleb(factor)


@given(st.decimals(min_value=0, max_value=Decimal(99999999), places=2, allow_nan=False))
def test_a_stored_float_is_the_amount_that_was_typed(amount):
    assert read_money(float(amount), "万元").value == amount


@pytest.mark.parametrize("cell", [1e300, 10**30, "9" * 400, "99,999亿元", -1e13])
def test_an_amount_that_no_department_has_is_unknown_and_said(cell):
    reading = read_money(cell, "万元")
    assert (reading.value, reading.fault) == (None, "R144")
    assert len(reading.found or "") <= 40


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text):
    reading = read_money(text, "万元")
    assert reading.value is None or reading.fault is None


FORMATS = (None, "General", "0.00", "#,##0.00", "0.00%", "0!.0,", '0.00"元"', '"≥"0')
stored = st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=4), st.booleans())


@given(st.lists(st.tuples(stored, st.sampled_from(FORMATS))), st.sampled_from([None, "万元", "元"]))
def test_a_column_is_read_as_its_cells_are(column, unit):
    cells, formats = [cell for cell, _ in column], [code for _, code in column]
    texts = texts_of(cells, formats)
    assert texts == [text_of(cell, code) for cell, code in column]
    for cell, code, amount in zip(
        cells, formats, plain_amounts(cells, texts, formats, unit), strict=True
    ):
        if amount is not None:
            assert read_money(cell, unit, code).value == amount


def test_most_amounts_of_a_column_are_plain():
    cells, formats = [37.86, 0.0, 1437.0, -2.5, 37.86], [None, "0.00", "#,##0.00", None, "0%"]
    found = plain_amounts(cells, texts_of(cells, formats), formats, "万元")
    assert found == [Decimal("37.86"), Decimal(0), Decimal(1437), Decimal("-2.5"), None]
