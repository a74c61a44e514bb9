"""Words of statistics of projects: how many there are, what share, how much of the money."""

from __future__ import annotations

import re

from gridperf.forms.grades import names_grade
from gridperf.forms.vocabulary import bare

_COUNTS = re.compile(
    r"(?:参评|自评|评价|全部|其中)?(?:项目|单位|部门|资金)?(?:总?个数|总?数量?|家数)|占比|比例|比重|占总?数?比[例重]?"
    r"|(?:平均|综合|总体|整体|总的?)?(?:预算|资金|项目)?(?:总|平均)?(?:执行|支出|支付|优良|优秀|完成)率"
)
"""What statistics of projects are called: 项目个数, 占比, 预算执行率."""


def counts_projects(text: str) -> bool:
    """Tell whether a text is a word of statistics of projects, or a grade that they are told by."""
    core = bare(text)
    return bool(core) and (_COUNTS.fullmatch(core) is not None or names_grade(core))
