"""Rows that close each project of a list of indicators with its total score (总分)."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from tests.forms.sketch import sheet_of

TITLE = "示例局2022年度项目支出绩效自评情况表（单位：万元）\n"


def _read(drawing: str) -> tuple[Form, tuple[Finding, ...]]:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(TITLE + drawing),)))
    return form, findings


def _list(total: str, last: str = "合计||80|80") -> str:
    return f"""序号|项目名称|预算数|执行数|一级指标|二级指标|三级指标|指标值|完成值|分值|得分
1|困难群众救助|50|50|产出指标|数量指标|救助人数|≥1200人|1260人|60|60
^|^|^|^|满意度指标|服务对象满意度指标|群众满意度|≥90%|93%|40|38
{total}|100|98
2|养老培训|30|30|产出指标|数量指标|培训场次|12场|14场|100|100
{total}|100|100
{last}"""


@pytest.mark.parametrize(
    "total",
    ["总分|>|>|>|>|>|>|>|>", "总分||||||||", "|总分|||||||", "|总 分：|>|>|>|>|>|>|>",
     "||||总分||||", "||||自评总分|>|>|>|>", "合计|>|>|>|>|>|>|>|>", "得分合计||||||||"],
)  # fmt: skip
def test_a_total_score_below_its_project_is_that_one_s_wherever_its_word_stands(
    total: str,
) -> None:
    form, findings = _read(_list(total))
    told = [(one.sequence, one.name, one.budget, one.stated_score) for one in form.projects]
    assert told == [("1", "困难群众救助", 50, 98), ("2", "养老培训", 30, 100)]
    assert [len(one.indicators) for one in form.projects] == [2, 1]
    assert form.projects[0].cells["stated_score"].address == "K5"
    assert [(total.label, total.budget) for total in form.totals] == [("合计", 80)]
    assert findings == ()


SUBTOTALS = ["小计", "小计：", "小 计", "小计（100分）", "分值小计", "项目小计", "自评得分小计"]


@pytest.mark.parametrize("cells", ["^|^|^|^|{}|>|>|>|>", "||||{}||||", "{}|>|>|>|>|>|>|>|>",
                                   "{}||||||||"])  # fmt: skip
@pytest.mark.parametrize("label", SUBTOTALS)
def test_a_subtotal_of_points_is_no_indicator(label: str, cells: str) -> None:
    form, findings = _read(_list(cells.format(label)))
    told = [(one.sequence, one.name, one.budget, one.stated_score) for one in form.projects]
    assert told == [("1", "困难群众救助", 50, 98), ("2", "养老培训", 30, 100)]
    assert [len(one.indicators) for one in form.projects] == [2, 1]
    assert [total.label for total in form.totals] == ["合计"]
    assert findings == ()


@pytest.mark.parametrize("cells", ["^|^|^|^|{}|>|>|>|>", "{}|>|>|>|>|>|>|>|>"])
def test_points_of_some_indicators_are_not_the_project_s_score(cells: str) -> None:
    part = cells.format("产出指标小计") + "|60|60\n"
    whole = _list("||||总分||||").replace("^|^|^|^|满", f"{part}||||满")
    form, findings = _read(whole)
    assert [one.stated_score for one in form.projects] == [98, 100]
    assert [len(one.indicators) for one in form.projects] == [2, 1]
    assert findings == ()


def test_an_indicator_that_sums_something_stays_one() -> None:
    form, _ = _read(_list("||||总分||||").replace("救助人数|≥1200人|1260人", "小计|≥1200人|1260人"))
    assert [len(one.indicators) for one in form.projects] == [2, 1]


def test_points_of_all_projects_together_are_nobody_s_score() -> None:
    form, _ = _read(_list("总分||||||||", last="合计||||||||||200|198"))
    assert [one.stated_score for one in form.projects] == [98, 100]
    assert [total.label for total in form.totals] == ["合计"]


def test_a_project_called_by_such_a_word_stays_one() -> None:
    form, _ = _read(_list("总分||||||||", last="3|总分|10|10|产出指标|数量指标|a|1|1|50|50"))
    assert [one.name for one in form.projects] == ["困难群众救助", "养老培训", "总分"]
