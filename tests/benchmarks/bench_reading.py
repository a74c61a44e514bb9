"""How long it takes to read, check and store, beside what others take merely to open the files.

    python tests/benchmarks/bench_reading.py [--merged 20000] [--rows 20000] [--files 1000]
        [--times 3] [--keep FOLDER]

Made first, of partly distinct texts: a list of 20,000 projects with one row an indicator (140,000
rows, 14 columns, each project's own ten cells merged down its seven rows); one with one row a
project (27 columns, three header rows, only units merged down, 140,000 indicators); 1,000
workbooks of ten projects. `--keep` leaves them in a folder for the next run. Each way of opening
runs in a process of its own, its imports and the start of our worker not counted, one after the
other on an otherwise idle machine, all of them several times over: a machine's pace changes from
one minute to the next. Printed: the middle of each way's seconds, ours in proportion to it and what
that was in each round, the seconds of each stage, the peak memory of our process and its workers.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from functools import wraps
from operator import itemgetter
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__)
DATA = HERE.parents[2] / "data"
PER_UNIT = 100
MEBI, KIBI = 2**20, 2**10
HALF, ALL, WORKER_MEBI = 0.5, 1.0, 1536


def samples() -> ModuleType:
    """Return data/make_samples.py: the workbooks here are laid out and worded as the samples."""
    sys.path.insert(0, str(DATA))
    return importlib.import_module("make_samples")


def plans() -> list[list[Any]]:
    """Return the samples' plans of projects, whoever runs them."""
    units = tomllib.loads((DATA / "district.toml").read_text(encoding="utf-8"))["units"]
    return [plan for unit in units for plan in unit["projects"]]


def rows(make: ModuleType, unit: str, count: int, dice: random.Random) -> Iterator[list[Any]]:
    """Yield the cells of a unit's projects; numbers, dates and some words differ in every one."""
    for at in range(count):
        plan = list(dice.choice(PLANS))
        plan[0] = f"{plan[0]}（{dice.choice('一二三四五六七八九十')}期{at + 1}标段）"
        plan[3] = f"{plan[3]}，覆盖{dice.randint(2, 60)}个社区"
        plan[5] = dice.randint(3, 4000)
        rate = make.execution(dice, dice.uniform(0.7, 1))
        budget = round(dice.uniform(5, 900), 2)
        spent = round(budget * rate, 2)
        general = round(spent * make.SHARES[plan[2]][0], 2)
        sources = (general, 0.0, round(spent - general, 2))
        texts = make.texts_of(dice, plan, 2023, rate)
        project = make.Project(unit, plan[0], budget, spent, sources, round(rate, 4), texts)
        yield project.row(at + 1)


PLANS = plans()


def write(path: Path, units: list[str], per_unit: int, seed: int) -> None:
    """Write a list of these units' projects, each unit merged down its rows, 合计 at the end."""
    make = samples()
    dice = random.Random(seed)  # noqa: S311 (an invented district)
    owner = units[0] if len(units) == 1 else "示例市"
    book, sheet, width = make.new_sheet(f"2023年{owner}项目绩效自评表", "单位：万元", make.FULL)
    make.write_row(sheet, 7, [0.0] * width, 9)
    styles = [cell._style for cell in sheet[7]]
    row = first = 7
    money = [0.0] * 5
    for unit in units:
        first = row
        for values in rows(make, unit, per_unit, dice):
            values[0] = row - 6
            money = [
                have + (more if isinstance(more, float) else 0.0)
                for have, more in zip(money, values[3:8], strict=True)
            ]
            for column, value in enumerate(values, start=1):
                cell = sheet.cell(row, column, value)
                cell._style = styles[column - 1]
            row += 1
        sheet.merge_cells(start_row=first, end_row=row - 1, start_column=2, end_column=2)
    make.write_row(sheet, row, ["合计", None, None, *(round(m, 2) for m in money), None], 9)
    sheet.cell(row + 1, 1, "填报人：示例    联系电话：0000-0000    填报日期：2024年3月15日")
    book.save(path)


HEADINGS = (
    "序号", "单位名称", "项目名称", "预算金额", "实际支出", "执行率", "年度绩效目标", "完成情况",
    "存在的问题", "整改情况", "一级指标", "二级指标", "年度指标值", "实际完成值",
)  # fmt: skip
LEVELS = (
    *(("产出指标", name) for name in ("数量指标", "质量指标", "时效指标")),
    *(("效益指标", name) for name in ("经济效益指标", "社会效益指标", "生态效益指标")),
    ("满意度指标", "服务对象满意度指标"),
)


def write_merged(path: Path, units: list[str], per_unit: int, seed: int) -> None:
    """Write a list with one row an indicator, what belongs to the project merged down its rows."""
    from openpyxl.worksheet.cell_range import CellRange  # noqa: PLC0415

    make = samples()
    dice = random.Random(seed)  # noqa: S311 (an invented district)
    book = make.Workbook()
    sheet = book.active
    sheet.append(["2023年示例市项目绩效自评表"])
    sheet.append(["单位：万元"])
    sheet.append(HEADINGS)
    merges, row, number = sheet.merged_cells.ranges, 4, 0
    for unit in units:
        for values in rows(make, unit, per_unit, dice):
            number += 1
            told = [number, unit, *values[2:5], f"{values[8]:.2%}", *values[9:11], *values[25:27]]
            texts = [(text or None) for text in values[11:25]]
            last = row + len(LEVELS) - 1
            for at, level in enumerate(LEVELS):
                own = told if at == 0 else [None] * len(told)
                sheet.append([*own, *level, *texts[at * 2 : at * 2 + 2]])
            # As merge_cells does it, without looking at every range that is there already.
            merges.update(
                CellRange(min_col=column, max_col=column, min_row=row, max_row=last)
                for column in range(1, len(told) + 1)
            )
            row = last + 1
    book.save(path)


def prepared(path: Path, writer: Callable[..., None], projects: int) -> list[str]:
    """Return the path of a large list, written where it is missing; none for no projects."""
    if projects and not path.exists():
        units = [f"示例单位{n:04d}" for n in range(max(projects // PER_UNIT, 1))]
        writer(path, units, min(PER_UNIT, projects), 1)
    return [str(path)] if projects else []


def small_ones(small: Path, files: int) -> list[str]:
    """Return the paths of the small workbooks, written where they are missing."""
    if files and not small.exists():
        small.mkdir()
        for number in range(files):
            write(small / f"单位{number:04d}.xlsx", [f"示例街道{number:04d}"], 10, number)
    return sorted(map(str, small.iterdir())) if files else []


# Each way, run in a process of its own ----------------------------------------------------------

Way = Callable[[list[str]], dict[str, float]]


def openpyxl(paths: list[str]) -> dict[str, float]:
    """Open with openpyxl, merges and all."""
    from openpyxl import load_workbook  # noqa: PLC0415

    for path in paths:
        load_workbook(path)
    return {}


def calamine(paths: list[str]) -> dict[str, float]:
    """Read all sheets' values with calamine alone."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    for path in paths:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return {}


def pandas_with(engine: str | None) -> Way:
    """Open with pandas under an engine, None for its own choice (openpyxl)."""

    def opened(paths: list[str]) -> dict[str, float]:
        import pandas as pd  # noqa: PLC0415

        for path in paths:
            pd.read_excel(path, header=None, engine=engine)  # type: ignore[arg-type]
        return {}

    return opened


def ours(paths: list[str]) -> dict[str, float]:
    """Import into a fresh home as the command does; return the seconds of each stage."""
    from argparse import Namespace  # noqa: PLC0415

    from gridperf import commands, pipeline, reading  # noqa: PLC0415
    from gridperf.store import Store  # noqa: PLC0415
    from gridperf.words import Words  # noqa: PLC0415
    from gridperf.workbook import workers  # noqa: PLC0415

    stages: dict[str, float] = {}
    for module, name in (
        (reading, "open_workbook"),
        (reading, "read_sheets"),
        (Store, "_take_in"),
        (pipeline, "review"),
    ):
        setattr(module, name, timed(getattr(module, name), name, stages))
    with tempfile.TemporaryDirectory() as home:
        store = Store.open(Path(home))
        desk = commands.Desk(sys.stderr, sys.stderr, Words("en"))
        reading.expect_files()
        workers.in_worker("math:sqrt", 1.0)  # its start is no more counted than others' imports
        given = {"year": None, "unit": None, "by": "", "dry_run": False, "password": None}
        options = Namespace(files=paths, **given)
        start = time.perf_counter()
        code = commands.file_in(desk, options, store)
        stages["all"] = time.perf_counter() - start
        counts = store.view("district").iloc[0]
        stages |= {"projects": float(counts.projects), "findings": len(store.view("findings"))}
        stages["refused"] = code
        store.close()
    return stages


def timed(call: Callable[..., Any], name: str, into: dict[str, float]) -> Callable[..., Any]:
    """Return the function, its seconds added up under its name."""

    @wraps(call)
    def measured(*args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        try:
            return call(*args, **kwargs)
        finally:
            into[name] = into.get(name, 0.0) + time.perf_counter() - start

    return measured


WAYS: dict[str, Way] = {
    "ours": ours,
    "openpyxl": openpyxl,
    "pandas": pandas_with(None),
    "pandas, calamine": pandas_with("calamine"),
    "calamine": calamine,
}
IMPORTS = {
    "ours": "import gridperf.commands",
    "openpyxl": "import openpyxl",
    "calamine": "import python_calamine",
}


def run(way: str, paths: list[str]) -> None:
    """Print as JSON what one way takes: seconds, stages, peak memory of itself and its children."""
    exec(IMPORTS.get(way, "import pandas, openpyxl, python_calamine"))  # noqa: S102 (own text)
    cpu, start = time.process_time(), time.perf_counter()
    stages = WAYS[way](paths)
    seconds = stages.pop("all", time.perf_counter() - start)
    if way == "ours":
        from gridperf.workbook import workers  # noqa: PLC0415

        workers._POOL.close()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own, children = (one.ru_maxrss * KIBI / MEBI for one in used)
    cpu = sum(one.ru_utime + one.ru_stime for one in used) - cpu
    found = {"seconds": seconds, "cpu": cpu, "stages": stages, "own": own, "workers": children}
    print(json.dumps(found))


def measured(way: str, paths: list[str]) -> dict[str, Any]:
    """Return what one way takes, in a fresh process."""
    command = [sys.executable, str(HERE), "--way", way, *paths]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def middle(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the run that took neither longest nor shortest."""
    return sorted(runs, key=itemgetter("seconds"))[len(runs) // 2]


def compared(
    title: str, paths: list[str], whole: list[str], against: tuple[str, float], times: int
) -> None:
    """Print a table: every way's seconds and memory, ours against it, and our stages."""
    rival, bound = against
    heads = ("seconds", "ours/it", "CPU s", "own MiB", "workers")
    print(f"\n{title}\n{'':<18}", *(f"{head:>8}" for head in heads))
    rounds = [
        {way: measured(way, whole if way == "ours" else paths) for way in WAYS}
        for _ in range(times)
    ]
    found = {way: middle([one[way] for one in rounds]) for way in WAYS}
    for way, it in found.items():
        ratio = found["ours"]["seconds"] / it["seconds"]
        print(
            f"{way:<18} {it['seconds']:>8.2f} {ratio:>8.2f} {it['cpu']:>8.2f} {it['own']:>8.0f}",
            end="",
        )
        print(f" {it['workers']:>8.0f}" if way == "ours" else "", flush=True)
    print(*(f"  {stage} {number:.2f}" for stage, number in found["ours"]["stages"].items()))
    ratio = found["ours"]["seconds"] / found[rival]["seconds"]
    each = (f"{one['ours']['seconds'] / one[rival]['seconds']:.2f}" for one in rounds)
    print(f"  ours / {rival} in each round:", *each)
    kept = ratio < bound and found["ours"]["workers"] < WORKER_MEBI
    print(f"  ours / {rival} {ratio:.2f}, asked for below {bound}: {'yes' if kept else 'NO'}")


def main() -> None:
    """Make the workbooks, measure every way, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--merged", type=int, default=20_000)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--way")
    parser.add_argument("paths", nargs="*")
    options = parser.parse_args()
    if options.way:
        run(options.way, options.paths)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        merged = prepared(folder / f"merged-{options.merged}.xlsx", write_merged, options.merged)
        large = prepared(folder / f"list-{options.rows}.xlsx", write, options.rows)
        small = small_ones(folder / f"small-{options.files}", options.files)
        lists = "A list of {:,} projects, {}"
        if merged:
            title = lists.format(options.merged, "a row an indicator, projects merged down")
            compared(title, merged, merged, ("openpyxl", HALF), options.times)
        if large:
            title = lists.format(options.rows, "a row a project, units merged down")
            compared(title, large, large, ("openpyxl", HALF), options.times)
        if small:
            whole = [str(Path(small[0]).parent)]
            title = f"{options.files:,} workbooks of 10 projects"
            compared(title, small, whole, ("pandas", ALL), options.times)


if __name__ == "__main__":
    main()
