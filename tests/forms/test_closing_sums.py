"""Rows below others that sum them and are called by the unit or class alone."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import TITLE, checked_of, names, of_units, read

ROWS = """序号|项目名称|预算数|执行数|执行率|自评得分
1|城乡低保|100|100|100%|99
2|临时救助|50|45|90%|98
{0}|150|145|96.67%|
3|河道治理|300|270|90%|97
4|水库加固|40|40|100%|97
{1}|{2}|310|91.18%|"""
ALL = "\n合计||490|455|92.86%|"
PROJECTS = ["城乡低保", "临时救助", "河道治理", "水库加固"]


@pytest.mark.parametrize("total", ["", ALL])
@pytest.mark.parametrize("cells", ["|{}", "{}|", "{}|>"])
@pytest.mark.parametrize("labels", [("民政股", "水利股"), ("社会保障类", "农林水类")])
def test_rows_that_make_what_those_above_them_make_are_sums(
    labels: tuple[str, str], cells: str, total: str
) -> None:
    drawing = ROWS.format(*map(cells.format, labels), 340) + total
    projects, _, said = of_units(drawing)
    assert [name for name, _ in projects] == PROJECTS
    assert [one.split()[1] for one in said] == ["above", "above"]
    assert "R003" not in {rule for rule, _ in checked_of(TITLE + drawing)}


def test_a_sum_below_its_rows_names_their_unit() -> None:
    projects, totals, _ = of_units(ROWS.format("|青山县民政局", "|青山县水利局", 340) + ALL)
    assert projects == [*((name, "青山县民政局") for name in PROJECTS[:2]),
                        *((name, "青山县水利局") for name in PROJECTS[2:])]  # fmt: skip
    assert totals[:2] == ["青山县民政局 5 青山县民政局 150", "青山县水利局 8 青山县水利局 340"]


def test_a_sum_below_its_rows_that_is_wrong_stays_and_is_said() -> None:
    projects, totals, said = of_units(ROWS.format("|青山县民政局", "|青山县水利局", 341))
    assert [name for name, _ in projects] == [*PROJECTS, "青山县水利局"]
    assert [one.split()[0] for one in totals] == ["青山县民政局"]
    assert said == ["B5 above", "B8 unclear_above"]


def test_rows_that_the_total_counts_are_projects() -> None:
    drawing = ROWS.format("|机动经费", "|零星项目", 340) + "\n合计||980|910|92.86%|"
    form, findings = read(drawing)
    assert len(form.projects) == 6
    assert findings == ()
    assert "R003" not in {rule for rule, _ in checked_of(TITLE + drawing)}


def test_a_project_without_a_number_that_sums_nothing_stays_one() -> None:
    form, findings = read(ROWS.format("5|机动经费", "|零星项目", 341))
    assert names(form)[-1] == "零星项目"
    assert findings == ()


def test_a_sum_below_the_rows_of_another_unit_is_not_theirs() -> None:
    projects, _, said = of_units(
        """序号|单位名称|项目名称|预算数|执行数
1|青山县民政局|城乡低保|100|100
2|青山县民政局|临时救助|50|45
|青山县水利局|水库加固|150|145"""
    )
    assert [name for name, _ in projects] == ["城乡低保", "临时救助", "水库加固"]
    assert said == []
