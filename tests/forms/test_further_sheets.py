"""Sheets that go on with the list of the one before, without its title or without its head."""

from __future__ import annotations

from decimal import Decimal

from gridperf.forms import passed_over, read_sheets
from gridperf.model import Finding, Form, Scalar, Sheet, Workbook

Row = list[Scalar]
HEAD: Row = ["序号", "单位名称", "项目名称", "预算数", "执行数", "执行率", "绩效目标", "完成情况"]
FIRST: list[Row] = [
    ["2022年示例局项目支出绩效自评表"],
    ["单位：元"],
    HEAD,
    [1, "示例局", "河道保洁", 500000, 500000, "100%", "保洁", "已保洁"],
    [2, "示例局", "养老培训", 300000, 300000, "100%", "培训", "已培训"],
]
THIRD: Row = [3, "示例局", "社区维修", 200000, 200000, "100%", "维修", "已验收"]
ALL: Row = ["合计", None, None, 1000000, 1000000, "100%"]


def _read(*pages: list[Row], names: str = "一二三") -> tuple[list[Form], list[Finding], list[str]]:
    book = Workbook("f.xlsx", "", tuple(map(Sheet, names, pages)))
    forms, findings, _ = read_sheets(book)
    skipped = passed_over(book, forms, findings)
    return [*forms], [*findings], [one.sheet for one in skipped]


def _told(forms: list[Form]) -> list[tuple[str | None, Decimal | None, int | None]]:
    return [(one.name, one.budget, one.year) for form in forms for one in form.projects]


def _said(findings: list[Finding]) -> list[tuple[str, str | None, str | None, str]]:
    return [(one.rule, one.sheet, one.cell, one.values.get("variant", "")) for one in findings]


WHOLE = [("河道保洁", 50, 2022), ("养老培训", 30, 2022), ("社区维修", 20, 2022)]


def test_a_page_with_the_same_head_has_the_year_and_the_unit_of_money_of_the_first() -> None:
    forms, findings, _ = _read(FIRST, [HEAD, THIRD])
    assert _told(forms) == WHOLE
    assert _said(findings) == [("R123", "二", "A1", "continued"), ("R124", "二", "A1", "continued")]
    assert [one.found for one in findings] == ["元", "2022"]


def test_what_a_page_says_itself_counts() -> None:
    forms, findings, _ = _read(FIRST, [["单位：万元"], HEAD, [*THIRD[:3], 20, 20, *THIRD[5:]]])
    assert _told(forms) == WHOLE
    assert [one.rule for one in findings] == ["R124"]


def test_a_title_of_its_own_or_another_head_or_two_years_before_begin_another_list() -> None:
    titled: list[Row] = [["示例局项目支出绩效自评表"], HEAD, THIRD]
    other: list[Row] = [[*HEAD[:-1], "备注"], THIRD]
    for page in (titled, other):
        assert _told(_read(FIRST, page)[0])[-1] == ("社区维修", 200000, None)
    before: list[Row] = [["2021年示例局项目支出绩效自评表"], *FIRST[1:3], [*THIRD[:2], "旧"]]
    assert _told(_read(FIRST, before, [HEAD, THIRD])[0])[-1] == ("社区维修", 20, None)


def test_a_sheet_named_after_another_unit_keeps_its_own() -> None:
    page: list[Row] = [HEAD, [1, None, "校舍", 200000, 200000, "100%", "维修", "已验收"]]
    sheets = Sheet("一", FIRST), Sheet("示例区教育局", page)
    forms, _, _ = read_sheets(Workbook("f.xlsx", "", sheets))
    assert [(form.unit, form.year) for form in forms] == [("示例局", 2022), ("示例区教育局", 2022)]


def test_a_page_without_a_head_is_read_where_its_columns_hold_the_same() -> None:
    forms, findings, skipped = _read(FIRST, [THIRD])
    assert _told(forms) == WHOLE
    assert forms[1].projects[0].cells["budget"].address == "D1"
    assert _said(findings) == [("R120", "二", "A1", "continued")]
    assert skipped == []
    assert forms[1].header_rows == ()


def test_rows_without_a_head_that_hold_something_else_are_said() -> None:
    words: Row = [3, "示例局", "社区维修", "约20", "20", "100%", "维修", "已验收"]
    for page in ([[*THIRD, "又一列"]], [words], [[None, None, None, *THIRD[3:]]]):
        forms, findings, skipped = _read(FIRST, page)
        assert len(_told(forms)) == 2
        assert [(one.rule, one.sheet, one.values) for one in findings] == [
            ("R143", "二", {"variant": "no_head", "times": "1"})]  # fmt: skip
        assert skipped == ["二"]


def test_notes_and_other_tables_are_no_pages() -> None:
    notes: list[Row] = [["填表说明"], ["1.金额单位为元"]]
    codes: list[Row] = [["代码", "名称", "数"], ["1", "甲", 3], ["2", "乙", 4]]
    for page in (notes, codes):
        assert _read(FIRST, page)[1] == []


def test_a_total_of_all_pages_stays_and_is_not_held_against_the_last() -> None:
    for last in ([HEAD, THIRD, ALL], [THIRD, ALL]):
        forms, _, _ = _read(FIRST, last)
        assert _told(forms) == WHOLE
        assert [[total.label for total in form.totals] for form in forms] == [[], ["合计"]]


def test_a_page_whose_texts_could_be_headings_is_read_too() -> None:
    done: Row = [3, "示例局", "社区维修", 200000, 200000, "100%", "维修", "完成"]
    forms, findings, skipped = _read(FIRST, [done, ALL])
    assert (_told(forms), skipped) == (WHOLE, [])
    assert ("R120", "二", "A1", "continued") in _said(findings)


def test_rows_without_a_head_whose_texts_could_be_headings_are_said() -> None:
    odd: Row = ["甲", 3, 5, 7, "完成", "绩效目标", 200000, 200000]
    forms, findings, _ = _read(FIRST, [odd, odd])
    assert len(forms) == 1
    assert ("R143", "二", "A1", "no_head") in _said(findings)
