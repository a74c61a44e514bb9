"""Filings without any fault, in every form and many layouts: what is said of them is false."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gridperf.model import Document
from gridperf.pipeline import checked, read
from gridperf.resources import ROOT
from tests.mutation import blocks, list_contents, lists
from tests.mutation.formats import BOOKS, FORMATS, xlsx
from tests.mutation.offices import BLOCK_MUTATIONS, LIST_MUTATIONS, cases
from tests.planting.layouts import FORMS, Shape, laid, projects

SAMPLES = ("two rows", "row an indicator", "summary", "national", "stacked", "sichuan",
           "unit form")  # fmt: skip
"""Samples in which nothing is planted."""


FAULTY = frozenset({"blank cells"})
"""Mutations after which a unit has left something out."""


class Reading(NamedTuple):
    """One honest file, and what is said of it."""

    corpus: str
    form: str
    what: str
    document: Document


def district(folder: Path) -> Iterator[Reading]:
    """Yield the invented district as faultless units file it, three years of it."""
    script = str(ROOT / "data" / "make_samples.py")
    subprocess.run([sys.executable, script, str(folder), "--clean"], check=True)
    for path in sorted((folder / "samples").glob("20*年示例区*.xlsx")):
        document = checked(read(path.name, path.read_bytes()))
        yield Reading("district", "list", path.name, document)


def faultless(seeds: range, forms: tuple[str, ...] = FORMS) -> Iterator[Reading]:
    """Yield faultless projects in every form, one plain, the others laid out some other way."""
    for form in forms:
        for seed in seeds:
            dice = random.Random(f"honest {form} {seed}")  # noqa: S311 (a benchmark, no secret)
            filed = projects(dice, 1 if form == "unit form" else dice.randint(3, 7))
            sheets = laid(form, filed, dice, _mutated if seed else None)
            kind = "xlsx"
            if len(sheets.drafts) == 1 and seed % 3 == 2:
                kind = dice.choice(sorted(FORMATS))
            elif seed % 3 == 1:
                kind = dice.choice(sorted(BOOKS))
            write = FORMATS[kind] if seed else xlsx
            name = f"自评{seed}.{kind.rpartition('.')[2]}"
            document = checked(read(name, write(sheets.drafts)))
            yield Reading("faultless", form, f"{form} {seed} {kind}", document)


def _mutated(
    dice: random.Random, shape: Shape, content: list_contents.Content | None
) -> list_contents.Content | None:
    """Let an office lay the form out as one to three mutations say; nothing becomes wrong by it."""
    if isinstance(shape, lists.Shape) and content:
        for name in dice.sample(sorted(LIST_MUTATIONS.keys() - FAULTY), dice.randint(1, 3)):
            content = LIST_MUTATIONS[name](content, shape, dice)
        if shape.hidden == "sheet":
            shape.hidden = "column"
        return content
    assert isinstance(shape, blocks.Shape)
    for name in dice.sample(sorted(BLOCK_MUTATIONS), dice.randint(1, 3)):
        BLOCK_MUTATIONS[name](shape, dice)
    return None


def samples(files: int) -> Iterator[Reading]:
    """Yield the samples that hold no planted fault, mutated."""
    for sample in SAMPLES:
        for case in cases(sample, files):
            if FAULTY & set(case.mutations):
                continue
            document = checked(read(case.name, case.data()))
            yield Reading("samples", sample, f"{sample} {case.seed} {case.format}", document)
