"""Pages that stand where an answer stood and are none, told by their words: rows of data.

Each row has a sentence that it must match and one that it must leave alone, and a test
runs them. A title or heading counts as a whole; words of the body count only on a page
that says next to nothing else (``appearance``), so that a letter about domains for sale
or surveys is never judged by them. What no row knows is caught when the item is read:
a page that proves nothing about its answer replaces none (scraper/crawl/proof.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scraper.fetch.verdicts import Verdict


class Place(StrEnum):
    """Where the words of a row stand."""

    TITLE = "title"  # the whole title, a part of it, or the whole first heading
    WORDS = "words"  # anywhere in the visible words
    START = "start"  # the first visible words


@dataclass(frozen=True, slots=True)
class Standin:
    """One way in which a page says that it is no answer, with its two witnesses."""

    verdict: Verdict
    place: Place
    pattern: re.Pattern[str]
    matches: str
    leaves: str

    def found_in(self, text: str) -> bool:
        """Whether a title (as a whole) or a page's words (anywhere, or at their start) say so."""
        if self.place is Place.TITLE:
            return self.pattern.fullmatch(text.strip(" .!…")) is not None
        if self.place is Place.START:
            return self.pattern.match(text) is not None
        return self.pattern.search(text) is not None


def _row(verdict: Verdict, place: Place, pattern: str, matches: str, leaves: str) -> Standin:
    return Standin(verdict, place, re.compile(pattern, re.IGNORECASE), matches, leaves)


_PAGE: Final = r"(?:page|content|document|resource|response|item|answer)"
ROWS: Final = (
    # taken down or never there
    _row(
        Verdict.NOT_FOUND,
        Place.TITLE,
        r"(?:oops|whoops|uh oh|sorry)\b[!.,… ]{1,3}.{0,40}\b(?:can(?:’|')?t|couldn(?:’|')?t|not"
        r"|no|doesn(?:’|')?t|gone|missing)\b.{0,60}",
        "Oops! That page can’t be found",
        "Sorry state of found property stores",
    ),
    _row(
        Verdict.NOT_FOUND,
        Place.TITLE,
        rf"(?:this |the |that |your )?{_PAGE}(?: you(?:’|')re| you are)?(?: looking for)?"
        r" (?:is |has been |was |has )?"
        r"(?:no longer (?:available|exists?|here)|moved|removed|deleted|withdrawn|unpublished"
        r"|archived|expired)",
        "This content is no longer available",
        "Response times when a call is withdrawn",
    ),
    _row(
        Verdict.NOT_FOUND,
        Place.WORDS,
        rf"\b{_PAGE} (?:that )?you (?:requested|(?:are|were) looking for|have requested)\b.{{0,40}}"
        r"\b(?:no longer|not|n(?:’|')t|removed|moved|unavailable|deleted)\b",
        "The page you requested no longer exists.",
        "The page you requested is attached.",
    ),
    _row(
        Verdict.NOT_FOUND,
        Place.WORDS,
        r"\b(?:ni|heb) (?:chafwyd|ddod o) hyd i\b.{0,30}\bdudalen\b|\bnid yw.{0,20}dudalen.{0,40}"
        r"(?:ar gael|bodoli)",
        "Ni chafwyd hyd i’r dudalen",
        "Ni chafwyd hyd i unrhyw gofnodion",
    ),
    _row(
        Verdict.NOT_FOUND,
        Place.WORDS,
        rf"\bthis {_PAGE} (?:is|has been|was) (?:now |currently |temporarily )?(?:being reviewed"
        r"|under review|withdrawn|removed|taken down|unavailable|unpublished|suspended)\b",
        "This response is being reviewed and will be republished shortly.",
        "This document is reviewed every year; the statement was withdrawn.",
    ),
    # broken
    _row(
        Verdict.SERVER_ERROR,
        Place.TITLE,
        r"(?:an? )?(?:unexpected |internal |fatal )?error(?: (?:page|occurred|message))?",
        "Error",
        "Errors in custody records",
    ),
    _row(
        Verdict.SERVER_ERROR,
        Place.WORDS,
        r"\b(?:warning|notice|deprecated|fatal error|parse error)\b ?: .{1,300}?"
        r" in \S{1,200}\.(?:php|inc|module)\b",
        "Warning: mysql_connect(): Too many connections in /var/www/x.php on line 3",
        "Warning: the figures in Table 3 overlap.",
    ),
    _row(
        Verdict.SERVER_ERROR,
        Place.WORDS,
        r"\b(?:error establishing a database connection|unexpected error\. please try again"
        r"|an (?:unhandled |unexpected )?(?:error|exception) (?:has )?occurred\b.{0,40}"
        r"(?:try again|contact the web))\b",
        "An error has occurred. Please contact the web team.",
        "An error has occurred in the table sent to you in May.",
    ),
    _row(
        Verdict.SERVER_ERROR,
        Place.WORDS,
        r"\b(?:(?:unable|failed) to load|(?:could|can)(?: ?not|n(?:’|')t) load) (?:the |this )?"
        r"(?:page|content|document|response|data|results)\b(?! \w)",
        "Error: Unable to load content. Please refresh.",
        "Officers were unable to load the data sticks into the van.",
    ),
    # refused by something in front of the site
    _row(
        Verdict.CHALLENGE,
        Place.WORDS,
        r"\b(?:incapsula incident id|cloudflare ray id|your support id is)\b",
        "Request unsuccessful. Incapsula incident ID: 123-456",
        "The incident ID is the number of the crime report.",
    ),
    # put before the answer
    _row(
        Verdict.INTERSTITIAL,
        Place.TITLE,
        r"(?:virtual )?waiting room|you are (?:now )?in (?:the )?(?:line|queue)"
        r"|(?:we are|we(?:’|')re) experiencing (?:high|heavy|unusually high) demand",
        "You are now in line",
        "Waiting room capacity in custody",
    ),
    _row(
        Verdict.INTERSTITIAL,
        Place.WORDS,
        r"\bqueue-it\b|\b(?:estimated wait(?:ing)? time|(?:position|place|number) in (?:the )?"
        r"(?:line|queue))\b|\byour place is being held\b",
        "Your estimated wait time is 4 minutes.",
        "The estimated cost exceeds the limit.",
    ),
    _row(
        Verdict.INTERSTITIAL,
        Place.TITLE,
        r"tell us what you think|how did we do\??|(?:take|complete) our (?:\w+ )?survey"
        r"|(?:website |site )?(?:feedback|satisfaction) survey|before you (?:continue|go)",
        "Tell us what you think",
        "Survey of public confidence",
    ),
    _row(
        Verdict.INTERSTITIAL,
        Place.WORDS,
        r"\b(?:two|three|five|one|short|quick|\d{1,2})[ -](?:minute )?survey\b.{0,80}$"
        r"|\brate (?:our|this) (?:web ?)?site\b",
        "Take our two minute survey.",
        "The survey of 2024 covered 41 stations.",
    ),
    _row(
        Verdict.INTERSTITIAL,
        Place.TITLE,
        r"(?:your )?(?:privacy|cookie)s? (?:choices|settings|preferences|consent)"
        r"|(?:we|this site) uses? cookies|(?:please )?(?:upgrade|update) your browser"
        r"|(?:unsupported|outdated) browser",
        "Your privacy choices",
        "Privacy impact assessments",
    ),
    _row(
        Verdict.NOT_THE_ANSWER,
        Place.TITLE,
        r"(?:index|directory listing) (?:of|for) /.*",
        "Index of /answers",
        "Index of multiple deprivation",
    ),
    # not the site at all
    _row(
        Verdict.PARKED,
        Place.WORDS,
        r"\b(?:this )?domain (?:name )?(?:is|may be) for sale\b|\bbuy this domain\b"
        r"|\bdomain (?:has )?expired\b|\bthis domain is parked\b",
        "This domain is for sale. Buy now.",
        "Requests about domain names that are for sale.",
    ),
    _row(
        Verdict.PARKED,
        Place.TITLE,
        r"welcome to (?:nginx|caddy|apache\d?|openresty)|apache\d? (?:\w+ )?default page.{0,20}"
        r"|(?:iis windows server|default (?:web ?)?(?:site|page)|it works)",
        "Welcome to nginx!",
        "Welcome to Testshire Police",
    ),
    # a template that nobody filled in
    _row(
        Verdict.NO_WORDS,
        Place.WORDS,
        r"\bloading(?: (?:page|content|document|response|data|results))?\s?(?:\.{2,3}|…)\s*$",
        "FOI 1/26 Horses Loading...",
        "The loading bay is closed.",
    ),
    _row(
        Verdict.NO_WORDS,
        Place.WORDS,
        r"\blorem ipsum dolor\b",
        "Lorem ipsum dolor sit amet, consectetur",
        "A leaflet with lorem ipsum in it was withdrawn.",
    ),
    _row(
        Verdict.NO_WORDS,
        Place.TITLE,
        r"(?:\{\{|\$\{|\[\[|<%|%%).{0,80}(?:\}\}|\}|\]\]|%>|%%)",
        "{{ page.title }}",
        "Use of {force} in custody",
    ),
)

# One of these stands in whatever a row of the body matches (a test asks each row's witness):
# whether any could match at all, before a page is taken apart.
_HINTS: Final = (
    *(b"queue-it", b"wait time", b"waiting time", b"in line", b"in the line", b"in queue"),
    *(b"in the queue", b"being held", b"survey", b"rate our", b"rate this", b"for sale"),
    *(b"buy this domain", b"domain expired", b"domain has expired", b"parked", b"incapsula"),
    *(b"ray id", b"support id", b"error", b"warning", b"notice", b"deprecated", b"you requested"),
    *(b"you are looking", b"you were looking", b"you have requested", b"hyd i", b"nid yw"),
    *(b"being reviewed", b"under review", b"withdrawn", b"removed", b"taken down", b"unpublished"),
    *(b"unavailable", b"suspended", b"lorem ipsum", b"loading", b"to load", b"not load", b"t load"),
)
TITLES: Final = tuple(row for row in ROWS if row.place is Place.TITLE)
_WORDS: Final = tuple(row for row in ROWS if row.place is not Place.TITLE)


def titled(text: str) -> Verdict | None:
    """What a title or heading, taken whole, says a page is; None if it may be an answer's."""
    return next((row.verdict for row in TITLES if row.found_in(text)), None)


def worded(words: str) -> Verdict | None:
    """What the few words of a page say it is."""
    return next((row.verdict for row in _WORDS if row.found_in(words)), None)


def hinted(low: bytes) -> bool:
    """Whether a page's bytes in lower case hold any word that a row of the body could match."""
    return any(hint in low for hint in _HINTS)
