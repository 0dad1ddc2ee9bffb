"""What ``db`` raises, under ``parsers.errors.ForcewideError``.

ForcewideError
|-- LoadError      a force's records could not be loaded; its last good rows stand
|-- CheckError     a database fails its checks; ``problems`` lists them
`-- PublishError   a build was refused; the published file is as it was
"""

from __future__ import annotations

from parsers.errors import ForcewideError


class LoadError(ForcewideError):
    """A record or a force that could not be loaded."""


class CheckError(ForcewideError):
    """A database that fails its checks."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class PublishError(ForcewideError):
    """A build that was refused before it replaced anything."""
