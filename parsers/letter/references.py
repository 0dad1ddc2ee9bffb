"""The letter's own reference, and every other reference it prints.

A number is a reference only beside a label, in the title or in the slug (docs/letters.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from parsers.letter.paragraphs import Paragraph
from parsers.letter.reference_patterns import (
    CITED,
    FOREIGN,
    GENERAL,
    LABEL,
    ODD,
    SHAPES,
    SLUGS,
    SUBJECT,
    SUBJECT_ALONE,
    SUBJECT_TAIL,
    SUBJECT_WORDS,
    TITLE_GENERAL,
    YOURS,
)
from parsers.text.characters import clean, fold, squeeze
from parsers.text.dates import find as find_dates
from parsers.types import BlockKind, Issue, LetterStyle, Level

_WORD = re.compile(r"^FOI[ :-]{1,3}", re.IGNORECASE)
_AFTER = r"(?![\w])(?![/.-]\d)"


@dataclass(frozen=True, slots=True)
class References:
    """``own`` is the letter's; ``every`` starts with it and keeps the order of the page."""

    own: str | None
    every: tuple[str, ...]
    issues: tuple[Issue, ...] = ()


def find(
    head: Sequence[Paragraph],
    rest: Sequence[Paragraph],
    *,
    title: str = "",
    url: str | None = None,
    force: str | None = None,
    style: LetterStyle,
) -> References:
    """References of a letter whose ``head`` stands before the request.

    The own reference is the first one labelled in the head, else in the title, else in
    the slug, else labelled in ``rest`` (the response). Numbers of the requester
    ("Your reference") and of earlier answers are kept, never own.
    """
    shapes = _shapes(force, style.reference)
    labelled = _own_first(_unique(_plain(_labelled(head, shapes), force)), head, force)
    titled = _unique(_plain(_in_title(title, force, shapes), force))
    slugged = _unique(_in_slug(url, force))
    late = _unique(_plain(_labelled(rest, shapes), force))
    others = _unique([*_yours(head), *_cited([*head, *rest], shapes)])
    own = next(iter([*labelled, *titled, *slugged, *late]), None)
    every = _unique([*([own] if own else []), *labelled, *titled, *slugged, *late, *others])
    issues = _disagreement(labelled, titled, slugged, url) + _unclaimed(head, every, force)
    return References(own, every, issues)


def _own_first(
    found: tuple[str, ...], head: Sequence[Paragraph], force: str | None
) -> tuple[str, ...]:
    """Of the references of a joint answer, the one beside which this force is named."""
    name = (force or "").replace("-", " ")
    if len(found) < 2 or not name:
        return found
    for paragraph in head:
        folded = fold(paragraph.text)
        for reference in found[1:]:
            place = folded.find(fold(reference))
            if place >= 0 and _names(folded, place, place + len(reference), name):
                return (reference, *(one for one in found if one != reference))
    return found


def _names(folded: str, start: int, end: int, name: str) -> bool:
    """Whether a force's name stands in brackets behind a reference, or before its label."""
    bracket = re.match(r"\s?\(([^)]{3,60})\)", folded[end:])
    beside = bracket[1] if bracket else folded[max(0, start - 40) : start].rpartition(",")[2]
    return name in beside


def _unclaimed(
    head: Sequence[Paragraph], every: Sequence[str], force: str | None
) -> tuple[Issue, ...]:
    """A number of the force's own shape that stands under a label which is not known."""
    shapes = SHAPES.get(force or "", ())
    known = {key(one) for one in every}
    for paragraph in head:
        before, colon, value = paragraph.text.rpartition(":")
        value = value.strip()
        if not colon or len(before) > 60 or key(value) in known:
            continue
        if any(re.fullmatch(shape, value, re.IGNORECASE) for shape in shapes):
            message = f"a reference under a label that is not known: {paragraph.text[:90]!r}"
            return (Issue(Level.INFO, "reference_unclaimed", message),)
    return ()


def key(reference: str) -> str:
    """Digits and letters only, so that ``89- 26`` and ``89-26`` are one reference."""
    folded = re.sub(r"^foi(?=[^a-z])", "", fold(reference).strip())
    return re.sub(r"[^a-z0-9]", "", folded)


def _plain(found: Iterable[str], force: str | None) -> Iterator[str]:
    """References without an "FOI" that is a word beside them and no part of the force's shape."""
    own = SHAPES.get(force or "", ())
    for reference in found:
        bare = _WORD.sub("", reference)
        needless = bare != reference and not any(re.fullmatch(s, reference) for s in own)
        yield bare if needless and any(re.fullmatch(s, bare) for s in own) else reference


# A title that ends in its reference: "Knife crime - 750/19", "Dog attacks (1054A/23)".
_ENDS_IN_REFERENCE = re.compile(
    r".{3,120}(?:\s[-–—]{1,3}\s|\()\s?(?P<ref>[A-Z0-9][A-Z0-9/._ -]{2,24}\d[A-Z]?)\)?\s{0,2}$"
)
_FINANCIAL_YEAR = re.compile(r"20(?P<year>\d\d)[/-](?:20)?(?P<next>\d\d)$")


_FIRST_LINES = 3
# A line that is nothing but a reference of no known shape: "DJ 422/18".
_ODD_ALONE = re.compile(r"[A-Z]{1,5}[ /]\d{2,6}[/-]\d{2}")


_ODD_TAIL = re.compile(r"(?:[A-Z]{2,5}[ /]){1,3}\d{3,7}[/-]\d{2,4}")


def own_title(paragraphs: Sequence[Paragraph], force: str | None = None) -> str:
    """The title that a page prints above everything: it ends in a reference, begins with one of
    the force's own shape, or is a heading."""
    if not paragraphs:
        return ""
    for paragraph in paragraphs[:_FIRST_LINES]:
        line = squeeze(paragraph.text)
        if _ODD_ALONE.fullmatch(line) or _opens_with_reference(line, force):
            return line
    text = paragraphs[0].text
    if paragraphs[0].kind is BlockKind.HEADING and len(text) < 200:
        return text
    match = _ENDS_IN_REFERENCE.match(text) if len(text) < 150 else None
    if match is None or LABEL.match(fold(text)):
        return ""
    year = _FINANCIAL_YEAR.fullmatch(match["ref"])
    if year is not None and (int(year["year"]) + 1) % 100 == int(year["next"]):
        return ""
    return text


def _opens_with_reference(line: str, force: str | None) -> bool:
    """Whether a short line begins with a reference: "FOI 18822-25 Station front counters"."""
    if len(line) > 120 or line.endswith((".", "?", ":")) or find_dates(line[:24]):
        return False
    match = _title_shapes(force).search(line)
    if match is None or not _OPENING.fullmatch(fold(line[: match.start()])):
        return False
    year = _FINANCIAL_YEAR.fullmatch(match.group())
    return year is None and re.match(r"\s|$|:", line[match.end() :]) is not None


_OPENING = re.compile(r"(?:(?:foi|foia|eir|rfi|request|re)\b[ :]{0,3}){0,2}")


def _labelled(paragraphs: Sequence[Paragraph], shapes: re.Pattern[str]) -> Iterator[str]:
    for index, paragraph in enumerate(paragraphs):
        folded = fold(paragraph.text)
        subject = SUBJECT.match(folded) or SUBJECT_ALONE.match(folded)
        ends = [subject.end()] if subject else []
        labels = LABEL.finditer(folded)
        ends.extend(label.end() for label in labels if not _foreign(folded, label))
        ends.extend(_after_subject(folded))
        if "foi" in folded and len(folded) < 30:
            ends.extend(end for end in (0, 4) if shapes.fullmatch(paragraph.text[end:].strip()))
        for end in ends:
            value = paragraph.text[end : end + 60]
            if not value.strip() and index + 1 < len(paragraphs):
                value = paragraphs[index + 1].text[:60]  # the value on its own line
            yield from _chain(value, shapes)


def _after_subject(folded: str) -> list[int]:
    """Where the last part of a subject line begins: "Freedom of Information – 002299/19"."""
    if len(folded) > 160 or not SUBJECT_WORDS.search(folded):
        return []
    tail = SUBJECT_TAIL.search(folded)
    return [tail.end()] if tail else []


def _foreign(folded: str, label: re.Match[str]) -> bool:
    if "@" in folded[label.end() : label.end() + 60].partition(" ")[0]:
        return True  # an address of WhatDoTheyKnow
    if label.start() and folded[label.start() - 1].isalnum():
        return True
    return bool(FOREIGN.search(folded[max(0, label.start() - 24) : label.start()]))


def _chain(value: str, shapes: re.Pattern[str]) -> Iterator[str]:
    """One reference, or several joined by "and", "&" or a comma."""
    position = 0
    while match := shapes.match(value, position) or _odd(value, position):
        yield squeeze(match["ref"])
        joint = re.compile(r"[\])]?\s{0,2}(?:,|&|and|/|-)\s{1,2}").match(value, match.end())
        if not joint:
            return
        position = joint.end()


def _odd(value: str, position: int) -> re.Match[str] | None:
    """A reference of no known shape, which must not be a date and have four digits."""
    match = ODD.match(value, position)
    if not match or sum(char.isdigit() for char in match["ref"]) < 4:
        return None
    return None if find_dates(match["ref"]) else match


def _yours(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    token = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]{2,39}")
    for paragraph in paragraphs:
        for label in YOURS.finditer(fold(paragraph.text)):
            match = token.match(paragraph.text, label.end())
            if match and any(char.isdigit() for char in match.group()):
                yield match.group().rstrip(".-/")


def _cited(paragraphs: Sequence[Paragraph], shapes: re.Pattern[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        folded = fold(paragraph.text)
        for label in CITED.finditer(folded):
            if not FOREIGN.search(folded[max(0, label.start() - 24) : label.start()]) and (
                match := shapes.match(paragraph.text, label.end())
            ):
                yield squeeze(match["ref"])


def _in_title(title: str, force: str | None, shapes: re.Pattern[str]) -> Iterator[str]:
    title = squeeze(clean(title))
    if not title:
        return
    pattern = _title_shapes(force)
    for match in pattern.finditer(title):
        yield squeeze(match.group())
    if _ODD_ALONE.fullmatch(title):
        yield title
    tail = _ENDS_IN_REFERENCE.match(title)
    if tail is not None and _ODD_TAIL.fullmatch(tail["ref"]) and not pattern.search(title):
        yield tail["ref"]
    folded = fold(title)
    for label in LABEL.finditer(folded):
        if not _foreign(folded, label):
            yield from _chain(title[label.end() :], shapes)


def _in_slug(url: str | None, force: str | None) -> Iterator[str]:
    if not url:
        return
    folders = [part for part in unquote(urlsplit(url).path).split("/") if part]
    if not folders:
        return
    slug = folders[-1].rsplit(".", 1)[0] if "." in folders[-1] else folders[-1]
    slug = re.sub(r"-{2,}", "-", slug.lower()[:200]).strip("-")
    for owner, pattern, template in SLUGS:
        if owner == force and (match := pattern.search(slug)):
            yield (
                match.expand(template).upper()
                if owner == "west-midlands"
                else match.expand(template)
            )
            return


def _disagreement(
    labelled: tuple[str, ...], titled: tuple[str, ...], slugged: tuple[str, ...], url: str | None
) -> tuple[Issue, ...]:
    """A page whose slug and body name different numbers (it happens) says so."""
    place = slugged or titled
    if not labelled or not place:
        return ()
    bodies = {key(item) for item in labelled}
    if any(key(item) in body or body in key(item) for item in place for body in bodies):
        return ()
    message = f"the page prints reference {labelled[0]}, its title or address {place[0]}"
    return (Issue(Level.WARNING, "reference_disagrees", message, where=url),)


@lru_cache(maxsize=128)
def _shapes(force: str | None, declared: str) -> re.Pattern[str]:
    own = (declared,) if declared else SHAPES.get(force or "", ())
    return re.compile(_either((*own, *GENERAL)), re.IGNORECASE)


@lru_cache(maxsize=128)
def _title_shapes(force: str | None) -> re.Pattern[str]:
    own = tuple(
        shape for shape in SHAPES.get(force or "", ()) if not re.fullmatch(r"\\d\{[\d,]+\}", shape)
    )
    return re.compile(
        "|".join(rf"(?<![\w/.-])(?:{shape}){_AFTER}" for shape in (*own, *TITLE_GENERAL))
    )


def _either(shapes: tuple[str, ...]) -> str:
    return r"\s{0,3}[\[(]?(?P<ref>" + "|".join(f"(?:{shape}){_AFTER}" for shape in shapes) + ")"


def _unique(found: Sequence[str] | Iterator[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for item in found:
        kept.setdefault(key(item), item)
    return tuple(kept.values())
