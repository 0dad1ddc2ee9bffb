"""How each force writes its references, and what stands before one. Literal data.

Shapes are read beside a label or in a title, slugs at their place in the URL; a
shape alone never makes a reference, because Home Office codes (86/02) and incident
numbers look the same.
"""

from __future__ import annotations

import re

_UNIT = r"FOI\s?20\d{2}/\d{5}"  # one sequence of Bedfordshire, Cambridgeshire, Hertfordshire
_SIX = r"(?:FOI\s)?\d{6}/\d{2}"
_SHORT_YEAR = r"\d{1,5}\s?-\s?\d{2}"
_LONG_YEAR = r"\d{1,5}/20\d{2}"
_SERIAL = r"\d{4,8}"
_HQ = r"(?:HQ|HC|CM)/(?:PA/)?\d{6}/\d{2}"
_NATIONAL = r"\d{2}[./]FOI[./]\d{2}[./]\d{6}(?:/[A-Z])?"  # the national system since 2019
_WESTMINSTER = r"FOI\s?20\d{2}[/-]\d{1,5}"

SHAPES: dict[str, tuple[str, ...]] = {
    "metropolitan": (_NATIONAL, r"20\d{2}(?:0[1-9]|1[0-2])\d{7}"),
    "bedfordshire": (_UNIT,),
    "cambridgeshire": (_UNIT, _LONG_YEAR),
    "hertfordshire": (_UNIT,),
    "south-yorkshire": (r"FOI\s?20\d{2}/\d{1,5}", r"20\d{6}"),
    "wiltshire": (r"FOI\s?20\d{2}/\d{1,5}", r"RFI 20\d{2}-\d{1,4}"),
    "west-midlands": (r"\d{2,5}A?[/_]\d{2}",),
    "northumbria": (r"(?:FOI )?\d{2,4}/\d{2}", r"FOI/\d{2,6}(?!/)"),
    "warwickshire": (r"(?:FOI-)?\d{1,5}\s?-\s?20\d{2}", _SERIAL),
    "west-mercia": (_SERIAL,),
    "cleveland": (_SHORT_YEAR, _LONG_YEAR, _SERIAL),
    "northamptonshire": (_SHORT_YEAR, r"\d{4,6}/\d{2}"),
    "avon-and-somerset": (r"\d{1,5}\s?[-/]\s?\d{2}", r"\d{8}"),
    "btp": (_SHORT_YEAR,),
    "dyfed-powys": (_LONG_YEAR,),
    "north-yorkshire": (r"(?:FOI )?\d{4}[. ]20\d{2}[-/]\d{2}",),
    "nottinghamshire": (_SIX,),
    "leicestershire": (_SIX,),
    "norfolk": (r"(?:FOI\s)?\d{6}[/-]\d{2}",),
    "suffolk": (r"(?:FOI\s)?\d{6}[/-]\d{2}",),
    "northern-ireland": (r"F(?:OI)?\s?[-/]\s?(?:20\d{2}\s?-\s?)?\d{2,8}",),
    "humberside": (r"F-20\d{2}-\d{5}", _NATIONAL),
    "thames-valley": (_HQ,),
    "hampshire": (_HQ,),
    "kent": (r"\d{2}/\d{2}/\d{3,4}", r"FOI/\d{5}/\d{2}/[A-Z]{2}"),
    "gwent": (r"20\d{2}/\d{3,5}",),
    "north-wales": (r"20\d{2}/\d{3,5}",),
    "scotland": (r"IM-FOI-20\d{2}-[\dO]{4}", r"(?:FOI )?\d{2}-\d{4}"),
    "west-yorkshire": (r"(?:FOI )?\d{7}[/-]\d{2}", r"(?:FOI )?\d{3,4}[/-]\d{2}"),
    "durham": (r"(?:[A-Z]{2,3}/)?DC/FOI[/ ]\d{1,4}/\d{2}", r"\d{1,4}/\d{2}"),
    "south-wales": (r"\d{2,4}/\d{2}",),
    "dorset": (r"20\d{2}-\d{1,4}",),
    "essex": (r"PUB \d{3,4}", r"\d{4,5}"),
    "cheshire": (_SERIAL,),
    "lincolnshire": (_SIX,),
    "surrey": (r"\d{2,3}-\d{2}-\d{3,4}", _SIX),
    "staffordshire": (r"FOI \d{4,6}",),
    "npcc": (r"\d{3}[/-]20\d{2}",),
    "ministry-of-defence-police": (r"FOI20\d{2}/\d{5}",),
    "civil-nuclear-constabulary": (r"FOI 20\d{2}-\d{3}",),
    "port-of-dover": (r"FOI 20\d{2}-\d{1,4}",),
    "cumbria": (r"FOI \d{1,5}/\d{2}",),
}

# What may stand beside a plain label of any force, longest reading first.
GENERAL: tuple[str, ...] = (
    _NATIONAL,
    r"(?:[A-Z]{2,3}/)?DC/FOI[/ ]\d{1,4}/\d{2}",
    _HQ,
    r"IM-FOI-20\d{2}-[\dO]{4}",
    r"FOI/\d{5}/\d{2}/[A-Z]{2}",
    r"F(?:OI)?\s?-\s?20\d{2}\s?-\s?\d{2,6}",
    r"(?:FOI|RFI|EIR|FOIA)[\s/:-]{0,3}20\d{2}[/.-]\d{1,5}",
    r"(?:FOI|RFI|EIR|FOIA)[\s/:-]{0,3}\d{1,8}A?(?:\s?[/-]\s?(?:20)?\d{2})?",
    r"(?:FOI )?\d{2}-\d{4}",
    r"PUB \d{3,4}",
    r"20\d{2}[/-]\d{1,5}",
    r"\d{4}\.20\d{2}-\d{2}",
    r"\d{2,3}-\d{2}-\d{3,4}",
    r"\d{2}/\d{2}/(?!19\d\d|20\d\d)\d{3,4}",
    r"\d{1,7}A?\s?[/_-]\s?(?:20)?\d{2}",
    r"\d{4,13}",
)

# The shape in a title: round brackets, after a dash, or "FOI" before it.
TITLE_GENERAL: tuple[str, ...] = (
    r"(?<=\()\d{2,5}A?[/_]\d{2}(?=\))",
    r"(?<=- )\d{2,4}/\d{2}$",
    *GENERAL[:8],
    r"\d{4}\.20\d{2}-\d{2}",
)

# A reference of no known shape, straight behind its label: "DPF/TP/FOI 23/3011".
ODD = re.compile(
    r"\s{0,3}[\[(]?(?P<ref>(?:[A-Z]{1,6}[/ .-]?){1,4}\d{1,8}(?:[/.-][\dA-Z]{1,6}){0,4}"
    r"|\d{1,8}(?:[/.-][\dA-Z]{1,6}){1,4})(?![\w])"
)

# Label before the letter's own reference, folded. The longest stand first.
_NO = r"(?: ?(?:n ?o|number|id))?\.?"
LABEL = re.compile(
    r"(?P<label>"
    rf"freedom of information (?:act )?(?:request )?(?:reference|ref)s?{_NO}"
    rf"|request (?:under the freedom of information act(?: 2000)? )?(?:reference|ref)s?{_NO}"
    rf"|(?:foi|eir) (?:act )?(?:request )?(?:reference|ref)s?{_NO}"
    rf"|freedom of information \(foi\) act request ref(?:erence)?{_NO}"
    r"|right to know request(?= \d)"
    rf"|cyf(?:eirnod)?(?: rhyddid gwybodaeth| y cais)?(?![a-z])"
    r"|foi request(?=: ?\d)|ecase(?=: ?\S)"
    rf"|(?:our|my|force|police|case|enquiry|information request|[a-z]{4, 20}) ref(?:erence)?s?{_NO}"
    r"|(?:foi )?request (?:number|no)\.?"
    r"|foi (?:number|no|id)\.?"
    r"|publication (?:number|no)\.?"  # Essex: combined answers by topic
    r"|freedom of information request(?= \d{2}/\d{2}/\d{3,4}(?!\d))"  # Kent: no label between
    rf"|ref(?:erence)?s?{_NO}"
    r")(?: is)?(?: shown (?:above|below))?\s{0,3}[:;#.\-]{0,3}\s{0,3}[\[(]?"
)
# A subject line: "FREEDOM OF INFORMATION REQUEST - FOI 1306/25", "Request: FOI/00013725".
SUBJECT = re.compile(
    r"^(?:re ?: ?)?(?:your )?(?:freedom of information(?: act(?: 2000)?)?(?: request)?|foi request|"
    r"request for information|request|foi)\s{0,2}(?::|-|\(|\[)\s{0,2}(?=[(\[]?(?:f|foi|rfi|"
    r"eir)?[\s/-]{0,2}\d)"
)
# The same with nothing between, the whole line: "Freedom of Information Request 2022-311".
SUBJECT_ALONE = re.compile(
    r"^(?:re ?: ?)?(?:(?:freedom of information(?: act(?: 2000)?)?|foia?|information) "
    r"(?:request|application)(?: no\.?)?|(?:cais )?rhyddid gwybodaeth(?: rhif)?) "
    r"(?=(?:[a-z]{2,5}[ /-]{1,2}){0,3}(?:\d{1,7}[./_-]\d{2,5}a?|\d{5,8})\W{0,2}$)"
)
SUBJECT_WORDS = re.compile(r"freedom of information|foi request|foia request")
SUBJECT_TAIL = re.compile(
    r"\s(?:-{1,3}|:|\()\s{0,2}(?=(?:foi )?(?:[a-z]{2,5} )?[^\s()-]{4,24}\)?$)"
)
# Words before a label that make it somebody else's number.
FOREIGN = re.compile(
    r"(?:home office|\bh\.?o\.?|crime|incident|occurrence|log|cad|your|offence|custody|urn|"
    r"previous|earlier|see|table|appendix|collar|case study)[\s'-]{1,2}(?:code\s|number\s|case\s)?$"
)
YOURS = re.compile(r"your ref(?:erence)?(?: ?(?:no|number))?\.?\s{0,2}[:;#-]?\s{0,2}(?=\S)")
# A reference to an earlier answer: "FOI 632/20 refers".
CITED = re.compile(
    r"(?:foi|request|reference|ref|disclosure)(?: (?:no|number|ref|reference))?[ .:-]{0,3}"
    r"(?=\d{1,6}a?[/-](?:20)?\d{2}\b)"
)

# (force, pattern over the URL's last folder or file, template of the reference)
SLUGS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("cleveland", re.compile(r"^foi-(\d{1,5})-(\d{2})(?=-|$)"), r"\1-\2"),
    ("cleveland", re.compile(r"^foi-(\d{1,4})(\d{2})(?=-|$)"), r"\1-\2"),
    ("south-wales", re.compile(r"^foi-(\d{1,4})(\d{2})(?=-|$)"), r"\1/\2"),
    ("northumbria", re.compile(r"[-_](\d{2,4})(\d{2})$"), r"\1/\2"),
    ("dyfed-powys", re.compile(r"(?:^|-)(\d{1,4})(20\d{2})(?=-|$)"), r"\1/\2"),
    ("gwent", re.compile(r"^(20\d{2})(\d{3,5})(?=-|$)"), r"\1/\2"),
    ("north-yorkshire", re.compile(r"(?:^|-)(\d{4})-(20\d{2})(\d{2})(?=-|$)"), r"\1.\2-\3"),
    ("north-yorkshire", re.compile(r"(?:^|-)(\d{4})-20(\d{2})-(\d{2})(?=-|$)"), r"\1.20\2-\3"),
    ("lincolnshire", re.compile(r"^foi-(\d{6})(?=-|$)"), r"\1"),
    ("wiltshire", re.compile(r"^foi-(20\d{2})-(\d{1,5})(?=-|$)"), r"FOI \1/\2"),
    ("warwickshire", re.compile(r"^(?:foi-)?(\d{1,5})-(20\d{2})(?=-|$)"), r"\1-\2"),
    ("northamptonshire", re.compile(r"^(?:foi-)?(\d{1,5})-(\d{2})(?=-|$)"), r"\1-\2"),
    ("west-midlands", re.compile(r"-(\d{2,5})(a?)[-_](\d{2})$"), r"\1\2/\3"),
    ("west-yorkshire", re.compile(r"foi-(\d{7})-(\d{2})(?=-|$)"), r"FOI \1/\2"),
    ("npcc", re.compile(r"^(\d{3})-(20\d{2})(?=-|$)"), r"\1/\2"),
    ("scotland", re.compile(r"^(\d{2}-\d{4})(?=-|$)"), r"\1"),
)

# Forces whose answer prints no reference in the body: the title or slug is its own.
SLUG_IS_OWN = frozenset({"gwent", "northamptonshire", "wiltshire", "npcc"})
