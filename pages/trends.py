"""Page /trends: units and projects across years, and what was taken over (年度对比)."""

from gridperf.ui import selection, trends

trends.show(selection.current())
