"""The command line: `gridperf` alone opens the dashboard, every other command works beside it."""

from __future__ import annotations

import argparse
import io
import locale
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gridperf import __version__, commands
from gridperf.commands import WRONG_CALL, Desk
from gridperf.handover import BrokenOffError, NobodyAnswersError, Printer, hand_over, listening
from gridperf.home import home_folder, store_at, this_user
from gridperf.intake import expand
from gridperf.reading import expect_files
from gridperf.reports import KINDS
from gridperf.serving import is_free, is_loopback, serve
from gridperf.store import Store, StoreFault, StoreInUse, views
from gridperf.words import LANGUAGES, Language, Words, language_of

PORT = 8501
HIGHEST_PORT = 65535
YEARS = range(1900, 2100)
"""Those that forms are read as saying; any other number is a slip of the hand."""

STORELESS: Mapping[str, Callable[[Desk, argparse.Namespace], int]] = {
    "read": commands.read,
    "list": commands.declared,
}
STORED: Mapping[str, Callable[[Desk, argparse.Namespace, Store], int]] = {
    "import": commands.file_in,
    "check": commands.check,
    "export": commands.export,
    "backup": commands.backup,
    "restore": commands.restore,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; return its exit code (see each command)."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    desk = Desk(sys.stdout, sys.stderr, Words(_language(options)))
    try:
        code = _run(desk, options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough (`| head`): end without a word, as others do.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _run(desk: Desk, options: argparse.Namespace) -> int:
    if options.command in STORELESS:
        return STORELESS[options.command](desk, options)
    year = getattr(options, "year", None)
    if year is not None and year not in YEARS:
        desk.complain(desk.words("cli.bad_year", year=year, first=YEARS[0], last=YEARS[-1]))
        return WRONG_CALL
    home = home_folder(getattr(options, "home", None))
    try:
        if options.command in STORED:
            return _stored(desk, options, home)
        return _serve(desk, options, home)
    except StoreFault as fault:
        desk.complain(desk.words(fault.key, **fault.values))
    except BrokenPipeError:
        raise
    except OSError as fault:
        reason = fault.strerror or str(fault)
        desk.complain(desk.words("cli.home_unusable", home=home, fault=reason))
    return 1


def _stored(desk: Desk, options: argparse.Namespace, home: Path) -> int:
    """Carry the command out on the home's store, or have it carried out by who holds it."""
    if options.command == "import":
        options.files = [str(Path(path).absolute()) for path in expand(options.files)]
        expect_files()
    for name in {"out", "source"} & vars(options).keys():
        # Who carries it out may stand in another folder.
        setattr(options, name, str(Path(getattr(options, name)).absolute()))
    options.home = str(home)
    try:
        store = store_at(home)
    except StoreInUse:
        try:
            return hand_over(home, _spelled(options), sys.stdout, sys.stderr)
        except NobodyAnswersError:
            desk.complain(desk.words("cli.nobody_answers", home=home))
        except BrokenOffError:
            desk.complain(desk.words("cli.broken_off"))
        return 1
    return STORED[options.command](desk, options, store)


def _spelled(options: argparse.Namespace) -> list[str]:
    """Return the command as arguments that mean the same in another process."""
    spelled = [options.command, "--language", _language(options)]
    for name in ("year", "unit", "by", "password", "view", "agenda", "written_in"):
        if getattr(options, name, None) is not None:
            spelled += [f"--{name.replace('_', '-')}={getattr(options, name)}"]
    spelled += [
        f"--{name.replace('_', '-')}"
        for name in ("dry_run", "json", "replace")
        if getattr(options, name, False)
    ]
    named = [getattr(options, name) for name in ("kind", "out", "source") if hasattr(options, name)]
    named += getattr(options, "files", [])
    return [*spelled, "--", *named] if named else spelled


def _serve(desk: Desk, options: argparse.Namespace, home: Path) -> int:
    host, port = getattr(options, "host", "127.0.0.1"), getattr(options, "port", PORT)
    if not is_loopback(host):
        desk.complain(desk.words("cli.only_loopback", host=host))
        return WRONG_CALL
    if not 0 < port <= HIGHEST_PORT:
        desk.complain(desk.words("cli.bad_port", port=port))
        return WRONG_CALL
    try:
        store = store_at(home)
    except StoreInUse:
        desk.complain(desk.words("cli.already_running", home=home))
        return 1
    if not is_free(host, port):
        desk.complain(desk.words("cli.port_in_use", port=port, other=port % HIGHEST_PORT + 1))
        return 1
    expect_files()
    shown = f"[{host}]" if ":" in host else host
    line = desk.words("cli.address", address=f"http://{shown}:{port}")
    with listening(home, lambda given, out, err: _on_behalf(store, home, given, out, err)):
        serve(home, host, port, lambda: print(line, flush=True))  # noqa: T201 (its result)
    return 0


def _on_behalf(
    store: Store, home: Path, arguments: Sequence[str], out: Printer, err: Printer
) -> int:
    """Carry out another process's command on this one's store."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit:  # another version's client, with options that this one doesn't know
        return WRONG_CALL
    desk = Desk(out, err, Words(_language(options)))
    try:
        options.home = str(home)
        return STORED[options.command](desk, options, store)
    except StoreFault as fault:
        desk.complain(desk.words(fault.key, **fault.values))
        return 1


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--home", metavar="DIR", help="folder with database, originals, settings")
    shared.add_argument("--language", choices=LANGUAGES, help="language of the messages")
    address = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    address.add_argument("--host", help="loopback address to serve on (127.0.0.1)")
    address.add_argument("--port", type=int, help=f"port to serve on ({PORT})")
    parser = argparse.ArgumentParser(
        prog="gridperf",
        parents=[shared, address],
        description="Budget performance self-evaluation tables: read whole, checked, shown.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.set_defaults(command="serve")
    kinds = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(
        name: str, about: str, *parents: argparse.ArgumentParser
    ) -> argparse.ArgumentParser:
        return kinds.add_parser(name, help=about, description=about, parents=[shared, *parents])

    command("serve", "open the dashboard (the default)", address)
    _add_commands(command)
    return parser


def _add_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands that end by themselves, each with its arguments."""
    reading = command("read", "read and check each file, store nothing")
    storing = command("import", "store each file, whole or not at all")
    checking = command("check", "print the findings over all that is stored")
    exporting = command("export", "write what is handed in")
    _add_export(exporting)
    keeping = command("backup", "write everything into one file")
    keeping.add_argument("out", metavar="OUT", help="file to write")
    taking = command("restore", "take everything back from a backup")
    taking.add_argument("source", metavar="IN", help="file that backup wrote")
    taking.add_argument("--replace", action="store_true", help="replace what the home holds")
    listing = command("list", "print what the product declares")
    for with_files in (reading, storing):
        with_files.add_argument("files", metavar="FILE", nargs="+", help="file, folder or .zip")
        with_files.add_argument("--password", metavar="P", help="opens what is under one")
    for with_json in (reading, checking):
        with_json.add_argument("--json", action="store_true", help="one JSON document a line")
    for narrowed in (storing, checking, exporting):
        narrowed.add_argument("--year", type=int, metavar="Y")
        narrowed.add_argument("--unit", metavar="U")
    storing.add_argument("--dry-run", action="store_true", help="say what would be stored")
    for signed in (storing, taking):
        signed.add_argument("--by", metavar="NAME", default="", type=_signed, help="who does it")
    listing.add_argument("what", choices=("forms", "checks", "profiles", "views"))


def _add_export(exporting: argparse.ArgumentParser) -> None:
    exporting.add_argument("kind", choices=tuple(KINDS), metavar="KIND", help=", ".join(KINDS))
    several = ", ".join(name for name, kind in KINDS.items() if kind.several)
    exporting.add_argument("out", metavar="OUT", help=f"file; folder or .zip for {several}")
    exporting.add_argument("--view", choices=tuple(views()), metavar="NAME", help="only that view")
    exporting.add_argument("--agenda", metavar="NAME", help="slides as a saved agenda has them")
    exporting.add_argument("--written-in", choices=LANGUAGES, help="language of the document (zh)")


def _signed(name: str) -> str:
    """Return the name under which something is done, the computer user's where it is blank."""
    return name.strip() or this_user()


def _language(options: argparse.Namespace) -> Language:
    """Return the language that was asked for, else the system's."""
    asked: Language | None = getattr(options, "language", None)
    if asked:
        return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return language_of(os.environ[name])
    return language_of((locale.getlocale()[0] or "").replace("Chinese", "zh"))


def _speak_utf8() -> None:
    """Write UTF-8 wherever output goes; a name that isn't text is shown escaped, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
