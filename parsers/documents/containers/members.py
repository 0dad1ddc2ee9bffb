"""The files inside a file: a zip's, an e-mail's. How deep, how many and how much is read.

Each member is a document of its own: sniffed, judged and read like any file. The
limits count over all levels together, so that nesting gains nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from parsers.documents.contents import Source
from parsers.errors import DocumentError

MAX_DEPTH = 3
_CONTROL = re.compile(r"[\x00-\x1f\x7f<>:\"|?*]{1,200}")


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a file. ``name`` is safe to show: no folders, no control characters."""

    name: str
    body: bytes


Opener = Callable[[Source], Iterator[Member]]


def safe_name(name: str, at: int) -> str:
    """The last part of a member's path; ``file 3`` where nothing is left of it."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return _CONTROL.sub("_", last).strip(" .")[:200] or f"file {at}"


def inner_source(source: Source, member: Member) -> Source:
    """A member as a file to read, one level deeper."""
    return Source(
        member.body,
        member.name,
        source.join,
        depth=source.depth + 1,
        allowance=source.allowance,
    )


def check_depth(source: Source) -> None:
    """Refuse to open files more than three levels down. Raises ``DocumentError`` (TOO_DEEP)."""
    if source.depth >= MAX_DEPTH:
        message = f"files inside files are opened {MAX_DEPTH} levels deep, not deeper"
        raise DocumentError(message, where=source.name, code="TOO_DEEP")
