"""Every indicator of a form gets its status, and the seed's damaged ones accuse nobody."""

from gridperf.model import Form, Indicator, Project
from gridperf.scoring import assess


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
