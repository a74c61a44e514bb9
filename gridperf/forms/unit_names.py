"""Whether a text that stands alone names a unit (单位), and the name without its numbering."""

from __future__ import annotations

import re
from functools import lru_cache

from gridperf.values import narrow

_UNIT_LIKE = re.compile(
    r"(中心|局|办|室|街道|处|所|站|院|校|大学|.[小中]学|.初中|(?<!普通)高中|中专|职高|园|馆|会|队|委|部|厅|署|"
    r"政府|人大|政协|镇|乡|(?<![农乡中])村|社区|社|开发区|高新区|工业园区|管理区|公司|团|[农林牧]场|"
    r"[妇商文残侨科台]联|[科政作记]协|电视台|电台|气象台|领导小组|工作组|纪检组)$"
)
_OF_CLASS = re.compile(
    r"(类|项目|支出|经费|资金|预算|部分|专项|工程|工作|任务|业务|事务|补助|其他|其它|续表?)\)?[:]?$"
)
_NUMBER = re.compile(
    r"^(?:第?[一二三四五六七八九十百\d]+(?:部分|\s*[、.．])|\([一二三四五六七八九十百\d]+\)|[①-⑳])"
    r"\s*[、.．]?\s*"
)
_LABEL = re.compile(r"^(?:填[报表]|编报|报送|申报|预算|实施)?(?:单位|部门)(?:名称)?\s*:\s*")
"""What may stand before it: 单位：某局."""
_FRAMED = re.compile(r"^[【\[《〔](?P<said>[^【\[《〔】\]》〕]+)[】\]》〕]$")

_OWNER_LIKE = re.compile(
    r"([省市区县州盟旗]|监狱|基地|银行|厂|台|库|师|实验室|兵团|法庭)$"
    r"|^[^\u4e00-\u9fff]*[A-Za-z]{2}[^\u4e00-\u9fff]*$"
)
"""How else a title's words name who files: an area whose units do, a name in Latin letters."""
_OF_KIND = re.compile(
    r"(^|[、及和与])("
    r"城乡|城乡社区|(新型)?城镇|乡镇|街道|乡镇街道|高等院校|高校|(职业)?院校|(公办|民办)?(中小学校?|中学|小学|学校|幼儿园|高校)"
    r"|普惠性?(民办)?幼儿园|(县级)?公立医院|国有公司|(全)?社会"
    r"|(老旧|居民)?小区|(革命)?老区|(贫困|偏远)?山区|(边境|边疆|民族|贫困|脱贫|困难|(欠|不)发达)+地区|灾区|库区|林区|牧区|矿区|片区|辖区|园区|产业园区?"
    r")$"
)
"""Kinds of organisations and areas that money goes to: none of them files."""
_SECTION = re.compile(
    "(局|委|办|院|会|部|厅|署|处|所|站|中心|学校|大学|政府|公司|联|社|队)[\u4e00-\u9fff]{1,8}"
    "((?<![学专本理工文农医内外百预])科|(?<![控参持入配])股)$"
)
"""A section behind its office (某局财务股): only there; 重点学科 and 国有控股 are none."""
_OF_ITSELF = re.compile(r"(?<=[局委办院会部厅府协联社队所处馆站校])(?:本级|机关|本部)$")
"""What is written behind a unit's name where those below it are left out: 某局机关."""

LONGEST_NAME = 40
"""Characters; what is longer is a sentence."""


def names_unit(text: str) -> bool:
    """Tell whether a text that stands alone over a block of rows names a unit."""
    core = re.sub(r"\((?:本级|机关|本部|汇总)\)$", "", heading_unit(text))
    return _UNIT_LIKE.search(core) is not None and len(core) <= LONGEST_NAME


def names_owner(text: str) -> bool:
    """Tell whether a title's words are who files: a unit, or an area whose units do (某县)."""
    core = _OF_ITSELF.sub("", text)
    if _OF_KIND.search(core):
        return False
    section = len(core) <= LONGEST_NAME and _SECTION.search(core)
    return bool(names_unit(core) or section or _OWNER_LIKE.search(core))


def names_class(text: str) -> bool:
    """Tell whether a text over a block of rows says what kind of projects they are (运转类)."""
    return _OF_CLASS.search(narrow(text).strip()) is not None


@lru_cache(maxsize=1 << 12)
def heading_unit(text: str) -> str:
    """Return the unit's name of a heading row; numbering, label, frame and (3个项目) left out."""
    plain = narrow(text).strip(" :")
    framed = _FRAMED.match(plain)
    core = _NUMBER.sub("", framed["said"].strip() if framed else plain).strip(" :")
    core = _LABEL.sub("", core) if ":" in core else core
    return re.sub(r"\s*\((?:共|合计)?\d+个?(?:项目)?\)$", "", core)
