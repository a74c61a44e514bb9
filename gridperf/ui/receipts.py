"""The receipt (回执): what was stored, which version, what it replaced, where to go next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import streamlit as st

from gridperf import amounts
from gridperf.model import Selection
from gridperf.staged import Staged
from gridperf.staging import Batch
from gridperf.store import Filed, Receipt
from gridperf.ui import handing_back, markup, menu, roster
from gridperf.words import Words

NAMES = 6
"""Names that a sentence lists before it says how many there are."""


def show(batch: Batch, words: Words) -> None:
    """Show the receipts of the batch's stored files; what vanished is said first."""
    files = list(batch.files.values())
    held = [staged.receipt for staged in files if staged.receipt]
    with st.container(key="card_receipt"):
        markup.show(markup.heading(words("import.receipt"), _total(batch, words)))
        for receipt in held:
            for said in losses(receipt, words):
                st.warning(menu.plain(said))
        roster.hint(words)
        named = ("file", "unit", "year", "version", "projects", "budget", "spent", "levels")
        rows = [row for staged in files for row in _rows(staged, words)]
        markup.show(markup.receipt([words(f"import.receipt_{name}") for name in named], rows))
        if unread := [_named(one) for one in files if one.verdict in {"refused", "locked"}]:
            said = words("import.receipt_unread", count=len(unread),
                         names=words("ui.list_comma").join(unread))  # fmt: skip
            markup.show(markup.note(said))
        with st.container(horizontal=True, vertical_alignment="center", key="receipt_links"):
            _printer()(key="print_receipt", data={"label": words("import.print")})
            for page in ("overview", "units", "findings"):
                menu.link(page, words(f"import.to_{page}"))
            handing_back.offer(_filed(held), "handback")


def _named(staged: Staged) -> str:
    """Return the file's name; of an archive's the path in it, for many units send one name."""
    return staged.within or staged.name


def _filed(receipts: Iterable[Receipt]) -> Selection:
    """Return the units that were filed for, and the year where it is one."""
    filed = [filed for receipt in receipts for filed in receipt.filed]
    years = {one.year for one in filed}
    units = tuple(dict.fromkeys(one.unit for one in filed))
    return Selection(years.pop() if len(years) == 1 else None, units)


_PRINT = """
export default function ({data, parentElement}) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = () => window.print();
}
"""


@cache
def _printer() -> Any:  # noqa: ANN401 (Streamlit's own renderer type is private)
    """Return the button that prints: the theme leaves nothing but the receipt on paper."""
    return st.components.v2.component(
        "gridperf_print", html='<button type="button" class="print"></button>', js=_PRINT,
        isolate_styles=False,
    )  # fmt: skip


def _total(batch: Batch, words: Words) -> str:
    done = [staged for staged in batch.files.values() if staged.receipt and staged.stored_at]
    held = [staged.receipt for staged in done if staged.receipt and not staged.receipt.unchanged]
    units = {filed.unit for receipt in held for filed in receipt.filed}
    unchanged = len(done) - len(held)
    same = words("import.receipt_unchanged", count=unchanged) if unchanged else ""
    stored = sorted((staged.stored_at, staged.stored_by) for staged in done if staged.stored_at)
    time = stored[-1][0].astimezone().strftime("%Y-%m-%d %H:%M")
    by = words("ui.list_comma").join(dict.fromkeys(name for _, name in stored))
    counts = {"files": len(held), "units": len(units), "same": same}
    return words("import.receipt_total", **counts, by=by, time=time)


def losses(receipt: Receipt, words: Words) -> Iterator[str]:
    """Yield a sentence for each thing that the version before had and this one lacks."""
    for filed in receipt.filed:
        yield from losses_of(filed, words)


def losses_of(filed: Filed, words: Words) -> Iterator[str]:
    """Yield a sentence for each thing that one filing lacks and the version before had."""
    about = {"unit": filed.unit, "year": filed.year}
    gone = (
        ("vanished", filed.vanished),
        ("lost", filed.indicators_lost),
        ("sources_lost", filed.sources_lost),
    )
    for key, names in gone:
        if names:
            yield words(f"import.{key}", count=len(names), names=listed(names, words), **about)
    if filed.nameless:
        yield words("import.nameless", count=filed.nameless, **about)
    if filed.indicators_kept:
        yield words("import.kept", **about)


def listed(names: Sequence[str], words: Words) -> str:
    """Return the first of some names, with a sign where there are more."""
    shown = words("ui.list_comma").join(names[:NAMES])
    return shown + "…" if len(names) > NAMES else shown


def _rows(staged: Staged, words: Words) -> Iterator[tuple[str, ...]]:
    """Yield a row a filing: whose, which version, how much, what was found."""
    receipt = staged.receipt
    for place, filed in enumerate(receipt.filed if receipt else ()):
        yield (
            _named(staged) if place == 0 else "",
            f"{filed.unit} {filed.subject}".strip(),
            str(filed.year),
            _version(filed, words),
            _projects(filed, words),
            amounts.money(filed.budget, words),
            amounts.money(filed.spent, words),
            _found(receipt, words) if receipt and place == 0 else "",
        )


def _projects(filed: Filed, words: Words) -> str:
    """Return how many projects there are, and of how many an amount is unknown."""
    unknown = filed.projects_unknown
    if not unknown:
        return str(filed.projects)
    return words("import.receipt_unknown", projects=filed.projects, count=unknown)


def _version(filed: Filed, words: Words) -> str:
    if filed.unchanged:
        return words("import.receipt_same", version=filed.version)
    key = "import.receipt_new" if filed.replaced is None else "import.receipt_replaced"
    return words(key, version=filed.version, replaced=filed.replaced)


def _found(receipt: Receipt, words: Words) -> str:
    return words(
        "import.receipt_findings",
        errors=receipt.errors,
        warnings=receipt.warnings,
        notes=receipt.notes,
    )
