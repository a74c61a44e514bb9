"""What the commands do: read, import, check, export, list; each prints and returns its exit code.

They write to the streams that they are given, never to the process's own: the dashboard's process
carries them out for others too (handover.py).
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pandas as pd

from gridperf import pipeline
from gridperf.backup import BackupFault, back_up
from gridperf.backup import restore as take_back
from gridperf.deck.agenda import saved_agendas
from gridperf.handover import Printer
from gridperf.home import home_folder
from gridperf.intake import Taken, expand, take
from gridperf.model import (
    Choices,
    Document,
    Finding,
    Form,
    FormKind,
    Level,
    Refusal,
    Refused,
    Selection,
)
from gridperf.project_table import column_of
from gridperf.record import plain, rate_of, record_line, refusal_sentence, skipped_sentence
from gridperf.reports import KINDS, ReportFault, files_of, write
from gridperf.rules import rules
from gridperf.scoring_profiles import profiles_of
from gridperf.store import Filed, Receipt, Store, spelling_key, views
from gridperf.words import Words

WRONG_CALL = 2
"""Exit code of a command that names what there isn't."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a command prints, and in which language."""

    out: Printer
    err: Printer
    words: Words

    def say(self, text: str) -> None:
        """Print one line of the result."""
        self.out.write(text + "\n")

    def complain(self, text: str) -> None:
        """Print one sentence about what could not be done."""
        self.err.write(" ".join(text.split()) + "\n")


def read(desk: Desk, options: Namespace) -> int:
    """Read and check each file by itself, store nothing; 1 if a file was refused."""
    refused = False
    for document in _documents(desk, options):
        if options.json:
            desk.say(record_line(document, desk.words.language))
        elif not document.refusal:
            _describe(desk, document)
        refused |= _complain_of_refusal(desk, document)
    return int(refused)


def _documents(desk: Desk, options: Namespace) -> Iterator[Document]:
    read_ahead = pipeline.read_all(_taken(desk, options))
    return (pipeline.checked(document) for document, _ in _unlocked(read_ahead, options))


def _taken(desk: Desk, options: Namespace) -> Iterator[Taken]:
    """Yield the files that were named, and say which ones in a folder or archive are no tables."""

    def pass_over(name: str) -> None:
        desk.complain(desk.words("cli.passed_over", file=name))

    return take(expand(options.files), options.password, pass_over)


def _unlocked(
    read_ahead: Iterator[tuple[Document, bytes]], options: Namespace, choices: Choices | None = None
) -> Iterator[tuple[Document, bytes]]:
    """Yield the files, those under a password opened with the one given, else told how to give it.

    Few are: they are opened one by one.
    """
    year, unit = (getattr(options, name, None) for name in ("year", "unit"))
    for document, data in read_ahead:
        refusal = document.refusal
        if refusal and refusal.key in {"password_needed", "archive_password"}:
            if options.password and refusal.key == "password_needed":
                name, key = document.file, options.password
                yield pipeline.read(name, data, key, year, unit, choices=choices), data
                continue
            said = replace(refusal, key="password_option")
            yield replace(document, refusal=said), data
        else:
            yield document, data


def _complain_of_refusal(desk: Desk, document: Document) -> bool:
    if not document.refusal:
        return False
    desk.complain(refusal_sentence(document.refusal, document.file, desk.words.language))
    return True


def _describe(desk: Desk, document: Document) -> None:
    levels = Counter(rules()[finding.rule].level_of(finding) for finding in document.findings)
    desk.say(
        desk.words(
            "cli.read_head",
            file=document.file,
            forms=len(document.forms),
            projects=sum(len(form.projects) for form in document.forms),
            errors=levels["error"],
            warnings=levels["warning"],
            notes=levels["note"],
        )
    )
    for form in document.forms:
        desk.say(_form_line(desk.words, form))
    _say_skipped(desk, document)
    for finding in document.findings:
        desk.say(_finding_line(desk.words, finding))


def _say_skipped(desk: Desk, document: Document) -> None:
    """Say which sheets were not read and why; a blank one goes without saying."""
    for one in document.skipped:
        if one.reason != "blank":
            said = skipped_sentence(one, desk.words)
            desk.say(desk.words("cli.skipped", sheet=one.sheet, why=said))


def _form_line(words: Words, form: Form) -> str:
    units = set(column_of(form.projects, "unit")) - {None}
    amounts = (column_of(form.projects, name) for name in ("budget", "spent"))
    both = list(zip(*amounts, strict=True))
    known = [(b, s) for b, s in both if b is not None and s is not None]
    whole = len(known) == len(both)
    budget = sum((b for b, _ in known), Decimal(0)) if whole else None
    spent = sum((s for _, s in known), Decimal(0)) if whole else None
    rate = rate_of(budget, spent)
    unknown = words("cli.unknown")
    return words(
        "cli.read_form",
        sheet=form.sheet,
        kind=words(f"model.form_{form.form}"),
        unit=form.unit or (words("cli.several_units", count=len(units)) if units else unknown),
        year=form.year or unknown,
        budget=_amount(budget) or unknown,
        spent=_amount(spent) or unknown,
        rate=unknown if rate is None else f"{rate:.2%}",
    )


def _amount(amount: Decimal | None) -> str | None:
    """Return an amount in 万元 as people write it: two decimals, more only where there are more."""
    if amount is None:
        return None
    return f"{amount:.2f}" if amount == round(amount, 2) else plain(amount.normalize())


def _finding_line(words: Words, finding: Finding, where: str = "") -> str:
    rule = rules()[finding.rule]
    spot = "!".join(part for part in (finding.sheet, finding.cell) if part)
    place = " ".join(part for part in (where, finding.project, spot) if part)
    level = words(f"model.level_{rule.level_of(finding)}")
    message = rule.sentence(finding, words.language)
    return words("cli.finding", level=level, rule=finding.rule, place=place, message=message)


def file_in(desk: Desk, options: Namespace, store: Store) -> int:
    """Store each file, whole or not at all, and print its receipt; 1 if a file was refused."""
    refused = False
    choices = store.choices()
    read_ahead = pipeline.read_all(_taken(desk, options), options.year, options.unit, choices)
    unlocked = _unlocked(read_ahead, options, choices)
    for document, outcome in _kept(options, store, unlocked):
        if isinstance(outcome, Refused):
            refusal = Refusal(outcome.reason, outcome.key, outcome.values)
            refused |= _complain_of_refusal(desk, replace(document, refusal=refusal))
        else:
            _print_receipt(desk, outcome, dry_run=options.dry_run)
            _say_skipped(desk, document)
    return int(refused)


def _kept(
    options: Namespace, store: Store, read_ahead: Iterator[tuple[Document, bytes]]
) -> Iterator[tuple[Document, Receipt | Refused]]:
    if not options.dry_run:
        yield from pipeline.keep_all(store, read_ahead, options.by)
        return
    for document, _ in read_ahead:
        yield document, pipeline.rehearse(store, document)


def _print_receipt(desk: Desk, receipt: Receipt, *, dry_run: bool) -> None:
    words = desk.words
    if receipt.unchanged:
        desk.say(words("cli.unchanged", file=receipt.file))
        return
    key = "cli.would_store" if dry_run else "cli.stored"
    counts = {"errors": receipt.errors, "warnings": receipt.warnings, "notes": receipt.notes}
    desk.say(words(key, file=receipt.file, **counts))
    for filed in receipt.filed:
        # What goes missing is said before what was stored.
        lost = (("lost", filed.indicators_lost), ("sources_lost", filed.sources_lost))
        for key, gone in (("vanished", filed.vanished), *lost):
            if gone:
                desk.say(
                    words(f"cli.{key}", projects=words("cli.comma").join(gone), unit=filed.unit)
                )
        if filed.nameless:
            desk.say(words("cli.nameless", unit=filed.unit, count=filed.nameless))
        if filed.indicators_kept:
            desk.say(words("cli.kept", unit=filed.unit))
        desk.say(_filed_line(words, filed, dry_run=dry_run))


def _filed_line(words: Words, filed: Filed, *, dry_run: bool) -> str:
    unknown = words("cli.unknown")
    if filed.unchanged:
        return words("cli.filed_unchanged", unit=filed.unit, year=filed.year)
    return words(
        "cli.filed_dry" if dry_run else "cli.filed",
        unit=filed.unit,
        year=filed.year,
        kind=words(f"model.form_{filed.kind}"),
        version=filed.version,
        projects=filed.projects,
        budget=_amount(filed.budget) or unknown,
        spent=_amount(filed.spent) or unknown,
    )


def _selected(desk: Desk, options: Namespace, store: Store) -> Selection | None:
    """Return the year and unit that were asked for; None, and why, where no such unit is known."""
    if not options.unit:
        return Selection(options.year)
    key = spelling_key(options.unit)
    known = [name for name in store.units() if spelling_key(name) == key]
    if not known:
        desk.complain(desk.words("cli.unit_unknown", unit=options.unit))
        return None
    return Selection(options.year, tuple(known))


def check(desk: Desk, options: Namespace, store: Store) -> int:
    """Print the findings over all that is stored, one a line; 1 if one is of level error."""
    selection = _selected(desk, options, store)
    if selection is None:
        return WRONG_CALL
    rows = store.view("findings", selection)
    worst: set[Level] = set()
    for row in rows.to_dict("records"):
        known = {str(name): None if pd.isna(value) else value for name, value in row.items()}
        finding = Finding(
            rule=str(known["rule"]),
            sheet=known["sheet"],
            cell=known["cell"],
            project=known["project"],
            found=known["found"],
            expected=known["expected"],
            values=json.loads(known["gaps"] or "{}"),
        )
        rule = rules()[finding.rule]
        worst.add(rule.level_of(finding))
        if options.json:
            desk.say(_stored_finding(known, rule.sentence(finding, desk.words.language)))
        else:
            where = " ".join(str(known[key]) for key in ("unit", "year", "file") if known[key])
            desk.say(_finding_line(desk.words, finding, where).strip())
    if rows.empty and not options.json:
        desk.say(desk.words("cli.no_findings"))
    return int("error" in worst)


def _stored_finding(known: Mapping[str, object], message: str) -> str:
    order = ("rule", "level", "unit", "year", "project", "file", "sheet", "cell")
    said = {key: known[key] for key in (*order, "found", "expected")}
    return json.dumps({**said, "message": message}, ensure_ascii=False)


def export(desk: Desk, options: Namespace, store: Store) -> int:
    """Write what is handed in to a file, a folder or a .zip; 1 if that can't be done."""
    kind, selection = KINDS[options.kind], _selected(desk, options, store)
    if selection is None:
        return WRONG_CALL
    written_in = Words(options.written_in or "zh")
    saved = saved_agendas(store.settings())
    if options.agenda and options.agenda not in saved:
        known = desk.words("cli.comma").join(saved) or desk.words("cli.no_agenda")
        desk.complain(desk.words("cli.agenda_unknown", name=options.agenda, known=known))
        return 1
    try:
        agenda = saved[options.agenda] if options.agenda else None
        files = files_of(kind, store, selection, written_in, options.view, agenda=agenda)
        count = write(kind, files, Path(options.out))
    except ReportFault as fault:
        desk.complain(desk.words(fault.key, **fault.values))
        return 1
    desk.say(desk.words("cli.exported", out=options.out, count=count))
    return 0


def backup(desk: Desk, options: Namespace, store: Store) -> int:
    """Write everything into one file; 1 if that can't be done."""
    try:
        note = back_up(store, Path(options.home), Path(options.out))
    except BackupFault as fault:
        desk.complain(desk.words(fault.key, **fault.values))
        return 1
    held = note["tables"]
    counts = {"files": held.get("upload", 0), "projects": held.get("project", 0)}
    desk.say(desk.words("keeping.done", out=options.out, **counts))
    return 0


def restore(desk: Desk, options: Namespace, store: Store) -> int:
    """Take everything back from a backup; 1 if that can't be done."""
    home, source = Path(options.home), Path(options.source)
    try:
        files = take_back(store, home, source, options.by, replace=options.replace)
    except BackupFault as fault:
        desk.complain(desk.words(fault.key, **fault.values))
        return 1
    desk.say(desk.words("keeping.restored", source=options.source, files=files))
    return 0


def _profiles(desk: Desk, options: Namespace) -> Iterator[str]:
    """Yield each scoring profile with title and weights; complain of those that can't be used."""
    words, (known, faults) = desk.words, profiles_of(home_folder(getattr(options, "home", None)))
    for key, profile in known.items():
        weights = words("ui.list_comma").join(
            f"{words(f'settings.group_{group}')} {points:g}"
            for group, points in profile.weights.items()
        )
        yield f"{key}\t{profile.title[words.language]}\t{weights}"
    for fault in faults:
        what = words(f"profiles.{fault.key}", value=fault.value)
        desk.complain(words("profiles.fault", file=fault.file, what=what))


def declared(desk: Desk, options: Namespace) -> int:
    """Print what the product declares, one a line: key, then its title."""
    language = desk.words.language
    lists: Mapping[str, Callable[[], Iterator[str]]] = {
        "forms": lambda: (f"{k}\t{desk.words(f'model.form_{k}')}" for k in get_args(FormKind)),
        "checks": lambda: (f"{c}\t{r.level}\t{r.title[language]}" for c, r in rules().items()),
        "profiles": lambda: _profiles(desk, options),
        "views": lambda: (f"{name}\t{view.title[language]}" for name, view in views().items()),
    }
    for line in lists[options.what]():
        desk.say(line)
    return 0
