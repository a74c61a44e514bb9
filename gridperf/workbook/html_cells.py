"""What one cell of an HTML table holds besides its text: fields of a form, and Excel's number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from gridperf.model import Scalar

Attributes = Mapping[str, str | None]

_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WITHOUT_TEXT = frozenset({"hidden", "button", "submit", "reset", "image", "file", "password"})
_MARKS = {("checkbox", True): "☑", ("checkbox", False): "☐",
          ("radio", True): "●", ("radio", False): "○"}  # fmt: skip
_SHOWN_NUMBER = re.compile(r"-?[\d,]*\d(?:\.\d+)?(?:E[+-]\d{1,3})?%?")
_LONGEST_NUMBER = 40


def is_hidden(attributes: Attributes) -> bool:
    """Tell whether the page doesn't show an element, by what it says itself."""
    return "hidden" in attributes or bool(_NOT_SHOWN.search(attributes.get("style") or ""))


def field_text(attributes: Attributes) -> str:
    """Return what an <input> shows: its value, a mark where it is a box to tick, no button's."""
    kind = (attributes.get("type") or "text").lower()
    if kind in _WITHOUT_TEXT or is_hidden(attributes):
        return ""
    return _MARKS.get((kind, "checked" in attributes)) or attributes.get("value") or ""


class Choice:
    """The options of a <select> while they go by."""

    def __init__(self) -> None:
        """Begin without any."""
        self._options: list[tuple[Attributes, list[str]]] = []

    def begin_option(self, attributes: Attributes) -> None:
        """Begin the next option."""
        self._options.append((attributes, []))

    def add(self, text: str) -> None:
        """Add to the text of the option that is open."""
        if self._options:
            self._options[-1][1].append(text)

    @property
    def text(self) -> str:
        """What the page shows: the chosen option, else the first; none for a bare 请选择."""
        chosen = [option for option in self._options if "selected" in option[0]]
        for attributes, texts in chosen[-1:] or self._options[:1]:
            return "" if attributes.get("value") == "" else "".join(texts)
        return ""


def fuller_number(written: str | None, shown: str | None) -> Scalar:
    """Return the number that Excel kept in x:num, None where the text says as much or else.

    Excel of 2000 to 2003 writes the text as the cell shows it, rounded or as ####, and beside it
    what the cell holds. A date's number is none for its reader, nor is one shown in thousands.
    """
    if not written or not shown or len(written) > _LONGEST_NUMBER:
        return None
    if written == shown.replace(",", ""):
        return None
    held = _decimal(written)
    if held is None:
        return None
    if not shown.strip("#"):  # too narrow a column
        return float(held)
    seen = _seen(shown.replace(" ", ""))
    if seen is None or held == seen:
        return None
    exponent = seen.as_tuple().exponent
    last_place = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return float(held) if abs(held - seen) * 2 <= last_place else None


def _seen(shown: str) -> Decimal | None:
    if len(shown) > _LONGEST_NUMBER or not _SHOWN_NUMBER.fullmatch(shown):
        return None
    seen = _decimal(shown.rstrip("%").replace(",", ""))
    return seen.scaleb(-2) if seen is not None and shown.endswith("%") else seen


def _decimal(written: str) -> Decimal | None:
    try:
        found = Decimal(written)
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found.adjusted()) < _LONGEST_NUMBER else None
