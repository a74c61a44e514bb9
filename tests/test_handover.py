"""The ear of the serving process: only who knows the token is heard, output comes as printed."""

from __future__ import annotations

import http.client
import io
import json
import os
import stat
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from gridperf.handover import (
    FILE,
    MOST_BYTES,
    BrokenOffError,
    NobodyAnswersError,
    Printer,
    hand_over,
    listening,
)


def _echo(arguments: Sequence[str], out: Printer, err: Printer) -> int:
    out.write("收到 " + " ".join(arguments) + "\n")
    err.write("一句话\n")
    return 7


def _status(home: Path, token: str, body: str, length: int | None = None) -> int:
    port = json.loads((home / FILE).read_text())["port"]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest("POST", "/")
    connection.putheader("Authorization", f"Bearer {token}")
    connection.putheader("Content-Length", str(len(body) if length is None else length))
    connection.endheaders(body.encode())
    status = connection.getresponse().status
    connection.close()
    return status


def test_output_errors_and_exit_code_come_back(tmp_path: Path) -> None:
    out, err = io.StringIO(), io.StringIO()
    with listening(tmp_path, _echo):
        assert hand_over(tmp_path, ["check", "--year=2020"], out, err) == 7
    assert (out.getvalue(), err.getvalue()) == ("收到 check --year=2020\n", "一句话\n")


def test_strangers_are_not_heard(tmp_path: Path) -> None:
    with listening(tmp_path, _echo):
        token = json.loads((tmp_path / FILE).read_text())["token"]
        assert _status(tmp_path, "guessed", "[]") == 403
        assert _status(tmp_path, "", "[]") == 403
        assert _status(tmp_path, token, '{"argv": 1}') == 400
        assert _status(tmp_path, token, "[1]") == 400
        assert _status(tmp_path, token, "[]", MOST_BYTES + 1) == 400
        assert _status(tmp_path, token, "[]") == 200


def test_only_the_owner_may_read_the_token(tmp_path: Path) -> None:
    with listening(tmp_path, _echo):
        mode = stat.S_IMODE((tmp_path / FILE).stat().st_mode)
    assert os.name == "nt" or mode == 0o600  # Windows keeps the folder's own access list


def test_without_a_holder_nobody_answers(tmp_path: Path) -> None:
    with pytest.raises(NobodyAnswersError):
        hand_over(tmp_path, ["check"], io.StringIO(), io.StringIO())
    with listening(tmp_path, _echo):
        left_behind = (tmp_path / FILE).read_text()
    assert not (tmp_path / FILE).exists()
    (tmp_path / FILE).write_text(left_behind)
    with pytest.raises(NobodyAnswersError):
        hand_over(tmp_path, ["check"], io.StringIO(), io.StringIO())


def _half(arguments: Sequence[str], out: Printer, _err: Printer) -> int:
    out.write("half\n")
    raise ConnectionError(arguments)


def test_a_command_that_breaks_off_is_told_apart_from_nobody_there(tmp_path: Path) -> None:
    out = io.StringIO()
    with listening(tmp_path, _half), pytest.raises(BrokenOffError):
        hand_over(tmp_path, ["import"], out, io.StringIO())
    assert out.getvalue() == "half\n"


def test_a_client_that_goes_away_stops_nothing(tmp_path: Path) -> None:
    done = threading.Event()

    def long_work(_arguments: Sequence[str], out: Printer, _err: Printer) -> int:
        for _ in range(2000):
            out.write("一行" * 500)
        done.set()
        return 0

    class Gone(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    with listening(tmp_path, long_work):
        with pytest.raises(BrokenPipeError):
            hand_over(tmp_path, ["import"], Gone(), io.StringIO())
        assert done.wait(20)
