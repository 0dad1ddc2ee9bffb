"""Titles as shown: invented ones in the shapes that forces print, and the rules' witnesses."""

from __future__ import annotations

from datetime import date

import pytest

from db.questions import openings
from db.questions.titles import RULES, Printed, Rule, shown_title, subject

# As printed, the answer's reference, and what is to be shown.
SHAPES = (
    # A reference before the subject, behind it, in brackets; spaced, padded, joined.
    ("01.FOI.24.031187 Kennel inspections", "01.FOI.24.031187", "Kennel inspections"),
    ("Kennel inspections - 01/FOI/24/031187", "01.FOI.24.031187", "Kennel inspections"),
    ("FOI2024/04410 Canteen waste", "FOI2024/04410", "Canteen waste"),
    ("Canteen waste (FOI 2024/04410)", "FOI 2024/4410", "Canteen waste"),
    ("FOI 366 Moorland patrols", "FOI 2023/366", "Moorland patrols"),
    ("Moorland patrols (1519A/24)", "1519A/24", "Moorland patrols"),
    ("Moorland patrols 4301_17", "4301_17", "Moorland patrols"),
    ("Lost property auctions - 812/22", "812/22", "Lost property auctions"),
    ("Lost property auctions 81222", "812/22", "Lost property auctions"),
    ("FOI-512-2025: Jun 2025: Towing contracts", "FOI-512-2025", "Towing contracts"),
    ("512-2025 Towing contracts", "512-2025", "Towing contracts"),
    ("309981 Towing contracts", "309981", "Towing contracts"),
    ("FOI 73/26 AI tools", "73- 26", "AI tools"),
    ("FOI 7326 AI tools", "73- 26", "AI tools"),
    ("FOI 401-24 Firearm officers", "401 - 24", "Firearm officers"),
    ("11872-25 - Street cafés", "11872-25", "Street cafés"),
    ("Street cafés 006617/21", "006617/21", "Street cafés"),
    ("Police pursuits | 509-25", "509-25", "Police pursuits"),
    ("Tool theft 1226/2025", "1226/2025", "Tool theft"),
    ("15624 Bicycle thefts", "156/2024", "Bicycle thefts"),
    ("FOI 0408.2024-25 Public order operations", "0408.2024-25", "Public order operations"),
    ("FOI Stop searches 1040.2023-24", "1040.2023-24", "Stop searches"),
    ("FOI 0302 2023-24 - Traveller encampment", "0302.2023-24", "Traveller encampment"),
    ("003921/15 Night buses", "003921/15", "Night buses"),
    ("FOI 000912/20: Night buses", "FOI 000912/20", "Night buses"),
    ("Night buses (FOI 001120-20)", "FOI 001120-20", "Night buses"),
    ("FOI/16016 - Missing persons", "FOI/16016", "Missing persons"),
    ("F-2021-02418 Missing persons", "F-2021-02418", "Missing persons"),
    ("Fleet insurance HQ/PA/003101/18", "HQ/PA/003101/18", "Fleet insurance"),
    ("20/09/1101 Hovercraft", "20/09/1101", "Hovercraft"),
    ("FOI/00173/23/HR Hovercraft", "FOI/00173/23/HR", "Hovercraft"),
    ("2022/25311 - Sheep worrying", "2022/25311", "Sheep worrying"),
    ("2023/083 Sheep worrying", "2023/083", "Sheep worrying"),
    ("IM-FOI-2022-0817 Mountain rescue", "IM-FOI-2022-0817", "Mountain rescue"),
    ("24-0671 Mountain rescue", "24-0671", "Mountain rescue"),
    ("August 2023 FOI 1731122-23 Tram stops", "FOI 1731122/23", "Tram stops"),
    ("SRT/DC/FOI/171/15 Viaduct closures", "SRT/DC/FOI/171/15", "Viaduct closures"),
    ("PUB 1320 Beach patrols", "PUB 1320", "Beach patrols"),
    ("FOI 001107 Body worn video policy", "001107/22", "Body worn video policy"),
    ("277/2023 Conference fees", "277/2023", "Conference fees"),
    ("061 19 Conference fees", "061/2019", "Conference fees"),
    ("RFI 2015-104 Crossing patrols", "RFI 2015-104", "Crossing patrols"),
    ("Freedom of Information Request Reference No: 2017/441 - Diving", "2017/441", "Diving"),
    ("Kite festivals - 7/24", "7/24", "Kite festivals"),
    ("Kite festivals 17/24 and after", "7/24", "Kite festivals 17/24 and after"),
    # Labels.
    ("FOI request: Diving teams", None, "Diving teams"),
    ("Freedom of Information Request - Diving teams", None, "Diving teams"),
    ("FOI Request regarding diving teams", None, "Diving teams"),
    ("Diving teams - FOI Response", None, "Diving teams"),
    ("Diving teams (FOI)", None, "Diving teams"),
    ("FOI Disclosure - Diving teams.pdf", None, "Diving teams"),
    ("Request for information - Diving teams", None, "Diving teams"),
    ("EIR request: Diving teams", None, "Diving teams"),
    # Numbers, dates and words that are the subject.
    ("999 and 101 calls", "812/22", "999 and 101 calls"),
    ("FOI 612/24 101 calls: waiting times", "612-24", "101 calls: waiting times"),
    ("Section 60 searches 2021/22", "73- 26", "Section 60 searches 2021/22"),
    ("Spiking by injection 2018-2021 - 1447/21", "1447/21", "Spiking by injection 2018-2021"),
    ("Incidents 2020 to 2022", "FOI/16016", "Incidents 2020 to 2022"),
    ("Protest in November 2024", None, "Protest in November 2024"),
    ("FOI requests answered late", None, "FOI requests answered late"),
    ("FOI request volumes", None, "FOI request volumes"),
    ("Freedom of Information performance", None, "Freedom of Information performance"),
    ("E-scooter seizures - 1364/25", "001364/25", "E-scooter seizures"),
    ("G7 summit costs", "FOI/14763", "G7 summit costs"),
    ("Cerbydau'r heddlu 1018/2025", "1018/2025", "Cerbydau'r heddlu"),
    ("Operation Alder", None, "Operation Alder"),
    ("Request handling on mobile terminals", None, "Request handling on mobile terminals"),
    ("Disclosure and barring checks", None, "Disclosure and barring checks"),
    ("Response times", None, "Response times"),
    ("F-150 pick-ups seized", None, "F-150 pick-ups seized"),
)
# Written after the rules, and right at first sight.
LATER = (
    ("FOI 2024-1187 Bus lane cameras", "FOI 2024/1187", "Bus lane cameras"),
    ("Bus lane cameras [FOI/14233]", "FOI/14233", "Bus lane cameras"),
    ("Ref: 004417/19 Sheepdog trials", "004417/19", "Sheepdog trials"),
    ("Sheepdog trials – our ref 004417/19", "004417/19", "Sheepdog trials"),
    ("Disclosure Log 912-24: Sheepdog trials", "912-24", "Sheepdog trials"),
    ("FOI Response 1288/23 Fireworks", "1288/23", "Fireworks"),
    ("FOI13277 Fireworks", "13277", "Fireworks"),
    ("Fireworks_FOI_13277.pdf", "13277", "Fireworks"),
    (
        "Request 2023/441: Fireworks on Bonfire Night 2022",
        "2023/441",
        "Fireworks on Bonfire Night 2022",
    ),
    ("EIR 77/24 Flood defences", "77/24", "Flood defences"),
    ("Freedom of Information Act 2000 - Flood defences", "55/24", "Flood defences"),
    ("Flood defences - Freedom of Information request 55-24", "55-24", "Flood defences"),
    ("Internal review 55/24 Flood defences", "55/24", "Internal review Flood defences"),
    ("20/11/0912 – 4x4 vehicles", "20/11/0912", "4x4 vehicles"),
    ("4x4 vehicles 2019/20 to 2021/22", "812-22", "4x4 vehicles 2019/20 to 2021/22"),
    ("FOI - Section 22 notices", "812-22", "Section 22 notices"),
    ("Section 22 notices (Jan - Dec 2023)", "812-22", "Section 22 notices (Jan - Dec 2023)"),
    ("101 call handling July 2025", "507-25", "101 call handling July 2025"),
    ("FOI Team structure", "507-25", "FOI Team structure"),
    ("Number of FOI requests received 2024", "507-25", "Number of FOI requests received 2024"),
    ("October 2024 - 1422/24 - Parking at stations", "1422/24", "Parking at stations"),
    ("Rhyddid Gwybodaeth - Dronau 312/2025", "312/2025", "Dronau"),
    ("HQ/PA/002911/21 PCSO uniform", "HQ/PA/002911/21", "PCSO uniform"),
    ("01/FOI/23/029911 MO19 training", "01.FOI.23.029911", "MO19 training"),
    ("Op Venetic (F-2022-01145)", "F-2022-01145", "Op Venetic"),
)
KENNELS = (
    "Dear Sir, under the Act I would like to know the following about police kennels. How many?"
)


def test_there_are_enough_of_them() -> None:
    assert len(SHAPES) >= 60


@pytest.mark.parametrize(("printed", "reference", "shown"), SHAPES + LATER)
def test_a_title_is_shown_without_what_only_the_force_needs(
    printed: str, reference: str | None, shown: str
) -> None:
    assert shown_title(Printed(printed, reference, request=KENNELS)) == shown
    assert shown_title(Printed(shown, reference)) == shown


@pytest.mark.parametrize(
    ("printed", "reference"),
    [
        ("FOI 1004/23", "1004/23"),
        ("FOI 2023-506", "FOI 2023/506"),
        ("01.FOI.24.031187", "01.FOI.24.031187"),
        ("FOI Request", None),
        ("FOI-212-2024: Apr 2024", "FOI-212-2024"),
        ("Freedom of Information Request Reference No: 2017/441", "2017/441"),
        ("FOI response 12", None),
        ("10731", "10731"),
        ("IM-FOI-2022-0817.pdf", "IM-FOI-2022-0817"),
        ("", None),
    ],
)
def test_where_nothing_is_left_the_request_says_it(printed: str, reference: str | None) -> None:
    assert subject(Printed(printed, reference)) == ""
    assert shown_title(Printed(printed, reference, request=KENNELS)) == "Police kennels"
    assert shown_title(Printed(printed, reference)) == (printed or None)


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("June 2024 canteen prices", "Canteen prices"),
        ("Canteen prices June 2024", "Canteen prices"),
        ("Canteen prices (12 June 2024)", "Canteen prices"),
        ("Canteen prices in June 2024", "Canteen prices in June 2024"),
        ("Canteen prices May to June 2024", "Canteen prices May to June 2024"),
        ("June 2024 to July 2024 prices", "June 2024 to July 2024 prices"),
        ("Canteen prices May 2024", "Canteen prices May 2024"),
    ],
)
def test_the_answer_s_own_month_is_no_part_of_its_subject(printed: str, shown: str) -> None:
    assert subject(Printed(printed, days=(date(2024, 6, 12),))) == shown


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_takes_its_witness_and_leaves_the_other(rule: Rule) -> None:
    title, left = rule.takes
    assert rule.pattern.search(title)
    assert subject(Printed(title)) == left
    assert not rule.pattern.search(rule.leaves)
    assert subject(Printed(rule.leaves)) == rule.leaves


@pytest.mark.parametrize("row", openings.OPENERS, ids=lambda row: row.name)
def test_an_opener_finds_its_topic(row: openings.Opener) -> None:
    request, found = row.takes
    assert row.pattern.search(request)
    assert openings.topic(request) == found
    assert not row.pattern.search(row.leaves)


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (
            "I understand that a survey has been made. Please send me its latest results.",
            "Its latest results",
        ),
        ("1. How many hens does the force keep? 2. Why?", "How many hens does the force keep"),
        ("Please answer the question below. Has the director been asked?", "Has the director"),
        ("Dear Sir or Madam\nThank you", ""),
        ("", ""),
    ],
)
def test_a_request_that_names_no_topic_gives_its_first_sentence_that_asks(
    request_: str, said: str
) -> None:
    assert openings.topic(request_).startswith(said)
    assert bool(openings.topic(request_)) == bool(said)


def test_a_long_one_is_cut_at_a_word() -> None:
    words = "The number of " + "horses, " * 30
    line = openings.topic(f"Please tell me {words}")
    assert line.endswith("…")
    assert len(line) <= openings.LONGEST
    assert line[:-1].split()[-1] in {"horses", "horses,"}
