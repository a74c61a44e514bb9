"""Headings of a rate: however it is written, a rate is never an amount of money."""

from __future__ import annotations

import pytest

from gridperf.forms.vocabulary import role_of
from tests.forms.list_drawings import TITLE, checked_of, read

RATES = [
    "执行率%", "执行率 %", "预算执行率%", "预算支出率%", "预算执行率（%）=支出/预算",
    "预算执行（%）", "预算执行%", "支出（百分比）", "预算执行百分比", "实际支出比例",
    "全年支出%", "执行率③=②/①", "预算执行率= 执行数/预算数", "执行率%=支出数/预算数",
    "执行率（%）= 支出数÷预算数×100%",
]  # fmt: skip


@pytest.mark.parametrize("heading", RATES)
def test_a_rate_is_read_as_the_rate(heading: str) -> None:
    form, findings = read(
        f"序号|项目名称|预算数|执行数|{heading}|自评得分\n1|甲|320|310|96.88|99\n2|乙|90|81|90|98"
    )
    assert [f"{one.spent} {one.stated_rate}" for one in form.projects] == [
        "310 0.9688", "81 0.90"]  # fmt: skip
    assert findings == ()


@pytest.mark.parametrize("heading", RATES)
def test_a_rate_is_no_money_spent_where_no_column_states_it(heading: str) -> None:
    form, _ = read(f"序号|项目名称|预算数|{heading}|自评得分\n1|甲|320|96.88|99\n2|乙|90|90|98")
    assert [f"{one.spent} {one.stated_rate}" for one in form.projects] == [
        "None 0.9688", "None 0.90"]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    ["预算执行率备注", "全年支出占比", "实际支出比预算", "年度预算执行率排名", "财政拨款占比",
     "一般公共预算支出占比", "实际支出时间", "预算执行进度排名"],
)  # fmt: skip
def test_what_only_begins_as_an_amount_is_no_money(heading: str) -> None:
    assert not (role_of(heading) or "").startswith(("money:", "source:"))


def test_an_amount_that_says_how_it_was_worked_out_stays_one() -> None:
    form, findings = read("序号|项目名称|预算数=年初+追加|支出数A|执行率\n1|甲|100|90|90%")
    assert [(one.budget, one.spent) for one in form.projects] == [(100, 90)]
    assert findings == ()


def test_of_two_rates_the_one_of_the_budget_is_read() -> None:
    for head, row in (
        ("支出率（支出/到位）|预算执行率", "95%|76%"),
        ("预算执行率|支出率（支出/到位）", "76%|95%"),
        ("支出率|预算执行率", "95%|76%"),
        ("资金使用率（实际支出÷到位资金）|执行率", "95%|76%"),
    ):
        drawing = f"序号|项目名称|预算安排|到位资金|实际支出|{head}\n1|甲|100|80|76|{row}\n"
        assert [f"{one.stated_rate}" for one in read(drawing)[0].projects] == ["0.76"]
        assert "R001" not in {rule for rule, _ in checked_of(TITLE + drawing)}


def test_a_rate_of_what_arrived_is_not_the_budget_s() -> None:
    drawing = "序号|项目名称|预算安排|到位资金|实际支出|支出率（支出/到位）\n1|甲|100|80|76|95%\n"
    form, findings = read(drawing)
    assert [one.stated_rate for one in form.projects] == [None]
    assert [(one.rule, one.cell) for one in findings] == [("R126", "D2"), ("R126", "F2")]
    assert "R001" not in {rule for rule, _ in checked_of(TITLE + drawing)}
    # Where what arrived is all that the list knows of a budget, its rate is that one's.
    form, _ = read(drawing.replace("预算安排|", "").replace("100|", ""))
    assert [f"{one.budget} {one.stated_rate}" for one in form.projects] == ["80 0.95"]


def test_percent_below_an_amount_s_heading_is_its_rate() -> None:
    for heads, row in (
        ("支出|>\n^|^|^|金额|%", "90|90"),
        ("支出|>\n^|^|^|%|金额", "90|90"),
        ("预算执行情况|>\n^|^|^|支出数|%", "90|90"),
    ):
        form, findings = read(f"序号|项目名称|预算数|{heads}\n1|甲|100|{row}\n2|乙|100|90|90")
        (first, _) = form.projects
        assert (first.spent, f"{first.stated_rate}") == (90, "0.90")
        assert findings == ()


def test_a_share_of_the_spending_is_no_source_of_it() -> None:
    form, findings = read("""序号|项目名称|预算|>|支出|>|>
^|^|财政拨款|其他资金|财政拨款|其他资金|支出占比
1|甲|100|80|90|75|90%""")
    assert [(one.budget, one.spent) for one in form.projects] == [(180, 165)]
    assert [one.cell for one in findings if one.rule == "R126"] == ["G2"]


def test_letters_and_circles_number_the_columns() -> None:
    for a, b in (("a", "b"), ("①", "②"), ("A", "B")):
        form, findings = read(f"序号|项目名称|预算数{a}|支出数{b}|执行率（%）\n1|甲|100|90|90")
        assert [(one.budget, one.spent) for one in form.projects] == [(100, 90)]
        assert findings == ()
