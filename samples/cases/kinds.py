"""What a request is made of before a force writes its letter."""

from __future__ import annotations

from dataclasses import dataclass, field

from samples.shapes import Shape
from samples.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class Cite:
    """A section as a letter prints it, what it means, and the force's reason.

    ``means`` lists (section, sub-section); a sub-section is written with its
    brackets, so that section + sub-section is the usual citation.
    """

    printed: str
    means: tuple[tuple[str, str | None], ...]
    reason: str
    ncnd: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """How one question is answered: a sentence, its tables, the sections relied on."""

    outcome: Outcome
    say: str
    shapes: tuple[Shape, ...] = ()
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """One question in one or more wordings; force number i takes wording i, in turn."""

    wordings: tuple[str, ...]
    answer: Answer
    elsewhere: dict[str, Answer] = field(default_factory=dict)  # other answers, by force

    def answered_by(self, force: str) -> Answer:
        return self.elsewhere.get(force, self.answer)


@dataclass(frozen=True, slots=True)
class Case:
    """One request, put to one or more forces.

    ``days_ago`` is the day of receipt by force, counted back from the world's end.
    ``outcome`` may differ by force in ``outcomes``. ``mentions`` is a section that the
    letter names without applying it. ``form`` and ``mark`` are drawn when empty.
    """

    topic: str
    titles: tuple[str, ...]
    summary: str
    intros: tuple[str, ...]
    asks: tuple[Ask, ...]
    outcome: Outcome
    days_ago: dict[str, int]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    caveats: tuple[str, ...] = ()
    family: bool = False
    mentions: str | None = None
    forms: dict[str, str] = field(default_factory=dict)
    blank_form: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    def outcome_at(self, force: str) -> Outcome:
        return self.outcomes.get(force, self.outcome)


def plain(*wordings: str) -> tuple[str, ...]:
    """Wordings of one question, for data that reads as a list."""
    return wordings
