"""Requests about how a force works: equipment, people, money."""

from __future__ import annotations

from samples.cases.citations import LAW_SHORT, NCND_COVERT, PERSONAL_LONG
from samples.cases.kinds import Answer, Ask, Case, plain
from samples.shapes import Averages, Crosstab, Money, Monthly, Periods, Shares, Small, TwoHeaders
from samples.vocabulary import Outcome

GRANTED = Outcome.GRANTED

POLICING: tuple[Case, ...] = (
    Case(
        topic="drones",
        titles=("Drones", "Use of drones & drone pilots"),
        summary="Drone deployments, pilots and what the aircraft cost.",
        intros=("I request the following on the use of drones by {force}.",),
        asks=(
            Ask(
                plain("How many times were drones deployed in {span}, and for what purpose?"),
                Answer(
                    GRANTED,
                    "A deployment is counted once however many flights were made.",
                    (
                        Crosstab(
                            "Drone deployments by purpose, {period}",
                            "Purpose",
                            ("Missing person", "Suspect search", "Public event", "Training"),
                            Periods.TO_DATE,
                            low=8,
                            high=240,
                        ),
                    ),
                ),
            ),
            Ask(
                plain("What was spent on drones in each financial year?"),
                Answer(
                    GRANTED,
                    "Amounts leave out VAT.",
                    (
                        Money(
                            "Spending on drones by financial year",
                            "Spending",
                            ("Aircraft", "Batteries and spares", "Training of pilots"),
                            high=38_000,
                        ),
                    ),
                ),
            ),
            Ask(
                plain("Are drones used for covert surveillance?"),
                Answer(
                    Outcome.NCND,
                    "{force} neither confirms nor denies that it holds the information requested "
                    "in this question. No inference can be taken from this as to whether such "
                    "information exists.",
                    cites=(NCND_COVERT,),
                ),
            ),
        ),
        outcome=Outcome.PARTIAL,
        days_ago={"metropolitan": 965, "dyfed-powys": 540, "cleveland": 100},
    ),
    Case(
        topic="facial-recognition",
        titles=("Live facial recognition", "Facial recognition deployments"),
        summary="Deployments of live facial recognition, alerts and arrests.",
        intros=("Please provide the following about live facial recognition.",),
        asks=(
            Ask(
                plain("For each month, how many deployments were there in the last full year?"),
                Answer(
                    GRANTED,
                    "The cameras were set up for one day at a time.",
                    (Monthly("Deployments by month, {period}", years=1, low=0, high=9),),
                ),
            ),
            Ask(
                plain("How many alerts were true and how many were false?"),
                Answer(
                    GRANTED,
                    "An alert is true when an officer confirmed the match.",
                    (
                        Shares(
                            "Alerts, {period}",
                            "Alert",
                            ("True alert, arrest", "True alert, no arrest", "False alert"),
                            "Alerts",
                            high=90,
                        ),
                    ),
                ),
            ),
            Ask(
                plain("What similarity threshold is set?"),
                Answer(
                    Outcome.WITHHELD,
                    "The setting has been withheld, as it is exempt.",
                    cites=(LAW_SHORT,),
                ),
            ),
        ),
        outcome=Outcome.PARTIAL,
        caveats=("definition",),
        days_ago={"metropolitan": 285, "south-wales": 425},
    ),
    Case(
        topic="custody",
        titles=("Children in custody", "Strip searches in custody"),
        summary="Detentions and strip searches in custody by age and sex.",
        intros=("Please supply these custody figures.",),
        asks=(
            Ask(
                plain("How many people were detained in {span2}, by sex and age band?"),
                Answer(
                    GRANTED,
                    "A person who was detained twice is counted twice.",
                    (
                        TwoHeaders(
                            "Detentions by age band and sex, {period}",
                            "Age band",
                            ("10 to 17", "18 to 24", "25 to 39", "40 and over"),
                            low=15,
                            high=2_400,
                        ),
                    ),
                ),
            ),
            Ask(
                plain("How many strip searches were made, by self-defined ethnicity?"),
                Answer(
                    Outcome.GRANTED_SUPPRESSED,
                    "Less than five is printed as <5.",
                    (
                        Crosstab(
                            "Strip searches in custody, {period}",
                            "Ethnicity",
                            ("White", "Black", "Asian", "Mixed", "Other", "Not stated"),
                            years=2,
                            low=7,
                            high=300,
                            rare=3,
                            small=Small.LESS_THAN,
                        ),
                    ),
                ),
            ),
        ),
        outcome=Outcome.GRANTED_SUPPRESSED,
        days_ago={"metropolitan": 575, "bedfordshire": 745},
    ),
    Case(
        topic="misconduct",
        titles=("Officer misconduct", "Misconduct hearings"),
        summary="Misconduct hearings by finding and rank; names are withheld.",
        intros=("I would like the following on misconduct among officers.",),
        asks=(
            Ask(
                plain("How many officers faced a hearing in {span}, and what was found?"),
                Answer(
                    GRANTED,
                    "Blank cells mean that there was no such finding in the year.",
                    (
                        Crosstab(
                            "Misconduct hearings by finding, {period}",
                            "Finding",
                            ("Not proven", "Written warning", "Final warning", "Dismissed"),
                            low=5,
                            high=31,
                            rare=2,
                            small=Small.BLANK,
                            total_column="Total",
                        ),
                    ),
                ),
            ),
            Ask(
                plain("Please give the names and collar numbers of those dismissed."),
                Answer(
                    Outcome.WITHHELD,
                    "Names and numbers are exempt from disclosure.",
                    cites=(PERSONAL_LONG,),
                ),
            ),
        ),
        outcome=Outcome.PARTIAL,
        days_ago={"metropolitan": 800, "dyfed-powys": 170, "south-wales": 630},
    ),
    Case(
        topic="call-handling",
        titles=("999 and 101 calls", "101 calls: waiting times"),
        summary="Calls received and mean time to answer.",
        intros=("These questions are about your control room.",),
        asks=(
            Ask(
                plain("How many 999 and 101 calls were received and how many were abandoned?"),
                Answer(
                    GRANTED,
                    "Abandoned calls ended before they were answered.",
                    (
                        Crosstab(
                            "Calls received, {period}",
                            "Calls",
                            ("999 answered", "999 abandoned", "101 answered", "101 abandoned"),
                            low=300,
                            high=240_000,
                            total_row="Total calls",
                        ),
                    ),
                ),
            ),
            Ask(
                plain("What was the mean time to answer, in seconds?"),
                Answer(
                    GRANTED,
                    "The means leave abandoned calls out.",
                    (
                        Averages(
                            "Mean time to answer in seconds, {period}",
                            "Line",
                            ("999", "101"),
                            low=7,
                            high=310,
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        days_ago={"cleveland": 525, "bedfordshire": 300, "south-wales": 260},
        forms={"cleveland": "annex_csv", "bedfordshire": "letter_pdf"},
    ),
    Case(
        topic="speed-cameras",
        titles=("Speed cameras", "Notices from speed cameras"),
        summary="Notices of intended prosecution from cameras. One printed total is wrong.",
        intros=("I ask about speed cameras.",),
        asks=(
            Ask(
                plain("How many notices were sent from each kind of camera in {span}?"),
                Answer(
                    GRANTED,
                    "Notices that were later cancelled are included.",
                    (
                        Crosstab(
                            "Notices by kind of camera, {period}",
                            "Camera",
                            ("Fixed", "Mobile", "Average speed"),
                            low=900,
                            high=22_000,
                            wrong=True,
                        ),
                    ),
                ),
            ),
        ),
        outcome=GRANTED,
        days_ago={"cleveland": 385},
    ),
)
