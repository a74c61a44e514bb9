"""A damaged table (受损表格) put right: columns from the head's order, lines by their anchors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.forms.plan import Plan
    from gridperf.forms.project_list import Line
    from gridperf.model import Finding


@dataclass(frozen=True, slots=True)
class Repair:
    """A damaged table as it must have been: its columns, and where each line's cells belong."""

    plan: Plan
    lines: Mapping[int, Line]
    findings: tuple[Finding, ...]
    width: int
