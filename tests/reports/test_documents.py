"""Word, slides and PDF, read back by their own libraries."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu

from gridperf.deck.slides import SMALLEST
from gridperf.reports import Material, ReportFault, paper, pictures
from gridperf.reports.content import report
from gridperf.reports.pieces import Grid, chinese
from tests.reports.conftest import EMPTY, FORMULA, LONG, MARKUP

Made = Callable[..., dict[str, bytes]]
CHAPTERS = ("一、基本情况", "二、自评结论", "三、绩效目标完成情况", "四、存在问题", "五、改进措施")


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser takes seconds; one test of its own has one."""
    monkeypatch.setattr(pictures, "_drawn", lambda _figures: None)


def _one(files: dict[str, bytes]) -> bytes:
    (data,) = files.values()
    return data


def _document(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def _said(document: Any) -> str:
    cells = (c.text for table in document.tables for row in table.rows for c in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_document_has_the_five_chapters_in_the_offices_own_type(made: Made) -> None:
    document = _document(_one(made("docx")))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert tuple(heads[:5]) == CHAPTERS
    faces = {
        name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Title", "Normal", "Heading 1", "Heading 2")
    }
    assert list(faces.values()) == ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"]
    assert document.styles["Normal"].font.size.pt == 16
    section = document.sections[0]
    assert [round(side.cm, 1) for side in (section.page_width, section.top_margin)] == [21.0, 3.7]
    assert "PAGE" in section.footer._element.xml
    (fonts,) = [p for p in document.part.package.iter_parts() if "fontTable" in p.partname]
    assert "FangSong" in fonts.blob.decode()


def test_tables_are_native_and_their_heads_repeat(made: Made) -> None:
    document = _document(_one(made("docx")))
    assert len(document.tables) > 6
    for table in document.tables:
        assert table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None
        assert len({len(row.tc_lst) for row in table._tbl.tr_lst}) == 1
    text = _said(document)
    for said in (
        FORMULA,
        MARKUP,
        LONG,
        "数据版本",
        "财政部 2020 年通用",
        "没有找到可用于绘图的浏览器",
    ):
        assert said in text


def test_the_figures_of_a_report_equal_the_views(material: Material) -> None:
    grids = {piece.title: piece for piece in report(material).pieces if isinstance(piece, Grid)}
    rows = {row[0]: row for row in grids["各单位预算执行情况（万元）"].rows}
    assert rows["示例甲局"][1:5] == ("150.40", "111.65", "38.75", "74.24%")
    assert rows["示例丙中心"][5] == "– 未报"
    assert rows["示例丙中心"][1] == ""
    assert len(grids["未达或部分达成的指标"].rows) == 5


def test_a_unit_has_a_report_of_its_own(made: Made) -> None:
    document = _document(_one(made("docx", 2023, "示例甲局")))
    assert document.paragraphs[0].text == "示例甲局2023 年度项目支出绩效自评报告"
    assert "示例乙办" not in _said(document)


def test_numbers_of_headings_are_written_as_offices_write_them() -> None:
    assert [chinese(n) for n in (1, 10, 12, 20, 60, 103, 110)] == [
        "一", "十", "十二", "二十", "六十", "一百零三", "一百一十",
    ]  # fmt: skip


def _shapes(show: Any) -> Iterator[Any]:
    return (shape for slide in show.slides for shape in slide.shapes)


def test_the_slides_have_native_charts_and_tables(made: Made) -> None:
    show = Presentation(io.BytesIO(_one(made("pptx", 2023, "示例甲局"))))
    assert show.slide_width * 9 == show.slide_height * 16
    charts = [shape.chart for shape in _shapes(show) if shape.has_chart]
    kinds = {chart.chart_type for chart in charts}
    assert {
        XL_CHART_TYPE.DOUGHNUT, XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.BAR_STACKED_100,
    } <= kinds  # fmt: skip
    assert any(shape.has_table for shape in _shapes(show))
    alone = next(c for c in charts if c.chart_type == XL_CHART_TYPE.BAR_CLUSTERED)
    assert list(alone.plots[0].categories) == ["示例甲局"]
    assert alone.plots[0].series[0].values[0] == pytest.approx(111.65 / 150.4)


def test_a_unit_that_did_not_file_has_a_word_and_no_bar(made: Made) -> None:
    show = Presentation(io.BytesIO(_one(made("pptx"))))
    bars = [
        shape.chart.plots[0]
        for shape in _shapes(show)
        if shape.has_chart and shape.chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    ]
    values = dict(zip(bars[0].categories, bars[0].series[0].values, strict=True))
    assert values["示例丙中心  未报"] is None


def _sizes(show: Any) -> Iterator[int]:
    for shape in _shapes(show):
        frames = [shape.text_frame] if shape.has_text_frame else []
        if shape.has_table:
            frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
        for frame in frames:
            for paragraph in frame.paragraphs:
                yield from (run.font.size for run in paragraph.runs)
        if shape.has_chart:
            yield shape.chart.font.size


def test_nothing_on_a_slide_is_smaller_than_24_of_1080_pixels(made: Made) -> None:
    show = Presentation(io.BytesIO(_one(made("pptx"))))
    assert min(_sizes(show)) >= Emu(round(show.slide_height * SMALLEST / 1080))


def test_shapes_stay_on_their_slide(made: Made) -> None:
    show = Presentation(io.BytesIO(_one(made("pptx", 2023, "示例乙办"))))
    for shape in _shapes(show):
        assert shape.left >= 0
        assert shape.left + shape.width <= show.slide_width
        assert shape.top + shape.height <= show.slide_height


def _pages(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_the_pdf_can_be_searched_and_embeds_its_type(made: Made) -> None:
    data = _one(made("pdf"))
    pages = _pages(data)
    text = "".join(pages)
    assert "目录" in pages[0]
    assert f"{len(pages)} / {len(pages)}" in pages[-1]
    for said in (*CHAPTERS, "六、各单位项目情况", "来源待确认", "数据版本"):
        assert said.replace(" ", "") in text.replace(" ", "")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert (round(pdf.pages[0].width), round(pdf.pages[0].height)) == (595, 842)
        fonts = {char["fontname"] for page in pdf.pages for char in page.chars}
        assert not any(page.images for page in pdf.pages), "charts are vectors"
    assert all("+" in name for name in fonts), "embedded as subsets"


def test_names_that_are_markup_or_formulas_are_text_on_paper(made: Made) -> None:
    text = "".join(_pages(_one(made("pdf")))).replace("\n", "").replace("\u200b", "")
    assert FORMULA in text
    assert MARKUP.replace(" ", "") in text.replace(" ", "")


def test_without_chinese_type_one_sentence_says_what_to_install(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "FACES", ("No Such Face",))
    with pytest.raises(ReportFault) as fault:
        made("pdf")
    assert fault.value.key == "report.no_font"


def test_an_empty_selection_gives_documents_that_say_so(made: Made) -> None:
    assert EMPTY in _said(_document(_one(made("docx", 1999))))
    assert EMPTY in "".join(_pages(_one(made("pdf", 1999)))).replace("\n", "")
    show = Presentation(io.BytesIO(_one(made("pptx", 1999))))
    texts = [shape.text_frame.text for shape in _shapes(show) if shape.has_text_frame]
    assert any(EMPTY in text for text in texts)


def test_every_threshold_stands_on_the_last_slides_and_under_the_passage(
    made: Made, material: Material
) -> None:
    bounds = list(material.thresholds())
    show = Presentation(io.BytesIO(_one(made("pptx"))))
    tables = [shape.table for shape in list(show.slides)[-1].shapes if shape.has_table]
    tables += [shape.table for shape in list(show.slides)[-2].shapes if shape.has_table]
    rows = [[cell.text_frame.text for cell in row.cells] for table in tables for row in table.rows]
    assert all([b.rule, b.meaning, b.value, b.default] in rows for b in bounds)
    passage = _one(made("paragraph")).decode()
    assert all(f"{b.rule} {b.meaning} {b.value}" in passage for b in bounds)
    assert "口径说明：范围：2023 年" in passage


def test_a_changed_threshold_is_printed_with_its_default(material: Material) -> None:
    changed = replace(material, settings={"R026.ratio": "1.5"})
    assert "R026 完成值为目标值的倍数达到 1.5（默认 1.3）" in changed.thresholds_line()


def test_a_documents_pictures_give_way_to_a_word_where_no_browser_is(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    paper = _document(_one(made("docx")))
    said = [paragraph.text for paragraph in paper.paragraphs]
    assert any("没有找到可用于绘图的浏览器" in text for text in said)
    assert len(paper.inline_shapes) == 0
