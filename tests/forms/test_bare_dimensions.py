"""A word of a dimension alone among a list's own columns: no side of the project's result."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import TITLE, checked_of, read

ACCUSED = {"R001", "R021", "R024", "R025", "R029", "R134"}


def _accused(drawing: str) -> set[str]:
    return {rule for rule, _ in checked_of(TITLE + drawing)} & ACCUSED


@pytest.mark.parametrize(
    ("heading", "rates"), [("进度", ("100%", "90%")), ("进度（%）", ("100", "90"))]
)
def test_progress_that_the_amounts_prove_is_the_rate(heading: str, rates: tuple[str, str]) -> None:
    drawing = f"""序号|项目名称|预算数|执行数|{heading}|完成情况|自评得分
1|甲|100|100|{rates[0]}|完成宣传12场|100
2|乙|50|45|{rates[1]}|开展讲座5次|98
"""
    form, findings = read(drawing)
    assert [(f"{one.stated_rate}", one.result, one.indicators) for one in form.projects] == [
        ("1.00", "完成宣传12场", ()), ("0.90", "开展讲座5次", ())]  # fmt: skip
    assert findings == ()
    assert _accused(drawing) == set()


def test_progress_of_half_a_year_or_of_the_work_is_left_and_said() -> None:
    for head, row in (
        ("上半年支出|>|全年支出|>|完成情况\n^|^|^|金额|进度|金额|执行率|^", "40|40%|90|90%"),
        ("执行数|进度|执行率|完成情况\n^|^|^|^|^|^|^", "90|100%|90%"),
        ("执行数|进度|完成情况\n^|^|^|^|^|^", "90|100%"),
    ):
        drawing = f"序号|项目名称|预算数|{head}\n1|甲|100|{row}|完成宣传12场\n"
        form, findings = read(drawing)
        (project,) = form.projects
        assert (project.spent, project.result, project.indicators) == (90, "完成宣传12场", ())
        assert project.stated_rate is None or f"{project.stated_rate}" == "0.90"
        assert "E2" in {one.cell for one in findings if one.rule == "R126"} or "进度" in {
            one.found for one in findings if one.rule == "R126"}  # fmt: skip
        assert _accused(drawing) == set()


def test_of_two_progresses_the_one_of_the_year_is_the_rate() -> None:
    drawing = """序号|项目名称|预算数|上半年支出|>|全年支出|>|完成情况
^|^|^|金额|进度|金额|进度|^
1|甲|100|40|40%|100|100%|完成
2|乙|50|10|20%|45|90%|完成
"""
    form, findings = read(drawing)
    assert [(f"{one.stated_rate}", one.result) for one in form.projects] == [
        ("1.00", "完成"), ("0.90", "完成")]  # fmt: skip
    assert [one.found for one in findings] == ["上半年支出 / 金额", "上半年支出 / 进度"]
    assert _accused(drawing) == set()


def test_goal_and_result_beside_progress_are_the_project_s() -> None:
    drawing = """序号|项目名称|预算数|执行数|进度|年初目标|完成情况|存在问题
1|甲|100|100|100%|宣传≥12场|完成宣传12场|无
"""
    (project,) = read(drawing)[0].projects
    assert (project.goal, project.result) == ("宣传≥12场", "完成宣传12场")
    assert (f"{project.stated_rate}", project.indicators) == ("1.00", ())
    assert _accused(drawing) == set()


@pytest.mark.parametrize(
    ("heads", "said"), [("满意度", "95%"), ("数量", "12"), ("社会效益", "良好"),
                        ("数量|社会效益", "12|良好")]
)  # fmt: skip
def test_a_lone_word_takes_no_result_of_the_project(heads: str, said: str) -> None:
    drawing = f"""序号|项目名称|预算数|执行数|执行率|{heads}|完成情况|自评得分
1|甲|100|100|100%|{said}|完成宣传12场|100
"""
    form, findings = read(drawing)
    (project,) = form.projects
    assert (project.result, project.indicators) == ("完成宣传12场", ())
    assert [one.found for one in findings] == heads.split("|")
    assert _accused(drawing) == set()


def test_beside_the_project_s_goal_its_result_is_its_own_too() -> None:
    drawing = """序号|项目名称|预算数|执行数|绩效目标|满意度|完成情况|存在问题
1|甲|10|9|宣传12场|95%|完成宣传12场|无
"""
    form, findings = read(drawing)
    (project,) = form.projects
    assert (project.goal, project.result) == ("宣传12场", "完成宣传12场")
    assert project.indicators == ()
    assert [one.found for one in findings] == ["满意度"]
    assert _accused(drawing) == set()


def test_a_pair_of_figures_stays_one() -> None:
    (project,) = read("序号|项目名称|预算数|执行数|满意度|完成情况\n1|甲|10|9|≥95%|96%")[0].projects
    assert [(one.target, one.actual) for one in project.indicators] == [("≥95%", "96%")]


@pytest.mark.parametrize("names", [("数量", "质量"), ("数量指标", "满意度指标"), ("数量指标",)])
def test_a_completion_of_each_dimension_stays_its_own(names: tuple[str, ...]) -> None:
    heads = "|".join(f"{name}|完成情况" for name in names)
    cells = "|".join("宣传12场|完成宣传12场" for _ in names)
    (project,) = read(f"序号|项目名称|预算数|执行数|{heads}\n1|甲|10|9|{cells}")[0].projects
    assert [(one.target, one.actual) for one in project.indicators] == [
        ("宣传12场", "完成宣传12场")] * len(names)  # fmt: skip


def test_progress_among_other_dimensions_is_one_of_them() -> None:
    (project,) = read("""序号|项目名称|预算数|执行数|产出指标|>|>|>
^|^|^|^|数量|>|进度|>
^|^|^|^|目标|完成|目标|完成
1|甲|10|9|12场|12场|12月底前|已完成""")[0].projects
    assert [one.dimension for one in project.indicators] == ["quantity", "timeliness"]
