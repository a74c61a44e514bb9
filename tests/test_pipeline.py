"""The whole path: a file's bytes become a document, findings, a receipt."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from gridperf import pipeline
from gridperf.model import Document, Form, Indicator, Project, Refused
from gridperf.resources import SAMPLES
from gridperf.rules import rules
from gridperf.store import Store

SEED = sorted(SAMPLES.glob("*2020*"))


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def test_the_seed_and_its_workbook_are_one_unit_and_year(store: Store) -> None:
    assert len(SEED) == 2
    receipts = [pipeline.file(store, path.name, path.read_bytes()) for path in SEED]
    versions = [receipt.filed[0].version for receipt in receipts]
    assert versions == [1, 2]
    for first, second in pairwise(receipts):
        assert first.filed[0].unit == second.filed[0].unit
        assert second.filed[0].vanished == ()
    row = store.view("district").iloc[0]
    assert (row.projects, row.budget) == (8, pytest.approx(220.63))
    assert round(row.rate, 4) == 0.9995
    funding = store.view("funding").set_index("source")
    assert funding.spent.to_dict() == pytest.approx({"general_public": 220.13, "unconfirmed": 0.40})


@pytest.mark.parametrize("path", SEED, ids=lambda path: path.suffix)
def test_no_check_accuses_the_seed(path: Path) -> None:
    document = pipeline.checked(pipeline.read(path.name, path.read_bytes()))
    assert [f for f in document.findings if rules()[f.rule].level_of(f) == "error"] == []


def test_a_refused_file_leaves_the_store_as_it_was(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        pipeline.file(store, "会议通知.txt", "关于召开会议的通知".encode())
    assert refused.value.values["file"] == "会议通知.txt"
    assert store.revision == 0


def test_year_and_unit_fill_what_a_file_lacks_and_override_nothing() -> None:
    path = SEED[0]
    document = pipeline.read(path.name, path.read_bytes(), year=1999, unit="别处")
    assert {project.year for form in document.forms for project in form.projects} == {2020}
    bare = pipeline.fill(document, 1999, "别处")
    assert {project.unit for form in bare.forms for project in form.projects} != {"别处"}


def test_checks_said_before_storing_are_not_stored_twice(store: Store) -> None:
    path = next(iter(sorted(SAMPLES.glob("2022*"))))
    data = path.read_bytes()
    document = pipeline.checked(pipeline.read(path.name, data))
    said = [f.rule for f in document.findings if rules()[f.rule].sql]
    receipt = pipeline.keep(store, document, data)
    stored = list(store.view("findings").rule)
    assert sorted(said) == sorted(rule for rule in stored if rules()[rule].sql)
    assert receipt.errors + receipt.warnings + receipt.notes == len(stored)
    budgets = [filed.budget or Decimal(0) for filed in receipt.filed]
    assert store.view("district").iloc[0].budget == pytest.approx(float(sum(budgets)))


def test_files_checked_together_are_told_what_each_is_told_alone() -> None:
    paths = sorted(SAMPLES.glob("20*.xlsx"))
    documents = [pipeline.read(path.name, path.read_bytes()) for path in paths]
    alone = [pipeline.checked(document).findings for document in documents]
    assert len({len(found) for found in alone}) > 1
    assert pipeline.checked_together(documents[:2]) == alone[:2]
    assert pipeline.checked_together(documents[::-1][:1]) == alone[::-1][:1]
    assert pipeline.checked_together([]) == []


def test_a_year_that_becomes_known_tells_the_dates_theirs() -> None:
    due = Indicator("产出指标", "timeliness", "完成时间", "12月底前", "12月20日")
    project = Project("某街道", None, "培训", indicators=(due,))
    form = Form("表", "project_form", "A1:I9", "某街道", None, projects=(project,))
    filled = pipeline.fill(Document("表.xlsx", "", forms=(form,)), year=2022)
    indicator = filled.forms[0].projects[0].indicators[0]
    assert (indicator.target_value, indicator.actual_value) == ("2022-12-31", "2022-12-20")
    assert (indicator.comparator, indicator.status) == ("<=", "met")


def test_a_day_of_filling_outside_the_year_is_said_at_its_cell() -> None:
    lines = ["2020年示例局项目绩效自评表,,,,", "序号,单位名称,项目名称,预算数,执行数",
             "1,示例局,巡查,10,10", ",,,,", "填报人：张三,,填报日期：2019年3月5日,,"]  # fmt: skip
    document = pipeline.checked(pipeline.read("表.csv", "\n".join(lines).encode()))
    (said,) = [found for found in document.findings if found.rule == "R009"]
    assert (said.cell, said.found) == ("C5", "2019-03-05")
