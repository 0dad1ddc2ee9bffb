"""What did not fit, recorded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How loud an issue is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that did not fit: recorded, shown to the operator, never swallowed.

    ``code`` is stable and lower case with underscores; ``message`` is one plain
    sentence; ``where`` is a file name or URL.
    """

    level: Level
    code: str
    message: str
    where: str | None = None
    page: int | None = None
