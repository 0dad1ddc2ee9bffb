"""Gives each template what it shows (``db.pages``) and the words to say it with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import jinja2
from datasette.app import Datasette
from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import NotFound, Request, Response
from pluggy import HookimplMarker

from db import pages
from db.glossary import GLOSSARY, meaning
from db.schema import SCHEMA
from db.views import VIEWS

hookimpl = HookimplMarker("datasette")

_LOADERS: dict[str, Callable[[Datasette, str], Awaitable[pages.Page]]] = {
    "table.html": pages.force_names,
}
_DESCRIBED = {table.name: table.about for table in SCHEMA} | {v.name: v.about for v in VIEWS}
_VOCABULARIES = {vocabulary.__name__: vocabulary for vocabulary in GLOSSARY}


@hookimpl
def extra_template_vars(
    template: str, request: Request | None, datasette: Datasette
) -> Callable[[], Awaitable[dict[str, Any]]]:
    async def load() -> dict[str, Any]:
        key = (request.url_vars if request else {}).get("pks", "")
        shown = {"sample": await _sample(datasette), "described": _DESCRIBED}
        if loader := _LOADERS.get(template):
            shown |= await loader(datasette, tilde_decode(key))
        return shown

    return load


async def _sample(datasette: Datasette) -> bool:
    """Whether any row comes from an invented sample site; pages then say so."""
    found = await pages.rows(datasette, "SELECT 1 FROM forces WHERE sample = 1 LIMIT 1")
    return bool(found)


@hookimpl
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Callable[[], Awaitable[Response | None]] | None:
    """A key or address that an answer had before leads to the answer."""
    if not isinstance(exception, NotFound) or not {"table", "pks"} <= request.url_vars.keys():
        return None

    async def lead() -> Response | None:
        table, form = request.url_vars["table"], request.url_vars.get("format")
        key = await pages.moved(datasette, table, tilde_decode(request.url_vars["pks"]))
        if key is None:
            return None
        home = "disclosures" if table == "answers" else table
        path = datasette.urls.row("forcewide", home, tilde_encode(key), format=form)
        query = f"?{request.query_string}" if request.query_string else ""
        return Response.redirect(f"{path}{query}", status=301)

    return lead


@hookimpl
def prepare_jinja2_environment(env: jinja2.Environment) -> None:
    env.filters["tilde"] = tilde_encode
    env.filters["meaning"] = _meaning


def _meaning(word: str | None, vocabulary: str) -> str:
    """What a word of a closed vocabulary says in plain English."""
    return meaning(_VOCABULARIES[vocabulary], word)
