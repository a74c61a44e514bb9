"""A document as the JSON that scripts hold on to: `gridperf read --json`.

Amounts are decimal strings in 万元 without exponent, rates decimal strings (0.9981 = 99.81%),
unknown is null. `cells` holds the address of every value that came from a cell, `raw` what stands
there. Meanings never change; keys may be added.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from gridperf.model import (
    Cells,
    Document,
    Execution,
    Finding,
    Form,
    Funding,
    Indicator,
    Project,
    Refusal,
    Skipped,
    Task,
    Total,
    UnitTotals,
)
from gridperf.rules import rules
from gridperf.words import Language, Words

Json = Mapping[str, object]
MILLIONTH = Decimal("0.000001")
ABSURD = Decimal(10) ** 8
"""A rate that no amounts of money give: the budget is a speck, such as 1e-300."""


def record_line(document: Document, language: Language) -> str:
    """Return the document's record as one line of JSON; messages speak `language`."""
    return json.dumps(record_of(document, language), ensure_ascii=False)


def record_of(document: Document, language: Language) -> Json:
    """Return the document's record, ready for JSON; refused: without forms and findings."""
    refusal = document.refusal
    return {
        "file": document.file,
        "sha256": document.sha256,
        "outcome": document.outcome,
        "refusal": refusal
        and {
            "reason": refusal.reason,
            "message": refusal_sentence(refusal, document.file, language),
        },
        "forms": [] if refusal else [_form(form) for form in document.forms],
        "findings": [] if refusal else [_finding(f, language) for f in document.findings],
        "skipped": [
            {
                "sheet": one.sheet,
                "reason": one.reason,
                "message": skipped_sentence(one, Words(language)),
            }
            for one in document.skipped
        ],
    }


def refusal_sentence(refusal: Refusal, file: str, language: Language) -> str:
    """Return which file was refused, where it fails, what was expected, what to do."""
    sentence = Words(language)(f"refusal.{refusal.key}", **{"file": file, **refusal.values})
    return sentence if file in sentence else Words(language)("refusal.of", file=file) + sentence


def skipped_sentence(skipped: Skipped, words: Words) -> str:
    """Return why a sheet beside others was not read, and what to do if it should be."""
    why = skipped.reason
    if why.startswith("look_alike"):
        return words("import.skipped_look_alike", what=words(f"import.what_{why}"))
    key = "lacks" if skipped.missing else why
    return words(f"import.skipped_{key}", missing=skipped.missing)


def plain(number: Decimal | None) -> str | None:
    """Return a decimal string without exponent, None for unknown."""
    return None if number is None else format(number, "f")


def rate_of(budget: Decimal | None, spent: Decimal | None) -> Decimal | None:
    """Return spent ÷ budget (执行率) with six decimals, None where it is unknown or has no base."""
    if not budget or spent is None:
        return None
    rate = spent / budget
    return None if abs(rate) >= ABSURD else rate.quantize(MILLIONTH, ROUND_HALF_UP)


def _origin(cells: Cells) -> Json:
    return {
        "cells": {name: cell.address for name, cell in cells.items()},
        "raw": {name: cell.raw for name, cell in cells.items()},
    }


def _form(form: Form) -> Json:
    return {
        "sheet": form.sheet,
        "form": form.form,
        "range": form.range,
        "unit": form.unit,
        "unit_code": form.unit_code,
        "year": form.year,
        "money_unit": form.money_unit,
        "form_number": form.form_number,
        "filled_on": form.filled_on and form.filled_on.isoformat(),
        "filled_cell": form.filled_cell,
        "title": form.title,
        "header_rows": list(form.header_rows),
        "columns": dict(form.columns),
        "projects": [_project(project) for project in form.projects],
        "unit_totals": form.unit_totals and _unit_totals(form.unit_totals),
        "totals": [_total(total) for total in form.totals],
    }


def _project(project: Project) -> Json:
    return {
        "unit": project.unit,
        "unit_code": project.unit_code,
        "supervisor": project.supervisor,
        "supervisor_code": project.supervisor_code,
        "year": project.year,
        "code": project.code,
        "name": project.name,
        "sequence": project.sequence,
        "budget_initial": plain(project.budget_initial),
        "budget": plain(project.budget),
        "spent": plain(project.spent),
        "funding": [_funding(funding) for funding in project.funding],
        "stated_rate": plain(project.stated_rate),
        "rate": plain(rate_of(project.budget, project.spent)),
        "execution": project.execution and _execution(project.execution),
        "goal": project.goal,
        "result": project.result,
        "process": project.process,
        "conclusion": project.conclusion,
        "problems": project.problems,
        "rectification": project.rectification,
        "stated_score": plain(project.stated_score),
        "stated_grade": project.stated_grade,
        "indicators": [_indicator(indicator) for indicator in project.indicators],
        "inferred": list(project.inferred),
        **_origin(project.cells),
    }


def _funding(funding: Funding) -> Json:
    return {
        "source": funding.source,
        "label": funding.label,
        "budget_initial": plain(funding.budget_initial),
        "budget": plain(funding.budget),
        "spent": plain(funding.spent),
        **_origin(funding.cells),
    }


def _execution(execution: Execution) -> Json:
    return {
        "weight": plain(execution.weight),
        "stated_score": plain(execution.stated_score),
        "reason": execution.reason,
        **_origin(execution.cells),
    }


def _indicator(indicator: Indicator) -> Json:
    return {
        "group": indicator.group,
        "dimension": indicator.dimension,
        "name": indicator.name,
        "target": indicator.target,
        "actual": indicator.actual,
        "comparator": indicator.comparator,
        "target_value": indicator.target_value,
        "actual_value": indicator.actual_value,
        "measure_unit": indicator.measure_unit,
        "status": indicator.status,
        "weight": plain(indicator.weight),
        "stated_score": plain(indicator.stated_score),
        "reason": indicator.reason,
        "inferred": indicator.inferred,
        **_origin(indicator.cells),
    }


def _unit_totals(totals: UnitTotals) -> Json:
    return {
        "budget": plain(totals.budget),
        "spent": plain(totals.spent),
        "basic": totals.basic and _funding(totals.basic),
        "project": totals.project and _funding(totals.project),
        "tasks": [_task(task) for task in totals.tasks],
    }


def _task(task: Task) -> Json:
    return {
        "name": task.name,
        "result": task.result,
        "budget": plain(task.budget),
        "spent": plain(task.spent),
        "content": task.content,
        "fiscal": plain(task.fiscal),
        "remark": task.remark,
        **_origin(task.cells),
    }


def _total(total: Total) -> Json:
    return {
        "label": total.label,
        "row": total.row,
        "unit": total.unit,
        "budget": plain(total.budget),
        "spent": plain(total.spent),
        "budget_initial": plain(total.budget_initial),
        "stated_rate": plain(total.stated_rate),
        "funding": [_funding(funding) for funding in total.funding],
        **_origin(total.cells),
    }


def _finding(finding: Finding, language: Language) -> Json:
    rule = rules()[finding.rule]
    return {
        "rule": finding.rule,
        "level": rule.level_of(finding),
        "sheet": finding.sheet,
        "cell": finding.cell,
        "project": finding.project,
        "found": finding.found,
        "expected": finding.expected,
        "message": rule.sentence(finding, language),
    }
