"""What a figure cell may say: words for no number, units, and the patterns of numbers."""

from __future__ import annotations

import re

from parsers.types import Qualifier

# Words in the place of a number, casefolded and without brackets and final stops.
WORDS: dict[str, Qualifier] = {
    "nil": Qualifier.NIL,
    "none": Qualifier.NIL,
    "nil return": Qualifier.NIL,
    "none recorded": Qualifier.NIL,
    "zero": Qualifier.NIL,
    "dim": Qualifier.NIL,  # Welsh
    "n/a": Qualifier.NOT_APPLICABLE,
    "na": Qualifier.NOT_APPLICABLE,
    "n.a": Qualifier.NOT_APPLICABLE,
    "#n/a": Qualifier.NOT_APPLICABLE,
    "not applicable": Qualifier.NOT_APPLICABLE,
    "z": Qualifier.NOT_APPLICABLE,
    "not recorded": Qualifier.NOT_RECORDED,
    "not monitored": Qualifier.NOT_RECORDED,
    "unrecorded": Qualifier.NOT_RECORDED,
    "not captured": Qualifier.NOT_RECORDED,
    "not collected": Qualifier.NOT_RECORDED,
    "information not recorded": Qualifier.NOT_RECORDED,
    "no information recorded": Qualifier.NOT_RECORDED,
    "not known": Qualifier.NOT_RECORDED,
    "unknown": Qualifier.NOT_RECORDED,
    "nk": Qualifier.NOT_RECORDED,
    "n/k": Qualifier.NOT_RECORDED,
    "nr": Qualifier.NOT_RECORDED,
    "n/r": Qualifier.NOT_RECORDED,
    "not held": Qualifier.NOT_HELD,
    "no information held": Qualifier.NOT_HELD,
    "information not held": Qualifier.NOT_HELD,
    "no info held": Qualifier.NOT_HELD,
    "data not held": Qualifier.NOT_HELD,
    "no data held": Qualifier.NOT_HELD,
    "no data": Qualifier.NOT_HELD,
    "no data available": Qualifier.NOT_HELD,
    "data not available": Qualifier.NOT_HELD,
    "not available": Qualifier.NOT_HELD,
    "unavailable": Qualifier.NOT_HELD,
    "x": Qualifier.NOT_HELD,
    "redacted": Qualifier.REDACTED,
    "link redacted": Qualifier.REDACTED,
    "withheld": Qualifier.WITHHELD,
    "exempt": Qualifier.WITHHELD,
    "exempted": Qualifier.WITHHELD,
    "suppressed": Qualifier.SUPPRESSED,
    "low numbers": Qualifier.SUPPRESSED,
    "low number": Qualifier.SUPPRESSED,
    "low data": Qualifier.SUPPRESSED,
    "low": Qualifier.SUPPRESSED,
    "c": Qualifier.SUPPRESSED,
    "confidential": Qualifier.SUPPRESSED,
    "ncnd": Qualifier.NCND,
    "neither confirm nor deny": Qualifier.NCND,
    "neither confirmed nor denied": Qualifier.NCND,
}
# Single letters stand for a word only in square brackets, the Government Statistical
# Service's shorthand, or where a note explains them; "x" alone could be a tick.
BRACKET_ONLY = frozenset({"x", "z", "low", "nr"})

STARS = frozenset({"*", "**", "***"})
DASHES = frozenset({"-", "--", "–", "—", "−", "‐", "‑"})
UNEXPLAINED = frozenset({"..", "...", "…", ":", "~", "#", "^", "†", "‡", "x"})
CONFIDENTIAL = "c"  # the statistical offices' letter for a confidential figure

# Single letters scale money only: 5m may be metres.
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9}
SCALES |= {"billion": 1e9}
CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
UNITS = {
    "%": "percent",
    "per cent": "percent",
    "percent": "percent",
    "sec": "seconds",
    "secs": "seconds",
    "second": "seconds",
    "seconds": "seconds",
    "min": "minutes",
    "mins": "minutes",
    "minute": "minutes",
    "minutes": "minutes",
    "hr": "hours",
    "hrs": "hours",
    "hour": "hours",
    "hours": "hours",
    "day": "days",
    "days": "days",
    "working days": "working days",
    "weeks": "weeks",
    "months": "months",
    "years": "years",
    "miles": "miles",
    "mph": "mph",
    "km": "km",
    "kg": "kg",
    "grams": "grams",
    "litres": "litres",
    "fte": "FTE",
}

# Small numbers in words, as in "fewer than five".
_SPELT = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
SPELT = {word: str(number) for number, word in enumerate(_SPELT, start=1)}
SPELT_INSIDE = re.compile(rf"\b(?:{'|'.join(SPELT)})\b")

# Programs print a float into a CSV with up to 17 digits that count, after any noughts.
NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,25})?|\.\d{1,25}"
DIGITS = re.compile(r"[0-9]{1,9}")
# A fixed space between thousands is a separator; a plain one may part two merged cells.
FIXED_SPACE = re.compile("(?<=\\d)[\u00a0\u2009\u202f](?=\\d{3}(?!\\d))")
PLAIN = re.compile(rf"(?P<n>{NUMBER})")
AMOUNT = re.compile(
    rf"(?P<sign>[-+−–]?) ?(?P<cur>[£€$]?) ?(?P<n>{NUMBER}) ?(?P<unit>%|[A-Za-z][A-Za-z ]{{0,13}})?"
)
LETTERED = re.compile(rf"(?P<cur>[£€$]?)(?P<n>{NUMBER}) ?[A-Za-z]{{1,8}}")
# Raised figures behind a number point to footnotes; they are no part of it.
RAISED = r"[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ](?:[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ˒ ]{0,6}[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ])?"
MARKED = re.compile(
    r"(?P<body>.{0,40}?[\d%]) ?(?P<mark>[*†‡#^~]{1,3}|\[[a-z0-9]{1,2}\]|\([a-z]\)"
    rf"|{RAISED})"
)
SHARED = re.compile(rf"(?P<n>{NUMBER}) ?(?:[(\[] ?(?:{NUMBER}) ?% ?[)\]]|[/|;] ?(?:{NUMBER}) ?%)")
# `12 of 30`, `12 out of 30`: a number and what it is a part of.
PART_OF = re.compile(rf"(?P<n>{NUMBER}) (?:out )?of (?P<whole>{NUMBER})")
# `12 (twelve)`, `Twelve (12)`: a number twice.
TWICE = re.compile(rf"(?P<a>[A-Za-z]{{3,6}}|{NUMBER}) ?\((?P<b>[A-Za-z]{{3,6}}|{NUMBER})\)")
FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
FRACTION = re.compile(rf"(?P<n>\d{{1,9}})? ?(?P<f>[{''.join(FRACTIONS)}])")
# A float as programs print it, `1.2E-05`: codes like `4E12` have no sign.
EXPONENT = re.compile(r"[-−]?\d(?:\.(?P<d>\d{1,20}))?[eE](?P<e>[-+]\d{1,3})")
NOUN = r"(?: [a-z]{3,14}){0,2}"  # "less than five victims"
BELOW = re.compile(
    rf"(?:(?P<op><=|=<|≤|<|less than or equal to|less than|fewer than|under|below|up to)"
    rf" ?(?P<n>{NUMBER})|(?P<m>{NUMBER}) (?:or|and) (?:fewer|less|under|below)){NOUN}"
)
ABOVE = re.compile(
    rf"(?:(?P<op>>=|=>|≥|>|more than|greater than|over|above|at least) ?(?P<n>{NUMBER})"
    rf"|(?P<m>{NUMBER})(?:\+| (?:or|and) (?:more|over|above))){NOUN}"
)
RANGE = re.compile(
    rf"(?:(?P<low>{NUMBER})(?P<p> ?%)? ?(?:-|–|—|to) ?(?P<high>{NUMBER})"
    rf"|between (?P<low2>{NUMBER}) and (?P<high2>{NUMBER}))"
)
ABOUT = re.compile(
    rf"(?:c\.? |c\.|ca\.? |circa |approx\.? ?|approximately |about |around |roughly |est\. ?"
    rf"|estimated |~ ?|≈ ?)(?P<rest>[£€$]?(?:{NUMBER}).{{0,16}})"
    rf"|(?P<behind>[£€$]?(?:{NUMBER}) ?%?) ?\(?(?:approx|est|estimated?|approximately)\.?\)?"
)
# FOIA ss.12, 14 and 21 to 44 (FOISA 25 to 41 lie within); other numbers name offences.
SECTION = re.compile(
    r"(?:exempt\w{0,6}|withheld|refused|redacted)?[ :,-]{0,3}(?:under )?(?:foia?,? )?"
    r"(?:s|ss|sec|section|sections)\.? ?(?:12|14|2[1-9]|3\d|4[0-4])(?: ?\([0-9a-z]{1,3}\)){0,4}"
    r"(?: ?(?:and|&|,|/) ?(?:s\.? ?)?(?:12|14|2[1-9]|3\d|4[0-4])(?: ?\([0-9a-z]{1,3}\)){0,4}){0,4}"
    r"(?:[ :,-]{1,3}(?:of the )?(?:foia?|freedom of information act(?: 2000)?|exempt\w{0,6}"
    r"|appl\w{1,4}|personal (?:data|information)|law enforcement)){0,2}"
)
