"""Page /reference."""

from gridperf.ui import selection

selection.current()
