from __future__ import annotations

import base64
import quopri

import pytest

from gridperf.model import Refused
from gridperf.workbook import holds_table, open_workbook

HEAD = (
    "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"
    'Content-Type: multipart/related; boundary="----=_Next"\r\n\r\n'
)
FRAMES = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><xml><x:ExcelWorkbook>
<x:ExcelWorksheets><x:ExcelWorksheet><x:Name>自评表</x:Name>
<x:WorksheetSource HRef="1.files/sheet001.htm"/></x:ExcelWorksheet><x:ExcelWorksheet>
<x:Name>底稿&amp;附件</x:Name><x:WorksheetSource HRef="1.files/sheet002.htm"/>
</x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml></head>
<frameset><frame src="1.files/sheet001.htm"></frameset></html>"""


def page(cell: str) -> str:
    return f"<html><body><table><tr><td>项目名称<td>{cell}</table></body></html>"


def mhtml(pages: dict[str, str], way: str, encoding: str = "gb18030") -> bytes:
    encode = quopri.encodestring if way == "quoted-printable" else base64.encodebytes
    found = HEAD.encode()
    for place, html in pages.items():
        said = (
            f"------=_Next\r\nContent-Location: file:///C:/{place}\r\n"
            f'Content-Transfer-Encoding: {way}\r\nContent-Type: text/html; charset="gb2312"\r\n\r\n'
        )
        body = html.encode(encoding)
        found += said.encode() + (body if way == "8bit" else encode(body)) + b"\r\n"
    return found + b"------=_Next--\r\n"


@pytest.mark.parametrize("way", ["quoted-printable", "base64", "8bit"])
def test_a_web_page_in_one_file_is_read_as_the_page_is(way: str) -> None:
    data = mhtml({"1.htm": page("<input value='1310.2'>")}, way)
    (sheet,) = open_workbook("自评/某街道.xls", data).sheets
    assert (sheet.name, sheet.rows) == ("某街道", [["项目名称", "1310.2"]])
    assert holds_table(data)


def test_each_sheet_of_a_workbook_in_one_web_page_by_its_name() -> None:
    pages = {
        "1.htm": FRAMES,
        "1.files/sheet001.htm": page("甲"),
        "1.files/sheet002.htm": page("乙"),
        "1.files/tabstrip.htm": page("自评表"),
    }
    sheets = open_workbook("a.mht", mhtml(pages, "quoted-printable")).sheets
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [
        ("自评表", [["项目名称", "甲"]]),
        ("底稿&附件", [["项目名称", "乙"]]),
    ]


def test_pages_that_nothing_names_are_told_apart_by_their_place() -> None:
    pages = {
        "主页.htm": "<html><p>x</html>",
        "sheet001.htm": page("甲"),
        "b/sheet002.htm": page("乙"),
    }
    sheets = open_workbook("a.mht", mhtml(pages, "base64")).sheets
    assert [sheet.name for sheet in sheets] == ["sheet001", "sheet002"]


def test_a_web_page_without_a_table_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        open_workbook("a.mht", mhtml({"1.htm": "<html><p>项目</html>"}, "base64"))
    assert refused.value.key == "no_table_inside"


def test_one_page_alone_and_what_a_browser_saves() -> None:
    data = (
        b"From: <Saved by Blink>\r\nSubject: x\r\n y\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    ) + page("甲").encode()
    (sheet,) = open_workbook("某街道.mhtml", data).sheets
    assert (sheet.name, sheet.rows) == ("某街道", [["项目名称", "甲"]])


def test_parts_within_parts_without_end_are_read_or_refused() -> None:
    nest = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (at, at)
        for at in range(3000)
    )
    with pytest.raises(Refused):
        open_workbook("a.mht", b"MIME-Version: 1.0\r\n" + nest)
