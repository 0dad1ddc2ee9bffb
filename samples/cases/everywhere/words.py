"""Three subjects on which many forces were asked, in the words of each force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject: its slug, and how forces say it in a title, a caption, a question, a row."""

    slug: str
    about: str
    titles: tuple[str, ...]
    captions: tuple[str, ...]
    questions: tuple[str, ...]
    row: str
    sentence: str


SUBJECTS: Final = (
    Subject(
        "dog-theft",
        "dogs that are stolen",
        ("Dog thefts", "Stolen dogs", "Theft of dogs and puppies", "Dog theft"),
        (
            "Dogs reported stolen",
            "Theft of dogs",
            "Number of dog theft offences",
            "Pet theft: dogs",
            "Dog thefts recorded",
        ),
        (
            "How many dogs were reported stolen in {years}?",
            "The number of thefts of a dog in {years}, please.",
            "For {years}: how many offences of dog theft did you record?",
        ),
        "Theft of a dog",
        "There were {n} thefts of a dog in 2024.",
    ),
    Subject(
        "acid-attacks",
        "attacks with acid",
        ("Acid attacks", "Corrosive substance attacks", "Offences involving acid"),
        (
            "Acid attacks",
            "Attacks with a corrosive substance",
            "Offences involving acid or another corrosive substance",
            "Acid attack offences recorded",
            "Corrosive substance offences",
        ),
        (
            "How many acid attacks were recorded in {years}?",
            "In {years}, how many offences involved a corrosive substance?",
            "Please give the number of attacks with acid in {years}.",
        ),
        "Acid attack",
        "{n} attacks with acid were recorded in 2024.",
    ),
    Subject(
        "nitrous-oxide",
        "nitrous oxide",
        ("Nitrous oxide", "Laughing gas", "Nitrous oxide offences"),
        (
            "Nitrous oxide offences",
            "Possession of nitrous oxide",
            "Offences relating to nitrous oxide (laughing gas)",
            "Recorded offences: nitrous oxide",
            "Laughing gas offences",
        ),
        (
            "How many offences of possession of nitrous oxide were recorded in {years}?",
            "Number of nitrous oxide offences in {years}.",
            "How often was somebody found with laughing gas in {years}?",
        ),
        "Possession of nitrous oxide",
        "{n} offences of possessing nitrous oxide were recorded in 2024.",
    ),
)
# Rows beside the subject's own in a table of several, and the subject of each.
OTHER_ROWS: Final = (("Shoplifting", "shoplifting"), ("Arson", "arson"), ("Blackmail", "blackmail"))
