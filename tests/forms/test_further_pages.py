"""A list that goes on under its head on the next page: its title marked so, a project within."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Scalar, Sheet, Workbook
from tests.forms.list_drawings import checked_of, said_of
from tests.forms.sketch import sheet_of

TITLE = "示例局2022年度项目支出绩效自评汇总表"
MARKS = ["", "（续）", "(续表)", "（续上页）", "（续上表）", "（续一）", "（续表2）", "（接上页）",
         "续表"]  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_a_title_marked_as_going_on_parts_nothing(mark: str) -> None:
    drawing = f"""{TITLE}
单位：元
序号|项目名称|预算数|执行数
1|甲工程|1200000|1140000
{TITLE}{mark}
序号|项目名称|预算数|执行数
2|乙工程|180000|180000
合计||1380000|1320000"""
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    assert (form.money_unit, form.header_rows) == ("元", (3, 5, 6))
    assert [project.budget for project in form.projects] == [120, 18]
    assert findings == ()


@pytest.mark.parametrize(
    "title", ["示例局2021年度项目支出绩效自评汇总表（续）", "续建项目支出绩效自评表"]
)
def test_a_title_of_other_words_begins_another_list(title: str) -> None:
    drawing = f"""{TITLE}
序号|项目名称|预算数|执行数
1|甲工程|120|114
{title}
序号|项目名称|预算数|执行数
2|乙工程|18|18"""
    forms, _, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    assert [len(form.projects) for form in forms] == [1, 1]


def test_a_sheet_whose_title_says_that_it_goes_on_has_the_first_one_s_unit_of_money() -> None:
    head: list[Scalar] = ["序号", "项目名称", "预算数", "执行数"]
    first: list[list[Scalar]] = [[TITLE], ["单位：元"], head, [1, "甲工程", 1200000, 1140000]]
    second: list[list[Scalar]] = [[f"{TITLE}（续）"], head, [2, "乙工程", 180000, 180000]]
    forms, findings, _ = read_sheets(
        Workbook("f.xlsx", "", (Sheet("一", first), Sheet("二", second)))
    )
    assert [form.projects[0].budget for form in forms] == [120, 18]
    assert [(one.rule, one.values.get("variant")) for one in findings] == [("R123", "continued")]


HEAD = "序号|项目名称|预算数|执行数|一级指标|二级指标|三级指标|目标值|完成值|分值|得分"
ROWS = [
    "产出指标|数量指标|维修校舍|5所|5所|50|50",
    "产出指标|质量指标|合格率|100%|100%|20|20",
    "效益指标|社会效益指标|受益学生|≥3000人|3200人|20|20",
    "满意度指标|服务对象满意度|满意度|≥90%|95%|10|10",
]
FIRST, AGAIN, BLANK = "1|校舍维修|120|114|", "^|^|^|^|", "||||"


@pytest.mark.parametrize("title", ["", f"{TITLE}\n", f"{TITLE}（续）\n"])
@pytest.mark.parametrize(
    ("first", "further"), [(FIRST, AGAIN), (FIRST, FIRST), (BLANK, BLANK), (BLANK, AGAIN)]
)
def test_a_project_goes_on_below_the_head_of_the_next_page(
    title: str, first: str, further: str
) -> None:
    drawing = f"""{TITLE}（单位：万元）
{HEAD}
{FIRST}{ROWS[0]}
{AGAIN}{ROWS[1]}
{title}{HEAD}
{first}{ROWS[2]}
{further}{ROWS[3]}"""
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    assert [(one.name, one.budget, len(one.indicators)) for one in form.projects] == [
        ("校舍维修", 120, 4)]  # fmt: skip
    assert findings == ()
    assert not {"R007", "R008", "R031"} & {rule for rule, _ in checked_of(drawing)}


@pytest.mark.parametrize(
    ("again", "names"),
    [(FIRST + ROWS[0], ["校舍维修", "校舍维修"]),
     (f"2|校舍加固|120|114|{ROWS[2]}", ["校舍维修", "校舍加固"]),
     (f"2|校舍维修|120|114|{ROWS[2]}", ["校舍维修", "校舍维修"]),
     (f"1|校舍维修|20|14|{ROWS[2]}", ["校舍维修", "校舍维修"])],
)  # fmt: skip
def test_another_project_or_the_same_once_more_counts_on_the_next_page(
    again: str, names: list[str]
) -> None:
    drawing = "\n".join(
        [f"{TITLE}（单位：万元）", HEAD, FIRST + ROWS[0], AGAIN + ROWS[1], HEAD, again,
         AGAIN + ROWS[3]]
    )  # fmt: skip
    (form,), _, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    assert [one.name for one in form.projects] == names


@pytest.mark.parametrize("first", [BLANK, FIRST, "^|^|^|^|"])
@pytest.mark.parametrize("more", ["", "\n2|教师培训|18|18|" + ROWS[0]])
def test_a_project_goes_on_on_the_next_sheet_under_the_same_head(first: str, more: str) -> None:
    top = first.replace("^", "")
    one = sheet_of(f"{TITLE}（单位：万元）\n{HEAD}\n{FIRST}{ROWS[0]}\n{AGAIN}{ROWS[1]}")
    two = sheet_of(f"{HEAD}\n{top}{ROWS[2]}\n{AGAIN}{ROWS[3]}{more}")
    sheets = (replace(one, name="一"), replace(two, name="二"))
    forms, findings, _ = read_sheets(Workbook("f.xlsx", "", sheets))
    told = [(one.name, len(one.indicators)) for form in forms for one in form.projects]
    assert told == [("校舍维修", 4), *([("教师培训", 1)] if more else [])]
    noted = [(one.sheet, one.cell) for one in findings if one.values.get("variant") == "project"]
    assert noted == [("二", "H2")]
    assert [form.sheet for form in forms] == ["一", "二"]
    assert not {"R007", "R008"} & {rule for rule, _ in said_of(findings)}


def test_a_project_of_the_next_sheet_that_says_the_same_or_more_is_one_itself() -> None:
    one = sheet_of(f"{TITLE}（单位：万元）\n{HEAD}\n{FIRST}{ROWS[0]}\n{AGAIN}{ROWS[1]}")
    other = f"{TITLE}（单位：万元）\n{HEAD}\n||||{ROWS[2]}".replace("示例局", "示例县教育局")
    tops = (f"{FIRST}{ROWS[0]}", f"1|校舍维修|20|14|{ROWS[2]}", f"||20|14|{ROWS[2]}")
    for drawing in (*(f"{HEAD}\n{top}" for top in tops), other):
        sheets = (replace(one, name="一"), replace(sheet_of(drawing), name="二"))
        forms, findings, _ = read_sheets(Workbook("f.xlsx", "", sheets))
        assert "project" not in {one.values.get("variant") for one in findings}
        assert len(forms[0].projects[0].indicators) == 2
