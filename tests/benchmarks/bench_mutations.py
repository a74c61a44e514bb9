"""How much of a mutated workbook is read right, by form, format and mutation.

    python -m tests.benchmarks.bench_mutations [FILES_A_SAMPLE]

From every sample that many workbooks (200) are made by seeded mutations, each with its truth; every
fact that differs counts as wrong, also where the file was refused; it is silent where no finding
points at it. At least 99% of all facts must be right, and none silently wrong: else exit 1.
"""

from __future__ import annotations

import sys

from tests.mutation.offices import SAMPLE_NAMES, cases
from tests.mutation.running import Report

FILES = 200
LEAST_RIGHT = 0.99


def main(files: int) -> int:
    """Print the table and every silent mistake; return the exit code."""
    report = Report()
    for sample in SAMPLE_NAMES:
        for case in cases(sample, files):
            report.add(case)
        print(f"{sample}: {report.tallies['form'][sample].files} files", flush=True)
    print("\n".join(report.lines()))
    for case, mistake in report.mistakes:
        if not mistake.said:
            print(case.sample, case.seed, case.format, *case.mutations, *mistake.path,
                  mistake.truth, mistake.read, sep=" | ")  # fmt: skip
    right = 1 - report.whole.wrong / report.whole.facts
    kept = right >= LEAST_RIGHT and not report.whole.silent
    verdict = "kept" if kept else "NOT kept"
    print(f"\n{right:.3%} right, {report.whole.silent} silently wrong: {verdict}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else FILES))
