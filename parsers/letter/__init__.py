"""The words of a letter: reference, dates, request and response, outcome, sections."""

from __future__ import annotations

from parsers.letter.letter import read_annex, read_letter
from parsers.letter.working_days import working_days

__all__ = ["read_annex", "read_letter", "working_days"]
