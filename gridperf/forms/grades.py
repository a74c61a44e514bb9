"""The grade that a form ticks: in one cell among boxes, or among cells with a grade each."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from gridperf.forms.facts import ticked
from gridperf.forms.grid import address, row_of
from gridperf.forms.points import score_of
from gridperf.forms.vocabulary import bare
from gridperf.model import Finding
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.forms.grid import Grid, Place
    from gridperf.model import Cell

_MARK = re.compile(r"[☑■√✔✓☒▣●]")
_BOXES = re.compile(r"[□☐○☑■√✔✓☒▣●\s()\[\]]")
_GRADES = frozenset(
    {"优", "良", "中", "低", "差", "优秀", "良好", "一般", "较差", "合格", "不合格"}
)
_RANGE = re.compile(r"[(\[].*$|^[A-Za-z\d][.、]", re.DOTALL)
"""What stands around a grade among boxes: its points, its letter."""


_LABEL = re.compile(
    r"^\s*[(（\[【]?\s*(?:绩效|自评|评价|评定|评级|考核)*(?:等级|等次|档次|结果)\s*(?:[)）\]】]|[:：])+\s*"
)
"""A grade's caption in the grade's own cell: （自评等级）优."""
_SCORED = re.compile(r"(\w+)\s*[(\[]\s*\d{1,3}(?:\.\d+)?\s*分?\s*[)\]]")
"""A grade and the points that it was given for: 优（96.57）."""
LONGEST = 8
"""Letters of a grade, whatever it is called; what is longer says how they are given."""


def grade_in(text: str) -> str:
    """Return the grade that is ticked among boxes in one cell, else the text behind its caption."""
    text = _LABEL.sub("", text)
    if (scored := _SCORED.fullmatch(narrow(text))) and scored[1] in _GRADES:
        return scored[1]
    said = ticked(text)
    return said if said == text else _RANGE.sub("", said).strip() or said


def settle_grade(
    grid: Grid, rows: range, texts: dict[str, Cell], of_total: Cell | None,
    unknown: list[Finding],
) -> list[Finding]:  # fmt: skip
    """Put the form's grade among its texts, and return what is to be said of them all then.

    A sentence is no grade: below 自评结果 it is the conclusion, elsewhere it is not read. Nor is a
    number, which below 自评结果 is the score. A conclusion that is but a grade is the grade.
    """
    if "stated_grade" not in texts and _concludes(texts.get("conclusion")):
        texts["stated_grade"] = texts.pop("conclusion")
    cell = texts.get("stated_grade")
    if cell and _NUMBER.fullmatch(narrow(cell.raw)):
        unknown += _not_graded(grid, rows, texts, texts.pop("stated_grade"))
        cell = None
    if cell and not _is_grade(cell.raw):
        del texts["stated_grade"]
        if _tells_result(grid, rows, cell):
            texts.setdefault("conclusion", cell)
    if of_total:
        unknown += second_grade(
            grid.sheet.name, texts.setdefault("stated_grade", of_total), of_total
        )
    if cell := texts.get("stated_grade"):
        chosen, marks = chosen_grade(grid, rows, cell)
        unknown = [one for one in unknown if one.rule != "R143" or one.cell not in marks]
        texts["stated_grade"] = chosen or cell._replace(raw="")
        unknown += [] if chosen else [not_chosen(grid.sheet.name, cell)]
    return unknown


def _concludes(cell: Cell | None) -> bool:
    """Tell whether a conclusion is a grade and nothing else, ticked among boxes or alone."""
    text = narrow(cell.raw) if cell else ""
    parts = [part for part in _BOXES.split(_POINTS.sub("", text)) if part]
    alone = len(parts) == 1 or _MARK.search(text) is not None
    return alone and bool(parts) and _GRADES.issuperset(parts)


_POINTS = re.compile(r"[(\[][^)\]]*\d[^)\]]*[)\]]")
"""For how many points a grade is given: 优(90-100)."""


def _not_graded(grid: Grid, rows: range, texts: dict[str, Cell], number: Cell) -> Iterator[Finding]:
    """Take a number for the score that 自评结果 asks for, and say so where it can't be that."""
    if _tells_result(grid, rows, number):
        read = texts.setdefault("stated_score", number)
        if score_of(read) == score_of(number):
            return
    yield Finding("R132", grid.sheet.name, number.address, found=number.raw)


_NUMBER = re.compile(r"\d{1,3}(\.\d+)?\s*分?")


def _is_grade(text: str) -> bool:
    """Tell whether a text is a grade, boxes and points aside: short, and no sentence."""
    said = _bare(bare(grade_in(text)))
    boxed = _BOX.search(text) is not None
    return boxed or (len(said) <= LONGEST and not re.search("[,;。]", narrow(said)))


_BOX = re.compile(r"[□☐○☑■√✔✓☒▣●]")


def _tells_result(grid: Grid, rows: range, cell: Cell) -> bool:
    """Tell whether the caption left of a text asks for the result, not for the grade by name."""
    row = row_of(cell)
    places = grid.own_places(row) if row in rows else []
    labels = [grid.text(*place) for place, after in pairwise(places)
              if address(*after) == cell.address]  # fmt: skip
    return any(bare(label).endswith("结果") for label in labels)


def names_grade(text: str) -> bool:
    """Tell whether a text is a grade by its word and nothing else."""
    return _bare(text) in _GRADES


def chosen_grade(grid: Grid, rows: range, cell: Cell) -> tuple[Cell | None, list[str]]:
    """Return the cell of the ticked grade, and the cells of all grades where each has its own.

    The tick stands in the grade's cell, behind it or under it. Where it stands nowhere, or at
    several, there is no grade.
    """
    place = next((one for row in rows for one in grid.row_places(row)
                  if address(*one) == cell.address), None)  # fmt: skip
    if place is None or _bare(grid.text(*place)) not in _GRADES:
        return cell, []
    beside = [one for one in grid.row_places(place[0]) if one[1] >= place[1]]
    told = takewhile(lambda one: _bare(grid.text(*one)) in {"", *_GRADES}, beside)
    grades = [one for one in told if _bare(grid.text(*one))]
    if len(grades) == 1:
        return cell, []
    chosen = {one for one in grades if _MARK.search(grid.text(*one))}
    chosen = chosen or {one for one in grades if _ticked_behind(grid, one)}
    chosen = chosen or {one for one in grades if _is_mark(grid.text(*_under(grid, one)))}
    marks = [address(*one) for one in grades]
    return (grid.cell(*chosen.pop()) if len(chosen) == 1 else None), marks


def grade_beside(grid: Grid, row: int, score: Cell) -> Cell | None:
    """Return the only grade that has a cell of its own in the row of a total score (98 | 优)."""
    told = (grid.cell(*place) for place in grid.own_places(row)
            if _bare(grid.text(*place)) in _GRADES)  # fmt: skip
    grades = [cell for cell in told if cell.address != score.address]
    return grades[0] if len(grades) == 1 else None


def second_grade(sheet: str, read: Cell, other: Cell) -> Iterator[Finding]:
    """Yield a warning where the row of the total score says another grade than was read."""
    if grade_in(read.raw) != grade_in(other.raw):
        yield Finding("R132", sheet, other.address, found=other.raw)


def not_chosen(sheet: str, cell: Cell) -> Finding:
    """Return what is said of grades in a cell each of which none, or more than one, is ticked."""
    return Finding("R132", sheet, cell.address, found=cell.raw, values={"variant": "grade"})


def _bare(text: str) -> str:
    return _BOXES.sub("", _LABEL.sub("", text))


def _is_mark(text: str) -> bool:
    return bool(text) and not _bare(text) and _MARK.search(text) is not None


def _under(grid: Grid, place: Place) -> Place:
    return grid.below(grid.span(*place).bottom), place[1]


def _ticked_behind(grid: Grid, place: Place) -> bool:
    return _is_mark(grid.text(place[0], grid.span(*place).right + 1))
