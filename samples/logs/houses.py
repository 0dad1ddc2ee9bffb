"""The houses whose logs are not on Single Online Home: references and titles as seen."""

from __future__ import annotations

from typing import Final

from samples.house import House
from samples.periods import PeriodStyle

_WORDS, _SLASHES, _DOTS = PeriodStyle.WORDS, PeriodStyle.SLASHES, PeriodStyle.DOTS

# slug: name, reference, title, first number, numbers a day, how periods are printed
_TABLE: Final[dict[str, tuple[str, str, str, int, float, PeriodStyle]]] = {
    "northern-ireland": (
        *("Police Service of Northern Ireland", "FOI/{n}", "{topic}"),
        *(14_100, 3.8, _WORDS),
    ),
    "scotland": ("Police Scotland", "{yy:02d}-{n:04d}", "{topic}", 120, 8.4, _WORDS),
    "west-yorkshire": (
        *("West Yorkshire Police", "{n}/{yy:02d}", "{topic}"),
        *(1_730_500, 90.0, _SLASHES),
    ),
    "norfolk": ("Norfolk Constabulary", "{n:06d}/{yy:02d}", "{topic}", 205, 4.1, _WORDS),
    "west-midlands": (
        *("West Midlands Police", "{n}A/{yy:02d}", "{topic} ({n}A/{yy:02d})"),
        *(61, 5.0, _SLASHES),
    ),
    "avon-and-somerset": (
        *("Avon and Somerset Police", "{n}-{yy:02d}", "{topic}"),
        *(102, 3.4, _WORDS),
    ),
    "northumbria": (
        *("Northumbria Police", "{n}/{yy:02d}", "{topic} - {n}/{yy:02d}"),
        *(110, 3.9, _WORDS),
    ),
    "npcc": (
        *("National Police Chiefs Council", "{n:03d}/{yyyy}", "{n:03d} {yyyy} {topic}"),
        *(104, 1.2, _WORDS),
    ),
    "civil-nuclear-constabulary": (
        *("Civil Nuclear Constabulary", "FOI {yyyy}-{n:03d}", "{topic}"),
        *(31, 0.6, _WORDS),
    ),
    "ministry-of-defence-police": (
        *("Ministry of Defence Police", "FOI{yyyy}/{n:05d}", "MOD Police: {topic}"),
        *(1_070, 22.0, _WORDS),
    ),
    "port-of-bristol": ("Port of Bristol Police", "{n}", "{topic}", 40_100, 31.0, _WORDS),
    "port-of-felixstowe": (
        "Port of Felixstowe Police",
        "FOI {n}/{yy:02d}",
        "{topic}",
        3,
        0.2,
        _WORDS,
    ),
    "port-of-dover": ("Port of Dover Police", "FOI {yyyy}-{n}", "{topic}", 101, 0.4, _WORDS),
}


def _house(slug: str) -> House:
    name, reference, title, first, a_day, periods = _TABLE[slug]
    return House(
        slug=slug,
        name=name,
        welsh_name=None,
        systems=("Niche RMS", "STORM"),
        folder="/",
        welsh_folder=None,
        media="/",
        references=(reference,),
        titles=(title,),
        first_number=first,
        numbers_a_day=a_day,
        periods=periods,
        thousands=",",
        address=("Information Access", name, "1 Sample Square"),
        small=True,
    )


LOG_HOUSES: Final = {slug: _house(slug) for slug in _TABLE}
