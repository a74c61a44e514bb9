"""Forms that no sample shows: read as far as their words go, and what they don't say is listed."""

from __future__ import annotations

from decimal import Decimal

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Merge, Scalar, Sheet, Workbook


def _row(*cells: Scalar) -> list[Scalar]:
    return [*cells, *[None] * (8 - len(cells))]


def _read(rows: list[list[Scalar]], *merges: Merge) -> tuple[Form, tuple[Finding, ...]]:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (Sheet("表", rows, merges),)))
    return form, findings


HUBEI = [
    _row("2022年度社区治理项目自评表"),
    _row("单位名称：示例市民政局", None, None, None, None, "填报日期：2023年3月1日"),
    _row("项目名称", "社区治理"),
    _row("主管部门", "示例市民政局", None, None, "项目实施单位", "示例市救助站"),
    _row("项目类别", "部门预算项目"),
    _row("预算执行情况（万元）（20分）", None, "预算数（A）", "执行数（B）", "执行率（B/A）",
         "得分（20分*执行率）"),
    _row(None, "年度财政资金总额", 120, 108, "90%", 18),
    _row("年度绩效目标1（40分）", "一级指标", "二级指标", "三级指标", "年初目标值（A）",
         "实际完成值（B）", "得分"),
    _row(None, "产出指标", "数量指标", "社区数", "≥20个", "22个", 20),
    _row(None, "满意度指标", "服务对象满意度指标", "居民满意度", "≥90%", "93%", 20),
    _row("年度绩效目标2（40分）", "一级指标", "二级指标", "三级指标", "年初目标值（A）",
         "实际完成值（B）", "得分"),
    _row(None, "效益指标", "社会效益指标", "居民参与率", "≥60%", "55%", 36),
    _row("总分", None, None, None, None, None, 94),
    _row("偏差大或目标未完成原因分析", "宣传不足"),
    _row("改进措施及结果应用方案", "加强宣传"),
]  # fmt: skip


def test_hubei_gives_one_form_with_the_indicators_of_every_goal() -> None:
    form, findings = _read(HUBEI, Merge(5, 0, 6, 0), Merge(7, 0, 9, 0), Merge(10, 0, 11, 0))
    (project,) = form.projects
    assert (form.form, form.year, form.money_unit) == ("project_form", 2022, "万元")
    assert (project.name, project.unit, project.supervisor) == (
        "社区治理", "示例市救助站", "示例市民政局")  # fmt: skip
    assert (project.budget, project.spent, project.stated_rate) == (120, 108, Decimal("0.90"))
    assert [one.name for one in project.indicators] == ["社区数", "居民满意度", "居民参与率"]
    assert project.stated_score == 94
    unread = [f.found for f in findings if f.rule == "R143"]
    assert unread == ["项目类别"]
    assert (project.problems, project.rectification) == ("宣传不足", "加强宣传")


def test_two_headings_for_the_goals_speak_of_what_stands_below_them() -> None:
    form, _ = _read([
        _row("项目绩效自评表"),
        _row("（2022年度）"),
        _row("项目名称", "2022年度预算编制"),
        _row("主管部门", "示例局", None, None, "实施单位", "示例中心"),
        _row("资金情况（万元）", None, "年初预算数", "全年预算数（A）", "全年执行数（B）"),
        _row(None, "年度资金总额：", 90, 90, 80),
        _row(None, "其中：本年一般公共预算拨款", 90, 90, 80),
        _row("年度总体目标", "年初设定目标", None, None, None, "年度总体目标完成情况综述"),
        _row(None, "建成", None, None, None, "已建成"),
        _row("年度绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值（A）",
             "全年完成值（B）"),
        _row(None, "产出指标（50分）", "数量指标", "建成数", "2处", "2处"),
    ], Merge(4, 0, 6, 0), Merge(7, 0, 8, 0), Merge(9, 0, 10, 0))  # fmt: skip
    (project,) = form.projects
    assert (form.form, project.name) == ("project_form", "2022年度预算编制")
    assert (project.goal, project.result) == ("建成", "已建成")
    assert [(entry.source, entry.spent) for entry in project.funding] == [("general_public", 80)]


def test_amounts_that_stand_beside_their_labels() -> None:
    form, _ = _read([
        _row("2022年度项目绩效自评表"),
        _row("项目名称", "示例", "项目单位", "示例局"),
        _row("年初预算数（元）", 100000, "全年预算数（元）", "120,000"),
        _row("全年执行数（元）", "９００００", "执行率", "75%"),
        _row("一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分", "偏差原因"),
        _row("产出指标", "数量指标", "场次", "≥12场", "12场", 50, 50),
    ])  # fmt: skip
    (project,) = form.projects
    assert (project.budget_initial, project.budget, project.spent) == (10, 12, 9)
    assert project.stated_rate == Decimal("0.75")


def test_a_list_in_thousands_of_yuan_is_converted_and_said() -> None:
    form, findings = _read([
        _row("2022年示例局项目绩效自评汇总表"),
        _row("单位：千元"),
        _row("序号", "项目名称", "全年预算数", "全年执行数", "自评得分"),
        _row(1, "一", 1234.5, "1,000", 98.5),
        _row("本页由各科室汇总后填报，未含基建"),
        _row(2, "二", 20, 20, "97分"),
    ])  # fmt: skip
    assert form.money_unit == "千元"
    assert [(p.budget, p.spent, p.stated_score) for p in form.projects] == [
        (Decimal("123.45"), 100, Decimal("98.5")), (2, 2, 97)]  # fmt: skip
    assert [(f.rule, f.cell) for f in findings] == [("R140", "A3"), ("R142", "A5")]


def test_a_form_that_asks_for_its_project_in_unknown_words_stays_a_project_form() -> None:
    form, findings = _read([
        _row("2022年度绩效自评表"),
        _row("专项事由", "社区治理"),
        _row("实施单位", "示例局"),
        _row("资金（万元）", "年初预算数", "全年预算数", "全年执行数"),
        _row("年度资金总额", 10, 10, 9),
        _row("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"),
        _row("产出指标", "数量指标", "场次", "≥1场", "1场"),
    ])  # fmt: skip
    assert (form.form, form.projects[0].name) == ("project_form", None)
    assert [f.rule for f in findings] == ["R146", "R143"]
