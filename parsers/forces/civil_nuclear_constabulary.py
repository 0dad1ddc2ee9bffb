"""Civil Nuclear Constabulary: GOV.UK."""

from parsers.types import ForceKind, ForceStatus, PublicBody

FORCE = PublicBody(
    slug="civil-nuclear-constabulary",
    name="Civil Nuclear Constabulary",
    nation="UK",
    kind=ForceKind.SPECIAL,
    log_url=(
        "https://www.gov.uk/search/transparency-and-freedom-of-information-releases?"
        "organisations[]=civil-nuclear-constabulary"
    ),
    whatdotheyknow="cnc",
    status=ForceStatus.UNDECLARED,
)
