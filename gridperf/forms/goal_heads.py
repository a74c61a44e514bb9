"""Two captions side by side over two texts: the first heads the goal, the second the result.

Every form has its own words for them (批复的绩效目标 | 年度实际完成, 计划目标 | 完成内容), and some
a heading to their left that says one of them once more.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from gridperf.forms.captions import asks_alone
from gridperf.forms.longer_texts import below_label
from gridperf.forms.money_rows import is_amount
from gridperf.forms.vocabulary import bare

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from gridperf.forms.grid import Grid, Place

HEADING = ""
"""What is said of a caption that only heads the two beside it."""
_AIMS = re.compile("目标(内容|情况|任务|要求|设定)?$")
_DONE = re.compile("完成|实现|达成|成效|效果|结果")


def goal_heads(grid: Grid, rows: Iterable[int], skipped: Container[int]) -> dict[Place, str]:
    """Return the places of captions over a goal and its result, with what they are over.

    Headings to their left come with them as HEADING. `skipped` are the rows of tables.
    """
    found: dict[Place, str] = {}
    for row in rows:
        places = grid.own_places(row) if row not in skipped else []
        for at, (left, right) in enumerate(pairwise(places)):
            if _head_texts(grid, left, right, skipped):
                if any(_over_goal(grid, place, left) for place in places[:at]):
                    break  # 年初绩效目标 beside 全年（调整）绩效目标
                found |= dict.fromkeys(places[:at], HEADING) | {left: "goal", right: "result"}
                break
    return found


def heads_aims(text: str) -> bool:
    """Tell whether a text is a caption over aims, of whatever time (中期目标)."""
    return _AIMS.search(bare(text)) is not None and asks_alone(text)


def _over_goal(grid: Grid, place: Place, beside: Place) -> bool:
    """Tell whether a caption stands over a goal of its own, in the row of the one `beside`."""
    below, row = below_label(grid, place), below_label(grid, beside)[0]
    own = below[0] == row and grid.origin(*below) == below and grid.text(*below)
    return bool(own) and _AIMS.search(bare(grid.text(*place))) is not None


def _head_texts(grid: Grid, left: Place, right: Place, skipped: Container[int]) -> bool:
    """Tell whether two places are captions of goal and result, with words below, not captions."""
    aims, done = grid.text(*left), grid.text(*right)
    if not _AIMS.search(bare(aims)) or _DONE.search(bare(aims)) or not _DONE.search(bare(done)):
        return False
    if not (asks_alone(aims) and asks_alone(done)):
        return False
    below = [below_label(grid, place) for place in (left, right)]
    own = all(grid.origin(*place) == place and place[0] not in skipped for place in below)
    texts = [text for place in below if (text := grid.text(*place))]
    said = texts and not any(asks_alone(text) or is_amount(text) for text in texts)
    return bool(own and said and below[0][0] == below[1][0])
