"""Staged files: read once, stored on demand, each by itself; bounded in number."""

import threading
import zipfile
from io import BytesIO

import pyzipper
from msoffcrypto.format.ooxml import OOXMLFile

from gridperf import staged as staged_files
from gridperf import staging
from gridperf.corrections import Correction, spots_at
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


def _zip(**members):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.txt", data)
    return packed.getvalue()


def _drop(batch, name, data, store):
    batch.drop(name, data, store)
    while batch.reading:
        batch.wait(1)


def test_an_archive_becomes_its_members_and_one_bad_file_holds_up_no_other():
    store, batch = Store.in_memory(), Batches().open()
    _drop(batch, "报送.zip", _zip(good=SEED.read_bytes(), bad=b"no table"), store)
    verdicts = {staged.name: staged.verdict for staged in batch.files.values()}
    assert verdicts == {"good.txt": "asks", "bad.txt": "refused"}
    assert {staged.within for staged in batch.files.values()} == {
        "报送.zip/good.txt",
        "报送.zip/bad.txt",
    }
    assert batch.progress == (2, 2)


def test_a_file_that_is_left_out_is_not_stored_until_it_is_taken_in_again():
    store, batch = Store.in_memory(), Batches().open()
    staged = batch.take(SEED.name, SEED.read_bytes(), store)
    batch.leave_out(staged.sha256)
    assert (staged.verdict, list(batch.confirm(store, ""))) == ("left_out", [])
    batch.leave_out(staged.sha256, out=False)
    assert list(batch.confirm(store, "")) == [(1, 1)]


def test_the_same_bytes_are_not_taken_twice_but_take_in_again_what_was_left_out():
    store, batch = Store.in_memory(), Batches().open()
    staged = batch.take(SEED.name, SEED.read_bytes(), store)
    assert not batch.drop("又一份.txt", SEED.read_bytes(), store)
    batch.leave_out(staged.sha256)
    assert batch.drop("又一份.txt", SEED.read_bytes(), store)
    assert (len(batch.files), staged.verdict) == (1, "asks")


def test_progress_counts_every_file_that_was_dropped(monkeypatch):
    store, batch, held = Store.in_memory(), Batches().open(), threading.Event()
    batch.drop("先读完.txt", b"no table", store)
    while batch.busy:
        batch.wait(1)
    read = staging.read_apart
    monkeypatch.setattr(
        staging, "read_apart", lambda *given, **more: held.wait(10) and read(*given, **more)
    )
    batch.drop("后放入.txt", b"no table either", store)
    assert batch.progress == (1, 2)
    held.set()
    while batch.busy:
        batch.wait(1)
    assert batch.progress == (2, 2)


def test_a_correction_is_stored_with_its_original_and_undone_before_that():
    store, batch = Store.in_memory(), Batches().open()
    staged = batch.take(SEED.name, SEED.read_bytes(), store)
    sheet = staged.document.forms[0].sheet
    spot = next(s for s in spots_at(staged.document, sheet, "E14") if s.path == "spent")
    staged.correct(Correction(sheet, "E14", "1.05", "9.99", spot), {})
    staged.correct(Correction(sheet, "E14", "9.99", "1.04", spot), {})
    staged.undo(staged.steps[:1], {})
    assert text_of_spent(staged, spot) == "1.04"
    list(batch.confirm(store, "王工"))
    projects = store.view("project")
    number = int(projects[projects["spent"] == 1.04]["project_id"].iloc[0])
    (said,) = store.records("answer", number).to_dict("records")
    assert (said["path"], said["answer"], said["answered_by"]) == ("spent", "1.04", "王工")
    assert staged.verdict == "stored"
    staged.undo(staged.steps[:1], {})
    staged.correct(Correction(sheet, "E14", "1.05", "1.03", spot), {})
    assert staged.verdict == "changed"
    list(batch.confirm(store, "王工"))
    assert list(store.view("filings")["version"]) == [2, 1]


def test_one_act_is_one_step_however_often_it_is_said():
    store, batch = Store.in_memory(), Batches().open()
    staged = batch.take(SEED.name, SEED.read_bytes(), store)
    sheet = staged.document.forms[0].sheet
    spot = next(s for s in spots_at(staged.document, sheet, "E13") if s.path == "spent")
    for _ in ("the field is left", "the button is clicked"):
        staged.correct(Correction(sheet, "E13", "37.76", "37.77", spot), {})
    assert [step.value for step in staged.steps] == ["37.77"]
    assert staged.revised == 1
    # A window that still shows the first value says no other original.
    staged.correct(Correction(sheet, "E13", "37.76", "37.78", spot), {})
    assert [step.found for step in staged.steps] == ["37.76", "37.77"]
    staged.undo(staged.steps[:1], {})
    assert [(step.found, step.value) for step in staged.steps] == [("37.76", "37.78")]


def test_what_was_corrected_and_stored_can_be_taken_back():
    store, batch = Store.in_memory(), Batches().open()
    staged = batch.take(SEED.name, SEED.read_bytes(), store)
    sheet = staged.document.forms[0].sheet
    spot = next(s for s in spots_at(staged.document, sheet, "E14") if s.path == "spent")
    staged.correct(Correction(sheet, "E14", "1.05", "9.99", spot), {})
    list(batch.confirm(store, "王工"))
    staged.undo(staged.steps[:1], {})
    assert staged.verdict == "changed"
    list(batch.confirm(store, "王工"))
    assert staged.verdict == "stored"
    assert {1.05, 9.99} & set(store.view("project")["spent"]) == {1.05}
    assert list(store.view("filings")["version"]) == [2, 1]


def test_a_batch_that_was_cleared_in_another_window_stores_nothing():
    batches, store = Batches(), Store.in_memory()
    batch = batches.open()
    batch.take(SEED.name, SEED.read_bytes(), store)
    batches.close(batch.token)
    batch.begin_storing(store, "王工")
    assert batch.stored is None
    assert store.view("filings").empty


def test_a_file_whose_version_was_withdrawn_can_be_stored_again():
    store, batch = Store.in_memory(), Batches().open()
    list(batch_of(store).confirm(store, "王工"))
    staged = batch.take(SEED.name, SEED.read_bytes(), store)
    list(batch.confirm(store, "王工"))
    assert staged.verdict == "unchanged"
    for number in store.view("filings")["submission_id"]:
        store.withdraw(int(number), "报错", review=None)
    staged.renew(store)
    assert staged.storable
    list(batch.confirm(store, "王工"))
    assert staged.verdict == "stored"


def batch_of(store):
    batch = Batches().open()
    batch.take(SEED.name, SEED.read_bytes(), store)
    return batch


def text_of_spent(staged, spot):
    return str(staged.document.forms[spot.form].projects[spot.project].spent)


def test_a_file_under_a_password_is_read_once_it_is_given():
    store, batch = Store.in_memory(), Batches().open()
    locked = _locked(next(SAMPLES.glob("2020*.xlsx")).read_bytes(), "Long2021")
    staged = batch.take("加密.xlsx", locked, store)
    assert staged.verdict == "locked"
    staged.unlock("wrong", {})
    assert (staged.verdict, staged.document.refusal.key) == ("locked", "password_wrong")
    staged.unlock("Long2021", {})
    assert len(staged.document.forms[0].projects) == 8
    assert list(batch.confirm(store, "")) == [(1, 1)]


def test_an_archive_under_a_password_gives_its_files_once_it_is_given():
    packed = BytesIO()
    with pyzipper.AESZipFile(packed, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"2021")
        archive.writestr(f"报送/{SEED.name}", SEED.read_bytes())
    store, batch = Store.in_memory(), Batches().open()
    batch.drop("报送.zip", packed.getvalue(), store)
    while batch.reading:
        batch.wait(1)
    (staged,) = batch.files.values()
    for given in ("", "2020"):
        batch.unlock(staged, given, store)
        assert staged.verdict == "locked"
    batch.unlock(staged, "2021", store)
    while batch.reading:
        batch.wait(1)
    assert [(held.name, held.verdict) for held in batch.files.values()] == [(SEED.name, "asks")]


def _locked(data, password):
    locked = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(password, locked)
    return locked.getvalue()


def test_a_password_that_fits_opens_the_other_files_under_it_and_stays_silent_about_the_rest():
    store, batch = Store.in_memory(), Batches().open()
    plain = SEED.read_bytes()
    books = [next(SAMPLES.glob(f"{year}*.xlsx")).read_bytes() for year in (2020, 2021, 2022)]
    given = zip("甲乙丙", books, ("2021", "2021", "other"), strict=True)
    first, second, third = (
        batch.take(f"{name}.xlsx", _locked(book, key), store) for name, book, key in given
    )
    batch.take(SEED.name, plain, store)
    batch.unlock(first, "2021", store)
    while batch.reading:
        batch.wait(1)
    assert "locked" not in {first.verdict, second.verdict}
    assert (third.verdict, third.document.refusal.key) == ("locked", "password_needed")


def test_a_very_large_file_is_corrected_in_the_background(monkeypatch):
    monkeypatch.setattr(staged_files, "LARGE", 3)
    store, batch = Store.in_memory(), Batches().open()
    staged = batch.take(SEED.name, SEED.read_bytes(), store)
    threads = []

    def correct(choices):
        threads.append((threading.current_thread().name, staged.verdict))
        staged.correct(Correction(SEED.stem, "D12", "0.20", "0.30"), choices)

    batch.revise(staged, correct, store)
    while batch.reading:
        batch.wait(1)
    assert threads[0][0].startswith("reading")
    assert threads[0][1] == "reading"
    assert len(staged.steps) == 1
    assert staged.verdict == "asks"


def test_the_sheets_of_a_file_are_opened_once_however_often_they_are_looked_at():
    store, batch = Store.in_memory(), Batches().open()
    staged = batch.take(SEED.name, SEED.read_bytes(), store)
    assert staged.verdict == "asks"
    assert staged.opened() is staged.opened()
    staged = batch.take("坏.txt", b"no table at all " * 20, store)
    assert staged.verdict == "refused"


def test_what_could_not_be_read_is_told_in_the_verdict():
    store, batch = Store.in_memory(), Batches().open()
    text = SEED.read_text(encoding="utf-8").replace("1.05\t1.05", "1.05\t约1.05", 1)
    staged = batch.take(SEED.name, text.encode(), store)
    assert staged.asks().faults == 1
    assert staged.verdict == "asks"


def test_a_corrected_file_is_compared_with_the_current_version():
    store, batch = Store.in_memory(), Batches().open()
    batch.take(SEED.name, SEED.read_bytes(), store)
    list(batch.confirm(store, ""))
    later = SEED.read_text(encoding="utf-8").replace("1.05\t1.05", "1.05\t1.00", 1)
    staged = Batches().open().take(SEED.name, later.encode(), store)
    (comparison,) = staged.comparisons
    assert comparison.filed.replaced == 1
    assert [str(c.new) for c in comparison.changes if c.path == "spent"] == ["1.000000"]
