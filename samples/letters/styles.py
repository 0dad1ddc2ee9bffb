"""The order of each force's letters, as data: labels as seen, sentences our own.

A string is a paragraph, a ``Label`` a heading, a ``Slot`` a place that the case fills.
``{received}`` prints the day of receipt with its year, ``{received_short}`` without.
"""

from __future__ import annotations

from samples.letters.style import BLIND, UNIT_END, UNIT_OPENING, Element, Slot, Style
from samples.letters.styles_logs import LOG_STYLES
from samples.letters.styles_small import SMALL_STYLES
from samples.model import Label

BEDFORDSHIRE = (
    Style(
        order=(
            *UNIT_OPENING,
            (
                "I write in connection with your request for information received on "
                "{received_short}. I note you seek access to the following information:"
            ),
            Slot.REQUEST,
            BLIND,
            (
                "RESPONSE - Enquiries have been made of the {system} system and of the departments "
                "that own the records. {decision}"
            ),
            Slot.ANSWERS,
            *UNIT_END,
        ),
        point="Q{n}.",
        marks=("-", "1."),
        reasons="Evidence of Harm:",
        spoken_date="{ordinal} {month} {year}",
    ),
    Style(
        order=(
            *UNIT_OPENING,
            (
                "I write in connection with your request for information received on {received}. "
                "I note you seek access to the following information:"
            ),
            Slot.REQUEST,
            Label("Response:"),
            Slot.DECISION,
            Slot.ANSWERS,
            *UNIT_END,
        ),
        point="Q{n}",
        marks=("Q1", "1."),
        reasons="Harm",
        spoken_date="{ordinal} {month} {year}",
    ),
)

METROPOLITAN = (
    Style(
        order=(
            "Freedom of Information Request Reference No: {reference}",
            "I note you seek access to the following information:",
            Slot.REQUEST,
            Slot.DECISION,
            Slot.REASONS,
            Label("Disclosure"),
            Slot.ANSWERS,
            Slot.CAVEATS,
        ),
        point="Q{n} -",
        marks=("1.", "a)"),
        reasons="Reason for decision",
    ),
    Style(
        order=(
            "Freedom of information request reference no: {reference}",
            "I note you seek access to the following information:",
            Slot.REQUEST,
            Slot.DECISION,
            Slot.ANSWERS,
            Slot.REASONS,
            Slot.CAVEATS,
            Slot.REVIEW,
        ),
        point="Q{n} -",
        marks=("Q1", "-"),
        reasons="REASON FOR DECISION",
    ),
)

SOUTH_WALES = (
    Style(
        order=(
            Label("REQUEST"),
            Slot.REQUEST,
            Label("RESPONSE"),
            Slot.DECISION,
            Slot.ANSWERS,
            Slot.REASONS,
            Slot.CAVEATS,
        ),
        marks=("1.", "1)"),
        reasons="Public interest and harm",
    ),
)

DYFED_POWYS = (
    Style(
        order=(
            "OFFICIAL",
            "FOI Reference: {reference}",
            Label("Request:"),
            Slot.REQUEST,
            Label("Response:"),
            Slot.DECISION,
            Slot.ANSWERS,
            Slot.REASONS,
            Slot.CAVEATS,
        ),
        point="Question {n}:",
        marks=("1.", "-"),
        reasons="Harm",
    ),
    Style(
        order=(
            "FOI Reference: {reference}",
            Label("Request"),
            Slot.REQUEST,
            Label("Clarification sought"),
            "Do you wish to have figures for the whole of our area, or for one county?",
            Label("Clarification received"),
            "For the whole area, please.",
            Label("Response"),
            Slot.DECISION,
            Slot.ANSWERS,
            Slot.CAVEATS,
            Slot.REASONS,
        ),
        point="{n}.",
        marks=("1.",),
        reasons="Harm",
    ),
)

CLEVELAND = (
    Style(
        order=(
            "Date: {responded_slashes}",
            "Dear Sir/Madam",
            "Enquiry Reference: {reference}",
            "Below is your request and our response.",
            Slot.REQUEST,
            Label("Answer"),
            Slot.DECISION,
            Slot.ANSWERS,
            Slot.CAVEATS,
            Slot.REASONS,
        ),
        point="{n})",
        marks=("1.", "-"),
        reasons="Section 17 - Refusal notice",
    ),
    Style(
        order=(
            "Enquiry Reference: {reference}",
            "Below is your request and our response.",
            Slot.REQUEST,
            Label("Response :"),
            Slot.DECISION,
            Slot.ANSWERS,
            Slot.REASONS,
            Slot.CAVEATS,
        ),
        point="Question {n}",
        marks=("1)", "1."),
        reasons="Harm",
    ),
    Style(
        order=(
            "Dear Sir/Madam",
            "Enquiry Reference: {reference}",
            "Below is your request and our response.",
            Slot.INTERLEAVED,
            Slot.REASONS,
            Slot.CAVEATS,
        ),
        marks=("1.",),
        reasons="Harm",
    ),
)

STYLES: dict[str, tuple[Style, ...]] = {
    "bedfordshire": BEDFORDSHIRE,
    "metropolitan": METROPOLITAN,
    "south-wales": SOUTH_WALES,
    "dyfed-powys": DYFED_POWYS,
    "cleveland": CLEVELAND,
    **SMALL_STYLES,
    **LOG_STYLES,
}

# What a letter in a file has and a page has not: printed above the page's own order.
LETTER_HEADS: dict[str, tuple[Element, ...]] = {
    "bedfordshire": (),
    "metropolitan": ("{responded}",),
    "south-wales": ("Our Ref: {reference}", "{responded}"),
    "dyfed-powys": ("Date: {responded_slashes_long}",),
    "cleveland": (
        "Date: {responded_slashes}",
        "I refer to your request for information, which was received on {received_short}.",
    ),
}
