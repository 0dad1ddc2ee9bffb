"""A force as somebody types it: by slug, by name, in any case; else the nearest names."""

from __future__ import annotations

from typing import Final

from parsers.errors import ForcewideError
from parsers.force_names import force_of, spoken_names
from parsers.registry import slugs

_NEAR: Final = 70  # rapidfuzz's score (0 to 100) from which a name is worth suggesting
_NEARLY: Final = 5  # a name is shown beside the nearest if its score is within this of it
_SHOWN: Final = 3


class UnknownForceError(ForcewideError):
    """A name that no force has; the text says which ones are near."""


def slug_of(name: str) -> str:
    """The slug of a force given by slug or name ("Cleveland Police", "the Met").

    Raises UnknownForceError with the nearest names.
    """
    plain = "-".join(name.casefold().replace("_", " ").split())
    if plain in slugs():
        return plain
    found = force_of(name.casefold().removeprefix("the "), plain=True) or _official(name)
    if found is None:
        raise UnknownForceError(_refusal(name))
    return found


def _official(name: str) -> str | None:
    """The slug of a body whose official name this is; also of one that is no force."""
    from parsers.directory import BODIES

    wanted = " ".join(name.casefold().split())
    return next((body.slug for body in BODIES if body.name.casefold() == wanted), None)


def _refusal(name: str) -> str:
    from rapidfuzz import fuzz, process

    words = name.casefold().replace("-", " ").replace("police", "").strip() or name
    known = {slug.replace("-", " "): slug for slug in slugs()} | dict(spoken_names())
    near = process.extract(words, known.keys(), scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=9)
    best = [match for match, score, _ in near if score > near[0][1] - _NEARLY]
    found = list(dict.fromkeys(known[match] for match in best))[:_SHOWN]
    hint = f" Did you mean {' or '.join(map(repr, found))}?" if found else ""
    return f"unknown force {name!r}.{hint} `forcewide forces` lists them."
