"""What a letter's reading promises whatever its words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.letter import read_letter
from parsers.persons import mask
from parsers.types import (
    Act,
    Block,
    BlockKind,
    CaveatKind,
    Cell,
    DateBasis,
    Letter,
    LetterStyle,
    Outcome,
    Regime,
    Table,
)


def _blocks(*texts: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, text) for text in texts]


def _table(*rows: tuple[str, ...], position: int = 0, notes: tuple[str, ...] = ()) -> Table:
    return Table(position, tuple(tuple(Cell(text) for text in row) for row in rows), notes=notes)


def _place(position: int) -> Block:
    return Block(BlockKind.TABLE, table=position)


def test_nothing_is_read_from_nothing() -> None:
    letter = read_letter([])
    assert letter.reference is None
    assert (letter.act, letter.outcome) == (Act.UNKNOWN, Outcome.UNKNOWN)
    assert (letter.received_basis, letter.responded_basis) == (
        DateBasis.UNKNOWN,
        DateBasis.UNKNOWN,
    )
    assert (letter.working_days, letter.on_time) == (None, None)
    assert {issue.code for issue in letter.issues} == {"response_not_found", "request_not_found"}


def test_damaged_characters_are_mended() -> None:
    letter = read_letter(
        _blocks(
            "Our\u00a0Ref:\u00a0FOI2021/00417",
            "I note you seek access to the follow\u00ading information:",
            "The forceâ€™s spend on horses Apr¿18 â€“ Mar¿19, in Â£.",
            "Response:",
            "The force\u2019s horses cost £4,000.",
        )
    )
    assert letter.reference == "FOI2021/00417"
    assert letter.request == "The force’s spend on horses Apr’18 – Mar’19, in £."
    assert letter.response == "The force’s horses cost £4,000."


def test_the_chrome_of_a_site_is_cut_and_kept() -> None:
    cookies = "We use cookies on this website to improve your experience."
    letter = read_letter(
        _blocks(
            "Leave this site",
            cookies,
            "Request",
            "How many dogs?",
            "Response",
            "Nine.",
            "Back to top",
        ),
        title="Dogs",
    )
    assert (letter.request, letter.response) == ("How many dogs?", "Nine.")
    assert "Back to top" in letter.boilerplate


def test_review_rights_inside_a_paragraph_are_cut_by_the_sentence() -> None:
    letter = read_letter(
        _blocks(
            "Request",
            "How many dogs?",
            "Response",
            "There are nine dogs. They are all Alsatians. One is to retire. If you are "
            "dissatisfied "
            "with this response you may complain to the Information Commissioner.",
        )
    )
    assert letter.response.endswith("One is to retire.")
    assert "Information Commissioner" in " ".join(letter.boilerplate)


def test_a_table_in_the_request_lies_in_the_request_blocks() -> None:
    blocks = [
        *_blocks("Request:", "Please fill in:"),
        _place(0),
        *_blocks("Response:", "See below."),
        _place(1),
    ]
    tables = [_table(("Year", "Count")), _table(("Year", "Count"), ("2019", "5"), position=1)]
    letter = read_letter(blocks, tables=tables)
    assert 2 in letter.request_blocks
    assert 5 in letter.response_blocks
    assert not set(letter.request_blocks) & set(letter.response_blocks)


def test_columns_of_request_and_response_are_words_not_data() -> None:
    table = _table(
        ("Request", "Response"), ("How many cars?", "Forty."), ("How many vans?", "Six.")
    )
    letter = read_letter([_place(0)], tables=[table])
    assert letter.request == "How many cars?\n\nHow many vans?"
    assert letter.response == "Forty.\n\nSix."
    assert [question.outcome for question in letter.questions] == [Outcome.GRANTED] * 2
    assert letter.request_blocks == (0,)
    assert letter.response_blocks == ()


def test_rows_of_labels_are_words_not_data() -> None:
    table = _table(
        ("Reference Number", "20171999"),
        ("Request Date", "05/09/2017"),
        ("Response Date", "29/09/2017"),
        ("Request Details", "How many cars?"),
        ("SYP Response", "Forty."),
    )
    letter = read_letter([_place(0)], tables=[table], regime=Regime.FOIA)
    assert letter.reference == "20171999"
    assert (letter.received_on, letter.responded_on) == (date(2017, 9, 5), date(2017, 9, 29))
    assert (letter.request, letter.response) == ("How many cars?", "Forty.")
    assert letter.request_blocks == (0,)


def test_tables_behind_the_signature_stay_data() -> None:
    blocks = [
        *_blocks(
            "Request", "How many dogs?", "Response", "See the annex.", "Yours sincerely", "FOI"
        ),
        *_blocks("Annex A"),
        _place(0),
    ]
    letter = read_letter(blocks, tables=[_table(("Year", "Dogs"), ("2019", "9"))])
    assert 7 in letter.response_blocks
    assert letter.response == "See the annex.\n\nAnnex A"


def test_the_text_of_the_act_in_an_annex_is_cut() -> None:
    letter = read_letter(
        _blocks(
            "Request",
            "How many dogs?",
            "Response",
            "Nine.",
            "Appendix A",
            "The Freedom of Information Act 2000 creates a statutory right of access. Section "
            "40(2) "
            "covers personal information.",
        )
    )
    assert letter.response == "Nine."
    assert letter.exemptions == ()


@pytest.mark.parametrize(
    ("cell", "table"), [("9", None), ("9 (2)", 0), ("9²", 0), ("Dogs2", 0), ("92", None)]
)
def test_a_numbered_note_belongs_to_a_table_that_has_its_mark(cell: str, table: int | None) -> None:
    below = _blocks("2) Figures exclude retired dogs.")
    letter = read_letter(
        [*_blocks("Request", "How many dogs?", "Response"), _place(0), *below],
        tables=[_table(("Year", "Dogs"), ("2019", cell))],
    )
    assert [(c.kind, c.table) for c in letter.caveats] == [(CaveatKind.DEFINITION, table)]


def test_a_note_below_a_table_belongs_to_it() -> None:
    blocks = [
        *_blocks("Request", "How many dogs?", "Response"),
        _place(0),
        *_blocks("* includes retired dogs", "The data was taken from a live system."),
    ]
    table = _table(("Year", "Dogs"), ("2019", "9*"), notes=("Kennels at two sites only",))
    letter = read_letter(blocks, tables=[table])
    assert {(c.kind, c.table, c.quote) for c in letter.caveats} == {
        (CaveatKind.FOOTNOTE, 0, "Kennels at two sites only"),
        (CaveatKind.FOOTNOTE, 0, "* includes retired dogs"),
        (CaveatKind.SNAPSHOT, None, "The data was taken from a live system."),
    }


def test_a_clarification_leaves_lateness_open() -> None:
    head = (
        "Date: 9 July 2015",
        (
            "I write in connection with your request, received on 05/06/2015, and your "
            "clarification received on 03/07/2015. You asked:"
        ),
        "How many?",
        "Response:",
        "Nine.",
    )
    letter = read_letter(_blocks(*head), regime=Regime.FOIA)
    assert (letter.received_on, letter.working_days, letter.on_time) == (date(2015, 6, 5), 24, None)
    plainly = head[1].split(", and")[0] + ". You asked:"
    plain = read_letter(_blocks(head[0], plainly, *head[2:]), regime=Regime.FOIA)
    assert (plain.working_days, plain.on_time) == (24, False)


def test_a_month_in_the_address_never_becomes_a_date() -> None:
    letter = read_letter(
        _blocks("Request", "How many?", "Response", "Nine."),
        url="https://www.example.police.uk/foi-ai/x/disclosure/2026/january/foi-8926/",
        published_on=date(2026, 1, 20),
    )
    assert (letter.received_on, letter.responded_on) == (None, None)


def test_an_answer_dated_after_its_page_is_reported() -> None:
    lines = ("Date: 16/02/26", "Request", "How many?", "Response", "Nine.")
    letter = read_letter(_blocks(*lines), published_on=date(2026, 1, 20))
    assert "answered_after_publication" in {issue.code for issue in letter.issues}


def test_without_a_law_no_days_are_counted() -> None:
    dates = ("Date received: 5 May 2020", "Date: 2 June 2020")
    lines = (*dates, "Request", "How many?", "Response", "9.")
    assert read_letter(_blocks(*lines)).working_days is None
    assert read_letter(_blocks(*lines), regime=Regime.FOIA).working_days == 18
    assert read_letter(_blocks(*lines), regime=Regime.FOISA).working_days == 18


FEES = (
    "Please note that the cost limit is £450, or 18 hours; if a future request exceeds the "
    "appropriate limit, section 12 would allow us to refuse it."
)


def test_words_on_the_cost_limit_do_not_refuse_a_full_answer() -> None:
    lines = ("Request", "How many?", "Response", "There were 40.", FEES)
    letter = read_letter(_blocks(*lines), regime=Regime.FOIA)
    assert letter.outcome is Outcome.GRANTED
    assert [item.applied for item in letter.exemptions] == [False]


def test_neither_confirming_nor_denying_more_does_not_lower_a_full_answer() -> None:
    more = "We neither confirm nor deny that we hold any other information, section 24(2)."
    letter = read_letter(_blocks("Request", "How many?", "Response", "There were 40.", more))
    assert letter.outcome is Outcome.GRANTED
    assert [(item.section, item.ncnd) for item in letter.exemptions] == [("24", True)]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("Information not held. No crimes were recorded.", Outcome.GRANTED),
        ("Information not held. Nobody counts them.", Outcome.NOT_HELD),
    ],
)
def test_not_held_that_means_zero_is_told_apart(answer: str, outcome: Outcome) -> None:
    letter = read_letter(_blocks("Request", "How many?", "Response", answer))
    assert letter.outcome is outcome
    told = "not_held_means_zero" in {issue.code for issue in letter.issues}
    assert told is (outcome is Outcome.GRANTED)


@pytest.mark.parametrize("cell", ["*", "<5"])
def test_a_starred_table_is_granted_suppressed(cell: str) -> None:
    blocks = [*_blocks("Request", "How many?", "Response", "See the table."), _place(0)]
    letter = read_letter(blocks, tables=[_table(("Year", "Count"), ("2019", cell))])
    assert letter.outcome is Outcome.GRANTED_SUPPRESSED


def test_a_force_may_add_labels() -> None:
    style = LetterStyle(
        request_labels=("The ask",), response_labels=("What we found",), run_in=("Finding",)
    )
    letter = read_letter(_blocks("The ask:", "How many?", "What we found", "Nine."), style=style)
    assert (letter.request, letter.response) == ("How many?", "Nine.")
    letter = read_letter(_blocks("The ask:", "How many?", "Finding nine dogs."), style=style)
    assert (letter.request, letter.response) == ("How many?", "nine dogs.")


def test_both_laws_make_a_mixed_answer() -> None:
    letter = read_letter(
        _blocks(
            "Request",
            "Reports on noise?",
            "Response",
            "Names are exempt under section 40(2) of the Freedom of Information Act.",
            "The drafts are excepted by regulation 12(4)(d) of the EIR.",
        )
    )
    assert letter.act is Act.MIXED
    assert {(item.act, item.section) for item in letter.exemptions} == {
        (Act.FOIA, "40"),
        (Act.EIR, "12"),
    }


def test_welsh_is_told_from_english() -> None:
    cymraeg = _blocks(
        "Cais", "Faint o swyddogion sydd gan y heddlu?", "Ymateb", "Mae gan y heddlu 412."
    )
    assert read_letter(cymraeg).lang == "cy"
    assert read_letter(_blocks("Request", "How many of the dogs?")).lang == "en"


@settings(max_examples=150)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=120),
            st.sampled_from(
                [
                    "Request",
                    "Response:",
                    "1. How many?",
                    "Yours sincerely",
                    "Our Ref: FOI2019/05348",
                    "received on 31 February",
                    "Section 40(2)&(3) applies.",
                    "APPENDIX A",
                    "Question 2",
                    "I note you seek access to the following information:",
                    "We can neither confirm nor deny.",
                ]
            ),
        ),
        max_size=14,
    )
)
def test_any_words_are_read_and_masked_without_an_error(texts: list[str]) -> None:
    letter = read_letter(_blocks(*texts), regime=Regime.FOIA)
    for item in letter.exemptions:
        assert item.offset is not None
        assert letter.response[item.offset :].startswith(item.quote)
    assert isinstance(mask(letter.response), str)
    assert isinstance(letter, Letter)


def test_questions_joined_with_their_answers_are_cut_apart() -> None:
    letter = read_letter(
        _blocks(
            "Your request and our response are set out below.",
            "1. How many dogs are there? There are 9 dogs.",
            "2. How many cats? The force has none.",
            "3. What are they called? The names are not held.",
        ),
        regime=Regime.FOIA,
    )
    assert letter.request.endswith("3. What are they called?")
    assert letter.response.startswith("There are 9 dogs.")
    assert [question.outcome for question in letter.questions] == [
        Outcome.GRANTED,
        Outcome.GRANTED,
        Outcome.NOT_HELD,
    ]


def test_a_question_with_a_remark_is_not_cut() -> None:
    letter = read_letter(
        _blocks(
            "Request",
            "1. How many dogs are there? We mean police dogs.",
            "2. How many cats? We mean all cats.",
            "Response",
            "Nine dogs and no cats.",
        )
    )
    assert letter.response == "Nine dogs and no cats."
    assert len(letter.questions) == 2


@pytest.mark.parametrize(
    "first", ["I should like to know about dogs.", "This is about the dogs of your area."]
)
def test_words_above_a_response_label_are_the_request(first: str) -> None:
    letter = read_letter(
        _blocks(
            "Below is your request and our response.",
            first,
            "1. How many dogs are there?",
            "2. How many cats are there?",
            "Response :",
            "I can confirm that the force holds the information, and it is given below.",
            "Question 1",
            "There are 9 dogs.",
            "Question 2",
            "There are 3 cats.",
        ),
        regime=Regime.FOIA,
    )
    assert letter.request.startswith(first)
    assert letter.response.startswith("I can confirm")
    assert letter.outcome is Outcome.GRANTED


def test_a_day_at_the_right_edge_is_the_letters() -> None:
    """The addressee and the date on one line, with tabs between them."""
    letter = read_letter(
        _blocks(
            "Ms Q Example\t\t\t\t26 September 2017",
            "Freedom of Information request 4732233",
            "We have decided not to disclose the information you requested on 1 September 2017.",
            "It is exempt under section 22 of the Freedom of Information Act.",
        )
    )
    assert letter.responded_on == date(2017, 9, 26)
    assert letter.received_on == date(2017, 9, 1)
    assert letter.reference == "4732233"
    assert letter.request == ""


@pytest.mark.parametrize("line", ["Date received:\t\t26 September 2017", "Sent\t\t4 May 2017"])
def test_a_day_behind_its_label_stays_with_it(line: str) -> None:
    letter = read_letter(
        _blocks("Dear Ms Q,", line, "Response:", "The force holds no such information.")
    )
    assert letter.responded_on != date(2017, 9, 26)
