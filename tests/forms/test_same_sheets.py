"""Sheets of a workbook that list the same projects: nobody's money counts twice."""

from __future__ import annotations

from dataclasses import replace

from gridperf.forms import passed_over, read_sheets
from gridperf.model import Scalar, Sheet, Workbook

Row = list[Scalar]
HEAD: Row = ["序号", "单位名称", "项目名称", "预算数", "执行数"]
FIRST: Row = [1, "示例一局", "河道保洁", 100, 90]
SECOND: Row = [2, "示例二局", "道路养护", 50, 50]


def _sheet(name: str, *rows: Row, head: Row = HEAD) -> Sheet:
    return Sheet(name, [["2023年度项目支出绩效自评表（单位：万元）"], head, *rows])


def _read(*sheets: Sheet) -> tuple[list[str], list[tuple[str, str]], set[str]]:
    """Return the sheets that were read, those that were not with the reason, the variants said."""
    book = Workbook("f.xlsx", "", sheets)
    forms, findings, _ = read_sheets(book)
    skipped = [(one.sheet, one.reason) for one in passed_over(book, forms, findings)]
    said = {variant for one in findings if (variant := one.values.get("variant"))}
    return [form.sheet for form in forms], skipped, said


def test_a_summary_beside_its_units_sheets_is_left_and_said() -> None:
    read, skipped, said = _read(
        _sheet("汇总", FIRST, SECOND), _sheet("一局", FIRST), _sheet("二局", SECOND)
    )
    assert read == ["一局", "二局"]
    assert skipped == [("汇总", "same")]
    assert "same_sheet" in said


def test_the_sheet_that_says_more_is_kept() -> None:
    head = [*HEAD, "存在问题"]
    read, skipped, _ = _read(_sheet("简表", FIRST), _sheet("详表", [*FIRST, "进度偏慢"], head=head))
    assert (read, skipped) == (["详表"], [("简表", "same")])


def test_a_copy_is_left() -> None:
    read, skipped, _ = _read(_sheet("正式", FIRST, SECOND), _sheet("副本", FIRST, SECOND))
    assert (read, skipped) == (["正式"], [("副本", "same")])


def test_of_two_alike_the_hidden_one_is_left() -> None:
    hidden = replace(_sheet("旧", FIRST, SECOND), hidden=True)
    assert _read(hidden, _sheet("新", FIRST, SECOND))[0] == ["新"]


def test_other_amounts_or_none_are_no_repetition() -> None:
    other: Row = [1, "示例一局", "河道保洁", 100, 85]
    bare: Row = [1, "示例一局", "河道保洁", None, None]
    assert _read(_sheet("正式", FIRST), _sheet("草稿", other))[0] == ["正式", "草稿"]
    assert _read(_sheet("一", bare), _sheet("二", bare))[0] == ["一", "二"]


def test_a_sheet_with_one_project_more_is_read_whole() -> None:
    read, _, _ = _read(_sheet("一局", FIRST), _sheet("全部", FIRST, SECOND))
    assert read == ["全部"]


UNITS = [[1, "示例一局", None, 100, 90], [2, "示例二局", None, 50, 50]]


def test_a_summary_by_units_is_left_where_each_unit_s_projects_stand_on_other_sheets() -> None:
    more: Row = [2, "示例一局", "河堤加固", 40, 30]
    total: Row = ["合计", None, None, 190, 170]
    summary = _sheet("汇总", [1, "示例一局", None, 140, 120], UNITS[1], total)
    read, skipped, said = _read(summary, _sheet("一局", FIRST, more), _sheet("二局", SECOND))
    assert read == ["一局", "二局"]
    assert skipped == [("汇总", "same")]
    assert said == {"unit_sums"}


def test_a_summary_by_units_that_says_otherwise_of_one_is_left_and_that_is_said() -> None:
    third: Row = [3, "示例三局", None, 7, 7]
    summary = _sheet("汇总", [1, "示例一局", None, 100, 85], UNITS[1], third)
    book = Workbook("f.xlsx", "", (summary, _sheet("一局", FIRST), _sheet("二局", SECOND)))
    forms, findings, _ = read_sheets(book)
    assert [form.sheet for form in forms] == ["一局", "二局"]
    told = [(one.values.get("variant"), one.cell, one.found) for one in findings]
    assert told == [
        ("unit_sums", "A2", "序号 / 单位名称 / 项目名称 / 预算数 / 执行数"),
        ("unit_differs", "E3", "示例一局"),
        ("unit_unlisted", "D5", "示例三局"),
    ]


def test_nameless_projects_whose_unit_has_other_ones_elsewhere_are_kept() -> None:
    other: Row = [1, "示例一局", None, 60, 60]
    assert _read(_sheet("漏填", other), _sheet("一局", FIRST))[0] == ["漏填", "一局"]


def _differing(*sheets: Sheet) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """Return sheet, cell, first project and the sheet read, where R143 says that texts differ."""
    _, findings, _ = read_sheets(Workbook("f.xlsx", "", sheets))
    return [(one.sheet, one.cell, one.found, one.expected) for one in findings
            if one.values.get("variant") == "same_sheet_differs"]  # fmt: skip


TEXTS: Row = [*HEAD, "存在问题", "数量指标年度指标值", "数量指标实际完成值"]


def test_a_sheet_with_the_same_money_and_other_texts_is_said_to_differ() -> None:
    first = _sheet("自评表", [*FIRST, "无", "巡查≥50次", "48次"], head=TEXTS)
    problem = _sheet("终稿", [*FIRST, "进度偏慢", "巡查≥50次", "48次"], head=TEXTS)
    done = _sheet("自评表（修改后）", [*FIRST, "无", "巡查≥50次", "52次"], head=TEXTS)
    assert _differing(first, problem) == [("终稿", "F3", "河道保洁", "自评表")]
    assert _differing(first, done) == [("自评表（修改后）", "H3", "河道保洁", "自评表")]
    assert _read(first, done)[:2] == (["自评表"], [("自评表（修改后）", "same")])


def test_a_sheet_that_says_the_same_or_less_does_not_differ() -> None:
    first = _sheet("自评表", [*FIRST, "无", "巡查≥50次", "48次"], head=TEXTS)
    spaced = _sheet("副本", [*FIRST, " 无", "巡查 ≥50次", "48次"], head=TEXTS)
    less = _sheet("简表", [*FIRST, "无"], head=TEXTS[:6])
    graded = _sheet("汇总", [*FIRST, "优"], head=[*HEAD, "自评等级"])
    assert _differing(first, spaced) == []
    assert _differing(first, less) == []
    assert _differing(first, graded) == []


def test_a_text_that_the_sheet_read_leaves_blank_makes_them_differ() -> None:
    first = _sheet("自评表", [*FIRST, None, "巡查≥50次", "48次"], head=TEXTS)
    other = _sheet("更正", [*FIRST, "进度偏慢", "巡查≥50次", None], head=TEXTS)
    assert _differing(first, other) == [("更正", "F3", "河道保洁", "自评表")]


def test_a_sheet_of_several_others_projects_differs_from_that_of_the_project() -> None:
    head = TEXTS[:6]
    one = _sheet("一局", [*FIRST, "无"], head=head)
    two = _sheet("二局", [*SECOND, "已整改"], head=head)
    both = _sheet("汇总", [*FIRST, "无"], [*SECOND, "无"], head=head)
    assert _differing(both, one, two) == [("汇总", "F4", "道路养护", "二局")]


MORE: Row = ["序号", "项目名称", "绩效目标", "目标完成情况"]


def test_what_a_second_sheet_without_money_says_of_the_same_projects_is_said_unread() -> None:
    one: Row = [1, "河道保洁", "保洁", "无"]
    two: Row = [2, "道路养护", "养护", "无"]
    money, more = _sheet("资金", FIRST, SECOND), _sheet("绩效", two, one, head=MORE)
    for sheets in ((money, more), (more, money)):
        read, skipped, said = _read(*sheets)
        assert (read, skipped) == (["资金"], [("绩效", "same")])
        assert "same_projects" in said


def test_a_sheet_without_money_that_lists_another_project_is_read() -> None:
    other: Row = [1, "河道清淤", "清淤", "无"]
    money, more = _sheet("资金", FIRST, SECOND), _sheet("绩效", other, head=MORE)
    assert _read(money, more)[0] == ["资金", "绩效"]


def _form(name: str, *, spent: float = 45, hidden: bool = False, above: int = 0) -> Sheet:
    rows: list[Row] = [
        ["2023年度项目支出绩效自评表"],
        ["项目名称", "河道保洁", None, "实施单位", "示例一局"],
        ["项目资金（万元）", None, "全年预算数", "全年执行数", "执行率"],
        [None, "年度资金总额", 50, spent, None],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"],
        ["产出指标", "数量指标", "保洁河道", "≥3条", "3条"],
    ]
    return Sheet(name, [*([None] for _ in range(above)), *rows], hidden=hidden)


def test_a_hidden_copy_of_a_form_is_left_and_said_once() -> None:
    book = Workbook("f.xlsx", "", (_form("项目1"), _form("项目1 (2)", hidden=True, above=1)))
    forms, findings, _ = read_sheets(book)
    assert [form.sheet for form in forms] == ["项目1"]
    (said,) = [one for one in findings if one.sheet == "项目1 (2)"]
    assert (said.rule, said.expected, said.values) == ("R127", "项目1", {"variant": "copy"})
    assert [(one.sheet, one.reason) for one in passed_over(book, forms, findings)] == [
        ("项目1 (2)", "same")
    ]


def test_a_hidden_form_that_differs_is_read_and_so_is_a_copy_that_is_shown() -> None:
    for other in (_form("旧稿", spent=40, hidden=True), _form("项目1 (2)")):
        assert _read(_form("项目1"), other)[0] == ["项目1", other.name]


def test_a_sheet_that_no_menu_shows_is_said_to_be_so() -> None:
    for spent, variant in ((45, "very_hidden_copy"), (40, "very_hidden")):
        deep = replace(_form("旧稿", spent=spent, hidden=True), very_hidden=True)
        assert variant in _read(_form("项目1"), deep)[2]


def test_a_hidden_copy_of_a_list_is_said_to_be_one() -> None:
    hidden = replace(_sheet("旧", FIRST, SECOND), hidden=True)
    read, skipped, said = _read(_sheet("新", FIRST, SECOND), hidden)
    assert (read, skipped, said) == (["新"], [("旧", "same")], {"copy"})
