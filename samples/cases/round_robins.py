"""Questions on crime put to all five forces within a few days, in slightly other words."""

from __future__ import annotations

from samples.cases.asking import asked, intros
from samples.cases.citations import COST, LAW_ENFORCEMENT
from samples.cases.kinds import Answer, Ask, Case
from samples.shapes import Crosstab, Monthly, Small, Tree
from samples.vocabulary import Outcome

GRANTED = Outcome.GRANTED
SUPPRESSED = Outcome.GRANTED_SUPPRESSED


WEAPONS = ("Kitchen knife", "Folding knife", "Machete", "Screwdriver", "Sword or bayonet")
ROUND_ROBINS: tuple[Case, ...] = (
    Case(
        topic="knife-crime",
        titles=("Knife crime", "Knife enabled offences", "Offences involving a knife"),
        summary="Offences involving a knife or blade by type of offence and by weapon.",
        intros=intros("offences in which a knife or blade was used"),
        asks=(
            Ask(
                (
                    (
                        "How many knife-enabled offences were recorded in each of the calendar "
                        "years {span}, by type of offence?"
                    ),
                    (
                        "For each calendar year from {first} to {last}, the number of recorded "
                        "offences in which a knife was used, split by offence type."
                    ),
                    (
                        "The number of offences with a knife or blade recorded in {span}. Please "
                        "break the number down by offence."
                    ),
                ),
                Answer(
                    GRANTED,
                    "The table below gives the number of offences recorded in {system} with a "
                    "knife-crime marker.",
                    (
                        Crosstab(
                            "Recorded offences with a knife-crime marker, {period}",
                            "Offence",
                            (
                                "Robbery",
                                "Assault with injury",
                                "Threats to kill",
                                "Rape",
                                "Homicide",
                            ),
                            low=14,
                            high=260,
                            rare=1,
                            total_column="Grand Total",
                            sourced=True,
                        ),
                    ),
                ),
            ),
            Ask(
                (
                    "Of these, what type of blade was used?",
                    "Please also say which kind of knife was used, where that was recorded.",
                    "A breakdown of the same offences by the kind of weapon.",
                ),
                Answer(
                    SUPPRESSED,
                    "Numbers from one to four are shown as a star so that nobody can be "
                    "recognised from them.",
                    (
                        Crosstab(
                            "Type of blade, {period}",
                            "Weapon",
                            WEAPONS,
                            low=9,
                            high=120,
                            rare=2,
                            total_row=None,
                            small=Small.STAR,
                        ),
                    ),
                ),
                {
                    "cleveland": Answer(
                        Outcome.COST,
                        "The kind of weapon is not held in a field that can be searched. There "
                        "are 612 records; at 5 minutes a record the work would take 51 hours, "
                        "and so exceed the appropriate limit of 18 hours.",
                        cites=(COST,),
                    )
                },
            ),
        ),
        outcome=SUPPRESSED,
        outcomes={"cleveland": Outcome.COST_WITH_DATA},
        caveats=("snapshot", "definition"),
        mentions="Section 40",
        days_ago=asked(1050, 0, 2, 1, 3, 5),
        family=True,
    ),
    Case(
        topic="bicycle-theft",
        titles=("Bicycle theft", "Bicycle thefts", "Theft of pedal cycles"),
        summary="Pedal cycles reported stolen, month by month, and how the cases ended.",
        intros=intros("the theft of bicycles"),
        asks=(
            Ask(
                (
                    "How many bicycles were reported stolen in each month of {span2}?",
                    "For every month of {span2}, the number of thefts of a pedal cycle.",
                    "Please give the monthly number of bicycle thefts for {span2}.",
                ),
                Answer(
                    GRANTED,
                    "The months are those in which the theft was recorded.",
                    (Monthly("Thefts of a pedal cycle by month recorded, {period}"),),
                ),
            ),
            Ask(
                (
                    (
                        "In how many of these cases was somebody charged, cautioned or dealt with "
                        "in another way?"
                    ),
                    "What were the outcomes of those investigations?",
                    "Please also state the outcome of each theft, grouped as you see fit.",
                ),
                Answer(
                    GRANTED,
                    "Outcomes are counted in the year in which the theft was recorded.",
                    (
                        Tree(
                            "Thefts of a pedal cycle by outcome, {period}",
                            "OUTCOME GROUP / OUTCOME",
                            (
                                (
                                    "Charge or summons",
                                    ("Charged to court", "Summonsed by post"),
                                ),
                                (
                                    "Out of court",
                                    ("Community resolution", "Conditional caution", "Caution"),
                                ),
                                (
                                    "No suspect identified",
                                    ("Investigation complete", "Screened out at first contact"),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        caveats=("snapshot", "not_comparable"),
        days_ago=asked(770, 0, 1, 4, 2, 3),
        family=True,
        forms={"cleveland": "page", "metropolitan": "annex_xlsx"},
    ),
    Case(
        topic="dog-bites",
        titles=("Dog bites", "Dogs dangerously out of control", "Dog attacks"),
        summary="Offences of having a dog dangerously out of control, and dogs seized by breed.",
        intros=intros("dogs that are dangerously out of control"),
        asks=(
            Ask(
                (
                    (
                        "How many offences of a dog being dangerously out of control were recorded "
                        "in {span}?"
                    ),
                    (
                        "The number of recorded offences of a dog dangerously out of control "
                        "for every year from {first} to {last}."
                    ),
                    (
                        "Please give the yearly number of dog attacks on people that were recorded "
                        "as a crime, {first} to {last}."
                    ),
                ),
                Answer(
                    GRANTED,
                    "An offence is counted whether or not somebody was hurt.",
                    (
                        Crosstab(
                            "Dog dangerously out of control, {period}",
                            "Year",
                            ("Injury to a person", "No injury", "Assistance dog hurt"),
                            low=10,
                            high=310,
                            rare=1,
                            turned=True,
                            small=Small.BLANK,
                        ),
                    ),
                ),
            ),
            Ask(
                (
                    "How many dogs were seized, and of which breed or type?",
                    "Dogs seized in the same years by breed.",
                ),
                Answer(
                    GRANTED,
                    "The breed is the one given by the officer who seized the dog.",
                    (
                        Crosstab(
                            "Dogs seized, {period}",
                            "Breed or type",
                            ("XL Bully", "Staffordshire cross", "German shepherd", "Not recorded"),
                            low=5,
                            high=75,
                        ),
                    ),
                ),
                {
                    "dyfed-powys": Answer(
                        Outcome.COST,
                        "Breed is written in free text. 488 records at 4 minutes each come to "
                        "32.5 hours, which exceeds the appropriate limit.",
                        cites=(COST,),
                    )
                },
            ),
        ),
        outcome=GRANTED,
        outcomes={"dyfed-powys": Outcome.COST_WITH_DATA},
        caveats=("definition",),
        days_ago=asked(400, 1, 2, 0, 4, 3),
        family=True,
    ),
    Case(
        topic="hospital-crime",
        titles=("Crime at hospitals", "Hospital crime", "Offences on hospital premises"),
        summary="Offences recorded at hospitals by offence group, with outcomes.",
        intros=intros("crime at hospitals"),
        asks=(
            Ask(
                (
                    (
                        "How many crimes were recorded at hospitals in each year from {first} to "
                        "{last}, and of what kind?"
                    ),
                    "Offences recorded with a hospital as the place, {span}, by offence group.",
                    (
                        "The yearly number of offences at hospital premises, {first} to {last}, "
                        "with the kind of offence."
                    ),
                ),
                Answer(
                    GRANTED,
                    "The search was made on the type of premises, not on names.",
                    (
                        Tree(
                            "Recorded crime at hospital premises, {period}",
                            "OFFENCE GROUP/OFFENCE",
                            (
                                (
                                    "Violence against the person",
                                    (
                                        "Assault on an emergency worker",
                                        "Common assault",
                                        "Harassment",
                                    ),
                                ),
                                ("Theft", ("Theft from the person", "Theft of a pedal cycle")),
                                ("Public order", ("Affray", "Fear of violence")),
                                (
                                    "Criminal damage",
                                    ("Damage to a vehicle", "Damage to a building"),
                                ),
                            ),
                            top="ALL CRIME",
                            years=3,
                            high=24,
                        ),
                    ),
                ),
                {
                    "metropolitan": Answer(
                        GRANTED,
                        "The search was made on the type of premises, not on names.",
                        (
                            Crosstab(
                                "Recorded crime at hospital premises, {period}",
                                "Offence group",
                                (
                                    "Violence against the person",
                                    "Theft",
                                    "Public order",
                                    "Criminal damage",
                                    "Drugs",
                                ),
                                years=4,
                                low=40,
                                high=1900,
                                total_column="Total",
                            ),
                        ),
                    )
                },
            ),
            Ask(
                (
                    "Which hospitals were the three with the most offences?",
                    "Please name the hospitals with the highest numbers.",
                ),
                Answer(
                    Outcome.WITHHELD,
                    "The names are exempt and are not supplied.",
                    cites=(LAW_ENFORCEMENT,),
                ),
            ),
        ),
        outcome=Outcome.PARTIAL,
        caveats=("snapshot", "system_change"),
        days_ago=asked(270, 0, 4, 2, 1, 3),
        family=True,
    ),
)
