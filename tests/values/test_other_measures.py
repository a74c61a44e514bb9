"""A completion's number that measures something else than its target accuses nobody."""

import pytest

from gridperf.values import judge

YEAR = 2022


def _said(dimension, name, target, actual):
    one = judge(target, actual, dimension, name, YEAR)
    return one.status, one.actual_value


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("合格率", "≥98%", "不合格率1%"),
        ("不合格率", "≤5%", "合格率98%"),
        ("群众满意度", "≥95%", "不满意率2%"),
        ("群众满意度", "≥95%", "不满意2%"),
        ("达标率", "≥95%", "未达标率为3%"),
        ("差错率", "≤1%", "准确率99.8%"),
        ("设备故障率", "≤5%", "完好率达98%"),
        ("违规率", "0%", "合规率100%"),
        ("安全事故发生率", "0%", "安全率100%"),
        ("返贫率", "0", "脱贫率100%"),
        ("及时率", "≥95%", "逾期率2%"),
        ("按时完成率", "100%", "延误率0%"),
        ("到课率", "≥95%", "缺勤率2%"),
        ("辍学率", "≤1%", "巩固率99.5%"),
        ("投诉率", "≤5%", "投诉办结率100%"),
        ("信访积案", "≤10件", "化解12件"),
        ("违建", "≤5处", "拆除6处"),
        ("辍学人数", "≤5人", "劝返6人"),
        ("空气优良天数", "≥300天", "污染天数44天"),
        ("群众满意度", "≥95%", "好评率88%"),
        ("群众满意度", "≥90%", "5%不满意"),
        ("群众满意度", "≥90%", "5%的群众不满意"),
        ("培训人数", "≥90人", "5人未培训"),
    ],
)
def test_another_measures_number_decides_nothing(name, target, actual):
    assert _said("quality", name, target, actual) == ("undecided", None)


@pytest.mark.parametrize(
    ("name", "target", "actual", "said"),
    [
        ("合格率", "98%", "验收合格率99%", ("met", "99")),
        ("工程验收合格率", "≥98%", "合格率95%", ("unmet", "95")),
        ("合格率", "≥95%", "合格率98%，不合格率2%", ("met", "98")),
        ("任务完成率", "100%", "完成率100%", ("met", "100")),
        ("项目完成情况", "100%", "完成率95%", ("unmet", "95")),
        ("群众满意度", "≥95%", "满意率90%", ("unmet", "90")),
        ("群众满意度", "≥95%", "好评率98%", ("met", "98")),
        ("不合格率", "≤5%", "不合格率6%", ("unmet", "6")),
        ("不满意率", "≤5%", "6%的群众不满意", ("unmet", "6")),
        ("群众满意度", "≥90%", "85%满意，15%不满意", ("unmet", "85")),
        ("合格率", "≥90%", "85%，不合格项已整改", ("unmet", "85")),
        ("差错率", "≤1%", "出错率0.5%", ("met", "0.5")),
        ("资产负债率", "≤60%", "负债率65%", ("unmet", "65")),
        ("培训人数", "≥100人", "参训人数90人", ("unmet", "90")),
        ("查处违法案件数", "≥20件", "违法案件数18件", ("unmet", "18")),
        ("投诉", "≤5件", "受理投诉8件", ("unmet", "8")),
        ("投诉", "≤5件", "处理投诉3件", ("met", "3")),
        ("空气优良天数", "≥300天", "优良天数290天", ("unmet", "290")),
    ],
)
def test_the_same_measure_in_other_words_is_compared(name, target, actual, said):
    assert _said("quality", name, target, actual) == said


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("越级上访", "0件", "受理信访56件，无越级上访"),
        ("重大舆情", "0起", "处置一般舆情3起，未发生重大舆情"),
        ("重特大火灾", "0起", "无重特大火灾，一般火灾12起"),
        ("较大以上事故", "0起", "发生一般事故3起，无较大以上事故"),
        ("责任事故", "0次", "接警236次，无责任事故"),
        ("死亡人数", "0人", "受伤2人，无死亡"),
        ("疫情扩散", "0例", "本土病例3例，未发生扩散"),
        ("安全事故", "0起", "全年365天无安全事故"),
        ("安全生产事故", "0起", "零事故"),
        ("安全事故", "0起", "安全事故零发生"),
        ("事故发生率", "0%", "未发生事故"),
        (None, "0次", "未发生安全责任事故"),
        (None, "0起", "零事故"),
    ],
)
def test_none_of_what_must_not_be_is_zero(name, target, actual):
    assert _said("social", name, target, actual) == ("met", "0")


@pytest.mark.parametrize(
    ("name", "target", "actual", "said"),
    [
        ("事故率", "0", "全年安全生产365天", ("undecided", None)),
        ("责任事故", "0次", "接警236次", ("undecided", None)),
        ("重特大火灾", "0起", "一般火灾12起", ("undecided", None)),
        ("事故", "0起", "未发生重大事故", ("undecided", None)),
        ("事故数", "0起", "发生一般事故1起，未发生重大事故", ("unmet", "1")),
        ("死亡和受伤人数", "0人", "无死亡，受伤2人", ("unmet", "2")),
        ("责任事故", "0起", "上半年无责任事故，下半年发生责任事故1起", ("unmet", "1")),
        ("责任事故", "0起", "2起", ("unmet", "2")),
        ("责任事故", "0起", "全年共发生2起", ("unmet", "2")),
        ("投诉件数", "0件", "收到投诉3件", ("unmet", "3")),
    ],
)
def test_beside_a_target_of_zero_only_its_own_number_counts(name, target, actual, said):
    assert _said("social", name, target, actual) == said


@pytest.mark.parametrize(
    ("name", "target", "actual", "status"),
    [
        ("补助标准", "小学1000元/生，初中1250元/生", "小学1000元/生，初中1150元/生", "undecided"),
        ("补助标准", "小学1000元/生，初中1250元/生", "小学1000元/生，初中1250元/生", "met"),
        ("低保标准", "城市780元/月，农村600元/月", "城市780元/月，农村560元/月", "undecided"),
        ("补助标准", "≤500元/户", "450元/户", "met"),
        ("补助\n标准", "500元/户", "450元/户", "undecided"),
        ("户均补助标准", "2万元/户", "1.95万元/户", "met"),
        ("建设标准", "500元/户", "450元/户", "met"),
    ],
)
def test_less_than_what_people_are_due_is_no_success(name, target, actual, status):
    assert judge(target, actual, "cost", name, YEAR).status == status


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("500元/户", "500元", "met"),
        ("0.05万元/户", "500元", "met"),
        ("≤500元/户", "600元", "undecided"),
        ("500元/户", "500元/人", "undecided"),
    ],
)
def test_the_price_of_each_may_be_told_without_saying_of_each(target, actual, status):
    assert judge(target, actual, "cost", "慰问标准", YEAR).status == status


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("群众满意度", "≥90%", "问卷回收率98%"),
        ("群众满意度", "≥90%", "发放问卷100份，有效回收率98%"),
        ("知晓率", "≥90%", "覆盖率98%"),
        ("验收合格率", "≥95%", "预算执行率98%"),
        ("质量达标率", "≥95%", "项目完成率98%"),
        ("优秀率", "≥30%", "及格率95%"),
        ("完成及时率", "≥95%", "合格率98%"),
    ],
)
def test_a_rate_of_another_kind_finds_no_target_met(name, target, actual):
    assert _said("quality", name, target, actual) == ("undecided", None)


@pytest.mark.parametrize(
    ("name", "actual"),
    [
        ("群众满意度", "好评率98%"),
        ("验收合格率", "优良率98%"),
        ("验收合格率", "一次验收通过率98%"),
        ("完成及时率", "按时完成率98%"),
        ("预算执行率", "支出完成率98%"),
        ("覆盖率", "参保率98%"),
        ("项目完成质量", "验收合格率98%"),
    ],
)
def test_a_rate_of_the_same_kind_under_another_name_does(name, actual):
    assert _said("quality", name, "≥95%", actual) == ("met", "98")
