"""The workbook handed back (退回修改表): the unit's own file, its findings marked where they stand.

An Excel workbook keeps every part of it as it is: cells with findings get a ground and a comment,
and a sheet in front lists what is to be done. Any other format is copied into a workbook, every
value at the address that it was read from, and the first sheet says so.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import pandas as pd

from gridperf import progress, told
from gridperf.handback.cells import Place, corners, places, tint
from gridperf.handback.comments import comment
from gridperf.handback.listing import Item, ToDo, put_in_front
from gridperf.handback.package import Package, UnmarkableError
from gridperf.handback.plain_copy import plain_copy
from gridperf.handback.styles import Styles
from gridperf.look import LEVELS
from gridperf.model import Refused, Selection, Workbook
from gridperf.store import Store
from gridperf.store.entries import Search
from gridperf.words import Words
from gridperf.workbook import open_workbook

KEPT = (".xlsx", ".xlsm")
"""Formats that are handed back as they came; any other comes back as the first of these."""


def hand_back(store: Store, selection: Selection, words: Words) -> list[tuple[str, bytes]]:
    """Return a workbook for each file of the selection that has open findings: name, bytes."""
    open_ = store.find_entries(selection, Search("open", rows=None)).rows
    settings, corrected = store.settings(), store.view("correction")
    made: list[tuple[str, bytes]] = []
    grouped = open_.groupby("upload_id", sort=True)
    for place, (upload, rows) in enumerate(grouped, start=1):
        progress.tell("file", str(rows["file"].iloc[0]), place, grouped.ngroups)
        kept = store.original(int(rows["submission_id"].iloc[0]))
        if kept:
            bounds = told.thresholds(settings, words, set(rows["rule"]))
            foot = bounds and words("handback.bounds", bounds=bounds)
            own = corrected[corrected["upload_id"] == upload]
            asked = _asked(rows, own, foot, words)
            name, data = _one(*kept, asked, words)
            made.append((_free(name, {held for held, _ in made}), data))
    return made


def _asked(rows: pd.DataFrame, corrected: pd.DataFrame, foot: str, words: Words) -> ToDo:
    """Return what a file's findings, and what was put right of it, ask for; `foot` stands below."""
    units = list(dict.fromkeys(rows["unit"]))
    items = [_item(row, words, several=len(units) > 1) for row in rows.to_dict("records")]
    items += _put_right(corrected, words)
    years = "、".join(str(year) for year in sorted(set(rows["year"])))
    title = words("handback.title", unit=told.some(units, words), year=years)
    return ToDo(title, _notes(corrected, words), tuple(items), foot)


def _put_right(corrected: pd.DataFrame, words: Words) -> Iterator[Item]:
    """Yield a point for each cell that the office put right: the unit's own file is still wrong."""
    for row in corrected.to_dict("records"):
        sheet, _, address = str(row["cell"]).rpartition("!")
        found = row["found"] if isinstance(row["found"], str) else words("handback.blank")
        said = words("handback.put_right", found=found, answer=row["answer"])
        yield Item("note", sheet, address, "", said)


def _notes(corrected: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """Return what stands above the list: what to do, and what the office put right itself.

    A finding may follow from that: the unit must see that its own sheet says otherwise.
    """
    changes = [
        words("handback.change", cell=str(row["cell"]).replace("!", " "), answer=row["answer"],
              found=row["found"] if isinstance(row["found"], str) else words("handback.blank"))
        for row in corrected.to_dict("records")
    ]  # fmt: skip
    said = words("handback.changed", changes=words("handback.semicolon").join(changes))
    return (words("handback.says"), *([said] if changes else []))


def _one(name: str, data: bytes, asked: ToDo, words: Words) -> tuple[str, bytes]:
    """Return one file's workbook to be handed back."""
    stem, suffix = PurePath(name).stem, PurePath(name).suffix.lower()
    if suffix in KEPT:
        try:
            whole = marked(data, asked, words)
        except UnmarkableError:
            pass
        else:
            return words("handback.file", stem=stem) + suffix, whole
    copied, names = _copied(name, data)
    moved = tuple(replace(item, sheet=names.get(item.sheet, item.sheet)) for item in asked.items)
    notes = (*asked.notes, words("handback.copied", file=name))
    whole = marked(copied, replace(asked, notes=notes, items=moved), words)
    return words("handback.file", stem=stem) + ".xlsx", whole


def _copied(name: str, data: bytes) -> tuple[bytes, dict[str, str]]:
    try:
        return plain_copy(open_workbook(name, data))
    except Refused:  # it was stored under a password that isn't kept: the list alone is left
        return plain_copy(Workbook(name, "", ()))


def _item(row: Mapping[Hashable, Any], words: Words, *, several: bool) -> Item:
    sheet, cell, project = (
        row[name] if isinstance(row[name], str) else "" for name in ("sheet", "cell", "project")
    )
    if several:
        project = " · ".join(part for part in (str(row["unit"]), project) if part)
    late: pd.Timestamp = row["deadline"]
    deadline = late.strftime("%Y-%m-%d") if bool(pd.notna(late)) else ""
    return Item(str(row["level"]), sheet, cell, project, told.finding(row, words), deadline)


def marked(data: bytes, asked: ToDo, words: Words) -> bytes:
    """Return an Excel workbook with grounds, comments and the list; raises UnmarkableError."""
    package = Package(data)
    styles = Styles(package)
    for name, part in package.sheets().items():
        own = [item for item in asked.items if item.sheet == name and item.address]
        if own:
            _mark(package, part, own, styles, words)
    put_in_front(package, styles, asked, words)
    return package.data()


def _mark(package: Package, part: str, items: Sequence[Item], styles: Styles, words: Words) -> None:
    sheet = package.tree(part)
    merged = corners(sheet)
    grave = {level: place for place, level in enumerate(LEVELS)}
    levels: dict[Place, str] = {}
    texts: dict[Place, list[str]] = {}
    for item in sorted(items, key=lambda item: grave[item.level]):
        for found in dict.fromkeys(merged.get(p, p) for p in places(item.address)):
            levels.setdefault(found, item.level)
            said = words(
                "handback.remark", level=words(f"model.level_{item.level}"), said=item.said
            )
            texts.setdefault(found, []).append(said)
    tint(sheet, levels, styles)
    comment(package, part, {place: "\n".join(said) for place, said in texts.items()})


def _free(name: str, taken: set[str]) -> str:
    path, number, tried = PurePath(name), 2, name
    while tried in taken:
        tried, number = f"{path.stem} ({number}){path.suffix}", number + 1
    return tried
