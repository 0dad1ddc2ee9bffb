"""Dimensions of tables, and the concepts that their labels stand for, as data with witnesses."""

from __future__ import annotations

from typing import Final, NamedTuple


class Dimension(NamedTuple):
    """A dimension: its name, the headings that name it, a witness of each side."""

    name: str
    heading: str
    yes: str
    no: str


class Concept(NamedTuple):
    """A value of a dimension, the labels that print it, and a witness of each side."""

    dimension: str
    name: str
    labels: str
    yes: str
    no: str


DIMENSIONS: Final = (
    Dimension(
        "financial_year", r"financial year|fiscal year|fy\b", "Financial Year", "Calendar year"
    ),
    Dimension("year", r"(?:calendar )?years?\b", "Calendar year", "Years of age"),
    Dimension("quarter", r"quarters?\b|qtr\b", "Quarter", "Headquarters"),
    Dimension(
        "month",
        r"(?:calendar )?months?\b|month (?:of|recorded|reported).*|mis\b",
        "Month recorded",
        "Monthly pay",
    ),
    Dimension("week", r"weeks?\b|week commencing", "Week commencing", "Weekday"),
    Dimension("weekday", r"day of (?:the )?week|weekdays?\b", "Day of the week", "Days lost"),
    Dimension("hour", r"hours? of (?:the )?day|time of day|time band", "Time of day", "Hours lost"),
    Dimension("age", r"ages?\b|age (?:band|group|range)|.* ages?\b|oed", "Age band", "Agency"),
    Dimension(
        "sex",
        r"sex\b|genders?\b|(?:sex|gender) of .*|.* (?:sex|gender)\b|rhyw\b",
        "Gender of victim",
        "Sexual",
    ),
    Dimension(
        "ethnicity",
        r".*\bethnic(?:ity| group| origin| appearance|igrwydd)\b|ethnigrwydd|self[- ]defined.*",
        "Self-defined ethnicity",
        "Ethics committee",
    ),
    Dimension("nationality", r".*\bnationality\b|nationalities\b", "Nationality", "National"),
    Dimension("religion", r"religion\b|faith\b", "Religion", "Religious order"),
    Dimension("strand", r"(?:hate )?strands?\b|motivation\b", "Strand", "Stranded"),
    Dimension(
        "outcome",
        r".*\b(?:outcomes?|disposals?|results?|findings?|sanctions?|canlyniad)\b.*",
        "Outcome type",
        "Income",
    ),
    Dimension(
        "offence",
        r".*\b(?:offences?|crimes?|ho (?:class|group|code)|trosedd)\b.*",
        "HO Offence Group",
        "Fence type",
    ),
    Dimension("weapon", r".*\b(?:weapons?|blades?|knife|knives)\b.*", "Type of weapon", "Wards"),
    Dimension(
        "area",
        r".*\b(?:districts?|areas?|divisions?|wards?|boroughs?|beats?|bcu|lpa|lpu|csp|town|city"
        r"|county|region|local authority|sectors?|command|postcodes?|location|ardal)\b.*",
        "Policing district",
        "Areola",
    ),
    Dimension("force", r"(?:police )?forces?\b|constabulary", "Force", "Use of restraint"),
    Dimension("station", r"(?:police )?stations?\b|.*\bcustody suite\b", "Station", "Stationery"),
    Dimension("rank", r"ranks?\b|rank/grade|.* rank\b|(?:pay )?grade\b", "Rank", "Cranked"),
    Dimension(
        "staff_group", r"(?:staff )?groups?\b|role|employee type|staff type", "Group", "Ungrouped"
    ),
    Dimension(
        "length_of_service", r"length of service|years? of service", "Length of service", "Service"
    ),
    Dimension("reason", r".*\breasons?\b.*|cause\b", "Reason for seizure", "Reasonable"),
    Dimension("method", r"methods?\b|modus operandi|mo\b|means\b", "Method", "Methodist"),
    Dimension(
        "make", r"makes?\b|models?\b|make.*model|manufacturer", "Make and model", "Makeshift"
    ),
    Dimension("breed", r"breed.*", "Breed or type", "Bread"),
    Dimension(
        "drug", r"drugs?\b|drug (?:type|class)|class of drug|substance\b", "Drug type", "Rugby"
    ),
    Dimension(
        "severity", r"severity\b|injury (?:level|severity)|degree of injury", "Severity", "Several"
    ),
    Dimension(
        "premises", r"premises?\b|venue\b|premises type|location type", "Premises", "Promise"
    ),
    Dimension("tactic", r"tactics?\b|highest use|force used|tactic used", "Tactic used", "Tact"),
    Dimension("purpose", r"purpose\b", "Purpose", "Purposeful"),
    Dimension("language", r"languages?\b|iaith", "Language", "Lang"),
    Dimension("property", r"property(?: type)?|items?\b|goods\b", "Property type", "Proper"),
    Dimension("vehicle", r"vehicles?\b|vehicle type|fuel\b", "Vehicle type", "Vehicular"),
    Dimension(
        "department", r"departments?\b|directorate|business area|unit\b", "Department", "Depart"
    ),
)
CONCEPTS: Final = (
    Concept(
        "sex", "female", r"f|females?|wom[ae]n|girls?|benyw(?:aidd)?", "Female", "Females under 18"
    ),
    Concept("sex", "male", r"m|males?|m[ae]n|boys?|gwryw(?:aidd)?", "Male", "Malefactor"),
    Concept(
        "sex",
        "other",
        r"other gender|non[- ]binary|transgender|intersex|indeterminate",
        "Non-binary",
        "Binary",
    ),
    Concept(
        "sex",
        "unknown",
        r"sex (?:unknown|not (?:known|stated|recorded))|gender (?:unknown|not stated)|u",
        "Gender unknown",
        "Gender",
    ),
    Concept(
        "ethnicity",
        "white",
        r"white|ic ?1|white[- ]north european|white european|w",
        "White",
        "Whitehall",
    ),
    Concept(
        "ethnicity",
        "white_british",
        r"w1|w1[ -]+white[ -]+british|white[ -]+british|white[ -]+english.*british.*",
        "W1 - White British",
        "British",
    ),
    Concept(
        "ethnicity", "white_irish", r"w2|(?:w2[ -]+)?white[ -]+irish", "White - Irish", "Irish"
    ),
    Concept(
        "ethnicity",
        "white_other",
        r"w9|(?:w9[ -]+)?(?:any )?other white.*|white[ -]+(?:any )?other.*|ic ?2|white[- ]south"
        r" european|dark european",
        "Any other White background",
        "Other",
    ),
    Concept(
        "ethnicity",
        "gypsy_or_irish_traveller",
        r"w3|(?:w3[ -]+)?(?:white[ -]+)?gypsy or irish traveller",
        "Gypsy or Irish Traveller",
        "Traveller site",
    ),
    Concept(
        "ethnicity",
        "mixed",
        r"mixed(?: ethnic(?:ity)?| heritage| race)?|mixed or multiple.*",
        "Mixed",
        "Mixed martial arts",
    ),
    Concept(
        "ethnicity",
        "mixed_white_black_caribbean",
        r"m1|(?:m1[ -]+)?(?:mixed[ -]+)?white (?:and|&) black caribbean",
        "M1",
        "Caribbean",
    ),
    Concept(
        "ethnicity",
        "mixed_white_black_african",
        r"m2|(?:m2[ -]+)?(?:mixed[ -]+)?white (?:and|&) black african",
        "M2",
        "African",
    ),
    Concept(
        "ethnicity",
        "mixed_white_asian",
        r"m3|(?:m3[ -]+)?(?:mixed[ -]+)?white (?:and|&) asian",
        "White and Asian",
        "Asian",
    ),
    Concept(
        "ethnicity",
        "mixed_other",
        r"m9|(?:m9[ -]+)?(?:any )?other mixed.*",
        "Any other mixed background",
        "Other",
    ),
    Concept(
        "ethnicity",
        "asian",
        r"asian|ic ?4|asian or asian british|south asian",
        "Asian or Asian British",
        "East Asian food",
    ),
    Concept(
        "ethnicity",
        "asian_indian",
        r"a1|(?:a1[ -]+)?(?:asian[ -]+)?indian",
        "A1 - Indian",
        "Indian Ocean",
    ),
    Concept(
        "ethnicity",
        "asian_pakistani",
        r"a2|(?:a2[ -]+)?(?:asian[ -]+)?pakistani",
        "Pakistani",
        "Pakistan",
    ),
    Concept(
        "ethnicity",
        "asian_bangladeshi",
        r"a3|(?:a3[ -]+)?(?:asian[ -]+)?bangladeshi",
        "Bangladeshi",
        "Bangladesh",
    ),
    Concept(
        "ethnicity",
        "asian_other",
        r"a9|(?:a9[ -]+)?(?:any )?other asian.*",
        "Any other Asian background",
        "Other",
    ),
    Concept(
        "ethnicity",
        "black",
        r"black|ic ?3|black or black british|african[- ]caribbean",
        "Black or Black British",
        "Blackpool",
    ),
    Concept(
        "ethnicity", "black_caribbean", r"b1|(?:b1[ -]+)?(?:black[ -]+)?caribbean", "B1", "B10"
    ),
    Concept(
        "ethnicity", "black_african", r"b2|(?:b2[ -]+)?(?:black[ -]+)?african", "African", "Africa"
    ),
    Concept(
        "ethnicity",
        "black_other",
        r"b9|(?:b9[ -]+)?(?:any )?other black.*",
        "Any other Black background",
        "Other",
    ),
    Concept(
        "ethnicity",
        "chinese",
        r"o1|(?:o1[ -]+)?chinese|ic ?5|chinese, japanese.*",
        "Chinese",
        "China",
    ),
    Concept(
        "ethnicity",
        "arab",
        r"ic ?6|arab|middle eastern|(?:arab(?:ic)?|middle eastern) or.*",
        "Arab",
        "Arable",
    ),
    Concept(
        "ethnicity",
        "other",
        r"o9|(?:o9[ -]+)?(?:any )?other ethnic.*|ic ?9?other ethnicity",
        "Any other ethnic group",
        "Other offences",
    ),
    Concept(
        "ethnicity",
        "not_stated",
        r"ns|ns[ -]+not stated|(?:ethnicity )?not stated|n[1-9]|ethnicity (?:unknown|not"
        r" (?:known|recorded))|ic ?0|declined to define",
        "Not stated",
        "Stated",
    ),
    Concept("strand", "race", r"race|racial|racist|race or ethnicity", "Race", "Race course"),
    Concept(
        "strand",
        "religion",
        r"religion|religious|faith|religion or (?:belief|faith)",
        "Religion",
        "Religious order",
    ),
    Concept(
        "strand",
        "sexual_orientation",
        r"sexual orientation|homophobic|homophobia",
        "Sexual orientation",
        "Sexual offences",
    ),
    Concept("strand", "disability", r"disability|disablist", "Disability", "Disability benefit"),
    Concept(
        "strand",
        "transgender",
        r"transgender(?: identity)?|transphobic|transphobia",
        "Transgender identity",
        "Transport",
    ),
    Concept("severity", "fatal", r"fatal(?:ity|ities)?|killed|deaths?", "Fatal", "Fatal flaw"),
    Concept(
        "severity",
        "serious",
        r"serious(?: injur(?:y|ies))?|seriously injured",
        "Serious",
        "Serious crime",
    ),
    Concept(
        "severity",
        "slight",
        r"slight(?: injur(?:y|ies))?|slightly injured|minor",
        "Slight",
        "Slightly late",
    ),
    Concept(
        "staff_group",
        "police_officers",
        r"(?:police )?officers?",
        "Police officers",
        "Officers' mess",
    ),
    Concept("staff_group", "police_staff", r"(?:police )?staff", "Police staff", "Staffordshire"),
    Concept(
        "staff_group", "pcsos", r"pcsos?|(?:police )?community support officers?", "PCSOs", "PC"
    ),
    Concept(
        "staff_group",
        "special_constables",
        r"specials|special constables?|special constabulary",
        "Specials",
        "Special branch",
    ),
    Concept(
        "rank",
        "constable",
        r"pc|dc|(?:police |detective )?constables?",
        "Police Constable",
        "Constabulary",
    ),
    Concept(
        "rank",
        "sergeant",
        r"ps|ds|(?:police |detective )?sergeants?",
        "Sergeant",
        "Sergeants' mess",
    ),
    Concept(
        "rank", "inspector", r"insp|di|(?:detective )?inspectors?", "Inspector", "Inspectorate"
    ),
    Concept(
        "rank",
        "chief_inspector",
        r"ch(?:ief)? ?insp(?:ector)?s?|dci|detective chief inspectors?",
        "Chief Inspector",
        "Inspector",
    ),
    Concept(
        "rank",
        "superintendent",
        r"supt|(?:detective )?superintendents?",
        "Superintendent",
        "Superintendence",
    ),
    Concept(
        "rank",
        "chief_superintendent",
        r"ch(?:ief)? ?(?:supt|superintendents?)|dcs",
        "Chief Superintendent",
        "Superintendent",
    ),
)
