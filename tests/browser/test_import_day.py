"""A day at the import desk: an archive, a password, a correction undone, a version and back."""

from io import BytesIO

import pytest
import pyzipper
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook as Book
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HEAD = ["序号", "单位名称", "项目名称", "预算数", "支出数", "执行率", "数量指标", "数量指标"]


def _list(unit, spent, rate=None):
    book = Book()
    sheet = book.active
    sheet.title = "自评表"
    sheet.append([f"{unit}2021年部门预算项目绩效自评表（单位：万元）"])
    sheet.append(HEAD)
    sheet.append([1, unit, "巡查", 10, spent, rate or f"{spent / 10:.2%}", "≥12场", "12场"])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _locked(data, password):
    locked = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(password, locked)
    return locked.getvalue()


def _archive():
    packed = BytesIO()
    with pyzipper.AESZipFile(packed, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword("报送2021".encode())
        archive.writestr("甲办.xlsx", _list("甲办", 9.5))
        archive.writestr("乙办.xlsx", _locked(_list("乙办", 8.5), "2021"))
    return packed.getvalue()


def _idle(page):
    page.wait_for_timeout(300)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def _drop(page, name, data):
    _idle(page)
    upload = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator("input[type=file]").set_input_files([upload])


def _click(page, what):
    _idle(page)
    (page.locator(what) if isinstance(what, str) else what).click()


def _file(page, name):
    return page.locator(".gpt-kind-list td button", has_text=name).first


def test_an_archive_a_password_a_correction_a_version_and_back(dashboard, page):
    page.goto(f"{dashboard}/import")
    _drop(page, "报送.zip", _archive())
    page.locator(".verdict", has_text="压缩包《报送.zip》设有密码").wait_for()
    page.locator(".st-key-unlock input").fill("报送2021")
    _click(page, ".st-key-unlock_button button")
    page.locator(".verdict", has_text="设有打开密码").wait_for()
    page.locator(".st-key-unlock input").fill("2020")
    _click(page, ".st-key-unlock_button button")
    page.locator(".verdict", has_text="密码不正确").wait_for()
    page.locator(".st-key-unlock input").fill("2021")
    _click(page, ".st-key-unlock_button button")
    page.locator(".verdict", has_text="可入库").wait_for()

    _click(page, _file(page, "甲办"))
    cell = page.locator(".gpt-kind-sheet td button", has_text="9.5").first
    page.locator(".gpt-kind-sheet td", has_text="甲办").first.wait_for()
    assert "支出" in cell.locator("xpath=..").get_attribute("title")
    _click(page, cell)
    page.locator(".st-key-correcting input").fill("9.4")
    _click(page, ".st-key-correct_do button")
    page.locator(".gpt-corrected", has_text="9.4").wait_for()
    _click(page, ".st-key-menu_overview a")
    _click(page, ".st-key-menu_import a")  # what was dropped and corrected is still there
    page.locator(".gpt-corrected", has_text="9.4").wait_for()
    _click(page, ".st-key-undo_0 button")
    page.locator(".gpt-corrected").wait_for(state="detached")
    _click(page, ".st-key-confirm_import button:enabled")
    page.locator(".receipt", has_text="9.50 万元").wait_for()
    expect(page.locator(".receipt", has_text="8.50 万元")).to_have_count(1)

    _drop(page, "甲办（更正）.xlsx", _list("甲办", 9.1))
    page.locator(".st-key-confirm_import button:enabled").wait_for()  # read: drawn for good
    _click(page, _file(page, "更正"))
    page.locator(".st-key-card_changes td", has_text="9.10").first.wait_for()
    _click(page, ".st-key-confirm_import button:enabled")
    page.locator(".receipt", has_text="取代第 1 版").wait_for()

    page.goto(f"{dashboard}/import?part=history&of=甲办")
    _click(page, page.locator(".gpt-kind-list td button", has_text="第 1 版").first)
    page.get_by_text("现行第 2 版 → 恢复后第 1 版：2 个数值不同").wait_for()
    page.locator(".st-key-card_version td", has_text="9.10").wait_for()
    _click(page, ".st-key-bring_back button")
    page.get_by_text("第 1 版已恢复为现行版本").first.wait_for()
    page.goto(f"{dashboard}/projects?year=2021")
    page.get_by_text("9.50").first.wait_for()


def _contrast(page, cell):
    """Return how far a cell's text stands out from its ground, as drawn."""
    return page.evaluate(
        """cell => {
          const light = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
            .map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
          const ground = light(getComputedStyle(cell).backgroundColor);
          return [cell.querySelector(".gpt-text"), cell.querySelector(".gpt-sign")].map(part => {
            const text = light(getComputedStyle(part).color);
            return (Math.max(text, ground) + .05) / (Math.min(text, ground) + .05);
          });
        }""",
        cell.element_handle(),
    )


@pytest.mark.parametrize(("theme", "least"), [("light", 4.5), ("dark", 4.5), ("projector", 7)])
def test_a_cell_with_a_fault_is_tinted_signed_and_says_what_is_wrong(dashboard, page, theme, least):
    page.goto(f"{dashboard}/import?display={theme}")
    _drop(page, "甲办.xlsx", _list("甲办", 9.5, "99.99%"))
    cell = page.locator(".gpt-kind-sheet td.gpt-fault.gpt-error", has_text="99.99%")
    cell.wait_for()
    assert cell.locator(".gpt-sign").inner_text().strip() == "✕"
    assert "F3 执行率\n99.99%\n✕ 表内执行率 99.99%" in cell.get_attribute("title")
    plain = page.locator(".gpt-kind-sheet td.gpt-body", has_text="巡查").first
    grounds = [
        page.evaluate("cell => getComputedStyle(cell).backgroundColor", held.element_handle())
        for held in (cell, plain)
    ]
    assert grounds[0] != grounds[1]
    assert min(_contrast(page, cell)) >= least
