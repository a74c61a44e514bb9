"""Findings without those that only follow from another one's cause.

An amount in another unit of money puts its project's rate wrong, and the total of its list: one
slip is said once. A check says to which rule it gives way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from gridperf.rules import rules

_WHOLE = frozenset({"row", "cost"})
"""Variants of which all of a project's figures have the same unit: they agree with each other."""

_ALL = "list"
"""The variant that speaks of all figures of a form: its totals agree with them too."""

Cause = tuple[str, Any, Any]
"""A rule that tells a cause, with the project, or else the filing, that it speaks of."""


def without_consequences(found: pd.DataFrame) -> pd.DataFrame:
    """Return the findings without those whose cause another one tells.

    Of a total, which is of no project, the cause may lie in any project of its filing.
    """
    known = set(_causes(found))
    if not known:
        return found
    yielding = {code for code, rule in rules().items() if rule.causes}
    rows = found[found["rule"].isin(yielding)]
    told = zip(rows["rule"], rows["submission_id"], rows["project_id"], rows["gaps"], strict=True)
    follows = [_follows(*row, known) for row in told]
    return found.drop(index=rows.index[follows]).reset_index(drop=True)


def _causes(found: pd.DataFrame) -> Iterator[Cause]:
    """Yield what is known of where other findings come from."""
    causes = frozenset[str]().union(*(rule.causes for rule in rules().values()))
    rows = found[found["rule"].isin(causes)]
    told = zip(rows["rule"], rows["submission_id"], rows["project_id"], rows["gaps"], strict=True)
    for rule, filing, project, gaps in told:
        variant = json.loads(gaps).get("variant")
        if variant == _ALL:
            continue
        yield rule, filing, None
        if variant not in _WHOLE:
            yield rule, filing, project


def _follows(rule: str, filing: int, project: float | None, gaps: str, known: set[Cause]) -> bool:
    cause = rules()[rule].cause_of(json.loads(gaps).get("variant", ""))
    if cause is None:
        return False
    return (cause, filing, None if pd.isna(project) else project) in known
