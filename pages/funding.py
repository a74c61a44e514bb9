"""Page /funding."""

from gridperf.ui import selection

selection.current()
