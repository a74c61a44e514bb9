"""Every visible word, in Chinese and in English, from words/*.toml.

A file is a room (overview.toml, refusal.toml, …), a key in it a sentence with its two forms:
`lead = { zh = "执行率 {rate}", en = "Execution rate {rate}" }`, asked for as "overview.lead".
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Literal

from gridperf.resources import PACKAGE

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def language_of(tag: str | None) -> Language:
    """Return the language for a browser's or a system's tag: zh… → Chinese, else English."""
    return "zh" if (tag or "").lower().startswith("zh") else "en"


@cache
def all_words() -> dict[str, dict[str, str]]:
    """Return every sentence: "room.key" → language → text with {gaps}."""
    rooms = sorted((PACKAGE / "words").glob("*.toml"))
    return {
        f"{room.stem}.{key}": forms
        for room in rooms
        for key, forms in tomllib.loads(room.read_text(encoding="utf-8")).items()
    }


class Words:
    """The interface's voice in one language: `words("overview.lead", rate="99.95%")`."""

    def __init__(self, language: Language) -> None:
        """Speak `language` from now on."""
        self.language: Language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the sentence with its gaps filled; values are never read as templates."""
        return all_words()[key][self.language].format(**values)
