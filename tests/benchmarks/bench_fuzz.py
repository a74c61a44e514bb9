"""Damaged bytes and disordered cells: how many files are read or refused, and whether any breaks.

    python -m tests.benchmarks.bench_fuzz [CASES]

A third of the cases (10,000) are files with changed bytes, inside of their archives too, a third
sheets with strange, moved, lost and merged cells, a third nothing but the field's words in any
order. Every record and every sentence is made in both
languages; each twentieth case goes through the checks as well. Exit 1 if one raises anything, or
takes longer than ten seconds.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter

from tests.mutation.damage import outcome_of_cells, outcome_of_file
from tests.mutation.jumbled import outcome_of_words

KINDS = (("bytes", outcome_of_file), ("cells", outcome_of_cells), ("words", outcome_of_words))

CASES = 10_000
LONGEST_SECONDS = 10
CHECKED_EVERY = 20


def main(cases: int) -> int:
    """Print the outcomes, the slowest case, and every case that broke; return the exit code."""
    outcomes: Counter[tuple[str, str]] = Counter()
    slowest = (0.0, "", 0)
    broken = 0
    for number in range(cases):
        kind, outcome = KINDS[number % len(KINDS)]
        began = time.perf_counter()
        try:
            said = outcome(number, whole=number // len(KINDS) % CHECKED_EVERY == 0)
        except Exception:  # noqa: BLE001 (whatever it is, it is the finding)
            broken += 1
            said = "BROKEN"
            print(f"{kind} {number}\n{traceback.format_exc(limit=-3)}", flush=True)
        outcomes[kind, said] += 1
        slowest = max(slowest, (time.perf_counter() - began, kind, number))
    for (kind, said), count in sorted(outcomes.items()):
        print(f"{kind:<6} {said:<24} {count:>7,}")
    print(f"\n{cases:,} cases, {broken} broken, slowest {slowest[0]:.2f} s ({slowest[1:]})")
    return 1 if broken or slowest[0] > LONGEST_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else CASES))
