"""Units of measure (度量单位): which can be compared, and by what factor."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from gridperf.values.price_bases import per_factor

Kind = Literal["percent", "money", "count", "bare", "date"]

PERCENT = frozenset({"%", "百分比", "百分点", "个百分点", "个点"})
MONEY = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "千万元": 10**7, "亿元": 10**8}
"""Unit of money → 元."""

_MEASURES: dict[str, tuple[str, int | Fraction]] = {}
"""Measured units → what is measured, and the factor to that quantity's unit."""


def _measure(kind: str, factor: str, words: str) -> None:
    _MEASURES.update(dict.fromkeys(words.split(), (kind, Fraction(factor))))


for _kind, _lines in {
    "time": """
        1/1000 毫秒 ms
        1 秒 s 秒钟
        60 分钟 min
        900 刻钟
        3600 小时 h 个小时
        86400 天 日 日历天 个日历天 日历日 个日历日 自然日 个自然日 自然天 个自然天""",
    "workday": "1 工作日 个工作日",
    "month": """
        1 月 个月
        12 年""",
    "length": """
        1/1000 毫米 mm
        1/100 厘米 cm 公分
        1 米 m 延米 延长米
        1000 公里 千米 km KM Km""",
    "mass": """
        1/1000000 毫克 mg
        1/1000 克 g
        1/2 斤 市斤
        1 公斤 千克 kg KG Kg
        1000 吨 t""",
    "area": """
        1/10000 平方厘米 cm² cm2
        1 平方米 ㎡ m² m2 平米 平方
        2000/3 亩
        10000 公顷 hm² hm2
        1000000 平方公里 平方千米 km² km2""",
    "volume": """
        1/1000000 毫升 ml mL
        1/1000 升 L
        1 立方米 m³ m3 方 立方""",
    "sound": "1 分贝 dB",
    "heat": "1 摄氏度 ℃ °C",
    "power": """
        1 千瓦 kW kw KW
        1000 兆瓦 MW""",
    "apparent power": """
        1 千伏安 kVA KVA
        1000 兆伏安 MVA""",
    "energy": """
        1 千瓦时 kWh kwh KWh 度
        1000 兆瓦时 MWh""",
    "pressure": """
        1 kPa 千帕
        1000 MPa Mpa 兆帕""",
    "density": """
        1 微克/立方米 μg/m³ μg/m3 ug/m³ ug/m3
        1000 毫克/立方米 mg/m³ mg/m3""",
    "normal density": "1 mg/Nm³ mg/Nm3",
    "content": """
        1/1000 微克/升 μg/L ug/L
        1 毫克/升 mg/L mg/l
        1000 克/升 g/L""",
    "share of mass": """
        1/1000 微克/千克 微克/公斤 μg/kg ug/kg
        1 毫克/千克 毫克/公斤 mg/kg
        1000 克/千克 克/公斤 g/kg""",
    "specific mass": """
        1 千克/立方米 公斤/立方米 kg/m³ kg/m3
        1000 克/立方厘米 g/cm³ g/cm3""",
    "data": """
        1 M 兆
        1000 G
        1000000 T""",
    "stored data": """
        1/1000 KB
        1 MB
        1000 GB
        1000000 TB
        1000000000 PB""",
    "data rate": """
        1/1000 kbps Kbps
        1 Mbps Mb/s mbps
        1000 Gbps Gb/s gbps""",
    **{word: f"1 {word}" for word in ("美元", "欧元", "港元", "港币", "日元", "英镑")},
}.items():
    for _line in _lines.strip().splitlines():
        _measure(_kind, *_line.split(maxsplit=1))

_DATA = frozenset({"data", "stored data", "data rate"})

_ALIKE = (
    "场 次 场次 场(次) 期 批次 批 回 轮 届 班次",
    "人 人次 人(次) 人/次 名 位",
    "家 所 处 座 点位",
    "件 宗 起 例 例次 条 件次 宗次 项",
    "栋 幢",
    "户 户次",
    "台 套 台套 台(套) 台/套 套(台) 台次",
    "剂 剂次 针次",
    "支 支队伍",
    "只 羽",
    "本 册 份",
    "课时 学时 节",
    "/10万 /10万人 /十万 /十万人",
    "岁 周岁",
)  # words that offices use for the same count

_CLASS = {word: f"count{row}" for row, words in enumerate(_ALIKE) for word in words.split()}
_LOOSE = frozenset({_CLASS["家"], _CLASS["件"]})
"""Of these the words are used for one count, but for things of many sorts: 家企业, 处隐患."""
WHOLE_ONES = frozenset({"个", *_CLASS} - {"课时", "学时", "节", "岁", "周岁"})
"""Units that only whole numbers count: nobody holds 1.12场."""
_OTHERS = (
    "辆 间 篇 张 幅 块 棵 株 盏 部 枚 段 片 组 班 村 周 门 遍 趟 "
    "车次 航次 床 床位 箱 瓶 袋 盒 包 桶 根 颗 头 匹 尾 口 眼 分 级 档 页 字 种 类 道 "
    "对 副 双 把 顶 倍 校 站 标段 项次 家次 人天 人月 人日 "
    "单 笔 版 集 名次 条次 点 面 樘 尊 扇 挂 卷 盘 封 则 首 "
    "台班 车 元件 艘 端口 路段 标箱 架次 蒸吨 床日 人份"
)
_WITH_FIGURES = "具路端队"
"""Units behind figures alone: 一路一策 and 一端 count nothing."""
_UNCOUNTED = frozenset({"分", "级", "倍", "岁", "周岁", "人天", "人月", "人日", "周"})
"""What 个 doesn't count, besides what is measured."""
_LETTERS = sorted(
    (word for word in _MEASURES if word.isascii() and word[-1].isalpha()),
    key=lambda word: (-len(word), word),
)
"""Units that begin other words; the G of 5G基站 is none."""


def alternation(words: Iterable[str]) -> str:
    """Return the pattern of one of the words: the first of those in order that fits.

    Words are parted by their first characters: so most are passed over without being tried.
    """
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[0], []).append(re.escape(word[1:]))
    single = "".join(re.escape(first) for first, rest in tails.items() if rest == [""])
    parts = [f"{re.escape(first)}(?:{'|'.join(rest)})"
             for first, rest in tails.items() if rest != [""]]  # fmt: skip
    return "|".join([f"[{single}]", *parts] if single else parts)


_COMMON = frozenset("个人次场家件台户套处条项")
"""First signs of most units: tried first."""
WORDS = sorted(
    {"个", *_CLASS, *_MEASURES, *_OTHERS.split()} - {"月", *_LETTERS},
    key=lambda word: (word[0] not in _COMMON, -len(word), word),
)
UNIT = (
    r"[%‰]|百分比|个?百分点|元(?:/(?:(?!以[上下内])(?:[\u4e00-\u9fff·/㎡]|m[²³23])){1,8})?|"
    + alternation(WORDS)
    + rf"|(?<![一二两三四五六七八九十])[{_WITH_FIGURES}](?![伍员长体备])"
    + r"|G(?![A-Za-z])(?:(?<!(?<![\d.])[2-6]G)|(?<![\u4e00-\u9fff][2-6]G)(?![\u4e00-\u9fff]))"
    + rf"|(?:{alternation(word for word in _LETTERS if word != 'G')})(?![A-Za-z])"
)
"""Pattern of a unit behind a number; longer words first."""


RANKS = frozenset({"级", "等", "档", "类"})
"""Of these the first may be the best or the lowest one: two that differ can't be compared."""


def kind_of(unit: str | None) -> Kind:
    """Return what sort of quantity the unit makes of a number."""
    if unit is None:
        return "bare"
    if unit in PERCENT:
        return "percent"
    if unit in MONEY:
        return "money"
    return "date" if unit == "date" else "count"


def is_duration(unit: str | None) -> bool:
    """Tell whether the unit measures how long something takes or lasts."""
    return _MEASURES.get(unit or "", ("", 1))[0] in {"time", "workday", "month"}


def is_measured(unit: str | None) -> bool:
    """Tell whether the unit measures (米, 小时) instead of counting."""
    return unit in _MEASURES


def names_one_thing(unit: str, other: str) -> bool:
    """Tell whether two counters are used for one thing alone: 人 and 名, 场 and 次."""
    kin = _CLASS.get(unit)
    return kin is not None and kin == _CLASS.get(other) and kin not in _LOOSE


def counts_people_or_events(*units: str | None) -> bool:
    """Tell whether one of the counters is of people or of events: they are no sorts of a thing."""
    kinds = {_CLASS.get(unit or "") for unit in units}
    return not kinds.isdisjoint({_CLASS["人"], _CLASS["场"], _CLASS["户"]})


def _is_data(one: str, other: str) -> bool:
    """Tell whether two kinds are of data of which one is told by its prefix alone: 500M, 1GB."""
    return "data" in {one, other} and {one, other} <= _DATA


def binary_factor(unit: str | None, into: str | None) -> Fraction | None:
    """Return the factor between two units of data where a thousand of them is 1024, else None."""
    kind = _MEASURES.get(unit or "", ("", 1))[0]
    decimal = factor(unit, into) if kind in _DATA and unit != into else None
    if decimal is None:
        return None
    thousands = (len(str(max(decimal.as_integer_ratio()))) - 1) // 3
    binary = Fraction(1024, 1000) ** thousands
    return decimal * binary if decimal > 1 else decimal / binary


def factor(unit: str | None, into: str | None) -> Fraction | None:
    """Return what a number in `unit` is multiplied by to stand in `into`; None if it can't.

    个 counts anything, and a number without unit takes the other's.
    """
    if unit is None or into is None or unit == into or {unit, into} <= PERCENT:
        return Fraction(1)
    if "‰" in {unit, into} and {unit, into} & PERCENT:
        return Fraction(10) if into == "‰" else Fraction(1, 10)
    money, _, per = unit.partition("/")
    other_money, _, other_per = into.partition("/")
    if money in MONEY and other_money in MONEY:
        bases = per_factor(per, other_per)
        return bases and Fraction(MONEY[money], MONEY[other_money]) * bases
    one, other = _MEASURES.get(unit), _MEASURES.get(into)
    if one or other:
        same = one and other and (one[0] == other[0] or _is_data(one[0], other[0]))
        return Fraction(one[1]) / other[1] if one and other and same else None
    counts = kind_of(unit) == kind_of(into) == "count" and {unit, into}.isdisjoint(_UNCOUNTED)
    alike = "个" in {unit, into} or (unit in _CLASS and _CLASS[unit] == _CLASS.get(into))
    return Fraction(1) if counts and alike else None
