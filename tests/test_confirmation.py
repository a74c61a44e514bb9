"""Answers are worked in exactly where they were asked; what isn't answered stays as read."""

from decimal import Decimal

from gridperf import confirmation
from gridperf.model import Cell, Document, Form, Funding, Indicator, Project


def _project(name, amount, inferred=()):
    return Project(
        unit="甲单位",
        year=2020,
        name=name,
        funding=(
            Funding("general_public", "一般公共预算", spent=Decimal(1)),
            Funding(
                "unconfirmed",
                "政府性基金/非财政资金",
                spent=Decimal(amount),
                cells={"spent": Cell("G12", amount)},
            ),
        ),
        indicators=(
            Indicator("产出指标", "quantity", target="不少于1场", actual="1场", inferred=True),
        ),
        inferred=("funding.1.source", *inferred),
    )


def _document():
    form = Form(
        "表", "project_list", "A1:Z9", None, 2020, projects=(
            _project("机动经费", "0.20", ("indicators.0.target",)), _project("当年财力", "0.20"),
        ),
    )  # fmt: skip
    return Document("a.txt", "00", forms=(form,))


def test_an_open_column_is_asked_once_for_all_its_rows():
    source, placed = confirmation.questions(_document())
    assert source.answers == ("government_fund", "non_fiscal")
    assert source.paths == ((0, "funding.1.source"), (1, "funding.1.source"))
    assert placed.paths == ((0, "indicators.0.target"),)


def test_an_answer_decides_the_source_in_every_row_and_is_recorded():
    source = confirmation.questions(_document())[0]
    document = confirmation.decide(_document(), {source.key: "government_fund"})
    assert [p.funding[1].source for p in document.forms[0].projects] == ["government_fund"] * 2
    assert [p.inferred for p in document.forms[0].projects] == [("indicators.0.target",), ()]
    first = document.answers[0]
    assert (first.project, first.found) == ("机动经费", "unconfirmed")
    assert first.answer == "government_fund"


def test_no_answer_changes_nothing():
    document = confirmation.decide(_document(), {"0/source/x": "government_fund"})
    assert document == _document()


def test_a_placed_value_is_confirmed_or_taken_away():
    placed = confirmation.questions(_document())[1]
    kept = confirmation.decide(_document(), {placed.key: confirmation.CONFIRM})
    indicator = kept.forms[0].projects[0].indicators[0]
    assert (indicator.target, indicator.inferred) == ("不少于1场", False)
    cleared = confirmation.decide(_document(), {placed.key: confirmation.CLEAR})
    assert cleared.forms[0].projects[0].indicators[0].target is None


def test_a_missing_year_or_unit_is_named():
    bare = Document("b", "11", forms=(Form("表", "project_list", "A1", None, None, projects=(
        Project(None, None, "路灯"), Project("乙单位", 2021, "绿化"))),))  # fmt: skip
    assert confirmation.gaps(bare) == {"year", "unit"}
