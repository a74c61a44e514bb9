"""The cells behind a project's values, and what a person said of them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from gridperf.ui import selection, workspace
from gridperf.words import Words

Record = dict[Hashable, Any]


def of_project(number: int) -> dict[str, Record]:
    """Return path → the cell behind a value, with what a person said of it under "said"."""
    store = workspace.store()
    cells = {str(cell["path"]): cell for cell in store.records("cell", number).to_dict("records")}
    for said in store.records("answer", number).to_dict("records"):
        path, at = str(said["path"]), said["cell"]
        if path.endswith(".source"):  # a source has no cell of its own: its amount's shows it
            path, said["found"] = path.replace(".source", ".spent"), said["answer"]
        cell = cells.get(path)
        if cell and (not _text(at) or at == f"{cell['sheet']}!{cell['address']}"):
            # Put right twice, the first step found what the file says.
            cell["said"] = said | {"found": cell.get("said", said)["found"]}
    return cells


def is_corrected(cell: Record | None) -> bool:
    """Tell whether a person put the value right: the file says something else in its cell."""
    return bool(cell and "said" in cell and cell["said"]["found"] != cell["said"]["answer"])


def was(cell: Record, words: Words) -> str:
    """Return what stands in the file where a value was put right."""
    return _text(cell["said"]["found"]) or words("projects.corrected_blank")


def about(cell: Record, words: Words) -> dict[str, str]:
    """Return who said something of a cell, and when."""
    said = cell["said"]
    when = selection.local(pd.Timestamp(str(said["answered_at"])))
    return {"by": said["answered_by"] or words("model.unknown"), "time": when}


def corrected(cell: Record, words: Words) -> str:
    """Return that a value was put right, by whom, and what the file says."""
    return words("projects.corrected_title", found=was(cell, words), **about(cell, words))


def caption(file: str, cell: Record, words: Words) -> str:
    """Return the place of a value and what stands there, as the file has it."""
    named = {"file": file, "sheet": cell["sheet"], "cell": cell["address"], "raw": cell["raw"]}
    if not is_corrected(cell):
        return words("projects.raw", **named)
    named |= {"found": was(cell, words), **about(cell, words)}
    return words("projects.raw_corrected", **named)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
