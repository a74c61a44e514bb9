"""Codes before or behind the names of units and projects (编码), parted from them."""

from __future__ import annotations

import re

_CODE = re.compile(
    r"^\s*(?P<code>\d{6,}(?:-\d{2,}){2,}|\d{3,}[A-Za-z\d]*|[A-Za-z]{1,4}\d{4,}[A-Za-z\d]*)"
    r"\s*[-—–_、\s]\s*"
    r"(?P<name>[^\d\s%年].*)$",
    re.DOTALL,
)
_CODE_BEHIND = re.compile(
    r"^\s*(?P<name>.*\S)\s*(?:[\[【]|[(（\[【]\s*(?:项目|预算|单位)*(?:编码|代码|编号)\s*[:：]?\s*)"
    r"(?P<code>\d{3,}[A-Za-z\d]*(?:-\d{2,})*)\s*[)）\]】]\s*$",
    re.DOTALL,
)
_CODE_BEFORE = re.compile(
    r"^\s*[\[【]\s*(?P<code>\d{3,}[A-Za-z\d]*)\s*[\]】]\s*(?P<name>[^\d\s%].*)$", re.DOTALL
)
_LONG_END = re.compile(r"\d{6}\s*[)）]?\s*$")
_LONG_BEHIND = re.compile(
    r"^\s*(?P<name>.*[^\s\d(（].*?)(?:\s*[(（]|\s*[-—–_]|\s)\s*"
    r"(?P<code>\d{12,}|\d{6,}[A-Za-z]\d{6,})\s*[)）]?\s*$",
    re.DOTALL,
)
"""So many digits behind a name are its code, called so or not."""


def split_code(text: str) -> tuple[str | None, str]:
    """Return code and name of 219001-某街道办事处, 某局[219] or [219]某局; else all is name.

    What is called a code is one: 培训经费（项目编码：53000022110000123456）.
    """
    found = _CODE.match(text) or _CODE_BEHIND.match(text) or _CODE_BEFORE.match(text)
    if found is None and _LONG_END.search(text):
        found = _LONG_BEHIND.match(text)
    return (found["code"], found["name"].strip()) if found else (None, text.strip())


def split_unit_code(text: str) -> tuple[str | None, str]:
    """Return code and name of a unit, as split_code; the code may touch the name, too.

    101青山县民政局 bears one, 120急救中心 none.
    """
    code, name = split_code(text)
    found = _TOUCHES.match(name) if code is None and name[:1].isdigit() else None
    return (found["code"], found["name"]) if found else (code, name)


_TOUCHES = re.compile(
    r"(?P<code>\d{6,}(?=[\u4e00-\u9fff])|(?!(?:19|20)\d\d\D)\d{3,5}(?=[\u4e00-\u9fff]{2,4}[省市县区州旗镇乡]))"
    r"(?P<name>.+)",
    re.DOTALL,
)


def split_project_code(text: str) -> tuple[str | None, str]:
    """Return code and name of a project, as split_code; a number that is its name's own stays.

    2020 年服务贸易资金 begins with a year, 12345 热线运维 with what it is called.
    """
    said = text.strip()
    code, name = split_code(said)
    if code is None:
        return None, said
    short = len(code) < _SURE_CODE and re.match(rf"{code}\s+[^\s\-—–_、]", said)
    return (None, said) if short or _IS_YEAR.fullmatch(code) else (code, name)


_IS_YEAR = re.compile(r"(?:19|20)\d\d")
_SURE_CODE = 6
"""So many digits or letters before a blank are a code."""
