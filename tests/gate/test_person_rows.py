"""Visible rows about persons are held; places, teams, products and counts are not. All invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.files import read_document
from parsers.types import ReadVerdict

HELD: dict[str, tuple[str, list[list[str]]]] = {
    "staff list": (
        "PERSON_ROWS",
        [
            ["Surname", "Initials", "Rank", "Location", "Service number"],
            ["Farrowby", "A.", "Constable", "Northgate", "30117"],
            ["Brockwin", "C.D.", "Sergeant", "Southgate", "30118"],
            ["Dunsmere", "E.", "Inspector", "Westgate", "30119"],
            ["Quillhurst", "F.", "Constable", "Eastgate", "30120"],
        ],
    ),
    "one row with a birth date": (
        "PERSON_ROWS",
        [["Victim name", "DOB", "Offence"], ["Fenna Brockwin", "03/09/1986", "Theft"]],
    ),
    "names without a heading": (
        "PERSON_ROWS",
        [
            ["Contact", "Mobile"],
            ["Alice Farrowby", "07700 900123"],
            ["Thomas Brockwin", "07700 900124"],
            ["Charlotte Dunsmere", "07700 900125"],
            ["Brian Quillhurst", "07700 900126"],
        ],
    ),
    "NHS numbers": (
        "NHS_NUMBERS",
        [["Case", "NHS no"], ["1", "943 476 5919"], ["2", "401 023 2137"], ["3", "9434765919"]],
    ),
    "NI numbers": ("NI_NUMBERS", [["Case", "NI"], ["1", "AB 12 34 56 C"], ["2", "JK987654A"]]),
    "collar numbers": (
        "SERVICE_NUMBERS",
        [
            ["Collar No.", "Finding", "Date"],
            ["4117", "Proven", "2030"],
            ["5228", "Proven", "2030"],
            ["6339", "Not proven", "2030"],
            ["7440", "Proven", "2030"],
        ],
    ),
    "personal e-mail": (
        "PERSONAL_EMAILS",
        [
            ["Team", "E-mail"],
            *([team, f"{name}@example.org"] for team, name in (
                ("North", "alice.farrowby"),
                ("South", "t.brockwin"),
                ("East", "charlotte.dunsmere"),
                ("West", "brian-quillhurst"),
            )),
        ],
    ),
    "postcodes with dates": (
        "POSTCODE_DATES",
        [
            ["Postcode", "Date", "Offence"],
            ["ZZ1 4AB", "03/04/2030", "Burglary"],
            ["ZZ2 5BD", "05/04/2030", "Burglary"],
            ["ZZ3 6DE", "09/04/2030", "Arson"],
            ["ZZ4 7EF", "11/04/2030", "Arson"],
        ],
    ),
    "no header, three mobiles": (
        "MOBILE_NUMBERS",
        [["North", "07700 900123"], ["South", "07700 900124"], ["East", "07700 900125"]],
    ),
    "one row, no table": ("NHS_NUMBERS", [["Seen at North", "943 476 5919"]]),
    "lying on its side": (
        "PERSON_ROWS",
        [
            ["Case", "1", "2"],
            ["Surname", "Farrowby", "Brockwin"],
            ["Date of birth", "01/02/1980", "03/04/1975"],
        ],
    ),
    "a form": (
        "PERSON_ROWS",
        [["Forename", "Fenna"], ["Surname", "Brockwin"], ["DOB", "01/02/1980"], ["Town", "Ex"]],
    ),
    "words in a column": (
        "PERSON_ROWS",
        [
            ["Date", "What happened"],
            ["01/03/2030", "Suspect Alice Farrowby (born 01/02/1970) was seen at the gate"],
            ["02/03/2030", "Suspect Thomas Brockwin (born 01/02/1971) was seen at the door"],
        ],
    ),
    "two columns of a name": (
        "PERSON_ROWS",
        [
            ["Title", "First", "Last", "Age"],
            ["Mrs", "Alice", "Farrowby", "41"],
            ["Mr", "Thomas", "Brockwin", "23"],
            ["Mr", "Edwin", "Tindley", "37"],
            ["Mrs", "Joan", "Quillby", "52"],
            ["Mr", "Peter", "Hollingrake", "29"],
        ],
    ),
    "a number in a note": (
        "NI_NUMBERS",
        [["Ward", "Note"], ["North", "The victim (NI AB 12 34 56 C) moved away"], ["South", ""]],
    ),
    "a passport in a note": (
        "PERSON_NUMBERS",
        [["Ward", "Note"], ["North", "held passport number 925665416"], ["South", ""]],
    ),
}  # fmt: skip

CLEAN: dict[str, list[list[str]]] = {
    "hospitals": [
        ["Hospital name", "2029", "2030"],
        ["Royal Alexandra Hospital", "12", "9"],
        ["Queen Charlotte Infirmary", "4", "5"],
        ["St James Hospital", "7", "8"],
        ["Princess Alice House", "3", "2"],
    ],
    "months beside places": [
        ["Month", "Town", "Thefts"],
        ["April", "Bolton", "4"],
        ["May", "Derby", "5"],
        ["June", "Lincoln", "6"],
        ["August", "Preston", "7"],
    ],
    "forces": [
        ["Force", "Month", "Offences"],
        ["Avon and Somerset", "2030-01", "17"],
        ["Devon and Cornwall", "2030-01", "21"],
        ["Dyfed-Powys", "2030-01", "8"],
        ["West Mercia", "2030-01", "13"],
    ],
    "teams": [
        ["Classification group", "Team name"],
        ["Community", "Ashmore House"],
        ["Community", "Harold Wood Centre"],
        ["Crisis", "Young Onset Team"],
        ["Crisis", "Rural Support Team"],
    ],
    "ranks": [
        ["Rank", "Number of officers", "Average age"],
        ["Constable", "1,204", "38"],
        ["Sergeant", "311", "43"],
        ["Inspector", "97", "46"],
        ["Chief Constable", "1", "55"],
    ],
    "products": [
        ["Product", "Number", "Supplier"],
        ["Body Worn Camera", "1200", "Acme Limited"],
        ["Personal Radio", "2400", "Beta Systems"],
        ["Incapacitant Spray", "3600", "Gamma Group"],
    ],
    "boxes of offices": [
        ["Team", "E-mail"],
        ["Disclosure", "foi@example.org"],
        ["Press", "press.office@example.org"],
        ["Records", "records@example.org"],
        ["Complaints", "complaints.team@example.org"],
    ],
    "dates and counts": [
        ["Date", "Incidents", "Postcode district"],
        ["03/04/2030", "4", "ZZ1"],
        ["04/04/2030", "7", "ZZ2"],
        ["05/04/2030", "1", "ZZ3"],
    ],
    "a letterhead": [
        ["Our reference", "FOI 100/30"],
        ["Date", "12/03/2030"],
        ["E-mail", "xxxx.xxxxx@example.org"],
        ["Address", "Force Headquarters, 14 Larch Road, Exampleton ZZ1 4AB"],
        ["Telephone", "101"],
    ],
    "two mobiles are no list": [["North", "07700 900123"], ["South", "07700 900124"]],
    "ranks as columns": [
        ["", "PC", "Sergeant"],
        ["North", "1204", "311"],
        ["South", "1187", "290"],
    ],
    "staff numbers are counts": [
        ["Department", "Number of staff", "Staff numbers 2029"],
        ["Response", "1204", "1180"],
        ["Custody", "1204", "1180"],
        ["Control room", "97", "95"],
    ],
}


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()


@pytest.mark.parametrize("way", HELD)
def test_rows_about_persons_are_held(way: str) -> None:
    code, rows = HELD[way]
    document = read_document(_csv(rows), name="list.csv")
    assert document.verdict is ReadVerdict.QUARANTINED
    assert [reason.code for reason in document.reasons] == [code]
    assert not any(
        cell in repr(document.reasons) for row in rows[1:] for cell in row[:2] if len(cell) > 2
    )


@pytest.mark.parametrize("way", CLEAN)
def test_rows_about_other_things_are_read(way: str) -> None:
    document = read_document(_csv(CLEAN[way]), name="list.csv")
    assert document.verdict is ReadVerdict.PARSED
    assert document.reasons == ()
    assert len(document.tables) == 1


def test_some_names_are_a_caution() -> None:
    rows = [["First name", "Post"], *([name, "Member"] for name in (
        "Alice", "Thomas", "Charlotte", "Brian", "Colette", "Duncan", "Edwina"
    ))]  # fmt: skip
    document = read_document(_csv(rows), name="panel.csv")
    assert document.verdict is ReadVerdict.PARSED
    assert [reason.code for reason in document.reasons] == ["FEW_NAMES"]


def _two_rows_each(*records: tuple[str, str]) -> bytes:
    """A page with a table in which a merged number holds two rows together."""
    body = "".join(
        f"<tr><td rowspan=2>{number}</td><td>{first}</td><td>L/{number}</td></tr>"
        f"<tr><td>{second}</td><td></td></tr>"
        for number, (first, second) in enumerate(records, 1)
    )
    return f"<table><tr><th>No</th><th>Holder</th><th>Ref</th></tr>{body}</table>".encode()


def test_rows_that_a_merged_cell_holds_together_are_one_record() -> None:
    persons = _two_rows_each(
        ("Alice Farrowby 08/05/1969", "26 Saltern Way, 07700 900123"),
        ("Thomas Brockwin 26/03/1964", "38 Saltern Way, 07700 900124"),
        ("Charlotte Dunsmere 05/05/1989", "85 Tannery Row, 07700 900125"),
    )
    held = read_document(persons, name="list.html")
    assert [reason.code for reason in held.reasons] == ["PERSON_ROWS"]
    stations = _two_rows_each(
        ("Northgate Station 08/05/1969", "26 Saltern Way, 01632 960123"),
        ("Southgate Station 26/03/1964", "38 Saltern Way, 01632 960124"),
        ("Eastgate Station 05/05/1989", "85 Tannery Row, 01632 960125"),
    )
    assert read_document(stations, name="list.html").verdict is ReadVerdict.PARSED
