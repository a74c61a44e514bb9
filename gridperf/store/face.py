"""The store's verbs. Thread-safe: a cursor a use, one writer at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import duckdb
import pandas as pd

from gridperf.model import Choices, Document, Finding, Refused, Selection
from gridperf.scoring_profiles import Profile, Profiles, profiles_of
from gridperf.store import aims, arrivals, changes, copying, declared, entries, ledger, lookup
from gridperf.store.arrivals import Arrival, look_again, note_revision, settle, take_in
from gridperf.store.changes import Touched
from gridperf.store.comparison import Comparison, Difference, compare, difference
from gridperf.store.connection import FILE, Database
from gridperf.store.filing import Filing
from gridperf.store.layout import lay_out
from gridperf.store.receipt import Receipt
from gridperf.store.review import Review
from gridperf.store.scores import chosen, keep_scores
from gridperf.store.units import Close, UnitName, apart_setting, close_spellings, resolve

_EVERYTHING = Selection()


class Store:
    """Everything that was filed, in one file `gridperf.duckdb` under a home folder."""

    def __init__(self, database: Database) -> None:
        """Take over an open database; use `open` or `in_memory`."""
        self._database = database
        database.write(lambda cursor: lay_out(cursor, database.home))
        self._revision = self._read_revision()

    @classmethod
    def open(cls, home: Path) -> Self:
        """Return the store of `home`, made if it isn't there; raises StoreInUse."""
        home.mkdir(parents=True, exist_ok=True)
        return cls(Database(home / FILE))

    @classmethod
    def in_memory(cls) -> Self:
        """Return an empty store that leaves nothing behind."""
        return cls(Database(None))

    def close(self) -> None:
        """Let go of the file, its log folded in."""
        self._database.close()

    @property
    def revision(self) -> int:
        """How many times the store has changed: a key for whatever is cached from it."""
        return self._revision

    def view(self, name: str, selection: Selection = _EVERYTHING) -> pd.DataFrame:
        """Return a view's rows for a selection, columns as declared in sql/views/<name>.sql.

        Amounts are floats in 万元, rates shares; unknown is NaN or None, never 0.
        """
        values: dict[str, Any] = {}
        if selection.year is not None:
            values["year"] = selection.year
        if selection.units:
            values["units"] = list(selection.units)
        sql = declared.narrowed(name, year="year" in values, units="units" in values)
        return self._database.frame(sql, {k: v for k, v in values.items() if f"${k}" in sql})

    def years(self) -> list[int]:
        """Return the years in which a unit filed, the latest first."""
        rows = self._database.rows(
            "SELECT year FROM years WHERE units_filed > 0 ORDER BY year DESC"
        )
        return [year for (year,) in rows]

    def units(self, year: int | None = None) -> list[str]:
        """Return the names of the units expected or seen in a year (in any), in order of name."""
        where = "WHERE year = $year" if year is not None else ""
        sql = f"SELECT DISTINCT unit FROM filing_fact {where} ORDER BY unit"  # noqa: S608 (own words)
        return [unit for (unit,) in self._database.rows(sql, {"year": year} if where else {})]

    def records(self, fact: str, project_id: int) -> pd.DataFrame:
        """Return a project's rows of a fact (project, funding …), its cells or its answers."""
        return lookup.records(self._database, fact, project_id)

    def original(self, submission_id: int) -> tuple[str, bytes] | None:
        """Return name and bytes of the file that a filing came in, None where it is not kept."""
        return lookup.original(self._database, submission_id)

    def holds(self, sha256: str) -> bool:
        """Tell whether a file with these bytes is stored and current throughout."""
        return lookup.holds(self._database, sha256)

    def find_projects(self, selection: Selection, search: lookup.Search) -> lookup.Found:
        """Return one page of the projects that match, and how many there are."""
        return lookup.projects(self._database, selection, search)

    def find_indicators(self, selection: Selection, search: aims.Search) -> aims.Found:
        """Return one page of the indicators of a kind and dimension, and how many there are."""
        return aims.find(self._database, selection, search)

    def find_entries(self, selection: Selection, search: entries.Search) -> entries.Found:
        """Return one page of the ledger's entries that match, and how many there are."""
        return entries.find(self._database, selection, search)

    def tally_entries(self, selection: Selection, project: int | None = None) -> pd.DataFrame:
        """Return how many entries of the ledger there are of each kind: see entries.tally."""
        return entries.tally(self._database, selection, project)

    def entry(self, mark: str) -> pd.DataFrame:
        """Return one entry of the ledger, columns as in the view `ledger`, no row for none."""
        return entries.entry(self._database, mark)

    def history(self, mark: str) -> pd.DataFrame:
        """Return what was ever said of a finding, the latest first.

        Columns: state, reason, changed_by, changed_at, cause, version, deadline, responsible.
        """
        return entries.history(self._database, mark)

    def judge(self, marks: Iterable[str], said: ledger.Judgement, by: str = "") -> int:
        """Say of findings, by their numbers in the ledger, how they stand; return how many."""
        return self._judge(lambda _: list(marks), said, by)

    def judge_all(
        self, selection: Selection, search: entries.Search, said: ledger.Judgement, by: str = ""
    ) -> int:
        """Say of all findings that match, whatever the page, how they stand; return how many."""
        return self._judge(lambda cursor: entries.marks(cursor, selection, search), said, by)

    def _judge(
        self,
        which: Callable[[duckdb.DuckDBPyConnection], list[str]],
        said: ledger.Judgement,
        by: str,
    ) -> int:
        def work(cursor: duckdb.DuckDBPyConnection) -> int:
            count = ledger.judge(cursor, which(cursor), said, by)
            if count:
                note_revision(cursor, by, f"judge {count}")
            return count

        count = self._database.write(work)
        self._revision = self._read_revision()
        return count

    def file(
        self,
        document: Document,
        data: bytes,
        by: str = "",
        *,
        sample: bool = False,
        review: Review | None = None,
    ) -> Receipt:
        """Return the receipt of a document stored with its checks, all of it or nothing.

        The bytes of the current version change nothing, unless new answers come with them. Raises
        Refused for a refused document or one without unit or year, DiskFull, StoreFault.
        """
        (receipt,) = self._take_in([Arrival(document, data)], by, review, sample=sample)
        return receipt

    def file_all(
        self, came: Sequence[Arrival], by: str = "", *, review: Review | None = None
    ) -> Iterator[Receipt | Refused]:
        """Yield each document's receipt or refusal, in order; each is stored whole or not at all.

        What comes together is committed together, for a commit costs more than a small file; where
        that fails, each is stored by itself, so that a bad one holds up no other. Raises as `file`.
        """
        left = list(came)
        while left:
            try:
                done = self._take_in(left, by, review)
            except Exception as fault:
                if len(left) > 1:
                    for arrival in left:
                        yield from self.file_all([arrival], by, review=review)
                elif isinstance(fault, Refused):
                    yield fault
                else:
                    raise
                return
            yield from done
            left = left[len(done) :]

    def _take_in(
        self, came: Sequence[Arrival], by: str, review: Review | None, *, sample: bool = False
    ) -> list[Receipt]:
        filings = take_in(self._database, came, by, review, sample=sample)
        before, self._revision = self._revision, self._read_revision()
        return self._database.look(lambda cursor: arrivals.receipts(cursor, filings, before))

    def rehearse(self, document: Document, review: Review | None = None) -> Receipt:
        """Return the receipt that `file` would give; store nothing. Raises Refused as it does."""
        return self._database.weigh(
            lambda cursor: arrivals.rehearse(cursor, document, review, self._database.home)
        )

    def weigh(self, document: Document, review: Review) -> tuple[Finding, ...]:
        """Return what the checks would say of a document, beside what is stored; store nothing."""
        return self.weigh_all([document], review)[0]

    def weigh_all(self, documents: Sequence[Document], review: Review) -> list[tuple[Finding, ...]]:
        """Return what they would say of each, at least of the first; what can't join it waits."""
        return self._database.weigh(
            lambda cursor: arrivals.weigh(cursor, documents, review, self._database.home)
        )

    def compare(self, document: Document, after: Sequence[Document] = ()) -> tuple[Comparison, ...]:
        """Return what a document would change of what is stored, a filing each; store nothing.

        `after` will have been stored before it. Raises Refused where year or unit is missing.
        """

        def work(cursor: duckdb.DuckDBPyConnection) -> tuple[Comparison, ...]:
            for earlier in after:
                Filing(earlier, b"", "").store(cursor)
            filing = Filing(document, b"", "")
            filing.store(cursor)
            return tuple(compare(cursor, filed) for filed in filing.filed)

        return self._database.weigh(work)

    def difference(self, earlier: int, later: int) -> Difference:
        """Return what two versions of a filing, by their numbers, say otherwise."""
        return self._database.look(lambda cursor: difference(cursor, earlier, later))

    def bring_back(self, submission_id: int, by: str = "", review: Review | None = None) -> None:
        """Let a superseded or withdrawn version count again."""
        self._change(
            lambda cursor: changes.bring_back(cursor, submission_id, by), by, "bring back", review
        )

    def withdraw(
        self, submission_id: int, reason: str, by: str = "", review: Review | None = None
    ) -> None:
        """Take a filing out of the count, with a reason; the unit then counts as not filed."""
        self._change(
            lambda cursor: changes.withdraw(cursor, submission_id, reason, by),
            by,
            "withdraw",
            review,
        )

    def choices(self) -> Choices:
        """Return what people said of columns that no word explains."""
        return lookup.choices(self._database)

    def choose(self, shape: str, heading: str, meaning: str | None, by: str = "") -> None:
        """Remember what a column holds for every file of that shape; None forgets it."""
        self._change(
            lambda cursor: changes.choose(cursor, shape, heading, meaning, by),
            by,
            f"column {heading}",
            None,
        )

    def copy_out(self, path: Path) -> dict[str, int]:
        """Write all that is kept into a new file, as of one moment; return rows by table."""
        return copying.copy_out(self._database, path)

    def take_over(self, path: Path, expected: Mapping[str, int], by: str = "") -> None:
        """Replace all that is kept by what such a file holds, all of it or nothing.

        Raises StoreFault where the file isn't one, lacks rows, or comes from a later version.
        """

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            before = self._revision
            copying.take_over(cursor, expected)
            lay_out(cursor, self._database.home)
            note_revision(cursor, by, "restore")
            # What is cached by the old numbers must never be taken for what came back.
            cursor.execute("UPDATE record.revision SET number = number + ?", [before])

        with copying.attached(self._database, path):
            self._database.write(work)
        self._revision = self._read_revision()

    def clear_samples(self, by: str = "", review: Review | None = None) -> None:
        """Remove what was stored as a sample, and nothing else."""
        self._change(changes.clear_samples, by, "clear samples", review)

    def merge_suggestions(self) -> list[Close]:
        """Return pairs of units whose spellings are close, but for those kept apart."""
        rows = self._database.rows("SELECT unit_id, name FROM record.unit ORDER BY unit_id")
        apart = self.settings()
        pairs = close_spellings([(number, name) for number, name in rows])
        return [pair for pair in pairs if apart_setting(pair.unit_id, pair.into_id) not in apart]

    def keep_apart(self, unit_id: int, other_id: int, by: str = "") -> None:
        """Let two close spellings stay two units: they are offered for merging no more."""
        self.set_value(apart_setting(unit_id, other_id), "apart", by)

    def merge_units(
        self, unit_id: int, into_id: int, by: str = "", review: Review | None = None
    ) -> None:
        """Make two spellings one unit from now on; the later filing of a year then counts."""
        self._change(
            lambda cursor: changes.merge(cursor, unit_id, into_id), by, "merge units", review
        )

    def settings(self) -> dict[str, str]:
        """Return what was set: "execution.good", "R026.ratio" … → value."""
        return dict(self._database.rows("SELECT name, value FROM record.setting ORDER BY name"))

    def set_value(
        self, name: str, value: str | None, by: str = "", review: Review | None = None
    ) -> None:
        """Set one value, None for its default; with `review` all filings are checked anew."""
        self.set_values({name: value}, by, review)

    def set_values(
        self, values: Mapping[str, str | None], by: str = "", review: Review | None = None
    ) -> None:
        """Set several values at once, None for a default; with `review` all is checked anew."""

        def work(cursor: duckdb.DuckDBPyConnection) -> Touched:
            changes.set_values(cursor, values)
            if "profile" in values:
                keep_scores(cursor, (), self._database.home)
            return changes.everything(cursor) if review else set()

        self._change(work, by, f"set {' '.join(values)}", review)

    def profiles(self) -> Profiles:
        """Return the rules of scoring that can be chosen, those of the home's own folder too."""
        return profiles_of(self._database.home)

    def profile(self) -> Profile:
        """Return the rules by which scores are computed now."""
        return self._database.look(lambda cursor: chosen(cursor, self._database.home))

    def score_anew(self) -> None:
        """Compute all scores again where the rules in use are no longer those they were made by."""
        self._database.write(lambda cursor: keep_scores(cursor, (), self._database.home))

    def review_anew(self, review: Review, rules: str) -> None:
        """Check all that is stored, unless the checks of this wording (`rules`) did so last."""
        look_again(self._database, review, rules)
        self._revision = self._read_revision()

    def expected(self, year: int) -> list[str]:
        """Return the units of a year's roster in the order given; empty where none was given."""
        return lookup.expected(self._database, year)

    def expect(
        self, year: int, units: Iterable[tuple[str, str | None] | str], by: str = ""
    ) -> None:
        """Set which units (name, or name and code) are to file in a year (应报名单).

        An empty list lifts the roster: then every unit seen in any year is expected.
        """
        named = [
            UnitName(unit, None) if isinstance(unit, str) else UnitName(*unit) for unit in units
        ]

        def work(cursor: duckdb.DuckDBPyConnection) -> Touched:
            numbers = resolve(cursor, named).values()
            cursor.execute("DELETE FROM record.roster WHERE year = ?", [year])
            for number in dict.fromkeys(numbers):
                cursor.execute("INSERT INTO record.roster VALUES (?, ?)", [year, number])
            return Touched()

        self._change(work, by, f"expect {year}", None)

    def _change(
        self,
        change: Callable[[duckdb.DuckDBPyConnection], Touched | None],
        by: str,
        what: str,
        review: Review | None,
    ) -> None:
        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            touched = change(cursor)
            if touched is None:
                return
            if touched:
                looked_at = settle(cursor, touched, review, self._database.home)
                ledger.follow(cursor, looked_at)
            note_revision(cursor, by, what)

        self._database.write(work)
        self._revision = self._read_revision()

    def _read_revision(self) -> int:
        ((number,),) = self._database.rows("SELECT coalesce(max(number), 0) FROM record.revision")
        return int(number)
