"""The head of an indicator table: which column holds names, values, weight, score and reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.choices import IGNORE, headings_of, shape_of
from gridperf.forms.comparators import by_content
from gridperf.forms.facts import year_of_heading
from gridperf.forms.meanings import INDICATORS
from gridperf.forms.vocabulary import bare, role_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from gridperf.forms.grid import Grid, Place

_ADJUSTED = re.compile(r"调整后?的?(年度)?(指标|目标)值")
"""The target as it was changed during the year: where it is filled in, it counts."""
_POINTS = re.compile(r"(分值|权重)[/、及和与]?(实际|自评)?得分")
"""One column for both, the weight first."""
NAMES = {
    "level:1": "level_1", "level:2": "level_2", "level:3": "level_3",
    "side:target": "target", "side:actual": "actual", "side:weight": "weight",
    "side:score": "score", "side:reason": "reason", "side:comparator": "comparator",
    "side:measure_unit": "measure_unit", "field:stated_score": "score",
    "field:rectification": "measure", "field:remark": "remark",
}  # fmt: skip


def table_columns(grid: Grid, row: int) -> dict[str, int] | None:
    """Return the columns of an indicator table that this row heads, None if it heads none."""
    found: dict[str, int] = {}
    roles = []
    chosen = choices_for(grid, row) if grid.choices else {}
    places = _own_places(grid, row, chosen)
    here = _sides_here(grid, places)
    for place in places:
        choice = chosen.get(place[1])
        if choice:
            found.setdefault(choice, place[1])
        role = None if choice else here.get(place) or role_of(grid.text(*place))
        if role:
            roles.append(role)
            if role == "side:target" and "target" in found and "值" in grid.text(*place):
                found.setdefault("level_3", found["target"])  # 指标内容 before 目标值 is its name
                if found["level_3"] == found["target"]:
                    found["target"] = place[1]
            if role in NAMES and not (role in _OF_LEVELS and _of_level(grid, row, place)):
                found.setdefault(NAMES[role], place[1])
        else:
            found = {**_without_role(bare(grid.text(*place)), place[1]), **found}
    if "target" not in found or not _settle_completion(grid, row, found, chosen, here):
        return None
    if "level_3" not in found:
        found.update(_names_between(grid, row, found))
    if not levels_in(found):
        found.update(_under_one_head(grid, places))
    found.pop(IGNORE, None)
    _settle_sides(grid, row, found)
    _settle_reason(grid, row, found)
    _settle_comparator(grid, row, found, {place[1] for place in places} - chosen.keys())
    return found if levels_in(found) and "field:name" not in roles else None


def _settle_completion(
    grid: Grid,
    row: int,
    found: dict[str, int],
    chosen: Mapping[int, str],
    here: Mapping[Place, str],
) -> bool:
    """Let the completion's column be the only one, or of several the only one that says 值.

    Beside 实际完成值 a 完成情况 tells of it in words. Return False where none can be told.
    """
    if "actual" in chosen.values():
        return True
    sides = [place for place in _own_places(grid, row, chosen)
             if (here.get(place) or role_of(grid.text(*place))) == "side:actual"
             and place[1] not in chosen]  # fmt: skip
    valued = [place for place in sides if bare(grid.text(*place)).endswith("值")]
    told = sides if len(sides) == 1 else valued
    if len(told) == 1:
        found["actual"] = told[0][1]
    return len(told) == 1


def _without_role(heading: str, column: int) -> dict[str, int]:
    """Return what a heading says that is no word of the vocabulary: both points, a new target."""
    if _POINTS.fullmatch(heading):
        return {"weight": column, "score": column}
    return {"adjusted": column} if _ADJUSTED.fullmatch(heading) else {}


LEVELS = ("level_1", "level_2", "level_3")


def levels_in(found: Mapping[str, int]) -> int:
    """Return how many levels' columns were found."""
    return sum(level in found for level in LEVELS)


def _under_one_head(grid: Grid, places: Sequence[Place]) -> dict[str, int]:
    """Return the levels' columns where one 指标 stands over all of them, merged."""
    for place in places:
        span = grid.span(*place)
        wide = range(span.left, span.right + 1)
        below = (role_of(grid.text(grid.below(span.bottom), column)) or "" for column in wide)
        if any(role.startswith("level:") for role in below):
            return {}  # it stands over the heads of the levels
        if bare(grid.text(*place)) in INDICATORS and 1 < len(wide) <= len(LEVELS):
            names = LEVELS if len(wide) == len(LEVELS) else (LEVELS[0], LEVELS[-1])
            return dict(zip(names, wide, strict=True))
    return {}


_HERE = {
    "side:target": frozenset({"计划数", "计划完成值", "年度目标", "绩效目标", "绩效标准"}),
    "side:actual": frozenset(
        {
            "完成数",
            "自评值",
            "年度完成",
            "实绩",
            "业绩值",
            "实际绩效",
            "实际情况",
        }
    ),
    "side:score": frozenset({"最终得分", "评价分", "得分情况", "评分结果"}),
    "side:reason": frozenset({"情况说明"}),
}
"""What a row's sides are called where levels head the columns to their left."""


def _sides_here(grid: Grid, places: Sequence[Place]) -> dict[Place, str]:
    """Return the places that head target and completion in words that mean else elsewhere."""
    roles = {place: role_of(grid.text(*place)) or "" for place in places}
    levels = [place[1] for place, role in roles.items() if role.startswith("level:")]
    found: dict[Place, str] = {}
    for side, words in _HERE.items():
        named = [place for place in places if bare(grid.text(*place)) in words
                 and levels and place[1] > max(levels)]  # fmt: skip
        taken = NAMES[side] in {NAMES.get(role) for role in roles.values()}
        if len(levels) > 1 and len(named) == 1 and not taken:
            found[named[0]] = side
    points = [place for place in places if bare(grid.text(*place)) == "分数"]
    sides = {NAMES.get(role) for role in (*roles.values(), *found.values())}
    if len(points) == 1 and "score" in sides and "weight" not in sides:
        found[points[0]] = "side:weight"  # beside the score that was earned
    return found


_SIDES = ("side:actual", "side:target")


def _own_places(grid: Grid, row: int, chosen: Mapping[int, str]) -> Sequence[Place]:
    """Return a head's places without those of other years, unless a person chose what they are."""
    places = _head_places(grid, row)
    other = _of_other_years(grid, [place for place in places if place[1] not in chosen])
    return [place for place in places if place not in other] if other else places


def _of_other_years(grid: Grid, places: Sequence[Place]) -> set[Place]:
    """Return the places of target and completion that are another year's than the form's own.

    It reports the last year that its completions name (2021年完成值 | 2022年完成值), the only one
    that its targets do; a heading without a year beside others is its own.
    """
    done, aims = ({place: year_of_heading(grid.text(*place)) for place in places
                   if role_of(grid.text(*place)) == side} for side in _SIDES)  # fmt: skip
    told = [year for year in (*aims.values(), *done.values()) if year]
    if not told:
        return set()
    reported = [year for year in done.values() if year]
    own = {max(reported)} if reported and len(reported) == len(done) else {*aims.values()}
    return {place for years in (done, aims) for place, year in years.items()
            if year and (None in years.values() or year not in own)}  # fmt: skip


_SIGNS = {
    **dict.fromkeys(("单位", "计量单位", "度量单位"), "measure_unit"),
    **dict.fromkeys(
        ("符号", "指标符号", "运算符", "运算符号", "比较符", "关系符", "性质"), "comparator"
    ),
}
"""What stands beside a target's value below its heading."""


def _settle_sides(grid: Grid, row: int, found: dict[str, int]) -> None:
    """Let a side that stands over 内容 and 指标值 be its value, and the target's 内容 its name."""
    for side in ("target", "actual"):
        span = grid.span(row, found.get(side, 0))
        if side not in found or span.left == span.right or span.bottom > row:
            continue
        under = grid.below(row)
        below = {at: bare(grid.text(under, at)) for at in range(span.left, span.right + 1)}
        values = [at for at, said in below.items() if said.endswith("值")]
        signs = {word: at for at, said in below.items() if (word := _SIGNS.get(said))}
        if len(values) == 1 and signs and side == "target":
            found |= {side: values[0]} | signs
        names = [at for at, said in below.items() if said in _CONTENTS]
        if len(values) == len(names) == 1:
            found[side] = values[0]
            if side == "target":
                found.setdefault("level_3", names[0])


def _settle_comparator(
    grid: Grid, row: int, found: dict[str, int], headed: AbstractSet[int]
) -> None:
    """Let the column that holds comparators be theirs, whatever its heading says."""
    of_level = found.get("level_1")
    free = headed - {column for name, column in found.items() if name != "level_1"}
    column = by_content(grid, head_bottom(grid, row, found), found, sorted(free))
    if column is not None and (column != of_level or levels_in(found) > 1):
        found["comparator"] = column
        if column == of_level:
            del found["level_1"]  # 指标类型, which elsewhere is the first level


def head_bottom(grid: Grid, row: int, columns: Mapping[str, int]) -> int:
    """Return the last row of a table's head: the lower one where the target has a heading in it."""
    column = columns["target"]
    under = grid.below(row)
    below = grid.text(under, column)
    lower = bare(below).endswith("值") and grid.origin(under, column)[0] > row
    wide = grid.span(row, column)
    return under if lower and wide.left < wide.right else wide.bottom


_CONTENTS = frozenset({"内容", "指标内容", "指标", "名称", "指标名称"})
_WHY = re.compile("原因|说明|分析")


def _settle_reason(grid: Grid, row: int, found: dict[str, int]) -> None:
    """Let the reason's own column hold it: beside remarks, or one of several below it.

    偏差原因分析 may stand over 经费保障|人员保障|原因说明. Measures beside it go on with it,
    for most forms ask for both in one column.
    """
    for other in ("measure", "remark"):
        if other in found and ("reason" not in found or other == "remark"):
            found.setdefault("reason", found.pop(other))
    if "reason" in found and (below := sub_headings(grid, row, found["reason"], found)):
        why = [column for column, said in below.items() if _WHY.search(said)]
        if len(why) == 1:
            found["reason"] = why[0]


def sub_headings(grid: Grid, row: int, column: int, found: Mapping[str, int]) -> dict[int, str]:
    """Return column → heading of the lower head row, where the column's heading spans several.

    The head has a lower row where the target's heading reaches down to it.
    """
    span = grid.span(row, column)
    bottom = grid.span(row, found.get("target", column)).bottom
    if span.left == span.right or span.bottom >= bottom:
        return {}
    return {at: said for at in range(span.left, span.right + 1)
            if (said := grid.text(bottom, at))}  # fmt: skip


_OF_LEVELS = frozenset({"side:weight", "side:score", "field:stated_score"})


def _of_level(grid: Grid, row: int, place: Place) -> bool:
    """Tell whether a weight or score is a level's own: it stands between two levels' columns.

    一级指标|权重|二级指标|三级指标|…|分值: the first level's 50 is no indicator's weight.
    """
    levels = [column for _, column in grid.row_places(row)
              if (role_of(grid.text(row, column)) or "").startswith("level:")]  # fmt: skip
    return bool(levels) and min(levels) < place[1] < max(levels)


def _names_between(grid: Grid, row: int, found: Mapping[str, int]) -> dict[str, int]:
    """Return the column of the names where a mere 绩效指标 stands between levels and target."""
    left = max((found[level] for level in ("level_1", "level_2") if level in found), default=None)
    named = [place[1] for place in grid.row_places(row) if bare(grid.text(*place)) in INDICATORS]
    if left is not None:
        between = next((column for column in named if left < column < found["target"]), None)
        return {} if between is None else {"level_3": between}
    ways = [way for column in named if (way := _names_alone(grid, row, column, found["target"]))]
    if not ways[1:]:
        return ways[0] if ways else {}
    first, second = ways[:2]  # 指标 | 绩效指标: groups, then names
    return {"level_1": first["level_3"], "level_3": second.get("level_1", second["level_3"])}


def _names_alone(grid: Grid, row: int, column: int, target: int) -> dict[str, int]:
    """Return what 指标 heads where no level has a heading: the names, behind groups if it is two.

    绩效指标 may also be written along the table, or over several columns over its levels.
    """
    span = grid.span(row, column)
    below = (role_of(grid.text(row + 1, at)) or "" for at in range(span.left, span.right + 1))
    along = column > target or span.bottom > grid.span(row, target).bottom
    if along or any(role.startswith(("level:", "side:")) for role in below):
        return {}
    levels = {0: {"level_3": span.left}, 1: {"level_1": span.left, "level_3": span.right}}
    return levels.get(span.right - span.left, {})


def _head_places(grid: Grid, row: int) -> Sequence[Place]:
    """Return a head's places; where nothing is merged, the row above completes it.

    Over 指标性质, 指标值, 度量单位 stands 年度指标值, beside it what the lower row leaves blank.
    """
    places = grid.row_places(row)
    roles = {role_of(grid.text(*place)) for place in places}
    if row == 0 or "side:actual" in roles or not roles & {"level:1", "level:2", "level:3"}:
        return places
    above = [place for place in grid.row_places(row - 1)
             if not grid.text(row, place[1]) and role_of(grid.text(*place)) in NAMES]  # fmt: skip
    return sorted([*places, *above], key=lambda place: place[1])


def row_headings(grid: Grid, row: int) -> dict[int, str]:
    """Return column → heading of the row that heads an indicator table."""
    return headings_of({place[1]: (grid.text(*place),) for place in grid.row_places(row)})


def choices_for(grid: Grid, row: int) -> dict[int, str]:
    """Return column → meaning as a person chose it for a head of this shape."""
    headings = row_headings(grid, row)
    chosen = grid.choices.get(shape_of(headings), {})
    return {column: chosen[said] for column, said in headings.items() if said in chosen}
