"""Rows of a money block (项目资金): what their labels mean, several in one cell among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.rows import count_columns
from gridperf.forms.vocabulary import bare, not_applicable, role_of, source_of
from gridperf.values import read_money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.forms.grid import Grid

PARTS = {"基本支出": "basic", "项目支出": "project"}
_WHOLE = re.compile(r"(总额|总计|合计|总数)$")
"""How the row of the whole ends where its words are those of an amount (部门预算总额)."""


class Line(NamedTuple):
    """One of several rows that stand in the same cells, a line each."""

    role: str
    label: str
    amounts: dict[str, str]


def first_row(grid: Grid, head: int) -> int:
    """Return the block's first row under its head, not the one that numbers the columns (栏次)."""
    row = grid.below(head)
    return grid.below(row) if count_columns(grid.text(*at) for at in grid.own_places(row)) else row


def is_amount(raw: str) -> bool:
    """Tell whether a cell holds an amount: a number, not a dash or a word."""
    return any(sign.isdigit() for sign in raw) and read_money(raw, None).fault is None


def is_figure(raw: str) -> bool:
    """Tell whether a cell holds an amount or a rate."""
    return is_amount(raw.strip().rstrip("%％"))


def says_none(text: str) -> bool:
    """Tell whether words stand for an amount that there is none, or no other: /, 无, 同左."""
    return not_applicable(text) or _NO_AMOUNT.fullmatch(text) is not None


_NO_AMOUNT = re.compile(
    "(暂?无|没有|未)(此项|调[整剂]|变[化动]?|追加|安排|下达|发生|预算|支出)*"
    "|[同与](左|上|前|年初)(列|栏|项|数|预算)*(相同|一致)?|不变"
)


def part_of(label: str) -> str | None:
    """Return the part of a department's money that a label with its own amount names."""
    return PARTS.get(_WHOLE.sub("", bare(label)))


def own_label(text: str) -> str:
    """Return a row's label without what heads its kind: 1.资金来源：（1）财政性资金."""
    return _KIND.sub("", text) if ":" in text or "：" in text else text


_KIND = re.compile(
    r"^\s*[\d一二三四(（)）、.]{0,4}\s*(按)?(资金|经费|预算|支出|收入)(来源|结构|构成|性质)\s*[:：]\s*(?=\S)"
)


def row_role(text: str) -> str | None:
    """Return what a row's label says that it holds: "sum", "source:…", "part:…"; else None."""
    text = own_label(text)
    part = PARTS.get(bare(text))
    role = f"part:{part}" if part else role_of(text)
    if role and role.startswith("money:") and _WHOLE.search(bare(text)):
        role = "sum"
    return role if role and role.startswith(("sum", "source:", "part:")) else source_of(text)


def split_amount(text: str) -> tuple[str, str]:
    """Return label and amount that may stand in one cell (一般公共预算:4560.5)."""
    label, _, amount = text.rpartition(":")
    return label, amount


def label_and_amount(text: str) -> bool:
    """Tell whether a source and its amount stand in one cell."""
    label, amount = split_amount(text)
    return row_role(label) is not None and is_amount(amount)


def label_and_text(text: str) -> bool:
    """Tell whether a source stands in one cell with words for its amount (其他资金:约12)."""
    label, said = split_amount(text)
    return row_role(label) is not None and said not in {"", "无"} and not not_applicable(said)


def lines_of(grid: Grid, row: int, first: int, columns: Mapping[str, int]) -> list[Line]:
    """Return the rows that stand in one row's cells, a line each; none where lines don't agree.

    `first` is the leftmost column of amounts, `columns` where each of them stands.
    """
    labels = next((lines for place in grid.row_places(row)
                   if place[0] == row and place[1] < first
                   and len(lines := grid.raw(*place).strip().splitlines()) > 1), [])  # fmt: skip
    roles = [row_role(label) for label in labels]
    held = {name: grid.raw(row, column).strip().splitlines() for name, column in columns.items()
            if grid.origin(row, column) == (row, column)}  # fmt: skip
    held = {name: lines for name, lines in held.items() if lines}
    agree = all(len(lines) == len(labels) for lines in held.values())
    plain = all(read_money(line, None).fault is None for lines in held.values() for line in lines)
    if not held or None in roles or not agree or not plain:
        return []
    return [
        Line(role, label, {name: lines[at] for name, lines in held.items()})
        for at, (role, label) in enumerate(zip(roles, labels, strict=True))
        if role
    ]
