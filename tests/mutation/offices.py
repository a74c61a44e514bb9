"""Offices that each do a sample their own way: seeded mutations, one file each."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from gridperf.resources import SAMPLES
from tests.mutation import block_contents, blocks, list_contents, lists
from tests.mutation.drafts import Draft
from tests.mutation.facts import Truth
from tests.mutation.formats import BOOKS, FORMATS, SINGLE
from tests.mutation.words import Words


@dataclass(frozen=True)
class Case:
    """One mutated workbook: its bytes are made when asked for, its truth is known."""

    sample: str
    seed: int
    format: str
    mutations: tuple[str, ...]
    drafts: tuple[Draft, ...]
    truth: Truth

    def data(self) -> bytes:
        """Return the file."""
        return FORMATS[self.format](self.drafts)

    @property
    def name(self) -> str:
        return f"自评{self.seed}.{self.format.rpartition('.')[2]}"


@cache
def list_samples() -> dict[str, list_contents.Content]:
    """Return every list among the samples by name, read by position."""

    def sample(pattern: str, keys: tuple[str, ...], heads: range, year: int, title: str | None,
               unit: str | None = None) -> list_contents.Content:  # fmt: skip
        (path,) = SAMPLES.glob(pattern)
        return list_contents.content_of(path, keys, heads, title=title, year=year, unit=unit)

    seed = "2020年深圳龙岗区龙岗街道社区网格管理中心部门预算项目绩效自评表"
    found = {"seed": sample("2020*.xlsx", list_contents.SHARED, range(4, 7), 2020, seed)}
    for year in (2021, 2022, 2023):
        title = f"{year}年示例区部门预算项目绩效自评表"
        found[f"district {year}"] = sample(
            f"{year}年示例区*.xlsx", list_contents.FULL, range(4, 7), year, title
        )
    found["two rows"] = sample(
        "*两级表头*", list_contents.TWO_ROWS, range(3, 5), 2023,
        "示例区市场监督管理所2023年度财政支出项目绩效自评汇总表", "示例区市场监督管理所",
    )  # fmt: skip
    found["row an indicator"] = sample(
        "*逐项指标*", list_contents.LONG, range(3, 4), 2023, "2023年度示例区图书馆项目绩效自评表",
        "示例区图书馆",
    )  # fmt: skip
    found["summary"] = sample("*无指标*", list_contents.SUMMARY, range(2, 3), 2023, None)
    return found


@cache
def block_samples() -> dict[str, list[block_contents.Content]]:
    """Return every form of one project or department among the samples by name."""
    patterns = {"national": "*全国通用*", "stacked": "*一表多项*", "sichuan": "*四川*",
                "unit form": "*整体*"}  # fmt: skip
    return {name: block_contents.contents_of(next(SAMPLES.glob(pattern)))
            for name, pattern in patterns.items()}  # fmt: skip


SAMPLE_NAMES = ("seed", "district 2021", "district 2022", "district 2023", "two rows",
                "row an indicator", "summary", "national", "stacked", "sichuan",
                "unit form")  # fmt: skip

ListMutation = Callable[[list_contents.Content, lists.Shape, random.Random], list_contents.Content]
BlockMutation = Callable[[blocks.Shape, random.Random], None]
UNKNOWN = ("经办科室", "项目类别", "资金性质", "科室负责人", "是否公开")


def _order(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    return lists.shuffled(content, dice)


def _words(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.words.changed = True
    return content


def _extra_columns(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    for heading in dice.sample(UNKNOWN, dice.randint(1, 2)):
        shape.extra[dice.randrange(8)] = heading
    return content


def _fewer_columns(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    gone = dice.sample(("sequence", "stated_rate", "goal", "problems", "budget_initial"), 2)
    return lists.without(content, *gone)


def _extra_rows(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.extra_rows = 0 if content.long else dice.randint(1, 2)
    shape.footer = dice.random() < 1 / 2
    return content


def _title(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.title = dice.choice(("none", "other", "two_lines"))
    shape.above = dice.choice((0, 0, 1, 2))
    return content


def _place(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.note = dice.choice(("title", "head", "column", "beside"))
    return content


def _money(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.money_unit = dice.choice(("元", "千元", "亿元"))
    return content


def _merges(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.merged = dice.choice(("merged", "blank", "repeated"))
    shape.down = dice.choice(("repeated", "blank", "merged"))
    return content


def _numbers(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.numbers = dice.choice(("text", "thousands", "wide"))
    shape.rates = dice.choice(("text", "wide", "bare"))
    return content


def _totals(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.totals = dice.choice(("none", "start", "units"))
    return content


def _hidden(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.hidden = dice.choice(("row", "column", "sheet"))
    return content


def _heads(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.depth = 2
    return content


def _again(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.again = not content.long
    return content


def _flat(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.flat = dice.choice(("-", "/", "_", "", "：", "\n"))
    return content


def _lost(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    pairs = list(dict.fromkeys(column.key.partition(".")[0] for column in content.columns
                               if column.key.endswith(".target")))  # fmt: skip
    shape.lost = dice.choice(pairs) if "quality" in pairs and len(pairs) == EVERY_PAIR else ""
    return content


EVERY_PAIR = 7
"""Pairs of a whole list: of these the order tells any one that lost its heading."""


def _spaced(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.words.spaced = True
    return content


def _unit_rows(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    if not any(column.key == "unit" for column in content.columns) or content.unit:
        return content
    shape.unit_rows = True
    return lists.without(content, "unit")


def _blanks(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    return lists.thinned(content, dice)


def _formulas(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.formulas = True
    return content


def _shares(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.shares = True
    return content


def _offset(
    content: list_contents.Content, shape: lists.Shape, dice: random.Random
) -> list_contents.Content:
    shape.left, shape.above = dice.randint(1, 3), dice.randint(0, 3)
    return content


LIST_MUTATIONS: dict[str, ListMutation] = {
    "order": _order, "words": _words, "extra columns": _extra_columns,
    "fewer columns": _fewer_columns, "extra rows": _extra_rows, "title": _title,
    "unit's place": _place, "money unit": _money, "merges": _merges, "numbers": _numbers,
    "subtotals": _totals, "hidden": _hidden, "heads": _heads, "head again": _again,
    "one head row": _flat, "heading lost": _lost, "spaced words": _spaced, "unit rows": _unit_rows,
    "blank cells": _blanks, "formulas": _formulas, "shares": _shares, "offset": _offset,
    "two sheets": lambda content, shape, dice: content,
    "noise sheets": lambda content, shape, dice: content,
}  # fmt: skip


def _block_order(shape: blocks.Shape, dice: random.Random) -> None:
    shape.order, shape.swapped = True, dice.random() < 1 / 2


def _block_words(shape: blocks.Shape, dice: random.Random) -> None:
    shape.words.changed = True
    shape.total = dice.choice(("总分", "合计", "总计"))


def _block_money(shape: blocks.Shape, dice: random.Random) -> None:
    shape.money_unit = dice.choice(("万元", "元", "千元", "亿元"))


BLOCK_MUTATIONS: dict[str, BlockMutation] = {
    "order": _block_order,
    "words": _block_words,
    "extra columns": lambda shape, dice: setattr(
        shape, "extra_column", dice.choice(("佐证材料", "责任科室", "数据来源"))
    ),
    "extra rows": lambda shape, dice: setattr(shape, "extra_rows", True),
    "residue": lambda shape, dice: setattr(shape, "residue", True),
    "title": lambda shape, dice: setattr(shape, "title", dice.choice(("one_line", "named"))),
    "unit's place": lambda shape, dice: setattr(shape, "note", dice.choice(("note", "column"))),
    "money unit": _block_money,
    "merges": lambda shape, dice: (
        setattr(shape, "levels", dice.choice(("repeated", "blank"))),
        setattr(shape, "edge", dice.random() < 1 / 2),
    )[0],
    "numbers": lambda shape, dice: setattr(
        shape, "numbers", dice.choice(("text", "wide", "thousands"))
    ),
    "fewer columns": lambda shape, dice: setattr(shape, "initial", False),
    "goals": lambda shape, dice: setattr(shape, "goals", "below"),
    "shares": lambda shape, dice: setattr(shape, "rate_number", True),
    "spaced words": lambda shape, dice: setattr(shape, "spaced", True),
    "tables by goal": lambda shape, dice: setattr(shape, "parts", 2),
    "stacked": lambda shape, dice: setattr(shape, "gap", dice.choice((0, 2))),
    "hidden": lambda shape, dice: None,
    "noise sheets": lambda shape, dice: None,
}


def cases(sample: str, count: int, first: int = 0) -> Iterator[Case]:
    """Yield so many mutated workbooks of a sample, the same ones every time."""
    for seed in range(first, first + count):
        dice = random.Random(f"{sample} {seed}")  # noqa: S311 (a benchmark, no secret)
        yield (
            _list_case(sample, seed, dice)
            if sample in list_samples()
            else _block_case(sample, seed, dice)
        )


def _list_case(sample: str, seed: int, dice: random.Random) -> Case:
    content = list_samples()[sample]
    format_name = _format(dice)
    content = lists.taken(content, dice, 8 if format_name in SINGLE else 24)
    shape = lists.Shape(Words(dice, changed=False))
    if content.title is None:
        shape.sheet = f"{content.year}年汇总"
    chosen = dice.sample(sorted(LIST_MUTATIONS), dice.randint(1, 3)) if seed else []
    for name in chosen:
        content = LIST_MUTATIONS[name](content, shape, dice)
    if format_name in SINGLE:
        shape.hidden, shape.sheet = "", "text"
    if shape.hidden == "sheet" and "noise sheets" not in chosen:
        shape.hidden = "column"
    if shape.note == "title" and (shape.title == "none" or not content.title):
        shape.note = "note"
    if shape.formulas and format_name != "xlsx":
        shape.formulas = False
    if "two sheets" in chosen and format_name in BOOKS and content.year and content.title:
        drafts, truth = _sheets(content, shape)
        return Case(sample, seed, format_name, tuple(chosen), drafts, truth)
    draft, truth = lists.lay(content, shape)
    draft.hidden = shape.hidden == "sheet"
    drafts = _with_noise(draft, chosen, format_name, dice)
    return Case(sample, seed, format_name, tuple(chosen), drafts, truth)


def _sheets(content: list_contents.Content, shape: lists.Shape) -> tuple[tuple[Draft, ...], Truth]:
    """Return the list in two sheets; a name that stands in both is counted on."""
    truth = Truth({}, {}, wide=not content.long)
    counts: dict[str, int] = {}
    drafts = []
    for at, part in enumerate(lists.halves(content)):
        shape.sheet = f"表{at + 1}"
        draft, facts = lists.lay(part, shape, counts)
        drafts.append(draft)
        truth.facts |= facts.facts
        truth.places |= facts.places
    return tuple(drafts), truth


def _block_case(sample: str, seed: int, dice: random.Random) -> Case:
    contents = list(block_samples()[sample])
    format_name = _format(dice)
    shape = blocks.Shape(Words(dice, changed=False), dice)
    chosen = dice.sample(sorted(BLOCK_MUTATIONS), dice.randint(1, 3)) if seed else []
    for name in chosen:
        BLOCK_MUTATIONS[name](shape, dice)
    one_sheet = sample == "stacked" or "stacked" in chosen or format_name in SINGLE
    writers: list[blocks.Writer] = []
    counts: dict[str, int] = {}
    truth = Truth({}, {}, wide=False)
    for at, content in enumerate(contents):
        if not writers or not one_sheet:
            writers.append(blocks.Writer(shape, f"项目{at + 1}"))
        writers[-1].counts = counts
        writers[-1].add(content)
    for writer in writers:
        truth.facts |= writer.truth.facts
        truth.places |= writer.truth.places
    if "hidden" in chosen:
        writers[0].draft.hidden_rows.add(writers[0].draft.height - 4)
    drafts = tuple(writer.draft for writer in writers)
    if len(drafts) == 1:
        drafts = _with_noise(drafts[0], chosen, format_name, dice)
    return Case(sample, seed, format_name, tuple(chosen), drafts, truth)


def _format(dice: random.Random) -> str:
    return "xlsx" if dice.random() < 0.4 else dice.choice(sorted(FORMATS))


def _with_noise(
    draft: Draft, chosen: list[str], format_name: str, dice: random.Random
) -> tuple[Draft, ...]:
    """Return the sheet among sheets that hold no form, where the mutation asks for it."""
    if "noise sheets" not in chosen or format_name not in BOOKS:
        return (draft,)
    cover = Draft("封面")
    cover.put(2, 2, "2023年度预算绩效自评材料")
    cover.put(6, 2, "编制单位：示例区")
    notes = Draft("填报说明")
    for row, text in enumerate(("填报说明", "一、项目名称按批复填写；", "二、金额单位为万元；",
                                "三、执行率＝执行数÷预算数。")):  # fmt: skip
        notes.put(row, 0, text)
    options = Draft("选项")
    for row, text in enumerate(("优", "良", "中", "差", "一般公共预算", "政府性基金")):
        options.put(row, 0, text)
    options.hidden = True
    goals = Draft("目标申报表")
    for row, line in enumerate((["2023年项目支出绩效目标申报表"],
                                ["序号", "项目名称", "预算数", "年度绩效目标", "数量指标"],
                                [1, "示例项目", 12, "完成任务", "≥3个"])):  # fmt: skip
        for column, value in enumerate(line):
            goals.put(row, column, value)
    others = dice.sample((cover, notes, options, goals), dice.randint(1, 3))
    at = dice.randrange(len(others) + 1)
    return (*others[:at], draft, *others[at:])


__all__ = ["BLOCK_MUTATIONS", "LIST_MUTATIONS", "SAMPLE_NAMES", "Case", "cases", "replace"]
