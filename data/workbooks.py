"""How a sample looks on paper, and how it is saved so that a second run gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

MOMENT = (2024, 1, 1, 0, 0, 0)
"""Every file and archive member bears this time, so that a second run gives the same bytes."""

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
TEXT = Alignment(vertical="center", wrap_text=True)


def save(book: Workbook, path: Path) -> None:
    """Write the workbook with fixed times, inside and on its archive's members."""
    raw = io.BytesIO()
    book.save(raw)
    stamp = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*MOMENT).encode()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(W3CDTF\">)[^<]*(<)", rb"\g<1>" + stamp + rb"\g<2>", content)
            new.writestr(member, content)
