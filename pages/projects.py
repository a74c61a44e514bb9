"""Page /projects."""

from gridperf.ui import projects, selection

projects.show(selection.current())
