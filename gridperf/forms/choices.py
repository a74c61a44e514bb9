"""Columns that no word explains, told by a person: kept by the shape of the head, offered again.

A shape is the fingerprint of a head's words in their order, so that a choice made once holds for
every later file that was made from the same form, and for no other.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, get_args

from gridperf.forms.meanings import TEXTS
from gridperf.forms.vocabulary import bare
from gridperf.model import Dimension, Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

IGNORE = "ignore"
"""The choice that a column is not wanted: nothing is read from it, nothing said of it."""

_FIELDS = (
    "name", "code", "unit", "unit_code", "supervisor", "sequence", "budget_initial", "budget",
    "spent", "stated_rate", "goal", "result", "process", "conclusion", "problems",
    "rectification", "stated_score", "stated_grade", "year",
)  # fmt: skip
_TABLE = (
    "level_1", "level_2", "level_3", "target", "actual", "comparator", "measure_unit", "weight",
    "score", "reason",
)  # fmt: skip


def headings_of(paths: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Return column → its heading as one text; the second of two same ones bears its number."""
    seen: dict[str, int] = {}
    found = {}
    for column, path in sorted(paths.items()):
        text = " / ".join(bare(part) for part in path if part)
        if not text:
            continue
        seen[text] = seen.get(text, 0) + 1
        found[column] = text if seen[text] == 1 else f"{text} {seen[text]}"
    return found


def shape_of(headings: Mapping[int, str]) -> str:
    """Return the fingerprint of a head: its words in their order, wherever the columns stand."""
    said = "\n".join(text for _, text in sorted(headings.items()))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def offered(form: str, *, damaged: bool = False) -> tuple[str, ...]:
    """Return what a column of that kind of form can be said to be, the usual ones first.

    In a damaged list only a text has a place that its word in the head can tell.
    """
    if damaged:
        return (IGNORE, *(name for name in _FIELDS if name in TEXTS))
    if form != "project_list":
        return (*_TABLE, IGNORE)
    sources = tuple(f"spent.{source}" for source in get_args(Source))
    pairs = (f"{dimension}.{side}" for dimension in get_args(Dimension)
             for side in ("target", "actual"))  # fmt: skip
    return (IGNORE, *_FIELDS, *sources, *pairs)
