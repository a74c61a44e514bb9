"""What rates tell: 问卷回收率 is no satisfaction, 预算执行率 no quality, 覆盖率 nobody's knowledge.

Of two rates with different names nobody can say that they differ, unless both are of a kind that
is known: then one can't answer the other. Of what is excellent (优良率) all has passed.
"""

from __future__ import annotations

import re

_KINDS = {
    "satisfied": "满意|好评|认可|支持|赞[成同]",
    "known": "知晓|知悉|了解|认知",
    "covered": "覆盖|普及",
    "passed": "合格|及格|通过|达标",
    "excellent": "优秀|优良|优质",
    "timely": "及时|按时|按期|如期|准时|准点",
    "done": "完成|完工|竣工",
    "paid": "预算|资金|经费|支付|支出|拨付|执行",
    "returned": "问卷|回收",
}
_KIND = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()))
_STEM = re.compile("([一-鿿]{2,12}?)(?:率|(?<=满意|知晓|认可|支持)度|比例)")
"""What a measure is told of, before the word that makes it a rate."""


def is_other_rate(stem: str, hint: str) -> bool:
    """Tell whether a rate, by what stands before its 率, is of another kind than what is asked."""
    told = _kinds(stem)
    asked = {kind for name in _STEM.findall(hint) for kind in _kinds(name)}
    if "passed" in asked:
        asked.add("excellent")
    return bool(told and asked) and told.isdisjoint(asked)


def _kinds(stem: str) -> set[str]:
    return {match.lastgroup or "" for match in _KIND.finditer(stem)}
