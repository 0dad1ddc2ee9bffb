"""A page's address as data, and the pattern that it is recognised by."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, get_type_hints
from urllib.parse import unquote

from db.faces.page import Asked, Form, Page, Reader

_PART: Final = re.compile(r"\{([a-z_]+)(?::(path|int))?\}")
# A whole part, what may have slashes in it, a number.
_MATCHES: Final = {None: "[^/]+?", "path": ".+?", "int": r"\d{1,9}"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the query that a page takes."""

    name: str
    about: str
    one_of: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """One kind of page. ``address`` has parts in braces: ``{force}``, ``{reference:path}`` where
    slashes may stand in it, ``{row:int}``. ``/`` has its other forms at ``/home.json`` and so on.
    """

    name: str
    address: str
    about: str
    load: Callable[[Reader, Asked], Page]
    template: str
    forms: tuple[Form, ...] = (Form.JSON,)
    words: tuple[Word, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()  # what each part of the address is
    framed: bool = False  # whether pages of others may have it in a frame
    posted: bool = False  # whether its words may be sent in a form, and so stand in no address

    @property
    def pattern(self) -> str:
        """A regular expression for the encoded path; its group ``form`` is a form or None."""
        address = _PART.sub(lambda part: f"(?P<{part[1]}>{_MATCHES[part[2]]})", self.address)
        ending = rf"\.(?P<form>{'|'.join(self.forms)})"
        if address == "/":
            return f"^/(?:home{ending})?$"
        return f"^{address}(?:{ending})?$"

    @property
    def gives(self) -> type[Page]:
        """The type that its loader says it returns."""
        given: type[Page] = get_type_hints(self.load)["return"]
        return given

    def parts_of(self, found: dict[str, str | None]) -> dict[str, str]:
        """The decoded parts of an address that the pattern matched."""
        return {name: unquote(text) for name, text in found.items() if text and name != "form"}

    def unknown(self, names: set[str]) -> set[str]:
        """Words of a query that this page does not take."""
        return names - {word.name for word in self.words} - ({"sheet"} if self.has_csv else set())

    @property
    def has_csv(self) -> bool:
        return Form.CSV in self.forms
