"""Requests about recorded crime, put to one to three forces each."""

from __future__ import annotations

from samples.cases.citations import LAW_ENFORCEMENT
from samples.cases.kinds import Answer, Ask, Case, plain
from samples.shapes import Crosstab, Monthly, Periods, Shares, Small, Tree
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
        topic="harassment",
        titles=("Harassment & malicious communications",),
        summary="Harassment before and after a new recording system, by outcome and offence.",
        intros=("I wish to know how offences of harassment ended, and how old the victims were.",),
        asks=(
            Ask(
                plain("How many offences ended in each outcome, by offence and age of victim?"),
                Answer(
                    Outcome.GRANTED_SUPPRESSED,
                    "There are two tables, because {force} changed its recording system in May "
                    "of the year that stands in both.",
                    (
                        Tree(
                            "Recorded crime: harassment - {period}",
                            "OUTCOME/OFFENCE",
                            HARASSMENT,
                            top="NO SUSPECT CHARGED",
                            periods=Periods.BEFORE_CHANGE,
                        ),
                        Tree(
                            "Recorded crime: harassment - {period}",
                            "OUTCOME/OFFENCE/VICTIM AGE",
                            HARASSMENT_BY_AGE,
                            top="NO SUSPECT CHARGED",
                            periods=Periods.AFTER_CHANGE,
                        ),
                    ),
                ),
            ),
        ),
        outcome=Outcome.GRANTED_SUPPRESSED,
        caveats=("system_change", "snapshot"),
        mentions="Section 40",
        days_ago={"bedfordshire": 400, "cleveland": 285},
        forms={"bedfordshire": "letter_pdf", "cleveland": "page"},
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
)
