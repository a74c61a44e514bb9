"""Page /indicators: targets by dimension and status, and those worth a look (指标)."""

from gridperf.ui import indicators, selection

indicators.show(selection.current())
