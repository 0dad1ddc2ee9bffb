"""Requests about vehicles, farms, matches, hate crime and missing children."""

from __future__ import annotations

from samples.cases.citations import COST, PERSONAL
from samples.cases.kinds import Answer, Ask, Case, plain
from samples.shapes import Crosstab, MonthTree, Nested, Periods, Small
from samples.vocabulary import Outcome

GRANTED = Outcome.GRANTED
HARASSMENT = (
    ("Harassment without violence", ("Caution", "Words of advice", "No further action")),
    ("Malicious communications", ("Words of advice", "No further action")),
)
HARASSMENT_BY_AGE = (
    ("008/56 - Sending letters with intent to cause distress", ("Under 16's", "16", "17", "18+")),
    ("195/94 - Harassment", ("Under 16's", "17", "18+")),
)

INCIDENTS: tuple[Case, ...] = (
    Case(
        topic="rural-crime",
        titles=("Theft of farm machinery", "Rural crime: quad bikes"),
        summary="Quad bikes, tractors and guidance systems stolen from farms.",
        intros=("My request is about theft from farms. Please tell me:",),
        asks=(
            Ask(
                plain("the number of thefts for each month of the last three complete years"),
                Answer(
                    GRANTED,
                    "Each year is followed by its months.",
                    (MonthTree("Theft of farm machinery, {period}", "Thefts", years=3),),
                ),
            ),
            Ask(
                plain("what was stolen, by county division"),
                Answer(
                    GRANTED,
                    "Only property recorded as stolen is counted.",
                    (
                        Nested(
                            "Property stolen from farms, {period}",
                            ("Division", "Property"),
                            ("North", "Central", "South"),
                            ("Quad bike", "Tractor", "Satellite guidance unit"),
                            high=26,
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        days_ago={"dyfed-powys": 985, "bedfordshire": 610, "south-wales": 215},
        forms={"bedfordshire": "letter_pdf"},
    ),
    Case(
        topic="hate-crime",
        titles=("Hate crime by strand",),
        summary="Hate crime and incidents by strand; one offence can carry several strands.",
        intros=("Please give me the following statistics on hate crime.",),
        asks=(
            Ask(
                plain("Offences with a hate marker by strand for {span}."),
                Answer(
                    GRANTED,
                    "One offence may carry more than one strand, so the strands are not added up.",
                    (
                        Crosstab(
                            "Hate crime by strand, {period}",
                            "Strand",
                            (
                                "Race",
                                "Religion",
                                "Sexual orientation",
                                "Disability",
                                "Transgender identity",
                            ),
                            years=4,
                            low=12,
                            high=840,
                            total_row=None,
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        caveats=("definition", "snapshot"),
        days_ago={"south-wales": 560, "dyfed-powys": 39, "metropolitan": 60},
        forms={"south-wales": "annex_csv"},
    ),
    Case(
        topic="vehicle-theft",
        titles=("Theft of motor vehicles", "Stolen cars"),
        summary="Vehicles stolen and recovered; the method of theft is refused on cost.",
        intros=("Under the Act I request the information below on stolen cars.",),
        asks=(
            Ask(
                plain("How many vehicles were stolen and how many were recovered in {span}?"),
                Answer(
                    GRANTED,
                    "As a gesture of goodwill the figures that had been retrieved before it was "
                    "realised that the limit would be exceeded are given here.",
                    (
                        Crosstab(
                            "Vehicles stolen and recovered, {period}",
                            "Vehicles",
                            ("Stolen", "Recovered"),
                            low=140,
                            high=9_000,
                            total_row=None,
                        ),
                    ),
                ),
            ),
            Ask(
                plain("How was each vehicle stolen (keys, relay device, towed away)?"),
                Answer(
                    Outcome.COST,
                    "The method is written in the text of each report. 2,941 reports at 3 "
                    "minutes each come to 147 hours, which is over the appropriate limit of 18 "
                    "hours.",
                    cites=(COST,),
                ),
            ),
        ),
        outcome=Outcome.COST_WITH_DATA,
        days_ago={"bedfordshire": 430, "south-wales": 310, "metropolitan": 235},
    ),
    Case(
        topic="missing-children",
        titles=("Children reported missing",),
        summary="Children reported missing by age band and length of absence.",
        intros=("I would be grateful for these figures about children who go missing.",),
        asks=(
            Ask(
                plain("How many children were reported missing in {span2}, by age band and sex?"),
                Answer(
                    Outcome.GRANTED_SUPPRESSED,
                    "The two youngest bands have been joined so that no exemption is needed.",
                    (
                        Crosstab(
                            "Children reported missing, {period}",
                            "Age band",
                            ("Under 12", "12 to 14", "15 to 17"),
                            years=2,
                            low=20,
                            high=900,
                        ),
                    ),
                ),
            ),
            Ask(
                plain("How long were they away?"),
                Answer(
                    Outcome.WITHHELD,
                    "Times of absence by age have been withheld, because single children could "
                    "be recognised.",
                    cites=(PERSONAL,),
                ),
            ),
        ),
        outcome=Outcome.PARTIAL,
        days_ago={"dyfed-powys": 690, "cleveland": 140},
    ),
    Case(
        topic="football",
        titles=("Football disorder", "Arrests at football matches"),
        summary="Arrests at football matches by offence and season.",
        intros=("Please answer these questions on policing football.",),
        asks=(
            Ask(
                plain("How many people were arrested at matches in each of the last two seasons?"),
                Answer(
                    GRANTED,
                    "Seasons run from August to May and are shown here as financial years.",
                    (
                        Crosstab(
                            "Arrests at football matches",
                            "Offence",
                            ("Public disorder", "Pitch incursion", "Throwing a missile", "Pyro"),
                            Periods.FINANCIAL,
                            years=2,
                            low=5,
                            high=66,
                            rare=1,
                            small=Small.BLANK,
                            total_column="Grand Total",
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        days_ago={"cleveland": 780, "south-wales": 41},
        blank_form=(("Season", "Arrests", "Charges", "Banning orders"), ("First", "Second")),
    ),
)
