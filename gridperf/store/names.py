"""One spelling for names that are written in several ways (全角/半角, blanks, invisible signs)."""

from __future__ import annotations

import re
import unicodedata

from gridperf.workbook import as_seen

_BLANKS = re.compile(r"\s+")


def spelling_key(text: str) -> str:
    """Return the name as it is compared: full width made half, blanks gone, lower case.

    What is not seen is gone too: texts of files come without it, names that people paste don't.
    """
    return _BLANKS.sub("", unicodedata.normalize("NFKC", as_seen(text))).casefold()
