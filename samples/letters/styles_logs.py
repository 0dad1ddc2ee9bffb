"""The order of answers on sites of other platforms: labels as seen, sentences our own."""

from __future__ import annotations

from samples.letters.style import Element, Slot, Style
from samples.model import Label

_ANSWER: tuple[Element, ...] = (Slot.DECISION, Slot.ANSWERS, Slot.REASONS, Slot.CAVEATS)
_LETTER: tuple[Element, ...] = ("{responded}", "FOI Request Reference No: {reference}")
_SOUGHT = (
    "I write further to your request, received on {received}, in which you sought access to the "
    "following information:"
)

_PORT = (
    Style(
        order=(
            "{responded}",
            "Our Ref: {reference}",
            "Your request was received on {received}.",
            "You requested the following information:",
            Slot.REQUEST,
            Label("Response"),
            *_ANSWER,
        ),
        point="Q{n}.",
        reasons="Harm",
    ),
)

LOG_STYLES: dict[str, tuple[Style, ...]] = {
    "northern-ireland": (
        Style(
            order=(
                "Request Number: {reference}",
                "Category: Incident and Crime Statistics",
                "Subject: Statistics",
                Label("Request and Answer:"),
                "This is to inform you that {force} has now completed its search.",
                Label("Request"),
                Slot.REQUEST,
                Label("Answer"),
                *_ANSWER,
            ),
            point="Answer {n}",
            reasons="Public Interest Test",
        ),
    ),
    "scotland": (
        Style(
            order=(
                "Our Ref: {reference}",
                "{responded}",
                "FREEDOM OF INFORMATION (SCOTLAND) ACT 2002",
                "Your request is replicated below together with the response.",
                Slot.REQUEST,
                Label("Response"),
                Slot.DECISION,
                Slot.ANSWERS,
                Slot.CAVEATS,
            ),
            point="Question {n}",
        ),
    ),
    "west-yorkshire": (
        Style(
            order=(
                "FOI date: {answered_month}",
                "FOI reference: FOI {reference}",
                "We received a request under the Freedom of Information Act 2000 (FOIA):",
                Slot.REQUEST,
                Label("Our Response:"),
                *_ANSWER,
            ),
            point="Question {n}",
            reasons="Harm",
        ),
    ),
    "norfolk": (
        Style(
            order=(
                *_LETTER,
                _SOUGHT,
                Slot.REQUEST,
                Label("Response to your Request"),
                *_ANSWER,
            ),
            point="Q{n}",
            reasons="Harm",
        ),
    ),
    "west-midlands": (
        Style(
            order=(
                Label("Request"),
                Slot.REQUEST,
                Label("Response"),
                Slot.DECISION,
                Slot.ANSWERS,
                Slot.CAVEATS,
                Slot.REASONS,
            ),
            point="Question {n}",
            reasons="REASON FOR DECISION",
        ),
    ),
    "avon-and-somerset": (
        Style(
            order=(
                "Date of request: {received}",
                "Reference: {reference}",
                Label("Request"),
                Slot.REQUEST,
                Label("Response"),
                *_ANSWER,
            ),
            point="Question {n}",
            reasons="Harm",
        ),
        Style(
            order=(
                "Date of request: {received}",
                "Reference: {reference}",
                Label("Request"),
                Slot.REQUEST,
                Label("Response"),
                *_ANSWER,
            ),
            point="{n}.",
            reasons="Harm",
            spoken_date="{month} {day}, {year}",
        ),
    ),
    "northumbria": (
        Style(
            order=(
                "Date Responded {responded}",
                "Provision of information made under the Freedom of Information Act 2000",
                Label("You asked:"),
                Slot.REQUEST,
                Label("In Response:"),
                *_ANSWER,
            ),
            point="{n}.",
            reasons="Harm",
        ),
    ),
    "npcc": (
        Style(
            order=(
                "{responded}",
                "FREEDOM OF INFORMATION REQUEST REFERENCE NUMBER: {reference}",
                (
                    "Thank you for your request for information, received on {received}, in which "
                    "you asked for the following:"
                ),
                Slot.REQUEST,
                Label("Response"),
                *_ANSWER,
            ),
            point="Q{n}.",
            reasons="Harm",
        ),
    ),
    "civil-nuclear-constabulary": _PORT,
    "ministry-of-defence-police": _PORT,
    "port-of-bristol": _PORT,
    "port-of-felixstowe": _PORT,
    "port-of-dover": _PORT,
}
