"""The part of an item page that is the answer: its main content, and what lies beside it.

An answer may stand in an aside, in the header or footer of its article, in a tab that is
shown on a click, or outside ``main`` altogether; what is left out is the site's own
navigation, search and scripts. (A listing's content is ``results.content``.)
"""

from __future__ import annotations

from typing import Final

from bs4 import BeautifulSoup, Tag

from parsers.platforms.pages import attribute, open_shadows, text_of

_NEVER: Final = ["nav", "script", "style", "noscript"]
_OF_THE_SITE: Final = ["header", "footer", "aside"]  # furniture outside the main content only
_ROLES: Final = ["navigation", "search", "banner", "contentinfo"]
_A_QUESTION: Final = 400  # characters: a form with more words holds the page
_OUTSIDE: Final = 200  # characters outside main that are no furniture
_UNASKED: Final = frozenset({"hidden", "submit", "button", "image"})
_FIELDS: Final = ["input", "select", "textarea"]


def content(soup: BeautifulSoup) -> Tag:
    """The answer's own part of a page, with what is only furniture taken out."""
    body = soup.body if isinstance(soup.body, Tag) else soup
    _open_up(soup)
    for node in body.find_all([*_NEVER, "form"]):
        if node.name != "form" or _asks(node):
            node.decompose()
    for node in body.find_all(role=_ROLES):
        node.decompose()
    mains = [node for node in _mains(soup) if text_of(node)]
    for node in body.find_all(_OF_THE_SITE):
        within = any(parent.name in {"main", "article"} for parent in node.parents)
        holds = node.find(["main", "h1"]) is not None
        if not within and not holds and not any(main in node.parents for main in mains):
            node.decompose()
    if len(mains) == 1 and not _said_outside(body, mains[0]):
        return mains[0]
    return body


def _mains(soup: BeautifulSoup) -> list[Tag]:
    found = soup.find_all("main") or soup.find_all(role="main")
    return [node for node in found if isinstance(node, Tag)]


def _said_outside(body: Tag, main: Tag) -> bool:
    """Whether more is said beside ``main`` than in it: then it is only a frame."""
    heading = main.find("h1")
    inside = len(text_of(main))
    bare = isinstance(heading, Tag) and len(text_of(heading)) == inside
    outside = len(text_of(body)) - inside
    tables = len(body.find_all("table")) > len(main.find_all("table"))
    if bare and main.find(["a", "iframe", "object", "embed", "button"]) is None:
        return outside > 0
    return (outside >= _OUTSIDE or tables) and outside > inside


def _asks(form: Tag) -> bool:
    """Whether a form is a question to the reader; one round the page is how WebForms are built."""
    if form.find(["h1", "table", "article", "main"]) is not None:
        return False
    asked = [one for one in form.find_all(_FIELDS) if attribute(one, "type") not in _UNASKED]
    return bool(asked) and len(text_of(form)) < _A_QUESTION


def _open_up(soup: BeautifulSoup) -> None:
    """Show what a browser shows, at once or on a click: tabs, shadow trees, framed documents."""
    for panel in soup.find_all(role="tabpanel"):
        del panel["hidden"]
    open_shadows(soup)
    for frame in soup.find_all("iframe", srcdoc=True):
        inner = BeautifulSoup(attribute(frame, "srcdoc"), "lxml")
        part = inner.body
        if isinstance(part, Tag):
            part.name = "div"
            frame.replace_with(part.extract())
