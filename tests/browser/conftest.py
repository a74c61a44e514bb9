"""A dashboard of its own on a free loopback port, and a browser that notes what goes wrong."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

from gridperf.resources import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HERE = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:")


def _free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


@pytest.fixture(scope="session")
def chromium():
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    assert path, "CI=true asks for browser tests, and no Chromium is on the path"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def dashboard(tmp_path):
    """Address of a dashboard that was just started on an empty home."""
    port = _free_port()
    command = [sys.executable, "-m", "gridperf.cli", "--home", str(tmp_path / "home"), "serve"]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [*command, "--port", str(port)], cwd=ROOT, stdout=log, stderr=log
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address)
            yield address
        finally:
            process.terminate()
            process.wait(30)


def _wait(address):
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310 (loopback)
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    pytest.fail("the dashboard did not come up")


@pytest.fixture
def page(chromium):
    """A Chinese page at 1920 × 1080; asking outside or an error on the console fails the test."""
    context = chromium.new_context(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    opened = context.new_page()
    opened.set_default_timeout(90_000)
    outside, errors = [], []
    opened.on("request", lambda r: None if HERE.match(r.url) else outside.append(r.url))
    opened.on("console", lambda m: errors.append(m.text) if _counts(m) else None)
    yield opened
    context.close()
    assert outside == []
    assert errors == []


def _counts(message):
    # Streamlit asks for its own health under the page's path; the browser reports that 404.
    return message.type == "error" and "Failed to load resource" not in message.text
