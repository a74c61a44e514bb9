"""What is done about an indicator that was missed, in a column beside the one that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.indicators import is_residue
from gridperf.forms.sums import joined
from gridperf.forms.vocabulary import not_applicable
from gridperf.values import narrow

if TYPE_CHECKING:
    from gridperf.model import Cell


def with_measure(reason: Cell | None, measure: Cell) -> Cell:
    """Return reason and measure as one text; 无 in either adds nothing to the other."""
    said = [cell for cell in (reason, measure) if cell and not _says_none(cell.raw)]
    return joined(said) if said else reason or measure


def _says_none(raw: str) -> bool:
    return narrow(raw).strip("。.") in {"无", "暂无"} or not_applicable(raw) or is_residue(raw)
