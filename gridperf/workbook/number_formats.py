"""Number formats that need no declaration in a workbook, by their number (ECMA-376 §18.8.30)."""

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


def format_shown(text: str, *, percent: bool = False) -> str | None:
    """Return the format by which a number is shown as this text: its decimals and its sign."""
    digits = text.rstrip("%％ ")
    decimals = len(digits.rpartition(".")[2]) if "." in digits else 0
    code = "0." + "0" * decimals if decimals else "0"
    if percent or text.endswith(("%", "％")):
        return code + "%"
    return code if decimals else None
