"""A count of another thing than the target's decides nothing; other words for one count do."""

import pytest

from gridperf.values import judge

OTHERS = [
    ("宣传活动场次", "≥12场", "12个社区开展活动"),
    ("宣传活动场次", "≥12场", "在15个小区开展了宣传"),
    ("改造老旧小区", "≥10个", "惠及1200户"),
    ("改造老旧小区户数", "1200户", "10个小区"),
    ("建设充电桩", "≥100个", "惠及车主5000人"),
    ("建设村级服务站", "20个", "受益村民3万人"),
    ("建设村级服务站", "≥20个", "覆盖12个村"),
    ("安装摄像头", "≥200个", "15个小区全覆盖"),
    ("服务老人人数", "≥500人", "覆盖10个社区"),
    ("举办招聘会", "≥6场", "提供岗位1200个"),
    ("提供岗位", "≥1000个", "120家企业参会"),
    ("组织演练", "≥2次", "3个部门参加"),
    ("检查企业", "≥50家", "检查出隐患32处"),
    ("排查隐患", "≥100处", "检查企业200家"),
    ("编制村庄规划", "≥3个", "覆盖5个村"),
    ("培训人数", "≥200人", "5个班次"),
    ("培训人数", "200", "5个班次"),
    ("3号楼改造", "1栋", "3号楼已改造完成"),
    ("5#机更新", "1台", "5#机已更新"),
]


@pytest.mark.parametrize(("name", "target", "actual"), OTHERS)
def test_a_count_of_another_thing_decides_nothing(name, target, actual):
    said = judge(target, actual, "quantity", name, 2022)
    assert (said.status, said.actual_value) == ("undecided", None)


@pytest.mark.parametrize(
    ("name", "target", "actual", "status", "value"),
    [
        ("建设充电桩", "12个", "12家", "met", "12"),
        ("培训人数", "500人", "520人次", "met", "520"),
        ("培训人数", "≥500人", "培训学员520个", "met", "520"),
        ("改造老旧小区", "≥10个", "完成12个小区改造", "met", "12"),
        ("老旧小区改造数量", "≥10个", "改造8处", "unmet", "8"),
        ("改造老旧小区", "≥10个", "全年共新建改造12处", "met", "12"),
        ("农村户厕改造", "≥500个", "完成480户", "unmet", "480"),
        ("服务村数", "≥20个村", "覆盖18个村", "unmet", "18"),
        ("选聘网格员", "≥50个", "选聘52名", "met", "52"),
        ("建设口袋公园", "≥5个", "建成游园6处", "met", "6"),
        ("宣传活动", "≥12场", "开展志愿服务13次", "met", "13"),
        ("检查企业", "≥50家", "检查企业48户", "undecided", None),
        ("活动", "11个社区22场", "11个社区20场", "unmet", "20"),
        ("招聘会", "≥6场", "举办7场，提供岗位1200个", "met", "7"),
    ],
)
def test_other_words_for_one_count_still_answer(name, target, actual, status, value):
    said = judge(target, actual, "quantity", name, 2022)
    assert (said.status, said.actual_value) == (status, value)
