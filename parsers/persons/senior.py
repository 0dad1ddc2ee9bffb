"""Holders of an office that is published with their name: they are no private persons.

By rank and role (Police Reform and Social Responsibility Act 2011, sections 1 to 4 and 38; Police
Act 1996, sections 9A to 9FA and 11 to 12A): chief officers, commissioners and their deputies, the
statutory heads of a force's staff, inspectors of constabulary. Rows are literal data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Office:
    """A published office: its pattern, a text that names it, and one that only looks so."""

    what: str
    pattern: str
    named: str
    other: str


OFFICES: Final = (
    Office(
        "chief officer of a force",
        r"(?:temporary |acting |t/|a/)?(?:deputy |assistant )?chief constable"
        r"(?! staff| ?s? officer)|\b(?:DCC|ACC)\b",
        "Deputy Chief Constable",
        "Chief Constable's staff officer",
    ),
    Office(
        "commissioner of police",
        r"(?:deputy |assistant )?commissioner(?: of police| of the (?:metropolis|met)\b)|"
        r"(?:deputy |assistant )commissioner\b(?! for oaths)|\bcommander\b(?=$|[ ,(-])",
        "Deputy Assistant Commissioner",
        "commissioner for oaths",
    ),
    Office(
        "police and crime commissioner",
        r"(?:deputy )?police(?:,? fire)? and crime commissioner|\b(?:D?PCC|D?PFCC)\b(?! office)"
        r"|(?:deputy )?mayor for policing",
        "Police and Crime Commissioner",
        "PCC office manager",
    ),
    Office(
        "head of a force's or a commissioner's staff",
        r"chief (?:executive|finance officer|financial officer|people officer|operating officer)"
        r"|assistant chief officer|\bACO\b|monitoring officer|chief of staff",
        "Assistant Chief Officer (Resources)",
        "chief clerk",
    ),
    Office(
        "inspector of constabulary, ombudsman, national lead",
        r"(?:hm|his majesty's) (?:chief )?inspector of constabulary|information commissioner\b"
        r"|(?:npcc|national police chiefs' council) (?:chair|lead)",
        "HM Chief Inspector of Constabulary",
        "chief inspector of the custody suite",
    ),
)
_ANY: Final = re.compile("|".join(f"(?:{each.pattern})" for each in OFFICES), re.IGNORECASE)


def holds_office(text: str) -> bool:
    """Whether a text names an office that is published with its holder."""
    return _ANY.search(text) is not None
