"""A web archive's untouched copy as the answer that the force's own site once gave.

Only what carries ``Memento-Datetime`` (RFC 7089 section 2.1.1) is the site's answer; the rest
is the archive speaking. Its moment, and the address that ``Link`` calls the original, win
over what the copy's address asked for: archives answer with the nearest copy they have.
"""

from __future__ import annotations

import base64
import email.utils
import hashlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from parsers.text.addresses import link_named, located
from scraper.archive.rows import Origin
from scraper.fetch.exchange import UndecodableError, decode
from scraper.recordings.recorded import Recorded
from scraper.web_archives import WebArchive, taken_apart

_ORIGINAL: Final = "x-archive-orig-"
_GZIP: Final = b"\x1f\x8b"
# Archives send these of the original under their own names.
_OWN: Final = ("content-type", "content-encoding", "location", "etag", "last-modified")
_OF_THE_WIRE: Final = frozenset({"transfer-encoding", "content-length", "connection"})
_CODING: Final = "content-encoding"
_PACKINGS: Final = 2  # the site's own compression, and an archive's over it


def memento_moment(found: Recorded) -> datetime | None:
    """When a copy was taken, by its own word; None where it is no copy of a site's answer."""
    try:
        at = email.utils.parsedate_to_datetime(found.header("memento-datetime") or "")
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def unwrapped(
    found: Recorded, archives: Collection[WebArchive], limit: int, named_digest: str = ""
) -> Recorded:
    """A copy under the address and moment it was captured at, with where it came from.

    Everything else is returned as it is. ``named_digest`` is what the archive's index says of
    the bytes: it tells how often they were packed. At most ``limit`` bytes are unpacked.
    """
    copy = taken_apart(found.url, archives)
    at = memento_moment(found) if copy is not None else None
    if copy is None or at is None or found.origin is not None:
        return found
    original = link_named(found.header("link") or "", "original") or copy.original
    body, matched = _as_captured(found, named_digest, limit)
    origin = Origin(copy.archive.name, found.url, found.at, named_digest, matched)
    headers = tuple(_headers(found, body, archives))
    return replace(found, url=original, at=at, body=body, headers=headers, digest="", origin=origin)


def _as_captured(found: Recorded, digest: str, limit: int) -> tuple[bytes, bool | None]:
    """The bytes that the site sent, and whether they have the digest of the index (None: it
    names none that we know). An archive may have packed them once more."""
    layers = list(_layers(found.body, limit))
    known = [has_digest(layer, digest) for layer in layers]
    if True in known:
        return layers[known.index(True)], True
    matched = None if None in known else False
    packed_twice = len(layers) > _PACKINGS
    return layers[1 if packed_twice else 0], matched


def _layers(body: bytes, limit: int) -> Iterator[bytes]:
    yield body
    for _ in range(_PACKINGS):
        if not body.startswith(_GZIP):
            return
        try:
            body = decode(body, "gzip", limit)
        except UndecodableError:
            return
        yield body


def has_digest(body: bytes, digest: str) -> bool | None:
    """Whether bytes have a digest as indexes write it (base 32 of SHA-1, or ``sha256:...``);
    None for one of another kind, or none."""
    kind, mark, value = digest.rpartition(":")
    wanted = kind.lower() if mark else "sha1"
    if not value or wanted not in {"sha1", "sha256"}:
        return None
    made = hashlib.new(wanted, body, usedforsecurity=False)
    written = {made.hexdigest(), base64.b32encode(made.digest()).decode().rstrip("=").lower()}
    return value.rstrip("=").lower() in written


def _headers(
    found: Recorded, body: bytes, archives: Collection[WebArchive]
) -> Iterator[tuple[str, str]]:
    """The site's own headers: those kept as ``X-Archive-Orig-``, and what stands for itself."""
    kept = [
        (name[len(_ORIGINAL) :], value)
        for name, value in found.headers
        if name.lower().startswith(_ORIGINAL)
    ]
    said = {name.lower() for name, _ in kept}
    kept += [
        (name, value)
        for name, value in found.headers
        if name.lower() in _OWN and name.lower() not in said
    ]
    packed = body.startswith(_GZIP)
    for name, value in kept:
        lower = name.lower()
        if lower == "location":
            yield name, _original_of(value, found.url, archives)
        elif lower == _CODING and "gzip" in value.lower() and not packed:
            continue  # it speaks of what the archive, or its client, has undone
        elif lower not in _OF_THE_WIRE:
            yield name, value


def _original_of(location: str, url: str, archives: Collection[WebArchive]) -> str:
    """Where an archived redirect leads: some archives lead into themselves."""
    copy = taken_apart(located(url, location), archives)
    return copy.original if copy is not None else location
