"""What two processes make of a large list is what one makes of it."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from openpyxl import Workbook

from gridperf.forms.project_list import SHARED
from gridperf.model import Refused
from gridperf.reading import read, read_apart
from gridperf.workbook import in_worker
from gridperf.workbook.halves import OWN, in_halves, side_by_side

HEADINGS = ("序号", "单位名称", "项目名称", "预算金额", "实际支出", "执行率", "数量指标目标值",
            "数量指标完成值", "满意度目标值", "满意度完成值")  # fmt: skip


def _large_list() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.append(["2023年示例市项目绩效自评表"])
    sheet.append(["单位：万元"])
    sheet.append(HEADINGS)
    for number in range(1, SHARED * 2):
        unit = f"示例单位{number // 100:03d}" if number % 100 < 2 else None
        spent = "约三万" if number % 500 == 0 else 3 + number / 100
        pair = (f"1. 巡查不少于{number}次；2. 培训2场", f"1. {number}次；2. 1场")
        money = (5 + number / 100, spent, "90%")
        sheet.append([number, unit, f"示例项目{number}", *money, *pair, "≥95%", "96%"])
    sheet.append(["合计", None, None, 1, 1])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_large_list_reads_the_same_in_one_process_and_in_two() -> None:
    data = _large_list()
    alone, shared = read("大表.xlsx", data), read_apart("大表.xlsx", data)
    (form,) = alone.forms
    assert len(form.projects) > SHARED
    assert any(finding.rule == "R101" for finding in alone.findings)
    assert shared == alone


TWO_AT_ONCE = hasattr(os, "fork") and (os.cpu_count() or 1) > 1


def test_each_process_does_a_half() -> None:
    halves = [[0, OWN], [OWN, 100]] if TWO_AT_ONCE else [[0, 100]]
    assert in_worker("tests.workbook.test_halves:halves_of", 100) == halves


def test_what_the_second_process_cannot_hand_over_the_first_one_makes() -> None:
    halves = in_worker("tests.workbook.test_halves:awkward_halves_of", 100)
    assert halves == ([OWN, 100 - OWN] if TWO_AT_ONCE else [100])


def test_few_items_are_not_shared_out() -> None:
    assert in_worker("tests.workbook.test_halves:halves_of", 9) == [[0, 9]]


def test_where_the_first_one_fails_the_second_process_is_not_left_behind() -> None:
    began = time.monotonic()
    assert in_worker("tests.workbook.test_halves:children_left_behind") == 0
    assert time.monotonic() - began < LONG


def test_both_are_done_where_no_process_can_be_forked() -> None:
    assert side_by_side(lambda: "rows", lambda: "marks") == ("rows", "marks")
    with pytest.raises(Refused, match="broken_sheet"):
        side_by_side(fail, lambda: "marks")


LONG = 60


def fail() -> None:
    """Fail as a broken workbook makes a reader fail."""
    raise Refused("unreadable", "broken_sheet", sheet="表")


def children_left_behind() -> int:
    """Return how many processes a failure leaves; a worker is asked for it by name."""
    if not hasattr(os, "fork"):
        return 0
    with contextlib.suppress(Refused):
        side_by_side(fail, lambda: time.sleep(LONG))
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return 0
    return 1


def ends(items: Sequence[int]) -> list[int]:
    """Return the first item and the one after the last."""
    return [items[0], items[-1] + 1]


def halves_of(count: int) -> list[list[int]]:
    """Return the ends of both halves of some numbers; a worker is asked for it by name."""
    return in_halves(ends, range(count), 10)


def not_to_be_pickled(items: Sequence[int]) -> Callable[[], int]:
    """Return what no pipe takes."""
    return lambda: len(items)


def awkward_halves_of(count: int) -> list[int]:
    """Return the lengths of both halves; a worker is asked for it by name."""
    return [half() for half in in_halves(not_to_be_pickled, range(count), 10)]
