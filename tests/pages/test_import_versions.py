"""Versions, receipts, the board and the history on the import page."""

from io import BytesIO

from openpyxl import load_workbook

from gridperf.home import store_at
from tests.pages.import_page import drop, field, list_of, opened, stored, tables, words_of


def summary_of():
    """The same list without its columns of indicators, which makes it a summary."""
    book = load_workbook(BytesIO(list_of()))
    book.active.delete_cols(7, 2)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_later_file_shows_old_and_new_and_what_is_gone_first():
    stored(drop(opened(), ("甲办.xlsx", list_of())))
    shown = words_of(drop(opened(), ("甲办2.xlsx", list_of(spent=9.1, projects=("巡查",)))))
    assert "少了 1 个项目：宣传" in shown
    assert "与现行第 1 版相比" in shown
    assert "9.50" in shown
    assert "9.10" in shown


def test_two_stored_versions_stand_beside_each_other():
    stored(drop(opened(), ("甲办.xlsx", list_of())))
    stored(drop(opened(), ("甲办2.xlsx", list_of(spent=9.1, projects=("巡查",)))))
    stored(drop(opened(), ("甲办3.xlsx", list_of(spent=9.1))))
    at = opened(part="history", version="1")
    assert "现行第 3 版 → 恢复后第 1 版：4 个数值不同" in words_of(at)
    at.selectbox(key="beside_1").set_value(2).run()
    shown = words_of(at)
    assert "第 1 版 → 第 2 版：2 个数值不同" in shown
    assert "第 2 版少了 1 个项目：宣传" in shown


def test_before_a_version_comes_back_what_would_be_lost_is_said_and_not_as_added():
    stored(drop(opened(), ("甲办.xlsx", list_of())))
    stored(drop(opened(), ("甲办2.xlsx", list_of(projects=("巡查",)))))
    stored(drop(opened(), ("甲办3.xlsx", list_of(spent=9.1))))
    at = opened(part="history", version="2")
    shown = words_of(at)
    assert "恢复后（第 2 版）少了 1 个项目：宣传" in shown
    assert shown.count("少了 1 个项目") == 1
    assert "现行第 3 版 → 恢复后第 2 版：2 个数值不同" in shown
    assert "新增" not in shown
    changes = next(t for t in tables(at) if t.get("caption") == "改动")
    assert [cell["t"] for cell in changes["head"][0]][2:4] == [
        "现行（第 3 版）", "恢复后（第 2 版）"]  # fmt: skip
    current = words_of(opened(part="history", version="3"))
    assert "第 2 版 → 第 3 版：2 个数值不同" in current
    assert "新增 1 个项目：宣传" in current


def test_versions_that_differ_in_nothing_compared_are_not_said_to_be_the_same(home):
    stored(drop(opened(), ("甲办.xlsx", list_of())))
    stored(drop(opened(), ("汇总.xlsx", summary_of())))
    shown = words_of(opened(part="history", version="1"))
    assert "除指标外相同" in shown
    assert "内容相同" not in shown


def test_a_summary_is_not_said_to_lack_columns_that_it_has():
    stored(drop(opened(), ("甲办.xlsx", list_of())))
    shown = words_of(drop(opened(), ("汇总.xlsx", summary_of())))
    assert "本表没有指标，原有指标保留" in shown
    assert "绩效目标、完成情况" not in shown


def test_a_version_comes_back_and_another_is_withdrawn_with_a_reason(home):
    stored(drop(opened(), ("甲办.xlsx", list_of())))
    stored(drop(opened(), ("甲办2.xlsx", list_of(spent=9.1))))
    at = opened(part="history", version="1")
    at.button(key="bring_back").click().run()
    assert "第 1 版已恢复" in words_of(at)
    states = store_at(home).view("filings").set_index("submission_id")["state"]
    assert dict(states) == {1: "current", 2: "superseded"}
    assert "要让第 2 版重新计入" in words_of(at)  # said before it is withdrawn
    at.button(key="withdraw").click().run()
    assert "请写明撤回原因" in words_of(at)
    at.text_input(key="reason").set_value("报错单位")
    at.button(key="withdraw").click().run()
    assert "已撤回" in words_of(at)
    assert "报错单位" in words_of(at)


def test_a_second_click_withdraws_nothing_more(home):
    stored(drop(opened(), ("甲办.xlsx", list_of())))
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
    stored(drop(opened(), ("甲办.xlsx", list_of()), ("乙办.xlsx", list_of("乙办", year="2020年"))))
    store = store_at(home)
    at = opened(part="history", unit="甲办", version="1")
    at.text_input(key="reason").set_value("报错单位")
    at.button(key="withdraw").click().run()
    assert at.selectbox(key="of").value == "甲办"
    board = store.view("board").set_index(["unit", "year"])
    assert not board.loc[("甲办", 2021), "filed"]
    assert ("甲办", 2020) not in board.index
    shown = words_of(opened(part="board", **{"in": "2021"}))
    assert "曾报送，已撤回" in shown
    assert "这一年报过、已撤回：甲办" in shown
    assert "以后年度才报过、这一年没有报：甲办" not in shown
    store.expect(2021, ["乙办"])
    assert ("甲办", 2021) not in store.view("board").set_index(["unit", "year"]).index


def test_the_board_names_who_is_missing_late_and_faulty(home):
    stored(drop(opened(), ("甲办.xlsx", list_of(spent=95))))
    store = store_at(home)
    store.expect(2021, ["甲办", "乙办"])
    store.set_value("deadline.2021", "2022-03-31")
    shown = words_of(opened(year="2021"))
    assert "已报 1 个，未报 1 个" in shown
    assert "还没有报：乙办" in shown
    assert "入库晚于截止日" in shown
    assert "逾期" not in shown
    assert "截止日期 2022-03-31" in shown


def test_who_filed_without_being_on_the_list_is_told_apart(home):
    stored(drop(opened(), ("甲办.xlsx", list_of()), ("丁办.xlsx", list_of("丁办"))))
    store_at(home).expect(2021, ["甲办", "乙办"])
    shown = words_of(opened(year="2021"))
    assert "应报 2 个单位，已报 1 个，未报 1 个" in shown
    assert "另有 1 个单位不在应报名单上，也报了：丁办" in shown


def test_the_receipt_names_everyone_who_stored_a_part_of_it():
    at = drop(opened(), ("甲办.xlsx", list_of()), ("乙办.xlsx", list_of("乙办", year="")))
    at.text_input(key="operator").set_value("王工").run()
    stored(at)
    field(at, "selectbox", "year_of_").select("2021").run()
    at.text_input(key="operator").set_value("李工").run()
    stored(at)
    assert "经办人 王工、李工" in words_of(at)


def test_the_history_says_how_many_amounts_a_sum_does_not_know(home):
    book = load_workbook(BytesIO(list_of()))
    book.active["E4"] = None
    data = BytesIO()
    book.save(data)
    stored(drop(opened(), ("甲办.xlsx", data.getvalue())))
    at = opened(part="history")
    table = next(t for t in tables(at) if t.get("caption") == "版本历史")
    assert [cell["t"] for cell in table["body"][0]][-3:] == ["2", "20.00", "9.50（1 项未知）"]


def test_the_boards_year_stands_in_the_address_until_the_pages_year_is_changed(home):
    for year in (2020, 2021, 2022):
        stored(drop(opened(), (f"{year}.xlsx", list_of(year=f"{year}年"))))
    at = opened(part="board")
    at.button_group(key="board_year").set_value(2020).run()
    assert "".join(at.query_params["in"]) == "2020"
    assert "2020 年应报 1 个单位" in words_of(at)
    again = opened(part="board", **{"in": "2021"})
    assert "2021 年应报 1 个单位" in words_of(again)
    again.selectbox(key="year").set_value("2020").run()
    assert "2020 年应报 1 个单位" in words_of(again)
    assert "in" not in again.query_params
    assert "2022 年应报 1 个单位" in words_of(opened(part="board", **{"in": "1999"}))


def test_who_filed_only_later_is_not_said_to_have_filed_in_earlier_years():
    for unit, year in (("甲办", 2020), ("乙办", 2021), ("丙办", 2022)):
        stored(drop(opened(), (f"{unit}.xlsx", list_of(unit, year=f"{year}年"))))
    shown = words_of(opened(part="board", year="2021"))
    assert "往年报过、这一年还没有报：甲办<" in shown
    assert "以后年度才报过、这一年没有报：丙办<" in shown
    first = words_of(opened(part="board", year="2020"))
    assert "往年报过" not in first
    assert "以后年度才报过、这一年没有报：丙办、乙办<" in first


def test_what_is_the_same_as_the_current_version_is_not_counted_as_stored_now():
    same = ("甲办.xlsx", list_of())
    stored(drop(opened(), same))
    at = stored(drop(opened(), same, ("乙办.xlsx", list_of("乙办"))))
    shown = words_of(at)
    assert "与库中相同、不必入库 1、已入库 1<" in shown
    assert "1 个文件已入库，1 个单位" in shown


def test_a_receipt_counts_what_was_stored_meanwhile_apart():
    same = ("甲办.xlsx", list_of())
    one, other = drop(opened(), same), drop(opened(), same)
    stored(one)
    shown = words_of(stored(drop(other, same, ("乙办.xlsx", list_of("乙办")))))
    assert "1 个文件已入库，1 个单位；另有 1 个文件与库中相同，未改动；经办人" in shown


def test_what_was_withdrawn_counts_neither_as_first_filed_nor_as_sent(home):
    for spent in (9.5, 9.1):
        stored(drop(opened(), (f"{spent}.xlsx", list_of(spent=spent))))
    store = store_at(home)
    store.withdraw(1, "报错单位", review=None)
    (row,) = store.view("board").to_dict("records")
    assert (row["versions"], row["withdrawn"]) == (1, 1)
    assert row["first_at"] == row["stored_at"]
    shown = words_of(opened(part="board"))
    assert '"t": "1（另撤回 1）"' in shown
    assert "首次入库和报送次数都不计已撤回的文件" in shown


def test_the_history_begins_with_the_year_of_the_address(home):
    stored(drop(opened(), ("甲办.xlsx", list_of()), ("甲办20.xlsx", list_of(year="2020年"))))
    at = opened(part="history", year="2020")
    table = next(t for t in tables(at) if t.get("caption") == "版本历史")
    assert [row[1]["t"] for row in table["body"]] == ["2020"]
    at.selectbox(key="in").select("2021").run()
    table = next(t for t in tables(at) if t.get("caption") == "版本历史")
    assert [row[1]["t"] for row in table["body"]] == ["2021"]
    everything = opened(part="history")
    assert everything.selectbox(key="in").value is None
