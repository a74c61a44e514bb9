"""Two columns below one heading of a list that hold the project's goal and what came of it."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import read

BESIDE = """项目名称|预算数|执行数|{}|>|满意度指标|>|自评得分
^|^|^|{}|目标值|完成值|^
甲|120|114|修5所|已修5所|≥90%|95%|99"""
ALONE = """项目名称|预算数|执行数|{}|>|自评得分
^|^|^|{}|^
甲|120|114|修5所|已修5所|99"""


@pytest.mark.parametrize(
    ("over", "below"),
    [("绩效目标", "年初目标|完成情况"), ("绩效目标", "目标|完成"), ("绩效目标", "设定|实现"),
     ("年度总体目标", "年初设定目标|完成情况"), ("绩效目标完成情况", "预期|实际")],
)  # fmt: skip
def test_a_goal_s_group_beside_pairs_is_the_project_s(over: str, below: str) -> None:
    form, findings = read(BESIDE.format(over, below))
    (project,) = form.projects
    assert (project.goal, project.result) == ("修5所", "已修5所")
    assert [(one.dimension, one.target) for one in project.indicators] == [
        ("satisfaction", "≥90%")
    ]  # fmt: skip
    assert findings == ()
    form, findings = read(ALONE.format(over, below))
    assert [(one.goal, one.result) for one in form.projects] == [("修5所", "已修5所")]
    assert findings == ()


def test_a_goal_s_group_without_another_target_may_be_the_indicators() -> None:
    form, _ = read("""项目名称|预算数|执行数|三级指标|绩效目标|>
^|^|^|^|年初目标|完成情况
甲|120|114|校舍|修5所|已修5所
^|^|^|合格率|≥90%|95%""")
    (project,) = form.projects
    assert [one.name for one in project.indicators] == ["校舍", "合格率"]
    assert project.goal is None
