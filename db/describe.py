"""Writes what is declared into ``metadata.yml``, ``docs/schema.md`` and ``docs/extract.md``.

Run ``python -m db.describe`` after a change of the schema; a test compares. Titles,
facets, queries and all else in ``metadata.yml`` are written by hand and kept.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

import yaml

from db.glossary import GLOSSARY
from db.marked import put
from db.schema import SCHEMA
from db.serve import METADATA, ROOT
from db.spec import Column, Show, Table, View
from db.views import SEARCHES, VIEWS
from parsers import types
from parsers.types.facts import facts

SCHEMA_PAGE = ROOT / "docs" / "schema.md"
EXTRACT_PAGE = ROOT / "docs" / "extract.md"
_KEYS_BEGIN = "<!-- keys: written by `python -m db.describe` -->\n"
_KEYS_END = "<!-- end of keys -->"
# The objects of `extract --json`, and the types that say what is in them.
_OBJECTS: dict[str, tuple[type, ...]] = {
    "disclosure": (types.Letter,),
    "disclosure.questions": (types.Question,),
    "disclosure.exemptions": (types.Exemption,),
    "disclosure.caveats": (types.Caveat,),
    "tables": (types.Table, types.TableReading),
    "figures": (types.Figure,),
}
Metadata: TypeAlias = dict[str, object]

_HEAD = """\
# Datasette reads this. Descriptions of tables and columns come from db/schema.py:
# change them there and run `python -m db.describe`. The rest is written by hand.
"""
_INTRO = """\
# The published schema

`forcewide.db` is one strict SQLite file, rebuilt at every publish. This page is written by
`python -m db.describe` from `db/schema.py`; a test compares the two.

**Addresses.** `disclosures.key` is the force's slug, a slash and the reference (or `u-` and 12 hex
digits of the address where none is printed); a second item with one reference ends in `~2`.
`documents.key` adds a slash and the position of the file. `tables.key` is the disclosure key, the
first 12 digits of the document's SHA-256 and the position of the table in it, joined by slashes.
Keys are given once and stay. In a Datasette address a key is tilde-encoded: `/` is `~2F`, `.` is
`~2E`, `~` is `~7E`, and letters, digits, `-` and `_` are themselves, so
`kent/FOI-100/25` is `/forcewide/disclosures/kent~2FFOI-100~2F25.json`; its page is
`/a/kent/FOI-100/25` ([site](site.md)). Slashes survive proxies that
way, because no `%2F` is ever sent. `id` and `table_id` are numbers of one build, given in the
order of publication; they change with the next build and are in no link.

**Policies.** `full` shows every column. Under `facts` a column is shortened or empty where the
table says so; letters can still be searched, by their sorted words, not by phrase. Under
`link_only`, and for an answer that the force has removed (`gone_since`), only the columns marked
*link* remain and every other row of the answer is left out. A `held` document shows only its place
and that word.

Dates are ISO text, moments UTC, truths 0 or 1, lists JSON; null is "not printed" or "not known".
"""
_FACTS = {
    Show.WHOLE: "",
    Show.QUOTE: "at most 300 characters",
    Show.QUESTION: "at most 200 characters",
    Show.CELLS: "texts of at most 300 characters",
    Show.GRID: "only where the table has figures",
    Show.EMPTY: "empty",
}
_TYPES = {str: "text", int: "integer", float: "real"}


def described(metadata: Metadata) -> Metadata:
    """``metadata`` with the description of every table, view and column put in."""
    databases = _mapping(metadata, "databases")
    tables = _mapping(_mapping(databases, "forcewide"), "tables")
    for table in SCHEMA:
        entry = _mapping(tables, table.name)
        entry["description"] = table.about
        entry["columns"] = {column.name: column.about for column in table.columns}
    for view in VIEWS:
        entry = _mapping(tables, view.name)
        entry["description"] = view.about
        entry["columns"] = dict(view.columns)
    return metadata


def metadata_text(metadata: Metadata) -> str:
    return _HEAD + yaml.dump(
        described(metadata), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=96
    )


def schema_text() -> str:
    """The page docs/schema.md."""
    parts = [_INTRO, "## Tables\n", *(_table(table) for table in SCHEMA)]
    parts += ["## Views\n", *(_view(view) for view in VIEWS)]
    parts += ["## Full text\n", *(_search(s.name, s.table, s.columns) for s in SEARCHES), ""]
    parts += ["## Vocabularies\n", *(_vocabulary(v, words) for v, words in GLOSSARY.items())]
    return "\n".join(parts).rstrip() + "\n"


def extract_text(page: str) -> str:
    """The page docs/extract.md with the keys of every object put in."""
    keys = "\n".join(_keys(name, of) for name, of in _OBJECTS.items())
    return put(page, _KEYS_BEGIN, keys, _KEYS_END)


def _keys(name: str, of: tuple[type, ...]) -> str:
    lines = [f"### {name}\n", "| key | meaning |", "| --- | --- |"]
    for fact in (fact for each in of for fact in facts(each)):
        words = f" ({_anchor(fact.words, 'schema.md')})" if fact.words else ""
        lines.append(f"| `{fact.name}` | {fact.about}{words} |")
    return "\n".join([*lines, "", ""])


def _table(table: Table) -> str:
    lines = [f"### {table.name}\n", f"{table.about}. Primary key: {', '.join(table.key)}.\n"]
    lines += [
        "| column | type | meaning | under `facts` | link |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [_column(table, column) for column in table.columns]
    return "\n".join([*lines, ""])


def _column(table: Table, column: Column) -> str:
    meaning = column.about
    if column.to:
        meaning += f" (`{column.to}`)"
    if column.words:
        meaning += f" ({_anchor(column.words)})"
    link = "link" if not table.owner or column.link_only else ""
    cells = (f"`{column.name}`", _TYPES[column.holds], meaning, _FACTS[column.facts], link)
    return f"| {' | '.join(cells)} |"


def _view(view: View) -> str:
    lines = [f"### {view.name}\n", f"{view.about}.\n", "| column | meaning |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| `{name}` | {about} |" for name, about in view.columns), ""])


def _search(name: str, table: str, columns: tuple[str, ...]) -> str:
    return f"- `{name}` (FTS5, porter) finds rows of `{table}` by {', '.join(columns)}."


def _vocabulary(vocabulary: type[StrEnum], words: dict[str, str]) -> str:
    lines = [f"### {vocabulary.__name__}\n", "| word | meaning |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| `{word}` | {about} |" for word, about in words.items()), ""])


def _anchor(vocabulary: type[StrEnum], page: str = "") -> str:
    return f"[{vocabulary.__name__}]({page}#{vocabulary.__name__.lower()})"


def _mapping(parent: Metadata, name: str) -> Metadata:
    """The mapping ``name`` of ``parent``, made where it is missing."""
    found = parent.setdefault(name, {})
    if not isinstance(found, dict):
        raise TypeError(f"{METADATA.name}: {name} is not a mapping")
    return found


class _Dumper(yaml.SafeDumper):
    """Several lines of text as a block, so that SQL stays readable."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def write(metadata: Path = METADATA, page: Path = SCHEMA_PAGE) -> None:
    loaded = yaml.safe_load(metadata.read_text(encoding="utf-8"))
    metadata.write_text(metadata_text(loaded), encoding="utf-8")
    page.write_text(schema_text(), encoding="utf-8")
    EXTRACT_PAGE.write_text(extract_text(EXTRACT_PAGE.read_text(encoding="utf-8")), "utf-8")


if __name__ == "__main__":
    write()
