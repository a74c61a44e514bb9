"""The seed as text: a damaged table put right with evidence, nothing guessed in silence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form
from gridperf.resources import SAMPLES
from gridperf.workbook import open_workbook


@pytest.fixture(scope="module", name="seed")
def _seed() -> tuple[Form, tuple[Finding, ...]]:
    (path,) = SAMPLES.glob("*龙岗*.txt")
    (form,), findings, _ = read_sheets(open_workbook(path.name, path.read_bytes()))
    return form, findings


def test_money_stands_in_its_rows(seed: tuple[Form, tuple[Finding, ...]]) -> None:
    form, _ = seed
    assert sum(p.budget for p in form.projects if p.budget) == Decimal("220.63")
    assert sum(p.spent for p in form.projects if p.spent) == Decimal("220.53")
    assert [p.cells["name"].address for p in form.projects] == [f"C{r}" for r in range(12, 20)]


def test_the_last_source_is_open_in_every_row(seed: tuple[Form, tuple[Finding, ...]]) -> None:
    form, _ = seed
    for project in form.projects:
        assert [f.source for f in project.funding] == ["general_public", "unconfirmed"]
    asked = [n for n, p in enumerate(form.projects, 1) if "funding.1.source" in p.inferred]
    assert asked == [1, 7]


def test_56_indicators_of_which_14_do_not_apply(seed: tuple[Form, tuple[Finding, ...]]) -> None:
    form, _ = seed
    assert [len(p.indicators) for p in form.projects] == [6, 7, 7, 7, 7, 8, 7, 7]
    statuses = [i.status for p in form.projects for i in p.indicators]
    assert statuses.count("not_applicable") == 14


def test_inference_is_listed_for_the_damaged_rows_alone(
    seed: tuple[Form, tuple[Finding, ...]],
) -> None:
    form, findings = seed
    placed = [number for number, p in enumerate(form.projects, 1)
              if any(path.startswith("indicators") for path in p.inferred)]  # fmt: skip
    assert placed == [1, 2, 6]
    assert [f.cell for f in findings if f.rule == "R121"] == ["A12", "A13", "A17"]
    assert {"R120", "R130", "R134"} <= {f.rule for f in findings}


def test_two_grown_cells_give_target_and_completion(
    seed: tuple[Form, tuple[Finding, ...]],
) -> None:
    form, _ = seed
    first = form.projects[1].indicators[0]
    assert first.target == "防震减灾和应急管理宣传项目不少于1场"
    assert first.actual is not None
    assert first.actual.startswith("2020年5月12日举办了1场")
    assert "result" in form.projects[1].inferred
