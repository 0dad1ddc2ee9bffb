"""Requests about what a force has and spends: people, vehicles, money."""

from __future__ import annotations

from samples.cases.citations import COMMERCIAL
from samples.cases.kinds import Answer, Ask, Case, plain
from samples.shapes import Crosstab, Money, Periods, Small
from samples.vocabulary import Outcome

GRANTED = Outcome.GRANTED

RESOURCES: tuple[Case, ...] = (
    Case(
        topic="overtime",
        titles=("Overtime", "Overtime payments"),
        summary="Overtime paid to officers and staff by financial year.",
        intros=("I want to find out how much is paid for overtime.",),
        asks=(
            Ask(
                plain("How much was paid in overtime in each of the last three financial years?"),
                Answer(
                    GRANTED,
                    "The amounts are gross and were taken from the ledger.",
                    (
                        Money(
                            "Overtime paid",
                            "Group",
                            ("Police officers", "Police staff", "PCSOs"),
                            low=40_000,
                            high=4_800_000,
                            pence=True,
                        ),
                    ),
                ),
            ),
            Ask(
                plain("What was the highest amount paid to one person?"),
                Answer(
                    GRANTED,
                    "The highest amounts are given without names.",
                    (
                        Money(
                            "Highest amount paid to one person",
                            "Rank",
                            ("Constable", "Sergeant"),
                            low=9_000,
                            high=52_000,
                            total_row=None,
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        days_ago={"bedfordshire": 815, "dyfed-powys": 440, "metropolitan": 30},
    ),
    Case(
        topic="fleet",
        titles=("Fleet vehicles", "Electric vehicles in the fleet"),
        summary="Vehicles in the fleet by fuel; the price of the charging contract is withheld.",
        intros=("Please tell me about the vehicles of {force}.",),
        asks=(
            Ask(
                plain("How many vehicles are in the fleet, by fuel, at the end of each year?"),
                Answer(
                    GRANTED,
                    "Vehicles on short hire are left out.",
                    (
                        Crosstab(
                            "Fleet by fuel at 31 December, {period}",
                            "Fuel",
                            ("Diesel", "Petrol", "Hybrid", "Battery electric"),
                            low=6,
                            high=900,
                            total_row="Total",
                        ),
                    ),
                ),
            ),
            Ask(
                plain("What does the force pay for a unit of electricity at its charging points?"),
                Answer(
                    Outcome.WITHHELD,
                    "The price is exempt and has not been supplied.",
                    cites=(COMMERCIAL,),
                ),
            ),
        ),
        outcome=Outcome.PARTIAL,
        days_ago={"cleveland": 665, "south-wales": 940, "bedfordshire": 355},
    ),
    Case(
        topic="leavers",
        titles=("Officers leaving the force",),
        summary="Officers who resigned or retired by length of service.",
        intros=("Please provide figures on officers who leave {force}.",),
        asks=(
            Ask(
                plain("How many officers left in {fyfirst} to {fylast}, and why?"),
                Answer(
                    GRANTED,
                    "Transfers to another force are shown apart.",
                    (
                        Crosstab(
                            "Officers leaving by reason",
                            "Reason",
                            ("Retired", "Resigned", "Transferred", "Died in service"),
                            Periods.FINANCIAL,
                            low=9,
                            high=420,
                            rare=1,
                            small=Small.DASH,
                            wrong=False,
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        days_ago={"dyfed-powys": 805, "metropolitan": 410},
    ),
    Case(
        topic="interpreters",
        titles=("Interpreters & translation",),
        summary="Money spent on interpreters, by language.",
        intros=("I ask for the cost of interpreters.",),
        asks=(
            Ask(
                plain("How much was spent on interpreters in each financial year, by language?"),
                Answer(
                    GRANTED,
                    "The five languages with the highest spending are listed.",
                    (
                        Money(
                            "Spending on interpreters",
                            "Language",
                            ("Polish", "Romanian", "Arabic", "Kurdish", "Sign language"),
                            high=61_000,
                            pence=True,
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        days_ago={"bedfordshire": 505, "cleveland": 210},
    ),
    Case(
        topic="website",
        titles=("Website costs & online forms",),
        summary="What the website costs, and the CAPTCHA on its forms.",
        intros=("My questions are about the public website and its online forms.",),
        asks=(
            Ask(
                plain("What did hosting and support of the website cost?"),
                Answer(
                    GRANTED,
                    "The amounts are taken from the ledger.",
                    (
                        Money(
                            "Cost of the website",
                            "Cost",
                            ("Hosting", "Support", "Content delivery"),
                            high=70_000,
                        ),
                    ),
                ),
            ),
            Ask(
                plain(
                    "How many visitors saw a CAPTCHA, the words Just a moment, or the words "
                    "Access denied, on the reporting forms?"
                ),
                Answer(
                    Outcome.NOT_HELD,
                    "No information held. The CAPTCHA asks some visitors to enable JavaScript "
                    "and cookies to continue, and nobody counts how often it does so.",
                ),
            ),
        ),
        outcome=Outcome.PARTIAL,
        days_ago={"metropolitan": 205, "cleveland": 425},
        forms={"metropolitan": "page", "cleveland": "page"},
    ),
)
