"""The pages of ``db.faces`` on their addresses: loaded, rendered, with what caches need."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import urlencode

import jinja2
from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import Request, Response
from pluggy import HookimplMarker

from db.faces import addresses, former, render
from db.faces.openapi import document
from db.faces.page import Address, Asked, Form, Link, Missing, Moved, NoPageError, Page, Site, Wrong
from db.faces.page import Reader as PageReader
from db.faces.route import Route
from db.faces.routes import ROUTES
from db.faces.welsh import outcome_words, words
from db.faces.wording import FILTERS

hookimpl = HookimplMarker("datasette")

View = Callable[[Datasette, Request], Awaitable[Response]]
_ALLOWED: Final = "GET, HEAD"
_LONGEST_FORM: Final = 200_000  # bytes of what is sent in a form
_NOT_IN_A_FILE_NAME: Final = re.compile(r"[^A-Za-z0-9._-]+")
_CORS: Final = {"Access-Control-Allow-Origin": "*"}
_KEPT: Final = "max-age=60"  # seconds; after that an unchanged build answers 304


@hookimpl
def register_routes() -> list[tuple[str, View]]:
    return [
        (r"^/openapi\.json$", _openapi),
        (rf"^/forcewide/(?P<name>{'|'.join(former.NAMES)})(?:\.(?P<form>json|csv))?$", _former),
        (r"^/forcewide/(?P<table>disclosures|answers|tables|forces)/(?P<key>[^/.]+)$", _of_a_row),
        *((route.pattern, _view(route)) for route in ROUTES),
    ]


@hookimpl
def prepare_jinja2_environment(env: jinja2.Environment) -> None:
    env.filters |= FILTERS
    env.globals |= {"address_of": addresses, "words": words, "outcome_words": outcome_words}


def site_of(datasette: Datasette, request: Request) -> Site:
    """Where this instance stands, as the reader has called it."""
    config = datasette.plugin_config("forcewide") or {}
    root = datasette.absolute_url(request, datasette.urls.path("/")).rstrip("/")
    return Site(root, config.get("build", ""), config.get("contact", ""))


def _view(route: Route) -> View:
    async def view(datasette: Datasette, request: Request) -> Response:
        site = site_of(datasette, request)
        given = request.url_vars.get("form")
        form = Form(given) if given else None
        allowed = f"{_ALLOWED}, POST" if route.posted else _ALLOWED
        if request.method not in allowed.split(", "):
            return Response.text(f"Only {allowed}", 405, {"Allow": allowed})
        tag = f'W/"{site.build}{form or ""}"' if site.build and not route.posted else ""
        if tag and tag in request.headers.get("if-none-match", ""):
            return Response("", 304, {"ETag": tag, "Cache-Control": _KEPT} | _CORS)
        try:
            return await _shown(datasette, request, route, form, site, tag)
        except Moved as moved:
            path, _, query = moved.address.partition("?")
            kept = query or request.query_string if moved.lasting else query
            sheet = request.args.get("sheet") if not moved.lasting else None
            if sheet:  # the rows that were asked for, wherever they stand
                kept = "&".join(filter(None, (kept, urlencode({"sheet": sheet}))))
            leads = addresses.with_form(path, form, kept)
            return Response.redirect(
                datasette.urls.path(leads), 301 if moved.lasting else 302, _CORS
            )
        except NoPageError as error:
            return await refused(datasette, request, error, form)
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            return await refused(datasette, request, _Slow(_TOO_LONG), form)

    return view


class _Slow(NoPageError):  # noqa: N818
    status, title = 503, "That took too long"


_STEPS: Final = 1000  # of SQLite's machine between two looks at the clock: 0.1 ms
_TOO_LONG: Final = "Making this page took longer than it may. Ask for less: more words, one force."


async def _shown(
    datasette: Datasette, request: Request, route: Route, form: Form | None, site: Site, tag: str
) -> Response:
    words = {name: request.args[name] for name in request.args}
    if request.method == "POST":
        words |= await _form_of(request)
    asked = Asked(route.parts_of(request.url_vars), words, site, form)
    if form and (unknown := route.unknown(set(asked.query))):
        known = ", ".join(word.name for word in route.words) or "none"
        raise Wrong(f"Unknown: {', '.join(sorted(unknown))}. This page takes: {known}.")
    page = await load(datasette, route, asked)
    kept = "no-store" if request.method == "POST" else _KEPT
    headers = {"Cache-Control": kept} | ({"ETag": tag} if tag else {})
    if not page.head.indexed:
        headers["X-Robots-Tag"] = "noindex"
    if form is None:
        return Response.html(await _html(datasette, request, route, page, site), headers=headers)
    body = render.rendered(page, form, site, page.forms_of(route.forms), asked.word("sheet"))
    if form in {Form.CSV, Form.XLSX}:
        name = _NOT_IN_A_FILE_NAME.sub("-", page.head.address.partition("?")[0]).strip("-")
        headers["Content-Disposition"] = f'attachment; filename="{name or "home"}.{form}"'
    return Response(body, 200, headers | _CORS, render.TYPES[form])


async def _form_of(request: Request) -> dict[str, str]:
    """What a form has sent. Raises ``Wrong`` for what is too long, or does not say how long."""
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdigit()) or int(length) > _LONGEST_FORM:
        raise Wrong(f"Send at most {_LONGEST_FORM:,} bytes, with their length.")
    sent: dict[str, str] = await request.post_vars()
    return sent


@hookimpl
def skip_csrf(scope: dict[str, Any]) -> bool:
    """Our forms change nothing and nobody is known here, so nothing can be forged."""
    return any(route.posted and re.search(route.pattern, scope["path"]) for route in ROUTES)


async def load(datasette: Datasette, route: Route, asked: Asked) -> Page:
    """The page, read in one thread from one connection within the site's time.

    The time is the thread's own: a page that is quick is not refused because the machine is busy.
    """
    limit = datasette.setting("sql_time_limit_ms") / 1000

    def read(connection: sqlite3.Connection) -> Page:
        end = time.thread_time() + limit
        connection.set_progress_handler(lambda: int(time.thread_time() >= end), _STEPS)
        try:
            return route.load(PageReader(connection), asked)
        finally:
            connection.set_progress_handler(None, _STEPS)

    page: Page = await datasette.get_database("forcewide").execute_fn(read)
    return page


async def _html(
    datasette: Datasette, request: Request, route: Route, page: Page, site: Site
) -> str:
    path, _, query = page.head.address.partition("?")
    drawn, forms = page.drawn(), page.forms_of(route.forms)
    context: dict[str, Any] = {
        "page": page,
        "route": route,
        "site": site,
        "canonical": site.root + page.head.address,
        "forms": {form: addresses.with_form(path, form, query) for form in forms},
        "drawn": drawn,
    }
    html: str = await datasette.render_template(
        f"faces/{route.template}", context, request=request, view_name=route.name
    )
    return html


async def refused(
    datasette: Datasette, request: Request, error: NoPageError, form: Form | None
) -> Response:
    """What is wrong and where to go on, for people or as JSON for whoever asked for a file."""
    lead = error.lead or (
        Link("Search the answers", Address("/search")),
        Link("The front page", Address("/")),
    )
    if form:
        root = site_of(datasette, request).root
        said = {
            "ok": False,
            "status": error.status,
            "title": error.title,
            "error": error.says,
            "lead": render.plain(lead, root),
        }
        text = json.dumps(said, ensure_ascii=False, indent=1)
        return Response(text, error.status, _CORS, render.TYPES[Form.JSON])
    html = await datasette.render_template("faces/refused.html", {"error": error, "lead": lead})
    return Response.html(html, status=error.status)


async def _of_a_row(datasette: Datasette, request: Request) -> Response:
    """The page of a row that Datasette would show as columns and values; its JSON stays there."""
    table, key = request.url_vars["table"], tilde_decode(request.url_vars["key"])
    leads = addresses.of_row(table, key)
    if leads is None:
        return await refused(datasette, request, Missing("There is no such row."), None)
    return Response.redirect(datasette.urls.path(leads), status=301)


async def _former(datasette: Datasette, request: Request) -> Response:
    """The page that answers what a query of stock Datasette answered."""
    given = {name: request.args[name] for name in request.args}
    path, _, query = former.leads(request.url_vars["name"], given).partition("?")
    leads = addresses.with_form(path, request.url_vars.get("form"), query)
    return Response.redirect(datasette.urls.path(leads), 301, _CORS)


async def _openapi(datasette: Datasette, request: Request) -> Response:
    said = document(ROUTES, site_of(datasette, request).build)
    text = json.dumps(said, ensure_ascii=False, indent=1)
    return Response(text, 200, {"Cache-Control": _KEPT} | _CORS, render.TYPES[Form.JSON])
