"""What is asked of a site and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RequestKind(StrEnum):
    """What a request is for, and so which reader its page goes to."""

    LISTING = "listing"
    ITEM = "item"
    ATTACHMENT = "attachment"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class Request:
    """An address to fetch, as a platform asks for it (GET only)."""

    url: str
    kind: RequestKind


@dataclass(frozen=True, slots=True)
class Page:
    """One stored response, as parsers see it. ``media_type`` is sniffed, not declared.

    ``charset`` is a text's encoding as a Python codec, decided by rule when it was
    fetched (docs/fetching.md); None for other types, or where nobody has decided.
    """

    url: str
    final_url: str
    status: int
    media_type: str
    body: bytes
    fetched_at: datetime
    sha256: str
    charset: str | None = None
