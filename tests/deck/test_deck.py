"""The meeting's slides, as values: conclusions, order, what is left out, what isn't known."""

import json
from decimal import Decimal

import pytest

from gridperf.charts.table import Table
from gridperf.deck import PARTS, Agenda, Bars, Basis, Gauge, Rows, Stacks, build
from gridperf.deck.agenda import read_agenda
from gridperf.deck.slides import ROOM, lines_of, pages
from gridperf.model import Document, Form, Indicator, Project, Selection
from gridperf.store import Store
from gridperf.words import Words

ZH, EN = Words("zh"), Words("en")
BASIS = Basis(2020, "2020 年 · 全部单位", "2021-03-01 09:00", (0.8, 0.9))


def _filed(store, *projects, year=2020):
    for unit in dict.fromkeys(project.unit for project in projects):
        own = tuple(project for project in projects if project.unit == unit)
        form = Form("自评表", "project_list", "A1:H9", unit, year, projects=own)
        document = Document(f"{unit}.xlsx", f"{hash(unit):064x}"[-64:], forms=(form,))
        store.file(document, unit.encode())


def _project(unit, name, budget, spent, **more):
    amount = None if spent is None else Decimal(spent)
    return Project(unit, 2020, name, budget=Decimal(budget), spent=amount, **more)


def _built(store, agenda=None, words=ZH):
    rows = Rows(Selection(2020), store.view, store.records)
    return build(rows, agenda or Agenda(), BASIS, words)


@pytest.fixture
def store():
    held = Store.in_memory()
    unmet = Indicator("产出指标", "quantity", target="≥12场", actual="10场", status="unmet")
    _filed(
        held,
        _project("示例·甲", "巡查", "100", "95", indicators=(unmet,)),
        _project("示例·甲", "<b>便民</b>", "50", "0", problems="招标较晚"),
        _project("示例·乙", "宣传", "200", "200"),
        _project("示例·丙", "培训", "10", None),
    )
    return held


def test_an_empty_selection_is_one_slide_that_says_so():
    (slide,) = _built(Store.in_memory())
    assert slide.title == "所选范围内没有已报送的数据"


def test_titles_are_conclusions(store):
    titles = {slide.part: slide.title for slide in _built(store)}
    assert titles["ranking"] == "1 个单位执行率低于 80%，占结余的 100%"
    assert titles["low"] == "1 个项目执行率低于 80%，其中 1 个没有支出，共结余 50.00 万元"
    assert titles["unmet"] == "1 项指标未达或部分达成"
    assert titles["problems"] == "4 个项目中 1 个反映了问题，1 个没有写整改"
    assert "执行率 84.29%" in titles["district"]


@pytest.mark.parametrize(("columns", "said"), [
    ({"B": "name", "C": "quantity.target"}, "表中无原因栏"),
    ({"B": "name", "C": "quantity.target", "D": "reason"}, "未写"),
    ({}, "未写"),
])  # fmt: skip
def test_a_reason_is_missed_only_where_the_form_asks_for_one(columns, said):
    held = Store.in_memory()
    unmet = Indicator("产出指标", "quantity", target="≥12场", actual="10场", status="unmet")
    project = _project("示例·甲", "巡查", "100", "95", indicators=(unmet,))
    form = Form("自评表", "project_list", "A1:H9", "示例·甲", 2020, projects=(project,),
                columns=columns)  # fmt: skip
    held.file(Document("甲.xlsx", "0" * 64, forms=(form,)), b"")
    (slide,) = _built(held, Agenda(("unmet",)))
    assert slide.blocks[0].body[0][-1].text == said


def test_slides_come_in_the_agendas_order(store):
    slides = _built(store, Agenda(("low", "cover", "units"), ("示例·乙", "示例·甲")))
    assert [slide.part for slide in slides] == ["low", "cover", "units", "units"]
    assert [slide.short for slide in slides[2:]] == ["示例·乙", "示例·甲"]


def test_what_is_unknown_has_no_bar_but_a_word(store):
    ranking = next(slide for slide in _built(store) if slide.part == "ranking")
    (bars,) = ranking.blocks
    assert isinstance(bars, Bars)
    assert {(bar.name, bar.share, bar.said) for bar in bars.rows} == {
        ("示例·乙", 1.0, "100.00%"),
        ("示例·甲", 0.6333333333333333, "63.33%"),
        ("示例·丙", None, "未知"),
    }
    unit = _built(store, Agenda(("units",), ("示例·丙",)))[0]
    assert isinstance(unit.blocks[0], Gauge)
    assert unit.blocks[0].rate is None


def test_many_silent_units_are_counted_and_take_no_bars_from_the_others():
    held = Store.in_memory()
    _filed(held, *(_project(f"示例·{n:02}", "巡查", "100", str(60 + n)) for n in range(14)))
    held.expect(2020, [f"示例·{n:02}" for n in range(19)])
    low, high = [slide for slide in _built(held) if slide.part == "ranking"]
    for slide in (low, high):
        assert all(bar.share is not None for bar in slide.blocks[0].rows)
        assert slide.note.endswith("另有 5 个单位未报或没有执行率")
    assert low.blocks[0].rows[-1].name == "示例·00"
    assert high.blocks[0].rows[0].name == "示例·13"
    names = [bar.name for slide in (low, high) for bar in slide.blocks[0].rows]
    assert sorted(names) == [f"示例·{n:02}" for n in range(14)]


def test_every_slide_speaks_english_too_and_is_plain_data(store):
    agenda = Agenda(PARTS, ("示例·甲",), tuple(store.view("project")["project_id"]))
    slides = _built(store, agenda, EN)
    assert json.loads(json.dumps([slide.as_data() for slide in slides]))
    assert slides[0].title == "Budget project self-evaluation 2020"


def test_statuses_are_counted_whole_and_by_dimension(store):
    slide = next(slide for slide in _built(store) if slide.part == "indicators")
    (stacks,) = slide.blocks
    assert isinstance(stacks, Stacks)
    assert [(row.name, row.said) for row in stacks.rows] == [("合计", "1 项"), ("数量", "1 项")]


def test_scores_stand_beside_the_forms_own_with_grades_and_full_marks():
    held = Store.in_memory()
    made = Indicator(
        "产出指标", "quantity", target="≥12场", actual="12场", status="met",
        comparator=">=", target_value="12", actual_value="12", measure_unit="场",
        weight=Decimal(90), stated_score=Decimal(90),
    )  # fmt: skip
    _filed(held, _project("示例·甲", "巡查", "100", "100", indicators=(made,)))
    (slide,) = _built(held, Agenda(("scores",)))
    assert slide.title == "1 个项目有测算分，优 1 个"
    figures, grades = slide.blocks
    assert figures.entries[0].value == "100.00"
    assert figures.entries[1].value == "未写"
    assert figures.entries[2].value.startswith("100.00%")
    assert [cell.text for cell in grades.body[0]] == ["优", "1", "100.00"]


def test_a_long_list_is_cut_after_three_slides_and_the_rest_is_counted():
    held = Store.in_memory()
    _filed(held, *(_project("示例·甲", f"项目{n}", "10", "1") for n in range(100)))
    slides = [slide for slide in _built(held) if slide.part == "low"]
    shown = sum(len(block.body) for s in slides for block in s.blocks if isinstance(block, Table))
    assert len(slides) == 3
    assert slides[-1].note == f"其余 {100 - shown} 项见对应页面"


def test_rows_are_spread_evenly_and_none_is_lost():
    rows = [(n, 58.0) for n in range(13)]
    cut = list(pages(rows))
    assert [len(page) for page in cut] == [7, 6]
    assert [row for page in cut for row in page] == list(range(13))
    assert all(len(page) * 58 <= ROOM for page in cut)
    assert list(pages([(0, ROOM * 2), (1, 10)])) == [[0], [1]]


def test_wide_letters_take_more_room():
    assert lines_of("单" * 20, 260) == 2
    assert lines_of("a" * 20, 330) == 1


def test_an_agenda_comes_back_as_it_was_kept():
    agenda = Agenda(("cover", "units"), ("示例·甲",), (3,))
    assert read_agenda(agenda.kept()) == agenda
    assert read_agenda('{"parts": ["cover", "unheard"], "units": [], "projects": []}').parts == (
        "cover",
    )


def test_a_chosen_unit_or_project_outside_the_selection_has_no_slide(store):
    selection = Selection(2020, ("示例·乙",))
    rows = Rows(selection, store.view, store.records)
    numbers = tuple(store.view("project")["project_id"])
    agenda = Agenda(("units", "projects"), ("示例·甲", "示例·乙"), (*numbers, 9999))
    slides = build(rows, agenda, BASIS, ZH)
    assert [(slide.part, slide.short) for slide in slides] == [
        ("units", "示例·乙"),
        ("projects", "宣传"),
    ]


def test_lists_show_their_first_rows_and_count_all():
    held = Store.in_memory()
    unmet = Indicator("产出指标", "quantity", target="≥12场", actual="10场", status="unmet")
    _filed(
        held,
        *(
            _project("示例·甲", f"项目{n}", "10", "1", problems="偏慢", indicators=(unmet,))
            for n in range(70)
        ),
    )
    titles = {slide.part: slide.title for slide in _built(held)}
    assert titles["unmet"].startswith("70 项")
    assert titles["low"].startswith("70 个项目")
    assert titles["problems"].startswith("70 个项目中 70 个")
    (unit,) = _built(held, Agenda(("units",), ("示例·甲",)))
    assert len(unit.blocks[2].rows) == 7
    assert "70" in unit.note


def test_gauges_and_figures_lead_to_their_rows(store):
    number = int(store.view("project", Selection(2020))["project_id"].iloc[0])
    agenda = Agenda(("district", "units", "projects"), ("示例·甲",), (number,))
    district, unit, project = (
        {block["kind"]: block for block in slide.as_data()["blocks"]}
        for slide in _built(store, agenda)[:3]
    )
    assert district["gauge"]["link"] == ["projects", {"order": "rate"}]
    assert district["figures"]["ways"][0] == ["projects", {"order": "budget"}]
    assert None not in district["figures"]["ways"]
    assert unit["gauge"]["link"] == ["projects", {"unit": "示例·甲", "order": "rate"}]
    assert project["figures"]["ways"][0] == ["projects", {"project": str(number), "at": "budget"}]


def test_a_saved_agenda_finds_its_projects_again_after_a_new_version(store):
    named = store.view("project_name", Selection(2020))
    first = named[named["project"] == "巡查"].iloc[0]
    number = int(first["project_id"])
    agenda = Agenda(("projects",), (), (number, 77), (("示例·甲", "巡查"), ("示例·甲", "已撤项目")))
    agenda = read_agenda(agenda.kept())
    assert agenda.found(named).projects == (number,)
    store.file(
        Document(
            "again.xlsx",
            "9" * 64,
            forms=(
                Form(
                    "自评表", "project_list", "A1:H9", "示例·甲", 2020,
                    projects=(_project("示例·甲", "巡查", "100", "99"),),
                ),
            ),
        ),
        b"again",
    )  # fmt: skip
    later = agenda.found(store.view("project_name", Selection(2020))).projects
    assert len(later) == 1
    assert later != (number,)
    (slide,) = _built(store, Agenda(("projects",), (), later))
    assert slide.title.startswith("巡查：执行率 99.00%")
