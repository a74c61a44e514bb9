"""Which amount a source of money belongs to where no heading says it: the one before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.vocabulary import bare, role_of

if TYPE_CHECKING:
    from gridperf.forms.meanings import Meaning, Path

_BALANCE = re.compile("^(年末|期末|本年|当年)?结[转余]")
"""What is left of the money, unless it heads a source; the last year's says so (上年结转)."""


def inherited(path: Path, left: Path, amount: str | None) -> str | None:
    """Return the amount of the column to the left, None where another group begins.

    A group's word that isn't known may say any amount; 其中 goes on with the one before it.
    """
    group = path[0] if path[1:] else ""
    known = not path[1:] or role_of(group) is not None or "其中" in group
    within = bool(left[1:]) and left[0] == group
    return amount if known or within else None


def is_open(path: Path, meaning: Meaning, amount: str | None, *, first: bool) -> bool:
    """Tell whether a sum stands in a group that no word explains, `first` of the money or not.

    The first sum of a head is the budget's; a later one may be any amount's.
    """
    said = any((role_of(text) or "").startswith("money") for text in path)
    return meaning.kind == "money" and not (said or amount or first)


def is_balance(path: Path, meaning: Meaning, left: Path, source: Meaning | None) -> bool:
    """Tell whether 结转 heads what is left of the money spent, not a source that it came from.

    A source stands below its amount's word, or in a row of sources; `source` is the column to the
    left where that is one.
    """
    roles = [role_of(text) or "" for text in path]
    if meaning.source != "carried_over" or meaning.field != "spent" or not _BALANCE.match(
        bare(path[-1])
    ):  # fmt: skip
        return False
    if any(role.startswith("money") for role in roles):
        return False
    among = source is not None and path[:-1] == left[:-1] and "结余" not in path[-1]
    return not among or any(role.startswith("source") for role in roles[:-1])
