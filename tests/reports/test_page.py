"""The offline page: whole in one file, nothing from outside, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from tests.reports.conftest import EMPTY, FORMULA

Made = Callable[..., dict[str, bytes]]


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.sources: list[str] = []
        self.text: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._inside = tag
        self.sources += [str(value) for name, value in attrs if name in {"src", "href"}]

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        if self._inside not in {"script", "style"}:
            self.text.append(data)


def _seen(files: dict[str, bytes]) -> _Seen:
    (data,) = files.values()
    seen = _Seen()
    seen.feed(data.decode())
    return seen


def test_the_page_is_whole_and_asks_for_nothing(made: Made) -> None:
    files = made("html")
    seen = _seen(files)
    assert seen.sources == []
    assert seen.tags.count("script") > 5, "the drawing library and a figure each"
    (data,) = files.values()
    assert b"plotly.js v" in data
    assert b"default-src 'none'" in data
    text = "".join(seen.text)
    for said in ("一、基本情况", "来源待确认", "数据版本", "示例丙中心"):
        assert said in text


def test_names_that_are_markup_are_text(made: Made) -> None:
    seen = _seen(made("html"))
    text = "".join(seen.text)
    assert "<b>*便民* #set_$x$</b>" in text
    assert FORMULA in text
    (data,) = made("html").values()
    assert not re.search(rb"<b>\*", data)


@pytest.mark.parametrize("year", [1999])
def test_an_empty_selection_gives_a_page_that_says_so(made: Made, year: int) -> None:
    assert EMPTY in "".join(_seen(made("html", year)).text)
