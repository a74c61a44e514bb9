"""The deck in a browser: keys, turning by itself, three sizes, into a figure and back."""

import re

import pytest
from playwright.sync_api import TimeoutError  # noqa: A004 (the browser's own)

from gridperf.resources import ROOT
from tests.browser.conftest import ALL
from tests.browser.test_meeting_day import _idle

pytestmark = pytest.mark.browser

PROBE = (ROOT / "tests" / "browser" / "probe.js").read_text(encoding="utf-8")
ON_STAGE = {"root": ".gpd-stage", "least": 24, "contrast": 7, "stage": 1920}
FITTED = """() => {
  const box = document.querySelector('.gpd-stage').getBoundingClientRect();
  return Math.abs(box.width - innerWidth) < 2 || Math.abs(box.height - innerHeight) < 2;
}"""
CUT = """() => [...document.querySelectorAll('.gpd-name')]
  .filter(e => e.scrollHeight > e.clientHeight + 4 && e.title !== e.textContent)
  .map(e => e.textContent)"""


def _opened(page, address):
    page.goto(address)
    page.locator(".gpd h1").wait_for()
    _idle(page)
    return page


def _choose(page, key, option):
    """Choose from a list; a run of the page that ends just then closes it again."""
    offered = page.get_by_role("option", name=option).first
    for _ in range(5):
        page.locator(f".st-key-{key} input").first.click()
        try:
            offered.click(timeout=5_000)
        except TimeoutError:
            continue
        return
    pytest.fail(f"{key} offers nothing")


def _place(page):
    """Which slide is shown, and of how many."""
    return tuple(map(int, page.locator(".gpd footer span").last.inner_text().split(" / ")))


def _shown(page, key):
    page.keyboard.press(key)
    return _place(page)[0]


@pytest.mark.parametrize("ground", ["dark", "light"])
def test_every_slide_is_legible_and_whole_at_every_size(district, page, ground):
    _opened(page, f"{district}/meeting?year=2024&agenda={ALL}")
    page.locator(".gpd-key-show").click()
    page.locator(".gpd.gpd-on").wait_for()
    if ground == "light":
        page.locator(".gpd-key-ground").click()
    last = _place(page)[1]
    assert last > 20
    for width, height in ((1366, 768), (3840, 2160), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("Home")
        page.wait_for_function(FITTED)
        for at in range(1, last + 1):
            assert _place(page) == (at, last)
            found = page.evaluate(PROBE, ON_STAGE)
            assert (at, found["small"], found["faint"], found["out"]) == (at, [], [], [])
            assert page.evaluate(CUT) == []
            page.keyboard.press("ArrowRight")


def test_names_that_are_markup_are_shown_as_text_on_the_slides(district, page):
    _opened(page, f"{district}/meeting?year=2024&agenda={ALL}")
    seen = ""
    page.locator(".gpd").focus()
    for _ in range(_place(page)[1]):
        seen += page.locator(".gpd-stage").inner_text() + "\n"
        page.keyboard.press("ArrowRight")
    for name in ("<b>粗体</b>", "[链接](y)", "$a$ 与 $b$", "=1+1", "_下划_ *星* # `码`"):
        assert name in seen
    assert page.locator(".gpd-stage b", has_text="粗体").count() == 0


def test_every_key_turns_as_it_should(district, page):
    _opened(page, f"{district}/meeting?year=2022")
    page.locator(".gpd-key-show").click()
    page.wait_for_function("() => document.fullscreenElement")
    last = _place(page)[1]
    forth = [_shown(page, key) for key in ("ArrowRight", " ", "PageDown", "ArrowDown")]
    assert forth == [2, 3, 4, 5]
    back = [_shown(page, key) for key in ("ArrowLeft", "PageUp", "ArrowUp", "Shift+ ")]
    assert back == [4, 3, 2, 1]
    assert [_shown(page, key) for key in ("End", "ArrowRight", "Home", "ArrowLeft")] == [
        last, last, 1, 1,
    ]  # fmt: skip
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")
    page.locator(".gpd.gpd-on").wait_for()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement")
    page.keyboard.press("j")
    page.locator(".gpd.gpd-listing .gpd-jumps").wait_for()
    page.keyboard.press("Escape")
    page.locator(".gpd.gpd-on:not(.gpd-listing)").wait_for()
    page.keyboard.press("Escape")
    page.locator(".gpd:not(.gpd-on)").wait_for()
    page.wait_for_function("() => !document.fullscreenElement")


def test_slides_turn_by_themselves_and_the_pointer_hides(district, page):
    page.clock.install()
    _opened(page, f"{district}/meeting?year=2022")
    _choose(page, "interval", "每 10 秒")
    _idle(page)
    page.locator(".gpd-key-show").click()
    page.locator(".gpd.gpd-on").wait_for()
    page.mouse.move(400, 400)
    page.locator(".gpd:not(.gpd-still)").wait_for()
    assert page.locator(".gpd").evaluate("e => getComputedStyle(e).cursor") != "none"
    page.clock.run_for(2_500)
    page.locator(".gpd.gpd-still").wait_for()
    assert page.locator(".gpd").evaluate("e => getComputedStyle(e).cursor") == "none"
    page.keyboard.press("a")
    page.locator(".gpd.gpd-running").wait_for()
    last = _place(page)[1]
    page.clock.run_for(10_000)
    assert _place(page) == (2, last)
    page.keyboard.press("End")
    page.clock.run_for(10_000)
    assert _place(page) == (1, last)
    page.keyboard.press("a")
    page.clock.run_for(30_000)
    assert _place(page) == (1, last)


def test_from_the_list_into_a_figure_and_back_again(district, page):
    _opened(page, f"{district}/meeting?year=2022")
    page.locator(".gpd-key-show").click()
    page.locator(".gpd.gpd-on").wait_for()
    page.keyboard.press("j")
    page.locator(".gpd-jumps button").nth(2).click()
    page.wait_for_url("**slide=3**")
    last = _place(page)[1]
    page.locator(".gpd a.gpd-link").first.click()
    page.wait_for_url("**/units?**")
    _idle(page)
    page.locator(".st-key-back_to_meeting button").click()
    page.locator(".gpd.gpd-on h1").wait_for()
    assert _place(page) == (3, last)


def test_an_agenda_changed_beside_the_deck_leaves_one_row_of_keys(district, page):
    _opened(page, f"{district}/meeting?year=2022")
    keys, last = page.locator(".gpd-bar button").count(), _place(page)[1]
    _choose(page, "ground", re.compile("浅色"))
    page.locator(".gpd.gpd-light").wait_for()
    _idle(page)
    _choose(page, "agenda_units", re.compile("示例区"))
    page.locator(".gpd footer span", has_text=f"1 / {last + 1}").wait_for()
    assert page.locator(".gpd-bar button").count() == keys
