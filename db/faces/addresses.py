"""The short, lasting addresses of what is published: made of keys, never of a build's numbers."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlencode

from db.faces.page import Address, Form

# A slash within a key stays one, but for what would read as another address.
_MISREAD: Final = re.compile(
    rf"^/|/t/[^/]+$|\.(?:{'|'.join(Form)})$|//|/$|(?:^|/)\.{{1,2}}(?:/|$)", re.IGNORECASE
)

FORCES: Final = Address("/coverage")


def answer(key: str) -> Address:
    """``/a/<force>/<reference>`` of a disclosure's key."""
    force, _, reference = key.partition("/")
    return Address(f"/a/{_quoted(force)}/{_quoted(reference)}")


def table(key: str) -> Address:
    """``/a/<force>/<reference>/t/<file>-<position>`` of a table's key."""
    owner, digits, position = key.rsplit("/", 2)
    return Address(f"{answer(owner)}/t/{digits}-{position}")


def figure(table_key: str, row: int, column: int) -> Address:
    """``/f/<table key>/<row>/<column>`` of one cell."""
    owner, digits, position = table_key.rsplit("/", 2)
    force, _, reference = owner.partition("/")
    inner = f"{_quoted(force)}/{_quoted(reference)}/{digits}/{position}"
    return Address(f"/f/{inner}/{row}/{column}")


def force(slug: str) -> Address:
    return Address(f"/force/{_quoted(slug)}")


def topic(slug: str) -> Address:
    return Address(f"/topic/{_quoted(slug)}")


def search(words: str) -> Address:
    return with_query("/search", q=words)


def report(about: Address) -> Address:
    """Where to say that something is wrong with a page."""
    return with_query("/report", about=about)


def of_row(table_name: str, key: str) -> Address | None:
    """The page that a row of stock Datasette has here; ``None`` where it has none."""
    made = {"disclosures": answer, "answers": answer, "forces": force, "tables": table}
    if table_name not in made or (table_name == "tables" and key.count("/") < 3):
        return None
    return made[table_name](key)


def in_datasette(table_name: str, **filters: str) -> Address:
    """A list of stock Datasette."""
    query = f"?{urlencode(filters)}" if filters else ""
    return Address(f"/forcewide/{table_name}{query}")


def with_query(address: str, **words: str) -> Address:
    """The address with words of a query, those that are empty left out."""
    query = urlencode({name: word for name, word in words.items() if word})
    return Address(f"{address}{f'?{query}' if query else ''}")


def with_form(address: str, form: Form | str | None, query: str = "") -> Address:
    """The same page in another form."""
    path = "/home" if form and address == "/" else address
    return Address(f"{path}{f'.{form}' if form else ''}{f'?{query}' if query else ''}")


def _quoted(text: str) -> str:
    """Encoded for a path. A key that would read as another address keeps no slash or last stop."""
    if not _MISREAD.search(text):
        return quote(text, safe="/~")
    return quote(text, safe="~").replace(".", "%2E")
