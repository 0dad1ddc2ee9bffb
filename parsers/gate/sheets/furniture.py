"""Words beside the cells without what every office writes there.

Headers and footers are seen on paper only: page numbers, dates, file names, protective
markings and the names of bodies and their departments keep nothing back; other words
do. The messages of entry rules say how to fill a cell in, the tip of a link where it
leads.
"""

from __future__ import annotations

import re

from parsers.persons import names
from parsers.persons.kinds import found_in

# ECMA-376 part 1, 18.3.1.46: fonts, sizes and colours, then fields.
_CODES = re.compile(
    r'&(?:"[^"]{0,100}"|K[0-9A-Fa-f]{6}|K\d{2}[+-]\d{3}|\d{1,3}|[LCRPNDTFAZGBIUSXYEOH+-])',
)
_MARKING = re.compile(
    r"(?:not\s{1,3})?protectively\s{1,3}marked|not\s{1,3}protected|unmarked|unclassified"
    r"|(?:uk\s{1,3})?official(?:\s{0,3}[-–:\[(]{0,2}\s{0,3}sensitive[\])]?)?|restricted"
    r"|confidential|protect|secret|(?:government|police)\s{1,3}protective\s{1,3}marking(?:\s{1,3}scheme)?"
    r"|gpms|gsc|public|handling\s{1,3}instructions?|classification|security\s{1,3}marking",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"\bpage\b|\bsheet\b|\bof\b|\bprinted\b|\bon\b|\bdate\b|\btime\b|\bfile(?:name)?\b|[/|\\_-]",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:foi(?:a|sa)?|freedom\s{1,3}of\s{1,3}information|request|response|ref(?:erence)?|act"
    r"|no|number|police|constabulary|force|service|disclosure|data|team|unit|department|©|copyright"
    r"|\d[\d./:-]{0,30})\b\.?:?",
    re.IGNORECASE,
)


_OFFICES = re.compile(
    r"\b(?:produced|prepared|created|compiled|supplied|provided|issued|author|by|for|from|the|and|in"
    r"|to|information|management|performance|analysis|analytics|analyst|business|intelligence"
    r"|services?|corporate|governance|reports?|reporting|version|draft|final|statistics|nhs|trust"
    r"|foundation|mental|health|care|hospital|council|borough|county|city|office|home|ministry"
    r"|justice|headquarters|hq|when|complete|compliance|disclosures?|records?|development|planning"
    r"|page|appendix|annex|table|tab|contact|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b",
    re.IGNORECASE,
)
# Whose sheet it is: "Mid-Loam and Thorpe Constabulary".
_FORCE = re.compile(
    r"\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?(?: (?:and|&) [A-Z][a-z]+)? (?:Police|Constabulary)\b"
)
# Where the figures come from: "Source: Niche RMS, extracted 04/03/2024".
_SOURCE = re.compile(r"\b(?:data )?sources?\s?:[^\n|]{1,120}", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|file:)\S{1,2000}", re.IGNORECASE)
_INSTRUCTION = re.compile(
    r"\b(?:please|selects?|selection|choose|enter|pick|type|click|once|follow|hold|use|value|values"
    r"|from|the|a|an|list|drop|down|dropdown|menu|option|options|valid|invalid|date|dates|number"
    r"|numbers|whole|decimal|text|between|and|or|must|be|is|are|only|this|that|cell|cells|column|row"
    r"|not|allowed|entry|input|error|warning|stop|data|in|of|to|for|with|format|dd|mm|yy|yyyy"
    r"|go|back|top|bottom|next|previous|return|contents|notes?|sheets?|tabs?|tables?|open|view|see"
    r"|greater|less|than|equal|characters?|length|you|entered|has|have|restricted|can|user)\b",
    re.IGNORECASE,
)


def without_instructions(text: str) -> str:
    """What is left of a message or tip that does not say how to use the cell."""
    for pattern in (_ADDRESS, _INSTRUCTION):
        text = pattern.sub(" ", text)
    return " ".join(text.split())


def without_furniture(text: str) -> str:
    """What is left of a header or footer that only it says.

    Somebody's name or number is looked for first: "NHS number" are an office's words too.
    """
    text = _CODES.sub(" ", text)
    if found_in(text) or next(names.all_in(text), None) is not None:
        return " ".join(text.split())
    for pattern in (_FORCE, _MARKING, _SOURCE, _PAGES, _OFFICES, _REFERENCE):
        text = pattern.sub(" ", text)
    return " ".join(text.split()).strip(" ,;:.|")
