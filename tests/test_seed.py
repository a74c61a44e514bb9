"""The seed (a published list of 2020, damaged by a text recogniser) and the same table as workbook.

What stands here was read off the published table by eye; the two files must both yield it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gridperf.resources import SAMPLES

BUDGETS = ["0.20", "37.86", "1.05", "9.83", "98.42", "62.00", "4.35", "6.92"]
SPENT = ["0.20", "37.76", "1.05", "9.83", "98.42", "62.00", "4.35", "6.92"]
INDICATORS = [6, 7, 7, 7, 7, 8, 7, 7]
UNIT = "深圳市龙岗区龙岗街道社区网格管理中心"


def _seed_files() -> list[Path]:
    text = next(p for p in SAMPLES.glob("*.txt") if "龙岗" in p.read_text(encoding="utf-8"))
    return [text, text.with_suffix(".xlsx")]


@pytest.fixture(scope="module", params=_seed_files(), ids=lambda p: p.suffix[1:])
def record(request: pytest.FixtureRequest) -> dict[str, Any]:
    command = [sys.executable, "-m", "gridperf.cli", "read", str(request.param), "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    document: dict[str, Any] = json.loads(ran.stdout)
    return document


def test_one_form_of_the_right_year_unit_and_money(record: dict[str, Any]) -> None:
    (form,) = record["forms"]
    assert record["outcome"] == "read"
    assert (form["form"], form["year"], form["money_unit"]) == ("project_list", 2020, "万元")
    assert form["unit"] == UNIT


def test_every_project_has_its_money(record: dict[str, Any]) -> None:
    projects = record["forms"][0]["projects"]
    assert [Decimal(p["budget"]) for p in projects] == [Decimal(b) for b in BUDGETS]
    assert [Decimal(p["spent"]) for p in projects] == [Decimal(s) for s in SPENT]
    assert [p["sequence"] for p in projects] == list("12345678")
    assert Decimal(projects[1]["stated_rate"]) == Decimal("0.9975")


def test_the_second_source_is_never_guessed(record: dict[str, Any]) -> None:
    projects = record["forms"][0]["projects"]
    by_source: dict[str, Decimal] = {}
    for entry in (f for p in projects for f in p["funding"]):
        by_source[entry["source"]] = by_source.get(entry["source"], Decimal(0)) + Decimal(
            entry["spent"]
        )
    assert by_source == {"general_public": Decimal("220.13"), "unconfirmed": Decimal("0.40")}
    for project in (projects[0], projects[6]):
        open_ones = [i for i, f in enumerate(project["funding"]) if f["source"] == "unconfirmed"]
        assert [f"funding.{i}.source" for i in open_ones] == [
            path for path in project["inferred"] if path.endswith(".source")
        ]


def test_indicators_are_counted_as_a_reader_counts_them(record: dict[str, Any]) -> None:
    projects = record["forms"][0]["projects"]
    assert [len(p["indicators"]) for p in projects] == INDICATORS
    statuses = [i["status"] for p in projects for i in p["indicators"]]
    assert statuses.count("not_applicable") == 14
    satisfied = [i for p in projects for i in p["indicators"] if i["dimension"] == "satisfaction"]
    assert [i["actual_value"] for i in satisfied] == ["95"] * 8
    assert [i["target_value"] for i in satisfied] == ["95"] * 8
    assert satisfied[7]["comparator"] is None
    assert satisfied[7]["inferred"] is True


def test_what_was_placed_by_inference_is_said(record: dict[str, Any]) -> None:
    projects = record["forms"][0]["projects"]
    quantity = next(i for i in projects[1]["indicators"] if i["dimension"] == "quantity")
    assert "不少于1场" in quantity["target"]
    # In the workbook every value stands in its own column: only the shared heading is open.
    damaged = (0, 1, 5) if record["file"].endswith(".txt") else (0,)
    for row in damaged:
        assert projects[row]["inferred"], f"row {row + 1} was damaged"
    assert quantity["inferred"] is record["file"].endswith(".txt")


def test_the_printed_rate_is_not_accused(record: dict[str, Any]) -> None:
    assert [f for f in record["findings"] if f["level"] == "error"] == []
    assert "R001" not in {f["rule"] for f in record["findings"]}


def test_every_value_has_its_cell(record: dict[str, Any]) -> None:
    form = record["forms"][0]
    first = form["projects"][0]
    row = 12 if record["file"].endswith(".txt") else int(first["cells"]["name"][1:])
    assert first["cells"]["name"] == f"C{row}"
    assert first["cells"]["budget"] == f"D{row}"
    for project in form["projects"]:
        for indicator in project["indicators"]:
            for field in ("target", "actual"):
                assert (indicator[field] is None) == (field not in indicator["cells"])


SAID = {
    # Row of the table (1 to 8) → first column of what a careful reviewer says of it.
    "R014": {4: "K", 5: "K"},
    "R016": {4: "T", 8: "T"},
    "R018": {1: "K"},
    "R019": {3: "K", 7: "K"},
    "R020": {3: "K", 7: "K", 8: "K"},
    "R021": {1: "Q"},
    "R022": {2: "S"},
    "R023": {1: "W"},
    "R024": {5: "O", 8: "O"},
    "R028": {1: "L"},
    "R041": {1: "C", 5: "C", 7: "C"},
    "R042": {5: "I"},
}
LOST = {("R022", 2): "R", ("R023", 1): "U"}
"""Where the text lost cells of the row, the same words stand further left."""


@pytest.mark.parametrize("rule", SAID)
def test_what_a_reviewer_says_of_it_stands_at_its_row(record: dict[str, Any], rule: str) -> None:
    text = record["file"].endswith(".txt")
    first = 12 if text else 7
    expected = {
        f"{LOST.get((rule, row), column) if text else column}{row + first - 1}"
        for row, column in SAID[rule].items()
    }
    said = [f for f in record["findings"] if f["rule"] == rule and not _half(f)]
    assert {f["cell"].split(",")[0] for f in said} == expected
    assert len(said) == len(expected)


def test_what_is_said_of_the_whole_unit(record: dict[str, Any]) -> None:
    said = {f["rule"]: f for f in record["findings"] if f["rule"] in {"R027", "R038"}}
    assert said["R027"]["message"].count("8") == 2
    assert said["R027"]["found"] == "95%"
    assert len(said["R027"]["cell"].split(",")) == 8
    assert said["R038"]["found"] == "8"
    assert [f["project"] for f in said.values()] == [None, None]


def _half(finding: dict[str, Any]) -> bool:
    """Row 6 misses one side of two pairs: another matter of the same rule."""
    return finding["rule"] == "R021" and finding["project"] == "网格管理事务"


def test_catch_all_names_hold_nearly_half_of_the_budget(record: dict[str, Any]) -> None:
    said = [f["message"] for f in record["findings"] if f["rule"] == "R041"]
    assert len(said) == 3
    assert all("102.97" in message and "46.7%" in message for message in said)


def test_the_misread_sign_is_not_accused(record: dict[str, Any]) -> None:
    last = record["forms"][0]["projects"][7]
    cell = last["indicators"][-1]["cells"]["target"]
    named = {cell for f in record["findings"] for cell in (f["cell"] or "").split(",")}
    assert cell not in named
