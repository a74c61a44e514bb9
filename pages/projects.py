"""Page /projects."""

from gridperf.ui import selection

selection.current()
