"""A completion that repeats the plan first is judged by what came of it."""

import pytest

from gridperf.values import judge

YEAR = 2022


def _said(dimension, name, target, actual):
    one = judge(target, actual, dimension, name, YEAR)
    return one.status, one.actual_value


@pytest.mark.parametrize(
    ("name", "target", "actual", "said"),
    [
        ("培训人数", "计划培训200人", "计划培训200人，实际培训186人", ("unmet", "186")),
        ("计划培训人数", "200人", "计划200人，实际186人", ("unmet", "186")),
        ("目标任务", "200件", "目标200件，实际完成186件", ("unmet", "186")),
        ("任务目标", "全年目标200件", "全年目标200件，完成186件", ("unmet", "186")),
        ("任务", "年度任务200件", "年度任务200件，已完成186件，剩余14件", ("unmet", "186")),
        ("培训人数", "200人", "实际培训186人（计划200人）", ("unmet", "186")),
        ("计划完成率", "≥95%", "计划完成率95%，实际完成率92%", ("unmet", "92")),
        ("目标完成率", "≥95%", "目标95%，实际96%", ("met", "96")),
        ("检查企业", "500家", "应检500家，实检486家", ("unmet", "486")),
        ("培训人数", "拟培训200人", "拟培训200人，实到186人", ("unmet", "186")),
        ("指标完成率", "≥95%", "年初指标值95%，全年完成值93%", ("unmet", "93")),
        ("计划执行情况", "200件", "计划200件，完成率93%", ("undecided", None)),
    ],
)
def test_the_plans_number_is_not_what_was_done(name, target, actual, said):
    assert _said("quantity", name, target, actual) == said


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("计划招聘", "20人", "计划招聘20人，录用18人"),
        ("计划植树", "200株", "计划植树200株，成活186株"),
        ("计划检查", "200件", "计划200件，剩余14件"),
    ],
)
def test_another_number_beside_the_plans_leaves_open_what_was_done(name, target, actual):
    assert _said("quantity", name, target, actual) == ("undecided", None)


@pytest.mark.parametrize(
    ("name", "target", "actual", "said"),
    [
        ("预算成本", "≤90万元", "预算90万元，实际支出95.6万元", ("unmet", "95.6")),
        ("预算成本", "≤90万元", "预算90万元，实际支出85万元", ("met", "85")),
        ("预算控制", "预算控制在90万元以内", "预算90万元，实际支出95万元", ("unmet", "95")),
        ("总预算控制数", "90万元", "预算数90万元，执行数95万元", ("unmet", "95")),
        ("项目总成本", "≤90万元", "合同金额95万元，已支付61.6万元", ("undecided", None)),
        ("成本控制", "≤90万元", "年初预算90万元，调整后预算88万元，支出89万元", ("met", "89")),
    ],
)
def test_the_budget_is_not_what_was_spent(name, target, actual, said):
    assert _said("cost", name, target, actual) == said


@pytest.mark.parametrize(
    ("actual", "said"),
    [
        ("计划2022年10月完工，实际2022年12月完工", ("unmet", "2022-12-31")),
        ("计划10月完工，实际9月完工", ("met", "2022-09-30")),
    ],
)
def test_the_planned_day_is_not_the_day_when_it_was_done(actual, said):
    assert _said("timeliness", "计划完工时间", "2022年10月", actual) == said


@pytest.mark.parametrize(
    ("name", "target", "actual", "said"),
    [
        ("培训人数", "计划培训200人", "计划培训200人，已完成", ("met", "200")),
        ("计划培训人数", "200人", "完成计划培训200人，培训教师30人", ("met", "200")),
        ("检查任务", "200件", "任务200件，全部完成，已回访150件", ("met", "200")),
        ("检查任务", "200件", "任务完成数200件，完成整改20件", ("met", "200")),
        ("检查任务", "200件", "计划200件，完成率100%", ("met", "200")),
        ("任务完成率", "≥95%", "任务完成率98%，资金支付率90%", ("met", "98")),
        ("计划生育宣传", "12次", "计划生育宣传13次，完成入户宣传5次", ("met", "13")),
    ],
)
def test_a_number_stays_where_nothing_else_came_of_it(name, target, actual, said):
    assert _said("quantity", name, target, actual) == said


def test_a_whole_report_of_plans_holds_nobody_up():
    actual = "；".join(f"计划宣传{at + 3}场，实际宣传{at + 2}场" for at in range(1_500))
    assert _said("quantity", "计划宣传", "≥12场", actual)[0] == "undecided"
