"""Office files are zips that carry the hour of saving; this takes the clock out of them."""

from __future__ import annotations

import io
import re
import zipfile

EPOCH = (2025, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def timeless(data: bytes) -> bytes:
    """The same zip with fixed times: on each member and in the document's core properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            if name == _CORE:
                body = _STAMP.sub(b"2025-01-01T00:00:00Z", body)
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, body)
    return out.getvalue()
