"""The words that surround an answer on a force's site and are not part of it.

Each entry is a whole line or opening of one, as regular expressions over the
line in lower case. Quick-exit, cookie, beta and technical-problem wording stands
on every Single Online Home page, in English or Welsh (platforms.md section 1).
"""

from __future__ import annotations

import re
from typing import Final

_LINES: Final = (
    # quick exit (two English wordings and Welsh)
    r"(?:quick(?:ly)? (?:exit|leave|hide)|leave this site|exit (?:this )?site|skip to)\b.{0,200}",
    r"(?:to )?(?:leave|exit) this (?:site|page|website) (?:quickly|now)\b.{0,200}",
    r"(?:press|select|click|tap) .{0,60}(?:leave|exit) this (?:site|page).{0,160}",
    r"gadael (?:y|ein) (?:wefan|safle)\b.{0,200}|gadewch y wefan.{0,200}",
    r"gadael yn gyflym\b.{0,200}",
    # cookies
    r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b.{0,600}",
    r".{0,80}\b(?:accept|reject|manage|essential|non-essential|analytics) cookies\b.{0,400}",
    r"cookies(?: on this (?:web)?site| policy)?",
    r"you can .{0,60}\bcookie (?:settings|preferences)\b.{0,200}",
    r"your cookie (?:settings|preferences)\b.{0,300}",
    r".{0,60}\bcwcis\b.{0,400}",
    # beta, banners and errors
    r"this (?:site|website|page) is (?:a )?beta\b.{0,300}|beta",
    r"gwefan beta yw hon\b.{0,300}",
    r"mae'?r? (?:safle|wefan) hwn yn beta.{0,300}|.{0,40}fersiwn beta.{0,300}",
    r"sorry, there (?:was|is|has been) a technical (?:problem|issue)\b.{0,300}",
    r"mae'n ddrwg gennym.{0,300}",
    r"(?:please )?(?:try again later|refresh the page)\.?",
    # the end of a page
    r"is there (?:anything wrong|a problem) with this page\??.{0,100}",
    r"oes (?:yna )?(?:broblem|problem) (?:gyda'?r?|ar)(?: y)? dudalen hon\??.{0,100}",
    r"(?:share|print|email|tweet)(?: this)?(?: page)?(?: (?:on|by|via|to) .{1,40})?",
    r"(?:facebook|twitter|x|whatsapp|linkedin|copy link)(?: ?[(\[]?opens in a new .{3,10}[)\]]?)?",
    r"lawrlwytho'?r? .{0,40}|[(\[]opens in a new (?:window|tab)[)\]].{0,20}",
    r"rhannu?(?:'r)?(?: .{1,40})?|argraffu",
    r"(?:download|print|save) this page(?: as .{1,20})?",
    r"back to (?:top|results|search)|yn ôl i.{0,40}",
    r"(?:published|last updated|updated|cyhoeddwyd):? ?(?:\d{1,2}:\d{2} ?)?(?:on )?[\d/ a-z]{6,20}",
)
_CHROME: Final = re.compile("|".join(f"(?:{line})" for line in _LINES))


def is_chrome(line: str) -> bool:
    """Whether a whole line is the site's furniture rather than the answer's words."""
    return bool(_CHROME.fullmatch(" ".join(line.split()).strip(" .!»›>").lower()))
