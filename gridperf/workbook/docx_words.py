"""The words that a paragraph of a Word document shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RUN, _WORDS, _LOOKS = f"{_WORD}r", f"{_WORD}t", f"{_WORD}rPr"
_SIGN, _FORMULA, _BOX = f"{_WORD}sym", f"{_MATH}oMath", f"{_WORD}txbxContent"
_PLAIN = {
    f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t", f"{_WORD}noBreakHyphen": "-",
}  # fmt: skip
_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ELSEWHERE = {_BOX, _TWICE, f"{_WORD}moveFrom", f"{_WORD}rt", f"{_WORD}del"}
"""What is no word of the paragraph: text boxes (told apart), what older programs are to show in
place of them, what was moved away or deleted under tracked changes, readings above the words."""
_VANISH = f"{_WORD}vanish"
_STRUCK = (f"{_WORD}strike", f"{_WORD}dstrike")
_RAISED = f"{_WORD}vertAlign"
_SIGNS = {
    "symbol": {"a3": "≤", "b3": "≥", "b0": "°", "b1": "±", "b4": "×", "b9": "≠", "2d": "-",
               "3c": "<", "3d": "=", "3e": ">", "25": "%"},
    "wingdings": {"fc": "✓", "fb": "✗", "fe": "☑", "fd": "☒", "a8": "□", "6f": "□"},
    "wingdings 2": {"50": "✓", "4f": "✗", "52": "☑", "53": "☒", "54": "☒", "a3": "□", "2a": "□"},
}  # fmt: skip
"""Font → last two digits of a sign's number → what it looks like."""


def said(paragraphs: Sequence[Any]) -> str:
    """Return what paragraphs say together, a line each.

    What is struck out counts only where nothing else stands: so a figure is corrected by hand, the
    old one struck out, the new one behind it. So does what stands in text boxes that float above.
    """
    shown = "\n".join(map(text_of, paragraphs)).strip()
    struck = shown or "\n".join(text_of(one, struck=True) for one in paragraphs).strip()
    return struck or "\n".join(text_of(box) for one in paragraphs for box in _boxes(one)).strip()


def text_of(element: Any, *, struck: bool = False) -> str:  # noqa: ANN401 (an lxml element)
    """Return the words that an element shows, those that Word hides left out.

    python-docx asks an XPath for each run, which costs seconds. A raised figure right behind
    another one is a mark: it comes in brackets.
    """
    words = ""
    for piece, raised in _pieces(element, struck=struck):
        mark = raised and words[-1:].isdigit() and piece.strip().isdigit()
        words += f"[{piece.strip()}]" if mark else piece
    return words


def _pieces(element: Any, *, struck: bool) -> Iterator[tuple[str, bool]]:  # noqa: ANN401
    """Yield the pieces of a text in order, and of each whether it stands raised."""
    for child in element:
        if child.tag == _RUN:
            looks = child.find(_LOOKS)
            if _counts(looks, struck=struck):
                raised = looks is not None and any(
                    mark.tag == _RAISED and mark.get(f"{_WORD}val") == "superscript"
                    for mark in looks
                )
                for node in child:
                    yield from ((text, raised) for text in _node(node, struck=struck))
        elif child.tag == _FORMULA:
            yield _formula(child), False
        elif child.tag not in _ELSEWHERE:
            yield from _pieces(child, struck=struck)


def _node(node: Any, *, struck: bool) -> Iterator[str]:  # noqa: ANN401
    if node.tag == _WORDS:
        yield node.text or ""
    elif node.tag == _SIGN:
        yield _sign(node.get(f"{_WORD}font", ""), node.get(f"{_WORD}char", ""))
    elif node.tag in _PLAIN:
        yield _PLAIN[node.tag]
    elif node.tag not in _ELSEWHERE:
        yield from (text for text, _ in _pieces(node, struck=struck))


def _sign(font: str, number: str) -> str:
    """Return what a sign of a font of signs looks like, � where that is not known."""
    return _SIGNS.get(font.lower(), {}).get(number[-2:].lower(), "\N{REPLACEMENT CHARACTER}")


def _formula(formula: Any) -> str:  # noqa: ANN401
    """Return a formula of the equation editor on one line: a fraction with a slash."""
    if formula.tag == f"{_MATH}t":
        return formula.text or ""
    slash = "/" if formula.tag == f"{_MATH}f" else ""
    return slash.join(filter(None, map(_formula, formula)))


def _boxes(element: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the text boxes that are anchored in an element, each once."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag != _TWICE:
            yield from _boxes(child)


def _counts(looks: Any, *, struck: bool) -> bool:  # noqa: ANN401
    """Tell whether a run that looks so counts: not hidden, nor struck out unless these count."""
    if looks is None:
        return True
    not_so = (_VANISH,) if struck else (_VANISH, *_STRUCK)
    return all(mark.tag not in not_so or not is_on(mark) for mark in looks)


def is_on(mark: Any) -> bool:  # noqa: ANN401
    """Tell whether a property that may be switched off stands."""
    return mark.get(f"{_WORD}val") not in {"0", "false", "off"}


CONTINUED = re.compile(r"[(（]?(?:接|续)?(?:上|续)(?:表|页)[)）]?[:：]?|[(（]?续表?[)）]?[:：]?")
"""What stands between the parts of a table that was parted: no words of its own."""
