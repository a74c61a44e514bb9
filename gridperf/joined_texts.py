"""Many texts in one piece: how a large list's come from the process that read it to the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import overload

BETWEEN = "\x1f"
"""What stands between them: a sign that no form holds."""


class JoinedTexts(Sequence[str]):
    """Texts that came from another process in one piece, parted when somebody looks at them.

    Most of a large list's are only stored, and the store takes the piece as it is.
    """

    def __init__(self, joined: bytes, count: int) -> None:
        """Take the texts as UTF-8, with BETWEEN between them and in none of them."""
        self.joined = joined
        self._count = count

    @classmethod
    def of(cls, texts: Sequence[str]) -> JoinedTexts | None:
        """Return texts in one piece; None where they can't be: none, or parted by one of them."""
        if isinstance(texts, JoinedTexts):
            return texts
        whole = BETWEEN.join(texts)
        if whole.count(BETWEEN) != len(texts) - 1:
            return None
        try:
            return cls(whole.encode(), len(texts))
        except UnicodeEncodeError:  # half a pair of surrogates, from a damaged file
            return None

    @classmethod
    def chained(cls, parts: Sequence[Sequence[str]]) -> Sequence[str]:
        """Return several runs of texts as one, in one piece where all of them are."""
        if parts and all(isinstance(part, JoinedTexts) for part in parts):
            pieces = [part.joined for part in parts if isinstance(part, JoinedTexts)]
            return cls(BETWEEN.encode().join(pieces), sum(map(len, parts)))
        return list(chain.from_iterable(parts))

    def led_by(self, lead: str) -> JoinedTexts:
        """Return the texts with the same letters before each of them."""
        between, letters = BETWEEN.encode(), lead.encode()
        return JoinedTexts(letters + self.joined.replace(between, between + letters), self._count)

    def __len__(self) -> int:
        """Return how many texts there are."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        """Return one text, or some."""
        return self._parted[place]

    def __iter__(self) -> Iterator[str]:
        """Yield the texts in their order."""
        return iter(self._parted)

    def __reduce__(self) -> tuple[type[JoinedTexts], tuple[bytes, int]]:
        """Return what another process makes them of: the piece alone."""
        return JoinedTexts, (self.joined, self._count)

    @cached_property
    def _parted(self) -> list[str]:
        return self.joined.decode().split(BETWEEN)
