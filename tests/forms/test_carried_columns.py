"""What the last year left, in columns of a list: of which amount, and beside which parts."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import TITLE, checked_of, read


@pytest.mark.parametrize("carried", ["年初结转", "年初结转结余", "年初结转资金"])
def test_what_was_left_at_the_year_s_beginning_is_a_part_of_the_budget(carried: str) -> None:
    drawing = f"""序号|项目名称|预算数|>|>|执行数|执行率|自评得分
^|^|{carried}|当年预算|合计|^|^|^
1|甲|20|100|120|108|90%|99
2|乙||50|50|50|100%|100
"""
    form, findings = read(drawing)
    assert [(one.budget_initial, one.budget) for one in form.projects] == [(None, 120), (None, 50)]
    (part,) = form.projects[0].funding
    assert (part.source, part.budget_initial, part.budget) == ("carried_over", None, 20)
    assert [one.found for one in findings] == ["预算数 / 当年预算"]
    assert "R002" not in {rule for rule, _ in checked_of(TITLE + drawing)}


def test_what_was_left_under_the_initial_budget_is_that_one_s() -> None:
    form, _ = read("""序号|项目名称|年初预算数|>|全年预算数|执行数
^|^|合计|结转资金|^|^
1|甲|120|20|130|108""")
    (part,) = form.projects[0].funding
    assert (part.budget_initial, part.budget) == (20, None)


def test_parts_of_the_spending_stand_beside_it() -> None:
    drawing = """序号|项目名称|预算数|执行数|其中：|>|执行率|自评得分
^|^|^|^|本年拨款|结转资金|^|^
1|甲工程|100|95|75|20|95%|99
2|乙工程|50|50|50||100%|100
"""
    form, findings = read(drawing)
    assert [[(one.source, one.spent) for one in project.funding] for project in form.projects] == [
        [("fiscal", 75), ("carried_over", 20)], [("fiscal", 50)]]  # fmt: skip
    assert [(one.budget, one.spent) for one in form.projects] == [(100, 95), (50, 50)]
    assert findings == ()


def test_what_is_left_of_the_spending_is_no_part_of_it() -> None:
    form, findings = read(
        "序号|项目名称|预算数|执行数|结转资金|执行率\n1|甲工程|100|95|5|95%\n2|乙|50|50|0|100%"
    )
    assert [one.funding for one in form.projects] == [(), ()]
    assert [one.rule for one in findings] == ["R126"]
