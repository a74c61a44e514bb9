"""The national form, filled, and read again by our own reader with the same figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gridperf import pipeline
from gridperf.model import Indicator, Project, Selection, Workbook
from gridperf.reading import interpret
from gridperf.reports import KINDS, files_of
from gridperf.resources import SAMPLES
from gridperf.store import Store
from gridperf.words import Words
from tests.forms.sketch import sheet_of
from tests.reports.conftest import EMPTY

Made = Callable[..., dict[str, bytes]]
SAME = ("name", "unit", "year", "budget_initial", "budget", "spent", "goal", "result")


def _read(data: bytes) -> Project:
    document = pipeline.read("表.xlsx", data)
    assert document.refusal is None
    (project,) = document.forms[0].projects
    return project


def _told(indicator: Indicator) -> tuple[object, ...]:
    i = indicator
    return (i.dimension, i.target, i.actual, i.weight, i.stated_score, i.reason, i.status)


@pytest.mark.parametrize(
    "sample", ["项目支出绩效自评表（全国通用）.xlsx", "项目绩效自评表（逐项指标）.xlsx"]
)
def test_a_form_that_was_read_is_written_back_with_the_same_figures(sample: str) -> None:
    store = Store.in_memory()
    path = Path(SAMPLES / sample)
    pipeline.file(store, path.name, path.read_bytes())
    before = {p.name: p for f in pipeline.read(path.name, path.read_bytes()).forms
              for p in f.projects}  # fmt: skip
    files = dict(files_of(KINDS["forms"], store, Selection(), Words("zh")))
    assert "数据版本" in files.pop("口径说明.txt").decode("utf-8-sig")
    assert len(files) == len(before)
    for data in files.values():
        again = _read(data)
        was = before[again.name]
        if was.unit is None:
            was = replace(was, unit=again.unit)
        assert [getattr(again, name) for name in SAME[2:6]] == [
            getattr(was, name) for name in SAME[2:6]
        ]
        assert again.goal == was.goal
        assert [_told(i) for i in again.indicators] == [_told(i) for i in was.indicators]
        assert again.stated_score == was.stated_score
        if was.execution and was.execution.stated_score is not None:
            assert again.execution is not None
            assert again.execution.stated_score == was.execution.stated_score
        assert [(f.source, f.spent) for f in again.funding] == [
            (f.source, f.spent) for f in was.funding
        ]


def test_every_project_has_a_form_of_its_own_name(made: Made) -> None:
    files = made("forms")
    del files["口径说明.txt"]
    assert len(files) == 5
    assert all(name.startswith("2023_") and "/" not in name for name in files)
    scored = next(data for name, data in files.items() if "文物" in name)
    project = _read(scored)
    assert (project.budget_initial, project.budget, project.spent) == (
        Decimal(120), Decimal("100.1"), Decimal("60.05"),
    )  # fmt: skip
    unknown = _read(next(data for name, data in files.items() if "培训" in name))
    assert unknown.spent is None, "what is unknown is never nought"


def test_an_empty_selection_says_so(made: Made) -> None:
    (said,) = made("forms", 1999).values()
    assert EMPTY in said.decode()


def test_points_that_several_indicators_share_are_written_once() -> None:
    drawing = """示例小学2022年度项目绩效自评汇总表|>|>|>|>|>|>|>|>|>
单位：万元
序号|项目名称|预算数|执行数|一级指标|二级指标|三级指标|指标值|完成值|分值|得分
1|校舍维修|60|57|产出指标|数量指标|维修面积|≥800平方米|820平方米|20|19
^|^|^|^|^|质量指标|验收合格率|100%|100%|^|^
^|^|^|^|满意度指标|服务对象满意度指标|师生满意度|≥95%|96%|10|10"""
    store = Store.in_memory()
    document = interpret(Workbook("表.xlsx", "1", (sheet_of(drawing),)))
    store.file(document, b"x")
    files = files_of(KINDS["forms"], store, Selection(), Words("zh"))
    data = next(data for name, data in files if name.endswith(".xlsx"))
    again = _read(data)
    assert [_told(one)[3:5] for one in again.indicators] == [(20, 19), (20, 19), (10, 10)]
    cells = [one.cells["weight"].address for one in again.indicators]
    assert (cells[0] == cells[1], cells[1] == cells[2]) == (True, False)
