"""Requests and responses of the sample sites, before they become ASGI messages."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class SiteRequest:
    """One request. ``headers`` have lower-case names; ``target`` is path and query."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    base: str = ""

    @property
    def target(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True, slots=True)
class SiteResponse:
    """One whole response, held in memory."""

    status: int
    body: bytes = b""
    media_type: str = HTML
    changed_at: datetime | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


def redirect(location: str, status: int = 301) -> SiteResponse:
    """A redirect to a path or an address."""
    return SiteResponse(status, headers={"location": location})


def finish(request: SiteRequest, response: SiteResponse) -> SiteResponse:
    """Adds validators, answers conditional requests with 304, compresses, drops HEAD's body."""
    headers = {"content-type": response.media_type, **response.headers}
    if response.status == HTTPStatus.OK and response.changed_at is not None:
        stamp = response.changed_at.replace(tzinfo=UTC, microsecond=0)
        headers["etag"] = response.etag
        headers["last-modified"] = format_datetime(stamp, usegmt=True)
        if unchanged(request, response.etag, stamp):
            headers.pop("content-type")
            return replace(response, status=304, body=b"", headers=headers)
    body = response.body
    if _compressible(response) and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, 6, mtime=0)
        headers |= {"content-encoding": "gzip", "vary": "Accept-Encoding"}
    if response.status != HTTPStatus.NOT_MODIFIED:
        headers.setdefault("content-length", str(len(body)))
    if request.method == "HEAD":
        body = b""
    return replace(response, body=body, headers=headers)


def _compressible(response: SiteResponse) -> bool:
    encoded = "content-encoding" in response.headers
    return bool(response.body) and response.media_type == HTML and not encoded


def unchanged(request: SiteRequest, etag: str, changed: datetime) -> bool:
    """RFC 9110 section 13.1: If-None-Match wins over If-Modified-Since."""
    match = request.headers.get("if-none-match")
    if match is not None:
        return etag in {tag.strip().removeprefix("W/") for tag in match.split(",")}
    since = request.headers.get("if-modified-since")
    if since is None:
        return False
    try:
        return changed <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False
