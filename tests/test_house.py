"""The house holds together: floors, style, types, and what the wheel carries."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command as c; c()"),
    ],
    ids=["style", "format", "types", "floors"],
)
def test_machines_find_nothing_to_say(command: tuple[str, ...]) -> None:
    ran = _run(*command)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_functions_and_files_stay_short() -> None:
    folders = (ROOT / name for name in ("gridperf", "pages", "data"))
    files = [file for folder in folders for file in folder.rglob("*.py")]
    long_files = [str(file) for file in files if len(file.read_bytes().splitlines()) >= FILE]
    long_functions = [
        f"{file.name}: {node.name}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 >= FUNCTION
    ]
    assert (long_files, long_functions) == ([], [])


FILE, FUNCTION = 400, 40
"""Lines that a file and a function stay under."""


@pytest.mark.parametrize("module", ["model", "rules", "values", "workbook", "forms", "scoring"])
def test_the_reading_floors_load_neither_database_nor_interface(module: str) -> None:
    ran = _run(
        "-c",
        f"import sys, gridperf.{module}; "
        "print(sorted({'duckdb', 'streamlit'} & set(sys.modules)))",
    )
    assert ran.stdout.strip() == "[]", ran.stderr


def test_the_wheel_carries_everything_inside_the_package(tmp_path: Path) -> None:
    built = _run("-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT))
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name.split("/")[0] for name in names if "dist-info" not in name} == {"gridperf"}
    needed = {"dashboard.py", "pages/overview.py", ".streamlit/config.toml", "sql/schema.sql"}
    assert {f"gridperf/{name}" for name in needed} <= names
    for folder in ("words", "sql/checks", "sql/views", "data/samples"):
        kept = {p.name for p in (ROOT / folder).glob("*")} or {
            p.name for p in (ROOT / "gridperf" / folder).glob("*")
        }
        assert kept, folder
        assert {f"gridperf/{folder}/{name}" for name in kept} <= names


def test_both_readmes_give_the_same_commands() -> None:
    english, chinese = (
        re.findall(r"```(?:sh|bat)\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
        for name in ("README.md", "README.zh-CN.md")
    )
    assert english == chinese


def test_no_pin_says_where_packages_came_from() -> None:
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")
