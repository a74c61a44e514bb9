"""Several files in one go: each whole or not at all, none held up by another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

from gridperf.checks import Ask, review
from gridperf.model import Document, Form, Project, Refused
from gridperf.store import Arrival, Receipt, Store


def arrival(unit: str, *names: str, spent: str = "9", form: str = "project_list") -> Arrival:
    projects = tuple(
        Project(unit, 2023, name, budget=Decimal(10), spent=Decimal(spent)) for name in names
    )
    listed = Form("表", form, "A1:Z9", unit, 2023, projects=projects)  # type: ignore[arg-type]
    key = f"{unit} {names} {spent} {form}"
    return Arrival(Document(f"{unit}.xlsx", key, forms=(listed,)), key.encode())


def test_files_together_leave_what_they_leave_one_by_one() -> None:
    files = [arrival(f"单位{n}", f"项目{n}", spent=str(n)) for n in range(8, 13)]
    files += [arrival("单位8", "改造", form="project_form"), arrival("单位8", "甲", "乙")]
    together, alone = Store.in_memory(), Store.in_memory()
    receipts = list(together.file_all(files, "王工", review=review))
    assert receipts == [alone.file(*one, "王工", review=review) for one in files]
    for view in ("findings", "project", "filings", "unit"):
        same = [store.view(view).drop(columns=["stored_at"], errors="ignore")
                for store in (together, alone)]  # fmt: skip
        assert same[0].equals(same[1]), view
    assert together.revision == alone.revision == len(files)


def test_the_next_version_of_a_file_may_come_right_behind_it() -> None:
    store = Store.in_memory()
    files = [arrival("甲", "巡查", "培训"), arrival("乙", "演练"), arrival("甲", "培训")]
    first, other, second, again = store.file_all([*files, files[1]])
    assert isinstance(first, Receipt)
    assert isinstance(second, Receipt)
    assert (first.filed[0].version, second.filed[0].version) == (1, 2)
    assert second.filed[0].vanished == ("巡查",)
    assert isinstance(other, Receipt)
    assert isinstance(again, Receipt)
    assert (other.unchanged, again.unchanged) == (False, True)


@pytest.mark.parametrize("spent", ["9" * 20, "Infinity"])
def test_a_file_that_is_refused_holds_up_no_other(spent: str) -> None:
    store = Store.in_memory()
    files = [arrival("甲", "巡查"), arrival("乙", "演练", spent=spent), arrival("丙", "培训")]
    nameless = replace(files[0].document.forms[0].projects[0], unit=None)
    form = replace(files[0].document.forms[0], unit=None, projects=(nameless,))
    files.append(Arrival(replace(files[0].document, forms=(form,)), b""))
    outcomes = list(store.file_all(files, review=review))
    assert [isinstance(outcome, Refused) for outcome in outcomes] == [False, True, False, True]
    assert store.units() == ["丙", "甲"]
    assert store.revision == 2


def test_what_came_before_a_fault_is_stored() -> None:
    def faulty(ask: Ask) -> pd.DataFrame:
        names = ask("SELECT name FROM record.project WHERE submission_id IN (FROM scope)")
        if "演练" in set(names["name"]):
            raise ZeroDivisionError
        return review(ask)

    store = Store.in_memory()
    files = [arrival("甲", "巡查"), arrival("乙", "演练"), arrival("丙", "培训")]
    receipts = store.file_all(files, review=faulty)
    assert isinstance(next(receipts), Receipt)
    with pytest.raises(ZeroDivisionError):
        next(receipts)
    assert store.units() == ["甲"]
