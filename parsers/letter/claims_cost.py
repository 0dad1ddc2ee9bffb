"""How a force refuses on cost: witnessed rows."""

from __future__ import annotations

from typing import Final

from parsers.letter.claims import Says
from parsers.letter.rules import Rule, rule

_S12: Final = r"(?<![a-z])(?:section|sect\.?|sec\.?|s\.?) ?12\b"
_LIMIT: Final = (
    r"(?:appropriate(?: \(?[a-z]+\)?)? (?:limits?|levels?|costs?|thresholds?|amounts?)|"
    r"(?:costs?|fees?|time|statutory|financial|permitted|prescribed|reasonable|18|18-|24)"
    r"(?: ?/ ?fees?| and fees?|-| hours?| time| cost| compliance){0,4}"
    r" ?(?:limits?|thresholds?|constraints?|ceilings?|maximum|level|legislation)|"
    r"limits?|thresholds?|18 ?(?:hours?|hrs?)|eighteen hours?|£ ?450|£ ?600|permitted 18)"
)

COSTS: Final[tuple[Rule[Says], ...]] = (
    rule(
        "exceeds the limit",
        Says.COST,
        rf"\b(?:exceed(?:s|ed|ing|ance)?|breach(?:es|ed|ing)?|surpass(?:es|ed)?)\b(?: of)?(?: "
        rf"\(?[\w'’&-]+\)?,?){{0,7}}? {_LIMIT}",
        "to answer would exceed the appropriate costs limit.",
        "the drivers exceeded 70 mph.",
    ),
    rule(
        "the limit is exceeded",
        Says.COST,
        rf"\b{_LIMIT}\b[^.;]{{0,40}} (?:would|will|is|are|has|have|had)(?: be| been| therefore| "
        rf"also)* (?:exceeded|breached|surpassed|reached)|\b(?:cannot|can not|could not|not) be "
        rf"(?:\w+ )?(?:achieved|done|completed|answered|provided|obtained|collated|retrieved|"
        rf"carried "
        rf"out|met|complied with|undertaken)\b[^.;]{{0,40}} (?:within|in|inside|under)(?: the| "
        rf"our)?"
        rf"(?: \w+){{0,2}} {_LIMIT}",
        "the appropriate limit would be exceeded by some margin.",
        "the speed limit is 30.",
    ),
    rule(
        "above the amount",
        Says.COST,
        rf"\b(?:in excess of|more than|over|beyond|above|longer than|outside)(?: of)?(?: the)?"
        rf"(?: \w+){{0,2}} (?:{_LIMIT}\b(?! years| months)|amount to which we are legally)|"
        r"\babove,? the amount to which|amount to which (?:we are|\w+ is) legally required to "
        r"respond",
        "it is above the amount to which we are legally required to respond.",
        "it is above the town and over 18 years old.",
    ),
    rule(
        "not held in a usable form",
        Says.COST,
        r"\bnot\b[^.;]{0,60}\bin (?:a|an|any|such a|one)\b(?! single| central| comparable| similar)"
        r"[^.;]{0,40}(?:format|form|manner|way|fashion|system)\b(?! (?:that |which )?(?:you|asked|"
        r"requested|specified|required))|"
        r"\bnot (?:\w+ ){0,3}(?:readily|easily|electronically) (?:\w+ )?(?:retriev|search|"
        r"access|available|extract|identif|obtain|held|recorded)\w*|"
        r"not (?:\w+ )?(?:retriev|searchable|extract)\w*",
        "the information is not held in an easily retrievable format.",
        "we do not hold it in the format requested, but by year.",
    ),
    rule(
        "data not organised",
        Says.COST,
        r"(?:not|n't) organi[sz]ed in (?:such )?a (?:way|manner)|not (?:held|recorded|available|"
        r"organi[sz]ed|obtainable|extractable)[^.;]{0,40} within the (?:time|cost|18|"
        r"appropriate|permitted)",
        "our data are not organised in such a way as to allow us to provide this information.",
        "the event was not organised by the force.",
    ),
    rule(
        "section 12 stands",
        Says.COST,
        rf"\b(?:under|refus\w+|exempt\w*|engag\w+|appl\w+|invok\w+|rely\w*|relies|cit\w+|virtue of"
        rf"|pursuant to|claim\w*|using|by)\b[^.;]{{0,60}}{_S12}(?! ?\(2)|{_S12}(?! "
        rf"?\(2)[^.;]{{0,90}}"
        r"\b(?:appl(?:y|ies|ied)|engaged|refus\w+|relied|exempt\w*|removes)\b|\(foia?, ?"
        rf"{_S12}|^\W{{0,3}}{_S12}(?! ?\(2)",
        "this request is being refused under section 12(1) of the act.",
        "section 12(2) applies to it.",
    ),
    rule(
        "too costly",
        Says.COST,
        r"\bexcess(?:ive)? costs?\b|too (?:expensive|costly)|cost of compl\w+[^.;]{0,60}exceed|"
        r"cost (?:exemption|refusal|grounds)|on (?:the )?grounds? of cost|"
        r"disproportionate (?:cost|amount of (?:time|work))",
        "section 12 - excess cost",
        "the cost of the excess baggage was £12.",
    ),
    rule(
        "one part exceeds",
        Says.COST,
        rf"\bone (?:part|element|question)\b[^.]{{0,80}}\b(?:exceed|falls?|breach|"
        rf"{_S12})[^.]{{0,80}}"
        r"(?:whole|entire|all|rest)",
        "where one part of a request exceeds the fees limit then s12 applies to the whole.",
        "one part of the road was closed.",
    ),
    rule(
        "cost of finding out",
        Says.DETERMINE,
        rf"{_S12} ?\(2\)|\b(?:costs?|time|work) (?:of|to|taken to|required to|involved in) "
        r"(?:even )?(?:determin|confirm|establish|ascertain|find|identify)\w*(?: out)? (?:whether|"
        r"if)\b|\b(?:to|in order to|simply to|actually) (?:actually )?(?:determine|confirm|"
        r"establish|ascertain|find out|identify|know)(?: or deny)? (?:if|whether)\b[^.;]{0,140}"
        r"(?:exceed|18 hours|limit)|exceed[^.;]{0,120}\b(?:determine|confirm|establish|ascertain|"
        r"find out|identify)(?: or deny)? (?:whether|if)\b|cost of determin\w+[^.;]{0,90}"
        r"(?:held|hold)\b|no way (?:to|of) (?:identify|know|"
        r"tell|establish)\w* (?:whether|if)\b[^.;]{0,40}held",
        "to actually determine if it is held would exceed the permitted 18 hours.",
        "to determine if the driver was drunk took two hours.",
    ),
)
