"""What kind of row stands in a project list's body: project, total, heading, footer, nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from gridperf.forms.compounds import levels_of
from gridperf.forms.counts import counts_projects
from gridperf.forms.unit_names import names_unit
from gridperf.forms.vocabulary import role_of, word_role
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from gridperf.forms.grid import Grid, Place
    from gridperf.forms.plan import Plan
    from gridperf.model import Cell, Finding, Project, Total


@dataclass(frozen=True, slots=True)
class Line:
    """Where the cells of a damaged line truly belong: column of the plan → cell."""

    cells: Mapping[int, Cell]
    inferred: frozenset[int]


@dataclass(slots=True)
class Body:
    """What was read from a list's rows."""

    projects: Sequence[Project] = ()
    totals: list[Total] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    filled_on: date | None = None
    filled_cell: str | None = None
    last: int = 0
    rows: list[int] = field(default_factory=list)
    """The rows of projects, further ones and totals among them."""
    renumbered: list[int] = field(default_factory=list)
    """Further rows that repeat their project under another number."""


RowKind = Literal["project", "total", "share", "check", "continued", "heading", "footer", "blank"]

_TOTAL = re.compile(
    r"^[一二三四五六七八九十\d、.\s]*(?P<of>.*?)[(:]?(合计|小计|总计|共计|累计)[):]?$"
)
_FOOTER = re.compile(
    r"^(填报人|填表人|制表人?|经办人|审核人?|负责人|单位负责人|项目负责人|财务负责人|分管领导|联系人|联系电话|"
    r"填报日期|填表日期|填报时间|备注|注|说明|填[表报写](?:说明|要求|须知)|附注|\*|※)\s*(\(.{1,8}\))?\s*[:\d、.*※]"
)
_PAGE = re.compile(r"第\s*\d+\s*页\D{0,3}(?:共\s*\d+\s*页)?|[-—]\s*\d+\s*[-—]|\d+\s*/\s*\d+\s*页")
"""What a printer puts under a page."""


@lru_cache(maxsize=1 << 14)
def total_label(text: str) -> str | None:
    """Return the label of a total row (合计, 小计, 甲单位小计), None for any other text."""
    compact = re.sub(r"\s+", "", narrow(text))
    return compact if len(compact) <= LONGEST_LABEL and _TOTAL.match(compact) else None


LONGEST_LABEL = 40


@lru_cache(maxsize=1 << 14)
def sum_label(text: str) -> str | None:
    """Return the label of a list's total row, what it counts or its unit of money behind it too.

    Only a list is asked so: an indicator's name may end in such words (补贴合计（万元）).
    """
    if (label := total_label(text)) is not None:
        return label
    compact = re.sub(r"\s+", "", narrow(text))
    alone = _COUNT.fullmatch(compact) or _ENGLISH.fullmatch(compact) or _gathers(compact)
    known = alone or total_label(_without_counts(compact)) or carries(compact)
    return compact if known else None


def carries(label: str) -> bool:
    """Tell whether a label says that the row brings what other pages come to (承上页, 过次页)."""
    return "页" in label and _CARRIED.fullmatch(label) is not None


_CARRIED = re.compile(
    r"\(?(?:(?:[承接续]|转[至入到]?|过[至入到]?|结转[至入到]?)[上前次下]一?页|[上前次下]一?页(?:转来|承转|结转|转入)"
    r"|(?:累计|截[至止])[至到]?[本上前]页止?)(?:结转|累计)?(?:数额?|金额|余额)?\)?:?"
)


_GATHERED = re.compile(r"(?P<of>.*?)汇总数?:?")
_OF_ALL = re.compile(
    "((全|本|总|各|项目|单位|年度).{0,2}|所有|以上|上述)(项目|单位|支出|资金){0,2}|"
)


def _gathers(label: str) -> bool:
    """Tell whether a label is a sum's as Excel writes it (汇总, 区教育局 汇总): of all or a unit.

    A project may end in the word too (数据汇总).
    """
    found = _GATHERED.fullmatch(label)
    return found is not None and bool(_OF_ALL.fullmatch(found["of"]) or names_unit(found["of"]))


def _without_counts(label: str) -> str:
    """Return a label without what stands beside 合计: (2个项目), (万元), 数, /平均分, Total."""
    label = _TRANSLATED.sub("", label)
    while (shorter := _BEHIND.sub("", label)) != label:
        label = shorter
    return label


_COUNTED = r"共?计?\d+[个项家笔]?(?:项目|单位)?"
_BEHIND = re.compile(
    rf"(?:\((?:{_COUNTED}|(?:单位:)?[百千万亿]*元|平均分?)\)|[/、及]平均[分值数]?|(?<=计)(?:数|金额|数额)"
    rf"|(?<=[合小总共累]计):?{_COUNTED}):?$"
)
_COUNT = re.compile(r"共计?\d+[个项]项?目?:?|总数:?|(?:资金|金额)?总额:?|总金额:?")
_TOTAL_IN_ENGLISH = r"(?:(?:grand|sub)-?)?(?:total|sum)"
_ENGLISH = re.compile(rf"{_TOTAL_IN_ENGLISH}:?", re.IGNORECASE)
_TRANSLATED = re.compile(
    rf"^{_TOTAL_IN_ENGLISH}[/(]?(?=[合小总共]计)|(?<=计)[/(]?{_TOTAL_IN_ENGLISH}(?=\)?:?$)",
    re.IGNORECASE,
)
"""The English for 合计 before it or behind."""
_AVERAGE = re.compile(r"(?:自评)?(?:得分)?平均(?:得?分|值|数)?:?")


def is_average(text: str) -> bool:
    """Tell whether a row's first words say that it holds means: no project, and no sum."""
    return _AVERAGE.fullmatch(re.sub(r"\s+", "", narrow(text))) is not None


def total_of(label: str) -> str | None:
    """Return whose total it is, as far as the label says: "甲单位小计" → 甲单位."""
    found = _TOTAL.match(_without_counts(label)) or _GATHERED.fullmatch(label)
    of = (found["of"] if found else "").strip("(:、")
    return of if len(of) >= SHORTEST_UNIT else None


SHORTEST_UNIT = 3


@lru_cache(maxsize=1 << 12)
def is_footer(text: str) -> bool:
    """Tell whether a text is what stands under a form: who filled it in, notes."""
    plain = narrow(text)
    if _FOOTER.match(plain):
        return True
    return ("页" in plain or plain[:1] in {"-", "—"}) and _PAGE.fullmatch(plain) is not None


def is_signature(grid: Grid, row: int, first: str) -> bool:
    """Tell whether a row says who filled the form in, a cell each (填报人：| 张三 | 电话 | 8881).

    Whatever stands under the amounts' headings there, it is no money.
    """
    core = "".join(narrow(first).split())
    if _SIGNED.match(core):
        return True
    beside = grid.own_places(row)[1:] if _SEALED.fullmatch(core) else ()
    return any(_SIGNED.match("".join(grid.text(*place).split())) for place in beside)


_SIGNED = re.compile(
    r"(?:(?:(?:单位|部门|项目|财务|科室|主要|业务)?负责|填[报表制]|制表|经办|审[核批]|复核|编制|联系)人"
    r"|[分主]管领导|(?:联系|办公)?电话|联系方式|手机号?码?|传真|(?:填[报表]|报送|制表)(?:日期|时间))"
    r"(?:姓名|签[字名章]|及?(?:联系)?电话)?(?:\(.{1,8}\))?(?::|$)"
)
_SEALED = re.compile(
    r"(?:填[报表]|报送|预算)?(?:单位|部门)(?:名称)?(?:\(.{1,8}\))?:|\(?(?:单位)?[公盖签]章\)?:?"
)


_NOTE = re.compile(
    r"(?:填[表报写]|编制)(?:要求|须知|说明)|说明|备注|附?注|\(?续[上前]?表\d*\)?|\(?(?:单位|部门)?(?:盖章|公章|签章|签字)(?:处)?\)?:?"
)


def is_note(text: str) -> bool:
    """Tell whether a row's first words announce a note or a seal, with nothing behind them."""
    return _NOTE.fullmatch(re.sub(r"\s+", "", narrow(text))) is not None


def is_noted(grid: Grid, row: int, first: str) -> bool:
    """Tell whether a row stands under a form by its first words or by the note above it."""
    return is_footer(first) or is_note(first) or _goes_on_note(grid, row)


def _goes_on_note(grid: Grid, row: int) -> bool:
    """Tell whether a row's only text is a sentence of a note that begins above it, line by line.

    Where 说明 has a cell of its own, its sentences may stand below the projects' names.
    """
    values = grid.rows[row]
    if values.count(None) != len(values) - 1:
        return False
    if not (places := grid.own_places(row)) or not _SENTENCE.search(grid.text(*places[0])):
        return False
    for above in range(row - 1, max(row - LINES, 0), -1):
        places = grid.own_places(above)
        first = grid.text(*places[0]) if places else ""
        if len(places) <= _IN_NOTE and _OF_NOTE.match(first) and (
            is_note(first) or is_footer(first)
        ):  # fmt: skip
            return True
        if len(places) != 1:
            return False
    return False


_SENTENCE = re.compile(r"^\(?(?:\d{1,2}|[一二三四五六七八九十]+)(?:[.、)](?!\d)|\s)|^[①-⑳]|[。;,:]")
_OF_NOTE = re.compile(r"(?:填[表报]|编制)?说明|备注|附?注|[*※]")
_IN_NOTE = 2
"""Cells of a note's first line: the word, and what it says."""
LINES = 30
"""Lines of a note."""

_NOTHING = re.compile(r"-?0+(?:\.0*)?%?|[-—–/]+|#(?:DIV/0|N/A|VALUE|REF)[!]?")
"""What formulas over nothing show; where an indicator stands it is somebody's word."""
_MORE = re.compile(r"[.…]+")


def is_unfilled(grid: Grid, row: int, plan: Plan) -> bool:
    """Tell whether a row is one of a blank form: at most a number in front and zeros behind."""
    sequence = plan.texts.get("sequence")
    sides = {column for pair in plan.pairs for column in pair.sides.values()}
    said = sides | {*plan.long.values()}
    own = grid.own_places(row)
    return all(
        _MORE.fullmatch(text)
        or (place[1] not in said and _NOTHING.fullmatch(text))
        or (place[1] == sequence and text.rstrip(".、").isdigit())
        for place in own
        if (text := grid.text(*place))
    )


COUNTED = re.compile(r"[一二三四五六七八九十]+\s*[、.．]")
"""How headings over blocks of rows are numbered."""


def lone_text(grid: Grid, row: int, name_column: int | None) -> Place | None:
    """Return the place of a row's only text, None where it is a project's name or not alone."""
    filled = (grid.origin(row, at) for at, shown in enumerate(grid.shown(row)) if shown)
    first = next(filled, None)
    if first is None or any(other != first for other in filled):
        return None
    places = grid.own_places(row)
    if len(places) != 1:
        return None
    place = places[0]
    wide = grid.span(*place)
    at_name = place[1] == name_column and wide.right == wide.left
    heads = COUNTED.match(grid.text(*place)) or _OF_UNIT.match(grid.text(*place))
    return None if at_name and not heads else place


_OF_UNIT = re.compile(r"(?:填报|编报|报送|申报|预算)(?:单位|部门)(?:名称)?:\S")
"""A row that says who filed what stands below it (填报单位：某街道)."""


def names_source(grid: Grid, row: int) -> bool:
    """Tell whether the row's first words name a source: a share of the project above."""
    first = next(filter(None, grid.shown(row)), "")
    return (role_of(first) or "").startswith("source:")


def counts_columns(grid: Grid, row: int) -> bool:
    """Tell whether a row only numbers the columns under a head: 栏次 1 2 3=2/1, or 甲 乙 A B."""
    return count_columns(filter(None, grid.shown(row)))


def count_columns(texts: Iterable[str]) -> bool:
    """Tell whether texts side by side only number their columns."""
    said = [_AROUND_NUMBER.sub("", normalize("NFKC", text)) for text in texts]
    if said and said[0] in {"栏次", "列次", "行次", "栏号"}:
        said = said[1:]
    if len(said) < FEWEST_NUMBERED:
        return False
    signs = [text.partition("=")[0] for text in said]
    letters = "".join(signs).lstrip("甲乙丙丁戊己庚辛")
    if letters.isdecimal():
        counted, first = [sign for sign in signs if sign.isdecimal()], 1
        return [int(sign) for sign in counted] == list(range(first, len(counted) + 1))
    counts = letters and letters in {_ALPHABET[: len(letters)], _NUMERALS[: len(letters)]}
    return all(len(sign) == 1 for sign in signs) and bool(counts)


_AROUND_NUMBER = re.compile(r"^第?[列栏](?=[\d一二三四五六七八九十])|[()\s]|\.0$")


def heads_table(grid: Grid, row: int, *, apart: bool) -> bool:
    """Tell whether a row below a list's projects heads another table: known headings, no number.

    Two of them will do where the row stands `apart` from the list, below its total and a blank;
    one may be a word of statistics (等级, 项目个数).
    """
    if heads_columns(grid, row):
        return True
    texts = [grid.text(*place) for place in grid.row_places(row) if place[0] == row]
    least = FEWEST_HEADINGS - 1 if apart else FEWEST_HEADINGS
    counts = {text for text in texts if counts_projects(text)}
    enough = least if counts else FEWEST_HEADINGS
    if len(texts) < enough or any(_NUMBER.fullmatch(text) for text in texts):
        return False
    roles = {role for text in texts if text not in counts and (role := word_role(text))
             and not role.startswith(("group:", "dimension:", "source:"))}  # fmt: skip
    return len(roles) + len(counts) >= least and (len(roles) + len(counts)) * 2 >= len(texts)


def heads_columns(grid: Grid, row: int) -> bool:
    """Tell whether a row only names parts of a list: two groups, two dimensions or two texts.

    A row of one indicator names a group and a dimension, but never two.
    """
    texts = [grid.text(*place) for place in grid.own_places(row)]
    roles = {role_of(level) for text in texts for level in levels_of(text)}
    known = {role for role in roles if role}
    kinds = [role.partition(":")[0] for role in known]
    return None not in roles and any(kinds.count(kind) > 1 for kind in _PARTS)


_PARTS = ("group", "dimension", "field")
FEWEST_HEADINGS = 3
_NUMBER = re.compile(r"[-+]?[\d.,]+%?")
FEWEST_NUMBERED = 3
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NUMERALS = "一二三四五六七八九十"
