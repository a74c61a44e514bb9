"""What a paragraph of a Word document shows, whatever Word has put into it."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.parser import parse_xml

from gridperf.workbook import open_workbook
from gridperf.workbook.docx_words import said

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def shown(*paragraphs: str) -> str:
    return said([parse_xml(f"<w:p {_NAMESPACES}>{inside}</w:p>") for inside in paragraphs])


def run(text: str, looks: str = "") -> str:
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t>{text}</w:t></w:r>"


def box(text: str) -> str:
    inside = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice>{inside}</mc:Choice>"
        f"<mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_and_only_where_nothing_else_stands() -> None:
    assert shown(box("已完成12条道路整治。")) == "已完成12条道路整治。"
    assert shown(run("1290.25") + box("1")) == "1290.25"
    assert shown(run("城市管理"), box("（盖章）")) == "城市管理"


def test_signs_that_were_inserted_stand_where_they_show() -> None:
    sign = '<w:r><w:sym w:font="{}" w:char="F0{}"/></w:r>'
    assert shown(sign.format("Symbol", "B3") + run("12场")) == "≥12场"
    assert shown(sign.format("Wingdings 2", "52") + run("是")) == "☑是"
    assert shown(sign.format("Webdings", "21") + run("是")) == "�是"
    hyphen = "<w:r><w:t>219001</w:t><w:noBreakHyphen/><w:t>某办</w:t></w:r>"
    assert shown(hyphen) == "219001-某办"


def test_a_formula_is_read_on_one_line() -> None:
    assert shown("<m:oMath><m:r><m:t>≥12</m:t></m:r></m:oMath>" + run("场")) == "≥12场"
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>"
    fraction = f"<m:oMath><m:f>{part.format('num', '9')}{part.format('den', '10')}</m:f></m:oMath>"
    assert shown(fraction) == "9/10"


def test_what_was_moved_away_or_deleted_is_gone() -> None:
    tracked = "<w:{0}>" + run("疫情影响") + "</w:{0}>"
    assert shown(run("12场") + tracked.format("moveFrom")) == "12场"
    assert shown(run("12场，") + tracked.format("moveTo")) == "12场，疫情影响"
    assert shown(run("12场，") + tracked.format("ins")) == "12场，疫情影响"


def test_a_reading_above_a_word_is_none_of_it() -> None:
    ruby = (
        f"<w:r><w:ruby><w:rt>{run('bǎo')}</w:rt><w:rubyBase>{run('保')}</w:rubyBase></w:ruby></w:r>"
    )
    assert shown(run("执法") + ruby + run("障")) == "执法保障"


def test_a_mark_raised_behind_a_figure_is_no_digit_of_it() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert shown(run("1290.25") + run("1", raised)) == "1290.25[1]"
    assert shown(run("500m") + run("2", raised)) == "500m2"


@pytest.mark.parametrize("between", ["（续表）", "续表：", "接上表", "(续)"])
def test_that_a_table_goes_on_is_no_words_of_it(between: str) -> None:
    document, saved = docx.Document(), BytesIO()
    document.add_table(1, 1).cell(0, 0).text = "产出指标"
    document.add_paragraph(between)
    document.add_table(1, 1).cell(0, 0).text = "项目总成本"
    document.save(saved)
    (sheet,) = open_workbook("表.docx", saved.getvalue()).sheets
    assert sheet.rows == [["产出指标"], ["项目总成本"]]
