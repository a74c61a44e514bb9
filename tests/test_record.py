"""The JSON that scripts hold on to: every key of the contract, amounts exact, unknown is null."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gridperf.model import (
    Cell,
    Document,
    Execution,
    Finding,
    Form,
    Funding,
    Indicator,
    Project,
    Refusal,
    Task,
    Total,
    UnitTotals,
)
from gridperf.record import plain, rate_of, record_line

PROJECT = Project(
    unit="示例街道",
    year=2021,
    name="网格管理",
    budget=Decimal("96.40"),
    spent=Decimal("95.04"),
    stated_rate=Decimal("0.9859"),
    funding=(
        Funding(
            "general_public",
            "一般公共预算",
            spent=Decimal("95.04"),
            cells={"spent": Cell("F7", "95.04")},
        ),
    ),
    execution=Execution(Decimal(10), Decimal("9.86")),
    indicators=(
        Indicator(
            "产出指标",
            "quantity",
            target="≥300人次",
            actual="312人次",
            cells={"target": Cell("L7", "≥300人次")},
        ),
    ),
    inferred=("funding.0.source",),
    cells={"name": Cell("C7", "网格管理")},
)
FORM = Form(
    sheet="自评表",
    form="project_list",
    range="A1:AA15",
    unit="示例街道",
    year=2021,
    money_unit="万元",
    filled_on=date(2022, 3, 15),
    filled_cell="A14",
    projects=(PROJECT,),
    unit_totals=UnitTotals(Decimal(1), None, Funding("fiscal", "基本支出"), None, (Task("宣传"),)),
    totals=(Total("合计", 12, Decimal("512.30"), Decimal("498.77")),),
)
FINDING = Finding("R101", "自评表", "D7", "网格管理", found="约350万", expected="数字")


def _record(document: Document) -> dict[str, Any]:
    line = record_line(document, "zh")
    assert "\n" not in line
    record: dict[str, Any] = json.loads(line)
    return record


def test_a_read_document_has_every_key_of_the_contract() -> None:
    record = _record(Document("某街道2021.xlsx", "ab", None, (FORM,), (FINDING,)))
    assert (record["outcome"], record["refusal"]) == ("read", None)
    form = record["forms"][0]
    assert {
        "sheet": "自评表",
        "form": "project_list",
        "range": "A1:AA15",
        "unit": "示例街道",
        "unit_code": None,
        "year": 2021,
        "money_unit": "万元",
        "form_number": None,
        "filled_on": "2022-03-15",
        "filled_cell": "A14",
    }.items() <= form.items()
    project = form["projects"][0]
    assert set(project) >= {
        "unit",
        "unit_code",
        "supervisor",
        "supervisor_code",
        "year",
        "code",
        "name",
        "sequence",
        "budget_initial",
        "budget",
        "spent",
        "funding",
        "stated_rate",
        "rate",
        "execution",
        "goal",
        "result",
        "process",
        "conclusion",
        "problems",
        "rectification",
        "stated_score",
        "stated_grade",
        "indicators",
        "inferred",
        "cells",
    }
    assert (project["budget"], project["rate"]) == ("96.40", "0.985892")
    assert project["budget_initial"] is None
    assert project["cells"] == {"name": "C7"}
    assert project["funding"][0]["cells"] == {"spent": "F7"}
    assert project["execution"] == {
        "weight": "10",
        "stated_score": "9.86",
        "reason": None,
        "cells": {},
        "raw": {},
    }
    assert set(project["indicators"][0]) >= {
        "group",
        "dimension",
        "name",
        "target",
        "actual",
        "comparator",
        "target_value",
        "actual_value",
        "measure_unit",
        "status",
        "weight",
        "stated_score",
        "reason",
        "inferred",
        "cells",
    }
    assert form["totals"][0]["row"] == 12
    assert form["unit_totals"]["basic"]["label"] == "基本支出"


def test_a_finding_says_its_sentence_in_the_language_asked_for() -> None:
    document = Document("a.xlsx", "ab", None, (FORM,), (FINDING,))
    found = _record(document)["findings"][0]
    assert (found["rule"], found["level"], found["cell"]) == ("R101", "warning", "D7")
    assert "约350万" in found["message"]
    english = json.loads(record_line(document, "en"))["findings"][0]["message"]
    assert english != found["message"]


def test_a_refused_document_is_still_printed_without_forms_or_findings() -> None:
    refusal = Refusal("unreadable", "broken_archive")
    record = _record(Document("坏.zip", "ab", refusal, (FORM,), (FINDING,)))
    assert (record["outcome"], record["forms"], record["findings"]) == ("refused", [], [])
    assert record["refusal"]["reason"] == "unreadable"
    assert "坏.zip" in record["refusal"]["message"]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("1E+3"), "1000"),
        (Decimal("0E-8"), "0.00000000"),
        (Decimal("0.40"), "0.40"),
        (None, None),
    ],
)
def test_amounts_have_no_exponent(number: Decimal | None, text: str | None) -> None:
    assert plain(number) == text


@pytest.mark.parametrize(
    ("budget", "spent", "rate"),
    [
        ("37.86", "37.76", "0.997359"),
        ("0", "5", None),
        (None, "5", None),
        ("5", None, None),
        ("300", "310", "1.033333"),
    ],
)
def test_the_rate_has_six_decimals_or_is_unknown(
    budget: str | None, spent: str | None, rate: str | None
) -> None:
    found = rate_of(budget and Decimal(budget), spent and Decimal(spent))  # type: ignore[arg-type]
    assert plain(found) == rate
