"""A client of a running site that asks for pages and for chains of two calls, again and again."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

import httpx

PAGES: Final = (
    *("/", "/home.json", "/topics", "/coverage", "/data", "/changes", "/changes.json"),
    *("/changes.atom", "/force/kent", "/force/kent.json", "/refusals", "/refusals.json"),
    *("/search?q=bicycles", "/search.json?q=bicycles", "/a/kent/FOI-100/25"),
    *("/a/kent/FOI-102/25.json", "/forcewide", "/forcewide/disclosures.json?_shape=array"),
    *("/forcewide/tables.csv", "/openapi.json"),
)
# Datasette prints how long its questions took; nothing else differs from call to call.
_TOOK: Final = re.compile(r"Queries took [\d.]+&?\w*;?ms|\"query_ms\": ?[\d.e-]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: of which build, and when it was asked for and had."""

    path: str
    build: str
    status: int
    text: str
    asked: float
    had: float


@dataclass(slots=True)
class Seen:
    """What one reader was given."""

    answers: list[Answer] = field(default_factory=list)
    chains: list[tuple[Answer, Answer, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def order(self) -> list[str]:
        """The builds in the order in which this reader met them."""
        builds = [one.build for one in self.answers]
        return [one for at, one in enumerate(builds) if at == 0 or builds[at - 1] != one]


def plain(text: str) -> str:
    """A body without what differs from call to call."""
    return _TOOK.sub("", text)


Way = Callable[[Any], tuple[str, str]]  # from the first answer to the second address, and its key


def _kept(address: str) -> Callable[[int], Way]:
    """By a lasting key: ``{path}`` is it with its slashes, ``{word}`` quoted."""

    def of(place: int) -> Way:
        def way(first: Any) -> tuple[str, str]:
            key = first[place % len(first)]["key"]
            return address.format(path=quote(key, safe="/"), word=quote(key, safe="")), key

        return way

    return of


def _numbered(place: int) -> Way:
    """By a build's own number of a table, which is another table in the next build."""

    def way(first: Any) -> tuple[str, str]:
        row = first[place % len(first)]
        return f"/forcewide/figures.json?_shape=array&table_id={row['id']}", row["key"]

    return way


_ANSWERS: Final = "/forcewide/disclosures.json?_shape=array&_size=1000"
_TABLES: Final = "/forcewide/tables.json?_shape=array&_size=1000"
CHAINS: Final[tuple[tuple[str, Way], ...]] = tuple(
    (first, make(place))
    for first, make in (
        (_ANSWERS, _kept("/a/{path}.json")),
        (_ANSWERS, _kept("/forcewide/documents.json?_shape=array&disclosure={word}")),
        (_ANSWERS, _kept("/a/{path}")),
        (_TABLES, _kept("/forcewide/tidy_figures.json?_shape=array&table_key={word}")),
        (_TABLES, _numbered),
    )
    for place in (0, 2, 6, 13)
)


def read(base: str, seen: Seen, over: threading.Event, start: int = 0) -> None:
    """Ask for every page and every chain in turn until it is ``over``.

    Connections are kept, as browsers and programs do; no call is tried a second time.
    """
    rounds: list[str | tuple[str, Way]] = [*PAGES, *CHAINS]
    with httpx.Client(base_url=base, timeout=120.0) as client:
        turn = start
        while not over.is_set():
            one = rounds[turn % len(rounds)]
            turn += 1
            try:
                if isinstance(one, str):
                    _ask(client, seen, one)
                else:
                    _follow(client, seen, *one)
            except httpx.HTTPError as error:
                seen.errors.append(f"{one}: {error!r}")


def _ask(client: httpx.Client, seen: Seen, path: str) -> Answer:
    asked = time.monotonic()
    got = client.get(path, follow_redirects=True)
    build = got.headers["forcewide-build"]
    found = Answer(path, build, got.status_code, plain(got.text), asked, time.monotonic())
    seen.answers.append(found)
    return found


def _follow(client: httpx.Client, seen: Seen, first: str, way: Way) -> None:
    before = _ask(client, seen, first)
    address, key = way(json.loads(before.text))
    seen.chains.append((before, _ask(client, seen, address), key))
