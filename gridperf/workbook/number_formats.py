"""Number formats: built-in ones by their number (ECMA-376 §18.8.30), and what a text shows."""

from __future__ import annotations

import re

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;\\-"¥"#,##0',
    6: '"¥"#,##0;[Red]\\-"¥"#,##0',
    7: '"¥"#,##0.00;\\-"¥"#,##0.00',
    8: '"¥"#,##0.00;[Red]\\-"¥"#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: 'yyyy"年"m"月"',
    56: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
"""General (0) and text (49) say nothing of a number and are absent."""

SILENT = frozenset({"", "general", "@", "g/通用格式", "general;general"})
"""Declared formats, in lower case, that say nothing of a number."""


_SHOWN = re.compile(
    r"(?P<before>[^\d.]*)(?P<number>\d[\d,]{0,30}(?:\.\d{1,30})?)\s*(?P<percent>[%％]?)(?P<after>\D*)"
)
_DRAWN = {1: (4, "0!.0,"), 4: (4, "0!.0000")}
"""Decimals → how amounts in 元 are shown in 万 with so many: the point is drawn between digits."""


def format_shown(text: str, value: float | None = None, *, percent: bool = False) -> str | None:
    """Return the format by which a number is shown as this text, None where it says nothing.

    Its decimals, its percent sign, the words around it, and, where `value` is what is stored, by
    how many places it is shown smaller. `percent` tells that its format is one of percent.
    """
    seen = _SHOWN.fullmatch(text.strip())
    if seen is None:
        return "0%" if percent or text.endswith(("%", "％")) else None
    decimals = len(seen["number"].partition(".")[2])
    code, literal = f"0.{'0' * decimals}" if decimals else "0", ""
    stored = value if value is None or not (percent or seen["percent"]) else value * 100
    own_word = value is not None and seen["percent"] and not percent
    if own_word and _shows(seen["number"], value):
        stored, literal = value, "%"  # 98.5 under 0.00"%": the sign is a word of the format's own
    elif percent or seen["percent"]:
        code += "%"
    if not _shows(seen["number"], stored):
        smaller = ((3, f"{code},"), (6, f"{code},,"), _DRAWN.get(decimals, (0, code)))
        code = next((one for scale, one in smaller
                     if _shows(seen["number"], stored, scale)), code)  # fmt: skip
    words = (seen["before"].strip("-− "), literal + seen["after"].strip())
    before, after = (f'"{said}"' if (said := word.replace('"', "")) else "" for word in words)
    return None if code == "0" and not (before or after) else f"{before}{code}{after}"


def _shows(number: str, stored: float | None, scale: int = 0) -> bool:
    """Tell whether a stored number is shown as this one, smaller by so many places; unknown is."""
    if stored is None:
        return not scale
    half = 0.5 * 10.0 ** -len(number.partition(".")[2])
    return abs(abs(stored) / 10.0**scale - float(number.replace(",", ""))) <= half * (1 + 1e-6)
