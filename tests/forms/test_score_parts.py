"""Words of groups over columns that hold parts of the project's score, by their sum."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gridperf.model import Project
from tests.forms.list_drawings import TITLE, checked_of, read

HEAD = "项目名称|预算数|执行数|{}\n"
ROWS = "甲|120|114|9.5|50|30|10|99.5\n乙|18|18|10|45|30|10|95"


def _scored(project: Project) -> tuple[Decimal | None, Decimal | None]:
    execution = project.execution
    return execution and execution.stated_score, project.stated_score


@pytest.mark.parametrize("execution", ["预算执行情况", "预算执行", "执行率"])
def test_parts_that_make_the_score_beside_them_are_no_targets(execution: str) -> None:
    head = HEAD.format(f"{execution}|产出|效益|满意度|总分")
    form, findings = read(head + ROWS)
    assert [_scored(one) for one in form.projects] == [(Decimal("9.5"), Decimal("99.5")), (10, 95)]
    assert [(one.spent, one.stated_rate) for one in form.projects] == [(114, None), (18, None)]
    assert not any(one.indicators for one in form.projects)
    assert [one.found for one in findings] == ["产出", "效益", "满意度"]
    assert {rule for rule, _ in checked_of(TITLE + head + ROWS)} == {"R126"}


def test_parts_may_stand_behind_the_score_or_with_unknown_ones() -> None:
    form, _ = read(
        HEAD.format("执行率|总分|决策|过程|产出|效益")
        + "甲|120|114|95%|99|20|20|30|29\n乙|18|18|100%|98|20|20|29|29"
    )
    assert [(one.stated_rate, one.indicators) for one in form.projects] == [
        (Decimal("0.95"), ()), (1, ()),
    ]  # fmt: skip


def test_what_makes_no_score_stays_a_target() -> None:
    form, _ = read(HEAD.format("数量指标|质量指标|满意度|总分") + "甲|120|114|5|10|95|95")
    assert [one.target for one in form.projects[0].indicators] == ["5", "10", "95"]
