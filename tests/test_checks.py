"""Every check's own examples: those that must make it fire, and those that must not."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import partial
from string import ascii_uppercase
from typing import Any

import pytest

from gridperf.checks import Ask, review
from gridperf.model import (
    Cell,
    Document,
    Execution,
    Finding,
    Form,
    Funding,
    Indicator,
    Project,
    UnitTotals,
)
from gridperf.model import Total as TotalRow
from gridperf.rules import Rule, rules
from gridperf.store import Store

CHECKS = {code: rule for code, rule in rules().items() if rule.sql}
NUMBERS = {
    "budget_initial", "budget", "spent", "stated_rate", "stated_score", "weight",
}  # fmt: skip
NESTED = {"funding": Funding, "indicators": Indicator, "execution": Execution}


def _record(kind: type[Any], said: Mapping[str, Any], **more: Any) -> Any:
    values = dict(more)
    for name, value in said.items():
        if name == "cells":
            values["cells"] = {field: Cell(*cell) for field, cell in value.items()}
        elif name in {"funding", "indicators"}:
            values[name] = tuple(_record(NESTED[name], part, **_lacking(name)) for part in value)
        elif name == "execution":
            values[name] = _record(Execution, value)
        else:
            values[name] = Decimal(value) if name in NUMBERS else value
    known = {field.name for field in fields(kind)}
    return kind(**{name: value for name, value in values.items() if name in known})


def _lacking(name: str) -> dict[str, Any]:
    return {"group": None} if name == "indicators" else {"label": ""}


def _split(said: Mapping[str, Any]) -> UnitTotals:
    parts = {name: _record(Funding, said[name]) for name in ("basic", "project") if name in said}
    return UnitTotals(**{name: Decimal(said[name]) for name in ("budget", "spent")}, **parts)


def _document(example: Mapping[str, Any]) -> Document:
    """Return the document that an example stands for: a list, or the form that it names."""
    bare = {"unit": None, "year": None, "name": None}
    projects = tuple(_record(Project, said, **bare) for said in example["projects"])
    totals = tuple(_record(TotalRow, said) for said in example.get("totals", ()))
    columns = dict(zip(ascii_uppercase, example.get("columns", ()), strict=False))
    day = example.get("filled_on")
    form = Form(
        "表", example.get("form", "project_list"), "A1:Z9", "甲办", 2020, money_unit="万元",
        filled_on=date.fromisoformat(day) if day else None, columns=columns,
        unit_totals=_split(example["unit_totals"]) if "unit_totals" in example else None,
    )  # fmt: skip
    beside = (
        replace(form, form="project_form", projects=(_record(Project, said, **bare),))
        for said in example.get("also", ())
    )
    before = (_record(Project, said, **bare) for said in example.get("last_year", ()))
    earlier = replace(form, year=2019, projects=tuple(before))
    own = replace(form, projects=projects, totals=totals)
    return Document("例.xlsx", "1", forms=(own, *beside, *([earlier] if earlier.projects else [])))


def _examples(kind: str) -> list[Any]:
    return list(_each(kind))


def _each(kind: str) -> Iterator[Any]:
    for code, rule in CHECKS.items():
        for number, example in enumerate(getattr(rule, kind), start=1):
            yield pytest.param(rule, example, id=f"{code}-{number}")


@pytest.fixture(scope="module")
def scratch() -> Store:
    return Store.in_memory()


def _saying_texts(ask: Ask) -> Ask:
    """Return `ask`, which fails where a check's gap is no text: it would be left out unseen."""

    def asked(sql: str) -> Any:
        frame = ask(sql)
        if "rule" in frame:
            said = frame.drop(columns=["submission_id", "project_id"]).stack().dropna()
            assert {type(value) for value in said} <= {str}
        return frame

    return asked


@pytest.mark.parametrize(("rule", "example"), _examples("fires"))
def test_a_check_fires_on_its_example(
    scratch: Store, rule: Rule, example: Mapping[str, Any]
) -> None:
    found = scratch.weigh(
        _document(example), lambda ask: review(_saying_texts(ask), codes={rule.code})
    )
    variants = {finding.values.get("variant") for finding in found}
    assert found
    assert example.get("variant") in variants
    for finding in found:
        for language in ("zh", "en"):
            assert "{" not in rule.sentence(finding, language)


@pytest.mark.parametrize(("rule", "example"), _examples("silent"))
def test_a_check_is_silent_on_its_example(
    scratch: Store, rule: Rule, example: Mapping[str, Any]
) -> None:
    found = scratch.weigh(_document(example), partial(review, codes={rule.code}))
    assert found == ()


@pytest.mark.parametrize("rule", CHECKS.values(), ids=CHECKS)
def test_a_check_has_examples_and_the_same_gaps_in_both_languages(rule: Rule) -> None:
    assert rule.fires
    assert rule.silent
    for message in (
        rule.message,
        *(v["message"] for v in rule.variants.values() if "message" in v),
    ):
        assert _gaps(message["zh"]) == _gaps(message["en"])


def _gaps(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_a_finding_names_the_cell_and_the_numbers(scratch: Store) -> None:
    (example, *_) = CHECKS["R001"].fires
    (finding,) = (f for f in scratch.weigh(_document(example), review) if f.rule == "R001")
    assert finding == Finding(
        "R001", "表", "I7", "甲", "99.99%", "98.59%", {"spent": "95.04", "budget": "96.40"}
    )
    assert "95.04" in CHECKS["R001"].sentence(finding, "zh")


@pytest.mark.parametrize("code", [code for code, rule in rules().items() if rule.thresholds])
def test_every_threshold_says_what_it_bounds(code):
    rule = rules()[code]
    assert set(rule.meaning) == set(rule.thresholds)
    assert all(said.get("zh") and said.get("en") for said in rule.meaning.values())


def _with_form(*listed: str, indicator: Mapping[str, Any], **more: Any) -> Document:
    """Return a list of so many rows, and the project form of the first with an indicator."""
    money = {"budget": "10.00", "spent": "10.00"}
    form = {"name": listed[0], **money, "indicators": [{**indicator, **more}]}
    rows = [{"name": name, **money, "sequence": str(at)} for at, name in enumerate(listed, 1)]
    return _document({"projects": rows, "also": [form]})


PARTLY = {
    "dimension": "social", "target": "有效改善居民出行条件", "actual": "部分达成预期指标",
    "status": "partly_met", "weight": "15", "stated_score": "15",
}  # fmt: skip


def test_rows_that_share_a_forms_indicators_are_told_of_once(scratch: Store) -> None:
    found = scratch.weigh(_with_form("甲", "甲", indicator=PARTLY), partial(review, codes={"R032"}))
    assert len(found) == 1
    lost = {"dimension": "social", "target": "发放网格员夜间疫情补助", "actual": "开展防灾宣传"}
    document = _with_form("应急指挥", "应急指挥", indicator=lost)
    other = {"name": "机动经费", "goal": "为网格员夜间疫情值守发放补助", "indicators": [lost]}
    (own, form) = document.forms
    both = replace(own, projects=(*own.projects, _record(Project, other, unit=None, year=None)))
    misplaced = scratch.weigh(
        replace(document, forms=(both, form)), partial(review, codes={"R022"})
    )
    assert len(misplaced) == 1


ONE_OR_SEVERAL = {
    "1": ("目标“发放补助”没有数值，", "The target “发放补助” has no number,"),
    "3": ("目标“发放补助”（共 3 项）没有数值，", "The target “发放补助” (3 such) has no number,"),
}


@pytest.mark.parametrize(("times", "said"), ONE_OR_SEVERAL.items())
def test_a_count_of_one_is_not_said(times: str, said: tuple[str, str]) -> None:
    values = {"times": times}
    finding = Finding("R028", found="100%", expected="发放补助", values=values)
    for language, beginning in zip(("zh", "en"), said, strict=True):
        assert CHECKS["R028"].sentence(finding, language).startswith(beginning)


@pytest.mark.parametrize("count", ["1", "7"])
@pytest.mark.parametrize("rule", CHECKS.values(), ids=CHECKS)
def test_no_sentence_keeps_its_brackets(rule: Rule, count: str) -> None:
    for variant in ("", *rule.variants):
        message = rule.variants.get(variant, {}).get("message", rule.message)
        values = {name: count for text in message.values() for name in _gaps(text)}
        finding = Finding(rule.code, values=values | {"variant": variant})
        for language in ("zh", "en"):
            assert not set("[]|") & set(rule.sentence(finding, language))
