"""What makes a string that nobody is shown tell of somebody: each sign matches one, leaves one."""

from __future__ import annotations

from base64 import b64encode

import pytest

from parsers.gate.pdf import stores
from parsers.gate.pdf.raw import RawPdf
from parsers.gate.strings.telling import StoredString, stored_findings

ENCODED = f"data:text/plain;base64,{b64encode(b'asked by Mrs Jane Quillfeather').decode()}"

SIGNS = (
    ("a part in a case", "victim: Quillfeather", "victims: nineteen"),
    ("a part, not a service", "witness: Quillfeather", "Witness Care Unit, Victim Support"),
    ("a case of somebody", "statement of Jane Quillfeather", "statement of accounts"),
    ("an officer", "ask PC Hedra Quillfeather", "ask PC Recruits"),
    ("words in base 64", ENCODED, b64encode(b"the board of the harbour").decode()),
    ("two names run together", "JamesBennett", "JamesStreet"),
    ("a number", "NHS number 943 476 5919", "NHS numbers are not kept"),
    ("a field of a record", "surname: Quillfeather", "surface: Quillfeather"),
)


def _code(text: str, *, shown: str = "") -> str | None:
    found = list(stored_findings([StoredString(text, "a place")], shown, "the file"))
    return found[0].code if found else None


@pytest.mark.parametrize(("sign", "told", "left"), SIGNS, ids=[sign[0] for sign in SIGNS])
def test_a_sign_matches_one_string_and_leaves_another(sign: str, told: str, left: str) -> None:
    assert _code(told) == "STORED_PERSON", sign
    assert _code(left) != "STORED_PERSON", sign


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("file:///S:/PSD/Complaint%20of%20Jane%20Quillfeather.xlsx", "STORED_NAME"),
        ("file:///S:/PSD/Complaints%20by%20quarter.xlsx", None),
        ("http://schemas.example.org/complaint/2006/main", None),
    ],
)
def test_where_a_link_leads(address: str, code: str | None) -> None:
    assert _code(address) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("LOAM\\sam.sample", "STORED_NAME"), ("Loam\\tables", None), ("C:\\Users", None)],
)
def test_an_account_in_a_network(text: str, code: str | None) -> None:
    assert _code(text) == code


@pytest.mark.parametrize(
    ("dictionary", "said"),
    [
        (b"<< /Type /Sig /Name (Sam Sample) >>", ["Sam Sample"]),
        (b"<< /Type /Sig /Name (O\\(1\\) Sample) >>", ["O(1) Sample"]),
        (b"<< /Type /Font /Name (Sam Sample) >>", []),
        (b"<< /Type /Sig /Names (Sam Sample) >>", []),
    ],
)
def test_who_signed_a_pdf(dictionary: bytes, said: list[str]) -> None:
    raw = RawPdf(b"%PDF-1.7\n1 0 obj\n" + dictionary + b"\nendobj\n%%EOF\n")
    assert list(stores._signers(raw)) == said


def test_what_is_shown_as_well_is_not_told() -> None:
    assert _code("victim: Quillfeather", shown="theVictimQuillfeather".lower()) is None
