"""Pages by the keyboard alone: each stop is seen; figures are told in words and can be taken."""

import io

import openpyxl
import pytest

from tests.browser.test_meeting_day import _idle

pytestmark = pytest.mark.browser

HERE = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  const field = at.matches("input, textarea, [role=combobox]");
  const framed = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none";
  const said = (at.getAttribute("aria-label") || at.textContent || at.value || "").trim();
  const wide = at.getBoundingClientRect().width > 1;
  return [at.tagName, said, field || framed, wide, at === document.body];
}"""
FIGURES = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].map(e => [
  e.getAttribute('aria-label'),
  !!e.closest('[class*=st-key-picture_]')?.querySelector('.gpp summary')])"""
PAGES = ("", "units?unit=示例区农业农村局&", "funding", "indicators", "trends")


def _at(page, district, path):
    page.goto(f"{district}/{path}{'' if path.endswith('&') else '?'}year=2022")
    page.locator("[data-testid=stPlotlyChart] .main-svg").first.wait_for()
    _idle(page)


@pytest.mark.parametrize("path", ["", "findings", "meeting"])
def test_every_stop_of_the_keyboard_is_seen(district, page, path):
    page.goto(f"{district}/{path}?year=2022")
    page.locator(".st-key-language").wait_for()
    page.locator("a", has_text="设置").first.wait_for()
    _idle(page)
    stops = []
    for _ in range(45):
        page.keyboard.press("Tab")
        tag, said, framed, wide, over = page.evaluate(HERE)
        if over:
            break
        stops.append((tag, said))
        if tag != "MAIN":
            assert framed, said
            assert wide, said
    said = " ".join(said for _, said in stops)
    assert stops[0] == ("A", "Skip to main content")  # drawn as 跳到正文
    assert [word for word in ("总览", "单位", "设置", "导出") if word not in said] == []
    assert len(stops) > 20


@pytest.mark.parametrize("path", PAGES)
def test_every_figure_is_told_in_words_and_can_be_taken(district, page, path):
    _at(page, district, path)
    figures = page.evaluate(FIGURES)
    assert figures
    assert all(alt and offered for alt, offered in figures)


def test_a_figure_becomes_its_table_and_its_files(district, page):
    _at(page, district, "indicators")
    menu = page.locator(".st-key-picture_dimensions .gpp summary")
    menu.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="SVG").wait_for()
    for kind, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("xlsx", b"PK")):
        with page.expect_download() as waiting:
            page.locator(".gpp-list button", has_text=kind).click()
        data = waiting.value.path().read_bytes()
        assert data.startswith(begins)
        if not page.locator(".gpp-list button", has_text=kind).is_visible():
            menu.click()
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert "指标维度" in {cell.value for row in sheet.iter_rows() for cell in row}
    page.locator(".gpp-list button").first.click()
    page.locator(".gpp-as-table table").wait_for()
    assert page.locator(".gpp-table tbody tr").count() > 10
