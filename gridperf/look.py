"""The look in one place: colours, signs, type sizes; screen, slides and paper all ask here.

Every text colour on its ground reaches 4.5:1, a test computes it. A state is never colour alone:
it has a sign and a word (words/model.toml) too.
"""

from __future__ import annotations

from typing import NamedTuple

INK = "#14202B"
QUIET = "#51606E"
LINE = "#D8DEE4"
PAPER = "#FFFFFF"
FIELD = "#F5F7F9"
ACCENT = "#0B5CAD"

FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif'
TEXT, LEAD, HEADING, FIGURE, HERO = 16, 20, 28, 44, 72
STEP = 8


class Mark(NamedTuple):
    """How a state or status is shown: fill, colour of its text on paper, pale ground, sign."""

    fill: str
    text: str
    ground: str
    sign: str
    band: str = "#E4E8EC"
    """Softer than the fill, stronger than the ground: a gauge's band behind its bar."""


STATES: dict[str, Mark] = {
    "good": Mark("#1B7F5C", "#18734F", "#E4F2ED", "✓", "#A9D3C3"),
    "watch": Mark("#C98A00", "#8A5F00", "#FAF1DC", "▲", "#F0D590"),
    "bad": Mark("#C2352B", "#B42F26", "#FAE6E4", "✕", "#EDB9B4"),
    "over": Mark("#7A3FB0", "#7A3FB0", "#F0E8F7", "↑"),
    "none": Mark("#8A96A3", "#5B6672", "#F5F7F9", "–"),
    "unknown": Mark("#8A96A3", "#5B6672", "#F5F7F9", "?"),
    "not_filed": Mark("#8A96A3", "#5B6672", "#F5F7F9", "–"),
}
"""Execution states (执行状态) by key of the views' column `state`."""

STATUSES: dict[str, Mark] = {
    "met": STATES["good"],
    "partly_met": STATES["watch"],
    "unmet": STATES["bad"],
    "qualitative": Mark("#6F93BF", "#33597F", "#EAF0F8", "○"),
    "undecided": Mark("#8A96A3", "#4A5560", "#EEF0F2", "?"),
    "not_applicable": Mark("#D8DEE4", "#5B6672", "#FFFFFF", "–"),
}
"""Indicator statuses (指标完成状态) by key of the views' column `status`."""

LEVELS: dict[str, Mark] = {
    "error": STATES["bad"],
    "warning": STATES["watch"],
    "note": STATES["none"],
}

JUDGED: dict[str, Mark] = {
    "to_review": Mark("#6F93BF", "#33597F", "#EAF0F8", "○"),
    "true": STATES["bad"]._replace(sign="!"),
    "explained": STATES["none"]._replace(sign="i"),
    "false_alarm": STATES["none"],
    "put_right": STATES["good"],
}
"""How findings stand (处理状态) by key of the ledger's column `state`."""

SOURCES: dict[str, str] = {
    "general_public": "#0B5CAD",
    "government_fund": "#4FA3D9",
    "state_capital": "#1F8A8A",
    "fiscal": "#2F7BC4",
    "carried_over": "#7A8CA0",
    "special_account": "#8FB8A8",
    "non_fiscal": "#B9CFE4",
    "other": "#C9C2B2",
    "unconfirmed": "#51606E",
}
"""Sources of money in their fixed order, each its colour; `unconfirmed` is drawn hatched."""
