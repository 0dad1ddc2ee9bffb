"""Invented requests to many forces, in what real sites do to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from db.questions.groups import Request
from db.questions.packing import pack
from db.questions.years import year_of

FORCES = ("kent", "essex", "cumbria", "cleveland", "gwent", "dorset", "surrey", "sussex")
PREAMBLE = (
    "I study how rural forces look after injured wild birds and I should be glad of your help.",
    "By 'wild bird' I mean any bird that is not kept by anybody.",
)
SWANS = (
    "How many calls about injured swans did your force receive in each year from 2019 to 2022?",
    "How many of those calls led to an officer being sent to a river or a lake?",
    "What did the rescues cost the force, with overtime and the hire of boats?",
    "Please send any guidance for officers on nets, hooks and boats.",
)
OWLS = (
    "How many owls were found poisoned in barns in each year from 2019 to 2022?",
    "Was a laboratory asked which poison was used, and how often?",
    "How many farmers were interviewed under caution about poisoned owls?",
)
OWN = (
    "How many vending machines stand in your stations and who fills them?",
    "Which brands of boots do officers of the mounted branch prefer to wear in winter?",
    "Please list every piano that the force owns with its maker and the room it stands in.",
    "How much was spent on biscuits for meetings of chief officers in the last two years?",
    "How many officers speak Cornish well enough to take a statement from a witness in it?",
    "Please give the number of kites that were caught in the masts of your radio network.",
    "What was paid for the repair of the clock on the front of your headquarters building?",
    "How many lost umbrellas were handed in, and how many went back to their owners by post?",
)
STOCK = (
    "Our pages remember three small files on your machine so that the menus open faster.",
    "Turn the switches at the foot of this page to choose which of them we may keep.",
)


class Printed(NamedTuple):
    """A request as a force printed it."""

    key: str
    force: str
    text: str
    date: str | None = None

    @property
    def request(self) -> Request:
        """The same made comparable."""
        return Request(self.key, self.force, pack(self.text), year_of(self.date, None))


def numbered(questions: tuple[str, ...]) -> str:
    return "\n".join(f"{place}. {question}" for place, question in enumerate(questions, 1))


def bulleted(questions: tuple[str, ...]) -> str:
    return "\n".join(f"• {question}" for question in reversed(questions))


def one_paragraph(questions: tuple[str, ...]) -> str:
    return " ".join(f"{place}) {question}" for place, question in enumerate(questions, 1))


def cut_short(questions: tuple[str, ...]) -> str:
    return numbered(questions[: max(1, len(questions) - 1)])


def answered(questions: tuple[str, ...]) -> str:
    return "\n".join(
        f"{question}\nThe answer is {place}." for place, question in enumerate(questions)
    )


SHAPES: tuple[Callable[[tuple[str, ...]], str], ...] = (
    numbered,
    bulleted,
    one_paragraph,
    cut_short,
    answered,
)


def round_robin(
    name: str, preamble: tuple[str, ...], questions: tuple[str, ...], date: str | None = None
) -> list[Printed]:
    """One request as five forces print it; every other one inside their stock wording."""
    return [
        Printed(
            f"{name}-{force}",
            force,
            "\n".join(
                [
                    *(STOCK if place % 2 else ()),
                    f"Dear {force.title()} Police,",
                    *(preamble if place != 1 else ()),
                    shape(questions),
                ]
            ),
            date,
        )
        for place, (force, shape) in enumerate(zip(FORCES, SHAPES, strict=False))
    ]


def unrelated() -> list[Printed]:
    """Requests of their own, all to one force, all inside its stock wording."""
    return [
        Printed(f"own-{place}", "essex", "\n".join([*STOCK, question]))
        for place, question in enumerate(OWN)
    ]
