"""How an answer, a table or a number is cited: in text, as BibTeX and as RIS."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Final

from db.faces.page import Address, Site
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


def _bibtex(cited: Cited, title: str, here: str, note: str, build: str) -> str:
    name = _NOT_IN_A_NAME.sub("-", f"{cited.force_name} {cited.reference}".lower()).strip("-")
    lines = {
        "author": f"{{{_tex(cited.force_name)}}}",
        "title": f"{{{_tex(title)}}}",
        "howpublished": "Answer to a request for information, read by Forcewide",
        "year": (cited.answered_on or "")[:4],
        "url": here,
        "note": _tex(f"{note}Build {build}"),
    }
    inside = ",\n".join(f"  {key} = {{{value}}}" for key, value in lines.items() if value)
    return f"@misc{{{name},\n{inside}\n}}"


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX.get(found[1], f"\\{found[1]}"), text)


def _ris(cited: Cited, title: str, here: str, note: str, build: str) -> str:
    date = (cited.answered_on or "").replace("-", "/")
    lines = [
        ("TY", "GOVDOC"),
        ("AU", cited.force_name),
        ("TI", " ".join(title.split())),
        ("PY", date[:4]),
        ("DA", date),
        ("UR", here),
        ("N1", f"{note}Read by Forcewide, build {build}"),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {text}" for tag, text in lines if text or tag == "ER")
