"""What reading and checks found in a staged file, grouped by what is to be done about it."""

from __future__ import annotations

from gridperf import look
from gridperf.charts import sheet_picture
from gridperf.charts.sheet_picture import Fault, Place, Window
from gridperf.charts.table import Cell, Row, Table, heads
from gridperf.model import Finding, Level
from gridperf.rules import Rule, rules
from gridperf.staged import Staged
from gridperf.ui import finding as one
from gridperf.ui import markup, table
from gridperf.ui.language import chosen as language
from gridperf.words import Words

TODO = {"fill": "watch", "correct": "bad", "confirm": "watch", "explain": "watch", "know": "none"}
"""What is to be done → the state in whose colour it is shown, in the order of the groups."""
FILL = frozenset({"R008", "R123", "R124", "R125", "R128"})
CONFIRM = frozenset({"R120", "R121", "R122", "R132", "R133", "R134", "R147"})
SHOWN = 12
"""Sentences of one group that are shown."""


def todo(rule: Rule, finding: Finding) -> str:
    """Return what is to be done about a finding: a key of `TODO`."""
    level = rule.level_of(finding)
    if rule.code in FILL:
        return "fill"
    if rule.code in CONFIRM:
        return "confirm"
    if level == "error" or (level != "note" and rule.code in {"R101", "R129"}):
        return "correct"
    return "explain" if level == "warning" else "know"


def at(staged: Staged, sheet: str, window: Window) -> dict[Place, list[Fault]]:
    """Return place → what was found there, of the part of a sheet that is shown."""
    found: dict[Place, list[Fault]] = {}
    for finding in staged.findings():
        rule = rules().get(finding.rule)
        if not rule or finding.sheet != sheet:
            continue
        shown = [spot for spot in sheet_picture.places(finding.cell or "") if spot in window]
        if shown:
            fault = Fault(_marked(rule, finding), rule.sentence(finding, language()))
            for spot in shown:
                found.setdefault(spot, []).append(fault)
    return found


def _marked(rule: Rule, finding: Finding) -> Level:
    """Return the level by which a cell is marked: what is to be filled in is never only a note."""
    level = rule.level_of(finding)
    return "warning" if level == "note" and todo(rule, finding) == "fill" else level


def show(staged: Staged, words: Words) -> None:
    """Show the findings by group; a click on a cell marks it in the sheet and opens it."""
    found = [finding for finding in staged.findings() if finding.rule in rules()]
    markup.show(markup.heading(words("import.found"), words("import.found_says")))
    if staged.large:
        markup.show(markup.note(words("import.found_large")))
    if not found:
        markup.show(markup.note(words("import.found_none")))
        return
    groups: dict[str, list[Finding]] = {name: [] for name in TODO}
    for finding in found:
        groups[todo(rules()[finding.rule], finding)].append(finding)
    named = ("sheet_name", "cell", "project", "said")
    head = heads("", *(words(f"import.{name}") for name in named))
    body: list[Row] = []
    for name, held in groups.items():
        body += _group(name, held, staged, words) if held else []
    table.show(Table((head,), tuple(body), "list", words("import.found")), "faults", picks="at")


def _group(name: str, held: list[Finding], staged: Staged, words: Words) -> list[Row]:
    said = words(f"import.todo_{name}", count=len(held))
    proved = any(rules()[one.rule].level_of(one) == "error" for one in held)
    state = "watch" if TODO[name] == "bad" and not proved else TODO[name]
    rows: list[Row] = [(Cell(said, look.STATES[state].sign, f"tint-{state} strong", colspan=5),)]
    rows += [_line(finding, staged, words) for finding in held[:SHOWN]]
    if len(held) > SHOWN:
        more = words("import.todo_more", count=len(held) - SHOWN)
        rows.append((Cell(more, tone="quiet", colspan=5),))
    return rows


def _line(finding: Finding, staged: Staged, words: Words) -> Row:
    rule = rules()[finding.rule]
    level = rule.level_of(finding)
    sheets = [form.sheet for form in staged.document.forms]
    cell = (finding.cell or "").split(",", 1)[0]
    there = cell and finding.sheet in sheets
    pick = f"f.{staged.sha256[:12]}.{sheets.index(finding.sheet)}.{cell}" if there else ""  # type: ignore[arg-type]
    return (
        Cell("", look.LEVELS[level].sign, f"tint-{level}", title=rule.code),
        Cell(finding.sheet or "", tone="quiet"),
        Cell(
            one.cells(finding.cell, finding.values, words),
            pick=pick,
            tone="file" if pick else "quiet",
        ),
        Cell(finding.project or ""),
        Cell(rule.sentence(finding, language()), tone="wrap"),
    )
