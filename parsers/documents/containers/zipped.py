"""Office files are zips: how much they claim to hold, before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

from parsers.errors import DocumentError

MAX_MEMBERS = 10_000
MAX_UNPACKED = 300 * 1024 * 1024
# Deflate cannot pack tighter than about 1032 to 1; office files stay far below.
MAX_RATIO = 400
_SMALL = 10 * 1024 * 1024


def check_zip(body: bytes, name: str, *, parts: str = "", most: int = MAX_UNPACKED) -> None:
    """Refuse a zip that is broken, encrypted or would unpack to too much.

    ``parts`` and ``most`` cap the members under one folder more tightly.
    Raises ``DocumentError`` (BROKEN, ENCRYPTED, TOO_BIG).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as fault:
        message = "the file is cut short or damaged: it cannot be unpacked"
        raise DocumentError(message, where=name, code="BROKEN") from fault
    if any(member.flag_bits & 1 for member in members):
        message = "the file is protected by a password: ask the force for an open copy"
        raise DocumentError(message, where=name, code="ENCRYPTED")
    total = sum(member.file_size for member in members)
    wanted = sum(member.file_size for member in members if member.filename.startswith(parts))
    bomb = total > _SMALL and total > MAX_RATIO * len(body)
    if len(members) > MAX_MEMBERS or total > MAX_UNPACKED or (parts and wanted > most) or bomb:
        message = (
            f"the file would unpack to {total} bytes in {len(members)} parts: too much to read"
        )
        raise DocumentError(message, where=name, code="TOO_BIG")
