"""Projects by column are the same projects: taken apart, handed over, joined, put together."""

from __future__ import annotations

import contextlib
import pickle
from array import array
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gridperf.columns import Coded, InParts, JoinedTexts, different_rows
from gridperf.model import Cell, Document, Form, Project
from gridperf.project_table import ProjectTable, column_of, positions
from gridperf.reading import read
from gridperf.store import Store

STORED = """SELECT name, CAST(spent AS VARCHAR) FROM record.project
WHERE submission_id = (SELECT max(submission_id) FROM record.submission) ORDER BY name"""
SAMPLES = sorted(Path("data/samples").iterdir())


def _projects(path: Path) -> list[Project]:
    document = read(path.name, path.read_bytes())
    return [project for form in document.forms for project in form.projects]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_projects_come_back_as_they_were(path: Path) -> None:
    projects = _projects(path)
    assert projects
    assert list(ProjectTable.of(projects)) == projects
    handed_over = pickle.dumps(ProjectTable.of(projects))
    assert list(pickle.loads(handed_over)) == projects  # noqa: S301 (our own)


@pytest.mark.parametrize(
    "texts",
    [
        ["一"],
        ["", "二", ""],
        ["a" * 99, "≥95%", "\n"],
        [None],
        ["一", None],
        [None, None, "二", None],
    ],
)
def test_texts_in_one_piece_are_the_same_texts(texts: list[str | None]) -> None:
    told = pickle.loads(pickle.dumps(JoinedTexts.of(texts)))  # noqa: S301 (our own)
    assert list(told) == texts
    assert len(told) == len(texts)


@pytest.mark.parametrize("texts", [[], ["一\x1f二", "三"], ["\ud800"], ["", None]])
def test_texts_that_would_not_come_back_are_not_put_in_one_piece(texts: list[str | None]) -> None:
    assert JoinedTexts.of(texts) is None


@pytest.mark.parametrize(
    ("amount", "kept"),
    [
        (Decimal("37.86"), "37.860000"),
        (Decimal("1E+3"), "1000.000000"),
        (Decimal("0.12345651"), "0.123457"),
        (None, None),
    ],
)
def test_amounts_that_were_handed_over_are_stored_as_those_that_were_not(
    amount: Decimal | None, kept: str | None
) -> None:
    projects = [Project("甲办", 2023, "巡查", budget=Decimal(40), spent=amount),
                Project("甲办", 2023, "培训", budget=Decimal(5), spent=Decimal("4.5"))]  # fmt: skip
    table = pickle.loads(pickle.dumps(ProjectTable.of(projects)))  # noqa: S301 (our own)
    store = Store.in_memory()
    for sha, held in (("1", projects), ("2", table)):
        form = Form("表", "project_list", "A1:Z9", "甲办", 2023, projects=held)
        store.file(Document(f"{sha}.xlsx", sha, forms=(form,)), sha.encode())
        with contextlib.closing(store._database.cursor()) as cursor:
            said = cursor.execute(STORED).fetchall()
        assert said == [("培训", "4.500000"), ("巡查", kept)]


def test_a_column_of_few_values_holds_each_in_its_row() -> None:
    column = Coded(("甲", None, "乙"), array("i", [2, 0, 0, 1, 2]))
    told = pickle.loads(pickle.dumps(column))  # noqa: S301 (our own)
    for one in (column, told):
        assert list(one) == ["乙", "甲", "甲", None, "乙"]
        assert (len(one), one[3], one[-1], one[1:4]) == (5, None, "乙", ["甲", "甲", None])


def test_what_parts_texts_on_their_way_may_stand_in_them() -> None:
    odd = Project("甲", 2023, "一", budget=Decimal("0E-7"), cells={"name": Cell("C4", "一\x1f二")})
    blank = Project("甲", 2023, None, spent=Decimal("-1.50"), cells={"spent": Cell("D5", "")})
    for projects in ([odd], [blank], [odd, blank], []):
        handed_over = pickle.loads(pickle.dumps(ProjectTable.of(projects)))  # noqa: S301 (our own)
        assert list(handed_over) == projects
        assert list(column_of(handed_over, "budget")) == [one.budget for one in projects]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_parts_joined_are_the_whole(path: Path) -> None:
    projects = _projects(path)
    middle = len(projects) // 2
    parts = [ProjectTable.of(projects[:middle]), ProjectTable.of(projects[middle:])]
    assert list(ProjectTable.joined(parts)) == projects


def test_a_column_put_in_changes_that_field_alone() -> None:
    projects = _projects(SAMPLES[0])
    years = list(range(len(projects)))
    changed = ProjectTable.of(projects).with_columns(year=years)
    assert list(changed) == [replace(one, year=at) for at, one in enumerate(projects)]
    assert column_of(changed, "year") == column_of(list(changed), "year") == years


def test_rows_are_counted_within_their_owner() -> None:
    assert positions([0, 0, 2, 2, 2, 5]) == [0, 1, 0, 1, 2, 0]


def test_different_rows_of_coded_columns_are_each_looked_at_once() -> None:
    places = array("i", [0, 1, 0, 1, 0])
    one, other = Coded(["甲", "乙"], places), Coded([1, 2], places)
    assert list(different_rows([one, other])) == [("甲", 1), ("乙", 2)]
    parts = [InParts([one, ["丙"]]), InParts([other, [3]])]
    assert list(different_rows(parts)) == [("甲", 1), ("乙", 2), ("丙", 3)]
    apart = Coded([1, 2], array("i", [1, 1, 1, 1, 0]))
    assert set(different_rows([one, apart])) == {("甲", 2), ("乙", 2), ("甲", 1)}
