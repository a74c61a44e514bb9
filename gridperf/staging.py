"""Batches of files on their way in: read at once, kept in this process, stored when confirmed.

A batch is known by its token, which stands in the address: a reload finds it again. Files are read
by threads of their own (each file's parsing in a worker process), so that the page answers while
fifty are read and one bad file holds up no other. Nothing here outlives the process. Safe for
threads; bounded in number and age.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePosixPath

from gridperf import pipeline
from gridperf.model import Choices, Document, Refusal, Refused
from gridperf.reading import read_apart
from gridperf.staged import Staged
from gridperf.store import Store, StoreFault
from gridperf.workbook import members

MOST_BATCHES = 16
MOST_BYTES = 1 << 30
"""Bytes that all batches together may hold; the oldest give way."""
LONGEST = 12 * 3600.0
"""Seconds after its last use for which a batch is kept."""

TOGETHER, MOST_TOGETHER = 10, 80
"""Files that are stored in one transaction: the first ones soon, then twice as many each time."""

_READERS = ThreadPoolExecutor(os.cpu_count() or 2, thread_name_prefix="reading")
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Batch:
    """The files that were dropped together, each once however often it was dropped."""

    token: str
    files: dict[str, Staged] = field(default_factory=dict)
    """By SHA-256, in the order in which they came."""
    used: float = 0.0
    opened_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    lock: threading.RLock = field(default_factory=threading.RLock)
    stored: tuple[int, int] | None = None
    """How many files are stored of those that are being stored; None while none is."""
    closed: bool = False
    """True once somebody has cleared it: what is left of it in another window stores nothing."""
    storing_since: float = 0.0
    """When storing began, by the clock that only goes forward."""
    _came: threading.Condition = field(default_factory=threading.Condition)
    _begun: int = 0
    _done: int = 0

    @property
    def size(self) -> int:
        """Bytes held."""
        return sum(len(staged.data) for staged in list(self.files.values()))

    @property
    def progress(self) -> tuple[int, int]:
        """How many of the batch's files have been read, and how many there are in all.

        Of all, not of those begun since reading last stood still: the first files of a drop are
        often read before its last ones have come.
        """
        files = list(self.files.values())
        return sum(not staged.reading for staged in files), len(files)

    def longest(self) -> tuple[str, float]:
        """Return the file that is being read for the longest time, and for how many seconds."""
        now = time.monotonic()
        at_work = [one for one in list(self.files.values()) if one.reading and one.begun]
        first = min(at_work, key=lambda one: one.begun, default=None)
        return (first.name, now - first.begun) if first else ("", 0.0)

    @property
    def reading(self) -> bool:
        """True as long as a file is being read."""
        return self._done < self._begun

    @property
    def busy(self) -> bool:
        """True as long as files are being read or stored."""
        return self.reading or self.stored is not None

    @property
    def left(self) -> int:
        """How many files could still be stored, with or without a word from a person."""
        return sum(staged.open for staged in list(self.files.values()))

    def before(self, staged: Staged) -> list[Staged]:
        """Return the files that will be stored before this one and be replaced by it."""
        files = list(self.files.values())
        earlier = files[: files.index(staged)] if staged in files else []
        claims = staged.claims()
        return [one for one in earlier if one.storable and not claims.isdisjoint(one.claims())]

    def wait(self, seconds: float) -> None:
        """Return when the next file has been read or stored, at the latest after some seconds."""
        with self._came:
            if self.busy:
                self._came.wait(seconds)

    def drop(self, name: str, data: bytes, store: Store) -> bool:
        """Stage a file or an archive of files, read in the background; False if it is here already.

        A file that was left out is taken in again.
        """
        staged = self._stage(name, data)
        if staged:
            self._begin(staged, store)
            return True
        held = self.files[hashlib.sha256(data).hexdigest()]
        returned, held.left_out = held.left_out, False
        return returned

    def take(self, name: str, data: bytes, store: Store) -> Staged:
        """Return the file as staged, read now unless the same bytes were dropped before."""
        staged = self._stage(name, data)
        if staged:
            self._read(staged, store)
            return staged
        return self.files[hashlib.sha256(data).hexdigest()]

    def _stage(self, name: str, data: bytes, within: str = "") -> Staged | None:
        """Return a new place for the file, None where its bytes are here already."""
        digest = hashlib.sha256(data).hexdigest()
        staged = Staged(name, data, digest, Document(name, digest), within, reading=True)
        with self.lock:
            return staged if self.files.setdefault(digest, staged) is staged else None

    def _begin(self, staged: Staged, store: Store) -> None:
        def read() -> None:
            if not self._unpacked(staged, store):
                self._read(staged, store)

        self._submit(staged, read)

    def _submit(self, staged: Staged, work: Callable[[], None]) -> None:
        """Have a file worked on in the background; it counts as being read until that is done."""
        staged.reading = True
        with self._came:
            if not self.reading:
                self._begun = self._done = 0
            self._begun += 1
        _READERS.submit(self._work_or_say, staged, work)

    def _work_or_say(self, staged: Staged, work: Callable[[], None]) -> None:
        """Read one file; whatever goes wrong concerns this file alone."""
        staged.begun = time.monotonic()
        try:
            work()
        except Exception:  # noqa: BLE001 (the page must go on, the fault stands in the log)
            _LOG.exception("%s could not be read", staged.name)
            refusal = Refusal("unreadable", "reader_died", {"file": staged.name})
            staged.document = replace(staged.document, refusal=refusal)
        finally:
            staged.reading, staged.begun = False, 0.0
            with self._came:
                self._done += 1
                self._came.notify_all()

    def unlock(self, staged: Staged, password: str, store: Store) -> None:
        """Open a file or an archive with its password; a wrong one is said, it stays locked.

        Units of a district often share one: where it fits, the batch's other locked files are
        tried with it in the background, and nothing is said of those that it doesn't fit.
        """
        self._open(staged, password, store)
        if staged.sha256 in self.files and staged.verdict == "locked":
            return
        for other in list(self.files.values()):
            if other.verdict == "locked":
                self._submit(other, partial(self._try, other, password, store))

    def _open(self, staged: Staged, password: str, store: Store) -> None:
        if not self._unpacked(staged, store, password):
            staged.unlock(password, store.choices())
            staged.compared(store)

    def _try(self, staged: Staged, password: str, store: Store) -> None:
        before = staged.document
        self._open(staged, password, store)
        if staged.document.refusal:
            staged.document = before

    def _unpacked(self, staged: Staged, store: Store, password: str | None = None) -> bool:
        """Put the members of an archive in its place; return False for any other file."""
        if staged.within:
            return False
        try:
            found = list(members(staged.name, staged.data, password))
        except Refused as fault:
            staged.document = _refused(staged, fault)
            return True
        if found == [(staged.name, staged.data)]:
            return False
        for path, data in found:
            member = self._stage(PurePosixPath(path).name, data, f"{staged.name}/{path}")
            if member:
                self._begin(member, store)
        with self.lock:
            self.files.pop(staged.sha256, None)
        return True

    def revise(self, staged: Staged, change: Callable[[Choices], None], store: Store) -> None:
        """Change what a file is read by; a very large one is read anew in the background."""

        def work() -> None:
            change(store.choices())
            staged.compared(store)

        if staged.large:
            self._submit(staged, work)
        else:
            work()

    def _read(self, staged: Staged, store: Store) -> None:
        document = read_apart(staged.name, staged.data, choices=store.choices())
        staged.current = not document.refusal and store.holds(document.sha256)
        staged.document = document
        staged.corrections = _corrections(store, staged) if staged.current else 0
        staged.kept = staged.said() if staged.current else None
        staged.compared(store)
        staged.reading = False

    def leave_out(self, sha256: str, *, out: bool = True) -> None:
        """Leave a file out of what is stored, or take it in again."""
        with self.lock:
            if sha256 in self.files:
                self.files[sha256].left_out = out

    def confirm(self, store: Store, by: str) -> Iterator[tuple[int, int]]:
        """Store every file that is ready, each whole or not; yield how many are done of all.

        What fails is said of that file; the others are stored. A second call stores what is left.
        """
        with self.lock:
            waiting = [staged for staged in self.files.values() if staged.storable]
        done, most = 0, TOGETHER
        while group := waiting[done : done + most]:
            try:
                _store(group, store, by)
            except StoreFault as fault:
                _fail(group, fault.key, fault.values)
            except Exception:  # noqa: BLE001 (the others go on, the fault stands in the log)
                _LOG.exception("%s could not be stored", group[0].name)
                _fail(group, "import.verdict_failed", {})
            done, most = done + len(group), min(2 * most, MOST_TOGETHER)
            yield done, len(waiting)

    def begin_storing(self, store: Store, by: str) -> None:
        """Store every file that is ready in the background: what the page does stops nothing."""
        with self._came:
            if self.stored is None and not self.closed:
                self.stored = (0, sum(staged.storable for staged in self.files.values()))
                self.storing_since = time.monotonic()
                _READERS.submit(self._store_all, store, by)

    def _store_all(self, store: Store, by: str) -> None:
        try:
            for progress in self.confirm(store, by):
                self.stored = progress
                with self._came:
                    self._came.notify_all()
        finally:
            self.stored = None
            with self._came:
                self._came.notify_all()

    def choose(self, store: Store, shape: str, heading: str, meaning: str | None, by: str) -> None:
        """Remember what a column holds, and read the batch's files of that shape anew."""
        store.choose(shape, heading, meaning, by)
        for staged in list(self.files.values()):
            if any(form.shape == shape for form in staged.document.forms):
                self.revise(staged, staged.read_again, store)


def _store(group: list[Staged], store: Store, by: str) -> None:
    """Store some files and note what became of each; raises StoreFault."""
    given = [(staged.decided(), staged.data) for staged in group]
    for staged, (_, kept) in zip(group, pipeline.keep_all(store, given, by), strict=True):
        if isinstance(kept, Refused):
            staged.failure = (f"refusal.{kept.key}", kept.values)
        else:
            staged.receipt, staged.stored_by = kept, by
            staged.stored_at = datetime.now(UTC)
            staged.failure, staged.kept = None, staged.said()


def _fail(group: list[Staged], key: str, values: Mapping[str, object]) -> None:
    for staged in group:
        if staged.storable:
            staged.failure = (key, values)


def _refused(staged: Staged, fault: Refused) -> Document:
    values = {"file": staged.name, **fault.values}
    return Document(staged.name, staged.sha256, Refusal(fault.reason, fault.key, values))


class Batches:
    """All batches of this process."""

    def __init__(self) -> None:
        """Start without any."""
        self._batches: OrderedDict[str, Batch] = OrderedDict()
        self._lock = threading.Lock()

    def open(self) -> Batch:
        """Return a new batch; the oldest give way where there are too many."""
        with self._lock:
            batch = Batch(secrets.token_urlsafe(9), used=time.monotonic())
            self._batches[batch.token] = batch
            self._make_room()
            return batch

    def get(self, token: str) -> Batch | None:
        """Return the batch of that token, None where there is none (any more)."""
        with self._lock:
            batch = self._batches.get(token)
            if batch and time.monotonic() - batch.used > LONGEST:
                del self._batches[token]
                return None
            if batch:
                batch.used = time.monotonic()
                self._batches.move_to_end(token)
            return batch

    def waiting(self) -> list[Batch]:
        """Return the batches in which files still wait to be stored, the latest first."""
        with self._lock:
            held = list(self._batches.values())
        fresh = time.monotonic() - LONGEST
        return [batch for batch in reversed(held) if batch.used > fresh and batch.left]

    def close(self, token: str) -> None:
        """Forget a batch."""
        with self._lock:
            if batch := self._batches.pop(token, None):
                batch.closed = True

    def _make_room(self) -> None:
        while len(self._batches) > MOST_BATCHES or (
            len(self._batches) > 1
            and sum(batch.size for batch in self._batches.values()) > MOST_BYTES
        ):
            self._batches.popitem(last=False)


BATCHES = Batches()
"""Those of this process: every browser window asks here."""


def _corrections(store: Store, staged: Staged) -> int:
    """Return how many cells a person put right when these bytes were stored last."""
    held = store.view("correction")
    return int((held["latest"] & (held["sha256"] == staged.sha256)).sum())
