"""What a stored answer said in its headers beside its body."""

from __future__ import annotations

from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.archive.warc import record_at


def header_of(store: Store, capture: Capture, name: str) -> str:
    """A header of the answer as it was received; empty where it had none."""
    record = record_at(store.settings.archive / capture.warc_file, capture.warc_offset)
    return record.http_header(name) or ""
