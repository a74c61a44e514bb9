"""Lists of projects drawn as text, and what is read of them."""

from __future__ import annotations

from dataclasses import replace

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from gridperf.pipeline import checked, interpret
from tests.forms.sketch import sheet_of

TITLE = "示例局2022年度项目支出绩效自评汇总表（单位：万元）\n"


def read(drawing: str) -> tuple[Form, tuple[Finding, ...]]:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(TITLE + drawing),)))
    return form, findings


def names(form: Form) -> list[str | None]:
    return [project.name for project in form.projects]


def said_of(findings: tuple[Finding, ...]) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.cell) for finding in findings]


DISTRICT = TITLE.replace("示例局", "")


def of_units(drawing: str) -> tuple[list[tuple[str | None, str | None]], list[str], list[str]]:
    """Return the projects with their units, the totals and where R145 speaks."""
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(DISTRICT + drawing),)))
    return (
        [(project.name, project.unit) for project in form.projects],
        [f"{total.label} {total.row} {total.unit} {total.budget}" for total in form.totals],
        [f"{one.cell} {one.values.get('variant')}" for one in findings if one.rule == "R145"],
    )


def told_of(form: Form) -> list[tuple[str | None, ...]]:
    return [
        (one.dimension, one.target, one.actual, str(one.weight), str(one.stated_score))
        for one in form.projects[0].indicators
    ]


def checked_of(*drawings: str) -> list[tuple[str, str | None]]:
    """Return what reader and checks say of a book of sheets."""
    sheets = tuple(
        replace(sheet_of(drawing), name=f"表{place}") for place, drawing in enumerate(drawings)
    )
    return said_of(checked(interpret(Workbook("f.xlsx", "", sheets))).findings)
