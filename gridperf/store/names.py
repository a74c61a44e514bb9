"""One spelling for names that are written in several ways (全角/半角, blanks)."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"\s+")


def spelling_key(text: str) -> str:
    """Return the name as it is compared: full width made half, blanks gone, lower case."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).casefold()
