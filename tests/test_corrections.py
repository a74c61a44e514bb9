"""Corrections: a cell read again, a placed value put right alone, each with its original."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook as Book

from gridperf import pipeline
from gridperf.corrections import (
    Correction,
    Spot,
    alone,
    amended,
    as_seen,
    by_hand,
    chained,
    spots_at,
    text_at,
    typed,
)
from gridperf.model import Sheet, Workbook
from gridperf.resources import SAMPLES
from gridperf.workbook import open_workbook

SEED = next(SAMPLES.glob("2020*.txt"))
HEAD = ["序号", "单位名称", "项目名称", "预算数", "支出数", "执行率", "数量指标", "数量指标"]


def _book():
    book = Book()
    sheet = book.active
    sheet.title = "自评表"
    sheet.append(["甲办2021年部门预算项目绩效自评表（单位：万元）"])
    sheet.append(HEAD)
    sheet.append([1, "甲办", "巡查", 10, 95, 0.95, "≥12场", "12场"])
    sheet["F3"].number_format = "0.00%"
    data = BytesIO()
    book.save(data)
    return open_workbook("甲办.xlsx", data.getvalue())


@pytest.fixture(scope="module")
def book():
    return _book()


@pytest.fixture(scope="module")
def seed():
    return open_workbook(SEED.name, SEED.read_bytes())


def _read(book, *steps):
    document = pipeline.interpret(book, None, steps)
    assert document.refusal is None
    return document


def test_a_corrected_cell_is_read_again_and_the_original_stays_in_the_file(book):
    step = Correction("自评表", "E3", "95", "9.5")
    document = _read(book, step)
    project = document.forms[0].projects[0]
    assert project.spent == Decimal("9.5")
    assert book.sheets[0].value(2, 4) == 95
    (said,) = document.answers
    assert (said.project, said.path, said.found) == ("巡查", "spent", "95")
    assert (said.answer, said.cell) == ("9.5", "自评表!E3")


def test_a_format_does_not_outlive_the_value_that_it_was_made_for(book):
    changed = amended(book, [Correction("自评表", "F3", "95.00%", "95%")])
    assert (2, 5) not in changed.sheets[0].formats
    document = _read(book, Correction("自评表", "F3", "95.00%", "95%"))
    assert document.forms[0].projects[0].stated_rate == Decimal("0.95")


def test_steps_are_undone_one_by_one(book):
    first = Correction("自评表", "E3", "95", "9.5")
    second = Correction("自评表", "E3", "9.5", "9.6")
    assert _read(book, first, second).forms[0].projects[0].spent == Decimal("9.6")
    assert _read(book, first).forms[0].projects[0].spent == Decimal("9.5")
    assert _read(book).forms[0].projects[0].spent == Decimal(95)


def test_a_corrected_target_is_judged_anew(book):
    (spot, *_) = [s for s in spots_at(_read(book), "自评表", "G3") if s.path.endswith("target")]
    step = Correction("自评表", "G3", "≥12场", "≥13场", spot)
    indicator = _read(book, step).forms[0].projects[0].indicators[0]
    assert (indicator.target_value, indicator.status) == ("13", "unmet")


def test_a_corrected_heading_is_understood_anew(book):
    document = _read(book, Correction("自评表", "H2", "数量指标", "说明文字"))
    assert "H" not in document.forms[0].columns


def test_a_value_placed_by_inference_is_put_right_alone(seed):
    document = _read(seed)
    spot = next(
        Spot(0, i, path)
        for i, project in enumerate(document.forms[0].projects)
        for path in project.inferred
        if path.endswith(".target")
    )
    assert alone(document, spot)
    before = text_at(document, spot)
    step = Correction(document.forms[0].sheet, "A1", before, "不少于3场", spot)
    changed = _read(seed, step)
    project = changed.forms[0].projects[spot.project]
    assert text_at(changed, spot) == "不少于3场"
    assert spot.path not in project.inferred
    others = [p for i, p in enumerate(changed.forms[0].projects) if i != spot.project]
    assert others == [p for i, p in enumerate(document.forms[0].projects) if i != spot.project]


def test_a_value_corrected_alone_is_what_its_cell_says_from_then_on(seed):
    sheet = _read(seed).forms[0].sheet
    spot = Spot(0, 1, "budget")
    step = Correction(sheet, "D13", "37.86", "37.87", spot)
    changed = _read(seed, step)
    assert text_at(changed, spot) == "37.87"
    assert changed.forms[0].projects[1].cells["budget"].raw == "37.87"
    seen = as_seen(seed, [step, step._replace(found="37.87", value="")])
    assert not seen.sheets[0].value(12, 3)


@pytest.mark.parametrize(
    ("cell", "found", "seen"),
    [
        ("≥12场 8场", "8场", "≥12场 9场"),  # a part of the cell
        ("8场 8场", "8场", "8场 8场"),  # which of the two can't be told
        ("18场", "8场", "18场"),  # part of another number
        ("8场", "", "8场"),  # it stood nowhere
        (None, "", "9场"),
    ],
)
def test_a_value_is_seen_in_its_cell_where_it_is_told_from_the_rest(cell, found, seen):
    workbook = Workbook("表.xlsx", "0", (Sheet("表", [[cell]]),))
    step = Correction("表", "A1", found, "9场", Spot(0, 0, "indicators.0.actual"))
    assert as_seen(workbook, [step]).sheets[0].value(0, 0) == seen


def test_a_correction_of_what_is_no_longer_there_changes_nothing(book):
    step = Correction("自评表", "G3", "x", "y", Spot(0, 7, "indicators.9.target"))
    assert _read(book, step).forms == _read(book).forms


def test_text_where_a_number_should_stand_is_a_fault(book):
    form = _read(book).forms[0]
    assert typed(form, "spent", "约三百").fault == "R101"
    assert typed(form, "funding.0.spent", "150万").value == Decimal(150)
    assert typed(form, "indicators.0.weight", "x").fault == "R101"
    assert typed(form, "goal", "  ").value is None
    assert not by_hand("funding.0.source")


def test_a_cell_outside_of_the_sheet_can_be_filled(book):
    changed = amended(book, [Correction("自评表", "J9", "", "补充")])
    assert changed.sheets[0].value(8, 9) == "补充"


def test_steps_of_one_place_follow_one_another_whichever_is_taken_back():
    first, second, third = (
        Correction("表", "A1", found, value)
        for found, value in (("1", "2"), ("2", "3"), ("3", "1"))
    )
    steps = [first, second, third]
    assert chained(steps, steps) == steps
    assert chained([second, third], steps) == [second._replace(found="1"), third]
    assert chained([first, third], steps) == [first, third._replace(found="2")]
    assert chained([third], steps) == []
    assert chained([first, first], [first]) == [first]
