"""``/ask``: has somebody already been told this? The text stays in the request."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces.forces import called, named
from db.faces.page import Address, Asked, Head, Link, Page, Reader, Sheet
from db.faces.wording import some
from db.glossary import meaning
from db.questions.match import Match, Nearness, closest
from db.questions.named import read
from parsers.types import Outcome

LONGEST: Final = 20_000  # letters of a text that are read
_SAYS: Final = {
    Nearness.SAME: "The same request",
    Nearness.CLOSE: "Asks parts of it",
    Nearness.RELATED: "About the same things",
}
DETAILS: Final = """
    SELECT d.key, d.reference, d.n_tables, d.n_figures, d.outcome_quote, d.url
    FROM json_each(:keys) j CROSS JOIN disclosures d ON d.key = j.value
"""
_TOPIC: Final = "SELECT slug, name FROM topics WHERE slug = :slug"


@dataclass(frozen=True, slots=True)
class Close:
    """One answer to a request like the text."""

    nearness: Annotated[Nearness, "How near its request is"]
    says: Annotated[str, "The same in words"]
    score: Annotated[float, "The part of the shorter request that the other has; 0 if related"]
    force: Annotated[str, "Force"]
    force_name: Annotated[str, "Its name"]
    title: Annotated[str, "Its subject"]
    reference: Annotated[str, "The force's reference"]
    address: Annotated[Address, "The answer"]
    dated: Annotated[str, "Day of the answer"]
    outcome: Annotated[str, "How it was answered"]
    outcome_says: Annotated[str, "The same in words"]
    quote: Annotated[str, "The sentence that decided"]
    tables: Annotated[int, "Tables in it"]
    source: Annotated[str, "The force's own page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Page):
    """The answers whose requests are closest to a text; the text itself is not given back."""

    asked: Annotated[bool, "Whether there was a text"]
    says: Annotated[str, "What was found"]
    answers: Annotated[tuple[Close, ...], "Nearest first"]
    topics: Annotated[tuple[Link, ...], "Topics that the text names"]

    def sheets(self) -> tuple[Sheet, ...]:
        columns = ("Nearness", "Force", "Title", "Reference", "Date", "Outcome", "Page here")
        rows = tuple(
            (
                *(one.says, one.force_name, one.title, one.reference, one.dated),
                *(one.outcome_says, one.address),
            )
            for one in self.answers
        )
        return (Sheet("Closest answers", columns, rows),)


def load(reader: Reader, asked: Asked) -> Ask:
    """The page; with nothing found where no text was sent."""
    text = asked.word("text")[:LONGEST]
    names = named(reader)
    matches = closest(reader.connection, text) if text else ()
    details = {
        row["key"]: row for row in reader.rows(DETAILS, keys=json.dumps([m.key for m in matches]))
    }
    slugs = [one.slug for one in read(text).named] if text else []
    topics = [row for slug in slugs if (row := reader.first(_TOPIC, slug=slug))]
    return Ask(
        head=Head(
            title="Has somebody already been told this?",
            address=Address("/ask"),
            about="Paste a request: the closest ones that forces have answered, with outcomes.",
            indexed=not text,
        ),
        asked=bool(text),
        says=_says(matches) if text else "",
        answers=tuple(_close(one, details[one.key], names) for one in matches),
        topics=tuple(Link(row["name"], addresses.topic(row["slug"])) for row in topics),
    )


def _says(matches: tuple[Match, ...]) -> str:
    if not matches:
        return "No answer here was asked anything like it."
    same = sum(one.nearness is Nearness.SAME for one in matches)
    forces = len({one.force for one in matches if one.nearness is Nearness.SAME})
    if same:
        return f"{some(same, 'answer')} to the same request, from {some(forces, 'force')}."
    return "Nobody was sent this very request; these are the nearest."


def _close(one: Match, row: dict[str, object], names: dict[str, str]) -> Close:
    return Close(
        one.nearness,
        _SAYS[one.nearness],
        one.score,
        one.force,
        called(names, one.force),
        one.title or str(row["reference"] or one.key),
        str(row["reference"] or ""),
        addresses.answer(one.key),
        one.answered_on or "",
        one.outcome or "",
        meaning(Outcome, one.outcome) if one.outcome else "",
        str(row["outcome_quote"] or ""),
        int(str(row["n_tables"] or 0)),
        str(row["url"] or ""),
    )
