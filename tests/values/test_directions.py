"""Directions: what a name counts stands at its end, and only what is plain may accuse."""

import pytest

from gridperf.values import judge, less_is_better

LESS = """
    培训成本 宣传费用 人均培训成本 会议费 办结超时率 检测不合格率 破损率 管网漏损率 超时率
    不满意率 纠纷数 迟到率 违约次数 丢失率 闲置率 离职率 病死率 超限率 信访率 停水次数 线损率
    退订率 死机次数 残次率 未达标率 受伤人数 坏账率 旷工率 近视率 患病率 劣V类水体比例 用水量
    排名 安全事故数 培训投诉数 城镇登记失业率 预防接种异常反应发生率 任务未完成率 事故发生率
    单位造价 人均经费 能耗 交通事故死亡人数 污染物排放量 群众上访量 负债率 治理成本 清理费用
    感染率 返修率 误报率 退件率 延期率 再犯率 物价涨幅 产销差率 药占比 耕地撂荒率 空驶率 浪费率
    缺岗率 旷课率 因病致贫率 重犯率 致死率 蚊蝇密度 欠费率 代偿率 断供率 漏水率 超编率 错发率
    漏发率 失联率 失信率 脱管率 漏管率 平均住院日 复吸率 反弹率 缺口率 缺货率 毁损率 偏离度
    价格波动率 畸形率 森林火灾受害率 有害生物成灾率 败诉率 上诉率 发回重审率 丢包率 裸土率 重复率
    工程变更率 个人负担比例 恩格尔系数 能源消耗 消耗量 耗水量 生活垃圾产生量 化肥使用量 农药使用量
    溺水人数 集体访批次 森林火点数 沙化面积 水土流失面积 PM2.5 PM2.5年均值
    两抢一盗案件 群体性事件 艾滋病新发感染 新增病例数 贫困率 剖宫产率 抗菌药物使用率 大班额比例
    吸烟率
"""
MORE = """
    故障修复率 违法行为查处率 失业保险参保人数 失业人员就业人数 平均无故障时间 不合格产品处置率
    违法建筑拆除面积 差错纠正率 错误数据修正率 损坏设施修复率 故障排除率 故障响应率
    失业人员再就业率 污染物去除率 污染物减排率 污染源监测数 碳排放核查企业数 成本核算项目数
    死亡抚恤金发放率 事故隐患整治率 事故调查报告数 火灾扑救成功率 逾期案件清理率 缺陷召回率
    无事故天数 避免损失 查处违法案件数 拆除违法建筑面积 化解纠纷数 降低能耗 节约成本 减少事故
    事故下降率 排名提升 投诉办结率 投诉处理满意度 事故处理及时率 挽回损失 培训人数 无投诉率
    减少重大安全事故 合格率 完成率 满意度 治愈率 下降率 降低率 失信治理率 清欠率 治超率 拆违率
    查漏率 降耗率 退耕还林面积 空气优良率 失信惩戒人数 失能老人照护率 残疾人入户率 缺陷整改率
    漏水点修复率 欠费追缴率 退役军人安置率 脱贫率 超额完成率 失联人员查找率 流失生源劝返率
    防溺水宣传次数 溺水救援人数 消耗品采购数 集体访化解数 沙化治理面积 PM2.5监测站 PM2.5达标天数
    化肥减量率 减少化肥使用量 能源消耗降低率 安全隐患整改数 排查安全隐患 审理诉讼案件 重复利用率
    变更登记率 胜诉率 疫情控制率 血压控制率 有机肥使用量 垃圾处理量
    损失补偿率 拖欠账款清偿率 延伸服务人数 退休人员慰问人数 漏管户清查率 入学率 增幅 增长率
    出勤率 收益率 利用率 病床周转率 信访劝返率 辍学劝返率 债务清偿率 成本效益率
    两抢一盗案件破案数 群体性事件处置率 大班额消除率 新发感染者治疗率 抗菌药物使用前送检率
    刑事案件办结率
"""
EITHER = """
    造价咨询项目数 事故应急预案数 逾期办结率 拨付工作经费 纠正差错数 结转结余率 收入涨幅 退税率
    贫困人口退出率 残值率 安全隐患 消防隐患点 诉讼案件 行政复议案件数 “三公经费”控制率
    公用经费控制率 在职人员控制率 预算控制率 项目支出控制率 编制控制率 办理信访案件数
    刑事案件立案数 刑事案件数 治安案件
"""


@pytest.mark.parametrize("name", LESS.split())
def test_what_is_bad_is_better_the_less(name):
    assert [judge("5", done, "quality", name).status for done in "36"] == ["met", "unmet"]
    assert less_is_better("quality", name, "5")


@pytest.mark.parametrize("name", MORE.split())
def test_what_is_done_about_it_is_better_the_more(name):
    assert [judge("5", done, "quality", name).status for done in "36"] == ["unmet", "met"]
    assert not less_is_better("quality", name, "5")


@pytest.mark.parametrize("name", EITHER.split())
def test_what_may_be_meant_either_way_is_undecided(name):
    assert [judge("5", done, "quality", name).status for done in "356"] == [
        "undecided",
        "met",
        "undecided",
    ]


@pytest.mark.parametrize(
    ("dimension", "name", "target", "actual", "status"),
    [
        ("cost", "培训成本", "20万元", "19万元", "met"),
        ("cost", "人均培训成本", "400元/人", "420元/人", "unmet"),
        ("cost", None, "20万元", "22万元", "unmet"),
        ("cost", "成本节约率", "5%", "6%", "met"),
        ("cost", "运行成本", "降低5%", "6%", "met"),
        ("cost", "预算执行率", "95%", "96%", "met"),
        ("quality", None, "拆除100处违法建筑", "120处", "met"),
        ("quality", None, "发生2起安全事故", "1起", "met"),
        ("quality", "平均无故障时间", "1000小时", "1200小时", "met"),
        ("quality", "平均等候时间", "30分钟", "20分钟", "met"),
        ("quality", "同类地区位置", "前10%", "前5%", "met"),
        ("quality", "返修程度", "5%≥", "3%", "undecided"),
        ("timeliness", "完成时间", "支出进度95%", "支出进度96%", "met"),
        ("timeliness", "警情处置时间", "300秒", "270秒", "met"),
        ("timeliness", "警情处置时间", "5分钟", "330秒", "unmet"),
        ("timeliness", "响应时间", "≤1分钟", "30s", "met"),
        ("timeliness", "故障修复", "4小时", "3小时", "undecided"),
        ("timeliness", "故障处理", "2小时", "3小时", "undecided"),
        ("timeliness", "投诉处理", "5个工作日", "3个工作日", "undecided"),
        ("timeliness", "故障修复时间", "4小时", "5小时", "unmet"),
        ("quality", "故障维修", "24小时", "12小时", "undecided"),
        ("quality", "应急响应", "30分钟", "25分钟", "undecided"),
        ("quality", "培训时长", "30小时", "25小时", "unmet"),
        ("quality", None, "PM2.5浓度35微克/立方米", "PM2.5浓度32微克/立方米", "met"),
        ("quality", "公用经费控制率", "≥95%", "92%", "unmet"),
    ],
)
def test_unit_dimension_and_target_tell_too(dimension, name, target, actual, status):
    assert judge(target, actual, dimension, name).status == status


@pytest.mark.parametrize(
    ("dimension", "name", "target", "actual", "status"),
    [
        ("quality", "疫情发生次数", "2次", "1次", "met"),
        ("quality", "病例数", "10例", "6例", "met"),
        ("quality", "贫血率", "10%", "9%", "met"),
        ("quality", "文盲率", "2%", "1%", "met"),
        ("quality", "个人自付比例", "30%", "25%", "met"),
        ("ecological", "固废产生量", "100吨", "80吨", "met"),
        ("quality", "总磷", "0.4mg/L", "0.2mg/L", "met"),
        ("quality", "氨氮", "1.5mg/L", "2.0mg/L", "unmet"),
        ("quality", "重金属含量", "0.3mg/kg", "0.1mg/kg", "met"),
        ("cost", "政府采购节支率", "3%", "5%", "met"),
        # What is done about it, or lessened of it, is better the more.
        ("quality", "疫情防控次数", "10次", "12次", "met"),
        ("quality", "诊治病例数", "100例", "120例", "met"),
        ("quality", "贫血筛查率", "95%", "97%", "met"),
        ("quality", "总磷去除率", "80%", "85%", "met"),
        ("ecological", "总磷监测次数", "10次", "12次", "met"),
        ("ecological", "固废综合利用量", "50吨", "60吨", "met"),
    ],
)
def test_a_bare_target_runs_its_own_way(dimension, name, target, actual, status):
    assert judge(target, actual, dimension, name, 2022).status == status
