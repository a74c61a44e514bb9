"""The workbooks, read back: layout, live formulas with their values, text that stays text."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gridperf import pipeline
from gridperf.model import Selection
from gridperf.reports import KINDS, Material, files_of
from gridperf.resources import SAMPLES
from gridperf.store import Judgement, Store
from gridperf.words import Words
from tests.reports.conftest import EMPTY, FORMULA, MARKUP

Made = Callable[..., dict[str, bytes]]


def _sheet(data: bytes, name: str, *, values: bool = False) -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def _one(files: dict[str, bytes]) -> bytes:
    (data,) = files.values()
    return data


def _rows(sheet: Worksheet) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(values_only=True))


def test_the_summary_has_the_lists_own_27_columns_under_three_merged_rows(made: Made) -> None:
    sheet = _sheet(_one(made("xlsx", 2022)), "汇总表2022")
    assert sheet.max_column == 27
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A4:A6", "E4:H4", "F5:G5", "J4:J6", "L4:Q4", "R4:Y4", "X5:Y5", "AA4:AA6"} <= merged
    assert [sheet.cell(4, c).value for c in (1, 4, 5, 9)] == [
        "序号", "项目年度预算金额", "实际支出金额", "预算支出执行率",
    ]  # fmt: skip
    assert [sheet.cell(6, c).value for c in (12, 13)] == ["年度指标内容", "完成情况"]


def test_sums_are_live_formulas_whose_values_equal_the_views(made: Made, store: Store) -> None:
    data = _one(made("xlsx"))
    live, held = (_sheet(data, "汇总表2023", values=values) for values in (False, True))
    sums = {
        row[0].value: row[0].row for row in live.iter_rows() if row[0].value in {"小计", "合计"}
    }
    subtotals = [r[0].row for r in live.iter_rows() if r[0].value == "小计"]
    assert live.cell(subtotals[0], 4).value == '=IF(COUNT(D7:D8)=0,"",SUM(D7:D8))'
    assert str(live.cell(sums["合计"], 5).value).startswith('=IF(COUNT(E7:E13)=0,"",SUMIF(')
    units = store.view("unit", Selection(2023)).set_index("unit")
    for unit, row in zip(("示例乙办", "示例甲局"), subtotals, strict=True):
        assert held.cell(row, 4).value == pytest.approx(units.loc[unit, "budget"])
        assert held.cell(row, 5).value == pytest.approx(units.loc[unit, "spent"])
    district = store.view("district", Selection(2023)).iloc[0]
    total = [held.cell(sums["合计"], column).value for column in (4, 5)]
    assert total == [pytest.approx(district["budget"]), pytest.approx(district["spent"])]
    rate = next(c for c in range(1, 20) if held.cell(4, c).value == "预算支出执行率")
    # The project of unknown spending counts in no rate.
    assert held.cell(sums["合计"], rate).value == pytest.approx(district["rate"])


def test_what_is_unknown_or_of_an_open_source_is_neither_zero_nor_lost(made: Made) -> None:
    sheet = _sheet(_one(made("xlsx")), "汇总表2023", values=True)
    heads = [cell.value for row in sheet["A4:AD6"] for cell in row]
    assert "来源待确认" in heads
    row = next(row for row in _rows(sheet) if row[2] == "培训")
    assert row[4] == "未知"
    foot = "\n".join(str(row[0]) for row in _rows(sheet)[-4:])
    assert "1 个项目的预算或支出未知" in foot
    assert "示例丙中心" in foot
    assert "数据截至" in foot


def test_several_indicators_of_one_dimension_stand_numbered_in_their_cell(made: Made) -> None:
    row = next(r for r in _rows(_sheet(_one(made("xlsx")), "汇总表2023")) if r[2] == MARKUP)
    assert "1、巡查不少于12场\n2、宣传：≥2场" in row


def test_text_that_looks_like_a_formula_stays_text(made: Made) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_one(made("xlsx"))))
    cells = [c for s in book for row in s.iter_rows() for c in row if c.value == FORMULA]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}
    said = {c.data_type for s in book for row in s.iter_rows() for c in row if c.value == "=无"}
    assert said <= {"s"}


def test_our_own_reader_reads_the_summary_with_the_same_figures(made: Made) -> None:
    document = pipeline.read("汇总.xlsx", _one(made("xlsx", 2022)))
    (project,) = document.forms[0].projects
    assert (project.name, str(project.budget), str(project.spent)) == ("旧项目", "30", "30")
    assert project.unit == "示例丙中心"
    assert document.forms[0].year == 2022
    # The two targets of one dimension come back as two.
    assert [(i.target, i.actual) for i in project.indicators] == [
        ("巡查不少于12场", "10场"), ("宣传：≥2场", "2场"), ("≥95%", "95%"),
    ]  # fmt: skip


def test_every_workbook_says_on_what_it_rests(made: Made) -> None:
    for kind in ("xlsx", "ledger"):
        said = "\n".join(str(row) for row in _rows(_sheet(_one(made(kind)), "口径说明")))
        for word in ("2023 年", "数据版本", "财政部 2020 年通用", "90% 以上达标", "R026"):
            assert word in said, kind


def test_the_ledger_bears_every_entry_of_its_view(made: Made, material: Material) -> None:
    rows = _rows(_sheet(_one(made("ledger")), "整改台账"))
    assert "处理状态" in rows[1]
    assert len(rows) - 2 == max(len(material.rows("ledger")), 1)


@pytest.mark.parametrize("kind", ["xlsx", "paragraph"])
def test_an_empty_selection_gives_a_document_that_says_so(made: Made, kind: str) -> None:
    data = _one(made(kind, 1999))
    text = data.decode() if kind == "paragraph" else str(_rows(_sheet(data, "没有数据")))
    assert EMPTY in text
    assert "1999" in text


def test_the_ledger_says_who_judged_when_why_and_until_when() -> None:
    store = Store.in_memory()
    (path,) = SAMPLES.glob("2023年示例区*.xlsx")
    pipeline.file(store, path.name, path.read_bytes())
    first = store.view("ledger").iloc[0]
    said = Judgement("true", "=已退回单位", date(2024, 6, 30), "示例区住房和建设局")
    assert store.judge([str(first["mark"])], said, "王工") == 1
    (file,) = files_of(KINDS["ledger"], store, Selection(), Words("zh"))
    sheet = _sheet(file[1], "整改台账")
    rows = _rows(sheet)
    entry = dict(zip(rows[1], rows[2], strict=True))
    assert entry["台账编号"] == str(first["mark"])
    assert entry["处理状态"] == "属实"
    assert entry["说明"] == "=已退回单位"
    assert entry["处理人"] == "王工"
    assert entry["处理时间"][:2] == "20"
    assert entry["整改期限"] == "2024-06-30"
    assert entry["责任单位（人）"] == "示例区住房和建设局"
    assert len(rows) - 2 == len(store.view("ledger"))
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
