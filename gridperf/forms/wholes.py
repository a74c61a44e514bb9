"""A project's amounts where a list states them by source alone: the lone one, or the sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.vocabulary import bare, role_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from gridperf.forms.heads import Head
    from gridperf.forms.plan import SourceColumns

AMOUNTS = ("budget_initial", "budget", "spent")
_OF_FISCAL = {"general_public", "government_fund", "state_capital"}
"""Sources that 财政拨款 beside them may hold already."""
_NEVER_ALONE = {"other", "carried_over"}
"""Sources that money comes from beside others."""

SHARE = re.compile("(率|占比|比例|比重|百分比)$")
"""What ends the heading of a column that holds no money."""


def wholes(
    head: Head, amounts: Mapping[str, int], funding: Sequence[SourceColumns]
) -> dict[str, tuple[int, ...]]:
    """Return the columns of sources that make an amount which has no column of its own."""
    found = {}
    for name in AMOUNTS:
        parts = [source for source in funding if name in source.columns]
        columns = tuple(source.columns[name] for source in parts)
        told = name in amounts or not parts
        if not told and _make_all({source.source for source in parts}) and not _lacking(
            head, name, columns
        ):  # fmt: skip
            found[name] = columns
    return found


def of_source(head: Head, column: int) -> bool:
    """Tell whether a column stands below a source: its rate is the project's where it is alone."""
    return any((role_of(text) or "").startswith("source:") for text in head.paths.get(column, ()))


def _make_all(sources: Collection[str]) -> bool:
    """Tell whether sources can be all there are, none of them a part of another."""
    if len(sources) == 1:
        return _NEVER_ALONE.isdisjoint(sources)
    return "fiscal" not in sources or _OF_FISCAL.isdisjoint(sources)


def _lacking(head: Head, name: str, columns: Sequence[int]) -> bool:
    """Tell whether more belongs to the sum: 其中 says so, or a column beside that isn't understood.

    A second column of the same source is one that the plan takes nothing from.
    """
    paths = [head.paths[column] for column in columns]
    if any("其中" in text for path in paths for text in path):
        return True
    above = {path[:-1] for path in paths if (role_of(path[-1]) or "").startswith("source:")} - {()}
    if any(path[:-1] in above and not SHARE.search(bare(path[-1]))
           for path in head.unknown.values()):  # fmt: skip
        return True
    known = {(one.source, bare(one.label)) for one in map(head.columns.__getitem__, columns)}
    return any(
        one.field == name and one.source and (one.source, bare(one.label)) in known
        for column, one in head.columns.items() if column not in columns
    )  # fmt: skip
