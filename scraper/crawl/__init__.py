"""The nightly walk over the logs of the forces."""

from __future__ import annotations

from scraper.crawl.crawl import run_crawl

__all__ = ["run_crawl"]
