"""Forms of one project or one department: money block, labels, indicator table."""

from __future__ import annotations

from decimal import Decimal
from time import process_time

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Merge, Scalar, Sheet, Workbook

W = 9


def _row(**cells: Scalar) -> list[Scalar]:
    return [cells.get(chr(97 + at)) for at in range(W)]


def _national(name: str, *, unit: str = "万元", scale: int = 1) -> list[list[Scalar]]:
    return [
        _row(a="项目支出绩效自评表"),
        _row(a="（2022年度）"),
        _row(a="项目名称", b=name),
        _row(a="主管部门", b="219-示例区街道", f="实施单位", g="219001-示例街道办事处"),
        _row(a=f"项目资金（{unit}）", d="年初预算数", e="全年预算数", f="全年执行数", g="分值",
             h="执行率", i="得分"),
        _row(b="年度资金总额", d=80 * scale, e=90 * scale, f=45 * scale, g=10, h="50%", i=5),
        _row(b="其中：当年财政拨款", d=80 * scale, e=90 * scale, f=45 * scale, g="—", i="—"),
        _row(b="上年结转资金", g="—", i="—"),
        _row(a="年度总体目标", b="预期目标", f="实际完成情况"),
        _row(b="建成两处", f="建成一处"),
        _row(a="绩效指标", b="一级指标", c="二级指标", d="三级指标", e="年度指标值", f="实际完成值",
             g="分值", h="得分", i="偏差原因分析及改进措施"),
        _row(b="产出指标\n（50分）", c="数量指标", d="建成数", e="≥2处", f="1处", g=50, h=25,
             i="征地延后"),
        _row(c="质量指标", d="指标1：", e=None),
        _row(b="满意度指标", c="服务对象满意度指标", d="群众满意度", e="≥95%", f="96%", g=10, h=10),
        _row(a="总分", g=100, h=85),
        _row(a="填报人：某某   填报日期：2023年2月10日"),
    ]  # fmt: skip


def _merges(top: int) -> tuple[Merge, ...]:
    spans = [(4, 0, 8, 0), (8, 0, 9, 0), (10, 0, 13, 0), (11, 1, 12, 1)]
    return tuple(Merge(a + top, b, c + top, d) for a, b, c, d in spans if (a, b) != (4, 0))


def _read(rows: list[list[Scalar]], *merges: Merge) -> tuple[tuple[Form, ...], tuple[Finding, ...]]:
    return read_sheets(Workbook("f.xlsx", "", (Sheet("表", rows, merges),)))[:2]


def test_a_national_form_says_everything() -> None:
    (form,), findings = _read(_national("某工程"), *_merges(0))
    (project,) = form.projects
    assert findings == ()
    assert (form.form, form.year, form.money_unit, form.unit_code) == (
        "project_form", 2022, "万元", "219001")  # fmt: skip
    assert (str(form.filled_on), form.filled_cell) == ("2023-02-10", "A16")
    assert (project.name, project.unit, project.supervisor) == (
        "某工程",
        "示例街道办事处",
        "示例区街道",
    )
    assert (project.budget_initial, project.budget, project.spent) == (80, 90, 45)
    assert (project.goal, project.result) == ("建成两处", "建成一处")
    assert project.execution is not None
    assert (project.execution.weight, project.execution.stated_score) == (10, 5)
    assert [entry.source for entry in project.funding] == ["fiscal"]
    assert project.stated_score == 85
    count, content = project.indicators
    assert (count.name, count.target, count.actual, count.weight, count.stated_score,
            count.reason) == ("建成数", "≥2处", "1处", 50, 25, "征地延后")  # fmt: skip
    assert (content.dimension, content.group) == ("satisfaction", "满意度指标")


def test_stacked_forms_in_yuan_come_apart() -> None:
    rows = [*_national("甲", unit="元", scale=10000), [], *_national("乙", unit="元", scale=10000)]
    forms, _ = _read(rows, *_merges(0), *_merges(17))
    assert [form.projects[0].name for form in forms] == ["甲", "乙"]
    assert {form.projects[0].spent for form in forms} == {Decimal(45)}
    assert [len(form.projects[0].indicators) for form in forms] == [2, 2]


def test_comparator_value_and_unit_in_three_columns() -> None:
    rows: list[list[Scalar]] = [
        ["报表编号：510000_0013zp"],
        ["部门预算项目支出绩效自评表（2023年度）"],
        ["项目名称", "51000021R000000019951-工资性支出"],
        ["主管部门", "示例局本级", None, None, None, "实施单位（盖章）", "示例局"],
        ["预算执行情况（10分）", "年度预算数（万元）", "年初预算", "调整后预算数", "预算执行数",
         "预算执行率", "权重", "得分", "原因"],
        [None, "总额", 238.93, 251.89, 251.89, "100.00%", 10, None, "需说明原因（100字以内）"],
        [None, "其中：财政资金", 238.93, 251.89, 251.89, "100.00%", "/", "/"],
        [None, "单位资金", 0, 0, 0, "0.00%", "/", "/"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值",
         "权重", "得分", "未完成原因分析"],
        [None, "产出指标", "数量指标", "发放覆盖率", "=", "100", "%", "100", 70, 70],
        [None, "产出指标", "数量指标", "发放期数", "≥", "三", "期", "3", 10, 10],
        [None, "效益指标", "社会效益指标", "发案率增幅", "≤", "-5", "%", "-8", 10, 10],
        ["合计", None, None, None, None, None, None, None, 100, 100],
        ["评价结论", "较好"],
        ["存在问题", "无"],
        ["改进措施", "无"],
    ]  # fmt: skip
    (form,), _ = _read(rows, Merge(4, 0, 7, 0))
    (project,) = form.projects
    assert (form.form_number, form.money_unit, form.year) == ("510000_0013zp", "万元", 2023)
    assert (project.code, project.name) == ("51000021R000000019951", "工资性支出")
    assert (str(project.budget_initial), str(project.budget)) == ("238.93", "251.89")
    assert [entry.source for entry in project.funding] == ["fiscal", "non_fiscal"]
    assert project.execution is not None
    assert project.execution.reason is None
    assert project.indicators[0].target == "=100%"
    assert project.indicators[0].cells["target"].address == "E10,F10,G10"
    assert [one.target for one in project.indicators[1:]] == ["≥三期", "≤-5%"]
    assert (project.conclusion, project.problems, project.rectification) == ("较好", "无", "无")


def test_a_figure_that_a_letter_has_got_into_is_said_at_its_cell() -> None:
    """Which digit the letter was nobody can tell: the status stays open, and that is said."""
    rows = _national("甲")
    rows[13][4:6] = ["≥9S%", "1 00%"]
    (form,), findings = _read(rows, *_merges(0))
    (project,) = form.projects
    assert [one.status for one in project.indicators] == ["unmet", "undecided"]
    assert [(one.rule, one.cell, one.found) for one in findings] == [
        ("R101", "E14", "9S%"),
        ("R101", "F14", "1 00%"),
    ]


def test_a_form_number_ends_where_the_title_behind_it_begins() -> None:
    """A PDF has both in one cell: 报表编号：510000_0013项目支出绩效自评表."""
    rows = [["报表编号：510000_0013zp项目支出绩效自评表（2023年度）"], *_national("甲")[1:]]
    (form,), _ = _read(rows, *_merges(0))
    assert form.form_number == "510000_0013zp"


def test_a_whole_department_form_splits_its_money_and_lists_its_tasks() -> None:
    rows: list[list[Scalar]] = [
        ["部门整体支出绩效自评表"],
        ["（2022年度）"],
        ["部门名称", "示例区某局"],
        [
            "部门整体支出（万元）",
            None,
            "年初预算数",
            "全年预算数",
            "全年执行数",
            "分值",
            "执行率",
            "得分",
        ],
        [None, "年度资金总额", 100, 120, 110, 10, "91.67%", 9.17],
        [None, "其中：基本支出", 60, 70, 70],
        [None, "项目支出", 40, 50, 40],
        ["年度总体目标", "预期目标", None, None, "实际完成情况"],
        [None, "保运转", None, None, "已保障"],
        [
            "年度主要任务",
            "任务名称",
            "主要内容",
            "完成情况",
            "预算数",
            "其中：财政拨款",
            "实际支出",
        ],
        [None, "环境整治", "整治河道", "已完成", 30, 30, 25],
        [
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
        ],
        [None, "履职效能", "整体工作完成", "工作完成率", "100%", "100%", 90, 90],
        ["总分", None, None, None, None, None, 100, 99.17],
    ]  # fmt: skip
    (form,), _ = _read(rows, Merge(3, 0, 6, 0), Merge(7, 0, 8, 0))
    (project,) = form.projects
    assert (form.form, form.unit, project.name) == ("unit_form", "示例区某局", None)
    assert (project.budget, project.spent) == (120, 110)
    assert form.unit_totals is not None
    assert form.unit_totals.basic is not None
    assert (form.unit_totals.basic.budget, form.unit_totals.basic.spent) == (70, 70)
    (task,) = form.unit_totals.tasks
    assert (task.name, task.result, task.budget, task.spent) == ("环境整治", "已完成", 30, 25)
    assert project.indicators[0].group == "履职效能"
    assert project.indicators[0].dimension == "other"


def test_a_text_that_holds_a_heads_words_is_a_text() -> None:
    rows = _national("某工程")[:-1]
    said = {"存在问题": "前期手续较多，资金支付进度偏慢", "改进措施": "按月下达支出计划",
            "评价结论": "预算执行率较高"}  # fmt: skip
    rows += [_row(a=label, b=text) for label, text in said.items()]
    (form,), _ = _read(rows, *_merges(0))
    (project,) = form.projects
    assert [project.problems, project.rectification, project.conclusion] == list(said.values())


def test_a_weight_in_per_cent_is_points() -> None:
    rows = _national("某工程")
    rows[11][6], rows[13][6] = "50%", "10％"
    (form,), findings = _read(rows, *_merges(0))
    assert findings == ()
    assert [one.weight for one in form.projects[0].indicators] == [50, 10]


def test_a_form_s_project_may_be_called_that_of_the_second_level() -> None:
    rows = _national("校舍维修")
    rows[2] = _row(a="一级项目", b="教育支出", f="二级项目", g="校舍维修")
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (Sheet("表", rows, _merges(0)),)))
    assert form.projects[0].name == "校舍维修"
    assert ("R143", "A3") in {(one.rule, one.cell) for one in findings}


def test_an_indicator_may_be_called_a_score() -> None:
    rows = _national("某工程")
    rows[12:13] = [_row(c="质量指标", d="评分", e="≥90分", f="95分", g=10, h=10),
                   _row(d="评级", e="A级", f="A级", g=5, h=5),
                   _row(d="故障率", e="≤5%", f="3%", g=10, h=10)]  # fmt: skip
    (form,), findings = _read(rows, Merge(11, 1, 14, 1), Merge(12, 2, 14, 2))
    (project,) = form.projects
    assert [one.name for one in project.indicators] == [
        "建成数", "评分", "评级", "故障率", "群众满意度"]  # fmt: skip
    assert (project.stated_score, findings) == (85, ())


def test_but_a_score_among_labels_ends_the_table() -> None:
    rows = _national("某工程")
    rows[14] = _row(a="自评得分", d=85, e="自评等级", f="良", h=85)
    (form,), _ = _read(rows, *_merges(0))
    (project,) = form.projects
    assert (project.stated_score, len(project.indicators)) == (85, 2)


def test_a_note_far_below_a_form_is_reached_at_once() -> None:
    filled = _national("某工程")
    begun = process_time()
    ((form,), _) = _read([*filled, *([None] * W for _ in range(20_000)), _row(c="备注：附名册")])
    assert process_time() - begun < 5
    assert form.projects == _read(filled)[0][0].projects


def test_a_form_with_long_notes_below_takes_no_longer_than_they_are() -> None:
    notes = [_row(a=f"{at}. 张某，{at}元，已签字。") for at in range(4_000)]
    begun = process_time()
    ((form,), _) = _read([*_national("某工程"), *notes])
    assert process_time() - begun < 10
    assert form.projects[0].budget == 90


def test_a_merged_range_that_was_parted_and_filled_in_is_read_once_and_no_part_is_missed() -> None:
    rows = _national("某工程")
    filled = [[*row] for row in rows]
    filled[2][1:] = ["某工程"] * 8
    filled[3] = ["主管部门", *["219-示例区街道"] * 4, "实施单位", *["219001-示例街道办事处"] * 3]
    filled[8] = ["年度总体目标", *["预期目标"] * 4, *["实际完成情况"] * 4]
    filled[9] = [
        "年度总体目标",
        *["目标1：建成两处，确保全部开放。"] * 4,
        *["建成一处，另一处未建。"] * 4,
    ]
    below = _national("另一工程")
    below[1] = ["（2022年度）"] * W
    rows[9] = _row(b="目标1：建成两处，确保全部开放。", f="建成一处，另一处未建。")
    (form, _), findings = _read([*filled, *below])
    ((merged,), _) = _read(rows, *_merges(0))
    assert findings == ()
    fields = ("name", "unit", "supervisor", "goal", "result", "budget", "stated_score")
    one, other = form.projects[0], merged.projects[0]
    assert [getattr(one, name) for name in fields] == [getattr(other, name) for name in fields]


def test_points_in_brackets_are_points() -> None:
    rows = _national("某工程")
    rows[5] = _row(b="年度资金总额", d=80, e=90, f=45, g="（10分）", h="50%", i="(5)")
    rows[13] = _row(b="满意度指标", c="服务对象满意度指标", d="群众满意度", e="≥95%", f="96%",
                    g="（10分）", h="（10）")  # fmt: skip
    (form,), findings = _read(rows, *_merges(0))
    (project,) = form.projects
    assert findings == ()
    execution = project.execution
    assert execution
    assert (execution.weight, execution.stated_score) == (10, 5)
    assert [(one.weight, one.stated_score) for one in project.indicators][-1] == (10, 10)
