"""Data for other programs, and the passage for the final accounts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from gridperf.model import Selection
from gridperf.reports import KINDS, Material, ReportFault, files_of, packed, write
from gridperf.reports.kinds import safe_name
from gridperf.reports.passage import grades, sentences
from gridperf.scoring_profiles import profiles
from gridperf.store import Store, views
from gridperf.words import Words
from tests.reports.conftest import FORMULA

Made = Callable[..., dict[str, bytes]]


def test_every_view_is_a_csv_that_excel_opens_and_that_holds_no_formula(
    made: Made, store: Store
) -> None:
    files = made("csv")
    assert {f"{name}.csv" for name in views()} <= files.keys()
    assert all(data.startswith(b"\xef\xbb\xbf") for data in files.values())
    held = pd.read_csv(io.BytesIO(files["project.csv"]), encoding="utf-8-sig")
    assert f"'{FORMULA}" in set(held["project"])
    rows = store.view("project", Selection(2023))
    assert held["spent"].isna().sum() == rows["spent"].isna().sum() == 1
    assert held["spent"].sum() == pytest.approx(rows["spent"].sum())
    assert "数据版本" in files["口径说明.txt"].decode("utf-8-sig")


def test_one_view_alone_as_parquet_keeps_its_types(made: Made, store: Store) -> None:
    files = made("parquet", view="unit")
    assert set(files) == {"unit.parquet", "口径说明.txt"}
    held = pd.read_parquet(io.BytesIO(files["unit.parquet"]))
    assert held["budget"].sum() == store.view("unit", Selection(2023))["budget"].sum()


def test_an_empty_selection_gives_tables_without_rows(made: Made) -> None:
    assert made("csv", 1999, view="project")["project.csv"].decode("utf-8-sig").count("\n") == 1


def test_the_passage_counts_what_the_views_hold(material: Material) -> None:
    scope, scored, problems = sentences(material)
    assert "应报送项目绩效自评的单位 3 个，已报送 2 个" in scope
    assert "开展绩效自评的项目 5 个，涉及预算资金 360.40 万元，全年支出 261.65 万元" in scope
    assert "1 个项目的预算或支出未知" in scope
    assert "填写自评分的项目 1 个，平均 96.50 分" in scored
    assert "优 1 个、良 0 个、中 0 个、差 0 个（其中 1 个未写等级，由自评分折算）" in scored
    assert "4 个项目没有自评分和等级" in scored
    assert "反映问题的项目 5 个，其中 5 个写明了整改措施" in problems


def test_a_grade_that_the_profile_does_not_know_is_counted_under_its_own_name() -> None:
    rows = pd.DataFrame({"stated_grade": ["合格", None, None], "stated_score": [None, 85.0, None]})
    held = grades(rows, profiles()["national_2020"])
    assert dict(held.counts) == {"优": 0, "良": 1, "中": 0, "差": 0, "合格": 1}
    assert (held.worked_out, held.none) == (1, 1)


def test_a_folder_or_a_zip_takes_several_files_and_a_file_takes_one(
    store: Store, tmp_path: Path
) -> None:
    kind = KINDS["csv"]
    files = list(files_of(kind, store, Selection(2023), Words("zh"), "unit"))
    assert write(kind, files, tmp_path / "folder") == 2
    assert {path.name for path in (tmp_path / "folder").iterdir()} == {name for name, _ in files}
    write(kind, files, tmp_path / "all.zip")
    assert zipfile.ZipFile(tmp_path / "all.zip").namelist() == [name for name, _ in files]
    assert zipfile.ZipFile(io.BytesIO(packed(files))).testzip() is None


def test_what_cannot_be_written_is_one_fault_and_leaves_nothing(tmp_path: Path) -> None:
    for out in (tmp_path / "missing" / "a.xlsx", tmp_path):
        with pytest.raises(ReportFault) as fault:
            write(KINDS["xlsx"], [("a", b"x")], out)
        assert fault.value.key == "report.not_written"
    assert list(tmp_path.iterdir()) == []


def test_names_of_files_hold_no_path() -> None:
    assert safe_name("../../甲\\乙:丙\n?") == "甲_乙_丙"
    assert safe_name("…" * 300) == "…" * 80
    assert safe_name(" .. ") == "_"
