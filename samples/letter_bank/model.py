"""What a letter is made from, what is printed of it, and what is true of it."""

import random
from dataclasses import asdict, dataclass
from typing import Any

from samples.letter_bank.bodies import Body
from samples.letter_bank.facts import Days
from samples.letter_bank.words import Section


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a structure may print. Texts are filled already."""

    rng: random.Random
    body: Body
    reference: str
    days: Days
    topic: str
    request: str
    before: tuple[str, ...]
    decision: str
    after: tuple[str, ...]
    rights: str
    cited: str = ""
    twin: str = ""

    @property
    def answer(self) -> str:
        """All the body says between request and rights."""
        return "\n\n".join((*self.before, self.decision, *self.after))


@dataclass(frozen=True, slots=True)
class Page:
    """A printed letter and which head facts it prints. ``title`` makes it a page with h1."""

    text: str
    reference: tuple[str | None, ...]
    received: tuple[str | None, ...] = (None,)
    responded: tuple[str | None, ...] = (None,)
    title: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One answer of a page that holds several."""

    reference: str
    received: str | None
    responded: str | None
    outcome: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one file. A tuple of outcomes, references or dates means any of these.

    ``judged`` says whether outcome and sections are known at all.
    """

    file: str
    force: str
    half: str
    kind: str
    structure: str
    source: str
    outcome: tuple[str, ...]
    reference: tuple[str | None, ...]
    received: tuple[str | None, ...]
    responded: tuple[str | None, ...]
    applied: tuple[Section, ...]
    optional: tuple[Section, ...]
    mentioned: tuple[Section, ...]
    lang: str
    wordings: tuple[str, ...]
    deciding: str
    hard: bool = False
    parts: tuple[Part, ...] = ()
    judged: tuple[str, ...] = ("outcome", "sections")

    def as_row(self) -> dict[str, Any]:
        """The truth as JSON writes it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of the bank."""

    page: Page
    truth: Truth
