"""How far a long work has come, told to whoever listens; nobody need listen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple


class Step(NamedTuple):
    """What is being made: a kind of step, its name where it has one, the place of it and of all."""

    kind: str
    name: str = ""
    at: int = 0
    """From 1; 0 where steps of this kind aren't counted."""
    of: int = 0


Listener = Callable[[Step], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def tell(kind: str, name: str = "", at: int = 0, of: int = 0) -> None:
    """Say which step begins; costs nothing where nobody listens."""
    listener = _listener.get()
    if listener:
        listener(Step(kind, name, at, of))


@contextmanager
def heard(listener: Listener) -> Iterator[None]:
    """Let somebody listen to what is done inside."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)
