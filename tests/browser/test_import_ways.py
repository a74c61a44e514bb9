"""Ways that people go at the import desk: back, twice, away and again, in two windows."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_import_day import _click, _drop, _file, _idle, _list

pytestmark = pytest.mark.browser


def test_the_browsers_way_back_leads_to_what_was_looked_at(dashboard, page):
    page.goto(f"{dashboard}/import")
    _drop(page, "甲办.xlsx", _list("甲办", 9.5))
    page.locator(".gpt-kind-sheet").wait_for()
    _click(page, page.get_by_text("版本历史"))
    page.get_by_text("还没有入库").wait_for()
    page.go_back()
    page.locator(".gpt-kind-sheet").wait_for()
    page.go_forward()
    page.get_by_text("还没有入库").wait_for()


def test_a_file_dropped_twice_is_taken_once_and_said(dashboard, page):
    page.goto(f"{dashboard}/import")
    data = _list("甲办", 9.5)
    _drop(page, "甲办.xlsx", data)
    page.locator(".gpt-kind-sheet").wait_for()
    _drop(page, "甲办（又一份）.xlsx", data)
    page.get_by_text("没有重复放入").wait_for()
    _idle(page)
    expect(page.locator(".st-key-card_files tbody tr")).to_have_count(1)


def test_a_fault_that_is_clicked_brings_its_cell_and_the_editor_into_view(dashboard, page):
    page.goto(f"{dashboard}/import")
    _drop(page, "甲办.xlsx", _list("甲办", 9.5, "99.99%"))
    fault = page.locator(".st-key-card_faults td button", has_text="F3")
    fault.wait_for()
    page.set_viewport_size({"width": 1920, "height": 500})
    _idle(page)
    fault.scroll_into_view_if_needed()
    fault.click()
    page.locator(".gpt-marked", has_text="99.99%").wait_for()
    page.wait_for_function(
        """() => [".st-key-correcting input", ".gpt-marked"].every(one => {
          const place = document.querySelector(one)?.getBoundingClientRect();
          return place && place.top >= 0 && place.bottom <= innerHeight;
        })"""
    )


def test_a_reload_and_a_second_window_find_the_corrected_batch(dashboard, page):
    page.goto(f"{dashboard}/import")
    _drop(page, "甲办.xlsx", _list("甲办", 9.5))
    _click(page, page.locator(".gpt-kind-sheet td button", has_text="9.5").first)
    page.locator(".st-key-correcting input").fill("9.4")
    _click(page, ".st-key-correct_do button")
    page.locator(".gpt-corrected", has_text="9.4").wait_for()
    page.reload()
    page.locator(".gpt-corrected", has_text="9.4").wait_for()
    second = page.context.new_page()
    second.goto(f"{dashboard}/import")
    _click(second, second.get_by_role("button", name="继续核对"))
    second.locator(".gpt-corrected", has_text="9.4").wait_for()
    _click(second, ".st-key-confirm_import button:enabled")
    second.locator(".receipt", has_text="9.40 万元").wait_for()
    # The first window's button still stands there: it stores nothing twice.
    _click(page, ".st-key-confirm_import button")
    page.locator(".receipt", has_text="第 1 版").wait_for()
    _file(page, "甲办").wait_for()


def _field(page, value):
    """Open the cell that says a value, and return the field for its new one."""
    _click(page, page.locator(".gpt-kind-sheet td button", has_text=value).first)
    page.locator(".st-key-correcting blockquote", has_text=value).wait_for()
    _idle(page)
    return page.locator(".st-key-correcting input")


def test_enter_accepts_a_correction_and_not_to_change_takes_it_back(dashboard, page):
    page.goto(f"{dashboard}/import")
    _drop(page, "甲办.xlsx", _list("甲办", 9.5))
    field = _field(page, "9.5")
    field.fill("9.4")
    field.press("Enter")
    page.locator(".gpt-corrected", has_text="9.4").wait_for()
    page.get_by_text("已更正。点“不改”可恢复原样").wait_for()
    _click(page, ".st-key-correct_not button")
    page.locator(".gpt-corrected").wait_for(state="detached")
    expect(page.locator(".st-key-correcting")).to_have_count(0)
    field = _field(page, "9.5")
    field.fill("9.3")
    # Nobody pressed Enter: leaving the field for this button accepts, the button takes it back.
    page.locator(".st-key-correct_not button").click(delay=900)
    page.locator(".st-key-correcting").wait_for(state="detached")
    expect(page.locator(".gpt-corrected")).to_have_count(0)


def test_what_was_typed_is_taken_when_another_cell_or_the_store_button_is_clicked(dashboard, page):
    page.goto(f"{dashboard}/import")
    _drop(page, "甲办.xlsx", _list("甲办", 9.5))
    _field(page, "9.5").fill("9.4")
    page.locator(".gpt-kind-sheet td button", has_text="巡查").first.click()
    page.locator(".gpt-corrected", has_text="9.4").wait_for()
    page.locator(".st-key-correcting blockquote", has_text="巡查").wait_for()
    _field(page, "9.4").fill("9.2")
    page.locator(".st-key-confirm_import button:enabled").click()
    page.locator(".receipt", has_text="9.20 万元").wait_for()


def test_the_whole_of_a_framed_cell_takes_the_click(dashboard, page):
    page.goto(f"{dashboard}/import")
    _drop(page, "甲办.xlsx", _list("甲办", 9.5))
    for text in ("9.5", "巡查"):
        cell = page.locator(".gpt-kind-sheet td:has(> button)", has_text=text).first
        _idle(page)
        box = cell.bounding_box()
        corner = {"x": 2, "y": 2} if text == "9.5" else {"x": box["width"] - 4, "y": 2}
        cell.click(position=corner)
        page.locator(".st-key-correcting blockquote", has_text=text).wait_for()


def test_a_long_name_of_a_file_wraps_on_the_page_and_on_paper(dashboard, page):
    page.goto(f"{dashboard}/import")
    name = "关于报送自评表的函" + "final_version_without_any_blank_" * 6 + ".xlsx"
    _drop(page, name, _list("甲办", 9.5))
    _click(page, ".st-key-confirm_import button:enabled")
    page.locator(".receipt", has_text="第 1 版").wait_for()
    _idle(page)
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        wide = page.evaluate(
            """() => [...document.querySelectorAll(
              ".receipt, .receipt td, .gpt-kind-list, .gpt-kind-list td, .heading, .heading > *")]
              .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.className)"""
        )
        assert wide == []
        assert page.locator(".receipt td").first.inner_text() == name
    page.emulate_media(media="screen")
    _click(page, page.get_by_text("版本历史"))
    page.locator(".gpt-kind-list td", has_text="final_version").first.wait_for()
    expect(page.locator(".gpt-kind-list")).to_have_count(1)
    frame = page.locator(".gpt-kind-list")
    assert frame.evaluate("one => one.scrollWidth <= one.clientWidth")
