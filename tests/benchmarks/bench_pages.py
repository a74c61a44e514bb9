"""How long the server takes for every page, at 1,000 and at 100,000 projects, cold and warm.

    python tests/benchmarks/bench_pages.py [PROJECTS ...]

Prints a line a page and size: seconds of the first run in a fresh session ("cold", nothing cached
for this store yet) and of a rerun ("warm"), and at the end the ratio of the largest size to the
smallest. The pages run through dashboard.py as they are; the browser's drawing is not in it.
"""

from __future__ import annotations

import gc
import hashlib
import os
import random
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from streamlit.testing.v1 import AppTest

from gridperf.model import Cell, Document, Form, Funding, Indicator, Project, Status
from gridperf.resources import ROOT
from gridperf.store import Store

PAGES = (
    "overview", "units", "projects", "funding", "indicators", "findings", "trends", "meeting",
    "import", "reference", "settings",
)  # fmt: skip
DIMENSIONS = (
    ("产出指标", "quantity"),
    ("产出指标", "quality"),
    ("产出指标", "timeliness"),
    ("效益指标", "economic"),
    ("效益指标", "social"),
    ("效益指标", "ecological"),
    ("满意度指标", "satisfaction"),
)
STATUSES: tuple[Status, ...] = ("met", "met", "met", "unmet", "qualitative", "not_applicable")
PER_UNIT = 200
SIZES = (1_000, 100_000)
ENOUGH, ALLOWED_SECONDS, ALLOWED_RATIO = 0.5, 0.2, 3


def project(unit: str, number: int, dice: random.Random) -> Project:
    """Return an invented project with seven indicators and three sources."""
    budget = Decimal(dice.randint(100, 90_000)) / 100
    spent = (budget * dice.randint(20, 104) / 100).quantize(Decimal("0.01"))
    indicators = tuple(
        Indicator(
            group=group,
            dimension=dimension,  # type: ignore[arg-type]
            target="≥95%",
            actual=f"{dice.randint(80, 100)}%",
            status=dice.choice(STATUSES),
            cells={"target": Cell(f"L{number}", "≥95%")},
        )
        for group, dimension in DIMENSIONS
    )
    return Project(
        unit=unit,
        year=2024,
        name=f"示例项目{number}",
        sequence=str(number),
        budget=budget,
        spent=spent,
        funding=(Funding("general_public", "一般公共预算", spent=spent),),
        stated_rate=(spent / budget).quantize(Decimal("0.0001")),
        goal="完成年度任务",
        result="已完成",
        problems="无",
        rectification="无",
        indicators=indicators,
        cells={"budget": Cell(f"D{number}", str(budget)), "spent": Cell(f"E{number}", str(spent))},
    )


def fill(home: Path, projects: int) -> None:
    """Store so many invented projects, a list a unit."""
    dice = random.Random(7)  # noqa: S311 (an invented district)
    store = Store.open(home)
    for first in range(0, projects, PER_UNIT):
        unit = f"示例单位{first // PER_UNIT + 1:03d}"
        listed = tuple(project(unit, n + 7, dice) for n in range(min(PER_UNIT, projects - first)))
        data = unit.encode()
        form = Form("自评表", "project_list", "A1:Z99", unit, 2024, projects=listed)
        document = Document(f"{unit}.xlsx", hashlib.sha256(data).hexdigest(), forms=(form,))
        store.file(document, data, by="benchmark")
    store.close()


def run(page: str) -> tuple[float, float]:
    """Return the seconds of a page's first run in a fresh session and of the fastest rerun."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=300)
    app.run()
    times = []
    for _ in range(4):
        start = time.perf_counter()
        app.switch_page(f"pages/{page}.py").run()
        times.append(time.perf_counter() - start)
        if app.exception:
            raise SystemExit(f"{page}: {app.exception[0].value}")
    return times[0], min(times[1:])


def main(sizes: tuple[int, ...]) -> None:
    """Print the table."""
    warm: dict[tuple[str, int], float] = {}
    print(f"{'page':<10} {'projects':>9} {'cold s':>8} {'warm s':>8}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            fill(Path(folder), size)
            os.environ["GRIDPERF_HOME"] = folder
            for page in PAGES:
                cold, warm[page, size] = run(page)
                print(f"{page:<10} {size:>9,} {cold:>8.3f} {warm[page, size]:>8.3f}", flush=True)
            gc.collect()
    print("\npage        ratio   more s  within")
    for page in PAGES:
        small, large = warm[page, sizes[0]], warm[page, sizes[-1]]
        kept = large <= max(ALLOWED_RATIO * small, small + ALLOWED_SECONDS) and large < ENOUGH
        print(f"{page:<10} {large / small:>6.2f} {large - small:>8.3f}  {'yes' if kept else 'NO'}")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
