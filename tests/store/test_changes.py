"""What changes without a new file: versions, units, samples, settings, the roster."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gridperf.checks import review
from gridperf.model import Answer, Cell, Document, Form, Indicator, Project, Selection
from gridperf.store import Store, StoreInUse, facts, views
from gridperf.told import figures
from gridperf.words import Words


def document(
    sha: str, unit: str = "甲办", year: int = 2020, spent: str = "9", name: str = "项目"
) -> Document:
    indicator = Indicator("产出指标", "quantity", target="≥12场", actual="12场", status="met")
    project = Project(
        unit, year, name, budget=Decimal(10), spent=Decimal(spent), indicators=(indicator,),
        cells={"spent": Cell("E7", spent)},
    )  # fmt: skip
    form = Form("表", "project_list", "A1:Z9", unit, year, money_unit="万元", projects=(project,))
    return Document(f"{sha}.xlsx", sha, forms=(form,))


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def spent(store: Store) -> float:
    return float(store.view("district").iloc[0].spent)


def test_a_superseded_version_comes_back(store: Store) -> None:
    first = store.file(document("1", spent="8"), b"1").filed[0]
    store.file(document("2", spent="9"), b"2")
    store.bring_back(first.submission_id)
    assert spent(store) == 8
    assert list(store.view("filings").state) == ["superseded", "current"]


def test_a_withdrawn_filing_no_longer_counts_and_says_why(store: Store) -> None:
    store.file(document("0", unit="乙办"), b"0")
    filed = store.file(document("1"), b"1").filed[0]
    store.withdraw(filed.submission_id, "报错单位")
    assert store.units() == ["乙办"]
    row = store.view("filings").set_index("submission_id").loc[filed.submission_id]
    assert (row.state, row.reason) == ("withdrawn", "报错单位")


def test_what_became_of_a_version_is_never_forgotten(store: Store) -> None:
    first = store.file(document("1", spent="8"), b"1").filed[0].submission_id
    store.withdraw(first, "报错单位", "李工")
    store.bring_back(first, "王工")
    store.file(document("2", spent="9"), b"2")
    events = store.view("version_event")
    assert list(events["submission_id"]) == [first, first]
    told = events[["event", "changed_by"]].itertuples(index=False, name=None)
    assert set(told) == {("withdrawn", "李工"), ("brought_back", "王工")}
    assert "报错单位" in set(events["reason"])


def test_one_unit_of_a_list_filed_again_has_its_own_cells_alone(store: Store) -> None:
    both = [document("1", unit, name=f"{unit}项目", spent=spent).forms[0].projects[0]
            for unit, spent in (("甲办", "8"), ("乙办", "9"))]  # fmt: skip
    form = replace(document("1").forms[0], unit=None, projects=tuple(both))
    listed = replace(document("1"), forms=(form,))
    (second,) = (one for one in store.file(listed, b"1").filed if one.unit == "乙办")
    store.withdraw(second.submission_id, "报错单位")
    (again,) = (one for one in store.file(listed, b"1").filed if not one.unchanged)
    assert again.projects == 1
    assert spent(store) == 17
    cells = store._database.rows(
        "SELECT path, address, raw FROM record.source_cell WHERE submission_id = $number",
        {"number": again.submission_id},
    )
    assert cells == [("spent", "E7", "9")]


def test_samples_go_and_nothing_else(store: Store) -> None:
    store.file(document("1", spent="8"), b"1")
    store.file(document("2", spent="9"), b"2", sample=True)
    store.file(document("3", unit="示例单位"), b"3", sample=True)
    store.clear_samples()
    assert store.units() == ["甲办"]
    assert spent(store) == 8
    assert len(store.view("filings")) == 1


def test_a_sample_that_is_then_filed_in_earnest_stays(store: Store) -> None:
    store.file(document("1"), b"1", sample=True)
    assert store.file(document("1"), b"1").unchanged
    store.clear_samples()
    assert store.units() == ["甲办"]


def test_close_spellings_are_offered_and_merged_only_on_request(store: Store) -> None:
    store.file(document("1", unit="深圳龙岗区龙岗街道网格中心"), b"1")
    store.file(document("2", unit="深圳市龙岗区龙岗街道网格中心", spent="7"), b"2")
    store.file(document("3", unit="第一中学"), b"3")
    store.file(document("4", unit="第二中学"), b"4")
    (close,) = store.merge_suggestions()
    assert close.into == "深圳市龙岗区龙岗街道网格中心"
    assert len(store.units()) == 4
    store.merge_units(close.unit_id, close.into_id, review=review)
    assert len(store.units()) == 3
    assert store.view("unit", Selection(2020, (close.into,))).iloc[0].spent == 7
    again = store.file(document("5", unit="深圳龙岗区龙岗街道网格中心", spent="6"), b"5")
    assert again.filed[0].version == 3


def test_a_roster_says_who_is_expected(store: Store) -> None:
    store.file(document("1"), b"1")
    store.expect(2020, ["甲办", "丙办"])
    units = store.view("unit").set_index("unit")
    assert units.filed.to_dict() == {"甲办": True, "丙办": False}
    assert store.view("district").iloc[0].units_expected == 2


def test_who_files_without_being_on_the_roster_is_not_expected(store: Store) -> None:
    store.file(document("1"), b"1")
    store.expect(2020, ["丙办"])
    district = store.view("district")
    assert district[["units_expected", "units_filed", "units_extra"]].values.tolist() == [[1, 1, 1]]
    assert store.view("unit").set_index("unit").asked.to_dict() == {"甲办": False, "丙办": True}
    (said,) = (one for one in figures(district, store.view("review_progress"), Words("zh"))
               if one.name == "units")  # fmt: skip
    assert (said.value, said.note) == ("0 / 1", "1 个未报，另有 1 个名单外")


def test_thresholds_are_settings(store: Store) -> None:
    store.file(document("1", spent="8.5"), b"1")
    assert store.view("unit").iloc[0].state == "watch"
    store.set_value("execution.good", "85")
    assert store.view("unit").iloc[0].state == "good"
    assert store.settings() == {"execution.good": "85"}


def test_new_answers_to_the_same_bytes_make_the_next_version(store: Store) -> None:
    store.file(document("1"), b"1")
    said = Answer("项目", "funding.0.source", "unconfirmed", "other")
    answered = replace(document("1"), answers=(said,))
    assert store.file(answered, b"1").filed[0].version == 2
    assert store.file(answered, b"1").unchanged


def test_a_projects_cells_and_its_file_can_be_looked_up(store: Store) -> None:
    filed = store.file(document("1"), b"bytes").filed[0]
    (cell,) = store.records("cell", 1).to_dict("records")
    assert (cell["path"], cell["address"], cell["raw"]) == ("spent", "E7", "9")
    assert store.original(filed.submission_id) == ("1.xlsx", b"bytes")


def test_what_is_stored_is_there_after_a_restart(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    store.file(document("1"), b"1", review=review)
    revision = store.revision
    store.close()
    again = Store.open(tmp_path)
    assert (again.revision, spent(again)) == (revision, 9)
    again.close()


def test_a_store_held_by_another_process_says_so(tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    code = (
        "import sys, pathlib; from gridperf.store import Store\n"
        "store = Store.open(pathlib.Path(sys.argv[1])); print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreInUse):
            Store.open(tmp_path)
        holder.communicate("\n")


@pytest.fixture(scope="module")
def filled() -> Store:
    """Return a store that tests only look at."""
    store = Store.in_memory()
    told = document("1", spent="12")
    unmet = Indicator("产出指标", "quality", target="≥95%", actual="90%", status="unmet")
    project = replace(told.forms[0].projects[0], problems="进度慢", indicators=(unmet,))
    corrected = Answer("项目", "spent", "11", "12", "表!E7")
    told = replace(told, forms=(replace(told.forms[0], projects=(project,)),), answers=(corrected,))
    store.file(told, b"1", review=review)
    store.file(document("2", unit="乙办", year=2021, spent="0"), b"2", review=review)
    last = store.file(document("3", unit="乙办", year=2022), b"3", review=review).filed[0]
    store.withdraw(last.submission_id, "误报", "李工", review)
    store.bring_back(last.submission_id, "李工", review)
    return store


@pytest.mark.parametrize("name", [*facts(), *views()])
def test_declared_columns_and_grain_are_true(filled: Store, name: str) -> None:
    declared = (facts() | views())[name]
    frame = filled._database.frame(f'SELECT * FROM main."{name}"')  # noqa: S608 (own names)
    assert list(frame.columns) == list(declared.columns)
    assert len(frame) > 0
    grain = list(declared.grain)
    assert len(frame) == (len(frame[grain].drop_duplicates()) if grain else 1)


@pytest.mark.parametrize("name", views())
def test_a_selection_shows_nothing_of_other_years_and_units(filled: Store, name: str) -> None:
    frame = filled.view(name, Selection(2021, ("乙办",)))
    assert set(frame.get("year", [2021])) <= {2021}
    assert set(frame.get("unit", ["乙办"])) <= {"乙办"}


def test_readers_and_writers_at_once_see_whole_filings(store: Store) -> None:
    def write(number: int) -> None:
        store.file(document(str(number), unit=f"单位{number}"), b"%d" % number)

    def read(_: int) -> tuple[int, float]:
        row = store.view("district").iloc[:1]
        return (0, 0.0) if row.empty else (int(row.projects.iloc[0]), float(row.spent.iloc[0]))

    with ThreadPoolExecutor(6) as threads:
        writes = [threads.submit(write, number) for number in range(8)]
        seen = [future.result() for future in [threads.submit(read, n) for n in range(12)]]
        for future in writes:
            future.result()
    assert all(spent_then == 9 * projects for projects, spent_then in seen)
    assert len(store.units()) == 8


def test_a_changed_threshold_reviews_what_is_stored(store: Store) -> None:
    store.file(document("1", spent="7"), b"1", review=review)
    assert "R010" in set(store.view("findings").rule)
    store.set_value("R010.rate", "60", review=review)
    assert "R010" not in set(store.view("findings").rule)


@pytest.mark.parametrize(("one", "other", "into"), [
    ("示例市云山教育局", "云山教育局", ["示例市云山教育局"]),
    ("示例省示例市民政局", "民政局", ["示例省示例市民政局"]),
    ("示例市司法局分局", "司法局", []),
    ("示例市云山教育局", "教育局", []),
    ("示例市社会保障局", "保障局", []),
])  # fmt: skip
def test_a_name_without_its_place_is_close(one: str, other: str, into: list[str]) -> None:
    store = Store.in_memory()
    store.expect(2020, [other, one])
    assert [pair.into for pair in store.merge_suggestions()] == into


def test_names_that_differ_in_a_number_are_not_close():
    store = Store.in_memory()
    store.expect(
        2020, ["第1社区工作站", "第11社区工作站", "第二中学校", "第十二中学校", "第二中学"]
    )
    (pair,) = store.merge_suggestions()
    assert {pair.unit, pair.into} == {"第二中学", "第二中学校"}


def test_spellings_kept_apart_are_offered_no_more():
    store = Store.in_memory()
    store.expect(2020, ["深圳龙岗区网格中心", "深圳市龙岗区网格中心"])
    (pair,) = store.merge_suggestions()
    store.keep_apart(pair.into_id, pair.unit_id)
    assert store.merge_suggestions() == []


def test_a_roster_is_told_by_name_and_lifted_by_an_empty_one():
    store = Store.in_memory()
    store.expect(2020, [("乙办", "219002"), ("甲办", None)])
    assert store.expected(2020) == ["乙办", "甲办"]
    store.expect(2020, [])
    assert store.expected(2020) == []
