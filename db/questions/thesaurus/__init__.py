"""The things that forces are asked to count, with the words that name them, as data."""

from __future__ import annotations

from typing import Final

from db.questions.thesaurus.other_crime import OTHER_CRIME
from db.questions.thesaurus.powers import POWERS
from db.questions.thesaurus.property_crime import PROPERTY_CRIME
from db.questions.thesaurus.resources import RESOURCES
from db.questions.thesaurus.row import Subject
from db.questions.thesaurus.violent_crime import VIOLENT_CRIME

SUBJECTS: Final[tuple[Subject, ...]] = (
    *PROPERTY_CRIME,
    *VIOLENT_CRIME,
    *OTHER_CRIME,
    *POWERS,
    *RESOURCES,
)
BY_SLUG: Final = {subject.slug: subject for subject in SUBJECTS}
