"""A dashboard of its own on a free loopback port, and a browser that notes what goes wrong."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

from gridperf import pipeline
from gridperf.deck import PARTS, Agenda
from gridperf.model import Selection
from gridperf.resources import ROOT, SAMPLES
from gridperf.store import Store
from tests.awkward import documents

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


@contextmanager
def _served(folder):
    """Give the address of a dashboard on a home below `folder` until it is no longer needed."""
    port = _free_port()
    command = [sys.executable, "-m", "gridperf.cli", "--home", str(folder / "home"), "serve"]
    with (folder / "log").open("w") as log:
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


@pytest.fixture
def dashboard(tmp_path):
    """Address of a dashboard that was just started on an empty home."""
    with _served(tmp_path) as address:
        yield address


ALL = "全部"
"""The saved agenda that shows every part, unit and six projects of 2024."""


@pytest.fixture(scope="session")
def district(tmp_path_factory):
    """Address of a dashboard for all tests that only look: 2022 usual names, 2024 awkward ones."""
    folder = tmp_path_factory.mktemp("district")
    command = [sys.executable, "-m", "gridperf.cli", "--home", str(folder / "home"), "import"]
    sample = next(SAMPLES.glob("2022*.xlsx"))
    subprocess.run(
        [*command, "--by", "王工", str(sample)], cwd=ROOT, check=True, capture_output=True
    )
    store = Store.open(folder / "home")
    for document, data in documents(2024):
        pipeline.keep(store, document, data, "王工")
    units, projects = (store.view(view, Selection(2024)) for view in ("unit", "project"))
    numbers = tuple(int(number) for number in projects["project_id"].head(6))
    store.set_value(f"agenda.{ALL}", Agenda(PARTS, tuple(units["unit"]), numbers).kept())
    store.set_value("operator", "王工")
    store.close()
    with _served(folder) as address:
        yield address


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
