"""The control by which what is looked at is handed in."""

from __future__ import annotations

import io

import openpyxl
import pytest
from pptx import Presentation

from gridperf.reports import KINDS
from gridperf.ui import exporting
from tests.ui.conftest import dashboard


def test_every_kind_is_offered_and_made_of_what_is_looked_at(filled):
    app = dashboard(year="2020", unit=["示例·甲"])
    kinds = app.radio(key="exporting_kind")
    assert len(kinds.options) == len(KINDS) + 1
    app.button(key="exporting_make").click().run()
    made = app.session_state["exported"]
    assert made.name == "项目绩效自评汇总_2020_示例·甲.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(made.data))["汇总表2020"]
    units = {row[1] for row in sheet.iter_rows(min_row=7, values_only=True)} - {None}
    assert units == {"示例·甲"}
    assert app.get("download_button")


def test_another_selection_hides_what_was_made_before(filled):
    app = dashboard(year="2020")
    app.button(key="exporting_make").click().run()
    assert app.get("download_button")
    app.radio(key="exporting_kind").set_value("paragraph").run()
    assert not app.get("download_button")
    app.button(key="exporting_make").click().run()
    assert "2020 年".encode() in app.session_state["exported"].data


def test_a_backup_is_taken_from_the_same_place(filled):
    app = dashboard()
    app.radio(key="exporting_kind").set_value(exporting.BACKUP).run()
    app.button(key="exporting_make").click().run()
    made = app.session_state["exported"]
    assert made.name.endswith(".zip")
    assert made.data.startswith(b"PK")


@pytest.mark.parametrize("page", ["import", "settings", "reference"])
def test_pages_without_data_offer_nothing(filled, page):
    assert not dashboard(page).radio


def test_an_empty_store_offers_nothing(home):
    assert not dashboard().radio


def test_the_meetings_page_hands_in_its_own_agenda(filled):
    app = dashboard("meeting", year="2020")
    assert app.radio(key="exporting_kind").value == "pptx"
    app.multiselect(key="agenda_parts").set_value(["零执行与低执行", "封面"]).run()
    app.button(key="exporting_make").click().run()
    made = app.session_state["exported"]
    slides = Presentation(io.BytesIO(made.data)).slides
    titles = [slide.shapes[0].text_frame.text for slide in slides]
    assert "执行率低于 80%" in titles[0]
    assert titles[1] == "2020 年部门预算项目绩效自评情况"
