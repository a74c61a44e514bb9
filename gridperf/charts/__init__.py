"""Figures: a frame of a view's rows in, a Plotly figure out; nothing is asked, nothing is kept.

Every builder names the columns that it needs and their units; words come in as `Words`. A figure
never shows a letter under 16 px, and no state by colour alone.
"""

from gridperf.charts.bullets import bullets
from gridperf.charts.canvas import way
from gridperf.charts.distribution import dimension_statuses, execution_bins, status_bar
from gridperf.charts.gauge import gauge
from gridperf.charts.money import MOST, ordered, sources_of_project, stacked_sources, streams
from gridperf.charts.years import spent_by_year

__all__ = [
    "MOST",
    "bullets",
    "dimension_statuses",
    "execution_bins",
    "gauge",
    "ordered",
    "sources_of_project",
    "spent_by_year",
    "stacked_sources",
    "status_bar",
    "streams",
    "way",
]
