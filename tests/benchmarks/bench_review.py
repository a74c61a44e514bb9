"""How often an honest unit is accused, and how many planted faults are found at the right cell.

    python -m tests.benchmarks.bench_review [--seeds 10] [--clean-only | --planted-only]

Clean: the invented district filed without any fault, such projects in every form under seeded
mutations of layout and format, and the samples that hold no planted fault, mutated. None of their
findings may be of level error. Planted: every kind of fault in every form that can hold it, half
of them laid out in an office's own way; at least 98% must be found at the right cell. Prints a
table by check for each, every error and every miss; exits 1 where a promise is broken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from gridperf.rules import rules
from tests.planting.faults import FAULTS
from tests.planting.honest import Reading, district, faultless, samples
from tests.planting.planted import Outcome, outcomes

SEEDS = 10
LEAST = 0.98


def clean(readings: Iterable[Reading]) -> int:
    """Print what is said of honest files, by check and corpus; return how many errors."""
    corpora = ("district", "faultless", "samples")
    files: Counter[str] = Counter()
    projects: Counter[str] = Counter()
    said: Counter[tuple[str, str, str]] = Counter()
    errors = 0
    for reading in readings:
        files[reading.corpus] += 1
        projects[reading.corpus] += sum(len(form.projects) for form in reading.document.forms)
        for finding in reading.document.findings:
            level = rules()[finding.rule].level_of(finding)
            said[finding.rule, level, reading.corpus] += finding.rule < "R1"
            if level == "error" and finding.rule < "R1":
                errors += 1
                print("ERROR", reading.what, finding, flush=True)
    print(f"\nClean: {'check':<8} {'level':<8}", *(f"{name:>10}" for name in corpora))
    for rule, level in sorted({(r, lv) for (r, lv, _), count in said.items() if count}):
        counts = (f"{said[rule, level, name]:>10}" for name in corpora)
        print(f"       {rule:<8} {level:<8}", *counts)
    print(f"       {'files':<17}", *(f"{files[name]:>10}" for name in corpora))
    print(f"       {'projects':<17}", *(f"{projects[name]:>10}" for name in corpora))
    print(f"{errors} findings of level error: {'kept' if not errors else 'NOT kept'}\n")
    return errors


def planted(found: Iterator[Outcome]) -> float:
    """Print what became of planted faults by check and by form; return the share at its cell."""
    by_rule: dict[str, Counter[str]] = {}
    by_form: dict[str, Counter[str]] = {}
    whole: Counter[str] = Counter()
    for one in found:
        for count in (
            by_rule.setdefault(one.fault.rule, Counter()),
            by_form.setdefault(one.form, Counter()),
            whole,
        ):
            count["planted"] += 1
            count["found"] += one.found
            count["placed"] += one.placed
        if not one.placed:
            others = [(f.rule, f.cell) for f in one.findings]
            print("MISSED", one.fault.rule, one.fault.name, one.form, one.seed, one.wanted, others,
                  flush=True)  # fmt: skip
    for title, table in (("check", by_rule), ("form", by_form), ("", {"all": whole})):
        print(f"\nPlanted: {title:<18} {'planted':>8} {'found':>8} {'at cell':>8} {'share':>8}")
        for name, count in sorted(table.items()):
            share = count["placed"] / count["planted"]
            counts = (f"{count[kind]:>8}" for kind in ("planted", "found", "placed"))
            print(f"         {name:<18}", *counts, f"{share:>8.1%}")
    return whole["placed"] / whole["planted"]


def main() -> int:
    """Run both benchmarks; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--clean-only", action="store_true")
    parser.add_argument("--planted-only", action="store_true")
    options = parser.parse_args()
    kept = True
    if not options.planted_only:
        with tempfile.TemporaryDirectory() as folder:
            kept = not clean(chain(district(Path(folder)), faultless(range(options.seeds)),
                                   samples(options.seeds)))  # fmt: skip
    if not options.clean_only:
        share = planted(outcomes(FAULTS, options.seeds))
        kept = share >= LEAST and kept
        print(f"\n{share:.2%} found at the right cell: {'kept' if share >= LEAST else 'NOT kept'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
