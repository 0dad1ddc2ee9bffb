"""How an answer, a table, a number or a page is cited: in text, as BibTeX and as RIS."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Final

from db.faces.page import Address, Head, Site
from db.faces.wording import day

_SPECIAL: Final = re.compile(r"([\\{}$&#%_~^])")
_NOT_IN_A_NAME: Final = re.compile(r"[^a-z0-9]+")
_TEX: Final = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True)
class Citation:
    """One thing cited in three ways."""

    text: Annotated[str, "In words"]
    bibtex: Annotated[str, "For BibTeX"]
    ris: Annotated[str, "For EndNote, Zotero and others"]


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited. ``part`` is a table or a number of the answer, in words."""

    force_name: str
    title: str
    reference: str
    answered_on: str | None
    url: str
    address: Address
    part: str = ""


def citation(cited: Cited, site: Site) -> Citation:
    """The citation with this build's id, so that it can be found again as it was."""
    title = cited.title or cited.reference or "Answer to a request for information"
    reference = f", reference {cited.reference}" if cited.reference else ""
    when = f", {day(cited.answered_on)}" if cited.answered_on else ""
    part = f" {cited.part}." if cited.part else ""
    here = site.root + cited.address
    outside = cited.url if cited.url.startswith("http") else ""
    text = (
        f"{cited.force_name}, “{title}”, answer to a request for information{reference}{when}."
        f"{part} Read by Forcewide (build {site.build}), {here}"
        + (f"; the force's own page: {outside}" if outside else "")
    )
    note = f"Reference {cited.reference}. " if cited.reference else ""
    return Citation(
        text=text,
        bibtex=_bibtex(cited, f"{title}.{part}" if part else title, here, note, site.build),
        ris=_ris(cited, f"{title}.{part}" if part else title, here, note, site.build),
    )


def page_citation(head: Head, site: Site) -> Citation:
    """The citation of a page that Forcewide has made of many answers, as of its build."""
    address = site.root + head.address
    built = site.build[:8]
    on = f"{built[:4]}-{built[4:6]}-{built[6:8]}" if built.isdigit() and len(built) == 8 else ""
    as_at = f", as at {day(on)}" if on else ""
    note = f"Build {site.build}" if site.build else ""
    return Citation(
        text=f"“{head.title}”, Forcewide{as_at}{f' ({note.lower()})' if note else ''}, {address}",
        bibtex=_entry(
            f"forcewide-{head.address}",
            author="{Forcewide}",
            title=f"{{{_tex(head.title)}}}",
            year=on[:4],
            url=address,
            note=_tex(note),
        ),
        ris=_lines(
            *(("TY", "DATA"), ("AU", "Forcewide"), ("TI", " ".join(head.title.split()))),
            *(("PY", on[:4]), ("DA", on.replace("-", "/")), ("UR", address), ("N1", note)),
        ),
    )


def _bibtex(cited: Cited, title: str, here: str, note: str, build: str) -> str:
    return _entry(
        f"{cited.force_name} {cited.reference}",
        author=f"{{{_tex(cited.force_name)}}}",
        title=f"{{{_tex(title)}}}",
        howpublished="Answer to a request for information, read by Forcewide",
        year=(cited.answered_on or "")[:4],
        url=here,
        note=_tex(f"{note}Build {build}"),
    )


def _entry(name: str, **lines: str) -> str:
    inside = ",\n".join(f"  {key} = {{{value}}}" for key, value in lines.items() if value)
    return f"@misc{{{_NOT_IN_A_NAME.sub('-', name.lower()).strip('-')},\n{inside}\n}}"


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX.get(found[1], f"\\{found[1]}"), text)


def _ris(cited: Cited, title: str, here: str, note: str, build: str) -> str:
    date = (cited.answered_on or "").replace("-", "/")
    return _lines(
        *(("TY", "GOVDOC"), ("AU", cited.force_name), ("TI", " ".join(title.split()))),
        *(("PY", date[:4]), ("DA", date), ("UR", here)),
        ("N1", f"{note}Read by Forcewide, build {build}"),
    )


def _lines(*lines: tuple[str, str]) -> str:
    return "\n".join(
        f"{tag}  - {text}" for tag, text in (*lines, ("ER", "")) if text or tag == "ER"
    )
