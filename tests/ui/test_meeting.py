"""The meeting page: its agenda, and the slides that it gives to the deck."""

import json

from gridperf.home import store_at
from tests.ui.conftest import dashboard


def _slides(app):
    (deck,) = [
        held
        for component in app.get("bidi_component")
        if component.proto.json and "slides" in (held := json.loads(component.proto.json))
    ]
    return deck


def test_an_empty_store_says_what_to_do_first(home):
    assert dashboard("meeting").button(key="to_import")


def test_the_usual_agenda_is_shown_with_filters_and_data_as_of(filled):
    deck = _slides(dashboard("meeting", year="2020"))
    assert [slide["part"] for slide in deck["slides"]][:3] == ["cover", "district", "ranking"]
    assert deck["footer"].startswith("2020 年 · 全部单位 · 数据截至 ")
    assert not deck["show"]


def test_a_reload_comes_back_to_the_slide(filled):
    deck = _slides(dashboard("meeting", year="2020", slide="3", show="1"))
    assert deck["start"] == 2
    assert deck["show"]


def test_an_agenda_is_kept_by_name_and_comes_back_in_its_order(filled):
    app = dashboard("meeting", year="2020")
    app.multiselect(key="agenda_parts").set_value(["零执行与低执行", "封面"]).run()
    app.multiselect(key="agenda_units").set_value(["示例·乙"]).run()
    app.text_input(key="agenda_name").set_value("常务会").run()
    app.button(key="agenda_save").click().run()
    assert not app.exception
    assert "agenda.常务会" in store_at(filled).settings()
    again = _slides(dashboard("meeting", "en-US", year="2020", agenda="常务会"))
    assert [slide["part"] for slide in again["slides"]] == ["low", "cover", "units"]
