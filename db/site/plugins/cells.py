"""How single cells look in Datasette's lists: outcomes in words, keys as links."""

from __future__ import annotations

from typing import Any

from datasette.app import Datasette
from datasette.utils import tilde_encode
from markupsafe import Markup
from pluggy import HookimplMarker

from db import pages
from db.faces import addresses
from db.glossary import meaning
from parsers.types import Outcome

hookimpl = HookimplMarker("datasette")

# A column of a view or query that holds a key, and the table it is a key of.
_KEYS = {
    "key": "disclosures",
    "disclosure": "disclosures",
    "table_key": "tables",
    "duplicate_of": "tables",
    "document": "documents",
    "from_key": "disclosures",
    "to_key": "disclosures",
    "force": "forces",
}
_OUTCOME = Markup('<span class="outcome outcome-{word}">{text}</span>')
_LINK = Markup('<a href="{href}">{text}</a>')


@hookimpl
async def render_cell(
    value: Any, column: str, table: str | None, database: str, datasette: Datasette
) -> Markup | None:
    if database != "forcewide" or value is None:
        return None
    if column == "outcome" and isinstance(value, str):
        return _OUTCOME.format(word=value, text=meaning(Outcome, value))
    if table == "figures" and column == "table_id":
        return await _table_of_build(datasette, value)
    other = _KEYS.get(column)
    if other is None or str(value).startswith("http"):  # the address of a file is no key of ours
        return None
    if isinstance(value, dict):  # a foreign key and the label Datasette found for it
        text = value["label"] or value["value"]
        return _LINK.format(href=_href(datasette, other, value["value"]), text=text)
    if table is None and column == "key":  # of whichever table was asked
        other = await pages.table_with(datasette, value)
    if other and (table is None or await _is_view(datasette, table)):
        return _LINK.format(href=_href(datasette, other, value), text=value)
    return None


async def _table_of_build(datasette: Datasette, value: Any) -> Markup | None:
    """A figure's table by its lasting key: the number is of one build only."""
    number = value["value"] if isinstance(value, dict) else value
    found = await pages.rows(datasette, "SELECT key, caption FROM tables WHERE id = ?", number)
    if not found:
        return None
    key = found[0]["key"]
    return _LINK.format(href=_href(datasette, "tables", key), text=found[0]["caption"] or key)


async def _is_view(datasette: Datasette, name: str) -> bool:
    return name in await datasette.get_database("forcewide").view_names()


def _href(datasette: Datasette, table: str, key: str) -> str:
    own = addresses.of_row(table, str(key))
    if own is not None:
        return str(datasette.urls.path(own))
    return str(datasette.urls.row("forcewide", table, tilde_encode(key)))
