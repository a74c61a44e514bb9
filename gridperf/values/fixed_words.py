"""Fixed words with a number that counts nothing: 一次性, 一户一档, 二级标准, 四部委, 5分制, 每千人.

They are blanked out of a text before its quantities are read.
"""

from __future__ import annotations

import re

_LIKELY = re.compile("[一每/级类委岁制满]")
"""What every fixed word has, and few other texts: looked for first."""
_PEOPLE = "(?=[儿老妇女学青少人居群幼婴适])"
_FIXED = re.compile(
    rf"""一次性
    | 一[\u4e00-\u9fff](?<![年季月周日天])一(?![次场期个])[\u4e00-\u9fff]
    | 一(?:站式|体化|条龙|揽子|卡通|网通|门式|窗式?|件事|张[图网])
    | (?:[一二三四五六ⅠⅡⅢⅣⅤ]|(?<![\d.])[1-6])[级类]
      (?:(?:及?以上)?(?=[A-Ca-c]?(?:标准|水质|排放))|(?=[甲乙丙]等|资质|医院|公路|保护|响应))
    | [二三四五六七八九十]部委
    | \d+\s*[-–—~～至]\s*\d+\s*周?岁{_PEOPLE}
    | \d+\s*周?岁(?:及?以[上下])的?{_PEOPLE}
    | (?:[五十百]|\d+)分制 | (?<=\()满分[^()]+(?=\))
    | (?<=[每/])[百千万](?=[人户名])""",
    re.VERBOSE,
)


def without_fixed_words(text: str) -> str:
    """Return the (narrowed) text with another sign for each of its fixed words' characters."""
    if not _LIKELY.search(text):
        return text
    return _FIXED.sub(lambda word: "某" * len(word[0]), text)
