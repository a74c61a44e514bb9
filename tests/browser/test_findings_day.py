"""Ticking findings, settling several after one question, by mouse and by keyboard."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from gridperf.resources import ROOT, SAMPLES

pytestmark = pytest.mark.browser
DISTRICT = next(SAMPLES.glob("2022*.xlsx"))


def test_findings_are_ticked_settled_and_free_again(dashboard, page, tmp_path):
    command = [sys.executable, "-m", "gridperf.cli", "--home", str(tmp_path / "home"), "import"]
    subprocess.run([*command, str(DISTRICT)], cwd=ROOT, check=True, capture_output=True)
    page.goto(f"{dashboard}/findings?year=2022&language=zh")
    boxes = page.locator("input[data-check]")
    # While a run goes on, what it replaces stands beside what is new for a moment.
    settle = page.locator('.st-key-judging_save[data-stale="false"]')
    boxes.nth(1).check()
    boxes.nth(3).check()
    expect(settle).to_have_text("处理 2 条")
    page.locator(".st-key-judging_0_state").click()
    page.get_by_role("option", name="属实").click()
    settle.get_by_role("button").click()
    page.get_by_role("button", name="确定处理 2 条").click()
    expect(page.get_by_text("已处理 2 条：属实")).to_be_visible()
    expect(settle).to_have_text("处理 0 条")
    expect(page.locator("input[data-check]:checked")).to_have_count(0)
    expect(page.get_by_text("属实", exact=True)).to_have_count(2)
    boxes.nth(2).focus()
    page.keyboard.press("Space")
    expect(settle).to_have_text("处理 1 条")


def test_a_bar_leads_to_the_projects_that_it_counts(dashboard, page, tmp_path):
    command = [sys.executable, "-m", "gridperf.cli", "--home", str(tmp_path / "home"), "import"]
    subprocess.run([*command, str(DISTRICT)], cwd=ROOT, check=True, capture_output=True)
    page.goto(f"{dashboard}/?year=2022&language=zh")
    bar = page.locator(".st-key-bins .bars path").nth(2)
    bar.wait_for()
    page.wait_for_load_state("networkidle")
    place = bar.bounding_box()
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page.get_by_text("只看：执行率（%）60–80")).to_be_visible()
    expect(page.get_by_role("heading", name="8 个项目")).to_be_visible()


def test_a_titles_number_a_gauge_and_a_stream_lead_to_their_projects(dashboard, page, tmp_path):
    command = [sys.executable, "-m", "gridperf.cli", "--home", str(tmp_path / "home"), "import"]
    subprocess.run([*command, str(DISTRICT)], cwd=ROOT, check=True, capture_output=True)
    projects = page.get_by_role("heading", name="53 个项目")
    page.goto(f"{dashboard}/?year=2022&language=zh")
    page.locator(".lead a.way").nth(1).click()
    expect(projects).to_be_visible()
    page.goto(f"{dashboard}/?year=2022&language=zh")
    page.locator(".st-key-picture_gauge .js-plotly-plot .angular").wait_for()
    page.locator(".st-key-picture_gauge .js-plotly-plot").click()
    expect(projects).to_be_visible()
    page.goto(f"{dashboard}/funding?year=2022&language=zh")
    page.get_by_text("流向").first.click()
    page.locator(".sankey-link").nth(2).hover()
    page.locator(".sankey-link").nth(2).click()
    expect(page.get_by_text("只看：一般公共预算")).to_be_visible()
