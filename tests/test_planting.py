"""No honest filing is accused, and planted faults are found: a small run of the benchmark."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridperf.rules import rules
from tests.planting import honest
from tests.planting.faults import FAULTS
from tests.planting.layouts import FORMS
from tests.planting.planted import Fault, outcome


def test_the_faultless_district_is_told_nothing(tmp_path: Path) -> None:
    for reading in honest.district(tmp_path):
        assert [finding for finding in reading.document.findings if finding.rule < "R1"] == []


@pytest.mark.parametrize("form", FORMS)
def test_faultless_projects_are_told_nothing_in_any_form(form: str) -> None:
    for reading in honest.faultless(range(2), (form,)):
        assert reading.document.refusal is None
        assert [finding for finding in reading.document.findings if finding.rule < "R1"] == []


def test_every_check_has_its_fault() -> None:
    codes = {code for code, rule in rules().items() if rule.sql}
    assert {fault.rule for fault in FAULTS} == codes


@pytest.mark.parametrize("fault", FAULTS, ids=[one.name for one in FAULTS])
def test_a_planted_fault_is_found_at_its_cell(fault: Fault) -> None:
    number = FAULTS.index(fault)
    form = fault.forms[number % len(fault.forms)]
    found = outcome(fault, form, number, (fault.rule,))
    assert found.placed, (form, found.wanted, found.findings)
