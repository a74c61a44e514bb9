"""The seed with one cell more lost, misread or broken off: nothing wrong is read in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Project, Workbook
from gridperf.pipeline import checked
from gridperf.pipeline import read as read_file
from gridperf.resources import SAMPLES
from gridperf.workbook import open_workbook

FIRST, LAST = 11, 19
FIELDS = ("sequence", "unit", "name", "budget", "spent", "stated_rate", "goal", "result",
          "problems", "rectification")  # fmt: skip
ACCUSATIONS = {"R001", "R002", "R003", "R005", "R007", "R008"}

Rows = list[list[str]]


def _lines() -> list[str]:
    (path,) = SAMPLES.glob("*龙岗*.txt")
    return path.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module", name="book")
def _book() -> Workbook:
    (path,) = SAMPLES.glob("*龙岗*.txt")
    return open_workbook(path.name, path.read_bytes())


def _with(number: int, change: Callable[[list[str]], object]) -> bytes:
    """Return the seed with one of its lines changed, counted from 1."""
    lines = _lines()
    cells = lines[number - 1].split("\t")
    change(cells)
    lines[number - 1] = "\t".join(cells)
    return "\n".join(lines).encode()


def _checked(data: bytes) -> tuple[Form, tuple[Finding, ...]]:
    document = checked(read_file("表.txt", data))
    (form,) = document.forms
    return form, document.findings


def _facts(project: Project) -> Iterator[tuple[str, object, str]]:
    """Yield what is read of a project: by which name, the value, its path."""
    for name in FIELDS:
        yield name, getattr(project, name), name
    for place, one in enumerate(project.funding):
        yield one.source, one.spent, f"funding.{place}.spent"
    seen: dict[str, int] = {}
    for place, one in enumerate(project.indicators):
        count = seen[one.dimension] = seen.get(one.dimension, -1) + 1
        yield f"{one.dimension} {count} target", one.target, f"indicators.{place}.target"
        yield f"{one.dimension} {count} actual", one.actual, f"indicators.{place}.actual"


@pytest.mark.parametrize("row", range(FIRST, LAST))
def test_whichever_cell_a_line_loses_nothing_wrong_is_read_unmarked(
    book: Workbook, row: int
) -> None:
    (sheet,) = book.sheets
    ((whole,), _, _) = read_sheets(book)
    truth = [{name: value for name, value, _ in _facts(p)} for p in whole.projects]
    for column in range(len(sheet.rows[row])):
        rows = [list(cells) for cells in sheet.rows]
        del rows[row][column]
        ((form,), _, _) = read_sheets(replace(book, sheets=(replace(sheet, rows=rows),)))
        wrong = [
            (column, number, name, value)
            for number, (project, known) in enumerate(zip(form.projects, truth, strict=True))
            for name, value, path in _facts(project)
            if value != known.get(name)
            and (number != row - FIRST or (value is not None and path not in project.inferred))
        ]
        assert wrong == []


@pytest.mark.parametrize(
    ("number", "column", "misread"),
    [(15, 6, "一"), (15, 3, "9.B3"), (17, 4, "62.OO"), (19, 4, "6。92"), (15, 4, "9.83元"),
     (14, 7, "100.00X"), (16, 6, "_"), (16, 6, "~"), (16, 6, "·"), (18, 4, "")],
)  # fmt: skip
def test_a_misread_cell_is_unknown_alone(number: int, column: int, misread: str) -> None:
    form, findings = _checked(_with(number, lambda cells: cells.__setitem__(column, misread)))
    assert [p.problems for p in form.projects] == ["无"] * 8
    assert [len(p.indicators) for p in form.projects] == [6, 7, 7, 7, 7, 8, 7, 7]
    assert form.columns["G"] == "spent.unconfirmed"
    said = {f.cell for f in findings if f.rule in {"R101", "R121", "R132"}}
    address = f"{'ABCDEFGH'[column]}{number}"
    fields = {3: "budget", 4: "spent", 7: "stated_rate"}
    read = getattr(form.projects[number - 12], fields.get(column, "reason"), None)
    assert read is not None or {address, f"A{number}"} & said
    accused = {f.rule for f in findings} & ACCUSATIONS
    assert not accused or "元" in misread  # what a cell says itself counts


@pytest.mark.parametrize("column", range(9))
def test_a_cell_lost_left_of_the_rate_accuses_nobody(column: int) -> None:
    _, findings = _checked(_with(18, lambda cells: cells.pop(column)))
    assert not {f.rule for f in findings} & ACCUSATIONS


def test_amounts_say_which_of_them_was_lost() -> None:
    form, findings = _checked(_with(18, lambda cells: cells.pop(2)))
    project = form.projects[6]
    assert (project.name, project.budget, project.spent) == (None, Decimal("4.35"), Decimal("4.35"))
    assert {"budget", "spent", "stated_rate"} <= set(project.inferred)
    form, findings = _checked(_with(18, lambda cells: cells.pop(3)))
    project = form.projects[6]
    assert (project.budget, project.spent) == (None, None)
    assert project.funding[0].spent == Decimal("4.15")
    assert "D18" in {f.cell for f in findings if f.rule == "R132"}


@pytest.mark.parametrize("through", [0, 3])
def test_a_line_broken_in_two_is_one_project(through: int) -> None:
    lines = _lines()
    cells = lines[17].split("\t")
    end = [cells[20][through:], *cells[21:]]
    start = cells[:20] + ([cells[20][:through]] if through else [])
    lines[17:18] = ["\t".join(start), "\t".join(end)]
    form, findings = _checked("\n".join(lines).encode())
    assert len(form.projects) == 8
    assert form.projects[6].problems == "无"
    assert form.projects[6].indicators[-1].actual == "95%"
    assert form.projects[7].name == "疫情防控"
    assert not {f.rule for f in findings} & ACCUSATIONS


def test_the_end_of_a_line_that_nothing_completes_is_said_and_is_no_project() -> None:
    lines = _lines()
    cells = lines[17].split("\t")
    lines[17:18] = ["\t".join(cells[:18]), "\t".join(cells[20:])]
    form, findings = _checked("\n".join(lines).encode())
    assert len(form.projects) == 8
    assert {"A19", "C19"} <= {f.cell for f in findings if f.rule == "R132"}


def test_a_total_whose_merged_label_takes_one_cell_is_put_under_its_columns() -> None:
    figures = ["220.63", "220.53", "220.13", "0.40", "99.95%"]
    form, findings = _checked("\n".join([*_lines(), "\t".join(["合计", *figures])]).encode())
    (total,) = form.totals
    assert (total.budget, total.spent) == (Decimal("220.63"), Decimal("220.53"))
    assert [f for f in findings if f.rule in {"R003", "R101"}] == []
    form, findings = _checked("\n".join([*_lines(), "\t".join(["合计", *figures[:3]])]).encode())
    (total,) = form.totals
    assert (total.budget, total.spent) == (None, None)
    assert {"B20", "C20", "D20"} <= {f.cell for f in findings if f.rule == "R132"}
    assert "R003" not in {f.rule for f in findings}


def test_a_completion_beside_the_goal_is_the_result_in_a_head_closed_up() -> None:
    head = [
        "序号",
        "单位名称",
        "项目名称",
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "执行率",
        "预期目标",
        "实际完成情况",
        "数量指标",
        "社会效益指标",
        "满意度指标",
        "存在问题",
        "改进措施",
    ]
    sides = ["年度指标值", "实际完成值"] * 3
    rows = [[f"{n}", "甲局", f"项目{n}", "10", "10", "9", "90.00%", f"办事{n}", f"已办事{n}",
             f"不少于{n}次", f"{n}次", "方便群众", "有效方便", "满意度≥90%", "95%", "无", "无"]
            for n in (1, 2, 3)]  # fmt: skip
    lines = ["2022年甲局项目绩效自评表", "单位：万元", *map("\t".join, [head, sides, *rows])]
    form, findings = _checked("\n".join(lines).encode())
    assert [p.result for p in form.projects] == ["已办事1", "已办事2", "已办事3"]
    assert [(p.budget, p.spent, p.sequence) for p in form.projects] == [
        (10, 9, f"{n}") for n in (1, 2, 3)]  # fmt: skip
    assert form.projects[2].indicators[0].actual == "3次"
    said = [f for f in findings if f.rule == "R120"]
    assert [f.values.get("variant") for f in said] == ["closed_up"]
