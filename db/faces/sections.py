"""Sections of the access laws by their everyday names, and their pages' addresses.

Names after the headings of the Freedom of Information Act 2000, the Freedom of Information
(Scotland) Act 2002 and the Environmental Information Regulations 2004 (legislation.gov.uk).
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from db.faces.page import Address

_FOIA: Final = {
    "12": "Cost of finding it",
    "14": "Vexatious or repeated requests",
    "21": "Available by other means",
    "22": "Intended for future publication",
    "23": "Security bodies",
    "24": "National security",
    "26": "Defence",
    "27": "International relations",
    "28": "Relations within the United Kingdom",
    "29": "The economy",
    "30": "Investigations and proceedings",
    "31": "Law enforcement",
    "32": "Court records",
    "33": "Audit functions",
    "34": "Parliamentary privilege",
    "35": "Formulation of government policy",
    "36": "Effective conduct of public affairs",
    "37": "Communications with the King, and honours",
    "38": "Health and safety",
    "39": "Environmental information",
    "40": "Personal information",
    "41": "Information given in confidence",
    "42": "Legal professional privilege",
    "43": "Commercial interests",
    "44": "Prohibitions on disclosure",
}
_FOISA: Final = {
    "12": "Cost of finding it",
    "14": "Vexatious or repeated requests",
    "17": "Information not held",
    "18": "Neither confirm nor deny",
    "25": "Available by other means",
    "27": "Intended for future publication",
    "30": "Effective conduct of public affairs",
    "31": "National security and defence",
    "33": "Commercial interests",
    "34": "Investigations",
    "35": "Law enforcement",
    "36": "Confidentiality",
    "38": "Personal information",
    "39": "Health, safety and the environment",
}
_EIR: Final = {
    "6": "Form of the information",
    "12": "Exceptions to the duty to disclose",
    "13": "Personal data",
}
_NAMES: Final = {"FOIA": _FOIA, "FOISA": _FOISA, "EIR": _EIR}


def section_name(act: str, section: str) -> str:
    """What a section is about; empty for one whose name is not known here."""
    return _NAMES.get(act, {}).get(section, "")


def section_words(act: str, section: str) -> str:
    """A section as it is spoken of."""
    return f"{'Regulation' if act.startswith('EI') else 'Section'} {section} {act}"


def section_address(act: str, section: str, form: str = "") -> Address:
    """The page of a section."""
    return Address(f"/refusals/{quote(act, safe='')}/{quote(section, safe='')}{form}")
