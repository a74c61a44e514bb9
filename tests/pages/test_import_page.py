"""The import page through dashboard.py: files, archives, corrections, columns, board, versions."""

import json
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from gridperf.home import store_at
from gridperf.resources import ROOT, SAMPLES
from gridperf.ui import columns

HEAD = ["序号", "单位名称", "项目名称", "预算数", "支出数", "执行率", "数量指标", "数量指标"]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GRIDPERF_HOME", str(tmp_path))
    return tmp_path.resolve()


def _list(unit="甲办", spent=9.5, extra=(), projects=("巡查", "宣传"), year="2021年"):
    book = Book()
    sheet = book.active
    sheet.title = "自评表"
    sheet.append([f"{unit}{year}部门预算项目绩效自评表（单位：万元）"])
    sheet.append([*HEAD, *extra])
    for place, name in enumerate(projects, start=1):
        rate = f"{spent / 10:.2%}"
        row = [place, unit, name, 10, spent, rate, "≥12场", "12场"]
        sheet.append([*row, *("见附件" for _ in extra)])
    book.create_sheet("空表")
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _open(language="zh", **query):
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in {"language": language, **query}.items():
        at.query_params[name] = value
    at.switch_page("pages/import.py").run()
    assert not at.exception
    return at


def _drop(at, *files):
    held = [(name, data, "application/octet-stream") for name, data in files]
    at.file_uploader(key="upload").set_value(held).run()
    assert not at.exception
    return at


def _shown(at):
    tables = [held.proto.json for held in at.get("bidi_component") if held.proto.json]
    texts = json.dumps([json.loads(held) for held in tables], ensure_ascii=False)
    said = [m.value for kind in (at.info, at.warning, at.success, at.error) for m in kind]
    return texts + " ".join(h.proto.body for h in at.get("html")) + " ".join(said)


def _tag(at):
    tables = [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]
    verdicts = next(held for held in tables if held.get("caption") == "文件")
    return verdicts["body"][0][0]["p"]


def _store(at):
    at.button(key="confirm_import").click().run()
    assert not at.exception
    return at


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("part", ["board", "history"])
def test_the_parts_stand_on_an_empty_store(part, language):
    at = _open(language, part=part)
    assert at.info


def test_an_archive_is_unfolded_and_every_sheet_has_its_verdict():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("报送/甲办.xlsx", _list())
        archive.writestr("报送/说明.txt", "请查收")
    shown = _shown(_drop(_open(), ("报送.zip", packed.getvalue())))
    assert "报送.zip/报送/甲办.xlsx" in shown
    assert "空白工作表" in shown
    assert "《说明.txt》" in shown


def test_namesakes_of_an_archive_are_told_apart_by_their_folder():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("甲办/自评表.xlsx", b"PK broken")
        archive.writestr("乙办/自评表.xlsx", b"PK broken too")
        archive.writestr("丙办/另一份.xlsx", b"PK broken as well")
    at = _drop(_open(), ("报送.zip", packed.getvalue()))
    tables = [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]
    verdicts = next(held for held in tables if held.get("caption") == "文件")
    assert [row[0]["t"] for row in verdicts["body"]] == [
        "报送.zip/甲办/自评表.xlsx", "报送.zip/乙办/自评表.xlsx", "另一份.xlsx"]  # fmt: skip


def test_a_file_is_left_out_and_taken_in_again():
    at = _drop(_open(), ("甲办.xlsx", _list()))
    at.button(key="leave_out").click().run()
    assert "已移出" in _shown(at)
    assert at.button(key="confirm_import").disabled
    at.button(key="leave_out").click().run()
    _store(at)
    assert "入库回执" in _shown(at)


def test_a_cell_is_corrected_and_the_correction_undone():
    at = _drop(_open(), ("甲办.xlsx", _list(spent=95)))
    at.query_params["at"] = f"c.{_tag(at)}.0.E3"
    at.run()
    assert "支出" in _shown(at)
    at.text_input(key=next(k for k in _keys(at) if k.startswith("corrected_"))).set_value("9.6")
    at.button(key="correct_do").click().run()
    assert "E3：95 → 9.6" in _shown(at)
    assert "104.60" in _shown(at)
    at.button(key="undo_0").click().run()
    assert "E3：95 → 9.6" not in _shown(at)
    assert "190.00" in _shown(at)


def _keys(at):
    return [field.key for field in at.text_input if field.key]


def _correct(at, cell, text):
    at.query_params["at"] = f"c.{_tag(at)}.0.{cell}"
    at.run()
    at.text_input(key=next(k for k in _keys(at) if k.startswith("corrected_"))).set_value(text)
    at.button(key="correct_do").click().run()
    assert not at.exception


def test_an_undo_in_a_second_window_undoes_the_step_that_stands_there_or_none():
    at = _drop(_open(), ("甲办.xlsx", _list(spent=95)))
    _correct(at, "E3", "9.6")
    _correct(at, "E4", "9.7")
    other = _open(batch="".join(at.query_params["batch"]))
    at.button(key="undo_0").click().run()
    other.button(key="undo_0").click().run()
    shown = _shown(other)
    assert "E3：95 → 9.6”已在别处撤销，没有改动" in shown.replace("\\", "")
    assert "E4：95 → 9.7" in shown
    other.button(key="undo_0").click().run()
    assert "E4：95 → 9.7" not in _shown(other)
    at.button(key="undo_0").click().run()
    assert "E4：95 → 9.7”已在别处撤销" in _shown(at).replace("\\", "")


def test_a_text_that_is_no_number_is_said_to_be_none_wherever_one_looks_then():
    seed = next(SAMPLES.glob("2020*.txt"))
    at = _drop(_open(), (seed.name, seed.read_bytes()))
    tag = _tag(at)
    at.query_params["at"] = f"v.{tag}.0.0.spent"
    at.run()
    field = at.text_input(key=next(k for k in _keys(at) if k.startswith("corrected_")))
    field.set_value("约九万")
    at.query_params["at"] = f"v.{tag}.0.1.spent"  # another value is clicked in the same breath
    at.run()
    assert "没有更正：“约九万”不是数字" in _shown(at)
    assert not any((one.key or "").startswith("undo_") for one in at.button)
    at.button(key="correct_not").click().run()
    assert "不是数字" not in _shown(at)


def test_a_cell_that_is_emptied_is_one_step_whatever_was_typed_before():
    at = _drop(_open(), ("甲办.xlsx", _list(spent=95)))
    at.query_params["at"] = f"c.{_tag(at)}.0.E3"
    at.run()
    at.text_input(key=next(k for k in _keys(at) if k.startswith("corrected_"))).set_value("9")
    at.run()
    assert "已更正。点“不改”可恢复原样" in _shown(at)
    at.button(key="correct_blank").click().run()
    shown = _shown(at)
    assert "E3：95 → （空）" in shown
    assert "更正记录（1 步）" in shown


def test_a_value_placed_by_inference_shows_in_the_sheet_what_it_was_corrected_to():
    seed = next(SAMPLES.glob("2020*.txt"))
    at = _drop(_open(), (seed.name, seed.read_bytes()))
    _correct(at, "D13", "37.87")
    (cell,) = _cells(at, "D13")
    assert cell["t"] == "37.87"
    assert "37.86 → 37.87" in cell["x"]
    _correct(at, "D13", "37.88")
    assert "D13：37.87 → 37.88" in _shown(at)
    (cell,) = _cells(at, "D13")
    assert cell["t"] == "37.88"
    assert "37.86 → 37.88" in cell["x"]


def _cells(at, address):
    drawn = [cell for table in _tables(at) for row in table.get("body", []) for cell in row]
    return [cell for cell in drawn if cell.get("p", "").startswith("c.")
            and cell["p"].endswith(f".{address}")]  # fmt: skip


def test_a_stored_correction_says_what_stood_there():
    at = _drop(_open(), ("甲办.xlsx", _list(spent=95)))
    at.query_params["at"] = f"c.{_tag(at)}.0.E3"
    at.run()
    at.text_input(key=next(k for k in _keys(at) if k.startswith("corrected_"))).set_value("9.6")
    at.button(key="correct_do").click().run()
    _store(at)
    sheet = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    sheet.query_params["language"], sheet.query_params["project"] = "zh", "1"
    sheet.switch_page("pages/projects.py").run()
    assert "E3 已更正，原为：95" in _shown(sheet)


def test_an_unknown_column_is_chosen_remembered_and_forgotten(home):
    at = _drop(_open(), ("甲办.xlsx", _list(extra=["推进要点"])))
    assert "可入库，1 列未识别" in _shown(at)
    field = next(box for box in at.selectbox if (box.key or "").startswith("column_"))
    field.select("实施过程").run()
    assert "列未识别" not in _shown(at)
    assert "已记住：I 列“推进要点”是实施过程" in _shown(at)
    later = _drop(_open(), ("乙办.xlsx", _list("乙办", extra=["推进要点"])))
    assert "已记住" in _shown(later)
    _store(later)
    held = store_at(home).view("project")
    assert list(store_at(home).records("project", int(held["project_id"].iloc[0])).process) == [
        "见附件"
    ]
    next(b for b in later.button if (b.key or "").startswith("forget_")).click().run()
    assert store_at(home).choices() == {}


def test_a_later_file_shows_old_and_new_and_what_is_gone_first():
    _store(_drop(_open(), ("甲办.xlsx", _list())))
    shown = _shown(_drop(_open(), ("甲办2.xlsx", _list(spent=9.1, projects=("巡查",)))))
    assert "少了 1 个项目：宣传" in shown
    assert "与现行第 1 版相比" in shown
    assert "9.50" in shown
    assert "9.10" in shown


def test_two_stored_versions_stand_beside_each_other():
    _store(_drop(_open(), ("甲办.xlsx", _list())))
    _store(_drop(_open(), ("甲办2.xlsx", _list(spent=9.1, projects=("巡查",)))))
    _store(_drop(_open(), ("甲办3.xlsx", _list(spent=9.1))))
    at = _open(part="history", version="1")
    assert "第 1 版 → 第 3 版：4 个数值不同" in _shown(at)
    at.selectbox(key="beside_1").set_value(2).run()
    shown = _shown(at)
    assert "第 1 版 → 第 2 版：2 个数值不同" in shown
    assert "第 2 版少了 1 个项目：宣传" in shown
    assert "第 2 版 → 第 3 版：0 个数值不同" in _shown(_open(part="history", version="2"))


def test_a_version_comes_back_and_another_is_withdrawn_with_a_reason(home):
    _store(_drop(_open(), ("甲办.xlsx", _list())))
    _store(_drop(_open(), ("甲办2.xlsx", _list(spent=9.1))))
    at = _open(part="history", version="1")
    at.button(key="bring_back").click().run()
    assert "第 1 版已恢复" in _shown(at)
    states = store_at(home).view("filings").set_index("submission_id")["state"]
    assert dict(states) == {1: "current", 2: "superseded"}
    at.button(key="withdraw").click().run()
    assert "请写明撤回原因" in _shown(at)
    at.text_input(key="reason").set_value("报错单位")
    at.button(key="withdraw").click().run()
    assert "已撤回" in _shown(at)
    assert "报错单位" in _shown(at)


def test_a_second_click_withdraws_nothing_more(home):
    _store(_drop(_open(), ("甲办.xlsx", _list())))
    store = store_at(home)
    store.withdraw(1, "报错单位", "王工")
    revision = store.revision
    store.withdraw(1, "", "李工")
    (event,) = store.view("version_event").to_dict("records")
    assert (event["reason"], event["changed_by"]) == ("报错单位", "王工")
    assert store.revision == revision
    for _ in range(2):
        store.bring_back(1, "王工")
    assert len(store.view("version_event")) == 2


def test_who_took_the_only_filing_back_has_not_filed_for_that_year(home):
    _store(_drop(_open(), ("甲办.xlsx", _list()), ("乙办.xlsx", _list("乙办", year="2020年"))))
    store = store_at(home)
    at = _open(part="history", unit="甲办", version="1")
    at.text_input(key="reason").set_value("报错单位")
    at.button(key="withdraw").click().run()
    assert at.selectbox(key="of").value == "甲办"
    board = store.view("board").set_index(["unit", "year"])
    assert not board.loc[("甲办", 2021), "filed"]
    assert ("甲办", 2020) not in board.index
    shown = _shown(_open(part="board", **{"in": "2021"}))
    assert "曾报送，已撤回" in shown
    assert "这一年报过、已撤回：甲办" in shown
    assert "以后年度才报过、这一年没有报：甲办" not in shown
    store.expect(2021, ["乙办"])
    assert ("甲办", 2021) not in store.view("board").set_index(["unit", "year"]).index


def test_the_board_names_who_is_missing_late_and_faulty(home):
    _store(_drop(_open(), ("甲办.xlsx", _list(spent=95))))
    store = store_at(home)
    store.expect(2021, ["甲办", "乙办"])
    store.set_value("deadline.2021", "2022-03-31")
    shown = _shown(_open(year="2021"))
    assert "已报 1 个，未报 1 个" in shown
    assert "还没有报：乙办" in shown
    assert "逾期报送" in shown
    assert "截止日期 2022-03-31" in shown


def test_who_filed_without_being_on_the_list_is_told_apart(home):
    _store(_drop(_open(), ("甲办.xlsx", _list()), ("丁办.xlsx", _list("丁办"))))
    store_at(home).expect(2021, ["甲办", "乙办"])
    shown = _shown(_open(year="2021"))
    assert "应报 2 个单位，已报 1 个，未报 1 个" in shown
    assert "另有 1 个单位不在应报名单上，也报了：丁办" in shown


def test_year_and_unit_are_asked_for_where_the_file_has_none():
    at = _drop(_open(), ("无.xlsx", _list(year="")))
    assert "缺年度" in _shown(at)
    assert at.button(key="confirm_import").disabled
    year = next(box for box in at.selectbox if (box.key or "").startswith("year_of_"))
    year.select(year.options[0]).run()
    assert not at.button(key="confirm_import").disabled


def test_two_files_of_one_unit_in_a_batch_are_told():
    at = _drop(_open(), ("一.xlsx", _list()), ("二.xlsx", _list(spent=9.1)))
    shown = _shown(at)
    assert "属同一单位和年度，将取代它" in shown
    tables = [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]
    verdicts = next(held for held in tables if held.get("caption") == "文件")
    at.query_params["file"] = verdicts["body"][1][0]["p"]
    assert "与同批的“一.xlsx”相比，4 个数值不同" in _shown(at.run())
    _store(at)
    assert "第 2 版，取代第 1 版" in _shown(at)


def test_a_column_told_after_storing_is_stored_as_the_next_version(home):
    data = _list(extra=["推进要点"])
    at = _store(_drop(_open(), ("甲办.xlsx", data)))
    assert at.button(key="confirm_import").disabled
    field = next(box for box in at.selectbox if (box.key or "").startswith("column_"))
    field.select("实施过程").run()
    assert "入库后又有更正" in _shown(at)
    _store(at)
    assert list(store_at(home).view("filings")["version"]) == [2, 1]
    again = _drop(_open(), ("甲办.xlsx", data))
    assert "与现行版本相同" in _shown(again)


def test_a_batch_that_was_left_is_found_again():
    at = _drop(_open(), ("甲办.xlsx", _list()))
    at.switch_page("pages/overview.py").run()
    at.switch_page("pages/import.py").run()
    assert not at.button(key="confirm_import").disabled
    button = "go_on_" + "".join(at.query_params["batch"])
    other = _open()
    _store(other.button(key=button).click().run())
    assert not any(b.key == button for b in _open().button)


def test_every_batch_that_waits_is_offered_and_one_that_is_gone_is_said_to_be():
    tokens = [
        "".join(_drop(_open(), (f"{unit}.xlsx", _list(unit))).query_params["batch"])
        for unit in ("甲办", "乙办", "丙办", "丁办")
    ]
    at = _open(batch="gone")
    assert "这一批文件已不在" in _shown(at)
    offered = {b.key: b.help for b in at.button if (b.key or "").startswith("go_on_")}
    assert {f"go_on_{token}" for token in tokens} <= offered.keys()
    assert "丁办.xlsx" in offered[f"go_on_{tokens[3]}"].replace("\\", "")


def test_accepting_all_placements_leaves_given_answers_and_goes_away():
    seed = next(SAMPLES.glob("2020*.txt"))
    at = _drop(_open(), (seed.name, seed.read_bytes()))
    keys = [b.key for b in at.get("button_group") if (b.key or "").startswith("answer_")]
    first, *others = [key for key in keys if "source" not in key]
    at.get("button_group")[_group(at, first)].set_value("clear").run()
    assert f"（{len(others)} 个项目）" in at.button(key="confirm_all").label
    at.button(key="confirm_all").click().run()
    assert at.session_state[first] == "clear"
    assert {at.session_state[key] for key in others} == {"confirm"}
    assert not any(b.key == "confirm_all" for b in at.button)


def _group(at, key):
    return [b.key for b in at.get("button_group")].index(key)


def test_a_source_that_was_told_stands_above_its_column_and_is_no_longer_to_confirm():
    seed = next(SAMPLES.glob("2020*.txt"))
    at = _drop(_open(), (seed.name, seed.read_bytes()))
    assert "来源待确认" in _heads(at)
    assert "inferred" in _cells(at, "G12")[0]["k"]
    key = next(b.key for b in at.get("button_group") if "source" in (b.key or ""))
    at.get("button_group")[_group(at, key)].set_value("government_fund").run()
    assert "来源待确认" not in _heads(at)
    assert "支出 政府性基金" in _heads(at)
    assert "inferred" not in _cells(at, "G12")[0]["k"]


def _heads(at):
    sheet = next(table for table in _tables(at) if table.get("kind") == "sheet")
    return " ".join(cell["t"] for row in sheet["head"] for cell in row)


def test_a_form_without_a_project_name_asks_for_it(home):
    book = load_workbook(next(SAMPLES.glob("项目支出绩效自评表（全国通用）*")))
    for name in book.sheetnames[1:]:
        del book[name]
    for row in book.active.iter_rows(max_row=6):
        for cell in row[1:]:
            if row[0].value == "项目名称" and cell.value:
                cell.value = None
    data = BytesIO()
    book.save(data)
    at = _drop(_open(), ("无名.xlsx", data.getvalue()))
    assert "可入库，1 份缺项目名称" in _shown(at)
    _store(at)
    book.active["A1"] = "2023年项目支出绩效自评表（更正）"
    again = BytesIO()
    book.save(again)
    later = _shown(_drop(_open(), ("无名2.xlsx", again.getvalue())))
    assert "已有 1 份没有项目名称的单项目表在计入" in later
    assert "请核对是否重复" in later
    field = next(f for f in at.text_input if (f.key or "").startswith("name_of_"))
    field.set_value("库房改造").run()
    assert "（空） → 库房改造" in _shown(at)
    _store(at)
    filings = store_at(home).view("filings")
    assert list(filings["project"].fillna("")) == ["库房改造", ""]
    assert list(filings["state"]) == ["current", "superseded"]
    assert "R146" not in set(store_at(home).view("findings")["rule"])


def test_an_answered_file_stays_and_the_next_that_asks_is_one_click_away():
    files = [(f"{unit}.xlsx", _list(unit, extra=["推进要点"])) for unit in ("甲办", "乙办")]
    at = _drop(_open(), *files, ("无年度.xlsx", _list("丙办", year="")))
    field = next(box for box in at.selectbox if (box.key or "").startswith("column_"))
    field.select("实施过程").run()
    assert "已记住" in _shown(at)
    at.button(key="next_asking").click().run()
    assert any((box.key or "").startswith("year_of_") for box in at.selectbox)


def _bare():
    book = Book()
    sheet = book.active
    sheet.append(["项目绩效自评表（单位：万元）"])
    sheet.append(["序号", "项目名称", "预算数", "支出数", "执行率", "数量指标", "数量指标"])
    sheet.append([1, "巡查", 10, 9.5, "95.00%", "≥12场", "12场"])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _field(at, kind, beginning):
    return next(one for one in getattr(at, kind) if (one.key or "").startswith(beginning))


def test_year_and_unit_are_asked_for_and_what_was_answered_is_no_longer_to_be_done():
    at = _drop(_open(), ("无名.xlsx", _bare()))
    shown = _shown(at)
    assert "缺年度和单位" in shown
    assert "请在标题中写明年度" in shown
    assert not [one for one in at.selectbox if (one.key or "").startswith("unit_of_")]
    _field(at, "selectbox", "year_of_").select("2021").run()
    _field(at, "text_input", "typed_unit_of_").set_value("子街道").run()
    shown = _shown(at)
    assert "请在标题中写明年度" not in shown
    assert "请填写单位名称" not in shown
    _store(at)
    assert "子街道" in _shown(at)


def test_a_unit_is_chosen_from_those_known_or_typed_and_the_last_word_counts():
    _store(_drop(_open(), ("甲办.xlsx", _list())))
    at = _drop(_open(), ("无名.xlsx", _bare()))
    _field(at, "text_input", "typed_unit_of_").set_value("子街道").run()
    _field(at, "selectbox", "unit_of_").select("甲办").run()
    assert _field(at, "text_input", "typed_unit_of_").value == ""
    assert "缺单位" not in _shown(at)
    _field(at, "text_input", "typed_unit_of_").set_value("丑街道").run()
    assert _field(at, "selectbox", "unit_of_").value is None
    assert "丑街道" in _shown(at)


def test_a_file_added_to_a_long_batch_is_turned_to(home):
    files = [(f"{i}.xlsx", _list(unit=f"第{i}街道")) for i in range(11)]
    at = _drop(_open(), *files)
    _drop(at, *files, ("后来.xlsx", _list(unit="后来街道")))
    assert at.query_params["page"] == "2"
    assert "后来.xlsx" in _shown(at)
    _store(at)
    assert "12 个文件已入库" in _shown(at)


def test_a_batch_that_is_not_stored_is_cleared_only_when_asked_again():
    at = _drop(_open(), ("甲办.xlsx", _list()))
    assert "还没有入库" in _shown(at)
    at.button(key="start_over").click().run()
    assert "batch" not in at.query_params


def test_a_hidden_sheet_says_so_and_many_sheets_scroll_above_the_picture():
    book = load_workbook(BytesIO(_list()))
    for i in range(10):
        book.create_sheet(f"空{i}")
    book.copy_worksheet(book["自评表"]).title = "旧表"
    book["旧表"].sheet_state = "hidden"
    book["旧表"]["A1"] = "甲办2020年部门预算项目绩效自评表（单位：万元）"
    data = BytesIO()
    book.save(data)
    at = _drop(_open(), ("甲办.xlsx", data.getvalue()))
    tables = [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]
    sheets = next(held for held in tables if held.get("caption") == "甲办.xlsx")
    assert sheets["kind"] == "scroll"
    said = {row[0]["t"]: (row[1]["s"], row[1]["t"]) for row in sheets["body"]}
    assert "这张工作表是隐藏的" in said["旧表"][1]
    assert (said["旧表"][0], said["自评表"][0]) == ("▲", "✓")


def test_the_receipt_names_everyone_who_stored_a_part_of_it():
    at = _drop(_open(), ("甲办.xlsx", _list()), ("乙办.xlsx", _list("乙办", year="")))
    at.text_input(key="operator").set_value("王工").run()
    _store(at)
    _field(at, "selectbox", "year_of_").select("2021").run()
    at.text_input(key="operator").set_value("李工").run()
    _store(at)
    assert "经办人 王工、李工" in _shown(at)


def test_the_history_says_how_many_amounts_a_sum_does_not_know(home):
    book = load_workbook(BytesIO(_list()))
    book.active["E4"] = None
    data = BytesIO()
    book.save(data)
    _store(_drop(_open(), ("甲办.xlsx", data.getvalue())))
    at = _open(part="history")
    table = next(t for t in _tables(at) if t.get("caption") == "版本历史")
    assert [cell["t"] for cell in table["body"][0]][-3:] == ["2", "20.00", "9.50（1 项未知）"]


def _tables(at):
    return [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]


def test_the_boards_year_stands_in_the_address_until_the_pages_year_is_changed(home):
    for year in (2020, 2021, 2022):
        _store(_drop(_open(), (f"{year}.xlsx", _list(year=f"{year}年"))))
    at = _open(part="board")
    at.button_group(key="board_year").set_value(2020).run()
    assert "".join(at.query_params["in"]) == "2020"
    assert "2020 年应报 1 个单位" in _shown(at)
    again = _open(part="board", **{"in": "2021"})
    assert "2021 年应报 1 个单位" in _shown(again)
    again.selectbox(key="year").set_value("2020").run()
    assert "2020 年应报 1 个单位" in _shown(again)
    assert "in" not in again.query_params
    assert "2022 年应报 1 个单位" in _shown(_open(part="board", **{"in": "1999"}))


def test_who_filed_only_later_is_not_said_to_have_filed_in_earlier_years():
    for unit, year in (("甲办", 2020), ("乙办", 2021), ("丙办", 2022)):
        _store(_drop(_open(), (f"{unit}.xlsx", _list(unit, year=f"{year}年"))))
    shown = _shown(_open(part="board", year="2021"))
    assert "往年报过、这一年还没有报：甲办<" in shown
    assert "以后年度才报过、这一年没有报：丙办<" in shown
    first = _shown(_open(part="board", year="2020"))
    assert "往年报过" not in first
    assert "以后年度才报过、这一年没有报：丙办、乙办<" in first


def test_of_many_cells_and_columns_it_is_said_how_many_more_there_are(home, monkeypatch):
    monkeypatch.setattr(columns, "SHOWN", 2)
    names = [f"巡查{i}号" for i in range(50)]
    book = load_workbook(BytesIO(_list(projects=names, extra=[f"推进{c}" for c in "甲乙丙丁"])))
    for row in range(3, 53):
        book["自评表"][f"G{row}"], book["自评表"][f"H{row}"] = "提升效果明显", "已完成"
    data = BytesIO()
    book.save(data)
    at = _drop(_open(), ("甲办.xlsx", data.getvalue()))
    shown = _shown(at)
    assert "还有 2 列未识别" in shown
    assert ", G22，另有 30 格" in shown
    _store(at)
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    page.query_params["language"] = "zh"
    page.switch_page("pages/findings.py").run()
    assert "G3 等 50 格" in _shown(page)


def test_the_samples_of_a_column_leave_total_rows_out():
    book = load_workbook(BytesIO(_list(extra=["推进要点"])))
    sheet = book["自评表"]
    for row, (label, said) in ((3, ("合计", "共两类")), (4, ("甲办小计", "共一类"))):
        sheet.insert_rows(row)
        sheet[f"C{row}"], sheet[f"D{row}"], sheet[f"I{row}"] = label, 20, said
    data = BytesIO()
    book.save(data)
    shown = _shown(_drop(_open(), ("甲办.xlsx", data.getvalue())))
    assert "<blockquote>见附件 │ 见附件</blockquote>" in shown


def test_what_is_the_same_as_the_current_version_is_not_counted_as_stored_now():
    same = ("甲办.xlsx", _list())
    _store(_drop(_open(), same))
    at = _store(_drop(_open(), same, ("乙办.xlsx", _list("乙办"))))
    shown = _shown(at)
    assert "与库中相同、不必入库 1、已入库 1<" in shown
    assert "1 个文件已入库，1 个单位" in shown


def test_a_receipt_counts_what_was_stored_meanwhile_apart():
    same = ("甲办.xlsx", _list())
    one, other = _drop(_open(), same), _drop(_open(), same)
    _store(one)
    shown = _shown(_store(_drop(other, same, ("乙办.xlsx", _list("乙办")))))
    assert "1 个文件已入库，1 个单位；另有 1 个文件与库中相同，未改动；经办人" in shown


def test_what_was_withdrawn_counts_neither_as_first_filed_nor_as_sent(home):
    for spent in (9.5, 9.1):
        _store(_drop(_open(), (f"{spent}.xlsx", _list(spent=spent))))
    store = store_at(home)
    store.withdraw(1, "报错单位", review=None)
    (row,) = store.view("board").to_dict("records")
    assert (row["versions"], row["withdrawn"]) == (1, 1)
    assert row["first_at"] == row["stored_at"]
    shown = _shown(_open(part="board"))
    assert '"t": "1（另撤回 1）"' in shown
    assert "首次报送和报送次数都不计已撤回的文件" in shown
