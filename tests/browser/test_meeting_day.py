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
    assert page.locator(".st-key-menu_here").inner_text().strip() == "单位"

    page.goto(f"{dashboard}/import")
    page.locator("input[type=file]").set_input_files(SEED)
    page.locator(".gpt-kind-sheet").first.wait_for()
    _idle(page)
    assert "batch=" in page.url
    page.reload()
    page.locator(".gpt-kind-sheet").first.wait_for()
    assert "0.40" in page.locator(".asked").first.inner_text()
    page.locator(".st-key-confirm_import button:enabled").click()
    page.locator(".receipt").first.wait_for()
    assert "220.63 万元" in page.locator(".receipt").first.inner_text()

    page.goto(f"{dashboard}/?year=2020")
    page.locator(".js-plotly-plot text", has_text="99.95%").first.wait_for()
    assert page.locator(".js-plotly-plot").first.is_visible()


def test_a_unit_is_chosen_and_a_reload_keeps_it(dashboard, page):
    _import_seed(page, dashboard)
    page.goto(f"{dashboard}/units?year=2020")
    page.locator(".gpt-kind-list a").first.click()
    page.locator(".gpt-kind-matrix").wait_for()
    _idle(page)
    assert "unit=" in page.url
    page.locator(".gpt-kind-matrix td button").first.click()
    page.locator(".st-key-card_detail .gpt-kind-sheet").wait_for()
    assert "cell=" in page.url
    page.reload()
    page.locator(".st-key-card_detail .gpt-kind-sheet .gpt-marked").first.wait_for()
    assert page.locator(".gpt-picked").count() == 1
