"""What the field calls one thing: heading as the samples write it → the other words for it."""

from __future__ import annotations

import random

TARGETS = ("年度指标值", "年初目标值(A)", "目标值", "指标值", "年度指标内容")
ACTUALS = ("实际完成值", "全年实际值(B)", "完成值", "完成情况", "实际完成情况")
BUDGETS = ("全年预算数", "调整后预算数", "预算数(A)", "项目年度预算金额", "预算数")
SPENT = ("全年执行数", "预算执行数", "执行数(B)", "实际支出金额", "实际支出数", "实际支出")
INITIAL = ("年初预算数", "年初预算", "年初部门预算数", "年初预算安排数")
RATES = ("预算支出执行率", "执行率", "预算执行率", "支出进度", "执行率（%）", "执行率(B/A)")
PROBLEMS = ("项目执行中存在的问题", "存在问题", "存在的问题", "存在的主要问题", "主要问题")
CURES = ("整改情况", "改进措施", "整改措施", "下一步改进措施", "下一步工作措施", "整改落实情况")
REASONS = ("偏差原因分析及改进措施", "未完成原因分析", "偏差原因分析", "未完成原因及改进措施")
GOALS = ("年初绩效目标", "绩效目标", "年度绩效目标", "项目绩效目标", "年度总体目标")
RESULTS = ("绩效目标整体完成情况", "目标完成情况", "总体目标完成情况", "年度目标完成情况",
           "绩效目标完成情况")  # fmt: skip
NAMES = ("项目名称", "预算项目名称", "项目", "支出项目名称", "预算项目")
UNITS = ("单位名称", "预算单位", "项目单位", "填报单位", "实施单位", "单位")

FAMILIES: tuple[tuple[str, ...], ...] = (
    TARGETS,
    ACTUALS,
    BUDGETS,
    SPENT,
    INITIAL,
    RATES,
    PROBLEMS,
    CURES,
    REASONS,
    GOALS,
    RESULTS,
    NAMES,
    UNITS,
    ("序号", "编号", "项目序号", "行次"),
    ("项目编码", "项目代码", "预算项目编码"),
    ("分值", "权重", "标准分"),
    ("自评得分", "自评总分", "绩效自评得分", "综合得分"),
    ("自评等级", "评价等级", "等级", "自评等次"),
    ("产出目标", "产出指标", "产出"),
    ("效益目标", "效益指标", "效益"),
    ("时效指标", "进度指标", "时效目标"),
    ("数量指标", "数量目标", "产出数量指标"),
    ("质量指标", "质量目标", "产出质量指标"),
    ("经济效益指标", "经济效益", "经济效益目标"),
    ("社会效益指标", "社会效益"),
    ("生态效益指标", "生态效益", "环境效益指标"),
    ("可持续影响指标", "可持续影响", "可持续发展指标"),
    ("服务对象满意度指标", "满意度指标", "服务对象满意度", "满意度"),
    ("一般公共预算", "一般公共预算拨款", "一般公共预算资金", "一般公共预算财政拨款"),
    ("政府性基金", "政府性基金预算", "政府性基金预算拨款"),
    ("其中：当年财政拨款", "其中：本年财政拨款", "其中：财政资金", "其中:当年财政拨款"),
    ("年度资金总额", "总额", "资金总额", "合计"),
    ("合计", "小计", "总计"),
    ("主管部门", "主管单位", "预算主管部门"),
    ("总分", "合计", "总计"),
    ("预期目标", "年初设定目标", "年度目标"),
)
SHORT = {"合计", "项目", "单位", "预算数", "等级", "得分"}


class Words:
    """One office's choice of words: the same heading is everywhere replaced by the same other."""

    def __init__(self, dice: random.Random, *, changed: bool) -> None:
        self.dice = dice
        self.changed = changed
        self.spaced = False
        """True: headings are blown up with blanks and line breaks, as clerks fit them to cells."""
        self._said: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return what this office writes for a heading; its own words where nothing is changed."""
        said = self._word(text)
        if not self.spaced or len(said) < 4:
            return said
        at = len(said) // 2
        return f"{said[:at]}\n{said[at:]}" if len(said) % 2 else " ".join(said)

    def _word(self, text: str) -> str:
        if not self.changed:
            return text
        if text not in self._said:
            core = text.strip()
            family = next((one for one in FAMILIES if core in one), (text,))
            self._said[text] = self.dice.choice(family)
        return self._said[text]
