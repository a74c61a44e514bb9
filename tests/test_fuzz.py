"""Whatever is done to bytes and cells, a file is read or refused in a sentence.

The whole of it is tests/benchmarks/bench_fuzz.py; here some hundred cases that it doesn't try.
"""

from __future__ import annotations

import pytest

from tests.mutation.damage import outcome_of_cells, outcome_of_file
from tests.mutation.jumbled import outcome_of_words

FIRST = 1_000_000


@pytest.mark.parametrize("hundred", range(2))
def test_changed_bytes_are_read_or_refused(hundred: int) -> None:
    outcomes = [outcome_of_file(FIRST + 100 * hundred + at) for at in range(100)]
    assert "read" in outcomes
    assert len(set(outcomes)) > 1


@pytest.mark.parametrize("hundred", range(2))
def test_disordered_cells_are_read_or_refused(hundred: int) -> None:
    outcomes = [outcome_of_cells(FIRST + 100 * hundred + at, whole=at % 50 == 0)
                for at in range(100)]  # fmt: skip
    assert outcomes.count("read") > 10


def test_a_heading_merged_beyond_all_that_the_sheet_holds_breaks_nothing() -> None:
    assert outcome_of_cells(3100) == "read"


@pytest.mark.parametrize("hundred", range(3))
def test_the_fields_words_in_any_order_are_read_or_refused(hundred: int) -> None:
    outcomes = [outcome_of_words(FIRST + 100 * hundred + at, whole=at % 50 == 0)
                for at in range(100)]  # fmt: skip
    assert outcomes.count("read") > 10
