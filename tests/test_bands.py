"""What a qualitative score may be follows the district's own rules of scoring."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from gridperf.checks import review
from gridperf.model import Document, Form, Indicator, Project
from gridperf.store import Store


def _found(profile: str, score: str) -> list[str | None]:
    one = Indicator(
        "效益指标", "social", "长效机制", "健全", "部分达成预期指标并具有一定效果",
        status="partly_met", weight=Decimal(15), stated_score=Decimal(score),
    )  # fmt: skip
    project = Project("甲办", 2023, "甲", indicators=(one,))
    form = Form("表", "project_form", "A1:I9", "甲办", 2023, projects=(project,))
    store = Store.in_memory()
    store.set_value("profile", profile)
    judged = store.weigh(Document("例.xlsx", "1", forms=(form,)), partial(review, codes=("R032",)))
    return [finding.expected for finding in judged]


def test_a_score_below_the_national_band_may_lie_in_hubeis() -> None:
    assert _found("national_2020", "8") == ["9–12"]
    assert _found("hubei", "8") == []


def test_a_score_above_the_band_is_told_by_any_rules() -> None:
    assert _found("national_2020", "15") == ["9–12"]
    assert _found("hubei", "15") == ["7.5–12"]
