"""Where addresses lead that the site had before its pages: queries of stock Datasette."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from db.faces import addresses
from db.faces.page import Address
from db.faces.sections import section_address

NAMES: Final = (
    *("search", "search_tables", "compare", "section"),
    *("force_disclosures", "disclosure_figures"),
)


def leads(name: str, given: Mapping[str, str]) -> Address:
    """The page that answers a former query. KeyError for a name that is not in ``NAMES``."""
    if name == "section":
        act, section = given.get("act", "").strip(), given.get("section", "").strip()
        if act and section:
            return section_address(act, section)
        found = addresses.with_query("/search", section=section) if section else None
        return found or Address("/refusals")
    page, words = _LEADS[name]
    return addresses.with_query(page, **{word: given.get(old, "") for old, word in words.items()})


_LEADS: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "search": ("/search", {"q": "q", "force": "force"}),
    "search_tables": ("/search", {"q": "q"}),
    "compare": ("/compare", {"label": "q"}),
    "force_disclosures": ("/forcewide/answers", {"force": "force"}),
    "disclosure_figures": ("/forcewide/tidy_figures", {"disclosure": "disclosure"}),
}
