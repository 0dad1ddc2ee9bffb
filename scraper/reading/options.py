"""What ``extract`` is asked for, and what it gives back: the values that cross to a worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from parsers.types import Conversion, ReadVerdict
from scraper.caps import MIB, Caps

EXIT_STATUS: Final = {
    ReadVerdict.PARSED: 0,
    ReadVerdict.QUARANTINED: 3,
    ReadVerdict.UNSUPPORTED: 4,
    ReadVerdict.FAILED: 5,
}
_CAPS: Final = Caps()
_CONVERT_CAPS: Final = Caps(memory=2048 * MIB, cpu_seconds=900, wall_seconds=900)


@dataclass(frozen=True, slots=True)
class Extraction:
    """One file's JSON and what an operator needs to know of it."""

    path: Path
    verdict: ReadVerdict
    json: bytes
    summary: str
    wanted: Conversion | None = None  # what would make it readable
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """How ``extract`` reads: the force, whether pages are joined, the gate judges and persons
    are masked (never without the gate: then structure alone is read).

    ``conversions`` are those that may be tried where no reader reads a file; ``caps``
    and ``convert_caps`` are what reading and converting one file may cost.
    """

    force: str | None = None
    join: bool = True
    judge: bool = True
    masked: bool = True
    conversions: frozenset[Conversion] = frozenset(Conversion)
    caps: Caps = _CAPS
    convert_caps: Caps = _CONVERT_CAPS
