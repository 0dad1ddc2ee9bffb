"""Whether a page is about children, sexual offences, domestic abuse or deaths.

Such pages carry noindex and stay out of front-page lists. A word in the title or
the request is enough; in the response it must be one of the plain offence names.
"""

from __future__ import annotations

import re

from parsers.text.characters import fold
from parsers.types import Sensitivity

_OFFENCE = (
    r"rape[sd]?\b|raping|rapists?\b|sexual(?:ly)?\b|sex offen|indecent|grooming|paedophil|pedophil|"
    r"sexting|upskirt|voyeur|prostitut|incest\b|child abuse|child cruelty|child sex|"
    r"child exploitation|domestic (?:abuse|violence|homicide)|coercive|honou?r[- ]based|"
    r"forced marriage|genital mutilation|\bfgm\b|stalking|murder|homicide|manslaughter|suicid|"
    r"infanticide|fatal|killed\b|deaths?\b|dead bod|died\b|modern slavery|spiking|"
    r"trafficking of (?:children|persons|people)"
)
_TOPIC = (
    r"child(?:ren|hood|minder)?\b|minors?\b|under[- ]?(?:18|16|14|13|10)s?\b|bab(?:y|ies)\b|"
    r"infants?\b|toddlers?\b|pupils?\b|school ?(?:child|boy|girl)|juvenile|youths?\b|teenag|"
    r"young (?:people|person)"
)
_ASKED = re.compile(rf"\b(?:{_OFFENCE}|{_TOPIC})")
_ANSWERED = re.compile(rf"\b(?:{_OFFENCE})")


def judge(title: str, request: str, response: str) -> Sensitivity:
    """``SENSITIVE`` when the words of the answer are about one of the four topics."""
    if _ASKED.search(fold(f"{title}\n{request}")) or _ANSWERED.search(fold(response)):
        return Sensitivity.SENSITIVE
    return Sensitivity.NONE
