"""How one question comes to be put to all five forces."""

from __future__ import annotations


def asked(first: int, *gaps: int) -> dict[str, int]:
    """Days before the end on which the five forces received the request."""
    forces = ("bedfordshire", "metropolitan", "south-wales", "dyfed-powys", "cleveland")
    return {force: first - gap for force, gap in zip(forces, gaps, strict=True)}


INTROS = (
    "Under the Freedom of Information Act 2000 I would like to know the following about {about}.",
    "I am writing to ask for figures on {about}. Please could you tell me:",
    "Please provide the information below, which concerns {about}, for the whole force area.",
    "This is a request under the Freedom of Information Act. It is about {about}.",
    "I am looking into {about} across the country and would be grateful for answers to these:",
)


def intros(about: str) -> tuple[str, ...]:
    return tuple(intro.format(about=about) for intro in INTROS)
