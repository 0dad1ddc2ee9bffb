"""The published tables about what forces change, and what was taken down."""

from __future__ import annotations

from functools import partial

from db import records
from db.spec import Column as Col
from db.spec import Show, Table

R = partial(Col, required=True)
KR = partial(Col, required=True, link_only=True)  # kept under link_only

CHANGES = Table(
    "changes",
    "One event in the life of a disclosure",
    key=("disclosure", "at", "event"),
    owner="disclosure",
    stays=True,
    rowid=False,
    indexes=(("at",),),
    columns=(
        KR("disclosure", str, "Disclosure"),
        KR("at", str, "When it was loaded"),
        KR("event", str, "What happened", words=records.ChangeEvent),
        Col("before_sha256", str, "SHA-256 of what it said before: words, figures, files"),
        Col("after_sha256", str, "SHA-256 of what it said after"),
        Col("summary", str, "Which parts differ, and in how many places"),
    ),
)


def _parts(name: str, about: str, show: Show) -> Table:
    return Table(
        name,
        about,
        key=("disclosure", "at", "position"),
        owner="disclosure",
        rowid=False,
        columns=(
            R("disclosure", str, "Disclosure"),
            R("at", str, "When it was loaded, as in changes"),
            R("position", int, "Order in the event, from 0"),
            R("part", str, "Which part differs", words=records.ChangedPart),
            Col("place", str, "Caption, row and column of a figure", facts=Show.QUOTE),
            Col("table_key", str, "Table of a figure as it is now"),
            Col("before", str, "As it was", facts=show),
            Col("after", str, "As it is", facts=show),
        ),
    )


CHANGED_VALUES = _parts(
    "changed_values", "What a change did to a figure, a title, a day, the files", Show.QUOTE
)
CHANGED_TEXTS = _parts(
    "changed_texts", "What a change did to the words of a letter or page", Show.EMPTY
)
