"""Workbooks under a password: decrypted by msoffcrypto-tool, an extra."""

from __future__ import annotations

from io import BytesIO

from gridperf.model import Refused


def decrypted(data: bytes, password: str | None) -> bytes:
    """Return the workbook inside; raise `Refused` without the password or with a wrong one.

    One that only protects its structure is encrypted under Excel's own password, and opens.
    """
    try:
        from msoffcrypto.exceptions import InvalidKeyError  # noqa: PLC0415 (an extra, and slow)
    except ImportError as error:
        raise Refused("password", "extra_missing", extra="password") from error
    for key in (_OF_EXCEL, *([password] if password else [])):
        try:
            return _decrypted(data, key)
        except InvalidKeyError:
            continue
    raise Refused("password", "password_wrong" if password else "password_needed")


_OF_EXCEL = "VelvetSweatshop"
"""What Excel tries before it asks."""


def _decrypted(data: bytes, password: str) -> bytes:
    import msoffcrypto  # noqa: PLC0415 (as above)
    from msoffcrypto.exceptions import (  # noqa: PLC0415
        DecryptionError,
        FileFormatError,
        InvalidKeyError,
        ParseError,
    )

    plain = BytesIO()
    try:
        office = msoffcrypto.OfficeFile(BytesIO(data))
        office.load_key(password=password)
        office.decrypt(plain)
    except InvalidKeyError:
        raise
    except (DecryptionError, FileFormatError, ParseError, OSError, ValueError, KeyError) as error:
        raise Refused("unreadable", "broken_workbook") from error
    return plain.getvalue()
