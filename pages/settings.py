"""Page /settings: who is to file, and by which bounds all is judged (设置)."""

from gridperf.ui import selection, settings

settings.show(selection.current())
