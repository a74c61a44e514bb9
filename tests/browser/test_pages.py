"""Every page in a browser: words, contrast, sizes, nothing over an edge, wide and narrow."""

import re
from urllib.parse import urlencode

import pytest

from gridperf.resources import ROOT
from gridperf.ui.menu import ORDER
from tests.awkward import NAMES, UNITS
from tests.browser.test_meeting_day import _idle

pytestmark = pytest.mark.browser

FOLDER = ROOT / "tests" / "browser"
PROBE = (FOLDER / "probe.js").read_text(encoding="utf-8")
REVIEWED = {
    line
    for line in (FOLDER / "latin_words.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
}
DRAWN = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
  .every(e => e.querySelector('.main-svg'))"""
ON_PAGE = {"root": "[data-testid=stApp]", "least": 16, "contrast": 4.5}


def _look(page, address, **wanted):
    page.goto(address)
    page.locator(".st-key-language").wait_for()
    _idle(page)
    page.wait_for_function(DRAWN)
    found = page.evaluate(PROBE, {**ON_PAGE, **wanted})
    if any(_faults(found)):
        # On a busy machine a style may come after its text: what counts is the page at rest.
        page.wait_for_timeout(AT_REST)
        found = page.evaluate(PROBE, {**ON_PAGE, **wanted})
    return found


AT_REST = 1_500


def _faults(found):
    return found["small"], found["faint"], found["out"]


@pytest.mark.parametrize("name", ORDER)
def test_a_page_is_legible_in_every_theme_and_narrow(district, page, name):
    path = "" if name == ORDER[0] else name
    found = _look(page, f"{district}/{path}?year=2022")
    assert _faults(found) == ([], [], [])
    latin = {word for text in found["words"] for word in re.findall("[A-Za-z]{2,}", text)}
    assert latin - REVIEWED == set()
    for theme, contrast in (("dark", 4.5), ("projector", 7)):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        address = f"{district}/{path}?year=2024&display={theme}"
        assert _faults(_look(page, address, contrast=contrast)) == ([], [], []), theme
    page.set_viewport_size({"width": 390, "height": 844})
    _idle(page)
    assert page.evaluate(PROBE, {**ON_PAGE, "contrast": 7})["out"] == []


MADE_OF_NAMES = """() => [...document.querySelectorAll('.katex, b, strong, em, code, a')].filter(
  e => /^(粗体|链接|a|b|下划|星|码)$/.test(e.textContent.trim())).map(e => e.outerHTML)"""


@pytest.mark.parametrize("unit", UNITS[:2], ids=["long", "markup"])
def test_a_name_of_any_kind_is_shown_as_text_and_whole(district, page, unit):
    asked = urlencode({"year": 2024, "unit": unit, "display": "light"})
    for path, names in (("findings", ()), ("units", NAMES), ("projects", NAMES)):
        found = _look(page, f"{district}/{path}?{asked}")
        assert _faults(found) == ([], [], []), path
        assert page.evaluate(MADE_OF_NAMES) == [], path
        seen = "\n".join(found["words"])
        assert [name for name in (unit, *names) if name not in seen] == [], path
    page.locator(".gpt-kind-list a").first.click()
    page.wait_for_url("**project=**")
    _idle(page)
    found = page.evaluate(PROBE, ON_PAGE)
    assert _faults(found) == ([], [], [])
    assert page.evaluate(MADE_OF_NAMES) == []
