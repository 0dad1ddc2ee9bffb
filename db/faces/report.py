"""``/report``: a letter to whoever keeps the instance, begun with the page that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import quote

from db.faces.page import Address, Asked, Head, Page, Reader

_WORDS: Final = (
    "What is wrong (a number, an outcome, a name that should not be shown, something else):\n\n\n"
    "What it should say, and where that stands:\n\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Page):
    """Where to say that something is wrong."""

    about: Annotated[Address, "Page that it is about"]
    contact: Annotated[str, "Who keeps this instance: an address of mail or of a page"]
    mail: Annotated[str, "A letter begun, as a mailto address; empty where there is none"]


def load(reader: Reader, asked: Asked) -> Report:
    """A page for a path of this site alone; anything else is left out."""
    given = asked.word("about")
    about = Address(given if given.startswith("/") and not given.startswith("//") else "/")
    site = asked.site
    mail = ""
    if "@" in site.contact and not site.contact.startswith("http"):
        body = f"Page: {site.root}{about}\nBuild: {site.build}\n\n{_WORDS}"
        subject = f"Something is wrong: {about}"
        mail = f"mailto:{quote(site.contact, safe='@')}?subject={quote(subject)}&body={quote(body)}"
    return Report(
        head=Head(
            title="Report a problem",
            address=Address("/report"),
            about="Say that a number, a name or anything else here is wrong or should not be"
            " shown.",
            indexed=False,
        ),
        about=about,
        contact=site.contact,
        mail=mail,
    )
