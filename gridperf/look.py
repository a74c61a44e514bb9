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
    "not_applicable": Mark("#D9DFE5", "#5B6672", "#FFFFFF", "–"),
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
    "government_fund": "#5498EC",
    "state_capital": "#1BA295",
    "fiscal": "#2F7BC4",
    "carried_over": "#8F7CA4",
    "special_account": "#A1B986",
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


THEMES: dict[str, dict[str, str]] = {
    "light": {},
    "dark": {
        INK: "#E8EEF4", QUIET: "#A9B6C3", LINE: "#2C3A48", PAPER: "#0F1B27", FIELD: "#182634",
        ACCENT: "#7DBBFF",
        "#1B7F5C": "#35B487", "#18734F": "#6FDDB5", "#E4F2ED": "#12332A", "#A9D3C3": "#1F5A47",
        "#C98A00": "#E0A526", "#8A5F00": "#F6CC66", "#FAF1DC": "#3A2D0E", "#F0D590": "#6B5214",
        "#C2352B": "#E25545", "#B42F26": "#FFA79C", "#FAE6E4": "#3F1A18", "#EDB9B4": "#7A2F28",
        "#7A3FB0": "#C9A6EE", "#F0E8F7": "#2C2040", "#8A96A3": "#7D8A97", "#5B6672": "#C3CCD5",
        "#E4E8EC": "#33414F", "#6F93BF": "#7FA8DB", "#33597F": "#B5D0F2", "#EAF0F8": "#1B2A3E",
        "#4A5560": "#C3CCD5", "#EEF0F2": "#232F3B", "#E6EAEE": "#33414F", "#E3EDF7": "#1D3146",
        "#F3EDDF": "#332B18", "#D9DFE5": "#2C3A48",
        "#5498EC": "#A7D9FE", "#1BA295": "#408EA8", "#2F7BC4": "#4A8EFF",
        "#8F7CA4": "#96B6C2", "#A1B986": "#B7C9C0", "#B9CFE4": "#E3F1F9", "#C9C2B2": "#D9DBBF",
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


def _ground(theme: str) -> Projector:
    """Return the ground of the deck that a theme's colours make."""
    ink, quiet, line, paper, field, accent = (
        recoloured(colour, theme) for colour in (INK, QUIET, LINE, PAPER, FIELD, ACCENT)
    )
    states = {
        key: (recoloured(mark.fill, theme), recoloured(mark.text, theme))
        for key, mark in (STATES | STATUSES).items()
    }
    sources = {key: recoloured(fill, theme) for key, fill in SOURCES.items()}
    return Projector(ink, quiet, line, paper, field, accent, states, sources)


PROJECTORS: dict[str, Projector] = {
    "dark": _ground("dark"),
    # The track of a bar must be seen on white.
    "light": _ground("projector")._replace(field=FIELD),
}
"""Grounds of the deck by name: dark for dim rooms, light for bright ones."""


def by_variables(sheet: str) -> str:
    """Return a style sheet with its colours as variables, for sheets that are laid down once."""
    return _COLOUR.sub(lambda found: f"var(--c-{found[0][1:].upper()})", sheet)


def variables(sheet: str, theme: str) -> str:
    """Return the variables that a sheet by `by_variables` needs, as a theme draws them."""
    found = sorted({colour.upper() for colour in _COLOUR.findall(sheet)})
    return "".join(f"--c-{colour[1:]}:{recoloured(colour, theme)};" for colour in found)
