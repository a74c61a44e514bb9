from __future__ import annotations

import time
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
import pyzipper
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.pdfgen.canvas import Canvas

from gridperf.model import Refused, Workbook
from gridperf.words import LANGUAGES, Words
from gridperf.workbook import members, open_workbook

Maker = Callable[[Callable[[Worksheet], None]], bytes]


def refusal(data: bytes, name: str = "某街道.xlsx", password: str | None = None) -> Refused:
    """Return how a file is refused, and see that it is soon and in one sentence each."""
    began = time.monotonic()
    with pytest.raises(Refused) as caught:
        open_workbook(name, data, password=password)
    assert time.monotonic() - began < 20
    refused = caught.value
    for language in LANGUAGES:
        sentence = Words(language)(f"refusal.{refused.key}", **refused.values)
        assert name in sentence
    return refused


def repacked(data: bytes, edits: dict[str, bytes | None]) -> bytes:
    """Return the workbook with some parts replaced (None: left out)."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        parts = {name: old.read(name) for name in old.namelist()} | edits
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


@pytest.fixture
def plain(xlsx: Maker) -> bytes:
    return xlsx(lambda sheet: sheet.append(["项目名称", 1]))


def test_still_reads_after_each_hostile_file(plain: bytes) -> None:
    assert open_workbook("a.xlsx", plain).sheets[0].rows == [["项目名称", 1]]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty_file"),
        (b"\x00" * 100, "empty_file"),
        (b"just words", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n....", "scanned_pdf"),
        (b"\xff\xd8\xff\xe0....", "scanned_pdf"),
        (b"Rar!\x1a\x07\x00", "foreign_format"),
        (b"PK\x03\x04rubbish", "broken_archive"),
        (bytes(range(256)) * 9, "not_a_table"),
    ],
)
def test_what_is_no_table_is_said(data: bytes, key: str) -> None:
    refused = refusal(data)
    assert (refused.reason, refused.key) == ("unreadable", key)


def test_a_truncated_workbook(plain: bytes) -> None:
    assert refusal(plain[: len(plain) // 2]).reason == "unreadable"


@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_half_copied_old_workbook_is_incomplete_and_no_other_format(share: float) -> None:
    book, saved = xlwt.Workbook(), BytesIO()
    sheet = book.add_sheet("自评表")
    for row in range(200):
        sheet.write(row, 0, f"项目{row}")
    book.save(saved)
    whole = saved.getvalue()
    refused = refusal(whole[: int(len(whole) * share)], "某街道.xls")
    assert (refused.key, refused.values["format"] in {"XLS", "OLE"}) == ("broken_file", True)


def test_flipped_bytes_of_a_sheet(plain: bytes) -> None:
    broken = bytearray(plain)
    begin = plain.index(b"xl/worksheets/sheet1.xml") + 40
    broken[begin : begin + 60] = bytes(60)
    assert refusal(bytes(broken)).reason == "unreadable"


def test_a_cell_in_the_last_corner(xlsx: Maker, plain: bytes) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = sheet["XFD1048576"] = "x"

    refused = refusal(xlsx(fill))
    assert (refused.reason, refused.key) == ("too_large", "sheet_too_large")
    assert refused.values["cell"] == "XFD1048576"
    test_still_reads_after_each_hostile_file(plain)


def test_a_merge_over_the_whole_sheet(xlsx: Maker) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "x"
        sheet.merged_cells.add("A20:XFD1048576")  # merge_cells would make each cell of it

    assert refusal(xlsx(fill)).reason == "unsafe"


def test_a_zip_bomb(plain: bytes) -> None:
    bomb = b"<worksheet>" + b" " * (100 * 2**20)
    refused = refusal(repacked(plain, {"xl/worksheets/sheet1.xml": bomb}))
    assert (refused.reason, refused.key) == ("unsafe", "zip_bomb")


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]
)
def test_entities(plain: bytes, part: str) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    refused = refusal(repacked(plain, {part: laughs}))
    assert (refused.reason, refused.key) == ("unsafe", "entities")


def test_a_missing_part(plain: bytes) -> None:
    refused = refusal(repacked(plain, {"xl/_rels/workbook.xml.rels": None}))
    assert refused.reason == "unreadable"


def test_an_archive_gives_its_files_and_a_broken_one_holds_up_no_other(plain: bytes) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("街道/一.xlsx", plain)
        archive.writestr("街道/~$一.xlsx", b"lock")
        archive.writestr("__MACOSX/._一.xlsx", b"junk")
        archive.writestr("二.csv", "序号,项目名称\n1,甲")
    found = list(members("全部.zip", packed.getvalue()))
    assert [name for name, _ in found] == ["街道/一.xlsx", "二.csv"]
    assert open_workbook(*found[0]).sheets[0].rows == [["项目名称", 1]]
    assert list(members("a.xlsx", plain)) == [("a.xlsx", plain)]
    outer = BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("甲.zip", packed.getvalue())
    assert [name for name, _ in members("全部.zip", outer.getvalue())] == [
        "甲.zip/街道/一.xlsx", "甲.zip/二.csv"]  # fmt: skip
    damaged = packed.getvalue().replace("项目名称\n".encode(), "项目名目\n".encode())
    assert [name for name, _ in members("全部.zip", damaged)] == ["街道/一.xlsx", "二.csv"]


def test_an_archive_of_files_too_large_or_too_many_is_told_from_a_workbook(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("一.csv", b" " * (100 * 2**20))
        archive.writestr("二.csv", b"1,2")
    for parts, key in ((20_000, "archive_bomb"), (1, "archive_too_many")):
        monkeypatch.setattr("gridperf.workbook.archive.PARTS", parts)
        with pytest.raises(Refused) as caught:
            list(members("a.zip", packed.getvalue()))
        assert caught.value.key == key


def test_a_workbook_whose_parts_bear_other_names_is_no_archive_of_files(plain: bytes) -> None:
    data = repacked(plain, {"xl/workbook.xml": None})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert "[Content_Types].xml" in archive.namelist()
    assert list(members("a.xlsx", data)) == [("a.xlsx", data)]


CLASSIC = b64decode(
    "UEsDBAoACQAAADMUeF09Vv8hEQAAAAUAAAAFABwAYS50eHRVVAkAA4L3BGuC9wRrdXgLAAEEAAAAAAQAAAAARA0HiQlU"
    "rS5ESdaZHCBvgxdQSwcIPVb/IREAAAAFAAAAUEsBAh4DCgAJAAAAMxR4XT1W/yERAAAABQAAAAUAGAAAAAAAAQAAAKSB"
    "AAAAAGEudHh0VVQFAAOC9wRrdXgLAAEEAAAAAAQAAAAAUEsFBgAAAAABAAEASwAAAGAAAAAAAA=="
)
"""An archive under the password 密码 as zip programs have always made them: a.txt, "list"."""


def _by_aes() -> bytes:
    packed = BytesIO()
    with pyzipper.AESZipFile(packed, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword("密码".encode("gb18030"))
        archive.writestr("a.txt", b"list\n")
    return packed.getvalue()


@pytest.mark.parametrize("data", [CLASSIC, _by_aes()], ids=["classic", "aes"])
def test_an_archive_under_a_password_opens_with_it_alone(data: bytes) -> None:
    for wrong, key in ((None, "archive_password"), ("123", "archive_password_wrong")):
        with pytest.raises(Refused) as caught:
            list(members("锁.zip", data, wrong))
        assert (caught.value.reason, caught.value.key) == ("password", key)
    assert list(members("锁.zip", data, "密码")) == [("a.txt", b"list\n")]


def test_names_that_windows_packed_in_gbk() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        info = zipfile.ZipInfo("placeholder.")
        archive.writestr(info, b"1,2")
    data = packed.getvalue().replace(b"placeholder.", "自评表一.csv".encode("gbk"), 2)
    assert next(members("a.zip", data))[0] == "自评表一.csv"


ALMOST = st.one_of(
    st.binary(max_size=400),
    st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail),
    st.binary(max_size=200).map(lambda tail: bytes.fromhex("D0CF11E0A1B11AE1") + tail),
    st.binary(max_size=200).map(lambda tail: b"<html><table>" + tail),
    st.binary(max_size=200).map(
        lambda tail: b"MIME-Version: 1.0\nContent-Type: text/html\n" + tail
    ),
    st.binary(max_size=200).map(
        lambda tail: b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">' + tail
    ),
    st.text(max_size=200).map(lambda text: text.encode("gb18030", "replace")),
)


@settings(max_examples=300, deadline=None)
@given(data=ALMOST)
def test_any_bytes_are_a_workbook_or_refused(data: bytes) -> None:
    try:
        assert isinstance(open_workbook("x.xlsx", data), Workbook)
    except Refused as refused:
        assert Words("zh")(f"refusal.{refused.key}", **refused.values)  # noqa: PT017


@pytest.fixture(scope="module")
def honest() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["项目名称", 1, 0.5])
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


@settings(max_examples=150, deadline=None)
@given(place=st.floats(0, 1), new=st.binary(min_size=1, max_size=4))
def test_any_damage_to_a_workbook_is_read_or_refused(
    honest: bytes, place: float, new: bytes
) -> None:
    at = int(place * (len(honest) - 1))
    try:
        book = open_workbook("x.xlsx", honest[:at] + new + honest[at + len(new) :])
        assert isinstance(book, Workbook)
    except Refused as refused:
        assert Words("en")(f"refusal.{refused.key}", **refused.values)  # noqa: PT017


def test_a_far_corner_is_told_in_every_format() -> None:
    old = xlwt.Workbook()
    sheet = old.add_sheet("表")
    sheet.write(0, 0, "x")
    sheet.write(65535, 255, "x")
    saved = BytesIO()
    old.save(saved)
    assert refusal(saved.getvalue()).key == "sheet_too_large"
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "table", "text"))
    blank = '<table:table-cell table:number-columns-repeated="16383"/>'
    rows = f'<table:table-row table:number-rows-repeated="1048575">{blank}</table:table-row>'
    last = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    content = f"{rows}<table:table-row>{blank}{last}</table:table-row>"
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        table = f"<office:document {spaces}><table:table>{content}</table:table></office:document>"
        archive.writestr("content.xml", table)
    assert refusal(saved.getvalue()).values["cell"] == "XFD1048576"


def test_a_pdf_whose_page_unpacks_to_hundreds_of_megabytes() -> None:
    packed = zlib.compress(b"0 0 m 1 1 l S " * 4_000_000)
    parts = (
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        ),
        b"4 0 obj<</Filter/FlateDecode/Length " + str(len(packed)).encode() + b">>stream\n",
        packed,
        b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n",
    )
    refused = refusal(b"".join(parts))
    assert (refused.reason, refused.key) == ("unsafe", "zip_bomb")


def test_a_pdf_of_too_many_pages() -> None:
    saved = BytesIO()
    canvas = Canvas(saved)
    for _ in range(201):
        canvas.showPage()
    canvas.save()
    assert refusal(saved.getvalue()).key == "too_many_pages"
