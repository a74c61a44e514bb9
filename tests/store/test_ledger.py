"""The ledger: findings known again over versions, what was said of them, what became of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from gridperf import checks
from gridperf.model import Document, Form, Indicator, Project, Selection
from gridperf.store import Judgement, Store
from gridperf.store.entries import Search

EVERYTHING = Selection()
RULES = ("R010", "R025")


def review(ask: checks.Ask) -> pd.DataFrame:
    """Two of the checks alone, so that a check added later changes nothing here."""
    found = checks.review(ask)
    return found[found["rule"].isin(RULES)] if len(found) else found


def unmet(target: str, actual: str) -> Indicator:
    return Indicator("产出指标", "quantity", target=target, actual=actual, status="unmet")


def document(
    sha: str,
    *projects: tuple[str, list[Indicator]],
    spent: str = "10",
    year: int = 2020,
    sample: str = "甲办",
) -> Document:
    held = tuple(
        Project(sample, year, name, budget=Decimal(10), spent=Decimal(spent), problems="无",
                rectification="无", indicators=tuple(indicators))
        for name, indicators in projects
    )  # fmt: skip
    form = Form("表", "project_list", "A1:Z9", sample, year, money_unit="万元", projects=held)
    return Document(f"{sha}.xlsx", sha, forms=(form,))


ROADS = ("修路", [unmet("≥70公里", "41公里"), unmet("≥12场", "9场"), unmet("≥300盏", "12盏")])


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def keep(store: Store, document: Document) -> None:
    store.file(document, document.sha256.encode(), "王工", review=review)


def ledger(store: Store, rule: str = "R025") -> dict[str, tuple[str, int]]:
    """Expected (the target, for R025) → state and whether it stands."""
    rows = store.view("ledger")
    rows = rows[rows["rule"] == rule]
    return {row["expected"]: (row["state"], row["present"]) for row in rows.to_dict("records")}


def mark(store: Store, expected: str, rule: str = "R025") -> str:
    rows = store.view("ledger")
    (found,) = rows[(rows["rule"] == rule) & (rows["expected"] == expected)]["mark"]
    return str(found)


def test_a_judgement_stays_with_its_finding_when_rows_move_and_a_like_one_goes(
    store: Store,
) -> None:
    keep(store, document("1", ROADS))
    assert ledger(store) == dict.fromkeys(("≥70公里", "≥12场", "≥300盏"), ("to_review", 1))
    store.judge([mark(store, "≥12场")], Judgement("false_alarm", "口径不同"), "李工")
    fixed = ("修路", [unmet("≥300盏", "12盏"), unmet("≥12场", "9场")])
    keep(store, document("2", ("先列的项目", []), fixed))
    assert ledger(store) == {
        "≥70公里": ("put_right", 0),
        "≥12场": ("false_alarm", 1),
        "≥300盏": ("to_review", 1),
    }


def test_what_goes_with_a_version_was_put_right_by_it_and_comes_back_to_be_reviewed(
    store: Store,
) -> None:
    keep(store, document("1", ROADS))
    keep(store, document("2", ("修路", ROADS[1][:2])))
    gone = mark(store, "≥300盏")
    row = store.view("ledger").set_index("mark").loc[gone]
    assert (row["state"], row["cause"], row["version"]) == ("put_right", "version", 2)
    assert [present for _, present in ledger(store).values()].count(1) == 2
    keep(store, document("3", ROADS))
    assert ledger(store)["≥300盏"] == ("to_review", 1)
    said = store.history(gone)
    assert list(said["cause"]) == ["reappeared", "version"]
    assert list(said["version"]) == [3, 2]


def test_a_project_that_vanished_is_said_to_be_the_cause(store: Store) -> None:
    other = ("其他", [Indicator("产出指标", "quantity", target="≥1场", actual="1场", status="met")])
    keep(store, document("1", ROADS, other))
    keep(store, document("2", other))
    assert set(store.view("ledger")["cause"]) == {"project_gone"}


def test_an_explanation_holds_for_the_value_that_it_was_given_for(store: Store) -> None:
    keep(store, document("1", ROADS))
    for target, state in (("≥70公里", "explained"), ("≥12场", "true"), ("≥300盏", "explained")):
        store.judge([mark(store, target)], Judgement(state, "有纪要"), "李工")  # type: ignore[arg-type]
    worse = ("修路", [unmet("≥70公里", "2公里"), unmet("≥12场", "8场"), unmet("≥300盏", "12盏")])
    keep(store, document("2", worse))
    assert ledger(store) == {
        "≥70公里": ("to_review", 1),
        "≥12场": ("true", 1),
        "≥300盏": ("explained", 1),
    }
    assert store.history(mark(store, "≥70公里")).iloc[0]["cause"] == "changed"


def test_what_a_person_called_put_right_but_still_stands_is_reviewed_again(store: Store) -> None:
    keep(store, document("1", ROADS))
    store.judge([mark(store, "≥12场")], Judgement("put_right", "已补报"), "李工")
    assert store.view("project").iloc[0]["warnings"] == 2
    keep(store, document("2", ("另一个", []), ROADS))
    assert ledger(store)["≥12场"] == ("to_review", 1)
    assert store.history(mark(store, "≥12场")).iloc[0]["cause"] == "still_there"


def test_a_changed_target_is_the_same_finding_only_where_no_other_could_be_meant(
    store: Store,
) -> None:
    keep(store, document("1", ("修路", [unmet("≥70公里", "41公里")])))
    number = mark(store, "≥70公里")
    store.judge([number], Judgement("true", deadline=date(2021, 6, 30)), "李工")
    keep(store, document("2", ("修路", [unmet("≥60公里", "41公里")])))
    assert mark(store, "≥60公里") == number
    assert ledger(store) == {"≥60公里": ("true", 1)}
    keep(store, document("3", ("修路", [unmet("≥50公里", "41公里"), unmet("≥9场", "1场")])))
    assert ledger(store) == {
        "≥60公里": ("put_right", 0),
        "≥50公里": ("to_review", 1),
        "≥9场": ("to_review", 1),
    }


def test_a_threshold_puts_nothing_right(store: Store) -> None:
    keep(store, document("1", ("修路", []), spent="7"))
    number = mark(store, store.view("ledger")["expected"].iloc[0], "R010")
    store.judge([number], Judgement("true", responsible="张三"), "李工")
    store.set_value("R010.rate", "60", review=review)
    row = store.view("ledger").iloc[0]
    assert (row["state"], row["present"], row["open"]) == ("true", 0, 0)
    store.set_value("R010.rate", None, review=review)
    row = store.view("ledger").iloc[0]
    assert (row["state"], row["present"], row["open"], row["mark"]) == ("true", 1, 1, number)


def test_a_summary_without_indicators_puts_none_of_their_findings_right(store: Store) -> None:
    keep(store, document("1", ROADS))
    keep(store, document("2", ("修路", [])))
    assert store.view("ledger").empty
    keep(store, document("3", ROADS))
    assert set(store.view("ledger")["state"]) == {"to_review"}


def test_a_version_brought_back_brings_its_findings_back(store: Store) -> None:
    keep(store, document("1", ROADS))
    keep(store, document("2", ("修路", [unmet("≥70公里", "80公里")])))
    store.bring_back(1, review=review)
    assert set(ledger(store).values()) == {("to_review", 1)}


def test_findings_left_as_they_are_count_no_more(store: Store) -> None:
    keep(store, document("1", ROADS))
    held = store.judge_all(
        EVERYTHING, Search(rule="R025"), Judgement("explained", "有纪要"), "李工"
    )
    assert held == 3
    assert store.view("unit").iloc[0]["warnings"] == 0
    assert len(store.view("findings")) == 3
    found = store.find_entries(EVERYTHING, Search("explained"))
    assert (found.total, set(found.rows["changed_by"])) == (3, {"李工"})
    assert store.find_entries(EVERYTHING, Search()).total == 0


def test_a_deadline_alone_leaves_the_state_and_its_reason(store: Store) -> None:
    keep(store, document("1", ROADS))
    number = mark(store, "≥12场")
    store.judge([number], Judgement("true", "已核"), "李工")
    store.judge([number], Judgement(deadline=date(2000, 1, 31), responsible="张三"), "赵工")
    row = store.view("ledger").set_index("mark").loc[number]
    assert (row["state"], row["reason"], row["responsible"]) == ("true", "已核", "张三")
    assert str(row["deadline"])[:10] == "2000-01-31"
    assert store.find_entries(EVERYTHING, Search("overdue")).total == 1
    assert len(store.history(number)) == 2


def test_an_unknown_state_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="maybe"):
        store.judge([], Judgement("maybe"))  # type: ignore[arg-type]


def test_a_renamed_project_keeps_what_was_said_under_its_code(store: Store) -> None:
    def coded(sha: str, name: str) -> Document:
        made = document(sha, (name, ROADS[1]))
        form = made.forms[0]
        (project,) = form.projects
        return replace(made, forms=(replace(form, projects=(replace(project, code="440001"),)),))

    keep(store, coded("1", "修路"))
    store.judge([mark(store, "≥12场")], Judgement("explained", "有纪要"), "李工")
    keep(store, coded("2", "道路修缮"))
    assert ledger(store)["≥12场"] == ("explained", 1)
    assert len(store.view("ledger")) == 3


def test_entries_go_along_when_units_are_merged_and_leave_with_the_samples(store: Store) -> None:
    keep(store, document("1", ROADS, sample="深圳龙岗区网格中心"))
    store.judge([mark(store, "≥12场")], Judgement("explained", "有纪要"), "李工")
    made = document("2", ("别的", []), sample="深圳市龙岗区网格中心", year=2021)
    store.file(made, b"2", sample=True, review=review)
    (close,) = store.merge_suggestions()
    store.merge_units(close.unit_id, close.into_id, review=review)
    assert ledger(store)["≥12场"] == ("explained", 1)
    assert set(store.view("ledger")["unit"]) == {"深圳市龙岗区网格中心"}
    store.file(document("3", ROADS, sample="示例单位"), b"3", sample=True, review=review)
    store.clear_samples(review=review)
    assert set(store.view("ledger")["unit"]) == {"深圳市龙岗区网格中心"}


def test_a_store_from_before_the_ledger_gets_one(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    keep(store, document("1", ROADS))
    store._database.write(lambda cursor: cursor.execute("DROP TABLE record.ledger") and None)
    store.close()
    again = Store.open(tmp_path)
    assert len(ledger(again)) == 3
    again.close()
