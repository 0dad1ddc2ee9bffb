"""The things that forces are asked to count, with the words that name them, as data."""

from __future__ import annotations

from typing import Final

from db.questions.thesaurus.fraud_and_places import FRAUD_AND_PLACES
from db.questions.thesaurus.other_crime import OTHER_CRIME
from db.questions.thesaurus.powers import POWERS
from db.questions.thesaurus.property_crime import PROPERTY_CRIME
from db.questions.thesaurus.resources import RESOURCES
from db.questions.thesaurus.roads import ROADS
from db.questions.thesaurus.row import Subject
from db.questions.thesaurus.sexual_and_hate_crime import SEXUAL_AND_HATE_CRIME
from db.questions.thesaurus.violent_crime import VIOLENT_CRIME

SUBJECTS: Final[tuple[Subject, ...]] = (
    *PROPERTY_CRIME,
    *FRAUD_AND_PLACES,
    *VIOLENT_CRIME,
    *SEXUAL_AND_HATE_CRIME,
    *OTHER_CRIME,
    *ROADS,
    *POWERS,
    *RESOURCES,
)
BY_SLUG: Final = {subject.slug: subject for subject in SUBJECTS}
