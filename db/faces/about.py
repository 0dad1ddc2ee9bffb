"""``/about``: how it is made, how far to trust it, what is left out, and on which terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from db.faces.page import Address, Asked, Head, Link, Page, Reader, Sheet

_COUNTS: Final = """
    SELECT sum(disclosures) AS answers, sum(tables) AS tables, sum(figures) AS numbers,
        sum(disclosures > 0) AS forces FROM summary_forces
"""
_LIMITS: Final = (
    (
        "Every figure shows the words beside it on the page. A number that is not printed is"
        " never worked out: <5, a star or an empty cell has no value, only the mark and what"
        " it means."
    ),
    (
        "Each table says whether its printed totals agree with their parts, and whether its"
        " reading was checked, should be compared with the document before use, or is unsure."
    ),
    (
        "Forces count differently. Read the warnings that a force prints before adding its"
        " figures to another's."
    ),
    (
        "“Working days between the printed dates” is arithmetic, not a finding that the law"
        " was kept or broken."
    ),
    "An outcome that the letter does not make clear is said to be unclear, not guessed.",
    (
        "A force whose site has changed, or that lost answers overnight, keeps its last good"
        " rows, and its page says so."
    ),
)
_LEFT_OUT: Final = (
    (
        "Names of private people are masked. A file that may carry hidden data is kept back,"
        " and only that word is shown."
    ),
    "When a force removes an answer, its words, tables and figures leave here at the next build.",
    (
        "Pages about children, sexual offences, domestic abuse and deaths ask search engines"
        " to stay away."
    ),
    (
        "Where the whole letter may not be shown, its facts, figures and short quotes are;"
        " the search still finds it by its words, though not by a phrase."
    ),
)
_LICENCE: Final = (
    (
        "Answering a request is not a licence to re-use the answer. Each force's own terms"
        " apply; the page of a force says how much of its answers is shown here. The force's"
        " own page is the record: follow the link on each answer, and cite that."
    ),
)
_MACHINES: Final = (
    (
        "Every page has a JSON form, most a CSV and a spreadsheet: put the ending behind its"
        " address. Reading needs no key, and other sites' pages may ask too. Addresses are"
        " made of keys that stay; the numbers id and table_id change with every build."
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Some sentences under one heading."""

    name: Annotated[str, "Its place in the page, as behind `#`"]
    title: Annotated[str, "Heading"]
    sentences: Annotated[tuple[str, ...], "What is said"]


@dataclass(frozen=True, slots=True, kw_only=True)
class About(Page):
    """How the site is made, and its limits."""

    answers: Annotated[int, "Answers here, each once"]
    tables: Annotated[int, "Their tables"]
    numbers: Annotated[int, "The numbers in them"]
    forces: Annotated[int, "Forces that they are from"]
    parts: Annotated[tuple[Part, ...], "What is said"]
    further: Annotated[tuple[Link, ...], "Where more is said"]
    contact: Annotated[str, "Who keeps this instance; empty where nobody is named"]
    build: Annotated[str, "Build that this site serves"]

    def sheets(self) -> tuple[Sheet, ...]:
        """A row a sentence."""
        rows = tuple((part.title, said) for part in self.parts for said in part.sentences)
        return (Sheet("About", ("Part", "What is said"), rows),)


def load(reader: Reader, asked: Asked) -> About:
    """The same words on every instance, with what this one has."""
    counts = reader.first(_COUNTS)
    return About(
        head=Head(
            title="About Forcewide",
            address=Address("/about"),
            about="Police forces answer thousands of requests for information a year and publish"
            " many of the answers, each in its own way. Forcewide reads those pages and letters and"
            " keeps every answer, section and figure in one form, with the place it came from.",
        ),
        answers=counts["answers"] or 0,
        tables=counts["tables"] or 0,
        numbers=counts["numbers"] or 0,
        forces=counts["forces"] or 0,
        parts=(
            Part("trust", "How far to trust it", _LIMITS),
            Part("left-out", "What is left out", _LEFT_OUT),
            Part("licence", "Licence", _LICENCE),
            Part("programme", "Use it by programme", _MACHINES),
        ),
        further=(
            Link("What of every log was read", Address("/coverage")),
            Link("What changed", Address("/changes")),
            Link("Every call", Address("/api")),
            Link("Report a problem", Address("/report?about=/about")),
        ),
        contact=asked.site.contact,
        build=asked.site.build,
    )
