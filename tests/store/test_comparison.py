"""What a later file changes, said before it is stored."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gridperf.model import Answer, Cell, Document, Form, Funding, Indicator, Project
from gridperf.store import Change, Store


def project(name: str = "巡查", spent: str = "9", actual: str = "12场", **more: object) -> Project:
    held = Project(
        "甲办", 2020, name, budget=Decimal(10), spent=Decimal(spent),
        funding=(Funding("general_public", "一般公共预算", spent=Decimal(spent)),),
        indicators=(
            Indicator("产出指标", "quantity", target="≥12场", actual=actual, status="met",
                      cells={"actual": Cell("M7", actual)}),
            Indicator("产出指标", "quality", target="100%", actual="100%", status="met"),
        ),
        cells={"spent": Cell("E7", spent)},
    )  # fmt: skip
    return replace(held, **more)  # type: ignore[arg-type]


def document(sha: str, *projects: Project) -> Document:
    form = Form("表", "project_list", "A1:Z9", "甲办", 2020, money_unit="万元", projects=projects)
    return Document(f"{sha}.xlsx", sha, forms=(form,))


@pytest.fixture(scope="module")
def store() -> Store:
    held = Store.in_memory()
    held.file(document("1", project(), project("宣传")), b"1")
    return held


def test_a_changed_amount_stands_beside_the_old_one_with_its_cell(store: Store) -> None:
    (comparison,) = store.compare(document("2", project(spent="9.5"), project("宣传")))
    assert comparison.changes[0] == Change("巡查", "spent", Decimal(9), Decimal("9.5"), "E7")
    funding = comparison.changes[1]
    assert (funding.path, funding.new) == ("funding.一般公共预算.spent", Decimal("9.5"))
    assert len(comparison.changes) == 2
    assert comparison.filed.replaced == 1


def test_a_changed_completion_is_found_at_its_dimension(store: Store) -> None:
    (comparison,) = store.compare(document("2", project(actual="10场"), project("宣传")))
    assert comparison.changes == (
        Change("巡查", "indicators.quantity.actual", "12场", "10场", "M7"),
    )


def test_what_vanishes_and_what_is_new_is_named(store: Store) -> None:
    (comparison,) = store.compare(document("2", project(indicators=()), project("培训")))
    assert comparison.filed.vanished == ("宣传",)
    assert comparison.added == ("培训",)


def test_lost_indicators_are_named(store: Store) -> None:
    first = project().indicators[:1]
    (comparison,) = store.compare(document("2", project(indicators=first), project("宣传")))
    assert comparison.filed.indicators_lost == ("巡查",)
    assert {change.new for change in comparison.changes} == {None}


def test_comparing_stores_nothing_and_a_first_filing_changes_nothing(store: Store) -> None:
    before = store.revision
    other = replace(project(), unit="乙办")
    (comparison,) = store.compare(document("3", other))
    assert comparison.changes == ()
    assert (store.revision, store.units()) == (before, ["甲办"])


def test_the_same_bytes_take_back_no_answer() -> None:
    store = Store.in_memory()
    said = Answer("巡查", "spent", "9", "9.5", "表!E7")
    store.file(replace(document("1", project(spent="9.5")), answers=(said,)), b"1", "王工")
    assert store.file(document("1", project()), b"1").unchanged
    number = int(store.view("project")["project_id"].iloc[0])
    (row,) = store.records("answer", number).to_dict("records")
    assert (row["found"], row["answer"], row["cell"]) == ("9", "9.5", "表!E7")
    assert row["answered_by"] == "王工"


def test_choices_of_columns_are_remembered_and_forgotten() -> None:
    store = Store.in_memory()
    store.choose("f00d", "核心要点", "result", "王工")
    store.choose("f00d", "核心要点", "goal", "王工")
    assert store.choices() == {"f00d": {"核心要点": "goal"}}
    store.choose("f00d", "核心要点", None)
    assert store.choices() == {}


def test_who_withdrew_a_filing_is_kept() -> None:
    store = Store.in_memory()
    filed = store.file(document("1", project()), b"1", "王工").filed[0]
    store.withdraw(filed.submission_id, "报错单位", "李工")
    row = store.view("filings").iloc[0]
    assert (row.state, row.reason, row.changed_by) == ("withdrawn", "报错单位", "李工")
    store.bring_back(filed.submission_id, "张工")
    row = store.view("filings").iloc[0]
    assert (row.state, row.changed_by) == ("current", "张工")


def test_the_board_knows_who_is_missing_and_until_when() -> None:
    store = Store.in_memory()
    store.file(document("1", project()), b"1", "王工")
    store.expect(2020, ["甲办", "乙办"])
    store.set_value("deadline.2020", "2021-03-31")
    board = store.view("board").set_index("unit")
    assert dict(board.filed) == {"甲办": True, "乙办": False}
    assert set(board.deadline) == {"2021-03-31"}
    assert board.loc["甲办"].versions == 1
    assert bool(board.loc["乙办"].expected)


def test_a_project_under_another_code_is_gone_and_new_alike() -> None:
    store = Store.in_memory()
    store.file(document("1", project(code="51")), b"1")
    (comparison,) = store.compare(document("2", project(code="52")))
    assert (comparison.filed.vanished, comparison.added) == (("巡查",), ("巡查",))
    store.file(document("2", project(code="52")), b"2")
    found = store.difference(1, 2)
    assert (found.vanished, found.added, found.changes) == (("巡查",), ("巡查",), ())
