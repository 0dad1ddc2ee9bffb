"""The 58 police forces and policing bodies Forcewide knows, declared or not.

Names, law and addresses as facts; what a force's pages look like stands in
``parsers/forces``. Ports answer only for their constables' functions, hence
``FOIA_part``. Checked November 2026; ``confidence`` says how certain the log's
address is (a low one was inferred, not seen).
"""

from __future__ import annotations

from dataclasses import dataclass

from parsers.types import Confidence, ForceKind, ForceStatus, Regime


@dataclass(frozen=True, slots=True)
class Body:
    """One body of the directory. ``platform`` is a module name of ``parsers.platforms``."""

    slug: str
    name: str
    nation: str
    kind: ForceKind
    regime: Regime
    website: str
    log_url: str
    platform: str
    status: ForceStatus
    confidence: Confidence


_TERRITORIAL, _SPECIAL, _PORT, _OTHER = (
    ForceKind.TERRITORIAL,
    ForceKind.SPECIAL,
    ForceKind.PORT,
    ForceKind.OTHER,
)
_FOIA, _FOIA_PART, _FOISA = Regime.FOIA, Regime.FOIA_PART, Regime.FOISA
_LOG, _NO_LOG = ForceStatus.LOG, ForceStatus.NO_LOG
_HIGH, _MEDIUM, _LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
_SOH = "single_online_home"


def _soh(slug: str, name: str, nation: str, domain: str, confidence: Confidence) -> Body:
    """A territorial force whose log stands at Single Online Home's usual address."""
    site = f"https://www.{domain}/"
    log = f"{site}foi-ai/af/accessing-information/published-items/"
    return Body(slug, name, nation, _TERRITORIAL, _FOIA, site, log, _SOH, _LOG, confidence)


def _port(slug: str, name: str, nation: str, domain: str, confidence: Confidence) -> Body:
    """A port police that publishes no log."""
    site = f"https://www.{domain}/"
    return Body(slug, name, nation, _PORT, _FOIA_PART, site, "", "none", _NO_LOG, confidence)


BODIES: tuple[Body, ...] = (
    Body(
        "avon-and-somerset",
        "Avon and Somerset Police",
        "England",
        _TERRITORIAL,
        _FOIA,
        "https://www.avonandsomerset.police.uk/",
        "https://www.avonandsomerset.police.uk/about/freedom-of-information/previous-foi-requests/",
        "avon_and_somerset",
        _LOG,
        _HIGH,
    ),
    Body(
        "bedfordshire",
        "Bedfordshire Police",
        "England",
        _TERRITORIAL,
        _FOIA,
        "https://www.bedfordshire.police.uk/",
        "https://www.beds.police.uk/foi-ai/af/accessing-information/published-items/",
        _SOH,
        _LOG,
        _LOW,
    ),
    _port(
        "belfast-airport",
        "Belfast International Airport Constabulary",
        "Northern Ireland",
        "belfastairport.com",
        _LOW,
    ),
    _port(
        "belfast-harbour", "Belfast Harbour Police", "Northern Ireland", "belfast-harbour.com", _LOW
    ),
    Body(
        "btp",
        "British Transport Police",
        "UK",
        _SPECIAL,
        _FOIA,
        "https://www.btp.police.uk/",
        "https://www.btp.police.uk/foi-ai/af/accessing-information/published-items/",
        _SOH,
        _LOG,
        _MEDIUM,
    ),
    _soh("cambridgeshire", "Cambridgeshire Constabulary", "England", "cambs.police.uk", _HIGH),
    _soh("cheshire", "Cheshire Constabulary", "England", "cheshire.police.uk", _MEDIUM),
    _soh("city-of-london", "City of London Police", "England", "cityoflondon.police.uk", _MEDIUM),
    Body(
        "civil-nuclear-constabulary",
        "Civil Nuclear Constabulary",
        "UK",
        _SPECIAL,
        _FOIA,
        "https://www.gov.uk/",
        "https://www.gov.uk/search/transparency-and-freedom-of-information-releases?organisations[]=civil-nuclear-constabulary",
        "govuk",
        _LOG,
        _MEDIUM,
    ),
    _soh("cleveland", "Cleveland Police", "England", "cleveland.police.uk", _HIGH),
    _soh("cumbria", "Cumbria Constabulary", "England", "cumbria.police.uk", _MEDIUM),
    _soh("derbyshire", "Derbyshire Constabulary", "England", "derbyshire.police.uk", _MEDIUM),
    _soh(
        "devon-and-cornwall",
        "Devon & Cornwall Police",
        "England",
        "devon-cornwall.police.uk",
        _MEDIUM,
    ),
    _soh("dorset", "Dorset Police", "England", "dorset.police.uk", _MEDIUM),
    _soh("durham", "Durham Constabulary", "England", "durham.police.uk", _MEDIUM),
    _soh(
        "dyfed-powys",
        "Dyfed-Powys Police / Heddlu Dyfed-Powys",
        "Wales",
        "dyfed-powys.police.uk",
        _HIGH,
    ),
    _soh("essex", "Essex Police", "England", "essex.police.uk", _MEDIUM),
    _soh(
        "gloucestershire",
        "Gloucestershire Constabulary",
        "England",
        "gloucestershire.police.uk",
        _MEDIUM,
    ),
    _soh("greater-manchester", "Greater Manchester Police", "England", "gmp.police.uk", _MEDIUM),
    _soh("gwent", "Gwent Police / Heddlu Gwent", "Wales", "gwent.police.uk", _HIGH),
    _soh(
        "hampshire",
        "Hampshire and Isle of Wight Constabulary",
        "England",
        "hampshire.police.uk",
        _MEDIUM,
    ),
    _soh("hertfordshire", "Hertfordshire Constabulary", "England", "herts.police.uk", _MEDIUM),
    _soh("humberside", "Humberside Police", "England", "humberside.police.uk", _MEDIUM),
    _soh("kent", "Kent Police", "England", "kent.police.uk", _MEDIUM),
    Body(
        "lancashire",
        "Lancashire Constabulary",
        "England",
        _TERRITORIAL,
        _FOIA,
        "https://www.lancashire.police.uk/",
        "https://lancashire.police.uk/about-us/accessing-information/freedom-of-information/",
        "unknown",
        _NO_LOG,
        _LOW,
    ),
    _soh("leicestershire", "Leicestershire Police", "England", "leics.police.uk", _MEDIUM),
    _soh("lincolnshire", "Lincolnshire Police", "England", "lincs.police.uk", _HIGH),
    _soh("merseyside", "Merseyside Police", "England", "merseyside.police.uk", _MEDIUM),
    _soh("metropolitan", "Metropolitan Police Service", "England", "met.police.uk", _HIGH),
    Body(
        "ministry-of-defence-police",
        "Ministry of Defence Police",
        "UK",
        _SPECIAL,
        _FOIA,
        "https://www.gov.uk/",
        "https://www.gov.uk/search/transparency-and-freedom-of-information-releases?content_store_document_type=foi_release&organisations[]=ministry-of-defence",
        "govuk",
        _LOG,
        _MEDIUM,
    ),
    Body(
        "norfolk",
        "Norfolk Constabulary",
        "England",
        _TERRITORIAL,
        _FOIA,
        "https://www.norfolk.police.uk/",
        "https://www.norfolk.police.uk/about-us/our-data/disclosure-logs",
        "drupal",
        _LOG,
        _MEDIUM,
    ),
    _soh(
        "north-wales",
        "North Wales Police / Heddlu Gogledd Cymru",
        "Wales",
        "northwales.police.uk",
        _MEDIUM,
    ),
    _soh("north-yorkshire", "North Yorkshire Police", "England", "northyorkshire.police.uk", _HIGH),
    _soh("northamptonshire", "Northamptonshire Police", "England", "northants.police.uk", _HIGH),
    Body(
        "northern-ireland",
        "Police Service of Northern Ireland",
        "Northern Ireland",
        _TERRITORIAL,
        _FOIA,
        "https://www.psni.police.uk/",
        "https://www.psni.police.uk/foi-disclosure-log",
        "psni",
        _LOG,
        _HIGH,
    ),
    Body(
        "northumbria",
        "Northumbria Police",
        "England",
        _TERRITORIAL,
        _FOIA,
        "https://www.northumbria.police.uk/",
        "https://beta.northumbria.police.uk/about-us/publications-and-documents/accessing-information/disclosure-log/",
        "northumbria",
        _LOG,
        _HIGH,
    ),
    _soh(
        "nottinghamshire", "Nottinghamshire Police", "England", "nottinghamshire.police.uk", _MEDIUM
    ),
    Body(
        "npcc",
        "National Police Chiefs Council",
        "UK",
        _OTHER,
        _FOIA,
        "https://www.npcc.police.uk/",
        "https://www.npcc.police.uk/publications/disclosure-log/",
        "document_index",
        _LOG,
        _HIGH,
    ),
    _port("port-of-bristol", "Port of Bristol Police", "England", "bristolport.co.uk", _LOW),
    _port("port-of-dover", "Port of Dover Police", "England", "doverport.co.uk", _MEDIUM),
    _port(
        "port-of-felixstowe", "Port of Felixstowe Police", "England", "portoffelixstowe.co.uk", _LOW
    ),
    _port(
        "port-of-liverpool",
        "Port of Liverpool Police",
        "England",
        "portofliverpool.police.uk",
        _LOW,
    ),
    _port("port-of-portland", "Portland Port Police", "England", "portland-port.co.uk", _LOW),
    _port("port-of-tilbury", "Port of Tilbury Police", "England", "portoftilbury.police.uk", _LOW),
    Body(
        "scotland",
        "Police Scotland",
        "Scotland",
        _TERRITORIAL,
        _FOISA,
        "https://www.scotland.police.uk/",
        "https://www.scotland.police.uk/access-to-information/freedom-of-information/disclosure-log/",
        "police_scotland",
        _LOG,
        _HIGH,
    ),
    _soh(
        "south-wales",
        "South Wales Police / Heddlu De Cymru",
        "Wales",
        "south-wales.police.uk",
        _HIGH,
    ),
    _soh("south-yorkshire", "South Yorkshire Police", "England", "southyorkshire.police.uk", _LOW),
    _soh("staffordshire", "Staffordshire Police", "England", "staffordshire.police.uk", _MEDIUM),
    _soh("suffolk", "Suffolk Constabulary", "England", "suffolk.police.uk", _MEDIUM),
    _soh("surrey", "Surrey Police", "England", "surrey.police.uk", _MEDIUM),
    _soh("sussex", "Sussex Police", "England", "sussex.police.uk", _MEDIUM),
    _port("teesport-harbour", "Teesport Harbour Police", "England", "pdports.co.uk", _MEDIUM),
    _soh("thames-valley", "Thames Valley Police", "England", "thamesvalley.police.uk", _MEDIUM),
    _soh("warwickshire", "Warwickshire Police", "England", "warwickshire.police.uk", _HIGH),
    _soh("west-mercia", "West Mercia Police", "England", "westmercia.police.uk", _MEDIUM),
    Body(
        "west-midlands",
        "West Midlands Police",
        "England",
        _TERRITORIAL,
        _FOIA,
        "https://www.westmidlands.police.uk/",
        "https://foi.west-midlands.police.uk/disclosure-log/",
        "wordpress_log",
        _LOG,
        _HIGH,
    ),
    Body(
        "west-yorkshire",
        "West Yorkshire Police",
        "England",
        _TERRITORIAL,
        _FOIA,
        "https://www.westyorkshire.police.uk/",
        "https://www.westyorkshire.police.uk/freedom-of-information",
        "drupal",
        _LOG,
        _HIGH,
    ),
    _soh("wiltshire", "Wiltshire Police", "England", "wiltshire.police.uk", _HIGH),
)

BY_SLUG: dict[str, Body] = {body.slug: body for body in BODIES}
