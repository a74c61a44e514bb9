"""Checks over what is stored: against last year, once a unit, anew when a threshold changes."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from gridperf import pipeline
from gridperf.checks import Ask, review, wording
from gridperf.cli import main
from gridperf.home import store_at
from gridperf.model import Cell, Document, Finding, Form, Funding, Indicator, Project, Selection
from gridperf.resources import SAMPLES
from gridperf.store import Judgement, Store


def project(name: str, *pairs: tuple[str, str], **texts: str) -> Project:
    indicators = tuple(
        Indicator("效益指标", "social", target=target, actual=actual, status="qualitative")
        for target, actual in pairs
    )
    return Project(
        "甲办", None, name, budget=Decimal(10), spent=Decimal(10), indicators=indicators, **texts
    )


def keep(store: Store, sha: str, year: int, *projects: Project) -> int:
    form = Form("表", "project_list", "A1:Z9", "甲办", year, money_unit="万元", projects=projects)
    document = Document(f"{sha}.xlsx", sha, forms=(form,))
    return store.file(document, sha.encode(), review=review).filed[0].submission_id


def found(store: Store, rule: str, year: int | None = None) -> list[str | None]:
    rows = store.view("findings", Selection(year))
    return [row["project"] for row in rows[rows["rule"] == rule].to_dict("records")]


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


LATE = project("修路", problems="前期手续办理时间较长。")
ANEW = project("修路", problems="前期手续办理时间较长", result="完成3公里")
NEAR = ("维护广大人民群众的健康权益和社会稳定", "有效维护人民群众的健康权益")
OTHER = project("修路", problems="雨季停工")


def test_the_problem_of_last_year_is_known_whichever_year_comes_first(store: Store) -> None:
    keep(store, "2", 2021, ANEW)
    assert found(store, "R039") == []
    keep(store, "1", 2020, LATE)
    assert found(store, "R039", 2021) == ["修路"]
    keep(store, "3", 2022, OTHER)
    assert found(store, "R039", 2022) == []


def test_last_year_is_what_counts_of_it_now(store: Store) -> None:
    first = keep(store, "1", 2020, LATE)
    keep(store, "2", 2021, ANEW)
    assert found(store, "R039") == ["修路"]
    second = keep(store, "3", 2020, OTHER)
    assert found(store, "R039") == []
    store.bring_back(first, review=review)
    assert found(store, "R039") == ["修路"]
    store.withdraw(first, "报错单位", review=review)
    assert found(store, "R039") == []
    store.bring_back(second, review=review)
    assert found(store, "R039") == []


def test_a_source_that_was_not_read_leaves_open_whether_the_others_add_up(store: Store) -> None:
    parts = (Funding("general_public", "一般公共预算", spent=Decimal(6)),
             Funding("other", "其他资金", spent=Decimal(1)))  # fmt: skip
    form = Form("表", "project_list", "A1:Z9", "甲办", 2020, money_unit="万元",
                projects=(replace(project("修路"), funding=parts),))  # fmt: skip
    asked = {"": 1, "科室代号": 1, "支出来源 / 彩票公益金收入": 0}
    for at, (heading, times) in enumerate(asked.items()):
        said = (Finding("R126", "表", "H2", found=heading),) if heading else ()
        store.file(Document("一.xlsx", str(at), forms=(form,), findings=said), str(at).encode(),
                   review=review)  # fmt: skip
        assert len(found(store, "R002")) == times


@pytest.mark.parametrize("rule", ["R001", "R004"])
def test_money_is_not_doubted_where_a_column_of_money_was_not_read(store: Store, rule: str) -> None:
    odd = replace(project("修路"), spent=Decimal(12), stated_rate=Decimal("0.6"))
    form = Form("表", "project_list", "A1:Z9", "甲办", 2020, money_unit="万元", projects=(odd,))
    asked = {"": 1, "科室代号": 1, "调整后数": 0}
    for at, (heading, times) in enumerate(asked.items()):
        said = (Finding("R126", "表", "H2", found=heading),) if heading else ()
        store.file(Document("一.xlsx", str(at), forms=(form,), findings=said), str(at).encode(),
                   review=review)  # fmt: skip
        assert len(found(store, rule)) == times


def test_a_low_rate_is_not_held_against_met_targets_where_less_may_have_arrived(
    store: Store,
) -> None:
    done = Indicator("产出指标", "quantity", None, "≥8处", "9处", status="met")
    low = replace(project("修路"), spent=Decimal(5), indicators=(done,))
    form = Form("表", "project_list", "A1:Z9", "甲办", 2020, money_unit="万元", projects=(low,))
    for at, (heading, times) in enumerate({"科室代号": 1, "资金 / 实际到位": 0}.items()):
        said = (Finding("R126", "表", "H2", found=heading),)
        store.file(Document("一.xlsx", str(at), forms=(form,), findings=said), str(at).encode(),
                   review=review)  # fmt: skip
        assert len(found(store, "R011")) == times


UNMET = replace(
    project("修路", ("修路≥70栋", "41栋")),
    spent=Decimal(5),
    problems="无",
    budget_initial=Decimal(40),
)
UNMET = replace(UNMET, indicators=tuple(replace(i, status="unmet") for i in UNMET.indicators))
BLAMED = replace(project("修路"), problems="进度滞后", rectification="无")


@pytest.mark.parametrize(
    ("rule", "one", "unread"),
    [
        ("R010", UNMET, "偏差大或目标未完成原因分析"),
        ("R013", UNMET, "备注"),
        ("R025", UNMET, "偏差原因分析"),
        ("R036", UNMET, "存在的不足"),
        ("R037", BLAMED, "改进措施"),
    ],
)
def test_no_word_is_missed_where_it_may_stand_unread(
    store: Store, rule: str, one: Project, unread: str
) -> None:
    form = Form("表", "project_list", "A1:Z9", "甲办", 2020, money_unit="万元", projects=(one,))
    asked = (
        (None, 1),
        (Finding("R143", "表", "A9", found="项目类别"), 1),
        (Finding("R143", "表", "A9", found=unread), 0),
        (Finding("R126", "表", "H2", found="备注"), 0),
        (Finding("R142", "表", "A9", found="注：表内金额为万元"), 1),
        (Finding("R142", "表", "A9", found="注：因汛期停工，未能完成"), int(rule == "R037")),
    )
    for at, (said, times) in enumerate(asked):
        held = (said,) if said else ()
        store.file(Document("一.xlsx", str(at), forms=(form,), findings=held), str(at).encode(),
                   review=review)  # fmt: skip
        assert len(found(store, rule)) == times


def test_what_nobody_read_of_a_lists_head_may_be_about_any_of_its_units(store: Store) -> None:
    both = tuple(replace(UNMET, unit=unit) for unit in ("甲办", "乙办"))
    form = Form("表", "project_list", "A1:Z9", None, 2020, money_unit="万元", projects=both)
    for at, (heading, times) in enumerate({"科室代号": 2, "偏差原因分析": 0}.items()):
        said = (Finding("R126", "表", "H2", found=heading),)
        store.file(Document("一.xlsx", str(at), forms=(form,), findings=said), str(at).encode(),
                   review=review)  # fmt: skip
        assert len(found(store, "R025")) == times


@pytest.mark.parametrize(("side", "unread"), [("target", "2024年目标"), ("actual", "效果实现")])
def test_a_side_may_stand_where_nobody_read_it(store: Store, side: str, unread: str) -> None:
    said: dict[str, Any] = {"target": "补贴300台", "actual": "补贴310台", side: None}
    half = replace(project("农机补贴"), indicators=(Indicator("产出指标", "quantity", **said),))
    form = Form("表", "project_list", "A1:Z9", "甲办", 2020, money_unit="万元", projects=(half,))
    for at, (heading, level) in enumerate({"科室代号": "warning", unread: "note"}.items()):
        odd = (Finding("R126", "表", "H2", found=heading),)
        store.file(Document("一.xlsx", str(at), forms=(form,), findings=odd), str(at).encode(),
                   review=review)  # fmt: skip
        rows = store.view("findings")
        assert rows[rows["rule"] == "R021"]["level"].tolist() == [level]


def test_a_list_that_asks_for_completions_alone_misses_no_target(store: Store) -> None:
    done = Indicator("产出指标", "quantity", None, None, "补贴310台")
    form = Form("表", "project_list", "A1:Z9", "甲办", 2020, money_unit="万元", projects=(
        replace(project("农机补贴"), indicators=(done,)),))  # fmt: skip
    asked = {"quantity.actual": 0, "quantity.target": 1}
    for at, (column, times) in enumerate(asked.items()):
        columns = {"B": "name", "F": "quantity.actual", "G": column}
        store.file(Document("一.xlsx", str(at), forms=(replace(form, columns=columns),)),
                   str(at).encode(), review=review)  # fmt: skip
        assert len(found(store, "R021")) == times


def test_what_is_said_of_next_year_stands_in_the_ledger_too(store: Store) -> None:
    keep(store, "2", 2021, ANEW)
    keep(store, "1", 2020, LATE)
    rows = store.view("ledger")
    (mark,) = rows[rows["rule"] == "R039"]["mark"]
    store.judge([mark], Judgement("explained", "同一工程跨年"), "李工")
    keep(store, "3", 2020, LATE, project("清淤"))
    rows = store.view("ledger")
    (row,) = rows[rows["rule"] == "R039"].to_dict("records")
    assert (row["state"], row["present"]) == ("explained", 1)


def test_a_fault_of_most_projects_is_said_once_and_of_few_at_each(store: Store) -> None:
    copied = ("做好防控工作", "按照要求做好防控工作")
    keep(store, "1", 2020, *(project(name, copied) for name in "一二三四五六"))
    rows = store.view("findings")
    (gaps,) = rows[rows["rule"] == "R016"]["gaps"]
    assert json.loads(gaps) == {"times": "1", "variant": "gathered", "projects": "6", "of": "6"}
    own = ("做好防控工作", "组织核酸检测并配送物资，未出现聚集性疫情")
    keep(store, "2", 2020, *(project(name, copied if name in "一二三" else own)
                             for name in "一二三四五六"))  # fmt: skip
    assert found(store, "R016") == ["一", "二", "三"]


def test_a_fault_that_is_said_once_stands_on_the_page_of_every_project_that_it_names(
    store: Store,
) -> None:
    copied = ("做好防控工作", "按照要求做好防控工作")
    projects = [project(name, copied) for name in "一二三四五六"]
    placed = [
        replace(one, indicators=tuple(
            replace(i, cells={"actual": Cell(f"G{row}", copied[1])})
            for i in one.indicators))
        for row, one in enumerate(projects, start=7)
    ]  # fmt: skip
    keep(store, "1", 2020, *placed)
    (once,) = store.view("findings").query("rule == 'R016'").to_dict("records")
    assert once["cell"].count(",") == 5
    for number in store.view("project")["project_id"]:
        held = store.records("finding", int(number))
        assert "R016" in set(held["rule"])


def test_checks_asked_together_find_what_each_finds_by_itself(store: Store) -> None:
    seen: list[tuple[list[str], list[str]]] = []

    def twice(ask: Ask) -> pd.DataFrame:
        together, alone = review(ask), review(ask, at_once=1)
        seen.append((told(together), told(alone)))
        return together

    def told(findings: pd.DataFrame) -> list[str]:
        rows = json.loads(findings.to_json(orient="records"))  # a blank is a blank, NaN or None
        return sorted(str(row | {"gaps": sorted(json.loads(row["gaps"]).items())}) for row in rows)

    for path in sorted(SAMPLES.iterdir()):
        document = pipeline.read(path.name, path.read_bytes(), year=2020, unit="甲办")
        store.file(document, path.read_bytes())
    store.review_anew(twice, "these")
    for together, alone in seen:
        assert together == alone
    assert sum(len(together) for together, _ in seen) > len(seen)


def test_the_same_indicators_in_two_forms_of_a_unit_are_found(store: Store) -> None:
    for name in ("防控一线", "疫情防控"):
        one = project(
            name, ("预算资金支出率", "好"), (f"{name}资金支付率", "好"), ("维护健康权益", "好")
        )
        form = Form(
            "表", "project_form", "A1:H20", "甲办", 2020, money_unit="万元", projects=(one,)
        )
        store.file(Document(f"{name}.xlsx", name, forms=(form,)), name.encode(), review=review)
    assert sorted(map(str, found(store, "R019"))) == ["疫情防控", "防控一线"]


def test_a_project_in_a_list_and_in_its_own_form_is_no_clone(store: Store) -> None:
    pairs = (("预算资金支出率", "好"), ("资金支付到位情况", "好"), ("维护群众健康权益", "好"))
    keep(store, "1", 2020, project("防控一线", *pairs))
    form = Form("表", "project_form", "A1:H20", "甲办", 2020, money_unit="万元",
                projects=(project("防控一线", *pairs),))  # fmt: skip
    store.file(Document("单.xlsx", "2", forms=(form,)), b"2", review=review)
    assert found(store, "R019") == []


def test_a_changed_threshold_is_applied_to_all_that_is_stored(store: Store) -> None:
    keep(store, "1", 2020, project("防控", NEAR))
    keep(store, "2", 2021, project("防控", NEAR))
    assert found(store, "R016") == []
    store.set_value("R016.overlap", "0.6", review=review)
    assert found(store, "R016") == ["防控", "防控"]
    store.set_value("R016.overlap", None, review=review)
    assert found(store, "R016") == []


def test_the_check_command_says_what_a_changed_threshold_finds(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    keep(store, "1", 2020, project("防控", NEAR))
    store.set_value("R016.overlap", "0.6", review=review)
    store.close()
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        main(["--home", str(tmp_path), "--language", "zh", "check", "--json", "--year", "2020"])
    assert "R016" in {json.loads(line)["rule"] for line in said.getvalue().splitlines()}


@pytest.mark.parametrize(
    "left_out",
    [
        ("DROP TABLE record.project_likeness", "DROP TABLE record.indicator_likeness"),
        (
            "ALTER TABLE record.project_likeness DROP COLUMN words",
            "ALTER TABLE record.indicator_likeness DROP COLUMN done",
        ),
    ],
    ids=["nothing measured", "texts not kept"],
)
def test_a_home_of_an_earlier_version_is_measured_when_it_opens(
    tmp_path: Path, left_out: tuple[str, ...]
) -> None:
    store = Store.open(tmp_path)
    copied = project("防控", ("做好防控工作", "按照要求做好防控工作"))
    keep(store, "1", 2020, copied)
    with contextlib.closing(store._database.cursor()) as cursor:
        measured = cursor.execute("FROM record.indicator_likeness").fetchall()
        for statement in left_out:
            cursor.execute(statement)
    store.close()
    store = Store.open(tmp_path)
    with contextlib.closing(store._database.cursor()) as cursor:
        assert cursor.execute("FROM record.indicator_likeness").fetchall() == measured
    store.set_value("R016.overlap", "0.8", review=review)
    assert found(store, "R016") == ["防控"]
    store.close()


def test_checks_of_a_newer_program_look_once_at_what_an_older_one_stored(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    form = Form("表", "project_list", "A1:Z9", "甲办", 2020, projects=(
        project("防控", ("做好防控工作", "按照要求做好防控工作")),))  # fmt: skip
    store.file(Document("旧.xlsx", "1", forms=(form,)), b"1")
    store.close()
    store = store_at(tmp_path)
    assert found(store, "R016") == ["防控"]
    before = store.revision
    store.review_anew(review, wording())
    assert store.revision == before
    store.close()


def test_a_district_is_not_drowned_in_findings(store: Store) -> None:
    for file in sorted(SAMPLES.glob("202[123]年示例区*.xlsx")):
        pipeline.file(store, file.name, file.read_bytes())
    rows, projects = store.view("findings"), len(store.view("project"))
    assert projects > 140
    assert len(rows) < 1.5 * projects
    by_project = rows[rows["project"].notna()].groupby(["unit", "year", "project"]).size()
    assert by_project.max() <= 8


def _of_amounts(*amounts: tuple[str, str, str]) -> tuple[Project, ...]:
    return tuple(
        Project("甲办", None, name, budget=Decimal(budget), spent=Decimal(spent), problems="无",
                stated_rate=Decimal("0.9974"))
        for name, budget, spent in amounts
    )  # fmt: skip


def test_a_slip_of_the_unit_of_money_is_said_once(store: Store) -> None:
    slip = ("巡查", "37.86", "377600")
    keep(store, "1", 2021, *_of_amounts(("修路", "96.40", "96.15"), slip))
    said = store.view("findings")
    assert list(said[said["project"] == "巡查"]["rule"]) == ["R006"]
    keep(store, "2", 2021, *_of_amounts(("修路", "96.40", "86.15"), slip))
    assert found(store, "R001") == ["修路"]


def test_a_row_in_another_unit_still_agrees_with_itself(store: Store) -> None:
    usual = [(name, "20.00", "19.95") for name in "甲乙丙丁"]
    keep(store, "1", 2021, *_of_amounts(*usual, ("巡查", "378600", "277600")))
    assert {"R001", "R006"} <= set(store.view("findings")["rule"])
