"""How long everything that is handed in takes, over a district of 60 units, 600 projects, 3 years.

    python -m tests.benchmarks.bench_reports [KIND ...]

Prints a line a kind: seconds, of them at work in this process, files, size; every one must stay
below 20 seconds on a machine that does nothing else. The documents of
one year take the latest, the others all three. Pictures need a browser, as in the product.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from pathlib import Path

from gridperf import pipeline
from gridperf.backup import back_up, restore
from gridperf.model import Document, Form, Selection
from gridperf.reports import KINDS, files_of, packed
from gridperf.store import Store
from gridperf.words import Words
from tests.benchmarks.bench_pages import project

UNITS, PROJECTS, YEARS = 60, 10, (2022, 2023, 2024)
ALLOWED = 20.0


def fill(home: Path) -> Store:
    """Return a store with the invented district, checked as an import checks it."""
    import random  # noqa: PLC0415 (only here)
    from dataclasses import replace  # noqa: PLC0415 (only here)

    dice = random.Random(7)  # noqa: S311 (an invented district)
    store = Store.open(home)
    for year in YEARS:
        listed = tuple(
            replace(
                project(f"示例单位{at // PROJECTS + 1:03d}", at + 7, dice), year=year,
                problems="进度偏慢", rectification="已倒排工期，按月通报进度",
            )
            for at in range(UNITS * PROJECTS)
        )  # fmt: skip
        data = str(year).encode()
        form = Form("自评表", "project_list", "A1:Z99", None, year, projects=listed)
        sha = hashlib.sha256(data).hexdigest()
        pipeline.keep(store, Document(f"{year}.xlsx", sha, forms=(form,)), data, "bench")
    return store


def main(kinds: tuple[str, ...]) -> None:
    """Print the table."""
    print(f"{'kind':<10} {'seconds':>8} {'work':>6} {'files':>6} {'MB':>7}  within {ALLOWED:g} s")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        store = fill(home)
        for name in kinds or KINDS:
            start = _now()
            files = list(files_of(KINDS[name], store, Selection(), Words("zh")))
            size = len(packed(files)) if len(files) > 1 else len(files[0][1])
            _print(name, _since(start), len(files), size)
        out = Path(folder) / "all.zip"
        start = _now()
        back_up(store, home, out)
        _print("backup", _since(start), 1, out.stat().st_size)
        start = _now()
        restore(store, home, out, replace=True)
        _print("restore", _since(start), 1, out.stat().st_size)
        store.close()


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(start: tuple[float, float]) -> tuple[float, float]:
    return time.perf_counter() - start[0], time.process_time() - start[1]


def _print(name: str, took: tuple[float, float], files: int, size: int) -> None:
    kept = "yes" if took[0] < ALLOWED else "NO"
    print(
        f"{name:<10} {took[0]:>8.2f} {took[1]:>6.2f} {files:>6} {size / (1 << 20):>7.2f}  {kept}",
        flush=True,
    )


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
