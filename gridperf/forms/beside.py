"""A column's meaning completed by the columns beside it: sides of pairs, lone goals and results."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.goal_columns import with_goal_groups
from gridperf.forms.loose_amounts import with_loose_amounts
from gridperf.forms.meanings import INDICATORS, LEVELS, Meaning
from gridperf.forms.vocabulary import bare
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.forms.meanings import Path


POINTS = re.compile(r"\((?:满分|分值)?:?(\d+(?:\.\d+)?)分\)")
"""What a heading adds where the column holds a score (产出指标（40分）)."""


def settled(columns: dict[int, Meaning], paths: Mapping[int, Path]) -> dict[int, Meaning]:
    """Return the columns with what those beside them tell, without those of no indicator."""
    columns = with_goal_groups(with_loose_amounts(_spent(columns, paths), paths), paths)
    columns = _measures(columns, paths)
    told = _of_execution(_named_in_group(_named(columns, paths)))
    meant = _paired(_without_points(told, paths), paths)
    meant = _score_of_all(_without_lone_scores(meant))
    meant = _texts_of_lone_sides(_results_beside_goals(meant))
    return _without_empty_sides(meant)


def _spent(columns: dict[int, Meaning], paths: Mapping[int, Path]) -> dict[int, Meaning]:
    """Return the columns with 项目支出 right of a budget (项目预算) as what was spent of it.

    Elsewhere 项目支出 is a part of a department's money.
    """
    spent = {column for column, path in paths.items()
             if column not in columns and bare(path[-1]) == "项目支出"
             and (left := columns.get(column - 1)) and left.field == "budget"}  # fmt: skip
    known = any(one.field == "spent" for one in columns.values())
    if known or len(spent) != 1:
        return columns
    (column,) = spent
    meaning = replace(columns[column - 1], field="spent", label=paths[column][-1])
    return dict(sorted({**columns, column: meaning}.items()))


def _measures(columns: dict[int, Meaning], paths: Mapping[int, Path]) -> dict[int, Meaning]:
    """Return the columns with a bare 措施 right of the problems as what is done about them."""
    if any(one.field == "rectification" for one in columns.values()):
        return columns
    found = {column: Meaning("field", "rectification", path[-1]) for column, path in paths.items()
             if column not in columns and bare(path[-1]) in {"措施", "对策"}
             and (left := columns.get(column - 1)) and left.field == "problems"}  # fmt: skip
    return dict(sorted({**columns, **found}.items())) if found else columns


def _named(columns: dict[int, Meaning], paths: Mapping[int, Path]) -> dict[int, Meaning]:
    """Return the columns with a bare 指标 left of the only target as the indicators' names."""
    targets = [column for column, one in columns.items() if one.field == "target"]
    left = targets[0] - 1 if len(targets) == 1 else -1
    named = left not in columns and bare(paths.get(left, ("",))[-1]) in INDICATORS
    done = any(one.field == "actual" for one in columns.values())
    if not named or not done or any(one.field in LEVELS for one in columns.values()):
        return columns
    return dict(sorted({**columns, left: Meaning("indicator", "level_3", paths[left][-1])}.items()))


def _named_in_group(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Return the columns with a bare 指标 right before the target of its group as that one's name.

    产出指标 over 指标, 目标值 and 完成值, or over 指标内容 and 目标值.
    """
    named = {
        column: replace(one, field="level_3")
        for column, one in columns.items()
        if one.kind == "indicator" and any(_key(one)) and bare(one.label) in _NAMES
        and (after := columns.get(column + 1)) and _key(after) == _key(one)
        and after.field == "target" and (not one.field or "值" in after.label)
    }  # fmt: skip
    return columns | named


_NAMES = INDICATORS | {"指标内容"}


def _of_execution(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Return the columns with a reason right of the money that speaks of it as the execution's.

    预算执行偏差原因 stands beside the rate, 未完成原因 beside what was done.
    """
    if any(one.kind == "field" and one.field == "reason" for one in columns.values()):
        return columns
    found = {
        column: Meaning("field", "reason", one.label)
        for column, one in columns.items()
        if one.kind == "indicator" and one.field == "reason" and not any(_key(one))
        and _OF_MONEY.search(bare(one.label))
        and (left := columns.get(column - 1))
        and (left.kind == "money" or left.field == "stated_rate")
    }  # fmt: skip
    return columns | found if len(found) == 1 else columns


_OF_MONEY = re.compile("^(?!.*(绩效|目标|指标|完成)).*(执行|支出|资金|结转|结余)")


def _without_points(columns: dict[int, Meaning], paths: Mapping[int, Path]) -> dict[int, Meaning]:
    """Return the columns without those that hold a part of the score by their heading."""
    scored = {column for column in columns if POINTS.search(narrow(paths[column][-1]))}
    return {
        column: meaning
        for column, meaning in columns.items()
        if column not in scored or not _is_points(columns, column)
    }


def _is_points(columns: dict[int, Meaning], column: int) -> bool:
    """Tell whether a column with points in its heading holds them: money, a lone dimension."""
    meaning = columns[column]
    if meaning.kind != "indicator":
        return meaning.kind == "money"
    after = columns.get(column + 1)
    paired = after is not None and after.field in {"target", "actual"}
    shared = [one for one in columns.values()
              if (one.kind, _key(one)) == ("indicator", _key(meaning))]  # fmt: skip
    return not meaning.field and not paired and len(shared) == 1


def _without_lone_scores(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Return the columns without scores of a dimension that has neither target nor completion."""
    held = {_key(one) for one in columns.values() if one.field in {"target", "actual"}}
    return {
        column: meaning
        for column, meaning in columns.items()
        if meaning.kind != "indicator"
        or meaning.field not in {"score", "weight"}
        or not any(_key(meaning))
        or _key(meaning) in held
    }


def _score_of_all(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Return the columns with one 得分 beside the pairs of several dimensions as the project's."""
    scores = [column for column, one in columns.items()
              if one.field == "score" and not any(_key(one))]  # fmt: skip
    pairs = {_key(one) for one in columns.values() if one.kind == "indicator" and one.dimension}
    taken = any(one.field == "stated_score" for one in columns.values())
    levels = any(one.field in LEVELS for one in columns.values())
    if len(scores) != 1 or len(pairs) == 1 or not pairs or taken or levels:
        return columns
    (column,) = scores
    return columns | {column: Meaning("field", "stated_score", columns[column].label)}


def _key(meaning: Meaning) -> tuple[str | None, str | None]:
    return meaning.group, meaning.dimension


def _without_empty_sides(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Return the columns without weights and reasons that belong to no indicator."""
    sides = {column for column, meaning in columns.items() if meaning.kind == "indicator"}
    if any(columns[column].field in {"target", "actual"} for column in sides):
        return columns
    return {column: meaning for column, meaning in columns.items() if column not in sides}


def _results_beside_goals(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Return the columns with 完成情况 right of the project's goal as its result.

    Only where the indicators have completions of their own: the same word stands over theirs.
    """
    done = [column for column, meaning in columns.items() if meaning.field == "actual"]
    if not done[1:] or any(meaning.field == "result" for meaning in columns.values()):
        return columns
    goals = {column for column, meaning in columns.items()
             if meaning.kind == "field" and meaning.field == "goal"}  # fmt: skip
    return columns | {
        column: Meaning("field", "result", columns[column].label)
        for column in done
        if column - 1 in goals and not (columns[column].dimension or columns[column].group)
    }


def _texts_of_lone_sides(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Return the columns with 目标 and 完成情况 as goal and result where nothing is an indicator.

    A summary asks for the project's goal and what came of it in the words that stand over pairs
    elsewhere; a value (目标值) is an indicator's.
    """
    sides = {column: meaning for column, meaning in columns.items() if meaning.kind == "indicator"}
    fields = [meaning.field for meaning in sides.values()]
    told = any(meaning.dimension or meaning.group or meaning.field in LEVELS
               for meaning in sides.values())  # fmt: skip
    if told or len(set(fields)) < len(fields):
        return columns
    if "target" in fields and "actual" in fields:
        target = next(meaning for meaning in sides.values() if meaning.field == "target")
        if "值" in target.label or "指标" in target.label:
            return columns
    texts = {"target": "goal", "actual": "result", "score": "stated_score", "reason": "reason"}
    taken = {meaning.field for meaning in columns.values() if meaning.kind != "indicator"}
    return columns | {
        column: Meaning("field", texts[meaning.field], meaning.label)
        for column, meaning in sides.items()
        if meaning.field in texts and texts[meaning.field] not in taken
    }


_DONE = re.compile(r"(完成|实现|达成)(情况|程度|值)?$")
"""What a heading says over lone columns of completions (绩效目标完成情况: 数量, 质量)."""


def _paired(columns: dict[int, Meaning], paths: Mapping[int, Path]) -> dict[int, Meaning]:
    """Return the columns with sides for a dimension's two columns that bear no word for them.

    A completion right of a dimension that has but one column is that one's (数量指标, 完成情况).
    """
    done: dict[int, Meaning] = {}
    done_beside = any(one.field == "actual" and any(_key(one)) for one in columns.values())
    for column, meaning in columns.items():
        new = meaning
        left = done.get(column - 1)
        beside = left if left and left.kind == "indicator" and left.field == "target" else None
        if meaning.kind == "indicator" and not meaning.field:
            second = beside is not None and _key(beside) == _key(meaning)
            alone = column + 1 not in columns or _key(columns[column + 1]) != _key(meaning)
            done_only = alone and (
                any(_DONE.search(bare(text)) for text in paths[column][:-1])
                or (bare(meaning.label) == "效果" and done_beside)
            )
            new = replace(meaning, field="actual" if second or done_only else "target")
        elif meaning.field == "actual" and not any(_key(meaning)) and beside:
            alone = not columns[column - 1].field
            new = replace(meaning, group=beside.group, dimension=beside.dimension) if (
                alone) else meaning  # fmt: skip
        done[column] = new
    return done
