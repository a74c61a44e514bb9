"""The picture as one page that needs no network (离线网页): charts to hover over, tables below."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from gridperf import charts, look, progress, told
from gridperf.reports.content import report
from gridperf.reports.material import Material
from gridperf.reports.pieces import Grid, Heading, Piece, Prose

CONFIG = {"displayModeBar": False, "responsive": True}
UNITS = 30
"""Units that the picture of rates shows; the table below has all of them."""
GUARD = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'; "
    "img-src data: blob:"
)
"""What the page may load: nothing from outside."""
RULES = f"""
body {{ font: {look.TEXT}px/1.6 {look.FONT}; color: {look.INK}; background: {look.FIELD};
  margin: 0; }}
main {{ max-width: 1400px; margin: 0 auto; padding: 32px; }}
h1 {{ font-size: {look.HEADING}px; margin: 0 0 8px; }}
h2 {{ font-size: 22px; margin: 40px 0 8px; }}
h3 {{ font-size: {look.LEAD}px; margin: 24px 0 8px; }}
h1, h2, h3, p, td, th {{ overflow-wrap: anywhere; }}
.about {{ color: {look.QUIET}; }}
.cards {{ columns: 2; column-gap: 16px; margin: 24px 0; }}
@media (max-width: 900px) {{ .cards {{ columns: 1; }} }}
.card {{ background: {look.PAPER}; border: 1px solid {look.LINE}; border-radius: 8px; padding: 16px;
  break-inside: avoid; margin-bottom: 16px; }}
.card h3 {{ margin-top: 0; }}
.wide {{ overflow-x: auto; background: {look.PAPER}; border: 1px solid {look.LINE}; }}
table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }}
caption {{ text-align: left; font-weight: 700; padding: 12px; }}
td, th {{ border-top: 1px solid {look.LINE}; padding: 8px 12px; text-align: left;
  vertical-align: top; }}
th {{ background: {look.FIELD}; }}
.number {{ text-align: right; white-space: nowrap; }}
"""


def page(material: Material) -> bytes:
    """Return the page; every text of the data is escaped."""
    held = report(material, whole=True)
    latest = material.latest()
    words = material.words
    basis = escape(latest.basis_line())
    parts = [
        f"<h1>{escape(held.title)}</h1>", f'<p class="about">{basis}</p>',
        *([] if latest.empty else _cards(latest)),
        *(line for piece in held.pieces for line in _piece(piece)),
    ]  # fmt: skip
    progress.tell("set")
    language = "zh-CN" if words.language == "zh" else "en"
    whole = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{GUARD}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(held.title)}</title><style>{RULES}</style>"
        f"<script>{get_plotlyjs()}</script></head><body><main>{''.join(parts)}</main></body></html>"
    )
    return whole.encode()


def _cards(material: Material) -> Iterator[str]:
    words, district = material.words, material.rows("district")
    units, bounds = material.rows("unit"), material.bounds
    rate, state = district["rate"].iloc[0], str(district["state"].iloc[0])
    known = None if rate != rate else float(rate)  # noqa: PLR0124 (a hole is not itself)
    conclusion = told.conclusion(district, units, bounds, words)
    yield f"<h3>{escape(conclusion)}</h3>"
    yield '<div class="cards">'
    yield _card(words("overview.execution"), charts.gauge(known, state, words, thresholds=bounds))
    rates = charts.bullets(units, words, thresholds=bounds, most=UNITS)
    yield _card(words("report.chart_units"), rates)
    money = material.rows("funding")
    if not money.empty:
        yield _card(words("overview.money"), charts.stacked_sources(money, words, height=480))
    bins = charts.execution_bins(material.rows("execution_bins"), words, height=320)
    yield _card(words("overview.bins"), bins)
    statuses = material.rows("indicator_status")
    if not statuses.empty:
        yield _card(words("overview.statuses"), charts.status_bar(statuses, words))
    yield "</div>"


def _card(title: str, figure: go.Figure) -> str:
    drawn = figure.to_html(
        full_html=False, include_plotlyjs=False, config=CONFIG, default_height=figure.layout.height
    )
    return f'<section class="card"><h3>{escape(title)}</h3>{drawn}</section>'


def _piece(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading():
            yield f"<h{piece.level + 1}>{escape(piece.text)}</h{piece.level + 1}>"
        case Prose():
            yield f"<p>{escape(piece.text)}</p>"
        case Grid():
            yield from _table(piece)
        case _:  # the charts stand above, to be hovered over
            return


def _table(grid: Grid) -> Iterator[str]:
    yield f'<div class="wide"><table><caption>{escape(grid.title)}</caption><thead><tr>'
    kinds = [' class="number"' if at in grid.numbers else "" for at in range(len(grid.head))]
    yield from (f"<th{kind}>{escape(t)}</th>" for kind, t in zip(kinds, grid.head, strict=True))
    yield "</tr></thead><tbody>"
    for row in grid.rows:
        cells = (f"<td{kind}>{escape(t)}</td>" for kind, t in zip(kinds, row, strict=True))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"
