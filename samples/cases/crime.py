"""Requests about recorded crime, put to one to three forces each."""

from __future__ import annotations

from parsers.types import Outcome
from samples.cases.citations import COST, LAW_ENFORCEMENT, PERSONAL
from samples.cases.kinds import Answer, Ask, Case, plain
from samples.shapes import Crosstab, Monthly, MonthTree, Nested, Periods, Shares, Small, Tree

GRANTED = Outcome.GRANTED

CRIME: tuple[Case, ...] = (
    Case(
        topic="catalytic-converters",
        titles=("Catalytic converter theft",),
        summary="Thefts of catalytic converters by month and by make of vehicle.",
        intros=("I would like figures on the theft of catalytic converters from vehicles.",),
        asks=(
            Ask(
                plain("How many were stolen in each month of {span2}?"),
                Answer(
                    GRANTED,
                    "The offences were found by a search of the property field.",
                    (Monthly("Catalytic converters stolen, {period}", high=48, total_row="Total"),),
                ),
            ),
            Ask(
                plain("Which five makes of vehicle were most often hit in the last full year?"),
                Answer(
                    GRANTED,
                    "The makes are set out with their share of the five.",
                    (
                        Shares(
                            "Five makes most often hit, {period}",
                            "Make",
                            ("Toyota", "Honda", "Lexus", "Ford", "Vauxhall"),
                            "Thefts",
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        caveats=("keyword",),
        days_ago={"bedfordshire": 955, "metropolitan": 830, "cleveland": 590},
    ),
    Case(
        topic="shoplifting",
        titles=("Shoplifting", "Retail theft & assaults on shop workers"),
        summary="Shop theft by outcome, and assaults on shop workers.",
        intros=("Please provide figures on theft from shops, as follows.",),
        asks=(
            Ask(
                plain("How many offences of theft from a shop ended in which outcome, by year?"),
                Answer(
                    GRANTED,
                    "Outcomes may be added after the year in which the offence was recorded.",
                    (
                        Tree(
                            "Theft from a shop by outcome, {period}",
                            "OUTCOME TYPE / DETAIL",
                            (
                                ("Charged", ("Charge", "Postal requisition")),
                                (
                                    "Evidential difficulties",
                                    ("Suspect identified", "Suspect not identified"),
                                ),
                                ("Out of court disposal", ("Penalty notice", "Resolution")),
                            ),
                            top="ALL OUTCOMES",
                            high=480,
                        ),
                    ),
                ),
            ),
            Ask(
                plain("How many assaults on people who work in shops were recorded?"),
                Answer(
                    GRANTED,
                    "An occupation is recorded for most victims, but not for all.",
                    (
                        Crosstab(
                            "Assaults on shop workers, {period}",
                            "Offence",
                            ("Common assault", "Assault with injury"),
                            low=11,
                            high=240,
                            total_column="Total",
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        caveats=("snapshot",),
        days_ago={"metropolitan": 700, "dyfed-powys": 345, "bedfordshire": 47},
    ),
    Case(
        topic="stalking",
        titles=("Stalking", "Stalking protection orders"),
        summary="Stalking offences, and stalking protection orders applied for.",
        intros=("I am preparing a briefing on stalking and ask for the following.",),
        asks=(
            Ask(
                plain("How many offences of stalking were recorded in {span}?"),
                Answer(
                    GRANTED,
                    "The table counts offences, not victims.",
                    (
                        Crosstab(
                            "Stalking offences recorded, {period}",
                            "Offence",
                            (
                                "Stalking involving fear of violence",
                                "Stalking involving serious alarm or distress",
                                "Pursuing a course of conduct",
                            ),
                            low=20,
                            high=700,
                            sourced=True,
                        ),
                    ),
                ),
            ),
            Ask(
                plain(
                    "How many stalking protection orders were applied for, granted and breached?"
                ),
                Answer(
                    Outcome.GRANTED_SUPPRESSED,
                    "Where a number is below five, <5 is printed in its place.",
                    (
                        Crosstab(
                            "Stalking protection orders, {period}",
                            "Order",
                            ("Applied for", "Granted in full", "Granted in part", "Breached"),
                            low=6,
                            high=48,
                            rare=2,
                            small=Small.LESS_THAN,
                            total_row=None,
                        ),
                    ),
                ),
            ),
        ),
        outcome=Outcome.GRANTED_SUPPRESSED,
        mentions="Section 40",
        days_ago={"south-wales": 860, "cleveland": 455, "metropolitan": 150},
    ),
    Case(
        topic="rural-crime",
        titles=("Theft of farm machinery", "Rural crime: quad bikes"),
        summary="Quad bikes, tractors and guidance systems stolen from farms.",
        intros=("My request is about theft from farms. Please tell me:",),
        asks=(
            Ask(
                plain("the number of thefts for each month of the last two complete years"),
                Answer(
                    GRANTED,
                    "Each year is followed by its months.",
                    (MonthTree("Theft of farm machinery, {period}", "Thefts"),),
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
    ),
    Case(
        topic="spiking",
        titles=("Drink spiking", "Spiking by needle or drink"),
        summary="Reports of spiking by method and how the investigations ended.",
        intros=("Please supply the following about reports that somebody had been spiked.",),
        asks=(
            Ask(
                plain("How many reports of spiking did you record in {span}, by method?"),
                Answer(
                    Outcome.GRANTED_SUPPRESSED,
                    "An asterisk stands for a number from one to four.",
                    (
                        Crosstab(
                            "Reports of spiking, {period}",
                            "Method",
                            ("Drink", "Not known", "Needle", "Food or vape"),
                            low=9,
                            high=130,
                            rare=2,
                            small=Small.STAR,
                        ),
                    ),
                ),
            ),
            Ask(
                plain("At which licensed premises did they happen?"),
                Answer(
                    Outcome.WITHHELD,
                    "A list of premises would harm the tests that are being made in some of them "
                    "and is exempt.",
                    cites=(LAW_ENFORCEMENT,),
                ),
            ),
        ),
        outcome=Outcome.PARTIAL,
        days_ago={"south-wales": 730, "metropolitan": 480, "cleveland": 330},
    ),
    Case(
        topic="burglary",
        titles=("Domestic burglary", "Burglary of dwellings"),
        summary="Residential burglary by financial year and by district.",
        intros=("I should like to know about burglary of people's homes.",),
        asks=(
            Ask(
                plain(
                    "How many residential burglaries were recorded in {fyfirst} to {fylast}, by "
                    "district?"
                ),
                Answer(
                    GRANTED,
                    "Attempted burglary is included.",
                    (
                        Crosstab(
                            "Residential burglary by district, {period}",
                            "District",
                            ("North", "East", "South", "West", "Central"),
                            Periods.FINANCIAL,
                            years=4,
                            low=60,
                            high=1300,
                            total_column="All years",
                        ),
                    ),
                ),
            ),
            Ask(
                plain("In how many of them was nobody charged?"),
                Answer(
                    GRANTED,
                    "The share is given as well.",
                    (
                        Shares(
                            "Residential burglary by result, {period}",
                            "Result",
                            ("No suspect identified", "Suspect charged", "Still open"),
                            "Offences",
                            high=900,
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        caveats=("not_comparable", "snapshot"),
        days_ago={"cleveland": 905, "metropolitan": 365, "bedfordshire": 190},
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
