from __future__ import annotations

from datetime import date

import pytest

from gridperf.model import Merge, Refused, Workbook
from gridperf.values import text_of
from gridperf.workbook import holds_table, open_workbook

HEAD = """<?xml version="1.0" encoding="{}"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles><Style ss:ID="Default"/><Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style>
 <Style ss:ID="s2" ss:Parent="s1"/>
 <Style ss:ID="s3"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style></Styles>"""


def book_of(sheets: str, encoding: str = "utf-8") -> Workbook:
    return open_workbook(
        "某街道.xls", (HEAD.format(encoding) + sheets + "</Workbook>").encode(encoding)
    )


TABLE = """<Worksheet ss:Name="自评表"><Table>
 <Column ss:Index="2" ss:Hidden="1"/><Column ss:Index="5" ss:StyleID="s1"/>
 <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">2023年&#10;自评表</Data></Cell>
  <Cell><Data ss:Type="String">右</Data></Cell></Row>
 <Row ss:Index="3" ss:Hidden="1"><Cell ss:MergeDown="1"><Data ss:Type="String">资金</Data></Cell>
  <Cell ss:Index="3"><Data ss:Type="Number">1310.2</Data><Comment><ss:Data
   xmlns="http://www.w3.org/TR/REC-html40">批注</ss:Data></Comment></Cell>
  <Cell ss:StyleID="s2"><Data ss:Type="Number">0.9975</Data></Cell>
  <Cell><Data ss:Type="Number">0.5</Data></Cell></Row>
 <Row ss:Span="1" ss:StyleID="s1"><Cell ss:Index="2"><Data ss:Type="DateTime"
   >2022-03-15T00:00:00.000</Data></Cell>
  <Cell ss:StyleID="s3"><Data ss:Type="DateTime">2022-03-01T00:00:00.000</Data></Cell>
  <Cell ss:Formula="=RC[-1]/0"><Data ss:Type="Error">#DIV/0!</Data></Cell>
  <Cell ss:Formula="=RC[-1]*2"/></Row>
 <Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>粗</B>细</ss:Data>
  </Cell><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="String"/></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="底稿"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>
</WorksheetOptions></Worksheet>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "utf-16"])
def test_a_workbook_of_excel_2003_in_xml(encoding: str) -> None:
    sheet, draft = book_of(TABLE, encoding).sheets
    assert sheet.name == "自评表"
    assert sheet.rows[0] == ["2023年\n自评表", None, None, "右"]
    assert sheet.rows[2] == ["资金", None, 1310.2, 0.9975, 0.5]
    assert sheet.rows[3][:3] == [None, date(2022, 3, 15), date(2022, 3, 1)]
    assert sheet.rows[5] == ["粗细", True]
    assert sheet.merges == (Merge(0, 0, 0, 2), Merge(2, 0, 3, 0))
    shown = [text_of(sheet.value(*at), sheet.formats.get(at)) for at in ((2, 3), (2, 4), (3, 2))]
    assert shown == ["99.75%", "50.00%", "2022年3月"]
    assert sheet.errors == {(3, 3): "#DIV/0!"}
    assert sheet.formulas == {(3, 4): "RC[-1]*2"}
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, {1})
    assert (draft.name, draft.hidden) == ("底稿", True)


def test_it_is_told_by_its_content() -> None:
    assert holds_table((HEAD.format("utf-8") + TABLE + "</Workbook>").encode())


FAR = (
    '<Row ss:Index="9999999"><Cell ss:Index="9999999"><Data ss:Type="Number">1</Data></Cell></Row>'
)
WIDE = '<Row><Cell ss:MergeDown="1048575" ss:MergeAcross="16383"><Data>1</Data></Cell></Row>'


@pytest.mark.parametrize(
    ("row", "reason"),
    [(FAR, "too_large"), (WIDE, "unsafe"), ("<Row><Cell></Row>", "unreadable")],
)
def test_one_that_lies_is_refused(row: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        book_of(f'<Worksheet ss:Name="表"><Table>{row}</Table></Worksheet>')
    assert refused.value.reason == reason


def test_its_entities_are_refused() -> None:
    laughs = (HEAD.format("utf-8") + TABLE).replace(
        "<Workbook", '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Workbook'
    )
    with pytest.raises(Refused) as refused:
        open_workbook("a.xml", (laughs + "</Workbook>").encode())
    assert (refused.value.reason, refused.value.key) == ("unsafe", "entities")


def test_what_is_no_number_stays_text_and_a_format_by_name_says_nothing() -> None:
    style = '<Styles><Style ss:ID="a"><NumberFormat ss:Format="Yes/No"/></Style></Styles>'
    cells = "".join(
        f'<Cell ss:StyleID="a"><Data ss:Type="Number">{text}</Data></Cell>' for text in ("nan", "1")
    )
    table = f'<Worksheet ss:Name="表"><Table><Row>{cells}</Row></Table></Worksheet>'
    (sheet,) = book_of(style + table).sheets
    assert (sheet.rows, sheet.formats) == ([["nan", 1.0]], {})
