"""What is invented for each letter: subject, numbers, dates."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples.letter_bank.bodies import BODIES, Body

TOPICS = (
    ("thefts of pedal cycles", "lladradau beiciau"),
    ("stray dogs seized", "cŵn crwydr a gymerwyd"),
    ("noise complaints", "cwynion am sŵn"),
    ("drone sightings", "dronau a welwyd"),
    ("tasers lost or stolen", "tasers a gollwyd"),
    ("sheep worrying incidents", "digwyddiadau poeni defaid"),
    ("lost warrant cards", "cardiau gwarant coll"),
    ("catalytic converter thefts", "lladradau trawsnewidwyr"),
    ("vehicle pursuits", "ymlid cerbydau"),
    ("officers on restricted duties", "swyddogion ar ddyletswyddau cyfyngedig"),
    ("fixed penalty notices", "hysbysiadau cosb benodedig"),
    ("swan rescues", "achub elyrch"),
)
DEPARTMENTS = (
    "Business Intelligence Unit",
    "Estates Department",
    "Custody Services Department",
    "Roads Policing Unit",
    "Professional Standards Department",
    "Finance Department",
)
OTHERS = (
    "Derbyshire Constabulary",
    "the Home Office",
    "the Crown Prosecution Service",
    "Essex Police",
    "the Office of the Police and Crime Commissioner",
)
MONTHS_CY = (
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one request."""

    received: date
    responded: date
    earlier: date
    due: date


def workday(day: date) -> date:
    """The day itself or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def draw_days(rng: random.Random) -> Days:
    """Days of a request between 2012 and 2025, answered 5 to 45 days later."""
    received = workday(date(2012, 1, 5) + timedelta(days=rng.randrange(5000)))
    responded = workday(received + timedelta(days=rng.randint(5, 45)))
    earlier = workday(received - timedelta(days=rng.randint(60, 400)))
    return Days(received, responded, earlier, workday(received + timedelta(days=28)))


def ordinal(day: int) -> str:
    """1st, 2nd, 3rd, 4th ... 31st."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{day}{'th' if 10 < day < 14 else ends.get(day % 10, 'th')}"


def written(day: date, style: int) -> str:
    """A day in one of five ways of writing."""
    month = f"{day:%B %Y}"
    return (
        f"{day.day} {month}",
        f"{ordinal(day.day)} {month}",
        f"{day:%d/%m/%Y}",
        f"{day:%A} {day.day} {month}",
        f"{day.day:02} {month}",
    )[style % 5]


def welsh_day(day: date) -> str:
    """A day as Welsh letters print it."""
    return f"{day.day} {MONTHS_CY[day.month - 1]} {day.year}"


def draw(rng: random.Random, body: Body, days: Days) -> dict[str, str]:
    """The words and numbers that fill a text's places."""
    topic, topic_cy = rng.choice(TOPICS)
    minutes = rng.randint(3, 9)
    records = rng.randint(1100, 9800)
    year = days.received.year
    other = rng.choice([o for o in OTHERS if o != body.name])
    return {
        "F": body.name,
        "topic": topic,
        "topic_cy": topic_cy,
        "n": str(rng.randint(21, 480)),
        "n2": str(rng.randint(11, 390)),
        "m": str(minutes),
        "m2": str(rng.randint(10, 98)),
        "k": f"{records:,}",
        "k2": f"{records + 113:,}",
        "h": str(records * minutes // 60),
        "y": str(year - 2),
        "y2": str(year - 1),
        "dept": rng.choice(DEPARTMENTS),
        "other": other,
        "link": f"https://www.example.org/{body.slug}/published-data",
        "d0": written(days.earlier, rng.randrange(2)),
        "due": written(days.due, rng.randrange(3)),
        "rec": written(days.received, rng.randrange(3)),
    }


def fill(text: str, facts: dict[str, str]) -> str:
    """The text with its places filled; a sentence begins with a capital."""
    words = text.format_map(facts)
    for end in ("\n", ". "):
        words = words.replace(f"{end}the {facts['F'][4:]}", f"{end}The {facts['F'][4:]}")
    return words[:1].upper() + words[1:]


def others_of(body: Body, rng: random.Random) -> Body:
    """Another body, for joint answers."""
    return rng.choice([b for b in BODIES if b.slug != body.slug and b.act == body.act])
