"""Two workbooks: summary (汇总表) with scorecards and findings; the ledger (整改台账)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from gridperf import look, progress, told, told_scores
from gridperf.charts.scorecard import columns_of
from gridperf.reports.book import (
    AMOUNT,
    PERCENT,
    Book,
    Column,
    Value,
    lay_basis,
    lay_list,
    lay_nothing,
)
from gridperf.reports.material import Material, amount_of, missing, text_of
from gridperf.reports.summary import lay_summary
from gridperf.rules import rules
from gridperf.words import Words

COMPUTED = ("score_low", "score_high")
"""Both ends of the computed score (测算分), always beside the stated one."""


def summary_workbook(material: Material) -> bytes:
    """Return the workbook: a summary a year, scorecards, findings, the basis."""
    book = Book(material.words("report.title_xlsx"))
    if material.empty:
        lay_nothing(book, material)
    else:
        parts = len(material.years) + 2
        for place, year in enumerate(material.years, start=1):
            progress.tell("sheet", at=place, of=parts)
            lay_summary(book, material.narrowed(year), year)
        for place, lay in enumerate((_lay_scorecards, _lay_findings), start=parts - 1):
            progress.tell("sheet", at=place, of=parts)
            lay(book, material)
    lay_basis(book, material)
    progress.tell("pack")
    return book.data()


def ledger_workbook(
    material: Material, entries: pd.DataFrame | None = None, filters: str = ""
) -> bytes:
    """Return the ledger as a workbook: each finding with its state, who, when, why, until when.

    `entries` are the rows that passed a filter, which `filters` says; without them it is all.
    """
    words = material.words
    book = Book(words("report.title_ledger"))
    held = material.rows("ledger") if entries is None else entries
    named = (
        ("place", 6, ""), ("mark", 10, ""), ("level", 8, ""), ("unit", 22, ""), ("year", 8, ""),
        ("project", 26, ""), ("matter", 60, ""), ("rule", 24, ""), ("file", 28, ""),
        ("spot", 18, ""), ("found", 18, ""),
        ("expected", 18, ""), ("state", 10, ""), ("why", 30, ""), ("who", 12, ""), ("when", 17, ""),
        ("deadline", 13, ""), ("responsible", 22, ""), ("first_seen", 17, ""), ("present", 10, ""),
    )  # fmt: skip
    columns = [
        Column(words(f"report.ledger_{name}"), width, number) for name, width, number in named
    ]
    rows, tints = [], {}
    for place, row in enumerate(held.to_dict("records")):
        rows.append(_entry(place + 1, row, material))
        tints[place, 2] = look.LEVELS[str(row["level"])]
    about = " · ".join(filter(None, (material.filters, filters)))
    title = words("report.ledger_head", selection=about)
    sheet = book.sheet(words("report.title_ledger"))
    lay_list(book, sheet, title, columns, rows, tints)
    if not rows:
        sheet.write_string(2, 0, words("report.ledger_none"), book.style(text_wrap=False))
    lay_basis(book, material)
    return book.data()


def _entry(place: int, row: dict[Any, Any], material: Material) -> Sequence[Value]:
    words = material.words
    spot = "!".join(filter(None, (text_of(row["sheet"]), text_of(row["cell"]))))
    who = text_of(row["changed_by"])
    if not who and not missing(row["cause"]):
        who = words("report.by_product")
    return (
        place, str(row["mark"]), words(f"model.level_{row['level']}"), str(row["unit"]),
        int(row["year"]), text_of(row["project"]), told.finding(row, words), _rule(row, words),
        text_of(row["file"]), spot, text_of(row["found"]), text_of(row["expected"]),
        words(f"model.judged_{row['state']}"), told.because(row, words),
        who, moment(row["changed_at"]), text_of(row["deadline"])[:10], text_of(row["responsible"]),
        moment(row["first_seen"]), words("report.yes" if row["present"] else "report.no"),
    )  # fmt: skip


def moment(value: Any) -> str:  # noqa: ANN401 (a frame's own kind of time)
    """Return a stored time (UTC) by this machine's clock, to the minute; empty if there is none."""
    if missing(value):
        return ""
    stamp = pd.Timestamp(value).tz_localize("UTC").to_pydatetime().astimezone()
    return stamp.strftime("%Y-%m-%d %H:%M")


def _rule(row: dict[Any, Any], words: Words) -> str:
    rule = rules().get(str(row["rule"]))
    return f"{row['rule']} {rule.title[words.language]}" if rule else str(row["rule"])


def _lay_scorecards(book: Book, material: Material) -> None:
    """Write a row a project: money, rate, the worst of each dimension, scores, findings."""
    words = material.words
    projects, cells = material.rows("project"), material.rows("scorecard")
    dimensions = columns_of(cells)
    held = {(row.project_id, row.dimension): row for row in cells.itertuples(index=False)}
    columns = [
        Column(words("report.year"), 8), Column(words("report.unit"), 22),
        Column(words("report.project"), 28), Column(words("report.budget"), 14, AMOUNT),
        Column(words("report.spent"), 14, AMOUNT), Column(words("report.rate"), 12, PERCENT),
        Column(words("report.state"), 10),
        *(Column(words(f"model.dimension_{name}"), 20) for name in dimensions),
        Column(words("report.met"), 12), Column(words("report.stated_score"), 11, "0.00"),
        *(Column(words(f"report.{name}"), 12, "0.00") for name in COMPUTED),
        Column(words("report.grade"), 10),
        Column(words("report.errors"), 9), Column(words("report.warnings"), 9),
    ]  # fmt: skip
    rows, tints = [], {}
    for place, row in enumerate(projects.to_dict("records")):
        own = [held.get((row["project_id"], name)) for name in dimensions]
        rows.append(_scored(row, own, words))
        tints[place, 6] = look.STATES[str(row["state"])]
        for at, cell in enumerate(own, start=7):
            if cell is not None:
                tints[place, at] = look.STATUSES[str(cell.status)]
    sheet = book.sheet(words("report.scorecards"))
    title = f"{words('report.scorecards')} {material.filters}"
    lay_list(book, sheet, title, columns, rows, tints)


def _scored(row: dict[Any, Any], own: Sequence[Any], words: Words) -> Sequence[Value]:
    state = str(row["state"])
    counted = int(row["indicators"]) - int(row["not_applicable"])
    return (
        int(row["year"]), str(row["unit"]), text_of(row["project"]),
        _known(row["budget"], words), _known(row["spent"], words), amount_of(row["rate"]),
        f"{look.STATES[state].sign} {words(f'model.state_{state}')}",
        *(_status(cell, words) for cell in own), f"{int(row['met'])} / {counted}",
        amount_of(row["stated_score"]), *(amount_of(row[name]) for name in COMPUTED),
        told_scores.named(text_of(row["grade"]), words),
        int(row["errors"]), int(row["warnings"]),
    )  # fmt: skip


def _known(value: object, words: Words) -> Value:
    amount = amount_of(value)
    return words("model.unknown") if amount is None else amount


def _status(cell: Any, words: Words) -> str:  # noqa: ANN401 (a row as itertuples gives it)
    if cell is None:
        return ""
    said = f"{look.STATUSES[cell.status].sign} {words(f'model.status_{cell.status}')}"
    both = " / ".join(filter(None, (text_of(cell.actual), text_of(cell.target))))
    return f"{said}\n{both}" if both and cell.status != "not_applicable" else said


def _lay_findings(book: Book, material: Material) -> None:
    """Write a row a finding: level, what it says, where it stands, what was expected, its state."""
    words = material.words
    named = (
        ("level", 8), ("matter", 70), ("unit", 22), ("year", 8), ("project", 26), ("rule", 24),
        ("file", 28), ("spot", 18), ("found", 18), ("expected", 18), ("state", 10),
    )  # fmt: skip
    columns = [Column(words(f"report.ledger_{name}"), width) for name, width in named]
    held = material.rows("findings")
    tints = {(place, 0): look.LEVELS[level] for place, level in enumerate(held["level"])}
    sheet = book.sheet(words("report.findings"))
    title = f"{words('report.findings')} {material.filters}"
    lay_list(book, sheet, title, columns, _found(held, material), tints)


def _found(held: pd.DataFrame, material: Material) -> Iterator[Sequence[Value]]:
    words = material.words
    for row in held.to_dict("records"):
        spot = "!".join(filter(None, (text_of(row["sheet"]), text_of(row["cell"]))))
        yield (
            words(f"model.level_{row['level']}"), told.finding(row, words), str(row["unit"]),
            int(row["year"]), text_of(row["project"]), _rule(row, words), text_of(row["file"]),
            spot, text_of(row["found"]), text_of(row["expected"]),
            words(f"model.judged_{row['state']}"),
        )  # fmt: skip
