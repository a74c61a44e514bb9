"""The summary (汇总表) in the project list's own layout, with 小计 and 合计 as live formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from gridperf.reports.book import ACCOUNTING, PERCENT, Book, Value, height, paper, put
from gridperf.reports.material import Material, amount_of, text_of

Head = tuple[str, tuple["Head", ...]]
HEADS, BODY = 3, 6
"""Rows (from 0) at which heads and projects begin."""
BUDGET, SPENT = 3, 4
"""Columns (from 0) of the two amounts; the sources follow, then the rate."""
SUBTOTAL, TOTAL = "小计", "合计"
SOURCES = ("general_public", "government_fund", "non_fiscal")
"""The form's own columns; others are added only where money came from them."""
OF_TREASURY = ("general_public", "government_fund", "state_capital", "fiscal", "carried_over")
OUTPUT = {"quantity": "数量指标", "quality": "质量指标", "timeliness": "时效指标"}
OUTPUT_MORE = {"cost": "成本指标"}
BENEFIT = {"economic": "经济效益指标", "social": "社会效益指标", "ecological": "生态效益指标"}
BENEFIT_MORE = {"sustainable": "可持续影响指标"}
LAST = {"satisfaction": "服务对象满意度指标"}
LAST_MORE = {"other": "其他指标"}
PAIR: tuple[Head, ...] = (("年度指标内容", ()), ("完成情况", ()))


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns this summary has: the form's own, and what the data needs beside them."""

    sources: tuple[str, ...]
    dimensions: tuple[str, ...]
    heads: tuple[Head, ...]

    @property
    def rate(self) -> int:
        """Column (from 0) of the rate."""
        return SPENT + 1 + len(self.sources)

    @property
    def widths(self) -> list[float]:
        """How many letters wide each column is."""
        money, texts = self.rate - BUDGET + 1, self.width - self.rate - 1
        return [6, 22, 26, *(13,) * money, 26, 26, *(18,) * (texts - 4), 26, 26]

    @property
    def width(self) -> int:
        """How many columns there are: 27 in the form's own layout."""
        return self.rate + 3 + 2 * len(self.dimensions) + 2


@dataclass(frozen=True, slots=True)
class Line:
    """One project of the summary."""

    unit: str
    project: str
    budget: float | None
    spent: float | None
    sources: tuple[float | None, ...]
    texts: tuple[str, ...]
    """Goal, result, the pairs, problems, rectification."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet that is being written."""

    book: Book
    sheet: Worksheet
    layout: Layout


def lay_summary(book: Book, material: Material, year: int) -> None:
    """Write the sheet of one year: title, heads, projects by unit, 小计, 合计, the basis."""
    layout = _layout(material)
    lines = list(_lines(material, layout))
    sheet = book.sheet(f"汇总表{year}")
    page = Paper(book, sheet, layout)
    _top(page, f"{year}年部门预算项目绩效自评汇总表")
    row, at = BODY, 0
    doubtful = any(line.budget is None or line.spent is None for line in lines)
    last = BODY + len(lines) + len({line.unit for line in lines}) - 1
    for unit, group in groupby(lines, key=lambda line: line.unit):
        own, first = list(group), row
        for line in own:
            at += 1
            _project(page, row, at, line)
            row += 1
        _unit_name(book, sheet, first, row - 1, unit)
        _sums(page, (row, first, row - 1), SUBTOTAL, own, doubtful=doubtful)
        row += 1
    _sums(page, (row, BODY, last), TOTAL, lines, doubtful=doubtful)
    _foot(page, row + 1, material)


def _layout(material: Material) -> Layout:
    held = material.rows("project_source")
    seen = {str(source) for source in held.loc[held["spent"].notna(), "source"]}
    shown = material.rows("indicator")["dimension"].unique()
    treasury = [s for s in OF_TREASURY if s in SOURCES or s in seen]
    rest = [
        s for s in ("special_account", "non_fiscal", "other", "unconfirmed")
        if s in SOURCES or s in seen
    ]  # fmt: skip
    outputs = OUTPUT | {key: name for key, name in OUTPUT_MORE.items() if key in shown}
    benefits = BENEFIT | {key: name for key, name in BENEFIT_MORE.items() if key in shown} | LAST
    others = {key: name for key, name in LAST_MORE.items() if key in shown}
    words = material.words
    named = {s: words(f"model.source_{s}") for s in (*treasury, *rest)}
    heads: tuple[Head, ...] = (
        *_leaves("序号", "单位名称", "项目名称", "项目年度预算金额"),
        (
            "实际支出金额",
            (
                ("合计", ()),
                ("其中：财政拨款", _leaves(*(named[s] for s in treasury))),
                *_leaves(*(named[s] for s in rest)),
            ),
        ),
        *_leaves("预算支出执行率", "年初绩效目标", "绩效目标整体完成情况"),
        ("产出目标", tuple((name, PAIR) for name in outputs.values())),
        ("效益目标", tuple((name, PAIR) for name in benefits.values())),
        *(((name, PAIR)) for name in others.values()),
        *_leaves("项目执行中存在的问题", "整改情况"),
    )
    return Layout((*treasury, *rest), (*outputs, *benefits, *others), heads)


def _leaves(*texts: str) -> tuple[Head, ...]:
    return tuple((text, ()) for text in texts)


def _lines(material: Material, layout: Layout) -> Iterator[Line]:
    sources = _by_source(material.rows("project_source"))
    pairs = _by_dimension(material.rows("indicator"))
    for row in material.rows("statement").to_dict("records"):
        number = int(row["project_id"])
        texts = [text_of(row["goal"]), text_of(row["result"])]
        for dimension in layout.dimensions:
            texts += pairs.get((number, dimension), ("", ""))
        texts += [text_of(row["problems"]), text_of(row["rectification"])]
        yield Line(
            str(row["unit"]), text_of(row["project"]), amount_of(row["budget"]),
            amount_of(row["spent"]),
            tuple(sources.get((number, source)) for source in layout.sources), tuple(texts),
        )  # fmt: skip


def _by_source(rows: pd.DataFrame) -> dict[tuple[int, str], float]:
    """Return what each project spent from each source; what is unknown is absent."""
    found: dict[tuple[int, str], list[float]] = {}
    for number, source, spent in rows[["project_id", "source", "spent"]].itertuples(index=False):
        amount = amount_of(spent)
        if amount is not None:
            found.setdefault((int(number), str(source)), []).append(amount)
    return {key: added(amounts) for key, amounts in found.items()}


def _by_dimension(rows: pd.DataFrame) -> dict[tuple[int, str], tuple[str, str]]:
    """Return target and completion of each project and dimension; several are numbered."""
    found: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for row in rows.to_dict("records"):
        target, name = text_of(row["target"]), text_of(row["name"])
        if name and name not in target:
            target = f"{name}：{target}" if target else name
        key = (int(row["project_id"]), str(row["dimension"]))
        found.setdefault(key, []).append((target, text_of(row["actual"])))
    return {key: _joined(pairs) for key, pairs in found.items()}


def _joined(pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
    if len(pairs) == 1:
        return pairs[0]
    targets, actuals = (
        "\n".join(f"{place}、{pair[side]}" for place, pair in enumerate(pairs, start=1))
        for side in (0, 1)
    )
    return targets, actuals


def added(amounts: Sequence[float | None]) -> float:
    """Return the sum of what is known, exact to six decimals of 万元."""
    return float(sum((Decimal(repr(float(a))) for a in amounts if a is not None), Decimal(0)))


def _top(page: Paper, title: str) -> None:
    book, sheet, layout = page.book, page.sheet, page.layout
    last = layout.width - 1
    for row, text, said in (
        (0, "附件", {"align": "left"}),
        (1, title, {"font_size": 18, "bold": True, "align": "center"}),
        (2, "单位：万元", {"align": "right"}),
    ):
        sheet.merge_range(row, 0, row, last, text, book.style(**said))
    sheet.set_row(1, 32)
    _heads(book, sheet, layout.heads, HEADS, 0)
    for column, width in enumerate(layout.widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(BODY, 3)
    sheet.repeat_rows(HEADS, BODY - 1)
    paper(sheet, 8)


def _heads(book: Book, sheet: Worksheet, tree: Sequence[Head], top: int, column: int) -> int:
    """Write heads from `column` on, merged down to the body; return the next free column."""
    style = book.style(bold=True, border=1, align="center")
    for text, below in tree:
        after = _heads(book, sheet, below, top + 1, column) if below else column + 1
        bottom = top if below else BODY - 1
        if bottom > top or after - 1 > column:
            sheet.merge_range(top, column, bottom, after - 1, text, style)
        else:
            put(sheet, top, column, text, style)
        column = after
    return column


def _project(page: Paper, row: int, at: int, line: Line) -> None:
    book, sheet, layout = page.book, page.sheet, page.layout
    centre, text = book.style(border=1, align="center"), book.style(border=1)
    money = book.style(border=1, num_format=ACCOUNTING)
    put(sheet, row, 0, at, centre)
    put(sheet, row, 1, line.unit, centre)
    put(sheet, row, 2, line.project, text)
    unknown = "未知"
    amounts: list[Value] = [unknown if a is None else a for a in (line.budget, line.spent)]
    for column, value in enumerate((*amounts, *line.sources), start=BUDGET):
        put(sheet, row, column, value, money)
    cells = _address(row, BUDGET), _address(row, SPENT)
    known = line.budget and line.spent is not None
    sheet.write_formula(
        row, layout.rate,
        f'=IF(AND(ISNUMBER({cells[0]}),ISNUMBER({cells[1]}),N({cells[0]})<>0),'
        f'{cells[1]}/{cells[0]},"")',
        book.style(border=1, num_format=PERCENT, align="center"),
        (line.spent or 0) / line.budget if known and line.budget else "",
    )  # fmt: skip
    for column, said in enumerate(line.texts, start=layout.rate + 1):
        put(sheet, row, column, said, text)
    texts = layout.rate + 1
    shown = (line.unit, line.project, *line.texts)
    sheet.set_row(row, height(shown, [*layout.widths[1:3], *layout.widths[texts:]]))


def _unit_name(book: Book, sheet: Worksheet, first: int, last: int, unit: str) -> None:
    if last > first:
        style = book.style(border=1, align="center")
        sheet.merge_range(first, 1, last, 1, "", style)
        sheet.write_string(first, 1, unit, style)


def _address(row: int, column: int) -> str:
    return f"{xl_col_to_name(column)}{row + 1}"


def _sums(
    page: Paper, span: tuple[int, int, int], label: str, lines: Sequence[Line], *, doubtful: bool
) -> None:
    """Write a 小计 or 合计 row: formulas, each with the value that they give.

    `span`: the row itself, the first and the last row that it adds up.
    """
    book, sheet, layout, (row, first, last) = page.book, page.sheet, page.layout, span
    said: dict[str, Any] = {"border": 1, "bold": True, "bg_color": "#F5F7F9"}
    sheet.set_row(row, 20)
    for column in range(layout.width):
        put(sheet, row, column, None, book.style(**said))
    put(sheet, row, 0, label, book.style(**said, align="center"))
    held = [[line.budget, line.spent, *line.sources] for line in lines]
    for place, column in enumerate(range(BUDGET, layout.rate)):
        known = [amounts[place] for amounts in held if amounts[place] is not None]
        cells = f"{_address(first, column)}:{_address(last, column)}"
        total = f"SUM({cells})"
        if label == TOTAL:
            total = f'SUMIF($A${first + 1}:$A${last + 1},"{SUBTOTAL}",{cells})'
        sheet.write_formula(
            row, column, f'=IF(COUNT({cells})=0,"",{total})',
            book.style(**said, num_format=ACCOUNTING), added(known) if known else "",
        )  # fmt: skip
    both = [(b, s) for b, s, *_ in held if b is not None and s is not None]
    budget, spent = (added([pair[side] for pair in both]) for side in (0, 1))
    formula = _doubtful_rate(first + 1, last + 1) if doubtful else _plain_rate(row)
    sheet.write_formula(
        row, layout.rate, formula, book.style(**said, num_format=PERCENT, align="center"),
        spent / budget if budget else "",
    )  # fmt: skip


def _plain_rate(row: int) -> str:
    budget, spent = _address(row, BUDGET), _address(row, SPENT)
    return f'=IF(N({budget})=0,"",{spent}/{budget})'


def _doubtful_rate(first: int, last: int) -> str:
    """Return Σ spent ÷ Σ budget over the projects of which both are known."""
    budget, spent = (f"{xl_col_to_name(c)}{first}:{xl_col_to_name(c)}{last}" for c in (3, 4))
    counted = f'($A${first}:$A${last}<>"{SUBTOTAL}")*ISNUMBER({budget})*ISNUMBER({spent})'
    return f'=IFERROR(SUMPRODUCT({counted},{spent})/SUMPRODUCT({counted},{budget}),"")'


def _foot(page: Paper, row: int, material: Material) -> None:
    """Write what stands below: unknown amounts, silent units, the basis."""
    book, sheet = page.book, page.sheet
    words, held = material.words, material.rows("district")
    notes = [f"备注：{material.basis_line()}"]
    unknown = int(held["projects_unknown"].sum())
    if unknown:
        notes.append(words("report.unknown_left_out", count=unknown))
    units = material.rows("unit")
    silent = [str(unit) for unit in units.loc[~units["filed"].astype(bool), "unit"]]
    if silent:
        notes.append(words("report.silent", count=len(silent), units="、".join(silent)))
    for place, note in enumerate(notes):
        style = book.style(text_wrap=True)
        sheet.merge_range(row + place, 0, row + place, page.layout.width - 1, "", style)
        put(sheet, row + place, 0, note, style)
        sheet.set_row(row + place, height([note], [sum(page.layout.widths)]))
