"""A cell of the scorecard says sign and short value; a number is never cut."""

import pandas as pd

from gridperf.charts.scorecard import scorecard, short
from gridperf.words import Words

ZH = Words("zh")


def _cells(**values):
    row = {"project_id": 1, "dimension": "quantity", "status": "unmet", "indicators": 2,
           "target": "≥70栋", "actual": "41栋", "target_value": "70", "actual_value": "41",
           "measure_unit": "栋", **values}  # fmt: skip
    return pd.DataFrame([row])


PROJECTS = pd.DataFrame(
    [{"project_id": 1, "project": "<b>校舍</b>", "unit": "甲", "rate": 1.31, "state": "over",
      "errors": 1, "warnings": 0}]
)  # fmt: skip


def _first(cells):
    return scorecard(PROJECTS, cells, ZH, picked="1.quantity").body[0][1]


def test_a_cell_bears_sign_value_and_key():
    cell = _first(_cells())
    assert (cell.sign, cell.text, cell.tone, cell.pick) == (
        "✕",
        "41/70 栋 +1",
        "unmet",
        "1.quantity",
    )
    assert "≥70栋" in cell.title


def test_what_is_not_applicable_is_a_dash_and_what_is_missing_is_blank():
    assert _first(_cells(status="not_applicable", indicators=1)).sign == "–"
    assert _first(_cells(dimension="quality")).text == ""


def test_large_numbers_are_shortened_never_cut():
    assert short("1029203", ZH) == "102.9万"
    assert short("960000", Words("en")) == "960k"
    assert short("2022-12-31", ZH) == "2022-12-31"


def test_an_overrun_keeps_its_whole_rate():
    rate = scorecard(PROJECTS, _cells(), ZH).body[0][-2]
    assert (rate.text, rate.sign, rate.bar.share) == ("131.00%", "↑", 1.31)
