"""Page /: overview."""

from gridperf.ui import selection

selection.current()
