"""What fetching, archiving and crawling raise; parsers' errors hang on the same root.

ForcewideError                 (parsers/errors.py)
|-- DeclarationError           (parsers/errors.py)
|-- ParseError                 (parsers/errors.py)
|   |-- AnchorMissingError     (parsers/errors.py)
|   `-- DocumentError          (parsers/errors.py)
|-- SettingsError              a setting cannot work; names the setting and what is allowed
|-- AddressError               an address or host that must not be asked
|-- QuarantineError            a decision about a held document that cannot be made
|-- IndexUnreadError           a web archive's index that is not in its dialect
|-- WorkerKilledError          reading a file broke a cap or crashed; ``code`` says which
|-- ConversionError            an outside program could not convert a file
`-- ArchiveError               the archive or its index cannot be used
    |-- ArchiveLockedError     another process is writing
    |-- BackupError          a backup is torn, or is none
    |-- TornError              a WARC file stops making sense; ``offset`` is where
    `-- CaptureMissingError    no such capture, or its bytes are gone or purged

A failed fetch is not an exception beyond ``client.py``: it becomes an Exchange
with a ``failure``, is given a verdict and is stored like any other answer.
"""

from __future__ import annotations

import traceback

from parsers.errors import ForcewideError


class SettingsError(ForcewideError):
    """A setting that cannot work."""


class AddressError(ForcewideError):
    """An address that must not be asked: wrong scheme, userinfo, foreign or private host."""


class QuarantineError(ForcewideError):
    """A decision about a held document that cannot be made: nothing held so, no reason given."""


class IndexUnreadError(ForcewideError):
    """An answer of a web archive's index that is not written as its dialect is."""


class ArchiveError(ForcewideError):
    """The archive or its index cannot be used."""


class ArchiveLockedError(ArchiveError):
    """Another process holds the archive's writer lock."""


class BackupError(ArchiveError):
    """A backup that is not whole, or is none: nothing is restored from it."""


class NightRunningError(ForcewideError):
    """Another `forcewide nightly` is at work in the folder."""


class TakedownError(ForcewideError):
    """There is no such answer to take down."""


class CaptureMissingError(ArchiveError):
    """No such capture, or its bytes are no longer in the archive."""


class TornError(ArchiveError):
    """A WARC file stops making sense: cut off by a crash, or damaged.

    ``offset`` is the end of the last good record; ``at_end`` is true where the file
    only stops too early, as after a crash.
    """

    def __init__(self, message: str, offset: int, *, at_end: bool = False) -> None:
        super().__init__(message)
        self.offset = offset
        self.at_end = at_end


class WorkerKilledError(ForcewideError):
    """Reading a file broke a cap (TOO_MUCH_MEMORY, TOO_SLOW) or crashed its process (CRASHED).

    ``part`` is the part of the call that was in hand (reading/worker.py), None if it never said.
    """

    def __init__(self, message: str, *, code: str, part: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.part = part


class ConversionError(ForcewideError):
    """OCR or LibreOffice could not make anything of a file; the text says what happened."""


def place_of(error: Exception) -> str:
    """An unforeseen error and the line that raised it, fit for one Issue."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}"
    return f"{type(error).__name__} in {place}: {error}"
