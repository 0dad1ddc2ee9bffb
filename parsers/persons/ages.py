"""How old a named person is: "Sam Sample (aged 58)". The age of nobody in particular stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.persons import names

_HINT = re.compile(r"\baged?\b|\bwho (?:was|is)\b|, \d{1,3},|\(\d{1,3}\)")
_BEHIND = re.compile(
    r",?\s\(?(?:then )?(?:aged?|age of|who (?:was|is)(?: aged)?)\s(?P<age>\d{1,3})(?!\d|[/.:]\d)"
    r"|,\s(?P<between>\d{1,3}),|\s\((?P<inside>\d{1,3})\)"
)


def ages(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """The age straight behind a name: "aged 9", "(9)", ", 9,"."""
    if not _HINT.search(folded):
        return
    for _, end in names.all_in(text):
        match = _BEHIND.match(folded, end)
        if match and match.lastgroup:
            yield match.span(match.lastgroup)
