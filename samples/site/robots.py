"""What the platform says to crawlers: its robots.txt as seen, and a sitemap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

# As seen on www.gmp.police.uk, 30 August 2026: wildcards, `$`, and a relative sitemap.
ROBOTS = """User-agent: *
Disallow: /*/mediacentre
Disallow: /*/?u=media
Disallow: /*/GetPdf/?
Disallow: /*/GetPaginatedResults/?
Disallow: /*.aspx$
Disallow: /500.html
Disallow: /api/*

Sitemap: /sitemap.xml
"""

ROBOTS_FORBID_ALL = "User-agent: *\nDisallow: /\n"

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(base: str, pages: Iterable[tuple[str, datetime | None]]) -> bytes:
    """A urlset of (path, last change)."""
    lines = [_HEAD + f"<urlset {_SPACE}>"]
    for path, changed in pages:
        stamp = f"<lastmod>{changed.date().isoformat()}</lastmod>" if changed else ""
        lines.append(f"<url><loc>{escape(base + path)}</loc>{stamp}</url>")
    lines.append("</urlset>\n")
    return "\n".join(lines).encode()


def sitemap_index(base: str, paths: Iterable[str]) -> bytes:
    """An index of several sitemaps."""
    lines = [_HEAD + f"<sitemapindex {_SPACE}>"]
    lines += [f"<sitemap><loc>{escape(base + path)}</loc></sitemap>" for path in paths]
    lines.append("</sitemapindex>\n")
    return "\n".join(lines).encode()
