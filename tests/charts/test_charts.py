import json

import pandas as pd
import pytest

from gridperf import charts, look
from gridperf.charts.bullets import lowest
from gridperf.charts.canvas import fitted
from gridperf.words import Words

WORDS = [Words("zh"), Words("en")]
UNITS = pd.DataFrame(
    {
        "unit": ["甲", "乙", "丙", "<b>丁</b>"],
        "rate": [0.95, 1.12, None, 0.62],
        "state": ["good", "over", "not_filed", "bad"],
    }
)
MONEY = pd.DataFrame(
    {
        "unit": ["甲", "甲", "乙", "丙"],
        "source": ["general_public", "unconfirmed", "general_public", "other"],
        "spent": [3.0, 0.4, 7.0, None],
    }
)
BINS = pd.DataFrame(
    {
        "bin": ["0-30", "80-100", "100", "over", "none"],
        "projects": [1, 3, 5, 2, 0],
        "bad": [1, 0, 0, 0, 0],
        "watch": [0, 1, 0, 0, 0],
        "good": [0, 2, 5, 0, 0],
    }
)
STATUSES = pd.DataFrame({"status": ["met", "unmet", "met"], "indicators": [4, 1, 2]})


def figures(words):
    return {
        "gauge": charts.gauge(0.8616, "watch", words),
        "over": charts.gauge(1.0333, "over", words),
        "silent": charts.gauge(None, "not_filed", words),
        "bullets": charts.bullets(UNITS, words),
        "stacked": charts.stacked_sources(MONEY, words),
        "streams": charts.streams(MONEY, words),
        "one": charts.sources_of_project(MONEY, words),
        "bins": charts.execution_bins(BINS, words),
        "statuses": charts.status_bar(STATUSES, words),
    }


def sizes(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key in {"font", "tickfont", "textfont"} and "size" in value:
                yield value["size"]
            yield from sizes(value)
    elif isinstance(node, list):
        for value in node:
            yield from sizes(value)


@pytest.mark.parametrize("words", WORDS)
def test_no_letter_of_a_figure_is_under_16(words):
    for name, figure in figures(words).items():
        assert min(sizes(json.loads(figure.to_json()))) >= look.TEXT, name


def test_the_gauge_keeps_its_axis_and_says_the_over_run():
    for rate, state in ((0.8616, "watch"), (1.0333, "over"), (2.5, "over")):
        trace = charts.gauge(rate, state, WORDS[0]).data[0]
        assert tuple(trace.gauge.axis.range) == (0, 100)
        assert trace.value == pytest.approx(rate * 100)
        assert trace.gauge.bar.color == look.STATES[state].fill


def test_the_gauge_ends_its_bands_at_the_thresholds():
    trace = charts.gauge(0.9, "good", WORDS[0], thresholds=(0.7, 0.85)).data[0]
    assert [tuple(step.range) for step in trace.gauge.steps] == [(0, 70), (70, 85), (85, 100)]


def test_a_gauge_without_a_rate_is_empty_and_says_why():
    figure = charts.gauge(None, "not_filed", WORDS[0])
    assert figure.data[0].value is None
    assert [note.text for note in figure.layout.annotations] == ["未报"]


def test_bullets_stand_in_order_of_rate_with_sign_and_value():
    figure = charts.bullets(UNITS, WORDS[0])
    told = [note.text for note in figure.layout.annotations if "<b>" in note.text]
    assert told == ["<b>↑ 112.00%</b>", "<b>✓ 95.00%</b>", "<b>✕ 62.00%</b>", "<b>– 未报</b>"]
    assert figure.layout.yaxis.ticktext[2].strip() == "&lt;b&gt;丁&lt;/b&gt;"
    assert max(figure.data[0].x) == pytest.approx(112)


def test_of_many_units_the_lowest_are_kept_and_room_for_the_silent():
    many = pd.DataFrame(
        {
            "unit": [str(i) for i in range(40)],
            "rate": [i / 20 if i < 20 else None for i in range(40)],
        }
    )
    kept = lowest(many, 9)
    assert list(kept["unit"][:6]) == ["5", "4", "3", "2", "1", "0"]
    assert kept["rate"].isna().sum() == 3


def test_unconfirmed_money_is_hatched():
    figure = charts.stacked_sources(MONEY, WORDS[0])
    hatched = {trace.name: trace.marker.pattern.shape for trace in figure.data}
    assert hatched == {"一般公共预算": None, "来源待确认": "/"}


def test_streams_carry_every_amount():
    flow = charts.streams(MONEY, WORDS[0]).data[0]
    assert sum(flow.link.value) == pytest.approx(10.4)


def test_five_bins_always_show_and_the_others_when_they_hold_a_project():
    figure = charts.execution_bins(BINS, WORDS[0])
    assert list(figure.layout.xaxis.ticktext) == ["<30", "30–60", "60–80", "80–100", "100", ">100"]
    assert list(figure.data[-1].text) == [f"<b>{count}</b>" for count in (1, 0, 0, 3, 5, 2)]


def test_a_bin_is_divided_by_state_so_that_nobody_in_good_order_is_painted_as_doubtful():
    figure = charts.execution_bins(BINS, WORDS[0])
    parts = {trace.name: (list(trace.y), trace.marker.color) for trace in figure.data[:-1]}
    assert parts == {
        "bad": ([1, 0, 0, 0, 0, 0], look.STATES["bad"].fill),
        "watch": ([0, 0, 0, 1, 0, 0], look.STATES["watch"].fill),
        "good": ([0, 0, 0, 2, 5, 0], look.STATES["good"].fill),
        "over": ([0, 0, 0, 0, 0, 2], look.STATES["over"].fill),
    }


def test_statuses_are_added_up():
    assert [trace.x[0] for trace in charts.status_bar(STATUSES, WORDS[0]).data] == [6, 1]


def test_long_names_lose_their_middle():
    assert fitted("深圳市龙岗区龙岗街道社区网格管理中心") == "深圳市龙…社区网格管理中心"
    assert fitted("水务所") == "水务所"
    assert fitted("A & B") == "A &amp; B"


def test_a_single_unit_is_a_bar_with_its_name_not_a_bar_in_an_empty_field():
    one = MONEY[MONEY["unit"] == MONEY["unit"].iloc[0]]
    figure = charts.stacked_sources(one, WORDS[0], height=408, legend=False)
    assert figure.layout.height <= 100
    assert [text.strip() for text in figure.layout.yaxis.ticktext] == [one["unit"].iloc[0]]
    assert charts.bullets(UNITS.head(1), WORDS[0], height=400).layout.height <= 100
