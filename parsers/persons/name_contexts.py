"""The words round a name, as literal data: titles, ranks, closings, fields, cues."""

from __future__ import annotations

import re

from parsers.persons.name_runs import CAPITAL

TITLE_WORD = (
    r"Mr/Mrs|Mr & Mrs|Mr and Mrs|Mr & Ms|Mr|Mrs|Ms|Miss|Mx|Messrs|Dr|Professor|Prof|Sir|Dame|"
    r"Lord|Lady|"
    r"Reverend|Revd|Rev|Cllr|Councillor|Judge|Hon|MR|MRS|MS|MISS|DR|Doctor|Father|Fr|Baroness|Baron"
)
RANK_WORD = (
    r"(?:T/|A/|D/|Acting |Temporary |Temp |Detective |Det\.? |Deputy |Assistant |Special |Police )?"
    r"(?:Chief Constable|Chief Superintendent|Chief Supt|Chief Inspector|Ch\.? ?Insp|"
    r"Superintendent|"
    r"Supt|Inspector|Insp|Sergeant|Sgt|Constable|Commander|Commissioner|Det Con|Det Sgt|SGT|INSP|"
    r"(?:CHIEF |DETECTIVE )?(?:INSPECTOR|SUPERINTENDENT|SERGEANT|CONSTABLE|SUPT))"
)
SHORT_RANK = r"(?:T/|A/|D/)?(?:PC|WPC|PS|DC|DS|DI|DCI|DSU|PCSO|TDC|T/DC|CC|DCC|ACC|SC)"
ANY_TITLE = re.compile(rf"(?:{TITLE_WORD}|{RANK_WORD}|{SHORT_RANK})\b\.?[ \u00a0]{{1,3}}")
COURTESY = re.compile(rf"(?:{TITLE_WORD})\b\.?[ \u00a0]{{1,3}}")

AFTER_TITLE = re.compile(
    rf"\b(?:(?P<title>{TITLE_WORD})|(?P<rank>{RANK_WORD}))\.?[ \u00a0]{{1,3}}(?=[{CAPITAL}\d])"
)
AFTER_SHORT_RANK = re.compile(
    rf"\b{SHORT_RANK}\.?[ \u00a0]{{1,2}}(?:(?:No\.? ?)?(?P<number>\d{{2,6}}[A-Z]?)\b[ "
    rf"\u00a0]{{0,2}})?"
)
# What stands before a rank that is somebody's, not a post: "told by PC ...".
OF_SOMEBODY = re.compile(
    r"\b(?:by|against|to|from|and|with|for|is|was|did|that|when|where|told|asked|met|about|officers?,?|on)"
    r"[ \u00a0]$",
    re.IGNORECASE,
)

SALUTATION = re.compile(
    r"(?:^|(?<=[.!?,\n:]))[ \u00a0]{0,3}(?:dear|hi|hello|hey|annwyl|good (?:morning|afternoon|"
    r"evening))"
    r"[ \u00a0,]{1,3}",
    re.IGNORECASE | re.MULTILINE,
)
NOT_A_PERSON = re.compile(
    r"(?:sirs?|madam|sir ?/ ?madam|applicant|requester|requestor|colleagues?|all|team|foi|customer|"
    r"enquirer|information|freedom|editor|friend|sender|there|everyone|both|police|chief constable|"
    r"officer|data|disclosure|syr|resident|whoever|whom|to whom|head|records?)\b",
    re.IGNORECASE,
)
BODY = re.compile(
    r"\b(?:police|constabulary|council|team|unit|force|service|office|department|heddlu)\b",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"\b(?:yours (?:sincerely|faithfully|truly)|yours(?=[ ,]{0,2}\n)|kind(?:est)? regards|best "
    r"(?:regards|wishes)|"
    r"warm regards|with (?:kind |best )?regards|many thanks|thank you|thanks(?: again| in "
    r"advance)?|"
    r"regards|sincerely|cheers|yn gywir|yr eiddoch yn (?:gywir|ddiffuant)|cofion(?: gorau)?)"
    r"[ \t\u00a0]{0,3}[,.!]?[ \t\u00a0]{0,3}(?P<break>(?:\n[ \t\u00a0]{0,3}){0,5})",
    re.IGNORECASE,
)

FIELD = re.compile(
    r"(?:^|(?<=[\s(|;,]))(?P<label>(?:full |applicant'?s? |requester'?s? |requestor'?s? |your |my |"
    r"officer'?s? |contact |first |last |sur|fore|author'?s? |signatory |client |patient |"
    r"victim'?s? |"
    r"suspect'?s? |member'?s? |staff |officers'? )?names?"
    r"|(?:name of )?(?:applicant|requester|requestor|decision[ -]?maker|case (?:officer|worker|"
    r"handler)|"
    r"caseworker|handled by|prepared by|completed by|compiled by|written by|reviewed by|approved "
    r"by|"
    r"authorised by|signed(?: by)?|signature|author|sender|from|to|attn|attention|fao|"
    r"for the attention of|cc|contact(?: person)?|oic|investigating officer|officer in (?:the "
    r")?case|"
    r"complainant|claimant|defendant|deceased|victim|suspect|witness|offender|driver|"
    r"registered keeper|keeper|sent by|requested by|submitted by|officer dealing|dealt with by|"
    r"your contact))[ \u00a0]{0,2}(?::|=|–|-(?=\s))[ \t\u00a0]{0,4}",
    re.IGNORECASE | re.MULTILINE,
)
STRONG_FIELD = re.compile(
    r"names?$|applicant|request[eo]r|attn|fao|attention|signed|signature|maker|by$|case|sender|"
    r"contact"
)

_KIN = (
    r"(?:neighbour|husband|wife|son|daughter|brother|sister|mother|father|mum|dad|stepfather|"
    r"stepmother|"
    r"stepson|stepdaughter|partner|ex-partner|ex|girlfriend|boyfriend|fiancée?|friend|colleague|"
    r"uncle|"
    r"aunt|cousin|grandson|granddaughter|grandfather|grandmother|nephew|niece|solicitor|client|"
    r"landlord|tenant|lodger|flatmate|carer|passenger|boss|manager|mp|doctor|teacher|officer)"
)
# "my wife Drusilla": one word is enough.
KIN = re.compile(
    rf"\b(?:my|his|her|their)(?: late| own| former| elderly| disabled)? {_KIN},?[ \u00a0]{{1,2}}$",
    re.IGNORECASE,
)
OFFICERS = re.compile(r"\b(?:officers|constables|sergeants|messrs)[ \u00a0]$")
CUE = re.compile(
    r"\b(?:my name is|name is|(?:i am|i'm|this is)|i,|on behalf of|c/o|known as|named|called|"
    r"(?:signed|sent|written|made|told|request|letter|e-?mail|received|handled|approved|requested|"
    r"interviewed|submitted|reported|assaulted|stopped|arrested|minuted|authorised|completed|"
    r"prepared|"
    r"compiled|reviewed|dealt with|seen|attended|investigated|accompanied|represented|drafted) by|"
    r"(?:e-?mail|letter|request|message|statement) (?:from|to|of)|"
    r"signed|"
    r"contact|contacted|(?:speak|speaking|spoke|spoken|talked) (?:to|with)|e-?mailed|ask for|"
    rf"(?:my|his|her|their|our|the|your)(?: late| own| former| elderly| disabled| next[- ]door)? "
    rf"{_KIN}|"
    r"neighbour|journalist|reporter|solicitor|barrister|"
    r"(?:death|murder|killing|shooting|stabbing|arrest|conviction|prosecution|trial|disappearance|"
    r"case|suicide|rape|assault|abduction|sentencing|interview|complaint|decision) (?:of|on|"
    r"against|"
    r"by|concerning|about|into|involving)|investigation (?:of|into)|"
    r"(?:allegations?|complaints?|case) (?:against|about|made by|by)|"
    r"victims?,?|suspects?,?|offenders?,?|officers?,?|defendants?,?|witness,?)"
    r"[ \u00a0,]{1,3}(?:called |named |was |is )?",
    re.IGNORECASE,
)
# Cues behind which even an unknown pair of capitals is a name.
STRONG_CUE = re.compile(
    rf"name is|behalf|named|called|signed|\b{_KIN}\b|death|murder|killing|disappearance|stabbing|"
    r"shooting|suicide|conviction|abduction|known as|i am|i'm|\bi,|this is|request|\bby\b|spoke|"
    r"speak|talked|"
    r"letter|statement|decision of|interview",
    re.IGNORECASE,
)
# Who else gets a letter: "cc Sam Sample, Pat Placeholder", also without a colon.
COPIED = re.compile(
    r"(?:^|\n)[ \t]{0,3}(?:b?cc|copy to|copied to|copies to)[ \t]{0,2}:?[ \t]{1,3}", re.IGNORECASE
)
WROTE = re.compile(r"[ \u00a0]{1,2}(?:wrote|writes)\b|[ \u00a0]{0,2}<?\[?e-?mail")

# What follows a name that signs without a closing: a role, a personal address.
_ROLE = (
    r"(?:reporter|journalist|correspondent|editor|producer|solicitor|barrister|officer|manager|"
    r"administrator|advis[eo]r|co-?ordinator|assistant|decision[ -]maker|researcher|clerk|"
    r"constable|"
    r"sergeant|inspector|superintendent|director|head of|councillor|secretary|analyst|supervisor|"
    r"student|lecturer|professor|campaigner|mp\b)"
)
SIGNED_BELOW = re.compile(
    rf"[ \u00a0]{{0,3}}(?:\([A-Za-z]{{2,5}}\))?[ \u00a0]{{0,3}}\n\s{{0,4}}(?:[A-Za-z-]{{2,20}} "
    rf"){{0,4}}{_ROLE}",
    re.IGNORECASE,
)
SIGNED_BESIDE = re.compile(
    rf"[ \u00a0]{{0,3}}(?:\||,|–|-)[ \u00a0]{{1,3}}(?:[A-Za-z-]{{2,20}} ){{0,4}}{_ROLE}",
    re.IGNORECASE,
)
LINE_START = re.compile(r"(?:^|\n)[ \t\u00a0]{0,3}")
# Letters behind a name: "Sam Sample MP".
POSTNOMINAL = re.compile(r",?[ \u00a0](?:MP|MSP|MS|MLA|QC|KC|OBE|MBE|CBE|QPM|KPM|Esq|PhD|JP)\b")
