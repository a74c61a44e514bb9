"""Much work, part of it done by a second process on the machine's other core."""

from __future__ import annotations

import os
import pickle  # both ends of the pipe are this program
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any, TypeVar

from gridperf.workbook.workers import inside_worker, widen

Item = TypeVar("Item")
Result = TypeVar("Result")
Other = TypeVar("Other")


def in_halves(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], fewest: int
) -> list[Result]:
    """Return what `work` makes of the items: of two parts, or of all where they are too few.

    The second part is the smaller one, for what becomes of it has to be handed over.
    """
    if len(items) < fewest or not _two_at_work():
        return [work(items)]
    middle = len(items) * OWN // 100
    return list(side_by_side(lambda: work(items[:middle]), lambda: work(items[middle:])))


def side_by_side(first: Callable[[], Result], second: Callable[[], Other]) -> tuple[Result, Other]:
    """Return what both make; a second process does `second` meanwhile, else a second thread.

    Only a worker is forked, for it has one thread and no database; and only where a system can
    do it (Windows can't). What a second process fails over is done again here.
    """
    if not _two_at_work():
        with ThreadPoolExecutor(1) as beside:
            other = beside.submit(second)
            return first(), other.result()
    reading, writing = os.pipe()
    widen(reading)
    child = os.fork()
    if not child:
        os.close(reading)
        _hand_over(second, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as replies:
            own = first()
            found = _taken(replies)
    finally:
        # It has handed over, or nobody wants what it does any more.
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return own, found[0] if found else second()


def _two_at_work() -> bool:
    return inside_worker() and hasattr(os, "fork") and _CORES >= TWO


def _hand_over(work: Callable[[], object], to: int) -> None:
    """Write what `work` makes, and end this process whatever happens."""
    try:
        # A server must see that its worker died: nobody else may hold the worker's pipes open.
        os.closerange(0, to)
        os.closerange(to + 1, _MOST_OPEN)
        with os.fdopen(to, "wb") as replies:
            pickle.dump(work(), replies, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _taken(replies: IO[bytes]) -> list[Any]:
    """Return the second process's result, nothing where it ended without one."""
    try:
        return [pickle.load(replies)]  # noqa: S301 (our own child)
    except (EOFError, pickle.UnpicklingError):
        return []


OWN = 55
"""Of a hundred items, those that the first process does itself."""
_MOST_OPEN = 256
_CORES = os.cpu_count() or 1
TWO = 2
