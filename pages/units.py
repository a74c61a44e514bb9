"""Page /units: every unit, or the scorecards of those chosen (单位)."""

from gridperf.ui import selection, units

units.show(selection.current())
