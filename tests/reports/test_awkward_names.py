"""Names of 80 characters, names that are markup or formulas: whole, and text, in every kind."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import unescape

import docx
import openpyxl
import pandas as pd
import pdfplumber
import pytest
from pptx import Presentation

from gridperf.deck import PARTS, Agenda
from gridperf.model import Selection
from gridperf.reports import KINDS, files_of, pictures
from gridperf.store import Store
from gridperf.words import Words
from tests.awkward import NAMES, UNITS, documents


@pytest.fixture(scope="module")
def awkward() -> Store:
    """Six units with six projects each, every name an awkward one."""
    held = Store.in_memory()
    for document, data in documents(2024):
        held.file(document, data)
    return held


def _of_workbook(data: bytes) -> str:
    """Return all texts of a workbook; sums alone may be formulas."""
    cells = [c for s in openpyxl.load_workbook(io.BytesIO(data)) for row in s for c in row]
    formulas = [str(c.value) for c in cells if c.data_type == "f"]
    assert [said for said in formulas if not re.match(r"=(SUM|IF|SUBTOTAL|ROUND)\W", said)] == []
    return "\n".join(str(c.value) for c in cells)


def _of_document(data: bytes) -> str:
    paper = docx.Document(io.BytesIO(data))
    held = [p.text for p in paper.paragraphs]
    held += [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join(held)


def _of_slides(data: bytes) -> str:
    held = []
    for shape in (
        shape for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes
    ):
        if shape.has_text_frame:
            held.append(shape.text_frame.text)
        if shape.has_table:
            held += [cell.text for row in shape.table.rows for cell in row.cells]
        if shape.has_chart:
            held += [str(category) for category in shape.chart.plots[0].categories]
    return "\n".join(held)


def _of_pages(data: bytes) -> str:
    """Return a PDF's text without spaces: what wraps in a narrow column comes back in pieces."""
    with pdfplumber.open(io.BytesIO(data)) as paper:
        cells = [
            c or "" for page in paper.pages for t in page.extract_tables() for r in t for c in r
        ]
    return "\n".join("".join(cell.split()) for cell in cells)


def _of_page(data: bytes) -> str:
    said = data.decode()
    assert "<b>粗体</b>" not in said[said.index("<main>") :]
    return unescape(said)


def _of_table(data: bytes) -> str:
    return pd.read_parquet(io.BytesIO(data)).to_csv(index=False)


READ: dict[str, Callable[[bytes], str]] = {
    "xlsx": _of_workbook, "ledger": _of_workbook, "forms": _of_workbook, "docx": _of_document,
    "pptx": _of_slides, "pdf": _of_pages, "html": _of_page,
    "csv": lambda data: data.decode("utf-8-sig"), "parquet": _of_table,
}  # fmt: skip


@pytest.mark.parametrize("kind", READ)
def test_every_name_is_text_and_whole(
    kind: str, awkward: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_drawn", lambda _figures: None)
    numbers = tuple(int(number) for number in awkward.view("project")["project_id"].head(6))
    agenda = Agenda(PARTS, UNITS, numbers) if kind == "pptx" else None
    files = files_of(KINDS[kind], awkward, Selection(2024), Words("zh"), agenda=agenda)
    made = [data for name, data in files if not name.endswith(".txt")]
    said = "\n".join(map(READ[kind], made))
    names = {*NAMES, *UNITS} if kind != "ledger" else set()
    if kind == "pdf":
        said, names = said.replace("\u200b", ""), {"".join(name.split()) for name in names}
    assert {name for name in names if name not in said} == set()


def test_formulas_are_defused_in_csv(awkward: Store) -> None:
    files = dict(files_of(KINDS["csv"], awkward, Selection(2024), Words("zh"), "project"))
    lines = files["project.csv"].decode("utf-8-sig").splitlines()
    assert any(",'=1+1," in line for line in lines)
    assert not any(re.search(r'(^|,)"?=', line) for line in lines)
