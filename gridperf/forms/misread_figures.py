"""Figures of indicators that a letter or a blank has got into (9S%, 1O5人), said at their cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.columns import different_rows
from gridperf.model import Finding
from gridperf.project_table import ProjectTable
from gridperf.values.numbers import damaged_figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.model import Form
    from gridperf.project_table import Columns

_SIDE = re.compile(r"indicators\.\d+\.(?:target|actual)")


def _left_open(indicators: Columns) -> set[str]:
    """Return the texts of indicators that nothing was judged of, each once: of a long list, few."""
    rows = different_rows([indicators[name] for name in ("target", "actual", "status")])
    return {text for *texts, status in rows if status in _OPEN for text in texts if text}


_OPEN = frozenset({"undecided", "partly_met"})


def misread_figures(form: Form) -> Iterator[Finding]:
    """Yield a warning of each target and completion whose status such a figure leaves open."""
    table = ProjectTable.of(form.projects)
    if not any(map(damaged_figure, _left_open(table.indicators))):
        return
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
