"""The samples are what data/README.md says, and the script writes the same bytes every time."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from gridperf.resources import ROOT, SAMPLES

SEED = "ee08af602c1f54bb"


def _made(folder: Path, *options: str) -> dict[str, bytes]:
    script = str(ROOT / "data" / "make_samples.py")
    subprocess.run([sys.executable, script, str(folder), *options], check=True)
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*.xlsx"))}


def _cells(path: Path) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))  # type: ignore[union-attr]


def test_a_second_run_gives_the_same_bytes_and_what_is_kept(tmp_path: Path) -> None:
    assert _made(tmp_path) == _made(tmp_path / "again")
    kept = sorted((ROOT / "data").rglob("*.xlsx"))
    assert len(kept) == 12
    for path in kept:
        assert _cells(path) == _cells(tmp_path / path.relative_to(ROOT / "data")), path.name


def test_the_seed_is_kept_byte_for_byte() -> None:
    (text,) = SAMPLES.glob("*.txt")
    assert hashlib.sha256(text.read_bytes()).hexdigest().startswith(SEED)


def test_the_folder_holds_only_tables() -> None:
    assert {path.suffix for path in SAMPLES.iterdir()} == {".txt", ".xlsx"}


@pytest.mark.parametrize(("year", "rows", "units"), [(2021, 52, 8), (2022, 53, 8), (2023, 46, 7)])
def test_the_district_has_its_units_and_projects(year: int, rows: int, units: int) -> None:
    (path,) = SAMPLES.glob(f"{year}年示例区*.xlsx")
    body = _cells(path)[6:]
    assert sum(isinstance(row[0], int) for row in body) == rows
    named = {str(row[1]) for row in body if row[1]}
    assert len(named) == units
    assert all("示例" in name for name in named)


def test_the_clean_district_has_no_planted_fault(tmp_path: Path) -> None:
    made = _made(tmp_path, "--clean")
    name = next(name for name in made if name.startswith("2022"))
    projects = [row for row in _cells(tmp_path / "samples" / name)[6:] if isinstance(row[0], int)]
    assert len({(row[2]) for row in projects}) == len(projects) == 51
    for row in projects:
        money = [float(cell) if cell != "-" else 0.0 for cell in row[3:8]]  # type: ignore[arg-type]
        assert money[1] == pytest.approx(sum(money[2:]), abs=0.001)
        assert row[8] == pytest.approx(money[1] / money[0], abs=0.00005001)
