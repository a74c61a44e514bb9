"""A district whose names are as awkward as names can be: 80 characters, markup, formulas."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal

from gridperf.model import Document, Form, Funding, Indicator, Project

_PIECE = "示例综合治理能力提升暨公共服务设施维护更新改造"
LONG = (f"{_PIECE}项目与历史遗留管网排查整治工程（一期）及配套监理服务设计变更审计咨询" * 2)[:80]
LONG_UNIT = LONG.replace("项目", "单位")
MARKUP = ("<b>粗体</b>", "[链接](y)", "$a$ 与 $b$", "=1+1", "_下划_ *星* # `码`")
NAMES = (LONG, *MARKUP)
UNITS = (LONG_UNIT, *MARKUP)


def _indicators(name: str, place: int) -> tuple[Indicator, ...]:
    status, reason = ("met", None) if place % 3 else ("unmet", name)
    return (
        Indicator("产出指标", "quantity", name, "≥12场", "10场", status=status, reason=reason),  # type: ignore[arg-type]
        Indicator("产出指标", "quality", name, name, name, status="qualitative"),
        Indicator("满意度指标", "satisfaction", target="≥95%", actual="95%", status="met"),
    )


def _project(unit: str, year: int, name: str, place: int) -> Project:
    spent = Decimal(30 + place * 15)
    return Project(
        unit, year, name, sequence=str(place + 1), budget=Decimal("100.00"), spent=spent,
        funding=(Funding("general_public", "一般公共预算", spent=spent),),
        goal=name, result=name, problems=name, rectification=name if place % 2 else None,
        indicators=_indicators(name, place),
    )  # fmt: skip


def documents(*years: int) -> Iterator[tuple[Document, bytes]]:
    """Yield a list a unit and year, every name of its projects an awkward one, with its bytes."""
    for year in years:
        for unit in UNITS:
            projects = tuple(_project(unit, year, n, place) for place, n in enumerate(NAMES))
            form = Form("自评表", "project_list", "A1:Z99", unit, year, projects=projects)
            data = f"{unit}{year}".encode()
            sha = hashlib.sha256(data).hexdigest()
            yield Document(f"{unit[:20]}{year}.xlsx", sha, forms=(form,)), data
