"""Tables that look like self-evaluations and are none, headings that look like a meaning."""

from __future__ import annotations

import pytest

from gridperf.forms import passed_over, read_sheets
from gridperf.forms.vocabulary import role_of
from gridperf.model import Form, Refused, Scalar, Sheet, Workbook
from gridperf.words import Words

GOALS: list[list[Scalar]] = [
    ["2024年项目支出绩效目标申报表"],
    ["项目名称", "河道保洁", None, None, "申报单位", "示例区水务局"],
    ["项目资金（万元）", "年度资金总额", 120, None, "其中：财政拨款", 120],
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "保洁里程", "≥36公里"],
]
MONITORING: list[list[Scalar]] = [
    ["2024年示例区项目支出绩效运行监控情况表"],
    ["序号", "项目名称", "年初预算数", "1-7月执行数", "执行率", "年度指标值", "1-7月完成值",
     "全年预计完成情况"],
    [1, "河道保洁", 120, 66, "55%", "≥36公里", "21公里", "能完成"],
]  # fmt: skip


def _read(*sheets: list[list[Scalar]]) -> tuple[Form, ...]:
    made = tuple(Sheet(f"表{at}", rows) for at, rows in enumerate(sheets))
    return read_sheets(Workbook("f.xlsx", "", made))[0]


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        (GOALS, "look_alike_goals"),
        ([["示例局2023年部门预算项目绩效目标公开表"], *GOALS[1:]], "look_alike_goals"),
        (MONITORING, "look_alike_monitoring"),
        (MONITORING[1:], "look_alike_monitoring"),
        (GOALS[1:], "no_form_nearest"),
    ],
    ids=[
        "goals",
        "goals made public",
        "monitoring",
        "monitoring without a title",
        "goals without a title",
    ],
)
def test_a_look_alike_is_refused_by_name(rows: list[list[Scalar]], key: str) -> None:
    with pytest.raises(Refused) as refused:
        _read(rows)
    assert refused.value.key == key
    assert "表0" in Words("zh")(f"refusal.{key}", file="f.xlsx", **refused.value.values)


def test_a_project_named_after_a_look_alike_is_a_project() -> None:
    (form,) = _read([
        ["序号", "单位名称", "项目名称", "全年预算数", "全年执行数"],
        [1, "示例局", "绩效运行监控系统", 10, 9],
    ])  # fmt: skip
    assert [project.name for project in form.projects] == ["绩效运行监控系统"]


@pytest.mark.parametrize(
    "heading",
    ["未执行数", "待支付金额", "预计支出数", "计划支出数", "上年预算数", "上年执行数", "去年执行率",
     "1-7月执行数", "资金到位率", "资金使用合规率", "满意度得分", "预算执行得分", "支出进度说明",
     "整改责任人", "资金使用情况", "支出功能科目"],
)  # fmt: skip
def test_what_only_looks_like_a_meaning_has_none(heading: str) -> None:
    assert role_of(heading) is None


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("上年结转资金", "source:carried_over"),
        ("存在问题及原因分析", "field:problems"),
        ("未完成原因及改进措施", "side:reason"),
        ("预算执行率", "field:stated_rate"),
        ("实际支出金额", "money:spent"),
        ("服务对象满意度", "dimension:satisfaction"),
    ],
)
def test_what_means_it_still_does(heading: str, role: str) -> None:
    assert role_of(heading) == role


def test_columns_that_no_field_holds_are_listed() -> None:
    rows: list[list[Scalar]] = [
        ["2022年示例局项目自评汇总表（单位：万元）"],
        ["项目名称", "预算数", "执行数", "上年执行数", "得分", "未完成原因", "备注"],
        ["一", 10, 9, 8, 96, "征地", "跨年项目"],
    ]
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (Sheet("表", rows),)))
    assert (form.projects[0].spent, form.projects[0].stated_score) == (9, 96)
    execution = form.projects[0].execution
    assert execution is not None
    assert execution.reason == "征地"
    assert [f.found for f in findings if f.rule == "R126"] == ["上年执行数", "备注"]


def _filled(name: str, title: str | None = None) -> list[list[Scalar]]:
    head: list[list[Scalar]] = [[title]] if title else []
    return [
        *head,
        ["序号", "单位名称", "项目名称", "全年预算数", "全年执行数"],
        [1, "示例局", name, 10, 9],
    ]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("样表", None),
        ("填写示例", None),
        ("示例", None),
        ("自评表（样表）", None),
    ],
)
def test_a_sheet_that_shows_how_to_fill_one_in_is_no_filing(name: str, title: str | None) -> None:
    shown = Sheet(name, _filled("某某项目", title))
    book = Workbook("f.xlsx", "", (shown, Sheet("自评表", _filled("河道保洁"))))
    forms, _, _ = read_sheets(book)
    assert [project.name for form in forms for project in form.projects] == ["河道保洁"]
    assert [tuple(one)[:2] for one in passed_over(book, forms)] == [(name, "example")]


def test_what_was_filled_in_on_an_example_alone_is_read() -> None:
    forms, _, _ = read_sheets(Workbook("f.xlsx", "", (Sheet("样表", _filled("河道保洁")),)))
    assert [project.name for form in forms for project in form.projects] == ["河道保洁"]


@pytest.mark.parametrize("name", ["示例街道", "样板房改造", "自评表", "示范区管委会"])
def test_a_sheet_named_after_its_unit_is_read(name: str) -> None:
    sheets = (
        Sheet(name, _filled("甲", "项目支出绩效自评表（样表）")),
        Sheet("自评表2", _filled("乙")),
    )
    forms, _, _ = read_sheets(Workbook("f.xlsx", "", sheets))
    assert len(forms) == 2
