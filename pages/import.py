"""Page /import: drop files, check, store (数据导入)."""

from gridperf.ui import importing, selection

importing.show(selection.current())
