"""What one form of trouble is: a site, what must come out of it, and the words that excuse less."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from samples.http import SiteRequest, SiteResponse


class Family(StrEnum):
    """What the trouble is with."""

    PAGING = "paging"
    ADDRESSES = "addresses"
    NO_ANSWER = "item pages that are not the answer"
    DATES = "dates"
    FILES = "files"
    BYTES = "bytes"
    IMPORTS = "imports"


class Half(StrEnum):
    """The half a form belongs to: one is tuned on, the other only reported."""

    A = "a"
    B = "b"


class Log(StrEnum):
    """How the log is declared; the runner knows the platform that goes with it."""

    PLAIN = "plain"  # list at /foi-log, items below /answers/, no days printed
    DATED = "dated"  # the same, with a day beside each line
    SOH = "single online home"
    WORDPRESS = "wordpress"
    FILES = "files"  # /foi-log, whose lines are files below /documents/


@dataclass(frozen=True, slots=True)
class Hosts:
    """Where the site is served: the log's host and another on the same machine."""

    log: str
    store: str

    @property
    def base(self) -> str:
        return f"http://{self.log}"


Answer = Callable[[SiteRequest], SiteResponse | None]  # None: not found
Build = Callable[[Hosts, int], Answer]  # the night counts from 1


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out. ``dates`` and ``titles`` are sorted; empty means not looked at.

    ``quiet`` asks that nothing be reported: a false alarm is wrong too.
    ``kept`` asks that the second night leaves every answer as it was, and reports the
    trouble. ``unread`` is the number of items that must stay unread, and be reported.
    """

    items: int
    files: int = 0
    dates: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    kept: bool = False
    quiet: bool = False
    unread: int = 0


# Any word at all: the run, an item or a file without OK, or a warning.
ANY = frozenset({""})
# The listing has a sign of more that no honest client can follow.
MORE = frozenset({"INCOMPLETE"})


@dataclass(frozen=True, slots=True)
class Form:
    """One form. ``loud`` holds beginnings of verdicts and issue codes that are enough
    where the thing cannot be followed; empty where it can be."""

    name: str
    family: Family
    expected: Expected
    site: Build
    log: Log = Log.PLAIN
    nights: int = 1
    loud: frozenset[str] = frozenset()
    half: Half = Half.A
    month: str = ""  # SOH: the month that is asked for, as 2026-02


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording to import in place of a site: its file name and its bytes."""

    name: str
    file: str
    data: bytes = field(repr=False)
    expected: Expected
    loud: frozenset[str] = frozenset()
    half: Half = Half.A
    family: Family = Family.IMPORTS


def halved(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Every other form of a table goes to half b. Append to tables, never insert."""
    return tuple(replace(form, half=_half(index)) for index, form in enumerate(forms))


def halved_recordings(recordings: Iterable[Recording]) -> tuple[Recording, ...]:
    """The same for recordings."""
    return tuple(replace(one, half=_half(index)) for index, one in enumerate(recordings))


def _half(index: int) -> Half:
    return Half.B if index % 2 else Half.A
