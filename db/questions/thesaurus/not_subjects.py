"""Words that look like a subject and are none: the longest phrase at a place wins."""

from __future__ import annotations

from typing import Final, NamedTuple


class NotSubject(NamedTuple):
    """A phrase that names nothing of the thesaurus, and a witness of it."""

    phrase: str
    witness: str


NOT_SUBJECTS: Final = tuple(
    NotSubject(*row)
    for row in (
        ("dog walker/walking/owner/groomer/grooming", "Dog walker attacked in the park"),
        ("guide/assistance dog", "Assistance dogs refused"),
        ("oil seed rape", "Oil seed rape fields"),
        ("cardiac arrest", "Cardiac arrests attended"),
        ("house arrest", "House arrest orders"),
        ("child custody", "Child custody disputes"),
        ("mobility scooter", "Mobility scooters"),
        ("medical/first aid training room", "First aid training room bookings"),
        ("pay phone", "Pay phone boxes removed"),
        ("public domain", "Figures in the public domain"),
        ("dog and bone", "Dog and bone"),
        ("stun gun", "Stun guns seized"),
        ("lost or/and stolen; stolen or/and lost; lost , stolen", "Laptops lost or stolen"),
        ("knife/knives arch/arches", "Knife arches used"),
        ("screening tool", "Screening tools"),
        ("laser printer", "Laser printers"),
        ("fire alarm", "Fire alarms"),
        ("drug/drink awareness", "Drug awareness"),
        ("spiked/spiking demand; spike in", "A spike in demand"),
        ("freight train", "Freight trains delayed"),
        ("rest room", "Rest rooms"),
        ("police custody officer/sergeant/nurse", "Police custody sergeants"),
        ("custody sergeant/officer/nurse", "Custody nurses"),
        ("suspended sentence", "Suspended sentences"),
        ("suicide/murder squad/detective", "Murder squad detectives"),
        ("drug squad/unit/rehabilitation", "Drug rehabilitation requirements"),
        ("parking facility/place/bay/space/garage", "Disabled parking bays"),
        ("special/road/street/park/train/railway/bus/petrol/polling/fire station", "Fire stations"),
        ("training dog", "Training dogs"),
        ("building site", "Building sites visited"),
        ("building society", "Building society branches"),
        ("warranted officer", "Warranted officers"),
        ("radio station/programme", "Radio stations"),
        ("computer aided dispatch", "Computer aided dispatch records"),
        ("language course", "Language courses"),
        ("attempted", "Attempted escapes"),
        ("forced entry training", "Forced entry training"),
        ("charging point", "Charging points"),
        ("personal data processing", "Personal data processing"),
        (
            (
                "freedom of information request/response/disclosure"
                " ,/reference/ref/no/number/response/about/regarding/relating/concerning/for/on;"
                " freedom of information act; freedom of information , ;"
                " foi request/response ,/reference/ref/no/number/about/on"
            ),
            "Freedom of Information Request Reference No: 12",
        ),
        ("grave robbing/robbery/robber", "Grave robbing"),
        ("ram raid/raiding", "Ram raids"),
        ("drone strike/bee", "Drone strikes abroad"),
        ("drug test", "Drug tests of new staff"),
    )
)
