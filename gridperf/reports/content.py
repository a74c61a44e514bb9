"""What a report says (自评报告), apart from how it is set: parts in order, for Word and for PDF.

The five chapters are the office's own: 基本情况, 自评结论, 目标完成, 存在问题, 改进措施.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

import pandas as pd

from gridperf import amounts, look, progress, told
from gridperf.charts.scorecard import DIMENSIONS
from gridperf.deck.build import Basis
from gridperf.deck.district import bars, sources
from gridperf.deck.slides import Stacks
from gridperf.reports.material import Material, amount_of, text_of
from gridperf.reports.passage import scores, sentences, span
from gridperf.reports.pieces import Chart, Grid, Heading, Piece, Prose, Report, numbered
from gridperf.words import Words

LISTED = 3_000
"""Projects up to which every one is listed by its unit."""
MOST = 200
"""Rows of one table; what is more is counted, and stands in the workbook."""


def report(material: Material, *, whole: bool = False) -> Report:
    """Return the report of one year, `whole` with every unit's projects at the end."""
    held = material.latest()
    words = held.words
    title = _title(held)
    if held.empty:
        said = Prose(words("report.empty", selection=material.filters))
        return Report(title, material.filters, (said, *_basis(held)))
    chapters: list[Callable[[Material], Iterator[Piece]]] = [
        _situation, _conclusion, _targets, _problems, _cures,
    ]  # fmt: skip
    if whole:
        chapters.append(_units)
    pieces = chain.from_iterable(
        _told(chapter(held), place, len(chapters)) for place, chapter in enumerate(chapters, 1)
    )
    return Report(title, held.filters, (*numbered(pieces, words), *_basis(held)))


def _told(chapter: Iterator[Piece], place: int, of: int) -> Iterator[Piece]:
    progress.tell("chapter", at=place, of=of)
    yield from chapter


def _title(material: Material) -> str:
    words, named = material.words, material.selection.units
    year = material.selection.year or ""
    if len(named) == 1:
        return words("report.title_unit", unit=named[0], year=year)
    return words("report.title_district", year=year)


def on_what(material: Material) -> Basis:
    """Return the basis in the deck's form, for charts that it makes."""
    profile = material.profile.title[material.words.language]
    return Basis(
        material.selection.year, material.filters, material.as_of, material.bounds, profile
    )


def _situation(material: Material) -> Iterator[Piece]:
    words = material.words
    yield Heading(words("report.chapter_situation"))
    yield Heading(words("report.part_filing"), 2)
    yield Prose(sentences(material)[0])
    silent = material.rows("unit")
    names = [str(unit) for unit in silent.loc[~silent["filed"].astype(bool), "unit"]]
    if names:
        listed = words("ui.list_comma").join(names)
        yield Prose(words("report.silent", count=len(names), units=listed))
    yield Heading(words("report.part_sources"), 2)
    yield from _sources(material)
    yield Heading(words("report.part_execution"), 2)
    yield from _execution(material)


def _sources(material: Material) -> Iterator[Piece]:
    words, held = material.words, material.rows("funding")
    grouped = held.groupby("source")["spent"].sum(min_count=1)
    sums = {str(source): amount_of(spent) for source, spent in grouped.items()}
    whole = sum(spent for spent in sums.values() if spent is not None)
    rows = tuple(
        (
            words(f"model.source_{source}"), _wan(sums[source], words),
            amounts.rate(_share(sums[source], whole), words),
        )
        for source in look.SOURCES
        if source in sums
    )  # fmt: skip
    head = (words("deck.part_sources"), words("report.spent"), words("report.share"))
    yield Grid(words("report.table_sources"), head, rows, (0.5, 0.25, 0.25), (1, 2))
    for slide in sources(held, words):
        yield from (
            Chart(slide.title, block) for block in slide.blocks if isinstance(block, Stacks)
        )


def _share(part: float | None, whole: float) -> float | None:
    return None if part is None or not whole else part / whole


def _execution(material: Material) -> Iterator[Piece]:
    words, units = material.words, material.rows("unit")
    yield Prose(told.conclusion(material.rows("district"), units, material.bounds, words))
    single = len(units) == 1
    rows = material.rows("project") if single else units
    name = "project" if single else "unit"
    ranked = rows.sort_values("rate", ascending=False, na_position="last", kind="stable")
    yield _rates(words(f"report.table_{name}s"), ranked, name, words)
    yield Chart(
        words(f"report.chart_{name}s"), bars(ranked.head(MOST), name, on_what(material), words)
    )


def _rates(title: str, rows: pd.DataFrame, name: str, words: Words) -> Grid:
    head = (words(f"report.{name}"), *(words(f"report.{n}") for n in ("budget", "spent")),
            words("deck.head_unspent"), words("report.rate"), words("report.state"))  # fmt: skip
    cells = [_rated(row, name, words) for row in rows.to_dict("records")]
    return _grid(title, head, cells, (0.34, 0.14, 0.14, 0.14, 0.12, 0.12), (1, 2, 3, 4), words)


def _rated(row: dict[Any, Any], name: str, words: Words) -> tuple[str, ...]:
    named, state = text_of(row[name]), str(row["state"])
    said = f"{look.STATES[state].sign} {words(f'model.state_{state}')}"
    if state == "not_filed":
        return (named, "", "", "", "", said)
    money = (_wan(row[amount], words) for amount in ("budget", "spent", "unspent"))
    rate = amounts.rate(row["rate"], words) if amounts.known(row["rate"]) else "—"
    return (named, *money, rate, said)


def _grid(  # noqa: PLR0913, PLR0917 (a table)
    title: str,
    head: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    shares: tuple[float, ...],
    numbers: tuple[int, ...],
    words: Words,
) -> Grid:
    """Return a table that says how many rows it leaves out, where it leaves some out."""
    shown = list(rows[:MOST])
    if len(rows) > MOST:
        left = words("report.left_out", count=len(rows) - MOST)
        shown.append((left, *("",) * (len(head) - 1)))
    return Grid(title, tuple(head), tuple(shown), shares, numbers)


def _state(row: dict[Any, Any], words: Words) -> str:
    state = str(row["state"])
    return f"{look.STATES[state].sign} {words(f'model.state_{state}')}"


def _wan(value: Any, words: Words) -> str:  # noqa: ANN401 (a frame's number)
    return amounts.rounded(float(value)) if amounts.known(value) else words("model.unknown")


def _conclusion(material: Material) -> Iterator[Piece]:
    words = material.words
    yield Heading(words("report.chapter_conclusion"))
    yield Prose(scores(material))
    yield from _scores(material)
    written = material.rows("statement")
    said = [(text_of(row["unit"]), text_of(row["project"]), text_of(row["conclusion"]))
            for row in written.to_dict("records") if text_of(row["conclusion"])]  # fmt: skip
    if said:
        head = tuple(words(f"report.{name}") for name in ("unit", "project", "conclusion"))
        yield _grid(words("report.table_conclusions"), head, said, (0.2, 0.25, 0.55), (), words)


def _scores(material: Material) -> Iterator[Piece]:
    """Yield the stated scores with the computed ones beside, a row a unit or a project."""
    words, units = material.words, material.rows("unit")
    name = "project" if len(units) == 1 else "unit"
    rows = material.rows(name)
    held = rows[rows["stated_score"].notna() | rows["score_low"].notna()]
    if held.empty:
        return
    cells = [
        (text_of(row[name]), _score(row["stated_score"]),
         span(amount_of(row["score_low"]), amount_of(row["score_high"]), words))
        for row in held.to_dict("records")
    ]  # fmt: skip
    head = (words(f"report.{name}"), words("report.stated_score"), words("report.computed"))
    yield _grid(words("report.table_scores"), head, cells, (0.5, 0.25, 0.25), (1, 2), words)


def _score(value: Any) -> str:  # noqa: ANN401 (a frame's number)
    points = amount_of(value)
    return "—" if points is None else amounts.rounded(points)


def _targets(material: Material) -> Iterator[Piece]:
    words, held = material.words, material.rows("indicator_status")
    yield Heading(words("report.chapter_targets"))
    if held.empty:
        yield Prose(words("deck.no_indicators"))
        return
    counts: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    for row in held.to_dict("records"):
        counts[str(row["dimension"]), str(row["status"])] += int(row["indicators"])
        total[str(row["status"])] += int(row["indicators"])
    judged = sum(total[status] for status in ("met", "partly_met", "unmet"))
    unmet = total["unmet"]
    key = "deck.indicators_unmet" if unmet else "deck.indicators_met"
    yield Prose(words(key, all=total.total(), judged=judged, count=unmet) + words("ui.full_stop"))
    named = [status for status in look.STATUSES if total[status]]
    rows = [
        (words(f"model.dimension_{d}"), *(f"{counts[d, s]:,}" for s in named))
        for d in DIMENSIONS
        if any(counts[d, s] for s in named)
    ]
    rows.append((words("deck.all"), *(f"{total[s]:,}" for s in named)))
    head = (words("deck.head_dimension"), *(words(f"model.status_{s}") for s in named))
    shares = (0.28, *(0.72 / len(named),) * len(named))
    yield Grid(
        words("report.table_statuses"), head, tuple(rows), shares, tuple(range(1, len(head)))
    )
    yield from _unmet(material)


def _unmet(material: Material) -> Iterator[Piece]:
    words, held = material.words, material.rows("indicator")
    rows = held[held["status"].isin(["unmet", "partly_met"])]
    if rows.empty:
        return
    cells = [
        (
            text_of(row["unit"]), text_of(row["project"]),
            text_of(row["name"]) or words(f"model.dimension_{row['dimension']}"),
            text_of(row["target"]), text_of(row["actual"]),
            text_of(row["reason"])
            or words("deck.no_reason" if row["reason_asked"] else "deck.reason_not_asked"),
        )
        for row in rows.to_dict("records")
    ]  # fmt: skip
    named = ("unit", "project", "indicator", "target", "actual", "reason")
    head = tuple(words(f"deck.head_{name}") for name in named)
    shares = (0.16, 0.2, 0.16, 0.17, 0.15, 0.16)
    yield _grid(words("report.table_unmet"), head, cells, shares, (), words)


def _problems(material: Material) -> Iterator[Piece]:
    words = material.words
    yield Heading(words("report.chapter_problems"))
    yield Prose(sentences(material)[2])
    low = material.rows("project")
    low = low[low["state"].isin(["bad", "over"])].sort_values("rate", kind="stable")
    if not low.empty:
        cells = [
            (text_of(row["unit"]), text_of(row["project"]), _wan(row["budget"], words),
             _wan(row["spent"], words), amounts.rate(row["rate"], words), _state(row, words))
            for row in low.to_dict("records")
        ]  # fmt: skip
        named = ("unit", "project", "budget", "spent", "rate", "state")
        head = tuple(words(f"report.{name}") for name in named)
        shares = (0.19, 0.27, 0.14, 0.14, 0.14, 0.12)
        yield _grid(words("report.table_low"), head, cells, shares, (2, 3, 4), words)
    stated = material.rows("problem")
    if not stated.empty:
        stated_rows = [
            (text_of(row["unit"]), text_of(row["project"]), text_of(row["problems"]))
            for row in stated.to_dict("records")
        ]
        head = tuple(words(f"deck.head_{name}") for name in ("unit", "project", "problems"))
        yield _grid(words("report.table_problems"), head, stated_rows, (0.2, 0.25, 0.55), (), words)
    yield from _review(material)


def _review(material: Material) -> Iterator[Piece]:
    """Yield what the review found that is still open, errors first."""
    words, held = material.words, material.rows("findings")
    rows = held[held["state"].isin(["to_review", "true"]) & (held["level"] != "note")]
    if rows.empty:
        return
    cells = [
        (words(f"model.level_{row['level']}"), text_of(row["unit"]), text_of(row["project"]),
         told.finding(row, words), words(f"model.judged_{row['state']}"))
        for row in rows.head(MOST + 1).to_dict("records")
    ]  # fmt: skip
    cells += [("",) * 5] * (len(rows) - len(cells))
    named = ("level", "unit", "project", "matter", "state")
    head = tuple(words(f"report.ledger_{name}") for name in named)
    yield _grid(
        words("report.table_findings"), head, cells, (0.08, 0.18, 0.2, 0.44, 0.1), (), words
    )


def _cures(material: Material) -> Iterator[Piece]:
    words, held = material.words, material.rows("problem")
    yield Heading(words("report.chapter_cures"))
    stated = held[held["rectified"] == 1]
    if stated.empty:
        yield Prose(words("report.no_cures"))
    else:
        cells = [tuple(text_of(row[n]) for n in ("unit", "project", "rectification"))
                 for row in stated.to_dict("records")]  # fmt: skip
        head = tuple(words(f"deck.head_{name}") for name in ("unit", "project", "rectification"))
        yield _grid(words("report.table_cures"), head, cells, (0.2, 0.25, 0.55), (), words)
    open_ = len(held) - len(stated)
    if open_:
        yield Prose(words("report.cures_open", count=open_))


def _units(material: Material) -> Iterator[Piece]:
    """Yield every unit's projects, a heading and a table each."""
    words = material.words
    yield Heading(words("report.chapter_units"))
    projects = material.rows("project")
    if len(projects) > LISTED:
        yield Prose(words("report.too_many", count=f"{len(projects):,}"))
        return
    for row in material.rows("unit").to_dict("records"):
        yield Heading(text_of(row["unit"]), 2)
        own = projects[projects["unit"] == row["unit"]]
        if own.empty:
            yield Prose(words("deck.unit_silent"))
            continue
        yield _rates(words("report.table_projects"), own, "project", words)


def _basis(material: Material) -> Iterator[Piece]:
    """Yield on what all rests: selection, data-as-of, rules, every threshold in use."""
    words = material.words
    yield Heading(words("report.chapter_basis"), counted=False)
    head = (words("report.matter"), words("report.says"))
    yield Grid(words("report.table_basis"), head, tuple(material.basis()), (0.24, 0.76))
    held = tuple((bound.rule, bound.meaning, bound.value, bound.default)
                 for bound in material.thresholds())  # fmt: skip
    named = ("ledger_rule", "bounded", "value", "default")
    heads = tuple(words(f"report.{name}") for name in named)
    yield Grid(words("report.table_thresholds"), heads, held, (0.12, 0.6, 0.14, 0.14), (2, 3))
