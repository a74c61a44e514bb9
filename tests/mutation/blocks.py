"""Forms of one project or one department laid out as other offices do."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from tests.mutation.block_contents import (
    HEADS,
    SOURCES,
    TABLE,
    Content,
)
from tests.mutation.drafts import Draft, Value
from tests.mutation.facts import Truth
from tests.mutation.lists import DIMENSION, SCALE, _wide
from tests.mutation.words import ACTUALS, BUDGETS, INITIAL, REASONS, SPENT, TARGETS, Words


@dataclass
class Shape:
    """How an office lays the form out; each mutation changes one of these."""

    words: Words
    dice: random.Random
    title: str = "two_lines"  # two_lines, one_line, named
    note: str = "head"  # where the money unit stands: head, note, column
    money_unit: str = "万元"
    levels: str = "merged"  # merged, repeated, blank
    edge: bool = True
    """True: the blocks' own headings stand merged down at the left."""
    numbers: str = "number"  # number, text, wide, thousands
    order: bool = False
    extra_column: str = ""
    extra_rows: bool = False
    residue: bool = False
    gap: int = 1
    total: str = "总分"
    goals: str = "side"  # side, below
    initial: bool = True
    swapped: bool = False
    rate_number: bool = False
    """True: the rate is a number under a percent format."""
    spaced: bool = False
    parts: int = 1
    """Indicator tables in which a form by goals (绩效目标1, 绩效目标2) lays its indicators."""


class Writer:
    """Lays forms out below each other in one sheet, and notes each fact with its place."""

    def __init__(self, shape: Shape, name: str = "自评表") -> None:
        self.shape = shape
        self.draft = Draft(name)
        self.truth = Truth({}, {}, wide=False)
        self.row = 0
        self.counts: dict[str, int] = {}

    def add(self, content: Content) -> None:
        """Lay one more form out below what is there."""
        name = _bare_name(content.name)
        self.counts[name] = self.counts.get(name, 0) + 1
        self.key = f"{name}#{self.counts[name] - 1}"
        self.content = content
        self.columns = _order(content, self.shape)
        self.width = len(self.columns) + 1
        self._top()
        self._money()
        self._goals()
        if content.tasks:
            self._tasks()
        self._table()
        self._bottom()
        self.row += self.shape.gap

    def _fact(self, *path: str, value: object, at: tuple[int, int] | None = None) -> None:
        self.truth.add((self.key, *path), value, at)

    def _put(self, column: int, value: Value, across: int = 1, down: int = 1) -> tuple[int, int]:
        if self.shape.spaced and value in SPACED:
            value = " ".join(str(value)) if len(str(value)) % 2 else f"{value[:2]}\n{value[2:]}"
        self.draft.put(self.row, column, value, across, down)
        return self.row, column

    def _top(self) -> None:
        content, shape = self.content, self.shape
        kind = "部门整体支出绩效自评表" if content.kind == "unit_form" else "项目支出绩效自评表"
        lines = {
            "two_lines": (kind, f"（{content.year}年度）"),
            "one_line": (f"{content.year}年度{kind}",),
            "named": (f"{content.unit.rpartition('-')[2]}{content.year}年{kind}",),
        }[shape.title]
        for text in lines:
            self._put(0, text, self.width)
            self.row += 1
        if shape.note == "note":
            self._put(self.width - 1, f"单位：{shape.money_unit}")
            self.row += 1
        self._fact("form", value=content.kind)
        self._fact("year", value=content.year)
        word = shape.words
        if content.kind == "unit_form":
            self._put(0, "部门名称")
            self._fact("unit", value=content.unit, at=self._put(1, content.unit, self.width - 1))
            self.row += 1
            return
        self._put(0, "项目名称")
        at = self._put(1, content.name, self.width - 1)
        code, name = _parted(content.name)
        self._fact("name", value=name, at=at)
        self._fact("code", value=code, at=at)
        self.row += 1
        pair = [(word("主管部门"), content.supervisor, "supervisor"),
                ("实施单位", content.unit, "unit")]  # fmt: skip
        for place, (label, text, key) in enumerate(reversed(pair) if shape.swapped else pair):
            column = place * (self.width // 2)
            self._put(column, label)
            at = self._put(column + 1, text, self.width // 2 - 1)
            self._fact(key, value=_parted(text)[1], at=at)
        self.row += 1
        if shape.extra_rows:
            self._put(0, "项目负责人")
            self._put(1, "示例", self.width // 2 - 1)
            self._put(self.width // 2, "联系电话")
            self._put(self.width // 2 + 1, "0000-0000")
            self.row += 1
            self._put(0, "项目起止时间")
            self._put(1, f"{self.content.year}年1月至{self.content.year}年12月", self.width - 1)
            self.row += 1

    def _money(self) -> None:
        content, shape, word = self.content, self.shape, self.shape.words
        noted = f"（{shape.money_unit}）"
        self._put(0, "项目资金" + (noted if shape.note == "head" else ""), 1,
                  len(content.money) + 1 if shape.edge else 1)  # fmt: skip
        amounts = [
            ("budget_initial", "年初预算数"),
            ("budget", "全年预算数"),
            ("spent", "全年执行数"),
        ]
        if not shape.initial:
            amounts = amounts[1:]
        marks = [("weight", "分值"), ("stated_rate", "执行率"), ("score", "得分")]
        columns = [*amounts, *marks]
        for place, (key, text) in enumerate(columns):
            said = word(text)
            if shape.note == "column" and (key, text) in amounts:
                said += noted
            self._put(2 + place, said)
        self.row += 1
        for line, (label, initial, budget, spent) in enumerate(content.money):
            shown = label.strip()
            lead = "其中：" if shown.startswith("其中") else ""
            core = shown.removeprefix("其中：")
            said = word(label) if line == 0 else word(f"{lead}{core}") if lead else core
            self._put(1, said)
            values: dict[str, Value] = dict(zip(("budget_initial", "budget", "spent"),
                                                (initial, budget, spent), strict=True))  # fmt: skip
            source = SOURCES.get(core)
            for place, (key, _) in enumerate(columns):
                if key in values:
                    at = self._amount(2 + place, values[key])
                    self._money_fact(line, source, key, values[key], at)
                elif line == 0:
                    self._mark(key, 2 + place)
                elif key != "stated_rate":
                    self._put(2 + place, "—")
            self.row += 1

    def _money_fact(
        self, line: int, source: str | None, key: str, value: Value, at: tuple[int, int]
    ) -> None:
        meant = Decimal(0) if isinstance(value, str) else value
        if line == 0:
            self._fact(key, value=meant, at=at)
        elif source in {"basic", "project"}:
            if key != "budget_initial":
                self.truth.add((f"Σ{source}", key), meant, at)
        else:
            self._fact(f"{source}#0", key, value=meant, at=at)

    def _amount(self, column: int, value: Value) -> tuple[int, int]:
        if value is None or isinstance(value, str):
            return self._put(column, value)
        scaled = (Decimal(str(value)) * SCALE[self.shape.money_unit]).normalize()
        plain = format(scaled, "f")
        kinds: Mapping[str, Value] = {"number": scaled, "text": plain, "wide": _wide(plain),
                                      "thousands": f"{scaled:,f}"}  # fmt: skip
        return self._put(column, kinds[self.shape.numbers])

    def _mark(self, key: str, column: int) -> None:
        weight, rate, score = self.content.execution
        if key == "weight":
            self._fact("execution", "weight", value=weight, at=self._put(column, weight))
        elif key == "score":
            self._fact("execution", "score", value=score, at=self._put(column, score))
        else:
            share = Decimal(str(rate).rstrip("%")) / 100
            at = self._put(column, share if self.shape.rate_number else rate)
            if self.shape.rate_number:
                self.draft.formats[at] = "0.00%"
            self._fact("stated_rate", value=share, at=at)

    def _goals(self) -> None:
        content, half = self.content, self.width // 2
        word = self.shape.words
        if content.apart:
            self._put(0, "项目基本情况")
            self.row += 1
        if self.shape.goals == "side":
            self._put(0, "年度总体目标", 1, 2 if self.shape.edge else 1)
            self._put(1, word("预期目标"), half - 1)
            self._put(half, "实际完成情况", self.width - half)
            self.row += 1
            at = self._put(1, content.goal, half - 1)
            done = self._put(half, content.result, self.width - half)
            self.row += 1
        else:
            self._put(0, "年度绩效目标")
            at = self._put(1, content.goal, self.width - 1)
            self.row += 1
            self._put(0, "年度目标完成情况")
            done = self._put(1, content.result, self.width - 1)
            self.row += 1
        self._fact("goal", value=content.goal, at=at)
        self._fact("result", value=content.result, at=done)
        if "process" in content.below:
            self._put(0, "项目实施内容及过程概述")
            at = self._put(1, content.below["process"], self.width - 1)
            self._fact("process", value=content.below["process"], at=at)
            self.row += 1

    def _tasks(self) -> None:
        heads = ("任务名称", "主要内容", "完成情况", "预算数", "其中：财政拨款", "实际支出", "备注")
        self._put(0, "年度主要任务", 1, len(self.content.tasks) + 1 if self.shape.edge else 1)
        for place, text in enumerate(heads):
            self._put(1 + place, text)
        self.row += 1
        for name, text, done, budget, of_it, spent, note in self.content.tasks:
            key = "任务" + "".join(str(name).split())
            self._put(1, name)
            self._put(2, text)
            self.truth.add((key, "result"), done, self._put(3, done))
            self.truth.add((key, "budget"), budget, self._amount(4, budget))
            self._amount(5, of_it)
            self.truth.add((key, "spent"), spent, self._amount(6, spent))
            self._put(7, note)
            self.row += 1

    def _table(self) -> None:
        content, shape = self.content, self.shape
        size = -(-len(content.indicators) // shape.parts)
        for number in range(shape.parts):
            rows = list(content.indicators[number * size : (number + 1) * size])
            self._part(rows, f"年度绩效目标{number + 1}" if shape.parts > 1 else "绩效指标")

    def _part(self, rows: list[dict[str, Value]], edge: str) -> None:
        shape = self.shape
        down = len(rows) + 1 + (2 if shape.residue else 0)
        self._put(0, edge, 1, down if shape.edge else 1)
        for place, (_, text) in enumerate(self.columns, start=1):
            self._put(place, text)
        self.row += 1
        first = self.row
        above: dict[str, Value] = {}
        for line in rows:
            self._indicator(line, above)
            above = line
            self.row += 1
        for text in ("指标3：", "……") if shape.residue else ():
            self._put(1 + [key for key, _ in self.columns].index("level_3"), text)
            self.row += 1
        if shape.levels == "merged":
            self._merge_levels(rows, first)

    def _indicator(self, line: Mapping[str, Value], above: Mapping[str, Value]) -> None:
        named = line.get("level_3")
        blank = named is None or re.match(r"指标\d|…", str(named)) is not None
        key = f"{''.join(str(named).split())}#0"
        for place, (of, _) in enumerate(self.columns, start=1):
            value = line.get(of)
            if of in {"level_1", "level_2"} and self.shape.levels != "repeated" and (
                value == above.get(of) and line["level_1"] == above.get("level_1")):  # fmt: skip
                continue
            at = self._put(
                place, self.shape.dice.choice(("见附件", "台账")) if of == "extra" else value
            )
            if blank or of not in {"target", "actual", "weight", "score", "reason"}:
                continue
            meant = _whole_target(line) if of == "target" else value
            self._fact(key, "stated_score" if of == "score" else of, value=meant, at=at)
        if not blank:
            second = str(line["level_2"])
            self._fact(key, "dimension", value=DIMENSION.get(second, _loose(second)))

    def _merge_levels(self, rows: Sequence[Mapping[str, Value]], first: int) -> None:
        for place, (of, _) in enumerate(self.columns, start=1):
            if of not in {"level_1", "level_2"}:
                continue
            at = first
            for _, same in groupby(rows, key=lambda line: (line["level_1"], line[of])):
                count = len(list(same))
                if count > 1:
                    self.draft.merges.append((at, place, at + count - 1, place))
                at += count

    def _bottom(self) -> None:
        self._put(0, self.shape.total)
        for place, (of, _) in enumerate(self.columns, start=1):
            if of == "weight":
                self.truth.places[self.key, "total_weight"] = self._put(place, 100)
            elif of == "score":
                at = self._put(place, self.content.total)
                self._fact("stated_score", value=self.content.total, at=at)
        self.row += 1
        words = {"conclusion": "评价结论", "problems": "存在问题", "rectification": "改进措施"}
        for key, label in words.items():
            if text := self.content.below.get(key):
                self._put(0, label)
                self._fact(key, value=text, at=self._put(1, text, self.width - 1))
                self.row += 1
        self._put(0, f"填报人：示例   联系电话：0000   填报日期：{self.content.year + 1}年2月10日")
        self.row += 1


SPACED = frozenset(
    {
        "项目名称",
        "主管部门",
        "实施单位",
        "年初预算数",
        "全年执行数",
        "一级指标",
        "年度指标值",
        "实际完成值",
        "预期目标",
        "实际完成情况",
        "年度总体目标",
        "总分",
    }
)
"""Labels that clerks blow up with blanks and line breaks."""


def _order(content: Content, shape: Shape) -> list[tuple[str, str]]:
    """Return the table's columns with their headings, in this office's order and words."""
    known = dict(HEADS)
    pick = shape.dice.choice if shape.words.changed else (lambda family: family[0])
    known |= {"target": pick(TARGETS), "actual": pick(ACTUALS), "reason": pick(REASONS)}
    if shape.words.changed:
        known |= {"weight": pick(("分值", "权重", "标准分")), "score": pick(("得分", "自评得分"))}
    keys = [key for key in TABLE if content.apart or key not in {"comparator", "measure_unit"}]
    free = keys[3:]
    if shape.order:
        tail = [key for key in free if key in {"weight", "score", "reason"}]
        values = [key for key in free if key not in tail]
        shape.dice.shuffle(tail)
        free = [*tail, *values] if shape.dice.random() < 1 / 2 else [*values, *tail]
    columns = [(key, known[key]) for key in [*keys[:3], *free]]
    if shape.extra_column:
        columns.insert(shape.dice.randrange(3, len(columns) + 1), ("extra", shape.extra_column))
    return columns


def _loose(level: str) -> str:
    """Return the dimension of a second level that offices word freely (社会效益, 满意度)."""
    known = {"社会效益": "social", "满意度": "satisfaction"}
    return known.get(level, "other")


def _whole_target(line: Mapping[str, Value]) -> Value:
    sign, unit = line.get("comparator"), line.get("measure_unit")
    if sign is None or sign == "定性":
        return line.get("target")
    return f"{sign}{line.get('target')}{unit or ''}"


def _parted(text: str | None) -> tuple[str | None, str | None]:
    """Return code and name of "219001-某街道办事处"."""
    match = re.match(r"^(\d[\dA-Z]{2,})-(.+)$", text or "")
    return (match[1], match[2]) if match else (None, text)


def _bare_name(text: str | None) -> str:
    return "".join((_parted(text)[1] or "—").split())


_ = (BUDGETS, INITIAL, SPENT)
