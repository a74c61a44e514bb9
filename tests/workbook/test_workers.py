from __future__ import annotations

import ctypes
import subprocess
import sys
import textwrap
import zipfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from gridperf.model import Refused
from gridperf.reading import expect_files, read_apart
from gridperf.workbook import bounds, memory, open_workbook, workers

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book() -> bytes:
    made = Workbook()
    made.active.append(["项目名称", 1])
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def worker_pids() -> list[int]:
    return [worker._process.pid for worker in workers._POOL._idle]


def test_a_worker_is_kept_for_the_next_file(book: bytes):
    open_workbook("a.xlsx", book)
    kept = worker_pids()
    open_workbook("b.xlsx", book)
    assert worker_pids() == kept


def test_the_first_file_goes_to_the_worker_that_expects_it(book: bytes):
    workers._POOL.close()
    expect_files()
    expected = worker_pids()
    assert read_apart("a.xlsx", book).sha256
    assert worker_pids() == expected


def test_a_worker_that_died_is_replaced(book: bytes):
    open_workbook("a.xlsx", book)
    for worker in workers._POOL._idle:
        worker._process.kill()
        worker._process.wait()
    assert open_workbook("a.xlsx", book).sheets


def test_many_threads_read_at_once(book: bytes):
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda i: open_workbook(f"{i}.xlsx", book).name, range(40)))
    assert found == [f"{i}.xlsx" for i in range(40)]


def test_a_file_that_takes_too_long_is_refused_and_its_worker_ended(book: bytes):
    rows = "".join(f'<row r="{i}"><c r="A{i}"><v>{i}</v></c></row>' for i in range(1, 600_000))
    slow = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(slow, "w") as new:
        for name in old.namelist():
            if name == "xl/worksheets/sheet1.xml":
                new.writestr(name, f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
            else:
                new.writestr(name, old.read(name))
    task = "gridperf.reading:read_whole"
    with pytest.raises(Refused) as refused:
        workers.in_worker(task, "a.xlsx", slow.getvalue(), None, None, None, seconds=0.05)
    assert (refused.value.reason, refused.value.key) == ("too_large", "too_slow")
    assert open_workbook("a.xlsx", book).sheets


def test_files_open_inside_of_a_streamlit_page(book: bytes):
    def page(data: bytes) -> None:
        import streamlit as st  # noqa: PLC0415 (the page is a script of its own)

        from gridperf.workbook import open_workbook  # noqa: PLC0415

        st.write(str(open_workbook("a.xlsx", data).sheets[0].rows))

    shown = AppTest.from_function(page, kwargs={"data": book}, default_timeout=60).run()
    assert not shown.exception
    assert shown.markdown[0].value == "[['项目名称', 1.0]]"


def test_a_worker_ends_when_its_parent_is_gone():
    worker = workers._Worker()
    worker.requests.close()
    assert worker._process.wait(30) == 0
    worker.end()


def test_a_script_that_only_reads_one_file_ends_in_silence(book: bytes, tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(book)
    program = f"""
        import pathlib, sys
        sys.path.insert(0, {str(ROOT)!r})
        from gridperf.workbook import open_workbook
        print(len(open_workbook("a.xlsx", pathlib.Path({str(path)!r}).read_bytes()).sheets))
    """
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "1", "")


def test_bounds_leave_room_for_every_honest_table():
    assert bounds.CELLS > 100_000 * 27


def test_what_bounds_a_worker_on_windows_is_laid_out_as_windows_has_it():
    assert ctypes.sizeof(memory.Limits) == 144
    assert memory.Limits.most_of_process.offset == 112


def test_a_worker_has_no_more_memory_than_its_bound():
    program = """
        from gridperf.workbook.memory import limit_memory, peak_memory
        limit_memory(2**30)
        assert 0 < peak_memory() < 2**30
        try:
            bytes(2**31)
        except MemoryError:
            print("bound")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True, text=True, check=False, timeout=60, cwd=ROOT,
    )  # fmt: skip
    assert done.stdout == "bound\n", done.stderr


def test_a_large_process_starts_workers_that_are_not_taken_for_large():
    program = """
        import subprocess, sys
        held = bytearray(b"x") * (3 * 2**28)
        child = "from gridperf.workbook.memory import peak_memory; print(peak_memory())"
        print(subprocess.run([sys.executable, "-c", child], capture_output=True).stdout.decode())
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True, text=True, check=True, timeout=60, cwd=ROOT,
    )  # fmt: skip
    assert 0 < int(done.stdout) < 2**28
