"""The same project across years: by code, by name, or an assumed rename that says so."""

from __future__ import annotations

import hashlib
from decimal import Decimal

import pytest

from gridperf.model import Document, Form, Indicator, Project, Selection
from gridperf.store import Store
from gridperf.ui.chains import chains

HELD = (
    Indicator("产出指标", "quantity", None, "开展巡查≥20次", "21次", status="met"),
    Indicator("产出指标", "quality", None, "巡查覆盖率≥90%", "95%", status="met"),
    Indicator("满意度指标", "satisfaction", None, "群众满意度≥95%", "95%", status="met"),
)


def filed(store: Store, year: int, *named: str | tuple[str, str], goal: str = "", **more) -> None:
    projects = tuple(
        Project("甲办", year, name if isinstance(name, str) else name[0],
                code=None if isinstance(name, str) else name[1], budget=Decimal(10),
                spent=Decimal(9), goal=goal or f"{year}年完成{name}的全部任务", indicators=HELD,
                **more)
        for name in named
    )  # fmt: skip
    form = Form("自评表", "project_list", "A1:Z9", "甲办", year, projects=projects)
    sha = hashlib.sha256(repr(form).encode()).hexdigest()
    store.file(Document(f"{year}.xlsx", sha, forms=(form,)), b"x")


def pairs(store: Store) -> dict[str, tuple[str, str]]:
    rows = store.view("year_pair").to_dict("records")
    return {row["project"]: (row["before"], row["how"]) for row in rows}


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def test_code_goes_before_name_and_a_close_name_is_only_assumed(store: Store) -> None:
    filed(store, 2021, ("网格管理", "A1"), "2021年校舍加固工程", "培训", "道路养护一期", "旧项目")
    filed(store, 2022, ("综合治理", "A1"), "2022年校舍加固维修工程", "培训", "道路养护二期", "消防")
    assert pairs(store) == {
        "综合治理": ("网格管理", "code"),
        "2022年校舍加固维修工程": ("2021年校舍加固工程", "likeness"),
        "培训": ("培训", "name"),
        "道路养护二期": ("道路养护一期", "likeness"),
    }


def test_numbers_that_differ_are_two_projects(store: Store) -> None:
    filed(store, 2021, "第1小学改造")
    filed(store, 2022, "第2小学改造")
    assert pairs(store) == {}


def test_the_year_before_can_come_later_and_go_again(store: Store) -> None:
    filed(store, 2022, "巡查")
    assert pairs(store) == {}
    filed(store, 2021, "巡查")
    assert pairs(store) == {"巡查": ("巡查", "name")}
    numbers = store.view("filings", Selection(2021))["submission_id"]
    store.withdraw(int(numbers.iloc[0]), "误报")
    assert pairs(store) == {}


def test_what_was_taken_over_is_told_apart(store: Store) -> None:
    filed(store, 2021, "巡查", goal="2021年内完成巡查任务", problems="人手不足")
    filed(store, 2022, "巡查", goal="2022年内完成巡查任务", problems="雨季影响进度")
    row = store.view("copied").iloc[0]
    assert (row["pairs"], row["same_goal"], row["same_indicators"], row["same_problem"]) == (
        1,
        1,
        1,
        0,
    )


def test_chains_run_through_all_years(store: Store) -> None:
    filed(store, 2020, "巡查", "一次性项目")
    filed(store, 2021, "巡查")
    filed(store, 2022, "巡查", "新项目")
    held = chains(store.view("project"), store.view("year_pair"))
    assert [sorted(chain) for chain in held] == [[2020, 2021, 2022], [2022], [2020]]


def test_a_project_of_three_years_is_one_pair_a_year(store: Store) -> None:
    projects = [
        Project("甲办", year, "巡查", budget=Decimal(10), spent=Decimal(9), indicators=HELD)
        for year in (2020, 2021, 2022)
    ]
    forms = tuple(
        Form("自评表", "project_list", "A1:Z9", "甲办", one.year, projects=(one,))
        for one in projects
    )
    store.file(Document("三年.xlsx", "3", forms=forms), b"x")
    assert list(store.view("copied")["pairs"]) == [1, 1]
    assert len(store.view("year_pair")) == 2
