"""Which way an indicator is better: cost, loss and accidents the less, all else the more."""

from __future__ import annotations

import re

from gridperf.model import Dimension
from gridperf.values.units import is_duration

_LESS = re.compile(
    "成本|损失|损耗|损坏|事故|发案|案发|投诉|差错|误差|错误|流失|死亡|伤亡|超支|违规|违纪|违法|逾期|拖欠|能耗|"
    "排放|次品|废品|不合格|空置|失业|发病|返贫|漏报|漏检|延误|故障|响应时间|办理时限|办理时间|处理时间|耗时|"
    "等待时间|上访|信访量|舆情|火灾|溺亡|隐患数|偏差|费用|单价|造价|三公|返工|退货|复发|感染率|辍学|缺勤|"
    "积压|退回率|驳回率|改判率|债务|负债|耗电|浓度|超标|污染|停电|中断|宕机|脱岗|欠薪|差评|不良|缺陷|失误|"
    "警情|犯罪|噪声|噪音|拥堵|发生率|工伤|伤残"
)
_SOON = re.compile(
    "时限|工期|用时|耗时|时效天数|"
    "(?:响应|办理|办结|处理|处置|审批|审核|受理|回复|答复|等待|到达|到场|修复|出警|反馈|整改|完成|上架|到账)"
    "(?:平均)?(?:时间|时长|周期|期限|天数)"
)
"""How long something takes: the sooner the better, whatever good is done by then (办结时限)."""
_MORE = re.compile(
    "节约|节省|降低|下降|减少|压减|降幅|处理率|处置率|办结|整改|解决率|回复|答复|化解|调处|执行率|支出率|使用率|"
    "支付率|达标|合规|合格率|有效|完成率|到位率|覆盖|及时|回访|受理|破案|挽回|挽损|弥补|赔付|救助|防范|防控|"
    "预防|宣传|培训|演练|排查|巡查|知晓|满意|足额|保障率|控制率|收回|追回"
)
_RISING = re.compile("[≥>＞≧⩾]|不少于|不低于|以上")
_NOT_LESS = re.compile("不合格|未完成")


def less_is_better(dimension: Dimension, name: str | None, target: str | None) -> bool:
    """Tell the direction: cost, loss and accidents are better the less, all else the more."""
    text = f"{name or ''} {target or ''}"
    if _RISING.search(text):
        return False
    if _NOT_LESS.search(text) or _SOON.search(text):
        return True
    return not _MORE.search(text) and (dimension == "cost" or _LESS.search(text) is not None)


def direction(dimension: Dimension, name: str | None, target: str, unit: str | None) -> bool | None:
    """Return whether less is better, None where nothing tells.

    A span of time may be a limit or a service, a rate of control a ceiling or a success.
    """
    less, text = less_is_better(dimension, name, target), f"{name or ''} {target}"
    if dimension == "cost" and "控制率" in text:
        return None
    lasting = dimension == "timeliness" and is_duration(unit) and not _MORE.search(text)
    return None if lasting and not less else less
