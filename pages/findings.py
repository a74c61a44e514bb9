"""Page /findings."""

from gridperf.ui import findings, selection

findings.show(selection.current())
