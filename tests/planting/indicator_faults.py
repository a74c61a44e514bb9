"""Faults of targets, completions and scores: how each is planted, and the field it shows at."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal

from tests.planting.kinds import (
    BLOCKED,
    JUDGED,
    PAIRED,
    SCORED,
    SEVERAL,
    TOLD,
    fault,
    give,
    rescore,
    respend,
    silent,
)
from tests.planting.planted import Place, Plot

# Targets -----------------------------------------------------------------------------------------


@fault("R014", JUDGED)
def quantity_without_number(plot: Plot) -> Place:
    item = plot.one.item("quantity")
    item.target, item.actual = "按科室申请采购设备", "已采购电脑和打印机"
    return plot.one, (item, "target")


@fault("R015", JUDGED)
def vague_words_only(plot: Plot) -> Place:
    item = plot.one.item("social")
    item.name, item.target, item.actual = "工作水平", "进一步加强和提升", "群众普遍认可"
    return plot.one, (item, "target")


@fault("R016", JUDGED)
def completion_copies_target(plot: Plot) -> Place:
    item = plot.one.item("social")
    item.name = "日常秩序"
    item.target, item.actual = "保障片区市政设施全天正常运转", "保障片区市政设施全天正常运转有序"
    return plot.one, (item, "actual")


@fault("R017", TOLD)
def result_copies_goal(plot: Plot) -> Place:
    plot.one.goal = "完成老旧管网更换并恢复沿线路面，方便居民出行。"
    plot.one.result = "已完成老旧管网更换并恢复沿线路面，方便居民出行。"
    return plot.one, ("result",)


@fault("R018", JUDGED)
def same_text_twice(plot: Plot) -> Place:
    first, second = plot.one.item("quantity"), plot.one.item("quality")
    first.name = "片区设施巡查与维护次数"
    second.name = first.name if plot.form in PAIRED else f"{first.name} "
    second.target, second.actual = first.target, first.actual
    return plot.one, (second, "target")


@fault("R019", SEVERAL)
def indicators_cloned(plot: Plot) -> Place:
    one, other = plot.one, plot.filed[0]
    one.items = deepcopy(other.items)
    one.economy = other.economy
    return one, (one.items[0], "target")


@fault("R019", SEVERAL)
def indicators_cloned_but_for_the_name(plot: Plot) -> Place:
    one, other = plot.one, plot.filed[0]
    place = indicators_cloned(plot)
    one.name, other.name = "2023年东街道路改造项目", "西湖公园维护经费"
    for project, said in ((one, "东街道路改造"), (other, "西湖公园维护")):
        project.item("quantity").name = f"{said}完成量"
    return place


@fault("R020", JUDGED)
def payment_as_output(plot: Plot) -> Place:
    item = plot.one.item("quality")
    item.name, item.target, item.actual = "预算资金支出率", "≥95%", "99%"
    return plot.one, (item, "target")


@fault("R021", JUDGED)
def not_applicable_on_one_side(plot: Plot) -> Place:
    item = plot.one.item("social")
    item.target = "不适用"
    return plot.one, (item, "target")


@fault("R021", JUDGED)
def completion_left_blank(plot: Plot) -> Place:
    item = plot.one.item("social")
    item.actual = ""
    return plot.one, (item, "target")


@fault("R022", (*PAIRED, *BLOCKED))
def indicator_of_another_project(plot: Plot) -> Place:
    one, other = plot.one, plot.filed[0]
    other.name = "森林防火宣传"
    other.goal, other.result = "开展森林防火宣传进村入户。", "森林防火宣传进村入户开展46场次。"
    for project in (other, one):
        item = project.item("social")
        item.name, item.target, item.actual = "", "森林防火宣传进村入户", "村民知晓防火要求"
        if plot.form not in PAIRED:
            item.name, item.target = "森林防火宣传进村入户", "效果良好"
    return one, (one.item("social"), "target")


@fault("R023", JUDGED)
def unit_of_measure_missing(plot: Plot) -> Place:
    item = plot.one.item("satisfaction")
    item.unit = ""
    return plot.one, (item, "target")


@fault("R024", JUDGED)
def timeliness_without_time(plot: Plot) -> Place:
    item = plot.one.item("timeliness")
    item.name, item.target, item.actual = "宣传资料张贴率", "≥98%", "100%"
    return plot.one, (item, "target")


# Completion and score ----------------------------------------------------------------------------


@fault("R025", JUDGED)
def unmet_without_reason(plot: Plot) -> Place:
    one, item = plot.one, plot.one.item("quantity")
    item.value, item.actual = "70", f"63{item.unit}"
    give(one, item, "13.5")
    silent(one)
    return one, (item, "actual")


@fault("R026", JUDGED)
def far_above_target(plot: Plot) -> Place:
    item = plot.one.item("quantity")
    item.value, item.actual = "40", f"85{item.unit}"
    return plot.one, (item, "actual")


@fault("R027", SEVERAL)
def always_at_the_bound(plot: Plot) -> Place:
    for one in plot.filed:
        one.item("satisfaction").actual = "问卷调查200人，满意度90%"
    last = plot.filed[-1]
    return last, (last.item("satisfaction"), "actual")


@fault("R028", JUDGED)
def unquantified_at_full(plot: Plot) -> Place:
    item = plot.one.item("quality")
    item.name, item.target, item.actual = "补助发放", "按规定发放补助", "100%"
    return plot.one, (item, "actual")


@fault("R029", JUDGED)
def only_done(plot: Plot) -> Place:
    item = plot.one.item(plot.dice.choice(("quantity", "quality")))
    item.actual = plot.dice.choice(("完成", "已全部完成", "达成预期目标"))
    return plot.one, (item, "actual")


@fault("R030", SCORED)
def full_marks_for_less(plot: Plot) -> Place:
    item = plot.one.item("quantity")
    item.value, item.actual, item.reason = "70", f"41{item.unit}", "雨季停工"
    return plot.one, (item, "stated_score")


@fault("R030", (*BLOCKED, "unit form"))
def execution_score_off(plot: Plot) -> Place:
    respend(plot.one, plot.one.budget * Decimal("0.862"))
    rescore(plot.one, Decimal("9.4"))
    return plot.one, ("execution", "score")


@fault("R031", SCORED)
def score_above_weight(plot: Plot) -> Place:
    give(plot.one, plot.one.item("quality"), "16")
    return plot.one, (plot.one.item("quality"), "stated_score")


@fault("R031", (*BLOCKED, "unit form"))
def weights_not_a_hundred(plot: Plot) -> Place:
    item = plot.one.item("social")
    item.weight = Decimal(15)
    give(plot.one, item, "15")
    return plot.one, ("total_weight",)


@fault("R031", SCORED)
def total_not_the_sum(plot: Plot) -> Place:
    plot.one.total -= Decimal(14)
    return plot.one, ("stated_score",)


@fault("R032", SCORED)
def band_and_score_apart(plot: Plot) -> Place:
    item = plot.one.item("sustainable")
    item.actual, item.reason = "部分达成预期指标并具有一定效果", "办法尚未印发"
    give(plot.one, item, "10")
    return plot.one, (item, "stated_score")


@fault("R033", ("row an indicator", *BLOCKED), 5)
def full_marks_throughout(plot: Plot) -> Place:
    for one in plot.filed:
        for item in one.items:
            give(one, item, item.weight)
    return plot.filed[-1], None


@fault("R034", SCORED)
def reason_at_full_marks(plot: Plot) -> Place:
    item = plot.one.item("quantity")
    item.reason = "受疫情影响，后两个月未能按计划开展"
    return plot.one, (item, "reason")


@fault("R034", JUDGED)
def met_but_told_undone(plot: Plot) -> Place:
    item = plot.one.item("quantity")
    item.actual += "，后续任务尚未完成"
    return plot.one, (item, "actual")


@fault("R035", JUDGED)
def satisfaction_without_survey(plot: Plot) -> Place:
    item = plot.one.item("satisfaction")
    item.actual = "94.5%"
    return plot.one, (item, "actual")
