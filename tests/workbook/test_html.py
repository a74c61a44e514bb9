from __future__ import annotations

import pytest

from gridperf.model import Refused, Scalar, Sheet
from gridperf.values import text_of
from gridperf.workbook import open_workbook


def sheet_of(html: str, encoding: str = "utf-8") -> Sheet:
    (sheet,) = open_workbook("某街道.xls", html.encode(encoding)).sheets
    return sheet


def cell_of(html: str) -> Scalar:
    rows = sheet_of(f"<table><tr><td>项目</td>{html}</tr></table>").rows
    return rows[0][1] if len(rows[0]) > 1 else None


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<input type="text" value="1310.2">', "1310.2"),
        ('<input value="1310.2" readonly>', "1310.2"),
        ('≥<input type=number value="95">%', "≥95%"),
        ('<input type="text" placeholder="请填写">', None),
        ('1310.2<input type="hidden" value="1286.5">', "1310.2"),
        ('1310.2<input style="display: none" value="1286.5">', "1310.2"),
        ('1310.2<input type="button" value="修改">', "1310.2"),
        ("<textarea>一是发放\n二是代缴</textarea>", "一是发放\n二是代缴"),
        ('<select><option value="1">优<option value="2" selected>良</select>', "良"),
        ('<select><option value="1">优</option><option value="2">良</option></select>', "优"),
        ('<select><option value="">请选择</option><option>良</option></select>', None),
        ("<input type=checkbox checked>优<input type=checkbox>良", "☑优☐良"),
        ("<input type=radio>优<input type=radio checked>良", "○优●良"),
        ("<input type=checkbox name=row>", None),
        ("<input type=checkbox checked>", "☑"),
    ],
)
def test_what_a_saved_web_form_shows_in_its_fields_is_the_cells_text(
    html: str, text: str | None
) -> None:
    assert cell_of(f"<td>{html}</td>") == text


@pytest.mark.parametrize(
    ("html", "value", "text"),
    [
        ('<td x:num="1310.2">1310 </td>', 1310.2, "1310.2"),
        ('<td x:num="1310.2">1,310</td>', 1310.2, "1310.2"),
        ('<td x:num="1310.2">####</td>', 1310.2, "1310.2"),
        ('<td x:num="0.99098">99.10%</td>', 0.99098, "99.10%"),
        ('<td x:num="1286.5">1,286.50</td>', "1,286.50", "1,286.50"),
        ("<td x:num>1286.5</td>", "1286.5", "1286.5"),
        ('<td x:num="123">00123</td>', "00123", "00123"),
        ('<td x:num="44270">2021/3/15</td>', "2021/3/15", "2021/3/15"),
        ('<td x:num="13102000">1310.2</td>', "1310.2", "1310.2"),
        ('<td x:num="0">-</td>', "-", "-"),
        ('<td x:num="zzz">1310</td>', "1310", "1310"),
        ('<td x:num="123456789012">1.23457E+11</td>', 123456789012.0, "123456789012"),
    ],
)
def test_the_number_that_excel_keeps_beside_its_rounded_text(
    html: str, value: Scalar, text: str
) -> None:
    sheet = sheet_of(f"<table><tr><td>预算</td>{html}</tr></table>")
    found = sheet.rows[0][1]
    assert found == value
    assert text_of(found, sheet.formats.get((0, 1))) == text


def test_a_form_cut_out_of_its_page_is_a_page_too() -> None:
    form = '<form action="x"><table><tr><td>项目<td><input value="甲"></table></form>'
    assert sheet_of(form).rows == [["项目", "甲"]]


def test_a_page_of_frames_says_where_its_sheets_lie() -> None:
    page = (
        "<html><head><meta name='Excel Workbook Frameset'></head><frameset rows='*,39'>"
        "<frame src='%E8%87%AA%E8%AF%84%E8%A1%A8.files/sheet001.htm' name='frSheet'>"
        "<noframes><body><p>此页面使用了框架。</p></body></noframes></frameset></html>"
    )
    with pytest.raises(Refused) as refused:
        open_workbook("自评表.htm", page.encode())
    assert refused.value.key == "sheets_elsewhere"
    assert refused.value.values["folder"] == "自评表.files"
