"""A small district with everything that is awkward: hostile names, unknown amounts, odd sources."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from gridperf.model import Document, Execution, Form, Funding, Indicator, Project, Selection
from gridperf.reports import KINDS, Material, files_of, gather
from gridperf.store import Store
from gridperf.words import Words

LONG = "示例综合治理能力提升暨公共服务设施维护更新改造项目" * 4
FORMULA, MARKUP = "=1+1|cmd", "<b>*便民* #set_$x$</b>"
INDICATORS = (
    Indicator("产出指标", "quantity", target="巡查不少于12场", actual="10场", status="unmet"),
    Indicator("产出指标", "quantity", "宣传", "≥2场", "2场", status="met", reason="=无"),
    Indicator("满意度指标", "satisfaction", target="≥95%", actual="95%", status="met"),
)


def project(name: str, budget: str, spent: str | None, *funding: tuple[str, str]) -> Project:
    sources = tuple(
        Funding(source, source, spent=Decimal(amount))  # type: ignore[arg-type]
        for source, amount in funding
    )
    return Project(
        None, None, name, budget=Decimal(budget),
        spent=None if spent is None else Decimal(spent), funding=sources,
        goal="完成年度任务", result="基本完成", problems="进度偏慢", rectification="已倒排工期",
        indicators=INDICATORS,
    )  # fmt: skip


def document(unit: str, year: int, *projects: Project) -> Document:
    form = Form("自评表", "project_list", "A1:AA9", unit, year, projects=projects)
    name = f"{unit}{year}.xlsx"
    return Document(name, hashlib.sha256(name.encode()).hexdigest(), forms=(form,))


@pytest.fixture(scope="session")
def store() -> Store:
    """Two units of 2023, one of 2022 that is silent in 2023."""
    held = Store.in_memory()
    scored = replace(
        project("文物保护修缮", "100.10", "60.05", ("general_public", "60.05")),
        budget_initial=Decimal(120), stated_score=Decimal("96.5"),
        execution=Execution(Decimal(10), Decimal(6), "招标偏晚"),
        indicators=tuple(
            replace(one, weight=Decimal(30), stated_score=Decimal(28)) for one in INDICATORS
        ),
    )  # fmt: skip
    for made in (
        document(
            "示例甲局", 2023, scored,
            project(FORMULA, "0.3", "0.1", ("general_public", "0.1")),
            project(MARKUP, "50", "51.5", ("government_fund", "51.5")),
        ),
        document(
            "示例乙办", 2023, project(LONG, "200", "150", ("unconfirmed", "150")),
            project("培训", "10", None),
        ),
        document("示例丙中心", 2022, project("旧项目", "30", "30", ("non_fiscal", "30"))),
    ):  # fmt: skip
        held.file(made, made.file.encode(), "王工")
    return held


@pytest.fixture
def made(store: Store) -> Callable[..., dict[str, bytes]]:
    """Give a maker of reports: kind and selection → name and bytes of its files."""

    def make(
        kind: str, year: int | None = 2023, *units: str, view: str | None = None
    ) -> dict[str, bytes]:
        return dict(files_of(KINDS[kind], store, Selection(year, units), Words("zh"), view))

    return make


@pytest.fixture
def material(store: Store) -> Material:
    """The material of 2023."""
    return gather(store, Selection(2023), Words("zh"))


EMPTY = "没有已报送的数据"
