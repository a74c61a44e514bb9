"""Staged files: read once, stored on demand, each by itself; bounded in number."""

from gridperf import staging
from gridperf.resources import SAMPLES
from gridperf.staging import Batches
from gridperf.store import Store

SEED = next(SAMPLES.glob("2020*.txt"))


def test_a_file_is_staged_once_and_stored_once():
    store, batch = Store.in_memory(), Batches().open()
    first = batch.take(SEED.name, SEED.read_bytes(), store)
    assert batch.take("copy.txt", SEED.read_bytes(), store) is first
    assert first.verdict == "asks"
    assert store.years() == []
    assert list(batch.confirm(store, "王工")) == [(1, 1)]
    assert first.verdict == "stored"
    assert list(batch.confirm(store, "王工")) == []
    assert store.years() == [2020]


def test_the_same_bytes_as_the_current_version_need_no_storing():
    store = Store.in_memory()
    batch = Batches().open()
    batch.take(SEED.name, SEED.read_bytes(), store)
    list(batch.confirm(store, ""))
    again = Batches().open().take(SEED.name, SEED.read_bytes(), store)
    assert (again.verdict, again.storable) == ("unchanged", False)


def test_an_answer_is_stored_in_place_of_the_open_source():
    store, batch = Store.in_memory(), Batches().open()
    staged = batch.take(SEED.name, SEED.read_bytes(), store)
    source = next(q for q in staged.open_questions() if q.kind == "source")
    staged.answers[source.key] = "government_fund"
    list(batch.confirm(store, "王工"))
    spent = store.view("funding").set_index("source")["spent"]
    assert round(spent["government_fund"], 2) == 0.40
    assert round(spent["general_public"], 2) == 220.13


def test_an_answer_given_after_storing_can_still_be_stored():
    store, batch = Store.in_memory(), Batches().open()
    staged = batch.take(SEED.name, SEED.read_bytes(), store)
    source = next(q for q in staged.open_questions() if q.kind == "source")
    list(batch.confirm(store, ""))
    assert not staged.storable
    staged.answers[source.key] = "non_fiscal"
    assert staged.storable
    list(batch.confirm(store, ""))
    assert not staged.storable
    assert round(store.view("funding").set_index("source")["spent"]["non_fiscal"], 2) == 0.40


def test_without_answers_the_source_stays_unconfirmed():
    store, batch = Store.in_memory(), Batches().open()
    batch.take(SEED.name, SEED.read_bytes(), store)
    list(batch.confirm(store, ""))
    spent = store.view("funding").set_index("source")["spent"]
    assert round(spent["unconfirmed"], 2) == 0.40


def test_a_refused_file_is_never_stored():
    store, batch = Store.in_memory(), Batches().open()
    staged = batch.take("坏.txt", b"no table", store)
    assert (staged.verdict, list(batch.confirm(store, ""))) == ("refused", [])


def test_old_batches_give_way(monkeypatch):
    monkeypatch.setattr(staging, "MOST_BATCHES", 2)
    batches = Batches()
    tokens = [batches.open().token for _ in range(3)]
    assert batches.get(tokens[0]) is None
    assert batches.get(tokens[2]) is not None
