"""Two units of one measure are converted; where they aren't of one, nothing is decided."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("target", "actual", "status", "value", "unit"),
    [
        ("≤3秒", "800毫秒", "met", "0.8", "秒"),
        ("≤3s", "800ms", "met", "0.8", "s"),
        ("≤500毫秒", "2秒", "unmet", "2000", "毫秒"),
        ("≥500M", "1G", "met", "1000", "M"),
        ("≥500兆", "1G", "met", "1000", "兆"),
        ("≥1G", "500M", "unmet", "0.5", "G"),
        ("≥500G", "1T", "met", "1000", "G"),
        ("≥1T", "500G", "unmet", "0.5", "T"),
        ("200Mbps", "1Gbps", "met", "1000", "Mbps"),
        # A thousand of data is 1000 or 1024: either may be meant.
        ("≥1G", "1000M", "met", "1", "G"),
        ("≥1024M", "1G", "met", "1024", "M"),
        ("≥1020M", "1G", "undecided", "1000", "M"),
        ("≥500kW", "0.6MW", "met", "600", "kW"),
        ("≥1MW", "800kW", "unmet", "0.8", "MW"),
        ("≥300毫米", "0.4米", "met", "400", "毫米"),
        ("≥300mm", "30cm", "met", "300", "mm"),
        ("≥20cm", "180mm", "unmet", "18", "cm"),
        ("≥2米", "180厘米", "unmet", "1.8", "米"),
        ("≥500公斤", "900斤", "unmet", "450", "公斤"),
        ("≥5t", "5200kg", "met", "5.2", "t"),
        ("≥500升", "520000ml", "met", "520", "升"),
        ("≤1mg/L", "800μg/L", "met", "0.8", "mg/L"),
        ("≥10km2", "12平方公里", "met", "12", "km2"),
        ("10km²", "10平方公里", "met", "10", "km²"),
        ("≥1000亩", "66公顷", "unmet", "990", "亩"),
        ("1.5g/cm3", "1.6g/cm3", "met", "1.6", "g/cm3"),
        # What is rounded in its own unit may be the target itself.
        ("500亩", "33.3公顷", "undecided", "499.5", "亩"),
    ],
)
def test_units_of_one_measure_are_converted(target, actual, status, value, unit):
    said = judge(target, actual, "quantity", None, 2022)
    assert (said.status, said.actual_value, said.measure_unit) == (status, value, unit)


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("≥1000万美元", "1200万元"),
        ("≥500DPI", "600PPI"),
        ("≥2个", "500亩"),
        ("≥5分", "6个"),
        ("≥200Mbps", "1GB"),
    ],
)
def test_units_of_two_measures_decide_nothing(target, actual):
    said = judge(target, actual, "quantity", None, 2022)
    assert (said.status, said.actual_value) == ("undecided", None)


def test_a_generation_of_networks_is_no_amount_of_data():
    said = judge("≥100个", "建成5G基站80个", "quantity", "5G基站建设", 2022)
    assert (said.status, said.actual_value) == ("unmet", "80")
