"""The words that the figures stage knows: literal data, one table per question."""

from __future__ import annotations

import re
from functools import lru_cache

# A row or column with such a label sums others, whatever the arithmetic says.
_TOTAL = re.compile(
    r"(?:(?:grand|overall|sub|force|annual|yearly|year|monthly|column|row|combined)[ -]?)?"
    r"(?:totals?|sum)(?: all| overall)?|all|overall|cyfanswm|cyfanswm mawr|total cyfan"
)
_GRAND = re.compile(r"(?:grand|overall|force) totals?|totals? overall|cyfanswm mawr|overall")
# Row labels that say it with more words: "Total Officers", "2018 Total".
_SAID = re.compile(r"(?:sub-?)?totals? .{1,80}|.{1,60} (?:sub-?)?totals?")
# Of these, names of what is counted ("Total number of crimes") and of shares and runs.
_NOT_SAID = re.compile(
    r"totals? (?:number|no\.?|amount|cost|spend|spent|value|count)\b.{0,80}"
    r"|.{0,60}\b(?:running|cumulative)\b.{0,80}"
)
_NO_SUM = re.compile(r"%|\b(?:per ?cent|percentages?|proportion|share|rate|average)\b")
# Labels that may mean a sum of neighbours, where the arithmetic says so beyond chance.
_MAYBE = re.compile(r"totals?\b.{0,80}|.{1,60} totals?|sum of\b.{0,80}|all (?!others?\b).{1,40}")

# Headings of columns that identify rows even when their cells are numbers.
KEY_HEADING = re.compile(
    r"(?:financial |calendar |fiscal |reporting |fin )?"
    r"(?:year|month|quarter|week|day|date|period)(?: (?:ending|commencing|of .{1,20}|name|number"
    r"|no|recorded|reported|end|start))?"
    r"|.{0,24}\b(?:date|year|month)\b.{0,16}"
    r"|(?:.{0,24} )?age(?: (?:group|band|range))?(?: .{0,20})?"
    r"|(?:.{0,24} )?codes?|.{0,16}ref(?:erence)?(?: (?:no|number))?"
    r"|(?:crime|record|case|incident|unique|row|item) ?(?:no|number|id|ref)"
    r"|id|#|urn|hour|time|rank|ward|beat|postcode|fy"
)

# Names of levels: what rows or columns are told apart by.
DIMENSION = re.compile(
    r"(?:(?:financial|calendar|fiscal|reporting|snapshot|recorded|offence) )?"
    r"(?:years?|months?|quarters?|weeks?|dates?|days?|periods?|ages?|age (?:group|band)s?"
    r"|genders?|sex|ethnicity|force|division|district|outcome|offence(?: type)?|crime type|type"
    r"|category)"
)

# What a spreadsheet's pivot table writes over its row labels: "Count of Crime Number".
MEASURE_CORNER = re.compile(r"(?:distinct )?(?:sum|count|average|number|total|max|min) of .{1,80}")

# Headings over durations, which are measured, unlike times of day.
MEASURED_TIME = re.compile(
    r"\b(?:average|mean|median|max\w{0,4}|min\w{0,4}|longest|shortest|response|attendance|wait\w{0,3}"
    r"|duration|length|taken|mm:ss|time (?:on|to|at|in|spent|lost|between) \w{1,20})\b"
)

# Headings that name a count.
_COUNT_WORD = re.compile(
    r"\b(?:number|count|total|sum|no\. of|how many|offences|crimes|incidents|arrests|alerts|size"
    r"|victims|suspects|officers|patients|value|cost|amount|rate|%|percentage|average)\b|£|%"
)

# Headings that a spreadsheet's pivot table writes by itself.
PIVOT_WORDS = frozenset({"row labels", "column labels", "values"})


def plain(label: str) -> str:
    """A label for comparison with word tables: casefolded, without closing signs."""
    return label.casefold().strip(" :;,.*†‡#^-–")


@lru_cache(maxsize=20_000)
def is_total_word(label: str) -> bool:
    """Total, Grand Total, Sum:, All, Overall and their like, and nothing else."""
    return _TOTAL.fullmatch(plain(label)) is not None


@lru_cache(maxsize=20_000)
def is_grand_word(label: str) -> bool:
    """A total over everything: Grand Total, Overall, Force Total."""
    return _GRAND.fullmatch(plain(label)) is not None


@lru_cache(maxsize=20_000)
def says_total(label: str) -> bool:
    """A row label that is, begins or ends with "total", without naming what is counted."""
    word = plain(label)
    if _TOTAL.fullmatch(word):
        return True
    return bool(
        _SAID.fullmatch(word) and not _NOT_SAID.fullmatch(word) and not _NO_SUM.search(word)
    )


@lru_cache(maxsize=20_000)
def may_be_total(label: str) -> bool:
    """A label that may mean a sum of neighbours; only arithmetic can tell."""
    word = plain(label)
    return _MAYBE.fullmatch(word) is not None and not _NO_SUM.search(word)


def counts_something(heading: str) -> bool:
    """Whether a heading names a count: arrests, a number of, a cost."""
    return _COUNT_WORD.search(heading.casefold()) is not None
