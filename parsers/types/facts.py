"""What a published type says, declared beside its fields and read by all that write it down.

A field or property with the type ``Annotated[int, "Row of the grid, from 0"]`` is a fact:
under its own name a key of the JSON and a column of the published database. What carries
no such words stays inside. JSON (``parsers.answers.extraction``), rows and schema
(``db.facts``) and the pages of the documentation are made from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from parsers.types.document import Cell


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """One thing that a type says: ``holds`` is its plain type, ``tuple`` for any list."""

    name: str
    about: str
    holds: type
    take: Callable[[Any], object]

    @property
    def words(self) -> type[StrEnum] | None:
        """Its closed vocabulary, where it has one."""
        return self.holds if issubclass(self.holds, StrEnum) else None


@cache
def facts(of: type) -> tuple[PublishedFact, ...]:
    """The facts of a dataclass: its own fields, those it inherits, then its properties."""
    return tuple(
        PublishedFact(name, about, _plain(kind), attrgetter(name))
        for name, hint in _hints(of)
        for kind, about in _described(hint)
    )


def plain(value: object) -> object:
    """A value as JSON knows it: a cell as its text, or as an object where it spans."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Cell):
        if value.rowspan == 1 and value.colspan == 1:
            return value.text
        return {"text": value.text, "rowspan": value.rowspan, "colspan": value.colspan}
    return value


def _hints(of: type) -> Iterator[tuple[str, object]]:
    hints = get_type_hints(of, include_extras=True)
    own = vars(of).get("__annotations__", {})
    for each in sorted(fields(of), key=lambda each: each.name not in own):
        yield each.name, hints[each.name]
    for name, each in vars(of).items():
        if isinstance(each, property):
            yield name, get_type_hints(each.fget, include_extras=True)["return"]


def _described(hint: object) -> Iterator[tuple[object, str]]:
    """The type and the words of ``Annotated``; nothing for any other type."""
    if get_origin(hint) is Annotated:
        kind, about = get_args(hint)
        yield kind, about


def _plain(hint: object) -> type:
    """``Outcome`` of ``Outcome | None``, ``tuple`` of ``tuple[str, ...]``."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    found = get_origin(hint) or hint
    assert isinstance(found, type)
    return found
