"""Computed scores in the store: as scoring.py says, renewed by filing and by another profile."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gridperf import pipeline
from gridperf.assessment import assess
from gridperf.model import Cell, Document, Execution, Form, Indicator, Project, Selection
from gridperf.resources import SAMPLES
from gridperf.scoring import project_score
from gridperf.scoring_profiles import profiles
from gridperf.store import Store

SEED_WORKBOOK = next(SAMPLES.glob("2020*.xlsx")).name
PLAIN = (
    Indicator("产出指标", "quantity", None, "20场", "10场"),
    Indicator("产出指标", "quality", None, "≥90%", "95%"),
    Indicator("效益指标", "social", None, "有效改善", "达成预期指标"),
    Indicator("满意度指标", "satisfaction", None, "≥95%", "95%"),
)


def project(name: str, budget: str | None, spent: str | None, *held: Indicator) -> Project:
    known = [Decimal(amount) if amount else None for amount in (budget, spent)]
    return Project("甲办", 2022, name, budget=known[0], spent=known[1], indicators=held or PLAIN)


def document(*projects: Project, unit: str = "甲办", year: int = 2022) -> Document:
    held = tuple(replace(one, unit=unit, year=year) for one in projects)
    form = assess(Form("自评表", "project_list", "A1:Z9", unit, year, projects=held))
    return Document("甲.xlsx", hashlib.sha256(repr(form).encode()).hexdigest(), forms=(form,))


def scores(store: Store) -> dict[str, tuple[float, float]]:
    rows = store.view("project").to_dict("records")
    return {row["project"]: (row["score_low"], row["score_high"]) for row in rows}


@pytest.fixture(scope="module")
def samples() -> list[Document]:
    paths = [path for path in sorted(SAMPLES.iterdir()) if path.name != SEED_WORKBOOK]
    return [pipeline.read(path.name, path.read_bytes(), year=2022) for path in paths]


@pytest.mark.parametrize("key", sorted(profiles()))
def test_the_store_scores_every_sample_as_scoring_does(samples: list[Document], key: str) -> None:
    store, expected = Store.in_memory(), {}
    store.set_value("profile", key)
    for place, sample in enumerate(samples):
        forms = tuple(
            replace(form, projects=tuple(
                replace(one, unit=f"{place}", name=f"{place}.{number}.{at}", code=None)
                for at, one in enumerate(form.projects)
            ))
            for number, form in enumerate(sample.forms) if form.form != "unit_form"
        )  # fmt: skip
        if not forms:
            continue
        store.file(replace(sample, forms=forms), b"x")
        expected |= {
            one.name: project_score(one, profiles()[key]) for form in forms for one in form.projects
        }
    rows = store.view("project")
    assert len(rows) > 100
    for row in rows.itertuples():
        score = expected[row.project]
        held = None if row.score_low != row.score_low else (row.score_low, row.score_high)
        assert held == (None if score is None else (float(score.low), float(score.high)))


def _weighing(indicator: Indicator, weight: int, cell: str) -> Indicator:
    said = {"weight": Cell(cell, f"{weight}")}
    return replace(indicator, weight=Decimal(weight), cells=said)


def test_a_weight_over_several_indicators_counts_once() -> None:
    half, met, better, content = PLAIN
    held = (
        _weighing(half, 40, "H5"), _weighing(met, 40, "H5"), _weighing(better, 40, "H7"),
        _weighing(content, 10, "H8"),
    )  # fmt: skip
    store, one = Store.in_memory(), project("巡查", "100", "50", *held)
    store.file(document(one), b"x")
    # 20 to 40 of the 40 that nobody can divide, 32 to 40 of 40, 10 of 10, 5 of 10 of execution
    assert scores(store) == {"巡查": (67.0, 95.0)}
    points = [row["points"] for row in store.view("indicator").to_dict("records")]
    assert points == [20, 20, 40, 10]
    (assessed,) = document(one).forms[0].projects
    profile = profiles()["national_2020"]
    assert project_score(assessed, profile) == (Decimal("67.00"), Decimal("95.00"))


def test_another_profile_scores_everything_anew() -> None:
    store = Store.in_memory()
    store.file(document(project("巡查", "100", "50")), b"x")
    # 5 of 10, half and all of 25 each, 24 to 30 of 30, 10 of 10
    assert scores(store) == {"巡查": (76.5, 82.5)}
    store.set_value("profile", "hubei", "李")
    # 10 of 20, 30 of 40, 16 to 20 and 20 of 20
    assert scores(store) == {"巡查": (76.0, 80.0)}
    assert store.profile().key == "hubei"
    store.set_value("profile", None)
    assert scores(store) == {"巡查": (76.5, 82.5)}


def test_scores_go_with_what_counts() -> None:
    store = Store.in_memory()
    store.file(document(project("巡查", "100", "50"), project("宣传", "100", "100")), b"x")
    receipt = store.file(document(project("巡查", "100", "100")), b"y")
    assert scores(store) == {"巡查": (81.5, 87.5)}
    store.withdraw(receipt.filed[0].submission_id, "误报")
    assert scores(store) == {}


def test_nothing_is_made_up_where_something_is_unknown() -> None:
    store = Store.in_memory()
    open_, none, bare = (
        project("金额未知", "100", None),
        project("没有预算", "0", "0"),
        replace(project("没有指标", "100", "99"), indicators=()),
    )
    store.file(document(open_, none, bare), b"x")
    held = scores(store)
    assert held["金额未知"] == (71.5, 87.5)
    assert held["没有预算"] == (79.44, 86.11)
    assert math.isnan(held["没有指标"][0])  # although 99% was spent
    row = store.view("unit").iloc[0]
    assert row["scored"] == 2


def test_units_and_district_weigh_scores_by_money() -> None:
    met = Indicator("产出指标", "quantity", None, "20场", "20场", weight=Decimal(90),
                    stated_score=Decimal(90))  # fmt: skip
    half = replace(met, actual="10场", stated_score=Decimal(80))
    ten = Execution(weight=Decimal(10))
    large = replace(project("大", "900", "900", met), execution=ten, stated_score=Decimal(100))
    small = replace(project("小", "100", "100", half), execution=ten, stated_score=Decimal(90))
    store = Store.in_memory()
    store.file(document(large, small), b"x")
    for view in ("unit", "district"):
        row = store.view(view, Selection(2022)).iloc[0]
        assert (row["score_low"], row["score_high"]) == pytest.approx((95.5, 95.5))
        assert row["stated_score"] == pytest.approx(99)
        assert (row["full_marks"], row["marked"]) == (1, 2)
    grades = store.view("grade").set_index("grade")["projects"]
    assert dict(grades) == {"优": 1, "差": 1}
    assert list(store.view("project")["grade"]) == ["优", "差"]


def test_what_is_worth_a_look_is_told_apart() -> None:
    held = (
        Indicator("产出指标", "quantity", None, "20场", "10场"),
        Indicator("产出指标", "quantity", None, "≥20场", "30场"),
        Indicator("产出指标", "quantity", None, "≥1场", "2场"),
        Indicator("产出指标", "quality", None, "≥95%", "95%"),
        Indicator("产出指标", "quality", None, "100%", "100%"),
        Indicator("产出指标", "quality", None, "做好服务", "已完成"),
        Indicator("成本指标", "cost", None, "≤30万元", "完成"),
        Indicator("成本指标", "cost", None, "≤10次", "3次"),
    )
    store = Store.in_memory()
    store.file(document(project("巡查", "100", "50", *held)), b"x")
    remarks = store.view("indicator").set_index("target")["remark"]
    told = {target: remark for target, remark in remarks.items() if isinstance(remark, str)}
    assert told == {
        "20场": "unmet",
        "≥20场": "too_easy",
        "≥95%": "at_bound",
        "做好服务": "unquantified",
    }
    counted = store.view("indicator_remark")
    assert int(counted["indicators"].sum()) == 4


OWN = """title = "本区"
bands = [[1, 0.9], [0.9, 0.5], [0.5, 0]]
[weights]
execution = 20
output = 80
[joins]
cost = "output"
benefit = "output"
satisfaction = "output"
[[grades]]
label = "通过"
from = 0
"""


def test_a_district_adds_its_own_rules(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    own = tmp_path / "profiles" / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    store = Store.open(tmp_path)
    store.set_value("profile", "own")
    store.file(document(project("巡查", "100", "50")), b"x")
    # 10 of 20; 20 each: half, all, 18 to 20, all
    assert scores(store) == {"巡查": (78.0, 80.0)}
    assert store.view("project")["grade"].iloc[0] == "通过"
    store.close()
    own.write_text(OWN.replace("0.9]", "0.5]").replace("[0.9,", "[0.5,"), encoding="utf-8")
    store = Store.open(tmp_path)
    assert scores(store) == {"巡查": (70.0, 80.0)}  # rules that were changed score anew
    store.close()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("title =", "no_toml"),
        ("title = '本区'", "missing"),
        (OWN.replace("80", "70"), "weights"),
        (OWN.replace("output = 80", "outputs = 80"), "no_group"),
        (OWN.replace('"output"', '"benefit"', 1), "no_weight"),
        (OWN.replace("[1, 0.9]", "[1, 1.9]"), "bands"),
        (OWN.replace("from = 0", "from = 60"), "grades"),
        (OWN.replace("80", "'many'"), "misshapen"),
        ("title = '本区'\nweights = 3\nbands = 1\ngrades = 2\n", "misshapen"),
    ],
)
def test_rules_that_cannot_be_used_are_named_and_harm_nothing(
    tmp_path: Path, text: str, key: str
) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "own.toml").write_text(text, encoding="utf-8")
    (tmp_path / "profiles" / "hubei.toml").write_bytes(b"\xff\xfe")
    store = Store.open(tmp_path)
    declared, faults = store.profiles()
    assert set(declared) == set(profiles())
    assert {(fault.file, fault.key) for fault in faults} == {
        ("own.toml", key),
        ("hubei.toml", "twice"),
    }
    assert all(fault.value.isascii() for fault in faults)  # a name or number, never a sentence
    store.set_value("profile", "own")
    store.file(document(project("巡查", "100", "50")), b"x")
    assert scores(store) == {"巡查": (76.5, 82.5)}  # by the default rules
    store.close()
