"""The store (库): DuckDB behind a few verbs; the only place that imports duckdb."""

from gridperf.store.arrivals import Arrival
from gridperf.store.comparison import Change, Comparison, Difference
from gridperf.store.connection import DiskFull, StoreFault, StoreInUse
from gridperf.store.declared import Column, Relation, facts, views
from gridperf.store.face import Store
from gridperf.store.ledger import Judgement
from gridperf.store.names import spelling_key
from gridperf.store.receipt import Filed, Receipt
from gridperf.store.units import Close

__all__ = [
    "Arrival",
    "Change",
    "Close",
    "Column",
    "Comparison",
    "Difference",
    "DiskFull",
    "Filed",
    "Judgement",
    "Receipt",
    "Relation",
    "Store",
    "StoreFault",
    "StoreInUse",
    "facts",
    "spelling_key",
    "views",
]
