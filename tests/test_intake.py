"""What was named is found: files, folders, archives; what can't be opened is refused by itself."""

from __future__ import annotations

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
    assert [taken.name for taken in take([str(tmp_path)])] == ["a.txt", "b.xlsx", "c.csv"]


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
        ("自评表.txt", b"utf-8 name"),
        ("甲街道.txt", b"gbk name"),
    ]


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
    assert [taken.name for taken in found] == ["自评表.csv", "旧表.doc", "坏.zip"]
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
    assert [taken.name for taken in take([str(path)], "报送")] == ["丙.csv"]


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
