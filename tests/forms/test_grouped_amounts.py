"""Amounts under a group's heading, alone beside a grade or problems: a district's summary."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Refused, Workbook
from tests.forms.list_drawings import read
from tests.forms.sketch import sheet_of

GROUPS = ["2022年", "2022年度", "项目资金情况", "2022年度项目资金（万元）", "2022年资金",
          "2022年预算执行", "预算执行情况"]  # fmt: skip


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("down", ["", "^"])
@pytest.mark.parametrize(("last", "said"), [("自评等级", "优"), ("存在问题", "无")])
def test_amounts_under_a_group_are_read(group: str, down: str, last: str, said: str) -> None:
    form, findings = read(f"""序号|项目名称|{group}|>|>|>|{last}
{down}|{down}|年初预算数|全年预算数|全年执行数|执行率|{down}
1|智慧城管|300|320|310|96.88%|{said}
2|渣土治理|100|90|81|90%|{said}""")
    assert [(one.budget_initial, one.budget, one.spent) for one in form.projects] == [
        (300, 320, 310), (100, 90, 81)]  # fmt: skip
    assert {one.stated_grade or one.problems for one in form.projects} == {said}
    assert findings == ()


@pytest.mark.parametrize("down", ["", "^"])
@pytest.mark.parametrize("score", ["得分", "自评得分", "综合得分"])
def test_of_two_years_the_form_s_own_is_read(down: str, score: str) -> None:
    form, findings = read(f"""序号|项目名称|2021年|>|2022年|>|>|2021年{score}|2022年{score}
{down}|{down}|预算数|支出数|预算数|支出数|执行率|{down}|{down}
1|甲|300|260|320|310|96.88%|98|99.2""")
    assert [(one.budget, one.spent, f"{one.stated_score}") for one in form.projects] == [
        (320, 310, "99.2")]  # fmt: skip
    assert [one.cell for one in findings if one.rule == "R126"] == ["C2", "D2", "H2"]


def test_another_year_s_score_is_not_this_year_s() -> None:
    for drawing in (
        "序号|项目名称|预算数|支出数|2021年自评得分\n1|甲|320|310|98",
        (
            "序号|项目名称|2021年|>|>|2022年|>|>\n^|^|预算数|支出数|自评得分|预算数|支出数|自评得分\n"
            "1|甲|300|260|98|320|310|"
        ),
    ):
        (project,) = read(drawing)[0].projects
        assert (project.budget, project.spent, project.stated_score) == (320, 310, None)


def test_a_form_s_project_beside_its_amounts_heads_no_list() -> None:
    sheet = sheet_of("""某局2022年度情况表
项目名称 | 社区矫正设备 | > | >
 | 全年预算数 | 全年执行数 | 执行率
资金 | 10 | 9 | 90%""")
    with pytest.raises(Refused):
        read_sheets(Workbook("f.xlsx", "", (sheet,)))
