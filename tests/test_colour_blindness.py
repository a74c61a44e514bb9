"""The palette as colour-blind eyes see it: what stands side by side stays apart."""

from itertools import combinations

import pytest

from gridperf import look

# Machado, Oliveira, Fernandes 2009, severity 1.0: linear RGB seen with one kind of cone missing.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def _times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _seen(colour: str, eye: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as an eye sees it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    held = [min(max(share, 0.0), 1.0) for share in _times(EYES[eye], linear)]
    ratios = [xyz / white for xyz, white in zip(_times(TO_XYZ, held), WHITE, strict=True)]
    x, y, z = (r ** (1 / 3) if r > 216 / 24389 else (24389 / 27 * r + 16) / 116 for r in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _apart(one: str, other: str, eye: str) -> float:
    """ΔE (CIE 1976) between two colours; about 2.3 is the least that an eye tells."""
    pairs = zip(_seen(one, eye), _seen(other, eye), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def _too_close(fills: dict[str, str], eye: str, least: float) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one, other in combinations(fills, 2)
        if fills[one] != fills[other] and _apart(fills[one], fills[other], eye) < least
    ]


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", look.THEMES)
def test_states_statuses_and_sources_stay_apart_for_every_eye(theme, eye):
    for marks in (look.STATES, look.STATUSES):
        fills = {key: look.recoloured(mark.fill, theme) for key, mark in marks.items()}
        assert _too_close(fills, eye, 16) == []
    sources = {key: look.recoloured(fill, theme) for key, fill in look.SOURCES.items()}
    del sources["unconfirmed"]  # drawn hatched
    assert _too_close(sources, eye, 11) == []


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("ground", look.PROJECTORS)
def test_the_decks_fills_stay_apart_for_every_eye(ground, eye):
    held = look.PROJECTORS[ground]
    for marks in (look.STATES, look.STATUSES):
        assert _too_close({key: held.states[key][0] for key in marks}, eye, 16) == []
    sources = {key: fill for key, fill in held.sources.items() if key != "unconfirmed"}
    assert _too_close(sources, eye, 11) == []
