"""A completion of several numbers: the one that answers, the stated sum, or nobody knows."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("name", "target", "actual", "done", "status"),
    [
        ("设备采购数量", "10台", "采购电脑6台、打印机4台，共10台", "10", "met"),
        ("培训人数", "≥100人", "培训教师60人、学生50人，共110人", "110", "met"),
        ("培训人数", "≥100人", "共110人：教师60人、学生50人", "110", "met"),
        ("培训人数", "≥100人", "上半年培训60人，下半年50人，共110人", "110", "met"),
        ("培训人数", "≥100人", "上半年培训60人，下半年培训50人，全年110人", "110", "met"),
        ("维修道路", "≥5公里", "维修道路东段3公里、西段2.5公里，共5.5公里", "5.5", "met"),
        ("培训人数", "≥100人", "培训教师60人、学生30人，共90人", "90", "unmet"),
        ("采购成本", "≤100万元", "设备60万元，安装50万元，合计110万元", "110", "unmet"),
        ("活动场次", "≥12场", "培训8场、宣传5场，共13场", "13", "met"),
        ("检查企业", "500家", "检查490家，其中A类企业80家、B类企业410家", "490", "unmet"),
        ("检查企业", "500家", "共检查510家，包括A类企业80家、B类企业430家", "510", "met"),
        ("低保人数", "680人", "其中城市700人", "700", "met"),
    ],
)
def test_a_stated_sum_is_the_whole(name, target, actual, done, status):
    said = judge(target, actual, "quantity", name)
    assert (said.actual_value, said.status) == (done, status)


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("补助人数", "200人", "补助低保120人、特困80人"),
        ("培训人数", "≥100人", "培训教师60人、学生60人"),
        ("培训人数", "≥100人", "培训教师40人、学生30人"),
        ("培训人数", "≥100人", "上半年培训60人，下半年50人"),
        ("检查次数", "≥12次", "一季度3次、二季度3次、三季度3次、四季度3次"),
        ("电脑", "6台", "采购台式电脑5台、打印机4台，共9台"),
        ("低保人数", "680人", "其中城市120人，农村560人"),
        ("低保人数", "680人", "其中城市120人"),
        ("检查企业", "500家", "包括A类企业120家、B类企业400家"),
        ("救助人次", "680人次", "其中：救助儿童40人次，救助成人650人次"),
        ("成本控制", "≤100万元", "其中设备60万元，安装50万元"),
        ("设备购置", "电脑、打印机共25台", "电脑20台、打印机5台"),
        ("活动", "线上、线下活动12场", "线上6场、线下6场"),
        ("活动", "春节、元宵、端午活动共12场", "春节4场、元宵4场、端午4场"),
        ("电脑、打印机购置", "25台", "电脑26台、打印机5台"),
    ],
)
def test_parts_without_their_sum_accuse_nobody(name, target, actual):
    said = judge(target, actual, "quantity", name)
    assert (said.actual_value, said.status) == (None, "undecided")


@pytest.mark.parametrize(
    ("name", "target", "actual", "done", "status"),
    [
        ("培训场次", "≥12场", "培训8场、宣传5场，共13场", "8", "unmet"),
        ("电脑", "6台", "采购电脑5台、打印机4台，共9台", "5", "unmet"),
        ("培训人数", "200人", "应培训200人，实际培训180人", "180", "unmet"),
        ("活动", "讲座6场、展览6场", "讲座6场、展览5场", "5", "unmet"),
        ("电脑、打印机购置", "25台", "电脑20台、打印机4台，共24台", "24", "unmet"),
        ("受理投诉", "≥100件", "共受理投诉110件，办结105件", "110", "met"),
        ("就业人数", "≥50人", "提供就业岗位60个，就业56人", "56", "met"),
        ("带动就业", "≥50人", "带动就业岗位60个，就业45人", "45", "unmet"),
        ("就业岗位", "≥50个", "提供就业岗位60个，就业45人", "60", "met"),
    ],
)
def test_a_number_that_counts_what_the_target_names_answers_it(name, target, actual, done, status):
    said = judge(target, actual, "quantity", name)
    assert (said.actual_value, said.status) == (done, status)
