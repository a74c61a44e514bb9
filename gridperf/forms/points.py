"""Weights and scores (分值, 得分) as forms write them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from gridperf.forms.indicators import is_residue
from gridperf.forms.vocabulary import not_applicable
from gridperf.model import Finding
from gridperf.values import narrow, read_score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gridperf.forms.grid import Grid
    from gridperf.model import Cell


def weight_of(cell: Cell | None) -> Decimal | None:
    """Return a weight; one of 20% is 20 points of the hundred."""
    return cell and number_of(cell._replace(raw=cell.raw.rstrip(" %％")))


def number_of(cell: Cell | None) -> Decimal | None:
    """Return a weight or score; dashes, slashes and words are none."""
    if cell is None or not_applicable(cell.raw):
        return None
    return read_score(cell.raw).value


_BOTH = re.compile(r"(\d+(?:\.\d+)?)分?/(\d+(?:\.\d+)?)分?")


def points_of(weight: Cell | None, score: Cell | None) -> tuple[Decimal | None, Decimal | None]:
    """Return weight and score; one cell for both (分值/得分) says the weight first: 20/19.5."""
    if weight is None or weight != score:
        return weight_of(weight), number_of(score)
    both = _BOTH.fullmatch("".join(narrow(weight.raw).split()))
    return (Decimal(both[1]), Decimal(both[2])) if both else (None, None)


def points_in(name: str | None, score: Decimal | None) -> tuple[str | None, Decimal | None]:
    """Return an indicator's name and the weight behind it, 推广新品种数量（10分） earning 10.

    What earned more than that says something else by it.
    """
    found = _WEIGHED.fullmatch(name) if name else None
    if found is None or score is None or score > Decimal(found["points"]):
        return name, None
    return found["name"], Decimal(found["points"])


_WEIGHED = re.compile(
    r"(?P<name>.*\S)\s*[(（]\s*(?:分值|权重|满分)?[:：]?(?P<points>\d{1,3}(?:\.\d+)?)\s*分[)）]",
    re.DOTALL,
)
_SCORE = re.compile(
    r"(?:[^\d:]+:)?\s*(\d+(?:\.\d+)?)\s*分?\s*[(\[]?[优良中差秀好等合格]{0,2}[)\]]?"
)


def score_of(cell: Cell | None) -> Decimal | None:
    """Return a total score, behind its label or before its grade too: 总分:97.1分, 97.1(优)."""
    found = _SCORE.fullmatch(narrow(cell.raw)) if cell else None
    return Decimal(found[1]) if found else number_of(cell)


NUMBERS = frozenset({"weight", "score"})


def of_numbers(grid: Grid, row: int, columns: Mapping[str, int]) -> Iterator[Finding]:
    """Return what is to be said of a row's weight and score that are no numbers."""
    both = columns.get("weight") == columns.get("score")
    for name in sorted(NUMBERS & columns.keys())[both:]:
        cell = grid.cell(row, columns[name])
        said = cell.raw.strip() and not not_applicable(cell.raw) and not is_residue(cell.raw)
        own = grid.origin(row, columns[name])[0] == row
        one, other = points_of(cell, cell) if both else (weight_of(cell), number_of(cell))
        read = one if name == "weight" else other
        if said and own and read is None:
            values = {"variant": "score"}
            yield Finding("R101", grid.sheet.name, cell.address, found=cell.raw, values=values)
