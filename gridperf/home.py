"""The folder where everything lives, and the one store that this process opens in it."""

from __future__ import annotations

import getpass
import os
import platform
import threading
from pathlib import Path

from platformdirs import user_data_path

from gridperf.checks import review, wording
from gridperf.store import Store

VARIABLE = "GRIDPERF_HOME"

_open: dict[Path, Store] = {}
_opening = threading.Lock()


def home_folder(named: str | None = None) -> Path:
    """Return the folder that was named, else GRIDPERF_HOME, else the user's data folder."""
    given = named or os.environ.get(VARIABLE)
    folder = Path(given).expanduser() if given else user_data_path("gridperf", appauthor=False)
    return folder.resolve()


def store_at(home: Path) -> Store:
    """Return this process's store in that folder, the same one for pages and commands.

    Raises StoreInUse where another process holds the file, OSError where the folder can't be made.
    """
    with _opening:
        if home not in _open:
            home.mkdir(parents=True, exist_ok=True)
            _open[home] = Store.open(home)
            # What an earlier version of the program stored is looked at by this one's checks.
            _open[home].review_anew(review, wording())
        return _open[home]


def this_user() -> str:
    """Return whose name stands under what is stored where none was given: the computer's user.

    A machine that doesn't know who runs it gives its own name: nothing is stored under none.
    """
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return platform.node() or "localhost"
