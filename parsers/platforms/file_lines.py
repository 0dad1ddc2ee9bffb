"""Lines of a list that are files, on a platform whose answers are pages.

A file is an answer where its line stands among the lines of answers as their like; where
no line is a page, only if each prints a day of its own or the page's own count is theirs.
A policy that is linked in passing is neither.
"""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

from parsers.platforms import days
from parsers.platforms.claims import claim_of
from parsers.platforms.page_checks import lost_lines
from parsers.platforms.pages import links
from parsers.platforms.results import line_ids, lines_of
from parsers.types import Page

IsFile = Callable[[str], str]  # the address of a file as the site declares it; "" for no file


def file_lines(
    main: Tag, page: Page, known: Callable[[str], bool], file_at: IsFile
) -> dict[str, list[Tag]]:
    """The links of each such line by its file's address, in the page's order."""
    if any(known(address) for _, address in links(main, page)):
        found: dict[str, list[Tag]] = {}
        for line in lost_lines(main, known, page):
            files = _files(line, page, file_at)
            if len(files) == 1:
                found.update(files)
        return found
    found = _files(main, page, file_at)
    around = lines_of(found)
    dated = [days.of_line(anchors, around[one]) for one, anchors in found.items()]
    if len(found) > 1 and all(dated):
        return found
    claim = claim_of(main, line_ids(found))
    return found if found and claim.total == len(found) else {}


def _files(node: Tag, page: Page, file_at: IsFile) -> dict[str, list[Tag]]:
    found: dict[str, list[Tag]] = {}
    for anchor, address in links(node, page):
        if file := file_at(address):
            found.setdefault(file, []).append(anchor)
    return found
