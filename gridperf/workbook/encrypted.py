"""Workbooks under a password: decrypted by msoffcrypto-tool, an extra."""

from __future__ import annotations

from io import BytesIO

from gridperf.model import Refused


def decrypted(data: bytes, password: str | None) -> bytes:
    """Return the workbook inside; raise `Refused` without the password or with a wrong one."""
    if not password:
        raise Refused("password", "password_needed")
    try:
        import msoffcrypto  # noqa: PLC0415 (an extra, and slow to import)
        from msoffcrypto.exceptions import (  # noqa: PLC0415
            DecryptionError,
            FileFormatError,
            InvalidKeyError,
            ParseError,
        )
    except ImportError as error:
        raise Refused("password", "extra_missing", extra="password") from error
    plain = BytesIO()
    try:
        office = msoffcrypto.OfficeFile(BytesIO(data))
        office.load_key(password=password)
        office.decrypt(plain)
    except InvalidKeyError as error:
        raise Refused("password", "password_wrong") from error
    except (DecryptionError, FileFormatError, ParseError, OSError, ValueError, KeyError) as error:
        raise Refused("unreadable", "broken_workbook") from error
    return plain.getvalue()
