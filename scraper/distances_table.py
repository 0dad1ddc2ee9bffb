"""Writes the table of distances in ``docs/pdf-tables.md``.

Run ``python -m scraper.distances_table`` after a change of a number in ``parsers/documents/pdf``
or of its record (``distances.py`` there); a test compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path

from db.marked import put
from parsers.documents.pdf.distances import DISTANCES, PACKAGE, Distance

PAGE = Path(__file__).parents[1] / "docs" / "pdf-tables.md"
_BEGIN = "<!-- distances: written by `python -m scraper.distances_table` -->\n"
_END = "<!-- end of distances -->"
_HEAD = ("| value of | is | because | public half |", "| --- | --- | --- | --- |")


def page(text: str) -> str:
    """The page with its table of distances as they are now."""
    return put(text, _BEGIN, "\n".join([*_HEAD, *_rows(), ""]), _END)


def value_of(name: str) -> float:
    """The value of a distance, where it stands. Raises AttributeError, ImportError."""
    module, _, constant = name.partition(".")
    value: float = getattr(import_module(f"{PACKAGE}.{module}"), constant)
    return value


def _rows() -> Iterator[str]:
    """A row for each distance, in the order of the record; a module is named once."""
    for module, distances in groupby(DISTANCES, key=lambda each: each.name.partition(".")[0]):
        for at, each in enumerate(distances):
            name = each.name.partition(".")[2]
            shown = f"`{module}.{name}`" if at == 0 else f"`{name}`"
            yield f"| {shown} | {_value(each)} | {each.because} | {_varied(each)} |"


def _value(distance: Distance) -> str:
    value = value_of(distance.name)
    of = distance.of.removesuffix("s") if value == 1 else distance.of
    return f"{value:g} {of}".replace("0.", ".", 1 if 0 < value < 1 else 0)


def _varied(distance: Distance) -> str:
    if not any(distance.varied):
        return "-"
    return " / ".join(f"{change:+.3f}".replace("0.", ".") for change in distance.varied)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
