"""同上 and 〃 in a list: what the project above says, as a merged cell would say it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.forms.list_drawings import of_units, read

LIST = """序号|主管部门|实施单位|项目名称|预算数|支出数|绩效目标|完成情况
1|区教育局|一小|甲|100|90|保障12所学校|已保障
{}
3|{}|三小|丙|10|10|{}|已完成"""


@pytest.mark.parametrize("ditto", ["同上", "〃", "″", '"', "（同上）"])
def test_a_ditto_says_what_the_project_above_says(ditto: str) -> None:
    drawing = LIST.format(f"2|{ditto}|{ditto}|乙|50|50|{ditto}|{ditto}", ditto, ditto)
    form, _ = read(drawing)
    assert [one.unit for one in form.projects] == ["一小", "一小", "三小"]
    assert [one.supervisor for one in form.projects] == ["区教育局"] * 3
    assert [one.goal for one in form.projects] == ["保障12所学校"] * 3
    assert [one.result for one in form.projects] == ["已保障", "已保障", "已完成"]
    cell = form.projects[1].cells["goal"]
    assert (cell.address, cell.raw) == ("G4", ditto)


def test_a_ditto_below_a_blank_text_says_nothing_and_below_a_blank_unit_that_one() -> None:
    form, _ = read(LIST.format("2|||乙|50|50||", "同上", "同上"))
    assert [one.goal for one in form.projects] == ["保障12所学校", None, None]
    projects, _, _ = of_units(
        "序号|单位名称|项目名称|预算数|支出数\n1|区教育局|甲|9|9\n2||乙|8|8\n3|同上|丙|7|7\n4||丁|6|6"
    )
    assert {unit for _, unit in projects} == {"区教育局"}


def test_a_ditto_above_all_names_nobody() -> None:
    projects, _, _ = of_units("序号|单位名称|项目名称|预算数|支出数\n1|同上|甲|9|9")
    assert projects == [("甲", None)]


def test_a_long_list_that_two_processes_read_has_its_dittos_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def in_parts(
        work: Callable[[Sequence[int]], object], rows: Sequence[int], _: int
    ) -> list[object]:
        return [work(rows[:5]), work(rows[5:])]

    monkeypatch.setattr("gridperf.forms.project_list.in_halves", in_parts)
    rows = "\n".join(f"{at}|同上|项目{at}|5|5|同上" for at in range(2, 9))
    form, _ = read(f"序号|主管部门|项目名称|预算数|支出数|绩效目标\n1|区教育局|甲|9|9|办学\n{rows}")
    assert {one.supervisor for one in form.projects} == {"区教育局"}
    assert {one.goal for one in form.projects} == {"办学"}


def test_a_ditto_is_no_second_department() -> None:
    drawing = "序号|主管部门|项目名称|预算数|支出数\n1|区教育局|甲|9|9\n2|{}|乙|8|8"
    assert of_units(drawing.format("同上")) == of_units(drawing.format("区教育局"))
