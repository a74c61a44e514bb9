"""What can be handed in: each kind with its suffix, what it needs, and how it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from gridperf import progress
from gridperf.deck import Agenda
from gridperf.handback import hand_back
from gridperf.model import Selection
from gridperf.reports.faults import ReportFault
from gridperf.reports.material import Material, gather
from gridperf.store import Store
from gridperf.words import Words

Named = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of report; its maker stands in a module that is loaded when it is wanted."""

    name: str
    suffix: str
    maker: str
    """Module and function below gridperf.reports, such as "listing.summary_workbook"."""
    several: bool = False
    """True where it is many files: a folder or a .zip."""
    extra: str = ""
    """The optional extra that it needs."""


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("xlsx", ".xlsx", "listing.summary_workbook"),
        Kind("ledger", ".xlsx", "listing.ledger_workbook"),
        Kind("handback", ".zip", "", several=True),
        Kind("forms", ".zip", "forms.project_forms", several=True),
        Kind("docx", ".docx", "document.document", extra="reports"),
        Kind("pptx", ".pptx", "slides.slides", extra="reports"),
        Kind("pdf", ".pdf", "paper.paper", extra="reports"),
        Kind("html", ".html", "page.page"),
        Kind("paragraph", ".txt", "passage.passage"),
        Kind("csv", ".zip", "plain.csv_files", several=True),
        Kind("parquet", ".zip", "plain.parquet_files", several=True),
    )
}
"""Every kind, in the order in which they are offered."""


def files_of(  # noqa: PLR0913 (a report, and what narrows it)
    kind: Kind,
    store: Store,
    selection: Selection,
    words: Words,
    view: str | None = None,
    *,
    agenda: Agenda | None = None,
) -> Iterator[Named]:
    """Yield name and content of each file of a report, slides by the agenda that is given.

    What is stored may change meanwhile; then it is made anew, so that one document never mixes two
    states of the data.
    """
    while True:
        before = store.revision
        made = (
            hand_back(store, selection, words)
            if kind.name == "handback"  # made of the files themselves, not of views
            else list(_made(kind, gather(store, selection, words, agenda), view))
        )
        if store.revision == before:
            yield from made
            return


def _made(kind: Kind, material: Material, view: str | None) -> Iterable[Named]:
    module, _, name = kind.maker.rpartition(".")
    try:
        make: Callable[..., bytes | Iterator[Named]] = getattr(
            import_module(f"gridperf.reports.{module}"), name
        )
    except ImportError as fault:
        raise ReportFault("report.extra_missing", extra=kind.extra or "reports") from fault
    made = make(material, view) if view else make(material)
    return [(file_name(kind, material), made)] if isinstance(made, bytes) else made


def file_name(kind: Kind, material: Material) -> str:
    """Return how the file is called where nobody names it: matter, year, unit."""
    words, selection = material.words, material.selection
    about = [words(f"report.name_{kind.name}"), str(selection.year or "")]
    about += list(selection.units[:1]) if len(selection.units) == 1 else []
    return safe_name("_".join(filter(None, about))) + kind.suffix


def safe_name(text: str, longest: int = 80) -> str:
    """Return a text as a file's name: no separators, signs or controls, never empty or too long."""
    clean = "".join(
        "_" if sign in '\\/:*?"<>|' or not sign.isprintable() else sign for sign in text
    )
    return clean.strip(" ._")[:longest] or "_"


def packed(files: Iterable[Named]) -> bytes:
    """Return files as one .zip."""
    progress.tell("pack")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def write(kind: Kind, files: Iterable[Named], out: Path) -> int:
    """Write a report to `out`, a file, a folder or a .zip; return how many files it has.

    A file comes into place whole or not at all. Raises ReportFault where it can't be written.
    """
    held = list(files)
    try:
        alone = len(held) == 1 and out.suffix.lower() == Path(held[0][0]).suffix
        if not kind.several or alone:
            _place(out, held[0][1])
        elif out.suffix.lower() == ".zip":
            _place(out, packed(held))
        else:
            out.mkdir(parents=True, exist_ok=True)
            for name, data in held:
                _place(out / name, data)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise ReportFault("report.not_written", path=out, fault=reason) from fault
    return len(held)


def _place(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(21, "is a folder")
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
