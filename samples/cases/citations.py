"""Sections as the sample letters cite them, with reasons in our own words."""

from __future__ import annotations

from samples.cases.kinds import Cite

PERSONAL = Cite(
    "Section 40(2) - Personal Information",
    (("40", "(2)"),),
    "Some of the counts are so small that, put beside what neighbours and local papers "
    "already know, they would point to living people. Releasing them would not be fair to "
    "those people, and no lawful basis for doing so has been found.",
)
PERSONAL_LONG = Cite(
    "Section 40(2)(a)(b) and (3A)(a) - Personal Information",
    (("40", "(2)(a)"), ("40", "(2)(b)"), ("40", "(3A)(a)")),
    "The names and collar numbers asked for are personal data of members of staff below "
    "the rank at which they would expect to be named in public.",
)
LAW_ENFORCEMENT = Cite(
    "Section 31(1)(a)(b) - Law Enforcement",
    (("31", "(1)(a)"), ("31", "(1)(b)")),
    "The detail asked for would let offenders choose the hours and places in which they are "
    "least likely to be caught, and so make the prevention and detection of crime harder.",
)
LAW_SHORT = Cite(
    "Section 31(1)(a)&(b)",
    (("31", "(1)(a)"), ("31", "(1)(b)")),
    "To print the thresholds would tell those who mean to break the law how far they can "
    "go before anybody looks.",
)
INVESTIGATIONS = Cite(
    "Section 30(1)(a) - Investigations and Proceedings",
    (("30", "(1)(a)"),),
    "The papers were gathered for a criminal investigation that is still open. Witnesses "
    "speak to officers in the belief that what they say is kept for the court.",
)
COMMERCIAL = Cite(
    "Section 43(2) - Commercial Interests",
    (("43", "(2)"),),
    "The unit price was given in a competition that will be run again next year. A rival "
    "who knew it could bid just below, and the public purse would lose by it.",
)
COST = Cite(
    "Section 12(1)",
    (("12", "(1)"),),
    "No field in the system holds this. Each record would have to be opened and read.",
)
ELSEWHERE = Cite(
    "Section 21 - Information accessible to applicant by other means",
    (("21", None),),
    "The figures are printed every quarter in the tables of a national statistics body and "
    "anybody can download them without charge.",
)
FUTURE = Cite(
    "Section 22(1)(a) - Information intended for future publication",
    (("22", "(1)(a)"),),
    "The report was already due to be published when the request came in, and it is "
    "reasonable to wait until its figures have been checked.",
)
SAFETY = Cite(
    "Section 38(1)(b) - Health and Safety",
    (("38", "(1)(b)"),),
    "To name the premises would put the people who work there, and those who visit, at risk.",
)
CONFIDENCE = Cite(
    "Section 41(1) - Information provided in confidence",
    (("41", "(1)"),),
    "The assessment was handed over on the written understanding that it would go no further.",
)
PRIVILEGE = Cite(
    "Section 42(1) - Legal Professional Privilege",
    (("42", "(1)"),),
    "The papers are advice that a solicitor gave to the force for the purpose of advising it.",
)
VEXATIOUS = Cite(
    "Section 14(1)",
    (("14", "(1)"),),
    "This is the nineteenth request on the same parking dispute since the spring, and the "
    "burden of answering has come to outweigh any value that a further answer could have.",
)
NCND_COVERT = Cite(
    "Sections 23(5), 24(2) and 31(3)",
    (("23", "(5)"), ("24", "(2)"), ("31", "(3)")),
    "To say of one force that such equipment is there, and of the next that it is not, "
    "would draw a map of who is protected and who is not.",
    ncnd=True,
)
NCND_PERSON = Cite(
    "Section 40(5B)(a)(i) - Personal Information",
    (("40", "(5B)(a)(i)"),),
    "Even to say whether a named person has come to notice would tell the world something "
    "about that person.",
    ncnd=True,
)
NCND_INVESTIGATION = Cite(
    "Section 30(3)",
    (("30", "(3)"),),
    "Those under investigation would learn from the answer whether anybody is looking.",
    ncnd=True,
)
