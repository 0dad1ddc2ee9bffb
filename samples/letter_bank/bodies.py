"""Bodies that answer: public facts, a law, and how each writes its references."""

import random
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Body:
    """One public body; ``reference`` is a pattern, ``style`` what its letters look like."""

    slug: str
    name: str
    reference: str
    town: str
    act: str = "FOIA"
    welsh: str = ""


BODIES = (
    Body("metropolitan", "the Metropolitan Police Service", "01.FOI.{yy}.0{n5}", "London SW1H 0BG"),
    Body("bedfordshire", "Bedfordshire Police", "FOI{yyyy}/0{n4}", "Kempston MK43 9AX"),
    Body("hertfordshire", "Hertfordshire Constabulary", "FOI{yyyy}/0{n4}", "Welwyn AL8 6XF"),
    Body("cambridgeshire", "Cambridgeshire Constabulary", "0{n3}/{yyyy}", "Huntingdon PE29 6NP"),
    Body("south-yorkshire", "South Yorkshire Police", "FOI{yyyy}/0{n4}", "Sheffield S3 8LY"),
    Body("wiltshire", "Wiltshire Police", "FOI {yyyy}/{n3}", "Devizes SN10 2DN"),
    Body("west-midlands", "West Midlands Police", "{n4}A/{yy}", "Birmingham B4 6NQ"),
    Body("northumbria", "Northumbria Police", "{n3}/{yy}", "Wallsend NE28 6NX"),
    Body("warwickshire", "Warwickshire Police", "{n3}-{yyyy}", "Leek Wootton CV35 7QA"),
    Body("cleveland", "Cleveland Police", "{n3} - {yy}", "Hemlington TS8 9EH"),
    Body("northamptonshire", "Northamptonshire Police", "{n5}-{yy}", "Northampton NN4 0JQ"),
    Body("avon-and-somerset", "Avon and Somerset Constabulary", "{n3}-{yy}", "Bristol BS20 8QJ"),
    Body("btp", "British Transport Police", "{n3}-{yy}", "London NW1 9LN"),
    Body("north-yorkshire", "North Yorkshire Police", "0{n3}.{fy}", "Northallerton DL7 8BX"),
    Body("nottinghamshire", "Nottinghamshire Police", "00{n4}/{yy}", "Nottingham NG5 8PP"),
    Body("leicestershire", "Leicestershire Police", "00{n4}/{yy}", "Enderby LE19 2BX"),
    Body("humberside", "Humberside Police", "F-{yyyy}-0{n4}", "Hull HU5 5SF"),
    Body("thames-valley", "Thames Valley Police", "HQ/PA/00{n4}/{yy}", "Kidlington OX5 2NX"),
    Body("hampshire", "Hampshire Constabulary", "HC/00{n4}/{yy}", "Eastleigh SO50 5SB"),
    Body("kent", "Kent Police", "{yy}/09/{n3}", "Maidstone ME15 9BZ"),
    Body("west-yorkshire", "West Yorkshire Police", "17{n5}/{yy}", "Wakefield WF1 3QP"),
    Body("durham", "Durham Constabulary", "DC/FOI/{n3}/{yy}", "Durham DH1 5TT"),
    Body("dorset", "Dorset Police", "{yyyy}-{n3}", "Winfrith DT2 8DZ"),
    Body("lincolnshire", "Lincolnshire Police", "00{n4}/{yy}", "Lincoln LN5 7PH"),
    Body("surrey", "Surrey Police", "00{n4}/{yy}", "Guildford GU3 1HG"),
    Body("staffordshire", "Staffordshire Police", "FOI {n4}", "Stafford ST18 0YY"),
    Body("ministry-of-defence-police", "Ministry of Defence Police", "FOI{yyyy}/0{n4}", "CM7 4AZ"),
    Body("norfolk", "Norfolk Constabulary", "FOI 00{n4}/{yy}", "Wymondham NR18 0WW"),
    Body("suffolk", "Suffolk Constabulary", "FOI 00{n4}/{yy}", "Ipswich IP5 3QS"),
    Body(
        "northern-ireland", "the Police Service of Northern Ireland", "FOI/{n5}", "Belfast BT5 6LE"
    ),
    Body("scotland", "Police Scotland", "IM-FOI-{yyyy}-{n4}", "Dalmarnock G40 4EX", "FOISA"),
    Body(
        "dyfed-powys",
        "Dyfed-Powys Police",
        "{n3}/{yyyy}",
        "Carmarthen SA31 2PF",
        welsh="Heddlu Dyfed-Powys",
    ),
    Body("south-wales", "South Wales Police", "{n3}/{yy}", "CF31 3SU", welsh="Heddlu De Cymru"),
    Body("gwent", "Gwent Police", "{yyyy}/{n5}", "Cwmbran NP44 2XJ", welsh="Heddlu Gwent"),
    Body(
        "north-wales", "North Wales Police", "{yyyy}/{n3}", "LL29 8AW", welsh="Heddlu Gogledd Cymru"
    ),
)
BY_SLUG = {body.slug: body for body in BODIES}


def of_act(act: str) -> tuple[Body, ...]:
    """The bodies that answer under FOISA, or all others (FOIA and EIR)."""
    return tuple(body for body in BODIES if (body.act == "FOISA") == (act == "FOISA"))


def reference(body: Body, day: date, rng: random.Random) -> str:
    """A reference as the body would give it to a request of that day."""
    start = day.year if day.month >= 4 else day.year - 1
    return body.reference.format(
        yy=f"{day:%y}",
        yyyy=day.year,
        fy=f"{start}-{(start + 1) % 100:02}",
        n3=rng.randint(102, 989),
        n4=rng.randint(1012, 9789),
        n5=rng.randint(10234, 97899),
    )
