"""Pages that answer as if they were right and are not: challenges, log-ins, errors with 200.

Only the first kilobytes are searched, and words in a letter never decide: marks
count inside tags and scripts, titles and headings count as a whole, and either
only beside a status of refusal or where the page has few words of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from scraper.fetch import marks, standins
from scraper.fetch.verdicts import Verdict

HEAD: Final = 16 * 1024  # bytes searched for marks and titles
_LOOKED_AT: Final = 128 * 1024  # bytes read to count a suspect page's words
_FEW: Final = 600  # characters: a page with fewer says next to nothing
_SOME: Final = 3000
_REFUSING: Final = frozenset({401, 403, 405, 429, 503})
_SILENT: Final = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_TITLE: Final = re.compile(rb"<title[^>]{0,200}>(.{0,400}?)</title", re.IGNORECASE | re.DOTALL)
_H1: Final = re.compile(rb"<h1[^>]{0,400}>(.{0,800}?)</h1", re.IGNORECASE | re.DOTALL)
_SEPARATOR: Final = re.compile(r"\s[|–—:»·-]+\s|\s*\|\s*")
_PASSWORD: Final = re.compile(
    rb"<input[^>]{1,400}?type\s{0,4}=\s{0,4}[\"']?password", re.IGNORECASE
)
_PICTURES: Final = re.compile(rb"<(?:img|iframe|object|embed|frame)\b", re.IGNORECASE)
# Enough to know that a page has words, without taking it apart.
_PLAIN_WORDS: Final = re.compile(
    rb"<(?:p|h[1-6]|li|td|dd|div|span|a)\b[^>]{0,400}>\s{0,40}\w[^<{}]{0,80}</", re.IGNORECASE
)
# What a reader does not see, and runs of words that he does.
_UNSHOWN: Final = re.compile(
    rb"<(script|style|noscript|template|svg|head)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_PARAGRAPH: Final = re.compile(rb"<(?:p|li|td|dd|span|a)\b[^<>]{0,400}>\s{0,40}(\w[^<>{}]{20,})")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a suspect page shows: title, heading, words, and what its tags and scripts say."""

    title: str
    heading: str
    shown: str
    code: str

    @property
    def words(self) -> int:
        """How many characters a reader sees."""
        return len(self.shown)


def appearance(
    body: bytes, charset: str, status: int, headers: tuple[tuple[str, str], ...]
) -> Verdict | None:
    """What a page is by its looks, if it is not what it says; None if nothing speaks for that."""
    if _challenge_header(headers):
        return Verdict.CHALLENGE
    head = body[:HEAD]
    low = body[: 4 * HEAD].lower()
    marked = any(mark in low[:HEAD] for mark in marks.CHALLENGE_MARKS)
    password = b"password" in low and _PASSWORD.search(body[: 4 * HEAD]) is not None
    suspect = marked or password or _suspect(head, charset)
    if not suspect and (not standins.hinted(low[:HEAD]) or _wordy(body[:_LOOKED_AT])):
        return None
    look = _look(body[:_LOOKED_AT], charset)
    in_code = marked and any(mark.decode() in look.code for mark in marks.CHALLENGE_MARKS)
    if in_code and (status in _REFUSING or look.words < _FEW):
        return Verdict.CHALLENGE
    for verdict, strong, weak in _KINDS:
        if verdict is Verdict.LOGIN and not password:
            continue
        if _is(look, strong, weak):
            return verdict
    return _standin(look)


def _standin(look: _Look) -> Verdict | None:
    """What a page of few words stands in for an answer as, by the rows of ``standins``."""
    if look.words >= _FEW:
        return None
    parts = [look.heading, *_segments(look.title)] if look.heading else _segments(look.title)
    # A heading that says more than the title's part is about something.
    alone = [part for part in parts if part == look.heading or part not in look.heading]
    found = next((one for part in alone if (one := standins.titled(part)) is not None), None)
    return found or standins.worded(look.shown)


_KINDS: Final = (
    (Verdict.CHALLENGE, marks.CHALLENGE_TITLES, None),
    (Verdict.LOGIN, marks.LOGIN_TITLES, None),
    (Verdict.MAINTENANCE, marks.MAINTENANCE_TITLES, marks.MAINTENANCE_WEAK),
    (Verdict.NOT_FOUND, marks.NOT_FOUND_TITLES, marks.NOT_FOUND_WEAK),
    (Verdict.SERVER_ERROR, marks.ERROR_TITLES, None),
    (Verdict.BLOCKED, marks.REFUSAL_TITLES, None),
)


def wordless(body: bytes) -> bool:
    """Whether a page shows neither words nor pictures."""
    if _PICTURES.search(body) or _PLAIN_WORDS.search(body):
        return False
    return _look(body, "utf-8").words == 0


def _wordy(body: bytes) -> bool:
    """Whether a page surely shows more than a few words, by a look at its paragraphs alone."""
    shown = _UNSHOWN.sub(b"", body)
    count = 0
    for found in _PARAGRAPH.finditer(shown):
        count += len(b" ".join(found[1].split()))
        if count >= 2 * _FEW:  # bytes, of which a letter may have two
            return True
    return False


def _challenge_header(headers: tuple[tuple[str, str], ...]) -> bool:
    return any(
        name.lower() == wanted and value.strip().lower().startswith(start)
        for name, value in headers
        for wanted, start in marks.CHALLENGE_HEADERS
    )


def _suspect(head: bytes, charset: str) -> bool:
    """A cheap look at title and heading, before the page is taken apart."""
    hits = (_TITLE.search(head), _H1.search(head))
    found = [_plain(hit[1].decode(charset, "replace")) for hit in hits if hit]
    parts = [part for text in found for part in (text, *_segments(text))]
    return any(standins.titled(part) is not None for part in parts) or any(
        pattern is not None and pattern.fullmatch(part)
        for part in parts
        for _, strong, weak in _KINDS
        for pattern in (strong, weak)
    )


def _is(look: _Look, strong: re.Pattern[str], weak: re.Pattern[str] | None) -> bool:
    """Whether title and heading say so together, or one of them alone on a page of few words."""
    titles = [part for part in _segments(look.title) if strong.fullmatch(part)]
    if strong.fullmatch(look.heading) and (titles or look.words < _SOME):
        return True
    if look.words >= _FEW:
        return False
    if weak is not None:
        titles += [part for part in _segments(look.title) if weak.fullmatch(part)]
        if weak.fullmatch(look.heading):
            return True
    # A heading that says more than the title's part is about something: "Maintenance - Vehicles".
    return any(part not in look.heading for part in titles)


def _segments(title: str) -> list[str]:
    """A title's parts: sites put their own name before or after."""
    return [part.strip() for part in _SEPARATOR.split(title) if part.strip()]


def _plain(markup: str) -> str:
    return " ".join(re.sub(r"<[^<>]{0,400}>", " ", markup).split())


def _look(body: bytes, charset: str) -> _Look:
    reader = _Reader()
    reader.feed(body.decode(charset, "replace"))
    reader.close()
    return _Look(
        " ".join("".join(reader.title).split()),
        " ".join("".join(reader.heading).split()),
        " ".join("".join(reader.shown).split()),
        "\n".join(reader.code).lower(),
    )


class _Reader(HTMLParser):
    """Sorts a page into title, first heading, visible words, and the words of tags and scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.heading: list[str] = []
        self.shown: list[str] = []
        self.code: list[str] = []
        self._silent = 0
        self._inside = ""
        self._headed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.code.extend(part for pair in attrs for part in pair if part)
        if tag == "body":
            self._silent = 0  # a head that was never closed
        elif tag in _SILENT:
            self._silent += 1
        if tag in {"title", "script"} or (tag == "h1" and not self._headed):
            self._inside = tag
        self.shown.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag == self._inside:
            self._headed = self._headed or tag == "h1"
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title.append(data)
        elif self._inside == "script":
            self.code.append(data)
        elif not self._silent:
            if self._inside == "h1":
                self.heading.append(data)
            self.shown.append(data)
