"""The inside of a worker process: reads one file after another, until its input ends.

Whatever goes wrong beyond `Refused` (a panic of the Rust reader, a full memory) ends the
process, and the parent says so in one sentence; so nothing is caught here but refusals.
"""

from __future__ import annotations

import gc
import os
import pickle  # both ends of the pipe are this program
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from gridperf.model import Refused
from gridperf.workbook.bounds import WORKER_BYTES, WORKER_RETIRES_BYTES
from gridperf.workbook.memory import limit_memory, peak_memory
from gridperf.workbook.readers import read
from gridperf.workbook.transit import Packed, pack
from gridperf.workbook.workers import enter_worker, function

if TYPE_CHECKING:
    from gridperf.workbook.sniffing import Kind

if sys.platform != "win32":
    import resource


def main(expected: str) -> None:
    """Answer requests from standard input on standard output until there are no more.

    The function that is `expected`, if any, does before what the first file would wait for.
    """
    limit_memory(WORKER_BYTES)
    enter_worker()
    if expected:
        function(expected)()
    gc.disable()
    requests, replies = sys.stdin.buffer, _private_output()
    retires = False
    while not retires:
        try:
            task, arguments, seconds = pickle.load(requests)  # noqa: S301 (our own parent)
        except EOFError:
            return
        _limit_time(seconds)
        reply = _reply(task, arguments)
        del arguments
        # One that once held so much is followed by a fresh one, so that its memory comes back.
        retires = peak_memory() > WORKER_RETIRES_BYTES
        pickle.dump((retires, *reply), replies, pickle.HIGHEST_PROTOCOL)
        replies.flush()
        del reply


def sheets(kind: Kind, data: bytes, password: str | None) -> list[Packed]:
    """Return a file's sheets, packed for the way to the parent."""
    return [pack(sheet) for sheet in read(kind, data, password)]


def _reply(task: str, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    try:
        return "read", function(task)(*arguments)
    except Refused as refused:
        return "refused", (refused.reason, refused.key, refused.values)
    except MemoryError:
        return "refused", ("too_large", "too_much_memory", {})


def _private_output() -> BinaryIO:
    """Return the pipe to the parent, which nothing that a library prints reaches any more."""
    private = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.close(silence)
    return private


def _limit_time(seconds: float) -> None:
    """Allow so much processor time from now on: a worker whose parent is gone ends by itself."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + seconds) + 1
        with suppress(ValueError, OSError):
            hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
            resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
