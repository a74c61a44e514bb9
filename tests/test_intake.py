"""What was named is found: files, folders, archives; what can't be opened is refused by itself."""

from __future__ import annotations

import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import pyzipper

from gridperf import intake
from gridperf.intake import expand, take
from gridperf.reading import read


def test_a_folder_gives_its_tables_in_order(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a.txt", "~$a.xlsx", "note.md", "sub/c.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    assert [taken.name for taken in take([str(tmp_path)])] == ["a.txt", "b.xlsx", "sub/c.csv"]


def _packed(files: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


WORKBOOK = _packed({"xl/workbook.xml": b"<workbook/>"})
MIXED = {
    "甲/自评表.xlsx": WORKBOOK,
    "乙/自评表.xlsx": b"not the same",
    "乙/扫描件.jpg": b"\xff\xd8\xff",
    "丙/网页.htm": b"<table></table>",
    "丙/模板.xltx": WORKBOOK,
    "丁/自评表": WORKBOOK,
    "丁/2021.某街道": b"%PDF-1.4",
    "丁/说明": b"words",
    "丁/其他": _packed({"a.txt": b"packed"}),
    "Thumbs.db": b"pictures",
    "__MACOSX/._自评表.xlsx": b"junk",
    ".DS_Store": b"junk",
    "~$自评表.xlsx": b"lock",
}
OTHERS = {"乙/扫描件.jpg", "丁/说明", "丁/其他"}
LEFT_BEHIND = {"Thumbs.db", "__MACOSX/._自评表.xlsx", ".DS_Store", "~$自评表.xlsx"}


def test_no_file_is_left_out_without_a_word_and_each_is_named_by_its_path(tmp_path: Path) -> None:
    folder, path = tmp_path / "全部", tmp_path / "全部.zip"
    tables = set(MIXED) - OTHERS - LEFT_BEHIND
    for name, data in MIXED.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    path.write_bytes(_packed(MIXED))
    for given in (folder, path):
        passed: list[str] = []
        found = {taken.name: taken.data for taken in take([str(given)], pass_over=passed.append)}
        assert (set(found), set(passed), len(passed)) == (tables, OTHERS, len(OTHERS))
        assert all(data == MIXED[name] for name, data in found.items())


def test_several_folders_stand_before_the_paths_in_them(tmp_path: Path) -> None:
    for name in ("甲/自评表.csv", "乙/自评表.csv", "丙.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    given = [str(tmp_path / name) for name in ("甲", "乙", "丙.csv")]
    assert [taken.name for taken in take(given)] == ["甲/自评表.csv", "乙/自评表.csv", "丙.csv"]


@pytest.mark.parametrize("held", [{}, {"a.jpg": b"\xff\xd8\xff"}, {".DS_Store": b"junk"}])
def test_a_folder_or_an_archive_without_tables_is_refused(
    tmp_path: Path, held: dict[str, bytes]
) -> None:
    folder, path = tmp_path / "空", tmp_path / "空.zip"
    folder.mkdir()
    for name, data in held.items():
        (folder / name).write_bytes(data)
    path.write_bytes(_packed(held))
    for given in (folder, path):
        (refused,) = take([str(given)])
        assert refused.refusal is not None
        assert refused.refusal.key in {"no_table_files", "empty_archive"}


def test_a_path_that_leads_out_of_the_archive_only_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(_packed({"../../甲.csv": b"a,b", "/乙.csv": b"c,d", "./丙.csv": b"e,f"}))
    assert [taken.name for taken in take([str(path)])] == ["甲.csv", "乙.csv", "丙.csv"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_name_in_gbk_is_read_as_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b")
    (tmp_path / os.fsdecode("自评表.csv".encode("gbk"))).write_bytes(b"c,d")
    assert {taken.name for taken in take([str(tmp_path)])} == {"a.csv", "自评表.csv"}


class _WrittenByWindows(zipfile.ZipInfo):
    """A member whose name is in GBK and doesn't say so, as Chinese Windows writes it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (zipfile's name)
        return self.filename.encode("gbk"), 0


def test_an_archive_gives_its_tables_with_their_chinese_names(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("表/自评表.txt", b"utf-8 name")
        archive.writestr("readme.md", b"no table")
        archive.writestr(_WrittenByWindows("甲街道.txt"), b"gbk name")
    assert [(taken.name, taken.data) for taken in take([str(path)])] == [
        ("表/自评表.txt", b"utf-8 name"),
        ("甲街道.txt", b"gbk name"),
    ]


def test_a_short_name_in_gbk_is_read_as_its_neighbours_are(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("图.csv", "甲街道.csv"):
            archive.writestr(_WrittenByWindows(name), b"a,b")
    assert [taken.name for taken in take([str(path)])] == ["图.csv", "甲街道.csv"]


def test_an_archive_within_an_archive_gives_its_tables_and_no_file_is_passed_over(
    tmp_path: Path,
) -> None:
    inner, path = BytesIO(), tmp_path / "all.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("甲/自评表.csv", b"a,b")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("甲街道.zip", inner.getvalue())
        archive.writestr("旧表.doc", b"old")
        archive.writestr("坏.zip", b"PK no archive")
    found = list(take([str(tmp_path)]))
    assert [taken.name for taken in found] == [
        "all.zip/甲街道.zip/甲/自评表.csv", "all.zip/旧表.doc", "all.zip/坏.zip"]  # fmt: skip
    assert read(found[2].name, found[2].data).refusal.key == "broken_archive"


def _locked(password: str, **files: bytes) -> bytes:
    packed = BytesIO()
    with pyzipper.AESZipFile(packed, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode())
        for name, data in files.items():
            archive.writestr(f"{name}.csv", data)
    return packed.getvalue()


def test_an_archive_under_a_password_opens_with_it_alone_the_one_within_too(
    tmp_path: Path,
) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(_locked("报送", 甲=b"a,b"))
    for given, key in ((None, "archive_password"), ("2021", "archive_password_wrong")):
        (refused,) = take([str(path)], given)
        assert refused.refusal is not None
        assert (refused.name, refused.refusal.reason, refused.refusal.key) == (
            "all.zip", "password", key)  # fmt: skip
    assert list(take([str(path)], "报送")) == [("甲.csv", b"a,b", None)]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("乙.zip", _locked("报送", 丙=b"c,d"))
    assert [taken.name for taken in take([str(path)])] == ["乙.zip"]
    assert [taken.name for taken in take([str(path)], "报送")] == ["乙.zip/丙.csv"]


def test_a_file_beyond_every_bound_is_not_taken_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "UNPACKED_BYTES", 2**20)
    (tmp_path / "a.csv").write_bytes(b" " * (2**20 + 1))
    (taken,) = take([str(tmp_path)])
    assert taken.refusal is not None
    assert (taken.data, taken.refusal.values["limit"]) == (b"", 1)


def test_a_missing_file_and_a_broken_archive_are_refused_by_name(tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK no archive")
    missing, bad = take([str(tmp_path / "gone.xlsx"), str(broken)])
    assert missing.refusal is not None
    assert missing.refusal.key == "not_found"
    assert bad.refusal is not None
    assert bad.refusal.key == "broken_archive"


def test_wildcards_are_filled_in_and_an_unmatched_one_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("")
    (tmp_path / "b.txt").write_text("")
    assert expand([str(tmp_path / "*.txt")]) == [str(tmp_path / n) for n in ("a[1].txt", "b.txt")]
    assert expand([str(tmp_path / "a[1].txt")]) == [str(tmp_path / "a[1].txt")]
    assert expand([str(tmp_path / "*.pdf")]) == [str(tmp_path / "*.pdf")]
