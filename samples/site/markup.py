"""One site's way of marking its pages up, drawn from a seed.

No raw page of the platform's FOI section has been seen, so nothing here may be
learnt by a parser: class names are random, tags and wordings vary, and only what
was observed of the platform stays the same (title link in an ``h3``, a second link
on the thumbnail without text, "Published: HH:MM dd/mm/yyyy" in the same container).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How results are laid out on a listing."""

    TABLE = "table"
    LIST = "list"
    CARDS = "cards"


COUNTS = (
    "Showing {first} - {last} of {total} results",
    "{total} results found",
    "Results: {total}",
    "Showing results {first} to {last} of {total}",
)
WELSH_COUNTS = ("Yn dangos {first} - {last} o {total} canlyniad", "{total} o ganlyniadau")
NO_RESULTS = (
    "No results found",
    "Sorry, there are no results that match your search",
    "Your search returned no results",
)
WELSH_NO_RESULTS = ("Ni chafwyd unrhyw ganlyniadau",)


class NextLink(StrEnum):
    """How the link to the next page makes itself known."""

    REL = "rel"
    TEXT = "text"
    ARIA = "aria"
    TITLE = "title"


class Dated(StrEnum):
    """How the day of publication is printed on a listing."""

    TEXT = "text"
    TIME = "time"
    TIME_SHORT = "time_short"


@dataclass(frozen=True, slots=True)
class Markup:
    """The choices of one site. ``label`` is the tag of a letter's labels."""

    kind: Kind
    seed: int
    count: str
    welsh_count: str
    no_results: str
    welsh_no_results: str
    next_link: NextLink
    dated: Dated
    label: str
    header_cells: bool  # <th> in the first row of a table, or bold <td>
    captions: bool  # <caption>, or a bold paragraph above
    tail_inside: bool  # share links and the feedback line inside <main>
    relative_next: bool  # href="?page=2" instead of a whole path
    indexed_sitemap: bool

    def name(self, role: str) -> str:
        """The class name this site uses for a role; random, the same for the same seed."""
        rng = random.Random(f"{self.seed}/{self.kind}/{role}")
        letters = "".join(rng.choice("abcdefghijklmnoprstuvwz") for _ in range(rng.randint(4, 7)))
        return f"{letters}-{rng.randint(10, 99)}"


def markup(kind: Kind | str, seed: int) -> Markup:
    """Draws the choices of one site. Raises ValueError for a kind that is not one of three."""
    kind = Kind(kind)
    rng = random.Random(f"markup/{kind}/{seed}")
    return Markup(
        kind=kind,
        seed=seed,
        count=rng.choice(COUNTS),
        welsh_count=rng.choice(WELSH_COUNTS),
        no_results=rng.choice(NO_RESULTS),
        welsh_no_results=rng.choice(WELSH_NO_RESULTS),
        next_link=rng.choice(list(NextLink)),
        dated=rng.choice(list(Dated)),
        label=rng.choice(("h2", "h3", "strong")),
        header_cells=rng.random() < 0.6,
        captions=rng.random() < 0.4,
        tail_inside=rng.random() < 0.5,
        relative_next=rng.random() < 0.4,
        indexed_sitemap=rng.random() < 0.5,
    )
