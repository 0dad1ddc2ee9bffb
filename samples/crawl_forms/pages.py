"""The small pages that the forms are made of, and the sites of a list and its items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samples.crawl_forms.form import Answer, Build, Hosts
from samples.http import HTML, SiteRequest, SiteResponse

LOG = "/foi-log"
ITEMS = "/answers/"
PDF_TYPE = "application/pdf"
TOPICS = (
    "Drones", "Horses", "Lost keys", "Bicycles", "Uniforms", "Car parks", "Radios", "Kennels",
    "Whistles", "Helmets", "Canteens", "Lighthouses", "Ferries", "Marathons", "Fireworks",
)  # fmt: skip


def pdf(words: str) -> bytes:
    """A one-page PDF without an index of objects, as some writers leave it."""
    stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode("latin-1")
    length = str(len(stream)).encode()
    return b"\n".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 144]/Contents 4 0 R",
            b"/Resources<</Font<</F1 5 0 R>>>>>>endobj",
            b"4 0 obj<</Length " + length + b">>stream\n" + stream + b"\nendstream endobj",
            b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
            b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n",
        )
    )


def page(body: str, *, head: str = "", title: str = "Disclosure log") -> str:
    """A whole HTML page."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body>{body}</body></html>"
    )


def html(text: str, status: int = 200, headers: dict[str, str] | None = None) -> SiteResponse:
    """A page as a response."""
    return SiteResponse(status, text.encode(), HTML, headers=headers or {})


def pdf_file(words: str = "Our reference FOI 7/26") -> SiteResponse:
    """A PDF as a response."""
    return SiteResponse(200, pdf(words), PDF_TYPE)


def title_of(k: int) -> str:
    """The title of item ``k``, on its line and on its own page."""
    return f"FOI {k + 101} {TOPICS[k % len(TOPICS)]}"


def path_of(k: int) -> str:
    return f"{ITEMS}foi-{k + 101}"


def rows(which: Sequence[int]) -> str:
    """The lines of a listing."""
    lines = "".join(f'<li><a href="{path_of(k)}">{title_of(k)}</a></li>' for k in which)
    return f'<ul class="results">{lines}</ul>'


def item_page(title: str, extra: str = "", *, head: str = "") -> str:
    """An answer of a few sentences."""
    return page(
        f"<main><h1>{title}</h1><h2>Request</h2><p>How many were there in 2025?</p>"
        f"<h2>Response</h2><p>We hold this. There were 41 in 2025, in answer to {title}.</p>"
        f"{extra}</main>",
        head=head,
        title=title,
    )


def item_of(path: str) -> str | None:
    """The page of one of the numbered items."""
    if not path.startswith(f"{ITEMS}foi-"):
        return None
    number = path.removeprefix(f"{ITEMS}foi-").strip("/")
    return item_page(title_of(int(number) - 101)) if number.isdigit() else None


@dataclass(frozen=True, slots=True)
class Routed:
    """A site of fixed paths (with or without query); items answer for themselves."""

    routes: Mapping[str, SiteResponse]

    def __call__(self, request: SiteRequest) -> SiteResponse | None:
        found = self.routes.get(request.target) or self.routes.get(request.path)
        if found is not None:
            return found
        text = item_of(request.path)
        return None if text is None else html(text)


def routed(routes: Mapping[str, str | SiteResponse]) -> Answer:
    """A site of fixed paths."""
    made = {k: html(v) if isinstance(v, str) else v for k, v in routes.items()}
    return Routed(made)


def fixed(routes: Mapping[str, str | SiteResponse]) -> Build:
    """A site that is the same on every host and night."""
    return lambda hosts, night: routed(routes)


def log_page(lines: str, *, head: str = "", title: str = "Disclosure log") -> str:
    """A listing page."""
    return page(f"<main><h1>{title}</h1>{lines}</main>", head=head)


def host_text(text: str, hosts: Hosts) -> str:
    """``{host}`` and ``{store}`` in a table's row, replaced by where the site is served."""
    return text.replace("{host}", hosts.log).replace("{store}", hosts.store)
