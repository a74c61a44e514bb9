"""One file on its way in (待入库): its bytes, what was read, and what a person said of it.

Nothing here is in the database. A password is used once and kept nowhere: of a file under one the
opened sheets are held instead, for as long as it waits.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, NamedTuple

from gridperf import confirmation, pipeline
from gridperf.corrections import Correction, chained, nameless
from gridperf.model import Choices, Document, Finding, Refusal, Refused, Workbook
from gridperf.project_table import column_of
from gridperf.rules import rules
from gridperf.store import Comparison, Receipt, Store, StoreFault, spelling_key
from gridperf.workbook import open_workbook, opened_lately

Verdict = Literal[
    "reading", "left_out", "ready", "asks", "needs", "locked", "refused", "unchanged", "stored",
    "changed", "failed",
]  # fmt: skip
"""Being read; left out by hand; ready; ready with open questions; held back for year or unit;
under a password; refused; the current bytes already; stored; stored and corrected since; not
stored because the store refused it."""

LARGE = 2_000
"""Projects of a file from which on its checks are run only when it is stored."""

_NOT_AS_IT_STANDS = frozenset({"R101", "R128", "R129", "R144", "R147", "R149"})
"""Reading faults that may cost an amount: no number, no result, an error, too large, negative."""

_ASKED_FOR = _NOT_AS_IT_STANDS | {"R146"}
"""What is counted by itself: cells to look at, project forms without a name."""

NO_MONEY_UNIT = "R123"

_LOCKED = frozenset(
    {"password_needed", "password_wrong", "archive_password", "archive_password_wrong"}
)


class Asked(NamedTuple):
    """What a file still asks for: all that its verdict depends on beside what became of it."""

    gaps: frozenset[Literal["year", "unit"]]
    """What is missing before it can be stored."""
    questions: tuple[confirmation.Question, ...]
    """Those without an answer that decides."""
    columns: int
    """Columns nobody has said the meaning of, each kind of head once."""
    names: int
    """Project forms without a name."""
    faults: int
    """Cells that could not be taken as they stand."""
    money_units: int
    """Forms whose amounts are in nobody knows what: yuan or ten thousands of them."""


@dataclass(slots=True)
class Staged:
    """One file of a batch."""

    name: str
    data: bytes
    sha256: str
    document: Document
    """As read and corrected by hand; answers are worked in only when it is stored."""
    within: str = ""
    """The archive in which it came."""
    reading: bool = False
    begun: float = 0.0
    """When reading began, by the clock that only goes forward; 0 while it waits or rests."""
    left_out: bool = False
    answers: dict[str, str] = field(default_factory=dict)
    steps: list[Correction] = field(default_factory=list)
    year: int | None = None
    unit: str | None = None
    kept: object = None
    """What had been said of it when it was stored."""
    receipt: Receipt | None = None
    stored_at: datetime | None = None
    stored_by: str = ""
    failure: tuple[str, Mapping[str, object]] | None = None
    """Key of the sentence that says why it could not be stored, and what fills its gaps."""
    current: bool = False
    """True where these bytes are the current version already."""
    corrections: int = 0
    """How many values were put right in that version."""
    as_filed: bool = False
    """True where it is to be stored as the file has it: what was put right is taken back."""
    book: Workbook | None = None
    """The opened sheets, of a file under a password only."""
    revised: int = 0
    """How many times it was read anew: a key for what is made from it."""
    _compared: tuple[object, tuple[Comparison, ...]] = (None, ())
    _looked_at: int = -1
    """The store's revision when it was compared last."""
    _checked: tuple[object, tuple[Finding, ...]] = (None, ())
    _asked: tuple[object, object, Asked | None] = (None, None, None)
    _lock: threading.RLock = field(default_factory=threading.RLock, compare=False)

    def opened(self) -> Workbook:
        """Return the file's sheets as they came; raises Refused."""
        return self.book or opened_lately(self.name, self.data)

    def unlock(self, password: str, choices: Choices) -> None:
        """Read the file with its password; a wrong one is said and the file stays locked."""
        try:
            self.book = open_workbook(self.name, self.data, password=password)
        except Refused as fault:
            refusal = Refusal(fault.reason, fault.key, fault.values)
            self.document = replace(self.document, refusal=refusal)
        else:
            self.read_again(choices)

    def read_again(self, choices: Choices) -> None:
        """Read the file anew with what was corrected and with what columns are said to hold."""
        self.document = pipeline.interpret(self.opened(), choices, self.steps)
        self.failure = None
        self.revised += 1

    def correct(
        self, step: Correction, choices: Choices, instead: Sequence[Correction] = ()
    ) -> None:
        """Take one correction, maybe instead of others, and read the file anew.

        What stands there already is none: the field that is left and the button that is clicked
        both say the same, and so does a second click.
        """
        with self._lock:
            self._step([*self._without(instead), step], choices)

    def undo(self, steps: Sequence[Correction], choices: Choices) -> None:
        """Take back these corrections and read the file anew; those that are gone change nothing.

        Each is known by itself, never by its place or words: another window may have moved it.
        """
        with self._lock:
            self._step(self._without(steps), choices)

    def _step(self, steps: Sequence[Correction], choices: Choices) -> None:
        steps = chained(steps, self.steps)
        if steps != self.steps:
            self.steps[:] = steps
            self.read_again(choices)

    def _without(self, steps: Sequence[Correction]) -> list[Correction]:
        return [one for one in self.steps if not any(one is step for step in steps)]

    def decided(self) -> Document:
        """Return the document with year, unit and answers filled in; what they answer is gone."""
        whole = pipeline.fill(self.document, self.year, self.unit)
        given = {rule for rule, said in (("R124", self.year), ("R125", self.unit)) if said}
        left = tuple(found for found in whole.findings if found.rule not in given)
        undone = (self.receipt is not None or self.as_filed) and self.said() is None
        return confirmation.decide(replace(whole, findings=left, taken_back=undone), self.answers)

    def asks(self) -> Asked:
        """Return what it still asks for; found once for each state, a long list is long to ask."""
        held, state, asked = self._asked
        if asked is None or held is not self.document or state != self.state():
            asked = self._ask()
            self._asked = (self.document, self.state(), asked)
        return asked

    def _ask(self) -> Asked:
        document, shapes = self.document, {form.shape: form for form in self.document.forms}
        questions = confirmation.questions(document)
        return Asked(
            confirmation.gaps(self.decided()),
            tuple(q for q in questions if self.answers.get(q.key) not in q.answers),
            sum(len(confirmation.unknown_columns(document, form)) for form in shapes.values()),
            len(nameless(document)),
            sum(found.rule in _NOT_AS_IT_STANDS for found in document.findings),
            sum(found.rule == NO_MONEY_UNIT for found in document.findings),
        )

    def gaps(self) -> frozenset[Literal["year", "unit"]]:
        """Return what is still missing before it can be stored."""
        return self.asks().gaps

    def open_questions(self) -> tuple[confirmation.Question, ...]:
        """Return the questions without an answer that decides."""
        return self.asks().questions

    def claims(self) -> set[tuple[object, ...]]:
        """Return what the file files for: unit, year, kind; of a project form the project too.

        Names are given as they are compared: blanks and full width make no other unit.
        """
        names = ("unit", "year", "code", "name")
        return {
            (spelling_key(unit or self.unit or ""), year or self.year, form.form,
             (code or spelling_key(name or "")) if form.form == "project_form" else "")
            for form in self.document.forms
            for unit, year, code, name in zip(
                *(column_of(form.projects, name) for name in names), strict=True)
        }  # fmt: skip

    def compared(self, store: Store, after: Sequence[Staged] = ()) -> tuple[Comparison, ...]:
        """Return what it would change of what is stored, a filing each; nothing while held back.

        `after` are files that will be stored before it.
        """
        key = (store.revision, self.state(), tuple((one.sha256, one.state()) for one in after))
        if self._compared[0] != key:
            found: tuple[Comparison, ...] = ()
            if not self.document.refusal and not self.gaps():
                try:
                    found = store.compare(self.decided(), [one.decided() for one in after])
                except (Refused, StoreFault):  # said when it is stored
                    found = ()
            self._compared = (key, found)
            self._looked_at = store.revision
        return self._compared[1]

    def renew(self, store: Store) -> None:
        """See anew what it would change, where the store has changed since it was compared.

        A file that was the current version may have been withdrawn: then it can be stored again.
        """
        if self._looked_at == store.revision or self.verdict == "stored":
            return
        self._looked_at = store.revision
        self.compared(store)
        stands = any(one.filed.replaced is not None for one in self.comparisons)
        if self.verdict == "unchanged" and not stands and not store.holds(self.sha256):
            self.current, self.receipt = False, None

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """What was found when it was compared last."""
        return self._compared[1]

    def findings(self) -> tuple[Finding, ...]:
        """Return what the reader and the checks say of it as it stands now.

        Of a very large file only the reader: its checks take long and are run when it is stored.
        """
        if self.large:
            return self.decided().findings
        key = self.state()
        if self._checked[0] != key:
            self._checked = (key, pipeline.checked(self.decided()).findings)
        return self._checked[1]

    @property
    def errors(self) -> int:
        """How many errors are proven beside what it asks for, as far as it was checked."""
        known = {code: rule for code, rule in rules().items() if code not in _ASKED_FOR}
        found = self._known_findings()
        return sum(one.rule in known and known[one.rule].level_of(one) == "error" for one in found)

    @property
    def vast(self) -> int:
        """How many forms seem to be in yuan throughout (R006), as far as it was checked."""
        found = self._known_findings()
        return sum(one.rule == "R006" and one.values.get("variant") == "list" for one in found)

    def _known_findings(self) -> tuple[Finding, ...]:
        return self._checked[1] if self._checked[0] == self.state() else ()

    def wants_checks(self) -> bool:
        """Tell whether it could be stored and was not checked as it stands now."""
        unknown = self._checked[0] != self.state()
        return unknown and self.verdict in {"ready", "asks"} and not self.large

    @property
    def large(self) -> bool:
        """True where a look at it must not wait for its checks."""
        return sum(len(form.projects) for form in self.document.forms) > LARGE

    def state(self) -> object:
        """Return all that what it says depends on: a key for what is made from it."""
        return (self.revised, self.year, self.unit, self.said(), self.as_filed)

    def said(self) -> object:
        """Return all that people said of it, None where nothing."""
        given = {k: said for k, said in self.answers.items() if said != confirmation.LEAVE}
        columns = tuple(said for said in self.document.answers if said.path == "column")
        whole = (tuple(sorted(given.items())), tuple(self.steps), columns)
        return whole if any(whole) else None

    @property
    def verdict(self) -> Verdict:  # noqa: PLR0911 (one line a verdict)
        """How the file stands, in one word."""
        if self.reading:
            return "reading"
        if self.receipt:
            if self.storable:
                return "changed"
            return "unchanged" if self.receipt.unchanged else "stored"
        if self.left_out:
            return "left_out"
        if self.document.refusal:
            return "locked" if self.document.refusal.key in _LOCKED else "refused"
        if self.failure:
            return "failed"
        if self.gaps():
            return "needs"
        if self.current and self.said() in {None, self.kept} and not self.as_filed:
            return "unchanged"
        return "asks" if any(self.asks()) else "ready"

    @property
    def open(self) -> bool:
        """True as long as it can still be stored: what is refused, left out or stored cannot."""
        return self.verdict not in {"left_out", "refused", "unchanged", "stored"}

    @property
    def storable(self) -> bool:
        """True where the button would store it: failed ones again, stored ones for what changed."""
        if self.receipt:
            sound = not self.document.refusal and not self.gaps()
            return sound and self.said() != self.kept
        return self.verdict in {"ready", "asks", "failed"}


def check(files: Sequence[Staged]) -> None:
    """Have files checked that could be stored, as many together as may be: those of one unit not.

    What is found is kept, so that a look at one of them does not wait for it.
    """
    groups: list[tuple[list[Staged], set[object]]] = []
    for staged in files:
        if staged.wants_checks():
            units = _units(staged)
            held = next((one for one in groups if one[1].isdisjoint(units)), None)
            if held is None:
                groups.append(held := ([], set()))
            held[0].append(staged)
            held[1].update(units)
    for group, _ in groups:
        states = [staged.state() for staged in group]
        try:
            found = pipeline.checked_together([staged.decided() for staged in group])
        except (Refused, StoreFault):  # said when it is stored
            continue
        for staged, checked in zip(group, zip(states, found, strict=True), strict=True):
            staged._checked = checked  # noqa: SLF001 (its own module)


def _units(staged: Staged) -> set[object]:
    """Return whom a file speaks of, by names and codes as they are compared."""
    forms = staged.document.forms
    codes = {code for form in forms for code in column_of(form.projects, "unit_code") if code}
    return {claim[0] for claim in staged.claims()} | codes | {f.unit_code for f in forms} - {None}
