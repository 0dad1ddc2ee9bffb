"""The part of the published schema that the search reads; none of it can be read as a text."""

from __future__ import annotations

from functools import partial

from db.search.vocabulary import FoundKind
from db.spec import Column as Col
from db.spec import Search, Table

R = partial(Col, required=True)

SEARCH_ROWS = Table(
    "search_rows",
    "What one search finds: every topic and every counted answer, with what it is narrowed by",
    key=("id",),
    staged=False,
    hidden=True,
    columns=(
        R("id", int, "Number of the answer in this build; topics stand behind all answers"),
        R("kind", str, "What is found", words=FoundKind),
        R("key", str, "Topic (`topics.slug`) or answer (`disclosures.key`)"),
        R("facets", str, "Force, year, outcome, sections, figures and files, as indexed"),
    ),
)
SEARCH_VOCABULARY = Table(
    "search_vocabulary",
    "Words of titles, captions and labels as shown, by which a mistyped one is recognised",
    key=("word",),
    rowid=False,
    staged=False,
    hidden=True,
    indexes=(("letters", "word"),),
    columns=(
        R("word", str, "Word"),
        R("letters", int, "How long it is"),
        R("times", int, "How often it is shown"),
    ),
)
# Letters are in it by their sorted words, whatever the policy: enough to find one.
SEARCH_FTS = Search(
    "search_fts",
    "search_rows",
    ("title", "about", "captions", "labels", "words", "subjects", "facets"),
    content="",
)
