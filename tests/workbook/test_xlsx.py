from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from gridperf.model import Merge, Sheet
from gridperf.workbook import open_workbook

Maker = Callable[[Callable[[Worksheet], None]], bytes]


def rezipped(data: bytes, edit: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook with its first worksheet's XML changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, edit(part) if name == "xl/worksheets/sheet1.xml" else part)
    return out.getvalue()


def only_sheet(data: bytes) -> Sheet:
    book = open_workbook("某街道2021.xlsx", data)
    assert len(book.sheets) == 1
    return book.sheets[0]


def fill_list(sheet: Worksheet) -> None:
    sheet.title = "自评表"
    sheet["B2"] = "项目名称"
    sheet["C2"] = "预算数"
    sheet["D2"] = "执行率"
    sheet.merge_cells("B2:B3")
    sheet["B4"], sheet["C4"], sheet["D4"] = "校舍加固", 37.86, 0.9975
    sheet["C4"].number_format = "#,##0.00"
    sheet["D4"].number_format = "0.00%"
    sheet["D5"] = "99.75%"
    sheet["D5"].number_format = "0.00%"
    sheet["E4"] = datetime(2022, 3, 15)  # noqa: DTZ001 (workbooks know no time zones)
    sheet["F4"] = True


def test_cells_stand_where_they_stood_and_keep_their_number_format(xlsx: Maker) -> None:
    sheet = only_sheet(xlsx(fill_list))
    assert sheet.name == "自评表"
    assert sheet.rows[0] == [None] * 6
    assert sheet.value(1, 1) == "项目名称"
    assert sheet.rows[3] == [None, "校舍加固", 37.86, 0.9975, datetime(2022, 3, 15).date(), True]  # noqa: DTZ001
    assert sheet.merges == (Merge(1, 1, 2, 1),)
    assert sheet.formats[3, 2] == "#,##0.00"
    assert sheet.formats[3, 3] == "0.00%"


def test_a_text_cell_has_no_number_format(xlsx: Maker) -> None:
    sheet = only_sheet(xlsx(fill_list))
    assert sheet.value(4, 3) == "99.75%"
    assert (4, 3) not in sheet.formats


def test_errors_and_formulas_without_value_are_blank_and_said(xlsx: Maker) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "=SUM(B1:B3)"
        sheet["A2"] = "#DIV/0!"
        sheet["A2"].data_type = "e"
        sheet["A3"] = '=IF(B1<1,"","&")'

    sheet = only_sheet(xlsx(fill))
    assert [sheet.value(row, 0) for row in range(len(sheet.rows))] == [None, None, None]
    assert sheet.errors == {(1, 0): "#DIV/0!"}
    assert sheet.formulas == {(0, 0): "SUM(B1:B3)", (2, 0): 'IF(B1<1,"","&")'}


def test_a_formula_whose_stored_value_is_an_empty_text_has_a_value(xlsx: Maker) -> None:
    data = rezipped(
        xlsx(lambda sheet: sheet.append(["x", 1])),
        lambda part: re.sub(
            rb"<c r=\"B1\".*?</c>",
            b'<c r="B1" t="str"><f>A2</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c>',
            part,
        ),
    )
    sheet = only_sheet(data)
    assert sheet.formulas == {}
    assert sheet.rows == [["x", None, 2.0]]


def test_a_zero_that_only_holds_the_place_of_a_result_is_none() -> None:
    saved = BytesIO()
    with xlsxwriter.Workbook(saved) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "SUM(B1:B3)")
        sheet.write_formula("A2", "B2*2", None, 0.5)
        sheet.write_number("A3", 0)
    found = only_sheet(saved.getvalue())
    assert found.rows == [[None], [0.5], [0.0]]
    assert found.formulas == {(0, 0): "SUM(B1:B3)"}


def test_hidden_sheets_rows_and_columns_are_read_and_marked() -> None:
    book = openpyxl.Workbook()
    first = book.active
    first.append([1, 2, 3])
    first.append([4, 5, 6])
    first.row_dimensions[2].hidden = True
    first.column_dimensions["B"].hidden = True
    second = book.create_sheet("底稿")
    second["A1"] = "x"
    second.sheet_state = "hidden"
    book.create_sheet("旧稿")["A1"] = "x"
    book["旧稿"].sheet_state = "veryHidden"
    saved = BytesIO()
    book.save(saved)
    shown, hidden, deep = open_workbook("a.xlsx", saved.getvalue()).sheets
    assert [one.hidden for one in (shown, hidden, deep)] == [False, True, True]
    assert [one.very_hidden for one in (shown, hidden, deep)] == [False, False, True]
    assert shown.hidden_rows == {1}
    assert shown.hidden_columns == {1}
    assert shown.rows[1] == [4, 5, 6]


def test_formatting_far_away_costs_nothing(xlsx: Maker) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "合计"
        sheet["XFD1048576"].number_format = "0.00%"
        sheet.merge_cells("A1:A9000")

    sheet = only_sheet(xlsx(fill))
    assert sheet.rows == [["合计"]]
    assert sheet.merges[0].bottom < 100
    assert sheet.formats == {}


def test_what_is_struck_out_is_read_only_where_nothing_else_stands() -> None:
    saved = BytesIO()
    with xlsxwriter.Workbook(saved) as book:
        struck = book.add_format({"font_strikeout": True})
        sheet = book.add_worksheet()
        sheet.write_rich_string("A1", struck, "57000人", book.add_format(), "58216人")
        sheet.write_rich_string("B1", "优", struck, "良")
        sheet.write_rich_string("C1", struck, "作", struck, "废")
        sheet.write_rich_string("D1", book.add_format({"bold": True}), "3", "条")
        sheet.write_rich_string("E1", struck, "合", "格")
        sheet.write_row("F1", ["合格", "57000人"])
    (row,) = only_sheet(saved.getvalue()).rows
    assert row == ["58216人", "优", "作废", "3条", "合格", "合格", "57000人"]


def test_a_mark_raised_behind_a_figure_is_no_digit_of_it() -> None:
    saved = BytesIO()
    with xlsxwriter.Workbook(saved) as book:
        raised = book.add_format({"font_script": 1})
        sheet = book.add_worksheet()
        sheet.write_rich_string("A1", "1290.25", raised, "1")
        sheet.write_rich_string("B1", "500m", raised, "2")
        sheet.write("C1", "1290.25")
    assert only_sheet(saved.getvalue()).rows == [["1290.25[1]", "500m2", "1290.25"]]


@pytest.mark.parametrize("shown", [" ", "\u3000", "\n ", "\u200b"])
def test_a_text_far_away_that_shows_nothing_is_no_part_of_the_sheet(
    xlsx: Maker, shown: str
) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"], sheet["B2"] = "合计", " ", 1
        sheet["C9000"] = sheet["D3"] = shown

    assert only_sheet(xlsx(fill)).rows == [["合计", None], [" ", 1]]


@pytest.mark.parametrize(
    "respell",
    [
        lambda part: re.sub(rb' r="[A-Z]+\d+"', b"", re.sub(rb'<row r="\d+"', b"<row", part)),
        lambda part: re.sub(rb'<c r="(\w+)" s="(\d+)"', rb"<c s='\2'  r='\1'", part),
        lambda part: re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", part).replace(b"xmlns=", b"xmlns:x="),
    ],
    ids=["without addresses", "other order and quotes", "prefixed"],
)
def test_other_spellings_read_the_same(xlsx: Maker, respell: Callable[[bytes], bytes]) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", 0.5])
        sheet.append(["b", 0.25])
        sheet["B1"].number_format = sheet["B2"].number_format = "0%"
        sheet.row_dimensions[2].hidden = True

    plain = only_sheet(xlsx(fill))
    other = only_sheet(rezipped(xlsx(fill), respell))
    assert other == plain
    assert other.formats == {(0, 1): "0%", (1, 1): "0%"}


def test_rows_that_are_struck_through_are_marked_single_cells_are_not(xlsx: Maker) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in range(1, 6):
            for column in range(1, 5):
                sheet.cell(row, column, f"{row}{column}")
        for place in ("B3", "C3", "D3", "B4", "A5", "B5", "C5", "D5"):
            sheet[place].font = Font(strike=not place.endswith("5"))
        sheet["A1"].font = Font(bold=True)
        for column in range(1, 9):
            sheet.cell(9, column).font = Font(strike=True)

    assert only_sheet(xlsx(fill)).struck_rows == {2}
    assert only_sheet(xlsx(fill_list)).struck_rows == frozenset()
