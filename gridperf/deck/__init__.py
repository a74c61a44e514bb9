"""The meeting's slides (会议材料) as values: what stands on each, computed from the views' rows.

Pure: the screen, the slides' file and the tests take the same. Nothing is drawn here.
"""

from gridperf.deck.agenda import PARTS, Agenda
from gridperf.deck.build import Basis, build
from gridperf.deck.rows import Rows
from gridperf.deck.slides import Bar, Bars, Figures, Gauge, Part, Prose, Slide, Stack, Stacks

__all__ = [
    "PARTS",
    "Agenda",
    "Bar",
    "Bars",
    "Basis",
    "Figures",
    "Gauge",
    "Part",
    "Prose",
    "Rows",
    "Slide",
    "Stack",
    "Stacks",
    "build",
]
