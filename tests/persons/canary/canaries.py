"""One canary of each kind of personal data, as it would be written; all invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.persons.kinds import NAME, Personal

_JOINTS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Canary:
    """``words`` carry the secret with what makes it recognisable; ``secrets`` are what must not
    be found, in small letters and without blanks or signs; ``terms`` are single search words."""

    kind: str
    words: str
    secrets: tuple[str, ...]
    terms: tuple[str, ...]

    @property
    def slug(self) -> str:
        return _JOINTS.sub("-", self.words.lower()).strip("-")


CANARIES = (
    Canary(NAME, "Ms Araminta Quillfeather", ("quillfeather",), ("quillfeather", "araminta")),
    Canary(Personal.HEALTH, "NHS number 943 476 5919", ("9434765919",), ("5919", "9434765919")),
    Canary(Personal.INSURANCE, "NI number AB 73 94 16 C", ("ab739416c",), ("ab739416c",)),
    Canary(Personal.PASSPORT, "passport number 925665416", ("925665416",), ("925665416",)),
    Canary(
        Personal.LICENCE,
        "driving licence number SAMPL861017SA9IJ",
        ("sampl861017sa9ij",),
        ("sampl861017sa9ij",),
    ),
    Canary(Personal.BANK, "account number 31926819", ("31926819",), ("31926819",)),
    Canary(Personal.SERVICE, "warrant number 774193", ("774193",), ("774193",)),
    Canary(Personal.BIRTH, "date of birth 03/09/1971", ("03091971", "19710903"), ()),
    Canary(Personal.CRIME, "crime number 42/118823/19", ("4211882319",), ("118823",)),
    # Not a number that stands elsewhere in the tests' answers.
    Canary(Personal.AGE, "Ravi Sample (aged 97)", ("aged97",), ()),
    Canary(
        Personal.ADDRESS,
        "home address 14 Larchbury Grove, Exampleton EX4 4QJ",
        ("larchbury",),
        ("larchbury",),
    ),
    Canary(Personal.PLATE, "vehicle registration KX19 ZRT", ("kx19zrt",), ("zrt", "kx19zrt")),
    Canary(Personal.EMAIL, "jo.bloggsworth@example.org", ("bloggsworth",), ("bloggsworth",)),
    Canary(Personal.PHONE, "mobile 07700 900417", ("07700900417",), ("900417", "07700900417")),
)


def squeezed(text: str) -> str:
    """A text in small letters without anything but letters and digits."""
    return _JOINTS.sub("", text.lower())


def found_in(text: str, context: int = 60) -> Iterator[tuple[str, str]]:
    """``(kind, words around)`` of each secret that a text holds, however it is written."""
    plain = squeezed(text)
    for canary in CANARIES:
        for secret in canary.secrets:
            at = plain.find(secret)
            if at >= 0:
                yield canary.kind, plain[max(0, at - context) : at + len(secret) + context]
