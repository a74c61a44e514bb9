"""Tables side by side: of other projects each its own, over the same ones never counted twice."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from tests.forms.sketch import sheet_of

TITLE = "示例局2022年度项目支出绩效自评汇总表（单位：万元）\n"


def _read(drawing: str) -> tuple[tuple[Form, ...], tuple[Finding, ...]]:
    return read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))[:2]


def _told(form: Form) -> list[tuple[object, ...]]:
    return [(one.name, one.budget, one.spent, one.stated_score) for one in form.projects]


JOINED = [("甲", 100, 90, 98), ("乙", 50, 50, 96)]


@pytest.mark.parametrize(
    "drawing",
    [
        """序号|项目名称|预算数|执行数||序号|项目名称|自评得分|自评等级
1|甲|100|90||1|甲|98|优
2|乙|50|50||2|乙|96|优
合计||150|140|||||""",
        """序号|项目名称|预算数|执行数|序号|项目名称|预算数|执行数|自评得分
1|甲|100|90|1|甲|100|90|98
2|乙|50|50|2|乙|50|50|96""",
        """序号|项目名称|预算数|执行数||序号|项目名称|预算数|执行数|自评得分
1|甲|100|90||1|甲|100|90|98
2|乙|50|50||2|乙|50|50|96
合计||150|140||合计||150|140|""",
        """序号|项目名称|预算数|执行数|项目名称|自评得分|自评等级
1|甲|100|90|甲|98|优
2|乙|50|50|乙|96|优""",
        """序号|项目名称|预算数|执行数||序号|项目名称|数量指标|>|自评得分
^|^|^|^||^|^|目标值|完成值|^
1|甲|100|90||1|甲|5场|6场|98
2|乙|50|50||2|乙|1个|1个|96""",
    ],
)
def test_tables_that_name_the_same_projects_row_for_row_are_one(drawing: str) -> None:
    (form,), findings = _read(TITLE + drawing)
    assert _told(form) == JOINED
    assert findings == ()


def test_indicators_beside_the_money_of_the_same_projects_are_theirs() -> None:
    (form,), findings = _read(
        TITLE
        + """序号|项目名称|预算数|执行数|执行率||项目名称|目标值|完成值|得分
1|甲|100|90|90%||甲|5场|6场|98
2|乙|50|50|100%||乙|1个|1个|96"""
    )
    assert [[one.target for one in project.indicators] for project in form.projects] == [
        ["5场"], ["1个"]]  # fmt: skip
    assert findings == ()


@pytest.mark.parametrize(
    "right",
    [
        ["序号|项目名称|预算数|自评得分", "1|乙|50|96", "2|甲|100|98"],  # another order
        ["序号|项目名称|预算数|执行数", "1|甲|80|70", "2|乙|50|50"],  # another amount
        ["序号|项目名称|执行数|自评得分", "1|甲|90|98", "|||"],  # fewer
    ],
)
def test_the_same_projects_in_another_way_are_said_and_not_counted_twice(right: list[str]) -> None:
    left = ["序号|项目名称|预算数|执行数", "1|甲|100|90", "2|乙|50|50"]
    rows = [f"{one}||{other}" for one, other in zip(left, right, strict=True)]
    (form,), findings = _read(TITLE + "\n".join(rows))
    assert _told(form) == [(*told[:3], None) for told in JOINED]
    assert [(one.rule, one.cell, one.values["variant"]) for one in findings] == [
        ("R143", "F2", "beside_same")]  # fmt: skip


@pytest.mark.parametrize(
    ("over", "heads"),
    [
        ("2021年度绩效自评表（万元）|>|>||2022年度绩效自评表（万元）|>|>", ("预算数", "执行数")),
        ("填报单位：示例一小|>|>||填报单位：示例二小|>|>", ("预算数", "执行数")),
    ],
)
def test_projects_of_another_year_or_unit_are_others(over: str, heads: tuple[str, str]) -> None:
    one, two = heads
    forms, findings = _read(
        f"""{over}
项目名称|{one}|{two}||项目名称|{one}|{two}
甲|100|90||甲|80|70
乙|50|50||乙|50|50"""
    )
    assert [len(form.projects) for form in forms] == [2, 2]
    assert len({(form.year, form.unit) for form in forms}) == len(forms)
    assert not [one for one in findings if one.rule == "R143"]


def test_a_table_beside_a_list_that_cannot_be_read_is_said() -> None:
    (form,), findings = _read(
        TITLE
        + """序号|项目名称|预算数|执行数||项目名称|经办科室|电话
1|甲|100|90||丙|财务科|12
2|乙|50|50||丁|办公室|34"""
    )
    assert [told[0] for told in _told(form)] == ["甲", "乙"]
    assert [(one.rule, one.cell, one.values["variant"]) for one in findings] == [
        ("R143", "F2", "beside_other")]  # fmt: skip


def test_an_unfilled_half_beside_a_list_is_nothing() -> None:
    (form,), findings = _read(
        TITLE
        + """序号|项目名称|预算数|执行数||序号|项目名称|预算数|执行数
1|甲|100|90||3|||
2|乙|50|50||4|||
合计||150|140|||||
制表人：某某|||||审核人：某某|||"""
    )
    assert [told[0] for told in _told(form)] == ["甲", "乙"]
    assert findings == ()


def test_one_name_in_common_makes_no_table_the_same() -> None:
    forms, findings = _read(
        TITLE
        + """序号|项目名称|预算数|执行数||序号|项目名称|预算数|执行数
1|甲|100|90||4|丁|40|40
2|办公设备|10|10||5|办公设备|50|45
3|丙|30|20||6|己|5|5"""
    )
    assert [len(form.projects) for form in forms] == [3, 3]
    assert findings == ()


def test_equal_columns_of_one_heading_that_mean_two_things_are_both_read() -> None:
    (form,), _ = _read(
        TITLE
        + """序号|项目名称|执行数|其中：财政|其他资金|预算数|其中：财政|其他资金
1|甲|90|80|10|100|90|10"""
    )
    assert [[one.budget, one.spent] for one in form.projects[0].funding] == [[90, 80], [10, 10]]
