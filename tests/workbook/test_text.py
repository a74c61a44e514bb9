from __future__ import annotations

import pytest

from gridperf.model import Refused, Sheet
from gridperf.workbook import open_workbook

LINES = "\n单位: 万元\n\n序号\t项目名称\t预算\n1\t𠮷祥项目, 一期\t0.20\n\n"


def sheet_of(data: bytes, name: str = "自评/2020年.txt") -> Sheet:
    (sheet,) = open_workbook(name, data).sheets
    return sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
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
