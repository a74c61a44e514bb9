"""Texts whose rhythm has no 每: 半年1次 is 每半年1次, 一年四次 每年四次, 月检1次 每月检1次.

The month and the quarter of a completion may be the first of the year (一月1次), so with figures
they stay as they are; those of a whole target are every one.
"""

from __future__ import annotations

import re

_TIMES = r"(?:不少于|不低于|至少|≥|>=)?\s*(?:\d+|[一二两三四五六七八九十]+)\s*[次场期轮回遍趟]"
_END = r"(?:[及或]?以上)?[。.]?"
_WORDS = "[^\\d一二两三四五六七八九十,，。;；:：、≥>]{0,6}"
_ONE = re.compile(
    rf"(?:(?:[一1]个?(?P<long>年|周|星期|旬)|一(?P<day>[日天]))(?={_WORDS}{_TIMES})"
    rf"|一个?(?P<short>月|季度?)(?={_TIMES}{_END}$)"
    rf"|(?P<checked>[年月季周日])(?=[检巡查测评考养修保扫洗访][检查测护修]?{_TIMES}{_END}$)"
    rf"|(?P<several>[两二三四五六]个?[年月周]|隔[年月周日天])(?={_WORDS}{_TIMES}))"
)
_HALF = re.compile(rf"(?<![每上下前后近个\d])半年(?={_WORDS}{_TIMES})")
OPENS = frozenset("一1年月季周日两二三四五六隔")
"""What such a text begins with, if it isn't of half a year: looked for first."""
_FIRST = frozenset({"short", "checked"})
"""What may be the first month, or the check of a year, where a completion tells it."""
_DIGIT = re.compile(r"\d")


def with_each(text: str, *, done: bool) -> str:
    """Return the (narrowed) text with the 每 that its rhythm goes without; `done`: a completion."""
    if "半年" in text:
        text = _HALF.sub("每半年", text)
    if text[:1] not in OPENS:
        return text
    found = _ONE.match(text)
    if found is None or (done and found.lastgroup in _FIRST and _DIGIT.search(text)):
        return text
    return f"每{found[found.lastgroup or 0]}{text[found.end() :]}"
