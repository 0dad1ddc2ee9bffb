"""Northumbria: the force's two older generations of site, by category.

How to recognise it: ``/accessing-information/disclosure-log/<category>/`` on
beta.northumbria.police.uk (2017 to 2023), or ``/freedom_of_information/
disclosure_log/disclosure_log_<category>/`` on northumbria.police.uk and
ww1.northumbria.police.uk (to about 2017); "You asked:" and "In response:"; a title
that ends in " - 1446/21". The newest generation is Single Online Home.

What to set: ``host``; ``generation``, ``beta`` or ``old``.

What is certain (platforms.md section 3): both generations' addresses and labels, and
the banner that says that the beta site is no longer live. What is not: how a
category's page lists its items; a "next" link is followed. The last two digits of an
address are the year of the reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from parsers.errors import DeclarationError
from parsers.platforms.answers import PageLabel, label
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.ruled_log import RuledLog
from parsers.types import RequestKind

MARKS: Final = (
    Mark(
        "address of the beta site's log",
        Place.ADDRESS,
        re.compile(r"/about-us/publications-and-documents/accessing-information/disclosure-log/"),
        8,
    ),
    Mark(
        "address of the older log",
        Place.ADDRESS,
        re.compile(r"/freedom_of_information/disclosure_log/"),
        8,
    ),
    Mark(
        "labels of an answer",
        Place.WORDS,
        re.compile(r"You asked: .{0,20000}In [Rr]esponse:", re.DOTALL),
        4,
        RequestKind.ITEM,
    ),
    Mark(
        "the day of the answer",
        Place.WORDS,
        re.compile(r"Date Responded:? \d{1,2} [A-Z][a-z]+ 20\d\d|Disclosure Details"),
        3,
        RequestKind.ITEM,
    ),
)
# Where the log of each generation begins, its categories, and the end of an answer's address.
_GENERATIONS: Final = {
    "beta": (
        "/about-us/publications-and-documents/accessing-information/disclosure-log/",
        r"[a-z]+(?:-[a-z]+)*",
        r"[^/]*-\d{3,7}",
    ),
    "old": ("/freedom_of_information/disclosure_log/", r"disclosure_log_[a-z_]+", r"[^/]*_\d{3,7}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Northumbria(RuledLog):
    """One generation of the site; see the module's docstring for each parameter."""

    log: str = ""
    generation: str = "beta"

    DATED: ClassVar[bool] = False
    LABELS: ClassVar[tuple[PageLabel, ...]] = (
        label("request", r"You asked ?:"),
        label("response", r"In response ?:"),
        label("responded", r"Date (?:Responded|of response) ?:?", required=False, field=True),
    )
    RESIDUE: ClassVar[re.Pattern[str]] = re.compile(
        r".{0,120}\bno longer (?:live|updated|maintained)\b.{0,200}|Disclosure Details",
        re.IGNORECASE,
    )

    def __post_init__(self) -> None:
        RuledLog.__post_init__(self)
        if self.generation not in _GENERATIONS:
            wanted = " or ".join(_GENERATIONS)
            raise DeclarationError(f"generation must be {wanted}, not {self.generation!r}")

    @property
    def log_path(self) -> str:
        return self.log or _GENERATIONS[self.generation][0]

    def item_rules(self) -> tuple[str, ...]:
        _, category, answer = _GENERATIONS[self.generation]
        return (rf"{re.escape(self.log_path)}{category}/{answer}/?",)

    def list_rule(self) -> str:
        """A category of the log."""
        return rf"{re.escape(self.log_path)}{_GENERATIONS[self.generation][1]}/?"
