"""A finding about something that is missing names the blank cell where it should stand."""

from __future__ import annotations

from decimal import Decimal

from gridperf.checks import review
from gridperf.model import Cell, Document, Form, Funding, Indicator, Project
from gridperf.store import Store


def _found(form: Form, rule: str) -> list[str | None]:
    document = Document("例.xlsx", "1", forms=(form,))
    return [f.cell for f in Store.in_memory().weigh(document, review) if f.rule == rule]


def test_a_blank_in_a_list_is_named_by_its_column_and_row() -> None:
    columns = {"A": "sequence", "C": "name", "D": "budget", "E": "spent", "K": "result"}
    project = Project(
        "甲办", 2020, "甲", sequence="1", budget=Decimal(5), goal="完成采购",
        cells={"sequence": Cell("A7", "1"), "name": Cell("C7", "甲"), "budget": Cell("D7", "5")},
    )  # fmt: skip
    form = Form("表", "project_list", "A1:K9", "甲办", 2020, projects=(project,), columns=columns)
    assert sorted(filter(None, _found(form, "R008"))) == ["E7", "K7"]


def test_a_blank_in_a_money_block_is_named_by_its_sources_column() -> None:
    source = Funding(
        "fiscal", "当年财政拨款", None, Decimal(5), Decimal(4),
        {"budget": Cell("E7", "5"), "spent": Cell("F7", "4")},
    )  # fmt: skip
    project = Project(
        "甲办", 2020, "甲", budget=Decimal(5), funding=(source,), cells={"budget": Cell("E6", "5")}
    )
    form = Form("表", "project_form", "A1:I9", "甲办", 2020, projects=(project,))
    assert _found(form, "R008") == ["F6"]


def test_two_columns_of_one_meaning_leave_the_blank_unnamed() -> None:
    columns = {"C": "name", "D": "budget", "L": "spent", "M": "spent"}
    project = Project(
        "甲办", 2020, "甲", budget=Decimal(5), indicators=(Indicator(None, "quantity"),),
        cells={"name": Cell("C7", "甲"), "budget": Cell("D7", "5")},
    )  # fmt: skip
    form = Form("表", "project_list", "A1:M9", "甲办", 2020, projects=(project,), columns=columns)
    assert _found(form, "R008") == [None]
