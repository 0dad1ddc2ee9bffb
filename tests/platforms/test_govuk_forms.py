"""GOV.UK content items as they were and as they are: attachments, documents, withdrawal."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from parsers.platforms.govuk import GovUk
from parsers.types import Item, Page

SITE = GovUk(organisation="example-police")
FILE = "/government/uploads/system/uploads/attachment_data/file/41/horses.pdf"


def read(**changed: object) -> Item:
    item = {
        "base_path": "/government/publications/horses",
        "title": "Horses",
        "details": {"body": "<div><p>We hold the figures.</p></div>", "attachments": []},
        **changed,
    }
    url = "https://www.gov.uk/api/content/government/publications/horses"
    at = datetime(2026, 3, 1, tzinfo=UTC)
    body = json.dumps(item).encode()
    return SITE.read_item(Page(url, url, 200, "application/json", body, at, "", "utf-8"))


def test_documents_of_before_2021() -> None:
    section = (
        f'<section class="attachment"><div><a href="{FILE}"><img alt=""></a></div>'
        f'<div><h2><a href="{FILE}">FOI 41 Horses</a></h2>'
        f'<p><a href="{FILE}/preview">View online</a></p>'
        '<p><a href="mailto:a@example.org">Request an accessible format.</a></p>'
        '<p><a href="#formats">other formats</a></p></div></section>'
    )
    details = {"body": "<p>We hold the figures.</p>", "documents": [section]}
    (file,) = read(details=details).attachments
    assert (file.url, file.title) == (f"https://www.gov.uk{FILE}", "FOI 41 Horses")


def test_todays_attachments_are_not_doubled() -> None:
    address = "https://assets.publishing.service.gov.uk/media/5f/horses.pdf"
    details = {
        "body": "<p>We hold the figures.</p>",
        "attachments": [{"url": address, "title": "Horses"}],
        "documents": [f'<section><h2><a href="{address}">Horses</a></h2></section>'],
    }
    assert [file.url for file in read(details=details).attachments] == [address]


def test_a_withdrawn_publication_says_so() -> None:
    notice = {
        "explanation": "<div><p>Replaced by a newer release.</p></div>",
        "withdrawn_at": "2026-02-16T09:00:00Z",
    }
    item = read(withdrawn_notice=notice)
    words = "This publication was withdrawn on 16 February 2026. Replaced by a newer release."
    assert item.document.blocks[0].text == words
    assert [issue.code for issue in item.issues] == ["withdrawn"]
    assert read(withdrawn_notice={}).issues == ()
