"""Forms as provinces publish them, which no sample shows: read whole, or said where not.

Each file in provinces/ draws a form, and below it what must be read of it. The last line lists
the texts that nothing was read from and no finding names: titles, notes, printed shares.

Points merged over several indicators (rows_with_signs, merged_rows) stand with each of them, under
one address: which part is whose nobody knows, and an indicator without points would be told apart
from the others for nothing. What adds points up counts an address once: R031, the computed scores,
the forms that are handed in; R030 and R032 don't judge one indicator by the points of several.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gridperf.model import Workbook
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of, told

DRAWN = sorted((Path(__file__).parent / "provinces").glob("*.txt"))


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_a_form_that_nobody_described_is_read_as_far_as_its_words_go(path: Path) -> None:
    drawing, _, expected = path.read_text(encoding="utf-8").partition("\n===\n")
    sheet = sheet_of(drawing)
    document = interpret(Workbook(path.name, "", (sheet,)))
    assert "\n".join(told(document, sheet)) == expected.strip("\n")
