"""Every sample in the hands of other offices: what they write otherwise still reads the same.

The whole of it is tests/benchmarks/bench_mutations.py; here a few files of every sample.
"""

from __future__ import annotations

import pytest

from tests.mutation.formats import FORMATS
from tests.mutation.offices import BLOCK_MUTATIONS, LIST_MUTATIONS, SAMPLE_NAMES, cases
from tests.mutation.running import run

FILES = 14


@pytest.mark.parametrize("sample", SAMPLE_NAMES)
def test_a_mutated_sample_is_read_right_or_says_where_it_is_not(sample: str) -> None:
    report = run(cases(sample, FILES))
    silent = [(case.seed, case.format, case.mutations, mistake) for case, mistake in report.mistakes
              if not mistake.said]  # fmt: skip
    assert silent == []
    assert report.whole.wrong <= report.whole.facts / 100
    assert report.whole.facts > FILES * 20


def test_every_format_and_mutation_has_its_turn() -> None:
    made = [case for sample in SAMPLE_NAMES for case in cases(sample, FILES)]
    assert {case.format for case in made} == set(FORMATS)
    assert {name for case in made for name in case.mutations} == {
        *LIST_MUTATIONS, *BLOCK_MUTATIONS}  # fmt: skip
