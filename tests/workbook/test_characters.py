from __future__ import annotations

import unicodedata

import pytest

from gridperf.store import spelling_key
from gridperf.workbook import as_seen, open_workbook


def test_radicals_of_a_printed_page_are_the_characters_they_look_like():
    assert as_seen("项⽬名称 ⼀级指标 全年执⾏数 总⾦额") == "项目名称 一级指标 全年执行数 总金额"
    assert as_seen("⻓期 ⺠政 ⻋辆 ⻚⻛") == "长期 民政 车辆 页风"
    assert as_seen("救助⼾数 专⼾管理") == "救助户数 专户管理"


def test_every_radical_with_a_plain_equivalent_is_folded():
    declared = [chr(code) for code in range(0x2E80, 0x2FD6) if unicodedata.name(chr(code), "")]
    left = [radical for radical in declared if as_seen(radical) == radical]
    assert left == ["⺀"]  # a repetition mark, of which Unicode knows no equivalent
    assert all(unicodedata.category(as_seen(radical)) == "Lo" for radical in declared[1:])


@pytest.mark.parametrize(
    "text", ["\u202d96.40\u202c", "96\u200b.40", "\ufeff96.40", "96.\u00ad40", "\u206696.40\u2069"]
)
def test_what_nobody_sees_is_not_read(text: str):
    assert as_seen(text) == "96.40"


def test_ordinary_texts_stay_as_they_are():
    text = "≥95％“全年”——①Ａ\u3000\u00a0½㎡"
    assert as_seen(text) == text


def test_a_cell_that_shows_nothing_is_blank():
    lines = "项⽬\u200b名称\t预算\n\u200b\t12\n" + "甲\t1\n" * 1500 + "⼄\t2\n"
    (sheet,) = open_workbook("自评表.txt", lines.encode()).sheets
    assert sheet.rows[:2] == [["项目名称", "预算"], [None, "12"]]
    assert sheet.rows[-1] == ["乙", "2"]


def test_names_are_compared_as_they_are_seen():
    assert spelling_key("某\u200b街道\ufeff办事处") == spelling_key("某街道 办事处")
