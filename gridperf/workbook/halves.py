"""Much work of one kind, half of it done by a second process on the machine's other core."""

from __future__ import annotations

import os
import pickle  # both ends of the pipe are this program
from collections.abc import Callable, Sequence
from typing import IO, Any, TypeVar

from gridperf.workbook.workers import inside_worker

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_halves(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], fewest: int
) -> list[Result]:
    """Return what `work` makes of the items: of two parts, or of all where that is no quicker.

    The second part is the smaller one, for what becomes of it has to be handed over.

    Only a worker is forked, for it has one thread and no database; and only where a system can
    do it (Windows can't). A second process that fails over its half leaves it to the first one.
    """
    if len(items) < fewest or not inside_worker() or not hasattr(os, "fork") or _CORES < TWO:
        return [work(items)]
    middle = len(items) * OWN // 100
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _hand_over(work, items[middle:], writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as replies:
        first = work(items[:middle])
        found = _taken(replies)
    os.waitpid(child, 0)
    return [first, *(found or [work(items[middle:])])]


def _hand_over(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], to: int) -> None:
    """Write what `work` makes of the items, and end this process whatever happens."""
    try:
        # A server must see that its worker died: nobody else may hold the worker's pipes open.
        os.closerange(0, to)
        os.closerange(to + 1, _MOST_OPEN)
        with os.fdopen(to, "wb") as replies:
            pickle.dump(work(items), replies, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _taken(replies: IO[bytes]) -> list[Any]:
    """Return the second process's result, nothing where it ended without one."""
    try:
        return [pickle.load(replies)]  # noqa: S301 (our own child)
    except (EOFError, pickle.UnpicklingError):
        return []


OWN = 57
"""Of a hundred items, those that the first process does itself."""
_MOST_OPEN = 256
_CORES = os.cpu_count() or 1
TWO = 2
