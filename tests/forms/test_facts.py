"""What stands around a form: choices that are ticked."""

from __future__ import annotations

import pytest

from gridperf.forms.facts import ticked


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("☑优 □良", "优"),
        ("优√ 良□", "优"),
        ("优 □ 良 ☑", "良"),
        ("☑优（90-100） □良（80-89） □中（60-79）", "优"),
        ("A.优（√） B.良（ ） C.中（ ）", "优"),
        ("优", "优"),
        ("优（90分以上）", "优（90分以上）"),
    ],
)
def test_the_choice_that_is_ticked_is_read_without_what_it_stands_for(
    text: str, choice: str
) -> None:
    assert ticked(text) == choice
