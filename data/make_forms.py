"""The samples of every other form, laid out as their offices lay them out; content in forms.toml.

A layout is a list of rows; `Cell(text, across, down)` is one merged downwards or to the right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import BOX, CENTRE, TEXT, save

CONTENT = Path(__file__).parent / "forms.toml"
Value = str | float | None
Content = Mapping[str, Any]


class Cell(NamedTuple):
    """A value over several columns or rows."""

    value: Value
    across: int = 1
    down: int = 1


Line = list[Cell | Value]


def write_forms(folder: Path) -> None:
    """Write one workbook for each form and each variant of the list."""
    content = tomllib.loads(CONTENT.read_text(encoding="utf-8"))
    single, stacked = content["national"]
    book = Workbook()
    for at, project in enumerate(single["projects"], start=1):
        lay(_sheet(book, f"项目{at}"), list(national(project, single["year"], single["unit"])))
    save(book, folder / f"{single['file']}.xlsx")
    rows: list[Line] = []
    for project in stacked["projects"]:
        rows += [*national(project, stacked["year"], stacked["unit"]), []]
    layouts = {
        stacked["file"]: ("自评表", rows),
        content["sichuan"]["file"]: ("自评表", list(sichuan(content["sichuan"]))),
        content["unit"]["file"]: ("整体支出", list(whole_unit(content["unit"]))),
        content["two_rows"]["file"]: ("汇总表", list(two_rows(content["two_rows"]))),
        content["long"]["file"]: ("自评表", list(long(content["long"]))),
        content["summary"]["file"]: (
            content["summary"]["sheet"],
            list(summary(content["summary"])),
        ),
    }
    for name, (title, lines) in layouts.items():
        book = Workbook()
        lay(_sheet(book, title), lines)
        save(book, folder / f"{name}.xlsx")


def _sheet(book: Workbook, title: str) -> Worksheet:
    """Return a new sheet of the book; its first one where that is still bare."""
    sheet = book.worksheets[0]
    if sheet.title != "Sheet":
        sheet = book.create_sheet()
    sheet.title = title
    return sheet


def lay(sheet: Worksheet, lines: Sequence[Line]) -> None:
    """Write the lines from A1 on; a cell that one above or beside covers is skipped over."""
    covered: set[tuple[int, int]] = set()
    for row, line in enumerate(lines, start=1):
        column = 1
        for item in line:
            while (row, column) in covered:
                column += 1
            cell = item if isinstance(item, Cell) else Cell(item)
            _put(sheet, row, column, cell)
            covered |= {(row + r, column + c) for r in range(cell.down) for c in range(cell.across)}
            column += cell.across
    for column in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 16


def _put(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    at = sheet.cell(row, column, cell.value if cell.value != "" else None)
    at.border, at.font = BOX, Font(name="宋体", size=10)
    at.alignment = CENTRE if isinstance(cell.value, (int, float)) else TEXT
    if isinstance(cell.value, float):
        at.number_format = "#,##0.00"
    if cell.across > 1 or cell.down > 1:
        sheet.merge_cells(
            start_row=row,
            end_row=row + cell.down - 1,
            start_column=column,
            end_column=column + cell.across - 1,
        )


def said(headings: str) -> list[str]:
    """Return headings that are written here with blanks between them."""
    return headings.split()


def percent(spent: float, budget: float) -> str:
    """Return the rate as most offices type it: text with two decimals."""
    return f"{spent / budget * 100:.2f}%" if budget else "0.00%"


def scored(spent: float, budget: float) -> float:
    """Return the score of the execution, of ten."""
    return round(min(spent / budget, 1) * 10, 2)


# Forms of one project or one department ----------------------------------------------------------


def national(project: Content, year: int, unit: str) -> Iterator[Line]:
    """Yield the national form of one project (全国通用) in nine columns."""
    money = project["money"]
    code = f"{project['code']}-" if project["code"] else ""
    execution = scored(money["spent"], money["budget"])
    yield [Cell("项目支出绩效自评表", 9)]
    yield [Cell(f"（{year}年度）", 9)]
    yield ["项目名称", Cell(f"{code}{project['name']}", 8)]
    yield ["主管部门", Cell(project["supervisor"], 4), "实施单位", Cell(project["office"], 3)]
    yield from _national_money(money, unit, execution)
    yield [Cell("年度总体目标", 1, 2), Cell("预期目标", 4), Cell("实际完成情况", 4)]
    yield [Cell(project["goal"], 4), Cell(project["result"], 4)]
    yield [
        Cell("绩效指标", 1, 1 + len(project["indicators"])),
        *said("一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施"),
    ]
    weights: dict[str, float] = {}
    for line in project["indicators"]:
        weights[line[0]] = weights.get(line[0], 0) + (line[5] or 0)
    shown = {group: f"{group}\n（{weight:g}分）" for group, weight in weights.items()}
    yield from levels(project["indicators"], shown)
    total = execution + sum(line[6] or 0 for line in project["indicators"])
    yield [Cell("总分", 6), 100, round(total, 2), None]
    yield [Cell(f"填报人：示例   联系电话：0000-0000   填报日期：{year + 1}年2月10日", 9)]


def _national_money(money: Content, unit: str, execution: float) -> Iterator[Line]:
    scale = 10_000 if unit == "元" else 1

    def amounts(initial: Value, budget: Value, spent: Value) -> Line:
        return [v if isinstance(v, str) else round(v * scale, 2) for v in (initial, budget, spent)]

    yield [
        Cell(f"项目资金（{unit}）", 1, 2 + len(money["sources"])),
        Cell(None, 2),
        *said("年初预算数 全年预算数 全年执行数 分值 执行率 得分"),
    ]
    yield [
        Cell("年度资金总额", 2),
        *amounts(money["initial"], money["budget"], money["spent"]),
        10,
        percent(money["spent"], money["budget"]),
        execution,
    ]
    for label, *values in money["sources"]:
        yield [Cell(label, 2), *amounts(*values), "—", None, "—"]


def levels(lines: Sequence[Sequence[Value]], shown: Mapping[str, str]) -> Iterator[Line]:
    """Yield indicator rows with their first two levels merged down."""
    rows: list[Line] = []
    for first, same in groupby(lines, key=lambda line: line[0]):
        group = list(same)
        seconds = [list(under) for _, under in groupby(group, key=lambda line: line[1])]
        for under in seconds:
            for at, line in enumerate(under):
                head: Line = []
                if line is group[0]:
                    head.append(Cell(shown.get(str(first), first), 1, len(group)))
                if not at:
                    head.append(Cell(line[1], 1, len(under)))
                rows.append([*head, *line[2:]])
    yield from rows


def sichuan(form: Content) -> Iterator[Line]:
    """Yield the form of Sichuan in eleven columns: comparator, value and unit stand apart."""
    (_, _, budget, spent), *_ = form["budget"]
    execution = scored(spent, budget)
    yield [Cell(f"报表编号：{form['number']}", 11)]
    yield [Cell(f"部门预算项目支出绩效自评表（{form['year']}年度）", 11)]
    yield ["项目名称", Cell(form["name"], 10)]
    yield [
        "主管部门",
        Cell(form["supervisor"], 4),
        Cell("实施单位（盖章）", 1),
        Cell(form["office"], 5),
    ]
    yield from _sichuan_project(form, execution)
    yield [
        Cell("绩效指标（90分）", 1, 1 + len(form["indicators"])),
        *said(
            "一级指标 二级指标 三级指标 指标性质 指标值 度量单位 完成值 权重 得分 未完成原因分析"
        ),
    ]
    yield from levels(form["indicators"], {})
    total = execution + sum(line[8] for line in form["indicators"])
    yield [Cell("合计", 8), 100, round(total, 2), None]
    for label, key in (
        ("评价结论", "conclusion"),
        ("存在问题", "problems"),
        ("改进措施", "rectification"),
    ):
        yield [label, Cell(form[key], 10)]
    yield [Cell("项目负责人：示例", 5), Cell("财务负责人：示例", 6)]


def _sichuan_project(form: Content, execution: float) -> Iterator[Line]:
    yield [
        Cell("项目基本情况", 1, 3),
        Cell("1.项目年度目标完成情况", 1, 2),
        Cell("项目年度目标", 4),
        Cell("年度目标完成情况", 5),
    ]
    yield [Cell(form["goal"], 4), Cell(form["result"], 5)]
    yield ["2.项目实施内容及过程概述", Cell(form["process"], 9)]
    yield [
        Cell("预算执行情况（10分）", 1, 1 + len(form["budget"])),
        *said("年度预算数（万元） 年初预算 调整后预算数 预算执行数 预算执行率 权重 得分"),
        Cell("原因", 3),
    ]
    for at, (label, *amounts) in enumerate(form["budget"]):
        rate = percent(amounts[2], amounts[1]) if amounts[0] != "" else None
        marks: Line = ["/", "/"] if at else [10, execution]
        yield [label, *amounts, rate, *marks, Cell(None, 3)]


def whole_unit(form: Content) -> Iterator[Line]:
    """Yield the form of a whole department (部门整体支出) in nine columns, with its tasks."""
    (_, _, budget, spent), *_ = form["money"]
    execution = scored(spent, budget)
    yield [Cell("部门整体支出绩效自评表", 9)]
    yield [Cell(f"（{form['year']}年度）", 9)]
    yield ["部门名称", Cell(form["name"], 8)]
    yield [
        Cell("部门整体支出（万元）", 1, 1 + len(form["money"])),
        Cell(None, 2),
        *said("年初预算数 全年预算数 全年执行数 分值 执行率 得分"),
    ]
    for at, (label, *amounts) in enumerate(form["money"]):
        marks: Line = ["—", None, "—"] if at else [10, percent(spent, budget), execution]
        yield [Cell(label, 2), *amounts, *marks]
    yield [Cell("年度总体目标", 1, 2), Cell("预期目标", 4), Cell("实际完成情况", 4)]
    yield [Cell(form["goal"], 4), Cell(form["result"], 4)]
    yield [
        Cell("年度主要任务", 1, 1 + len(form["tasks"])),
        "任务名称",
        Cell("主要内容", 2),
        *said("完成情况 预算数 其中：财政拨款 实际支出 备注"),
    ]
    for name, content, done, *rest in form["tasks"]:
        yield [name, Cell(content, 2), done, *rest]
    yield [
        Cell("绩效指标", 1, 1 + len(form["indicators"])),
        *said("一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施"),
    ]
    yield from levels(form["indicators"], {})
    total = execution + sum(line[6] for line in form["indicators"])
    yield [Cell("总分", 6), 100, round(total, 2), None]
    yield [Cell(f"填报人：示例   联系电话：0000-0000   填报日期：{form['year'] + 1}年2月20日", 9)]


# Variants of the list ----------------------------------------------------------------------------


def two_rows(form: Content) -> Iterator[Line]:
    """Yield a list under two header rows: other words and order, cost and sustainable pairs."""
    pairs = (*said("数量指标 质量指标 进度指标 成本指标 社会效益 可持续影响 服务对象满意度"),)
    yield [Cell(form["title"], 24)]
    yield [Cell("金额单位：万元", 24)]
    own = "序号 预算项目名称 自评得分 年初预算数 调整后预算数 预算执行数（B）"
    yield [
        *(Cell(text, 1, 2) for text in said(f"{own} 支出进度 绩效目标 目标完成情况")),
        *(Cell(pair, 2) for pair in pairs),
        Cell("存在的问题", 1, 2),
        Cell("改进措施", 1, 2),
    ]
    yield [*("年初目标值（A）", "全年实际值（B）") * len(pairs)]
    for at, line in enumerate(form["projects"], start=1):
        name, initial, budget, spent, goal, result, *rest = line
        *texts, score, problems, cure = rest
        yield [
            at,
            name,
            score,
            initial,
            budget,
            spent,
            percent(spent, budget),
            goal,
            result,
            *texts,
            problems,
            cure,
        ]
    sums = [round(sum(line[at] for line in form["projects"]), 2) for at in (1, 2, 3)]
    yield [Cell("合计", 3), *sums, percent(sums[2], sums[1])]
    yield [Cell("填报人：示例    联系电话：0000-0000    填报日期：2024年3月8日", 24)]


def long(form: Content) -> Iterator[Line]:
    """Yield a list whose every row is one indicator, the project's cells merged down beside."""
    yield [Cell(form["title"], 16)]
    yield [Cell("单位：万元", 16)]
    yield [
        *said(
            "序号 项目编码 项目名称 年初预算数 全年预算数 全年执行数 执行率 一级指标 "
            "二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析 自评得分"
        ),
    ]
    for at, project in enumerate(form["projects"], start=1):
        down = len(project["indicators"])
        initial, budget, spent = project["money"]
        left = (
            at,
            project["code"],
            project["name"],
            initial,
            budget,
            spent,
            percent(spent, budget),
        )
        for place, line in enumerate(levels(project["indicators"], {})):
            head = [] if place else [Cell(value, 1, down) for value in left]
            tail = [] if place else [Cell(project["score"], 1, down)]
            yield [*head, *line, *tail]
    yield [Cell("填报人：示例    联系电话：0000-0000    填报日期：2024年3月12日", 16)]


def summary(form: Content) -> Iterator[Line]:
    """Yield a district's summary: no title, no indicators, several units with 小计, 合计 first."""
    head = (
        *said(
            "序号 预算单位 项目名称 年初预算 调整后预算 实际支出 "
            "预算执行率 年度目标 完成情况 自评得分 自评等级"
        ),
    )
    yield [Cell("单位：万元", len(head))]
    yield [*head]
    yield ["合计", None, None, *_sums(form["projects"])]
    at = 0
    for unit in form["units"]:
        own = [line for line in form["projects"] if line[0] == unit]
        for place, (_, name, initial, budget, spent, *texts) in enumerate(own):
            at += 1
            named = [] if place else [Cell(unit, 1, len(own))]
            rate = round(spent / budget, 4)
            yield [at, *named, name, initial, budget, spent, f"{rate * 100:.2f}%", *texts]
        yield ["小计", None, None, *_sums(own)]


def _sums(lines: Sequence[Sequence[Any]]) -> Line:
    sums = [round(sum(line[at] for line in lines), 2) for at in (2, 3, 4)]
    return [*sums, percent(sums[2], sums[1])]
