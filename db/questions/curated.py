"""Names for topics that come from requests which many forces were sent, as data with witnesses.

A topic that no subject of the thesaurus covers is called by the title that most of its answers
have; where a row's phrases stand in one of these titles, the row's name is clearer.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Curated(NamedTuple):
    """A topic's slug and name, and the phrases of titles it is for (``db.questions.phrases``)."""

    slug: str
    name: str
    phrases: str
    yes: str
    no: str


CURATED: Final = tuple(
    Curated(*row)
    for row in (
        (
            "phone-interception",
            "Equipment that intercepts mobile phones",
            "phone interception; interception equipment; imsi catcher; phone mast",
            "Mobile phone interception equipment",
            "Mobile phones issued to officers",
        ),
        (
            "named-investigations",
            "Investigations of named people",
            "investigation of/into named; named person/director/individual",
            "Investigation of a named company director",
            "Investigations by outcome",
        ),
        (
            "dating-apps",
            "Crimes linked to dating apps",
            "dating app/site/website; tinder; grindr",
            "Crimes involving dating apps",
            "Update of an app",
        ),
        ("tattoos", "Tattoos of officers", "tattoo", "Officers' tattoos", "Attached tables"),
        ("menopause", "Menopause at work", "menopause", "Menopause policy", "Men on leave"),
        (
            "abandoned-vehicles",
            "Abandoned vehicles",
            "abandoned vehicle/car",
            "Abandoned vehicles removed",
            "Abandoned calls",
        ),
        (
            "human-remains",
            "Human remains and unidentified bodies",
            "human remains; body part; unidentified body/bodies",
            "Unidentified bodies",
            "Public bodies",
        ),
        (
            "raves",
            "Illegal raves",
            "illegal rave; unlicensed music event; =rave/=raves",
            "Illegal raves",
            "Bravery awards",
        ),
        (
            "police-federation",
            "Police Federation",
            "police federation",
            "Time off for Police Federation work",
            "Football federation",
        ),
        (
            "delivery-riders",
            "Delivery riders",
            "delivery rider/driver; deliveroo; uber eats",
            "Delivery riders stopped",
            "Delivery of services",
        ),
        ("crossbows", "Crossbows", "crossbow", "Crossbow incidents", "Bow Street"),
        (
            "named-addresses",
            "Crime at a named address",
            "named address; crime/incident/offence at address/postcode",
            "Crimes at a named address",
            "Email addresses",
        ),
        (
            "bodily-fluids",
            "Spitting at officers",
            "spat/spitting/spit at",
            "Officers spat at",
            "Spit guards",
        ),
        (
            "parking-disputes",
            "Disputes about parking enforcement",
            "parking enforcement & correspondence/dispute",
            "Parking enforcement correspondence",
            "Parking fines",
        ),
    )
)
BY_SLUG: Final = {row.slug: row for row in CURATED}
