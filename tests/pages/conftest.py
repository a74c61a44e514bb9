"""Pages work on a home of their own."""

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GRIDPERF_HOME", str(tmp_path))
    return tmp_path.resolve()
