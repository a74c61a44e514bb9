from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
import xlwt

from gridperf.model import Refused
from gridperf.words import Words
from gridperf.workbook import holds_table, open_workbook

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def entry(name: str) -> bytes:
    """Return how the directory of an OLE file names a stream."""
    said = name.encode("utf-16-le")
    return said.ljust(64, b"\x00") + (len(said) + 2).to_bytes(2, "little") + bytes(62)


def package(mimetype: str = "", **parts: str) -> bytes:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", mimetype)
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


WORD_97 = OLE + bytes(504) + entry("Root Entry") + entry("WordDocument") + "Book Title".encode(
    "utf-16-le"
) + bytes(4096)  # fmt: skip
ODT = package("application/vnd.oasis.opendocument.text", **{"content.xml": "<office:x/>"})
WORD_XML = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?>\n<w:wordDocument'
    ' xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body/></w:wordDocument>'
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (WORD_97, "Word 97-2003 (.doc)"),
        (ODT, "OpenDocument (.odt)"),
        (WORD_XML.encode(), "Word 2003 XML"),
        (WORD_XML.encode("utf-16"), "Word 2003 XML"),
        (b"{\\rtf1\\ansi 1}", "RTF"),
    ],
)
def test_a_document_of_another_word_processor_is_named_and_to_be_saved_as_docx(
    data: bytes, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        open_workbook("某街道.doc", data)
    assert refused.value.key == "save_as_docx"
    sentence = Words("zh")("refusal.save_as_docx", **refused.value.values)
    assert said in sentence
    assert "另存为 .docx" in sentence


def test_a_binary_workbook_is_a_table_to_be_saved_as_xlsx() -> None:
    with pytest.raises(Refused) as refused:
        open_workbook("某街道.xlsb", package(**{"xl/workbook.bin": "x"}))
    assert (refused.value.key, refused.value.values["format"]) == ("save_as_xlsx", "XLSB")


def test_an_old_workbook_that_holds_a_word_document_is_a_workbook() -> None:
    book, saved = xlwt.Workbook(), BytesIO()
    book.add_sheet("表").write(0, 0, "项目名称")
    book.save(saved)
    data = saved.getvalue() + entry("WordDocument")
    assert open_workbook("a.xls", data).sheets[0].rows == [["项目名称"]]


@pytest.mark.parametrize(
    "kind", ["document.macroEnabled.main", "template.main", "template.macroEnabledTemplate.main"]
)
def test_a_word_document_with_macros_or_a_template_is_read(kind: str) -> None:
    document, saved, changed = docx.Document(), BytesIO(), BytesIO()
    document.add_table(1, 1).cell(0, 0).text = "项目名称"
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                    f"vnd.ms-word.{kind}".encode(),
                )
            new.writestr(name, part)
    assert holds_table(changed.getvalue())
    assert open_workbook("a.docm", changed.getvalue()).sheets[0].rows == [["项目名称"]]


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>
<office:spreadsheet><table:table table:name="自评表"><table:table-row>
<table:table-cell office:value-type="string"><text:p>项目名称</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="1.5"><text:p>1.5</text:p>
</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>
</office:document>"""


def test_a_flat_opendocument_spreadsheet_is_read_as_a_packed_one() -> None:
    (sheet,) = open_workbook("a.fods", FLAT.encode()).sheets
    assert (sheet.name, sheet.rows) == ("自评表", [["项目名称", 1.5]])
    assert holds_table(FLAT.encode())
    laughs = FLAT.replace("<office:document", '<!DOCTYPE x [<!ENTITY a "x">]><office:document', 1)
    with pytest.raises(Refused) as refused:
        open_workbook("a.fods", laughs.encode())
    assert refused.value.reason == "unsafe"
