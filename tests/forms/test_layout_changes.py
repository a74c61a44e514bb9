"""Every drawn form, laid out as others lay it out: what is read of it stays the same.

A form is moved, spaced out, filled down, typed with other signs: none of this changes what it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gridperf.model import Merge, Scalar, Sheet, Workbook
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of, told

DRAWN = sorted((Path(__file__).parent / "provinces").glob("*.txt"))
Change = Callable[[Sheet], Sheet]
HALF = str.maketrans("（）：，；％", "():,;%")
WORD = re.compile("[\u4e00-\u9fff]{2,4}")
LABEL = re.compile("^([\u4e00-\u9fff]{3})([\u4e00-\u9fff]{2,5})$")
NUMBER = re.compile(r"\d+\.\d+")
BUT = {
    # Rows merged with those above them: filled in, they say the same indicator twice.
    "filled down": {"merged_rows"},
    # Where blank columns part two tables, others part the second's 合计 from its amounts.
    "blank columns between": {"lists_side_by_side"},
}
"""Drawings that a change makes say something else."""


def at(sheet: Sheet, rows: int, columns: int) -> Sheet:
    """Return the sheet with its cells moved down and to the right."""
    blank: list[Scalar] = [None] * columns
    width = columns + max(map(len, sheet.rows))
    moved = [*([None] * width for _ in range(rows)), *([*blank, *row] for row in sheet.rows)]
    merges = (Merge(m.top + rows, m.left + columns, m.bottom + rows, m.right + columns)
              for m in sheet.merges)  # fmt: skip
    return replace(sheet, rows=moved, merges=tuple(merges))


def spaced_out(sheet: Sheet) -> Sheet:
    """Return the sheet with a blank row between all rows that no merge holds together."""
    place, rows = {}, []
    for row, values in enumerate(sheet.rows):
        if row and not any(merge.top < row <= merge.bottom for merge in sheet.merges):
            rows.append([None] * len(values))
        place[row] = len(rows)
        rows.append(values)
    merges = (m._replace(top=place[m.top], bottom=place[m.bottom]) for m in sheet.merges)
    return replace(sheet, rows=rows, merges=tuple(merges))


def parted(sheet: Sheet) -> Sheet:
    """Return the sheet with a blank column behind every one."""
    rows: list[list[Scalar]] = [[one for value in row for one in (value, None)]
                                for row in sheet.rows]  # fmt: skip
    merges = (m._replace(left=m.left * 2, right=m.right * 2) for m in sheet.merges)
    return replace(sheet, rows=rows, merges=tuple(merges))


def filled_down(sheet: Sheet) -> Sheet:
    """Return the sheet with what was merged down written out in each of its rows."""
    rows, merges = [list(row) for row in sheet.rows], []
    for merge in sheet.merges:
        for row in range(merge.top, merge.bottom + 1):
            rows[row][merge.left] = sheet.rows[merge.top][merge.left]
            if merge.right > merge.left:
                merges.append(merge._replace(top=row, bottom=row))
    return replace(sheet, rows=rows, merges=tuple(merges))


def written(change: Callable[[Scalar], Scalar]) -> Change:
    """Return the change of every cell's value by itself."""
    return lambda sheet: replace(sheet, rows=[list(map(change, row)) for row in sheet.rows])


def words(change: Callable[[str], str]) -> Change:
    """Return the change of every cell's words."""
    return written(lambda value: change(value) if isinstance(value, str) else value)


def signed(sheet: Sheet) -> Sheet:
    """Return the sheet with who filled it in, and a note, below it."""
    width = max(map(len, sheet.rows))
    below = ("填报人：张三      联系电话：0755-12345678", "注：本表一式两份，由单位填报。")
    further = [[text, *[None] * (width - 1)] for text in below]
    return replace(sheet, rows=[*sheet.rows, *further])


def cut_short(sheet: Sheet) -> Sheet:
    """Return the sheet with rows that end where nothing follows, as files hold them."""
    last = (max((at for at, one in enumerate(row) if one is not None), default=-1)
            for row in sheet.rows)  # fmt: skip
    return replace(sheet, rows=[row[: at + 1] for row, at in zip(sheet.rows, last, strict=True)])


CHANGES: dict[str, Change] = {
    "from the second column": lambda sheet: at(sheet, 0, 1),
    "from the third row": lambda sheet: at(sheet, 2, 0),
    "blank rows between": spaced_out,
    "blank columns between": parted,
    "filled down": filled_down,
    "words spread": words(lambda text: "  ".join(text) if WORD.fullmatch(text) else text),
    "half-width signs": words(lambda text: text.translate(HALF)),
    "blanks around": words(lambda text: f"\u3000{text} \xa0"),
    "lines broken": words(lambda text: LABEL.sub(r"\1\n\2", text)),
    "numbers as text": written(lambda value: None if value is None else f"{value}"),
    "rows cut short": cut_short,
    "signed": signed,
}


def facts(sheet: Sheet) -> list[str]:
    """Return what is read of a sheet, without what is said of its cells."""
    lines = told(interpret(Workbook("f.xlsx", "", (sheet,))), sheet)
    read = (line for line in lines if not re.match(r"R1\d\d |left:", line))
    short = (NUMBER.sub(lambda found: f"{Decimal(found[0]).normalize():f}", line) for line in read)
    return ["".join(line.split()).translate(HALF).replace("\\n", "") for line in short]


@pytest.mark.parametrize("name", CHANGES)
def test_another_layout_of_a_form_says_the_same(name: str) -> None:
    other = {}
    for path in DRAWN:
        if path.stem in BUT.get(name, ()):
            continue
        sheet = sheet_of(path.read_text(encoding="utf-8").partition("\n===\n")[0])
        before, after = facts(sheet), facts(CHANGES[name](sheet))
        if before != after:
            other[path.stem] = sorted(set(before) ^ set(after))
    assert not other


UNPAGED = {"list_on_two_pages", "list_under_who_filled", "list_of_sources_with_unread_amounts"}
"""Lists of which a part under a head of its own may be another unit's, or another list."""


def paged(sheet: Sheet, head: range, row: int) -> Sheet:
    """Return the sheet with its rows from `row` on under the same head on another page."""
    title = sheet.rows[: head.stop]
    further = [m._replace(top=m.top + row, bottom=m.bottom + row)
               for m in sheet.merges if m.bottom < head.stop]  # fmt: skip
    moved = [m if m.top < row else m._replace(top=m.top + head.stop, bottom=m.bottom + head.stop)
             for m in sheet.merges]  # fmt: skip
    rows = [*sheet.rows[:row], *map(list, title), *sheet.rows[row:]]
    return replace(sheet, rows=rows, merges=(*moved, *further))


def test_a_list_over_two_pages_is_one() -> None:
    other = []
    for path in DRAWN:
        sheet = sheet_of(path.read_text(encoding="utf-8").partition("\n===\n")[0])
        forms = interpret(Workbook("f.xlsx", "", (sheet,))).forms
        if [form.form for form in forms] != ["project_list"] or path.stem in UNPAGED:
            continue
        head, said = range(forms[0].header_rows[-1]), facts(sheet)
        held = {row for m in sheet.merges for row in range(m.top + 1, m.bottom + 1)}
        breaks = (row for row in range(head.stop + 1, len(sheet.rows)) if row not in held)
        other += [f"{path.stem} {row}" for row in breaks
                  if facts(paged(sheet, head, row)) != said]  # fmt: skip
    assert not other
