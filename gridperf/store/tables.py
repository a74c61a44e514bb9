"""Rows on their way into the store: collected by column, handed over as one Arrow table each.

Row by row inserts are a thousand times slower; a list of 20,000 projects has 500,000 cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from itertools import chain
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from gridperf.columns import BETWEEN, Amounts, Coded, InParts, JoinedTexts
from gridperf.model import Refused

_AMOUNT = pa.decimal128(18, 6)
_SHARE = pa.decimal128(18, 10)
_NUMBER, _COUNT, _TEXT = pa.int64(), pa.int32(), pa.string()
_WORD = pa.dictionary(pa.int32(), pa.string())
"""Texts of which few are different."""
_AT_ONCE = 61_440
"""Rows of a batch: one is taken in by one processor while the other has the next."""
_FEW = 2_048
"""Rows of a part that is handed over as it is; one of fewer costs as much as hundreds of them, and
a thousand small files bring a thousand parts."""
_MILLIONTH = Decimal("0.000001")
_FINEST = Decimal("1e-10")
_LIMIT = Decimal(10) ** 12
_ABSURD = Decimal(10) ** 8


def _columns(declared: str, **others: pa.DataType) -> Mapping[str, pa.DataType]:
    return {name: others.get(name, _TEXT) for name in declared.split()}


_MONEY = {"budget_initial": _AMOUNT, "budget": _AMOUNT, "spent": _AMOUNT}
_MOMENT = pa.timestamp("us")
COLUMNS: Mapping[str, Mapping[str, pa.DataType]] = {
    "unit": _columns("unit_id name code parent", unit_id=_NUMBER),
    "unit_alias": _columns("unit_id spelling spelling_key", unit_id=_NUMBER),
    "upload": _columns(
        "upload_id sha256 file size stored_at stored_by sample",
        upload_id=_NUMBER,
        size=_NUMBER,
        stored_at=_MOMENT,
        sample=pa.bool_(),
    ),
    "original": _columns("sha256 content", content=pa.binary()),
    "source_cell": _columns(
        "submission_id project_id path sheet address raw inferred",
        submission_id=_NUMBER,
        project_id=_NUMBER,
        path=_WORD,
        sheet=_WORD,
        inferred=pa.bool_(),
    ),
    "answer": _columns(
        "upload_id project path found answer answered_by answered_at cell",
        upload_id=_NUMBER,
        answered_at=_MOMENT,
    ),
    "revision": _columns("number made_at made_by what", number=_NUMBER, made_at=_MOMENT),
    "submission": _columns(
        "submission_id upload_id unit_id year kind subject version state sheet reason stated_unit"
        " money_unit form_number filled_on filled_cell title projects indicators indicators_of",
        submission_id=_NUMBER,
        upload_id=_NUMBER,
        unit_id=_NUMBER,
        year=_COUNT,
        version=_COUNT,
        filled_on=pa.date32(),
        projects=_COUNT,
        indicators=_COUNT,
        indicators_of=_NUMBER,
    ),
    "project": _columns(
        "project_id submission_id form_id sheet position sequence code name name_key unit_code"
        " supervisor supervisor_code budget_initial budget spent stated_rate money_step rate_step"
        " execution_weight execution_score execution_reason goal result process conclusion"
        " problems rectification stated_score stated_grade indicators fields",
        project_id=_NUMBER,
        submission_id=_NUMBER,
        form_id=_NUMBER,
        position=_COUNT,
        stated_rate=_SHARE,
        money_step=_SHARE,
        rate_step=_SHARE,
        execution_weight=_AMOUNT,
        execution_score=_AMOUNT,
        stated_score=_AMOUNT,
        indicators=_COUNT,
        sheet=_WORD,
        fields=_WORD,
        **_MONEY,
    ),
    "funding": _columns(
        "project_id position source label budget_initial budget spent",
        project_id=_NUMBER,
        position=_COUNT,
        **_MONEY,
    ),
    "indicator": _columns(
        "indicator_id project_id position grp dimension name target actual comparator target_value"
        " actual_value measure_unit status weight stated_score reason inferred",
        indicator_id=_NUMBER,
        project_id=_NUMBER,
        position=_COUNT,
        weight=_AMOUNT,
        stated_score=_AMOUNT,
        inferred=pa.bool_(),
    ),
    "total": _columns(
        "total_id submission_id form_id sheet label line unit_id source budget spent budget_cell"
        " spent_cell money_step stated_rate rate_step rate_cell",
        total_id=_NUMBER,
        submission_id=_NUMBER,
        form_id=_NUMBER,
        line=_COUNT,
        unit_id=_NUMBER,
        budget=_AMOUNT,
        spent=_AMOUNT,
        money_step=_SHARE,
        stated_rate=_SHARE,
        rate_step=_SHARE,
    ),
    "unit_part": _columns(
        "submission_id part position name result budget_initial budget spent",
        submission_id=_NUMBER,
        position=_COUNT,
        **_MONEY,
    ),
    "finding": _columns(
        "finding_id submission_id project_id rule level sheet cell path project found expected"
        " gaps mark",
        finding_id=_NUMBER,
        submission_id=_NUMBER,
        project_id=_NUMBER,
    ),
}
"""Table → column → type, in the order in which rows hold their values."""


def _amount(value: Decimal | None) -> Decimal | None:
    """Return an amount with the six decimals that are kept; raises Refused beyond 10¹² 万元."""
    if value is None:
        return None
    if not value.is_finite() or abs(value) >= _LIMIT:
        raise Refused("unreadable", "amount_too_large", amount=str(value))
    return value.quantize(_MILLIONTH, ROUND_HALF_UP)


def _share(value: Decimal | None) -> Decimal | None:
    """Return a rate with the ten decimals that are kept; an absurd one is unknown."""
    if value is None or not value.is_finite() or abs(value) >= _ABSURD:
        return None
    return value.quantize(_FINEST, ROUND_HALF_UP)


_CUT: Mapping[pa.DataType, Callable[[Decimal | None], Decimal | None]] = {
    _AMOUNT: _amount,
    _SHARE: _share,
}
"""What is done to decimals that don't fit as they are."""


class Rows:
    """What goes into each table, column by column."""

    def __init__(self) -> None:
        """Start with every table empty."""
        self._of: dict[str, list[Making]] = {}
        self._single: dict[str, list[tuple[object, ...]]] = {}

    def add(self, table: str, *values: object) -> None:
        """Add one row, its values in the order of COLUMNS."""
        self._single.setdefault(table, []).append(values)

    def extend(self, table: str, make: Making) -> None:
        """Add many rows by column, in any order of the columns.

        They are made when their table's turn comes, while the one before is handed over. A column
        is a sequence of plain values, or an array of numpy or Arrow.
        """
        self._of.setdefault(table, []).append(make)

    def insert(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Hand all rows over, one statement a table; the next is made ready meanwhile."""
        for table, rows in self._single.items():
            columns = dict(zip(COLUMNS[table], zip(*rows, strict=True), strict=True))
            self.extend(table, partial(dict, columns))
        with ThreadPoolExecutor(1) as beside:
            for table, incoming in zip(
                self._of, beside.map(_arrow, self._of, self._of.values()), strict=True
            ):
                _append(cursor, table, incoming)
        # Their makers hold the records that hold these rows: a circle, and all of the file with it.
        self._of.clear()


Making = Callable[[], Mapping[str, Any]]
"""Makes columns of rows."""


def insert(
    cursor: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, Sequence[Any]]
) -> None:
    """Append rows to one table in one statement."""
    _append(cursor, table, _arrow(table, [partial(dict, columns)]))


def _arrow(table: str, makings: Iterable[Making]) -> pa.Table:
    parts: dict[str, list[Any]] = {name: [] for name in COLUMNS[table]}
    for make in makings:
        columns = make()
        for name, held in parts.items():
            column = columns[name]
            held.extend(column.parts if isinstance(column, InParts) else [column])
    whole = pa.table({name: _whole(parts[name], kind) for name, kind in COLUMNS[table].items()})
    return pa.Table.from_batches(whole.to_batches(_AT_ONCE), whole.schema)


def _whole(parts: Sequence[Any], kind: pa.DataType) -> Any:  # noqa: ANN401 (an Arrow array of any type)
    """Return the parts of a column as one."""
    if all(isinstance(part, (list, tuple)) for part in parts):
        return _array(parts[0] if len(parts) == 1 else list(chain.from_iterable(parts)), kind)
    arrays = [_array(part, kind) for part in parts]
    small = sum(map(len, arrays)) < _FEW * len(arrays)
    if small or len({array.type for array in arrays}) > 1:
        arrays = [array.cast(kind) for array in arrays]
    whole = pa.chunked_array(arrays)
    return whole.combine_chunks() if small else whole


def _array(values: Any, kind: pa.DataType) -> Any:  # noqa: ANN401 (an Arrow array of any type)
    """Return a column as Arrow holds it: amounts to six decimals, rates to ten."""
    if isinstance(values, pa.Array):
        return values
    if isinstance(values, JoinedTexts) and kind == _TEXT:
        return _as_they_came(values)
    if isinstance(values, Coded):
        held, places = _array(values.values, kind), pa.array(values.places, pa.int32())
        return pa.DictionaryArray.from_arrays(places, held) if kind == _TEXT else held.take(places)
    try:
        if isinstance(values, Amounts):
            return _as_they_came(values.texts).cast(kind)
        return pa.array(values, kind)
    except pa.ArrowInvalid:
        if kind not in _CUT:
            raise
    # Nearly all fit; to look at each of them would take longer than to hand them over.
    return pa.array(map(_CUT[kind], values), kind)


def _as_they_came(texts: JoinedTexts) -> Any:  # noqa: ANN401 (an Arrow array of texts)
    """Return texts that nobody parted: the bytes without what is between, and where each begins."""
    between, count = BETWEEN.encode(), len(texts)
    bounds = np.zeros(count + 1, np.int32)
    bounds[1:-1] = np.flatnonzero(np.frombuffer(texts.joined, np.uint8) == ord(between))
    bounds[-1] = len(texts.joined)
    bounds[1:] -= np.arange(count, dtype=np.int32)
    known = np.packbits(np.diff(bounds) > 0, bitorder="little").data if texts.gaps else None
    signs = texts.joined.translate(None, between)
    held = (None if kept is None else pa.py_buffer(kept) for kept in (known, bounds.data, signs))
    return pa.Array.from_buffers(_TEXT, count, list(held))


def coded(codes: Any, words: Sequence[str]) -> Any:  # noqa: ANN401 (an array of places among them → one of Arrow)
    """Return a column of texts of which few are different, each by its place among these."""
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(words, _TEXT))


def same(word: str, rows: int) -> Any:  # noqa: ANN401 (an array of Arrow)
    """Return a column that says the same in so many rows."""
    return coded(np.zeros(rows, np.int32), [word])


def _append(cursor: duckdb.DuckDBPyConnection, table: str, incoming: pa.Table) -> None:  # noqa: ARG001 (the statement reads it)
    cursor.execute(f"INSERT INTO record.{table} BY NAME SELECT * FROM incoming")  # noqa: S608 (own table names)


def offer(
    cursor: duckdb.DuckDBPyConnection,
    name: str,
    columns: Mapping[str, tuple[pa.DataType, list[Any]]],
) -> None:
    """Lend a small table to the cursor's next statements under `name`."""
    arrays = [pa.array(values, kind) for kind, values in columns.values()]
    cursor.register(name, pa.table(arrays, names=list(columns)))
