"""What ``db`` raises, under ``parsers.errors.ForcewideError``.

ForcewideError
|-- LoadError      a force's records could not be loaded; its last good rows stay
|   `-- RefusedError  they fall short of what is expected; ``shortfalls`` says of what
|-- CheckError     a database fails its checks; ``problems`` lists them
`-- PublishError   a build was refused; the published file is as it was
"""

from __future__ import annotations

from db.records import Tripwire
from parsers.errors import ForcewideError


class LoadError(ForcewideError):
    """A record or a force that could not be loaded."""


class RefusedError(LoadError):
    """Rows that fall short of a force's expectations; each shortfall names its tripwire."""

    def __init__(self, shortfalls: tuple[tuple[Tripwire, str], ...]) -> None:
        super().__init__("; ".join(words for _, words in shortfalls))
        self.shortfalls = shortfalls


class CheckError(ForcewideError):
    """A database that fails its checks."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class PublishError(ForcewideError):
    """A build that was refused before it replaced anything."""
