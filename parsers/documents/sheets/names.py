"""Defined names: print areas, and what a name keeps inside its formula."""

from __future__ import annotations

import re

from parsers.documents.sheets.addresses import area
from parsers.documents.sheets.model import Kind, Rect, Trace

_QUOTED = re.compile(r'"((?:[^"]|""){1,4000})"')
_AREA = re.compile(r"(?:'(?:[^']|''){1,99}'|[^'!,]{1,99})!([$A-Za-z0-9:]{1,40})")
_ARRAY = re.compile(r"\{([^{}]{1,100000})\}")
# Hidden names that programs make: filters, solver, charts, add-ins, macros.
_PROGRAMS = re.compile(
    r"_|solver_|iq_|ex_|bex|tm1|sap|xlc|pal_|cb_|hn_|sencount|treelist|html_|wrn\.|rg_|qb_|smartview"
    r"|aris|essbase|hfm|fdm|print_|excel",
    re.IGNORECASE,
)
_PART = re.compile(r"[A-Z]{0,40}[a-z]{1,40}|[A-Z]{2,40}|\d{1,20}")
_NUMBER = re.compile(r"=?\s?-?\d[\d.eE+-]{0,30}")
_ELSEWHERE = re.compile(r"\[\d{1,4}\]|\[[^\]]{1,200}\.xl\w{1,3}\]|'?file:/{1,3}", re.IGNORECASE)


def print_areas(text: str) -> list[Rect]:
    """The blocks of a print area; none of them where one is broken."""
    parts = [area(found) for found in _AREA.findall(text)]
    return [part for part in parts if part is not None] if "#REF!" not in text else []


def name_traces(text: str, comment: str = "", hidden: str = "") -> list[Trace]:
    """What a defined name keeps: constants inside its formula, or a way out of the file.

    ``hidden`` is the identifier of a name that no list shows; those of programs say nothing.
    """
    own = "" if _PROGRAMS.match(hidden) else " ".join(_PART.findall(hidden))
    quoted = [word.replace('""', '"') for word in _QUOTED.findall(text)]
    bare = _QUOTED.sub(" ", text)
    arrays = [word for found in _ARRAY.findall(bare) for word in re.split(r"[,;]", found)]
    lone = [bare.lstrip("=")] if _NUMBER.fullmatch(bare) else []
    words = tuple(word for word in (*quoted, *arrays, *lone, comment, own) if word.strip())
    traces = [Trace(Kind.DEFINED_NAME, "defined names", words)] if words else []
    if _ELSEWHERE.search(bare):
        traces.append(Trace(Kind.DEFINED_NAME_EXTERNAL, "defined names", (), always=True))
    return traces
