"""Teesport Harbour Police: an FOI statement, no log."""

from parsers.types import ForceKind, PublicBody, Regime

FORCE = PublicBody(
    slug="teesport-harbour",
    name="Teesport Harbour Police",
    kind=ForceKind.PORT,
    regime=Regime.FOIA_PART,
    website=(
        "https://pdteesport.pdports.co.uk/marine-operations/harbour-police/"
        "freedom-of-information-act/"
    ),
    whatdotheyknow="tees_and_hartlepool_harbour_police",
)
