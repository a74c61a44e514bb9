"""Every kind: on an empty store, without its optional library, in both languages, at one state."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO

import pytest
from pptx import Presentation

from gridperf import progress
from gridperf.deck import Agenda
from gridperf.model import Selection
from gridperf.reports import KINDS, ReportFault, files_of, pictures
from gridperf.reports.content import on_what
from gridperf.reports.material import Material
from gridperf.store import Store
from gridperf.words import Words, all_words


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"handback"}))
def test_an_empty_store_gives_a_whole_file_of_every_kind(kind: str, language: str) -> None:
    files = dict(files_of(KINDS[kind], Store.in_memory(), Selection(), Words(language)))  # type: ignore[arg-type]
    assert files
    assert all(name and data for name, data in files.items())


@pytest.mark.parametrize(
    ("kind", "library"), [("docx", "docx"), ("pptx", "pptx"), ("pdf", "typst")]
)
def test_without_its_library_a_kind_says_what_to_install(
    kind: str, library: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = KINDS[kind].maker.split(".")[0]
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"gridperf.reports.{module}", raising=False)
    with pytest.raises(ReportFault) as fault:
        list(files_of(KINDS[kind], store, Selection(2023), Words("zh")))
    said = Words("zh")(fault.value.key, **fault.value.values)
    assert "gridperf[reports]" in said


def test_every_kind_has_a_name_and_a_place_on_the_pages() -> None:
    for kind in KINDS:
        for key in (f"report.name_{kind}", f"exporting.kind_{kind}", f"exporting.says_{kind}"):
            assert key in all_words()


def test_a_document_never_mixes_two_states_of_the_data(store: Store) -> None:
    held = Store.in_memory()
    asked: list[int] = []

    class Moving:
        """The store, changed by somebody else while the first document is made."""

        def __getattr__(self, name: str) -> object:
            return getattr(held, name)

        def view(self, name: str, selection: Selection) -> object:
            if not asked:
                held.set_value("execution.good", "95")
            asked.append(held.revision)
            return held.view(name, selection)

    (file,) = files_of(KINDS["paragraph"], Moving(), Selection(), Words("zh"))  # type: ignore[arg-type]
    assert file[1]
    assert len(asked) > 1, "made anew once the store had moved"


@pytest.mark.browser
def test_where_a_browser_is_charts_become_pictures(material: Material) -> None:
    from gridperf.deck.district import bars  # noqa: PLC0415 (only here)

    block = bars(material.rows("unit"), "unit", on_what(material), material.words)
    drawn = pictures.as_pngs([block, block])
    assert drawn is not None
    assert [picture[:4] for picture in drawn] == [b"\x89PNG"] * 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_tells_what_is_being_made(
    made: Callable[..., dict[str, bytes]], kind: str
) -> None:
    steps: list[progress.Step] = []
    with progress.heard(steps.append):
        made(kind)
    assert steps or kind == "handback"  # no file of this store is kept, so none is handed back
    assert all(0 <= step.at <= step.of for step in steps)
    for step in steps:
        assert Words("zh")(f"exporting.step_{step.kind}", name=step.name, at=step.at, of=step.of)


def test_slides_follow_the_agenda_that_is_given(store: Store) -> None:
    kind, agenda = KINDS["pptx"], Agenda(("low", "units"), ("示例乙办",))
    ((_, data),) = files_of(kind, store, Selection(2023), Words("zh"), agenda=agenda)
    titles = [slide.shapes[0].text_frame.text for slide in Presentation(BytesIO(data)).slides]
    assert "执行率低于" in titles[0]
    assert titles[1].startswith("示例乙办")
    assert titles[2] == "口径说明"
