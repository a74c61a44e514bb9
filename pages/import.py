"""Page /import."""

from gridperf.ui import selection

selection.current()
