"""The national project form (项目支出绩效自评表) of each project, filled from the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from xlsxwriter.worksheet import Worksheet

from gridperf import amounts, progress
from gridperf.reports.book import AMOUNT, Book, Value, height, lay_basis, paper, put
from gridperf.reports.material import Material, amount_of, text_of
from gridperf.reports.plain import basis_text

Named = tuple[str, bytes]
WIDTHS = (12, 12, 14, 24, 18, 18, 9, 9, 24)
COLUMNS = len(WIDTHS)
MONEY = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
         "偏差原因分析及改进措施")  # fmt: skip
GROUPS = {
    "quantity": "产出指标", "quality": "产出指标", "timeliness": "产出指标", "cost": "成本指标",
    "economic": "效益指标", "social": "效益指标", "ecological": "效益指标",
    "sustainable": "效益指标", "satisfaction": "满意度指标", "other": "其他指标",
}  # fmt: skip
LEVELS = {
    "quantity": "数量指标", "quality": "质量指标", "timeliness": "时效指标", "cost": "成本指标",
    "economic": "经济效益指标", "social": "社会效益指标", "ecological": "生态效益指标",
    "sustainable": "可持续影响指标", "satisfaction": "服务对象满意度指标", "other": "其他指标",
}  # fmt: skip


class Cell(NamedTuple):
    """A value over several columns or rows, in its number format."""

    value: Value
    across: int = 1
    down: int = 1
    number: str = ""


Line = list[Cell]


def project_forms(material: Material) -> Iterator[Named]:
    """Yield name and bytes of each project's form; where there is none, one that says so."""
    words = material.words
    if material.empty or material.rows("statement").empty:
        said = words("report.empty", selection=material.filters)
        yield f"{words('report.empty_short')}.txt", said.encode()
        return
    sources = _by_project(material.rows("project_source").to_dict("records"))
    indicators = _by_project(material.rows("indicator").to_dict("records"))
    used: set[str] = set()
    rows = material.rows("statement").to_dict("records")
    for place, row in enumerate(rows, start=1):
        progress.tell("form", text_of(row["project"]), place, len(rows))
        number = int(row["project_id"])
        own = (sources.get(number, []), indicators.get(number, []))
        yield _name(row, used), _workbook(row, *own, material)
    yield basis_text(material)


def _by_project(rows: Sequence[dict[Any, Any]]) -> dict[int, list[dict[Any, Any]]]:
    found: dict[int, list[dict[Any, Any]]] = {}
    for row in rows:
        found.setdefault(int(row["project_id"]), []).append(row)
    return found


def _name(row: dict[Any, Any], used: set[str]) -> str:
    """Return a file's name: year, unit, project, told apart where two are alike."""
    from gridperf.reports.kinds import safe_name  # noqa: PLC0415 (kinds load their makers late)

    parts = (str(row["year"]), text_of(row["unit"])[:24], text_of(row["project"])[:40])
    stem = safe_name("_".join(parts))
    name, at = stem, 2
    while name.lower() in used:
        name, at = f"{stem}_{at}", at + 1
    used.add(name.lower())
    return f"{name}.xlsx"


def _workbook(
    row: dict[Any, Any],
    sources: Sequence[dict[Any, Any]],
    indicators: Sequence[dict[Any, Any]],
    material: Material,
) -> bytes:
    book = Book(text_of(row["project"]))
    sheet = book.sheet("自评表")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    _lay(book, sheet, [*_head(row, sources), *_goals(row), *_indicators(row, indicators)])
    paper(sheet)
    lay_basis(book, material, whole=False)
    return book.data()


def _lay(book: Book, sheet: Worksheet, lines: Sequence[Line]) -> None:
    """Write the lines from A1 on; a cell that one above or beside covers is skipped over."""
    covered: set[tuple[int, int]] = set()
    for row, line in enumerate(lines):
        column, needed = 0, [20.0]
        for cell in line:
            while (row, column) in covered:
                column += 1
            title = row < 2  # noqa: PLR2004 (title and year)
            _put(book, sheet, (row, column), cell, title=title)
            covered |= {(row + r, column + c) for r in range(cell.down) for c in range(cell.across)}
            if cell.down == 1:
                needed.append(height([cell.value], [sum(WIDTHS[column : column + cell.across])]))
            column += cell.across
        sheet.set_row(row, max(needed))


def _put(book: Book, sheet: Worksheet, at: tuple[int, int], cell: Cell, *, title: bool) -> None:
    said: dict[str, Any] = {"border": 0 if title else 1, "align": "center"}
    if title:
        said |= {"bold": at[0] == 0, "font_size": 16 if at[0] == 0 else 11}
    elif isinstance(cell.value, str) and (cell.across > 1 or len(cell.value) > 12):  # noqa: PLR2004 (long texts read better from the left)
        said["align"] = "left"
    if cell.number:
        said["num_format"] = cell.number
    style = book.style(**said)
    if cell.across > 1 or cell.down > 1:
        last = (at[0] + cell.down - 1, at[1] + cell.across - 1)
        sheet.merge_range(*at, *last, "", style)
    put(sheet, *at, cell.value, style)


def _head(row: dict[Any, Any], sources: Sequence[dict[Any, Any]]) -> Iterator[Line]:
    """Yield title, names and the money block; what is unknown stays blank, never nought."""
    code = text_of(row["code"])
    name = f"{code}-{text_of(row['project'])}" if code else text_of(row["project"])
    yield [Cell("项目支出绩效自评表", COLUMNS)]
    yield [Cell(f"（{row['year']}年度）", COLUMNS)]
    yield [Cell("项目名称"), Cell(name, COLUMNS - 1)]
    yield [Cell("主管部门"), Cell(_coded(row, "supervisor"), 4), Cell("实施单位"),
           Cell(_coded(row, "unit"), 3)]  # fmt: skip
    named = [source for source in sources if int(source["position"]) >= 0]
    yield [Cell("项目资金（万元）", 1, 2 + len(named)), Cell(None, 2), *map(Cell, MONEY)]
    weight, score = (amount_of(row[f"execution_{name}"]) for name in ("weight", "score"))
    rate = amount_of(row["rate"])
    said = "" if rate is None else f"{amounts.rounded(rate * 100)}%"
    yield [Cell("年度资金总额", 2), *_money(row), Cell(weight), Cell(said), Cell(score)]
    for place, source in enumerate(named):
        label = text_of(source["label"])
        lead = "其中：" if place == 0 and not label.startswith("其中") else ""
        yield [Cell(f"{lead}{label}", 2), *_money(source), Cell("—"), Cell(None), Cell("—")]


def _coded(row: dict[Any, Any], name: str) -> str:
    code = text_of(row[f"{name}_code"])
    return f"{code}-{text_of(row[name])}" if code else text_of(row[name])


def _money(row: dict[Any, Any]) -> Iterator[Cell]:
    for name in ("budget_initial", "budget", "spent"):
        yield Cell(amount_of(row[name]), number=AMOUNT)


def _goals(row: dict[Any, Any]) -> Iterator[Line]:
    yield [Cell("年度总体目标", 1, 2), Cell("预期目标", 4), Cell("实际完成情况", 4)]
    yield [Cell(text_of(row["goal"]), 4), Cell(text_of(row["result"]), 4)]


def _indicators(row: dict[Any, Any], indicators: Sequence[dict[Any, Any]]) -> Iterator[Line]:
    """Yield the indicators, their first two levels merged down, and the total as stated."""
    yield [Cell("绩效指标", 1, 1 + max(len(indicators), 1)), *map(Cell, HEADS)]
    if not indicators:
        yield [Cell(None)] * len(HEADS)
    shared = iter(_shared(indicators))
    for group, same in groupby(indicators, key=_group):
        held = list(same)
        for at, one in enumerate(held):
            level = str(one["dimension"])
            first = at == 0
            seconds = [str(other["dimension"]) for other in held]
            line: Line = [Cell(group, 1, len(held))] if first else []
            if first or seconds[at - 1] != level:
                run = next((n for n in range(at, len(held)) if seconds[n] != level), len(held))
                line.append(Cell(LEVELS[level], 1, run - at))
            yield [*line, *_indicator(one, next(shared))]
    score = amount_of(row["stated_score"])
    yield [Cell("总分", 6), Cell(100 if score is not None else None), Cell(score), Cell(None)]
    for label, name in (("评价结论", "conclusion"), ("存在问题", "problems"),
                        ("改进措施", "rectification")):  # fmt: skip
        if text_of(row[name]):
            yield [Cell(label), Cell(text_of(row[name]), COLUMNS - 1)]


def _group(one: dict[Any, Any]) -> str:
    return text_of(one["grp"]) or GROUPS[str(one["dimension"])]


def _indicator(one: dict[Any, Any], shared: int | None) -> Iterator[Cell]:
    """Yield an indicator's own cells; points that several share stand in the first one's row."""
    for name in ("name", "target", "actual"):
        yield Cell(text_of(one[name]))
    for name in ("weight", "stated_score") if shared else ():
        yield Cell(amount_of(one[name]), 1, shared or 1)
    yield Cell(text_of(one["reason"]))


def _shared(indicators: Sequence[dict[Any, Any]]) -> list[int | None]:
    """Return over how many rows each indicator's weight lies, None below the first of them.

    Each of several that share one uses its part: so many parts in a row make the weight.
    """
    found: list[int | None] = []
    while len(found) < len(indicators):
        first = indicators[len(found)]
        weight, points = amount_of(first["weight"]), amount_of(first["points"])
        parts = round(weight / points) if weight and points and points < weight else 1
        same = [_marks(one) for one in indicators[len(found) : len(found) + parts]]
        rows = parts if same == [_marks(first)] * parts else 1
        found += [rows, *[None] * (rows - 1)]
    return found


def _marks(one: dict[Any, Any]) -> tuple[float | None, ...]:
    return tuple(amount_of(one[name]) for name in ("weight", "stated_score", "points"))
