import pandas as pd

from gridperf import told
from gridperf.words import Words
from tests.ui.conftest import dashboard, shown, tabled


def links(app):
    return [link.proto.label for link in app.get("page_link")]


def test_the_title_says_amounts_rate_and_what_stands_out(filled):
    text = shown(dashboard())
    # (95 + 60 + 140) / (100 + 50 + 200): the project without spending counts in no rate.
    assert "全年预算 360.00 万元，支出 295.00 万元，执行率 84.29%" in text
    for said in ("1 个单位低于 80%", "1 个项目超支", "1 个单位未报送", "1 个项目金额未知"):
        assert said in text


def test_not_filed_is_a_word_and_no_zero(filled):
    text = shown(dashboard(unit=["示例·丙"]))
    assert "所选范围内尚无单位报送" in text
    assert "0.00" not in text


def test_attention_is_sentences_that_lead_to_their_pages(filled):
    app = dashboard()
    assert any("示例·丙 尚未报送" in label.replace("\\", "") for label in links(app))
    over = next(link for link in app.get("page_link") if "大于预算" in link.proto.label)
    assert over.proto.page == "projects"
    assert "project=" in over.proto.query_string


def test_names_that_are_markup_are_shown_as_they_were_written(filled):
    app = dashboard()
    assert "<b>*便民*" not in shown(app)
    label = next(label for label in links(app) if "便民" in label)
    assert r"\<b\>\*便民\*\</b\>" in label


def test_the_figures_have_alternative_texts(filled):
    charts = dashboard().get("plotly_chart")
    assert len(charts) == 5
    assert all(chart.proto.alt for chart in charts)


def test_chart_and_table_can_be_switched(filled):
    app = dashboard()
    app.button_group(key="money_view").set_value("table").run()
    assert "来源待确认" in tabled(app)
    assert len(app.get("plotly_chart")) == 4
    app.button_group(key="money_view").set_value("streams").run()
    assert len(app.get("plotly_chart")) == 5


def test_many_silent_units_are_one_sentence(home):
    rows = pd.DataFrame(
        {
            "kind": ["error", *["not_filed"] * 3, "low"],
            "severity": [90, 85, 85, 85, 70],
            "unit": ["甲", "乙", "丙", "丁", "甲"],
            "number1": [1.0, None, None, None, 0.5],
        }
    )
    gathered = told.gathered(rows, Words("zh"))
    assert list(gathered["kind"]) == ["error", "not_filed_several", "low"]
    assert gathered["unit"].iloc[1] == "乙等 3 个单位"
