"""What was fetched, kept for good: WARC files, their index, and ``crawl.db`` behind one store."""

from __future__ import annotations

from scraper.archive.archive import Archive

__all__ = ["Archive"]
