"""Budgets stated in parts: the printed rates tell whether they add up, or nobody guesses."""

from __future__ import annotations

import pytest

from gridperf.model import Form
from tests.forms.list_drawings import DISTRICT, checked_of, read

ACCUSED = {"R001", "R002", "R004", "R008", "R101"}


def _list(group: str, parts: str, rows: str, rate: str = "执行率") -> str:
    wide = "|>" * parts.count("|")
    rest = "|^" if rate else ""
    return (
        f"序号|项目名称|{group}{wide}|支出数{'|' * bool(rate)}{rate}\n^|^|{parts}|^{rest}\n{rows}"
    )


def _money(form: Form) -> list[tuple[str | None, ...]]:
    shown = ((one.budget_initial, one.budget, one.spent) for one in form.projects)
    return [tuple(None if one is None else f"{one:f}" for one in said) for said in shown]


def _accused(drawing: str) -> set[str]:
    return {rule for rule, _ in checked_of(DISTRICT + drawing)} & ACCUSED


@pytest.mark.parametrize(
    ("group", "parts"),
    [
        ("预算数", "年初预算|年中追加"),
        ("预算数", "年初预算|追加预算"),
        ("预算数", "年初数|追加数"),
        ("预算资金", "年初预算|追加（减）预算"),
        ("预算数", "年初预算|调整数"),
        ("全年预算数", "年初预算|调整预算"),
    ],
)
def test_what_was_added_makes_the_budget_with_the_initial_one(group: str, parts: str) -> None:
    drawing = _list(group, parts, "1|甲|100|20|118|98.33%\n2|乙|80||80|100%")
    form, findings = read(drawing)
    assert _money(form) == [("100", "120", "118"), ("80", "80", "80")]
    assert form.projects[0].cells["budget"].address == "C4,D4"
    assert form.columns["C"] == "budget_initial"
    assert form.columns["D"] in {"budget_part", "budget"}
    assert "R126" not in {one.rule for one in findings}
    assert _accused(drawing) == set()


def test_additions_and_what_the_last_year_left_make_it_too() -> None:
    drawing = _list("预算资金", "年初安排|年中追加|上年结转", "1|甲|90|10|20|118|98.33%")
    form, _ = read(drawing)
    assert _money(form) == [("90", "120", "118")]
    assert [(one.source, one.budget) for one in form.projects[0].funding] == [("carried_over", 20)]
    assert _accused(drawing) == set()


@pytest.mark.parametrize("parts", ["年初预算|年中追加", "当年预算|上年结转"])
@pytest.mark.parametrize("rates", [("", ""), ("", "100%"), ("77%", "100%")])
def test_without_a_proof_the_budget_is_unknown_where_it_matters(
    parts: str, rates: tuple[str, str]
) -> None:
    drawing = _list("预算数", parts, f"1|甲|100|20|118|{rates[0]}\n2|乙|80|0|80|{rates[1]}")
    form, findings = read(drawing)
    assert [one.budget for one in form.projects] == [None, 80]
    (said,) = [one for one in findings if one.rule == "R147"]
    assert (said.cell, said.found) == ("C3,D3", parts.replace("|", "、"))
    assert _accused(drawing) == set()


def test_an_adjusted_budget_that_is_the_whole_stays_it() -> None:
    for rates in ("98.33%", ""):
        drawing = _list("预算数", "年初预算|调整预算", f"1|甲|100|120|118|{rates}")
        form, findings = read(drawing)
        assert _money(form) == [("100", "120", "118")]
        assert [one.rule for one in findings] == []


def test_an_adjusted_budget_that_may_be_the_change_is_asked_for() -> None:
    drawing = _list("预算数", "年初预算|调整预算", "1|甲|100|20|118", rate="")
    form, findings = read(drawing)
    assert _money(form) == [("100", None, "118")]
    assert [one.rule for one in findings] == ["R147"]
    assert _accused(drawing) == set()


def test_a_total_beside_its_parts_is_the_budget() -> None:
    for whole in ("全年预算数", "调整后预算", "合计"):
        drawing = _list("预算数", f"年初预算|年中追加|{whole}", "1|甲|100|20|120|118|98.33%")
        assert _money(read(drawing)[0]) == [("100", "120", "118")]


@pytest.mark.parametrize("budget", ["预算数", "当年预算"])
def test_what_the_last_year_left_may_be_a_part_of_the_budget(budget: str) -> None:
    head = f"序号|项目名称|{budget}|上年结转|支出数|执行率\n"
    form, findings = read(head + "1|甲|120|20|118|98.33%")
    assert (_money(form), findings) == ([(None, "120", "118")], ())
    assert _money(read(head + "1|甲|100|20|118|98.33%")[0]) == [(None, "120", "118")]


def test_the_spending_may_be_parted_as_the_budget_is() -> None:
    drawing = """序号|项目名称|预算金额|>|支出金额|>|执行率
^|^|当年预算|以前年度结转|当年预算支出|结转支出|^
1|甲|100|20|98|20|98.33%
"""
    form, _ = read(drawing)
    assert _money(form) == [(None, "120", "118")]
    assert _accused(drawing) == set()
    form, findings = read(drawing.replace("98.33%", ""))
    assert _money(form) == [(None, None, None)]
    assert [one.rule for one in findings] == ["R147", "R147"]


def test_what_was_cut_makes_no_sum_where_it_stands_without_a_sign() -> None:
    rows = "1|甲|100|20|0|118|98.33%\n2|乙|80|10|0|90|100%\n3|丙|80|0|5|70|93.33%"
    form, findings = read(_list("预算数", "年初预算|调增|调减", rows))
    assert [one.budget for one in form.projects] == [None, None, None]
    assert [one.found for one in findings if one.rule == "R147"] == ["年初预算、调增、调减"]
    form, _ = read(_list("预算数", "年初预算|调增|调减", rows.replace("|5|", "|-5|")))
    assert [one.budget for one in form.projects] == [120, 90, 75]


@pytest.mark.parametrize("word", ["调剂", "调整"])
def test_what_is_left_after_transfers_is_the_budget(word: str) -> None:
    for initial in ("批复数", "年初预算数", "年初批复数"):
        for whole in (f"{word}后数", f"{word}后", f"{word}后预算数", f"{word}后金额"):
            drawing = f"""序号|项目名称|{initial}|{word}数|{whole}|执行数|执行率
1|甲|90|10|100|95|95%
2|乙|60|-10|50|50|100%
"""
            form, findings = read(drawing)
            assert _money(form) == [("90", "100", "95"), ("60", "50", "50")]
            assert [one.found for one in findings] == [f"{word}数"]
            assert _accused(drawing) == set()


def test_what_was_transferred_makes_the_budget_where_the_rates_prove_it() -> None:
    form, _ = read(
        "序号|项目名称|年初预算|预算调剂|执行数|执行率\n1|甲|90|10|95|95%\n2|乙|60|-10|50|100%"
    )
    assert [one.budget for one in form.projects] == [100, 50]


def test_an_adjusted_budget_that_the_rates_prove_is_the_whole() -> None:
    for rows in ("1|甲|100|130|117|90%\n2|乙|50|45|45|100%", "1|甲|100|130|117|90%"):
        drawing = f"序号|项目名称|年初批复|预算调整|预算执行|执行率\n{rows}\n"
        form, findings = read(drawing)
        assert _money(form)[0] == ("100", "130", "117")
        assert form.projects[0].cells["budget"].address == "D3"
        assert findings == ()
        assert _accused(drawing) == set()


def test_rates_that_fit_no_reading_are_not_called_missing() -> None:
    drawing = _list("预算数", "年初预算|年中追加", "1|甲|100|20|118|77%\n2|乙|80|10|80|71%")
    form, findings = read(drawing)
    assert [one.budget for one in form.projects] == [None, None]
    (said,) = [one for one in findings if one.rule == "R147"]
    assert said.values["variant"] == "parts_unproved"
    assert _accused(drawing) == set()


@pytest.mark.parametrize("whole", ["本年可用资金合计", "可用预算合计", "全年可用资金总额"])
def test_all_that_could_be_spent_is_the_budget(whole: str) -> None:
    drawing = f"""序号|项目名称|上年结转结余|本年预算|本年追加|{whole}|本年支出|执行率
1|甲|20|100|10|130|117|90%
2|乙|0|50|-5|45|45|100%
合计||20|150|5|175|162|
"""
    form, findings = read(drawing)
    assert [(one.budget, one.spent) for one in form.projects] == [(130, 117), (45, 45)]
    assert [(one.budget, one.spent) for one in form.totals] == [(175, 162)]
    assert {one.rule for one in findings} == {"R126"}
    assert _accused(drawing) == set()
