"""The outcome types of the Home Office counting rules by number, with the words that print them."""

from __future__ import annotations

from typing import Final, NamedTuple


class OutcomeType(NamedTuple):
    """An outcome type: number, name, words, and a witness of each side."""

    number: int
    name: str
    words: str
    yes: str
    no: str


OUTCOMES: Final = (
    OutcomeType(
        1,
        "charged_or_summonsed",
        r"charge[d]?(?: ?(?:/|or|and) ?summons(?:ed)?)?",
        "Charged/Summonsed",
        "Charged with theft",
    ),
    OutcomeType(
        2,
        "caution_youth",
        r"(?:youth caution|caution[ -]+youths?)",
        "Caution - youths",
        "Youth club",
    ),
    OutcomeType(
        3,
        "caution_adult",
        r"(?:adult caution|caution[ -]+adults?)",
        "Caution - adults",
        "Adult at risk",
    ),
    OutcomeType(
        4,
        "taken_into_consideration",
        r"(?:taken into consideration|tics?)",
        "Taken into consideration",
        "TICKET",
    ),
    OutcomeType(
        5,
        "offender_died",
        r"(?:the )?offender (?:has )?died",
        "The offender died",
        "The victim died",
    ),
    OutcomeType(
        6,
        "penalty_notice_for_disorder",
        r"penalty notices? for disorder|pnds?",
        "Penalty Notices for Disorder",
        "Fixed penalty notice",
    ),
    OutcomeType(
        7, "cannabis_warning", r"cannabis(?:/khat)? warnings?", "Cannabis Warning", "Cannabis farm"
    ),
    OutcomeType(
        8,
        "community_resolution",
        r"community resolutions?",
        "Community Resolution",
        "Community order",
    ),
    OutcomeType(
        9,
        "not_in_the_public_interest_cps",
        r"(?:prosecution )?not in (?:the )?public interest \(?cps\)?",
        "Not in public interest (CPS)",
        "Public interest test",
    ),
    OutcomeType(
        10,
        "not_in_the_public_interest_police",
        r"(?:formal action )?not in (?:the )?public interest \(?police\)?",
        "Formal action not in the public interest (police)",
        "Not in public interest (CPS)",
    ),
    OutcomeType(
        11,
        "suspect_under_age",
        r"(?:prosecution prevented[ -]+)?(?:named )?suspect (?:is )?(?:below|under) (?:the )?age.*",
        "Prosecution prevented - suspect under age",
        "Suspect under arrest",
    ),
    OutcomeType(
        12,
        "suspect_too_ill",
        r"(?:prosecution prevented[ -]+)?(?:named )?suspect (?:is )?too ill.*",
        "Prosecution prevented - suspect too ill",
        "Suspect ill-treated",
    ),
    OutcomeType(
        13,
        "victim_or_witness_dead_or_too_ill",
        r".*(?:victim|witness).*(?:dead|too ill).*",
        "Prosecution prevented - victim/key witness dead/too ill",
        "Victim ill-treated",
    ),
    OutcomeType(
        14,
        "victim_declines_suspect_not_identified",
        r".*victim (?:declines|declined|does not|unable).*(?:not |un)identif.*",
        "Victim declines/unable to support action to identify offender, suspect not identified",
        "Suspect not identified",
    ),
    OutcomeType(
        15,
        "evidential_difficulties_victim_supports",
        r"evidential difficulties.*victim supports.*|.*victim supports.*evidential difficult.*",
        "Evidential difficulties: suspect identified, victim supports action",
        "Victim supports charity",
    ),
    OutcomeType(
        16,
        "evidential_difficulties_victim_does_not_support",
        r"evidential difficulties.*victim (?:does not|withdr\w+|declin\w+).*|.*victim (?:does not"
        r" support|withdr\w+).*evidential difficult.*",
        "Evidential difficulties: victim does not support action",
        "Victim does not attend",
    ),
    OutcomeType(
        17,
        "time_limit_expired",
        r".*(?:prosecution )?time limit expired.*",
        "Prosecution time limit expired",
        "Time limit of searches",
    ),
    OutcomeType(
        18,
        "no_suspect_identified",
        r"(?:investigation complete[ -:]+)?no suspect identified.*",
        "Investigation complete: no suspect identified",
        "Suspect identified",
    ),
    OutcomeType(
        19,
        "national_fraud_intelligence_bureau",
        r".*national fraud intelligence bureau.*|nfib",
        "National Fraud Intelligence Bureau",
        "Fraud squad",
    ),
    OutcomeType(
        20,
        "other_agency",
        r".*(?:other|another) (?:agency|body).*",
        "Action undertaken by another body/agency",
        "Agency staff",
    ),
    OutcomeType(
        21,
        "not_in_the_public_interest_further_investigation",
        r".*further investigation.*not in (?:the )?public interest.*",
        "Further investigation to support formal action not in the public interest",
        "Further investigation needed",
    ),
    OutcomeType(
        22,
        "diversionary_activity",
        r".*diversionary.*|.*deferred prosecution.*",
        "Diversionary, educational or intervention activity",
        "Diverted calls",
    ),
)
