"""Every figure leads to the rows behind it: those in sentences, a gauge, a stream, a year's bar."""

import pytest

from gridperf import charts, told
from gridperf.home import store_at
from gridperf.model import Selection
from gridperf.pipeline import file
from gridperf.resources import SAMPLES
from gridperf.ui import markup
from gridperf.words import Words
from tests.ui.conftest import dashboard, form, shown, tabled, ways

TITLES = {
    "overview": {
        "360.00 万元": "projects?order=budget",
        "84.29%": "projects?order=rate",
    },
    "funding": {"295.00 万元": "projects?only=source.general_public"},
    "indicators": {"4": "indicators?kind=unmet", "0": "indicators?kind=undecided"},
}


@pytest.mark.parametrize("page", TITLES)
def test_a_titles_figures_lead_to_their_rows(filled, page):
    found = ways(dashboard(page, year="2020"))
    assert {said: found.get(said) for said in TITLES[page]} == TITLES[page]


def test_years_lead_to_their_own_projects(filled):
    found = ways(dashboard("trends", unit=["示例·丙"], year="2020"))
    assert found["100.00%"] == "projects?order=rate&year=2019"
    rows = store_at(filled).view("district", Selection()).assign(state="good")
    figure = charts.spent_by_year(rows, Words("zh"))
    led = [way[1] for trace in figure.data for way in trace.customdata]
    assert led[:2] == ["order=budget&year=2019", "order=budget&year=2020"]


def test_a_units_figures_lead_to_its_projects(filled):
    found = ways(dashboard("units", unit=["示例·甲"], year="2020"))
    assert found["103.33%"] == "projects?order=rate"
    assert found["155.00 万元"].startswith("projects?unit=")


def test_every_figure_without_marks_of_its_own_says_where_it_leads(filled):
    words = Words("zh")
    assert charts.gauge(0.9, "good", words).layout.meta[0] == "projects"
    rows = store_at(filled).view("funding", Selection(2020))
    stream = charts.streams(rows, words).data[0]
    ends = (*stream.node.customdata, *stream.link.customdata)
    assert {way[0] for way in ends} == {"projects", "units"}
    bullets = charts.bullets(store_at(filled).view("unit", Selection(2020)), words)
    widest = max(bullets.data, key=lambda trace: min(trace.x))
    assert min(widest.x) > 100
    assert len(widest.customdata) == 3


def test_slides_and_paper_hold_plain_words(filled):
    store, words = store_at(filled), Words("zh")
    held = [store.view(name, Selection(2020)) for name in ("district", "unit")]
    plain = told.conclusion(*held, (0.8, 0.9), words)
    led = told.conclusion(*held, (0.8, 0.9), words, markup.way)
    assert plain.isprintable()
    assert not led.isprintable()


@pytest.mark.parametrize("text", ["<b>x</b>", "\ue000nowhere?\ue001<i>\ue002"])
def test_what_a_name_holds_is_never_markup(text):
    assert "<b>" not in markup.said(text)
    assert "<i>" not in markup.said(text)


ONLY = {"before.pairs": "上年已有", "grade.open": "跨等级", "marks.given": "没有符合条件的项目"}


@pytest.mark.parametrize(("only", "said"), ONLY.items())
def test_projects_are_narrowed_to_a_figures_rows(filled, only, said):
    store_at(filled).file(form("示例·丙", 2020, ("旧项目", "31", "30")), b"2020", "王工")
    app = dashboard("projects", year="2020", only=only)
    assert not app.exception
    assert said in shown(app)
    if only == "before.pairs":
        assert "1 个项目" in shown(app)


def test_targets_and_completions_lead_to_their_cells(home):
    path = next(SAMPLES.glob("*全国通用*.xlsx"))
    store = store_at(home)
    file(store, path.name, path.read_bytes())
    number = int(store.view("project", Selection())["project_id"].iloc[0])
    sheet = tabled(dashboard("projects", project=str(number)))
    for side in ("target", "actual", "stated_score"):
        assert f'"p": "indicators.0.{side}"' in sheet


@pytest.mark.parametrize("page", ["findings", "indicators", "trends", "units", "projects"])
def test_an_empty_page_says_what_to_do_next(home, page):
    app = dashboard(page)
    assert app.info
    assert {"to_import", "to_samples"} <= {button.key for button in app.button}
