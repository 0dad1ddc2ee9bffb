"""What a request is about, in a line: the topic that it names, or its first sentence that asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from db.questions.voices import is_stock
from db.questions.wording import neutral

LONGEST: Final = 90  # characters
_OPENING: Final = 400  # characters in which a request names its topic
# Sentences that only announce what is asked.
_EMPTY: Final = re.compile(
    r"\b(?:answer|provide|send|supply|see)?\s*(?:the|these|this|my)?\s*(?:questions?|information|"
    r"following|request)s?\s+(?:below|attached|as follows|under the .{0,60}act\b.{0,10})$"
    r"|^(?:the following|these questions|the information)\W*$",
    re.IGNORECASE,
)
_TRIM: Final = " \t\n-–—:;,.|/_#*"
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Opener:
    """Words in which a request names its topic (the group), with a sentence of each kind."""

    name: str
    pattern: re.Pattern[str]
    takes: tuple[str, str]
    leaves: str


def _opens(name: str, pattern: str, takes: tuple[str, str], leaves: str) -> Opener:
    return Opener(name, re.compile(pattern, re.IGNORECASE), takes, leaves)


_STOP: Final = (
    r"(?=[.;:?!]|$| for (?:the )?(?:whole )?(?:force|area|period|years?)| across the country"
    r"| and would be|,? (?:please|as follows|including|broken down|for (?:each|every|all))\b)"
)

OPENERS: Final = (
    _opens(
        "to know about",
        rf"\b(?:know|ask|asking|questions?|details|following|please"
        rf"|enquire)\b[^.;:?]{{0,60}}?\b(?:about|regarding|concerning"
        rf"|relating to) (.{{3,120}}?){_STOP}",
        (
            "Under the Act I would like to know the following about police kennels.",
            "Police kennels",
        ),
        "How many people were asked to leave?",
    ),
    _opens(
        "it is about",
        rf"\b(?:it|this|my request|my question|request) (?:is|concerns|relates to)\s*(?:about|to"
        rf"|for figures on|for information on)? (?!under|a |an |made|my )(.{{3,120}}?){_STOP}",
        ("My request is about kennels.", "Kennels"),
        "This is a request under the Act.",
    ),
    _opens(
        "which concerns",
        rf"\bwhich (?:concerns?|relates? to|is about) (.{{3,120}}?){_STOP}",
        (
            "Please provide the information below, which concerns kennels, for the force area.",
            "Kennels",
        ),
        "Which officers were moved?",
    ),
    _opens(
        "figures on",
        rf"\b(?:figures|information|data|statistics|the following|questions)(?: below)? (?:on"
        rf"|about|regarding|concerning|relating to"
        rf"|in relation to) (?!behalf\b)(.{{3,120}}?){_STOP}",
        ("Please provide figures on dogs that retire, as follows.", "Dogs that retire"),
        "Please send the following on behalf of my client.",
    ),
    _opens(
        "looking into",
        rf"\b(?:looking|research(?:ing)?) (?:into|at) (.{{3,120}}?){_STOP}",
        (
            "I am looking into kennels across the country and would be grateful for answers.",
            "Kennels",
        ),
        "Is anybody looking after them?",
    ),
    _opens(
        "writing on",
        r"\b(?:briefing|report|article|paper|study|dissertation|story) (?:on|about"
        r"|into) (.{3,120}?)"
        rf"(?: and\b|{_STOP})",
        ("I am preparing a briefing on kennels and ask for the following.", "Kennels"),
        "Please send the latest report.",
    ),
    _opens(
        "interested in",
        rf"\binterested in (.{{3,120}}?){_STOP}",
        ("I am interested in police horses.", "Police horses"),
        "Interested parties were told.",
    ),
)
_POLITE: Final = re.compile(
    r"^(?:(?:and|also|q?\d{1,2}[.):]|[-–•*]"
    r"|\(?[a-z][.)])\s+)*(?:under (?:the )?(?:freedom of information act|foia?|act)"
    r"(?: 2000)?,?\s+)?(?:i (?:would|should) (?:like|be grateful)(?: to (?:know|request"
    r"|ask(?: for)?|receive|see))?(?: if you could)?"
    r"|i (?:am writing to )?(?:request|ask for|wish to know|want to (?:know|find out))"
    r"|(?:please )?(?:could|can|would) you(?: please)?"
    r"(?: (?:tell|give|send|provide|supply|confirm|state))?(?: me)?(?: with)?"
    r"|please (?:could you )?(?:tell|give|send|provide|supply|confirm|state|disclose|advise"
    r"|let me know)(?: (?:me|us))?(?: with)?(?: the following)?)"
    r"[\s,:;-]+",
    re.IGNORECASE,
)
_MARK: Final = re.compile(
    r"^\s*(?:q(?:uestion)?\s*)?\(?(?:\d{1,2}|[a-h]|[ivx]{1,3})[.):]\s+|^\s*[-–•*·]\s*|^q\d{1,2}\s+",
    re.IGNORECASE,
)
_SENTENCES: Final = re.compile(r"(?<=[.?!:;])\s+|\n+|\s+(?=(?:Q?\d{1,2}[.)]|Q\d)\s)|\s-\s(?=[A-Z])")


def topic(request: str) -> str:
    """What a request asks about in a line of at most ``LONGEST`` characters; empty for none."""
    text = request.replace("’", "'").replace("\xa0", " ")
    for row in OPENERS:
        found = row.pattern.search(" ".join(text.split())[:_OPENING])
        if found and (words := _line(found.group(1))):
            return words
    said = ""
    for sentence in _SENTENCES.split(text):
        whole = _MARK.sub("", " ".join(sentence.split()))
        plain = _POLITE.sub("", whole).strip(_TRIM)
        if plain.count(" ") < 2 or _EMPTY.search(plain) or is_stock(neutral(plain)):
            continue
        if plain != whole.strip(_TRIM) or whole.endswith("?"):
            return _line(plain)
        said = said or _line(plain)
    return said


def _line(text: str) -> str:
    words = re.sub(r"^your\b", "the", text.strip(_TRIM + "…?!\"' "), flags=re.IGNORECASE)
    if len(words) > LONGEST:
        words = words[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(_TRIM) + "…"
    return capital(words) if _LETTERS.search(words) else ""


def capital(text: str) -> str:
    """With a capital first, unless the first word is written in its own way (``iPads``)."""
    first = text.split(maxsplit=1)[0]
    return text[:1].upper() + text[1:] if first.islower() else text
