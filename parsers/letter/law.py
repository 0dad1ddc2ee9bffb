"""The sections of the four access laws, as literal data.

Sources: FOIA 2000 Part II and ss.1-17; FOISA 2002 Part 2 (absolute: s.2(2)); EIR 2004
regs 12 and 13; EI(S)R 2004 regs 10 and 11. Force texts disagree about classes, so the
class is taken from here and the letter's wording is kept as the quote.
"""

from __future__ import annotations

from dataclasses import dataclass

from parsers.types import Act, ExemptionKind

_E, _R, _X = ExemptionKind.EXEMPTION, ExemptionKind.REFUSAL, ExemptionKind.EXCEPTION


@dataclass(frozen=True, slots=True)
class Section:
    """One section that can refuse. ``qualified`` means a public interest test.

    ``ncnd`` are the openings of sub-sections that neither confirm nor deny;
    ``absolute_parts`` the sub-sections that are absolute though the section is not.
    """

    title: str
    kind: ExemptionKind
    qualified: bool
    ncnd: tuple[str, ...] = ()
    absolute_parts: tuple[str, ...] = ()


FOIA: dict[str, Section] = {
    "12": Section("cost of compliance exceeds the appropriate limit", _R, False, ("(2)",)),
    "14": Section("vexatious or repeated requests", _R, False),
    "21": Section("information accessible by other means", _E, False),
    "22": Section("information intended for future publication", _E, True, ("(2)",)),
    "22A": Section("research", _E, True, ("(2)",)),
    "23": Section("bodies dealing with security matters", _E, False, ("(5)",)),
    "24": Section("national security", _E, True, ("(2)",)),
    "26": Section("defence", _E, True, ("(3)",)),
    "27": Section("international relations", _E, True, ("(4)",)),
    "28": Section("relations within the United Kingdom", _E, True, ("(3)",)),
    "29": Section("the economy", _E, True, ("(2)",)),
    "30": Section("investigations and proceedings", _E, True, ("(3)",)),
    "31": Section("law enforcement", _E, True, ("(3)",)),
    "32": Section("court records", _E, False, ("(3)",)),
    "33": Section("audit functions", _E, True, ("(3)",)),
    "34": Section("parliamentary privilege", _E, False, ("(2)",)),
    "35": Section("formulation of government policy", _E, True, ("(3)",)),
    "36": Section("effective conduct of public affairs", _E, True, ("(3)",)),
    "37": Section(
        "communications with the Sovereign etc. and honours",
        _E,
        True,
        ("(2)",),
        ("(1)(a)", "(1)(aa)", "(1)(ab)"),
    ),
    "38": Section("health and safety", _E, True, ("(2)",)),
    "39": Section("environmental information", _E, True, ("(2)",)),
    # 40(5) until 25 May 2018, 40(5A) and 40(5B) since.
    "40": Section("personal information", _E, False, ("(5)", "(5A)", "(5B)")),
    "41": Section("information provided in confidence", _E, False, ("(2)",)),
    "42": Section("legal professional privilege", _E, True, ("(2)",)),
    "43": Section("trade secrets and commercial interests", _E, True, ("(3)",)),
    "44": Section("prohibitions on disclosure", _E, False, ("(2)",)),
}

FOISA: dict[str, Section] = {
    "12": Section("excessive cost of compliance", _R, False),
    "14": Section("vexatious or repeated requests", _R, False),
    "18": Section("neither confirm nor deny", _R, False, ("",)),
    "25": Section("information otherwise accessible", _E, False),
    "26": Section("prohibitions on disclosure", _E, False),
    "27": Section("future publication or research", _E, True),
    "28": Section("relations within the United Kingdom", _E, True),
    "29": Section("formulation of Scottish Administration policy", _E, True),
    "30": Section("effective conduct of public affairs", _E, True),
    "31": Section("national security and defence", _E, True),
    "32": Section("international relations", _E, True),
    "33": Section("commercial interests and the economy", _E, True),
    "34": Section("investigations", _E, True),
    "35": Section("law enforcement", _E, True),
    "36": Section("confidentiality", _E, True, (), ("(2)",)),
    "37": Section("court records", _E, False),
    "38": Section("personal information", _E, False),
    "39": Section("health, safety and the environment", _E, True),
    "40": Section("audit functions", _E, True),
    "41": Section("communications with the Sovereign etc. and honours", _E, True),
}

EIR: dict[str, Section] = {
    "12": Section("exceptions to disclosure", _X, True, ("(6)",)),
    "13": Section("personal data", _X, True, ("(5)",)),
}
EISR: dict[str, Section] = {
    "10": Section("exceptions to disclosure", _X, True, ("(8)",)),
    "11": Section("personal data", _X, True, ("(6)",)),
}

# Exemptions beside which FOISA s.18 may neither confirm nor deny.
FOISA_NCND = frozenset({"28", "29", "30", "31", "32", "33", "34", "35", "38", "39", "41"})

SECTIONS: dict[Act, dict[str, Section]] = {
    Act.FOIA: FOIA,
    Act.FOISA: FOISA,
    Act.EIR: EIR,
    Act.EISR: EISR,
}

# Duties and procedure: cited in most letters, never a reason to refuse.
PROCEDURAL: dict[Act, frozenset[str]] = {
    Act.FOIA: frozenset({"1", "8", "9", "10", "11", "11A", "16", "17", "25", "45", "50"}),
    Act.FOISA: frozenset({"1", "8", "10", "11", "15", "16", "17", "19", "20", "21", "47"}),
    Act.EIR: frozenset({"5", "7", "9", "11", "14", "18"}),
    Act.EISR: frozenset({"5", "7", "9", "13", "16", "17"}),
}

# Where "(1)" is regularly lost before a letter: "31(a)" stands for 31(1)(a).
LOST_NUMBER: dict[Act, dict[str, str]] = {
    Act.FOIA: {
        **dict.fromkeys(("22", "27", "29", "30", "31", "35", "37", "38", "41", "44"), "(1)"),
        "36": "(2)",
    },
    Act.FOISA: dict.fromkeys(("25", "29", "32", "33", "34", "35", "37", "38"), "(1)"),
}


def is_qualified(act: Act, section: str, subsection: str | None) -> bool:
    """Whether a citation carries a public interest test, and so may take longer (s.10(3)).

    An unknown section does not.
    """
    entry = SECTIONS.get(act, {}).get(section)
    if entry is None or not entry.qualified:
        return False
    return not any((subsection or "").startswith(part) for part in entry.absolute_parts)


def is_ncnd(act: Act, section: str, subsection: str | None) -> bool:
    """Whether a citation itself claims to neither confirm nor deny."""
    entry = SECTIONS.get(act, {}).get(section)
    if entry is None:
        return False
    return any(part == "" or (subsection or "").startswith(part) for part in entry.ncnd)
