"""Of a list's counts one alone accuses nobody where all of them may be what was promised."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("dimension", "name", "target", "actual"),
    [
        ("quantity", "检查次数", "≥20次", "检查12次、抽查10次"),
        ("quantity", "宣传次数", "≥10次", "宣传6次，宣讲5次"),
        ("quantity", "志愿者人数", "≥50人", "志愿者30人、社工25人"),
        ("quantity", "农村公路建设里程", "≥8公里", "建设3公里、改造5公里"),
        ("quantity", "高标准农田", "1.2万亩", "新建0.8万亩，改造提升0.4万亩"),
        ("quantity", "宣传资料", "≥5000份", "折页3000份、海报2500张"),
        ("quantity", "采购数量", "≥100套", "采购桌椅40套、书柜70个"),
        ("quantity", "门诊量", "≥5万人次", "门诊4.6万、急诊1万"),
        ("cost", "项目成本", "≤90万元", "设备50万元、人工成本45万元"),
    ],
)
def test_a_part_is_not_taken_for_the_whole(dimension, name, target, actual):
    said = judge(target, actual, dimension, name, 2022)
    assert (said.status, said.actual_value) == ("undecided", None)


@pytest.mark.parametrize(
    ("dimension", "name", "target", "actual", "said"),
    [
        ("quantity", "检查次数", "≥20次", "检查12次、抽查5次", ("unmet", "12")),
        ("quantity", "检查次数", "≥20次", "检查22次、抽查10次", ("met", "22")),
        ("quantity", "维修路灯", "≥300盏", "维修路灯280盏，更换LED灯350盏", ("unmet", "280")),
        ("quantity", "宣传", "12场", "完成10场，因疫情取消2场", ("unmet", "10")),
        ("quantity", "宣传活动", "≥12场", "举办10场，发放资料500份", ("unmet", "10")),
        ("quantity", "检查企业", "≥50家", "检查企业40家、整改隐患30处", ("unmet", "40")),
        ("cost", "项目成本", "≤90万元", "设备40万元、人工45万元", ("met", "40")),
        ("quality", "验收合格率", "100%", "一次验收合格率95%，整改后100%", ("met", "100")),
        ("quality", "一次验收合格率", "≥96%", "一次验收合格率95%，整改后100%", ("unmet", "95")),
    ],
)
def test_what_a_list_cannot_change_is_judged(dimension, name, target, actual, said):
    one = judge(target, actual, dimension, name, 2022)
    assert (one.status, one.actual_value) == said
