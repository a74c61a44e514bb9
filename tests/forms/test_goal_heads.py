"""Two captions side by side over two texts: goal and result, whatever words the form has."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Project, Workbook
from tests.forms.sketch import sheet_of

GOAL = "完成全县矫正对象的监督管理，建成中心1个。"
RESULT = "全县矫正对象监管到位，中心已建成并投入使用。"


def _read(block: str, goal: str, result: str) -> tuple[Project, tuple[Finding, ...]]:
    sheet = sheet_of(f"""
项目支出绩效自评表（2022年度） | > | > | > | >
项目名称 | 社区矫正经费 | > | 实施单位 | 某县某局
项目资金（万元） |  | 全年预算数 | 全年执行数 | 执行率
^ | 年度资金总额 | 10 | 9 | 90%
{block} | {goal} | > | {result} | >
^ | {GOAL} | > | {RESULT} | >
绩效指标 | 一级指标 | 三级指标 | 年度指标值 | 实际完成值
^ | 产出指标 | 教育次数 | ≥24次 | 26次
^ | 效益指标 | 再犯罪率 | ≤0.2% | 0.1%
""")
    forms, findings = read_sheets(Workbook("f.xlsx", "", (sheet,)))[:2]
    return forms[0].projects[0], findings


@pytest.mark.parametrize(
    ("block", "goal", "result"),
    [
        ("年度总体目标", "年度预期目标", "年度实际完成"),
        ("绩效目标", "批复的绩效目标", "实际完成情况"),
        ("绩效目标", "实施期目标", "实际完成情况"),
        ("绩效目标", "设定目标", "目标完成情况"),
        ("年度总体目标", "年初设定目标", "年末完成情况"),
        ("目标完成情况", "计划目标", "实际完成"),
        ("总体目标", "2022年度目标", "2022年度完成情况"),
        ("绩效目标", "目标", "完成情况"),
        ("项目目标", "立项目标", "截至12月底完成情况"),
        ("绩效目标", "目标内容", "完成内容"),
    ],
)
def test_captions_side_by_side_are_over_goal_and_result(block: str, goal: str, result: str) -> None:
    project, findings = _read(block, goal, result)
    assert (project.goal, project.result) == (GOAL, RESULT)
    assert findings == ()


def test_a_caption_is_no_text_where_nobody_understood_the_one_beside_it() -> None:
    project, findings = _read("目标完成情况", "计划目标", "备查")
    assert (project.goal, project.result) == (None, None)
    assert [(finding.rule, finding.cell) for finding in findings] == [("R143", "A5")]


LONG_TERM = "三年改造校舍8栋，全部消除安全隐患。"


@pytest.mark.parametrize(
    "term",
    ["中期目标（2022年-2024年）", "长期目标", "中长期目标", "实施期目标（2022-2024）",
     "三年总体目标", "2022年-2024年目标", "2022-2024年总目标"],
)  # fmt: skip
@pytest.mark.parametrize("own_row", [False, True])
def test_the_caption_over_a_goal_of_several_years_is_no_goal(term: str, *, own_row: bool) -> None:
    beside, text = ("年度目标 | >", f"{GOAL} | >") if own_row else (
        "年度目标 | 全年实际完成情况", f"{GOAL} | {RESULT}")  # fmt: skip
    below = f"年度目标完成情况 | {RESULT} | > | > | >\n" if own_row else ""
    sheet = sheet_of(f"""
项目支出绩效自评表（2023年度） | > | > | > | >
项目名称 | 校舍维修 | > | 实施单位 | 某县某局
项目资金（万元） |  | 全年预算数 | 全年执行数 | 执行率
^ | 年度资金总额 | 10 | 9 | 90%
总体目标 | {term} | > | {beside}
^ | {LONG_TERM} | > | {text}
{below}绩效指标 | 一级指标 | 三级指标 | 年度指标值 | 实际完成值
^ | 产出指标 | 教育次数 | ≥24次 | 26次
^ | 效益指标 | 再犯罪率 | ≤0.2% | 0.1%
""")
    forms, findings = read_sheets(Workbook("f.xlsx", "", (sheet,)))[:2]
    project = forms[0].projects[0]
    assert (project.goal, project.result) == (GOAL, RESULT)
    assert [(one.rule, one.cell) for one in findings] == [("R132", "B6")]
