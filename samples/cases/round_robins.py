"""Questions that somebody put to all five forces within a few days, in slightly other words."""

from __future__ import annotations

from parsers.types import Outcome
from samples.cases.citations import COST, LAW_ENFORCEMENT, PERSONAL
from samples.cases.kinds import Answer, Ask, Case
from samples.shapes import Averages, Crosstab, Monthly, Periods, Shares, Small, Tree, TwoHeaders

GRANTED = Outcome.GRANTED
SUPPRESSED = Outcome.GRANTED_SUPPRESSED


def asked(first: int, *gaps: int) -> dict[str, int]:
    """Days before the end on which the five forces received the request."""
    forces = ("bedfordshire", "metropolitan", "south-wales", "dyfed-powys", "cleveland")
    return {force: first - gap for force, gap in zip(forces, gaps, strict=True)}


INTROS = (
    "Under the Freedom of Information Act 2000 I would like to know the following about {about}.",
    "I am writing to ask for figures on {about}. Please could you tell me:",
    "Please provide the information below, which concerns {about}, for the whole force area.",
    "This is a request under the Freedom of Information Act. It is about {about}.",
    "I am looking into {about} across the country and would be grateful for answers to these:",
)


def intros(about: str) -> tuple[str, ...]:
    return tuple(intro.format(about=about) for intro in INTROS)


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
        outcomes={"cleveland": Outcome.MIXED},
        caveats=("snapshot", "definition"),
        mentions="Section 40",
        days_ago=asked(1050, 0, 2, 1, 3, 5),
        family=True,
    ),
    Case(
        topic="taser-use",
        titles=("Taser use", "Use of Taser", "Conducted energy devices"),
        summary="Uses of Taser by kind of use and by age of the person.",
        intros=intros("the use of Taser (conducted energy devices)"),
        asks=(
            Ask(
                (
                    (
                        "In each financial year from {fyfirst} to {fylast}, how many times was a "
                        "Taser drawn, aimed, red-dotted, fired and used in drive-stun?"
                    ),
                    (
                        "The number of uses of Taser in each of the last three financial years by "
                        "highest use (drawn, aimed, red-dotted, fired, drive-stun)."
                    ),
                    (
                        "Please give for each of the last three complete financial years how often "
                        "Taser was used and what the highest level of use was."
                    ),
                ),
                Answer(
                    GRANTED,
                    "Officers complete a use of force form for each person. The table counts "
                    "forms.",
                    (
                        Crosstab(
                            "Highest use of Taser by financial year",
                            "Highest use",
                            ("Drawn", "Aimed", "Red-dotted", "Fired", "Drive-stun"),
                            Periods.FINANCIAL,
                            low=6,
                            high=140,
                            rare=1,
                            small=Small.DASH,
                        ),
                    ),
                ),
            ),
            Ask(
                (
                    (
                        "How old were the people on whom a Taser was used in the last complete "
                        "calendar year?"
                    ),
                    "A breakdown of the last calendar year's uses by age band.",
                ),
                Answer(
                    GRANTED,
                    "The share of each age band is shown beside the number.",
                    (
                        Shares(
                            "Age of the person, {period}",
                            "Age band",
                            ("Under 18", "18 to 34", "35 to 49", "50 to 64", "65 and over"),
                            "Uses",
                        ),
                    ),
                ),
                {
                    "dyfed-powys": Answer(
                        SUPPRESSED,
                        "The bands have been made wider than those in the request, which makes "
                        "it unnecessary to withhold anything.",
                        (
                            Shares(
                                "Age of the person, {period}",
                                "Age band",
                                ("Under 25", "25 to 49", "50 and over"),
                                "Uses",
                            ),
                        ),
                    )
                },
            ),
        ),
        outcome=GRANTED,
        outcomes={"dyfed-powys": SUPPRESSED},
        caveats=("definition",),
        days_ago=asked(900, 1, 0, 3, 2, 4),
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
        topic="e-scooters",
        titles=("E-scooters", "E-scooter seizures", "Electric scooters seized"),
        summary="Electric scooters seized, and collisions in which one was involved.",
        intros=intros("privately owned electric scooters"),
        asks=(
            Ask(
                (
                    (
                        "How many e-scooters did {force} seize in {span} and in the current year "
                        "so far?"
                    ),
                    (
                        "The number of electric scooters seized by officers in each year since "
                        "{first}, up to the latest date available."
                    ),
                ),
                Answer(
                    GRANTED,
                    "Seizures are counted by the day on which the scooter came into our store.",
                    (
                        Crosstab(
                            "Electric scooters seized, {period}",
                            "Reason for seizure",
                            ("No insurance", "Used in crime", "Found abandoned"),
                            Periods.TO_DATE,
                            low=7,
                            high=150,
                            total_column=None,
                        ),
                    ),
                ),
            ),
            Ask(
                (
                    (
                        "How many collisions in which an e-scooter was involved were reported to "
                        "you in the same years, by severity?"
                    ),
                    "Collisions with an electric scooter by severity for the same years.",
                ),
                Answer(
                    GRANTED,
                    "The table counts collisions, not people.",
                    (
                        TwoHeaders(
                            "Collisions with an electric scooter, {period}",
                            "Severity",
                            ("Slight", "Serious"),
                            ("Rider hurt", "Other person hurt"),
                            low=2,
                            high=40,
                        ),
                    ),
                ),
                {
                    "bedfordshire": Answer(
                        Outcome.NOT_HELD,
                        "No information held. Collision reports did not have a marker for "
                        "electric scooters in those years.",
                    ),
                    "south-wales": Answer(
                        Outcome.NOT_HELD,
                        "The information you ask for is not held by {force}.",
                    ),
                },
            ),
        ),
        outcome=GRANTED,
        outcomes={"bedfordshire": Outcome.MIXED, "south-wales": Outcome.MIXED},
        caveats=("keyword",),
        days_ago=asked(640, 2, 0, 1, 5, 3),
        family=True,
    ),
    Case(
        topic="sickness",
        titles=("Officer sickness", "Sickness absence", "Days lost to sickness"),
        summary="Working days lost to sickness by officers and staff.",
        intros=intros("sickness absence among police officers and staff"),
        asks=(
            Ask(
                (
                    (
                        "How many working days were lost to sickness by officers and by staff in "
                        "{fyfirst} to {fylast}?"
                    ),
                    (
                        "Days lost to sickness in each of the last three financial years, officers "
                        "and staff apart."
                    ),
                    (
                        "Please tell me the number of days of sickness absence for officers and "
                        "for staff, {fyfirst} to {fylast}."
                    ),
                ),
                Answer(
                    GRANTED,
                    "Days are working days. Part days have been rounded to the nearest day.",
                    (
                        Crosstab(
                            "Working days lost to sickness by financial year",
                            "Group",
                            ("Police officers", "Police staff", "PCSOs"),
                            Periods.FINANCIAL_DASH,
                            low=400,
                            high=30_000,
                        ),
                    ),
                ),
            ),
            Ask(
                (
                    (
                        "How many officers were absent for a reason of mental health in each of "
                        "those years, by rank?"
                    ),
                    (
                        "Of these, how many officers were absent with stress, anxiety or "
                        "depression? Please give ranks."
                    ),
                ),
                Answer(
                    SUPPRESSED,
                    "Counts of fewer than five are shown as <5 because there are few people "
                    "in the higher ranks.",
                    (
                        Crosstab(
                            "Officers absent for a psychological reason",
                            "Rank",
                            ("Constable", "Sergeant", "Inspector", "Chief Inspector and above"),
                            Periods.FINANCIAL_DASH,
                            low=8,
                            high=420,
                            rare=2,
                            small=Small.LESS_THAN,
                            total_row=None,
                        ),
                    ),
                ),
                {
                    "metropolitan": Answer(
                        Outcome.WITHHELD,
                        "The figures by rank are exempt and have been withheld.",
                        cites=(PERSONAL,),
                    )
                },
            ),
        ),
        outcome=SUPPRESSED,
        outcomes={"metropolitan": Outcome.PARTIAL},
        days_ago=asked(520, 0, 3, 2, 1, 6),
        family=True,
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
        outcomes={"dyfed-powys": Outcome.MIXED},
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
    Case(
        topic="response-times",
        titles=("Response times", "Emergency response times", "Time to attend 999 calls"),
        summary="Mean time to attend by grade of call, and number of calls by grade.",
        intros=intros("the time officers take to reach people who call 999"),
        asks=(
            Ask(
                (
                    "What was the mean response time to grade 1 and grade 2 calls in {span}?",
                    (
                        "The average time from call to arrival for each grade of call, each year "
                        "from {first} to {last}."
                    ),
                    "For {span}: the mean time, in minutes, to attend calls of each grade.",
                ),
                Answer(
                    GRANTED,
                    "Times run from the creation of the log to the arrival of the first unit.",
                    (
                        Averages(
                            "Mean response time in minutes, {period}",
                            "Grade",
                            ("Grade 1 - Emergency", "Grade 2 - Priority"),
                            low=8,
                            high=48,
                        ),
                    ),
                ),
            ),
            Ask(
                (
                    "How many calls of each grade were there?",
                    "The number of calls behind each of these means.",
                ),
                Answer(
                    GRANTED,
                    "Calls that were answered by telephone alone are left out.",
                    (
                        Crosstab(
                            "Graded calls attended, {period}",
                            "Grade",
                            ("Grade 1 - Emergency", "Grade 2 - Priority"),
                            low=900,
                            high=41_000,
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        caveats=("not_comparable",),
        days_ago=asked(120, 0, 1, 2, 5, 3),
        family=True,
        forms={"south-wales": "annex_csv"},
    ),
)
