"""Rows right below a total that say of it what it is made of, or check it: no projects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from gridperf.forms.further_rows import first_filled, names_project, shares_end
from gridperf.forms.rows import COUNTED, names_source
from gridperf.forms.unit_names import names_unit
from gridperf.forms.vocabulary import bare
from gridperf.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridperf.forms.grid import Grid
    from gridperf.forms.list_columns import Noted
    from gridperf.forms.plan import Plan

_KEPT_BY = (
    "部门|单位|年度|全年|财政|国库|一体化|系统|平台|财务|会计|账面|决算|报表|预算|批复|导出"
    "|统计|支付|登记"
)
_CHECK = re.compile(
    rf"(?:与|同|较|比)?(?:(?:{_KEPT_BY})+(?:数据?|金额)|(?:{_KEPT_BY})*决算(?:报表|表)?)"
    "|(?:与|同|较|比)?[上去]一?年度?(?:同期)?(?:数|金额)?|同期数?|[同环]比.{0,4}"
    rf"|(?:与|同|较|比)?(?:{_KEPT_BY}|数据?|金额|合计|核对|[上去]一?年度?|同期|[与和])*"
    r"(?:差额|差异|差数|相差)[数额率值]?|增减(?:变动|变化)?[数额率]?(?:情况)?|增长[数额率]"
    "|(?:数据)?(?:核对|校验|复核|[勾钩]稽|平衡)(?:数|关系|结果|情况|检查)?"
)
"""What a row is called that holds another's figures beside a total, or how far they are apart."""


class BelowTotal:
    """Tells of a row whether it belongs to the total right above it."""

    def __init__(
        self, grid: Grid, plan: Plan, raw: Callable[[int, int], str], figures: Sequence[int]
    ) -> None:
        """Take the sheet, what its columns mean, what they show by row, and those of money."""
        self._grid = grid
        self._raw = raw
        self._name, self._sequence = plan.texts.get("name"), plan.texts.get("sequence")
        self._money = plan.amounts.get("budget", next(iter(figures), None))
        self.over: tuple[int, str] | None = None
        """The row and label of the total right above, under its shares too."""
        self._end = 0
        """The row below its last share so far."""

    def kind(self, row: int, *, below_projects: bool) -> Literal["share", "check"] | None:
        """Return what a row with money is to the total: a part of it, or what checks it."""
        if self.over is None:
            return None
        if self._shares(row, below_projects=below_projects):
            return "share"
        first = first_filled(self._grid, row)
        if self._sequence not in {None, first} and self._raw(row, self._sequence or 0):
            return None
        return "check" if _CHECK.fullmatch(bare(self._grid.text(row, first))) else None

    def said(self, row: int, kind: str) -> Noted:
        """Say that a row isn't counted beside the total above it."""
        cell = self._grid.cell(row, first_filled(self._grid, row))
        total, sheet = self.over[1] if self.over else None, self._grid.sheet.name
        if kind == "check":
            values = {"variant": "check"}
            return row, Finding("R142", sheet, cell.address, None, cell.raw, total, values)
        self._end = max(self._end, row + 1)
        return row, Finding("R148", sheet, cell.address, None, cell.raw, total)

    def _shares(self, row: int, *, below_projects: bool) -> bool:
        """Tell whether the row holds a share of the total: 其中：一般公共预算, 本级."""
        if row < self._end or self.over is None:
            return row < self._end
        label = first_filled(self._grid, row)
        if self._sequence not in {None, label} and self._raw(row, self._sequence or 0):
            return False
        text = self._grid.text(row, label)
        if text.startswith("其中") and (below_projects or self._sequence is not None):
            self._end = self._last(row, label)
            return True
        unnamed = not names_project(self._grid, row, self._name)
        if COUNTED.match(text) or not (unnamed or self._end == row):
            return False
        if self._name is not None and unnamed and not text[:1].isdigit() and not names_unit(text):
            last = self._last(row, label)
            self._end = last if last > row + 1 else self._end
        return row < self._end or names_source(self._grid, row)

    def _last(self, row: int, label: int) -> int:
        total = self.over[0] if self.over else row
        return shares_end(self._grid, total, (row, label), self._name, self._money)
