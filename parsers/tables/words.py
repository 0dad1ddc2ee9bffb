"""The words that the figures stage knows: literal data, one table per question."""

from __future__ import annotations

import re
from functools import lru_cache

# A row or column with such a label sums others, whatever the arithmetic says.
_TOTAL = re.compile(
    r"(?:(?:grand|overall|sub|force|annual|yearly|year|monthly|column|row|running|combined)[ -]?)?"
    r"(?:totals?|sum)(?: all| overall)?|all|overall|cyfanswm|cyfanswm mawr|total cyfan"
)
_GRAND = re.compile(r"(?:grand|overall|force) totals?|totals? overall|cyfanswm mawr|overall")
# Labels that hold the word: totals where the arithmetic agrees.
_TOTALISH = re.compile(
    r"(?:sub-?)?totals?\b.{0,80}|all\b.{0,40}|sum of\b.{0,80}|.{1,60} (?:sub-?)?totals?"
)
# Of these, the row labels that say it whatever the arithmetic: "Total Officers", "2018 Total".
_SAID = re.compile(r"(?:sub-?)?totals? .{1,80}|.{1,60} (?:sub-?)?totals?")
# "Total number of crimes" names what is counted, not a sum of its neighbours.
_NOT_TOTAL = re.compile(
    r"totals? (?:number|no\.?|amount|cost|value|count|%|percent)\b.{0,80}|.{0,60}%.{0,20}"
)

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

# What a spreadsheet's pivot table writes over its row labels: "Count of Crime Number".
MEASURE_CORNER = re.compile(r"(?:distinct )?(?:sum|count|average|number|total|max|min) of .{1,80}")

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
def is_totalish(label: str) -> bool:
    """Holds the word "total" or "all" in a way that may mean a sum of neighbours."""
    word = plain(label)
    return _TOTALISH.fullmatch(word) is not None and _NOT_TOTAL.fullmatch(word) is None


@lru_cache(maxsize=20_000)
def says_total(label: str) -> bool:
    """A row label that begins or ends with "total", without naming what is counted."""
    word = plain(label)
    return _SAID.fullmatch(word) is not None and _NOT_TOTAL.fullmatch(word) is None
