"""What stands below a list's total: its parts, what checks it, who signed. None is a project."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import TITLE, checked_of, names, read, said_of

HEAD = "序号|项目名称|预算数|支出数|执行率\n"
ROWS = "1|甲|120.5|118.3|98.17%\n2|乙|80|80|100%\n"
SEVERAL = "序号|单位名称|项目名称|预算数|支出数|执行率|自评得分|备注\n"
OF_UNITS = (
    "1|示例局|甲|120.5|118.3|98.17%|98\n2|示例局|乙|80|80|100%|98\n合计|||200.5|198.3|98.9%\n"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("决算数", "差额"),
        ("系统导出数", "差异"),
        ("核对（决算报表数）", "差异"),
        ("上年同期", "增减"),
        ("部门决算数", "与决算差异"),
        ("上年数", "增减额"),
    ],
)
@pytest.mark.parametrize("column", ["|{}", "{}|"])
def test_rows_that_check_a_total_are_no_projects(one: str, other: str, column: str) -> None:
    below = "\n".join(f"{column.format(said)}|200.5|198.3" for said in (one, other))
    form, findings = read(f"{HEAD}{ROWS}合计||200.5|198.3\n{below}")
    assert names(form) == ["甲", "乙"]
    assert [total.budget for total in form.totals] == [form.totals[0].budget]
    assert {one.rule for one in findings} == {"R142"}


@pytest.mark.parametrize("name", ["养老保险差额", "预算执行管理系统", "决算编制", "财务系统"])
def test_a_project_right_below_a_total_stays_one(name: str) -> None:
    for number in ("", "1"):
        form, _ = read(f"{HEAD}合计||200.5|198.3\n{number}|{name}|120.5|118.3\n2|乙|80|80")
        assert names(form) == [name, "乙"]


@pytest.mark.parametrize("parts", [("本级", "下属单位"), ("机关", "直属事业单位")])
def test_unnamed_rows_that_make_the_total_are_its_parts(parts: tuple[str, str]) -> None:
    below = f"{parts[0]}||120.5|118.3\n{parts[1]}||80|80"
    form, findings = read(f"{HEAD}{ROWS}合计||200.5|198.3\n{below}")
    assert names(form) == ["甲", "乙"]
    assert said_of(findings) == [("R148", "A6"), ("R148", "A7")]


@pytest.mark.parametrize(
    "row",
    [
        "填报人：||张三|联系电话：|88812345",
        "联系电话：|||88812345",
        "审核人||王五|填报人|张三||电话|8881234",
        "填报单位（公章）：|||填报日期：2023年3月10日",
        "填 报 人：|张三||联系电话：|88812345",
        "联系人||张三||13800001111",
        "单位负责人（签字）：||李四|88812345|13800001111",
    ],
)
def test_a_signature_row_with_a_cell_for_each_word_is_a_footer(row: str) -> None:
    form, findings = read(SEVERAL + OF_UNITS + row)
    assert names(form) == ["甲", "乙"]
    assert {one.rule for one in findings} <= {"R126"}
    assert (form.filled_on is not None) == ("填报日期" in row)


@pytest.mark.parametrize("name", ["负责人培训", "联系电话系统维护", "审核人员经费"])
def test_a_project_named_like_a_signature_stays_one(name: str) -> None:
    form, _ = read(f"项目名称|预算数|支出数|执行率\n甲|5|5|100%\n{name}|80|80|100%")
    assert names(form) == ["甲", name]


@pytest.mark.parametrize(
    "label",
    ["合计：2个项目", "合计 2个项目", "合计2项", "合计:2项", "总额", "小计1", "总计（共2个）"],
)
@pytest.mark.parametrize("column", ["|{}", "{}|"])
def test_a_total_may_count_its_rows(label: str, column: str) -> None:
    drawing = f"{HEAD}{ROWS}{column.format(label)}|200.5|198.3|98.9%"
    form, _ = read(drawing)
    assert names(form) == ["甲", "乙"]
    assert [f"{total.budget}" for total in form.totals] == ["200.5"]
    assert {rule for rule, _ in checked_of(TITLE + drawing)}.isdisjoint({"R003", "R008"})


@pytest.mark.parametrize("name", ["会计2项", "统计1", "总额预付", "审计3个单位"])
def test_a_name_that_ends_like_a_total_s_count_is_none(name: str) -> None:
    assert names(read(f"{HEAD}{ROWS}3|{name}|5|5")[0]) == ["甲", "乙", name]
