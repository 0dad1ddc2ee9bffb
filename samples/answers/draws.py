"""What the invented letters draw by lot: values, looks, paper and the words around tables."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from samples.answers.model import BLANK, Borders, Look, Page, Part, Path, Value, Words
from samples.answers.printing import count
from samples.answers.words import AREAS, CLOSING, FOOT, HEAD


def years(draw: Random, number: int) -> list[str]:
    """Years as columns: calendar or financial, in one of the printed forms."""
    first = draw.randint(2012, 2018)
    form = draw.choice(("{0}", "{0}/{2}", "{0}/{1}", "{0}-{2}"))
    return [form.format(y, y + 1, (y + 1) % 100) for y in range(first, first + number)]


def counts(draw: Random, width: int, *, blanks: float = 0.15, most: int = 90) -> list[Value]:
    """A row of counts with some blanks."""
    return [BLANK if draw.random() < blanks else count(draw.randint(1, most)) for _ in range(width)]


def look(draw: Random, *borders: Borders, **settings: object) -> Look:
    """A way to draw a table."""
    chosen = draw.choice(borders or tuple(Borders))
    made: dict[str, object] = {
        "borders": chosen,
        "shade": draw.choice((None, "D9D9D9", "1F3864", "DDEBF7"))
        if chosen is Borders.GRID
        else None,
        "size": draw.choice((8, 9, 10, 11)),
        "right": draw.random() < 0.4,
        "label_share": draw.choice((0.28, 0.34, 0.4)),
    }
    if made["shade"] == "1F3864":  # no white letters here: a lighter shade
        made["shade"] = "BDD6EE"
    return Look(**{**made, **settings})  # type: ignore[arg-type]


def page(draw: Random, **settings: object) -> Page:
    """Paper with or without letterhead and foot."""
    made: dict[str, object] = {
        "margin": draw.choice((1.5, 2.0, 2.54)),
        "head": draw.choice(((), HEAD[:1], HEAD[:2], HEAD)),
        "foot": draw.choice(("", FOOT, "Fenmarch Constabulary")),
    }
    return Page(**{**made, **settings})  # type: ignore[arg-type]


def opening(draw: Random, asked: Sequence[Part] = ()) -> list[Part]:
    """Reference, dates and request; ``asked`` is within the request."""
    day = draw.randint(1, 28)
    lines: list[Part] = [
        Words("Freedom of Information Request"),
        Words(f"Reference: FOI {draw.randint(100, 9999)}/{draw.randint(21, 25)}"),
        Words(f"Date of request: {day} March 2025"),
        Words(f"Date of response: {day} April 2025"),
        Words("Request", bold=True),
        Words(
            "Please provide under the Freedom of Information Act the number of offences "
            f"recorded in {draw.choice(AREAS)} for each of the last years, broken down by type."
        ),
        *asked,
        Words("Response", bold=True),
    ]
    return lines


def body(draw: Random, *parts: Part, asked: Sequence[Part] = ()) -> tuple[Part, ...]:
    """A whole letter around its answer."""
    return (
        *opening(draw, asked),
        Words("Please find our response below, which we have taken from our recording system."),
        *parts,
        *(Words(text) for text in CLOSING),
    )


def caption(draw: Random, number: int, by: str = "offence") -> Words:
    """A caption as forces write them."""
    forms = (
        "Table {0}: Recorded offences by {1} and year",
        "{0}. Number of offences recorded by {1}",
        "Number of crimes recorded, broken down by {1}:",
        "Q{0} - offences recorded by {1}",
    )
    return Words(draw.choice(forms).format(number, by), bold=draw.random() < 0.5)


def one(labels: Sequence[str]) -> list[Path]:
    """Paths of one level."""
    return [(label,) for label in labels]
