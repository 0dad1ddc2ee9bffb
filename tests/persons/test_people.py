"""Masking of persons, measured on invented letters in twelve styles and more.

``people/<style>.json`` holds texts in which ``[[..]]`` marks a person, ``<<..>>`` another
personal detail and ``{{..}}`` what must stay: places, hospitals, operations, forces.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from parsers.directory import BODIES
from parsers.letter import read_letter
from parsers.persons import find_names, mask, mask_filename, mask_letter
from parsers.persons.mask import carries_name, edits
from parsers.types import Block, BlockKind, Cell, Table

FOLDER = Path(__file__).parent / "people"
DOCS = Path(__file__).parents[2] / "docs" / "letters.md"
STYLES = sorted(path.stem for path in FOLDER.glob("*.json"))
_MARK = re.compile(r"\[\[(?P<person>.*?)\]\]|<<(?P<detail>.*?)>>|\{\{(?P<stays>.*?)\}\}", re.DOTALL)
_TITLE = re.compile(
    r"^(?:Mr & Mrs|Mr|Mrs|Ms|Miss|PC|DC|Sgt|INSP|Lord|Reverend|Supt|Chief Inspector|Inspector)\.? "
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and where the marked words stand in it."""

    text: str
    persons: tuple[tuple[int, int], ...]
    details: tuple[tuple[int, int], ...]
    stays: tuple[tuple[int, int], ...]


def _unmark(marked: str) -> Marked:
    parts: list[str] = []
    spans: dict[str, list[tuple[int, int]]] = {"person": [], "detail": [], "stays": []}
    position = length = 0
    for match in _MARK.finditer(marked):
        plain = marked[position : match.start()]
        kind = str(match.lastgroup)
        inner = match[kind]
        parts.extend((plain, inner))
        start = length + len(plain)
        title = _TITLE.match(inner) if kind == "person" else None
        spans[kind].append((start + (title.end() if title else 0), start + len(inner)))
        length = start + len(inner)
        position = match.end()
    parts.append(marked[position:])
    return Marked("".join(parts), *(tuple(spans[k]) for k in ("person", "detail", "stays")))


def _texts(style: str) -> list[Marked]:
    stored = json.loads((FOLDER / f"{style}.json").read_text("utf-8"))
    return [_unmark(text) for text in stored["texts"]]


@cache
def _measure(style: str) -> tuple[list[str], list[str], list[str], int]:
    """Missed persons and details, masked things that should stay, stray names, mentions."""
    missed: list[str] = []
    wrong: list[str] = []
    stray: list[str] = []
    mentions = 0
    for one in _texts(style):
        known = find_names([Block(BlockKind.PARAGRAPH, one.text)])
        found = edits(one.text, known)
        wanted = (*one.persons, *one.details)
        mentions += len(wanted)
        for start, end in wanted:
            if not any(a <= start and end <= b for a, b, _ in found):
                missed.append(one.text[start:end])
        for a, b, _ in found:
            if any(a < end and start < b for start, end in one.stays):
                wrong.append(one.text[a:b])
            elif not any(a < end and start < b for start, end in wanted):
                stray.append(one.text[a:b])
    return missed, wrong, stray, mentions


def recall() -> dict[str, tuple[int, int]]:
    """Mentions found and mentions marked, by style."""
    measured = {style: _measure(style) for style in STYLES}
    return {s: (m[3] - len(m[0]), m[3]) for s, m in measured.items()}


def test_there_are_twelve_styles() -> None:
    assert len(STYLES) >= 12


def test_recall_over_all_styles() -> None:
    found = recall()
    hits = sum(hit for hit, _ in found.values())
    total = sum(of for _, of in found.values())
    assert total >= 80
    assert hits / total >= 0.98, [(style, _measure(style)[0]) for style in STYLES]


@pytest.mark.parametrize("style", STYLES)
def test_places_hospitals_operations_and_forces_stay(style: str) -> None:
    assert _measure(style)[1] == []


@pytest.mark.parametrize("style", STYLES)
def test_nothing_else_is_masked(style: str) -> None:
    assert _measure(style)[2] == []


STAYS = [
    "Royal Victoria Infirmary",
    "James Cook University Hospital",
    "Queen Elizabeth Hospital",
    "St James's University Hospital",
    "Addenbrooke's Hospital",
    "Sir Robert Peel Hospital",
    "Dr Gray's Hospital",
    "Keswick (Mary Hewetson) Community Hospital",
    "Maryport Victoria Cottage Hospital",
    "William Harvey Hospital, Ashford",
    "Margaret Stanhope Centre",
    "Russells Hall Hospital",
    "Princess Alexandra Hospital in Harlow",
    "Operation Elizabeth and Operation Sarah Jane",
    "Op Gordon",
    "Project Adder and Project Servator",
    "Jordan Hill, Florence Road and George Street",
    "Victoria Park, Stanley Park and Albert Dock",
    "Lord Street and Lady Bay Road",
    "Charlotte Church of England School",
    "Martin Luther King Way",
    "Clare's Law, Sarah's Law and Martyn's Law",
    "Stephen Lawrence Inquiry",
    "Ben Nevis and Loch Lomond",
    "Milton Keynes, Kings Lynn and Bishop Auckland",
    "Fraserburgh, Stewarton and Grantham",
    "Detective Inspector posts and Police Constable recruits",
    "PC, PS and DC vacancies",
    "Chief Constable's Office",
    "Jan Feb Mar Apr May Jun Jul Aug",
    "Mark Fisher Engineering Ltd",
    "HMP Ford and HMP Grendon",
    "Aston Martin and Ford Transit",
    "Smith Street, Kelly's Bar and Murphy's Farm",
    "Dear Sir or Madam, Dear Applicant, Dear Northumbria Police",
    "Yours sincerely\nInformation Rights\nGold Commander",
    "Kind regards\nFreedom of Information Team",
    "Source: Athena. Name of system: Niche",
    "Force name: Avon and Somerset Police",
    "Stalking and Harassment, Violence With Injury, Theft From The Person",
    "White British, Black Caribbean, Asian Pakistani",
    "June Holiday, May Day and Good Friday",
    "request by Thames Valley Police to Milton Keynes Council",
    "on 101, 999, 0303 123 1113, 01625 545745 or 0800 555 111",
    "foi@kent.police.uk, information.rights@example.police.uk, press.office@example.police.uk",
    "Home Office codes 86/02, 8/21 and 105/01; M25 and A12; NFIB52B",
    "reference FOI 003668/15, 01.FOI.22.027825 and HQ/PA/003493/18",
    "2017 33 20 53 and 1,616 of 2,500 in 2019/20",
    "SK9 5AF, MK43 9AX and CA10 2AU",
]


@pytest.mark.parametrize("text", STAYS)
def test_stays(text: str) -> None:
    assert mask(text) == text


def test_no_force_is_masked() -> None:
    for body in BODIES:
        assert mask(body.name) == body.name
        sentence = f"Dear {body.name}, a request to {body.name} was answered by {body.name}."
        assert mask(sentence) == sentence


MASKED = [
    ("Dear Ms Quillfeather,", "Dear Ms [name],"),
    ("Hi Sam,", "Hi [name],"),
    ("dear alex example,", "dear [name],"),
    ("Yours sincerely\n\nA. N. Oakapple", "Yours sincerely\n\n[name]"),
    ("Name: Florian Ackermann", "Name: [name]"),
    ("told by PC 4471 Winstanley", "told by PC [name]"),
    ("Mr Young of Ely", "Mr [name] of Ely"),
    ("ring 07700 900123", "ring [phone]"),
    ("ring +44 7700 900 123", "ring [phone]"),
    ("101 Ext 70123", "101 Ext [phone]"),
    ("Direct line: 01234 555019", "Direct line: [phone]"),
    ("write to jo.bloggs@example.org", "write to [e-mail]"),
    ("car AB12 CDE", "car [plate]"),
    ("registration P123 XYZ", "registration [plate]"),
    ("DOB: 12/03/1985", "DOB: [date of birth]"),
    ("born on 3rd May 1970 in Ely", "born on [date of birth] in Ely"),
    ("crime reference number 22/12345/19", "crime reference number [crime number]"),
    ("incident no. 1234 of 12/03/2019", "incident no. [crime number]"),
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


def test_a_name_that_is_struck_through_is_masked() -> None:
    struck = "".join(f"{char}\u0336" for char in "told by Mr Quillfeather")
    assert mask(struck) == "told by Mr [name]"
    other = "".join(f"{char}\u0336" for char in "no longer held")
    assert mask(other) == other


CANARY = "Zebedee Quillfeather"
KNOWN = frozenset({CANARY})


@pytest.mark.parametrize(
    "text",
    [
        "the file of Zebedee Quillfeather",
        "QUILLFEATHER, Zebedee",
        "Z. Quillfeather",
        "ZEBEDEE QUILLFEATHER",
        "Mr Quillfeather's letter",
        "Zebedee wrote again",
    ],
)
def test_a_known_name_is_masked_everywhere(text: str) -> None:
    masked = mask(text, KNOWN)
    assert "quillfeather" not in masked.lower()
    assert "zebedee" not in masked.lower()


def test_a_known_name_that_is_a_place_stays_a_place() -> None:
    known = frozenset({"Victoria Lancaster", "James Cook"})
    text = "James Cook University Hospital, Victoria Road and Lancaster"
    assert mask(text, known) == text
    assert mask("a letter from James Cook", known) == "a letter from [name]"


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("zebedee-quillfeather-response.pdf", "[name]-response.pdf"),
        ("Response_Quillfeather_FOI.pdf", "Response_[name]_FOI.pdf"),
        ("Letter%20to%20Mr%20Swayne.docx", "Letter to Mr [name].docx"),
        ("foi-8926-ai-tools.pdf", "foi-8926-ai-tools.pdf"),
        ("james-cook-university-hospital.xlsx", "james-cook-university-hospital.xlsx"),
    ],
)
def test_file_names(name: str, masked: str) -> None:
    assert mask_filename(name, KNOWN) == masked


def test_an_address_that_carries_a_name_says_so() -> None:
    root = "https://www.example.police.uk/foi-ai/"
    assert carries_name(root + "letter-to-zebedee-quillfeather/", KNOWN)
    assert not carries_name(root + "foi-8926-ai-tools/", KNOWN)


def test_names_are_found_where_letters_print_them() -> None:
    lines = [
        "Ms Philippa Ravenhill",
        "12 Blank Street",
        "Dear Ms Ravenhill",
        "Case officer: Ossian Trelawney",
        "Please write to clement.bagshaw@example.police.uk",
        "Yours sincerely",
        "Jocasta Thring",
    ]
    names = find_names(Block(BlockKind.PARAGRAPH, line) for line in lines)
    wanted = {"Philippa Ravenhill", "Ravenhill", "Ossian Trelawney", "Clement Bagshaw"}
    assert wanted | {"Jocasta Thring"} <= names


def test_names_are_found_in_columns_headed_as_names() -> None:
    rows = (("Officer name", "Town"), ("Winstanley, Ada", "Ely"), ("Ossian Trelawney", "Bath"))
    table = Table(0, tuple(tuple(Cell(text) for text in row) for row in rows))
    assert "Ossian Trelawney" in find_names([], [table])


def test_a_masked_letter_keeps_its_quotes_in_place() -> None:
    paragraphs = [
        "Dear Mr Quillfeather",
        "You asked:",
        "What did PC Dunstable tell Mr Quillfeather?",
        "Response:",
        (
            "We told Zebedee Quillfeather on 01234 555019 that it is held. The note by DC Imogen "
            "Treadaway is exempt under section 40(2), Mr Quillfeather."
        ),
    ]
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in paragraphs]
    letter = mask_letter(read_letter(blocks), find_names(blocks))
    (cited,) = letter.exemptions
    assert cited.offset is not None
    assert letter.response[cited.offset :] == cited.quote
    everything = repr(letter)
    assert not [
        n
        for n in ("Quillfeather", "Zebedee", "Treadaway", "Dunstable", "555019")
        if n in everything
    ]


def test_the_documented_recall_is_the_measured_one() -> None:
    page = DOCS.read_text("utf-8")
    rows = [f"| {style} | {hit} | {of} |" for style, (hit, of) in recall().items()]
    hits, total = (sum(pair[n] for pair in recall().values()) for n in (0, 1))
    summary = f"{hits} of {total} mentions"
    missing = [row for row in (*rows, summary) if row not in page]
    assert not missing, "\n".join(("docs/letters.md should say:", *rows, summary))
