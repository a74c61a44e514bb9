"""Whether a text asks (a caption) or says something: by all its words, never by one inside it.

The same words stand in what a form asks (预期目标) and in what a unit writes (预期目标全部实现).
"""

from __future__ import annotations

import re
from functools import lru_cache

from gridperf.forms.vocabulary import LEADING_YEAR, bare, role_of, word_role

_PIECES = """
项目 支出 资金 专项 部门 单位 预算 财政 政策 整体 总体 年度 年初 年中 年末 全年 本年 当年 绩效
预期 预定 预计 设定 设置 自评 自我 评价 评估 评定 综合 目标 指标 任务 工作 事项 职责 履职 重点
主要 完成 实现 达成 实际 具体 情况 结果 成果 结论 程度 综述 概述 概况 说明 分析 简述 简要 简介
简况 总结 描述 存在 发现 问题 不足 困难 薄弱 环节 经验 做法 原因 因素 下一步 下步 下阶段
下一阶段 今后 后续 改进 整改 完善 措施 方案 意见 建议 有关 相关 对策 计划 打算 安排 方向 思路
落实 实施 执行 内容 过程 产出 效益 效果 成效 成绩 取得 影响 偏差 未 其他 其它 需要 需 拟 采取
得分 分数 等级 等次 进展 进度 管理 组织 开展 使用 申报 填报 方面 之处 目前 改善 反馈 运用 应用
责任 针对 批复 核定 审定 下达 立项 实施期 年终 期初 期末 月底 截至 截止
中期 长期 中长期 短期 近期 远期 当期 规划期 分期 阶段 阶段性 三年 五年
及其 以及 总 本 值 的 及 和 与 或 等 、 , /
"""
_WHOLE = re.compile("(?:" + "|".join(sorted(_PIECES.split(), key=len, reverse=True)) + ")+")
"""What captions over texts are made of."""
_SAYS = re.compile(
    r"[;。!?]"
    r"|无(?!法)|没有|不存在|未发现|是(?!否)|将|了(?!解)|已(?!采取)|均(?!衡)|仍|正在"
    r"|^(?:全面|全部|基本|顺利|圆满|按[期时质量要求]*|如期|超额|较好|地)*(?:完成|实现|达成|达到).*目标$"
    r"|目标.*(?:全面|全部|基本|顺利|圆满|按[期时]|如期|超额|较好|未)地?(?:完成|实现|达成|达到)$"
)
"""What only somebody writes who answers: a stop, a verb, that the aims were reached."""


@lru_cache(maxsize=1 << 12)
def says(text: str) -> bool:
    """Tell whether a text says something, whatever words of a caption it holds."""
    core = bare(text)
    if word_role(text) is not None:
        return False
    return _SAYS.search(core) is not None or ("," in core and not _WHOLE.fullmatch(core))


@lru_cache(maxsize=1 << 12)
def is_caption(text: str) -> bool:
    """Tell whether a text asks for a text, and is made of a caption's words alone."""
    if word_role(text) is not None:
        return True
    whole = _WHOLE.fullmatch(bare(text)) is not None
    return whole and role_of(text) is not None and not says(text)


@lru_cache(maxsize=1 << 12)
def asks_alone(text: str) -> bool:
    """Tell whether a text is made of a caption's words alone, whatever it asks for, and of when."""
    core = _MONTH.sub("", LEADING_YEAR.sub("", _YEARS.sub("", bare(text))))
    return _WHOLE.fullmatch(core) is not None and not says(text)


_YEARS = re.compile(r"^(?:19|20)\d{2}年?度?[-—–~至](?=(?:19|20)\d{2}年)")
_MONTH = re.compile(r"\d{1,2}(?=月)")
