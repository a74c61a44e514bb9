"""Texts of project forms that hold a caption's words: each is read where it stands, or said."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.forms.captions import is_caption, says
from gridperf.model import Finding, Form, Project, Workbook
from tests.forms.sketch import sheet_of

HEAD = """
项目支出绩效自评表|>|>|>|>|>|>|>|>
（2022年度）|>|>|>|>|>|>|>|>
项目名称|培训经费|>|>|>|>|>|>|>
主管部门|示例市委组织部|>|>|>|实施单位|示例市委党校|>|>
项目资金（万元）|>|>|年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|>|50|60|58.2|10|97.00%|9.7
"""
TABLE = """
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
^|产出指标|数量指标|培训期数|≥4期|4期|80|80|
^|满意度指标|服务对象满意度指标|学员满意度|≥90%|96%|10|10|
"""
TOTAL = "\n总分|>|>|>|>|>|100|99.7|\n"
TOLD = "\n存在问题|经费拨付晚|>|>|>|>|>|>|>\n改进措施|提前申请|>|>|>|>|>|>|>\n"


def _goals(goal: str, result: str) -> str:
    return f"\n年度总体目标|预期目标|>|>|>|实际完成情况|>|>|>\n^|{goal}|>|>|>|{result}|>|>|>\n"


def _below(*rows: tuple[str, str]) -> str:
    return "\n".join(f"{label}|{text}|>|>|>|>|>|>|>" for label, text in rows)


def _read(*parts: str) -> tuple[Form, tuple[Finding, ...]]:
    drawing = "\n".join(part.strip("\n") for part in parts if part)
    (form,), findings, *_ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    return form, findings


def _project(*parts: str) -> Project:
    return _read(*parts)[0].projects[0]


@pytest.mark.parametrize(
    "said",
    [
        "完成年初预期目标。",
        "已完成预期目标",
        "全面完成年度绩效目标",
        "预期目标全部实现",
        "基本完成年初设定的绩效目标",
        "年初预期目标已全部完成，举办培训4期。",
        "实际完成情况与预期目标一致",
        "完成预期目标的100%",
        "存在问题：学员出勤率低。",
        "已举办4期。存在问题：学员出勤率低。",
        "已举办4期；存在问题：学员出勤率低。",
    ],
)
def test_a_result_that_holds_a_captions_words_is_the_result(said: str) -> None:
    form, findings = _read(HEAD, _goals("举办培训4期。", said), TABLE, TOTAL, TOLD)
    (project,) = form.projects
    assert (project.goal, project.result) == ("举办培训4期。", said)
    assert (project.problems, project.rectification) == ("经费拨付晚", "提前申请")
    assert findings == ()


def test_a_result_beside_its_caption_may_speak_of_the_aims() -> None:
    rows = _below(("年度总体目标", "举办培训4期"), ("实际完成情况", "全面完成年度绩效目标"))
    project = _project(HEAD, rows, TABLE, TOTAL)
    assert (project.goal, project.result) == ("举办培训4期", "全面完成年度绩效目标")


def test_a_goal_that_speaks_of_problems_takes_nobodys_text() -> None:
    goal = "通过项目实施，解决存在问题，提升办学条件。"
    project = _project(HEAD, _goals(goal, "已举办4期。"), TABLE, TOTAL, TOLD)
    assert (project.goal, project.result) == (goal, "已举办4期。")
    assert project.problems == "经费拨付晚"


@pytest.mark.parametrize(
    ("problems", "done"),
    [
        ("培训覆盖面不足，下一步扩大覆盖。", "下一步将加强预算管理，提高资金使用效益。"),
        ("无存在问题", "暂无改进措施"),
        ("主要问题是前期工作滞后", "无需整改"),
        ("1.经费拨付晚。", "问题：经费拨付晚。措施：提前申请。"),
        ("整改情况：去年问题已整改到位", "提前申请"),
        ("项目存在问题较多", "下一步加强预算管理"),
    ],
)
def test_problems_and_what_is_done_are_read_as_written(problems: str, done: str) -> None:
    rows = _below(("存在问题", problems), ("改进措施", done))
    form, findings = _read(HEAD, TABLE, TOTAL, rows)
    (project,) = form.projects
    assert (project.problems, project.rectification) == (problems, done)
    assert findings == ()


@pytest.mark.parametrize(
    "said",
    [
        "项目完成较好，下一步扩大培训覆盖。",
        "主要产出和效果：一是培训4期；二是学员满意。",
        "自评得分：99.7分，自评等级：优",
    ],
)
def test_a_conclusion_is_read_whole(said: str) -> None:
    form, findings = _read(HEAD, TABLE, TOTAL, _below(("自评结论", said), ("存在问题", "无")))
    (project,) = form.projects
    assert (project.conclusion, project.problems) == (said, "无")
    assert project.stated_score is not None
    assert findings == ()


def test_a_part_of_a_text_fills_what_has_no_caption_of_its_own() -> None:
    said = "已举办4期。；存在问题：学员出勤率低。"
    project = _project(HEAD, _below(("年度目标", "4期"), ("目标完成情况", said)), TABLE, TOTAL)
    assert project.problems == "学员出勤率低。"


def test_a_text_behind_its_caption_stays_as_written() -> None:
    goal, result = "预期目标：举办4期，共400人；", "实际完成情况：举办4期，培训410人。"
    project = _project(HEAD, f"年度总体目标|{goal}|>|>|>|{result}|>|>|>", TABLE, TOTAL)
    assert project.goal == "举办4期，共400人；"
    assert project.result == "举办4期，培训410人。"


@pytest.mark.parametrize(
    "label", ["绩效自评综合结论", "项目总体评价", "自评意见", "绩效自评结果", "自评结果"]
)
def test_a_conclusion_is_read_under_its_many_captions(label: str) -> None:
    form, findings = _read(HEAD, TABLE, TOTAL, _below((label, "项目实施良好，等级为优。")))
    (project,) = form.projects
    assert (project.conclusion, project.stated_grade) == ("项目实施良好，等级为优。", None)
    assert findings == ()


@pytest.mark.parametrize("label", ["自评得分及等级", "绩效评价小组看法", "目标调整的说明"])
def test_what_no_caption_explains_is_said(label: str) -> None:
    _, findings = _read(HEAD, TABLE, TOTAL, _below((label, "项目实施良好，资金使用规范。")))
    assert [(one.rule, one.found) for one in findings] == [("R143", label)]


def test_a_text_beside_what_was_read_is_read_or_said() -> None:
    row = "存在问题|经费拨付晚|>|>|>|项目绩效评价小组看法|资金使用规范，效果良好。|>|>"
    form, findings = _read(HEAD, TABLE, TOTAL, row)
    assert form.projects[0].problems == "经费拨付晚"
    assert [(one.rule, one.found) for one in findings] == [("R143", "项目绩效评价小组看法")]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("问题及不足", "problems"),
        ("未完成原因分析", "problems"),
        ("改进措施及建议", "rectification"),
    ],
)
def test_problems_are_read_under_their_many_captions(label: str, field: str) -> None:
    project = _project(HEAD, TABLE, TOTAL, _below((label, "培训覆盖面不足")))
    assert getattr(project, field) == "培训覆盖面不足"


NOTE = (
    "备注：1.其他资金请注明来源。\\n2.自评等级：划分为4档，100-90（含）分为优、90-80（含）分为良、"
    "80-60（含）分为中、60分以下为差。|>|>|>|>|>|>|>|>"
)


def test_a_note_that_explains_the_grades_is_none() -> None:
    form, findings = _read(HEAD, TABLE, TOTAL, NOTE)
    assert form.projects[0].stated_grade is None
    assert findings == ()


def test_the_grade_of_the_total_may_stand_behind_its_caption() -> None:
    total = "总分|>|>|>|>|>|100|99.7|（自评等级）优"
    project = _project(HEAD, TABLE, total, NOTE)
    assert (str(project.stated_score), project.stated_grade) == ("99.7", "优")


def test_what_stands_beside_one_label_under_the_indicators_is_no_indicator() -> None:
    row = "其他需要说明事项|>|>|无|>|>|>|>|>"
    form, findings = _read(HEAD, TABLE, row, TOTAL)
    assert len(form.projects[0].indicators) == 2
    assert [(one.rule, one.found) for one in findings] == [("R143", "其他需要说明事项")]


def test_a_sentence_beside_the_grades_caption_is_no_grade_and_is_said() -> None:
    row = _below(("自评等级", "按照评分标准，90分以上为优，80分以上为良。"))
    form, findings = _read(HEAD, TABLE, TOTAL, row)
    assert form.projects[0].stated_grade is None
    assert [(one.rule, one.found) for one in findings] == [("R143", "自评等级")]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "填报日期|2023年2月8日|>|>|>|>|>|>|>"),
        ("", "填表人：|李四|>|联系电话：|0871-63100000|填报日期：|2023-02-08|>|>"),
        ("单位名称：示例市委党校|>|>|>|>|填报日期：2023年2月8日|>|>|>", ""),
        ("填报日期|2023年2月8日|>|>|>|>|>|>|>", ""),
    ],
)
def test_the_day_of_filling_is_read_beside_its_caption_and_above(above: str, below: str) -> None:
    title, rest = HEAD.strip().split("\n", 1)
    form, findings = _read(title, above, rest, TABLE, TOTAL, below)
    assert str(form.filled_on) == "2023-02-08"
    assert form.year == 2022
    assert findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "预期目标",
        "实际完成情况",
        "存在问题、原因及下一步整改措施",
        "未完成原因分析",
        "拟采取的改进措施",
    ],
)
def test_a_caption_is_made_of_a_captions_words(text: str) -> None:
    assert is_caption(text)
    assert not says(text)


@pytest.mark.parametrize(
    "text", ["预期目标全部实现", "已完成预期目标", "存在问题较多", "下一步加强管理", "暂无改进措施"]
)
def test_a_text_with_a_captions_words_is_none(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.parametrize(
    "total",
    [
        "总分|99.7|>|>|>|自评等级|>|优|",
        "总分|99.7|>|>|>|（自评等级）|>|优|",
        "合计|99.7|>|>|>|等级|>|优|",
        "自评得分|99.7|>|>|>|自评等级|>|优|",
        "得分|99.7|>|>|>|自评等级|>|优|",
        "总分|>|>|>|100|99.7|自评等级|优|",
        "总分：99.7|>|>|>|>|>|>|自评等级：优|",
    ],
)
def test_a_grade_where_the_score_was_asked_for_leaves_the_score_before_it(total: str) -> None:
    form, findings = _read(HEAD, TABLE, total)
    (project,) = form.projects
    assert (f"{project.stated_score}", project.stated_grade) == ("99.7", "优")
    assert not {"R101", "R132"} & {one.rule for one in findings}


def test_names_that_are_numbered_as_their_targets_are_each_have_their_own() -> None:
    table = TABLE.replace(
        "培训期数|≥4期|4期|80|80|",
        "1.培训期数\\n2.培训人数|1.≥4期\\n2.≥400人|1.5期\\n2.412人|80|80|",
    )
    found = [(one.name, one.target, one.actual) for one in _project(HEAD, table).indicators]
    assert found[:2] == [("培训期数", "≥4期", "5期"), ("培训人数", "≥400人", "412人")]


@pytest.mark.parametrize("label", ["评价结果", "综合评价等级", "自评等级"])
def test_a_grade_is_read_under_its_many_captions(label: str) -> None:
    form, findings = _read(HEAD, TABLE, TOTAL, _below((label, "优")))
    assert form.projects[0].stated_grade == "优"
    assert findings == ()


@pytest.mark.parametrize("label", ["自评发现的问题", "发现的问题", "问题及建议"])
def test_a_short_problem_is_read_under_its_many_captions(label: str) -> None:
    form, findings = _read(HEAD, TABLE, TOTAL, _below((label, "制度滞后")))
    assert form.projects[0].problems == "制度滞后"
    assert findings == ()


def test_a_short_answer_hides_no_caption_that_was_not_understood() -> None:
    _, findings = _read(HEAD, TABLE, TOTAL, _below(("审核意见", "同意自评结果")))
    assert [(one.rule, one.found) for one in findings] == [("R143", "审核意见")]
    _, findings = _read(HEAD, TABLE, TOTAL, _below(("审核", "某某")))
    assert findings == ()


@pytest.mark.parametrize(("total", "said"), [(TOTAL, "99.7"), ("", "96.57"), ("", "96.57分")])
def test_a_result_in_figures_is_the_score_and_no_grade(total: str, said: str) -> None:
    form, findings = _read(HEAD, TABLE, total, _below(("自评结果", said)))
    (project,) = form.projects
    assert (str(project.stated_score), project.stated_grade) == (said.rstrip("分"), None)
    assert findings == ()


def test_a_grade_with_its_points_is_the_grade() -> None:
    project = _project(HEAD, TABLE, TOTAL, _below(("自评结果", "优（99.7）")))
    assert project.stated_grade == "优"


def test_a_number_where_a_grade_is_asked_for_is_none_and_said() -> None:
    form, findings = _read(HEAD, TABLE, TOTAL, _below(("自评等级", "96.57")))
    assert form.projects[0].stated_grade is None
    assert [(one.rule, one.found) for one in findings] == [("R132", "96.57")]


@pytest.mark.parametrize(("said", "grade"), [
    ("优", "优"), ("☑优  □良  □中  □差", "优"), ("□优（90-100） ☑良（80-90） □中 □差", "良"),
    ("项目自评为优，绩效较好。", None), ("□优 □良 □中 □差", None),
])  # fmt: skip
def test_a_conclusion_that_is_but_a_grade_is_the_grade(said: str, grade: str | None) -> None:
    for label in ("自评结论", "评价结论"):
        project = _project(HEAD, TABLE, TOTAL, _below((label, said)))
        assert (project.stated_grade, project.conclusion) == (grade, None if grade else said)


def test_a_grade_by_its_own_caption_leaves_the_conclusion() -> None:
    project = _project(HEAD, TABLE, TOTAL, _below(("自评等级", "良"), ("自评结论", "良好")))
    assert (project.stated_grade, project.conclusion) == ("良", "良好")


@pytest.mark.parametrize("label", ["自评时间：", "自评时间", "自评日期："])
def test_the_day_of_the_self_evaluation_is_the_day_of_filling(label: str) -> None:
    rows = f"年度总目标|办班|>|>|>|>|>|>|>\n{label}|2023-03-10|>|>|自评等级|优|>|>|>"
    form, findings = _read(HEAD, rows, TABLE, TOTAL)
    assert str(form.filled_on) == "2023-03-10"
    assert findings == ()
