"""What people are due (补助标准, 高龄津贴 50元/月): under cost less isn't better, nor is more.

Paid above the standard of last year, nobody has spent too much; paid below it, nobody has saved.
"""

from __future__ import annotations

import re

from gridperf.values.numbers import closed_up, narrow

_DUE = (
    "补[助贴]|慰问金?|低保|救[助济]|资助|津贴|奖[励补]|抚恤金?|优[待抚]|助学金|养老金|生活费|供养"
    "|赔偿|补偿"
)
_STANDARD = re.compile(f"(?<!均)(?:{_DUE}|公用经费)[^，]{{0,6}}标准")
_EACH = re.compile(
    f"(?<!均)(?:{_DUE}|奖学金|保障金|养老保险金|报酬)(?:标准|水平|额度?|金额?)?(?=$|[^一-鿿])"
    "|生均[一-鿿]{0,4}经费(?=$|[^一-鿿])"
)
"""A name that ends in what each of them is due."""


def is_entitlement(hint: str, unit: str | None) -> bool:
    """Tell whether a cost is what people are due, by the indicator's name with its target.

    An average (户均补助标准) is what was spent; so is an amount of 万元 without a standard.
    """
    text = closed_up(narrow(hint))
    if _STANDARD.search(text):
        return True
    each = unit is None or unit.startswith("元")
    return each and _EACH.search(text) is not None
