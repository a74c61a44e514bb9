"""The deck in a browser: keys, full window, three sizes, into a figure and back."""

import pytest

from tests.browser.test_meeting_day import _idle, _import_seed

pytestmark = pytest.mark.browser

FAULTS = """() => {
  const stage = document.querySelector('.gpd-stage'), foot = stage.querySelector('footer');
  const scale = stage.getBoundingClientRect().width / 1920, found = [];
  for (const one of stage.querySelectorAll('*')) {
    const own = [...one.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own) continue;
    const svg = one.closest('svg'), box = one.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(one).fontSize)
      * (svg ? svg.getBoundingClientRect().width / 800 / scale : 1);
    if (size < 24) found.push('small ' + size + ' ' + one.textContent);
    if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
      found.push('out ' + one.textContent);
    if (!one.closest('footer, h1') && box.bottom > foot.getBoundingClientRect().top + 1)
      found.push('over the footer ' + one.textContent);
  }
  if (document.documentElement.scrollHeight > innerHeight && !document.querySelector('.gpd-on'))
    found.push('scrolls');
  return found;
}"""


FITTED = """() => {
  const box = document.querySelector('.gpd-stage').getBoundingClientRect();
  return Math.abs(box.width - innerWidth) < 2 || Math.abs(box.height - innerHeight) < 2;
}"""


def _title(page):
    return page.locator(".gpd h1").inner_text()


def test_the_deck_is_turned_by_keys_at_every_size(dashboard, page):
    _import_seed(page, dashboard)
    page.goto(f"{dashboard}/meeting?year=2020")
    page.locator(".gpd h1").wait_for()
    page.locator(".gpd-key-show").click()
    page.locator(".gpd.gpd-on").wait_for()
    last = int(page.locator(".gpd footer span").last.inner_text().split("/")[1])
    assert last >= 8
    for width, height in ((1366, 768), (3840, 2160), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("Home")
        page.wait_for_function(FITTED)
        for at in range(1, last + 1):
            assert page.locator(".gpd footer span").last.inner_text() == f"{at} / {last}"
            assert page.evaluate(FAULTS) == []
            page.keyboard.press(("PageDown", "ArrowRight", " ")[at % 3])
    page.keyboard.press("Home")
    assert "自评情况" in _title(page)
    page.keyboard.press("End")
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowLeft")
    assert page.locator(".gpd footer span").last.inner_text() == f"{last - 2} / {last}"
    page.keyboard.press("j")
    page.locator(".gpd-jumps button").nth(2).click()
    page.wait_for_url("**slide=3**")

    page.locator(".gpd a.gpd-link").first.click()
    page.wait_for_url("**/units?**")
    _idle(page)
    page.locator(".st-key-back_to_meeting button").click()
    page.locator(".gpd.gpd-on h1").wait_for()
    assert page.locator(".gpd footer span").last.inner_text() == f"3 / {last}"
    page.keyboard.press("Escape")
    page.locator(".gpd:not(.gpd-on)").wait_for()
