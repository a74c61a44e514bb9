"""Words that something is not done (未完成, 未达标), told from those that deny or only mention it.

无未完成事项 says that all is done, 处置未达标企业 what was done about others' neglect, and
未完成登记的人员已全部补登 that it was made good.
"""

from __future__ import annotations

import re

_UNDONE = (
    "(?:尚|还|仍)?未(?:能|按[时期]|如期|全部|完全)*(?:完成|达成|实现|达标|达到|落实|开展|整改)"
)
_WHOM = (
    "(?:企业|单位|人员|人群|对象|群众|居民|学校|学生|商户|农户|住户|商家|车辆|场所|设施|小区|社区|地块|"
    "房屋|案件|问题|事项|部门|机构|主体|站点|点位|者|的[^原主因])"
)
_DENIED = (
    "(?:无|没有|不存在|(?:未|没有)(?:发现|出现|发生|存在)|杜绝|避免|防止)"
    "(?:任何|存在|发生|出现|有|一[项件个]|其[他它]|的)*"
    f"(?:{_UNDONE}|效果较差)[^，。；,;]*"
)
_OF_OTHERS = (
    "(?:对|处[理置]|查处|督促|责令|约谈|处罚|通报|帮扶|清理|整[改治]|关停|取缔|淘汰|排查|复查|走访|核查|解决)"
    f"[^，。；,;、]{{0,6}}{_UNDONE}[^，。；,;、]{{0,6}}{_WHOM}[^，。；,;]*"
)
_MADE_GOOD = (
    f"{_UNDONE}[^，。；,;、]{{0,8}}{_WHOM}[^，。；,;]{{0,10}}(?:已|均|都|全部|一律|逐一)+[^，。；,;、未没不转延年]{{0,4}}"
    "(?:解决|整改|补|处[理置]|清|完成|办[结理]|到位|销号|化解|约谈|处罚|关停|登记|落实)"
)
_OTHERWISE = (
    "未(?:开展|举[办行]|实施|组织)[^，。；,;]*[，,](?:改为|改用|改由|调整为|转为)"
    "[^，。；,;年延推]*(?:[，。；,;]|$)"
)
_SHARE = r"未完成(?:率|比例|占比)?[为是约达]*[0-9.]+ ?[%％]"
"""What is left by a number, which the share that was done has told: 98%，未完成2%."""
_MENTIONED = re.compile(f"{_DENIED}|{_OF_OTHERS}|{_MADE_GOOD}|{_OTHERWISE}|{_SHARE}")
_MISSED = re.compile("未达成|未完成|未实现|效果较差|未达标")


def without_mentions(words: str) -> str:
    """Return the text without its words of something undone that isn't the unit's own.

    The checks' `own_undone` says the same of a column.
    """
    return _MENTIONED.sub("", words) if "未" in words or "没" in words or "效果" in words else words


def says_missed(words: str) -> bool:
    """Tell whether a completion says of itself that its target was missed."""
    return _MISSED.search(words) is not None and bool(_MISSED.search(without_mentions(words)))
