"""Numbers without unit beside a percentage: 95 of 96% has lost its sign, 120 of 100% never had one.

How many there were to be, or what it was to cost, no share of it answers; nor is a rate told by
how many there were.
"""

from __future__ import annotations

import re

from gridperf.values.quantities import Quantity

_HUNDRED = 100
_HIGHEST = 130
"""A bare number above is no percentage, where no more than 100% was to be reached."""
_RATE = re.compile(
    "率|(?<!年)度(?![假汛过])|比[例重值]|占比|百分|[%‰]|[增涨降]幅|增[长速]|满意|认可|合格|达标|及时|完好|到位|覆盖"
    "|知晓|准确|正常|完成情况"
)
_COUNT = re.compile(
    "[人次户场家件处栋数量]数|次数|[数量次人](?=$|[^一-鿿])|成本|费用?|经费|金额|资金额|支出|投资"
)
_NAMED = re.compile("[一-鿿]")


def is_no_percentage(promised: Quantity, hint: str) -> bool:
    """Tell whether a number of a target, without unit, is no percentage by its indicator's name.

    `hint` is the name with the target: without a name it may be one, as a bare 100 mostly is.
    """
    if promised.point == 0 or not _NAMED.search(hint):
        return False
    if _COUNT.search(hint):
        return not re.search("率|比[例重]", hint)
    return promised.point != _HUNDRED and not _RATE.search(hint)


def counts_instead(rate: Quantity, done: Quantity) -> bool:
    """Tell whether a whole number without unit is too far from a rate to be its percentage."""
    number = done.point
    if rate.point > _HUNDRED or number != number.to_integral_value() or number <= 1:
        return False
    return number > _HIGHEST or (
        rate.comparator not in {"<", "<="} and 2 * number < rate.point >= _HUNDRED / 2
    )
