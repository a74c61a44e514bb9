"""Two cells that a lost border ran together: they begin with the same words, a target's."""

from __future__ import annotations

import re
from itertools import takewhile

from gridperf.model import Cell

SHORTEST = 6
"""Characters that two cells must share at their start to count as the target's words."""

_TARGET = re.compile(
    r"(不少于|不低于|不超过|不高于|不小于|不大于|至少|达到|≥|≤|>=|<=|>|<|=)\s*\d[\d.,]*\s*[%\w]*|\d+%?以上"
)


_SIGNS = " ;,。，；"


def part_shared(left: Cell, cell: Cell) -> tuple[Cell, Cell] | None:
    """Return target and completion that lie in one cell, None where nothing shows that they do.

    The evidence: the cell to the left begins with the same words, they end in a quantified
    target, and something follows them in both. The texts stay as they are, the address too.
    """
    pairs = zip(left.raw, cell.raw, strict=False)
    shared = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    marks = list(_TARGET.finditer(shared))
    if not marks or len(shared.strip()) < SHORTEST or len(shared) in {len(left.raw), len(cell.raw)}:
        return None
    end = marks[-1].end()
    target, actual = cell.raw[:end].strip(), cell.raw[end:].lstrip(_SIGNS).rstrip()
    if not actual:
        return None
    return Cell(cell.address, target), Cell(cell.address, actual)
