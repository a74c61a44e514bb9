from __future__ import annotations

import pytest

from gridperf.model import Refused, Sheet
from gridperf.workbook import open_workbook

LINES = "\n单位: 万元\n\n序号\t项目名称\t预算\n1\t𠮷祥项目, 一期\t0.20\n\n"


def sheet_of(data: bytes, name: str = "自评/2020年.txt") -> Sheet:
    (sheet,) = open_workbook(name, data).sheets
    return sheet


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_of_the_offices_reads_the_same(encoding: str) -> None:
    sheet = sheet_of(LINES.encode(encoding))
    assert sheet.rows == [
        [None],
        ["单位: 万元"],
        [None],
        ["序号", "项目名称", "预算"],
        ["1", "𠮷祥项目, 一期", "0.20"],
    ]
    assert sheet.delimited
    assert sheet.name == "2020年"


def test_quoted_cells_of_a_csv_keep_the_count_of_lines() -> None:
    sheet = sheet_of(b'a,"b\nc, ""d""",e\r\n1,2,3\r\n', "x.csv")
    assert sheet.rows == [["a", 'b\nc, "d"', "e"], [], ["1", "2", "3"]]


def test_a_stray_quotation_mark_swallows_no_lines() -> None:
    sheet = sheet_of('序号\t名称\n1\t"甲\n2\t"乙"丙\n'.encode())
    assert sheet.rows == [["序号", "名称"], ["1", '"甲'], ["2", '"乙"丙']]


def test_endless_blank_cells_are_too_large():
    with pytest.raises(Refused) as refused:
        sheet_of(b"a" + b"\t" * 20_000_000)
    assert refused.value.reason == "too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_character_cut_in_half_is_shown_and_spoils_nothing_else(encoding: str):
    line = "1\t加固校舍工程项目\t0.20\n".encode(encoding)
    broken = line * 50 + line.replace("舍".encode(encoding), "舍".encode(encoding)[:1])
    sheet = sheet_of(broken)
    assert sheet.rows[:50] == [["1", "加固校舍工程项目", "0.20"]] * 50
    assert "\N{REPLACEMENT CHARACTER}" in str(sheet.rows[50][1])
    assert sheet.rows[50][2] == "0.20"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1,2,3\n" * (2**20 + 1), "too_many_lines"),
        ('项目名称,预算数,"' + "x\n" * (2**20 + 1), "too_many_lines"),
        ("1,2\r" * (2**20 + 1), "too_many_lines"),
        ("a," * 2**14 + "a", "too_many_columns"),
    ],
)
def test_a_text_beyond_every_spreadsheet_is_refused_at_once(text: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        sheet_of(text.encode())
    assert (refused.value.reason, refused.value.key) == ("too_large", key)


def test_a_long_list_is_read() -> None:
    lines = "序号,项目名称,预算数\n" + "1,甲,2\n" * 140_000
    assert len(sheet_of(lines.encode()).rows) == 140_001


def test_semicolons_part_the_columns_where_they_stand_in_every_line_alike() -> None:
    lines = "自评表;;;\n序号;项目名称;预算;支出\n1;甲;1,437.25;1,400\n2;乙;2,437.25;2,400.00\n"
    rows = sheet_of(lines.encode()).rows
    assert rows[2:] == [["1", "甲", "1,437.25", "1,400"], ["2", "乙", "2,437.25", "2,400.00"]]


def test_semicolons_of_prose_part_no_columns() -> None:
    lines = "序号,项目名称,目标\n1,甲,一是甲;二是乙;三是丙\n2,乙,一是甲;二是乙;三是丙\n"
    assert sheet_of(lines.encode()).rows[1] == ["1", "甲", "一是甲;二是乙;三是丙"]


@pytest.mark.parametrize("cell", ['="{}"', '"=""{}"""'])
def test_what_a_system_writes_as_a_formula_so_that_excel_keeps_its_text_is_that_text(
    cell: str,
) -> None:
    line = ",".join(cell.format(text) for text in ("00123", "1310.2", "", "甲"))
    assert sheet_of(f"编码,预算数,支出,名称\n{line}\n".encode()).rows[1] == [
        "00123", "1310.2", None, "甲"]  # fmt: skip


def test_a_text_that_is_a_quotation_or_a_sum_of_texts_stays_as_it_is() -> None:
    line = '"=""说""""好""""了""","=""a""&""b""",="a,="'
    assert sheet_of(f"甲,乙,丙,丁\n{line}\n".encode()).rows[1] == [
        '说"好"了', '="a"&"b"', '="a', '="']  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        '甲,"1,200.00\t",10\t,\r\n乙,"980.00\t",9\t,\r\n',
        '"甲","\t1,200.00","\t10",""\r\n"乙","\t980.00","\t9",""\r\n',
        '甲\t,"1,200.00\t",10\t,\t\r\n乙\t,980.00\t,9\t,\t',
    ],
)
def test_a_tab_that_keeps_a_number_a_text_is_none_of_it(text: str) -> None:
    (sheet,) = open_workbook("表.csv", text.encode()).sheets
    assert [row[:3] for row in sheet.rows] == [["甲", "1,200.00", "10"], ["乙", "980.00", "9"]]


def test_tabs_that_part_columns_stay_beside_commas() -> None:
    (sheet,) = open_workbook("表.txt", "甲,\t12\t3\n乙\t,13\t4\n".encode()).sheets
    assert [row[1] for row in sheet.rows] == ["12", ",13"]
