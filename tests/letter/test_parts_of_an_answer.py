"""Fields with their values below, and parts that only the answer tells apart."""

from __future__ import annotations

from parsers.letter import read_letter
from parsers.types import Block, BlockKind, Letter, Outcome

HEAD = "Reference: FOI 2017/1620\n\nResponse Date: 1 December 2017\n\n"


def read(text: str) -> Letter:
    parts = [Block(BlockKind.PARAGRAPH, one) for one in text.split("\n\n")]
    return read_letter(parts, force="south-yorkshire")


def applied(letter: Letter) -> set[str]:
    return {item.section + (item.subsection or "") for item in letter.exemptions if item.applied}


def test_sections_below_the_field_above_the_request_are_applied() -> None:
    letter = read(
        f"{HEAD}Exemptions Applied:\n\nSection 24(1)\n\nSection 31(1)(a)\n\nRequest:\n\nHow many"
        " hedgehogs were on duty?\n\nResponse:\n\nThe force will not give this number."
    )
    assert applied(letter) == {"24(1)", "31(1)(a)"}
    assert letter.outcome is Outcome.WITHHELD


def test_a_field_that_applies_nothing_applies_nothing() -> None:
    letter = read(
        f"{HEAD}Exemptions Applied:\n\nNone\n\nRequest:\n\nHow many hedgehogs were on duty?"
        "\n\nResponse:\n\nThere were 41."
    )
    assert applied(letter) == set()
    assert letter.outcome is Outcome.GRANTED


def test_parts_that_only_the_answer_numbers_are_judged_one_by_one() -> None:
    letter = read(
        f"{HEAD}Request:\n\nThe plan for the visit and the complaints about it.\n\nResponse:\n\n"
        "Request 1 is refused because the record is exempt under Section 31(1)(a). Nothing is"
        " held for Request 2."
    )
    assert letter.outcome is Outcome.MIXED
    assert len(letter.questions) == 1


def test_lettered_answers_answer() -> None:
    letter = read(
        f"{HEAD}Request:\n\na) how many hedgehogs are there\n\nb) is there a plan\n\nResponse:\n\n"
        "a) Nil\n\nb) No"
    )
    assert letter.outcome is Outcome.GRANTED


def test_a_denial_behind_the_last_answer_is_of_all_and_not_of_that_one() -> None:
    letter = read(
        f"{HEAD}Request:\n\n1. How many drones are there?\n\n2. How many pilots?\n\nResponse:\n\n"
        "Q1 - 38\n\nQ2 - 112\n\nReason for decision\n\nThe force neither confirms nor denies that"
        " any information other than that given above is held. Section 23(5) applies."
    )
    assert letter.outcome is Outcome.GRANTED
    assert [one.outcome for one in letter.questions] == [Outcome.GRANTED, Outcome.GRANTED]


def test_a_refusal_of_each_question_outranks_their_own_words() -> None:
    letter = read(
        f"{HEAD}Request:\n\n1. How many drones are there?\n\n2. How many pilots?\n\nResponse:\n\n"
        "With regard to each of your questions section 21(1) of the Act applies.\n\nQ1 – the"
        " workforce tables, where our code is 24\n\nQ2 – the annual report."
    )
    assert letter.outcome is Outcome.ACCESSIBLE_ELSEWHERE
