"""Questions on policing put to all five forces within a few days, in slightly other words."""

from __future__ import annotations

from samples.cases.asking import asked, intros
from samples.cases.citations import PERSONAL
from samples.cases.kinds import Answer, Ask, Case
from samples.shapes import Averages, Crosstab, Periods, Shares, Small, TwoHeaders
from samples.vocabulary import Outcome

GRANTED = Outcome.GRANTED
SUPPRESSED = Outcome.GRANTED_SUPPRESSED


ROUND_ROBINS_POLICING: tuple[Case, ...] = (
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
                        ),
                    ),
                ),
                {
                    "dyfed-powys": Answer(
                        GRANTED,
                        "The last year is not complete.",
                        (
                            Crosstab(
                                "Electric scooters seized, {period}",
                                "Reason",
                                ("No insurance", "Used in crime"),
                                Periods.TO_DATE_STARRED,
                                low=5,
                                high=30,
                            ),
                        ),
                    )
                },
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
        outcomes={"bedfordshire": Outcome.PARTIAL, "south-wales": Outcome.PARTIAL},
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
