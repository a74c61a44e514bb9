"""Counts of another thing than the target's: 12个社区 of 12场, 1200户 of 10个小区.

The counter alone doesn't tell: 个 counts anything, 家 and 处 much. What stands before the number,
or behind its counter, does: of another thing nobody can say that it is enough, or too little.
"""

from __future__ import annotations

import re

from gridperf.values.quantities import Quantity
from gridperf.values.units import names_one_thing

_PEOPLE = frozenset({"人", "人次", "人(次)", "人/次", "名", "位", "户", "户次"})
"""Counters that say what they count."""
_SOMEBODY = re.compile(
    "[人员者户师]|[学考新]生|[村居市农渔牧灾移]民|群众|家庭|[职民环义社]工|干部|教练|医护"
)
_REACH = re.compile("(?:覆盖|惠及|受益|涉及|辐射|服务|带动|参加|参与)[^\\d，]{0,4}$")
"""What a number was done for, or with, before it."""
_REACHES = re.compile("[覆惠受涉辐服带参]")
"""What stands in all such words: looked for first."""
_PLACE = re.compile(
    r"(?P<one>社区|小区|街道|乡镇|镇街|村居|行政村|自然村|村|乡|镇|县|区县|部门|单位|企业|公司|学校|机构|班次|网格|家庭)"
    r"(?![级庄民委医规道容集])"
)
"""Where, or by whom, something was done, right behind the counter."""
_BEHIND = re.compile(
    r"[\d.,\s]+[百千万亿]*[余多]*\s*个(?P<what>(?!以|左右|已|均|全|完|达|任务|指标|名额|点|[上下]?半|人|季|月|年)[一-鿿]{1,6})"
)
_DONE = re.compile(
    "改造|新建|[扩改重]建|建[设成立]|维[修护]|修[缮建复]|打造|创[建办]|培[育训]|设[立置]|布设|安装|更[新换]|处[置理]|整[治改]|"
    "清[理除]|检查|巡查|排查|走访|慰问|调研|编[制写]|制[定作]|出台|印[发制]|受理|办[理结]|审[核批]|查处|发[现放布]|新增|引进|"
    "招[聘募]|选[派聘]|派出|投放|完[善成]|提[升供]|举[办行]|开[展办设]|组织|实施|进行|采购|购[买置入]|配[备置]|收[集到]|征集|"
    "支持|扶持|资助|补助|认定|评[选定]|验收|交付|落实|签[订约]|治理|[共合总]计|累计|全年|全[市区县]|本?年度?|其中|实际|今年|目前|"
    "[一-鿿]{1,3}[月日旬]|数量?|[共已了约为达出过到各类等的,，:：（()）]"
)
"""What the words before a number say beside what it counts."""
_NAMED = re.compile(r"(?P<unit>[人户场家处])次?数量?[^\d一-鿿]{0,3}[\d.]")
"""A counter that the name of an indicator ends in, before a bare number."""


def is_another_thing(target: Quantity, actual: Quantity, hint: str) -> bool:
    """Tell whether a completion's count is of another thing than its target's.

    `hint` is the indicator's name with its target. A number alone is an answer whatever counts it.
    """
    if actual.kind != "count" or target.kind not in {"count", "bare"}:
        return False
    unit, other = target.unit or _named(hint), actual.unit or ""
    if not unit or names_one_thing(unit, other) or (unit == other != "个"):
        return False
    closed = actual.text.endswith(other)
    if closed and unit == other and not _REACHES.search(actual.text):
        return False
    alone = closed and not actual.label
    return not alone and _is_another(unit, other, target, actual, hint)


def _is_another(unit: str, other: str, target: Quantity, actual: Quantity, hint: str) -> bool:
    label = actual.label
    behind = _BEHIND.match(actual.text, actual.start)
    places = _places(f"{hint}，{target.text}")
    end = actual.text.find(other, actual.start) + len(other)
    place = _PLACE.match(actual.text, end)
    same = place is not None and place["one"] in places
    reach = _REACH.search(label)
    if reach and reach[0][:2] not in hint and not same:
        return True
    if (unit in _PEOPLE) != (other in _PEOPLE):
        return _other_people(unit, label, behind and behind["what"], hint)
    if place:
        return not same
    counted = _DONE.sub("", label).strip()
    return unit != other and len(counted) > 1 and not set(counted) & set(f"{hint}{target.text}")


def _places(hint: str) -> set[str]:
    return {found["one"] for found in _PLACE.finditer(hint)}


def _named(hint: str) -> str | None:
    found = _NAMED.search(hint)
    return found["unit"] if found else None


def _other_people(unit: str, label: str, what: str | None, hint: str) -> bool:
    """Tell whether people or households, and what else is counted, are two things."""
    if unit in _PEOPLE:
        return what is not None and not _SOMEBODY.search(what)
    return bool(label) and not _SOMEBODY.search(hint)
