"""What a deciding sentence can say, and the clauses that say nothing, as witnessed rows.

Rows read plain words (``rules.plain``). The rows of refusals, of answers given and of Welsh
stand in ``claims_refused``, ``claims_given`` and ``claims_welsh``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from parsers.letter.rules import Rule, rule


class Says(StrEnum):
    """One thing that a deciding sentence says."""

    NCND = "ncnd"
    WHETHER = "whether"  # speaks of finding out whether it is held: only beside a cost
    DETERMINE = "determine"  # the cost of finding out whether it is held
    COST = "cost"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"
    UNREASONABLE = "unreasonable"
    NOT_HELD = "not_held"
    OTHER_FORM = "other_form"  # not held as asked for: only alone it says that it is not held
    NONE_FOUND = "none_found"  # a search that found none: zero
    ELSEWHERE = "elsewhere"
    LINKED = "linked"  # an address where it can be read
    LATER = "later"
    EXEMPT = "exempt"
    REFUSED = "refused"  # that something is refused, not why
    UNABLE = "unable"  # the same in weaker words
    PARTLY = "partly"
    INVALID = "invalid"
    LAPSED = "lapsed"
    CLARIFY = "clarify"
    TRANSFERRED = "transferred"
    REVIEWED = "reviewed"
    GIVEN = "given"
    PROMISED = "promised"  # an opener that data follow
    SUPPRESSED = "suppressed"
    AVOIDED = "avoided"  # so shown that no exemption is needed: hides only what is shown hidden
    GOODWILL = "goodwill"


class Reach(StrEnum):
    """How much of the request a sentence speaks of."""

    ALL = "all"
    WHOLE = "whole"  # said to be the whole
    PART = "part"
    OTHER = "other"  # anything beyond what is given


REACHES: Final[tuple[Rule[Reach], ...]] = (
    rule(
        "whole",
        Reach.WHOLE,
        r"\ball of (?:them|it|these|those)\b|\beach of (?:them|these)\b|\bevery one\b|"
        r"\b(?:the )?(?:whole|entire|entirety|totality)\b|\bin full\b|all (?:of )?the (?:requested "
        r")?information (?:you|requested)|no part of it",
        "we are withholding the whole of the requested information.",
        "we are withholding some of it.",
    ),
    rule(
        "anything beyond",
        Reach.OTHER,
        r"\b(?:any|other|no) (?:other|further|additional|more)\b(?: [a-z]+)? ?(?:information|data|"
        r"material|records?)|\bany other\b|\bother than (?:that|what|those|"
        r"the (?:above|information|figures))(?: \w+){0,3}? (?:given|provided|supplied|disclosed|"
        r"released|stated|shown|above)\b|\bbeyond (?:that|this|what|the above|these)\b|"
        r"\bover and above\b|\b(?:other|further|additional|more)(?: \w+)? (?:is|are|be|being|"
        r"exists?) "
        r"?(?:held|exist)?|anything (?:else|further|more|other)|"
        r"\bor not (?:any )?(?:other|further)|whether (?:any )?(?:other|further|additional) ",
        "the force can neither confirm nor deny that it holds any other information.",
        "the force can neither confirm nor deny that it holds any information.",
    ),
    rule(
        "a part",
        Reach.PART,
        r"\b(?:some|parts?|portions?|elements?|aspects?|majority|most of|rest|remain(?:ing|der)|"
        r"partial(?:ly)?|partly|latter|redact\w*|excerpts?|passages?)\b(?! of the (?:act|"
        r"public))|\bin part\b|\b(?:questions?|points?|q|requests?(?: numbers?)?|items?|bullets?) ?"
        r"\(?\d|\b(?:first|second|third|fourth|last|other|former) (?:question|part|point|limb|half|"
        r"element|bullet)\b|\bthe (?:names?|breakdown|personal details|ranks?|address(?:es)?)\b|"
        r"\bfurther information\b|(?:less|fewer) than (?:five|ten|three|\d)|all (?:of )?this "
        r"information within|all the information within|small numbers?",
        "this letter is a refusal notice for this part of your request.",
        "the information is exempt.",
    ),
)

# Clauses taken out of a sentence before its claims are read. ``match`` must lose words.
CUTS: Final[tuple[Rule[str], ...]] = (
    rule(
        "nothing refused",
        "negated",
        r"\bexemptions?\b[^.;,]{0,40} (?:was|were|is|are|does|do|did|has|have)(?: not|n't) "
        r"(?:been )?"
        r"(?:engag\w*|appl\w*|relied|justified|made out)[^.;,]{0,30}|"
        r"\bno longer (?:rel(?:y|ies|ying)|claim\w*|cit\w+|maintain\w*)[^.;,]{0,80}|"
        r"\bnothing (?:is|was|has been|need be) (?:being )?(?:refused|withheld|exempt\w*|redacted)|"
        r"\bno part of (?:your|the|this) request (?:has|have|is|was) (?:been )?(?:refused|"
        r"withheld|exempt\w*)|"
        r"\b(?:no|none of the|neither of the(?: two)?|without (?:any )?|not) (?:part of it |"
        r"further |such )?(?:exemptions?|"
        r"information|data|parts?|figures?)? ?(?:has|have|is|are|was|were|had|having|need|needed)?"
        r" ?(?:to )?(?:be |been |being )?(?:therefore )?(?:applied|withheld|exempt(?:ed)?|"
        r"redacted|claimed|engaged|left out|relied (?:up)?on)\b",
        "no exemption has been applied to the answer.",
        "the names were withheld.",
    ),
    rule(
        "what the asker calls it",
        "supposed",
        r"^state of the request: .{1,60}$",
        "state of the request: refused.",
        "the request is refused.",
    ),
    rule(
        "so as to avoid",
        "avoided",
        r"\bmight (?:otherwise )?have (?:made|led|forced|obliged|required|caused) us[^.;,]{0,60}|"
        r"\b(?:avoid\w*|sav(?:e|es|ed|ing) (?:us|the force)|unnecessary to|no need to|prevent\w*|"
        r"instead of|rather than|in order not "
        r"to|so as not to|"
        r"without (?=having|using|the use|appl|rel|need|claim|invok|engag|exempt|withh|redact|any)|"
        r"negat\w+|eliminat\w+|so that\b[^.;]{0,40}\b(?:not|nothing|"
        r"no))\b[^.;]{0,70}\b(?:exempt\w*|withh\w+|refus\w+|redact\w*|"
        r"section \d\d)[^.;,]{0,60}",
        "ages are grouped to avoid the need to use an exemption.",
        "the ages are exempt.",
    ),
    rule(
        "not vexatious",
        "negated",
        r"\b(?:not|nor|neither)\b(?: [\w']+){0,8}? (?:vexatious|repeated|manifestly unreasonable)"
        r"[^.;,]{0,40}",
        "your request is not considered to be vexatious.",
        "your request is vexatious.",
    ),
    rule(
        "does not exceed",
        "negated",
        r"\b(?:not|without) (?:be |likely to |been )?(?:exceed\w*|engaged?)\b[^.;,]{0,60}|"
        r"\b(?:can|could|may|to) be (?:answered|done|met|brought|provided)[^.;,]{0,20} "
        r"(?:within|under|below)\b[^.;,]{0,60}",
        "the work did not exceed the limit.",
        "the work exceeds the limit.",
    ),
    rule(
        "a condition",
        "supposed",
        r"(?<!determine )(?<!establish )(?<!confirm )(?<!identify )(?<!know )(?<!ascertain )"
        r"(?<!say )(?<!out )(?<!confirming )(?<!tell )(?<!verify )(?<!check )(?<!see )"
        r"(?<!determining )(?<!establishing )\b(?:if|unless|provided that|in the event that|"
        r"should you|were you to|when "
        r"you)\b"
        r"[^.;]{3,160}?(?:,|;|\.|$)",
        "please tell us if you would like it, and if the cost would exceed the limit we will say.",
        "we cannot say whether it is held.",
    ),
    rule(
        "nothing decided against it",
        "negated",
        r"\b(?:no (?:decision|need|intention|reason|wish|plan)|none of the (?:\w+ )?exemptions)\b"
        r"[^.;,]{0,60}\b(?:withh\w+|exempt\w*|refus\w+|redact\w*|applied|engaged|claimed)\b",
        "no decision has been made to withhold anything.",
        "a decision has been made to withhold it.",
    ),
    rule(
        "requests that are counted",
        "counted",
        r"(?<!your )(?<!these )(?<!both )\b\d[\d,]{0,11} (?:\w+ ){0,3}(?:requests|applications|"
        r"licen[cs]es|"
        r"appeals|applicants)\b[^.;]{0,160}|\b(?:number|total) of (?:\w+ ){0,4}(?:requests|"
        r"applications|"
        r"licen[cs]es|appeals)[^.;]{0,160}|\b\d[\d.]{0,5}% (?:were|was|are|had been)\b[^.;]{0,160}",
        "the force received 1,204 requests, of which 112 were refused under section 12.",
        "we refuse your 2 requests under section 14.",
    ),
    rule(
        "wrongly claimed",
        "negated",
        r"\b(?:section|s\.?|exemption\w*)\b[^.;]{0,40}\b(?:wrongly|incorrectly|should not have "
        r"been|not "
        r"rightly)\b[^.;]{0,40}|\b(?:wrong|mistaken|incorrect|an error|a mistake) to (?:refuse|"
        r"withhold|"
        r"exempt|apply|claim|cite|rely|use)[^.;]{0,80}",
        "section 43(2) was wrongly relied on.",
        "section 43(2) was rightly relied on.",
    ),
    rule(
        "no part of the decision",
        "negated",
        r"\b(?:section|s\.?) ?\d[^.;]{0,120}\b(?:does|do|is|are) (?:not|no|n't) (?:longer "
        r")?(?:come|arise|form"
        r"|part|relied|rely|apply|engaged|being)\b[^.;]{0,60}",
        "section 12 which was named in error does not form part of this decision.",
        "section 12 applies to this request.",
    ),
    rule(
        "one line of a list",
        "listed",
        r"^\W{0,3}(?:(?:19|20)\d\d(?:[/-]\d{2,4})?|[a-z]+) ?[-:] ?(?:no information held|not held|"
        r"no data|none held)|"
        r"^\W{0,3}[a-z][a-z \d()]{1,50} ?[:=] ?£?\d[\d,]{0,11}%?\W{0,2}$",
        "2016 - no information held",
        "in 2016 no information was held",
    ),
    rule(
        "a heading quoted as a pointer",
        "pointer",
        r"\((?:please )?(?:see|refer to)[^()]{0,80}\)",
        "the cost is too high (see reason for decision below).",
        "see the table below.",
    ),
)
