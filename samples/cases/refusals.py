"""Requests that were refused, in whole: each way of saying no."""

from __future__ import annotations

from samples.cases.citations import (
    CONFIDENCE,
    COST,
    ELSEWHERE,
    FUTURE,
    INVESTIGATIONS,
    LAW_ENFORCEMENT,
    NCND_COVERT,
    NCND_INVESTIGATION,
    NCND_PERSON,
    PRIVILEGE,
    SAFETY,
    VEXATIOUS,
)
from samples.cases.kinds import Answer, Ask, Case, Cite, plain
from samples.vocabulary import Outcome


def _one(question: str, outcome: Outcome, say: str, *cites: Cite) -> tuple[Ask, ...]:
    return (Ask(plain(question), Answer(outcome, say, cites=cites)),)


REFUSALS: tuple[Case, ...] = (
    Case(
        topic="covert-equipment",
        titles=("Mobile phone interception equipment",),
        summary="Equipment that imitates a phone mast: neither confirmed nor denied.",
        intros=("I have one question.",),
        asks=_one(
            "Does {force} own, hire or borrow equipment that imitates a mobile phone mast?",
            Outcome.NCND,
            "{force} can neither confirm nor deny that it holds the information you have "
            "requested. No inference can be taken from this.",
            NCND_COVERT,
        ),
        outcome=Outcome.NCND,
        days_ago={"metropolitan": 890, "bedfordshire": 265, "dyfed-powys": 375},
    ),
    Case(
        topic="named-person",
        titles=("Investigation of a named company director",),
        summary="Whether a person was investigated: neither confirmed nor denied.",
        intros=("Please answer the question below.",),
        asks=_one(
            "Has the director of the company that I name in my covering note been investigated?",
            Outcome.NCND,
            "{force} neither confirms nor denies whether the information requested is held.",
            NCND_PERSON,
            NCND_INVESTIGATION,
        ),
        outcome=Outcome.NCND,
        days_ago={"south-wales": 395, "metropolitan": 660},
    ),
    Case(
        topic="open-case",
        titles=("Warehouse fire investigation",),
        summary="Statements in an open investigation: withheld.",
        intros=("I refer to the fire at a warehouse which was in the news last spring.",),
        asks=_one(
            "Please send me the witness statements and the report of the fire investigator.",
            Outcome.WITHHELD,
            "The information is held and is exempt in full, so none of it can be released.",
            INVESTIGATIONS,
        ),
        outcome=Outcome.WITHHELD,
        days_ago={"cleveland": 735, "bedfordshire": 555},
    ),
    Case(
        topic="anpr",
        titles=("Location of ANPR cameras",),
        summary="Sites of number plate cameras: withheld.",
        intros=("This is a request for information.",),
        asks=_one(
            "Where are the fixed cameras that read number plates?",
            Outcome.WITHHELD,
            "The list of sites is exempt by virtue of the sections below and is withheld.",
            LAW_ENFORCEMENT,
            SAFETY,
        ),
        outcome=Outcome.WITHHELD,
        days_ago={"dyfed-powys": 610, "metropolitan": 180},
    ),
    Case(
        topic="legal-advice",
        titles=("Legal advice on a vetting appeal",),
        summary="Advice and an assessment given in confidence: withheld.",
        intros=("With regard to the appeal decided in the spring:",),
        asks=_one(
            "Please disclose the advice that was taken and the assessor's report.",
            Outcome.WITHHELD,
            "Both papers are exempt in their entirety.",
            PRIVILEGE,
            CONFIDENCE,
        ),
        outcome=Outcome.WITHHELD,
        days_ago={"metropolitan": 325},
    ),
    Case(
        topic="parking-dispute",
        titles=("Parking enforcement correspondence",),
        summary="The latest of many requests about one dispute: refused as vexatious.",
        intros=("Further to my eighteen earlier letters:",),
        asks=_one(
            "Please send all correspondence about the marking of the bay outside number six.",
            Outcome.VEXATIOUS,
            "Your request has been deemed vexatious and will not be answered.",
            VEXATIOUS,
        ),
        outcome=Outcome.VEXATIOUS,
        days_ago={"south-wales": 345},
    ),
    Case(
        topic="body-worn-video",
        titles=("Body worn video retained",),
        summary="Hours of footage by offence: refused on cost.",
        intros=("I would like to know how much footage is kept.",),
        asks=_one(
            "How many hours of body worn video are held for each offence since {first}?",
            Outcome.COST,
            "Footage is stored by officer and day, not by offence. 16,204 files at 4 minutes "
            "each come to 1,080 hours. The cost of compliance would exceed the appropriate limit "
            "of 18 hours.",
            COST,
        ),
        outcome=Outcome.COST,
        days_ago={"cleveland": 250, "south-wales": 500, "metropolitan": 740},
    ),
    Case(
        topic="cannabis-farms",
        titles=("Cannabis farms",),
        summary="Electricity stolen by cannabis farms: refused on cost.",
        intros=("Please tell me about cannabis farms found in homes.",),
        asks=_one(
            "In how many of the farms found since {first} was electricity being taken illegally?",
            Outcome.COST,
            "There is no marker for this. To read the 731 records at 6 minutes a record would "
            "take 73 hours, more than the 18 hours which the fees regulations allow.",
            COST,
        ),
        outcome=Outcome.COST,
        days_ago={"bedfordshire": 155, "dyfed-powys": 300},
    ),
    Case(
        topic="mounted-section",
        titles=("Police horses",),
        summary="Horses of the mounted section: not held.",
        intros=("I am interested in police horses.",),
        asks=_one(
            "How many horses does {force} have and what are their names?",
            Outcome.NOT_HELD,
            "No information held. {force} does not have a mounted section.",
        ),
        outcome=Outcome.NOT_HELD,
        days_ago={"dyfed-powys": 910, "bedfordshire": 690},
    ),
    Case(
        topic="fracking-sites",
        titles=("Protests at drilling sites",),
        summary="Policing of drilling protests: cost not held.",
        intros=("Please answer the following on drilling for gas.",),
        asks=_one(
            "What did it cost to police protests at drilling sites in {span}?",
            Outcome.NOT_HELD,
            "The information requested is not held by {force}. Protests are not costed by the "
            "kind of site at which they take place.",
        ),
        outcome=Outcome.NOT_HELD,
        days_ago={"cleveland": 845, "south-wales": 175},
    ),
    Case(
        topic="stop-and-search",
        titles=("Stop and search by ethnicity",),
        summary="Stop and search: already published elsewhere.",
        intros=("Please provide the following.",),
        asks=_one(
            "How many people were stopped and searched in {span}, by ethnicity?",
            Outcome.ACCESSIBLE_ELSEWHERE,
            "The information is already accessible by other means and is not repeated here.",
            ELSEWHERE,
        ),
        outcome=Outcome.ACCESSIBLE_ELSEWHERE,
        days_ago={"metropolitan": 110, "bedfordshire": 870, "dyfed-powys": 470},
    ),
    Case(
        topic="culture-survey",
        titles=("Staff survey results",),
        summary="Results of a survey that is to be published next quarter.",
        intros=("I understand that a survey of staff has been carried out.",),
        asks=_one(
            "Please send me the results of the latest survey of staff.",
            Outcome.FUTURE_PUBLICATION,
            "The results are held with a view to their being published next quarter, and are "
            "intended for future publication.",
            FUTURE,
        ),
        outcome=Outcome.FUTURE_PUBLICATION,
        days_ago={"cleveland": 65, "south-wales": 800},
    ),
)
