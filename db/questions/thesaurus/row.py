"""What the rows of the thesaurus are made of."""

from __future__ import annotations

from typing import NamedTuple


class Subject(NamedTuple):
    """One thing that forces are asked to count.

    ``phrases`` are the words that name it, apart by ``;`` (``db.questions.phrases`` reads
    them). ``yes`` is a witness that must be found to be of it, ``no`` one that must not.
    ``broader`` is the subject of which every case of this one is a case.
    """

    slug: str
    name: str
    phrases: str
    yes: str
    no: str
    broader: str = ""
    welsh: str = ""
