"""How large a file may be, in bytes, cells and seconds, before it is refused.

Far above any honest workbook (100,000 projects with 27 columns are 2.7 million cells), far
below what a machine can't bear.
"""

FILE_BYTES = 200 * 2**20
UNPACKED_BYTES = 1024 * 2**20
PARTS = 20_000
"""Files inside of an archive."""

RATIO = 300
"""Unpacked to packed; deflate itself ends near 1,030, tables that repeat themselves near 100."""
RATIO_FROM_BYTES = 64 * 2**20
"""Below this unpacked size no ratio can hurt."""

CELLS = 10_000_000
"""Of a sheet, counted as rows times columns up to the last filled ones."""
LINES, LINE_CELLS = 2**20, 2**14
"""Of a text file: as many rows and columns as a spreadsheet has. Each line takes its time to look
at, and one that is short costs few bytes."""
MERGED_CELLS = 4 * CELLS

PDF_PAGES = 200
"""More take longer to look at than a reader is given."""
PAGE_BYTES = 16 * 2**20
"""Of the drawing of one PDF page, unpacked."""

SECONDS = 60
"""Wall time of reading one file."""
LARGE_BYTES, LARGE_SECONDS = 8 * 2**20, 180
"""A file of so many bytes is given longer: forty thousand projects or more, or nonsense."""
WORKER_BYTES = 3 * 2**29
WORKER_RETIRES_BYTES = 2**29
"""A worker that once needed more than this is replaced, so that its memory comes back."""
