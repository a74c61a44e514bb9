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

_DAY = 86_400
_MEASURES = {
    "秒": ("time", 1), "s": ("time", 1), "秒钟": ("time", 1), "刻钟": ("time", 900),
    "分钟": ("time", 60), "min": ("time", 60), "小时": ("time", 3600), "h": ("time", 3600),
    "个小时": ("time", 3600), "天": ("time", _DAY), "日": ("time", _DAY), "日历天": ("time", _DAY),
    "个日历天": ("time", _DAY), "日历日": ("time", _DAY), "个日历日": ("time", _DAY),
    "自然日": ("time", _DAY), "个自然日": ("time", _DAY), "自然天": ("time", _DAY),
    "个自然天": ("time", _DAY),
    "米": ("length", 1), "m": ("length", 1), "延米": ("length", 1), "延长米": ("length", 1),
    "公里": ("length", 1000), "千米": ("length", 1000),
    "km": ("length", 1000), "公斤": ("mass", 1), "千克": ("mass", 1), "kg": ("mass", 1),
    "吨": ("mass", 1000), "平方米": ("area", 1), "㎡": ("area", 1), "m²": ("area", 1),
    "m2": ("area", 1), "平米": ("area", 1), "平方": ("area", 1), "公顷": ("area", 10000),
    "平方公里": ("area", 10**6), "立方米": ("volume", 1), "m³": ("volume", 1), "m3": ("volume", 1),
    "方": ("volume", 1), "工作日": ("workday", 1), "个工作日": ("workday", 1), "月": ("month", 1),
    "个月": ("month", 1), "年": ("month", 12), "分贝": ("sound", 1), "dB": ("sound", 1),
    "摄氏度": ("heat", 1), "℃": ("heat", 1), "微克/立方米": ("density", 1),
    "μg/m³": ("density", 1), "μg/m3": ("density", 1), "ug/m³": ("density", 1),
    "毫克/升": ("content", 1), "mg/L": ("content", 1),
    "毫克/立方米": ("density", 1000), "mg/m³": ("density", 1000), "mg/m3": ("density", 1000),
    "mg/Nm³": ("normal density", 1), "mg/Nm3": ("normal density", 1),
    "MPa": ("pressure", 1000), "Mpa": ("pressure", 1000), "兆帕": ("pressure", 1000),
    "kPa": ("pressure", 1), "千帕": ("pressure", 1),
}  # fmt: skip
"""Measured units → what is measured, and the factor to that quantity's smallest unit."""

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
    "辆 间 篇 张 幅 块 棵 株 盏 部 枚 段 片 组 班 村 亩 升 度 千瓦时 周 门 遍 趟 "
    "车次 航次 床 床位 箱 瓶 袋 盒 包 桶 根 颗 头 匹 尾 口 眼 分 级 档 页 字 种 类 道 "
    "对 副 双 把 顶 倍 校 站 兆 标段 平方千米 项次 家次 人天 人月 人日 "
    "兆瓦 千瓦 立方 单 笔 版 集 名次 条次 点 面 樘 尊 扇 挂 卷 盘 封 则 首 "
    "台班 车 元件 GB TB MB 艘 端口 路段 标箱 架次 蒸吨 床日 人份"
)
_WITH_FIGURES = "具路端队"
"""Units behind figures alone: 一路一策 and 一端 count nothing."""
_LETTERS = ("min", "m", "h", "s")
"""Units that begin other words."""


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
    return "|".join([*parts, f"[{single}]"] if single else parts)


WORDS = sorted(
    {"个", *_CLASS, *_MEASURES, *_OTHERS.split()} - {"月", *_LETTERS},
    key=lambda word: (-len(word), word),
)
UNIT = (
    r"[%‰]|百分比|个?百分点|元(?:/(?:(?!以[上下内])(?:[\u4e00-\u9fff·/㎡]|m[²³23])){1,8})?|"
    + alternation(WORDS)
    + rf"|(?<![一二两三四五六七八九十])[{_WITH_FIGURES}](?![伍员长体备])"
    + rf"|(?:{'|'.join(_LETTERS)})(?![A-Za-z])"
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
        same = one and other and one[0] == other[0]
        return Fraction(one[1], other[1]) if one and other and same else None
    counts = kind_of(unit) == kind_of(into) == "count"
    alike = "个" in {unit, into} or (unit in _CLASS and _CLASS[unit] == _CLASS.get(into))
    return Fraction(1) if counts and alike else None
