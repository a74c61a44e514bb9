"""Many files read ahead: the same documents, in order, whatever lies among them."""

from __future__ import annotations

import pandas as pd

from gridperf import pipeline
from gridperf.checks import Ask, review
from gridperf.model import Refusal, Refused
from gridperf.reading import read_all
from gridperf.resources import SAMPLES
from gridperf.store import Arrival, Receipt, Store

TABLES = [path for path in sorted(SAMPLES.glob("*")) if "2020" in path.name or "2021" in path.name]
FILES = [
    *((path.name, path.read_bytes(), None) for path in TABLES),
    ("会议通知.txt", "关于召开会议的通知".encode(), None),
    ("坏.xlsx", TABLES[-1].read_bytes()[:700], None),
    ("没有.xlsx", b"", Refusal("unreadable", "not_found", {"path": "没有.xlsx"})),
]


def test_files_read_ahead_say_what_they_say_one_by_one() -> None:
    read = list(read_all(iter(FILES), choices={}))
    assert [data for _, data in read] == [data for _, data, _ in FILES]
    for (name, data, refusal), (document, _) in zip(FILES, read, strict=True):
        assert document.file == name
        if not refusal:
            assert document == pipeline.read(name, data, choices={})
    assert [document.outcome for document, _ in read[-3:]] == ["refused"] * 3


def test_whoever_stops_early_waits_for_nothing() -> None:
    first, _ = next(read_all(iter(FILES * 5)))
    assert first.file == FILES[0][0]


def test_each_file_of_many_gets_its_own_receipt_or_refusal() -> None:
    together, alone = Store.in_memory(), Store.in_memory()
    outcomes = list(pipeline.keep_all(together, read_all(iter(FILES), 2021, "某单位"), "王工"))
    for (name, data, _), (document, outcome) in zip(FILES, outcomes, strict=True):
        assert document.file == name
        if isinstance(outcome, Receipt):
            assert outcome == pipeline.file(alone, name, data, year=2021, unit="某单位", by="王工")
    assert [isinstance(outcome, Refused) for _, outcome in outcomes[-3:]] == [True] * 3
    assert together.revision == alone.revision
    assert len(together.view("findings")) == len(alone.view("findings"))


def test_many_small_files_leave_together_what_each_leaves_alone() -> None:
    paths = [*TABLES[1:], *sorted(SAMPLES.glob("项目*.xlsx"))]
    told = [(path.name, path.read_bytes(), None) for path in paths]
    documents = [(pipeline.complete(document, 2021, "某单位"), data)
                 for document, data in read_all(iter(told))]  # fmt: skip
    reviews: list[int] = []

    def counted(ask: Ask) -> pd.DataFrame:
        reviews.append(1)
        return review(ask)

    together, alone = Store.in_memory(), Store.in_memory()
    arrivals = [Arrival(document, data) for document, data in documents]
    assert all(isinstance(one, Receipt) for one in together.file_all(arrivals, review=counted))
    for arrival in arrivals:
        alone.file(*arrival, review=review)
    assert len(reviews) == 1
    for view in ("project", "indicator", "funding", "statement", "findings"):
        own = [store.view(view).drop(columns="stored_at", errors="ignore")
               for store in (together, alone)]  # fmt: skip
        assert own[0].equals(own[1]), view
