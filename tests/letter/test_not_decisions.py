"""Letters whose words sound like another decision: quoted, mused on, avoided, or wished for."""

from __future__ import annotations

import pytest

from parsers.answers.answer import read_answer, writer
from parsers.files import read_document

HEAD = "Our reference: FOI 2023/04417\nDate: 4 May 2023\n\n"
# A name, the outcomes that are right, the letter below its head.
LETTERS = (
    (
        "fees-notice-below-the-salutation",
        "unknown",
        (
            "Dear Requester,\n"
            "\n"
            "FEES NOTICE\n"
            "\n"
            "Your request for paper copies of the 1961 station plans came on 2 May 2023.\n"
            "\n"
            "The plans are to be copied by a printer. The sum is:\n"
            "\n"
            "212 x £0.50 = £106.00\n"
            "Postage = £6.20\n"
            "Total = £112.20\n"
        ),
    ),
    (
        "policy-quoted",
        "granted",
        (
            "Request\n"
            "What does your dress procedure say about beards?\n"
            "\n"
            "Response\n"
            'The procedure says at section 3: "Officers may apply for leave to grow a beard. '
            "An application without a photograph will be refused. The force does not hold "
            "razors for issue. Nobody is to confirm or deny a colleague's application.\" "
            "Those are all its words on the subject.\n"
        ),
    ),
    (
        "policy-quoted-curly",
        "granted",
        (
            "Request: please send the paragraph of the lost property policy on umbrellas.\n"
            "\n"
            "Response: It reads: “Umbrellas are not recorded. We do not hold them beyond a "
            "day. Any claim made later shall be refused and no exemption applies.” It has "
            "stood so since 2014.\n"
        ),
    ),
    (
        "applicant-quoted",
        "withheld",
        (
            "Request\n"
            "The names of officers at the fete.\n"
            "\n"
            "Response\n"
            'Your letter says: "My neighbour got them. He was told that the list is '
            'attached. It shows 14 names." The list is exempt under section 40(2) of the '
            "Freedom of Information Act 2000 and is withheld.\n"
        ),
    ),
    (
        "wards-added",
        "granted",
        (
            "Request\n"
            "Burglaries by ward in 2022.\n"
            "\n"
            "Response\n"
            "Ashby 117\n"
            "Belton 204\n"
            "Other wards 96\n"
            "\n"
            "Small wards were added together so that we would not have to rely on section "
            "40.\n"
        ),
    ),
    (
        "small-values-hidden",
        "granted_suppressed",
        (
            "Request\n"
            "Hate crimes by ward in 2022.\n"
            "\n"
            "Response\n"
            "Ashby 17\n"
            "Belton <5\n"
            "Corley <5\n"
            "\n"
            "Low numbers are shown as <5 in order not to have to use the section 40 "
            "exemption.\n"
        ),
    ),
    (
        "thought-at-first",
        "granted",
        (
            "Request\n"
            "The minutes of the harbour group.\n"
            "\n"
            "Response\n"
            "At first we thought that page 3 would need to be withheld under section 31(1). "
            "On reflection nothing there would help anybody. The minutes are attached as "
            "they stand.\n"
        ),
    ),
    (
        "asked-ourselves",
        "granted",
        (
            "Request\n"
            "The contract for vending machines.\n"
            "\n"
            "Response\n"
            "We asked ourselves whether the price was exempt under section 43(2) of the Act. "
            "The supplier has no objection. The contract is enclosed in full.\n"
        ),
    ),
    (
        "considered-whether",
        "granted",
        (
            "Request\n"
            "The risk assessment for the carnival.\n"
            "\n"
            "Response\n"
            "We did consider whether section 38 might bite on the map. It does not. The "
            "assessment is attached.\n"
        ),
    ),
    (
        "list-answers-itself",
        "partial mixed",
        (
            "1. Number of quad bikes stolen 2022 - 84\n"
            "2. Number found abroad - not held\n"
            "3. Value of those found - no information held\n"
        ),
    ),
    (
        "q-and-a",
        "partial mixed",
        (
            "Freedom of Information request\n"
            "\n"
            "Q. How many dogs retired in 2022?\n"
            "A. All told there were 19.\n"
            "\n"
            "Q. How many of them live with their handler?\n"
            "A. The force has no record of this.\n"
        ),
    ),
    (
        "numbered-twice",
        "partial mixed",
        (
            "Request:\n"
            "1. How many horses has the force?\n"
            "2. How many were bought abroad?\n"
            "\n"
            "Response:\n"
            "1. Number of horses: 31\n"
            "2. Number bought abroad: information not held\n"
        ),
    ),
    (
        "columns-longer-request",
        "granted unknown",
        (
            "Request                               Response\n"
            "1. Number of boats owned by           1. 6\n"
            "the force.                            2. One was sold in 2021.\n"
            "2. Number sold. If answering          3. See question 2.\n"
            "3 would exceed the cost limit\n"
            "under section 12 leave it.\n"
            "3. Dates of sale.\n"
        ),
    ),
    (
        "columns-even",
        "granted unknown",
        (
            "Question                              Answer\n"
            "1. How many drones crashed?           1. Nine\n"
            "2. What did the repairs cost?         2. £4,212\n"
            "If this is over the section 12\n"
            "limit please answer 1 only.\n"
        ),
    ),
    (
        "columns-not-told-apart",
        "granted unknown",
        (
            "You asked                             We answer\n"
            "How many cones were lost on the       There were 212 lost in 2022.\n"
            "A63 in 2022? If this takes you\n"
            "above 18 hours under section 12\n"
            "of the Act, give 2022 only.\n"
        ),
    ),
    (
        "cost-road-number",
        "cost",
        (
            "Request:\n"
            "How many times was the A1079 closed by us after a crash since 2010?\n"
            "\n"
            "Response:\n"
            "We regret that we cannot answer. Closures are written in the free text of logs "
            "and it is estimated that to read them would exceed the cost threshold.\n"
            "\n"
            "APPENDIX\n"
            "Section 12(1) of the Freedom of Information Act 2000 provides that a public "
            "authority need not comply where the cost would exceed the appropriate limit. "
            "The limit is £450, being 18 hours at £25. Closures of the A1079 and the A164 "
            "are logged by 3 different teams.\n"
        ),
    ),
    (
        "section-16-figures",
        "cost_with_data",
        (
            "Request\n"
            "Every fine for litter since 2019: brand of the litter, place, age.\n"
            "\n"
            "Response\n"
            "I am not obliged to supply this. Section 12 applies since the brand was written "
            "by hand on some 4,000 forms, and the work would exceed the limit.\n"
            "\n"
            "In line with section 16 I am nonetheless able to give you the yearly number of "
            "fines:\n"
            "\n"
            "2019 402\n"
            "2020 188\n"
            "2021 366\n"
            "2022 571\n"
        ),
    ),
    (
        "section-16-list",
        "cost_with_data",
        (
            "Request\n"
            "All hate crime reports mentioning football since 2015, with the club.\n"
            "\n"
            "Response\n"
            "The time needed would exceed the appropriate limit and your request is refused "
            "under section 12(1).\n"
            "\n"
            "Under our duty to assist (Section 16) we can however tell you how many hate "
            "crimes were recorded:\n"
            "\n"
            "2018: 611\n"
            "2019: 840\n"
            "2020: 902\n"
        ),
    ),
    (
        "withholding-part",
        "partial cost_with_data",
        (
            "Request:\n"
            "1. Number of tractors reported stolen in 2024\n"
            "2. Chassis numbers of those found\n"
            "\n"
            "Response:\n"
            "The force does hold the information requested; we are withholding part of it, "
            "as we consider that Section 12(1) applies to it.\n"
            "\n"
            "Response 1: 412\n"
            "\n"
            "Response 2: Chassis numbers are in the handwritten notes of 96 investigations.\n"
        ),
    ),
    (
        "withholding-some",
        "partial cost_with_data",
        (
            "Request:\n"
            "1. How many bicycles were found?\n"
            "2. What colour was each?\n"
            "\n"
            "Response:\n"
            "We hold the information; we withhold some of it because section 12(1) (cost) is "
            "engaged.\n"
            "\n"
            "Response 1: 2,118\n"
            "\n"
            "Response 2: The colour, where anybody wrote it down, is in the text of each "
            "report.\n"
        ),
    ),
    (
        "some-withheld",
        "partial cost_with_data",
        (
            "Request:\n"
            "1. Number of wallets handed in during 2023\n"
            "2. Sums of money in them\n"
            "\n"
            "Response:\n"
            "The constabulary does hold this. Some of it is being withheld since the section "
            "12(1) exemption applies.\n"
            "\n"
            "Question 1: 3,402\n"
            "\n"
            "Question 2: The sums are in property books kept at 14 stations.\n"
        ),
    ),
)


@pytest.mark.parametrize(
    ("outcomes", "text"), [row[1:] for row in LETTERS], ids=[r[0] for r in LETTERS]
)
def test_only_what_decides_decides(outcomes: str, text: str) -> None:
    document = read_document((HEAD + text).encode(), name="letter.txt")
    letter = read_answer(document, writer("thames-valley", None)).letter
    assert letter is not None
    assert letter.outcome.value in outcomes.split()


def test_a_table_without_words_is_no_sentence() -> None:
    text = "Request\nArrests by year.\n\nResponse\nYear\tArrests\n2021\t40\n2022\t51\n"
    document = read_document((HEAD + text).encode(), name="letter.txt")
    letter = read_answer(document, writer("thames-valley", None)).letter
    assert letter is not None
    assert (letter.outcome_quote is None) == (letter.outcome_basis.value == "data")
