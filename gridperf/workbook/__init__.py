"""Bytes → Workbook: the only place that opens uploaded files, whatever their format.

`open_workbook` reads one file, `members` unpacks an archive of files. Both raise `Refused`
with one sentence where a file can't be read; what is hostile in it ends in a worker process.
"""

from gridperf.workbook.archive import is_left_behind, members
from gridperf.workbook.characters import as_seen
from gridperf.workbook.opening import open_workbook, opened_lately
from gridperf.workbook.sniffing import holds_table, may_hold_table
from gridperf.workbook.workers import expect, in_worker

__all__ = [
    "as_seen",
    "expect",
    "holds_table",
    "in_worker",
    "is_left_behind",
    "may_hold_table",
    "members",
    "open_workbook",
    "opened_lately",
]
