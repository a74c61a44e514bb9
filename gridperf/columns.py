"""Columns of a large table, as light as their values allow from the reader to the store.

A million values in plain lists take as long to put together, to hand to another process and to
store as to read. Each of these is a sequence like any other to whoever looks at its values.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any, overload

BETWEEN = "\x1f"
"""What stands between them: a sign that no form holds."""


class JoinedTexts(Sequence[Any]):
    """Texts that came from another process in one piece, parted when somebody looks at them.

    Most of a large list's are only stored, and the store takes the piece as it is.
    """

    def __init__(self, joined: bytes, count: int, *, gaps: bool = False) -> None:
        """Take the texts as UTF-8, with BETWEEN between them and in none of them.

        With `gaps`, nothing stands for None.
        """
        self.joined = joined
        self.gaps = gaps
        self._count = count

    @classmethod
    def of(cls, texts: Sequence[str | None]) -> JoinedTexts | None:
        """Return texts in one piece.

        None where they can't be: none at all, one that BETWEEN parts, blanks beside gaps.
        """
        if isinstance(texts, JoinedTexts):
            return texts
        gaps = None in texts
        if gaps and "" in texts:
            return None
        whole = BETWEEN.join([text or "" for text in texts] if gaps else texts)  # type: ignore[arg-type]
        if whole.count(BETWEEN) != len(texts) - 1:
            return None
        try:
            return cls(whole.encode(), len(texts), gaps=gaps)
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
    def __getitem__(self, place: int) -> str | None: ...

    @overload
    def __getitem__(self, place: slice) -> list[str | None]: ...

    def __getitem__(self, place: int | slice) -> str | list[str | None] | None:
        """Return one text, or some."""
        return self._parted[place]

    def __iter__(self) -> Iterator[str | None]:
        """Yield the texts in their order."""
        return iter(self._parted)

    def __reduce__(self) -> tuple[Callable[..., JoinedTexts], tuple[bytes, int, bool]]:
        """Return what another process makes them of: the piece alone."""
        return _rejoined, (self.joined, self._count, self.gaps)

    @cached_property
    def _parted(self) -> list[str | None]:
        told = self.joined.decode().split(BETWEEN)
        return [text or None for text in told] if self.gaps else [*told]


def _rejoined(joined: bytes, count: int, gaps: bool) -> JoinedTexts:  # noqa: FBT001 (as pickled)
    return JoinedTexts(joined, count, gaps=gaps)


class Amounts(Sequence[Any]):
    """Decimals, or None, that came from another process as texts in one piece.

    Most of a large list's are only stored, and the store takes the texts.
    """

    def __init__(self, texts: JoinedTexts) -> None:
        """Take the numbers as they are written out, None as nothing."""
        self.texts = texts

    @classmethod
    def of(cls, numbers: Sequence[Decimal | None]) -> Amounts | None:
        """Return decimals in one piece; None where there are none."""
        if isinstance(numbers, Amounts):
            return numbers
        texts = JoinedTexts.of([None if one is None else str(one) for one in numbers])
        return cls(texts) if texts else None

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.texts)

    @overload
    def __getitem__(self, place: int) -> Decimal | None: ...

    @overload
    def __getitem__(self, place: slice) -> list[Decimal | None]: ...

    def __getitem__(self, place: int | slice) -> Decimal | list[Decimal | None] | None:
        """Return one number, or some."""
        return self._read[place]

    def __iter__(self) -> Iterator[Decimal | None]:
        """Yield the numbers in their order."""
        return iter(self._read)

    def __reduce__(self) -> tuple[type[Amounts], tuple[JoinedTexts]]:
        """Return what another process makes them of: the texts alone."""
        return Amounts, (self.texts,)

    @cached_property
    def _read(self) -> list[Decimal | None]:
        return [Decimal(one) if one else None for one in self.texts]


class InParts(Sequence[Any]):
    """A column of which several readers made a part each, put together when somebody looks at it.

    Most of a large list's are only stored, and the store takes part by part.
    """

    def __init__(self, parts: Iterable[Sequence[Any]]) -> None:
        """Take the parts, one after another."""
        self.parts: list[Sequence[Any]] = []
        for part in parts:
            self.parts += part.parts if isinstance(part, InParts) else [part]

    def __len__(self) -> int:
        """Return how many rows the column has."""
        return sum(map(len, self.parts))

    @overload
    def __getitem__(self, place: int) -> object: ...

    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...

    def __getitem__(self, place: int | slice) -> object:
        """Return one row's value, or some."""
        return self._whole[place]

    def __iter__(self) -> Iterator[Any]:
        """Yield the values in their order."""
        return chain.from_iterable(self.parts)

    def __reduce__(self) -> tuple[type[InParts], tuple[list[Sequence[Any]]]]:
        """Return what another process makes it of: the parts alone."""
        return InParts, (self.parts,)

    @cached_property
    def _whole(self) -> list[Any]:
        return list(self)


class Coded(Sequence[Any]):
    """A column of which many values are the same: every row by its place among these."""

    def __init__(self, values: Sequence[Any], places: array[int]) -> None:
        """Take the values and the rows' places; several columns may share the latter."""
        self.values = values
        self.places = places

    def __len__(self) -> int:
        """Return how many rows the column has."""
        return len(self.places)

    @overload
    def __getitem__(self, place: int) -> object: ...

    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...

    def __getitem__(self, place: int | slice) -> object:
        """Return one row's value, or some."""
        if isinstance(place, slice):
            return [self.values[at] for at in self.places[place]]
        return self.values[self.places[place]]

    def __iter__(self) -> Iterator[Any]:
        """Yield the values in their order."""
        return map(self.values.__getitem__, self.places)

    def __reduce__(self) -> tuple[type[Coded], tuple[Sequence[Any], array[int]]]:
        """Return what another process makes it of."""
        return Coded, (self.values, self.places)


def different_rows(columns: Sequence[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield every different row of the columns at least once; of coded ones few more than once."""
    first = columns[0]
    if all(isinstance(column, InParts) for column in columns):
        for parts in zip(*(column.parts for column in columns), strict=True):  # type: ignore[attr-defined]
            yield from different_rows(parts)
    elif isinstance(first, Coded) and all(
        isinstance(column, Coded) and column.places is first.places for column in columns
    ):
        yield from zip(*(column.values for column in columns), strict=True)  # type: ignore[attr-defined]
    else:
        yield from zip(*columns, strict=True)
