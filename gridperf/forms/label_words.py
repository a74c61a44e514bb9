"""What a label's words ask for: the field that they name, or nothing that a record keeps."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from gridperf.forms.facts import is_money_unit
from gridperf.forms.indicators import is_residue
from gridperf.forms.rows import is_footer
from gridperf.forms.vocabulary import NONE, bare, role_of, word_role

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELS = frozenset({
    "name", "code", "unit", "unit_code", "supervisor", "goal", "result", "process", "conclusion",
    "problems", "rectification", "stated_grade", "stated_score",
})  # fmt: skip
BELOW = frozenset({"goal", "result"})
"""Labels that may stand over their text, side by side."""
LONG = BELOW | {"process", "conclusion", "problems", "rectification", "reasons"}
"""Labels whose text may take several rows."""
UNITS = frozenset({"unit", "supervisor"})
"""Labels of which a form may have several, though a project has one."""
NAMES = frozenset({"name", "code", "unit", "unit_code", "supervisor"})
"""Labels beside which any words may stand, other labels alone excepted."""

_HEADING = re.compile(r"(目标|完成情况|实现情况|完成值|结果|综述|概述|(完成|实现)率|得分|分值)$")
IMPLEMENTS = re.compile(r"(项目)?实施(单位|部门)|(项目)?承担单位")
"""The unit that did the work (实施单位) beats the one that a line above the form names."""
_FURTHER = re.compile(r"[\s;；]+(?=([^\s:;,。]{2,12}):)")
_NUMBERED = re.compile(r"(目标|任务|指标)\s*[\d一二三四五六七八九十]")
"""How the parts of a goal begin and of its result (目标1完成情况:…): text, no label."""
POINTS = re.compile(r"\(\d+分?\)")
"""What a label says that its text counts: no text itself."""
NUMBERED_GOAL = re.compile(
    r"(?:年度|绩效|总体)+目标\s*[\d一二三四五六七八九十]+\s*(?:\([^()]*\))?\s*(?:$|:)"
    rf"\s*(?:{POINTS.pattern})?\s*(?P<said>.*)",
    re.DOTALL,
)
"""The label of one of several goals, with its points or without: 年度绩效目标1（40分）."""
_SIDES = {"side:actual": "result", "side:target": "goal"}
"""What the sides of an indicator are called over the texts of a whole form."""
_REASONS = re.compile(
    r"原因(分析)?[及和与、]+(下一步|拟采取)?的?(改进|整改)(措施|意见)$"
    r"|问题.{0,6}[及和与、](下一步|拟采取)?的?(改进|整改)(措施|意见|情况)$"
)
"""One text of why the form's aims were missed and what is done; what it lacks is no reason."""
SENTENCE = re.compile(r"[,;。，；]")
PROSE = re.compile(r"[,，;；。].*[;；。]|[;；。].*\S|.{12,}。$", re.DOTALL)
"""What somebody wrote in sentences, whatever words of a label it holds."""
LONG_REASON = 10
"""Letters of a label that asks why, where a table's heading (偏差原因分析) has fewer."""
LONGEST_HEADING = 16
SHORTEST_LABEL = 4
"""Characters; 完成 or 目标 alone is what a unit writes, not what the form asks."""
SHORT_LABELS = frozenset({"field:unit", "field:problems"})
_TOTAL_SCORE = re.compile(r"总(得)?分:\s*\d")
LONGEST_LABEL = 14
WHO = re.compile(
    r"负责人|联系|电话|填[报表]|审核|经办|制表|日期|时间|盖章|签[字章名]|地址|邮编|^\d|目标|绩效指标"
    r"|自评|评价|附件|附表|报表|金额单位"
)
"""Labels that ask for nothing a record keeps, or that head a part of the form."""


def label_of(text: str) -> str | None:
    """Return the field that a label names; over a text, 实际完成情况 is the result."""
    if is_footer(text):
        return None
    core = text.partition(":")[0]
    if _NUMBERED.match(core):
        return None
    short = len(bare(core)) < SHORTEST_LABEL and not _TOTAL_SCORE.match(text)
    if short and role_of(core) not in SHORT_LABELS:
        return None
    role = role_of(core) or ""
    if role in _SIDES:
        return _SIDES[role]
    if role in {"side:reason", "field:problems"} and _REASONS.search(bare(core)):
        return "reasons"
    if role == "side:reason" and len(bare(core)) >= LONG_REASON:
        role = "field:problems"  # 偏差大或目标未完成原因分析 asks it of the whole form
    member = role.partition(":")[2]
    return member if role.startswith("field:") and member in LABELS else None


LONE = {"目标": "goal", "结果": "result", "完成": "result", "成效": "result", "效果": "result"}


def pieces_of(text: str) -> list[str]:
    """Return the labels of one cell, each with its text: 项目名称:甲  项目编码:1."""
    starts = [0, *(match.end() for match in _FURTHER.finditer(text)
                   if label_of(f"{match[1]}:") or WHO.search(match[1]))]  # fmt: skip
    return [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]


def further_labels(text: str) -> Iterator[tuple[str, str]]:
    """Yield field and text of each label but the first of a cell."""
    for piece in pieces_of(text)[1:]:
        label, said = label_of(piece), piece.partition(":")[2].strip()
        if label and said and not (label == "unit" and is_money_unit(said)):
            yield label, said


def asks(text: str) -> bool:
    """Tell whether a text is a label, be it one of what no record keeps."""
    return label_of(text) is not None or (not text[:1].isdigit() and bool(WHO.search(text)))


def is_label(text: str) -> bool:
    """Tell whether a whole text is a field's word."""
    return (word_role(text) or "").startswith("field:")


def is_head(text: str, label: str) -> bool:
    """Tell whether what stands beside a label is a head of something else, not its text.

    A unit's own words hold those of heads too: 资金支付进度偏慢 is a problem.
    """
    if label not in BELOW:
        return word_role(text) is not None
    return role_of(text) is not None and SENTENCE.search(text) is None


def is_heading(text: str) -> bool:
    """Tell whether a text may stand over another: it is short and ends as headings do."""
    core = bare(text)
    return len(core) <= LONGEST_HEADING and _HEADING.search(core) is not None


def is_known(label: str, beside: str) -> bool:
    """Tell whether words explain a label; a remark is none where somebody wrote one beside it."""
    role = role_of(label)
    if role == "field:remark":
        return beside.startswith("请") or is_residue(beside)
    return role not in {None, NONE, "side:reason"}


CONTACT = re.compile(r"(联系|办公)?电话|手机号?码?|联系(人|方式)|(填报|填表|经办|审核|制表|负责)人")
"""Labels of who filled in a form and how to reach them."""


def names_contact(text: str) -> bool:
    """Tell whether a label asks who filled in a form, when, and how to reach them."""
    core = bare(text)
    return len(core) <= LONGEST_LABEL and WHO.search(core) is not None
