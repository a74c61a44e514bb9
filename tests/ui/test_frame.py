import tomllib

import pytest

from gridperf import look
from gridperf.resources import ROOT
from gridperf.ui import menu, theme
from gridperf.words import Words
from tests.ui.conftest import dashboard, shown


def test_the_menu_is_the_files_in_pages():
    assert sorted(menu.ORDER) == sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def test_pages_are_thin():
    for path in (ROOT / "pages").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 40, path.name
        assert "pandas" not in text, path.name
        assert "SELECT" not in text, path.name


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_theme_is_the_look(name):
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    drawn = settings["theme"][name]
    for key, colour in (
        ("primaryColor", look.ACCENT),
        ("linkColor", look.ACCENT),
        ("textColor", look.INK),
        ("backgroundColor", look.PAPER),
        ("secondaryBackgroundColor", look.FIELD),
        ("borderColor", look.LINE),
    ):
        assert drawn[key] == look.recoloured(colour, name)
    assert settings["theme"]["font"].replace("'", '"') == look.FONT
    assert settings["theme"]["baseFontSize"] == look.TEXT


def test_english_sentences_have_narrow_quotes_chinese_ones_wide():
    narrow = {language: "proportional-width" in theme.style(Words(language), "light", "")
              for language in ("zh", "en")}  # fmt: skip
    assert narrow == {"zh": False, "en": True}


def test_a_theme_is_drawn_in_its_own_colours_everywhere(filled):
    app = dashboard(display="dark")
    assert not app.exception
    drawn = shown(app) + app.get("plotly_chart")[0].proto.spec
    assert look.PAPER not in drawn
    assert look.recoloured(look.PAPER, "dark") in drawn


@pytest.mark.parametrize("page", menu.ORDER)
@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_every_page_runs_on_an_empty_store(home, page, locale):
    assert not dashboard(page, locale).exception


@pytest.mark.parametrize("page", menu.ORDER)
@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_every_page_runs_on_a_filled_store(filled, page, locale):
    assert not dashboard(page, locale).exception


def test_without_a_year_the_latest_filed_one_is_shown(filled):
    assert dashboard().selectbox(key="year").value == "2020"


def test_the_address_chooses_year_units_and_language(filled):
    app = dashboard(year="2019", unit=["示例·丙"], language="en")
    assert app.selectbox(key="year").value == "2019"
    assert app.multiselect(key="unit").value == ["示例·丙"]
    assert "Budget 30.00" in shown(app)


def test_the_language_follows_the_browser(filled):
    assert "执行率" in shown(dashboard(locale="zh-Hans-CN"))
    assert "Budget execution" in shown(dashboard(locale="de-DE"))


def test_an_unknown_year_in_the_address_is_as_good_as_none(filled):
    app = dashboard(year="1999")
    assert not app.exception
    assert app.selectbox(key="year").value == "2020"


def test_the_selection_stays_over_pages(filled):
    app = dashboard(year="2019", unit=["示例·丙"])
    app.switch_page("pages/funding.py").run()
    assert app.selectbox(key="year").value == "2019"
    assert app.multiselect(key="unit").value == ["示例·丙"]
