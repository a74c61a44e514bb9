"""The field's terms and what each means here (术语), as glossary.toml declares them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from gridperf.resources import PACKAGE
from gridperf.words import LANGUAGES, Language

_UNIT = re.compile(r"\s*[（(][^（()）]*[）)]\s*$")
"""A unit in brackets behind a label: 资金来源（万元）."""


class Term(NamedTuple):
    """One term (术语): its word, what it means, and the labels under which it stands on pages."""

    word: Mapping[Language, str]
    means: Mapping[Language, str]
    also: Mapping[Language, tuple[str, ...]]


@cache
def terms() -> Mapping[str, Term]:
    """Return every term by its key, in the order of declaration."""
    declared = tomllib.loads((PACKAGE / "glossary.toml").read_text(encoding="utf-8"))
    return {
        key: Term(
            held["term"],
            held["means"],
            {language: tuple(held["also"][language]) for language in LANGUAGES},
        )
        for key, held in declared.items()
    }


@cache
def meaning_of(label: str, language: Language) -> str:
    """Return what the term behind a label means; empty where the label is no term."""
    bare = _UNIT.sub("", label)
    for term in terms().values():
        if bare == term.word[language] or bare in term.also[language]:
            return term.means[language]
    return ""
