"""What is left on a page when a link, a file or the way on has been lost.

A reader that finds fewer things says nothing by itself; these look at what should have
led to them: a line of the list without its item, a link without an address, "please see
the attached" without a file. Ways on are those of ``paging``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from bs4 import Tag

from parsers.platforms import way_words
from parsers.platforms.body_links import PAPER
from parsers.platforms.claims import claimed
from parsers.platforms.numbered import kin
from parsers.platforms.pages import attribute, href, links, text_of
from parsers.platforms.results import warn
from parsers.text.addresses import canonical
from parsers.types import Block, BodyLink, Issue, Level, LinkKind, Page

_ATTACHED: Final = re.compile(
    r"\b(?:attach(?:ed|ment|ments)|enclosed|ynghlwm|atodiad(?:au)?)\b", re.IGNORECASE
)
_NOT_ATTACHED: Final = re.compile(
    r"\b(?:no|not|any|without|your|previously|finding|officers?|staff|were|was|be)\s"
    r"(?:\w+\s)?(?:attach\w*|enclosed)\b",
    re.IGNORECASE,
)
_A_TITLE: Final = 120  # characters: a longer paragraph is running text


def lost_line_issues(main: Tag, known: Callable[[str], bool], page: Page) -> list[Issue]:
    """Lines of a list that stand beside items or further listings and lead to neither.

    A line is the nearest row, list item, article or paragraph round a known link; its
    like beside it, with words and without a known link, has lost its own. A paragraph
    with a link of another kind is running text.
    """
    issues = []
    if lost := lost_lines(main, known, page):
        first = text_of(lost[0])[:60]
        text = f"{len(lost)} lines of the list lead to no item, the first is {first!r}"
        issues.append(warn("entries_unlinked", text, page))
    return issues + _broken_links(main, page)


def lost_lines(main: Tag, known: Callable[[str], bool], page: Page) -> list[Tag]:
    """The lines beside known ones that lead to nothing known."""
    lines = _lines(main, known, page)
    ours = {id(line) for line in lines}
    lost: dict[int, Tag] = {}
    for line in lines:
        parent = line.parent
        for node in parent.find_all(line.name, recursive=False) if parent else ():
            if id(node) not in ours and _lost(node, line, known, page):
                lost[id(node)] = node
    return list(lost.values())


def _lines(main: Tag, known: Callable[[str], bool], page: Page) -> list[Tag]:
    found: dict[int, Tag] = {}
    for anchor, address in links(main, page):
        if not known(address):
            continue
        line = anchor.find_parent(["tr", "li", "article"]) or _block(anchor)
        if isinstance(line, Tag):
            found.setdefault(id(line), line)
    return list(found.values())


def _block(anchor: Tag) -> Tag | None:
    """The outermost element round a link that holds nothing but one result: its siblings are
    results too."""
    line = anchor
    for parent in anchor.parents:
        if parent.name in {"main", "body", "[document]"} or len(parent.find_all(line.name)) > 1:
            break
        line = parent
    return line if line.name not in {"a", "main", "body", "ul", "ol", "table"} else None


def _lost(node: Tag, like: Tag, known: Callable[[str], bool], page: Page) -> bool:
    if not text_of(node) or node.find("th") or node.find("h1"):
        return False
    own = canonical(page.final_url)
    if any(known(address) or canonical(address) == own for _, address in links(node, page)):
        return False
    if like.name == "p":
        bare = node.find("a", href=True) is None and _is_title(text_of(node))
        return bare or (_all_link(node) and _all_link(like))
    return node.find("a", href=True) is None or _heading(node) == _heading(like)


def _all_link(node: Tag) -> bool:
    """Whether a line is a link and nothing else."""
    anchor = node.find("a", href=True)
    return isinstance(anchor, Tag) and text_of(anchor) == text_of(node)


def _is_title(words: str) -> bool:
    return (
        len(words) <= _A_TITLE and not words.endswith((".", ":", "?")) and not claimed(words).words
    )


def _heading(node: Tag) -> bool:
    return node.find(["h2", "h3", "h4"]) is not None


def _broken_links(main: Tag, page: Page) -> list[Issue]:
    broken = [
        anchor
        for anchor in main.find_all("a")
        if not href(anchor, page) and text_of(anchor) and not attribute(anchor, "name")
    ]
    if not broken:
        return []
    text = f"{len(broken)} links have no address, the first is {text_of(broken[0])[:60]!r}"
    return [warn("link_broken", text, page)]


def file_issues(
    main: Tag, blocks: Sequence[Block], found: Sequence[BodyLink], page: Page
) -> list[Issue]:
    """Files that are not fetched, a link without an address, and words that promise a file
    where there is none."""
    issues = _broken_links(main, page) + _out_of_reach(main, page)
    for kind, code, text in _NOT_FETCHED:
        lost = [one for one in found if one.kind is kind]
        if lost:
            said = f"{len(lost)} files {text}, the first is {lost[0].url[:120]}"
            issues.append(warn(code, said, page))
    if any(_promises(block.text) for block in blocks if block.table is None):
        issues += _promised(found, page)
    return issues


_BY_SCRIPT: Final = re.compile(r"(?:data-src|data-load|data-fetch|hx-get|data-include)")
_WAITING: Final = re.compile(r"(?:loading|please wait|llwytho)?[\s.\u2026]*", re.IGNORECASE)
_HANDED: Final = re.compile(r"\b(?:download|lawrlwytho|view|open|read)\b", re.IGNORECASE)


def _out_of_reach(main: Tag, page: Page) -> list[Issue]:
    """Parts of an answer that only a script or a post would bring, and its further pages."""
    issues = []
    for node in main.find_all(True):
        waits = any(_BY_SCRIPT.fullmatch(name) for name in node.attrs)
        if waits and node.name not in {"img", "iframe"} and _WAITING.fullmatch(text_of(node)):
            text = "a part of the answer is put in by a script"
            issues.append(warn("words_by_script", text, page))
            break
    pressed = [node for node in main.find_all(["a", "button", "input"]) if _is_pressed(node)]
    if pressed:
        named = text_of(pressed[0]) or attribute(pressed[0], "value")
        text = f"{named[:60]!r} works by script or post: what it brings is not fetched"
        issues.append(warn("file_by_script", text, page))
    for anchor, address in links(main, page):
        if kin(address, page) and way_words.says_next(text_of(anchor)):
            text = f"the answer goes on at {address}, which is not read"
            issues.append(warn("answer_unfinished", text, page))
            break
    return issues


def _is_pressed(node: Tag) -> bool:
    """Whether a control that names a document has no address."""
    words = text_of(node) or attribute(node, "value")
    if not (_HANDED.search(words) and PAPER.search(words)):
        return False
    if node.name == "a":
        return attribute(node, "href").lower().startswith("javascript:") and not node.has_attr(
            "onclick"
        )
    form = node.find_parent("form")
    return isinstance(form, Tag) and attribute(form, "method").lower() == "post"


_FILES: Final = frozenset({LinkKind.FILE, LinkKind.MAYBE, LinkKind.UNKNOWN_HOST, LinkKind.INLINE})


def _promised(found: Sequence[BodyLink], page: Page) -> list[Issue]:
    """What is to be said where the words promise a file and no link is one by its address."""
    kinds = {one.kind for one in found}
    if kinds & {LinkKind.FILE, LinkKind.UNKNOWN_HOST, LinkKind.INLINE}:
        return []
    if LinkKind.MAYBE in kinds:  # what comes back decides, and is told then
        text = "a file is said to be attached; only links that may be one are there"
        return [Issue(Level.INFO, "file_undecided", text, where=page.url)]
    return [warn("file_missing", "a file is said to be attached; none is linked", page)]


_NOT_FETCHED: Final = (
    (LinkKind.UNKNOWN_HOST, "file_elsewhere", "lie on hosts that are not declared (stores)"),
    (LinkKind.INLINE, "file_inline", "stand inside the page's own links and are not read"),
)


def _promises(text: str) -> bool:
    return bool(_ATTACHED.search(text)) and not _NOT_ATTACHED.search(text)
