"""What an outside program can make of a file that no reader reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Conversion(StrEnum):
    """What an outside program can do for a file that no reader reads."""

    OCR = "ocr"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Derived:
    """What a program made of a file, or ``problem``: why it made nothing.

    ``tool`` names the program and its version.
    """

    conversion: Conversion
    tool: str
    body: bytes | None = None
    problem: str = ""
