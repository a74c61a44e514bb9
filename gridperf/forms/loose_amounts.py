"""Headings that mean an amount only beside other amounts: 计划数 before 使用数, 完成投资 after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.meanings import Meaning
from gridperf.forms.vocabulary import bare, money_unit_in, role_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.forms.meanings import Path

BUDGETS = frozenset({
    "预算指标", "预算指标额度", "指标金额", "指标额", "指标额度", "预算额度", "可用预算",
    "可用指标", "投入资金", "资金投入", "涉及资金", "项目资金", "计划资金", "计划金额",
    "计划投资", "计划投资额", "分配金额", "分配资金", "分配数", "分配额",
})  # fmt: skip
PLANS = frozenset({"计划数", "计划额", "指标数"})
"""What may count anything: a budget only where money stands right behind."""
SPENDINGS = frozenset({
    "完成投资", "完成投资额", "实际完成投资", "实际完成投资额", "资金使用",
})  # fmt: skip


def with_loose_amounts(
    columns: dict[int, Meaning], paths: Mapping[int, Path]
) -> dict[int, Meaning]:
    """Return the columns with a lone budget before the spending, or spending behind the budget."""
    # 资金投入和使用情况 over 计划数 speaks of spending alone by its last word.
    sure = {column: one for column, one in columns.items()
            if one.field != "spent" or bare(paths[column][-1]) not in BUDGETS | PLANS}  # fmt: skip
    found = _budget(sure, paths) or _spending(columns, paths)
    return dict(sorted({**columns, **found}.items())) if found else columns


def is_loose(path: Path) -> bool:
    """Tell whether a heading says an amount only by what stands beside it."""
    return bare(path[-1]) in BUDGETS | PLANS | SPENDINGS


def _budget(columns: dict[int, Meaning], paths: Mapping[int, Path]) -> dict[int, Meaning]:
    spent = [column for column, one in columns.items() if (one.field, one.source) == _SPENT]
    known = any(one.field in {"budget", "budget_initial"} and not _arrived(one)
                for one in columns.values())  # fmt: skip
    if not spent or known:
        return {}
    told = [column for column in _unknown(columns, paths) if column < spent[0] and (
        (word := bare(paths[column][-1])) in BUDGETS
        or (word in PLANS and (beside := columns.get(column + 1)) and beside.kind == "money"))
    ]  # fmt: skip
    return _as_money("budget", told, paths)


def _spending(columns: dict[int, Meaning], paths: Mapping[int, Path]) -> dict[int, Meaning]:
    budget = [column for column, one in columns.items() if (one.field, one.source) == _BUDGET]
    if not budget or any(one.field == "spent" for one in columns.values()):
        return {}
    told = [column for column in _unknown(columns, paths)
            if column > budget[0] and bare(paths[column][-1]) in SPENDINGS]  # fmt: skip
    return _as_money("spent", told, paths)


_SPENT, _BUDGET = ("spent", None), ("budget", None)


def _arrived(one: Meaning) -> bool:
    """Tell whether a column holds what came of a budget (到位数), which is none beside one."""
    return "到位" in one.label


def _unknown(columns: dict[int, Meaning], paths: Mapping[int, Path]) -> list[int]:
    """Return the columns that nothing is known of, under no heading of an indicator."""
    return [column for column, path in paths.items() if column not in columns and not any(
        (role_of(text) or "").startswith(_INDICATORS) for text in path)]  # fmt: skip


_INDICATORS = ("group:", "dimension:", "side:", "level:")


def _as_money(field: str, told: list[int], paths: Mapping[int, Path]) -> dict[int, Meaning]:
    """Return the only column that may hold the amount; of two nobody knows which."""
    if len(told) != 1:
        return {}
    (column,) = told
    unit = next((unit for text in reversed(paths[column]) if (unit := money_unit_in(text))), None)
    return {column: Meaning("money", field, paths[column][-1], money_unit=unit)}
