"""The addresses that robots ask for first."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Final

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from pluggy import HookimplMarker

from db.faces import machines
from db.faces.page import Missing, Reader, Site
from db.faces.routes import ROUTES

hookimpl = HookimplMarker("datasette")

View = Callable[[Datasette, Request], Awaitable[Response]]
_XML: Final = "application/xml; charset=utf-8"
_KEPT: Final = {"Cache-Control": "max-age=3600"}


@hookimpl
def register_routes() -> list[tuple[str, View]]:
    return [
        (r"^/robots\.txt$", _robots),
        (r"^/llms\.txt$", _llms),
        (r"^/favicon\.ico$", _icon),
        (r"^/sitemap(?:-(?P<name>pages|\d{1,6}))?\.xml$", _sitemap),
    ]


def _site(datasette: Datasette, request: Request) -> Site:
    return Site(datasette.absolute_url(request, datasette.urls.path("/")).rstrip("/"))


async def _robots(datasette: Datasette, request: Request) -> Response:
    return Response.text(machines.robots(_site(datasette, request)), headers=_KEPT)


async def _llms(datasette: Datasette, request: Request) -> Response:
    return Response.text(machines.llms(ROUTES, _site(datasette, request)), headers=_KEPT)


async def _icon(datasette: Datasette, request: Request) -> Response:
    return Response.redirect(datasette.urls.path("/assets/favicon.svg"), status=301)


async def _sitemap(datasette: Datasette, request: Request) -> Response:
    site, name = _site(datasette, request), request.url_vars.get("name")

    def read(connection: sqlite3.Connection) -> str:
        reader = Reader(connection)
        if name is None:
            return machines.sitemap_index(reader, site)
        return machines.sitemap(reader, site, name)

    try:
        text = await datasette.get_database("forcewide").execute_fn(read)
    except Missing as error:
        return Response.text(f"{error.says}\n", status=404)
    return Response(text, 200, _KEPT, _XML)
