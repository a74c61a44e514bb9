"""What only a browser shows: upload, confirm, gauge; filters in the address; a cold deep link."""

import pytest

from gridperf.resources import SAMPLES

pytestmark = pytest.mark.browser

SEED = next(SAMPLES.glob("2020*.txt"))


def _idle(page):
    page.wait_for_timeout(400)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def _import_seed(page, dashboard):
    page.goto(f"{dashboard}/import")
    page.locator("input[type=file]").set_input_files(SEED)
    page.locator(".st-key-confirm_import button").wait_for()
    _idle(page)
    page.locator(".st-key-confirm_import button:enabled").click()
    page.locator(".receipt").first.wait_for()
    _idle(page)


def test_the_seed_stands_on_the_projector(dashboard, page):
    page.goto(f"{dashboard}/units?year=2020")  # cold: nothing else has asked this process yet
    page.locator(".st-key-language").wait_for()
    page.locator(".st-key-menu_here", has_text="单位").wait_for()

    page.goto(f"{dashboard}/import")
    page.locator("input[type=file]").set_input_files(SEED)
    page.locator(".gpt-kind-sheet").first.wait_for()
    page.wait_for_url("**batch=**")
    _idle(page)
    page.reload()
    page.locator(".gpt-kind-sheet").first.wait_for()
    page.locator(".asked", has_text="0.40").first.wait_for()
    page.locator(".st-key-confirm_import button:enabled").click()
    page.locator(".receipt", has_text="220.63 万元").first.wait_for()

    page.goto(f"{dashboard}/?year=2020")
    page.locator(".js-plotly-plot text", has_text="99.95%").first.wait_for()
    assert page.locator(".js-plotly-plot").first.is_visible()


def test_a_unit_is_chosen_and_a_reload_keeps_it(dashboard, page):
    _import_seed(page, dashboard)
    page.goto(f"{dashboard}/units?year=2020")
    page.locator(".gpt-kind-list a").first.click()
    page.locator(".gpt-kind-matrix").wait_for()
    page.wait_for_url("**unit=**")
    _idle(page)
    page.locator(".gpt-kind-matrix td button").first.click()
    page.locator(".st-key-card_detail .gpt-kind-sheet").wait_for()
    page.wait_for_url("**cell=**")
    page.reload()
    page.locator(".st-key-card_detail .gpt-kind-sheet .gpt-marked").first.wait_for()
    assert page.locator(".gpt-picked").count() == 1
