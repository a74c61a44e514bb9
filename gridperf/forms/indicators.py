"""Indicator cells into indicators: numbered targets parted, template residue left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from gridperf.forms.vocabulary import not_applicable
from gridperf.model import Indicator
from gridperf.values import narrow, split_numbered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from gridperf.model import Cell, Dimension, Status

_RESIDUE = re.compile(
    r"""(?:指标|目标|内容|任务)\s*\d{0,2}\s*[:、.]?\s*(?:[.…]*)
      |[.…]{1,}
      |\(?\s*\d+\s*字(?:以内|左右|内)\s*\)?
      |[xX×]{2,}
      |(?:请|对照|结合|针对|根据|按照|围绕|简要|概述|简述|描述|说明|分析|填写)[^\d]{2,80}
       [(（]?(?:限|不超过)?\d+字(?:以内|左右|内)?[)）]?[。.]?""",
    re.VERBOSE,
)


def is_residue(text: str | None) -> bool:
    """Tell whether a text is left over from the blank form.

    指标1:, ……, (100字以内), and what it asks for: 结合自评情况，分析存在的问题。（200字以内）.
    """
    return text is not None and _RESIDUE.fullmatch(narrow(text)) is not None


_LEAD = re.compile(r"指标\s*\d{1,2}\s*(?:[:：、.．]\s*|(?=[\u4e00-\u9fff]))")


def indicator_name(raw: str) -> str | None:
    """Return an indicator's name without the blank form's own 指标1：; None for what it left."""
    said = raw.strip()
    if not said or is_residue(said):
        return None
    lead = _LEAD.match(said)
    return said[lead.end() :] if lead else said


def read_pair(
    cells: Mapping[str, Cell],
    group: str | None,
    dimension: Dimension,
    *,
    inferred: bool = False,
    told: Mapping[str, Any] | None = None,
) -> list[Indicator]:
    """Return the indicators of one pair of cells ("target", "actual"); none if both are blank.

    `told` are further fields of them that the form states beside the pair.
    """
    target, actual = cells.get("target"), cells.get("actual")
    found = told_by_pair(target.raw if target else "", actual.raw if actual else "")
    kept = {side: cell for side, cell in cells.items() if cell.raw} if found else {}
    return [
        Indicator(
            group=group, dimension=dimension, target=promised, actual=done, inferred=inferred,
            status=status, cells=kept, **(told or {}),
        )
        for promised, done, status in found
    ]  # fmt: skip


@lru_cache(maxsize=1 << 16)
def told_by_pair(target: str, actual: str) -> tuple[tuple[str | None, str | None, Status], ...]:
    """Return what a pair of texts says: its targets, completions and whether they apply.

    Most texts of a large list stand in many of its rows.
    """
    promised, done = _said(target), _said(actual)
    if promised is None and done is None:
        return ()
    return tuple(
        (one, other, "not_applicable" if _both_not_applicable(one, other) else "undecided")
        for one, other in split_numbered(promised, done)
    )


def _said(raw: str) -> str | None:
    text = raw.strip()
    return None if not text or is_residue(text) else text


def _both_not_applicable(target: str | None, actual: str | None) -> bool:
    return not_applicable(target) and (actual is None or not_applicable(actual))
