"""The report as PDF: set by typst, charts drawn as vectors, the Chinese type embedded."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import typst

from gridperf import look, progress
from gridperf.deck.slides import Bars, Stacks
from gridperf.reports.content import report
from gridperf.reports.document import clean
from gridperf.reports.faults import ReportFault
from gridperf.reports.material import Material
from gridperf.reports.pieces import Chart, Grid, Heading, Piece, Prose
from gridperf.resources import PACKAGE

FACES = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC",
    "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei", "SimHei", "SimSun", "Noto Serif CJK SC",
)  # fmt: skip
"""Type that holds Chinese, the best first; the system's own, none is shipped."""


def paper(material: Material) -> bytes:
    """Return the report as PDF: contents, page numbers, heads that repeat, text to search.

    Raises ReportFault where the machine has no Chinese type.
    """
    words = material.words
    held = report(material, whole=True)
    latest = material.latest()
    data = {
        "title": clean(held.title), "about": clean(held.about), "lang": words.language,
        "as_of": words("deck.as_of", time=latest.as_of) if latest.as_of else "",
        "contents": words("report.contents"), "fonts": _faces(),
        "look": {"ink": look.INK, "quiet": look.QUIET, "line": look.LINE, "field": look.FIELD},
        "pieces": [_data(piece, material) for piece in held.pieces],
    }  # fmt: skip
    source = (PACKAGE / "reports" / "paper.typ").read_bytes()
    progress.tell("set")
    made = typst.compile(
        source, format="pdf", font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )  # fmt: skip
    return bytes(made)


@cache
def _fonts() -> Any:  # noqa: ANN401 (the library's own kind)
    return typst.Fonts()


def _faces() -> list[str]:
    held = set(_fonts().families())
    found = [face for face in FACES if face in held]
    if not found:
        raise ReportFault("report.no_font")
    return found[:1]


def _data(piece: Piece, material: Material) -> dict[str, Any]:
    """Return a piece as plain values; text is cleaned of what no document can hold."""
    match piece:
        case Heading():
            return {"kind": "heading", "level": piece.level, "text": clean(piece.text)}
        case Prose():
            return {"kind": "prose", "text": clean(piece.text)}
        case Grid():
            return {
                "kind": "grid", "title": clean(piece.title), "numbers": list(piece.numbers),
                "head": [clean(head) for head in piece.head], "shares": list(piece.shares),
                "rows": [[clean(text) for text in row] for row in piece.rows],
            }  # fmt: skip
        case Chart():
            if isinstance(piece.block, Bars):
                return {"title": clean(piece.title), **_bars(piece.block, material)}
            return {"title": clean(piece.title), **_stacks(piece.block)}


def _bars(block: Bars, material: Material) -> dict[str, Any]:
    rows = [
        {"name": clean(row.name), "share": row.share, "said": row.said, "sign": row.sign,
         "fill": look.STATES[row.state].fill, "text": look.STATES[row.state].text}
        for row in block.rows
    ]  # fmt: skip
    marks = "、".join(f"{bound * 100:g}%" for bound in (*block.bounds, 1))
    return {"kind": "bars", "rows": rows, "bounds": list(block.bounds), "end": block.end,
            "note": material.words("report.marks", marks=marks)}  # fmt: skip


def _stacks(block: Stacks) -> dict[str, Any]:
    rows = [
        {"name": clean(row.name), "said": row.said,
         "parts": [{**_paint(part.key), "amount": part.amount} for part in row.parts]}
        for row in block.rows
    ]  # fmt: skip
    legend = [{**_paint(key), "label": label} for key, label in block.legend]
    return {"kind": "stacks", "rows": rows, "legend": legend}


def _paint(key: str) -> dict[str, Any]:
    colour = look.SOURCES.get(key) or look.STATUSES[key].fill
    return {"fill": colour, "hatched": key == "unconfirmed"}
