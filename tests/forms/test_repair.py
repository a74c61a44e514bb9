"""Damaged lines put back into their columns: what the seed lost, and ties never chosen."""

from __future__ import annotations

from gridperf.forms.repair import Layout, Placed, place_lines
from gridperf.resources import SAMPLES

LAYOUT = Layout(
    left=("sequence", "unit", "name"),
    money=("budget", "spent"),
    sources=("general_public", "government_fund", "non_fiscal"),
    dimensions=(
        "quantity",
        "quality",
        "timeliness",
        "economic",
        "social",
        "ecological",
        "satisfaction",
    ),
)
QUANTITY, TIMELINESS, SOCIAL, ECOLOGICAL, SATISFACTION = 0, 2, 4, 5, 6


def _seed() -> list[list[str]]:
    (path,) = SAMPLES.glob("*.txt")
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[11:]]


def _placed() -> list[Placed]:
    placed = place_lines(_seed(), LAYOUT)
    assert placed is not None
    return placed


def _dimensions(line: Placed) -> set[int]:
    return {int(key.split(".")[1]) for key in line.texts if key.startswith("pair.")}


def test_whole_lines_are_placed_without_inference_but_for_the_open_source() -> None:
    for number in (3, 4, 5, 7, 8):
        line = _placed()[number - 1]
        assert _dimensions(line) == set(range(7))
        assert line.inferred <= {"source.open"}
        assert line.texts["source.0"][1] == (5,)


def test_row_1_lost_its_ecological_pair() -> None:
    line = _placed()[0]
    assert _dimensions(line) == {0, 1, 2, 3, SOCIAL, SATISFACTION}
    assert line.texts[f"pair.{SOCIAL}.actual"][0] == "有助街道日常工作开展"
    assert "source.open" in line.inferred
    assert f"pair.{SOCIAL}.target" in line.inferred


def test_row_2_is_offered_the_target_that_two_cells_begin_with() -> None:
    line = _placed()[1]
    text, places = line.texts["pair.0.target"]
    assert text == "防震减灾和应急管理宣传项目不少于1场"
    assert places == (9, 10)
    assert {"pair.0.target", "pair.0.actual", "result"} <= line.inferred
    assert line.texts["pair.1.target"][0].startswith("宣传册派发覆盖率")
    assert line.texts[f"pair.{ECOLOGICAL}.target"][0] == "不适用"


def test_row_6_keeps_every_cell_and_says_what_is_gone() -> None:
    line = _placed()[5]
    used = {place for _, places in line.texts.values() for place in places}
    assert used == set(range(22))
    assert _dimensions(line) == {0, 1, TIMELINESS, 3, SOCIAL, SATISFACTION}
    assert f"pair.{SOCIAL}.actual" not in line.texts
    assert line.texts[f"pair.{TIMELINESS}.actual"][0].startswith("受理")


def test_a_tie_is_asked_never_chosen() -> None:
    whole = _seed()[2]
    alike = [*whole[:10], *["做好工作", "已做好"] * 3, *whole[22:]]
    others = [[*whole[:10], *["做好工作", "已做好"] * 6, *whole[22:]] for _ in range(2)]
    placed = place_lines([*others, alike], LAYOUT)
    assert placed is not None
    assert placed[2].unplaced
    assert _dimensions(placed[2]) == {SATISFACTION}


def test_a_line_without_a_printed_rate_has_no_anchor() -> None:
    assert place_lines([["1", "单位", "项目", "1.00", "1.00", "目标"]], LAYOUT) is None
