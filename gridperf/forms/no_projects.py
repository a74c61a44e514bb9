"""Rows among a list's projects that are none: prepared lines, examples, notes, counts of projects.

Templates come with them, and people put them under the total.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from gridperf.forms.counts import counts_projects
from gridperf.forms.plain_rows import figures_of, known_columns
from gridperf.forms.rows import LINES, heads_table, is_footer, is_note
from gridperf.forms.vocabulary import not_applicable
from gridperf.model import Finding
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from gridperf.forms.grid import Grid
    from gridperf.forms.list_columns import Noted
    from gridperf.forms.plan import Plan
    from gridperf.forms.rows import RowKind
    from gridperf.forms.unit_headings import UnitHeadings

_PRINTED = frozenset({"sequence", "unit", "unit_code", "supervisor", "year"})
"""What a template may say in a line before anybody fills it in: its number, who files, for when."""
_NOTHING = re.compile(r"-?0+(?:\.0*)?%?|#(?:DIV/0!?|N/A|VALUE!?|REF!?)|无|[.…]+")
"""What formulas and defaults show in a line that nobody filled in."""


def is_prepared(grid: Grid, row: int, plan: Plan) -> bool:
    """Tell whether a numbered row holds but its number and its unit, and nothing of a project.

    A row without a number may head those below it, or go on with the one above; a row that holds
    one indicator says something by 不适用 and 无 too.
    """
    texts = plan.texts
    number, name = texts.get("sequence"), texts.get("name")
    if number is None or name is None or plan.long or grid.text(row, name):
        return False
    printed = {texts[field] for field in _PRINTED if field in texts}
    own = grid.own_places(row)
    if not own or own[0][1] != number or not grid.text(row, number).rstrip(".、").isdigit():
        return False
    return all(
        place[1] in printed or not_applicable(text) or _NOTHING.fullmatch(text)
        for place in own
        if (text := grid.text(*place))
    )


_EXAMPLE = r"(?:填[写报表制]|参考)?(?:示例|样例|范例|举例|例如|例子|例)"
_MARKED = re.compile(rf"[(\[【]?{_EXAMPLE}\s*[\d一二三]?[)\]】]?:?")
_MARKED_BEHIND = re.compile(rf"[(\[【]{_EXAMPLE}\s*[\d一二三]?[)\]】]$|^{_EXAMPLE}\s*[\d一二三]?:")


def shows_filling(first: str, names: Iterable[str]) -> bool:
    """Tell whether a row says in front, or at a name, that it is an example (例, ××项目（示例）).

    What a template shows how to fill in by was left above the projects.
    """
    if "例" in first and _MARKED.fullmatch(narrow(first)):
        return True
    return any("例" in text and _MARKED_BEHIND.search(narrow(text)) for text in names)


_OF_NOTE = re.compile(r"(?:填[表报写]|编制)(?:要求|须知|说明)|说明|备注|附?注|[*※]")


def opens_note(first: str) -> bool:
    """Tell whether a row's first words begin a note (说明, 注：…), on which rows may follow."""
    plain = narrow(first)
    return _OF_NOTE.match(plain) is not None and (is_note(plain) or is_footer(plain))


_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[一二三四五六七八九十]+)(?:[.、)]|$)|[①-⑳]")
"""How a line of a note begins that has a number."""


class NoProjects:
    """Tells which rows of one list are no projects, and says it where somebody may miss them."""

    def __init__(
        self,
        headings: UnitHeadings,
        plan: Plan,
        lines: Container[int],
        raw_in: Callable[[int, int], str],
    ) -> None:
        """Take the list's headings, its damaged lines, and what its cells show."""
        self.noted: list[Noted] = []
        self._grid, self._rows, self._has_amounts = (
            headings.grid,
            headings.rows,
            headings.is_project,
        )
        self._plan, self._lines, self._raw = plan, lines, raw_in
        self._known = known_columns(plan)
        self._named = [plan.texts[field] for field in ("unit", "name") if field in plan.texts] or [
            0
        ]
        self._examples: set[int] = set()
        self._counted = -1
        """The last row of statistics."""

    def kind(self, row: int, first: str, *, under_total: bool) -> RowKind | None:
        """Return what a row with these first words is that is plainly no project, else None."""
        if self._lines:
            return None  # a damaged line's cells don't stand where they belong
        if self._goes_on_note(row):
            return "footer"
        if is_prepared(self._grid, row, self._plan):
            return "blank"
        if self._is_example(row, first):
            return "footer"
        if not under_total or not self._is_statistic(row):
            return None
        if self._counted < row - 1:
            self.say(row, "R143", variant="table")
        self._counted = row
        return "footer"

    def _is_example(self, row: int, first: str) -> bool:
        """Tell whether a row shows how to fill in the list, or goes on with one that does."""
        if self._examples and self._grid.origin(row, self._named[-1])[0] in self._examples:
            return True
        shows = shows_filling(first, (self._raw(row, column) for column in self._named))
        if shows:
            self._examples.add(row)
            self.say(row, "R142", variant="example")
        return shows

    def stray(self, row: int) -> RowKind | None:
        """Say it of a row that says nothing in any column that is understood: it is no project."""
        if row in self._lines or any(self._raw(row, column).strip() for column in self._known):
            return None
        self.say(row, "R142")
        return "footer"

    def say(self, row: int, rule: str, **values: str) -> None:
        """Say something of a whole row, at the first of its cells; merged ones stand above it."""
        places = self._grid.own_places(row) or self._grid.row_places(row) or [(row, 0)]
        said = " / ".join(self._grid.text(*place) for place in places)
        at, sheet = self._grid.cell(*places[0]).address, self._grid.sheet.name
        self.noted.append((row, Finding(rule, sheet, at, found=said, values=values)))

    @cached_property
    def _last_money(self) -> int:
        """The last row with amounts, the last of all where the list has no column for them."""
        if not figures_of(self._plan):
            return self._rows.stop
        return next(filter(self._has_amounts, reversed(self._rows)), self._rows.stop)

    def _goes_on_note(self, row: int) -> bool:
        """Tell whether a row under all money stands right under a note, line by line.

        A lone text without a number goes on with no line that has one: it may be a project's name.
        """
        if row <= self._last_money or heads_table(self._grid, row, apart=False):
            return False
        own = self._grid.own_places(row)
        alone = len(own) == 1 and not _NUMBERED.match(self._grid.text(*own[0]))
        for above in range(row - 1, max(row - LINES, self._last_money), -1):
            places = self._grid.own_places(above)
            texts = [self._grid.text(*place) for place in places]
            if not texts or (alone and any(map(_NUMBERED.match, texts))):
                return False
            if opens_note(texts[0]):
                return True
        return False

    def _is_statistic(self, row: int) -> bool:
        """Tell whether a row says how many projects there are, or how they did together."""
        places = self._grid.own_places(row)
        if not places or not counts_projects(self._grid.text(*places[0])):
            return False
        name = self._plan.texts.get("name")
        said = "" if name in {None, places[0][1]} else self._grid.text(row, name or 0)
        return not said.strip("0123456789.%") and not heads_table(self._grid, row, apart=False)
