"""Figures of indicators that a letter or a blank has got into (9S%, 1O5人), said at their cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.model import Finding
from gridperf.project_table import ProjectTable
from gridperf.values.numbers import damaged_figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.model import Form

_SIDE = re.compile(r"indicators\.\d+\.(?:target|actual)")


def misread_figures(form: Form) -> Iterator[Finding]:
    """Yield a warning of each target and completion whose status such a figure leaves open."""
    table = ProjectTable.of(form.projects)
    told = set[str]()
    for run in table.cells:
        if not _SIDE.fullmatch(run.path):
            continue
        wrong = {raw: figure for raw in set(run.raws) if (figure := damaged_figure(raw))}
        if not wrong:
            continue
        for owner, cell, raw in zip(run.owners, run.addresses(), run.raws, strict=True):
            if raw in wrong and cell not in told:
                told.add(cell)
                name = table.projects["name"][owner]
                said = {"variant": "figure"}
                yield Finding("R101", form.sheet, cell, name, wrong[raw], values=said)
