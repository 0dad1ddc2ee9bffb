"""Headers and footers of sheets without what every office prints there.

They are seen on paper only. Page numbers, dates, file names, protective markings and
the force's own name keep nothing back; other words do.
"""

from __future__ import annotations

import re

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


def without_furniture(text: str) -> str:
    """What is left of a header or footer that only it says."""
    for pattern in (_CODES, _MARKING, _PAGES, _REFERENCE):
        text = pattern.sub(" ", text)
    return " ".join(text.split())
