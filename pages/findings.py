"""Page /findings."""

from gridperf.ui import selection

selection.current()
