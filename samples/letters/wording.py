"""Sentences of the sample letters. The formulae are those of the field; the rest is our own."""

from __future__ import annotations

from samples.vocabulary import Outcome

DECISIONS: dict[Outcome, tuple[str, ...]] = {
    Outcome.GRANTED: (
        "Please find our response to each point below.",
        "I am able to disclose the located information to you as set out below.",
        "I can confirm that {force} holds the information, and it is given below.",
    ),
    Outcome.GRANTED_SUPPRESSED: (
        (
            "I am able to disclose the located information. The figures are presented in such a "
            "manner as to avoid the application of exemptions."
        ),
        "I can confirm that {force} holds the information. Low numbers are not printed in full.",
    ),
    Outcome.PARTIAL: (
        (
            "I am able to provide a partial response. This letter serves as a Refusal Notice under "
            "Section 17 of the Act for the parts that are withheld."
        ),
        (
            "The information is held in part, and part of what is held is exempt and has been "
            "withheld."
        ),
    ),
    Outcome.WITHHELD: (
        (
            "Your request has been considered and I am not obliged to supply the information you "
            "have requested. Section 17 of the Act requires me to tell you so and to say why."
        ),
    ),
    Outcome.NOT_HELD: ("Searches have been made in the departments concerned.",),
    Outcome.COST: (
        (
            "I regret that this request cannot be answered within the time that the Act allows for "
            "one request, and it is refused under Section 12(1)."
        ),
    ),
    Outcome.COST_WITH_DATA: (
        (
            "Part of your request would exceed the appropriate limit. In keeping with Section 17 "
            "this letter is a refusal of that part; as a gesture of goodwill the rest is supplied."
        ),
    ),
    Outcome.NCND: ("Your request for information has now been considered.",),
    Outcome.ACCESSIBLE_ELSEWHERE: ("Your request for information has now been considered.",),
    Outcome.FUTURE_PUBLICATION: ("Your request for information has now been considered.",),
    Outcome.VEXATIOUS: ("Your request for information has now been considered.",),
    Outcome.MIXED: ("Each question is answered in turn.",),
}

# The decision as a field of its own.
DECIDED: dict[Outcome, str] = {
    Outcome.GRANTED: "Disclosed",
    Outcome.GRANTED_SUPPRESSED: "Disclosed",
    Outcome.WITHHELD: "Refused",
    Outcome.COST: "Refused",
    Outcome.VEXATIOUS: "Refused",
    Outcome.NCND: "Refused",
    Outcome.FUTURE_PUBLICATION: "Refused",
    Outcome.ACCESSIBLE_ELSEWHERE: "Refused",
    Outcome.NOT_HELD: "Not held",
}

MET_DECISIONS: dict[Outcome, str] = {
    Outcome.GRANTED: "I have today decided to disclose the located information to you in full.",
    Outcome.GRANTED_SUPPRESSED: (
        "I have today decided to disclose the located information to you. The figures are "
        "presented in such a manner as to avoid the application of exemptions."
    ),
    Outcome.PARTIAL: (
        "I have today decided to disclose some of the requested information. Some of it has been "
        "withheld, as it is exempt from disclosure; this response therefore serves as a Refusal "
        "Notice under Section 17 of the Freedom of Information Act 2000 for that part."
    ),
    Outcome.WITHHELD: (
        "I have today decided that I am not obliged to supply the information you have requested. "
        "This letter serves as a Refusal Notice under Section 17 of the Act."
    ),
    Outcome.COST: (
        "I have today decided to refuse your request, because the cost of compliance would exceed "
        "the appropriate limit. This letter serves as a Refusal Notice under Section 17 of the Act."
    ),
    Outcome.COST_WITH_DATA: (
        "I have today decided to disclose some of the located information as a gesture of "
        "goodwill. To answer the rest would exceed the appropriate limit."
    ),
    Outcome.NCND: "I have today decided to neither confirm nor deny that information is held.",
    Outcome.ACCESSIBLE_ELSEWHERE: (
        "I have today decided to refuse your request, because what you ask for is accessible by "
        "other means."
    ),
    Outcome.MIXED: "I have today decided to answer each of your questions in turn, as follows.",
}

# Interleaved letters have no decision sentence: each answer speaks for itself.
MENTIONS = "Groups have been joined where numbers are low, in order to avoid a {section} exemption."

CAVEATS: dict[str, str] = {
    "snapshot": (
        "The numerical data in this response is an un-audited snapshot taken from a live system "
        "and is subject to change as investigations go on."
    ),
    "not_comparable": (
        "Systems and rules of counting are unique to {force}; the figures should not be compared "
        "with those of any other force."
    ),
    "system_change": (
        "{force} moved to a new crime recording system, {system}, in the spring of 2022. Figures "
        "from before and after the change may not match, and should be interpreted with caution."
    ),
    "definition": (
        "For the purpose of this answer an entry is counted once, in the period in which it was "
        "first recorded, whatever happened to it later."
    ),
    "keyword": (
        "The data was found by a search for key words, so records in which those words were "
        "spelt differently will have been missed and the figures may be inaccurate."
    ),
}

BALANCE = (
    "I have weighed the public's interest in knowing how {force} works against the harm "
    "described. There is some interest in openness, but on balance it is outweighed."
)

REVIEW = (
    "If you are unhappy with this answer you may ask {force} to carry out an internal review. "
    "Please write within two months of the date of this letter. If you are still unhappy after "
    "that, Section 50 of the Act lets you apply to the Information Commissioner for a decision."
)

# How a page points to the file that holds its answer.
POINTERS = {
    "letter": (
        "Please see the attached letter for our response.",
        "Our response is attached.",
        "Please find attached our response to your request.",
    ),
    "annex_pdf": ("Please see the attached document for the tables.",),
    "annex_xlsx": ("Please see the attached spreadsheet.",),
    "annex_csv": ("The figures are in the attached CSV file.",),
}

CLOSINGS = (
    "Please send the answer by e-mail.",
    "If any of this cannot be answered within the limit, please answer what you can.",
    "",
    "",
)
