"""Words over a column, alone: what they mean, and what only looks like it and means nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gridperf.forms.compounds import levels_of
from gridperf.forms.meanings import meaning_of
from tests.forms.list_drawings import TITLE, checked_of, read

MEANT = {
    "budget": "批复预算 下达预算 核定预算 预算批复数 预算下达数 调整后预算 调整预算数 全年预算数"
              " 最终预算 已下达预算 调剂后数",
    "budget_initial": "年初预算 年初批复数",
    "spent": "支出决算 支出决算数 已拨付 拨付金额 实支数 资金支出 年度支出 实际使用"
             " 实际使用金额 累计支出 截至12月底执行数 1-12月支出数",
    "stated_rate": "支出比例 执行比例 支付比例 12月底执行率 资金使用率",
    "stated_score": "评分 综合评分 自评分值 绩效得分 绩效评分 单位自评得分 单位自评分 部门自评得分"
                    " 自评结果（分） 绩效自评分数",
    "stated_grade": "评定等级 绩效评级 自评结果 评定等次 档次 等级评定",
    "name": "政策/项目名称 专项资金名称 经费名称 二级项目名称 资金项目名称",
    "result": "工作完成情况 项目成效 工作开展情况 项目实施成效",
    "problems": "存在不足 存在的困难和问题",
    "target": "设定值 年初设定值 计划值 当年目标值 当年指标值 当年度目标值 本年度指标值 当年计划值",
    "actual": "全年完成 当年完成值 本年度完成值 当年实际完成值 当年完成情况 本年实际完成情况"
              " 年末完成情况 实际完成绩效",
    "code": "项目编码 预算项目编码",
}  # fmt: skip

NOTHING = {
    "a change": "调整数 预算调整数 年中调整 调整金额",
    "a part of the year": "6月底执行数 6月底执行率 上半年支出数 三季度支出 截至11月底执行数"
    " 1-7月执行数",
    "another rate": "预算偏差率 支出差异率 预算调整率 资金结余率 预算执行偏差",
    "a number or kind": "项目预算编号 预算文号 支出性质 支出类型 预算资金来源 支出资金来源",
    "another score": "预算执行得分 产出得分 支出得分 财政评价得分 复核得分",
}


@pytest.mark.parametrize(("said", "words"), MEANT.items(), ids=MEANT)
def test_a_usual_heading_means_one_thing(said: str, words: str) -> None:
    meant = {word: meaning_of(levels_of(word)) for word in words.split()}
    assert {word: one and one.said for word, one in meant.items()} == dict.fromkeys(meant, said)


@pytest.mark.parametrize("words", NOTHING.values(), ids=NOTHING)
def test_what_only_looks_like_a_usual_heading_means_nothing(words: str) -> None:
    assert not [word for word in words.split() if meaning_of(levels_of(word))]


MONEY = "序号|项目名称|{}|执行率\n1|甲|{}|90%"


@pytest.mark.parametrize(
    "budget",
    [
        "预算指标",
        "指标金额",
        "指标额",
        "指标数",
        "预算额度",
        "可用预算",
        "投入资金",
        "涉及资金",
        "项目资金",
        "计划数",
        "计划资金（万元）",
        "计划投资",
    ],
)
def test_beside_the_spending_a_lone_amount_is_the_budget(budget: str) -> None:
    form, findings = read(MONEY.format(f"{budget}|支出数", "100|90"))
    assert [(one.budget, one.spent) for one in form.projects] == [(100, 90)]
    assert findings == ()
    # Beside a budget that says so it is something else.
    form, findings = read(MONEY.format(f"{budget}|预算数|支出数", "7|100|90"))
    assert [(one.budget, one.spent) for one in form.projects] == [(100, 90)]
    assert [(one.rule, one.found) for one in findings] == [("R126", budget)]


def test_a_unit_behind_an_amount_s_colon_is_its_unit() -> None:
    form, findings = read(MONEY.format("预算数：万元|支出数：元", "100|900000"))
    assert [(one.budget, one.spent) for one in form.projects] == [(100, 90)]
    assert findings == ()


@pytest.mark.parametrize(
    "spent",
    [
        "截至12月31日支出",
        "截至2022年12月25日支出",
        "截止年底实际支出",
        "1-12月支出",
        "完成投资",
        "实际完成支出",
        "截至12月底支出",
        "资金使用",
    ],
)
def test_beside_the_budget_the_year_s_amount_is_the_spending(spent: str) -> None:
    form, findings = read(MONEY.format(f"预算数|{spent}", "100|90"))
    assert [(one.budget, one.spent) for one in form.projects] == [(100, 90)]
    assert findings == ()


@pytest.mark.parametrize("spent", ["截至11月30日支出", "1-11月支出", "截至6月底支出"])
def test_a_part_of_the_year_is_no_spending(spent: str) -> None:
    form, _ = read(MONEY.format(f"预算数|{spent}", "100|90"))
    assert [(one.budget, one.spent) for one in form.projects] == [(100, None)]


def test_what_was_planned_is_the_budget_and_what_arrived_none_beside_it() -> None:
    drawing = """序号|项目名称|资金投入和使用情况|>|>|>|>
^|^|计划数|到位数|使用数|到位率|使用率
1|甲|120|110|108|91.67%|90%
"""
    form, findings = read(drawing)
    (project,) = form.projects
    assert (project.budget, project.spent, project.cells["budget"].address) == (120, 108, "C4")
    assert [(one.rule, one.cell) for one in findings] == [("R126", "D2"), ("R126", "F2")]
    assert {rule for rule, _ in checked_of(TITLE + drawing)}.isdisjoint({"R001", "R004"})


def test_counts_of_an_indicator_are_no_money() -> None:
    form, _ = read("""序号|项目名称|预算数|支出数|数量指标|>
^|^|^|^|计划数|完成数
1|甲|100|90|12|12""")
    assert [(one.budget, one.spent) for one in form.projects] == [(100, 90)]


def test_a_fiscal_year_heads_years() -> None:
    meant = meaning_of(levels_of("财年"))
    assert meant
    assert meant.said == "year"


def test_beside_the_initial_budget_the_last_one_counts() -> None:
    form, findings = read("序号|项目名称|年初预算|最终预算|支出数|执行率\n1|甲|90|100|90|90%")
    assert [(one.budget_initial, one.budget) for one in form.projects] == [(90, 100)]
    assert findings == ()


@pytest.mark.parametrize("group", ["各部分得分", "自评得分", "得分情况"])
@pytest.mark.parametrize("part", ["预算执行(10分)", "预算执行率", "执行情况（10）"])
def test_the_execution_s_part_of_the_score_is_its_own(group: str, part: str) -> None:
    form, findings = read(f"""序号|项目名称|预算数|支出数|执行率|{group}|>|>|总分
^|^|^|^|^|{part}|产出(50分)|效益(30分)|^
1|甲|100|90|90%|9|49|30|88""")
    (project,) = form.projects
    assert (project.spent, f"{project.stated_rate}") == (90, "0.90")
    assert project.execution is not None
    assert project.execution.stated_score == 9
    assert project.indicators == ()
    assert "F2" not in {one.cell for one in findings}


def test_measures_beside_the_problems_are_what_is_done_about_them() -> None:
    form, findings = read("项目名称|预算数|执行数|问题|措施\n甲|100|90|慢|加快")
    assert [(one.problems, one.rectification) for one in form.projects] == [("慢", "加快")]
    assert findings == ()
    form, findings = read("项目名称|预算数|执行数|措施\n甲|100|90|加快")
    assert [(one.rectification, findings[0].rule) for one in form.projects] == [(None, "R126")]


def test_what_was_done_by_the_year_s_end_beside_the_goal_is_the_result() -> None:
    for heading in ("年末完成情况", "实际完成绩效"):
        form, findings = read(f"项目名称|预算数|执行数|绩效目标|{heading}\n甲|100|90|修路|已修")
        assert [(one.goal, one.result) for one in form.projects] == [("修路", "已修")]
        assert findings == ()


def test_a_grade_behind_the_score_is_the_project_s() -> None:
    form, findings = read("项目名称|预算数|执行数|自评得分\n甲|100|90|99.5（优）\n乙|5|5|89")
    assert [(one.stated_score, one.stated_grade) for one in form.projects] == [
        (Decimal("99.5"), "优"), (89, None),
    ]  # fmt: skip
    assert form.projects[0].cells["stated_grade"].address == "D3"
    assert findings == ()
