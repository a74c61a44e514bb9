"""The list of units that are to file, as offices keep it."""

import io
from datetime import date

import openpyxl
import pytest

from gridperf.forms.facts import unit_of_title
from gridperf.model import Refused
from gridperf.roster import Expected, due_day, expected_in, read_roster


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


def test_last_days_beside_the_names_are_read_as_written():
    rows = [
        ["单位名称", "报送截止日期"],
        ["示例区教育局", date(2024, 3, 15)],
        ["示例区民政局", "2024年3月20日前"],
        ["示例区水务局", None],
    ]
    days = [one.due for one in read_roster("名单.xlsx", _workbook(rows))]
    assert days == ["2024-03-15", "2024年3月20日前", None]
    assert [due_day(day) for day in days[:2]] == [date(2024, 3, 15), date(2024, 3, 20)]


def test_a_long_name_is_a_name():
    name = "某" * 90 + "局"
    assert [one.unit for one in expected_in(f"单位名称\n甲局\n{name}")] == ["甲局", name]


@pytest.mark.parametrize(
    "text", ["2026-11-26", "2026年11月26日", "2026/11/26", "２０２６年11月26日前"]
)
def test_a_last_day_is_read_as_it_is_written(text):
    assert due_day(text) == date(2026, 11, 26)


@pytest.mark.parametrize("text", ["", "三月中", "11月26日", "2026年11月", "2026年11月31日"])
def test_what_names_no_one_day_is_no_last_day(text):
    assert due_day(text) is None


def test_a_list_without_units_is_refused_in_a_sentence():
    with pytest.raises(Refused) as refused:
        read_roster("空.xlsx", _workbook([["序号"], [1], [2]]))
    assert refused.value.key == "no_roster"


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Red Lake Office", "Red Lake Office"),
        (" Red  Lake　Office ", "Red Lake Office"),
        ("St. Mary & Sons Office 2", "St. Mary & Sons Office 2"),
        ("示 例 街 道", "示例街道"),
        ("示例区　卫生 健康局", "示例区卫生健康局"),
        ("Red Lake 街道", "Red Lake街道"),
        ("示例街道 2 社区", "示例街道2社区"),
    ],
)
def test_blanks_between_words_in_letters_stay_and_those_that_space_out_go(written, unit):
    assert expected_in(written) == (Expected(unit, None),)
    title = f"{written}2021年部门预算项目绩效自评表（单位：万元）"
    assert unit_of_title(title) == unit


def test_an_english_name_behind_its_code_is_told_from_it():
    assert expected_in("219001 Red Lake Office") == (Expected("Red Lake Office", "219001"),)
    assert expected_in("unit name\nRed Lake Office") == (Expected("Red Lake Office", None),)


def test_titles_with_the_year_before_an_english_name_keep_its_blanks():
    for year in ("2021年", "2021 ", "附件1：2021年度 "):
        assert unit_of_title(f"{year}Red Lake Office 部门预算项目绩效自评表") == "Red Lake Office"
