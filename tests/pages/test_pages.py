"""Import, units, projects and findings through dashboard.py, on an empty and on a filled store."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from gridperf.resources import ROOT, SAMPLES

SEED = next(SAMPLES.glob("2020*.txt"))
PAGES = ("import", "units", "projects", "findings", "indicators")


def _open(page, language="zh", **query):
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in {"language": language, **query}.items():
        at.query_params[name] = value
    at.switch_page(f"pages/{page}.py").run()
    assert not at.exception
    return at


def _tables(at):
    return [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]


def _shown(at):
    return json.dumps(_tables(at), ensure_ascii=False) + " ".join(
        h.proto.body for h in at.get("html")
    )


@pytest.fixture
def stored(home):
    at = _open("import")
    at.file_uploader(key="upload").upload(SEED.name, SEED.read_bytes()).run()
    at.button(key="confirm_import").click().run()
    assert not at.exception
    return at


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_stands_on_an_empty_store(page, language):
    at = _open(page, language)
    assert at.get("html") or at.info


def test_nothing_is_stored_before_the_confirmation():
    at = _open("import")
    at.file_uploader(key="upload").upload(SEED.name, SEED.read_bytes()).run()
    assert not at.exception
    assert "220.63" in _shown(at)
    assert "0.40" in _shown(at)
    again = _open("projects")
    assert "还没有数据" in again.info[0].value


def test_the_receipt_says_what_was_stored(stored):
    shown = _shown(stored)
    assert "220.63 万元" in shown
    assert "220.53 万元" in shown
    assert "入库回执" in shown


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_on_a_filled_store(page, language):
    _open(page, language, year="2020")


@pytest.mark.usefixtures("stored")
def test_the_scorecard_has_a_row_a_project():
    unit = "深圳市龙岗区龙岗街道社区网格管理中心"
    shown = _shown(_open("units", year="2020", unit=unit))
    assert "99.95%" in shown
    assert "网格管理事务" in shown
    assert "1.satisfaction" in shown


@pytest.mark.usefixtures("stored")
def test_a_cell_opens_what_stands_behind_it():
    unit = "深圳市龙岗区龙岗街道社区网格管理中心"
    shown = _shown(_open("units", year="2020", unit=unit, cell="3.quantity"))
    assert "预算资金支出率 ≥95%" in shown
    assert SEED.name in shown


@pytest.mark.usefixtures("stored")
def test_projects_are_found_by_name():
    at = _open("projects", year="2020")
    assert "8 个项目" in _shown(at)
    at.text_input(key="search").set_value("网格管理事务").run()
    assert "1 个项目" in _shown(at)


@pytest.mark.usefixtures("stored")
def test_a_projects_sheet_says_everything():
    shown = _shown(_open("projects", year="2020", project="6"))
    assert "不少于12场" in shown
    assert "62.00" in shown


@pytest.mark.usefixtures("stored")
def test_a_project_that_is_gone_is_said_to_be_gone():
    assert "不在现行数据" in _open("projects", project="999").info[0].value


def test_one_bad_file_never_holds_up_the_others():
    at = _open("import")
    at.file_uploader(key="upload").set_value(
        [("坏.txt", b"no table", "text/plain"), (SEED.name, SEED.read_bytes(), "text/plain")]
    ).run()
    at.button(key="confirm_import").click().run()
    assert not at.exception
    shown = _shown(at)
    assert "《坏.txt》" in shown
    assert "入库回执" in shown


@pytest.mark.usefixtures("stored")
def test_a_figure_opens_the_projects_behind_it():
    at = _open("projects", year="2020", only="bin.100", order="spent")
    shown = _shown(at)
    assert "7 个项目" in shown
    assert "只看：执行率（%）100" in shown
    assert "防控一线工作" in shown
    nothing = _shown(_open("projects", year="2020", only="state.over"))
    assert "没有" in nothing
    assert "只看：超支" in nothing


@pytest.mark.usefixtures("stored")
def test_a_projects_figure_opens_its_cell():
    at = _open("projects", year="2020", project="6", at="spent")
    marked = [
        cell["t"] for table in _tables(at) if table.get("kind") == "sheet"
        for row in table["body"] for cell in row if "marked" in cell.get("k", "")
    ]  # fmt: skip
    assert marked == ["62.00"]


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    "only", ["amount.unknown", "amount.zero", "status.unmet", "x.y", "source.'"]
)
def test_any_wish_for_rows_is_answered(only):
    _open("projects", year="2020", only=only)


@pytest.mark.usefixtures("stored")
def test_indicators_are_listed_by_kind_and_lead_to_their_cells():
    shown = _shown(_open("indicators", year="2020"))
    assert "56 项指标" in shown
    assert "没有这一类指标" in shown  # nothing of the seed is unmet
    at_bound = _shown(_open("indicators", year="2020", kind="at_bound", dimension="satisfaction"))
    assert "恰为界限：8 项" in at_bound
    assert '"at": "indicators.6.actual"' in at_bound


@pytest.mark.usefixtures("stored")
def test_computed_scores_stand_beside_stated_ones_and_never_pose_as_them():
    unit = "深圳市龙岗区龙岗街道社区网格管理中心"
    card = _shown(_open("units", year="2020", unit=unit))
    assert "测算分" in card
    assert "自评分" in card
    assert "未写" in card  # the seed states no score
    sheet = _shown(_open("projects", year="2020", project="2"))
    assert "53.30–99.97" in sheet
    assert "9.97 / 10.00" in sheet
