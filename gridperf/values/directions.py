"""Which way an indicator is better: cost, loss and accidents the less, all else the more.

What a name counts stands at its end: 故障 are better the fewer, their 修复 the more (故障修复率);
培训 are better the more, their 成本 the less (培训成本).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gridperf.model import Dimension
from gridperf.values.changes import is_cut, is_won
from gridperf.values.numbers import closed_up, narrow
from gridperf.values.units import UNIT, is_duration

_COST = "成本|费用|经费|单价|造价|三公|(?<![收消免])费(?=$|[，(/]|标准|总?额|支出)"
_EVIL = (
    "事故|火灾|死亡|伤亡|受伤|溺亡|工伤|伤残|发案|案发|警情|犯罪|投诉|差评|上访|信访(?!局|办|工作)|纠纷|舆情|"
    "违规|违纪|违法|违约|违建|欠薪|拖欠|隐患数|故障|污染|排放|噪声|噪音|拥堵|失业|返贫|发病|患病|病死|病亡|近视率|"
    "感染率|债务|负债|坏账|损失|能耗|单耗|[水电油气煤]耗|耗[水电油气煤]|消耗(?![品材性战])|用[水电]量|浓度|劣[Vv五Ⅴ]类|缺陷|"
    "不合格|积压|闲置|空置|流失|溺水|[集个]体访|进京访|越级访|非访|火点|沙化|[荒石]漠化|恩格尔系数|基尼系数|"
    "群体性事件|两抢一盗|盗抢|盗窃|抢劫|诈骗|(?:新发|新增)(?:感染|病例|病人|患者)(?=者?[人例]?数|率|，)|"
    "抗(?:菌药物|生素)使用(?=率|强度)率?|"
    "颗粒物|PM ?(?:2\\.5|10)|(?:垃圾|污[泥水]|[固危医]废|废[水气渣弃物])[^，]{0,4}产生(?=总?量|，)|"
    "(?:化肥|农药|除草剂|农膜|燃煤|煤炭|塑料)(?:使用|施用|消费|用)总?量|"
    "(?=[疫病总氨化CB高悬石二SN氮V臭甲重粪大细菌农兽铅镉汞砷铬])(?:疫情(?=发生|起?数|次数|，|$)"
    "|病例(?=总?数|发生|，|$)(?:(?<![一-鿿]病例)|(?<=确诊病例)|(?<=新增病例)|(?<=传染病病例)|(?<=感染病例)|(?<=死亡病例))"
    "|(?:总[磷氮]|氨氮|化学需氧量|CODc?r?|BOD5?|高锰酸盐指数|悬浮物|石油类|二氧化硫|SO2|氮氧化物|NOx|VOCs|臭氧|甲醛|重金属"
    "|粪?大肠菌群|[细菌]+落?总数|[农兽]药残留|[铅镉汞砷铬](?=含量|浓度|，))(?:含量|浓度)?)"
)
"""What is bad by itself, and can be taken in hand: 查处违法, 修复故障."""
_RATED = (
    "(?:返修|误[报诊判发]|漏[发管水登诊诉]|错[发报漏登]|退[件单保学票课]|延期|再犯|重犯|空[驶载转]|浪费|"
    "旷[课考]|致[贫死残病]|[淹溺]亡|欠[费缴款]|代偿|断[供档头缴保网]|产销差|超编|失[联信访]|脱[管保漏]|肇事|肇祸|"
    "复吸|反弹|缺[口货岗位考编陷]|毁损|偏离|波动|畸形|[撂抛]荒|成灾|弃[管耕养]|败诉|上诉|发回重审|"
    "丢包|裸土|重复|变更|负担|失败|贫[困血]|文盲|自[付费负]|早产|低体重|失学|留级|不及格|渗漏|超载|酸雨|剖[宫腹]产|大班额|肥胖|超重|吸烟|龋[齿患])(?:人员|人口|事件|发生)?(?=[率度]|占?比|幅)"
    "|(?:物价|房价|价格|CPI|消费品?)[^，]{0,6}涨幅|[药耗]占比|[蚊蝇鼠蟑螂]密度"
)
"""What is bad where it is itself the rate (失信率): beside it, 失信惩戒 counts something else."""
_FAILING = (
    "不满意|不及时|不到位|[不未]达标|未完成|未按时|差错|误差|错误|失误|偏差|超[时期支标限员]|逾期|延[误迟]|迟到|早退|旷工|缺勤|"
    "脱岗|漏[报检损]|[网线]损率|破损|损[耗坏伤]|[丢遗]失|离职率|退[订货回]|返工|驳回率|改判率|复发|辍学|宕机|死机|停[水电机]|中断|"
    "残次|[次废]品|不良|发生率|伤害|(?:排名|名次|位次)(?=$|，|:)"
)
"""What went wrong with something else: 办结超时率."""
_LESSENING = (
    "节[约省水电能支资]|降低|下降|减[少排轻]|[压削]减|压[降缩]|降幅|缩短|避免|杜绝|防止|消[除减]|遏制|"
    "挽[回损]|追[回缴]|收回|弥补|去除"
)
_REMEDY = (
    "修[复正]|排[除查]|抢修|维修|查处|拆除|纠正|[更改]正|整[改治]|治理|扑[救灭]|清[理除收欠缴运]|召回|化解|调[处解]|处[理置罚]|惩处|"
    "打击|破[案获]|侦破|抓获|救[助治援]|帮扶|安置|防[范控治]|预[防警]|受理|解决|偿还|还本|[赔补清]偿|赔付|理赔|劝返|盘活|销号|核销"
)
"""What is done about something bad, and better the more."""
_ILL = re.compile(
    "(?<![降减节止防治控挽补追清化消纠查拆助扶])[误漏错缺欠失退超违逾损耗弃荒灾害亡死滞差偏裂塌盗骗拒拖废残畸犯逃涨]"
    "[^，(]?(?:比?率|度|幅度?|占?比例?)(?=$|[，(])|结[余转][^，]{0,2}率"
)
"""A rate whose last signs sound bad, of which no word above tells: 淘汰 nobody, or 退耕 more."""
_GOOD = (
    "办[结理]|[回答]复|回访|反馈|响应|参保|投保|保险|发放|监[测管控督]|检[测查验]|督查|巡查|筛查|核[查算实]|审计|调查|评估|鉴定|认定|登记|"
    "就业|抚恤|优抚|慰问|演练|宣传|培训|教育|报告率|立案|结案|执法|回收|利用|复[工核查]|达标|合格|有效|完成率|到位|覆盖|及时|知晓|"
    "满意|效益|足额|保障|控制率|执行率|支出率|使用率|支付率|提[升高]|前移|进位"
)
_WORDS = re.compile(
    rf"(?P<failing>{_FAILING})|(?P<evil>{_EVIL}|{_RATED})|(?P<cost>{_COST})"
    rf"|(?P<lessening>{_LESSENING})|(?P<remedy>{_REMEDY})|(?P<good>{_GOOD})"
)
_BAD = frozenset({"failing", "evil", "cost"})
_PLACES = frozenset({"排名", "名次", "位次"})
_TAIL = re.compile(
    "(?:发生|反应|贷款|受[害灾]|建[设筑]|事件|案件|行为|现象|事项|问题|人员|人口|产品|商品|物|举报|水体|断面|等级|总|起|件|次|人|户|处|宗|数量?|量|[比费]?率|度|"
    "额|值|比例|占比|比重|金额|面积|天数?|时[间长]|水平|情况|强度|指[标数]|标准|定额|预算|支出|投入|上限|控制[数在]?|限制在|平均|"
    "全年|年度|为|是|至|到|约|批次?|[年月日]?均|[百千万]分之|[零一二两三四五六七八九十百千万]|[=≤<:()/%、\\s-])*"
)
"""What may stand behind a bad word that is itself counted; 事故应急预案数 counts something else."""
_SPENT = re.compile("争取|筹[集措]|拨付|投入|落实|安排|到位|补[助贴]|资助|发放|支付|减免|收取|征收")
"""What is done with money for its own sake: 拨付工作经费."""
_WITHOUT = re.compile("(?:无(?!障碍|线|人|害|偿|形|烟|证|锡)|零(?!售|工|星|件))[^，]{0,4}$")
_LASTING = re.compile("[率度天]|时间|时长|里程|运行|周期")
_MISDONE = re.compile("违规|违纪|逾期|超[时期]|错误|延[误迟]|拖欠")
_SOON = re.compile(
    "时限|工期|用时|耗时|时效天数|平均住院[日天]|"
    "(?:响应|办理|办结|处理|处置|审批|审核|受理|回复|答复|等[待候]|排队|候诊|延[迟误]|到达|到场|修复|抢修|恢复|出警|反馈|整改|完成|上架|到账)"
    "(?:平均)?(?:时间|时长|周期|期限|天数)"
)
"""How long something takes: the sooner the better, whatever good is done by then (办结时限)."""
_TOP = re.compile(r"(?:^|排名|进入|位居|位列|名列|[，省市区县国])前\s*[\d一二三四五六七八九十]")
"""A place among others: 前10% is better than 前20%."""
_RISING = re.compile("[≥>]|不少于|不低于|以上")
_BEHIND = re.compile("[≥≤<>]=?$")
_EITHER = re.compile("控制率")
"""Under cost: a ceiling or a success."""
_CEILING = re.compile(
    "(?:三公|经费|成本|费用?|[预概]算|支出|投资|造价|资金|(?<!重点)人员|编制|在职|人数|价格?)[^，]{0,4}控制率"
)
"""Of money or staff also elsewhere; that of a disease is a success."""
_OPEN_ILL = re.compile(
    "(?:安全|重大|较大|一般|消防|生产|行政|民事|刑事|涉法|涉诉|道路|交通|食品|建筑|地质|新增|发生|治安|经济)*"
    "(?:隐患|诉讼|复议|仲裁|案件)(?:案件|点|问题)?(?:立案)?数?量?"
)
"""A name that says nothing else of what is bad: found and dealt with, or left."""
_DEALT = re.compile("办[结理]|[回答]复|反馈|响应|结案|立案")
"""What is done the sooner the better, besides what remedies: 故障修复 4小时."""
_FIGURE = re.compile(rf"(?<![A-Za-z\d.])\d+(?:\.\d+)?\s*(?:{UNIT})?")
_NEAR = 4
"""So many characters may part a word from what it is done to: 减少重大安全事故."""


class _Word(NamedTuple):
    """A word that tells a direction, and where it stands."""

    sort: str
    text: str
    start: int
    end: int


def less_is_better(
    dimension: Dimension, name: str | None, target: str | None, unit: str | None = None
) -> bool:
    """Tell the direction: cost, loss and accidents are better the less, all else the more."""
    return direction(dimension, name, target or "", unit) is True


def direction(dimension: Dimension, name: str | None, target: str, unit: str | None) -> bool | None:
    """Return whether less is better, None where nothing tells or the words say both.

    A span of time may be a limit or a service (of a timeliness the shorter one never accuses), a
    rate of control a ceiling or a success.
    """
    named, promised = closed_up(narrow(name or "")), closed_up(narrow(target))
    if _BEHIND.search(promised):
        return None  # 5%≥ may be meant either way
    if _RISING.search(f"{named}，{promised}"):
        return False
    text = f"{named}，{_FIGURE.sub('', promised)}"
    timed = unit is None or unit == "date" or is_duration(unit)
    if _TOP.search(f"{named}，{promised}") or (timed and _SOON.search(text)):
        return not (timed and is_cut(named, promised))
    words = _words(text)
    if dimension == "cost" or _is_cost(named):
        return _of_cost(words, text)
    if ("控制率" in text and _CEILING.search(text)) or _OPEN_ILL.fullmatch(named):
        return None
    way = _of_last(words, text)
    lasting = way is False and is_duration(unit)
    return None if lasting and (dimension == "timeliness" or _is_dealt_with(words)) else way


def _is_dealt_with(words: list[_Word]) -> bool:
    """Tell whether a span of time is of something that is better done soon: 故障修复 4小时."""
    last = words[-1] if words else None
    return last is not None and bool(last.sort == "remedy" or _DEALT.fullmatch(last.text))


def _words(text: str) -> list[_Word]:
    return [_Word(m.lastgroup or "", m[0], *m.span()) for m in _WORDS.finditer(text)]


def _is_cost(name: str) -> bool:
    """Tell whether a name ends in a cost that nobody lessens or spends for its own sake."""
    words = _words(name)
    return bool(words) and words[-1].sort == "cost" and _of_last(words, name) is True


def _of_cost(words: list[_Word], text: str) -> bool | None:
    """Return the direction of a cost: the less, but for what is saved of it and its own rates."""
    if _EITHER.search(text):
        return None
    last = words[-1] if words else None
    if last is None or last.sort in _BAD:
        return _of_last(words, text) is not False or last is None
    if last.sort == "lessening":
        return False
    return not (text[last.end :].startswith(("率", "度", "比")) or last.text.endswith("率"))


def _of_last(words: list[_Word], text: str) -> bool | None:
    """Return the direction of what the last word counts, as the word before it turns it."""
    last = words[-1] if words else None
    if last is None or last.sort not in _BAD:
        if _ILL.search(text, last.end if last else 0):
            return None
        if last is None:
            return False
    before = words[-2] if len(words) > 1 else None
    if before and (last.start - before.end > _NEAR or "，" in text[before.end : last.start]):
        before = None
    if last.sort not in _BAD:
        misdone = before and last.sort == "good" and last.start - before.end <= 1
        return None if before and misdone and _MISDONE.fullmatch(before.text) else False
    return _of_bad(last, before, text)


def _of_bad(last: _Word, before: _Word | None, text: str) -> bool | None:
    """Return the direction of something bad: the less, unless it is itself lessened or mended."""
    behind = text[last.end :].partition("，")[0]
    won = last.text in _PLACES and is_won(text)
    if won or (before and before.sort == "lessening"):
        return False
    if last.sort == "cost" and _SPENT.search(text, 0, last.start):
        return None
    if _WITHOUT.search(text, 0, last.start):
        return False if _LASTING.match(behind) else None
    if before and before.sort == "remedy" and last.sort != "cost":
        if last.sort == "evil":
            return False
        return True if "率" in behind or last.text.endswith("率") else None
    # 办理信访案件 may be work done, or few that came.
    worked = before and last.sort == "evil" and _DEALT.fullmatch(before.text)
    return True if _TAIL.fullmatch(behind) and not worked else None
