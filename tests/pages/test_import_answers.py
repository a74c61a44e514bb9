"""What the import page asks, and cells and columns that are put right there."""

from io import BytesIO

from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from gridperf.home import store_at
from gridperf.resources import ROOT, SAMPLES
from tests.pages.import_page import (
    bare_list,
    cells,
    correct,
    drop,
    field,
    group,
    heads,
    keys,
    list_of,
    opened,
    stored,
    tag_of,
    words_of,
)


def test_a_cell_is_corrected_and_the_correction_undone():
    at = drop(opened(), ("甲办.xlsx", list_of(spent=95)))
    at.query_params["at"] = f"c.{tag_of(at)}.0.E3"
    at.run()
    assert "支出" in words_of(at)
    at.text_input(key=next(k for k in keys(at) if k.startswith("corrected_"))).set_value("9.6")
    at.button(key="correct_do").click().run()
    assert "E3：95 → 9.6" in words_of(at)
    assert "104.60" in words_of(at)
    at.button(key="undo_0").click().run()
    assert "E3：95 → 9.6" not in words_of(at)
    assert "190.00" in words_of(at)


def test_an_undo_in_a_second_window_undoes_the_step_that_stands_there_or_none():
    at = drop(opened(), ("甲办.xlsx", list_of(spent=95)))
    correct(at, "E3", "9.6")
    correct(at, "E4", "9.7")
    other = opened(batch="".join(at.query_params["batch"]))
    at.button(key="undo_0").click().run()
    other.button(key="undo_0").click().run()
    shown = words_of(other)
    assert "E3：95 → 9.6”已在别处撤销，没有改动" in shown.replace("\\", "")
    assert "E4：95 → 9.7" in shown
    other.button(key="undo_0").click().run()
    assert "E4：95 → 9.7" not in words_of(other)
    at.button(key="undo_0").click().run()
    assert "E4：95 → 9.7”已在别处撤销" in words_of(at).replace("\\", "")


def test_a_text_that_is_no_number_is_said_to_be_none_wherever_one_looks_then():
    seed = next(SAMPLES.glob("2020*.txt"))
    at = drop(opened(), (seed.name, seed.read_bytes()))
    tag = tag_of(at)
    at.query_params["at"] = f"v.{tag}.0.0.spent"
    at.run()
    field = at.text_input(key=next(k for k in keys(at) if k.startswith("corrected_")))
    field.set_value("约九万")
    at.query_params["at"] = f"v.{tag}.0.1.spent"  # another value is clicked in the same breath
    at.run()
    assert "没有更正：“约九万”不是数字" in words_of(at)
    assert not any((one.key or "").startswith("undo_") for one in at.button)
    at.button(key="correct_not").click().run()
    assert "不是数字" not in words_of(at)


def test_a_cell_that_is_emptied_is_one_step_whatever_was_typed_before():
    at = drop(opened(), ("甲办.xlsx", list_of(spent=95)))
    at.query_params["at"] = f"c.{tag_of(at)}.0.E3"
    at.run()
    at.text_input(key=next(k for k in keys(at) if k.startswith("corrected_"))).set_value("9")
    at.run()
    assert "已更正。点“不改”可恢复原样" in words_of(at)
    at.button(key="correct_blank").click().run()
    shown = words_of(at)
    assert "E3：95 → （空）" in shown
    assert "更正记录（1 步）" in shown


def test_a_value_placed_by_inference_shows_in_the_sheet_what_it_was_corrected_to():
    seed = next(SAMPLES.glob("2020*.txt"))
    at = drop(opened(), (seed.name, seed.read_bytes()))
    correct(at, "D13", "37.87")
    (cell,) = cells(at, "D13")
    assert cell["t"] == "37.87"
    assert "37.86 → 37.87" in cell["x"]
    correct(at, "D13", "37.88")
    assert "D13：37.87 → 37.88" in words_of(at)
    (cell,) = cells(at, "D13")
    assert cell["t"] == "37.88"
    assert "37.86 → 37.88" in cell["x"]


def test_a_stored_correction_says_what_stood_there():
    at = drop(opened(), ("甲办.xlsx", list_of(spent=95)))
    at.query_params["at"] = f"c.{tag_of(at)}.0.E3"
    at.run()
    at.text_input(key=next(k for k in keys(at) if k.startswith("corrected_"))).set_value("9.6")
    at.button(key="correct_do").click().run()
    stored(at)
    sheet = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    sheet.query_params["language"], sheet.query_params["project"] = "zh", "1"
    sheet.switch_page("pages/projects.py").run()
    assert "E3 已更正，原为：95" in words_of(sheet)


def test_a_corrected_completion_is_told_from_what_the_file_says():
    at = drop(opened(), ("甲办.xlsx", list_of()))
    correct(at, "H3", "10场")
    correct(at, "H3", "11场")
    stored(at)
    sheet = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in {"language": "zh", "project": "1", "at": "indicators.0.actual"}.items():
        sheet.query_params[name] = value
    sheet.switch_page("pages/projects.py").run()
    assert "H3 已更正，原为：12场" in words_of(sheet)
    assert "H3：原文“12场”，" in words_of(sheet)
    assert "更正为“11场”" in words_of(sheet)
    unit = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in {"language": "zh", "unit": "甲办", "cell": "1.quantity"}.items():
        unit.query_params[name] = value
    unit.switch_page("pages/units.py").run()
    assert "H3：原文“12场”，" in words_of(unit)


def test_an_unknown_column_is_chosen_remembered_and_forgotten(home):
    at = drop(opened(), ("甲办.xlsx", list_of(extra=["推进要点"])))
    assert "可入库，1 列未识别" in words_of(at)
    field = next(box for box in at.selectbox if (box.key or "").startswith("column_"))
    field.select("实施过程").run()
    assert "列未识别" not in words_of(at)
    assert "已记住：I 列“推进要点”是实施过程" in words_of(at)
    later = drop(opened(), ("乙办.xlsx", list_of("乙办", extra=["推进要点"])))
    assert "已记住" in words_of(later)
    stored(later)
    held = store_at(home).view("project")
    assert list(store_at(home).records("project", int(held["project_id"].iloc[0])).process) == [
        "见附件"
    ]
    next(b for b in later.button if (b.key or "").startswith("forget_")).click().run()
    assert store_at(home).choices() == {}


def test_year_and_unit_are_asked_for_where_the_file_has_none():
    at = drop(opened(), ("无.xlsx", list_of(year="")))
    assert "缺年度" in words_of(at)
    assert at.button(key="confirm_import").disabled
    year = next(box for box in at.selectbox if (box.key or "").startswith("year_of_"))
    year.select(year.options[0]).run()
    assert not at.button(key="confirm_import").disabled


def test_a_column_told_after_storing_is_stored_as_the_next_version(home):
    data = list_of(extra=["推进要点"])
    at = stored(drop(opened(), ("甲办.xlsx", data)))
    assert at.button(key="confirm_import").disabled
    field = next(box for box in at.selectbox if (box.key or "").startswith("column_"))
    field.select("实施过程").run()
    assert "入库后又有更正" in words_of(at)
    stored(at)
    assert list(store_at(home).view("filings")["version"]) == [2, 1]
    again = drop(opened(), ("甲办.xlsx", data))
    assert "与现行版本相同" in words_of(again)


def test_accepting_all_placements_leaves_given_answers_and_goes_away():
    seed = next(SAMPLES.glob("2020*.txt"))
    at = drop(opened(), (seed.name, seed.read_bytes()))
    keys = [b.key for b in at.get("button_group") if (b.key or "").startswith("answer_")]
    first, *others = [key for key in keys if "source" not in key]
    at.get("button_group")[group(at, first)].set_value("clear").run()
    assert f"（{len(others)} 个项目）" in at.button(key="confirm_all").label
    at.button(key="confirm_all").click().run()
    assert at.session_state[first] == "clear"
    assert {at.session_state[key] for key in others} == {"confirm"}
    assert not any(b.key == "confirm_all" for b in at.button)


def test_a_source_that_was_told_stands_above_its_column_and_is_no_longer_to_confirm():
    seed = next(SAMPLES.glob("2020*.txt"))
    at = drop(opened(), (seed.name, seed.read_bytes()))
    assert "来源待确认" in heads(at)
    assert "inferred" in cells(at, "G12")[0]["k"]
    key = next(b.key for b in at.get("button_group") if "source" in (b.key or ""))
    at.get("button_group")[group(at, key)].set_value("government_fund").run()
    assert "来源待确认" not in heads(at)
    assert "支出 政府性基金" in heads(at)
    assert "inferred" not in cells(at, "G12")[0]["k"]


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
    at = drop(opened(), ("无名.xlsx", data.getvalue()))
    assert "可入库，1 份缺项目名称" in words_of(at)
    assert "处错误" not in words_of(at)
    stored(at)
    book.active["A1"] = "2023年项目支出绩效自评表（更正）"
    again = BytesIO()
    book.save(again)
    later = words_of(drop(opened(), ("无名2.xlsx", again.getvalue())))
    assert "已有 1 份没有项目名称的单项目表在计入" in later
    assert "请核对是否重复" in later
    field = next(f for f in at.text_input if (f.key or "").startswith("name_of_"))
    field.set_value("库房改造").run()
    assert "（空） → 库房改造" in words_of(at)
    stored(at)
    filings = store_at(home).view("filings")
    assert list(filings["project"].fillna("")) == ["库房改造", ""]
    assert list(filings["state"]) == ["current", "superseded"]
    assert "R146" not in set(store_at(home).view("findings")["rule"])


def test_an_answered_file_stays_and_the_next_that_asks_is_one_click_away():
    files = [(f"{unit}.xlsx", list_of(unit, extra=["推进要点"])) for unit in ("甲办", "乙办")]
    at = drop(opened(), *files, ("无年度.xlsx", list_of("丙办", year="")))
    field = next(box for box in at.selectbox if (box.key or "").startswith("column_"))
    field.select("实施过程").run()
    assert "已记住" in words_of(at)
    at.button(key="next_asking").click().run()
    assert any((box.key or "").startswith("year_of_") for box in at.selectbox)


def test_year_and_unit_are_asked_for_and_what_was_answered_is_no_longer_to_be_done():
    at = drop(opened(), ("无名.xlsx", bare_list()))
    shown = words_of(at)
    assert "缺年度和单位" in shown
    assert "请在标题中写明年度" in shown
    assert not [one for one in at.selectbox if (one.key or "").startswith("unit_of_")]
    field(at, "selectbox", "year_of_").select("2021").run()
    field(at, "text_input", "typed_unit_of_").set_value("子街道").run()
    shown = words_of(at)
    assert "请在标题中写明年度" not in shown
    assert "请填写单位名称" not in shown
    stored(at)
    assert "子街道" in words_of(at)


def test_the_unit_of_money_is_asked_for_where_nothing_says_it(home):
    book = load_workbook(BytesIO(list_of()))
    book.active["A1"] = "甲办2021年部门预算项目绩效自评表"
    data = BytesIO()
    book.save(data)
    at = drop(opened(), ("甲办.xlsx", data.getvalue()))
    assert "可入库，1 个表没写金额单位" in words_of(at)
    key = next(b.key for b in at.get("button_group") if (b.key or "").startswith("money_of_"))
    at.get("button_group")[group(at, key)].set_value("元").run()
    assert not at.exception
    assert "没写金额单位" not in words_of(at)
    stored(at)
    assert store_at(home).view("project")["budget"].tolist() == [0.001, 0.001]


def test_a_unit_is_chosen_from_those_known_or_typed_and_the_last_word_counts():
    stored(drop(opened(), ("甲办.xlsx", list_of())))
    at = drop(opened(), ("无名.xlsx", bare_list()))
    field(at, "text_input", "typed_unit_of_").set_value("子街道").run()
    field(at, "selectbox", "unit_of_").select("甲办").run()
    assert field(at, "text_input", "typed_unit_of_").value == ""
    assert "缺单位" not in words_of(at)
    field(at, "text_input", "typed_unit_of_").set_value("丑街道").run()
    assert field(at, "selectbox", "unit_of_").value is None
    assert "丑街道" in words_of(at)


def test_the_samples_of_a_column_leave_total_rows_out():
    book = load_workbook(BytesIO(list_of(extra=["推进要点"])))
    sheet = book["自评表"]
    for row, (label, said) in ((3, ("合计", "共两类")), (4, ("甲办小计", "共一类"))):
        sheet.insert_rows(row)
        sheet[f"C{row}"], sheet[f"D{row}"], sheet[f"I{row}"] = label, 20, said
    data = BytesIO()
    book.save(data)
    shown = words_of(drop(opened(), ("甲办.xlsx", data.getvalue())))
    assert "<blockquote>见附件 │ 见附件</blockquote>" in shown


def test_the_same_file_again_says_that_its_version_was_corrected_and_can_be_stored_as_filed(home):
    data = list_of()
    at = drop(opened(), ("甲办.xlsx", data))
    correct(at, "E3", "9.4")
    stored(at)
    again = drop(opened(), ("甲办.xlsx", data))
    assert "与现行版本为同一文件；入库时更正过 1 格" in words_of(again)
    assert again.button(key="confirm_import").disabled
    again.button(key="as_filed").click().run()
    assert "与现行第 1 版相比" in words_of(again)
    stored(again)
    held = store_at(home).view("filings")
    assert list(held["version"]) == [2, 1]
    assert list(held["spent"]) == [19.0, 18.9]
    assert list(held["corrections"]) == [0, 1]
    assert "入库时更正过 1 格" in words_of(opened(part="history", version="1"))
    assert "与现行版本相同，无需入库" in words_of(drop(opened(), ("甲办.xlsx", data)))
