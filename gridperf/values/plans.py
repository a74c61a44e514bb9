"""A completion's numbers without those that repeat the plan: 计划培训200人，实际培训186人.

A number is the plan's where its words call it so (计划, 目标, 任务, 预算) and another one of its
kind is told as what was done of it. Alone it stays: 计划培训200人 may be all that is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gridperf.values.quantities import Quantity
from gridperf.values.units import factor

_HINT = re.compile("计划|目标|任务|算|指标|要求|应|拟")
"""What every repeated plan has: found fast."""
_PLAN = re.compile(
    r"\(?(?:(?!完成|实现|实际|执行|[超较比按未达高低]).){0,8}?"
    r"(?:计划(?!生育|单列|免疫|[内外书表])|^应(?![急对用届收])|^拟(?!定)"
    r"|(?P<noun>目标(?!人群|群体|对象)|任务|[预概]算|指标(?=[值数])|要求))+(?P<tail>.*)"
)
"""What calls a number the plan's; behind a noun 完成 says that it was done (任务完成率)."""
_FILLER = re.compile(
    "(?:任务|目标|控制|安排|批复|下达|总|[数值量额价]|金额|资金|投入|全年|为|是|共|于|在|约)*"
)
"""What may stand behind the plan's name and tells of no thing: 预算资金, 目标值为."""
_ACTUAL = re.compile(r"实际|实有|^\(?实(?![施现名地践物验训])")
_DONE = re.compile(
    f"{_ACTUAL.pattern}|完成|执行|支出|支付|实现|达到?|花费|开支|使用|[决结]算|到岗|到位"
)
_FURTHER = re.compile(f"{_DONE.pattern}|已|累计|全年|总|共|[数值量额价]|金额|资金|了|为|是|于|在")
"""What says that a number was done, and nothing of what it counts."""
_SO_FAR = re.compile("已|累计")
_FULFILLED = re.compile(
    r"(?:全部|全面|圆满|均已?|如期|按[期时]|已|超额)完成(?!了?$)|100\s*%|完成(?=[，,。;；)])"
)
"""Behind a plan's number: it was done, and what follows tells of something else."""
_RATE = re.compile("率|比例")
_MOST_PAIRS = 400
"""Plans times other numbers: more are a whole report, of which nobody can tell which belong."""


def without_plans(found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the numbers of a completion without the plan's, where it tells what came of it.

    Where another number may tell it, what was done lies between the two.
    """
    if not _HINT.search(found[0].text):
        return found
    plans = {one.start: plan for one in found if (plan := _PLAN.match(one.label))}
    others = [one for one in found if one.start not in plans]
    if len(plans) * len(others) > _MOST_PAIRS:
        return found
    kept = (_kept(one, plans.get(one.start), others) for one in found)
    return tuple(one for one in kept if one)


def _kept(one: Quantity, plan: re.Match[str] | None, others: Sequence[Quantity]) -> Quantity | None:
    """Return a number that is no plan's, a plan's as far as it says what was done, else None."""
    if plan is None:
        return one
    rivals = [other for other in others if _may_answer(one, other)]
    if any(_came_of(plan, other) for other in rivals):
        return None
    rivals = [other for other in rivals if other.unit == one.unit]
    told = plan["noun"] is None or _FILLER.fullmatch(plan["tail"])
    if len(rivals) != 1 or not told:
        return one
    low, high = min(one.low, rivals[0].low), max(one.high, rivals[0].high)
    return one._replace(low=low, high=high, written=None)


def _may_answer(one: Quantity, other: Quantity) -> bool:
    """Tell whether another number may be what came of a plan: of its unit, or a share short of it.

    None may where the plan is said to be done.
    """
    if other.part or other.change:
        return False
    if "date" in {one.kind, other.kind}:
        return one.kind == other.kind
    if _FULFILLED.search(one.text, one.start, other.start):
        return False
    short = one.kind != "percent" == other.kind and other.high < _ALL
    return short or factor(other.unit, one.unit) is not None


_ALL = 100
"""Of a plan that was done whole (完成率100%) its number is what was done."""


def _came_of(plan: re.Match[str], other: Quantity) -> bool:
    """Tell whether another number says what came of a plan, by the words before both."""
    tail, label = plan["tail"], other.label
    thing, counted = _FURTHER.sub("", tail), _FURTHER.sub("", label)
    actual = _ACTUAL.search(label) is not None
    if plan["noun"] and _DONE.search(tail):
        return actual and thing == counted
    done = _DONE.search(label) or (not counted and _SO_FAR.search(label))
    if _FILLER.fullmatch(tail):
        return done is not None
    alike = thing == counted and (done is not None or bool(thing))
    return alike or (actual and not _RATE.search(tail))
