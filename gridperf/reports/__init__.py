"""What is handed in (报表): workbooks, documents, slides, from the same views as the pages.

Each kind is made whole in memory from one state of the data, and states its basis: selection,
data-as-of, rules of scoring, thresholds.
"""

from gridperf.reports.faults import ReportFault
from gridperf.reports.frame import frame_workbook
from gridperf.reports.kinds import KINDS, Kind, file_name, files_of, packed, write
from gridperf.reports.material import Material, gather

__all__ = [
    "KINDS",
    "Kind",
    "Material",
    "ReportFault",
    "file_name",
    "files_of",
    "frame_workbook",
    "gather",
    "packed",
    "write",
]
