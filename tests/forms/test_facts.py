"""What stands around a form: who filed, choices that are ticked, what the blank form left."""

from __future__ import annotations

import pytest

from gridperf.forms.codes import split_project_code
from gridperf.forms.facts import (
    facts_above,
    labelled_unit,
    ticked,
    unit_of_title,
    year_in,
)
from gridperf.forms.grid import Grid
from gridperf.forms.indicators import indicator_name, is_residue
from tests.forms.sketch import sheet_of


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("☑优 □良", "优"),
        ("优√ 良□", "优"),
        ("优 □ 良 ☑", "良"),
        ("☑优（90-100） □良（80-89） □中（60-79）", "优"),
        ("A.优（√） B.良（ ） C.中（ ）", "优"),
        ("优", "优"),
        ("优（90分以上）", "优（90分以上）"),
    ],
)
def test_the_choice_that_is_ticked_is_read_without_what_it_stands_for(
    text: str, choice: str
) -> None:
    assert ticked(text) == choice


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("填报单位：示例局", "示例局"),
        ("预算单位：101001 示例局", "示例局"),
        ("预算单位：101001示例局", "示例局"),
        ("预算单位：示例局（101001）", "示例局"),
        ("填报单位：120急救中心", "120急救中心"),
        ("填报单位：示例局（盖章）", "示例局"),
        ("单位：万元", None),
        ("单位：万元、%", None),
        ("单位：元、人", None),
        ("单位：万元 、个", None),
        ("单位：人次、%", None),
        ("单位：区妇联", "区妇联"),
        ("单位：妇联", "妇联"),
    ],
)
def test_a_unit_is_named_without_its_code_and_seal(said: str, unit: str | None) -> None:
    assert labelled_unit(Grid(sheet_of(said)), 0, 0) == unit


@pytest.mark.parametrize(
    ("title", "unit", "year"),
    [
        ("区档案馆（本级）2021年度项目支出绩效自评表", "区档案馆（本级）", 2021),
        ("区档案馆(本级)2021年度项目支出绩效自评表", "区档案馆(本级)", 2021),
        ("2021年度区档案馆（本级）项目支出绩效自评表", "区档案馆（本级）", 2021),
        ("区档案馆（2021年度）项目支出绩效自评表", "区档案馆", 2021),
        ("区档案馆项目绩效自评表（2021年度）", "区档案馆", 2021),
        ("（区档案馆）2021年度项目支出绩效自评表", "区档案馆", 2021),
        ("区档案馆二〇二一年度项目绩效自评表", "区档案馆", 2021),
        ("二○二一年区档案馆项目绩效自评表", "区档案馆", 2021),
        ("附件3：区档案馆2021年项目支出绩效自评表", "区档案馆", 2021),
        ("附件2-1：区档案馆2021年项目支出绩效自评表", "区档案馆", 2021),
        ("附件3 2021年区档案馆项目支出绩效自评表", "区档案馆", 2021),
        ("附件一 区档案馆2021年项目支出绩效自评表", "区档案馆", 2021),
        ("附属医院2021年项目支出绩效自评表", "附属医院", 2021),
        ("区档案馆关于2021年度项目绩效自评情况的汇总表", "区档案馆", 2021),
        ("关于报送区档案馆2021年度项目支出绩效自评结果的表", "区档案馆", 2021),
        ("区档案馆2021财政年度预算项目绩效自评表", "区档案馆", 2021),
        ("区档案馆21年度项目绩效自评表", "区档案馆", None),
        ("区档案馆2020-2021年度结转项目2021年绩效自评表", "区档案馆", 2021),
        ("东丽区财政局2021年度全区项目支出绩效自评汇总表", "东丽区财政局", 2021),
        ("2021年度市级部门预算项目支出绩效自评汇总表", None, 2021),
        ("全区2021年度项目支出绩效自评汇总表", None, 2021),
        ("示 例 街 道 2021年度项目支出绩效自评表", "示 例 街 道", 2021),
        ("一〇一中学2021年度项目支出绩效自评表", "一〇一中学", 2021),
        ("区档案局机关2021年度项目支出绩效自评表", "区档案局机关", 2021),
        ("示例县2021年专项资金绩效自评表", "示例县", 2021),
        ("示例地区2021年度项目支出绩效自评表", "示例地区", 2021),
        ("区民政局2021年城乡低保项目绩效自评表", "区民政局", 2021),
        ("示例县教育局财务股2021年度项目支出绩效自评汇总表", "示例县教育局财务股", 2021),
        ("示例县财政局社会保障科2021年度项目支出绩效自评汇总表", "示例县财政局社会保障科", 2021),
        ("2021年度示例县教育局计财科项目支出绩效自评表", "示例县教育局计财科", 2021),
        ("示例县卫健委临床重点专科2021年度项目支出绩效自评表", None, 2021),
        ("示例市国资委国有控股2021年度项目支出绩效自评表", None, 2021),
        ("Red Lake Office 2021年项目绩效自评表", "Red Lake Office", 2021),
    ],
)
def test_a_title_s_unit_is_what_names_one_as_it_is_written(
    title: str, unit: str | None, year: int | None
) -> None:
    facts = facts_above(Grid(sheet_of(title)), 0, 1)
    assert (facts.title_unit, facts.year) == (unit, year)


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("51010021R000000019951-工资性支出", "51010021R000000019951", "工资性支出"),
        ("42010023 网格员补助", "42010023", "网格员补助"),
        ("001-道路养护", "001", "道路养护"),
        ("道路养护[219001]", "219001", "道路养护"),
        ("2020 年服务贸易资金", None, "2020 年服务贸易资金"),
        ("2023-信息化建设", None, "2023-信息化建设"),
        ("[2023]信息化建设", None, "[2023]信息化建设"),
        ("12345 热线运维", None, "12345 热线运维"),
        ("440304-2022-000123 干部培训", "440304-2022-000123", "干部培训"),
        ("干部培训（项目编码：53000022110000123456）", "53000022110000123456", "干部培训"),
        ("202201-202212 临聘人员", None, "202201-202212 临聘人员"),
        ("2022-01-15 集中培训", None, "2022-01-15 集中培训"),
        ("干部培训（12345）", None, "干部培训（12345）"),
    ],
)
def test_a_year_or_a_number_of_its_own_is_no_code_of_a_project(
    text: str, code: str | None, name: str
) -> None:
    assert split_project_code(text) == (code, name)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("培训经费（430622221000000012345）", "430622221000000012345"),
        ("培训经费 (43062022P000000123)", "43062022P000000123"),
        ("培训经费-430622221000000012345", "430622221000000012345"),
        ("培训经费\n430622221000000012345", "430622221000000012345"),
        ("培训经费（13800000000）", None),
        ("培训经费（20221231）", None),
        ("430622221000000012345", None),
    ],
)
def test_a_long_number_behind_a_name_is_its_code(text: str, code: str | None) -> None:
    assert split_project_code(text) == (code, "培训经费" if code else text)


@pytest.mark.parametrize(
    "text",
    [
        "指标1:", "指标1：", "指标2", "……", "...", "（100字以内）", "目标1：…",
        "结合自评情况，分析存在的问题及原因。（200字以内）",
        "对照年度目标，说明相关任务目标的完成情况（100字以内）",
    ],
)  # fmt: skip
def test_what_the_blank_form_left_is_residue(text: str) -> None:
    assert is_residue(text)


@pytest.mark.parametrize(
    "text",
    [
        "指标1：≥95%", "0", "无", "不适用", "12", "目标明确", "完成20场培训（100字以内）",
        "结合实际完成12场培训（100字以内）",
    ],
)  # fmt: skip
def test_what_somebody_wrote_is_no_residue(text: str) -> None:
    assert not is_residue(text)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("指标1：群众满意度", "群众满意度"),
        ("指标2 工程完工率", "工程完工率"),
        ("指标1工程完工率", "工程完工率"),
        ("指标完成率", "指标完成率"),
        ("指标12", None),
        ("", None),
    ],
)
def test_an_indicators_name_is_read_without_the_blank_forms_number(
    raw: str, name: str | None
) -> None:
    assert indicator_name(raw) == name


@pytest.mark.parametrize(
    ("title", "year", "unit"),
    [
        ("2023年填报2022年度项目支出绩效自评表", 2022, None),
        ("2023年填报2022年项目支出绩效自评表", 2022, None),
        ("2022年度项目支出绩效自评表（2023年填报）", 2022, None),
        ("2023年某区财政支出绩效自评（2022年度）项目表", 2022, None),
        ("2023年度部门预算公开—项目支出绩效自评表（评价年度：2022年）", 2022, None),
        ("二〇二三年填报二〇二二年度项目支出绩效自评表", 2022, None),
        ("二〇二二年度示例区水务局项目支出绩效自评表", 2022, "示例区水务局"),
        ("示例区水务局2022年度项目支出绩效自评表（2023年3月）", 2022, "示例区水务局"),
        ("2023年度区水务局关于2022年度部门预算项目绩效自评的汇总表", 2022, "区水务局"),
        ("2023年度区水务局2022年度项目支出绩效评价汇总表", 2022, "区水务局"),
    ],
)
def test_of_a_titles_years_the_one_that_is_evaluated_counts(
    title: str, year: int, unit: str | None
) -> None:
    assert (year_in(title), unit_of_title(title)) == (year, unit)


@pytest.mark.parametrize(
    "kind",
    ["中央对地方专项转移支付", "专项债券项目支出", "财政政策", "省对下转移支付资金",
     "政府购买服务", "乡村振兴衔接资金", "民生实事项目", "社会保险基金",
     "国有资本经营预算", "非税收入安排项目支出", "一次性项目", "部门（单位）整体支出",
     "企业扶持政策", "革命老区专项资金", "公立医院专项资金", "老旧小区项目"],
)  # fmt: skip
def test_what_a_title_says_of_the_kind_of_form_is_no_unit(kind: str) -> None:
    assert unit_of_title(f"{kind}绩效自评表") is None
    assert unit_of_title(f"2021年度{kind}绩效自评表") is None
