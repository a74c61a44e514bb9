"""What storing a file did: the receipt (回执) that is shown and printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gridperf.model import FormKind


@dataclass(frozen=True, slots=True)
class Filed:
    """One unit's filing of one year and kind of form, as it was taken in."""

    submission_id: int
    unit: str
    year: int
    kind: FormKind
    subject: str
    """The project of a project form, empty for lists and unit forms."""
    version: int
    replaced: int | None
    """The version that it superseded, None where there was none."""
    unchanged: bool
    """True where the current version holds the very same bytes: nothing was stored."""
    projects: int
    indicators: int
    budget: Decimal | None
    """Sum of what is known, in 万元; None where nothing is."""
    spent: Decimal | None
    projects_unknown: int
    """Projects with an unknown amount."""
    vanished: tuple[str, ...] = ()
    """Projects of the version before that this one no longer names."""
    indicators_lost: tuple[str, ...] = ()
    """Projects that had indicators in the version before and have fewer now."""
    nameless: int = 0
    """Project forms of that unit and year that name no project and already count: this one may be
    a later version of one of them, which cannot be told."""
    indicators_kept: bool = False
    """True where a summary without indicators leaves those of the full list standing; with them
    the texts and sources that it has no columns for."""
    sources_lost: tuple[str, ...] = ()
    """Projects of a summary without sources whose money is no longer what the full list's sources
    make: they are not kept."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file; amounts in 万元."""

    file: str
    sha256: str
    revision: int
    filed: tuple[Filed, ...]
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    """Findings over the filings concerned, by level."""

    @property
    def unchanged(self) -> bool:
        """True where the file was stored before and is the current version throughout."""
        return all(filed.unchanged for filed in self.filed)
