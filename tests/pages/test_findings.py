"""The findings page: filters, what is said of findings, one alone and several together."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from gridperf import pipeline
from gridperf.home import store_at
from gridperf.resources import ROOT, SAMPLES
from gridperf.store.entries import Search

DISTRICT = next(SAMPLES.glob("2022*.xlsx"))


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("GRIDPERF_HOME", str(tmp_path))
    held = store_at(tmp_path.resolve())
    pipeline.file(held, DISTRICT.name, DISTRICT.read_bytes())
    return held


def _open(**query):
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in {"language": "zh", "year": "2022", **query}.items():
        at.query_params[name] = value
    at.switch_page("pages/findings.py").run()
    assert not at.exception
    return at


def _rows(at):
    tables = [json.loads(held.proto.json) for held in at.get("bidi_component")]
    return [row for table in tables if table.get("round") for row in table["body"]]


def _marks(at):
    return [row[0]["q"] for row in _rows(at)]


def _html(at):
    return " ".join(h.proto.body for h in at.get("html"))


def _say(at, key, turn, **said):
    at.selectbox(key=f"{key}_{turn}_state").set_value(said.pop("state", "as_it_is"))
    for name, text in said.items():
        at.text_input(key=f"{key}_{turn}_{name}").set_value(text)
    at.button(key=f"{key}_save").click().run()
    assert not at.exception
    return at


def _states(store):
    return store.view("ledger").groupby("state").size().to_dict()


def test_all_that_match_are_settled_after_one_question(store):
    at = _open(level="error")
    errors = len(_marks(at))
    assert errors > 1
    at.selectbox(key="judging_which").set_value("all").run()
    _say(at, "judging", 0, state="explained", reason="已附说明")
    assert set(_states(store)) == {"to_review"}
    assert "确定吗" in at.warning[0].value
    at.button(key="judging_yes").click().run()
    assert not at.exception
    assert _states(store)["explained"] == errors
    assert f"已处理 {errors} 条" in at.success[0].value
    assert "没有符合筛选条件" in at.info[0].value


def test_a_question_can_be_answered_with_no(store):
    at = _open()
    at.selectbox(key="judging_which").set_value("all").run()
    _say(at, "judging", 0, state="true")
    at.button(key="judging_no").click().run()
    assert set(_states(store)) == {"to_review"}
    assert not at.warning


def test_nothing_chosen_nothing_done(store):
    at = _say(_open(), "judging", 0, state="true")
    assert "请先在表中勾选" in at.warning[0].value


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({}, "请先选择状态"),
        ({"state": "false_alarm"}, "须填写说明"),
        ({"state": "true", "deadline": "下周"}, "“下周”不是日期"),
    ],
)
def test_what_is_missing_is_said(store, said, fault):
    at = _open()
    mark = _marks(at)[0]
    at = _say(_open(place=mark), f"judging_{mark}", 0, **said)
    assert fault in at.warning[0].value
    assert set(_states(store)) == {"to_review"}


def test_one_finding_is_settled_at_once_with_deadline_and_history(store):
    mark = _marks(_open())[0]
    at = _open(place=mark)
    assert "尚未处理" in _html(at)
    _say(at, f"judging_{mark}", 0, state="true", reason="已核", deadline="2000年1月31日",
         responsible="*张三*")  # fmt: skip
    row = store.entry(mark).iloc[0]
    assert (row["state"], row["reason"], row["responsible"]) == ("true", "已核", "*张三*")
    assert row["changed_by"]
    assert _marks(_open(state="overdue")) == [mark]
    assert "期限 2000-01-31 已过" in _rows(_open(state="true"))[0][-1]["t"]
    shown = json.dumps([json.loads(h.proto.json) for h in at.get("bidi_component")])
    assert json.dumps("*张三*") in shown


def test_filters_stand_in_the_address(store):
    at = _open(state="all", level="warning", rule="R010")
    found = store.find_entries(_selection(), Search("all", "warning", "R010", rows=None))
    assert len(_rows(at)) == found.total > 0
    assert {row[1]["t"] for row in _rows(at)} == {"疑点"}


def test_a_projects_findings_alone_with_the_way_to_all(store):
    held = store.view("findings").dropna(subset=["project_id"]).iloc[0]
    at = _open(project=str(int(held["project_id"])))
    assert {row[3]["t"] for row in _rows(at)} == {held["project"]}
    assert f"只看项目：{held['project']}" in _html(at)


def test_a_page_and_a_place_that_are_not_there_do_no_harm(store):
    assert _rows(_open(page="99", place="99999", project="abc"))


def _selection():
    from gridperf.model import Selection  # noqa: PLC0415

    return Selection(2022)


def test_ledger_and_tables_to_hand_back_are_offered(store):
    at = _open()
    labels = [button.proto.label for button in at.get("download_button")]
    assert labels == ["下载整改台账", "下载退回修改表"]
    store.judge_all(_selection(), Search(), _explained())
    labels = [button.proto.label for button in _open().get("download_button")]
    assert labels == ["下载整改台账"]


def _explained():
    from gridperf.store import Judgement  # noqa: PLC0415

    return Judgement("explained", "有纪要")
