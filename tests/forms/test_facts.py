"""What stands around a form: who filed, choices that are ticked."""

from __future__ import annotations

import pytest

from gridperf.forms.facts import labelled_unit, ticked
from gridperf.forms.grid import Grid
from tests.forms.sketch import sheet_of


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


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("填报单位：示例局", "示例局"),
        ("预算单位：101001 示例局", "示例局"),
        ("预算单位：101001示例局", "示例局"),
        ("预算单位：示例局（101001）", "示例局"),
        ("填报单位：120急救中心", "120急救中心"),
        ("填报单位：示例局（盖章）", "示例局"),
        ("单位：万元", None),
    ],
)
def test_a_unit_is_named_without_its_code_and_seal(said: str, unit: str | None) -> None:
    assert labelled_unit(Grid(sheet_of(said)), 0, 0) == unit
