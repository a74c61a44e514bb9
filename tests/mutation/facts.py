"""What a file says, fact by fact, and how a reading compares with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gridperf.model import Document, Finding, Form, Funding, Indicator, Project

Path = tuple[str, ...]
"""Such as ("道路保洁#0", "spent") or ("道路保洁#0", "quantity#0", "target")."""
Place = tuple[int, int] | None
"""Row and column of the only sheet with a form, zero-based."""

TEXTS = ("name", "code", "unit", "supervisor", "goal", "result", "process", "conclusion",
         "problems", "rectification", "stated_grade", "sequence")  # fmt: skip
NUMBERS = ("budget_initial", "budget", "spent", "stated_rate", "stated_score")
OF_INDICATOR = ("dimension", "target", "actual", "weight", "stated_score", "reason")
MONEY = frozenset({"budget_initial", "budget", "spent"})


@dataclass
class Truth:
    """What must come out: facts with where they stand; a blank cell is a fact of None."""

    facts: dict[Path, Any]
    places: dict[Path, Place]
    wide: bool = True
    """True where indicators are pairs of columns, told by their dimension."""

    def add(self, path: Path, value: object, place: Place = None) -> None:
        """Note a fact."""
        self.facts[path] = plain(value)
        self.places[path] = place


def plain(value: object) -> object:
    """Return a value as it is compared: exact numbers, texts without blanks."""
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return Decimal(str(value)).normalize() + 0
    if isinstance(value, str):
        return re.sub(r"\s+", "", value) or None
    return value


def said_by(document: Document, *, wide: bool) -> dict[Path, Any]:
    """Return what was read, fact by fact, in the paths of a truth."""
    found: dict[Path, Any] = {}
    counts: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for form in document.forms:
        for project in form.projects:
            key = _numbered(counts, plain(project.name) or "—")
            found |= {(key, *path): value for path, value in _of_project(form, project, wide)}
        for total in form.totals:
            key = _numbered(labels, f"Σ{plain(total.label)}")
            found[key, "budget"] = plain(total.budget)
            found[key, "spent"] = plain(total.spent)
        if form.unit_totals:
            found |= _of_unit(form)
    return {path: value for path, value in found.items() if value is not None}


def _of_project(form: Form, project: Project, wide: bool) -> Iterator[tuple[Path, Any]]:  # noqa: FBT001
    yield ("form",), form.form
    yield ("year",), plain(project.year)
    for name in (*TEXTS, *NUMBERS):
        yield (name,), plain(getattr(project, name))
    for source, entry in _numbered_funding(project.funding):
        for name in ("budget_initial", "budget", "spent"):
            yield (source, name), plain(getattr(entry, name))
    if project.execution:
        yield ("execution", "weight"), plain(project.execution.weight)
        yield ("execution", "score"), plain(project.execution.stated_score)
        yield ("execution", "reason"), plain(project.execution.reason)
    yield from _of_pairs(project) if wide else _of_indicators(project)


def _numbered_funding(funding: tuple[Funding, ...]) -> Iterator[tuple[str, Funding]]:
    counts: Counter[str] = Counter()
    for entry in funding:
        yield _numbered(counts, entry.source), entry


def _of_pairs(project: Project) -> Iterator[tuple[Path, Any]]:
    """Yield each pair of columns as one fact a side; numbered targets are put together again."""
    by_dimension: dict[str, list[Indicator]] = {}
    for one in project.indicators:
        by_dimension.setdefault(one.dimension, []).append(one)
    for dimension, pair in by_dimension.items():
        for side in ("target", "actual"):
            texts = dict.fromkeys(str(text) for one in pair if (text := getattr(one, side)))
            yield (
                (dimension, side),
                unnumbered("".join(texts)) if len(pair) > 1 else plain("".join(texts)),
            )


def unnumbered(text: str) -> str | None:
    """Return a text without the marks between its numbered parts."""
    return re.sub(r"\d+[.、．](?!\d)|[\s;；。，,:：]", "", text) or None


def _of_indicators(project: Project) -> Iterator[tuple[Path, Any]]:
    counts: Counter[str] = Counter()
    for one in project.indicators:
        key = _numbered(counts, str(plain(one.name) or "—"))
        for side in OF_INDICATOR:
            yield (key, side), plain(getattr(one, side))


def _of_unit(form: Form) -> dict[Path, Any]:
    found: dict[Path, Any] = {}
    split = form.unit_totals
    assert split is not None
    for name, part in (("basic", split.basic), ("project", split.project)):
        for side in ("budget", "spent"):
            found[f"Σ{name}", side] = plain(getattr(part, side)) if part else None
    for task in split.tasks:
        for side in ("result", "budget", "spent"):
            found[f"任务{plain(task.name)}", side] = plain(getattr(task, side))
    return found


def _numbered(counts: Counter[str], key: str) -> str:
    counts[key] += 1
    return f"{key}#{counts[key] - 1}"


@dataclass(frozen=True)
class Mistake:
    """A fact that was read otherwise than it stands; `said` where a finding points at it."""

    path: Path
    truth: object
    read: object
    said: bool


def compare(truth: Truth, document: Document) -> list[Mistake]:
    """Return the facts that differ from the truth, lost ones and invented ones too."""
    if document.refusal:
        return [Mistake(path, value, "refused", said=True)
                for path, value in truth.facts.items() if value is not None]  # fmt: skip
    read = said_by(document, wide=truth.wide)
    mistakes = []
    for path in {**truth.facts, **read}:
        want, got = truth.facts.get(path), read.get(path)
        if want != got and unnumbered(str(want)) != got:
            said = _is_said(path, truth.places.get(path), got, document.findings)
            mistakes.append(Mistake(path, want, got, said))
    return mistakes


OF_FORM: Mapping[str, frozenset[str]] = {
    "R123": MONEY, "R124": frozenset({"year"}), "R125": frozenset({"unit"}),
}  # fmt: skip
"""Findings about a form as a whole → the fields that they speak of."""


def _is_said(path: Path, place: Place, got: object, findings: tuple[Finding, ...]) -> bool:
    """Tell whether a reading fault points at this fact: its cell, its column, or its project."""
    for finding in findings:
        if not finding.rule.startswith("R1") or finding.rule in {"R127", "R131", "R130"}:
            continue
        if path[-1] in OF_FORM.get(finding.rule, ()) or finding.rule == "R120":
            return True
        if (
            finding.rule in {"R121", "R132"}
            and finding.project
            and (path[0].rpartition("#")[0] == plain(finding.project))
        ):
            return True
        if finding.rule == "R134" and "other" in path:
            return True
        if place and finding.cell and _touches(finding, place, got):
            return True
    return False


def _touches(finding: Finding, place: tuple[int, int], got: object) -> bool:
    """Tell whether the finding names the cell, or the head of a column that was left unread."""
    for address in (finding.cell or "").split(","):
        match = re.fullmatch(r"([A-Z]+)(\d+)", address)
        if not match:
            continue
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        row, at = int(match[2]) - 1, column - 1
        unread = finding.rule == "R126" and at == place[1]
        unnamed = finding.rule == "R134" and 0 <= place[1] - at <= 1  # both columns of a pair
        if (row, at) == place or (got is None and (unread or unnamed)):
            return True
    return False
