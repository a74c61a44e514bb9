"""A project over its parts, which its own numbering counts (1, 1.1, 1.2)."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import TITLE, checked_of, names, of_units, read, said_of


def _list(parent: str, score: str = "", first: str = "1.1", second: str = "1.2") -> str:
    return f"""序号|项目名称|预算数|执行数|执行率|自评得分
1|{parent}
{first}|其中：系统运维|60|57|95%|{score}
{second}|网络租赁|40|38|95%|{score}
2|办公楼维修|50|50|100%|100
合计||150|145|96.67%|"""


WHOLE = "信息化建设|100|95|95%|99"


@pytest.mark.parametrize(("first", "second"), [("1.1", "1.2"), ("（1）", "（2）"), ("①", "②")])
def test_a_scored_project_over_parts_without_a_score_is_the_project(
    first: str, second: str
) -> None:
    drawing = _list(WHOLE, first=first, second=second)
    form, findings = read(drawing)
    told = [(one.name, one.budget, one.stated_score) for one in form.projects]
    assert told == [("信息化建设", 100, 99), ("办公楼维修", 50, 100)]
    assert [(one.rule, one.cell, one.project) for one in findings] == [
        ("R148", "B4", "信息化建设"), ("R148", "B5", "信息化建设")]  # fmt: skip
    assert "R003" not in {rule for rule, _ in checked_of(TITLE + drawing)}


def test_a_parent_that_says_nothing_its_parts_do_not_only_sums_them() -> None:
    form, findings = read(_list(WHOLE, score="98"))
    assert names(form) == ["其中：系统运维", "网络租赁", "办公楼维修"]
    assert said_of(findings) == [("R145", "B3")]


@pytest.mark.parametrize(
    "parent", ["信息化建设|110|95|95%|99", "信息化建设||||99", "部门专项|100|95|95%|99"]
)
def test_rows_below_a_row_that_is_no_project_of_theirs_stay(parent: str) -> None:
    form, _ = read(_list(parent))
    assert "网络租赁" in names(form)


def test_a_unit_s_mean_score_makes_it_no_project() -> None:
    projects, _, said = of_units(_list("青山县民政局|100|95|95%|99").replace("其中：", ""))
    assert projects[:2] == [("系统运维", "青山县民政局"), ("网络租赁", "青山县民政局")]
    assert said == ["B3 None"]
