"""Cells of a list that are merged over several rows, sources or projects."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import TITLE, checked_of, read, said_of, told_of


def test_equal_money_beside_a_name_that_is_merged_down_is_one_more_amount() -> None:
    form, findings = read(
        """序号|项目名称|实施单位|预算数|执行数
1|甲|示例一小|10|10
^|^|示例二小|10|10
2|乙|示例一小|5|5"""
    )
    assert [(project.name, project.budget) for project in form.projects] == [("甲", 10), ("乙", 5)]
    assert [(one.rule, one.cell, one.project) for one in findings] == [("R147", "D4", "甲")]
    assert (findings[0].expected, findings[0].values) == ("10", {"variant": "row"})


@pytest.mark.parametrize(
    ("third", "said"), [("120|114", []), ("60|57", [("R147", "C4"), ("R147", "C5")])]
)
def test_the_project_s_own_money_in_each_indicator_s_row_is_none_more(
    third: str, said: list[tuple[str, str]]
) -> None:
    form, findings = read(
        f"""序号|项目名称|预算数|执行数|一级指标|三级指标|指标值|完成值
1|甲|120|114|产出指标|场次|5场|6场
^|^|120|114|产出指标|合格率|95%|96%
^|^|{third}|效益指标|受益人数|100人|120人
2|乙|18|18|产出指标|人次|5人次|6人次
^|^|18|18|产出指标|合格率|95%|96%"""
    )
    assert [(one.name, one.budget, len(one.indicators)) for one in form.projects] == [
        ("甲", 120, 3), ("乙", 18, 2)]  # fmt: skip
    assert said_of(findings) == said


@pytest.mark.parametrize(("whole", "said"), [("", "R150"), ("合计|", None)])
def test_money_that_is_merged_over_two_sources_counts_once_and_is_neither_s(
    whole: str, said: str | None
) -> None:
    drawing = """序号|项目名称|执行数|预算数|>{}
^|^|^|{}财政拨款|其他资金
1|甲|100|{}100|>
^|^|^|{}^|^
2|乙|80|{}50|40"""
    filled = ("|>", whole, "100|", "^|", "90|") if whole else ("",) * 5
    form, findings = read(drawing.format(*filled))
    assert [(project.budget, len(project.funding)) for project in form.projects] == [
        (100, 0), (90, 2)]  # fmt: skip
    (shared,) = [one for one in findings if one.rule == "R147"]
    assert (shared.project, shared.found, shared.values) == ("甲", "100", {"variant": "sources"})
    assert {one.rule for one in findings if one.project == "乙"} == {said} - {None}


def test_money_that_is_merged_down_or_repeated_with_the_name_is_the_project_s() -> None:
    form, findings = read(
        """序号|项目名称|预算数|执行数|一级指标|三级指标|年度指标值|实际完成值
1|甲|10|10|产出指标|场次|≥2场|2场
^|^|^|^|产出指标|合格率|≥90%|95%
2|乙|5|5|产出指标|场次|≥2场|2场
2|乙|5|5|产出指标|合格率|≥90%|95%"""
    )
    assert [(project.name, len(project.indicators)) for project in form.projects] == [
        ("甲", 2), ("乙", 2)]  # fmt: skip
    assert findings == ()


def test_a_pair_that_is_merged_down_is_one_indicator() -> None:
    form, findings = read(
        """序号|项目名称|预算数|执行数|数量指标|>|质量指标|>
^|^|^|^|目标值|完成值|目标值|完成值
1|甲|100|90|培训5场|6场|合格率95%|96%
^|^|^|^|购置3台|3台|^|^
2|乙|50|50|1个|1个|100%|100%"""
    )
    assert [line[:3] for line in told_of(form)] == [
        ("quantity", "培训5场", "6场"), ("quality", "合格率95%", "96%"),
        ("quantity", "购置3台", "3台")]  # fmt: skip
    assert findings == ()


def test_an_indicator_whose_cells_are_all_merged_over_two_rows_is_one() -> None:
    form, findings = read(
        """序号|项目名称|预算数|执行数|三级指标|指标值|完成值|分值|得分|年度绩效目标
1|甲|100|90|场次|5场|6场|60|58|建成
^|^|^|^|^|^|^|^|^|并验收
2|乙|50|50|场次|5场|6场|60|58|建成"""
    )
    assert [line[1:] for line in told_of(form)] == [("5场", "6场", "60", "58")]
    assert findings == ()


def test_indicators_that_are_merged_over_two_projects_are_both_projects() -> None:
    form, _ = read(
        """序号|项目名称|预算数|执行数|三级指标|指标值|完成值
1|甲|100|90|场次|5场|6场
2|乙|50|50|^|^|^"""
    )
    assert [len(project.indicators) for project in form.projects] == [1, 1]


def test_money_that_is_merged_over_two_projects_is_counted_once_and_said() -> None:
    form, findings = read(
        """序号|项目名称|预算数|执行数|执行率|自评得分
1|甲一期|100|90|90%|98
2|甲二期|^|^|^|97
3|丙|10|10|100%|100
合计||110|100|90.91%|"""
    )
    told = [(one.name, one.budget, one.spent, one.stated_score) for one in form.projects]
    assert told == [("甲一期", 100, 90, 98), ("甲二期", None, None, 97), ("丙", 10, 10, 100)]
    assert form.projects[1].stated_rate is None
    assert not {"budget", "spent", "stated_rate"} & form.projects[1].cells.keys()
    assert [(one.rule, one.cell, one.project) for one in findings] == [("R147", "C3", "甲二期")]
    assert findings[0].values == {"variant": "projects", "merged": "budget spent"}


def test_an_amount_merged_with_another_project_s_is_no_blank_but_one_beside_it_is() -> None:
    drawing = """序号|单位名称|项目名称|预算数|执行数
1|甲办|甲一期|100|90
2|^|甲二期|^|
3|^|丙|10|10"""
    assert checked_of(TITLE + drawing) == [("R147", "D3"), ("R008", "E4")]


def test_a_source_s_money_that_is_merged_over_two_projects_is_counted_once() -> None:
    form, findings = read(
        """序号|项目名称|全年预算数|>|全年执行数|>
^|^|合计|其中：财政拨款|合计|其中：财政拨款
1|甲|60|50|50|40
2|乙|50|50|50|^
3|丙|50|^|50|^"""
    )
    parts = [[(one.budget, one.spent) for one in project.funding] for project in form.projects]
    assert parts == [[(50, 40)], [(50, None)], []]
    assert [one.project for one in findings] == ["乙", "丙"]


def test_a_row_without_a_name_below_merged_money_goes_on_with_its_project() -> None:
    form, findings = read(
        """序号|项目名称|预算数|执行数|一级指标|三级指标|指标值|完成值
1|甲|100|90|产出指标|场次|5场|6场
||^|^|产出指标|合格率|95%|96%"""
    )
    assert [(one.name, one.budget, len(one.indicators)) for one in form.projects] == [
        ("甲", 100, 2)]  # fmt: skip
    assert findings == ()


def test_a_source_that_the_project_s_money_is_merged_down_to_may_have_given_some() -> None:
    form, findings = read(
        """序号|项目名称|资金来源|全年预算数|全年执行数
1|维修|财政拨款|20|20
^|^|其他资金|^|^"""
    )
    assert form.projects[0].funding == ()
    assert said_of(findings) == [("R147", "C3"), ("R147", "C4")]


def test_a_project_s_own_sum_below_its_sources_is_read_with_its_rate() -> None:
    drawing = """序号|项目名称|资金来源|预算数|执行数|执行率|自评得分
1|校舍维修|财政拨款|100|100|100%|99.5
^|^|其他资金|20|14|70%|^
^|^|小计|{}|114|95%|^
2|教师培训|财政拨款|18|18|100%|100"""
    form, findings = read(drawing.format(120))
    one = form.projects[0]
    assert (one.budget, one.spent, f"{one.stated_rate}") == (120, 114, "0.95")
    assert [one.cells[name].address for name in ("budget", "stated_rate")] == ["D5", "F5"]
    assert [(source.budget, source.spent) for source in one.funding] == [(100, 100), (20, 14)]
    assert findings == ()
    assert checked_of(TITLE + drawing.format(120)) == []
    assert ("R002", "D5") in checked_of(TITLE + drawing.format(125))
    form, findings = read(drawing.format(""))
    assert (form.projects[0].budget, form.projects[0].spent) == (120, 114)
    assert said_of(findings) == [("R150", "D3,D4")]
