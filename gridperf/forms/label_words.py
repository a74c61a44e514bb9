"""What a label's words ask for: the field that they name, or nothing that a record keeps."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from gridperf.forms.captions import asks_alone, is_caption, says
from gridperf.forms.facts import is_money_unit
from gridperf.forms.indicators import is_residue
from gridperf.forms.rows import is_footer, is_note
from gridperf.forms.vocabulary import NONE, bare, role_of, word_role
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

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
IMPLEMENTS = re.compile(r"(项目|具体)*实施(单位|部门)|(项目)?承担单位")
"""The unit that did the work (实施单位) beats the one that a line above the form names."""
_FURTHER = re.compile(
    r"(?:[\s;；]|[,，](?=(?:绩效)?[自总评][^:：,，]{1,4}[:：]))+"
    r"(?=([^\s:：;；,，。]{2,12})[:：])"
)
"""What parts the labels of one cell; before the score or the grade a comma does (自评等级：优)."""
_COLON = re.compile("[:：]")
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
    r"|问题.{0,6}[及和与、](下一步|拟采取)?的?((改进|整改)(措施|意见|情况)|(改进|整改|有关|相关)?建议)$"
)
"""One text of why the form's aims were missed and what is done; what it lacks is no reason."""
_ALONE = {"资金名称": "field:name"}
"""What a form of one project asks for in a word that over a list's column may mean else."""
SCORED = frozenset({"stated_score", "stated_grade"})
"""Labels of what the form earned."""
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
_FILLED_IN = (
    r"负责人|联系|电话|填[报表]|审核(?!意见|结论|结果)|经办|制表|日期|时间|盖章|签[字章名]"
    r"|地址|邮编|^\d|金额单位"
)
_WHO = re.compile(_FILLED_IN)
WHO = re.compile(_FILLED_IN + "|目标|绩效指标|自评|评价|附件|附表|报表")
"""Labels that ask for nothing a record keeps, or that head a part of the form."""


def label_of(text: str) -> str | None:
    """Return the field that a label names; over a text, 实际完成情况 is the result."""
    core = text.partition(":")[0]
    if is_footer(text) or _NUMBERED.match(core):
        return None
    short = len(bare(core)) < SHORTEST_LABEL and not _TOTAL_SCORE.match(text)
    if short and role_of(core) not in SHORT_LABELS and bare(core) != "项目名":
        return None
    role = role_of(core) or _ALONE.get(bare(core), "")
    if role in _SIDES:
        return _SIDES[role]
    if role in {"side:reason", "field:problems"} and _REASONS.search(bare(core)):
        return None if says(core) else "reasons"
    if role == "side:reason" and len(bare(core)) >= LONG_REASON:
        role = "field:problems"  # 偏差大或目标未完成原因分析 asks it of the whole form
    member = role.partition(":")[2]
    if not role.startswith("field:") or member not in LABELS:
        return None
    return None if member in LONG and says(core) else member


def may_answer(text: str, label: str, own: Container[str]) -> bool:
    """Tell whether a text where a label's answer is expected is one, though a label leads it.

    It is where words stand in it that no caption has, or where what it speaks of has a caption
    of its `own` in the form: 整改情况：已整改到位 under 存在问题, beside 改进措施.
    """
    other, core = label_of(text), text.partition(":")[0]
    if other not in LONG:
        return False
    return not is_caption(core) or (other != label and other in own and bool(said_behind(text)))


def said_behind(text: str, own: Container[str] = ()) -> str:
    """Return what stands behind the colon of a cell's first label, as it is written."""
    parts = _COLON.split(pieces_of(text, own)[0], maxsplit=1)
    said = parts[1].strip() if len(parts) > 1 else ""
    return "" if POINTS.fullmatch(narrow(said)) else said


LONE = {"目标": "goal", "结果": "result", "完成": "result", "成效": "result", "效果": "result"}


def pieces_of(text: str, own: Container[str] = ()) -> list[str]:
    """Return the labels of one cell, each with its text: 项目名称:甲  项目编码:1.

    A text is not parted at what has a caption of its `own` in the form.
    """
    starts = [0, *(match.end() for match in _FURTHER.finditer(text) if _parts(match[1], own))]
    return [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]


def _parts(word: str, own: Container[str]) -> bool:
    """Tell whether a word inside a cell, before a colon, begins another label with its text."""
    label = label_of(f"{word}:")
    if label in LONG | SCORED and label in own:
        return False
    return label is not None or WHO.search(word) is not None


def labels_in(text: str, own: Container[str], *, first: bool) -> Iterator[tuple[str, str]]:
    """Yield field and text of each label of a cell, the first one's too where it is asked for."""
    if is_note(_COLON.split(text, maxsplit=1)[0]):
        return  # it explains what the form asks
    for piece in pieces_of(text, own)[0 if first else 1 :]:
        label, said = label_of(narrow(piece)), said_behind(piece, own)
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
    if is_heading(text) and asks_alone(text):
        return True
    return role_of(text) is not None and not SENTENCE.search(text) and not is_said(text)


def is_said(text: str) -> bool:
    """Tell whether a text is somebody's words, though a caption's stand among them."""
    return says(text) or (label_of(text) in LONG and not is_caption(text))


def is_heading(text: str) -> bool:
    """Tell whether a text may stand over another: it is short and ends as headings do."""
    core = bare(text)
    return len(core) <= LONGEST_HEADING and _HEADING.search(core) is not None and not says(text)


def is_known(label: str, beside: str) -> bool:
    """Tell whether words explain a label; a remark is none where somebody wrote one beside it."""
    role = role_of(label)
    if role == "field:remark":
        return beside.startswith("请") or is_residue(beside)
    return role not in {None, NONE, "side:reason"}


CONTACT = re.compile(r"(联系|办公)?电话|手机号?码?|联系(人|方式)|(填报|填表|经办|审核|制表|负责)人")
"""Labels of who filled in a form and how to reach them."""


_KEPT = re.compile("(问题|不足|措施|意见|建议|结论|结果|等级|等次|得分|评分|成效)$")


def heads_part(text: str, beside: str) -> bool:
    """Tell whether a label asks for nothing a record keeps: no sentences stand beside it.

    Of what a record may keep even a short text is an answer (审核意见 | 同意).
    """
    core = bare(text)
    if len(core) > LONGEST_LABEL or not WHO.search(core):
        return False
    signed = _WHO.search(beside.partition(":")[0])  # 签名：年月日
    told = beside and role_of(beside) is None and not asks_alone(beside) and not signed
    if told and role_of(text) is None and _KEPT.search(core):
        return False
    return _WHO.search(core) is not None or not SENTENCE.search(beside)


_OPINION = re.compile(
    r"(审核|审查|审批|审定|复核|初审|评审|核查)[^\d]{0,6}$|意见$|签[字章名]$|盖章$"
)
_DAY = re.compile(r"(19|20)?\d\d年\d{1,2}月\d{1,2}日")


def gives_opinion(texts: Sequence[str]) -> bool:
    """Tell whether a row's texts are a line of who checked the form, what they found and when.

    It begins with a label that asks for it (主管部门审核意见), and answers in sentences or with a
    day: no heading of a table does either.
    """
    if not _OPINION.search(bare(texts[0])):
        return False
    rest = [bare(text) for text in texts[1:]]
    told = any(SENTENCE.search(text) or _DAY.search(text) for text in rest)
    return told or any(_WHO.search(text) for text in rest)
