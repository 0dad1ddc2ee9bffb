"""What each force publishes on the second night (edition 2)."""

from __future__ import annotations

from samples.cases.kinds import Answer, Ask, Case, plain
from samples.shapes import Crosstab
from samples.vocabulary import Outcome

LATER = Case(
    topic="fireworks",
    titles=("Fireworks", "Misuse of fireworks"),
    summary="Incidents in which fireworks were misused.",
    intros=("I ask about the misuse of fireworks in the area of {force}.",),
    asks=(
        Ask(
            plain("How many incidents involving fireworks were logged in {span}, by type?"),
            Answer(
                Outcome.GRANTED,
                "Incidents are logs made by the control room and are not all crimes.",
                (
                    Crosstab(
                        "Incidents involving fireworks, {period}",
                        "Type of incident",
                        ("Nuisance", "Thrown at a person", "Damage to property"),
                        low=12,
                        high=410,
                        total_column="Total",
                    ),
                ),
            ),
        ),
    ),
    outcome=Outcome.GRANTED,
    days_ago={
        "bedfordshire": 31,
        "metropolitan": 30,
        "south-wales": 32,
        "dyfed-powys": 29,
        "cleveland": 31,
    },
    forms=dict.fromkeys(("bedfordshire", "south-wales", "cleveland"), "page"),
)
