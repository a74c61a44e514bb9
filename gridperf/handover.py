"""Commands that find the database taken hand their work to the process that holds it.

DuckDB locks its file even to readers, so the serving process owns it. It listens on a random
loopback port; port and token lie in `handover.json` in the home folder, readable by its owner
only. A request carries a command's arguments; the answer streams what the command prints, line of
JSON by line of JSON, and ends with its exit code.
"""

from __future__ import annotations

import http.client
import json
import os
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol, TextIO

FILE = "handover.json"
MOST_BYTES = 1 << 20
"""A request is a list of arguments: anything longer is not one."""

WAIT = 3600
"""Seconds for which a client waits for the next line: a large batch takes its time."""


class Printer(Protocol):
    """Something that takes text, as a stream does."""

    def write(self, text: str, /) -> int:
        """Take the text."""
        ...


Run = Callable[[Sequence[str], Printer, Printer], int]
"""Arguments, standard output, standard error → exit code."""


class NobodyAnswersError(Exception):
    """The database is taken, but its holder can't be asked."""


class BrokenOffError(Exception):
    """The holder took the command and ended before it was done."""


@dataclass(frozen=True, slots=True)
class _Owner:
    port: int
    token: str


class _Stream:
    """One of the command's two streams, sent on as it is written.

    A client that went away loses its answer; the command is carried out to its end.
    """

    def __init__(self, name: str, send: Callable[[dict[str, object]], None]) -> None:
        self._name = name
        self._send = send

    def write(self, text: str, /) -> int:
        with suppress(ConnectionError):
            self._send({self._name: text})
        return len(text)


def _handler(token: str, run: Run) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Takes one command a connection from whoever knows the token."""

        timeout = 30

        def do_POST(self) -> None:
            """Run the command that the body names, or answer with nothing but a refusal."""
            given = self.headers.get("Authorization", "")
            if not secrets.compare_digest(given.encode(), f"Bearer {token}".encode()):
                self.send_error(403)
                return
            arguments = self._arguments()
            if arguments is None:
                self.send_error(400)
                return
            self.send_response(200)
            self.send_header("Content-Type", "application/x-ndjson")
            self.end_headers()
            code = run(arguments, _Stream("out", self._send), _Stream("err", self._send))
            with suppress(ConnectionError):
                self._send({"exit": code})

        def _arguments(self) -> list[str] | None:
            length = self.headers.get("Content-Length", "")
            if not length.isdecimal() or int(length) > MOST_BYTES:
                return None
            return _texts(self.rfile.read(int(length)))

        def _send(self, line: dict[str, object]) -> None:
            self.wfile.write(json.dumps(line).encode() + b"\n")

        def log_message(self, format: str, *values: object) -> None:  # noqa: A002 (its name there)
            """Print nothing: the terminal belongs to the dashboard."""

    return Handler


def _texts(body: bytes) -> list[str] | None:
    """Return the texts that a body lists, None where it is anything else."""
    try:
        texts = json.loads(body)
    except ValueError:
        return None
    known = isinstance(texts, list) and all(isinstance(part, str) for part in texts)
    return texts if known else None


@contextmanager
def listening(home: Path, run: Run) -> Iterator[None]:
    """Take commands for this home as long as the block runs; `run` must be safe for threads."""
    token = secrets.token_urlsafe(32)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(token, run))
    server.daemon_threads = True
    note = home / FILE
    note.unlink(missing_ok=True)
    with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({"port": server.server_port, "token": token}, file)
    threading.Thread(target=server.serve_forever, name="handover", daemon=True).start()
    try:
        yield
    finally:
        note.unlink(missing_ok=True)
        server.shutdown()
        server.server_close()


def hand_over(home: Path, arguments: Sequence[str], out: TextIO, err: TextIO) -> int:
    """Return the exit code of a command that the database's holder carried out.

    Raises NobodyAnswersError where there is no holder that listens, BrokenOffError where it ended
    in the middle.
    """
    owner = _owner(home)
    for said in _said(owner, arguments):
        if "exit" in said:
            return int(said["exit"])
        out.write(said.get("out", ""))
        err.write(said.get("err", ""))
    raise BrokenOffError


def _said(owner: _Owner, arguments: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield what the holder sends, line by line."""
    connection = http.client.HTTPConnection("127.0.0.1", owner.port, timeout=WAIT)
    with closing(connection):
        answer = _answer(connection, owner, arguments)
        while True:
            try:
                line = answer.readline()
                said = json.loads(line) if line else None
            except (OSError, http.client.HTTPException, ValueError) as fault:
                raise BrokenOffError from fault
            if said is None:
                return
            yield said


def _answer(
    connection: http.client.HTTPConnection, owner: _Owner, arguments: Sequence[str]
) -> http.client.HTTPResponse:
    headers = {"Authorization": f"Bearer {owner.token}", "Content-Type": "application/json"}
    try:
        connection.request("POST", "/", json.dumps(list(arguments)), headers)
        answer = connection.getresponse()
    except (OSError, http.client.HTTPException) as fault:
        raise NobodyAnswersError from fault
    if answer.status != http.HTTPStatus.OK:
        raise NobodyAnswersError
    return answer


def _owner(home: Path) -> _Owner:
    try:
        note = json.loads((home / FILE).read_text(encoding="utf-8"))
        return _Owner(int(note["port"]), str(note["token"]))
    except (OSError, ValueError, KeyError) as fault:
        raise NobodyAnswersError from fault
