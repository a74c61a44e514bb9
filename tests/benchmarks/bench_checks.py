"""How long the checks take over all that is stored, by check, and what import spends on likeness.

    python tests/benchmarks/bench_checks.py [PROJECTS ...]

Stores invented districts of 10,000 and of 100,000 projects (seven indicators each, two years of
50,000), then reviews everything as a changed threshold does. Prints seconds and findings a check,
the sums, the ratio of the largest size to the smallest, and beside them the seconds that
measuring the likeness of all texts took. Seconds are of the clock and, in brackets, of both cores'
work: on a machine that does other things the clock says more. Texts vary as a district's do.
"""

from __future__ import annotations

import hashlib
import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import duckdb
import pandas as pd

from gridperf import checks
from gridperf.assessment import assess
from gridperf.checks import review
from gridperf.model import Cell, Document, Form, Funding, Indicator, Project
from gridperf.rules import rules
from gridperf.store import Store, declared
from gridperf.store.matches import keep_matches

PER_UNIT = 200
SIZES = (10_000, 100_000)
ALLOWED_SECONDS = 20
PICKING = "picking out"
WHAT = (
    "校舍加固", "困难学生资助", "教师培训", "食堂设备更新", "课后服务", "校园监控", "公路养护",
    "公交补贴", "桥梁检测", "候车亭改造", "道路执法", "信号灯建设", "农田建设", "保费补贴",
    "村庄整治", "疫病防控", "农技推广", "样品检测", "场馆开放", "文化活动", "健身设施", "文物修缮",
)  # fmt: skip
WHERE = (
    "东门",
    "南湖",
    "西坑",
    "北岭",
    "龙岗",
    "青云",
    "新桥",
    "石岩",
    "沙井",
    "福永",
    "坪山",
    "坑梓",
)
UNITS = ("场", "栋", "人次", "台", "公里", "个")
BENEFITS = (
    "消除{}安全隐患", "减轻{}居民负担", "提高{}服务能力", "方便{}群众出行", "改善{}人居环境",
    "稳定{}队伍，促进日常工作开展", "维护{}社会稳定",
)  # fmt: skip
ANSWERS = ("有效{}", "{}，群众反映良好", "达成预期指标", "全年{}，较上年明显好转，未发生群体事件")
RESULTS = ("已完成", "全年完成", "部分完成")
PROBLEMS = ("无", "无", "前期手续办理时间较长，影响支付进度。", "服务对象减少，实际需求低于预期。")
CURES = ("无", "无", "已倒排工期，按月通报。", "加强需求调研。")


def project(unit: str, year: int, number: int, dice: random.Random) -> Project:
    """Return an invented project with seven indicators and three sources."""
    budget = Decimal(dice.randint(100, 90_000)) / 100
    spent = (budget * dice.choice((100, 100, 99, 97, 92, 85, 60)) / 100).quantize(Decimal("0.01"))
    place, what = dice.choice(WHERE), dice.choice(WHAT)
    name = f"{place}{what}项目{number}"
    cells = {"budget": Cell(f"D{number}", str(budget)), "spent": Cell(f"E{number}", str(spent))}
    problem = dice.randrange(4)
    return Project(
        unit=unit,
        year=year,
        name=name,
        sequence=str(number),
        budget=budget,
        spent=spent,
        funding=(
            Funding("general_public", "一般公共预算", spent=spent),
            Funding("government_fund", "政府性基金", spent=Decimal(0)),
            Funding("non_fiscal", "非财政资金", spent=Decimal(0)),
        ),
        stated_rate=(spent / budget).quantize(Decimal("0.0001")),
        goal=f"完成{place}片区{what}任务，保障{dice.choice(WHERE)}群众{dice.choice(WHAT)}需要。",
        result=f"{dice.choice(RESULTS)}{place}片区{what}任务{number}件。",
        problems=PROBLEMS[problem],
        rectification=CURES[problem],
        indicators=indicators(place, what, year, number, dice),
        cells=cells,
    )


def indicators(
    place: str, what: str, year: int, number: int, dice: random.Random
) -> tuple[Indicator, ...]:
    """Return the seven indicators that most lists ask for."""
    many, unit = dice.randint(2, 900), dice.choice(UNITS)
    benefit = dice.choice(BENEFITS).format(place)
    happy = dice.choice((90, 92, 95))
    said = (
        (
            "产出指标",
            "quantity",
            f"{place}{what}不少于{many}{unit}",
            f"完成{many + number % 9}{unit}",
        ),
        ("产出指标", "quality", f"{what}验收合格率≥95%", f"{dice.randint(93, 100)}%"),
        (
            "产出指标",
            "timeliness",
            f"{year}年12月底前完成{what}",
            f"{year}年{dice.randint(9, 12)}月完成",
        ),
        ("效益指标", "economic", "不适用", "不适用"),
        ("效益指标", "social", benefit, dice.choice(ANSWERS).format(benefit)),
        ("效益指标", "ecological", f"减少{place}污染", dice.choice(ANSWERS).format("减少污染")),
        ("满意度指标", "satisfaction", f"{place}群众满意度≥{happy}%", f"{happy + number % 4}%"),
    )
    return tuple(
        Indicator(
            group=group,
            dimension=dimension,  # type: ignore[arg-type]
            target=target,
            actual=actual,
            cells={
                "target": Cell(f"{'KMOQSUW'[at]}{number}", target),
                "actual": Cell(f"{'LNPRTVX'[at]}{number}", actual),
            },
        )
        for at, (group, dimension, target, actual) in enumerate(said)
    )


def fill(store: Store, projects: int) -> None:
    """Store so many invented projects, half of them a year later, a list a unit."""
    dice = random.Random(7)  # noqa: S311 (an invented district)
    for first in range(0, projects, PER_UNIT):
        unit, year = f"示例单位{first // PER_UNIT // 2 + 1:03d}", 2023 + first // PER_UNIT % 2
        listed = tuple(project(unit, year, n + 7, dice) for n in range(PER_UNIT))
        form = assess(Form("自评表", "project_list", "A1:X299", unit, year, projects=listed))
        sha256 = hashlib.sha256(f"{unit}{year}".encode()).hexdigest()
        document = Document(f"{unit}-{year}.xlsx", sha256, forms=(form,))
        store.file(document, unit.encode(), by="benchmark")


class Spent(NamedTuple):
    """Seconds of the clock and of all cores together."""

    clock: float
    work: float

    def __str__(self) -> str:
        """Both, as the tables print them."""
        return f"{self.clock:.2f} s ({self.work:.2f})"


def spent_since(start: Spent) -> Spent:
    """Return what was spent since `start`; since the beginning for Spent(0, 0)."""
    return Spent(time.perf_counter() - start.clock, time.process_time() - start.work)


def measure_likeness(store: Store) -> tuple[Spent, Spent]:
    """Return what measuring all texts takes, and comparing them with the year before.

    Imports do both piece by piece.
    """

    def work(cursor: duckdb.DuckDBPyConnection) -> tuple[Spent, Spent]:
        cursor.execute("DELETE FROM record.indicator_likeness")
        cursor.execute("DELETE FROM record.project_likeness")
        start = spent_since(Spent(0, 0))
        cursor.execute(declared.likeness())
        texts = spent_since(start)
        units = cursor.execute("SELECT DISTINCT unit_id, year FROM record.standing").fetchall()
        start = spent_since(Spent(0, 0))
        keep_matches(cursor, units)
        return texts, spent_since(start)

    return store._database.write(work)


class Clock:
    """The review with a clock beside each check."""

    def __init__(self) -> None:
        """Know each check by its query."""
        self.code = {
            checks.statement([rule], {}): code for code, rule in rules().items() if rule.sql
        }
        self.spent: dict[str, Spent] = defaultdict(lambda: Spent(0, 0))
        self.found: dict[str, int] = defaultdict(int)

    def __call__(self, ask: checks.Ask) -> pd.DataFrame:
        """Review, and note what each statement took."""

        def timed(sql: str) -> pd.DataFrame:
            start = spent_since(Spent(0, 0))
            frame = ask(sql)
            code = self.code.get(sql, PICKING)
            now = spent_since(start)
            before = self.spent[code]
            self.spent[code] = Spent(before.clock + now.clock, before.work + now.work)
            self.found[code] += len(frame) if code in rules() else 0
            return frame

        return review(timed, at_once=1)

    def all(self) -> Spent:
        """Return what all checks took together."""
        parts = self.spent.values()
        return Spent(sum(one.clock for one in parts), sum(one.work for one in parts))


def main(sizes: tuple[int, ...]) -> None:
    """Print the tables."""
    clocks, whole = dict[int, Clock](), dict[int, Spent]()
    likeness = dict[int, tuple[Spent, Spent]]()
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(Path(folder))
            fill(store, size)
            likeness[size] = measure_likeness(store)
            clocks[size] = Clock()
            start = spent_since(Spent(0, 0))
            store.set_value("R016.overlap", "0.8", review=clocks[size])
            whole[size] = spent_since(start)
            store.close()
    print(f"{'check':<14}" + "".join(f"{f'{size:,} projects':>18}   found" for size in sizes))
    small, large = clocks[sizes[0]], clocks[sizes[-1]]
    for code in sorted(large.spent, key=lambda code: -large.spent[code].work):
        print(f"{code:<14}" + "".join(
            f"{clocks[size].spent[code]!s:>18} {clocks[size].found[code]:>7,}" for size in sizes
        ))  # fmt: skip
    for size in sizes:
        print(
            f"\n{size:,} projects, {size * 7:,} indicators: all checks {clocks[size].all()};"
            f" with findings and ledger written {whole[size]};"
            f" likeness at import {likeness[size][0]}, against the year before {likeness[size][1]}"
        )
    growth = Spent(*(b / a for a, b in zip(small.all(), large.all(), strict=True)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\n{sizes[-1] / sizes[0]:g} times the projects: {growth.clock:.2f} times the clock,"
        f" {growth.work:.2f} times the work; peak {peak:,.0f} MB"
    )
    print(f"under {ALLOWED_SECONDS} s: {'yes' if large.all().clock < ALLOWED_SECONDS else 'NO'}")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
