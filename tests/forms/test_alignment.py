"""Lines of text that don't fill their head: put back with evidence, asked for without it."""

from __future__ import annotations

from decimal import Decimal

from gridperf.forms import read_sheets
from gridperf.model import Finding, Project, Sheet, Workbook

HEAD = ["项目名称", "全年预算数", "全年执行数", "执行率", "绩效目标", "目标完成情况", "满意度指标",
        "满意度指标", "存在问题", "整改措施"]  # fmt: skip
SIDES = [None] * 6 + ["目标值", "完成值", None, None]
WHOLE = [
    ["一", "10", "9", "90.00%", "建成两处", "已建成两处", "群众满意度≥95%", "96%", "征地", "加快"],
    ["二", "20", "19", "95.00%", "培训百人", "已培训百人", "群众满意度≥90%", "93%", "人少", "增配"],
    [
        "三",
        "30",
        "30",
        "100.00%",
        "修缮三栋",
        "已修缮三栋",
        "群众满意度≥90%",
        "91%",
        "雨季",
        "错峰",
    ],
]


def _last(*line: str) -> tuple[Project, list[Finding]]:
    rows = [["2022年示例局项目绩效自评表（单位：万元）"], HEAD, SIDES, *WHOLE, [*line]]
    (form,), findings, _ = read_sheets(Workbook("f.txt", "", (Sheet("f", rows, delimited=True),)))  # type: ignore[list-item]
    return form.projects[-1], [f for f in findings if f.rule in {"R121", "R132"}]


def test_a_line_that_ends_early_is_read_by_its_columns() -> None:
    line = ("四", "40", "38", "95.00%", "清淤四处", "已清淤四处", "群众满意度≥90%", "94%")
    project, findings = _last(*line)
    assert (project.spent, project.goal, project.problems) == (38, "清淤四处", None)
    assert project.indicators[0].actual == "94%"
    assert project.inferred == ()
    assert [(f.rule, f.found, f.expected, f.values) for f in findings] == [
        ("R121", "8", "10", {"variant": "end"})]  # fmt: skip


def test_what_a_lost_cell_moved_goes_back_and_what_fits_twice_is_asked() -> None:
    line = ("四", "38", "95.00%", "清淤四处", "已清淤四处", "群众满意度≥90%", "94%", "淤深", "排期")
    project, findings = _last(*line)
    assert (project.budget, project.spent) == (None, None)
    assert (project.stated_rate, project.goal) == (Decimal("0.95"), "清淤四处")
    assert (project.problems, project.rectification) == ("淤深", "排期")
    assert {"stated_rate", "goal", "result", "problems"} <= set(project.inferred)
    assert project.cells["goal"].address == "D7"
    assert [(f.rule, f.cell) for f in findings] == [("R121", "A7"), ("R132", "B7")]


def test_a_text_that_its_own_comma_cut_is_put_together_or_asked() -> None:
    line = ("四", "40", "38", "95.00%", "清淤四处", "岸线整治", "已清淤四处", "群众满意度≥90%",
            "94%", "淤深", "排期")  # fmt: skip
    project, findings = _last(*line)
    assert (project.budget, project.spent, project.stated_rate) == (40, 38, Decimal("0.95"))
    assert project.indicators[0].target == "群众满意度≥90%"
    assert (project.problems, project.rectification) == ("淤深", "排期")
    assert findings[0].rule == "R121"
    assert {f.cell for f in findings if f.rule == "R132"} <= {"E7", "F7", "G7"}


def test_a_stray_blank_in_front_moves_nothing() -> None:
    line = ("", "四", "40", "38", "95.00%", "清淤四处", "已清淤四处", "群众满意度≥90%", "94%",
            "淤深", "排期")  # fmt: skip
    project, said = _last(*line)
    assert said == []
    assert (project.name, project.budget, project.spent, project.goal) == ("四", 40, 38, "清淤四处")
    assert (project.cells["name"].address, project.rectification) == ("B7", "排期")


def test_what_stands_by_inference_where_it_stood_is_marked_too() -> None:
    line = ("四", "40", "38", "95.00%", "清淤四处", "已清淤四处", "94%", "淤深", "排期")
    project, _ = _last(*line)
    assert (project.budget, project.spent) == (40, 38)
    marked = set(project.inferred)
    for path, read in (("indicators.0.target", "94%"), ("problems", "排期")):
        values = [i.target for i in project.indicators[:1]] + [project.problems]
        assert read not in values or path in marked
