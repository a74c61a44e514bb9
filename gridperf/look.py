"""The look in one place: colours, signs, type sizes; screen, slides and paper all ask here.

Every text colour on its ground reaches 4.5:1, a test computes it. A state is never colour alone:
it has a sign and a word (words/model.toml) too.
"""

from __future__ import annotations

import re
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


class Projector(NamedTuple):
    """A ground for the projector: every text on it reaches 7:1, a test computes it."""

    ink: str
    quiet: str
    line: str
    paper: str
    field: str
    accent: str
    states: dict[str, tuple[str, str]]
    """State or status → fill, colour of its text."""
    sources: dict[str, str]


PROJECTORS: dict[str, Projector] = {
    "dark": Projector(
        ink="#FFFFFF",
        quiet="#B9C4CF",
        line="#2C3A48",
        paper="#0C1722",
        field="#15222F",
        accent="#8CC4FF",
        states={
            "good": ("#3FBB8F", "#6FDDB5"),
            "watch": ("#F0B429", "#F6CC66"),
            "bad": ("#FF7A6B", "#FFA79C"),
            "over": ("#B98AE6", "#D3B5F2"),
            "none": ("#7D8A97", "#C3CCD5"),
            "unknown": ("#7D8A97", "#C3CCD5"),
            "not_filed": ("#7D8A97", "#C3CCD5"),
            "met": ("#3FBB8F", "#6FDDB5"),
            "partly_met": ("#F0B429", "#F6CC66"),
            "unmet": ("#FF7A6B", "#FFA79C"),
            "qualitative": ("#7FA8DB", "#B5D0F2"),
            "undecided": ("#8D99A6", "#C3CCD5"),
            "not_applicable": ("#3A4956", "#C3CCD5"),
        },
        sources={
            "general_public": "#4C9BE8",
            "government_fund": "#8CCBF2",
            "state_capital": "#4CC4C4",
            "fiscal": "#6FB1F0",
            "carried_over": "#9FB0C2",
            "special_account": "#A9D3C3",
            "non_fiscal": "#D5E4F2",
            "other": "#DDD6C6",
            "unconfirmed": "#B9C4CF",
        },
    ),
    "light": Projector(
        ink="#000000",
        quiet="#2F3B47",
        line="#9AA5B1",
        paper="#FFFFFF",
        field="#F5F7F9",
        accent="#073B70",
        states={
            "good": ("#1B7F5C", "#0B4A34"),
            "watch": ("#C98A00", "#5C3F00"),
            "bad": ("#C2352B", "#85160E"),
            "over": ("#7A3FB0", "#512480"),
            "none": ("#8A96A3", "#3B4550"),
            "unknown": ("#8A96A3", "#3B4550"),
            "not_filed": ("#8A96A3", "#3B4550"),
            "met": ("#1B7F5C", "#0B4A34"),
            "partly_met": ("#C98A00", "#5C3F00"),
            "unmet": ("#C2352B", "#85160E"),
            "qualitative": ("#6F93BF", "#1E3F66"),
            "undecided": ("#8A96A3", "#3B4550"),
            "not_applicable": ("#D8DEE4", "#3B4550"),
        },
        sources=SOURCES,
    ),
}
"""Grounds of the deck by name: dark for dim rooms, light for bright ones."""


THEMES: dict[str, dict[str, str]] = {
    "light": {},
    "dark": {
        INK: "#E8EEF4", QUIET: "#A9B6C3", LINE: "#2C3A48", PAPER: "#0F1B27", FIELD: "#182634",
        ACCENT: "#7DBBFF",
        "#1B7F5C": "#2FA57C", "#18734F": "#6FDDB5", "#E4F2ED": "#12332A", "#A9D3C3": "#1F5A47",
        "#C98A00": "#E0A526", "#8A5F00": "#F6CC66", "#FAF1DC": "#3A2D0E", "#F0D590": "#6B5214",
        "#C2352B": "#E8604F", "#B42F26": "#FFA79C", "#FAE6E4": "#3F1A18", "#EDB9B4": "#7A2F28",
        "#7A3FB0": "#C9A6EE", "#F0E8F7": "#2C2040", "#8A96A3": "#7D8A97", "#5B6672": "#C3CCD5",
        "#E4E8EC": "#33414F", "#6F93BF": "#7FA8DB", "#33597F": "#B5D0F2", "#EAF0F8": "#1B2A3E",
        "#4A5560": "#C3CCD5", "#EEF0F2": "#232F3B", "#E6EAEE": "#33414F", "#E3EDF7": "#1D3146",
        "#F3EDDF": "#332B18", "#4FA3D9": "#8CCBF2", "#1F8A8A": "#4CC4C4", "#2F7BC4": "#5FA5EA",
        "#7A8CA0": "#9FB0C2", "#8FB8A8": "#A9D3C3", "#B9CFE4": "#D5E4F2", "#C9C2B2": "#DDD6C6",
    },
    "projector": {
        INK: "#000000", QUIET: "#2F3B47", LINE: "#9AA5B1", FIELD: "#FFFFFF", ACCENT: "#073B70",
        "#18734F": "#0B4A34", "#8A5F00": "#5C3F00", "#B42F26": "#85160E", "#7A3FB0": "#512480",
        "#5B6672": "#3B4550", "#33597F": "#1E3F66", "#4A5560": "#3B4550", "#EEF0F2": "#FFFFFF",
    },
}  # fmt: skip
"""Theme → how each colour of the light look is drawn in it; what isn't named stays as it is."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")


def recoloured(text: str, theme: str) -> str:
    """Return a figure's JSON, a style sheet or markup in a theme's colours."""
    drawn = THEMES[theme]
    return _COLOUR.sub(lambda found: drawn.get(found[0].upper(), found[0]), text) if drawn else text


def by_variables(sheet: str) -> str:
    """Return a style sheet with its colours as variables, for sheets that are laid down once."""
    return _COLOUR.sub(lambda found: f"var(--c-{found[0][1:].upper()})", sheet)


def variables(sheet: str, theme: str) -> str:
    """Return the variables that a sheet by `by_variables` needs, as a theme draws them."""
    found = sorted({colour.upper() for colour in _COLOUR.findall(sheet)})
    return "".join(f"--c-{colour[1:]}:{recoloured(colour, theme)};" for colour in found)
