"""What a night says about a force's log: one pure decision, from evidence to a cause.

``RULES`` is the whole of it, read from the top: each rule looks at the evidence and
says what it saw, or nothing. Every rule that fires is told; the first one decides.
docs/health.md prints the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from db.records import Cause, HealthState, Tripwire

# How long after its last crawl a force counts as not run: a night and half a day.
NIGHT_HOURS: Final = 36.0
# A share of the items or files above this, and no fewer than so many: it is the log, not the item.
MOST: Final = 0.5
MANY: Final = 3
# Silence, where a force declares nothing: this many times its longest pause of two years.
PAUSES: Final = 2
SHORTEST_SILENCE: Final = 30
RHYTHM_DAYS: Final = 730
ENOUGH_DAYS: Final = 10
# A site that cannot be reached is looked at by a person after so many days.
PATIENCE_DAYS: Final = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one force after a night.

    ``verdict`` is how its last crawl ended (docs/fetching.md), None where it was never
    crawled; ``hours`` since then. ``codes`` counts the issues of that crawl;
    ``failures`` its items and files that failed, by verdict, and ``asked`` those it
    asked for, both by kind. ``claimed`` is the count the listing printed, ``*_before``
    what the good crawl before had. ``lost_logs`` of a force with several could not be read,
    each with its verdict; ``silent_logs`` list nothing any more. ``shortfalls`` are why
    the rows were refused.
    ``newest`` and ``silent_after`` are the newest publication and the days of silence
    that are still usual (None: nobody can say).
    """

    verdict: str | None
    hours: float = 0.0
    codes: Mapping[str, int] = field(default_factory=dict)
    failures: Mapping[tuple[str, str], int] = field(default_factory=dict)
    asked: Mapping[str, int] = field(default_factory=dict)
    listed: int = 0
    claimed: int | None = None
    claimed_before: int | None = None
    dated_before: bool = False
    known: int = 0
    listing_moved: bool = False
    lost_logs: Sequence[tuple[str, str]] = ()
    silent_logs: Sequence[str] = ()
    shortfalls: Sequence[tuple[Tripwire, str]] = ()
    newest: date | None = None
    silent_after: int | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One tripwire that fired: what it saw, and what that means."""

    tripwire: Tripwire
    cause: Cause
    words: str


@dataclass(frozen=True, slots=True)
class Drift:
    """The conclusion: the state in a word, its cause, and everything that fired."""

    state: HealthState
    cause: Cause | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def tripwires(self) -> tuple[Tripwire, ...]:
        return tuple(dict.fromkeys(found.tripwire for found in self.findings))

    @property
    def words(self) -> str:
        return "; ".join(dict.fromkeys(found.words for found in self.findings))

    @property
    def stale(self) -> bool:
        """Whether the rows shown are those of an earlier night."""
        return self.state not in {HealthState.OK, HealthState.QUIET}


# ---------------------------------------------------------------------- the tables

STATES: Final = {
    Cause.BLOCKED: HealthState.BLOCKED,
    Cause.MOVED: HealthState.BROKEN,
    Cause.REDESIGNED: HealthState.BROKEN,
    Cause.GONE: HealthState.BROKEN,
    Cause.QUIET: HealthState.QUIET,
    Cause.UNREACHABLE: HealthState.UNREACHABLE,
    Cause.NOT_RUN: HealthState.NOT_RUN,
}

REMEDIES: Final = {
    Cause.BLOCKED: "The site turns us away. Leave it alone; write to the force, or fill the gap"
    " with `forcewide import` from a browser's recording.",
    Cause.MOVED: "The log is at another address. Open the site, find it, and change host or"
    " path in the force's file.",
    Cause.REDESIGNED: "The pages are not what the platform reads. Run `forcewide probe` on the log;"
    " repair the platform on the archived pages.",
    Cause.GONE: "The log, or most of it, answers that it is gone. Ask the force; its texts are"
    " withdrawn until somebody has looked.",
    Cause.QUIET: "Nothing new for longer than usual. Open the log: if it is silent there too, raise"
    " newest_within_days in the force's file.",
    Cause.UNREACHABLE: "The site could not be reached. Wait: the next night tries again. Look at it"
    " after three days.",
    Cause.NOT_RUN: "No crawl of this force came to its end. Look at the night's log and run"
    " `forcewide nightly`.",
}

# How a crawl ended, and how a fetch did: what noticed it, and what it means.
WORDS: Final[Mapping[str, tuple[Tripwire, Cause]]] = {
    "BLOCKED": (Tripwire.VERDICT, Cause.BLOCKED),
    "CHALLENGE": (Tripwire.VERDICT, Cause.BLOCKED),
    "FORBIDDEN_BY_ROBOTS": (Tripwire.VERDICT, Cause.BLOCKED),
    "LOGIN": (Tripwire.VERDICT, Cause.BLOCKED),
    "RATE_LIMITED": (Tripwire.VERDICT, Cause.BLOCKED),
    "REDIRECTED_AWAY": (Tripwire.VERDICT, Cause.MOVED),
    "NOT_FOUND": (Tripwire.VERDICT, Cause.MOVED),
    "GONE": (Tripwire.VERDICT, Cause.GONE),
    "MOVED": (Tripwire.VERDICT, Cause.MOVED),
    "PARKED": (Tripwire.VERDICT, Cause.MOVED),
    "NOT_THE_ANSWER": (Tripwire.VERDICT, Cause.REDESIGNED),
    "STUB": (Tripwire.VERDICT, Cause.REDESIGNED),
    "NO_WORDS": (Tripwire.VERDICT, Cause.REDESIGNED),
    "INTERSTITIAL": (Tripwire.VERDICT, Cause.UNREACHABLE),
    "WRONG_TYPE": (Tripwire.VERDICT, Cause.REDESIGNED),
    "EMPTY": (Tripwire.VERDICT, Cause.REDESIGNED),
    "TOO_LARGE": (Tripwire.VERDICT, Cause.REDESIGNED),
    "UNREACHABLE": (Tripwire.VERDICT, Cause.UNREACHABLE),
    "TLS_ERROR": (Tripwire.VERDICT, Cause.UNREACHABLE),
    "TOO_SLOW": (Tripwire.VERDICT, Cause.UNREACHABLE),
    "SERVER_ERROR": (Tripwire.VERDICT, Cause.UNREACHABLE),
    "MAINTENANCE": (Tripwire.VERDICT, Cause.UNREACHABLE),
    "TRUNCATED": (Tripwire.VERDICT, Cause.UNREACHABLE),
    "LAYOUT_CHANGED": (Tripwire.ANCHORS, Cause.REDESIGNED),
    "INCOMPLETE": (Tripwire.CLAIMED_TOTAL, Cause.REDESIGNED),
    "BUDGET": (Tripwire.CLAIMED_TOTAL, Cause.REDESIGNED),
    "OUT_OF_TIME": (Tripwire.VERDICT, Cause.NOT_RUN),
    "CANCELLED": (Tripwire.VERDICT, Cause.NOT_RUN),
    "KILLED": (Tripwire.VERDICT, Cause.NOT_RUN),
    "CRASHED": (Tripwire.VERDICT, Cause.NOT_RUN),
    "RUNNING": (Tripwire.VERDICT, Cause.NOT_RUN),
}

# A page in an answer's place that is none: told by name, however few there are.
ASIDE: Final = frozenset(
    {
        *("MOVED", "NOT_THE_ANSWER", "INTERSTITIAL", "STUB", "PARKED", "NO_WORDS", "TRUNCATED"),
        *("CHALLENGE", "LOGIN", "MAINTENANCE", "SERVER_ERROR"),
    }
)
_ANCHOR_CODES: Final = ("anchor_missing", "unreadable", "empty_listing")
_TOTAL_CODES: Final = (
    *("listing_gap", "more_than_claimed", "listing_trap", "listing_budget"),
    *("entries_missing", "next_missing", "way_on_lost", "listing_loop", "listing_unfinished"),
    *("parts_alike", "windows_deaf", "windows_empty", "unlisted_budget", "attachment_budget"),
)
# Lines, links and pages that were lost one by one: some are told, many are a change of the site.
_LOST_CODES: Final = (
    *("entries_unlinked", "link_broken", "address_refused", "file_missing", "window_ignored"),
    *("file_by_script", "words_by_script", "answer_unfinished"),
    *("reader_crashed", "task_crashed", "column_unknown", "item_unproven"),
)
_LOST_SHARE: Final = 0.1  # of the lines listed
# Codes that no rule counts, and where they are told instead.
TOLD: Final[Mapping[str, str]] = {
    "alias": "the table aliases",
    "budget": "the run's verdict BUDGET",
    "captures_lost": "what was lost is fetched again",
    "crashed": "the run's verdict CRASHED",
    "duplicate_entries": "listed once, counted once",
    "lines_beside": "each is listed in the days it was published in",
    "listing_shifted": "what appeared was added",
    "file_is_page": "the table links",
    "file_undecided": "the table links",
    "link_failed": "the table links",
    "lying_304": "the host is asked without conditions from then on",
    "moved_permanently": "the rule on a listing that has moved",
    "no_listing_below": "a page below the log that is no list",
    "not_recorded": "the report of an import",
    "purged_address": "the takedown log",
    "total_missing": "the rule on a printed count that is gone",
    "unlisted_item": "fetched and published all the same",
    "withdrawn": "the item's own words, which are published",
}
_LABEL_CODES: Final = ("date_missing", "title_missing", "label_missing")


# Every code that a rule looks at.
COUNTED: Final = frozenset(
    {
        *(*_ANCHOR_CODES, *_TOTAL_CODES, *_LABEL_CODES, *_LOST_CODES),
        *("mass_removal", "log_empty", "no_longer_listed", "log_failed"),
    }
)


# ---------------------------------------------------------------------- what each rule sees


def _not_run(e: Evidence) -> Finding | None:
    if e.verdict is None:
        return Finding(Tripwire.VERDICT, Cause.NOT_RUN, "never crawled")
    if e.hours > NIGHT_HOURS:
        text = f"the last crawl was {e.hours:.0f} hours ago"
        return Finding(Tripwire.VERDICT, Cause.NOT_RUN, text)
    return None


def _mass_removal(e: Evidence) -> Finding | None:
    if not e.codes.get("mass_removal"):
        return None
    return Finding(Tripwire.LAST_GOOD, Cause.GONE, "most items answer that they are gone")


def _moved(e: Evidence) -> Finding | None:
    if not e.listing_moved or e.verdict in {"OK", "PARTIAL"}:
        return None
    text = "the listing's address leads elsewhere for good"
    return Finding(Tripwire.VERDICT, Cause.MOVED, text)


def _word(e: Evidence) -> Finding | None:
    found = WORDS.get(e.verdict or "")
    return Finding(*found, f"the crawl ended with {e.verdict}") if found else None


def _logs(e: Evidence) -> Finding | None:
    """One log of several, where the others are well."""
    if e.lost_logs:
        log, word = e.lost_logs[0]
        tripwire, cause = WORDS.get(word, (Tripwire.ANCHORS, Cause.REDESIGNED))
        return Finding(tripwire, cause, f"the log {log} ended with {word}")
    if e.silent_logs:
        text = f"the log {e.silent_logs[0]} lists nothing any more"
        return Finding(Tripwire.LAST_GOOD, Cause.REDESIGNED, text)
    return None


def _most_failed(e: Evidence) -> Finding | None:
    for kind, asked in e.asked.items():
        failed = {word: n for (k, word), n in e.failures.items() if k == kind and word in WORDS}
        total = sum(failed.values())
        if total >= MANY and total > MOST * asked:
            word = max(sorted(failed), key=failed.__getitem__)
            text = f"{total} of {asked} {kind}s failed, most with {word}"
            return Finding(*WORDS[word], text)
    return None


def _anchors(e: Evidence) -> Finding | None:
    found = {code: e.codes[code] for code in _ANCHOR_CODES if e.codes.get(code)}
    if sum(found.values()) < MANY and e.verdict in {"OK", "PARTIAL"}:
        return None  # one odd item
    return _seen(Tripwire.ANCHORS, found)


def _totals(e: Evidence) -> Finding | None:
    if e.verdict in {"OK", "PARTIAL"} and e.claimed is None and e.claimed_before is not None:
        text = "the listing no longer says how many items it has"
        return Finding(Tripwire.CLAIMED_TOTAL, Cause.REDESIGNED, text)
    return _seen(
        Tripwire.CLAIMED_TOTAL, {code: e.codes[code] for code in _TOTAL_CODES if e.codes.get(code)}
    )


def _lost(e: Evidence) -> Finding | None:
    found = {code: e.codes[code] for code in _LOST_CODES if e.codes.get(code)}
    many = {code: n for code, n in found.items() if n >= MANY or n > max(1, _LOST_SHARE * e.listed)}
    return _seen(Tripwire.ANCHORS, many)


def _labels(e: Evidence) -> Finding | None:
    found = {code: e.codes[code] for code in _LABEL_CODES if e.codes.get(code)}
    if not e.dated_before:
        found.pop("date_missing", None)
    most = {code: n for code, n in found.items() if n >= MANY and n > MOST * e.listed}
    return _seen(Tripwire.LABELS, most)


def _refused(e: Evidence) -> Finding | None:
    if not e.shortfalls:
        return None
    tripwire = e.shortfalls[0][0]
    return Finding(tripwire, Cause.REDESIGNED, "; ".join(words for _, words in e.shortfalls))


def _fallen(e: Evidence) -> Finding | None:
    """The other shortfall, where there are two: told, though the first has decided."""
    rest = [found for found in e.shortfalls[1:] if found[0] is not e.shortfalls[0][0]]
    return Finding(rest[0][0], Cause.REDESIGNED, rest[0][1]) if rest else None


def _empty(e: Evidence) -> Finding | None:
    if e.known or e.verdict not in {"OK", "PARTIAL"}:
        return None
    return Finding(Tripwire.SILENCE, Cause.QUIET, "the log says that it has no items")


def _delisted(e: Evidence) -> Finding | None:
    """A listing of little or nothing, where much stood: believable on no night."""
    gone = e.codes.get("no_longer_listed", 0)
    if e.codes.get("log_empty") and e.known:
        text = f"the log says that it has nothing; {e.known} items of it are known"
    elif gone >= MANY and gone > MOST * (gone + e.listed):
        text = f"{gone} items that stood on the listing do so no more; {e.listed} are left"
    else:
        return None
    return Finding(Tripwire.LAST_GOOD, Cause.REDESIGNED, text)


def _silence(e: Evidence) -> Finding | None:
    if e.newest is None or e.silent_after is None or e.today is None:
        return None
    age = (e.today - e.newest).days
    if age <= e.silent_after:
        return None
    text = f"nothing new for {age} days; {e.silent_after} are usual"
    return Finding(Tripwire.SILENCE, Cause.QUIET, text)


def _seen(tripwire: Tripwire, found: Mapping[str, int]) -> Finding | None:
    if not found:
        return None
    words = ", ".join(f"{code} ({count})" for code, count in found.items())
    return Finding(tripwire, Cause.REDESIGNED, words)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name in the documentation, and what it sees in the evidence."""

    name: str
    sees: Callable[[Evidence], Finding | None]


RULES: Final = (
    Rule("no crawl for a night and half a day", _not_run),
    Rule("most items answer 404 or 410", _mass_removal),
    Rule("the listing has moved for good and cannot be read", _moved),
    Rule("how the crawl ended", _word),
    Rule("one of several logs cannot be read, or lists nothing any more", _logs),
    Rule("most items or files failed alike", _most_failed),
    Rule("the log is empty, and says so", _empty),
    Rule("most of the listing has gone from it", _delisted),
    Rule("the rows fall short of what is expected, or of the last good load", _refused),
    Rule("the rows fall short of the other, too", _fallen),
    Rule("anchors are missing", _anchors),
    Rule("the printed count is gone or does not add up", _totals),
    Rule("labels or dates are missing on most entries", _labels),
    Rule("lines, links or files of the log lead nowhere", _lost),
    Rule("nothing new for longer than is usual", _silence),
)


def decide(evidence: Evidence) -> Drift:
    """The state of a force's log after a night. Pure."""
    found = tuple(f for rule in RULES if (f := rule.sees(evidence)) is not None)
    if not found:
        return Drift(HealthState.OK)
    cause = found[0].cause
    return Drift(STATES[cause], cause, found)


def needs_person(drift: Drift, since_days: float) -> bool:
    """Whether somebody should look; a site that cannot be reached is given some days first."""
    if drift.state is HealthState.UNREACHABLE:
        return since_days >= PATIENCE_DAYS
    return drift.state is not HealthState.OK


def usual_silence(days: Sequence[date], today: date, declared: int | None) -> int | None:
    """How many days without a publication are still usual for a force.

    What it declares, else twice its longest pause of the last two years, and no less
    than a month; None where fewer than ten days of publication tell of a rhythm.
    """
    if declared is not None:
        return declared
    first = today - timedelta(days=RHYTHM_DAYS)
    recent = sorted({day for day in days if first <= day <= today})
    if len(recent) < ENOUGH_DAYS:
        return None
    longest = max((later - earlier).days for earlier, later in pairwise(recent))
    return max(SHORTEST_SILENCE, PAUSES * longest)
