"""Pages that only send a browser on: a meta refresh, a Refresh header, a line of script.

Such a page is no answer; where it leads is followed as a redirect would be (``visit``).
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from parsers.text.decoding import charset_of, text
from scraper.fetch.exchange import Answer

_HEAD: Final = 16 * 1024
_FEW: Final = 300  # characters: a stub says "Redirecting" and little more
_SOON: Final = 15  # seconds: a page that renews itself by the minute is a page
_TAG: Final = re.compile(rb"<meta\b[^>]{1,600}>", re.IGNORECASE)
_REFRESH: Final = re.compile(rb"http-equiv\s*=\s*[\"']?refresh\b", re.IGNORECASE)
_CONTENT: Final = re.compile(rb"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_WHERE: Final = re.compile(
    r"\s*(?P<after>\d{0,4})[\d.]*\s*[;,]\s*(?:url\s*=\s*)?[\"']?(?P<url>[^\"']+)", re.IGNORECASE
)
_SCRIPT: Final = re.compile(
    rb"\blocation(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*[\"']([^\"']{1,2000})[\"']",
    re.IGNORECASE,
)
_RUN: Final = re.compile(
    rb"<script\b.*?(?:</script\s*>|$)|\bonload\s*=\s*(?:\"[^\"]*\"|'[^']*')",
    re.IGNORECASE | re.DOTALL,
)
_FRAMESET: Final = re.compile(rb"<frameset\b", re.IGNORECASE)
_UNSEEN: Final = re.compile(
    rb"<(script|style|noscript|title|noframes)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>",
    re.IGNORECASE | re.DOTALL,
)


def leads_to(answer: Answer, body: bytes) -> str | None:
    """Where a page that is only a stub sends a browser, as printed; "" for a page that
    only loads frames; None for any other page."""
    header = answer.header("refresh") or ""
    head = body[:_HEAD]
    if not header and not _may_lead(head):
        return None
    if len(b" ".join(_UNSEEN.sub(b" ", head).split())) >= _FEW:
        return None
    charset = charset_of(head, answer.header("content-type"))
    for words in (header, *_refreshes(head, charset)):
        found = _WHERE.match(words)
        if found and int(found["after"] or 0) <= _SOON:
            return unescape(found["url"]).strip()
    for line in _RUN.finditer(head):  # what runs by itself; a click is the reader's
        if script := _SCRIPT.search(line[0]):
            return text(script[1], charset)
    return "" if _FRAMESET.search(head) else None


def _may_lead(head: bytes) -> bool:
    lower = head.lower()
    return b"refresh" in lower or b"location" in lower or b"<frameset" in lower


def _refreshes(head: bytes, charset: str) -> list[str]:
    found = []
    for tag in _TAG.findall(head):
        content = _CONTENT.search(tag)
        if _REFRESH.search(tag) and content:
            value = content[1] or content[2] or content[3] or b""
            found.append(text(value, charset))
    return found
