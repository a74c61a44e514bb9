"""The nouns of the field, as frozen values, and what stops the reading of a file.

Standard library only; nothing here knows files, databases or screens. Amounts are `Decimal` in
万元, rates `Decimal` shares (0.9981 = 99.81%). `None` means unknown (not written, or not
readable), never zero: a zero is `Decimal(0)`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal, NamedTuple

FormKind = Literal["project_list", "project_form", "unit_form"]
"""项目自评表 (one row a project), 项目支出绩效自评表 (one project), 部门整体支出绩效自评表."""

MoneyUnit = Literal["万元", "元", "亿元", "千元", "百万元"]

Source = Literal[
    "general_public",  # 一般公共预算
    "government_fund",  # 政府性基金
    "state_capital",  # 国有资本经营预算
    "fiscal",  # 财政拨款 that no word divides further
    "carried_over",  # 上年结转资金
    "special_account",  # 财政专户管理资金
    "non_fiscal",  # 非财政资金, 单位资金
    "other",  # 其他资金
    "unconfirmed",  # the form's words leave it open
]

Dimension = Literal[
    "quantity",  # 数量
    "quality",  # 质量
    "timeliness",  # 时效
    "cost",  # 成本
    "economic",  # 经济效益
    "social",  # 社会效益
    "ecological",  # 生态效益
    "sustainable",  # 可持续影响
    "satisfaction",  # 满意度
    "other",
]

Status = Literal["met", "partly_met", "unmet", "not_applicable", "qualitative", "undecided"]
Comparator = Literal[">=", "<=", "=", ">", "<"]
Level = Literal["error", "warning", "note"]
RefusalReason = Literal["unreadable", "password", "too_large", "no_form", "unsafe", "incomplete"]

Scalar = str | int | float | bool | date | datetime | time | None
"""What a cell can hold, as the workbook stores it; `None` is a blank."""


class Merge(NamedTuple):
    """A merged range, zero-based, both corners inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as stored, or a text file seen as one: row = line, column = place in the line.

    `rows[r][c]` is zero-based and aligned with A1 (a blank first row is there); rows may differ
    in length. The other fields are sparse, keyed by (row, column).
    """

    name: str
    rows: list[list[Scalar]]
    merges: tuple[Merge, ...] = ()
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Number formats that change what a number means (percent, dates, decimals)."""
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Error cells such as #DIV/0!; their value in `rows` is None."""
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Formulas that have no stored value; their value in `rows` is None."""
    hidden: bool = False
    very_hidden: bool = False
    """True for one that the program's own list of hidden sheets doesn't show."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck_rows: frozenset[int] = frozenset()
    """Rows whose texts are struck through, as far as the format tells it (.xlsx)."""
    delimited: bool = False
    """True for text: columns were only counted, so a lost cell shifts the rest of its line."""
    pictures: tuple[int, ...] = ()
    """Pages of which the sheet holds nothing, for they are pictures (PDF)."""

    def value(self, row: int, column: int) -> Scalar:
        """Return the cell's stored value, None outside of the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None


@dataclass(frozen=True, slots=True)
class Workbook:
    """An uploaded file, opened: its sheets in order, hidden ones too."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]


class Refused(Exception):  # noqa: N818 (a refusal is an outcome that users see, not a malfunction)
    """The file can't be read at all: one sentence says which, where, what was expected, what to do.

    `key` names the sentence in words/refusal.toml, `values` fill its gaps.
    """

    def __init__(self, reason: RefusalReason, key: str, **values: object) -> None:
        """Hold what to say, not yet in which language."""
        super().__init__(f"{reason}: {key} {values}")
        self.reason: RefusalReason = reason
        self.key = key
        self.values = values


class Cell(NamedTuple):
    """Where a value came from: A1 address (several: "B11,B12") and the raw text there."""

    address: str
    raw: str


Choices = Mapping[str, Mapping[str, str]]
"""What people said of columns: shape of a head → heading → meaning, such as "spent.other"."""

Cells = Mapping[str, Cell]
"""Field name → cell it was read from."""


@dataclass(frozen=True, slots=True)
class Funding:
    """One source of a project's money (资金来源)."""

    source: Source
    label: str
    budget_initial: Decimal | None = None
    budget: Decimal | None = None
    spent: Decimal | None = None
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Execution:
    """The form's own scoring of budget execution (预算执行率得分)."""

    weight: Decimal | None = None
    stated_score: Decimal | None = None
    reason: str | None = None
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One performance indicator (绩效指标): what was promised and what came of it."""

    group: str | None
    dimension: Dimension
    name: str | None = None
    target: str | None = None
    actual: str | None = None
    comparator: Comparator | None = None
    target_value: str | None = None
    """The number as written, counts in 万 and 亿 multiplied out; a date as ISO."""
    actual_value: str | None = None
    measure_unit: str | None = None
    status: Status = "undecided"
    weight: Decimal | None = None
    stated_score: Decimal | None = None
    reason: str | None = None
    inferred: bool = False
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """One budget project (预算项目) as its form states it; of a unit form, the whole unit."""

    unit: str | None
    year: int | None
    name: str | None
    unit_code: str | None = None
    supervisor: str | None = None
    supervisor_code: str | None = None
    code: str | None = None
    sequence: str | None = None
    budget_initial: Decimal | None = None
    """年初预算数, where the form tells it apart."""
    budget: Decimal | None = None
    """The base of the rate: 全年/调整后预算数, else the only one that the form has."""
    spent: Decimal | None = None
    funding: tuple[Funding, ...] = ()
    stated_rate: Decimal | None = None
    execution: Execution | None = None
    goal: str | None = None
    result: str | None = None
    process: str | None = None
    conclusion: str | None = None
    problems: str | None = None
    rectification: str | None = None
    stated_score: Decimal | None = None
    stated_grade: str | None = None
    indicators: tuple[Indicator, ...] = ()
    inferred: tuple[str, ...] = ()
    """Paths of fields that were placed by inference, such as "funding.1.source"."""
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Total:
    """A 合计/小计 row: a claim to reconcile, never data. `row` counts from 1."""

    label: str
    row: int
    budget: Decimal | None = None
    spent: Decimal | None = None
    unit: str | None = None
    """The unit whose subtotal it is, where the sheet holds several."""
    funding: tuple[Funding, ...] = ()
    budget_initial: Decimal | None = None
    stated_rate: Decimal | None = None
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """One main task of the year (年度主要任务) of a whole-department form."""

    name: str
    result: str | None = None
    budget: Decimal | None = None
    spent: Decimal | None = None
    content: str | None = None
    """What was to be done (主要内容)."""
    fiscal: Decimal | None = None
    """Of the budget, what the treasury gives (其中:财政拨款)."""
    remark: str | None = None
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitTotals:
    """The split of a whole-department form's money: 基本支出 and 项目支出."""

    budget: Decimal | None = None
    spent: Decimal | None = None
    basic: Funding | None = None
    project: Funding | None = None
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One form (表式) found in a sheet, read whole."""

    sheet: str
    form: FormKind
    range: str
    unit: str | None
    year: int | None
    unit_code: str | None = None
    money_unit: MoneyUnit | None = None
    form_number: str | None = None
    filled_on: date | None = None
    title: str | None = None
    projects: Sequence[Project] = ()
    """A list's are kept column by column (gridperf.project_table)."""
    unit_totals: UnitTotals | None = None
    totals: tuple[Total, ...] = ()
    header_rows: tuple[int, ...] = ()
    """Rows (from 1) that were recognised as the head, for the tinted picture of the sheet."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Column letter → what it was understood as; columns not understood are absent."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Column letter → the words above it, one key a column: what a person's choice is kept by."""
    shape: str = ""
    """Fingerprint of the headings in their order: files of one shape share it."""
    filled_cell: str | None = None
    """Where the day of filling stands."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a careful reviewer would say of a cell; the rule holds level and sentences."""

    rule: str
    sheet: str | None = None
    cell: str | None = None
    project: str | None = None
    found: str | None = None
    expected: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    """What fills the gaps of the rule's message, beside found and expected."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not read: the reason, and the sentence (words/refusal.toml) with its gaps."""

    reason: RefusalReason
    key: str
    values: Mapping[str, object] = field(default_factory=dict)


class Answer(NamedTuple):
    """What a person said of a value that the file leaves open, such as the source of 0.40."""

    project: str | None
    path: str
    """The field, such as "funding.1.source"; "cell" for a cell that is no field's, "column"."""
    found: str | None
    answer: str
    cell: str = ""
    """Sheet and address, such as "自评表!E7", where the answer is about a cell."""


class Skipped(NamedTuple):
    """A sheet of a file that was read, which itself holds nothing to read, and why."""

    sheet: str
    reason: str
    """Key of the sentence: "blank", "blank_form", "unknown", "example", "same", a look-alike's."""
    missing: str = ""
    """The headings that the sheet lacks, where some are there."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file's outcome: its forms and findings, or why it was refused."""

    file: str
    sha256: str
    refusal: Refusal | None = None
    forms: tuple[Form, ...] = ()
    findings: tuple[Finding, ...] = ()
    answers: tuple[Answer, ...] = ()
    """What was asked and answered before storing; already worked into `forms`."""
    skipped: tuple[Skipped, ...] = ()
    """Sheets that hold no form."""
    taken_back: bool = False
    """True where what people said of these bytes before is taken back on purpose."""

    @property
    def outcome(self) -> Literal["read", "refused"]:
        """The verdict in one word."""
        return "refused" if self.refusal else "read"


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user looks at: one year and some units (by name); empty means all of them."""

    year: int | None = None
    units: tuple[str, ...] = ()
