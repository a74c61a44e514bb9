"""The views as files for other programs: CSV that Excel opens rightly, and Parquet."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pandas as pd

from gridperf import progress
from gridperf.reports.material import Material
from gridperf.store import views

LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a text begins with that a spreadsheet would take for a formula."""


def csv_files(material: Material, view: str | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield a CSV a view (UTF-8 with its mark, for Excel); texts are never formulas."""
    yield from _files(material, view, "csv", as_csv)


def parquet_files(material: Material, view: str | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield a Parquet file a view: types as they are, unknown as null."""
    yield from _files(material, view, "parquet", as_parquet)


def _files(
    material: Material, view: str | None, suffix: str, write: Callable[[pd.DataFrame], bytes]
) -> Iterator[tuple[str, bytes]]:
    named = (view,) if view else tuple(views())
    for place, name in enumerate(named, start=1):
        progress.tell("file", f"{name}.{suffix}", place, len(named))
        yield f"{name}.{suffix}", write(material.rows(name))
    yield basis_text(material)


def basis_text(material: Material) -> tuple[str, bytes]:
    """Return the text that lies beside the files: what was selected, as of when, by which rules."""
    colon = material.words("report.colon")
    lines = [f"{label}{colon}{said}" for label, said in material.basis()]
    lines += [f"{b.rule} {b.meaning}{colon}{b.value}" for b in material.thresholds()]
    return f"{material.words('report.basis')}.txt", "\r\n".join(lines).encode("utf-8-sig")


def as_csv(rows: pd.DataFrame) -> bytes:
    """Return the rows as CSV."""
    safe = rows.copy()
    for name in safe.columns:
        if not pd.api.types.is_numeric_dtype(
            safe[name]
        ) and not pd.api.types.is_datetime64_any_dtype(safe[name]):
            safe[name] = safe[name].map(_harmless)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(LIVE) else value


def as_parquet(rows: pd.DataFrame) -> bytes:
    """Return the rows as Parquet."""
    out = io.BytesIO()
    rows.to_parquet(out, index=False)
    return out.getvalue()
