"""What is said to robots: the site map, what to leave alone, and a page for language models."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape

from db.faces import addresses
from db.faces.page import Address, Missing, Reader, Site
from db.faces.route import Route

A_FILE: Final = 40_000  # addresses of one site map; the protocol allows 50,000
_SPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PAGES: Final = (
    "/",
    "/topics",
    "/coverage",
    "/refusals",
    "/changes",
    "/ask",
    "/data",
    "/api",
    "/about",
)
# Numbers of a build's order: an answer's file of the map may be another in the next.
_ANSWERS: Final = """
    SELECT key FROM answers WHERE id > :after AND id <= :to
    AND sensitivity = 'none' AND gone_since IS NULL ORDER BY id
"""


def robots(site: Site) -> str:
    """Facets, sorts and searches are endless, and each number has a page: these are left alone."""
    return (
        "User-agent: *\nDisallow: /*?\nDisallow: /-/\nDisallow: /f/\n"
        f"\nSitemap: {site.root}/sitemap.xml\n"
    )


def sitemap_index(reader: Reader, site: Site) -> str:
    """The files of the map: one of pages, and as many as the answers need."""
    last = reader.first("SELECT max(id) AS n FROM disclosures")["n"] or 0
    files = ["pages", *(str(number) for number in range(1, -(-last // A_FILE) + 1))]
    rows = "".join(
        f"<sitemap><loc>{escape(site.root)}/sitemap-{name}.xml</loc></sitemap>" for name in files
    )
    return f'{_HEAD}<sitemapindex xmlns="{_SPACE}">{rows}</sitemapindex>\n'


_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemap(reader: Reader, site: Site, name: str) -> str:
    """One file of the map. Raises ``Missing`` for one that there is not."""
    if name == "pages":
        found: list[Address] = [Address(path) for path in _PAGES]
        found += [addresses.force(row["slug"]) for row in reader.rows("SELECT slug FROM forces")]
        found += [addresses.topic(row["slug"]) for row in reader.rows("SELECT slug FROM topics")]
    else:
        start = (int(name) - 1) * A_FILE
        rows = reader.rows(_ANSWERS, after=start, to=start + A_FILE) if start >= 0 else []
        found = [addresses.answer(row["key"]) for row in rows]
    if not found:
        raise Missing("There is no such file of the site map.")
    return f'{_HEAD}<urlset xmlns="{_SPACE}">{_urls(found, site)}</urlset>\n'


def _urls(found: Iterable[Address], site: Site) -> str:
    return "".join(f"<url><loc>{escape(site.root + one)}</loc></url>" for one in found)


def llms(routes: Iterable[Route], site: Site) -> str:
    """What there is and how to ask for it (llmstxt.org)."""
    lines = "\n".join(
        f"- `{route.address}` ({', '.join(f'.{form}' for form in route.forms)}): {route.about}"
        for route in routes
    )
    return (
        "# Forcewide\n\n> Answers to freedom of information requests that UK police forces have"
        " published, with their tables as numbers that can be compared. The force's own page is"
        " the record: cite it beside ours.\n\n"
        "Put an ending behind an address for JSON and other forms. A cell such as `<5` or `*` has"
        " no value, only what it means; do not fill it in. Forces count differently: read the"
        " warnings of an answer before you compare its numbers.\n\n"
        f"## Pages\n\n{lines}\n\n## More\n\n"
        f"- [OpenAPI]({site.root}/openapi.json): every field\n"
        f"- [How it is made]({site.root}/about): limits and licence\n"
        f"- [All of it as rows]({site.root}/data)\n"
    )
