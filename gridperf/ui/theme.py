"""The look of the pages: tokens and replaced words as CSS variables, the rules in theme.css."""

from __future__ import annotations

import json
from functools import cache

from gridperf import look
from gridperf.resources import PACKAGE
from gridperf.words import Words
from gridperf.workbook.bounds import FILE_BYTES

TOKENS = {
    "ink": look.INK,
    "quiet": look.QUIET,
    "line": look.LINE,
    "paper": look.PAPER,
    "field": look.FIELD,
    "accent": look.ACCENT,
    "text": f"{look.TEXT}px",
    "lead": f"{look.LEAD}px",
    "heading": f"{look.HEADING}px",
    "figure": f"{look.FIGURE}px",
    "step": f"{look.STEP}px",
}


NARROW = ".stApp { font-variant-east-asian: proportional-width; }"
"""A Chinese font draws “ and ” as wide as a character, which tears English sentences apart."""


@cache
def _rules() -> str:
    return (PACKAGE / "ui" / "theme.css").read_text(encoding="utf-8")


def style(words: Words, theme: str, sheets: str) -> str:
    """Return the style element of a theme; built-in English words of widgets give way to `words`.

    `sheets` are those laid down once by components: their colours are set here as variables.
    """
    replaced = {
        "word-no-match": words("ui.no_match"),
        "word-upload": words("ui.upload"),
        "word-skip": words("ui.skip"),
        "word-fault": words("ui.fault"),
        "word-drop": words("ui.drop"),
        "word-too-large": words("ui.too_large", limit=FILE_BYTES // 2**20),
    }
    variables = "".join(f"--{name}:{value};" for name, value in TOKENS.items())
    # A JSON string is a CSS string as long as it holds neither markup nor escapes.
    texts = "".join(
        f"--{name}:{json.dumps(text, ensure_ascii=False)};" for name, text in replaced.items()
    )
    rules = _rules() + (NARROW if words.language == "en" else "")
    drawn = look.recoloured(f":root{{{variables}{texts}}}\n{rules}", theme)
    return f"<style>:root{{{look.variables(sheets, theme)}}}\n{drawn}</style>"
