"""How to cite a page: in a line, as BibTeX, as RIS. The build says which numbers were seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from db.faces.page import Head, Site
from db.faces.wording import day

_TEX = re.compile(r"([&%$#_{}~^\\])")
_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """One page, to be cited."""

    text: Annotated[str, "A line of text"]
    bibtex: Annotated[str, "The same as BibTeX"]
    ris: Annotated[str, "The same as RIS"]


def citation(head: Head, site: Site) -> Citation:
    """The citation of a page of one build."""
    address = site.root + head.address
    built = site.build[:8]
    on = f"{built[:4]}-{built[4:6]}-{built[6:8]}" if built.isdigit() and len(built) == 8 else ""
    as_at = f", as at {day(on)}" if on else ""
    build = f" (build {site.build})" if site.build else ""
    title = _TEX.sub(r"\\\1", head.title)
    name = _NAME.sub("-", head.address.casefold()).strip("-")
    year = [f"  year = {{{on[:4]}}},"] if on else []
    dated = [f"DA  - {on.replace('-', '/')}", f"PY  - {on[:4]}"] if on else []
    return Citation(
        f"“{head.title}”, Forcewide{as_at}{build}, {address}",
        "\n".join(
            [
                f"@misc{{forcewide-{name},",
                f"  title = {{{title}}},",
                "  author = {{Forcewide}},",
                *year,
                f"  note = {{Build {site.build or 'unknown'}}},",
                f"  url = {{{address}}}",
                "}",
            ]
        ),
        "\n".join(
            [
                "TY  - DATA",
                f"TI  - {head.title}",
                "AU  - Forcewide",
                *dated,
                f"ET  - {site.build or 'unknown'}",
                f"UR  - {address}",
                "ER  - ",
            ]
        ),
    )
