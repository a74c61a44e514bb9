"""What kind of row stands in a project list's body: project, total, heading, footer, nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from gridperf.model import Cell, Finding, Project, Total


@dataclass(frozen=True, slots=True)
class Line:
    """Where the cells of a damaged line truly belong: column of the plan → cell."""

    cells: Mapping[int, Cell]
    inferred: frozenset[int]


@dataclass(slots=True)
class Body:
    """What was read from a list's rows."""

    projects: Sequence[Project] = ()
    totals: list[Total] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    filled_on: date | None = None
    last: int = 0


RowKind = Literal["project", "total", "continued", "heading", "footer", "blank"]

_TOTAL = re.compile(
    r"^[一二三四五六七八九十\d、.\s]*(?P<of>.*?)[(:]?(合计|小计|总计|共计|累计)[):]?$"
)
_FOOTER = re.compile(
    r"^(填报人|填表人|制表人?|经办人|审核人?|负责人|单位负责人|项目负责人|财务负责人|分管领导|联系人|联系电话|"
    r"填报日期|填表日期|填报时间|备注|注|说明|填表说明|填报说明|附注|\*|※)\s*(\(.{1,8}\))?\s*[:\d、.*※]"
)
_UNIT_LIKE = re.compile(
    r"(中心|局|办|办公室|街道|办事处|处|所|站|院|校|学校|园|馆|会|队|委|委员会|部|厅|镇|乡|社区|大队|支队|公司)$"
)


@lru_cache(maxsize=1 << 14)
def total_label(text: str) -> str | None:
    """Return the label of a total row (合计, 小计, 甲单位小计), None for any other text."""
    compact = re.sub(r"\s+", "", narrow(text))
    return compact if len(compact) <= LONGEST_LABEL and _TOTAL.match(compact) else None


LONGEST_LABEL = 40


def total_of(label: str) -> str | None:
    """Return whose total it is, as far as the label says: "甲单位小计" → 甲单位."""
    found = _TOTAL.match(label)
    of = (found["of"] if found else "").strip("(:、")
    return of if len(of) >= SHORTEST_UNIT else None


SHORTEST_UNIT = 3


@lru_cache(maxsize=1 << 12)
def is_footer(text: str) -> bool:
    """Tell whether a text is what stands under a form: who filled it in, notes."""
    return _FOOTER.match(narrow(text)) is not None


COUNTED = re.compile(r"[一二三四五六七八九十]+\s*[、.．]")
"""How headings over blocks of rows are numbered."""


def names_unit(text: str) -> bool:
    """Tell whether a text that stands alone over a block of rows names a unit."""
    core = re.sub(r"^[一二三四五六七八九十\d]+\s*[、.．]\s*", "", narrow(text)).strip(" :")
    return _UNIT_LIKE.search(core) is not None and len(core) <= LONGEST_LABEL


def heading_unit(text: str) -> str:
    """Return the unit's name of a heading row, numbering left out."""
    return re.sub(r"^[一二三四五六七八九十\d]+\s*[、.．]\s*", "", narrow(text)).strip(" :")
