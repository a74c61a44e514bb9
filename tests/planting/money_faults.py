"""Faults of arithmetic and of execution: how each is planted, and the field it shows at."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal

from data.faultless import cents
from tests.planting.kinds import (
    BLOCKED,
    INITIAL,
    JUDGED,
    LISTED,
    SOURCED,
    TOLD,
    Plant,
    fault,
    give,
    respend,
    silent,
)
from tests.planting.layouts import FORMS, Laid
from tests.planting.planted import Place, Plot

# Arithmetic --------------------------------------------------------------------------------------


@fault("R001", FORMS)
def printed_rate_off(plot: Plot) -> Place:
    plot.one.rate -= Decimal("0.0235")
    return plot.one, ("stated_rate",)


@fault("R002", SOURCED)
def sources_short_of_spent(plot: Plot) -> Place:
    first, second = plot.one.parts
    plot.one.parts = [(*first[:2], cents(first[2] * Decimal("0.9"))), second]
    if second[2] == 0:
        # A single source below the total may be all that was asked for.
        plot.one.parts[1] = (second[0], second[1], cents(plot.one.spent / 50))
    return plot.one, ("spent",)


@fault("R002", BLOCKED)
def sources_beyond_budget(plot: Plot) -> Place:
    first, second = plot.one.parts
    plot.one.parts = [(first[0], first[1] + 12, first[2]), second]
    return plot.one, ("budget",)


@fault("R002", ("unit form",))
def basic_and_project_off(plot: Plot) -> Place:
    first, second = plot.one.parts
    plot.one.parts = [(*first[:2], first[2] - 3), second]
    return plot.one, ("spent",)


@fault("R003", LISTED)
def total_row_off(plot: Plot) -> Place:
    def patch(sheets: Laid) -> tuple[str, str]:
        path = ("Σ合计#0", plot.dice.choice(("budget", "spent")))
        (draft,), (truth,) = sheets.drafts, sheets.truths
        at = truth.places[path]
        assert at is not None
        said = Decimal(str(draft.cells[at]).replace(",", ""))
        draft.cells[at] = float(said + 6)
        return sheets.place(path)

    plot.patch = patch
    return None, None


@fault("R004", FORMS)
def overspent(plot: Plot) -> Place:
    respend(plot.one, plot.one.budget * Decimal("1.04"))
    return plot.one, ("spent",)


@fault("R005", FORMS)
def nothing_spent(plot: Plot) -> Place:
    respend(plot.one, Decimal(0))
    return plot.one, ("spent",)


@fault("R005", FORMS)
def spent_without_budget(plot: Plot) -> Place:
    one = plot.one
    one.initial = one.budget = Decimal(0)
    one.parts = [(Decimal(0), Decimal(0), part[2]) for part in one.parts]
    one.rate = Decimal(0)
    return one, ("spent",)


@fault("R006", FORMS)
def spent_in_yuan(plot: Plot) -> Place:
    one = plot.one
    one.spent *= 10_000
    one.parts = [(*part[:2], part[2] * 10_000) for part in one.parts]
    return one, ("spent",)


@fault("R007", LISTED)
def project_twice(plot: Plot) -> Place:
    again = deepcopy(plot.one)
    plot.filed.append(again)
    return again, ("name",)


@fault("R007", LISTED)
def sequence_twice(plot: Plot) -> Place:
    at = len(plot.filed) // 2
    plot.one.sequence = at  # type: ignore[attr-defined]
    return plot.one, ("sequence",)


@fault("R007", LISTED)
def sequence_skipped(plot: Plot) -> Place:
    last = plot.filed[-1]
    last.sequence = len(plot.filed) + 2  # type: ignore[attr-defined]
    return last, ("sequence",)


def _emptied(field: str) -> Plant:
    def plant(plot: Plot) -> Place:
        one = plot.one
        if field in {"budget", "spent"}:
            setattr(one, field, None)
        else:
            setattr(one, field, "")
        return one, (field,)

    plant.__name__ = f"{field}_empty"
    return plant


for _field, _forms in (("budget", FORMS), ("spent", FORMS), ("goal", TOLD), ("result", TOLD),
                       ("name", LISTED)):  # fmt: skip
    fault("R008", _forms)(_emptied(_field))


@fault("R009", JUDGED)
def target_of_last_year(plot: Plot) -> Place:
    item = plot.one.item("timeliness")
    item.value = f"{plot.one.year - 1}年12月底前"
    return plot.one, (item, "target")


@fault("R009", JUDGED)
def done_after_the_year(plot: Plot) -> Place:
    item = plot.one.item("timeliness")
    item.actual, item.reason = f"{plot.one.year + 1}年2月18日", "材料到货晚"
    return plot.one, (item, "actual")


# Execution ---------------------------------------------------------------------------------------


@fault("R010", tuple(form for form in FORMS if form != "unit form"))
def low_unexplained(plot: Plot) -> Place:
    respend(plot.one, plot.one.budget * Decimal("0.52"))
    silent(plot.one)
    return plot.one, ("spent",)


@fault("R011", JUDGED)
def low_while_all_met(plot: Plot) -> Place:
    respend(plot.one, plot.one.budget * Decimal("0.61"))
    give(plot.one, plot.one.item("sustainable"), plot.one.item("sustainable").weight)
    return plot.one, ("spent",)


@fault("R012", TOLD)
def all_spent_not_done(plot: Plot) -> Place:
    respend(plot.one, plot.one.budget)
    plot.one.result = "主体工程尚未完成，正在收尾。"
    return plot.one, ("result",)


@fault("R012", ("row an indicator",))
def all_spent_indicator_not_done(plot: Plot) -> Place:
    respend(plot.one, plot.one.budget)
    item = plot.one.item("sustainable")
    item.actual = "管护办法尚未完成制定"
    return plot.one, (item, "actual")


@fault("R013", INITIAL)
def adjusted_unexplained(plot: Plot) -> Place:
    one = plot.one
    one.initial = cents(one.budget / 2)
    own = one.parts[1][0] and cents(one.initial / 5)
    one.parts = [(one.initial - own, *one.parts[0][1:]), (own, *one.parts[1][1:])]
    silent(one)
    return one, ("budget",)
