"""Things under /foi-ai/ that are not disclosures: policies, spending, an EIR answer."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from samples.house import House
from samples.houses import slugify
from samples.model import DocumentType, OtherItem

SCHEME = DocumentType.PUBLICATION_SCHEME

_OTHERS: tuple[tuple[DocumentType, str, str, str], ...] = (
    (SCHEME, "Policies", "Body armour policy", "When body armour is worn and who checks it."),
    (SCHEME, "What we spend", "Spending over £500: second quarter", "Payments to suppliers."),
    (SCHEME, "Priorities", "Race action plan", "What we have promised and how far we have come."),
    (SCHEME, "Who we are", "Gifts and hospitality register", "Gifts accepted and declined."),
    (SCHEME, "Policies", "Records retention schedule", "How long records are kept."),
    (
        DocumentType.ENVIRONMENTAL,
        "EIR",
        "Noise from the firing range",
        "Complaints of noise and how they were answered.",
    ),
)


def other_items(house: House, until: date) -> tuple[OtherItem, ...]:
    """A handful of pages that share the root of the disclosures and must not be taken for them."""
    root = house.folder.split("/")[2]
    items = []
    for place, (type_, section, title, summary) in enumerate(_OTHERS):
        day = until - timedelta(days=40 + 137 * place)
        items.append(
            OtherItem(
                force=house.slug,
                type=type_,
                title=title,
                summary=summary,
                path=f"/foi-ai/{root}/{slugify(section)}/{slugify(title)}/",
                published_at=datetime.combine(day, time(9 + place, 5 * place)),
                paragraphs=(
                    f"{title} of {house.name}.",
                    f"{summary} This page is part of the publication scheme.",
                ),
            )
        )
    return tuple(items)
