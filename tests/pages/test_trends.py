"""Years side by side: unfiled years are words, renames are assumptions, lines lead on."""

import json

import pytest

from gridperf.home import store_at
from tests.ui.conftest import dashboard, form, shown


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GRIDPERF_HOME", str(tmp_path))
    return tmp_path.resolve()


@pytest.fixture
def years(home):
    store = store_at(home)
    for document in (
        form("甲局", 2020, ("校舍加固工程", "100", "95")),
        form("甲局", 2021, ("校舍加固维修工程", "100", "60")),
        form("乙局", 2021, ("巡查", "10", "10")),
    ):
        store.file(document, document.file.encode())
    return home


def _tables(app):
    held = [json.loads(one.proto.json) for one in app.get("bidi_component") if one.proto.json]
    return json.dumps(held, ensure_ascii=False)


@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_the_page_stands_on_an_empty_store(home, locale):
    assert dashboard("trends", locale).info


def test_units_stand_by_year_and_unfiled_is_no_zero(years):
    app = dashboard("trends")
    assert not app.exception
    assert "2020–2021 年：执行率 95.00%（1 个单位） → 63.64%（2 个单位）" in shown(app)
    assert "未报" in _tables(app)


def test_years_in_which_other_units_filed_are_not_set_against_each_other_unsaid(years):
    assert "，单位 1 → 2 个）" in shown(dashboard("overview", year="2021"))
    assert "，单位" not in shown(dashboard("overview", year="2021", unit=["甲局"]))


SAID = {"zh-CN": "疑似由“校舍加固工程”更名", "en-US": "assumed to have been “校舍加固工程”"}


@pytest.mark.parametrize(("locale", "said"), SAID.items())
def test_a_close_name_is_shown_as_an_assumed_rename(years, locale, said):
    app = dashboard("trends", locale, unit=["甲局"], year="2021")
    assert not app.exception
    assert said in _tables(app)
