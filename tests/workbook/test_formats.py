from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import docx
import msoffcrypto
import pytest
import xlwt
from docx.oxml.ns import qn
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from gridperf.model import Merge, Refused, Sheet
from gridperf.values import text_of
from gridperf.workbook import open_workbook


def only_sheet(data: bytes, name: str = "某街道.xls", password: str | None = None) -> Sheet:
    (sheet,) = open_workbook(name, data, password=password).sheets
    return sheet


def test_true_xls_with_formats_merges_errors_and_hidden_rows():
    book = xlwt.Workbook()
    sheet = book.add_sheet("自评表")
    sheet.write_merge(0, 0, 0, 2, "2021年自评表")
    sheet.write(1, 0, "校舍加固")
    sheet.write(1, 1, 0.9975, xlwt.easyxf(num_format_str="0.00%"))
    sheet.write(1, 2, date(2022, 3, 15), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write(2, 0, 12)
    sheet.row(2).hidden = True
    book.add_sheet("底稿").visibility = 1
    book.add_sheet("旧稿").visibility = 2
    saved = BytesIO()
    book.save(saved)
    found, draft, old = open_workbook("a.xls", saved.getvalue()).sheets
    assert found.rows[:2] == [["2021年自评表", None, None], ["校舍加固", 0.9975, date(2022, 3, 15)]]
    assert found.merges == (Merge(0, 0, 0, 2),)
    assert found.formats[1, 1] == "0.00%"
    assert found.hidden_rows == {2}
    assert (draft.name, draft.hidden, draft.very_hidden) == ("底稿", True, False)
    assert (old.name, old.hidden, old.very_hidden) == ("旧稿", True, True)


def test_xls_formulas_that_were_never_calculated():
    book = xlwt.Workbook()
    sheet = book.add_sheet("自评表")
    said = ("A1+B1", "SUM(A1:B1)", "SUM(A1,B1)", "(A1-B1)", "ROUND(A1/B1*100,2)",
            "A1", 'IF(A1=0,"",A1)', 'A1&""')  # fmt: skip
    for column, formula in enumerate(said):
        sheet.write(1, column, xlwt.Formula(formula))
    sheet.write(2, 0, "")
    sheet.write(2, 1, 1.5)
    saved = BytesIO()
    book.save(saved)
    (found,) = open_workbook("a.xls", saved.getvalue()).sheets
    assert set(found.formulas) == {(1, column) for column in range(5)}
    assert found.rows[2] == [None, 1.5]


HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><title>no</title>
<meta charset="gbk"><style>td {color: red}</style></head><body><p>2021年自评表</p>
<table><tr><th rowspan=2>项目&nbsp;名称<th colspan="2">支出</tr>
<tr><td>预算<td>执行率</td></tr><tr style="display:none"><td>校舍<br>加固</td><td>1,437</td>
<td>99.75%</td></tr></table></body></html>"""


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_html_called_xls(encoding: str):
    sheet = only_sheet(HTML.encode(encoding), "自评/某街道.xls")
    assert sheet.name == "某街道"
    assert sheet.rows == [
        ["2021年自评表"],
        ["项目 名称", "支出"],
        [None, "预算", "执行率"],
        ["校舍\n加固", "1,437", "99.75%"],
    ]
    assert sheet.merges == (Merge(1, 0, 2, 0), Merge(1, 1, 1, 2))
    assert sheet.hidden_rows == {3}


def ods(content: str) -> bytes:
    saved = BytesIO()
    names = ("office", "table", "text", "style", "calcext")
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in names)
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document {spaces}>{content}</office:document>")
    return saved.getvalue()


def test_ods_with_spans_repeats_percent_and_errors():
    sheet = only_sheet(
        ods("""<table:table table:name="表">
        <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
        <table:table-row><table:table-cell table:number-columns-spanned="2"
          office:value-type="string"><text:p>项目<text:s/>名称</text:p><text:p>二</text:p>
          </table:table-cell><table:covered-table-cell/>
          <table:table-cell office:value-type="percentage" office:value="0.9975">
          <text:p>99.75%</text:p></table:table-cell></table:table-row>
        <table:table-row table:visibility="collapse"><table:table-cell
          table:number-columns-repeated="2" office:value-type="float" office:value="1.5">
          <text:p>1.50</text:p></table:table-cell><table:table-cell calcext:value-type="error"
          office:value-type="string" table:formula="of:=[.A1]/0"><text:p>#DIV/0!</text:p>
          </table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048572"><table:table-cell
          table:number-columns-repeated="16384"/></table:table-row></table:table>"""),
        "a.ods",
    )
    assert sheet.rows[2][0].split() == ["项目", "名称", "二"]
    assert sheet.rows[2][2] == 0.9975
    assert sheet.formats[2, 2] == "0.00%"
    assert sheet.rows[3] == [1.5, 1.5]
    assert sheet.formats[3, 1] == "0.00"
    assert sheet.errors == {(3, 2): "#DIV/0!"}
    assert sheet.merges == (Merge(2, 0, 2, 1),)
    assert sheet.hidden_rows == {3}
    assert len(sheet.rows) == 4


def test_an_ods_date_that_shows_its_month_only():
    cells = "".join(
        f"""<table:table-cell office:value-type="date" office:date-value="2021-12-01">
        <text:p>{shown}</text:p></table:table-cell>"""
        for shown in ("2021年12月", "2021-12", "2021年12月1日", "2021-12-01")
    )
    sheet = only_sheet(
        ods(f"<table:table><table:table-row>{cells}</table:table-row></table:table>"), "a.ods"
    )
    shown = [text_of(cell, sheet.formats.get((0, at))) for at, cell in enumerate(sheet.rows[0])]
    assert shown == ["2021年12月", "2021年12月", "2021-12-01", "2021-12-01"]


def test_an_ods_that_repeats_a_value_over_everything_is_refused():
    cell = """<table:table-cell table:number-columns-repeated="16384"
        office:value-type="float" office:value="1"/>"""
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with pytest.raises(Refused) as refused:
        only_sheet(ods(f"<table:table>{rows}</table:table>"), "a.ods")
    assert refused.value.reason == "too_large"


def test_words_that_word_hides_are_not_read():
    document = docx.Document()
    paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    paragraph.add_run("12场")
    paragraph.add_run("999").font.hidden = True
    paragraph.add_run("次").font.hidden = False
    saved = BytesIO()
    document.save(saved)
    assert only_sheet(saved.getvalue(), "a.docx").rows == [["12场次"]]


def test_what_word_strikes_out_is_read_only_where_nothing_else_stands():
    document = docx.Document()
    cells = document.add_table(1, 3).row_cells(0)
    for cell, *runs in zip(cells, ("57000人", "作废", "3"), ("58216人", "", "条"), strict=True):
        for text in runs:
            cell.paragraphs[0].add_run(text)
    cells[0].paragraphs[0].runs[0].font.strike = True
    cells[1].paragraphs[0].runs[0].font.double_strike = True
    cells[2].paragraphs[0].runs[0].font.strike = False
    saved = BytesIO()
    document.save(saved)
    assert only_sheet(saved.getvalue(), "a.docx").rows == [["58216人", "作废", "3条"]]


def test_word_tables_with_merged_cells_and_the_title_above():
    document = docx.Document()
    document.add_paragraph("项目支出绩效自评表")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "项目名称"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "资金"
    table.cell(1, 1).text, table.cell(1, 2).text = "预算", "支出"
    table.cell(2, 2).text = "99.75%"
    saved = BytesIO()
    document.save(saved)
    sheet = only_sheet(saved.getvalue(), "表.docx")
    assert sheet.rows == [
        ["项目支出绩效自评表"],
        ["项目名称", "资金"],
        [None, "预算", "支出"],
        [None, None, "99.75%"],
    ]
    assert set(sheet.merges) == {Merge(1, 0, 2, 0), Merge(1, 1, 1, 2)}


def test_word_tables_within_tables_and_within_content_controls():
    document = docx.Document()
    frame = document.add_table(1, 1)
    frame.cell(0, 0).text = "2023年度"
    inner = frame.cell(0, 0).add_table(2, 2)
    for at, text in enumerate(("项目名称", "示例", "实施单位", "某中心")):
        inner.cell(at // 2, at % 2).text = text
    row = inner.rows[1]._tr
    control = row.makeelement(qn("w:sdt"))
    content = row.makeelement(qn("w:sdtContent"))
    row.addprevious(control)
    control.append(content)
    content.append(row)
    saved = BytesIO()
    document.save(saved)
    sheet = only_sheet(saved.getvalue(), "表.docx")
    assert sheet.rows == [["2023年度"], ["项目名称", "示例"], ["实施单位", "某中心"]]


def headed(head: tuple[str, str], *above: str, across: bool = False) -> bytes:
    """Return a document with lines in its page's head, and maybe a title in its body."""
    document, saved = docx.Document(), BytesIO()
    document.sections[0].header.paragraphs[0].text = head[0]
    document.sections[0].header.add_paragraph(head[1])
    for line in above:
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "项目名称"
    if across:
        table.cell(0, 0).merge(table.cell(0, 1))
    document.save(saved)
    return saved.getvalue()


TITLED = "项目支出绩效自评表", "（2023年度）"


def test_a_page_head_is_read_where_it_alone_says_what_the_table_is():
    rows = only_sheet(headed(TITLED), "表.docx").rows
    assert rows == [["项目支出绩效自评表"], ["（2023年度）"], ["项目名称"]]
    assert only_sheet(headed(TITLED, "自评表"), "表.docx").rows == [["自评表"], ["项目名称"]]
    assert only_sheet(headed(TITLED, across=True), "表.docx").rows == [["项目名称"]]
    whole = headed(("某县2024年度部门预算公开", "附件3"))
    assert only_sheet(whole, "表.docx").rows == [["项目名称"]]


@pytest.mark.parametrize("part", ["word/header1.xml", "word/_rels/document.xml.rels"])
def test_a_page_head_that_is_broken_or_hostile_is_refused_or_left(part: str):
    changed = BytesIO()
    for hostile in (b"<broken", b'<!DOCTYPE x [<!ENTITY a "x">]><x>&a;</x>', b"<x/>"):
        with zipfile.ZipFile(BytesIO(headed(TITLED))) as old, zipfile.ZipFile(changed, "w") as new:
            for name in old.namelist():
                new.writestr(name, hostile if name == part else old.read(name))
        try:
            assert only_sheet(changed.getvalue(), "表.docx").rows == [["项目名称"]]
        except Refused as refused:
            assert refused.key in {"broken_file", "entities"}  # noqa: PT017


def pdf(pages: list[tuple[list[list[str]], list[float]]], *heights: float) -> bytes:
    """Return a PDF of ruled tables, one a page, with rows of 20 points or each page's own."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    saved = BytesIO()
    canvas = Canvas(saved, pagesize=landscape(A4))
    for (cells, widths), height in zip(pages, heights or [20] * len(pages), strict=True):
        table = Table(cells, colWidths=widths, rowHeights=[height] * len(cells))
        table.setStyle(
            TableStyle(
                [("GRID", (0, 0), (-1, -1), 1, "black"), ("FONT", (0, 0), (-1, -1), "STSong-Light")]
            )
        )
        table.wrapOn(canvas, 700, 500)
        table.drawOn(canvas, 50, 500 - height * len(cells))
        canvas.showPage()
    canvas.save()
    return saved.getvalue()


def test_pdf_pages_that_are_strips_of_one_sheet_stand_beside_each_other():
    rows = [
        ["序号", "项目名称", "预算", "支出"],
        *([str(i), "甲", "1.00", "0.50"] for i in range(5)),
    ]
    strips = [([row[:2] for row in rows], [40, 200]), ([row[2:] for row in rows], [80, 80])]
    assert only_sheet(pdf(strips), "a.pdf").rows == rows


def test_pdf_pages_with_equal_columns_go_on_below_without_their_repeated_head():
    head = [["绩效", "自评"], ["项目", "预算"]]
    first = [*head, *(["甲", str(i)] for i in range(4))]
    second = [*head, *(["乙", str(i)] for i in range(4))]
    sheet = only_sheet(pdf([(first, [90, 90]), (second, [90, 90])]), "a.pdf")
    assert sheet.rows == [*first, *second[2:]]


def test_a_pdf_without_text_or_tables_is_refused():
    saved = BytesIO()
    canvas = Canvas(saved)
    canvas.showPage()
    canvas.save()
    with pytest.raises(Refused) as scanned:
        only_sheet(saved.getvalue(), "a.pdf")
    assert scanned.value.key == "scanned_pdf"
    with pytest.raises(Refused) as broken:
        only_sheet(b"%PDF-1.4 and nothing more", "a.pdf")
    assert broken.value.reason == "unreadable"


def test_a_password_is_asked_for_and_used(plain_book: bytes):
    locked = BytesIO()
    OOXMLFile(BytesIO(plain_book)).encrypt("绩效2021", locked)
    assert msoffcrypto.OfficeFile(BytesIO(locked.getvalue())).is_encrypted()
    for password, key in ((None, "password_needed"), ("wrong", "password_wrong")):
        with pytest.raises(Refused) as refused:
            only_sheet(locked.getvalue(), password=password)
        assert (refused.value.reason, refused.value.key) == ("password", key)
    assert only_sheet(locked.getvalue(), password="绩效2021").rows == [["项目名称", 1]]  # noqa: S106


def test_a_workbook_that_excel_opens_without_asking_opens_so_here(plain_book: bytes):
    locked = BytesIO()
    OOXMLFile(BytesIO(plain_book)).encrypt("VelvetSweatshop", locked)
    for password in (None, "绩效2021"):
        assert only_sheet(locked.getvalue(), password=password).rows == [["项目名称", 1]]


@pytest.fixture
def plain_book() -> bytes:
    book = Workbook()
    book.active.append(["项目名称", 1])
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()
