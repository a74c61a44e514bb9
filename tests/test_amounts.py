from decimal import Decimal

import numpy as np
import pytest

from gridperf import amounts
from gridperf.words import Words

ZH = Words("zh")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (220.63, "220.63 万元"),
        (Decimal("9999.99"), "9,999.99 万元"),
        (22063, "2.21 亿元"),
        (-12.5, "−12.50 万元"),
        (-0.001, "0.00 万元"),
        (0, "0.00 万元"),
        (None, "未知"),
        (float("nan"), "未知"),
        (np.float64(2.675), "2.68 万元"),
        (np.int64(3), "3.00 万元"),
    ],
)
def test_amounts_are_written_as_on_paper(value, said):
    assert amounts.money(value, ZH) == said


def test_rates_have_two_decimals_and_half_goes_up():
    assert amounts.rate(0.9995467525721796, ZH) == "99.95%"
    assert amounts.rate(Decimal("0.99995"), ZH) == "100.00%"
    assert amounts.rate(None, ZH) == "未知"


def test_english_keeps_the_digits_of_the_form():
    assert amounts.money(220.63, Words("en")) == "220.63 ×10k CNY"
    assert amounts.money(22063, Words("en")) == "220.63 m CNY"
    assert amounts.money(1789603, Words("en")) == "17.90 bn CNY"
