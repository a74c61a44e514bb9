"""Targets that ask by how much a time is cut or a place won: 办理时限 缩短3天, 排名 前进2名.

Of the time itself, and of the place, less is better; of what it is cut by, more is. 缩短至3天 names
the time again.
"""

from __future__ import annotations

import re

_HOW_MUCH = "(?:天数|时间|时长|时限|工期|幅度?|量|数|名次|位次)?(?:了|约|不少于)?"
_FIGURE = r"[:：，\s]*(?=[\d一二两三四五六七八九十半]|$)"
_CUT = re.compile(
    f"(?:[缩减]短|[压削缩]减|压缩|减少|提前|提速|节[约省]|降低|下降|加快|精简){_HOW_MUCH}{_FIGURE}"
)
_WON = re.compile(f"(?:前进|前移|上升|提[升高]|进[位升]|晋[位升]|攀升){_HOW_MUCH}{_FIGURE}")


def is_cut(promise: str) -> bool:
    """Tell whether what is promised of a time is by how much it is cut.

    `promise` is the indicator's name with its target, parted by a comma.
    """
    return _CUT.search(promise) is not None


def is_won(promise: str) -> bool:
    """Tell whether what is promised of a place among others is by how many it rises."""
    return _WON.search(promise) is not None
