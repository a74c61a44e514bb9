"""The import page through dashboard.py: files, archives, sheets and their verdicts."""

import json
import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from gridperf import staged
from gridperf.resources import ROOT
from gridperf.ui import columns
from tests.pages.import_page import (
    drop,
    keys,
    list_of,
    opened,
    stored,
    tables,
    tag_of,
    words_of,
)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("part", ["board", "history"])
def test_the_parts_stand_on_an_empty_store(part, language):
    at = opened(language, part=part)
    assert at.info


def test_an_archive_is_unfolded_and_every_sheet_has_its_verdict():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("报送/甲办.xlsx", list_of())
        archive.writestr("报送/说明.txt", "请查收")
    shown = words_of(drop(opened(), ("报送.zip", packed.getvalue())))
    assert "报送.zip/报送/甲办.xlsx" in shown
    assert "空白工作表" in shown
    assert "《说明.txt》" in shown


def test_namesakes_of_an_archive_are_told_apart_by_their_folder():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("甲办/自评表.xlsx", b"PK broken")
        archive.writestr("乙办/自评表.xlsx", b"PK broken too")
        archive.writestr("丙办/另一份.xlsx", b"PK broken as well")
    at = drop(opened(), ("报送.zip", packed.getvalue()))
    tables = [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]
    verdicts = next(held for held in tables if held.get("caption") == "文件")
    assert [row[0]["t"] for row in verdicts["body"]] == [
        "报送.zip/甲办/自评表.xlsx", "报送.zip/乙办/自评表.xlsx", "另一份.xlsx"]  # fmt: skip


def test_a_file_with_proven_errors_can_be_stored_but_gets_no_tick():
    book = load_workbook(BytesIO(list_of("乙办")))
    book.active["F3"] = "12.00%"
    data = BytesIO()
    book.save(data)
    wrong = data.getvalue()
    files = [("甲办.xlsx", list_of()), ("乙办.xlsx", wrong), ("丙办.xlsx", list_of("丙办"))]
    at = drop(opened(), *files)
    tables = [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]
    verdicts = next(held for held in tables if held.get("caption") == "文件")
    said = [(row[1]["s"], row[1]["t"]) for row in verdicts["body"]]
    assert said == [("✓", "可入库"), ("▲", "可入库，1 处错误"), ("✓", "可入库")]
    alone = words_of(drop(opened(), ("乙办.xlsx", wrong)))
    assert alone.count("可入库，1 处错误") == 2  # in the table and above the sheet
    stored(at)
    assert "3 个文件已入库" in words_of(at)


def test_a_corrected_file_is_checked_though_its_row_stands_on_another_page():
    files = [(f"{i}.xlsx", list_of(unit=f"第{i}街道")) for i in range(11)]
    at = drop(opened(), *files)
    first = tag_of(at)
    at.query_params["page"], at.query_params["file"] = "2", first
    at.query_params["at"] = f"c.{first}.0.F3"
    at.run()
    at.text_input(key=next(k for k in keys(at) if k.startswith("corrected_"))).set_value("12.00%")
    at.button(key="correct_do").click().run()
    assert not any(row[0]["t"] == "0.xlsx" for table in tables(at) for row in table.get("body", []))
    said = " ".join(h.proto.body for h in at.get("html"))
    assert "可入库，1 处错误" in said


def test_a_list_that_seems_to_be_in_yuan_gets_no_tick():
    book = load_workbook(BytesIO(list_of(projects=("巡查", "宣传", "培训"))))
    for row, (budget, spent) in enumerate(((1080000, 1053000), (585000, 571000), (123400, 120000))):
        sheet = book.active
        sheet.cell(row + 3, 4, budget)
        sheet.cell(row + 3, 5, spent)
        sheet.cell(row + 3, 6, f"{spent / budget:.2%}")
    data = BytesIO()
    book.save(data)
    said = words_of(drop(opened(), ("甲办.xlsx", data.getvalue())))
    assert said.count("可入库，1 个表的金额疑似以元填报") == 2


def test_a_file_too_large_to_be_checked_at_once_gets_no_tick_either(monkeypatch):
    monkeypatch.setattr(staged, "LARGE", 0)
    at = drop(opened(), ("甲办.xlsx", list_of()))
    tables = [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]
    verdicts = next(held for held in tables if held.get("caption") == "文件")
    assert (verdicts["body"][0][1]["s"], verdicts["body"][0][1]["t"]) == (
        "–", "可入库，核查在入库时进行")  # fmt: skip


def test_a_receipt_tells_namesakes_apart_and_says_what_was_not_read():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("甲办/自评表.xlsx", list_of())
        archive.writestr("乙办/自评表.xlsx", list_of("乙办"))
        archive.writestr("乙办/坏.xlsx", b"PK broken")
    at = stored(drop(opened(), ("报送.zip", packed.getvalue()), ("单.xlsx", list_of("丙办"))))
    receipt = next(h.proto.body for h in at.get("html") if 'class="receipt"' in h.proto.body)
    for said in ("报送.zip/甲办/自评表.xlsx", "报送.zip/乙办/自评表.xlsx", "<td>单.xlsx"):
        assert said in receipt
    assert "1 个文件未能读取，未入库：报送.zip/乙办/坏.xlsx" in words_of(at)


def test_a_file_is_left_out_and_taken_in_again():
    at = drop(opened(), ("甲办.xlsx", list_of()))
    at.button(key="leave_out").click().run()
    assert "已移出" in words_of(at)
    assert at.button(key="confirm_import").disabled
    at.button(key="leave_out").click().run()
    stored(at)
    assert "入库回执" in words_of(at)


def test_two_files_of_one_unit_in_a_batch_are_told():
    at = drop(opened(), ("一.xlsx", list_of()), ("二.xlsx", list_of(spent=9.1)))
    shown = words_of(at)
    assert "属同一单位和年度，将取代它" in shown
    tables = [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]
    verdicts = next(held for held in tables if held.get("caption") == "文件")
    at.query_params["file"] = verdicts["body"][1][0]["p"]
    assert "与同批的“一.xlsx”相比，4 个数值不同" in words_of(at.run())
    stored(at)
    assert "第 2 版，取代第 1 版" in words_of(at)


def test_a_batch_that_was_left_is_found_again():
    at = drop(opened(), ("甲办.xlsx", list_of()))
    at.switch_page("pages/overview.py").run()
    at.switch_page("pages/import.py").run()
    assert not at.button(key="confirm_import").disabled
    button = "go_on_" + "".join(at.query_params["batch"])
    other = opened()
    stored(other.button(key=button).click().run())
    assert not any(b.key == button for b in opened().button)


def test_every_batch_that_waits_is_offered_and_one_that_is_gone_is_said_to_be():
    tokens = [
        "".join(drop(opened(), (f"{unit}.xlsx", list_of(unit))).query_params["batch"])
        for unit in ("甲办", "乙办", "丙办", "丁办")
    ]
    at = opened(batch="gone")
    assert "这一批文件已不在" in words_of(at)
    offered = {b.key: b.help for b in at.button if (b.key or "").startswith("go_on_")}
    assert {f"go_on_{token}" for token in tokens} <= offered.keys()
    assert "丁办.xlsx" in offered[f"go_on_{tokens[3]}"].replace("\\", "")


def test_a_file_added_to_a_long_batch_is_turned_to(home):
    files = [(f"{i}.xlsx", list_of(unit=f"第{i}街道")) for i in range(11)]
    at = drop(opened(), *files)
    drop(at, *files, ("后来.xlsx", list_of(unit="后来街道")))
    assert at.query_params["page"] == "2"
    assert "后来.xlsx" in words_of(at)
    stored(at)
    assert "12 个文件已入库" in words_of(at)


def test_a_batch_that_is_not_stored_is_cleared_only_when_asked_again():
    at = drop(opened(), ("甲办.xlsx", list_of()))
    assert "还没有入库" in words_of(at)
    at.button(key="start_over").click().run()
    assert "batch" not in at.query_params


def test_a_hidden_sheet_says_so_and_many_sheets_scroll_above_the_picture():
    book = load_workbook(BytesIO(list_of()))
    for i in range(10):
        book.create_sheet(f"空{i}")
    book.copy_worksheet(book["自评表"]).title = "旧表"
    book["旧表"].sheet_state = "hidden"
    book["旧表"]["A1"] = "甲办2020年部门预算项目绩效自评表（单位：万元）"
    data = BytesIO()
    book.save(data)
    at = drop(opened(), ("甲办.xlsx", data.getvalue()))
    tables = [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]
    sheets = next(held for held in tables if held.get("caption") == "甲办.xlsx")
    assert sheets["kind"] == "scroll"
    said = {row[0]["t"]: (row[1]["s"], row[1]["t"]) for row in sheets["body"]}
    assert "这张工作表是隐藏的" in said["旧表"][1]
    assert (said["旧表"][0], said["自评表"][0]) == ("▲", "✓")


def test_of_many_cells_and_columns_it_is_said_how_many_more_there_are(home, monkeypatch):
    monkeypatch.setattr(columns, "SHOWN", 2)
    names = [f"巡查{i}号" for i in range(50)]
    book = load_workbook(BytesIO(list_of(projects=names, extra=[f"推进{c}" for c in "甲乙丙丁"])))
    for row in range(3, 53):
        book["自评表"][f"G{row}"], book["自评表"][f"H{row}"] = "提升效果明显", "已完成"
    data = BytesIO()
    book.save(data)
    at = drop(opened(), ("甲办.xlsx", data.getvalue()))
    shown = words_of(at)
    assert "还有 2 列未识别" in shown
    assert ", G22，另有 30 格" in shown
    stored(at)
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    page.query_params["language"] = "zh"
    page.switch_page("pages/findings.py").run()
    assert "G3 等 50 格" in words_of(page)
