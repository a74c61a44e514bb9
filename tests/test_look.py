import re

import pytest

from gridperf import look
from gridperf.resources import PACKAGE

TEXTS = [
    *((look.INK, ground) for ground in (look.PAPER, look.FIELD)),
    *((look.QUIET, ground) for ground in (look.PAPER, look.FIELD)),
    (look.ACCENT, look.PAPER),
    (look.ACCENT, look.FIELD),
    (look.PAPER, look.ACCENT),
    *(
        (mark.text, ground)
        for mark in {*look.STATES.values(), *look.STATUSES.values(), *look.LEVELS.values()}
        for ground in (mark.ground, look.PAPER)
    ),
]


def luminance(colour: str) -> float:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("text", "ground"), sorted(set(TEXTS)))
def test_every_text_stands_out_from_its_ground(text, ground):
    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(("theme", "least"), [("dark", 4.5), ("projector", 7)])
@pytest.mark.parametrize(("text", "ground"), sorted(set(TEXTS)))
def test_every_text_stands_out_in_every_theme(text, ground, theme, least):
    drawn = (look.recoloured(colour, theme) for colour in (text, ground))
    light, dark = sorted(map(luminance, drawn), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def test_the_dark_theme_knows_every_colour_of_the_style_sheets():
    sheets = "".join(
        (PACKAGE / "ui" / name).read_text(encoding="utf-8") for name in ("theme.css", "table.css")
    )
    used = {colour.upper() for colour in re.findall(r"#[0-9A-Fa-f]{6}", sheets)}
    assert used <= set(look.THEMES["dark"])


def test_no_state_is_told_by_colour_alone():
    for marks in (look.STATES, look.STATUSES):
        assert all(mark.sign for mark in marks.values())
    seen = [
        look.STATES[state].sign for state in ("good", "watch", "bad", "over", "none", "unknown")
    ]
    assert len(set(seen)) == len(seen)


def test_no_type_on_a_page_is_under_16():
    assert min(look.TEXT, look.LEAD, look.HEADING, look.FIGURE, look.HERO) >= 16


@pytest.mark.parametrize("ground", look.PROJECTORS.values(), ids=look.PROJECTORS)
def test_every_text_on_the_projector_reaches_seven_to_one(ground):
    texts = [ground.ink, ground.quiet, ground.accent, *(text for _, text in ground.states.values())]
    for text in texts:
        light, dark = sorted((luminance(text), luminance(ground.paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 7, text
    assert set(ground.states) == {*look.STATES, *look.STATUSES}
    assert list(ground.sources) == list(look.SOURCES)
