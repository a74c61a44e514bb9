"""What a list may call its projects, and what is said of one that calls them nothing known."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Refused, Workbook
from tests.forms.list_drawings import TITLE, names, read
from tests.forms.sketch import sheet_of

LIST = "序号|{}|预算数|支出数|执行率\n1|甲|10|9|90%\n2|乙|5|5|100%"
HEADINGS = (
    "预算支出项目名称 自评项目名称 评价项目 部门预算项目名称 项目及政策名称 财政支出项目名称"
    " 绩效自评项目 政策和项目名称 资金名称 任务名称 支出名称 支出政策名称 项目内容 工作任务"
    " 政策名称 专项资金名称 具体项目 专项资金项目名称"
)


@pytest.mark.parametrize("heading", HEADINGS.split())
def test_a_list_may_call_its_projects_so(heading: str) -> None:
    form, findings = read(LIST.format(heading))
    assert names(form) == ["甲", "乙"]
    assert findings == ()


def test_what_a_project_does_beside_its_name_is_no_name() -> None:
    form, _ = read("序号|项目名称|项目内容|预算数|支出数\n1|甲|修路|10|9")
    assert [(one.name, one.process) for one in form.projects] == [("甲", "修路")]


def test_the_tasks_of_a_department_are_no_list() -> None:
    drawing = """部门整体支出绩效自评表（2022年度）|>|>|>|>|>
部门名称|示例局|>|>|>|>
任务名称|主要内容|完成情况|预算数|执行数|备注
任务一|修路|已完成|10|9|
一级指标|二级指标|三级指标|年度指标值|实际完成值|得分
产出指标|数量指标|里程|≥1公里|1公里|10"""
    (form,), _, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    assert form.form == "unit_form"


def test_of_a_list_with_money_and_no_known_name_only_the_name_is_said_to_lack() -> None:
    sheet = sheet_of(TITLE + LIST.format("甲乙丙丁"))
    with pytest.raises(Refused) as refusal:
        read_sheets(Workbook("f.xlsx", "", (sheet,)))
    assert refusal.value.values["missing"] == "项目名称"


FUNDS = """{}|预算数|执行数
教育专项|甲|10|9
{}|乙|5|5
资助专项|丙|2|2"""


@pytest.mark.parametrize("again", ["^", "教育专项", ""])
@pytest.mark.parametrize(
    "headings",
    ["专项资金名称|项目名称", "专项名称|项目名称", "政策名称|项目名称", "转移支付名称|项目名称",
     "专项资金名称|具体项目名称", "财政专项资金名称|实施项目", "专项资金名称|二级项目"],
)  # fmt: skip
def test_a_fund_beside_the_projects_names_none_of_them(headings: str, again: str) -> None:
    form, findings = read(FUNDS.format(headings, again))
    assert names(form) == ["甲", "乙", "丙"]
    assert [str(one.budget) for one in form.projects] == ["10", "5", "2"]
    assert [(one.rule, one.values.get("variant"), one.found) for one in findings] == [
        ("R126", "level", headings.split("|", maxsplit=1)[0])
    ]


def test_a_fund_s_column_may_stand_behind_the_projects_or_with_another_between() -> None:
    form, findings = read("项目名称|专项资金名称|预算数|执行数\n甲|教育专项|10|9\n乙|教育专项|5|5")
    assert names(form) == ["甲", "乙"]
    assert [one.found for one in findings] == ["专项资金名称"]
    form, findings = read(
        "专项资金名称|支出方向|项目名称|预算数|执行数\n教育专项|校舍|甲|10|9\n^|^|乙|5|5"
    )
    assert names(form) == ["甲", "乙"]
    assert [one.found for one in findings] == ["专项资金名称", "支出方向"]
