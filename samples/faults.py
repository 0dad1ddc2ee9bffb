"""The ways in which a site goes wrong, one switch each, with the answers that need no bare socket.

A fault strikes only its own targets (a challenge strikes pages and files, not
robots.txt), unless a ``FaultPlan`` says otherwise.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from samples.http import SiteRequest, SiteResponse, redirect
from samples.site.robots import ROBOTS_FORBID_ALL


class Fault(StrEnum):
    """What goes wrong."""

    # a whole answer that is not the page
    CHALLENGE_403 = "challenge_403"
    CHALLENGE_200 = "challenge_200"
    FORBIDDEN = "forbidden"
    FORBIDDEN_WITH_ROBOTS = "forbidden_with_robots"
    LOGIN = "login"
    MAINTENANCE = "maintenance"
    ERROR_PAGE = "error_page"
    WRONG_TYPE = "wrong_type"
    HTML_AS_PDF = "html_as_pdf"
    EMPTY = "empty"
    RATE_LIMITED = "rate_limited"
    ERROR_500 = "error_500"
    ERROR_503 = "error_503"
    LYING_304 = "lying_304"
    ROBOTS_FORBID_ALL = "robots_forbid_all"
    ROBOTS_503 = "robots_503"
    REDIRECT_AWAY = "redirect_away"
    REDIRECT_LOOPBACK = "redirect_loopback"
    REDIRECT_METADATA = "redirect_metadata"
    REDIRECT_LOOP = "redirect_loop"
    GZIP_BOMB = "gzip_bomb"
    CHANGING_BYTES = "changing_bytes"  # other bytes each time, no validators, same words
    # a listing that cannot be believed
    SHIFTING_LISTING = "shifting_listing"
    DUPLICATE_ITEMS = "duplicate_items"
    UNDATED_ITEMS = "undated_items"
    ENDLESS_CALENDAR = "endless_calendar"
    SAME_ITEMS = "same_items"
    NO_COUNT = "no_count"
    HALF_ANCHORS = "half_anchors"
    BARE_LISTING = "bare_listing"
    EMPTY_LISTING = "empty_listing"  # the site's own words for nothing, where there was much
    NEW_MARKUP = "new_markup"  # the same items, but the links are made by a script
    TWO_ADDRESSES = "two_addresses"  # an item under a second address that answers too
    REDATED = "redated"  # the oldest item on the newest day
    # an item that is not as it was
    ITEM_AS_PDF = "item_as_pdf"
    ONE_REFERENCE = "one_reference"  # every item prints the newest one's reference
    # on the wire
    TRUNCATED = "truncated"
    TOO_LARGE = "too_large"
    ENDLESS_BODY = "endless_body"
    SLOW_HEADERS = "slow_headers"
    SLOW_BODY = "slow_body"
    RESET = "reset"


class Target(StrEnum):
    """What kind of address a request is for."""

    ROBOTS = "robots"
    SITEMAP = "sitemap"
    LISTING = "listing"
    ITEM = "item"
    FILE = "file"


CONTENT = frozenset({Target.SITEMAP, Target.LISTING, Target.ITEM, Target.FILE})
_LISTING = frozenset({Target.LISTING})
_ITEM = frozenset({Target.ITEM})
_FILE = frozenset({Target.FILE})
_ROBOTS = frozenset({Target.ROBOTS})

TARGETS: dict[Fault, frozenset[Target]] = {
    Fault.FORBIDDEN_WITH_ROBOTS: CONTENT | _ROBOTS,
    Fault.WRONG_TYPE: _ITEM,
    Fault.HTML_AS_PDF: _FILE,
    Fault.EMPTY: _ITEM | _FILE,
    Fault.ROBOTS_FORBID_ALL: _ROBOTS,
    Fault.ROBOTS_503: _ROBOTS,
    Fault.SHIFTING_LISTING: _LISTING,
    Fault.DUPLICATE_ITEMS: _LISTING,
    Fault.UNDATED_ITEMS: _LISTING | _ITEM,
    Fault.ENDLESS_CALENDAR: _LISTING | _ITEM,
    Fault.SAME_ITEMS: _LISTING,
    Fault.NO_COUNT: _LISTING,
    Fault.HALF_ANCHORS: _LISTING,
    Fault.BARE_LISTING: _LISTING,
    Fault.EMPTY_LISTING: _LISTING,
    Fault.NEW_MARKUP: _LISTING,
    Fault.TWO_ADDRESSES: _LISTING | _ITEM,
    Fault.REDATED: _LISTING,
    Fault.ITEM_AS_PDF: _ITEM,
    Fault.ONE_REFERENCE: _ITEM,
    Fault.TRUNCATED: _ITEM | _FILE,
    Fault.TOO_LARGE: _ITEM | _FILE,
    Fault.ENDLESS_BODY: _ITEM | _FILE,
    Fault.GZIP_BOMB: _ITEM,
    Fault.CHANGING_BYTES: _ITEM,
    Fault.SLOW_HEADERS: _ITEM,
    Fault.SLOW_BODY: _ITEM | _FILE,
    Fault.RESET: _ITEM | _FILE,
    Fault.REDIRECT_AWAY: _ITEM,
    Fault.REDIRECT_LOOPBACK: _ITEM,
    Fault.REDIRECT_METADATA: _ITEM,
    Fault.REDIRECT_LOOP: _ITEM,
}
WIRE = frozenset(
    {
        Fault.TRUNCATED,
        Fault.TOO_LARGE,
        Fault.ENDLESS_BODY,
        Fault.SLOW_HEADERS,
        Fault.SLOW_BODY,
        Fault.RESET,
    }
)
# What the site itself must answer, because it takes its items to do so.
LISTINGS = frozenset(
    {
        Fault.SHIFTING_LISTING,
        Fault.DUPLICATE_ITEMS,
        Fault.UNDATED_ITEMS,
        Fault.ENDLESS_CALENDAR,
        Fault.SAME_ITEMS,
        Fault.NO_COUNT,
        Fault.HALF_ANCHORS,
        Fault.BARE_LISTING,
        Fault.EMPTY_LISTING,
        Fault.NEW_MARKUP,
        Fault.TWO_ADDRESSES,
        Fault.REDATED,
        Fault.ITEM_AS_PDF,
        Fault.ONE_REFERENCE,
    }
)


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """A fault with its limits.

    ``targets`` replaces the fault's own; ``skip`` requests are served honestly
    first, then ``times`` go wrong (None: all). ``seconds`` is how long slow faults
    take; ``retry_after`` the header's value; ``location`` where redirects lead;
    ``size`` the bytes of bodies that are too large.
    """

    fault: Fault
    targets: frozenset[Target] | None = None
    skip: int = 0
    times: int | None = None
    seconds: float = 30.0
    retry_after: int = 1
    location: str | None = None
    size: int = 128 * 1024 * 1024

    def strikes(self, target: Target) -> bool:
        return target in (self.targets or TARGETS.get(self.fault, CONTENT))


def target_of(path: str) -> Target:
    """What kind of address a path is."""
    if path == "/robots.txt":
        return Target.ROBOTS
    if path.startswith("/sitemap"):
        return Target.SITEMAP
    if path.startswith("/SysSiteAssets/"):
        return Target.FILE
    return Target.LISTING if "/published-items/" in path else Target.ITEM


_CHALLENGE = """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="robots" content="noindex,nofollow"><meta http-equiv="refresh" content="390"></head>
<body><div class="main-wrapper" role="main"><div class="main-content"><noscript>
<div class="h2"><span id="challenge-error-text">Enable JavaScript and cookies to continue</span>
</div></noscript></div></div>
<script>(function(){window._cf_chl_opt={cvId:'3',cType:'managed',cRay:'0000000000000000'};
var a=document.createElement('script');
a.src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=0000000000000000';
document.getElementsByTagName('head')[0].appendChild(a);}());</script></body></html>
"""
_FORBIDDEN = (
    "<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>"
)
_LOGIN = """<!DOCTYPE html><html lang="en"><head><title>Sign in to your account</title></head><body>
<h1>Sign in</h1><form method="post" action="/login"><label>User name <input name="username"></label>
<label>Password <input type="password" name="password"></label><button>Sign in</button></form>
</body></html>"""
_MAINTENANCE = """<!DOCTYPE html><html lang="en"><head><title>Site maintenance</title></head><body>
<h1>We'll be back soon</h1><p>This website is down for planned maintenance. Please try again
later. In an emergency, call 999.</p></body></html>"""
_ERROR = """<!DOCTYPE html><html lang="en"><head><title>Error</title></head><body>
<h1>Sorry, something went wrong</h1><p>An unexpected error occurred while processing your
request. Reference: 00-7f3c.</p></body></html>"""
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "000002000001e221bc330000000049454e44ae426082"
)


def misanswer(
    plan: FaultPlan, request: SiteRequest, honest: Callable[[], SiteResponse], nth: int = 0
) -> SiteResponse:
    """The whole answer that a fault puts in place of the honest one; ``nth`` counts from 0."""
    fault = plan.fault
    if fault in _FIXED:
        return _FIXED[fault]
    match fault:
        case Fault.LOGIN:
            if request.path == "/login":
                return SiteResponse(200, _LOGIN.encode())
            return redirect(f"/login?returnUrl={request.path}", 302)
        case Fault.RATE_LIMITED:
            return SiteResponse(429, b"Too many requests", "text/plain", headers=_retry(plan))
        case Fault.ERROR_503:
            return SiteResponse(503, _MAINTENANCE.encode(), headers=_retry(plan))
        case Fault.LYING_304:
            return _lying(request, honest())
        case Fault.GZIP_BOMB:
            return _bomb(plan.size)
        case Fault.CHANGING_BYTES:
            return _tokened(honest(), nth)
        case _:
            return redirect(_location(plan, request), 302)


def _tokened(page: SiteResponse, nth: int) -> SiteResponse:
    """The same page with a form token that is new every time."""
    token = hashlib.sha256(f"token/{nth}".encode()).hexdigest()
    field = f'<input type="hidden" name="__RequestVerificationToken" value="{token}">'
    body = page.body.replace(b"</footer>", field.encode() + b"</footer>")
    return replace(page, body=body, changed_at=None)


def _retry(plan: FaultPlan) -> dict[str, str]:
    return {"retry-after": str(plan.retry_after)}


_CLOUDFLARE = {"server": "cloudflare", "cf-mitigated": "challenge"}
_FIXED: dict[Fault, SiteResponse] = {
    Fault.CHALLENGE_403: SiteResponse(403, _CHALLENGE.encode(), headers=_CLOUDFLARE),
    Fault.CHALLENGE_200: SiteResponse(200, _CHALLENGE.encode()),
    Fault.FORBIDDEN: SiteResponse(403, _FORBIDDEN.encode()),
    Fault.FORBIDDEN_WITH_ROBOTS: SiteResponse(403, _FORBIDDEN.encode()),
    Fault.MAINTENANCE: SiteResponse(200, _MAINTENANCE.encode()),
    Fault.ERROR_PAGE: SiteResponse(200, _ERROR.encode()),
    Fault.WRONG_TYPE: SiteResponse(200, _PNG, "image/png"),
    Fault.HTML_AS_PDF: SiteResponse(200, _ERROR.encode(), "application/pdf"),
    Fault.EMPTY: SiteResponse(200, b""),
    Fault.ERROR_500: SiteResponse(500, _ERROR.encode()),
    Fault.ROBOTS_FORBID_ALL: SiteResponse(200, ROBOTS_FORBID_ALL.encode(), "text/plain"),
    Fault.ROBOTS_503: SiteResponse(503, b"Service unavailable", "text/plain"),
}


def _lying(request: SiteRequest, honest: SiteResponse) -> SiteResponse:
    """Says "not modified" to every conditional request, whatever has happened since."""
    asked = {"if-none-match", "if-modified-since"} & set(request.headers)
    return SiteResponse(304, headers={"etag": honest.etag}) if asked else honest


def _location(plan: FaultPlan, request: SiteRequest) -> str:
    if plan.location:
        return plan.location
    return {
        Fault.REDIRECT_AWAY: "https://somewhere-else.example/foi/",
        Fault.REDIRECT_LOOPBACK: "http://127.0.0.1:9/internal/",
        Fault.REDIRECT_METADATA: "http://169.254.169.254/latest/meta-data/",
        Fault.REDIRECT_LOOP: request.path,
    }[plan.fault]


@lru_cache(maxsize=4)
def _zeros(size: int) -> bytes:
    return gzip.compress(bytes(size), 9, mtime=0)


def _bomb(size: int) -> SiteResponse:
    """A small compressed body that unpacks to ``size`` bytes."""
    return SiteResponse(200, _zeros(size), headers={"content-encoding": "gzip"})
