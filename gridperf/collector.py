"""Python's search for cycles, paused while much is built that holds none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Keep the collector from walking over millions of new objects again and again.

    Records of a large list hold no cycles, yet half the time of reading one went into looking for
    them. Where two threads pause at once, the collector may wake before the second is done.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
