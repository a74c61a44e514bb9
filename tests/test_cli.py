"""The command line as a process: what it prints where, its exit codes, and beside the dashboard."""

from __future__ import annotations

import contextlib
import io
import json
import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import pyzipper
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import load_workbook
from pptx import Presentation

from gridperf.cli import _parser, _spelled, main
from gridperf.deck import Agenda
from gridperf.handover import FILE
from gridperf.home import store_at
from gridperf.resources import ROOT, SAMPLES

SEED_TEXT, SEED_BOOK = (next(SAMPLES.glob(f"2020*{suffix}")) for suffix in (".txt", ".xlsx"))
DISTRICT = sorted(SAMPLES.glob("202[123]*.xlsx"))
COMMAND = [sys.executable, "-m", "gridperf.cli"]


class Ran(NamedTuple):
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def gridperf(*arguments: object, home: Path | None = None) -> Ran:
    """Run a command in this process, as `main` would; its store stays open for the next one."""
    named = [] if home is None else ["--home", str(home)]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(["--language", "zh", *named, *map(str, arguments)])
        except SystemExit as wrong_call:
            code = int(wrong_call.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())


def process(*arguments: object, home: Path) -> Ran:
    """Run a command as the shell would, in a Chinese system."""
    ran = subprocess.run(
        [*COMMAND, *map(str, arguments), "--home", str(home)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "zh_CN.UTF-8"},
        cwd=ROOT,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def test_reading_the_samples_prints_one_record_a_line() -> None:
    ran = gridperf("read", SEED_TEXT, SEED_BOOK, "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    text, book = (json.loads(line) for line in ran.stdout.splitlines())
    for record in (text, book):
        assert record["outcome"] == "read"
        assert len(record["forms"][0]["projects"]) == 8


def test_sheets_that_were_not_read_are_said(tmp_path: Path) -> None:
    book = load_workbook(SEED_BOOK)
    book.create_sheet("通讯录").append(["姓名", "电话"])
    book.create_sheet("Sheet3")
    book.save(tmp_path / "a.xlsx")
    why = "没有找到自评表的表头"
    for command in ("read", "import"):
        said = gridperf(command, tmp_path / "a.xlsx", home=tmp_path).stdout
        assert next(line for line in said.splitlines() if why in line).startswith("  通讯录")
        assert "Sheet3" not in said
    record = json.loads(gridperf("read", "--json", tmp_path / "a.xlsx").stdout)
    assert [one["sheet"] for one in record["skipped"]] == ["通讯录", "Sheet3"]
    assert why in record["skipped"][0]["message"]


def test_a_bad_file_is_one_sentence_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "信.txt").write_text("您好，这不是表。", encoding="utf-8")
    ran = gridperf("read", tmp_path / "信.txt", tmp_path / "没有.xlsx", SEED_BOOK)
    assert ran.returncode == 1
    first, second = ran.stderr.splitlines()
    assert "信.txt" in first
    assert "没有.xlsx" in second
    assert "Traceback" not in ran.stderr
    assert "8 个项目" in ran.stdout


@pytest.mark.parametrize(
    "arguments", [["--bogus"], ["read"], ["list", "dreams"], ["import", "--year", "this", "a"]]
)
def test_a_wrong_call_ends_with_two(arguments: list[str], tmp_path: Path) -> None:
    assert gridperf(*arguments, home=tmp_path).returncode == 2


@pytest.mark.parametrize("year", ["99", "20210", "-2021", "0"])
@pytest.mark.parametrize("command", [["import", SEED_TEXT], ["check"], ["export", "xlsx", "a"]])
def test_a_year_that_is_none_ends_with_two(year: str, command: list[str], tmp_path: Path) -> None:
    ran = gridperf(*command, f"--year={year}", home=tmp_path)
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (2, "", 1)
    assert year in ran.stderr


def test_a_unit_that_is_not_stored_is_said(tmp_path: Path) -> None:
    gridperf("import", SEED_TEXT, home=tmp_path)
    out = tmp_path / "a.xlsx"
    for command in (["check"], ["export", "xlsx", out]):
        ran = gridperf(*command, "--unit", "没有这家", home=tmp_path)
        assert (ran.returncode, ran.stdout, out.exists()) == (2, "", False)
        assert "没有这家" in ran.stderr
    (unit,) = store_at(tmp_path).units()
    ran = gridperf("check", "--unit", f"{unit[:4]} {unit[4:]}", home=tmp_path)
    assert (ran.returncode in {0, 1}, unit in ran.stdout, ran.stderr) == (True, True, "")


def test_files_in_an_archive_are_named_by_their_paths_and_no_other_goes_unsaid(
    tmp_path: Path,
) -> None:
    path = tmp_path / "报送.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("甲/自评表.txt", SEED_TEXT.read_bytes())
        archive.writestr("乙/自评表.txt", "")
        archive.writestr("乙/扫描件.jpg", b"\xff\xd8\xff")
    ran = gridperf("read", "--json", path)
    files = [json.loads(line)["file"] for line in ran.stdout.splitlines()]
    assert (ran.returncode, files) == (1, ["甲/自评表.txt", "乙/自评表.txt"])
    assert all(name in ran.stderr for name in ("《乙/扫描件.jpg》", "《乙/自评表.txt》"))
    assert len(ran.stderr.splitlines()) == 2


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.org", "::"])  # noqa: S104
def test_no_host_but_loopback_is_served(host: str, tmp_path: Path) -> None:
    ran = gridperf("--host", host, home=tmp_path)
    assert ran.returncode == 2
    assert host in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_the_second_filing_of_the_seed_replaces_the_first(tmp_path: Path) -> None:
    ran = gridperf("import", SEED_TEXT, SEED_BOOK, home=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "第 1 版" in ran.stdout
    assert "第 2 版" in ran.stdout
    again = gridperf("import", SEED_BOOK, home=tmp_path)
    assert "未改动" in again.stdout
    assert {p.suffix for p in tmp_path.iterdir()} <= {".duckdb", ".wal"}


def test_a_dry_run_says_what_the_import_will_say(tmp_path: Path) -> None:
    book = load_workbook(SEED_BOOK)
    sheet = book.active
    name = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "疫情防控")
    sheet.delete_rows(name.row)
    book.save(tmp_path / "少一行.xlsx")
    gridperf("import", SEED_BOOK, home=tmp_path)
    again = gridperf("import", "--dry-run", SEED_BOOK, home=tmp_path)
    assert (again.returncode, "与已入库的当前版本相同" in again.stdout) == (0, True)
    dry, real = (
        gridperf("import", *how, tmp_path / "少一行.xlsx", home=tmp_path).stdout.splitlines()
        for how in (["--dry-run"], [])
    )
    assert dry[1] == real[1]
    assert "疫情防控" in dry[1]


def test_a_dry_run_stores_nothing(tmp_path: Path) -> None:
    assert gridperf("import", SEED_BOOK, "--dry-run", "--home", tmp_path).returncode == 0
    assert "第 1 版" in gridperf("import", SEED_BOOK, home=tmp_path).stdout


def test_check_finds_what_was_planted_and_says_so_by_its_exit_code(tmp_path: Path) -> None:
    assert gridperf("check", home=tmp_path).returncode == 0
    assert gridperf("import", SEED_TEXT, home=tmp_path).returncode == 0
    assert gridperf("check", home=tmp_path).returncode == 0, "the seed is not accused"
    assert gridperf("import", *DISTRICT, home=tmp_path).returncode == 0
    ran = gridperf("check", "--json", home=tmp_path)
    found = {(f["year"], f["rule"], f["project"]) for f in map(json.loads, ran.stdout.splitlines())}
    assert ran.returncode == 1
    assert {
        (2021, "R001", "智慧课堂建设"),
        (2022, "R002", "社区医院设备购置"),
        (2022, "R004", "应急指挥平台建设"),
        (2022, "R007", "候车亭改造"),
    } <= found
    assert (2023, "R003") in {(year, rule) for year, rule, _ in found}


def test_year_and_unit_fill_what_a_file_lacks_and_never_override(tmp_path: Path) -> None:
    lacking = tmp_path / "无单位.txt"
    lacking.write_text("项目名称\t项目年度预算金额\t实际支出金额\n甲\t2\t1\n", encoding="utf-8")
    home = tmp_path / "home"
    ran = gridperf("import", lacking, SEED_BOOK, home=home)
    assert ran.returncode == 1
    assert "无单位.txt" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert "220.63" in ran.stdout
    given = ("--year", 2019, "--unit", "示例甲单位")
    ran = gridperf("import", lacking, SEED_BOOK, *given, home=home)
    assert ran.returncode == 0
    assert "示例甲单位｜2019" in ran.stdout
    assert "未改动" in ran.stdout


def test_what_is_declared_is_listed() -> None:
    assert "R001" in gridperf("list", "checks").stdout
    assert "district" in gridperf("list", "views").stdout
    assert gridperf("list", "forms").stdout.count("\n") == 3
    assert gridperf("list", "profiles").returncode == 0


@pytest.fixture
def dashboard(tmp_path: Path) -> Iterator[tuple[Path, subprocess.Popen[str], int]]:
    """A running dashboard: its home, its process, its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = tmp_path / "home"
    command = [*COMMAND, "serve", "--port", str(port), "--home", str(home)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    with process:
        try:
            assert process.stdout is not None
            assert f"http://127.0.0.1:{port}" in process.stdout.readline()
            yield home, process, port
        finally:
            process.terminate()


def test_every_command_works_while_the_dashboard_runs(
    dashboard: tuple[Path, subprocess.Popen[str], int], tmp_path: Path
) -> None:
    home, serving, port = dashboard
    ran = process("import", *DISTRICT, tmp_path / "没有.xlsx", home=home)
    assert ran.returncode == 1
    assert "没有.xlsx" in ran.stderr
    assert ran.stdout.count("第 1 版") == 23
    assert process("check", "--year=2021", home=home).returncode == 1
    assert process("read", SEED_TEXT, home=home).returncode == 0
    assert process("export", "xlsx", tmp_path / "汇总.xlsx", home=home).returncode == 0
    assert (tmp_path / "汇总.xlsx").stat().st_size > 10_000
    assert process("backup", tmp_path / "全部.zip", home=home).returncode == 0
    refused = process("restore", tmp_path / "全部.zip", home=home)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    assert process("restore", tmp_path / "全部.zip", "--replace", home=home).returncode == 0
    second = process("--port", port + 1, home=home)
    assert second.returncode == 1
    assert len(second.stderr.splitlines()) == 1
    other = process("--port", port, home=tmp_path / "other")
    assert other.returncode == 1
    assert str(port) in other.stderr
    serving.terminate()
    assert serving.wait(30) == 0
    assert not (home / FILE).exists()
    assert "R001" in process("check", "--year=2021", home=home).stdout, "stored, and let go of"


def test_what_is_handed_in_is_written_by_a_command(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert gridperf("import", SEED_BOOK, home=home).returncode == 0
    ran = gridperf("export", "xlsx", tmp_path / "汇总.xlsx", "--year", 2020, home=home)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "汇总.xlsx").read_bytes().startswith(b"PK")
    ran = gridperf("export", "csv", tmp_path / "表", "--view", "unit", home=home)
    assert ran.returncode == 0
    assert "220.63" in (tmp_path / "表" / "unit.csv").read_text(encoding="utf-8-sig")
    ran = gridperf("export", "paragraph", tmp_path / "没有" / "段落.txt", home=home)
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) == 1
    assert "没有" in ran.stderr
    assert gridperf("export", "dreams", tmp_path / "x", home=home).returncode == 2


def test_slides_are_exported_by_a_saved_agenda(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "会议.pptx"
    assert gridperf("import", SEED_TEXT, home=home).returncode == 0
    store_at(home.resolve()).set_value("agenda.常务会", Agenda(("indicators", "cover")).kept())
    ran = gridperf("export", "pptx", out, "--agenda", "常务会", home=home)
    assert ran.returncode == 0
    titles = [slide.shapes[0].text_frame.text for slide in Presentation(str(out)).slides]
    assert "56 项指标" in titles[0]
    assert titles[1] == "2020 年部门预算项目绩效自评情况"
    ran = gridperf("export", "pptx", out, "--agenda", "办公会", home=home)
    assert ran.returncode == 1
    assert "常务会" in ran.stderr


def _under_password(folder: Path, password: str) -> list[Path]:
    """Write a workbook and an archive under a password into a folder."""
    book, packed = folder / "有密码.xlsx", folder / "报送.zip"
    with book.open("wb") as out:
        OOXMLFile(io.BytesIO(SEED_BOOK.read_bytes())).encrypt(password, out)
    with pyzipper.AESZipFile(packed, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode())
        archive.write(DISTRICT[0], DISTRICT[0].name)
    return [book, packed]


def test_what_is_under_a_password_says_how_to_give_it_and_opens_with_it(tmp_path: Path) -> None:
    files = _under_password(tmp_path, "报送2021")
    for command in ("read", "import"):
        refused = gridperf(command, *files, home=tmp_path)
        assert refused.returncode == 1
        said = refused.stderr.splitlines()
        assert len(said) == 2
        assert all("--password" in line for line in said)
        assert "《有密码.xlsx》" in said[0]
        wrong = gridperf(command, *files, "--password", "1", home=tmp_path)
        assert (wrong.returncode, wrong.stderr.count("密码不正确")) == (1, 2)
    ran = gridperf("read", *files, "--password", "报送2021", "--json")
    assert ran.returncode == 0
    documents = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [document["outcome"] for document in documents] == ["read", "read"]
    assert len(documents[0]["forms"][0]["projects"]) == 8
    stored = gridperf("import", *files, "--password", "报送2021", home=tmp_path)
    assert (stored.returncode, stored.stderr) == (0, "")
    assert "有密码.xlsx：已入库" in stored.stdout


def test_a_password_goes_along_to_who_holds_the_database(tmp_path: Path) -> None:
    files = [str(path) for path in _under_password(tmp_path, "a b'--x")]
    options = _parser().parse_args(["import", *files, "--password", "a b'--x"])
    assert _parser().parse_args(_spelled(options)).password == "a b'--x"  # noqa: S105 (a test's)
