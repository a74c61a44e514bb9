"""Every cell of the samples went somewhere, as it stands there: nothing is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridperf.forms.grid import Grid
from gridperf.reading import interpret
from gridperf.record import record_of
from gridperf.resources import SAMPLES
from gridperf.workbook import open_workbook
from tests.forms.sketch import told

AROUND = re.compile(
    r"附件.*|.*(自评|汇总)表(\(20\d\d年度\))?|.*单位:.*元|\(20\d\d年度\)|(填报人|备注|报表编号).*"
    r"|.*\((万元|元)\)|项目基本情况|年度主要任务|任务名称|主要内容|其中:基本支出|项目支出"
    r"|(项目|财务)负责人.*|指标\d:|……|100|[\d.]+%"
)
"""Titles, notes, labels, what the blank form says, all weights together, rates of a source."""


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_only_titles_labels_and_notes_are_no_value(path: Path) -> None:
    workbook = open_workbook(path.name, path.read_bytes())
    document = interpret(workbook)
    for sheet in workbook.sheets:
        own = replace(
            document,
            forms=tuple(form for form in document.forms if form.sheet == sheet.name),
            findings=tuple(one for one in document.findings if one.sheet == sheet.name),
        )
        *_, left = told(own, sheet)
        said = left.removeprefix("left:").split()
        assert [text for text in said if not AROUND.fullmatch(text)] == []


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xlsx")), ids=lambda path: path.name)
def test_every_value_stands_in_its_cell(path: Path) -> None:
    workbook = open_workbook(path.name, path.read_bytes())
    grids = {sheet.name: Grid(sheet) for sheet in workbook.sheets}
    read = 0
    for form in record_of(interpret(workbook), "zh")["forms"]:  # type: ignore[attr-defined]
        for address, raw in _origins(form):
            letters, row = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()  # type: ignore[union-attr]
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            grid, place = grids[form["sheet"]], (int(row) - 1, column - 1)
            shown = {grid.raw(*place).strip(), grid.amount_cell(*place).raw}  # 90 shown as 90.00
            assert raw.strip() in shown
            read += 1
    assert read > 30


def _origins(record: Any) -> Iterator[tuple[str, str]]:
    """Yield address and raw text of every value that was read from one cell."""
    if isinstance(record, dict):
        for name, address in record.get("cells", {}).items():
            if "," not in address:
                yield address, record["raw"][name]
        record = [value for key, value in record.items() if key not in {"cells", "raw"}]
    if isinstance(record, list):
        for part in record:
            yield from _origins(part)
