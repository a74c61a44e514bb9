"""Filing: versions replace what the contract says they replace, and totals never double."""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal

import pytest

from gridperf.model import (
    Answer,
    Cell,
    Document,
    Finding,
    Form,
    FormKind,
    Funding,
    Indicator,
    Project,
    Refused,
    Selection,
)
from gridperf.project_table import ProjectTable
from gridperf.store import Store


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def project(name: str, budget: str | None, spent: str | None, **more: object) -> Project:
    amounts = {"budget": budget, "spent": spent}
    cells = {field: Cell("D7", raw) for field, raw in amounts.items() if raw is not None}
    known = {field: Decimal(raw) if raw is not None else None for field, raw in amounts.items()}
    base = Project(unit=None, year=None, name=name, cells=cells, **known)
    return replace(base, **more)


def document(
    *projects: Project,
    sha: str = "1",
    kind: FormKind = "project_list",
    unit: str | None = "甲办",
    year: int | None = 2020,
) -> Document:
    form = Form("自评表", kind, "A1:AA15", unit, year, money_unit="万元", projects=projects)
    return Document(f"{sha}.xlsx", sha, forms=(form,))


MET = Indicator("产出指标", "quantity", "场次", "≥12场", "12场", status="met")


def test_what_came_from_another_process_is_stored_as_what_did_not() -> None:
    first = project("巡查", "10", None, goal="巡查\n12场", result=None, indicators=(MET,))
    second = project("培训", None, "1.5", goal=None, result="已完成", problems="无")
    told = document(first, second)
    handed_over = pickle.loads(pickle.dumps(ProjectTable.of(told.forms[0].projects)))  # noqa: S301 (our own)
    held = []
    for projects in (told.forms[0].projects, handed_over):
        store = Store.in_memory()
        store.file(replace(told, forms=(replace(told.forms[0], projects=projects),)), b"x")
        held.append([store._database.rows(f"FROM record.{table} ORDER BY ALL")
                     for table in ("project", "funding", "indicator", "source_cell")])  # fmt: skip
    assert held[0] == held[1]
    assert len(held[0][0]) == 2


def test_a_list_is_stored_with_its_totals(store: Store) -> None:
    receipt = store.file(
        document(project("机动经费", "0.20", "0.20"), project("应急", "37.86", "37.76")), b"x", "李"
    )
    (filed,) = receipt.filed
    assert (filed.unit, filed.year, filed.version, filed.replaced) == ("甲办", 2020, 1, None)
    assert (filed.projects, filed.budget, filed.spent) == (2, Decimal("38.06"), Decimal("37.96"))
    row = store.view("district", Selection(2020)).iloc[0]
    assert (row.projects, row.budget, row.units_filed) == (2, pytest.approx(38.06), 1)
    assert row.rate == pytest.approx(37.96 / 38.06)
    assert store.years() == [2020]
    assert store.units() == ["甲办"]


def test_the_same_bytes_change_nothing(store: Store) -> None:
    store.file(document(project("甲", "1", "1")), b"x")
    before = store.revision
    receipt = store.file(document(project("甲", "1", "1")), b"x")
    assert receipt.unchanged
    assert store.revision == before
    assert len(store.view("filings")) == 1


def test_older_bytes_become_the_next_version_again(store: Store) -> None:
    store.file(document(project("甲", "1", "1"), sha="1"), b"1")
    store.file(document(project("甲", "2", "1"), sha="2"), b"2")
    receipt = store.file(document(project("甲", "1", "1"), sha="1"), b"1")
    assert (receipt.filed[0].version, receipt.filed[0].replaced) == (3, 2)


def test_a_corrected_list_replaces_and_says_what_vanished(store: Store) -> None:
    first = document(project("甲", "10", "9", indicators=(MET, MET)), project("乙", "5", "5"))
    store.file(first, b"1")
    second = document(project("甲", "11", "9", indicators=(MET,)), sha="2")
    (filed,) = store.file(second, b"2").filed
    assert (filed.version, filed.replaced, filed.vanished) == (2, 1, ("乙",))
    assert filed.indicators_lost == ("甲",)
    assert store.view("district").iloc[0].budget == 11
    assert list(store.view("filings").state) == ["current", "superseded"]


def test_each_unit_in_a_list_is_replaced_by_itself(store: Store) -> None:
    both = document(
        project("甲一", "1", "1", unit="甲"), project("乙一", "2", "2", unit="乙"), unit=None
    )
    assert [filed.unit for filed in store.file(both, b"1").filed] == ["甲", "乙"]
    store.file(document(project("乙二", "5", "5"), sha="2", unit="乙"), b"2")
    units = store.view("unit").set_index("unit")
    assert units.budget.to_dict() == {"甲": 1, "乙": 5}


def test_a_list_and_a_form_count_a_project_once(store: Store) -> None:
    store.file(document(project("甲", "10", "9")), b"1")
    form = document(project("甲", "12", "9", indicators=(MET,)), sha="2", kind="project_form")
    store.file(form, b"2")
    store.file(document(project("丙", "1", "1"), sha="3", kind="project_form"), b"3")
    projects = store.view("project").set_index("project")
    assert projects.budget.to_dict() == {"甲": 10, "丙": 1}
    assert projects.met.to_dict() == {"甲": 1, "丙": 0}


def test_a_project_form_replaces_that_project_by_code_else_by_name(store: Store) -> None:
    store.file(document(project("甲", "1", "1", code="51"), sha="1", kind="project_form"), b"1")
    store.file(document(project("乙", "2", "2"), sha="2", kind="project_form"), b"2")
    renamed = document(project("甲（新）", "3", "3", code="51"), sha="3", kind="project_form")
    assert store.file(renamed, b"3").filed[0].replaced == 1
    assert set(store.view("project").project) == {"甲（新）", "乙"}


def test_a_form_with_a_code_replaces_the_form_of_that_code_and_the_one_of_its_name(
    store: Store,
) -> None:
    def form(sha: str, name: str, spent: str, code: str | None = None) -> Document:
        return document(project(name, "9", spent, code=code), sha=sha, kind="project_form")

    store.file(form("1", "甲", "1"), b"1")
    store.file(form("2", "甲（旧名）", "2", "51"), b"2")
    last = form("3", "甲", "3", "51")
    (said,) = store.compare(last)
    (filed,) = store.file(last, b"3").filed
    assert said.filed.replaced == filed.replaced == 2
    assert filed.version == 3
    assert list(store.view("project").spent) == [3]
    assert list(store.view("filings")["state"]) == ["current", "superseded", "superseded"]
    assert store.file(last, b"3").unchanged
    # The three are versions of one project now: whichever comes back, one counts.
    (first,) = store._database.rows("SELECT min(submission_id) FROM record.submission")
    store.bring_back(int(first[0]))
    assert list(store.view("project").spent) == [1]


def test_a_form_with_a_code_leaves_a_namesake_with_another_code(store: Store) -> None:
    for code in ("51", "52"):
        told = document(project("甲", "1", "1", code=code), sha=code, kind="project_form")
        assert store.file(told, b"1").filed[0].replaced is None
    assert len(store.view("project")) == 2


def test_a_summary_leaves_the_indicators_of_the_full_list(store: Store) -> None:
    store.file(document(project("甲", "10", "9", indicators=(MET,))), b"1")
    (filed,) = store.file(document(project("甲", "10", "8"), sha="2"), b"2").filed
    assert filed.indicators_kept
    row = store.view("project").iloc[0]
    assert (row.spent, row.met) == (8, 1)


def test_a_summary_leaves_the_texts_and_sources_that_it_has_no_columns_for(store: Store) -> None:
    def full(name: str, spent: str) -> Project:
        parts = {"indicators": (MET,), "goal": "巡查", "result": "巡查12场", "problems": "招标较晚"}
        source = Funding(
            "fiscal", "财政拨款", spent=Decimal(spent), cells={"spent": Cell("F7", spent)}
        )
        cells = {"problems": Cell("Z7", "招标较晚"), "spent": Cell("D7", spent)}
        return project(name, "10", spent, funding=(source,), **parts, cells=cells)

    store.file(document(full("甲", "9"), full("乙", "9")), b"1")
    short = document(project("甲", "10", "9", result="已完成"), project("乙", "10", "8"), sha="2")
    (said,) = store.compare(short)
    assert {(one.project, one.path) for one in said.changes} == {
        ("甲", "result"), ("乙", "spent"),
        ("乙", "funding.财政拨款.source"), ("乙", "funding.财政拨款.spent"),
    }  # fmt: skip
    (filed,) = store.file(short, b"2").filed
    assert (filed.indicators_kept, filed.sources_lost) == (True, ("乙",))
    kept = store._database.frame("SELECT * FROM project_fact").set_index("name")
    assert list(kept.loc["甲", ["goal", "result", "problems"]]) == ["巡查", "已完成", "招标较晚"]
    cells = store.records("cell", int(kept.loc["甲"].project_id))
    assert set(cells.path) == {"spent", "budget", "problems", "funding.0.spent"}
    funding = store._database.frame("SELECT * FROM funding_fact").set_index("project")
    assert funding.loc["甲", ["source", "spent"]].tolist() == ["fiscal", 9]
    assert funding.loc["乙", ["source", "spent"]].tolist() == ["unconfirmed", 8]


def test_a_column_that_a_summary_leaves_blank_is_blank(store: Store) -> None:
    store.file(document(project("甲", "10", "9", indicators=(MET,), problems="招标较晚")), b"1")
    blank = document(project("甲", "10", "9"), sha="2")
    form = replace(blank.forms[0], columns={"D": "budget", "Z": "problems"})
    store.file(replace(blank, forms=(form,)), b"2")
    assert store._database.rows("SELECT problems FROM project_fact") == [(None,)]


def test_a_unit_form_is_never_added_to_projects(store: Store) -> None:
    store.file(document(project("甲", "10", "9")), b"1")
    whole = replace(project("甲", "100", "90"), name=None)
    store.file(document(whole, sha="2", kind="unit_form"), b"2")
    row = store.view("district").iloc[0]
    assert (row.projects, row.budget) == (1, 10)


def test_unknown_amounts_are_counted_and_never_zero(store: Store) -> None:
    store.file(document(project("甲", None, "9"), project("乙", "10", "5")), b"1")
    row = store.view("district").iloc[0]
    assert row.projects_unknown == 1
    assert (row.budget, row.spent, row.unspent, row.rate) == (10, 14, 5, 0.5)


def test_a_unit_that_did_not_file_is_expected_and_not_zero(store: Store) -> None:
    store.file(document(project("甲", "1", "1"), unit="甲办"), b"1")
    store.file(document(project("乙", "1", "1"), sha="2", unit="乙办", year=2021), b"2")
    row = store.view("unit", Selection(2021, ("甲办",))).iloc[0]
    assert not row.filed
    assert row.state == "not_filed"
    assert row.isna().budget
    assert list(store.view("attention", Selection(2021)).kind) == ["not_filed"]


def test_states_follow_the_rate_as_printed(store: Store) -> None:
    amounts = [("20", "17.999"), ("20", "17.998"), ("20", "20.0009"), ("20", "20.001"), ("0", "1")]
    rows = [project(f"项目{n}", *pair) for n, pair in enumerate(amounts)]
    store.file(document(*rows), b"1")
    assert list(store.view("project").state) == ["good", "watch", "good", "over", "none"]
    assert list(store.view("project").bin) == ["80-100", "80-100", "100", "over", "none"]


def test_money_without_a_named_source_stands_as_unconfirmed(store: Store) -> None:
    source = Funding("general_public", "一般公共预算", spent=Decimal(9))
    store.file(document(project("甲", "10", "9", funding=(source,)), project("乙", "1", "1")), b"1")
    funding = store.view("funding").set_index("source")
    assert funding.spent.to_dict() == {"general_public": 9, "unconfirmed": 1}


def test_a_reading_finding_stands_at_the_project_whose_cell_it_names(store: Store) -> None:
    said = Finding("R101", "自评表", "E8", None, "约350万")
    odd = replace(project("乙", "1", None), cells={"spent": Cell("E8", "约350万")})
    store.file(replace(document(project("甲", "1", "1"), odd), findings=(said,)), b"1")
    row = store.view("findings").iloc[0]
    projects = store.view("project").set_index("project_id")
    assert projects.loc[row.project_id].project == "乙"
    assert (row.cell, row.level, row.state) == ("E8", "warning", "to_review")


@pytest.mark.parametrize("lack", [{"unit": None}, {"year": None}])
def test_a_file_without_unit_or_year_is_refused_and_nothing_is_stored(
    store: Store, lack: dict[str, None]
) -> None:
    with pytest.raises(Refused) as refused:
        store.file(document(project("甲", "1", "1"), **lack), b"1")
    assert refused.value.reason == "incomplete"
    assert store.revision == 0
    assert store.units() == []


def nameless(sha: str, spent: str) -> Document:
    return document(replace(project("", "90", spent), name=None), sha=sha, kind="project_form")


def test_forms_without_a_name_replace_nothing_and_the_same_bytes_never_count_twice(
    store: Store,
) -> None:
    store.file(nameless("1", "80"), b"1")
    assert store.file(nameless("1", "80"), b"1").unchanged
    (other,) = store.file(nameless("2", "70"), b"2").filed
    assert (other.version, other.replaced, other.nameless) == (1, None, 1)
    assert list(store.view("filings")["state"]) == ["current", "current"]
    (named,) = store.compare(document(project("消防", "90", "80"), sha="3", kind="project_form"))
    assert named.filed.nameless == 2


def test_a_name_given_by_hand_replaces_the_form_that_had_none(store: Store) -> None:
    store.file(nameless("1", "80"), b"1")
    given = document(project("消防", "90", "80"), sha="1", kind="project_form")
    said = Answer("消防", "name", "", "消防", "自评表!A1")
    (filed,) = store.file(replace(given, answers=(said,)), b"1").filed
    assert (filed.version, filed.replaced) == (2, 1)
    (later,) = store.file(
        document(project("消防", "90", "85"), sha="2", kind="project_form"), b"2"
    ).filed
    assert (later.version, later.replaced, later.nameless) == (3, 2, 0)


def test_amounts_are_kept_to_six_decimals_and_rates_to_ten(store: Store) -> None:
    fine = project("一", "1.2345675", "1.0000004", stated_rate=Decimal("0.12345678905"))
    absurd = project("二", "0.20", "0.10", stated_rate=Decimal(10) ** 9)
    store.file(document(fine, absurd), b"x", "李")
    kept = store._database.rows(
        "SELECT budget, spent, stated_rate FROM record.project ORDER BY position"
    )
    assert [tuple(map(str, row[:2])) for row in kept] == [
        ("1.234568", "1.000000"), ("0.200000", "0.100000"),
    ]  # fmt: skip
    assert [row[2] for row in kept] == [Decimal("0.1234567891"), None]
