"""The sample forces: five rich ones here, the others in ``houses_small``.

Address and reference patterns are those seen on the real platform; everything
else (systems' dates, telephone numbers, addresses) is invented.
"""

from __future__ import annotations

from datetime import date

from samples.house import ENGLISH_MONTHS, WELSH_MONTHS, House
from samples.houses_small import SMALL
from samples.logs.houses import LOG_HOUSES
from samples.periods import PeriodStyle

RICH: dict[str, House] = {
    house.slug: house
    for house in (
        House(
            slug="bedfordshire",
            name="Bedfordshire Police",
            welsh_name=None,
            systems=("Athena", "CMS"),
            folder="/foi-ai/bedfordshire-police/foi/{year}/{month}/",
            welsh_folder=None,
            media="/SysSiteAssets/foi-media/bedfordshire/foi/{year}/{month}/",
            references=("FOI{yyyy}/{n:05d}",),
            titles=("{topic}",),
            first_number=410,
            numbers_a_day=19.0,
            periods=PeriodStyle.DOTS,
            thousands="",
            address=("Information Rights", "Bedfordshire Police", "1 Sample Road", "Bedford"),
        ),
        House(
            slug="metropolitan",
            name="Metropolitan Police Service",
            welsh_name=None,
            systems=("CONNECT", "CRIS"),
            folder="/foi-ai/metropolitan-police/disclosure-{year}/{month}-{year}/",
            welsh_folder=None,
            media="/SysSiteAssets/foi-media/metropolitan-police/disclosure_{year}/{month}_{year}/",
            references=("01.FOI.{yy:02d}.{n:06d}",) * 5 + ("01/FOI/{yy:02d}/{n:06d}",),
            titles=("{topic}",),
            first_number=28_140,
            numbers_a_day=21.0,
            periods=PeriodStyle.WORDS,
            thousands=",",
            address=("Information Rights Unit", "PO Box 1", "London"),
        ),
        House(
            slug="south-wales",
            name="South Wales Police",
            welsh_name="Heddlu De Cymru",
            systems=("Niche RMS", "ControlWorks"),
            folder="/foi-ai/south-wales-police/disclosure-log/{year}/{month}/",
            welsh_folder="/cy-GB/foi-ai/heddlu-de-cymru/log-datgeliadau/{year}/{month}/",
            media="/SysSiteAssets/foi-media/south-wales/disclosure_log/{year}/{month}/",
            references=("{n}/{yy:02d}",),
            titles=("FOI {n}/{yy:02d}",),
            first_number=11,
            numbers_a_day=3.6,
            periods=PeriodStyle.SLASHES,
            thousands=",",
            address=("Data Protection and Disclosure", "1 Sample Street", "Bridgend"),
        ),
        House(
            slug="dyfed-powys",
            name="Dyfed-Powys Police",
            welsh_name="Heddlu Dyfed-Powys",
            systems=("Niche RMS", "STORM"),
            folder="/foi-ai/dyfed-powys-police/disclosure-{year}/{month}/",
            welsh_folder="/cy-GB/foi-ai/heddlu-dyfed-powys/datgeliadau-{year}/{month}/",
            media="/SysSiteAssets/foi-media/dyfed-powys/disclosure_{year}/{month}/",
            references=("{n}/{yyyy}",),
            titles=("{topic} {n}/{yyyy}",) * 4 + ("{n}/{yy:02d} {topic}",),
            first_number=9,
            numbers_a_day=3.3,
            periods=PeriodStyle.WORDS,
            thousands="",
            address=("Freedom of Information Unit", "1 Sample Lane", "Carmarthen"),
        ),
        House(
            slug="cleveland",
            name="Cleveland Police",
            welsh_name=None,
            systems=("Niche RMS", "STORM"),
            folder="/foi-ai/cleveland-police/disclosure/{year}/{month}/",
            welsh_folder=None,
            media="/SysSiteAssets/foi-media/cleveland/disclosure/{year}/{month}/",
            references=("{n}- {yy:02d}", "{n} - {yy:02d}", "{n}-{yy:02d}"),
            titles=("FOI {n}/{yy:02d} {topic}",) * 3 + ("FOI {n}-{yy:02d} {topic}",),
            first_number=6,
            numbers_a_day=2.9,
            periods=PeriodStyle.SLASHES,
            thousands=",",
            address=("Information Rights Team", "1 Sample Way", "Middlesbrough"),
        ),
    )
}


# The rich ones first: their place decides how they word a question.
HOUSES: dict[str, House] = {**RICH, **SMALL, **LOG_HOUSES}


def number(house: House, received: date) -> int:
    """The serial a request received on that day gets; references restart each January."""
    start = date(received.year, 1, 1)
    serial = int((received - start).days * house.numbers_a_day)
    carried = (received.year - 2023) * 7_650 if house.slug == "metropolitan" else 0
    return house.first_number + serial + carried


def slugify(title: str) -> str:
    """The platform's slug: "/" and "." vanish, " & " and ":" leave a double hyphen."""
    kept = "".join(c for c in title.lower().replace(":", " ") if c.isalnum() or c in " -")
    return kept.strip().replace(" ", "-")


def folder(template: str, published: date, *, welsh: bool = False) -> str:
    """A month folder; it is the month of publication."""
    months = WELSH_MONTHS if welsh else ENGLISH_MONTHS
    return template.format(
        year=published.year, month=months[published.month - 1], mm=published.month
    )
