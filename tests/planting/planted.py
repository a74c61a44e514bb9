"""Faults on their way into forms: what was planted, where it must be found, and whether it was."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from data.faultless import Filed, Item
from gridperf.checks import review
from gridperf.model import Document, Finding
from gridperf.pipeline import complete, read
from gridperf.store import Store
from gridperf.store.review import Review
from tests.mutation import blocks, list_contents, lists
from tests.mutation.formats import xlsx
from tests.planting.layouts import Laid, laid, projects

Spot = tuple[str | Item, ...] | None
"""The field that a finding must name, of the project beside it; None: the form as a whole."""
Place = tuple[Filed | None, Spot]


@dataclass
class Plot:
    """What a fault may change: the projects, what was filed before or beside them, the sheet."""

    form: str
    filed: list[Filed]
    dice: random.Random
    before: list[Filed] = field(default_factory=list)
    """The same unit's projects of last year, filed first."""
    beside: list[Filed] = field(default_factory=list)
    """The same unit's list of this year, filed first."""
    patch: Callable[[Laid], tuple[str, str]] | None = None
    """Changes a cell of the finished sheet and returns which."""

    @property
    def one(self) -> Filed:
        """The project that the fault is planted in."""
        return self.filed[len(self.filed) // 2]


@dataclass(frozen=True)
class Fault:
    """One kind of fault: the rule that must find it and the forms in which it can occur."""

    name: str
    rule: str
    forms: tuple[str, ...]
    plant: Callable[[Plot], Place]
    count: int = 4
    """Projects in the file."""


@dataclass(frozen=True)
class Outcome:
    """Whether a planted fault was found at all, and at the right cell."""

    fault: Fault
    form: str
    seed: int
    found: bool
    placed: bool
    wanted: tuple[str, str] | None
    findings: tuple[Finding, ...]


def outcomes(faults: Iterable[Fault], seeds: int, forms: Sequence[str] = ()) -> Iterator[Outcome]:
    """Yield what became of every fault in every form that can hold it, so many times each."""
    for fault in faults:
        for form in fault.forms:
            for seed in range(seeds) if not forms or form in forms else ():
                yield outcome(fault, form, seed)


def outcome(fault: Fault, form: str, seed: int, codes: Collection[str] | None = None) -> Outcome:
    """Plant a fault, read and check the file (by the checks of `codes`), look for it."""
    dice = random.Random(f"{fault.name} {form} {seed}")  # noqa: S311 (a benchmark, no secret)
    plot = Plot(form, projects(dice, 1 if form == "unit form" else fault.count), dice)
    owner, spot = fault.plant(plot)
    sheets = laid(form, plot.filed, dice, _own_way if seed % 2 else None)
    wanted = None
    if plot.patch:
        wanted = plot.patch(sheets)
    elif spot is not None and owner is not None:
        wanted = sheets.of(owner, *spot)
    document = read("自评.xlsx", xlsx(sheets.drafts))
    findings = _findings(document, plot, partial(review, codes=codes))
    hits = [one for one in findings if one.rule == fault.rule]
    placed = [one for one in hits if wanted is None or _names(one, wanted)]
    return Outcome(fault, form, seed, bool(hits), bool(placed), wanted, findings)


def _names(finding: Finding, wanted: tuple[str, str]) -> bool:
    sheet, cell = wanted
    return finding.sheet == sheet and cell in (finding.cell or "").split(",")


def _findings(document: Document, plot: Plot, judge: Review) -> tuple[Finding, ...]:
    """Return what the checks say of a document, beside what was filed before it."""
    store = Store.in_memory() if plot.before or plot.beside else _scratch()
    for form, filed in (("list", plot.beside), (plot.form, plot.before)):
        if filed:
            data = xlsx(laid(form, filed, plot.dice, None).drafts)
            store.file(complete(read("此前.xlsx", data)), data, review=judge)
    return store.weigh(complete(document), judge)


@cache
def _scratch() -> Store:
    return Store.in_memory()


def _own_way(
    dice: random.Random, shape: lists.Shape | blocks.Shape, _content: list_contents.Content | None
) -> None:
    """Let an office lay the form out otherwise, its fields and its amounts unchanged."""
    shape.words.changed = dice.random() < 1 / 2
    if isinstance(shape, lists.Shape):
        shape.merged = dice.choice(("merged", "blank", "repeated"))
        shape.above, shape.left = dice.choice((0, 1)), dice.choice((0, 1))
        shape.numbers = dice.choice(("number", "text", "thousands"))
        shape.rates = dice.choice(("percent", "text"))
        shape.note = dice.choice(("note", "head"))
    else:
        shape.title = dice.choice(("two_lines", "one_line"))
        shape.levels = dice.choice(("merged", "repeated"))
        shape.order = dice.random() < 1 / 2
