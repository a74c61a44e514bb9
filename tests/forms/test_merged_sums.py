"""Rows that sum others, their label merged over the columns of number and name."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import DISTRICT, checked_of, names, of_units, read

ROWS = """序号|项目名称|预算数|执行数|执行率|自评得分
{0}|>|150|145|96.67%|
1|城乡低保|100|100|100%|99
2|临时救助|50|45|90%|98
{1}|>|300|270|90%|
1|河道治理|300|270|90%|97"""
ALL = "\n合计|>|450|415|92.22%|"
PROJECTS = ["城乡低保", "临时救助", "河道治理"]


@pytest.mark.parametrize("total", ["", ALL])
@pytest.mark.parametrize(
    "labels",
    [("部门专项", "财政专项"), ("经常性项目", "一次性项目"), ("县直部门", "乡镇"),
     ("民政股", "水利股"), ("社会保障类", "农林水类"), ("1.民政局", "2.水利局"),
     ("青山县民政局（2个项目）", "青山县水利局（1个项目）"), ("一、民政局", "二、水利局")],
)  # fmt: skip
def test_a_sum_merged_over_number_and_name_is_no_project(
    labels: tuple[str, str], total: str
) -> None:
    drawing = ROWS.format(*labels) + total
    projects, _, said = of_units(drawing)
    assert [name for name, _ in projects] == PROJECTS
    assert said == ["A3 None", "A6 None"]
    assert "R003" not in {rule for rule, _ in checked_of(DISTRICT + drawing)}


@pytest.mark.parametrize("spent", ["145", ""])
def test_a_merged_sum_names_the_unit_of_the_rows_below(spent: str) -> None:
    drawing = ROWS.format("青山县民政局", "青山县水利局").replace("145|96.67%", f"{spent}|")
    projects, totals, _ = of_units(drawing)
    assert [unit for _, unit in projects] == ["青山县民政局", "青山县民政局", "青山县水利局"]
    assert totals == ["青山县民政局 3 青山县民政局 150", "青山县水利局 6 青山县水利局 300"]


def test_a_unit_merged_over_all_columns_of_words_is_no_project() -> None:
    projects, _, _ = of_units(
        """序号|单位名称|项目名称|预算数|执行数
青山县民政局|>|>|150|145
1|青山县民政局|城乡低保|100|100
2|青山县民政局|临时救助|50|45
青山县水利局|>|>|300|270
1|青山县水利局|河道治理|300|270"""
    )
    assert projects == [
        ("城乡低保", "青山县民政局"), ("临时救助", "青山县民政局"), ("河道治理", "青山县水利局"),
    ]  # fmt: skip


def test_shares_below_a_merged_total_are_its_own() -> None:
    form, findings = read(
        """序号|项目名称|预算数|执行数
合计|>|450|415
其中：民政|>|150|145
水利|>|300|270
1|城乡低保|100|100
2|临时救助|50|45
3|河道治理|300|270"""
    )
    assert names(form) == PROJECTS
    assert [one.rule for one in findings] == ["R148", "R148"]


def test_a_project_s_name_merged_over_its_number_is_no_number() -> None:
    form, findings = read(
        """序号|项目名称|预算数|执行数
1|城乡低保|100|100
2|临时救助|50|45
其他零星项目|>|20|20
合计|>|170|165"""
    )
    assert names(form) == ["城乡低保", "临时救助", "其他零星项目"]
    assert [project.sequence for project in form.projects] == ["1", "2", None]
    assert findings == ()
