"""The other forces on Single Online Home, each with a few items in its own manner.

Folders, slugs and references are those seen; where none has been seen (docs/forces.md
names those facts as inferred) a neighbour's manner is used.
"""

from __future__ import annotations

from typing import Final

from samples.house import House
from samples.periods import PeriodStyle

_WORDS, _SLASHES, _DOTS = PeriodStyle.WORDS, PeriodStyle.SLASHES, PeriodStyle.DOTS
_BY_MONTH: Final = "{year}/{month}/"

# slug: name, folder under /foi-ai/, month folders, reference, title, first number, numbers a day
_TABLE: Final[dict[str, tuple[str, str, str, str, str, int, float]]] = {
    "btp": (
        *("British Transport Police", "british-transport-police/foi"),
        *(_BY_MONTH, "{n}-{yy:02d}", "{topic} {n}-{yy:02d}", 14, 3.1),
    ),
    "cambridgeshire": (
        *("Cambridgeshire Constabulary", "cambridgeshire-police/foi"),
        *(_BY_MONTH, "FOI{yyyy}/{n:05d}", "{topic}", 420, 19.0),
    ),
    "cheshire": (
        *("Cheshire Constabulary", "cheshire-police/foi/disclosures"),
        *("{year}/", "{n}", "{topic}", 12_040, 4.2),
    ),
    "city-of-london": (
        *("City of London Police", "city-of-london-police/disclosure-log"),
        *(_BY_MONTH, "FOI{yyyy}/{n:05d}", "{topic}", 31, 2.2),
    ),
    "cumbria": (
        *("Cumbria Constabulary", "cumbria-police/disclosure-log"),
        *(_BY_MONTH, "FOI {n}/{yy:02d}", "FOI {n}/{yy:02d} {topic}", 18, 2.7),
    ),
    "derbyshire": (
        *("Derbyshire Constabulary", "derbyshire-constabulary/disclosure-log"),
        *("{year}/{mm:02d}-{month}/", "{n:06d}/{yy:02d}", "{topic} - {n:06d}/{yy:02d}", 104, 5.0),
    ),
    "devon-and-cornwall": (
        *("Devon & Cornwall Police", "devon--cornwall-police/disclosures"),
        *("{year}/", "{yyyy}-{n}", "{topic}", 77, 4.4),
    ),
    "dorset": (
        *("Dorset Police", "dorset-police/lists-and-registers/disclosure-log"),
        *("{year}/", "{yyyy}-{n}", "{yyyy}-{n} {topic}", 25, 2.1),
    ),
    "durham": (
        *("Durham Constabulary", "durham-constabulary/disclosure-log"),
        *(_BY_MONTH, "DC/FOI {n}/{yy:02d}", "{topic}", 20, 2.4),
    ),
    "essex": (
        *("Essex Police", "essex-police/other-information/previous-foi-requests"),
        *("", "{n}", "{topic} {year}", 1_204, 0.6),
    ),
    "gloucestershire": (
        *("Gloucestershire Constabulary", "gloucestershire-constabulary/disclosure-log"),
        *("{month}-{year}/", "{yyyy}.{n:04d}", "{topic}", 60, 3.3),
    ),
    "greater-manchester": (
        *("Greater Manchester Police", "greater-manchester-police/disclosure-log"),
        *(_BY_MONTH, "01/FOI/{yy:02d}/{n:06d}/W", "{topic}", 21_400, 12.0),
    ),
    "gwent": (
        *("Gwent Police", "gwent-police/disclosure2"),
        *("{year}/{mm:02d}---{month}/", "{yyyy}/{n:05d}", "{yyyy}/{n:05d} - {topic}", 25_010, 2.0),
    ),
    "hampshire": (
        *("Hampshire and Isle of Wight Constabulary", "hampshire-constabulary/disclosure-log"),
        *(_BY_MONTH, "HC/{n:06d}/{yy:02d}", "{topic}", 310, 6.0),
    ),
    "hertfordshire": (
        *("Hertfordshire Constabulary", "hertfordshire-constabulary/foi"),
        *(_BY_MONTH, "FOI{yyyy}/{n:05d}", "{topic}", 430, 19.0),
    ),
    "humberside": (
        *("Humberside Police", "humberside-police/disclosure-log"),
        *("{year}/", "F-{yyyy}-{n:05d}", "{topic}", 240, 5.1),
    ),
    "kent": (
        *("Kent Police", "kent-police/lists-and-registers/disclosure-log"),
        *(_BY_MONTH, "{yy:02d}/{mm:02d}/{n}", "{topic}", 320, 1.7),
    ),
    "leicestershire": (
        *("Leicestershire Police", "leicestershire-police/disclosure-log"),
        *(_BY_MONTH, "{n:06d}/{yy:02d}", "{n:06d}/{yy:02d} {topic}", 150, 4.8),
    ),
    "lincolnshire": (
        *("Lincolnshire Police", "lincolnshire-police/disclosure-logs"),
        *("{year}/", "{n:06d}/{yy:02d}", "FOI {n:06d} {topic}", 90, 3.9),
    ),
    "merseyside": (
        *("Merseyside Police", "merseyside-police/disclosure-log"),
        *("{month}-{year}/", "{n}/{yy:02d}", "{topic} {n}/{yy:02d}", 44, 5.5),
    ),
    "north-wales": (
        *("North Wales Police", "north-wales-police/disclosure-log"),
        *(_BY_MONTH, "{yyyy}/{n:03d}", "{yyyy}/{n:03d} {topic}", 8, 2.0),
    ),
    "north-yorkshire": (
        *("North Yorkshire Police", "north-yorkshire-police/foi-disclosure-2021-22"),
        *("{month}-{year}/", "{n:04d}.{fy}", "FOI {n:04d} {fys} {topic}", 30, 3.0),
    ),
    "northamptonshire": (
        *("Northamptonshire Police", "northamptonshire-police/disclosure-logs"),
        *(_BY_MONTH, "{n}-{yy:02d}", "FOI {n}-{yy:02d} {topic}", 10_120, 30.0),
    ),
    "nottinghamshire": (
        *("Nottinghamshire Police", "nottinghamshire-police/disclosure-log"),
        *(_BY_MONTH, "{n:06d}/{yy:02d}", "{topic}", 110, 6.2),
    ),
    "south-yorkshire": (
        *("South Yorkshire Police", "south-yorkshire-police/disclosure-log"),
        *("{year}/", "FOI{yyyy}/{n:05d}", "{topic}", 40, 4.0),
    ),
    "staffordshire": (
        *("Staffordshire Police", "staffordshire-police/disclosure-log"),
        *(_BY_MONTH, "FOI {n}", "FOI {n} {topic}", 14_505, 5.0),
    ),
    "suffolk": (
        *("Suffolk Constabulary", "suffolk-constabulary/disclosure-log"),
        *("{year}/", "FOI {n:06d}-{yy:02d}", "{topic}", 210, 8.0),
    ),
    "surrey": (
        *("Surrey Police", "surrey-police/disclosure-log"),
        *(_BY_MONTH, "{n:06d}/{yy:02d}", "{topic}", 330, 7.0),
    ),
    "sussex": (
        *("Sussex Police", "sussex-police/disclosure-log"),
        *(_BY_MONTH, "{n}/{yy:02d}", "{topic}", 70, 6.6),
    ),
    "thames-valley": (
        *("Thames Valley Police", "thames-valley-police/disclosure-log"),
        *("{year}/", "HQ/PA/{n:06d}/{yy:02d}", "{topic}", 480, 9.0),
    ),
    "warwickshire": (
        *("Warwickshire Police", "warwickshire-police/foi-disclosure-{year}"),
        *("{month}-{year}/", "{n}-{yyyy}", "FOI-{n}-{yyyy}: {mon} {year}: {topic}", 22, 3.4),
    ),
    "west-mercia": (
        *("West Mercia Police", "west-mercia-police/disclosure-log"),
        *(_BY_MONTH, "{n}", "{n} {topic}", 309_120, 2.5),
    ),
    "wiltshire": (
        *("Wiltshire Police", "wiltshire-police/fois-with-spreadsheets"),
        *("{year}/", "FOI {yyyy}/{n}", "FOI {yyyy}-{n}", 33, 3.2),
    ),
}
_WELSH: Final = {
    "gwent": ("Heddlu Gwent", "/cy-GB/foi-ai/heddlu-gwent/datgeliadau/{year}/{month}/"),
    "north-wales": (
        "Heddlu Gogledd Cymru",
        "/cy-GB/foi-ai/heddlu-gogledd-cymru/log-datgeliadau/{year}/{month}/",
    ),
}
_SYSTEMS: Final = (("Niche RMS", "STORM"), ("Athena", "STORM"), ("CONNECT", "ControlWorks"))


def _house(place: int, slug: str) -> House:
    name, root, months, reference, title, first, pace = _TABLE[slug]
    welsh_name, welsh_folder = _WELSH.get(slug, (None, None))
    return House(
        slug=slug,
        name=name,
        welsh_name=welsh_name,
        systems=_SYSTEMS[place % len(_SYSTEMS)],
        folder=f"/foi-ai/{root}/{months}",
        welsh_folder=welsh_folder,
        media=f"/SysSiteAssets/foi-media/{slug}/disclosure_{{year}}/",
        references=(reference,),
        titles=(title,),
        first_number=first,
        numbers_a_day=pace,
        periods=(_WORDS, _SLASHES, _DOTS)[place % 3],
        thousands=("", ",")[place % 2],
        address=("Information Rights", name, "1 Sample Square"),
        small=True,
    )


SMALL: dict[str, House] = {slug: _house(place, slug) for place, slug in enumerate(_TABLE)}
