"""What is taken from a figure: its rows in words, the workbook when it is asked for."""

import io
import json

import openpyxl

from gridperf.home import store_at
from gridperf.model import Selection
from gridperf.reports import frame_workbook
from gridperf.ui.picture import taken
from gridperf.words import Words
from tests.ui.conftest import dashboard


def test_every_figure_of_the_overview_can_be_taken_as_its_table(filled):
    app = dashboard(year="2020")
    offered = {
        held["key"]: held
        for component in app.get("bidi_component")
        if "heads" in (held := json.loads(component.proto.json or "{}")) and "key" in held
    }
    assert {"gauge", "bullets", "stacked", "bins", "statuses"} <= set(offered)
    rows = {row[0][0]: row for row in offered["bullets"]["rows"]}
    rate = offered["bullets"]["heads"].index("执行率")
    assert rows["示例·甲"][rate] == ["103.33%", True]
    assert rows["示例·丙"][rate] == ["未知", False]
    assert offered["bullets"]["file"] is None


def test_the_workbook_of_a_figure_holds_its_numbers_and_leaves_holes(filled):
    rows = store_at(filled).view("unit", Selection(2020))
    held = taken(rows, "unit", Words("zh"))
    book = openpyxl.load_workbook(io.BytesIO(frame_workbook("各单位=执行率", *held)))
    title, head, *lines = book.active.iter_rows(values_only=True)
    assert title[0] == "各单位=执行率"
    named = {line[0]: dict(zip(head, line, strict=True)) for line in lines}
    assert named["示例·甲"]["全年预算数"] == 150
    assert round(named["示例·甲"]["执行率"], 4) == 1.0333
    assert named["示例·丙"]["执行率"] is None
