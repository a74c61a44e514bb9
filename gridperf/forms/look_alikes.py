"""Why a workbook holds no form that can be read: a look-alike by name, or the nearest form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from gridperf.forms.vocabulary import bare, role_of
from gridperf.model import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridperf.forms.grid import Grid

LOOK_ALIKES = (
    ("look_alike_monitoring", ("运行监控", "监控表", "执行监控", "监控情况")),
    ("look_alike_goals",
     ("目标申报", "目标表", "目标批复", "绩效目标汇总", "目标公开", "目标公示")),
)  # fmt: skip
"""Sentence of refusal → words that the title of the other form bears."""

NEEDED = {
    "field:name": "项目名称", "money:budget": "预算数", "money:spent": "执行数",
    "side:actual": "完成情况",
}  # fmt: skip
"""What the nearest form would have to say: role → its usual heading."""

TABLE = "指标表表头（一级指标、年度指标值、实际完成值）"
"""What is lacking where every one of these is found: the table that they belong to."""
TOP = 12
"""Rows in which a form's title and head stand."""
FEWEST = 2
"""Texts of a row that still is a title; headings that make a monitoring table."""
_EVALUATES = re.compile("自评|评价表")
_MONTHS = re.compile(r"\d{1,2}\s*月?\s*[-—–~至到]\s*\d{1,2}\s*月|全年预计|预计(全年|完成)")
"""What only a mid-year table asks: 1-7月执行数, 全年预计完成情况."""

SEARCHED = 60
"""Rows of a sheet in which titles and headings are looked for."""


def look_alike(grid: Grid) -> str | None:
    """Return the refusal's sentence where the sheet is another form of the same family."""
    rows: list[list[str]] = []
    for row in range(min(grid.height, TOP)):
        rows.append([bare(grid.text(*place)) for place in grid.row_places(row) if place[0] == row])
        if any(_EVALUATES.search(text) for text in rows[-1] if len(text) <= LONGEST_TITLE):
            return None
    texts = [text for row in rows for text in row if len(text) <= LONGEST_TITLE]
    titles = [row[0] for row in rows if 0 < len(row) <= FEWEST and len(row[0]) <= LONGEST_TITLE]
    found = (key for text in titles for key, words in LOOK_ALIKES
             if any(word in text for word in words))  # fmt: skip
    months = sum(_MONTHS.search(text) is not None for text in texts)
    return next(found, "look_alike_monitoring" if months >= FEWEST else None)


_EXAMPLE = r"样表|样例|范例|样张|(?:填[写报表制]|参考)(?:示例|范例|样例|样表)"
_OF_EXAMPLE = re.compile(rf"{_EXAMPLE}|^(?:示例|示范|举例|例表)(?:表|格式)?\d*$")


def is_example(grid: Grid) -> bool:
    """Tell whether a sheet's name says that its form only shows how to fill one in.

    A title may still say so (样表) when the form is filled in.
    """
    return bool(_OF_EXAMPLE.search(grid.sheet.name.strip()))


LONGEST_TITLE = 40
"""Characters; a longer text is a note, whatever form it mentions."""


def refuse_unknown(grids: Sequence[Grid]) -> NoReturn:
    """Raise the refusal that says which form was found instead, or what the nearest one lacks."""
    for grid in grids:
        if key := look_alike(grid):
            raise Refused("no_form", key, sheet=grid.sheet.name)
    nearest = max(grids, key=lambda grid: len(_roles(grid) & set(NEEDED)), default=None)
    known = _roles(nearest) if nearest else set()
    missing = _lacking(known)
    if nearest is None or len(missing) == len(NEEDED):
        raise Refused("no_form", "no_form_at_all")
    raise Refused("no_form", "no_form_nearest", sheet=nearest.sheet.name,
                  missing="、".join(missing) or TABLE)  # fmt: skip


def why_none(grid: Grid) -> tuple[str, str]:
    """Return why a sheet beside others holds no form, and the headings that it lacks of some."""
    if not any(value is not None for row in grid.rows for value in row):
        return "blank", ""
    if key := look_alike(grid) or ("example" if is_example(grid) else None):
        return key, ""
    known = _roles(grid)
    missing = _lacking(known)
    return "unknown", "、".join(missing) if len(missing) < len(NEEDED) else ""


def _lacking(known: set[str]) -> list[str]:
    """Return what a sheet lacks: a list with budget and spending needs but the projects' names."""
    lacking = [role for role in NEEDED if role not in known]
    if "field:name" in lacking and {"money:budget", "money:spent"} <= known:
        lacking = ["field:name"]
    return [NEEDED[role] for role in lacking]


def _texts(grid: Grid) -> Iterator[str]:
    """Yield what the cells above say in words, in order; what a merge hides is left out."""
    for row, values in enumerate(grid.rows[:SEARCHED]):
        for column, value in enumerate(values):
            if isinstance(value, str) and value and grid.origin(row, column) == (row, column):
                yield bare(value)


def _roles(grid: Grid) -> set[str]:
    return {role for text in _texts(grid) if (role := role_of(text))}
