"""The title of a page names the reference that its words do not print."""

from __future__ import annotations

import pytest

from parsers.answers.answer import read_answer, writer
from parsers.files import read_document

BODY = "<h2>Request</h2><p>How many knives were found?</p><h2>Response</h2><p>There were 41.</p>"


@pytest.mark.parametrize(
    ("head", "main"),
    [
        ("<title>Knives in schools (1123A/22) | West Midlands Police</title>", ""),
        ('<title>News</title><meta property="og:title" content="Knives (1123A/22)">', ""),
        ("<title>News</title>", "<h1>Knives in schools (1123A/22)</h1>"),
    ],
)
def test_the_reference_is_in_the_title(head: str, main: str) -> None:
    page = f"<html><head>{head}</head><body>{main}<main>{BODY}</main></body></html>"
    document = read_document(page.encode(), name="page.html")
    letter = read_answer(document, writer("west-midlands", None)).letter
    assert letter is not None
    assert letter.reference == "1123A/22"


def test_a_page_without_title_has_none() -> None:
    page = f"<html><body><main>{BODY}</main></body></html>"
    assert read_document(page.encode(), name="page.html").title == ""
