"""The Government Analysis Function's shorthand for cells without a plain number.

[c] confidential, [x] not available, [z] not applicable, [low] more than nothing that rounds to it:
analysisfunction.civilservice.gov.uk, "Symbols in tables: definitions and help".
"""

from __future__ import annotations

from typing import Final

from parsers.types import Flag, Qualifier

MEANS: Final = {
    "[c]": "hidden by the force, to protect people or for another reason it gives",
    "[x]": "not available: not held, not recorded, or no number printed",
    "[z]": "not applicable",
    "[low]": "a small number, printed only as less than another",
}
FLAGS: Final = {Flag.PROVISIONAL: "[p]", Flag.ESTIMATED: "[e]"}
FLAGS_MEAN: Final = {"[p]": "may still change", "[e]": "estimated by the force"}
_OF: Final[dict[Qualifier, str]] = {
    Qualifier.BLANK: "[x]",
    Qualifier.SUPPRESSED: "[c]",
    Qualifier.WITHHELD: "[c]",
    Qualifier.REDACTED: "[c]",
    Qualifier.NCND: "[c]",
    Qualifier.LESS_THAN: "[low]",
    Qualifier.NOT_HELD: "[x]",
    Qualifier.NOT_RECORDED: "[x]",
    Qualifier.NOT_APPLICABLE: "[z]",
    Qualifier.TEXT: "[x]",
}


def shorthand(value: float | None, qualifier: str | None) -> str:
    """The shorthand of a cell; empty where its number is plain."""
    if qualifier is None:
        return "" if value is not None else "[x]"
    return _OF.get(Qualifier(qualifier), "")
