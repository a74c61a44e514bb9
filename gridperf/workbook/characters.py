"""Characters that look like others, or like nothing: each text as its reader sees it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from gridperf.model import Scalar, Sheet

_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""Soft hyphens, joiners, marks of direction: chats and calculators copy them along with a text."""
_RADICALS = "\u2e80-\u2fd5"
_ODD = re.compile(f"[{_HIDDEN}{_RADICALS}]")
_INVISIBLE = re.compile(f"[{_HIDDEN}]")

_KNOWN_RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵"
    "⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎"
    "⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Radicals of the supplement (U+2E80), each before the character that it looks like (Unicode's
EquivalentUnifiedIdeograph); those of Kangxi (U+2F00) Unicode itself takes for theirs."""
_KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_DOOR = {0x2F3E: "户"}
"""Unicode takes ⼾ for 戶, as it is written in Taiwan; the fonts of the mainland draw 户."""
_SEEN = str.maketrans(_KNOWN_RADICALS[::2], _KNOWN_RADICALS[1::2]) | _KANGXI | _DOOR


def as_seen(text: str) -> str:
    """Return the text as it is seen: radicals as the characters they look like, invisible ones out.

    A browser that prints a page to PDF writes ⽬ and ⻓ for 目 and 长, if the font has it so. What
    is left out shows nothing on any screen or paper: the text still is what the cell shows.
    """
    return _INVISIBLE.sub("", text).translate(_SEEN)


def seen(sheet: Sheet) -> Sheet:
    """Return the sheet with every text as it is seen; one that shows nothing is a blank."""
    rows: list[list[Scalar]] = []
    for at in range(0, len(sheet.rows), _TOGETHER):
        some = sheet.rows[at : at + _TOGETHER]
        # Texts repeat themselves: to look at each once takes a fiftieth of the reading.
        texts = "".join([cell for cell in set[Scalar]().union(*some) if isinstance(cell, str)])
        rows += map(_seen, some) if _ODD.search(texts) else some
    return replace(sheet, rows=rows)


def _seen(row: list[Scalar]) -> list[Scalar]:
    return [as_seen(cell) or None if isinstance(cell, str) else cell for cell in row]


_TOGETHER = 1000
"""Rows that are looked at together."""
