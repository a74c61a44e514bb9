"""Every indicator of a form gets its status, and the seed's damaged ones accuse nobody."""

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gridperf.assessment import assess
from gridperf.model import Execution, Form, Indicator, Project
from gridperf.scoring import (
    Score,
    execution_score,
    full_mark_share,
    indicator_score,
    project_score,
    weighted_score,
)
from gridperf.scoring_profiles import profiles


def _assessed(*indicators):
    project = Project("某街道", 2022, "培训", indicators=indicators)
    return assess(Form("表", "project_form", "A1:I9", "某街道", 2022, projects=(project,)))


def test_every_indicator_is_filled_in():
    form = _assessed(
        Indicator("产出指标", "quantity", "培训人次", "500人次", "487人次"),
        Indicator("产出指标", "timeliness", "完成时间", "12月底前", "12月20日"),
        Indicator("效益指标", "economic", None, "不适用", "不适用"),
        Indicator("产出指标", "cost", "项目总成本", "≤90万元", "89.97万元"),
    )
    statuses = [indicator.status for indicator in form.projects[0].indicators]
    assert statuses == ["unmet", "met", "not_applicable", "met"]
    timely = form.projects[0].indicators[1]
    assert (timely.comparator, timely.target_value) == ("<=", "2022-12-31")
    assert (timely.actual_value, timely.measure_unit) == ("2022-12-20", "date")


def test_comparator_and_unit_in_columns_of_their_own_count():
    stated = Indicator(
        "产出指标", "quantity", "覆盖率", "100", "100", comparator="=", measure_unit="%"
    )
    indicator = _assessed(stated).projects[0].indicators[0]
    assert (indicator.comparator, indicator.target_value) == ("=", "100")
    assert (indicator.measure_unit, indicator.status) == ("%", "met")
    assert indicator.target == "100"


def test_a_misread_comparator_is_inferred_and_accuses_nobody():
    fine, low = (
        _assessed(
            Indicator("效益指标", "satisfaction", None, "服务群众满意度) 95", "95%"),
            Indicator("效益指标", "satisfaction", None, "服务群众满意度) 95", "93%"),
        )
        .projects[0]
        .indicators
    )
    assert (fine.comparator, fine.target_value, fine.inferred) == (None, "95", True)
    assert fine.status == "met"
    assert low.status == "undecided"


def test_every_profile_is_whole():
    assert set(profiles()) >= {"national_2020", "national_2021", "hubei", "sichuan", "shanghai"}
    for profile in profiles().values():
        assert sum(profile.weights.values()) == 100
        assert set(profile.title) == {"zh", "en"}
        groups = {"output", "cost", "benefit", "satisfaction"}
        assert groups <= set(profile.weights) | set(profile.joins)
        assert set(profile.joins.values()) | set(profile.heirs.values()) <= set(profile.weights)
        assert len(profile.bands) == 3


@pytest.mark.parametrize(
    ("spent", "budget", "weight", "points"),
    [
        ("37.24", "43.2", 10, "8.62"),  # a form said 9
        ("154.74", "310.2", 10, "4.99"),  # 49.88%; a form printed 50% and 5
        ("9034", "20000", 10, "4.52"),
        ("83.5", "100", 20, "16.70"),
        ("310", "300", 10, "10.00"),
        ("0", "12", 10, "0.00"),
    ],
)
def test_published_execution_scores_come_out_right(spent, budget, weight, points):
    assert execution_score(Decimal(budget), Decimal(spent), Decimal(weight)) == Decimal(points)


def test_without_a_budget_there_is_no_execution_score():
    assert execution_score(Decimal(0), Decimal(0), Decimal(10)) is None


def _scored(target, actual, weight, dimension="quantity", profile="national_2020"):
    form = _assessed(Indicator("产出指标", dimension, None, target, actual))
    (indicator,) = form.projects[0].indicators
    return indicator_score(indicator, Decimal(weight), profiles()[profile])


def _points(low, high=None):
    return Score(Decimal(low), Decimal(high or low))


@pytest.mark.parametrize(
    ("target", "actual", "weight", "dimension", "score"),
    [
        ("20000人", "9034人", 10, "quantity", _points("4.52")),
        ("500人次", "487人次", 10, "quantity", _points("9.74")),
        ("≥95%", "96%", 10, "satisfaction", _points("10")),
        ("≤80万元", "100万元", 10, "cost", _points("8.00")),
        ("12场", "30场", 10, "quantity", _points("10")),
        ("有效改善", "达成预期指标", 15, "social", _points("12.00", "15.00")),
        ("健全", "部分达成预期指标并具有一定效果", 15, "sustainable", _points("9.00", "12.00")),
        ("健全", "未达成预期指标且效果较差", 15, "sustainable", _points("0", "9.00")),
        ("≤30万元", "完成", 10, "cost", _points("0", "10")),  # not quantified: left open
        ("12月底前", "2023年1月", 10, "timeliness", _points("0", "10")),
        ("不适用", "不适用", 10, "economic", None),
    ],
)
def test_an_indicator_earns_what_its_numbers_say(target, actual, weight, dimension, score):
    assert _scored(target, actual, weight, dimension) == score


def test_hubei_cuts_its_bands_lower():
    assert _scored("健全", "部分达成", 10, "social", "hubei") == _points("5.00", "8.00")


def _project(*indicators, **fields):
    """A project without money, unless it's given some: execution then doesn't apply."""
    without = {"budget": Decimal(0), "spent": Decimal(0)}
    return replace(_assessed(*indicators).projects[0], **{**without, **fields})


def test_what_does_not_apply_drops_out_and_the_rest_is_scaled():
    project = _project(
        Indicator("产出指标", "quantity", None, "20场", "10场"),
        Indicator("效益指标", "economic", None, "不适用", "不适用"),
        budget=Decimal(100),
        spent=Decimal(50),
    )
    assert project_score(project, profiles()["national_2020"]) == _points("50.00")


def test_the_forms_own_weights_come_first():
    project = _project(
        Indicator("产出指标", "quantity", None, "20场", "10场", weight=Decimal(60)),
        Indicator("效益指标", "social", None, "≥90%", "95%", weight=Decimal(30)),
        budget=Decimal(100),
        spent=Decimal(100),
        execution=Execution(weight=Decimal(10)),
    )
    assert project_score(project, profiles()["sichuan"]) == _points("70.00")


def test_satisfaction_that_does_not_apply_leaves_its_points_to_benefit():
    project = _project(
        Indicator("产出指标", "quantity", None, "20场", "20场"),
        Indicator("效益指标", "social", None, "100%", "50%"),
        Indicator("成本指标", "cost", None, "≤20万元", "20万元"),
    )
    # cost 20 + output 40 + half of benefit 20 + 10
    assert project_score(project, profiles()["national_2021"]) == _points("83.33")


def test_qualitative_targets_leave_a_range_and_nothing_leaves_none():
    project = _project(Indicator("效益指标", "social", None, "改善", "有效改善"))
    score = project_score(project, profiles()["national_2020"])
    assert score == _points("80.00", "100.00")
    assert score.point is None
    assert project_score(_project(), profiles()["national_2020"]) is None


@pytest.mark.parametrize(
    ("profile", "score", "label"),
    [("national_2020", "90", "优"), ("national_2020", "89.99", "良"), ("national_2020", "60", "中"),
     ("national_2020", "59.99", "差"), ("shanghai", "60", "合格"), ("shanghai", "0", "不合格")],
)  # fmt: skip
def test_grades_are_labelled_as_the_profile_says(profile, score, label):
    assert profiles()[profile].grade(Decimal(score)) == label


def test_scores_add_up_by_money_and_full_marks_are_shared_out():
    assert weighted_score([(Decimal(100), Decimal(900)), (Decimal(50), Decimal(100))]) == 95
    assert weighted_score([]) is None
    full = Indicator("产出指标", "quantity", weight=Decimal(10), stated_score=Decimal(10))
    less = replace(full, stated_score=Decimal(9))
    assert full_mark_share([full, full, full, less]) == Decimal("0.75")
    assert full_mark_share([]) is None


def test_assessing_again_changes_nothing():
    lines = Path(__file__).parent / "values" / "spellings.tsv"
    rows = csv.DictReader(
        lines.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    indicators = [
        Indicator("产出指标", row["dimension"], None, row["target"], row["actual"]) for row in rows
    ]
    once = _assessed(*indicators)
    again = assess(once)
    pairs = zip(once.projects[0].indicators, again.projects[0].indicators, strict=True)
    assert [first.target for first, second in pairs if first != second] == []


def test_an_unending_quotient_is_rounded_as_on_paper():
    # 1235/3000 of 15 is exactly 6.175.
    assert _scored("3000人", "1235人", 15) == _points("6.18")


def test_an_amount_that_is_unknown_leaves_execution_open():
    held = Indicator("产出指标", "quantity", None, "20场", "20场")
    known = {"budget": Decimal(100), "spent": None}
    assert project_score(_project(held, **known), profiles()["national_2020"]) == _points(
        "83.33", "100.00"
    )
    assert project_score(_project(budget=Decimal(9), spent=Decimal(9)),
                         profiles()["national_2020"]) is None  # fmt: skip
