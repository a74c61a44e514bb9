"""The dashboard's process: the page server, the one open store, and the ear for other commands."""

from __future__ import annotations

import ipaddress
import os
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

from gridperf.home import VARIABLE
from gridperf.resources import ROOT

PATIENCE = 60
"""Seconds until the address is announced at the latest."""


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach that host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_free(host: str, port: int) -> bool:
    """Tell whether a server can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name == "posix":  # elsewhere the option would let two servers share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def serve(home: Path, host: str, port: int, announce: Callable[[], None]) -> None:
    """Show the pages until the process is told to end; `announce` is called once they answer."""
    from streamlit.web import cli  # noqa: PLC0415 (seconds to load; only this command needs it)

    os.environ[VARIABLE] = str(home)
    threading.Thread(target=_when_up, args=(host, port, announce), daemon=True).start()
    settings = {
        "server.address": host,
        "server.port": port,
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "logger.hideWelcomeMessage": "true",
        "logger.level": "warning",
        "browser.gatherUsageStats": "false",
    }
    options = [f"--{name}={value}" for name, value in settings.items()]
    cli.main(["run", str(ROOT / "dashboard.py"), *options], standalone_mode=False)


def _when_up(host: str, port: int, announce: Callable[[], None]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            announce()
            return
