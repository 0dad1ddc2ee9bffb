"""What a request's pieces are, and what is made neutral in them."""

import pytest

from db.questions.wording import neutral, pieces
from db.questions.wording_rows import ROWS, Row
from db.questions.years import year_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("How many dogs did Kent Police seize?", "How many dogs did the Met seize?"),
        (
            "How many dogs did your constabulary seize?",
            "How many dogs did your police force seize?",
        ),
        ("Dogs seized in 2019, 2020 and 2021", "Dogs seized in 2018-2022"),
        ("Dogs seized from 1 April 2019 to 31 March 2020", "Dogs seized from 2020 to May 2021"),
        ("The number of e-scooters", "the number of e scooters"),
        ("What do officers’ dogs cost?", "What do officers' dogs cost?"),
        (
            "Under the Freedom of Information Act 2000, how many swans were rescued?",
            "How many swans were rescued?",
        ),
    ],
)
def test_copies_have_the_same_neutral_words(first: str, second: str) -> None:
    assert neutral(first) == neutral(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("How many dogs were seized?", "How many cats were seized?"),
        ("How many dogs were seized?", "How many dogs were found?"),
    ],
)
def test_other_questions_stay_apart(first: str, second: str) -> None:
    assert neutral(first) != neutral(second)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_takes_its_witness_and_leaves_the_other(row: Row) -> None:
    assert row.pattern.search(row.takes)
    assert not row.pattern.search(row.leaves)


def test_lines_cut_to_a_width_are_one_again() -> None:
    wrapped = "1. How many swans were found without a\nmate in the years\n2019 to 2021?"
    assert [piece.words for piece in pieces(wrapped)] == [
        "how many swans were found without a mate in the years #"
    ]


LISTED = """Dear Essex Police,
Please tell me:
1. How many swans were rescued in 2021?
2) What did the rescues cost?
(iii) Which officers' rank was highest?
• Swans by county
Yours faithfully,
Odo Ferrant"""
RUN_TOGETHER = (
    "Please tell me: 1. How many swans were rescued in 2021? 2) What did the rescues cost? "
    "3) Which officers' rank was highest? Swans by county"
)


def test_list_marks_lines_and_names_do_not_matter() -> None:
    listed = [piece.words for piece in pieces(LISTED)]
    assert listed == [piece.words for piece in pieces(RUN_TOGETHER)]
    assert listed[0] == "please tell me"
    assert len(listed) == 5


def test_dates_stay_beside_their_piece() -> None:
    (asked,) = pieces("How many swans were rescued in 2019/20 and in June 2021?")
    assert asked.dates == ("2019/20", "june", "2021")
    (listed,) = pieces("Please give each year:\n2019\n2020")
    assert listed.dates == ("2019", "2020")


@pytest.mark.parametrize("words", ["Officers may use nets", "the Wildlife Act 1981", "in March"])
def test_what_is_no_period_is_no_date(words: str) -> None:
    assert not [date for piece in pieces(words) for date in piece.dates if date != "march"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("How many swans were rescued?", True),
        ("Please break the swans down by county.", True),
        ("The total cost of nets", True),
        ("As a rule a swan is any bird of the genus Cygnus.", False),
        ("By 'rescue' I mean a journey of more than a mile.", False),
        ("Forces do well to count swans.", False),
        ("2. Swans found in nets", True),
        ("Swans found in nets", False),
        ("1. If this exceeds the cost limit please restrict it to one year.", False),
    ],
)
def test_which_pieces_ask(text: str, asks: bool) -> None:
    (piece,) = pieces(text)
    assert piece.asks is asks


def test_what_follows_an_announcement_is_asked_for() -> None:
    announced, listed = pieces("I limit my request to the following information:\nSwans in nets.")
    assert listed.asks
    assert not pieces("Swans in nets.")[0].asks
    assert announced.words


@pytest.mark.parametrize(
    ("date", "reference", "year"),
    [
        ("2019-08-19", "123/21", 2019),
        ("2024", None, 2024),
        (None, "489/2023", 2023),
        (None, "FOI2024/01218", 2024),
        (None, "0195.2024-25", 2024),
        (None, "771A/23", 2023),
        (None, "242-24", 2024),
        (None, "01.FOI.22.023079", 2022),
        (None, "FOI/69/20/IR", 2020),
        (None, "11220", None),
        (None, "14278", None),
        (None, None, None),
    ],
)
def test_the_year_of_a_request(date: str | None, reference: str | None, year: int | None) -> None:
    assert year_of(date, reference) == year
