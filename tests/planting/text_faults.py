"""Faults of problems and of classification: how each is planted, and the field it shows at."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal

from data.faultless import cents
from tests.planting.indicator_faults import unmet_without_reason
from tests.planting.kinds import BLOCKED, PAIRED, TROUBLED, fault, respend, silent
from tests.planting.layouts import FORMS
from tests.planting.money_faults import low_unexplained
from tests.planting.planted import Place, Plot

WHOLE = (*PAIRED, *BLOCKED)
"""Forms of single projects with goal, result and indicators."""

# Problems and classification ---------------------------------------------------------------------


@fault("R036", TROUBLED)
def no_problem_though_unmet(plot: Plot) -> Place:
    unmet_without_reason(plot)
    return plot.one, ("problems",)


@fault("R036", TROUBLED)
def no_problem_though_low(plot: Plot) -> Place:
    low_unexplained(plot)
    return plot.one, ("problems",)


@fault("R037", TROUBLED)
def problem_without_cure(plot: Plot) -> Place:
    plot.one.problems, plot.one.rectification = "招标较晚，前两季度未付款", "无"
    return plot.one, ("rectification",)


@fault("R038", TROUBLED, 6)
def no_problem_anywhere(plot: Plot) -> Place:
    for one in plot.filed:
        silent(one)
    return plot.one, None


@fault("R039", TROUBLED)
def problem_of_last_year(plot: Plot) -> Place:
    plot.before = [deepcopy(one) for one in plot.filed]
    for one in plot.before:
        one.year -= 1
        one.result = f"{one.result}上年情况。"
        one.problems, one.rectification = "无", "无"
        one.item("quality").actual = "100%"
    for one in (plot.one, plot.before[len(plot.filed) // 2]):
        one.problems, one.rectification = "招标较晚，前两季度未付款", "次年提前招标"
    return plot.one, ("problems",)


@fault("R039", TROUBLED)
def problem_like_last_years(plot: Plot) -> Place:
    place = problem_of_last_year(plot)
    said = "招标较晚，前两季度未付款，资金支付进度偏慢"
    plot.one.problems = f"因{said}"
    plot.before[len(plot.filed) // 2].problems = said
    return place


@fault("R040", WHOLE)
def texts_like_last_years(plot: Plot) -> Place:
    place = texts_of_last_year(plot)
    plot.before[len(plot.filed) // 2].result = f"顺利{plot.one.result}"
    return place


@fault("R040", WHOLE)
def texts_of_last_year(plot: Plot) -> Place:
    plot.before = [deepcopy(one) for one in plot.filed]
    for one in plot.before:
        one.year -= 1
        for item in one.items:
            item.value = item.value.replace(str(one.year + 1), str(one.year))
            item.actual = item.actual.replace(str(one.year + 1), str(one.year))
        if one.name != plot.one.name:
            one.result = "上年另有安排，共办理12件。"
    return plot.one, ("result",)


@fault("R041", tuple(form for form in FORMS if form != "unit form"))
def catch_all_name(plot: Plot) -> Place:
    plot.one.name = plot.dice.choice(("机动经费", "其他一般管理事务", "当年财力（通用项目）"))
    return plot.one, ("name",)


@fault("R042", tuple(form for form in FORMS if form != "unit form"))
def wages_as_a_project(plot: Plot) -> Place:
    plot.one.name = "工资性支出"
    return plot.one, ("name",)


@fault("R043", ("open source",))
def source_left_open(plot: Plot) -> Place:
    one = plot.one
    own = cents(one.spent / 5)
    for other in plot.filed:
        other.parts = [(*other.parts[0][:2], other.spent), (Decimal(0),) * 3]
    one.parts = [(*one.parts[0][:2], one.spent - own), (Decimal(0), Decimal(0), own)]
    return one, ("unconfirmed#0", "spent")


@fault("R043", ("list",))
def sources_left_blank(plot: Plot) -> Place:
    plot.one.parts = [(Decimal(0), Decimal(0), None), (Decimal(0), Decimal(0), None)]  # type: ignore[list-item]
    return plot.one, ("spent",)


@fault("R044", BLOCKED)
def list_and_form_apart(plot: Plot) -> Place:
    plot.beside = [deepcopy(one) for one in plot.filed]
    listed = plot.beside[len(plot.filed) // 2]
    respend(listed, listed.spent - 2)
    return plot.one, ("spent",)
