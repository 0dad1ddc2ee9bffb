"""What challenge, login, maintenance and error pages look like, as data.

Challenge marks are names of scripts, cookies and elements, never words that a
letter could use; they count only inside tags and scripts. Titles count only as
a whole: a disclosure called "Maintenance of patrol cars" is a disclosure.
"""

from __future__ import annotations

import re
from typing import Final

# Response headers that only a challenge carries: name, beginning of the value.
CHALLENGE_HEADERS: Final = (
    ("cf-mitigated", "challenge"),
    ("x-amzn-waf-action", "challenge"),
    ("x-amzn-waf-action", "captcha"),
    ("x-datadome", "protected"),
)

# In lower case, inside tags or scripts of the first kilobytes. Some stand on honest
# pages too (protected sites load them everywhere): a page with words of its own is never judged
# by them.
CHALLENGE_MARKS: Final = (
    b"_cf_chl_opt",  # Cloudflare
    b"/orchestrate/chl_page/",
    b"cf-browser-verification",
    b"cf-challenge-running",
    b"challenges.cloudflare.com/turnstile",
    b"_incapsula_resource",  # Imperva
    b"/_sec/cp_challenge/",  # Akamai
    b"sec-if-cpt-container",
    b"awswafintegration",  # AWS WAF
    b"captcha-delivery.com",  # DataDome
    b"px-captcha",  # HUMAN
    b"sucuri_cloudproxy_js",  # Sucuri
    b"/.well-known/sgcaptcha/",  # SiteGround
    b"ddos-guard/js-challenge",
    b"g-recaptcha",
    b"recaptcha/api.js",
    b"h-captcha",
    b"hcaptcha.com/1/api.js",
)

_END: Final = r"[\s.!…]*"


def _titles(*patterns: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)}){_END}", re.IGNORECASE)


CHALLENGE_TITLES: Final = _titles(
    r"just a moment",
    r"attention required",
    r"checking your browser(?: before accessing.{0,80})?",
    r"please wait while we (?:verify|check).{0,80}",
    r"verify(?:ing)? (?:that )?you are (?:a )?human",
    r"are you (?:a )?(?:robot|human)\??",
    r"(?:human|security) (?:verification|check)(?: required)?",
    r"pardon our interruption",
    r"ddos[- ]guard",
    r"one moment,? please",
)
REFUSAL_TITLES: Final = _titles(
    r"access (?:to this page has been )?(?:denied|blocked)",
    r"(?:error )?403(?: error)?(?:[ :-]{1,3}forbidden)?",
    r"forbidden",
    r"request (?:rejected|blocked)",
    r"you have been blocked",
)
LOGIN_TITLES: Final = _titles(
    r"(?:please )?(?:sign|log)[ -]?in(?: to (?:your account|continue|[\w .-]{1,40}))?",
    r"login(?: page| required)?",
    r"authentication required",
    r"mewngofnodi",
)
MAINTENANCE_TITLES: Final = _titles(
    r"(?:(?:this |our |the )?(?:web)?site (?:is )?)?(?:currently |temporarily )?"
    r"(?:down for|under|undergoing|closed for) (?:scheduled |planned |essential |routine )?"
    r"maintenance",
    r"(?:web)?site maintenance(?: in progress)?",
    r"maintenance (?:mode|page|in progress)",
    r"(?:(?:this |our |the )?(?:web)?site|(?:this )?service|(?:this )?page)(?: is)?"
    r"(?: currently| temporarily)? (?:unavailable|down|offline)",
    r"(?:temporarily|currently) (?:unavailable|offline|out of service)",
    r"(?:503[ :-]{1,3})?service (?:temporarily )?unavailable",
    r"(?:we(?:'|’)ll|we will) be (?:right )?back(?: soon| shortly)?",
)
# Could be the title of an answer: counts only on a page with few words.
MAINTENANCE_WEAK: Final = _titles(
    r"(?:scheduled |planned |essential |routine )?maintenance", r"back soon", r"unavailable"
)
NOT_FOUND_TITLES: Final = _titles(
    r"(?:error |http )?404(?: error)?(?:[ :-]{1,3}(?:page|file|not|the|error|sorry).{0,40})?",
    r"(?:sorry,? )?(?:this |the |that )?page (?:was |could |can )?"
    r"(?:not be|cannot be|can't be|not) (?:found|displayed)",
    r"(?:sorry,? )?(?:we )?(?:can(?:'|’)?t|couldn(?:'|’)?t|cannot|could not) find"
    r" (?:that|this|the) page",
    r"heb ddod o hyd i(?:'|’)r dudalen",
)
NOT_FOUND_WEAK: Final = _titles(r"not found", r"no longer available")
ERROR_TITLES: Final = _titles(
    r"(?:error |http )?50[0-9](?: error)?"
    r"(?:[ :-]{1,3}(?:internal|server|bad|gateway|service|error|sorry).{0,40})?",
    r"(?:internal )?server error(?: in .{0,40})?",
    r"(?:sorry,? )?(?:something|an error)(?: has)? (?:went wrong|occurred|gone wrong)",
    r"(?:application|runtime|unexpected|system) error",
    r"bad gateway",
    r"gateway time-?out",
    r"(?:sorry,? )?(?:there (?:is|was|has been) )?a (?:technical )?problem"
    r"(?: with (?:the|this) service)?",
)
