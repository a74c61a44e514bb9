"""The list of units that are to file, as offices keep it."""

import io

import openpyxl
import pytest

from gridperf.model import Refused
from gridperf.roster import Expected, expected_in, read_roster


def _workbook(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_workbook_is_read_by_its_heading_with_codes_beside():
    rows = [
        ["2023年应报送绩效自评单位名单"],
        ["序号", "单位代码", "单位名称", "备注"],
        [1, 219001, "示例区教育局", ""],
        [2, "219002", "示例区 卫生健康局", "含下属单位"],
        ["合计", None, "合计", None],
        [None, None, None, None],
    ]
    found = read_roster("名单.xlsx", _workbook(rows))
    assert found == (Expected("示例区教育局", "219001"), Expected("示例区卫生健康局", "219002"))


def test_a_column_of_names_without_heading_is_enough():
    assert expected_in("示例区教育局\n\n219002-示例街道办事处\n示例区教育局\n") == (
        Expected("示例区教育局", None),
        Expected("示例街道办事处", "219002"),
    )


def test_numbers_before_the_names_are_no_names():
    assert [one.unit for one in expected_in("1\t示例区教育局\n2\t示例区民政局")] == [
        "示例区教育局",
        "示例区民政局",
    ]


def test_a_text_in_an_offices_own_coding_is_read():
    data = "单位名称,单位代码\r\n示例区教育局,219001\r\n".encode("gb18030")
    assert read_roster("名单.csv", data) == (Expected("示例区教育局", "219001"),)


def test_a_list_without_units_is_refused_in_a_sentence():
    with pytest.raises(Refused) as refused:
        read_roster("空.xlsx", _workbook([["序号"], [1], [2]]))
    assert refused.value.key == "no_roster"
