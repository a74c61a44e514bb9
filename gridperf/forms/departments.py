"""Labels of units in one form: a department's and a unit's, the one stands above the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.facts import is_money_unit
from gridperf.forms.vocabulary import bare
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gridperf.model import Cell

_DEPARTMENT = re.compile("(预算)?部门(名称|全称)?")
_UNIT = re.compile("(?!所属|责任|建设|承办|承担).*单位(名称|全称)?")
"""Who builds or contracts may be no unit of the department's."""


def department_above(said: Iterable[tuple[str, Cell | None]]) -> dict[str, Cell]:
    """Return supervisor and unit where labels name one each (预算部门 甲局 | 预算单位 乙中心).

    `said` are the labels of units, in any order, and what stands beside each. Nothing comes of
    two of a kind, nor of one name alone.
    """
    above: dict[str, Cell] = {}
    below: dict[str, Cell] = {}
    for text, cell in said:
        if cell and not is_money_unit(cell.raw):
            label = bare(text.partition(":")[0])
            if _DEPARTMENT.fullmatch(label):
                above.setdefault(narrow(cell.raw), cell)
            elif _UNIT.fullmatch(label):
                below.setdefault(narrow(cell.raw), cell)
    units = [cell for name, cell in below.items() if name not in above]
    if len(above) != 1 or len(units) != 1:
        return {}
    return {"supervisor": next(iter(above.values())), "unit": units[0]}
