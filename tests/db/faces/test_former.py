"""Addresses of former queries lead to the page that answers the same."""

from __future__ import annotations

import pytest

from db.faces.former import NAMES, leads


@pytest.mark.parametrize(
    ("name", "given", "page"),
    [
        ("search", {"q": "taser", "force": "kent"}, "/search?q=taser&force=kent"),
        ("search", {}, "/search"),
        ("search_tables", {"q": "shed"}, "/search?q=shed"),
        ("compare", {"label": "bicycle theft", "year": "2024"}, "/compare?q=bicycle+theft"),
        ("section", {"section": "40", "act": "FOIA"}, "/refusals/FOIA/40"),
        ("section", {"section": "40"}, "/search?section=40"),
        ("section", {}, "/refusals"),
        ("force_disclosures", {"force": "kent"}, "/forcewide/answers?force=kent"),
        (
            "disclosure_figures",
            {"disclosure": "kent/1"},
            "/forcewide/tidy_figures?disclosure=kent%2F1",
        ),
    ],
)
def test_a_former_address_leads_on(name: str, given: dict[str, str], page: str) -> None:
    assert leads(name, given) == page
    assert name in NAMES
