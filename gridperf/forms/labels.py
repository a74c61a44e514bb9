"""Labels of a form and what stands beside them: behind a colon, to the right, or below."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from gridperf.forms.facts import filled_on, is_money_unit, names_form, year_in
from gridperf.forms.grid import address
from gridperf.forms.indicators import is_residue
from gridperf.forms.rows import is_footer
from gridperf.forms.sums import joined
from gridperf.forms.vocabulary import NONE, bare, money_unit_in, role_of, word_role
from gridperf.model import Cell, Finding
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from gridperf.forms.grid import Grid, Place

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

_HEADING = re.compile(r"(目标|完成情况|实现情况|完成值|结果|综述|概述)$")
_IMPLEMENTS = re.compile(r"(项目)?实施(单位|部门)|(项目)?承担单位")
"""The unit that did the work (实施单位) beats the one that a line above the form names."""
_FURTHER = re.compile(r"[\s;；]+(?=([^\s:;,。]{2,12}):)")
_NUMBERED = re.compile(r"(目标|任务|指标)\s*[\d一二三四五六七八九十]")
"""How the parts of a goal begin and of its result (目标1完成情况:…): text, no label."""
_SIDES = {"side:actual": "result", "side:target": "goal"}
"""What the sides of an indicator are called over the texts of a whole form."""
_REASONS = re.compile(r"原因(分析)?[及和与、]+(改进|整改)措施$")
"""One text of why the form's aims were missed and what is done; what it lacks is no reason."""
_SENTENCE = re.compile(r"[,;。，；]")
LONGEST_HEADING = 16
SHORTEST_LABEL = 4
"""Characters; 完成 or 目标 alone is what a unit writes, not what the form asks."""
SHORT_LABELS = frozenset({"field:unit", "field:problems"})
_TOTAL_SCORE = re.compile(r"总(得)?分:\s*\d")
LONGEST_LABEL = 14
_WHO = re.compile(
    r"负责人|联系|电话|填[报表]|审核|经办|制表|日期|时间|盖章|签[字章名]|地址|邮编|^\d|目标|绩效指标"
    r"|自评|评价|附件|附表|报表|金额单位"
)
"""Labels that ask for nothing a record keeps, or that head a part of the form."""


def labelled(
    grid: Grid, rows: range, skipped: Container[int]
) -> tuple[dict[str, Cell], list[Finding]]:
    """Return the fields that labels name, by field, and the labels that nobody knows.

    `skipped` are the rows of the form's tables.
    """
    found: dict[str, Cell] = {}
    unknown: list[Finding] = []
    labels: dict[str, list[Place]] = {}
    for row in rows:
        if row in skipped:
            continue
        places = [place for place in grid.row_places(row) if place[0] == row]
        asked: dict[str, Place] = {}
        for place in places:
            if aim := _numbered_goal(grid, place):
                found["goal"] = joined([found["goal"], aim]) if "goal" in found else aim
                continue
            for further, said in _further(grid.text(*place)):
                found.setdefault(further, Cell(address(*place), said))
            label = label_of(grid.text(*place))
            labels.setdefault(label or "", []).append(place)
            asked |= {label: place} if label in LONG and label not in found else {}
            taken = label in found and not _IMPLEMENTS.match(grid.text(*place))
            cell = _beside(grid, place, label, skipped) if label and not taken else None
            if label in UNITS and taken and (other := _beside(grid, place, label, skipped)):
                unknown += _not_taken(grid, place, other, found[label])
            if label and cell and not (label == "unit" and is_money_unit(cell.raw)):
                found[label] = cell
        found |= _longer(grid, asked, found, [at for at in rows if at not in skipped])
        unknown += _not_understood(grid, places, found)
    unknown += _left_over(grid, found, labels, skipped)
    return found | _left_blank(grid, found, labels), unknown


def _numbered_goal(grid: Grid, place: Place) -> Cell | None:
    """Return one of several goals that each have a cell with their label (年度目标1：…)."""
    said = _GOAL.match(grid.text(*place))
    return Cell(address(*place), grid.raw(*place).strip()) if said else None


_GOAL = re.compile(r"(年度|绩效|总体)+目标\s*[\d一二三四五六七八九十]+\s*:\s*\S")


def _not_taken(grid: Grid, place: Place, other: Cell, read: Cell) -> list[Finding]:
    """Return what is said of a second unit (建设单位, 承办单位) beside the one that was read."""
    if narrow(other.raw) == narrow(read.raw) or is_money_unit(other.raw):
        return []
    return [Finding("R143", grid.sheet.name, address(*place), found=grid.text(*place).strip(":"))]


def _left_blank(
    grid: Grid, found: Mapping[str, Cell], labels: Mapping[str, list[Place]]
) -> dict[str, Cell]:
    """Return the blank cell of a goal or a result where only the other one is filled in."""
    filled = BELOW & found.keys()
    if len(filled) != 1:
        return {}
    (said,) = filled
    (blank,) = BELOW - filled
    told, asked = labels.get(said, ()), labels.get(blank, ())
    pairs = [(one, other) for one in told for other in asked if one[0] == other[0]]
    pairs = pairs or [(one, other) for one in told for other in asked]
    for own, place in reversed(pairs):
        span = grid.span(*place)
        below = found[said].address == grid.cell(grid.below(grid.span(*own).bottom), own[1]).address
        at = (grid.below(span.bottom), place[1]) if below else (place[0], span.right + 1)
        if not grid.text(*at):
            return {blank: Cell(address(*grid.origin(*at)), "")}
    return {}


def _left_over(
    grid: Grid,
    found: Mapping[str, Cell],
    labels: Mapping[str, list[Place]],
    skipped: Container[int],
) -> Iterator[Finding]:
    """Return a finding for each text below a label of goal or result that another one answered."""
    taken = _taken(found)
    for label in sorted(BELOW & found.keys()):
        for row, column in labels.get(label, ()):
            span = grid.span(row, column)
            beside = label_of(grid.text(row, span.right + 1)) == label
            if beside and span.bottom > span.top:
                continue  # it only heads the block whose labels stand to its right
            under = (grid.below(span.bottom), column)
            cell = grid.cell(*under)
            said = cell.raw and not (
                label_of(cell.raw) or role_of(cell.raw) or is_residue(cell.raw)
            )
            own = grid.origin(*under) == under and under[0] not in skipped
            if own and said and cell.address not in taken:
                yield Finding("R132", grid.sheet.name, cell.address, found=cell.raw)


def _taken(found: Mapping[str, Cell]) -> set[str]:
    return {at for cell in found.values() for at in cell.address.split(",")}


_POINT = re.compile(
    r"^[(]?[\d一二三四五六七八九十]+\s*[)、.．:]|^(目标|任务|问题|措施)\s*\d|[。；;]$"
)
"""How one of several points begins or ends."""


def _longer(
    grid: Grid, asked: Mapping[str, Place], found: Mapping[str, Cell], rows: list[int]
) -> dict[str, Cell]:
    """Return the texts of a row's labels that go on below, one row a goal or a problem.

    A further row holds nothing but such texts, and a label merged down beside it or the form of
    its points shows that it belongs to them.
    """
    spots = _spots(grid, asked, found)
    longer = {label: found.get(label) for label in spots}
    columns = {place[1] for place in spots.values()}
    first = max((grid.span(*place).bottom for place in spots.values()), default=0) + 1
    for row in range(first, grid.height if spots else 0):
        own = [place for place in grid.row_places(row) if place[0] == row]
        held = any(_held(grid, place, row, min(columns)) for place in asked.values())
        more = all(place[1] in columns and _more(grid.text(*place), held=held) for place in own)
        if row not in rows or not own or not more:
            break
        if not held and not any(_POINT.search(grid.text(*place)) for place in own):
            break
        for label, spot in spots.items():
            cell, above = grid.cell(row, spot[1]), longer[label]
            if (row, spot[1]) in own and not is_residue(cell.raw):
                longer[label] = cell if above is None else Cell(
                    f"{above.address},{cell.address}", f"{above.raw}\n{cell.raw}")  # fmt: skip
    return {label: cell for label, cell in longer.items() if cell}


def _spots(grid: Grid, asked: Mapping[str, Place], found: Mapping[str, Cell]) -> dict[str, Place]:
    """Return where the labels' texts stand: beside them or below, never in their own cells."""
    spots: dict[str, Place] = {}
    for label, place in asked.items():
        rows = (place[0], grid.below(grid.span(*place).bottom))
        spot = next((one for row in rows for one in grid.row_places(row) if label in found
                     and address(*one) == found[label].address), place)  # fmt: skip
        if spot != place:
            spots[label] = spot
    under = {spot[0] for label, spot in spots.items() if spot[1] == asked[label][1]}
    for label in BELOW & asked.keys() - found.keys():
        if len(under) == 1:
            spots[label] = (min(under), asked[label][1])  # blank in the first row of several
    return spots


def _more(text: str, *, held: bool) -> bool:
    """Tell whether a cell below a text may go on with it: no label, no footer.

    Beside a label that reaches down to it, words of a head are but words (2.加快支付进度).
    """
    if held:
        return word_role(text) is None and not (":" in text and label_of(text))
    return not (label_of(text) or is_footer(text) or (role_of(text) and not text[:1].isdigit()))


def _held(grid: Grid, label: Place, row: int, column: int) -> bool:
    """Tell whether a label left of a text reaches from the label's row down to a further row."""
    spans = (grid.span(label[0], at) for at in range(column))
    return any(span.bottom >= row and grid.text(span.top, span.left) for span in spans)


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
    if role == "side:reason" and _REASONS.search(bare(core)):
        return "reasons"
    member = role.partition(":")[2]
    return member if role.startswith("field:") and member in LABELS else None


def _pieces(text: str) -> list[str]:
    """Return the labels of one cell, each with its text: 项目名称:甲  项目编码:1."""
    starts = [0, *(match.end() for match in _FURTHER.finditer(text)
                   if label_of(f"{match[1]}:") or _WHO.search(match[1]))]  # fmt: skip
    return [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]


def _further(text: str) -> Iterator[tuple[str, str]]:
    for piece in _pieces(text)[1:]:
        label, said = label_of(piece), piece.partition(":")[2].strip()
        if label and said and not (label == "unit" and is_money_unit(said)):
            yield label, said


def _beside(grid: Grid, place: Place, label: str, skipped: Container[int]) -> Cell | None:
    """Return the cell that a label speaks of: behind its colon, to its right, or below."""
    text = grid.text(*place)
    span = grid.span(*place)
    if ":" in text and (said := _pieces(text)[0].partition(":")[2].strip()):
        return Cell(address(*place), said)
    right = _answer(grid, place, (place[0], span.right + 1))
    said = grid.text(*right)
    if label in NAMES:
        return grid.cell(*right) if said and not _is_label(said) else None
    beside = label_of(said)
    below = (grid.below(span.bottom), place[1])
    under = grid.text(*below)
    texted = bool(under) and label_of(under) is None and below[0] not in skipped
    if beside == label:
        return None  # it only heads the block whose labels stand to its right
    heads = label in BELOW and texted and (beside is not None or _is_heading(said))
    if said and beside is None and not heads and not _is_head(said, label):
        return grid.cell(*right)
    side_by_side = label in BELOW and (beside is None or heads or span.bottom == span.top)
    over = label in LONG and _heads_text(grid, place, below)
    return grid.cell(*below) if (side_by_side or over) and texted else None


def _heads_text(grid: Grid, place: Place, below: Place) -> bool:
    """Tell whether a label alone in its row stands over a text that is alone in the next one."""
    under = grid.text(*below)
    lone = list(grid.row_places(place[0])) == [place] and list(grid.row_places(below[0])) == [below]
    plain = role_of(under) is None and not is_footer(under) and not names_form(under)
    return lone and plain and bool(_POINT.search(under) or _SENTENCE.search(under))


def _answer(grid: Grid, place: Place, right: Place) -> Place:
    """Return the cell beside a label; where no cells are merged, blanks may lie between.

    Only one text before the next label is its answer, or the first of three (the others are a
    label with its own) that stands nearer to it than to the one behind.
    """
    if grid.text(*right) or grid.merged(*right):
        return right
    after = [one for one in grid.row_places(place[0]) if one[1] > right[1]]
    ends = (at for at, one in enumerate(after) if _asks(grid.text(*one)))
    told = after[: next(ends, len(after))]
    first = next(iter(told), right)
    alone = len(told) == 1 or (
        len(told) == LONE_AND_PAIR and first[1] - place[1] <= told[1][1] - first[1]
    )
    return first if alone and role_of(grid.text(*first)) is None else right


LONE_AND_PAIR = 3


def _asks(text: str) -> bool:
    return label_of(text) is not None or (not text[:1].isdigit() and bool(_WHO.search(text)))


def _is_label(text: str) -> bool:
    return (word_role(text) or "").startswith("field:")


def _is_head(text: str, label: str) -> bool:
    """Tell whether what stands beside a label is a head of something else, not its text.

    A unit's own words hold those of heads too: 资金支付进度偏慢 is a problem.
    """
    if label not in BELOW:
        return word_role(text) is not None
    return role_of(text) is not None and _SENTENCE.search(text) is None


def _is_heading(text: str) -> bool:
    core = bare(text)
    return len(core) <= LONGEST_HEADING and _HEADING.search(core) is not None


def _reach(grid: Grid, place: Place) -> int:
    """Return how far right of a label its text may begin: farther where no cells are merged."""
    return 1 if grid.merged(*place) or grid.merged(place[0], place[1] + 1) else WIDEST_GAP


WIDEST_GAP = 3


def _is_known(label: str, beside: str) -> bool:
    """Tell whether words explain a label; a remark is none where somebody wrote one beside it."""
    role = role_of(label)
    if role == "field:remark":
        return beside.startswith("请") or is_residue(beside)
    return role not in {None, NONE, "side:reason"}


_CONTACT = re.compile(
    r"(联系|办公)?电话|手机号?码?|联系(人|方式)|(填报|填表|经办|审核|制表|负责)人"
)
"""Labels of who filled in a form and how to reach them."""


def names_contact(text: str) -> bool:
    """Tell whether a label asks who filled in a form, when, and how to reach them."""
    core = bare(text)
    return len(core) <= LONGEST_LABEL and _WHO.search(core) is not None


def _not_understood(
    grid: Grid, places: list[Place], found: Mapping[str, Cell]
) -> Iterator[Finding]:
    """Return a note for each label with words beside it that no word explains."""
    taken = _taken(found)
    for at, (place, after) in enumerate(pairwise(places)):
        text = grid.text(*place).rstrip(":")
        core = bare(text)
        said = (text, text.partition(":")[0])  # 其中:财政拨款, 预算数:38.5
        known = any(_is_known(label, grid.text(*after)) for label in said)
        if known or not 1 < len(core) <= LONGEST_LABEL:
            continue
        if _WHO.search(core) and role_of(text) != "side:reason":
            continue
        beside = grid.text(*after)
        if label_of(beside) or (role_of(beside) and not _SENTENCE.search(beside)):
            continue
        if _CONTACT.fullmatch(bare(beside)):
            continue  # a person's name, beside the next label
        if {address(*place), address(*after)} & taken or is_footer(text) or year_in(text):
            continue
        if (
            ("单位" in text and money_unit_in(text))
            or filled_on(text)
            or not 0 < after[1] - grid.span(*place).right <= _reach(grid, place)
        ):
            continue
        answer = at and address(*places[at - 1]) in taken
        if at % 2 and not answer and role_of(grid.text(*places[0])) is None:
            continue  # what stands beside a label that isn't known is no label
        yield Finding("R143", grid.sheet.name, address(*place), found=text)
