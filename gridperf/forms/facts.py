"""What stands around a form: title, unit, year, unit of money, form number, date of filling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from gridperf.forms.codes import split_code
from gridperf.forms.grid import address
from gridperf.forms.unit_names import names_owner, names_unit
from gridperf.forms.vocabulary import bare, money_unit_in, role_of
from gridperf.values import closed_up, narrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridperf.forms.grid import Grid, Place
    from gridperf.model import MoneyUnit

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)\s*(?:(?:会计|财政|预算)?年|\)|$|会计)")
_SURE_YEARS = (
    re.compile(r"(?:评价|自评|绩效|预算|项目|所属)年度?\s*:\s*((?:19|20)\d{2})(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d{2})\s*(?:会计|财政|预算)?年度"),
    re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年(?!填[报表]|编报|编制|报送|上报|公开)"),
    re.compile(r"(?<!\d)(?<![和及、至—–~-])((?:19|20)\d{2})\s*年度?[^\d]{0,12}?(?:绩效|自评|评价)"),
)
"""How a title of several years says which one it is about, the surest first."""
_CHINESE_YEAR = re.compile(r"([二〇零○一三四五六七八九]{4})年")
_CHINESE_DIGITS = {char: str(at) for at, char in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
}
_DAY = re.compile(r"((?:19|20)\d{2})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})")
_TITLE = re.compile(r"(绩效|自评|评价).*(表|情况|汇总)")
_TITLE_END = re.compile(
    r"([省市区县州本]级)*(预算)?(部门|单位)?(预算|整体|项目|财政|专项|[省市区县州本]级)*"
    r"(支出|资金|预算|项目)*(绩效|自评).*"
)
_GENERAL = re.compile(
    r"(重点|主要|部分|(部门|单位|财政)?评价|(财政|预算|会计)?年度|专项|特定目标类|运转类|其他|结转|"
    r"全(省|市|区|县|州|镇|系统)|关于|(组织)?开展|(部门)?[预决]算(信息)?公开)+$"
)
"""What a title says of its projects, behind the unit or instead of it."""
_LEAD = re.compile(
    r"^附(?:件|表)?\s*(?:[\d一二三四五六七八九十]|[-—.](?=\d))*\s*[:.、]\s*|"
    r"^附(?:件|表)\s*(?:[一二三四五六七八九十]+\s|\d{1,2}?(?:[-—]\d{1,2}?)?(?=(?:19|20)\d\d|\D))?\s*|"
    r"^[\d一二三四五六七八九十]+\s*[:.、]\s*(?=(19|20)\d{2})|^关于(报送|上报|公布|公开)?"
)
"""What stands before a title: which annex it is, what it is about."""
_OF_YEAR = re.compile(
    r"\(?((?<!\d)(19|20)\d{2}\s*[-—–~至]\s*)?"
    r"((19|20)\d{2}\s*年?度?|(二[〇零○]|一九)[〇零○一二三四五六七八九]{2}年度?|(?<!\d)\d{2}年度)(填报)?\)?"
)
_UNIT_LABEL = re.compile(
    r"^(?:填[报表]|编报|编制|制表|预算|报送|自评|被评价|申报|项目|实施)?(?:单位|部门)"
    r"(?:\((?:盖章|公章|签章|单位|部门)\)|盖章|公章|签章|名称|全称|/?部门)*\s*[:]\s*(?P<unit>.*)$"
)
_UNIT_LABEL_ALONE = re.compile(
    r"(?:填[报表]|编报|报送|申报|被评价)(?:单位|部门)(?:名称)?|预算单位(?:名称)?|(?:单位|部门)(?:\((?:单位|部门)\))?(?:名称|全称)"
)
"""A label in a cell of its own that can mean nothing but who filed."""
_UNIT_CODE = re.compile(r"^\d{6,}(?=[\u4e00-\u9fff])|\(\d{6,}\)$")
"""A unit's code that touches its name (101001某局, 某局(101001)); 120急救中心 bears none."""
_NOTED_UNIT = re.compile(
    r"(?<![计度]量)单位(?:均|都)?(?:[:]|为|是)(?:人民币)?(?P<unit>亿元|百万元|千元|万元|元)"
    r"|以(?:人民币)?(?P<behind>亿元|百万元|千元|万元|元)(?:为(?:金额|计量|货币|计价)?单位|计[,。;]?$)"
)
_UNIT_END = re.compile(r"\s{2,}|\s(?=\S*(?:绩效|自评))|[,;]|填报|联系|金额|单位[:]|日期")
_FORM_NUMBER = re.compile(r"报表编号\s*:\s*([0-9A-Za-z][0-9A-Za-z_./()-]*|\S+)")
_FILLED = re.compile(r"(?:填报|填表|填制|编制|报送|自评)?(?:日期|时间)\s*[:]?\s*(?P<day>.+)")
_TERM = re.compile("时间|期限|周期|起止|实施期|日期")
"""Years behind these words are those of the project, or of the filing."""
_MONEY_NOTE = re.compile(r"[(\[]?\s*(?:金额)?单位\s*:\s*(?:人民币)?[百千万亿]*元\s*[)\]]?\s*$")
"""A unit of money behind a title."""
_MONEY_WORDS = re.compile(r"^\(?(人民币)?(万元|元|亿元|千元|百万元)\)?$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a form says of itself outside of its table; None where it says nothing."""

    title: str | None = None
    title_unit: str | None = None
    label_unit: str | None = None
    year: int | None = None
    money_unit: MoneyUnit | None = None
    form_number: str | None = None
    places: tuple[tuple[str, str], ...] = ()
    """Fact → address."""
    other_unit: tuple[MoneyUnit | None, str] | None = None
    """Another unit of money that is stated too, and the cell of the one that is taken."""

    @property
    def unit(self) -> str | None:
        """The unit that note or title names; a unit column still beats it."""
        return self.label_unit or self.title_unit


def year_in(text: str) -> int | None:
    """Return the year that a title, heading or sheet name bears, None where there is none.

    Of several it is the one that is said to be evaluated (2023年填报2022年度…), else the first.
    """
    plain = _CHINESE_YEAR.sub(_in_digits, narrow(text))
    years = _YEAR.findall(plain)
    if len(set(years)) > 1:
        said = (set(sure.findall(plain)) for sure in _SURE_YEARS)
        years = next((list(one) for one in said if len(one) == 1), years)
    return int(years[0]) if years else None


def _in_digits(year: re.Match[str]) -> str:
    return "".join(_CHINESE_DIGITS[char] for char in year[1]) + "年"


def year_of_heading(text: str) -> int | None:
    """Return the year that a column's heading bears, with 年 behind it or without (2022预算数)."""
    found = _YEAR_BEFORE.match(narrow(text))
    return year_in(text) or (int(found[1]) if found else None)


_YEAR_BEFORE = re.compile(r"((?:19|20)\d{2})(?=[预支执调实全决绩项资财])")


def years_of_heading(text: str) -> set[int]:
    """Return all years that a column's heading bears: 2022-2024年总预算."""
    if year_of_heading(text) is None:
        return set()
    return {int(year) for year in _ANY_YEAR.findall(narrow(text))} | {year_of_heading(text) or 0}


_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def filled_on(text: str) -> date | None:
    """Return the day of filling (填报日期) that a footer states."""
    found = _FILLED.search(narrow(text))
    day = _DAY.search(found["day"]) if found else None
    if not day:
        return None
    try:
        return date(int(day[1]), int(day[2]), int(day[3]))
    except ValueError:
        return None


def day_filled(grid: Grid, above: range, below: range) -> tuple[date | None, str | None]:
    """Return the day of filling and its cell: below the form's table, else above it if named so.

    It stands behind its label, or in the cell beside it.
    """
    for rows, label in ((below, _DAY_LABEL), (above, _SURE_DAY_LABEL)):
        for place in (one for row in rows for one in grid.own_places(row)):
            text = grid.text(*place)
            if not label.match(text):
                continue
            if day := filled_on(text):
                return day, address(*place)
            beside = place[0], grid.span(*place).right + 1
            if day := filled_on(f"日期:{grid.text(*beside)}"):
                return day, address(*grid.origin(*beside))
    return None, None


_SURE_DAY_LABEL = re.compile("(?:填报|填表|填制|编报|编制|报送|自评)(?:日期|时间)")
_DAY_LABEL = re.compile(
    r"(?:填[报表制]|编[报制]|报送|自评)?(?:日期|时间)|.*(?:日期|时间)\s*:?\s*\d", re.DOTALL
)
_SEAL = re.compile(r"\s*\((?:盖章|公章|签章|加盖公章|单位公章|章)\)\s*$")
_TICKED = re.compile(r"[☑■√✔✓☒▣●]\s*(?P<after>[^\s□☐○☑■√✔✓☒▣●]+)")
_NUMBERED = re.compile(r"^[A-Za-z\d]\s*[.、]\s*")
_TICKED_BEHIND = re.compile(r"(?P<before>[^\s□☐○☑■√✔✓☒▣●]+)\s*[(\[]?\s*[☑■√✔✓☒▣●]")


def unsealed(unit: str) -> str:
    """Return a unit's name without the note that a seal belongs there: 某局(公章)."""
    return unit[: found.start()] if (found := _SEAL.search(narrow(unit))) else unit


def ticked(text: str) -> str:
    """Return the choice that is ticked among boxes (☑优 □良, 优√ 良□), else the text as it is."""
    plain = narrow(text)
    if not re.search(r"[□☐○]|[☑■√✔✓☒▣●]", plain):
        return text
    first = re.match(r"[□☐○☑■√✔✓☒▣●]", plain)
    found = (_TICKED if first else _TICKED_BEHIND).search(plain)
    # What stands in brackets behind a choice says of how many points it is: ☑优(90-100).
    return _NUMBERED.sub("", found[1].strip("()[] ")).split("(")[0].strip() if found else text


def names_form(text: str) -> bool:
    """Tell whether a text is a form's title."""
    return _TITLE.search(_MONEY_NOTE.sub("", text)) is not None


def unit_of_title(title: str) -> str | None:
    """Return the unit that a title names before its kind of form, else in brackets behind it.

    Words that are no organisation's or area's name say what kind of form it is (专项债券项目…).
    """
    plain = closed_up(_LEAD.sub("", narrow(title)))
    behind = _BEHIND.search(plain)
    before = _OF_YEAR.split(plain, maxsplit=1)[0]  # 某局2022年城乡低保项目
    for said in (_OF_YEAR.sub("", plain), before):
        core = _TITLE_END.sub("", said.strip("《》-—: "))
        unit = _GENERAL.sub("", _paired(closed_up(core).strip("《》-—: ")))
        if len(unit) >= SHORTEST_UNIT and names_owner(unit):
            return unit
    return behind[1] if behind and names_unit(behind[1]) else None


def _paired(text: str) -> str:
    """Return a text without brackets at its ends that close nothing, or hold all of it."""
    while text.endswith("(") or (text.endswith(")") and text.count(")") > text.count("(")):
        text = text[:-1].rstrip()
    while text.startswith(")") or (text.startswith("(") and text.count("(") > text.count(")")):
        text = text[1:].lstrip()
    return text[1:-1] if re.fullmatch(r"\([^()]*\)", text) else text


def _as_written(unit: str | None, raw: str) -> str | None:
    """Return a unit's name with the signs that the cell itself shows: 某局（本级）."""
    found = re.search(r"\s*".join(map(re.escape, unit)), narrow(raw)) if unit else None
    said = raw.strip()[found.start() : found.end()] if found else ""
    return said if unit and narrow(closed_up(said)) == unit else unit


_BEHIND = re.compile(r"\(([^():]{3,})\)$")
SHORTEST_UNIT = 3
"""Characters; a shorter rest of a title (区级, 街道) names no unit."""


def facts_above(grid: Grid, top: int, bottom: int) -> Facts:
    """Return what the rows from `top` to before `bottom` say: title, unit, year, unit of money."""
    title = title_unit = label_unit = form_number = None
    year: int | None = None
    money: MoneyUnit | None = None
    places: dict[str, str] = {}
    for row, column in _places(grid, top, bottom):
        text = grid.text(row, column)
        at = address(row, column)
        said = _MONEY_NOTE.sub("", text)
        if title is None and _TITLE.search(said) and "单位:" not in said:
            title = grid.raw(row, column)
            title_unit = _as_written(unit_of_title(said), title)
            places["title"] = at
        if found := _FORM_NUMBER.search(text):
            form_number = found[1]
        if money is None and (money := money_unit_in(text) or _unit_beside(grid, row, column)):
            places["money_unit"] = at
        if label_unit is None and (label_unit := labelled_unit(grid, row, column)):
            places["unit"] = at
        if year is None and not _of_something_else(grid, row, column) and (year := year_in(text)):
            places["year"] = at
    if not (label_unit or title_unit):
        texts = (grid.text(*place) for place in _places(grid, top, bottom))
        label_unit = next(filter(None, map(_sealed, texts)), None)
    return Facts(title, title_unit, label_unit, year, money, form_number, tuple(places.items()))


def _sealed(text: str) -> str | None:
    """Return the unit whose name stands where its seal belongs: 某局（盖章）."""
    unit = unsealed(text)
    return unit if unit != text and ":" not in unit and names_unit(unit) else None


def _unit_beside(grid: Grid, row: int, column: int) -> MoneyUnit | None:
    """Return the unit of money in the cell behind 金额单位, where the two have a cell each."""
    if bare(grid.text(row, column)) not in {"金额单位", "货币单位", "单位"}:
        return None
    said = grid.text(row, grid.span(row, column).right + 1)
    return money_unit_in(f"({said.strip('()')})") if is_money_unit(said) else None


def unit_of_sheet(grid: Grid) -> str | None:
    """Return the unit that a sheet is named after (one sheet a unit), None for any other name."""
    name = grid.sheet.name.strip()
    named = not grid.sheet.delimited and len(name) > SHORTEST_UNIT and names_unit(name)
    return None if not named or names_form(name) else name


def _of_something_else(grid: Grid, row: int, column: int) -> bool:
    """Tell whether a cell's year is not the form's: a day of filling, a term, a project's name."""
    label = ""
    for place in grid.row_places(row):
        if place[1] >= column:
            break
        label = grid.text(*place)
    text = grid.text(row, column)
    role = role_of(label) or ""
    named = role.startswith("field:") and role != "field:year" and ":" not in label
    return bool(named or _FILLED.search(text) or _TERM.search(text) or _TERM.search(label))


def _places(grid: Grid, top: int, bottom: int) -> list[Place]:
    return [place for row in range(top, bottom) for place in grid.row_places(row)
            if place[0] == row]  # fmt: skip


def labelled_unit(grid: Grid, row: int, column: int) -> str | None:
    """Return the unit behind "填报单位：", in the same cell or in the next one."""
    text = grid.text(row, column)
    found = _UNIT_LABEL.match(text)
    if not found and not _UNIT_LABEL_ALONE.fullmatch(text):
        return None
    said = _UNIT_END.split(found["unit"].strip(), maxsplit=1)[0].strip() if found else ""
    if not said:
        beside = grid.span(row, column).right + 1
        said = grid.text(row, beside)
    if not found and role_of(said):
        return None  # a heading beside a heading
    if not said or is_money_unit(said):
        return None
    return _UNIT_CODE.sub("", split_code(unsealed(said))[1]).strip() or None


def signs(grid: Grid, row: int) -> str | None:
    """Return the unit that a row below a table says filled it in (填报单位：某局 | 填报日期：…)."""
    said = (labelled_unit(grid, *place) for place in grid.own_places(row)
            if ":" in grid.text(*place))  # fmt: skip
    return next(filter(None, said), None)


def unit_below(grid: Grid, rows: range) -> str | None:
    """Return the only unit that the rows below a table's last state, None without one."""
    units = {unit for row in rows if (unit := signs(grid, row))}
    return units.pop() if len(units) == 1 else None


def money_unit_below(grid: Grid, rows: Sequence[int]) -> MoneyUnit | None:
    """Return the unit that a note on a table states (注：本表金额单位为元), None without one.

    It is looked for in the last of these rows that say something.
    """
    told = islice((row for row in reversed(rows) if grid.row_places(row)), NOTED)
    for row in sorted(told):
        for place in grid.row_places(row):
            if found := _NOTED_UNIT.search("".join(grid.text(*place).split())):
                return found["unit"] or found["behind"]  # type: ignore[return-value]
    return None


NOTED = 10
"""The last rows of a form, in which notes on it stand."""


def is_money_unit(text: str) -> bool:
    """Tell whether what stands behind 单位: is a unit of money or of measure, not who filed.

    Several may stand there (万元、%).
    """
    parts = [part for part in _AND.split(narrow(text)) if part]
    money = any(_MONEY_WORDS.match(bare(part)) for part in parts) or "元" in narrow(text)[-2:]
    return money or all(len(part) == 1 or part == "人次" for part in parts)


_AND = re.compile(r"[、,;/和及与\s]+")
