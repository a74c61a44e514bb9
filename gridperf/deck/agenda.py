"""Which slides a meeting shows, and in which order (议程)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import pandas as pd

PARTS = ("cover", "district", "ranking", "sources", "indicators", "scores", "unmet", "low",
         "problems", "units", "projects")  # fmt: skip
"""What an agenda can hold, in the usual order; the last two take one slide for each one chosen."""
USUAL = PARTS[:-2]
SETTING = "agenda."
"""Named agendas are settings under this name."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting's order: parts, and the units and projects that have a slide of their own."""

    parts: tuple[str, ...] = USUAL
    units: tuple[str, ...] = ()
    projects: tuple[int, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    """Unit and name of each of these projects: a new version of a filing has new numbers."""

    def found(self, named: pd.DataFrame) -> Agenda:
        """Return the agenda with the numbers that its projects have now; who is gone is left out.

        Columns as declared by the view `project_name`.
        """
        if not self.titles:
            return self
        held = {
            int(row["project_id"]): (str(row["unit"]), str(row["project"]))
            for row in named.to_dict("records")
        }
        numbers = {title: number for number, title in held.items()}
        wanted = zip(self.projects, self.titles, strict=False)
        now = (n if held.get(n) == title else numbers.get(title) for n, title in wanted)
        return replace(self, projects=tuple(number for number in now if number is not None))

    def kept(self) -> str:
        """Return the agenda as the text that is stored."""
        return json.dumps(asdict(self), ensure_ascii=False)


def saved_agendas(settings: Mapping[str, str]) -> dict[str, Agenda]:
    """Return the agendas that were saved, by name."""
    return {
        name.removeprefix(SETTING): read_agenda(text)
        for name, text in settings.items()
        if name.startswith(SETTING)
    }


def read_agenda(text: str) -> Agenda:
    """Return a stored agenda; parts that this version doesn't know are left out."""
    held = json.loads(text)
    return Agenda(
        tuple(part for part in held["parts"] if part in PARTS),
        tuple(held["units"]),
        tuple(held["projects"]),
        tuple((unit, name) for unit, name in held.get("titles", ())),
    )
