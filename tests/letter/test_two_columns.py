"""Request and response side by side in a PDF: ruled, without rules, and as two columns of text."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from parsers.answers.answer import read_answer, writer
from parsers.files import read_document
from parsers.types import Letter, Outcome

ROWS = (
    ("Request", "Response"),
    (
        "1. How many drones does the force own, counting those on loan from other forces?",
        "9 drones are owned by the force, of which two are kept at the airport.",
    ),
    (
        "2. What models are they and at what heights are they flown?",
        "This is exempt under Section 31(1)(a) as it would tell offenders what to look for.",
    ),
    ("3. How many pilots are trained?", "27 pilots had been trained by 31 May 2020."),
)
HEAD = (
    "Our ref: HQ/PA/002211/20",
    "25 June 2020",
    "I write in response to your Freedom of Information request submitted on 28 May 2020.",
)


def _words(text: str) -> Paragraph:
    return Paragraph(text, getSampleStyleSheet()["Normal"])


def _pdf(cells: list[list[object]], *, ruled: bool = False) -> bytes:
    table = Table(cells, colWidths=[220, 220])
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    table.setStyle(TableStyle([*style, *([("GRID", (0, 0), (-1, -1), 0.5, "black")] * ruled)]))
    flow: list[Flowable] = [*map(_words, HEAD), Spacer(1, 10), table]
    body = io.BytesIO()
    SimpleDocTemplate(body, pagesize=A4).build(flow)
    return body.getvalue()


def _letter(body: bytes) -> Letter:
    document = read_document(body, name="letter.pdf")
    letter = read_answer(document, writer("thames-valley", None)).letter
    assert letter is not None
    return letter


def _rows() -> list[list[object]]:
    return [[_words(asked), _words(told)] for asked, told in ROWS]


def _columns() -> list[list[object]]:
    return [[[_words(row[side]) for row in ROWS] for side in (0, 1)]]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(lambda: _pdf(_rows(), ruled=True), id="ruled"),
        pytest.param(lambda: _pdf(_rows()), id="bare"),
        pytest.param(lambda: _pdf(_columns()), id="columns"),
    ],
)
def test_the_columns_are_told_apart(body: object) -> None:
    assert callable(body)
    letter = _letter(body())
    assert letter.outcome is Outcome.PARTIAL
    assert letter.reference == "HQ/PA/002211/20"
    for asked, told in ROWS[1:]:
        assert asked in letter.request
        assert told in letter.response
    assert [item.section for item in letter.exemptions if item.applied] == ["31"]


def test_rows_pair_question_and_answer() -> None:
    letter = _letter(_pdf(_rows(), ruled=True))
    assert [one.outcome for one in letter.questions] == [
        Outcome.GRANTED,
        Outcome.WITHHELD,
        Outcome.GRANTED,
    ]
