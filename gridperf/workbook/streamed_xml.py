"""XML that is followed as it comes: no tree is built, no entity expanded."""

from __future__ import annotations

from typing import IO, Protocol
from xml.parsers.expat import ExpatError, ParserCreate

from gridperf.model import Refused
from gridperf.workbook.archive import BROKEN


class Content(Protocol):
    """What takes in a document, element by element."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """Begin an element."""

    def end(self, tag: str, /) -> None:
        """End an element."""

    def text(self, text: str, /) -> None:
        """Take a piece of text."""


def follow(
    xml: IO[bytes], content: Content, encoding: str | None = None, separator: str | None = None
) -> None:
    """Have `content` take in the document; raise `Refused` for a broken or an unsafe one.

    `encoding` stands for the declared one; with `separator` tags come with their namespace before
    it, else as they are written.
    """
    parser = ParserCreate(encoding, separator)
    parser.buffer_text = True
    parser.StartElementHandler = content.start
    parser.EndElementHandler = content.end
    parser.CharacterDataHandler = content.text
    parser.StartDoctypeDeclHandler = _refuse_entities
    try:
        parser.ParseFile(xml)
    except (ExpatError, ValueError, *BROKEN) as error:
        raise Refused("unreadable", "broken_workbook") from error


def _refuse_entities(*_: object) -> None:
    """Stop at a document type: workbooks never declare one."""
    raise Refused("unsafe", "entities")
