"""The order of the small houses' letters: labels as seen (docs/letters.md), sentences our own.

Forces of which no item has been seen use labels of letters they wrote elsewhere, or
of a neighbour.
"""

from __future__ import annotations

from samples.letters.style import BLIND, UNIT_END, UNIT_OPENING, Element, Slot, Style
from samples.model import Label

_ANSWER: tuple[Element, ...] = (Slot.DECISION, Slot.ANSWERS, Slot.REASONS, Slot.CAVEATS)
_TH = "{ordinal} {month} {year}"


def _labelled(
    *head: Element, asks: str, answers: str, point: str = "Question {n}", spoken: str = ""
) -> tuple[Style, ...]:
    """A head, the request under one label, the answer under another."""
    order = (*head, Label(asks), Slot.REQUEST, Label(answers), *_ANSWER)
    return (
        Style(order, point=point, reasons="Harm", spoken_date=spoken or "{day} {month} {year}"),
    )


def _unlabelled(*head: Element, sentence: str, point: str = "Q{n}.") -> tuple[Style, ...]:
    """No label at all: the request, then a sentence that only the force can have written."""
    return (Style((*head, Slot.REQUEST, sentence, *_ANSWER[1:]), point=point, reasons="Harm"),)


_UNIT = (
    Style(
        (
            *UNIT_OPENING,
            "I note you seek access to the following information:",
            Slot.REQUEST,
            Label("Response:"),
            Slot.DECISION,
            Slot.ANSWERS,
            *UNIT_END,
        ),
        point="Q{n}",
        marks=("Q1", "1."),
        reasons="Harm",
        spoken_date=_TH,
    ),
)
_RECEIVED = (
    "I write in connection with your request for information which was received on {received} "
    "as follows:"
)
_JOINT = (
    "{responded}",
    "FOI Request Reference No: {reference}",
    (
        "I write further to your request, received on {received}, in which you sought access to "
        "the following information:"
    ),
)

SMALL_STYLES: dict[str, tuple[Style, ...]] = {
    "btp": _labelled("Reference: {reference}", asks="Request", answers="Response"),
    "cambridgeshire": _UNIT,
    "cheshire": (
        Style(
            (
                "Date: {responded}",
                "Reference Number: {reference}",
                "You requested the following information:",
                Slot.REQUEST,
                Label("Our response:"),
                *_ANSWER,
            ),
            reasons="Public interest test",
        ),
    ),
    "city-of-london": _labelled(
        "FOI Reference: {reference}", asks="Your request:", answers="Our response:", point="{n}."
    ),
    "cumbria": _labelled(
        "Our Ref: {reference}", "Date: {responded}", asks="Request:", answers="Response:"
    ),
    "derbyshire": _labelled(
        "FOI Reference Number: {reference}",
        "Date of request: {received}",
        "Date of response: {responded}",
        asks="You asked:",
        answers="Our response:",
    ),
    "devon-and-cornwall": _labelled(
        "Freedom of Information Act Request No: {reference}",
        "{responded}",
        asks="Request for information",
        answers="Response",
        point="{n})",
    ),
    "dorset": (
        Style(
            (
                "{responded}",
                "Freedom of Information Request Reference No: {reference}",
                "Below is your request and our response.",
                Slot.INTERLEAVED,
                Slot.REASONS,
                Slot.CAVEATS,
            ),
            reasons="Harm",
        ),
    ),
    "durham": _unlabelled(
        "Our Ref: {reference}",
        "Date: {responded}",
        Label("Your request:"),
        sentence="Following enquiries made across the force, I write with our answer.",
        point="Question {n}",
    ),
    "essex": (
        Style(
            (
                "Publication Number {reference}",
                "Correct as of {correct}",
                Label("Request"),
                Slot.REQUEST,
                Label("Response"),
                Slot.ANSWERS,
                Slot.CAVEATS,
                Slot.REASONS,
            ),
            point="Part {n}",
            reasons="Harm",
        ),
    ),
    "gloucestershire": _labelled(
        "FOI Reference: {reference}", asks="Request", answers="Answer", point="Question {n}:"
    ),
    "greater-manchester": _labelled(
        "FOI Reference: {reference}",
        "Date: {responded}",
        asks="Request",
        answers="Response",
        point="Q{n}",
    ),
    "gwent": _unlabelled(
        sentence="I can confirm that Gwent Police hold the following.", point="Question {n}"
    ),
    "hampshire": (
        Style(
            (
                "{responded}",
                "Our Ref: {reference}",
                Slot.SIDE_BY_SIDE,
                Slot.REASONS,
                Slot.CAVEATS,
            ),
            reasons="Harm",
            spoken_date=_TH,
        ),
        *_labelled("{responded}", "Our Ref: {reference}", asks="Request", answers="Response"),
    ),
    "hertfordshire": _UNIT,
    "humberside": _labelled(
        "Our Ref: {reference}",
        "Date: {responded}",
        asks="Your request",
        answers="Humberside Police Response",
        point="{n}.",
    ),
    "kent": _labelled(
        "Freedom of Information Request {reference}",
        "Date: {responded}",
        asks="Request",
        answers="Response",
        point="Q{n}",
    ),
    "leicestershire": _labelled(
        "Our Ref: {reference}", "{responded}", asks="You asked:", answers="Response:"
    ),
    "lincolnshire": (
        Style(
            (
                "Request Number: {reference}",
                "Date of Decision: {responded}",
                "Subject Area: Operational",
                "Decision: {decided}",
                Slot.REQUEST,
                *_ANSWER[1:],
            ),
            point="{n}.",
            reasons="Harm",
        ),
    ),
    "merseyside": _labelled(
        "FOI Reference: {reference}", asks="Request:", answers="Reply:", point="{n}."
    ),
    "north-wales": _labelled(
        "FOI Reference: {reference}",
        "Date: {responded}",
        asks="Request:",
        answers="Response:",
        point="Question {n}:",
    ),
    "north-yorkshire": (
        Style(
            (
                Label("Request"),
                Slot.REQUEST,
                Label("Extent of Searches to Locate Information"),
                (
                    "To locate the information relevant to your request, searches were made in "
                    "{system} by North Yorkshire Police."
                ),
                Label("Decision"),
                *_ANSWER,
            ),
            point="{n}.",
            reasons="Evidence of Harm",
        ),
    ),
    "northamptonshire": _unlabelled(
        sentence="After conducting reasonable searches, I can confirm the following.",
        point="On question {n}:",
    ),
    "nottinghamshire": (
        Style(
            (
                "{responded}",
                "Our Ref: {reference}",
                "Thank you for your request for information, received on {received}.",
                Label("Request"),
                Slot.REQUEST,
                Label("RESPONSE"),
                "Please find below answers to your questions:-",
                *_ANSWER[1:],
            ),
            point="Question {n}",
            reasons="Harm",
        ),
    ),
    "south-yorkshire": _labelled(
        "Reference: {reference}",
        "Date: {responded_slashes_long}",
        asks="Request",
        answers="SYP response",
        point="Question {n}:",
    ),
    "staffordshire": (
        Style(
            (
                "Date: {responded}",
                "Our Ref: {reference}",
                "You requested the following information:",
                Slot.REQUEST,
                Label("Response"),
                Slot.ANSWERS,
                Slot.REASONS,
                Slot.CAVEATS,
            ),
            point="{n}.",
            reasons="Harm",
        ),
    ),
    "suffolk": (
        Style(
            (*_JOINT, Slot.REQUEST, Label("Response to your Request"), *_ANSWER),
            reasons="Harm",
        ),
    ),
    "surrey": (
        Style(
            (
                "Our Ref: {reference}",
                "{responded}",
                "You had asked:",
                Slot.INTERLEAVED,
                Slot.REASONS,
                Slot.CAVEATS,
            ),
            reasons="Harm",
            asking="Q. ",
            replying="A. ",
        ),
    ),
    "sussex": _labelled(
        "FOI ref: {reference}",
        "Date of response: {responded}",
        asks="Your request:",
        answers="Our response:",
    ),
    "thames-valley": (
        Style(
            (
                "{responded}",
                "Our Ref: {reference}",
                "Dear Sir/Madam",
                Slot.SIDE_BY_SIDE,
                Slot.REASONS,
                Slot.CAVEATS,
            ),
            reasons="Harm",
            spoken_date=_TH,
        ),
    ),
    "warwickshire": (
        Style(
            (
                "FREEDOM OF INFORMATION REQUEST REFERENCE NO: {reference}",
                _RECEIVED,
                Slot.REQUEST,
                "Please find the Warwickshire Police response set out below.",
                "Response: {decision}",
                Slot.ANSWERS,
                Slot.REASONS,
                Slot.CAVEATS,
            ),
            point="{n})",
            reasons="Harm",
            spoken_date=_TH,
        ),
    ),
    "west-mercia": (
        Style(
            (
                "FREEDOM OF INFORMATION REQUEST REFERENCE NO: {reference}",
                _RECEIVED,
                Slot.REQUEST,
                Label("Response:"),
                *_ANSWER,
            ),
            reasons="Harm",
            spoken_date=_TH,
        ),
    ),
    "wiltshire": (
        Style(
            (
                "Date: {responded}",
                "Our ref: {reference}",
                Label("You wrote:"),
                Slot.REQUEST,
                BLIND,
                Label("Our response:"),
                *_ANSWER,
            ),
            reasons="Harm",
        ),
    ),
}
