"""Project lists laid out as another office would."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from openpyxl.utils import get_column_letter

from tests.mutation.drafts import Draft, Value
from tests.mutation.facts import Truth
from tests.mutation.list_contents import (
    INDICATOR,
    LABELLED,
    MONEY,
    Column,
    Content,
)
from tests.mutation.words import Words


@dataclass
class Shape:
    """How an office lays a list out; each mutation changes one of these."""

    words: Words
    title: str = "own"  # own, none, other, two_lines
    note: str = "note"  # where the money unit stands: note, title, head, column, beside
    money_unit: str = "万元"
    depth: int = 3
    merged: str = "merged"  # heads: merged, blank, repeated
    down: str = "merged"  # the unit's name: merged, repeated, blank
    numbers: str = "number"  # number, text, thousands, wide
    rates: str = "percent"  # percent, text, wide, bare
    totals: str = "end"  # none, end, start, units
    extra_rows: int = 0
    footer: bool = True
    again: bool = False
    """True: the head is printed again in the middle."""
    above: int = 0
    left: int = 0
    hidden: str = ""  # row, column, sheet
    sheet: str = "自评表"
    flat: str = ""
    """What joins the levels of a heading where the head has one row only."""
    lost: str = ""
    """Dimension whose heading is gone."""
    unit_rows: bool = False
    """True: each unit's name stands in a row over its projects, in no column."""
    formulas: bool = False
    """True: totals are formulas that no program has worked out."""
    shares: bool = False
    """True: bare percentages of indicators are numbers under a percent format."""
    extra: dict[int, str] = field(default_factory=dict)
    """Top-level block before which a column that nobody knows stands → its heading."""


SCALE = {"万元": Decimal(1), "元": Decimal(10_000), "千元": Decimal(10), "亿元": Decimal("0.0001")}


def lay(
    content: Content, shape: Shape, counts: dict[str, int] | None = None
) -> tuple[Draft, Truth]:
    """Return the sheet, and every fact in it with its place; `counts` goes on over sheets."""
    layout = _Layout(content, shape)
    layout.counts = {} if counts is None else counts
    return layout.draw()


class _Layout:
    def __init__(self, content: Content, shape: Shape) -> None:
        self.content, self.shape = content, shape
        self.draft = Draft(shape.sheet)
        self.truth = Truth({}, {}, wide=not content.long)
        self.columns = _with_extras(content.columns, shape)
        self.heads = [_path(column, shape) for column in self.columns]
        self.depth = max(map(len, self.heads))
        self.row = shape.above
        self.counts: dict[str, int] = {}
        self.keys: list[str] = []

    def draw(self) -> tuple[Draft, Truth]:
        self._above()
        self._head()
        if self.shape.totals == "start":
            self._total("合计", self.content.projects)
        names = [project.get("unit") for project in self.content.projects]
        at = 0
        groups = groupby(range(len(names)), key=lambda i: names[i])
        for number, (_, group) in zip("一二三四五六七八九", groups, strict=False):
            rows = list(group)
            if self.shape.unit_rows:
                self._put(0, f"{number}、{names[rows[0]]}", len(self.columns))
                self.row += 1
            first = self.row
            for place in rows:
                if self.shape.again and at and at == len(names) // 2 and place == rows[0]:
                    self._head()
                    first = self.row
                self._project(place, alone=place == rows[0] or self.shape.down == "repeated")
                at += 1
                if self.shape.extra_rows and at % 3 == 1:
                    self.row += self.shape.extra_rows
            self._merge_down("unit", first)
            if self.shape.totals == "units":
                self._total("小计", [self.content.projects[place] for place in rows])
        if self.shape.totals in {"end", "units"}:
            self._total("合计", self.content.projects)
        if self.shape.footer:
            self._put(0, "填报人：示例    联系电话：0000-0000    填报日期：2024年3月9日")
            self.row += 1
            self._put(0, "备注：不适用指项目无该类指标。")
        self._hide()
        return self.draft, self.truth

    def _put(
        self, column: int, value: Value, across: int = 1, down: int = 1, code: str = ""
    ) -> tuple[int, int]:
        place = (self.row, column + self.shape.left)
        self.draft.put(*place, value, across, down, code)
        return place

    def _above(self) -> None:
        shape, content, width = self.shape, self.content, len(self.columns)
        unit, year = content.unit, content.year
        noted = f"（单位：{shape.money_unit}）" if shape.note == "title" else ""
        if shape.title == "own" and content.title:
            lines = [content.title]
        elif shape.title == "other":
            lines = ["附件3", f"{unit or ''}{year}年度项目支出绩效自评情况汇总表"]
        elif shape.title == "two_lines":
            lines = [f"{unit or ''}部门预算项目绩效自评表", f"（{year}年度）"]
        else:
            lines = []
        for text in lines:
            self._put(0, text + (noted if text == lines[-1] else ""), width)
            self.row += 1
        if shape.note == "note":
            self._put(0, f"单位：{shape.money_unit}", width)
            self.row += 1
        elif shape.note == "beside":
            self._put(0, f"填报单位：{unit or '示例区财政局'}")
            self._put(width - 1, f"金额单位：{shape.money_unit}")
            self.row += 1
        self.year = year if lines or str(year) in shape.sheet else None
        labelled = shape.note == "beside"
        self.unit = (unit if lines or labelled else None) or (
            "示例区财政局" if labelled else None)  # fmt: skip

    def _head(self) -> None:
        grid = [[path[level] if level < len(path) else None for path in self.heads]
                for level in range(self.depth)]  # fmt: skip
        for level in range(self.depth):
            for column, path in enumerate(self.heads):
                text = grid[level][column]
                if text is None or self._is_lost(column, level):
                    continue
                first = column == 0 or self.heads[column - 1][: level + 1] != path[: level + 1] or (
                    level == len(path) - 1)  # fmt: skip
                run = self._run(column, level) if first else 1
                down = self.depth - level if level == len(path) - 1 else 1
                place = (self.row + level, column + self.shape.left)
                if self.shape.merged == "repeated":
                    self.draft.put(*place, text)
                elif first:
                    merged = self.shape.merged == "merged"
                    self.draft.put(*place, text, run if merged else 1, down if merged else 1)
        self.row += self.depth

    def _is_lost(self, column: int, level: int) -> bool:
        key, _, side = self.columns[column].key.partition(".")
        return bool(side) and key == self.shape.lost and level == self.depth - 2

    def _run(self, column: int, level: int) -> int:
        path = self.heads[column]
        if level == len(path) - 1:
            return 1
        after = column
        while after < len(self.heads) and self.heads[after][: level + 1] == path[: level + 1]:
            after += 1
        return after - column

    def _project(self, place: int, *, alone: bool) -> None:
        project = self.content.projects[place]
        name = str(project["name"]).replace(" ", "").replace("\n", "")
        self.counts[name] = self.counts.get(name, 0) + 1
        key = f"{name}#{self.counts[name] - 1}"
        kind = "project_list"
        self.truth.add((key, "form"), kind)
        self.truth.add((key, "year"), self.year)
        unit_column = any(column.key == "unit" for column in self.columns)
        if not unit_column:
            self.truth.add((key, "unit"), project["unit"] if self.shape.unit_rows else self.unit)
        rows = self.content.indicators[place] if self.content.long else [{}]
        for at, line in enumerate(rows):
            for column, of in enumerate(self.columns):
                if of.key in INDICATOR and self.content.long:
                    self._indicator(key, line, column, of.key)
                elif at == 0:
                    self._cell(key, project, column, of, alone=alone)
                elif self.shape.down == "repeated" and self.content.long:
                    self._written(of, project.get(of.key), column)
            self.row += 1
        if self.content.long and len(rows) > 1 and self.shape.down == "merged":
            for column, of in enumerate(self.columns):
                if of.key not in INDICATOR:
                    top = self.row - len(rows)
                    self.draft.merges.append(
                        (top, column + self.shape.left, self.row - 1, column + self.shape.left)
                    )

    def _cell(self, key: str, project: Mapping[str, Value], column: int, of: Column, *,
              alone: bool) -> None:  # fmt: skip
        value = project.get(of.key)
        if of.key == "extra":
            self._put(column, self.shape.words.dice.choice(("甲科", "乙科", 3, 27, "2023-05")))
            return
        place = self._written(of, value, column) if alone or of.key != "unit" else None
        self.truth.add((key, *of.key.split(".")), _meant(of, value), place)

    def _written(self, of: Column, value: Value, column: int) -> tuple[int, int]:
        text, code = self._styled(of, value)
        return self._put(column, text, code=code)

    def _styled(self, of: Column, value: Value) -> tuple[Value, str]:
        """Return the value as this office types it."""
        shape = self.shape
        if (
            shape.shares
            and isinstance(value, str)
            and of.field in {"target", "actual"}
            and (match := re.fullmatch(r"(\d+)(\.\d)?%", value))
        ):
            return Decimal(value[:-1]) / 100, "0.0%" if match[2] else "0%"
        if isinstance(value, str) or value is None:
            return value, ""
        if of.field in MONEY:
            amount = Decimal(str(value)) * SCALE[shape.money_unit]
            written = format(amount.normalize(), "f")
            if shape.numbers == "number":
                return amount, "#,##0.00"
            if shape.numbers == "thousands":
                return f"{amount:,f}", ""
            return (_wide(written) if shape.numbers == "wide" else written), ""
        if of.key == "stated_rate":
            percent = f"{Decimal(str(value)) * 100:.2f}%"
            if shape.rates == "percent":
                return Decimal(str(value)), "0.00%"
            if shape.rates == "bare":
                return Decimal(percent[:-1]), ""
            return (_wide(percent) if shape.rates == "wide" else percent), ""
        return value, ""

    def _indicator(self, key: str, line: Mapping[str, Value], column: int, of: str) -> None:
        value = line.get(of)
        place = self._put(column, value)
        name = "".join(str(line["level_3"]).split())
        names = {"score": "stated_score"}
        if of in {"target", "actual", "weight", "score", "reason"}:
            self.truth.add((key, f"{name}#0", names.get(of, of)), value, place)
        elif of == "level_2":
            self.truth.add((key, f"{name}#0", "dimension"), DIMENSION[str(value)], place)

    def _merge_down(self, key: str, first: int) -> None:
        if self.shape.down != "merged" or self.content.long or self.shape.extra_rows:
            return
        for column, of in enumerate(self.columns):
            if of.key == key and self.row - first > 1:
                left = column + self.shape.left
                self.draft.merges.append((first, left, self.row - 1, left))

    def _total(self, label: str, projects: Sequence[Mapping[str, Value]]) -> None:
        first = next(at for at, of in enumerate(self.columns) if of.key in LABELLED)
        self._put(first, label)
        number = self.counts.get(f"Σ{label}", 0)
        self.counts[f"Σ{label}"] = number + 1
        for column, of in enumerate(self.columns):
            at = get_column_letter(column + 1)
            if of.field not in MONEY:
                continue
            amounts = [
                value
                for project in projects
                if isinstance(value := project.get(of.key), (int, float, Decimal))
            ]
            total = sum((Decimal(str(value)) for value in amounts), Decimal(0))
            if self.shape.formulas:
                self._put(column, f"=SUM({at}1:{at}9)")
                total = None
            place = None if self.shape.formulas else self._written(of, total, column)
            if of.key in {"budget", "spent"}:
                self.truth.add((f"Σ{label}#{number}", of.key), total, place)
        self.row += 1

    def _hide(self) -> None:
        if self.shape.hidden == "row":
            self.draft.hidden_rows.add(self.draft.height - 4)
        elif self.shape.hidden == "column":
            self.draft.hidden_columns.add(self.draft.width - 2)


DIMENSION = {"数量指标": "quantity", "质量指标": "quality", "时效指标": "timeliness",
             "成本指标": "cost", "经济效益指标": "economic", "社会效益指标": "social",
             "生态效益指标": "ecological", "可持续影响指标": "sustainable",
             "服务对象满意度指标": "satisfaction"}  # fmt: skip


def _wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def _meant(of: Column, value: Value) -> object:
    """Return what a cell says by contract: dashes are zeros in money cells, rates are shares."""
    if of.field in MONEY and isinstance(value, str):
        return Decimal(0) if value.strip() in {"-", "—"} else value
    if of.key == "stated_rate" and isinstance(value, str):
        return Decimal(value.rstrip("%")) / 100
    if of.key == "sequence":
        return str(value)
    return value


def _path(column: Column, shape: Shape) -> tuple[str, ...]:
    """Return the words above a column in this office's way."""
    heads = column.heads
    if shape.flat and len(heads) > 1:
        return (shape.flat.join(shape.words(text) for text in heads),)
    if shape.depth < len(heads):
        heads = heads[1:] if len(heads) == 3 and "." in column.key and (
            column.field in {"target", "actual"}) else (heads[0], heads[-1])  # fmt: skip
    said = tuple(shape.words(text) for text in heads)
    if column.field in MONEY and shape.note in {"head", "column"}:
        top = shape.note == "head" or len(said) == 1
        at = 0 if top else len(said) - 1
        marked = f"{said[at]}（{shape.money_unit}）"
        said = (*said[:at], marked, *said[at + 1 :])
    return said


def _with_extras(columns: Sequence[Column], shape: Shape) -> list[Column]:
    found: list[Column] = []
    block = -1
    for at, column in enumerate(columns):
        if not at or columns[at - 1].heads[0] != column.heads[0] or len(column.heads) == 1:
            block += 1
            if block in shape.extra:
                found.append(Column("extra", (shape.extra[block],)))
        found.append(column)
    return found


def shuffled(content: Content, dice: random.Random) -> Content:
    """Return the content with its columns in another order, blocks of one heading together."""
    blocks = [list(group) for _, group in groupby(content.columns, key=_block_of)]
    long = [block for block in blocks if block[0].key in INDICATOR] if content.long else []
    moved = [block for block in blocks if block not in long]
    dice.shuffle(moved)
    at = dice.randrange(len(moved) + 1)
    inner = [*moved[:at], *long, *moved[at:]]
    return replace(content, columns=[column for block in inner for column in block])


def _block_of(column: Column) -> tuple[str, str]:
    return column.heads[0], "" if len(column.heads) > 1 else column.key


def without(content: Content, *keys: str) -> Content:
    """Return the content without some columns."""
    return replace(
        content, columns=[column for column in content.columns if column.key not in keys]
    )


def thinned(content: Content, dice: random.Random) -> Content:
    """Return the content with some cells of indicators left blank."""
    keys = [column.key for column in content.columns if column.field in {"target", "actual"}
            and "." in column.key]  # fmt: skip
    projects = [{key: None if key in keys and dice.random() < 0.15 else value
                 for key, value in project.items()} for project in content.projects]  # fmt: skip
    return replace(content, projects=projects)


def halves(content: Content) -> list[Content]:
    """Return the content in two parts, for two sheets."""
    at = len(content.projects) // 2
    return [replace(content, projects=content.projects[part], indicators=content.indicators[part])
            for part in (slice(at), slice(at, None))]  # fmt: skip


def taken(content: Content, dice: random.Random, most: int) -> Content:
    """Return the content with some consecutive projects only."""
    count = len(content.projects)
    size = dice.randint(2, min(most, count))
    first = dice.randrange(count - size + 1)
    rows = slice(first, first + size)
    return replace(content, projects=content.projects[rows], indicators=content.indicators[rows])


Mutation = Callable[[Content, Shape, random.Random], Content]
