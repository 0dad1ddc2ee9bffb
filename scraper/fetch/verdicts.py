"""The closed vocabulary of what can come back, each word with its remedy."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Verdict(StrEnum):
    """What came back from one fetch."""

    OK = "OK"
    UNCHANGED = "UNCHANGED"
    NOT_FOUND = "NOT_FOUND"
    GONE = "GONE"
    BLOCKED = "BLOCKED"
    CHALLENGE = "CHALLENGE"
    FORBIDDEN_BY_ROBOTS = "FORBIDDEN_BY_ROBOTS"
    LOGIN = "LOGIN"
    MAINTENANCE = "MAINTENANCE"
    WRONG_TYPE = "WRONG_TYPE"
    EMPTY = "EMPTY"
    TRUNCATED = "TRUNCATED"
    TOO_LARGE = "TOO_LARGE"
    TOO_SLOW = "TOO_SLOW"
    RATE_LIMITED = "RATE_LIMITED"
    SERVER_ERROR = "SERVER_ERROR"
    UNREACHABLE = "UNREACHABLE"
    TLS_ERROR = "TLS_ERROR"
    REDIRECTED_AWAY = "REDIRECTED_AWAY"
    MOVED = "MOVED"
    NOT_THE_ANSWER = "NOT_THE_ANSWER"
    INTERSTITIAL = "INTERSTITIAL"
    STUB = "STUB"
    PARKED = "PARKED"
    NO_WORDS = "NO_WORDS"

    @property
    def usable(self) -> bool:
        """Whether there is a body to read: a new one, or the one we hold."""
        return self in {Verdict.OK, Verdict.UNCHANGED}

    @property
    def remedy(self) -> str:
        """What the operator can do about it."""
        return REMEDIES[self]


REMEDIES: Final = {
    Verdict.OK: "Nothing to do.",
    Verdict.UNCHANGED: "Nothing to do: the copy we hold is still what the site serves.",
    Verdict.NOT_FOUND: "Look whether the page was taken down or moved; its text is withdrawn.",
    Verdict.GONE: "The force says it took this down on purpose; leave it withdrawn.",
    Verdict.BLOCKED: "Leave the site alone; write to the force, or import saved pages.",
    Verdict.CHALLENGE: "Do not evade it; write to the force, or import saved pages.",
    Verdict.FORBIDDEN_BY_ROBOTS: "robots.txt forbids it; ask the force, or leave it out.",
    Verdict.LOGIN: "The page is no longer public; check the address, or ask the force.",
    Verdict.MAINTENANCE: "Wait: the next night tries again. Look at the site after three nights.",
    Verdict.WRONG_TYPE: "Open the address: an error page sent as a file, or a wrong name.",
    Verdict.EMPTY: "Open the address: if it is empty there too, tell the force.",
    Verdict.TRUNCATED: "The next night tries again; if it stays short, tell the force.",
    Verdict.TOO_LARGE: "Look at the file; raise max_bytes if it is genuine.",
    Verdict.TOO_SLOW: "The next night tries again; raise total_seconds for a slow but honest site.",
    Verdict.RATE_LIMITED: "Raise the delay; the next night goes on where this one stopped.",
    Verdict.SERVER_ERROR: "The site is broken; the next night tries again.",
    Verdict.UNREACHABLE: "Check the host name and our own network; the site may have moved.",
    Verdict.TLS_ERROR: "Look at the site's certificate; verification is never turned off.",
    Verdict.REDIRECTED_AWAY: "Look where it leads: declare the new host if the force has moved.",
    Verdict.MOVED: "Open the address: if the force took the answer down, purge or withdraw it.",
    Verdict.NOT_THE_ANSWER: "Open the address: the page that stands there is kept aside.",
    Verdict.INTERSTITIAL: "Wait: the next night tries again. Look at the site after three nights.",
    Verdict.STUB: "Open the address in a browser: only a script leads on from it.",
    Verdict.PARKED: "The host serves nobody's pages: look whether the force has moved.",
    Verdict.NO_WORDS: "Open the address: the words come from a script, or the page is broken.",
}
