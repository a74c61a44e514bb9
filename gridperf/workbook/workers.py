"""The processes in which files are parsed, so that a hostile one can't hurt the server.

They are started as plain interpreters (never by `multiprocessing`, which would run the main
script again), kept for the next file, replaced when they die, and end with their parent.
"""

from __future__ import annotations

import atexit
import os
import pickle  # both ends of the pipe are this program
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import BoundedSemaphore, Lock, Timer
from typing import IO, TYPE_CHECKING, Any, cast

from gridperf.model import Refused, Sheet
from gridperf.resources import PACKAGE
from gridperf.workbook.bounds import SECONDS
from gridperf.workbook.transit import unpack

if sys.platform == "linux":
    from fcntl import F_SETPIPE_SZ, fcntl

if TYPE_CHECKING:
    from gridperf.workbook.sniffing import Kind

_CODE = """
import sys
known = set(sys.path)
task, *paths = sys.argv[1:]
sys.path[:0] = [path for path in paths[:1] if path not in known]
sys.path += [path for path in paths[1:] if path not in known]
from gridperf.workbook.worker import main
main(task)
"""
_ABRUPT_ENDS = (EOFError, OSError, pickle.UnpicklingError)
_WIDE = 2**20

_INSIDE = False


def enter_worker() -> None:
    """Note that this process is a worker: it bears what it reads itself."""
    global _INSIDE  # noqa: PLW0603 (a fact about the process)
    _INSIDE = True


def inside_worker() -> bool:
    """Tell whether this process is a worker."""
    return _INSIDE


def widen(pipe: int) -> None:
    """Let a pipe hold a megabyte where the system knows how: a large answer is read in one go."""
    if sys.platform == "linux":
        with suppress(OSError):  # as much as this user may have
            fcntl(pipe, F_SETPIPE_SZ, _WIDE)


def in_worker(task: str, *arguments: object, seconds: float = SECONDS) -> Any:  # noqa: ANN401
    """Return what a function ("gridperf.reading:read_whole") returns in a worker process.

    Arguments and result are plain values. Raises `Refused` as the function does, or if the worker
    dies over it or takes longer than `seconds`; a worker itself calls the function.
    """
    if _INSIDE:
        return function(task)(*arguments)
    outcome, content = _POOL.ask(task, arguments, seconds)
    if outcome == "refused":
        reason, key, values = content
        raise Refused(reason, key, **values)
    return content


def expect(task: str) -> None:
    """Start a worker that has done the task, and loaded what it needs, when the first file comes.

    Nobody waits for it here; without it the first file waits for half a second.
    """
    if not _INSIDE:
        _POOL.expect(task)


def function(task: str) -> Callable[..., Any]:
    """Return the function that "module:name" means."""
    module, _, name = task.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def read_in_worker(kind: Kind, data: bytes, password: str | None) -> list[Sheet]:
    """Return the file's sheets as read by a worker; raise `Refused` as it does, or if it dies."""
    if _INSIDE:
        found: list[Sheet] = function("gridperf.workbook.readers:read")(kind, data, password)
        return found
    return list(map(unpack, in_worker("gridperf.workbook.worker:sheets", kind, data, password)))


class _Worker:
    """One process that reads files, one at a time."""

    def __init__(self, task: str = "") -> None:
        paths = [str(PACKAGE.parent), *filter(os.path.isabs, sys.path)]
        command = [sys.executable, "-I", "-c", _CODE, task, *paths]
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and code)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.requests = cast("IO[bytes]", self._process.stdin)
        self.replies = cast("IO[bytes]", self._process.stdout)
        widen(self.replies.fileno())

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def ask(self, task: str, arguments: tuple[Any, ...], seconds: float) -> tuple[bool, str, Any]:
        """Return (whether it ends now, outcome, content); raise one of `_ABRUPT_ENDS`."""
        pickle.dump((task, arguments, seconds), self.requests, pickle.HIGHEST_PROTOCOL)
        self.requests.flush()
        retires, outcome, content = pickle.load(self.replies)  # noqa: S301 (our own child)
        return retires, outcome, content

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """End the process and leave nothing of it open."""
        self._process.kill()
        self._process.wait()
        for stream in (self.requests, self.replies):
            with suppress(OSError):
                stream.close()


class _Pool:
    """As many workers as are needed at once, at most one a processor; idle ones are kept."""

    def __init__(self, size: int) -> None:
        self._places = BoundedSemaphore(size)
        self._lock = Lock()
        self._idle: list[_Worker] = []
        self._process = os.getpid()

    def ask(self, task: str, arguments: tuple[Any, ...], seconds: float) -> tuple[str, Any]:
        """Return a worker's outcome and content; raise `Refused` if it dies over the file."""
        with self._places:
            worker = self._taken()
            keep = False
            late = _Alarm(worker, seconds)
            try:
                retires, outcome, content = worker.ask(task, arguments, seconds)
                keep = not retires
            except _ABRUPT_ENDS as error:
                if late.rang:
                    raise Refused("too_large", "too_slow", seconds=round(seconds)) from error
                raise Refused("unreadable", "reader_died") from error
            finally:
                late.cancel()
                self._back(worker, keep=keep and not late.rang)
            return outcome, content

    def expect(self, task: str) -> None:
        """Keep an idle worker that is doing the task."""
        with self._lock:
            if not self._idle:
                self._idle.append(_Worker(task))

    def _taken(self) -> _Worker:
        with self._lock:
            if self._process != os.getpid():
                # A fork's copy of the pipes belongs to its parent.
                self._idle, self._process = [], os.getpid()
            while self._idle:
                worker = self._idle.pop()
                if worker.lives:
                    return worker
                worker.end()
        return _Worker()

    def _back(self, worker: _Worker, *, keep: bool) -> None:
        if keep:
            with self._lock:
                self._idle.append(worker)
        else:
            worker.end()

    def close(self) -> None:
        """End the idle workers; those at work end when this process's pipes close."""
        with self._lock:
            while self._idle:
                self._idle.pop().end()


class _Alarm:
    """Kills a worker that has been given its time."""

    def __init__(self, worker: _Worker, seconds: float) -> None:
        self.rang = False
        self._worker = worker
        self._timer = Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        self.rang = True
        self._worker.kill()

    def cancel(self) -> None:
        self._timer.cancel()


_POOL = _Pool(max(os.cpu_count() or 1, 2))
atexit.register(_POOL.close)
