"""Structures with several questions, or several answers, on one page."""

from samples.letter_bank.facts import written
from samples.letter_bank.model import Draft, Page, Part

QUESTIONS = (
    "How many {topic} were recorded?",
    "What was spent on {topic}?",
    "Which officers deal with {topic}?",
    "Is there a policy on {topic}?",
    "Who supplies the equipment for {topic}?",
)
ANY = ("mixed", "unknown")


def rolled_up(outcomes: tuple[str, ...]) -> tuple[str, ...]:
    """The letter's outcome from those of its questions; any of those returned is right."""
    kinds = set(outcomes)
    if len(kinds) == 1:
        return outcomes[:1]
    if kinds == {"granted", "cost"}:
        return ("cost_with_data", "mixed", "partial")
    if "granted" in kinds:
        return ("partial", "mixed")
    most = max(kinds, key=lambda kind: (outcomes.count(kind), kind))
    return ("mixed", most) if outcomes.count(most) > 1 else ("mixed",)


def by_question(draft: Draft, answers: tuple[str, ...]) -> Page:
    """Question and answer in turn, in one of five styles."""
    asked = [q.format(topic=draft.topic) for q in draft.rng.sample(QUESTIONS, len(answers))]
    style = draft.rng.randrange(5)
    days = draft.days
    body = _STYLES[style](asked, answers)
    return Page(
        f"FOI Reference: {draft.reference}\n\nDate: {written(days.responded, style)}\n\n"
        f"I write in connection with your request received on {written(days.received, style)}.\n\n"
        f"Below is your request and our response.\n\n{body}\n\n{draft.rights}",
        (draft.reference,),
        (f"{days.received}",),
        (f"{days.responded}",),
    )


def _named(asked: list[str], told: tuple[str, ...]) -> str:
    return "\n\n".join(
        f"Question {n}\n{q}\n\nAnswer {n}\n{a}"
        for n, (q, a) in enumerate(zip(asked, told, strict=True), 1)
    )


def _letters(asked: list[str], told: tuple[str, ...]) -> str:
    return "\n\n".join(f"Q. {q}\n\nA. {a}" for q, a in zip(asked, told, strict=True))


def _numbered(asked: list[str], told: tuple[str, ...]) -> str:
    return "\n\n".join(
        f"{n}. {q}\n\n{a}" for n, (q, a) in enumerate(zip(asked, told, strict=True), 1)
    )


def _apart(asked: list[str], told: tuple[str, ...]) -> str:
    first = "\n".join(f"{n}. {q}" for n, q in enumerate(asked, 1))
    second = "\n\n".join(f"Response {n}: {a}" for n, a in enumerate(told, 1))
    return f"Request:\n\n{first}\n\n{second}"


def _dashes(asked: list[str], told: tuple[str, ...]) -> str:
    return "\n\n".join(f"- {q}\n{a}" for q, a in zip(asked, told, strict=True))


_STYLES = (_named, _letters, _numbered, _apart, _dashes)


def several(drafts: tuple[Draft, ...]) -> Page:
    """Several whole answers on one page, each with reference, dates, request and response."""
    blocks = [
        f"FOI Reference: {d.reference}\n\nDate of request: {written(d.days.received, 0)}\n"
        f"Date of response: {written(d.days.responded, 0)}\n\nRequest:\n\n{d.request}\n\n"
        f"Response:\n\n{d.answer}"
        for d in drafts
    ]
    return Page(
        "\n\n".join(blocks),
        (None, *(d.reference for d in drafts)),
        (None, *(f"{d.days.received}" for d in drafts)),
        (None, *(f"{d.days.responded}" for d in drafts)),
    )


def parts(drafts: tuple[Draft, ...], outcomes: tuple[tuple[str, ...], ...]) -> tuple[Part, ...]:
    """The answers of a page one by one."""
    return tuple(
        Part(d.reference, f"{d.days.received}", f"{d.days.responded}", outcome)
        for d, outcome in zip(drafts, outcomes, strict=True)
    )


def page_outcome(outcomes: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """What a reader that does not split the page may say of it."""
    first = {outcome[0] for outcome in outcomes}
    return (*first, *ANY) if len(first) == 1 else ANY
