"""Readings of mutated workbooks compared with their truth, counted by form, format, mutation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from gridperf.pipeline import read
from tests.mutation.facts import Mistake, compare
from tests.mutation.offices import Case


@dataclass
class Tally:
    """How many files and facts, how many of these were wrong, how many of those silently."""

    files: int = 0
    facts: int = 0
    wrong: int = 0
    silent: int = 0
    refused: int = 0

    def line(self, name: str) -> str:
        """Return the tally as a line of the table."""
        share = (self.facts - self.wrong) / max(self.facts, 1)
        return (f"{name:<24} {self.files:>6} {self.facts:>8} {share:>9.3%} {self.wrong:>7}"
                f" {self.silent:>7} {self.refused:>8}")  # fmt: skip


HEADING = (
    f"{'':<24} {'files':>6} {'facts':>8} {'right':>9} {'wrong':>7} {'silent':>7} {'refused':>8}"
)


@dataclass
class Report:
    """The tallies, and every mistake with its file."""

    tallies: dict[str, dict[str, Tally]] = field(
        default_factory=lambda: {
            kind: defaultdict(Tally) for kind in ("form", "format", "mutation")
        }
    )
    whole: Tally = field(default_factory=Tally)
    mistakes: list[tuple[Case, Mistake]] = field(default_factory=list)

    def add(self, case: Case) -> None:
        """Read one file and count what came out."""
        document = read(case.name, case.data())
        mistakes = compare(case.truth, document)
        facts = sum(value is not None for value in case.truth.facts.values())
        facts += sum(mistake.truth is None for mistake in mistakes)
        for tally in (
            self.whole,
            self.tallies["form"][case.sample],
            self.tallies["format"][case.format],
            *(self.tallies["mutation"][name] for name in case.mutations or ("none",)),
        ):
            tally.files += 1
            tally.facts += facts
            tally.wrong += len(mistakes)
            tally.silent += sum(not mistake.said for mistake in mistakes)
            tally.refused += document.refusal is not None
        self.mistakes += [(case, mistake) for mistake in mistakes]

    def lines(self) -> Iterable[str]:
        """Yield the table."""
        for kind, tallies in self.tallies.items():
            yield f"\n{kind}\n{HEADING}"
            for name in sorted(tallies):
                yield tallies[name].line(name)
        yield f"\n{HEADING}"
        yield self.whole.line("all")


def run(cases: Iterable[Case]) -> Report:
    """Return the report of all these files."""
    report = Report()
    for case in cases:
        report.add(case)
    return report
