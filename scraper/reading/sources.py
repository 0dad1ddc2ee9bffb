"""A digest of the parser's source: what is read by another parser is read again."""

from __future__ import annotations

import hashlib
from pathlib import Path


def digest_of_sources(folder: Path) -> str:
    """The SHA-256 of every Python file below a folder, with its name."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
