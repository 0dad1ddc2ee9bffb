"""What the rows and columns of a table vary by, and the concept that a label stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from parsers.tables.period_forms import read_span
from parsers.types import PeriodKind

_SURE: Final = 0.6  # the share of labels that must be concepts of a dimension without a heading


class Dimension(NamedTuple):
    """A dimension: its name, the headings that name it, a witness of each side."""

    name: str
    heading: str
    yes: str
    no: str


DIMENSIONS: Final = tuple(
    Dimension(*row)
    for row in (
        ("financial_year", r"financial year|fiscal year|fy\b", "Financial Year", "Calendar year"),
        ("year", r"(?:calendar )?years?\b", "Calendar year", "Years of age"),
        ("quarter", r"quarters?\b|qtr\b", "Quarter", "Headquarters"),
        ("month", r"(?:calendar )?months?\b|month (?:of|recorded|reported).*|mis\b", "Month recorded", "Monthly pay"),
        ("week", r"weeks?\b|week commencing", "Week commencing", "Weekday"),
        ("weekday", r"day of (?:the )?week|weekdays?\b", "Day of the week", "Days lost"),
        ("hour", r"hours? of (?:the )?day|time of day|time band", "Time of day", "Hours lost"),
        ("age", r"ages?\b|age (?:band|group|range)|.* ages?\b|oed", "Age band", "Agency"),
        ("sex", r"sex\b|genders?\b|(?:sex|gender) of .*|.* (?:sex|gender)\b|rhyw\b", "Gender of victim", "Sexual"),
        (
            "ethnicity",
            r".*\bethnic(?:ity| group| origin| appearance|igrwydd)\b|ethnigrwydd|self[- ]defined.*",
            "Self-defined ethnicity",
            "Ethics committee",
        ),
        ("nationality", r".*\bnationality\b|nationalities\b", "Nationality", "National"),
        ("religion", r"religion\b|faith\b", "Religion", "Religious order"),
        ("strand", r"(?:hate )?strands?\b|motivation\b", "Strand", "Stranded"),
        (
            "outcome",
            r".*\b(?:outcomes?|disposals?|results?|findings?|sanctions?|canlyniad)\b.*",
            "Outcome type",
            "Income",
        ),
        (
            "offence",
            r".*\b(?:offences?|crimes?|ho (?:class|group|code)|trosedd)\b.*",
            "HO Offence Group",
            "Fence type",
        ),
        ("weapon", r".*\b(?:weapons?|blades?|knife|knives)\b.*", "Type of weapon", "Wards"),
        (
            "area",
            r".*\b(?:districts?|areas?|divisions?|wards?|boroughs?|beats?|bcu|lpa|lpu|csp|town|city"
            r"|county|region|local authority|sectors?|command|postcodes?|location|ardal)\b.*",
            "Policing district",
            "Areola",
        ),
        ("force", r"(?:police )?forces?\b|constabulary", "Force", "Use of restraint"),
        ("station", r"(?:police )?stations?\b|.*\bcustody suite\b", "Station", "Stationery"),
        ("rank", r"ranks?\b|rank/grade|.* rank\b|(?:pay )?grade\b", "Rank", "Cranked"),
        ("staff_group", r"(?:staff )?groups?\b|role|employee type|staff type", "Group", "Ungrouped"),
        ("length_of_service", r"length of service|years? of service", "Length of service", "Service"),
        ("reason", r".*\breasons?\b.*|cause\b", "Reason for seizure", "Reasonable"),
        ("method", r"methods?\b|modus operandi|mo\b|means\b", "Method", "Methodist"),
        ("make", r"makes?\b|models?\b|make.*model|manufacturer", "Make and model", "Makeshift"),
        ("breed", r"breed.*", "Breed or type", "Bread"),
        ("drug", r"drugs?\b|drug (?:type|class)|class of drug|substance\b", "Drug type", "Rugby"),
        ("severity", r"severity\b|injury (?:level|severity)|degree of injury", "Severity", "Several"),
        ("premises", r"premises?\b|venue\b|premises type|location type", "Premises", "Promise"),
        ("tactic", r"tactics?\b|highest use|force used|tactic used", "Tactic used", "Tact"),
        ("purpose", r"purpose\b", "Purpose", "Purposeful"),
        ("language", r"languages?\b|iaith", "Language", "Lang"),
        ("property", r"property(?: type)?|items?\b|goods\b", "Property type", "Proper"),
        ("vehicle", r"vehicles?\b|vehicle type|fuel\b", "Vehicle type", "Vehicular"),
        ("department", r"departments?\b|directorate|business area|unit\b", "Department", "Depart"),
    )
)
_HEADINGS: Final = tuple((row.name, re.compile(row.heading)) for row in DIMENSIONS)


class Concept(NamedTuple):
    """A value of a dimension, the labels that print it, and a witness of each side."""

    dimension: str
    name: str
    labels: str
    yes: str
    no: str


CONCEPTS: Final = tuple(
    Concept(*row)
    for row in (
        ("sex", "female", r"f|females?|wom[ae]n|girls?|benyw(?:aidd)?", "Female", "Females under 18"),
        ("sex", "male", r"m|males?|m[ae]n|boys?|gwryw(?:aidd)?", "Male", "Malefactor"),
        ("sex", "other", r"other gender|non[- ]binary|transgender|intersex|indeterminate", "Non-binary", "Binary"),
        ("sex", "unknown", r"sex (?:unknown|not (?:known|stated|recorded))|gender (?:unknown|not stated)|u", "Gender unknown", "Gender"),
        ("ethnicity", "white", r"white|ic ?1|white[- ]north european|white european|w", "White", "Whitehall"),
        ("ethnicity", "white_british", r"w1|w1[ -]+white[ -]+british|white[ -]+british|white[ -]+english.*british.*", "W1 - White British", "British"),
        ("ethnicity", "white_irish", r"w2|(?:w2[ -]+)?white[ -]+irish", "White - Irish", "Irish"),
        ("ethnicity", "white_other", r"w9|(?:w9[ -]+)?(?:any )?other white.*|white[ -]+(?:any )?other.*|ic ?2|white[- ]south european|dark european", "Any other White background", "Other"),
        ("ethnicity", "gypsy_or_irish_traveller", r"w3|(?:w3[ -]+)?(?:white[ -]+)?gypsy or irish traveller", "Gypsy or Irish Traveller", "Traveller site"),
        ("ethnicity", "mixed", r"mixed(?: ethnic(?:ity)?| heritage| race)?|mixed or multiple.*", "Mixed", "Mixed martial arts"),
        ("ethnicity", "mixed_white_black_caribbean", r"m1|(?:m1[ -]+)?(?:mixed[ -]+)?white (?:and|&) black caribbean", "M1", "Caribbean"),
        ("ethnicity", "mixed_white_black_african", r"m2|(?:m2[ -]+)?(?:mixed[ -]+)?white (?:and|&) black african", "M2", "African"),
        ("ethnicity", "mixed_white_asian", r"m3|(?:m3[ -]+)?(?:mixed[ -]+)?white (?:and|&) asian", "White and Asian", "Asian"),
        ("ethnicity", "mixed_other", r"m9|(?:m9[ -]+)?(?:any )?other mixed.*", "Any other mixed background", "Other"),
        ("ethnicity", "asian", r"asian|ic ?4|asian or asian british|south asian", "Asian or Asian British", "East Asian food"),
        ("ethnicity", "asian_indian", r"a1|(?:a1[ -]+)?(?:asian[ -]+)?indian", "A1 - Indian", "Indian Ocean"),
        ("ethnicity", "asian_pakistani", r"a2|(?:a2[ -]+)?(?:asian[ -]+)?pakistani", "Pakistani", "Pakistan"),
        ("ethnicity", "asian_bangladeshi", r"a3|(?:a3[ -]+)?(?:asian[ -]+)?bangladeshi", "Bangladeshi", "Bangladesh"),
        ("ethnicity", "asian_other", r"a9|(?:a9[ -]+)?(?:any )?other asian.*", "Any other Asian background", "Other"),
        ("ethnicity", "black", r"black|ic ?3|black or black british|african[- ]caribbean", "Black or Black British", "Blackpool"),
        ("ethnicity", "black_caribbean", r"b1|(?:b1[ -]+)?(?:black[ -]+)?caribbean", "B1", "B10"),
        ("ethnicity", "black_african", r"b2|(?:b2[ -]+)?(?:black[ -]+)?african", "African", "Africa"),
        ("ethnicity", "black_other", r"b9|(?:b9[ -]+)?(?:any )?other black.*", "Any other Black background", "Other"),
        ("ethnicity", "chinese", r"o1|(?:o1[ -]+)?chinese|ic ?5|chinese, japanese.*", "Chinese", "China"),
        ("ethnicity", "arab", r"ic ?6|arab|middle eastern|(?:arab(?:ic)?|middle eastern) or.*", "Arab", "Arable"),
        ("ethnicity", "other", r"o9|(?:o9[ -]+)?(?:any )?other ethnic.*|ic ?9?other ethnicity", "Any other ethnic group", "Other offences"),
        ("ethnicity", "not_stated", r"ns|ns[ -]+not stated|(?:ethnicity )?not stated|n[1-9]|ethnicity (?:unknown|not (?:known|recorded))|ic ?0|declined to define", "Not stated", "Stated"),
        ("strand", "race", r"race|racial|racist|race or ethnicity", "Race", "Race course"),
        ("strand", "religion", r"religion|religious|faith|religion or (?:belief|faith)", "Religion", "Religious order"),
        ("strand", "sexual_orientation", r"sexual orientation|homophobic|homophobia", "Sexual orientation", "Sexual offences"),
        ("strand", "disability", r"disability|disablist", "Disability", "Disability benefit"),
        ("strand", "transgender", r"transgender(?: identity)?|transphobic|transphobia", "Transgender identity", "Transport"),
        ("severity", "fatal", r"fatal(?:ity|ities)?|killed|deaths?", "Fatal", "Fatal flaw"),
        ("severity", "serious", r"serious(?: injur(?:y|ies))?|seriously injured", "Serious", "Serious crime"),
        ("severity", "slight", r"slight(?: injur(?:y|ies))?|slightly injured|minor", "Slight", "Slightly late"),
        ("staff_group", "police_officers", r"(?:police )?officers?", "Police officers", "Officers' mess"),
        ("staff_group", "police_staff", r"(?:police )?staff", "Police staff", "Staffordshire"),
        ("staff_group", "pcsos", r"pcsos?|(?:police )?community support officers?", "PCSOs", "PC"),
        ("staff_group", "special_constables", r"specials|special constables?|special constabulary", "Specials", "Special branch"),
        ("rank", "constable", r"pc|dc|(?:police |detective )?constables?", "Police Constable", "Constabulary"),
        ("rank", "sergeant", r"ps|ds|(?:police |detective )?sergeants?", "Sergeant", "Sergeants' mess"),
        ("rank", "inspector", r"insp|di|(?:detective )?inspectors?", "Inspector", "Inspectorate"),
        ("rank", "chief_inspector", r"ch(?:ief)? ?insp(?:ector)?s?|dci|detective chief inspectors?", "Chief Inspector", "Inspector"),
        ("rank", "superintendent", r"supt|(?:detective )?superintendents?", "Superintendent", "Superintendence"),
        ("rank", "chief_superintendent", r"ch(?:ief)? ?(?:supt|superintendents?)|dcs", "Chief Superintendent", "Superintendent"),
    )
)
# The outcome types of the Home Office counting rules, by their numbers.
OUTCOMES: Final = {
    1: ("charged_or_summonsed", r"charge[d]?(?: ?(?:/|or|and) ?summons(?:ed)?)?"),
    2: ("caution_youth", r"(?:youth caution|caution[ -]+youths?)"),
    3: ("caution_adult", r"(?:adult caution|caution[ -]+adults?)"),
    4: ("taken_into_consideration", r"(?:taken into consideration|tics?)"),
    5: ("offender_died", r"(?:the )?offender (?:has )?died"),
    6: ("penalty_notice_for_disorder", r"penalty notices? for disorder|pnds?"),
    7: ("cannabis_warning", r"cannabis(?:/khat)? warnings?"),
    8: ("community_resolution", r"community resolutions?"),
    9: ("not_in_the_public_interest_cps", r"(?:prosecution )?not in (?:the )?public interest \(?cps\)?"),
    10: ("not_in_the_public_interest_police", r"(?:formal action )?not in (?:the )?public interest \(?police\)?"),
    11: ("suspect_under_age", r"(?:prosecution prevented[ -]+)?(?:named )?suspect (?:is )?(?:below|under) (?:the )?age.*"),
    12: ("suspect_too_ill", r"(?:prosecution prevented[ -]+)?(?:named )?suspect (?:is )?too ill.*"),
    13: ("victim_or_witness_dead_or_too_ill", r".*(?:victim|witness).*(?:dead|too ill).*"),
    14: ("victim_declines_suspect_not_identified", r".*victim (?:declines|declined|does not|unable).*(?:not |un)identif.*"),
    15: ("evidential_difficulties_victim_supports", r"evidential difficulties.*victim supports.*|.*victim supports.*evidential difficult.*"),
    16: ("evidential_difficulties_victim_does_not_support", r"evidential difficulties.*victim (?:does not|withdr\w+|declin\w+).*|.*victim (?:does not support|withdr\w+).*evidential difficult.*"),
    17: ("time_limit_expired", r".*(?:prosecution )?time limit expired.*"),
    18: ("no_suspect_identified", r"(?:investigation complete[ -:]+)?no suspect identified.*"),
    19: ("national_fraud_intelligence_bureau", r".*national fraud intelligence bureau.*|nfib"),
    20: ("other_agency", r".*(?:other|another) (?:agency|body).*"),
    21: ("not_in_the_public_interest_further_investigation", r".*further investigation.*not in (?:the )?public interest.*"),
    22: ("diversionary_activity", r".*diversionary.*|.*deferred prosecution.*"),
}
_NUMBERED: Final = re.compile(r"(?:outcome |type |oc ?)?(?P<n>\d{1,2})(?: ?[-:.)] ?(?P<words>.*))?")
_OUTCOME: Final = tuple((name, re.compile(words)) for name, words in OUTCOMES.values())
_CONCEPT: Final = tuple((row.dimension, row.name, re.compile(row.labels)) for row in CONCEPTS)
_AGE: Final = re.compile(
    r"(?:aged? )?(?P<from>\d{1,3}) ?(?:-|–|—|to|and) ?(?P<to>\d{1,3})(?: ?(?:yrs?|years?)(?: old)?)?"
)
_AGE_FROM: Final = re.compile(
    r"(?:aged? |over )?(?P<from>\d{1,3}) ?(?:\+|(?:years? )?(?:and|&|or) (?:over|above|older))"
)
_AGE_UNDER: Final = re.compile(
    r"(?:aged? )?(?:under|below|less than|<) ?(?P<to>\d{1,3})(?:['’]?s)?|"
    r"(?P<upto>\d{1,3}) (?:and|or) under"
)
_AGE_UNKNOWN: Final = re.compile(r"age (?:unknown|not (?:known|recorded|stated))")
_PERIODS: Final = {
    PeriodKind.CALENDAR_YEAR: "year",
    PeriodKind.FINANCIAL_YEAR: "financial_year",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.MONTH: "month",
    PeriodKind.WEEK: "week",
    PeriodKind.DAY: "day",
    PeriodKind.PART_YEAR: "year",
    PeriodKind.TO_DATE: "year",
}


@lru_cache(maxsize=50_000)
def is_period(label: str) -> bool:
    """Whether a label says no more than a period."""
    return read_span(label) is not None


@lru_cache(maxsize=50_000)
def named_dimension(heading: str) -> str | None:
    """The dimension that a printed heading names."""
    line = " ".join(heading.casefold().split())
    return next((name for name, known in _HEADINGS if known.fullmatch(line)), None)


@lru_cache(maxsize=50_000)
def concept(label: str) -> tuple[str, str] | None:
    """The dimension and concept that a label alone stands for; None leaves it as printed."""
    line = " ".join(label.casefold().split()).strip(" *.:")
    if found := _age(line):
        return "age", found
    if found := outcome(line):
        return "outcome", found
    found_here = [(where, name) for where, name, known in _CONCEPT if known.fullmatch(line)]
    if len(found_here) == 1:
        return found_here[0]
    span = read_span(label)
    if span and span.kind in _PERIODS:
        return _PERIODS[span.kind], line
    return None


def outcome(line: str) -> str | None:
    """The outcome type of the counting rules, where its words are printed (its number is not enough)."""
    numbered = _NUMBERED.fullmatch(line)
    if numbered and (words := numbered["words"]):
        number = int(numbered["n"])
        if number in OUTCOMES and re.fullmatch(OUTCOMES[number][1], words):
            return OUTCOMES[number][0]
        line = words
    return next((name for name, known in _OUTCOME if known.fullmatch(line)), None)


def _age(line: str) -> str | None:
    """``18-24``, ``65+``, ``<18``; two numbers are ages only from the younger to the older."""
    if _AGE_UNKNOWN.fullmatch(line):
        return "unknown"
    if match := _AGE_FROM.fullmatch(line):
        return f"{match['from']}+"
    if match := _AGE_UNDER.fullmatch(line):
        return f"<{match['to']}" if match["to"] else f"<{int(match['upto']) + 1}"
    match = _AGE.fullmatch(line)
    if match and int(match["from"]) < int(match["to"]) <= 120:
        return f"{int(match['from'])}-{int(match['to'])}"
    return None


def dimension_of(heading: str | None, labels: Sequence[str]) -> str | None:
    """What labels vary by: as their heading says, else as most of them are concepts of."""
    if heading and (named := named_dimension(heading)):
        return named
    if not labels:
        return None
    found = [known[0] for label in labels if (known := concept(label))]
    if not found:
        return None
    most = max(sorted(set(found)), key=found.count)
    return most if found.count(most) >= _SURE * len(labels) else None
