"""Forms of one project or one department: read off the samples, laid out as other offices do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import openpyxl

from tests.mutation.drafts import Value

SOURCES = {"当年财政拨款": "fiscal", "本年财政拨款": "fiscal", "财政资金": "fiscal",
           "上年结转资金": "carried_over", "其他资金": "other", "单位资金": "non_fiscal",
           "财政专户管理资金": "special_account", "基本支出": "basic",
           "项目支出": "project"}  # fmt: skip
TABLE = ("level_1", "level_2", "level_3", "comparator", "target", "measure_unit", "actual",
         "weight", "score", "reason")  # fmt: skip
HEADS = {"level_1": "一级指标", "level_2": "二级指标", "level_3": "三级指标",
         "comparator": "指标性质", "measure_unit": "度量单位", "weight": "分值",
         "score": "得分"}  # fmt: skip
LABELS = {"goal": "goal", "result": "result"}


@dataclass
class Content:
    """What one form says, wherever it stands."""

    kind: str
    year: int
    name: str | None
    unit: str
    supervisor: str | None
    money: list[tuple[str, Value, Value, Value]]
    """Label, initial, budget, spent in 万元, the whole first."""
    execution: tuple[Value, Value, Value]
    """Weight, rate, score."""
    goal: str
    result: str
    indicators: list[dict[str, Value]]
    total: Value
    tasks: list[tuple[Value, ...]] = field(default_factory=list)
    below: dict[str, str] = field(default_factory=dict)
    """conclusion, problems, rectification, process."""
    apart: bool = False
    """True where comparator, value and unit stand in three columns."""


def contents_of(path: Path) -> list[Content]:
    """Return the forms of a sample by the known words at its left edge."""
    found = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        rows = [list(line) for line in sheet.iter_rows(values_only=True)]
        for merge in sheet.merged_cells.ranges:
            if merge.min_col in {2, 3} and merge.max_col == merge.min_col:
                for row in range(merge.min_row - 1, merge.max_row):
                    rows[row][merge.min_col - 1] = rows[merge.min_row - 1][merge.min_col - 1]
        tops = [at for at, row in enumerate(rows) if row[0] in {"项目名称", "部门名称"}]
        for place, top in enumerate(tops):
            end = tops[place + 1] if place + 1 < len(tops) else len(rows)
            found.append(_content(rows[top:end], rows[top - 1][0]))
    return found


def _content(rows: list[list[Value]], title: Value) -> Content:
    at = {str(row[0]): place for place, row in reversed(list(enumerate(rows))) if row[0]}
    starts = {
        name: place
        for text, place in at.items()
        for name in (
            "资金",
            "部门整体支出",
            "预算执行",
            "年度总体目标",
            "项目基本情况",
            "绩效指标",
            "年度主要任务",
        )
        if text.startswith(name) or (name == "资金" and text.startswith("项目资金"))
    }
    apart = "预算执行" in starts
    head = starts.get("预算执行", starts.get("资金", starts.get("部门整体支出", 0)))
    first = 2 if apart else 3
    unit = "元" if "（元）" in str(rows[head][0]) else "万元"
    money = []
    row = head + 1
    while row < len(rows) and (rows[row][0] is None):
        amounts = [_scaled(rows[row][first + k], unit) for k in range(3)]
        money.append((str(rows[row][1]), *amounts))
        row += 1
    marks = rows[head + 1]
    execution = (marks[6], marks[5], marks[7]) if apart else (marks[6], marks[7], marks[8])
    goal_row = rows[starts["项目基本情况"] + 1 if apart else starts["年度总体目标"] + 1]
    goal, result = (goal_row[2], goal_row[6]) if apart else (goal_row[1], goal_row[5])
    indicators = [_indicator(line, apart) for line in _below(rows, starts["绩效指标"])]
    total = rows[at.get("总分", at.get("合计", 0))]
    tasks = (
        [
            (line[1], line[2], line[4], line[5], line[6], line[7], line[8])
            for line in _below(rows, starts["年度主要任务"])
        ]
        if "年度主要任务" in starts
        else []
    )
    below = {key: str(rows[at[label]][1]) for label, key in
             (("评价结论", "conclusion"), ("存在问题", "problems"), ("改进措施", "rectification"))
             if label in at}  # fmt: skip
    if apart:
        below["process"] = str(rows[starts["项目基本情况"] + 2][2])
    whole = "部门名称" in at
    office = rows[0][1] if whole else rows[1][6]
    return Content(
        "unit_form" if whole else "project_form", int(re.findall(r"20\d\d", str(title))[0]),
        None if whole else str(rows[0][1]), str(office), None if whole else str(rows[1][1]), money,
        execution, str(goal), str(result), indicators, total[9] if apart else total[7], tasks,
        below, apart,
    )  # fmt: skip


def _scaled(value: Value, unit: str) -> Value:
    if isinstance(value, (int, float)):
        return Decimal(str(value)) / (10_000 if unit == "元" else 1)
    return value


def _below(rows: Sequence[list[Value]], head: int) -> list[list[Value]]:
    found = []
    for row in rows[head + 1 :]:
        if row[0] is not None:
            break
        found.append(row)
    return found


def _indicator(row: list[Value], apart: bool) -> dict[str, Value]:  # noqa: FBT001
    keys = TABLE if apart else [key for key in TABLE if key not in {"comparator", "measure_unit"}]
    return dict(zip(keys, row[1:], strict=False))
