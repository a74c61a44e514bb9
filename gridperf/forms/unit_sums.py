"""Rows that sum those below or above them without saying 小计: a unit's, a class's; no projects."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.codes import split_unit_code
from gridperf.forms.hierarchy import in_numbers, of_unit, words_of
from gridperf.forms.rows import COUNTED
from gridperf.forms.unit_headings import may_be_unit, of_unknown_unit
from gridperf.forms.unit_names import heading_unit, names_unit
from gridperf.model import Finding, Total
from gridperf.project_table import ProjectTable, column_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridperf.forms.rows import Body
    from gridperf.model import Cell, Project

_COUNT = re.compile(r"[共计]*\d+个?(?:项目)?")
"""What stands for a name in a unit's row: how many projects it has."""
_MONEY = ("budget_initial", "budget", "spent", "stated_rate")
HALF = Decimal("0.005")
"""万元 by which an amount may have been rounded."""
FEWEST = 2
"""Rows that must add up where nothing but a lacking number tells the row over them apart."""


class _Block(NamedTuple):
    """A row unlike the others, the rows below it down to the next such, and what it is.

    Where such rows close what they sum, the rows are those above it, up to the one before.
    """

    head: Project
    rows: list[int]
    named: bool
    """True where its words say so too: a unit, 一、运转类, no project's name."""
    closes: bool = False


def without_unit_sums(body: Body, sheet: str, filer: str | None) -> None:
    """Take out of the body's projects the rows that head or close others and hold their sums.

    They become claims to reconcile. Where one of them adds up, another that doesn't stays a
    project, with a warning; where none does, nothing tells that they are not projects.
    """
    if not _may_head(body.projects):
        return
    projects = list(body.projects)
    whole = _money_of(projects)
    if any(total.budget is not None and (total.budget, total.spent) == whole
           for total in body.totals):  # fmt: skip
        return  # The sheet itself counts them as projects.
    blocks, sums = _summing(projects, {total.row for total in body.totals})
    if not sums:
        return
    units: dict[int, Project] = {}
    names = [words_of(block.head) for block in blocks if id(block.head) in sums]
    for block in blocks:
        head, is_sum = block.head, id(block.head) in sums
        if is_sum:
            body.totals.append(_total(head))
            may_be = filer is None and may_be_unit(words_of(head), names)
            takes_over = filer is None and names_unit(words_of(head))
            units |= dict.fromkeys(block.rows, head) if takes_over or may_be else {}
            body.findings += [_of_unknown(head, sheet)] if may_be else []
        if is_sum or (block.named and block.rows):
            body.findings.append(_said(block, sheet, is_sum=is_sum))
    body.totals.sort(key=lambda total: total.row)
    kept = [of_unit(project, units.get(at)) for at, project in enumerate(projects)
            if id(project) not in sums]  # fmt: skip
    body.projects = ProjectTable.of(kept)


def _may_head(projects: Sequence[Project]) -> bool:
    """Tell whether any row could head others: quick, for it is asked of every list."""
    numbers = column_of(projects, "sequence")
    names, units = column_of(projects, "name"), column_of(projects, "unit")
    lacking = None in numbers and any(numbers)
    ends = filter(None, (*names[:1], *names[-1:]))
    return lacking or any(map(names_unit, ends)) or any(
        not name or name == unit or _COUNT.fullmatch(name)
        for name, unit in zip(names, units, strict=True)
    )  # fmt: skip


def _summing(projects: Sequence[Project], totals: set[int]) -> tuple[list[_Block], set[int]]:
    """Return the blocks of rows, and which of their heads sum them.

    Rows close what they sum where all of them do, or where none of them heads what it sums.
    """
    heads = _heads(projects)
    over, under = list(_blocks(projects, heads, totals)), list(_closed(projects, heads))
    closing = _summed(under, projects)
    if closing and len(closing) == len(under):
        return under, closing
    heading = _summed(over, projects)
    return (over, heading) if heading else (under, closing)


def _summed(blocks: Sequence[_Block], projects: Sequence[Project]) -> set[int]:
    """Return which heads sum their rows, if one of them does so of several rows."""
    if not any(_sums(block, projects, FEWEST) for block in blocks):
        return set()
    return {id(block.head) for block in blocks if _sums(block, projects, 1)}


def _heads(projects: Sequence[Project]) -> list[int]:
    """Return the places of the rows unlike the others."""
    numbered = any(map(_is_numbered, projects))
    plain = [at for at, project in enumerate(projects) if _is_plain(project)]
    return (
        [at for at in plain if _heads_unit(projects[at])]
        or [at for at in plain if numbered and projects[at].name and not projects[at].sequence]
        or [at for at in plain if not numbered and names_unit(projects[at].name or "")]
    )


def _blocks(
    projects: Sequence[Project], heads: Sequence[int], totals: set[int]
) -> Iterator[_Block]:
    """Yield the heads with those below them, down to the next or to a total."""
    for head, end in zip(heads, [*heads, len(projects)][1:], strict=True):
        row = _row(projects[head])
        last = min((total for total in totals if total > row), default=None)
        below = [at for at in range(head + 1, end)
                 if last is None or _row(projects[at]) < last]  # fmt: skip
        yield _Block(projects[head], below, _is_named(projects[head]))


def _closed(projects: Sequence[Project], heads: Sequence[int]) -> Iterator[_Block]:
    """Yield the heads with those above them, up to the one before, where the last row is one."""
    if heads and heads[-1] == len(projects) - 1:
        for head, before in zip(heads, [-1, *heads], strict=False):
            above = [*range(before + 1, head)]
            yield _Block(projects[head], above, _is_named(projects[head]), closes=True)


def _is_named(head: Project) -> bool:
    return _heads_unit(head) or _names_block(head.name or "")


def _names_block(name: str) -> bool:
    return names_unit(name) or COUNTED.match(name) is not None


def _is_plain(project: Project) -> bool:
    """Tell whether a row holds nothing but names and figures, as one does that sums others."""
    said = project.indicators or project.goal or project.result
    return not said and project.budget is not None


def _heads_unit(project: Project) -> bool:
    """Tell whether a row names its unit, and in place of a project nothing or their count."""
    unit, name = _unit_cell(project), project.cells.get("name")
    if unit is None:
        return False
    return name is None or name == unit or _COUNT.fullmatch(name.raw.strip()) is not None


def _unit_cell(project: Project) -> Cell | None:
    """Return the cell of a row with amounts that names its unit: where others have a number, too.

    A unit that is written in a row above is not the row's own word.
    """
    if in_numbers(project):
        return project.cells["sequence"]
    unit, budget = project.cells.get("unit"), project.cells.get("budget")
    if unit is None or budget is None:
        return None
    return unit if _number(unit.address) == _number(budget.address) else None


def _sums(block: _Block, projects: Sequence[Project], fewest: int) -> bool:
    """Tell whether all that stands below the row, or above, is its own, and adds up to it.

    `fewest` rows must where neither its words nor another such row tell that it heads them. A row
    that closes others states all of their amounts, and no other unit than theirs.
    """
    head, rows = block.head, [projects[at] for at in block.rows]
    alike = block.named and not any(map(_is_numbered, projects))  # no row of the list has a number
    if len(rows) < (1 if block.named and not alike else fewest):
        return False
    unit = head.cells.get("unit") if _heads_unit(head) else None
    inherited = unit is not None and all(one.cells.get("unit") == unit for one in rows)
    unnumbered = not head.sequence or in_numbers(head)
    under = inherited or alike or (unnumbered and all(map(_is_numbered, rows)))
    if block.closes and (head.spent is None or any(one.unit != head.unit for one in rows)):
        return False
    said = (head.budget, head.spent)  # a plain row states the budget; the spending may be blank
    return under and all(
        one is None or (many is not None and abs(one - many) <= (len(rows) + 1) * HALF)
        for one, many in zip(said, _money_of(rows), strict=True)
    )


def _money_of(projects: Sequence[Project]) -> tuple[Decimal | None, Decimal | None]:
    """Return what the projects' budgets and spendings make, None where one isn't known."""
    budgets = [one.budget for one in projects if one.budget is not None]
    spent = [one.spent for one in projects if one.spent is not None]
    every = len(projects)
    return (
        sum(budgets, Decimal(0)) if len(budgets) == every else None,
        sum(spent, Decimal(0)) if len(spent) == every else None,
    )


def _said(block: _Block, sheet: str, *, is_sum: bool) -> Finding:
    head = block.head
    cell = (_unit_cell(head) if _heads_unit(head) else None) or head.cells["name"]
    variant = "" if is_sum else "unclear"
    variant = "_".join(filter(None, (variant, "above" if block.closes else "")))
    values = {"variant": variant} if variant else {}
    project = None if is_sum else head.name
    return Finding("R145", sheet, cell.address, project, cell.raw, values=values)


def _of_unknown(head: Project, sheet: str) -> Finding:
    cell = head.cells.get("name") or head.cells["sequence"]
    return of_unknown_unit(sheet, cell.address, cell.raw)


def _total(head: Project) -> Total:
    """Return the row as a claim to reconcile, like a 小计 of the unit that it names."""
    said = words_of(head)
    own = _heads_unit(head) and not in_numbers(head)
    named = split_unit_code(heading_unit(said))[1] if names_unit(said) else None
    unit = named or (head.unit if own else None)
    name = (head.unit if own else said) or ""
    cells = {path: cell for path, cell in head.cells.items() if path in _MONEY}
    return Total(
        name, _row(head) + 1, head.budget, head.spent, unit, head.funding,
        head.budget_initial, head.stated_rate, cells,
    )  # fmt: skip


def _is_numbered(project: Project) -> bool:
    return (project.sequence or "").partition("\n")[0].isdigit()  # the first of its rows' numbers


def _row(project: Project) -> int:
    cell = project.cells.get("budget") or next(iter(project.cells.values()))
    return _number(cell.address) - 1


def _number(address: str) -> int:
    return int("".join(sign for sign in address.split(",", maxsplit=1)[0] if sign.isdigit()))
