"""Files on their way in (待入库): read at once, kept in this process, stored only when confirmed.

A batch is known by its token, which stands in the address: a reload finds it again. Nothing here
outlives the process, nothing here is in the database. Safe for threads; bounded in number and age.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from gridperf import confirmation, pipeline
from gridperf.model import Document, Refused
from gridperf.store import Receipt, Store, StoreFault

MOST_BATCHES = 16
MOST_BYTES = 1 << 30
"""Bytes that all batches together may hold; the oldest give way."""
LONGEST = 12 * 3600.0
"""Seconds after its last use for which a batch is kept."""

Verdict = Literal["ready", "asks", "needs", "refused", "unchanged", "stored", "failed"]
"""Ready; ready with open questions; held back for year or unit; refused; the current bytes
already; stored; not stored because the store refused it."""


@dataclass(slots=True)
class Staged:
    """One file of a batch: its bytes, what was read, what a person said of it."""

    name: str
    data: bytes
    sha256: str
    document: Document
    """As read; answers are worked in only when it is stored."""
    answers: dict[str, str] = field(default_factory=dict)
    year: int | None = None
    unit: str | None = None
    kept: dict[str, str] = field(default_factory=dict)
    """The answers that were stored already."""
    receipt: Receipt | None = None
    failure: tuple[str, Mapping[str, object]] | None = None
    """Key of the sentence that says why it could not be stored, and what fills its gaps."""
    current: bool = False
    """True where these bytes are the current version already."""

    def decided(self) -> Document:
        """Return the document with year, unit and answers filled in."""
        whole = pipeline.fill(self.document, self.year, self.unit)
        return confirmation.decide(whole, self.answers)

    def gaps(self) -> frozenset[Literal["year", "unit"]]:
        """Return what is still missing before it can be stored."""
        return confirmation.gaps(self.decided())

    def open_questions(self) -> tuple[confirmation.Question, ...]:
        """Return the questions without an answer that decides."""
        asked = confirmation.questions(self.document)
        return tuple(q for q in asked if self.answers.get(q.key) not in q.answers)

    @property
    def verdict(self) -> Verdict:
        """How the file stands, in one word."""
        if self.document.refusal:
            return "refused"
        if self.receipt:
            return "unchanged" if self.receipt.unchanged else "stored"
        if self.failure:
            return "failed"
        if self.gaps():
            return "needs"
        if self.current:
            return "unchanged"
        return "asks" if self.open_questions() else "ready"

    def given(self) -> dict[str, str]:
        """Return the answers that decide something."""
        return {k: said for k, said in self.answers.items() if said != confirmation.LEAVE}

    @property
    def storable(self) -> bool:
        """True where the button would store it: failed ones again, stored ones for new answers."""
        if self.verdict in {"stored", "unchanged"}:
            return self.given() not in ({}, self.kept)
        return self.verdict in {"ready", "asks", "failed"}


@dataclass(slots=True)
class Batch:
    """The files that were dropped together, each once however often it was dropped."""

    token: str
    files: dict[str, Staged] = field(default_factory=dict)
    """By SHA-256, in the order in which they came."""
    used: float = 0.0
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def size(self) -> int:
        """Bytes held."""
        return sum(len(staged.data) for staged in list(self.files.values()))

    def take(self, name: str, data: bytes, store: Store) -> Staged:
        """Return the file as staged, read now unless the same bytes were dropped before."""
        digest = hashlib.sha256(data).hexdigest()
        with self.lock:
            held = self.files.get(digest)
        if held:
            return held
        document = pipeline.read(name, data)
        staged = Staged(name, data, digest, document, current=_current(store, document))
        with self.lock:
            return self.files.setdefault(digest, staged)

    def leave_out(self, sha256: str) -> None:
        """Take a file out of the batch."""
        with self.lock:
            self.files.pop(sha256, None)

    def confirm(self, store: Store, by: str) -> Iterator[tuple[int, int]]:
        """Store every file that is ready, one transaction each; yield how many are done of all.

        What fails is said of that file; the others are stored. A second call stores what is left.
        """
        with self.lock:
            waiting = [staged for staged in self.files.values() if staged.storable]
            for done, staged in enumerate(waiting, start=1):
                try:
                    staged.receipt = pipeline.keep(store, staged.decided(), staged.data, by)
                    staged.failure, staged.kept = None, staged.given()
                except Refused as refused:
                    staged.failure = (f"refusal.{refused.key}", refused.values)
                except StoreFault as fault:
                    staged.failure = (fault.key, fault.values)
                yield done, len(waiting)


def _current(store: Store, document: Document) -> bool:
    """Tell whether the store holds these very bytes as the current version throughout."""
    return not document.refusal and store.holds(document.sha256)


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

    def close(self, token: str) -> None:
        """Forget a batch."""
        with self._lock:
            self._batches.pop(token, None)

    def _make_room(self) -> None:
        while len(self._batches) > MOST_BATCHES or (
            len(self._batches) > 1
            and sum(batch.size for batch in self._batches.values()) > MOST_BYTES
        ):
            self._batches.popitem(last=False)


BATCHES = Batches()
"""Those of this process: every browser window asks here."""
