"""Page /units."""

from gridperf.ui import selection

selection.current()
