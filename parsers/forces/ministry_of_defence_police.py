"""Ministry of Defence Police: GOV.UK."""

from parsers.types import ForceKind, ForceStatus, PublicBody

FORCE = PublicBody(
    slug="ministry-of-defence-police",
    name="Ministry of Defence Police",
    nation="UK",
    kind=ForceKind.SPECIAL,
    log_url=(
        "https://www.gov.uk/search/transparency-and-freedom-of-information-releases?"
        "content_store_document_type=foi_release&organisations[]=ministry-of-defence"
    ),
    whatdotheyknow="mdp",
    status=ForceStatus.UNDECLARED,
)
