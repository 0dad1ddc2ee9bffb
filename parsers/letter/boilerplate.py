"""Words that stand in every letter of a force and say nothing about this one.

They are cut from request and response and kept in ``Letter.boilerplate``.
Each family is a tuple of patterns over one folded paragraph; a family's name says
what the paragraph is for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# How requests are handled: applicant-blind, disclosure to the world, the Act's outline.
HANDLING: tuple[re.Pattern[str], ...] = (
    re.compile(r"blind to the identity"),
    re.compile(r"(?:applicant|motive|purpose)(?: and (?:applicant|motive|purpose))?[ -]blind"),
    re.compile(r"regarded as being published"),
    re.compile(r"disclosure to the world"),
    re.compile(
        r"(?:considered|deemed|regarded as?)(?: to be)? (?:a )?(?:disclosure|release|"
        r"publication) to the (?:world|public)"
    ),
    re.compile(
        r"provision of information held by [a-z &'-]{3,60} made under the freedom of information "
        r"act"
    ),
    re.compile(r"freedom of information act (?:2000 )?creates a statutory right of access"),
)

RIGHTS: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"(?:request|ask for|seek|requesting|entitled to|require|right to) (?:an? "
        r")?(?:independent |internal |formal )?review\b"
    ),
    re.compile(
        r"(?:right to|how to|wish to|can|may|want to) (?:complain|make a complaint|lodge a "
        r"complaint|appeal)\b"
    ),
    re.compile(r"complaints? (?:procedure|process|rights)\b"),
    re.compile(r"dissatisfied (?:with|following|about)"),
    re.compile(
        r"(?:unhappy|not happy|unsatisfied) (?:with|about) (?:any aspect|the|our|this|how|my) ?"
        r"(?:of )?(?:the |this )?(?:response|reply|answer|decision|outcome|way|your|handling|we)"
    ),
    re.compile(r"(?:may|can|wish|should|entitled|right|if you)[^.]{0,100}\binternal review\b"),
    re.compile(
        r"(?:not|n't) satisfied with (?:the|our|this|how|my) (?:response|decision|outcome|way|"
        r"handling)"
    ),
    re.compile(
        r"(?:apply|application|complain|complaint|appeal|write|contact)[a-z ,]{0,40} (?:to|with) "
        r"the (?:scottish )?information commissioner"
    ),
    re.compile(r"re-?examination of your case|review procedure\b"),
    re.compile(r"complaints should be (?:made|sent|addressed)"),
    re.compile(r"wycliffe house"),
    re.compile(r"ico\.org\.uk"),
    re.compile(r"0303 ?123 ?1113"),
    re.compile(r"itspublicknowledge|foi\.scot|kinburn castle"),
    re.compile(r"decision of the information commissioner"),
)

CONTACT: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"(?:further (?:enquiries|questions|queries|information)|any (?:queries|"
        r"questions))[^.]{0,80}(?:contact|hesitate)"
    ),
    re.compile(r"(?:do not|don't) hesitate to contact"),
    re.compile(r"(?:should|if) you (?:wish|want|would like) to discuss"),
    re.compile(r"quoting (?:the )?(?:above )?reference"),
    re.compile(r"thank you for your interest in"),
    re.compile(r"^(?:telephone|tel|phone|fax|e-?mail|website|web|address)(?: no\.?| number)? ?:"),
    re.compile(r"we would (?:welcome|like) (?:your )?feedback|customer satisfaction survey"),
)

COPYRIGHT: tuple[re.Pattern[str], ...] = (
    re.compile(r"re-?use of public sector information"),
    re.compile(r"(?:subject to|protected by) (?:the )?copyright"),
    re.compile(r"copyright,? designs and patents act"),
    re.compile(r"open government licen[cs]e"),
)

# The chrome of a site round an item page.
SITE: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"\bcookies?\b[^.]{0,80}(?:website|site|accept|browser|device|experience|settings|"
        r"analytics)"
    ),
    re.compile(r"(?:accept|reject|manage) (?:all )?(?:additional |optional |analytics )?cookies"),
    re.compile(r"(?:leave|exit) this (?:site|website|page)|quick exit"),
    re.compile(r"sorry, there was a technical problem"),
    re.compile(r"this (?:site|website|page) is a beta|help us (?:to )?improve (?:it|this)"),
    re.compile(r"is there (?:a problem|anything wrong) with this page"),
    re.compile(
        r"^(?:back to top|skip to (?:main )?content|share this page|print this page|attachments?|"
        r"include "
        r"attachments here|no attachments)\W{0,3}$"
    ),
    re.compile(
        r"^(?:official|not protectively marked|official[ -]sensitive|protect|unclassified)(?: "
        r"?[-:] ?[a-z ]{0,40})?$"
    ),
)

# Law that is quoted in full rather than applied.
ANNEX: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"section 17(?: ?\(1\))?(?: of the (?:act|freedom of information act(?: 2000)?|"
        r"foia?))?[^.]{0,60} (?:requires|provides|states)"
    ),
    re.compile(r"section 1 ?\(1\)[^.]{0,80}(?:any person|entitled|places two duties|is entitled)"),
    re.compile(r"creates a statutory right of access"),
    re.compile(r"any person making a request for information to a public authority is entitled"),
)

FAMILIES: dict[str, tuple[re.Pattern[str], ...]] = {
    "handling": HANDLING,
    "rights": RIGHTS,
    "contact": CONTACT,
    "copyright": COPYRIGHT,
    "site": SITE,
}


# Which families are cut from which part: a requester may write of copyright or contact.
CUT_FROM: dict[str, tuple[str, ...]] = {
    "HEAD": ("site", "handling"),
    "REQUEST": ("site", "handling"),
    "BETWEEN": ("site", "handling"),
    "RESPONSE": tuple(FAMILIES),
    "RIGHTS": (),
    "AFTER": (),
}


def family_of(folded: str, families: Sequence[str] = tuple(FAMILIES)) -> str | None:
    """The family of boilerplate that folded words belong to, or ``None``.

    Only the first 700 characters are read.
    """
    head = folded[:700]
    for name in families:
        if any(pattern.search(head) for pattern in FAMILIES[name]):
            return name
    return None


def is_legal_annex(folded: str) -> bool:
    """Whether a folded paragraph quotes the Act's text rather than deciding anything."""
    return any(pattern.search(folded[:700]) for pattern in ANNEX)
