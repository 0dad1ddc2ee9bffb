"""The words of a letter: reference, dates, request and response, outcome, sections, people."""

from __future__ import annotations

from parsers.letter.letter import read_letter
from parsers.letter.people import find_names, mask, mask_filename, mask_letter
from parsers.letter.working_days import working_days

__all__ = [
    "find_names",
    "mask",
    "mask_filename",
    "mask_letter",
    "read_letter",
    "working_days",
]
