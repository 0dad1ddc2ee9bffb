"""Whether words give a number, or yes or no, as an answer."""

from __future__ import annotations

import re
from typing import Final

from parsers.letter.list_numbers import without_mark
from parsers.letter.rules import Rule, rule
from parsers.text.characters import fold

_WORD_NUMBER: Final = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
GIVES: Final[tuple[Rule[bool], ...]] = (
    rule(
        "a number",
        True,
        r"(?<![\w/.(£-])£? ?\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,4})?(?:%|m|k|bn)?(?![\w/(])",
        "There were 402 pursuits.",
        "FOI 402/19 is closed.",
    ),
    rule(
        "a long number with its unit",
        True,
        r"(?<![\w/.-])\d{4,9}(?= (?:offences|crimes|incidents|officers|people|calls|arrests|"
        r"reports))",
        "There were 12402 crimes.",
        "In 2019 it was closed.",
    ),
    rule(
        "a row of numbers",
        True,
        r"(?:(?<![\w/.-])\d{1,6}(?:[ ,]{1,3}|$)){3}",
        "2018 2019 6175 23734 14954",
        "in 2018 and 2019",
    ),
    rule(
        "one of a kind",
        True,
        r"^one (?!of\b)(?!.*\b(?:is|was|were|are|has|had|will|can)\b)"
        r"[a-z '-]{2,70}\.?$",
        "One deployment.",
        "One of these is so.",
    ),
    rule(
        "a number in words",
        True,
        rf"(?<!\bthe )(?<!\bthese )(?<!\bthose )\b{_WORD_NUMBER}\b",
        "Nine.",
        "None of it.",
    ),
    rule("yes or none", True, r"^(?:yes|none|zero|nil)\b", "Yes, since 2018.", "It is so."),
    rule(
        "nobody",
        True,
        r"^(?:nobody|no one|none)(?: of (?:them|these|those))? (?:was|were|has|have|did|is|"
        r"are)\W{0,2}$",
        "Nobody was.",
        "Nobody was told.",
    ),
    rule("no", True, r"^no(?: ?[,.;]|$)", "No.", "No information is held."),
)
# Numbers that are parts of a name or a day.
_NAMED: Final = re.compile(
    r"^in (?:response|reply|answer|relation) to (?:your|the|this) [^,]{0,90},|\d{1,2}(?:st|nd|rd|"
    r"th)? (?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december)|\bmay (?:19|20)\d\d|\bfoi ?[\d/.-]+|"
    r"(?:question|q|part|table|annex|appendix|page|form|tab|"
    r"version|band|grade) ?\d{1,3}[a-z]?(?: of \d{1,3}\b)?"
)
# Words that make a number part of a reason, of the law or of the answer's own frame.
FRAMES: Final[tuple[Rule[bool], ...]] = (
    rule(
        "law",
        False,
        r"\bsections?\b|\bs\.? ?\d|\bact\b|\bregulations?\b|\bexempt|\badran\b|\bddeddf\b",
        "section 40 has two parts",
        "there were 40 arrests",
    ),
    rule(
        "harm",
        False,
        r"public interest|\bharm|prejudic",
        "the public interest has two sides",
        "there were two arrests",
    ),
    rule(
        "limit",
        False,
        r"\b(?:cost|time|fees?|appropriate|statutory|hours?) limit\b|limit is\b|£ ?(?:450|600)\b|"
        r"working days|\bhours?\b[^.]{0,30}(?:work|locat|record|£)",
        "the limit is 18 hours",
        "they took two hours to arrive",
    ),
    rule(
        "supposed",
        False,
        r"\b(?:could|would|may|might|cannot|unable|unfortunately|regret)\b",
        "two people could be identified",
        "two people were seen",
    ),
    rule(
        "held",
        False,
        r"\bholds?\b|\bheld\b(?! (?:on|in|within) (?:the|our) (?:\w+ )?(?:system|database))(?! "
        r"(?:\w+ ){0,2}(?:meetings?|hearings?|events?|courses?|sessions?|"
        r"interviews?|talks?)\b)",
        "we hold two logs",
        "the group held four meetings",
    ),
    rule(
        "effort",
        False,
        r"\b(?:time|work|task)\b[^.]{0,20} at [\d.,]{1,9} hours|would (?:take|mean|have to|need|"
        r"require)|cost of compl|estimat|guidance|code of practice|"
        r"minutes? (?:each|per|a record)|in excess of \d+ hours|\bmanual|paper files|"
        r"\bsearch(?:es)? (?:were|was)\b|call(?:ing)? 101|"
        r"\bstored\b|\bseparate\w*|(?:tele)?phone|\bring\b|\btel\b|suspended|diwrnod gwaith|"
        r"^source|\bpage\b|foot of|"
        r"(?:consider\w*|looked at|dealt with|answer\w*|respond\w*|reply|replied)\b[^.]{0,30} "
        r"(?:requests|questions|points)\b|^you (?:have )?(?:ask|asked|request|"
        r"requested|want|wanted|wrote)\b|\b(?:there (?:are|is|were)|totall?ing|comprises?|runs? to|"
        r"consists? of|extends? to) (?:\w+ ){0,2}[\d,]+ (?:pages|documents|e-?mails|files|records|"
        r"sheets|boxes|results|entries|hits)|is payable|payment",
        "it would take 40 days",
        "it took 40 days",
    ),
)


# A label and its number: the label may name a section, an hour or a file.
_LIST_LINE: Final = rule(
    "a label and its number",
    True,
    r"^\W{0,3}(?!.*\b(?:page|tel|phone|fax|ref|reference|question|version|ext|date|limit|hours?)\b)"
    r"[a-z][^.;?:]{1,60} ?[:=] ?£?\d[\d,]{0,11}%?\W{0,2}$",
    "section 14: 3",
    "section 14: see below.",
)


def answers_with_number(sentence: str) -> bool:
    """Whether a clause gives a number, or yes or no, as an answer and not in a reason."""
    if sentence.rstrip().endswith("?"):
        return False
    if _LIST_LINE.fits(fold(sentence)):
        return True
    for clause in fold(without_mark(sentence)).split(";"):
        bare = _NAMED.sub(" ", clause).strip()
        if any(one.fits(bare) for one in GIVES) and not any(one.fits(bare) for one in FRAMES):
            return True
    return False
