"""The settings page: lists of units, names that are one unit, bounds and rules."""

from __future__ import annotations

from io import BytesIO

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook

from gridperf.home import store_at, this_user
from gridperf.scoring_profiles import profiles
from tests.ui.conftest import dashboard, form, shown


def test_a_list_of_units_is_read_looked_over_and_saved(filled):
    app = dashboard("settings", year="2020")
    app.file_uploader(key="roster_file_2020").upload(
        "名单.csv", "单位名称\n示例·甲\n示例·丁".encode()
    )
    app.run()
    assert app.text_area(key="roster_lines_2020").value == "示例·甲\n示例·丁"
    assert "读出 2 个单位" in app.success[0].value
    assert store_at(filled).expected(2020) == []
    app.text_input(key="deadline_2020").set_value("2021年3月15日")
    app.button(key="roster_save").click().run()
    assert not app.exception
    assert store_at(filled).expected(2020) == ["示例·甲", "示例·丁"]  # as the list has them
    assert app.text_area(key="roster_lines_2020").value == "示例·甲\n示例·丁"
    assert not app.success  # what was read is saved: nothing says that it is to be looked over
    assert store_at(filled).settings()["deadline.2020"] == "2021-03-15"
    assert "名单有 2 个单位，已报 1 个" in shown(app)  # others filed too
    app.button(key="roster_lift").click().run()
    assert store_at(filled).expected(2020) == []


def test_a_lists_last_day_is_taken_where_it_is_one_for_all(filled):
    app = dashboard("settings", year="2020")
    rows = "单位名称,截止日期\n示例·甲,2021年3月15日\n示例·丁,{}"
    upload = app.file_uploader(key="roster_file_2020").upload
    upload("名单.csv", rows.format("2021年3月15日").encode()).run()
    assert app.text_input(key="deadline_2020").value == "2021年3月15日"
    app.file_uploader(key="roster_file_2020").upload("又.csv", rows.format("4月1日").encode()).run()
    assert "截止日期没有读入（2021年3月15日、4月1日）" in app.success[0].value


def test_a_list_that_holds_no_unit_is_refused_in_a_sentence(filled):
    app = dashboard("settings", year="2020")
    app.file_uploader(key="roster_file_2020").upload("空.csv", "序号\n1".encode()).run()
    assert "《空.csv》中没有找到单位名称" in app.error[0].value.replace("\\", "")


def test_a_list_under_a_password_says_what_to_do_where_none_is_asked(filled):
    book, locked = Workbook(), BytesIO()
    book.active.append(["单位名称"])
    plain = BytesIO()
    book.save(plain)
    OOXMLFile(plain).encrypt("2021", locked)
    app = dashboard("settings", year="2020")
    app.file_uploader(key="roster_file_2020").upload("名单.xlsx", locked.getvalue()).run()
    assert "请取消密码后再上传，或把单位名称复制到下面的框里" in app.error[0].value


def test_a_date_that_is_none_is_said_to_be_none(filled):
    app = dashboard("settings", year="2020")
    app.text_area(key="roster_lines_2020").set_value("示例·甲")
    app.text_input(key="deadline_2020").set_value("三月中")
    app.button(key="roster_save").click().run()
    assert "三月中" in app.error[0].value
    assert store_at(filled).expected(2020) == []


@pytest.fixture
def close(filled):
    """A fourth unit whose name lacks one character of the first's."""
    store = store_at(filled)
    for unit, year in (("示例区教育管理局", 2020), ("示例区教育管局", 2019)):
        document = form(unit, year, ("采购", "10", "9"))
        store.file(document, document.file.encode(), "王工")
    return store


def test_two_spellings_become_one_unit_only_when_asked_twice(close):
    app = dashboard("settings")
    (pair,) = close.merge_suggestions()
    assert "示例区教育管理局" in shown(app)
    app.button(key=f"merge_0_{pair.unit_id}_{pair.into_id}").click().run()
    assert len(close.merge_suggestions()) == 1
    app.button(key="merge_do").click().run()
    assert not app.exception
    assert close.merge_suggestions() == []
    assert "示例区教育管局" not in close.units()


def test_close_names_are_told_where_units_are_listed(close):
    links = [link.proto.label for link in dashboard("units").get("page_link")]
    assert any("示例区教育管局" in label for label in links)


def test_two_units_of_close_names_can_stay_two(close):
    app = dashboard("settings")
    (pair,) = close.merge_suggestions()
    app.button(key=f"apart_{pair.unit_id}_{pair.into_id}").click().run()
    assert close.merge_suggestions() == []
    assert {"示例区教育管理局", "示例区教育管局"} <= set(close.units())


def test_bands_are_judged_anew_and_nonsense_is_refused(filled):
    app = dashboard("settings")
    app.number_input(key="band_good").set_value(70.0)
    app.button(key="bands_save").click().run()
    assert "关注线要低于达标线" in app.error[0].value
    app.number_input(key="band_watch").set_value(60.0)
    app.button(key="bands_save").click().run()
    assert store_at(filled).settings()["execution.good"] == "70"
    assert set(store_at(filled).view("unit").query("unit == '示例·乙' and filed")["state"]) == {
        "good"
    }


def test_a_threshold_is_checked_over_all_data_and_goes_back(filled):
    store = store_at(filled)
    app = dashboard("settings")
    app.number_input(key="threshold_R010.rate").set_value(60.0)
    app.button(key="rules_save").click().run()
    assert store.settings()["R010.rate"] == "60"
    assert "R038.projects" not in store.settings()
    app.button(key="rules_default").click().run()
    assert "R010.rate" not in store.settings()
    assert app.number_input(key="threshold_R010.rate").value == 80


def test_the_rules_of_scoring_are_chosen(filled):
    app = dashboard("settings", language="en")
    app.selectbox(key="profile").set_value(profiles()["hubei"].title["en"]).run()
    assert "execution 20" in shown(app)
    app.button(key="profile_save").click().run()
    assert store_at(filled).settings()["profile"] == "hubei"


def test_the_name_is_kept_for_the_next_time(filled):
    app = dashboard("settings")
    app.text_input(key="operator").set_value("王工").run()
    assert dashboard("settings").text_input(key="operator").value == "王工"


@pytest.mark.parametrize("typed", ["", "  "])
def test_an_emptied_name_is_the_computers_users_again_and_never_blank(filled, monkeypatch, typed):
    monkeypatch.setenv("LOGNAME", "zhang")
    store = store_at(filled)
    store.set_value("operator", "王工", "王工")
    app = dashboard("settings", year="2020")
    app.text_input(key="operator").set_value(typed).run()
    assert app.text_input(key="operator").value == "zhang"
    assert list(store.view("revision")["made_by"]) == ["zhang"]
    app.text_area(key="roster_lines_2020").set_value("示例·甲")
    app.button(key="roster_save").click().run()
    assert store.expected(2020) == ["示例·甲"]
    assert list(store.view("revision")["made_by"]) == ["zhang"]


def test_a_machine_that_knows_no_user_gives_its_own_name(monkeypatch):
    def nobody():
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert this_user()


def test_unsaved_lines_of_a_list_are_kept_while_another_year_is_looked_at(filled):
    store = store_at(filled)
    app = dashboard("settings", year="2020")
    app.text_area(key="roster_lines_2020").set_value("示例·甲")
    app.text_input(key="deadline_2020").set_value("2021-03-15")
    app.selectbox(key="roster_year").set_value(2019).run()
    assert "2020 年的名单有改动还没有保存" in shown(app)
    assert app.text_area(key="roster_lines_2019").value == ""
    app.switch_page("pages/findings.py").run()
    app.switch_page("pages/settings.py").run()
    app.selectbox(key="roster_year").set_value(2020).run()
    assert app.text_area(key="roster_lines_2020").value == "示例·甲"
    assert app.text_input(key="deadline_2020").value == "2021-03-15"
    app.button(key="roster_save").click().run()
    assert store.expected(2020) == ["示例·甲"]
    assert "还没有保存" not in shown(app)
    app.text_area(key="roster_lines_2020").set_value("示例·丁").run()
    app.button(key="roster_discard").click().run()
    assert app.text_area(key="roster_lines_2020").value == "示例·甲"
    assert "还没有保存" not in shown(app)
