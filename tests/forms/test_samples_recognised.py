"""Every form has a sample that its own reader takes and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridperf.forms import READERS, read_sheets
from gridperf.forms.grid import Grid
from gridperf.resources import SAMPLES
from gridperf.workbook import open_workbook

KINDS = {
    "2020": "project_list", "2021": "project_list", "2022": "project_list",
    "2023": "project_list", "项目绩效": "project_list", "项目支出": "project_form",
    "部门预算": "project_form", "部门整体": "unit_form",
}  # fmt: skip
"""How a sample's name begins → its form."""


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_one_reader_takes_a_sample(path: Path) -> None:
    workbook = open_workbook(path.name, path.read_bytes())
    for sheet in workbook.sheets:
        assert sum(bool(reader(Grid(sheet))) for reader in READERS) == 1
    forms, findings, _ = read_sheets(workbook)
    assert {form.form for form in forms} == {KINDS[path.name[:4]]}
    if not path.name.startswith("2020"):
        assert findings == ()


def test_every_kind_has_a_sample() -> None:
    begins = {path.name[:4] for path in SAMPLES.iterdir()}
    assert {KINDS[name] for name in begins} == {"project_list", "project_form", "unit_form"}
