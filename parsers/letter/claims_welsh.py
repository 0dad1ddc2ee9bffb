"""The Welsh half of the tables: the same meanings, witnessed by Welsh sentences."""

from __future__ import annotations

from typing import Final

from parsers.letter.claims import Reach, Says
from parsers.letter.move import Move
from parsers.letter.rules import Rule, rule

_S: Final = r"h?adran(?:nau)? ?"

MOVES: Final[tuple[Rule[Move], ...]] = (
    rule(
        "dwy ddyletswydd",
        Move.RECITAL,
        rf"\bdwy ddyletswydd|dd?yletswydd (?:gyntaf|arall)|ail ddyletswydd|cadarnhau neu wadu|"
        rf"oni bai bod (?:eithriad|esemptiad)|lle y dibynnir|{_S}17\b[^.]{{0,80}}(?:mae'n|ofynnol|"
        r"gofyn)|hawl (?:statudol|i (?:gael|dderbyn))",
        "mae adran 1 deddf rhyddid gwybodaeth 2000 yn gosod dwy ddyletswydd ar awdurdodau.",
        "roedd dwy swyddog ar ddyletswydd.",
    ),
    rule(
        "hawl i gwyno",
        Move.RIGHTS,
        r"adolygiad mewnol|\bcwyn(?:o|ion)?\b|comisiynydd gwybodaeth|anfodlon|anhapus",
        "gallwch ofyn am adolygiad mewnol.",
        "mae'r adroddiad yn fewnol.",
    ),
    rule(
        "bydd yn cael ei ystyried",
        Move.SUPPOSED,
        r"\b(?:os|pe|petai|efallai)\b[^.]{0,120}\b(?:gall|gallai|bydd|byddwn|byddai|eithr|esempt|"
        r"gwrthod)",
        "os bydd eithriad yn berthnasol byddwn yn rhoi gwybod.",
        "nid oes gwybodaeth.",
    ),
    rule(
        "yn dal y wybodaeth",
        Move.OPENER,
        r"gadarnhau (?:bod|fod)\b[^.]{0,60} (?:yn (?:cadw|dal)|cael ei (?:dal|"
        r"chadw))\b[^.]{0,40}\.?$",
        "gallaf gadarnhau bod heddlu dyfed-powys yn cadw'r wybodaeth.",
        "gallaf gadarnhau bod 14 o swyddogion.",
    ),
)

CLAIMS: Final[tuple[Rule[Says], ...]] = (
    rule(
        "ddim yn dal",
        Says.NOT_HELD,
        r"\b(?:nid|nad|ddim|dydy|dyw)\b[^.;]{0,70}\b(?:yn|ei|eu|wedi) ?(?:dal|cadw|chadw|ddal|"
        r"gadw|cofnodi|chofnodi|gofnodi)\b(?![^.;]{0,30} mewn (?:fformat|ffurf|modd))|"
        r"\bdim gwybodaeth\b|nid oes (?:gennym |gan [a-z -]{3,30})?(?:unrhyw )?(?:w|g)ybodaeth",
        "nid yw heddlu gogledd cymru yn dal yr wybodaeth hon.",
        "mae'r heddlu yn dal y wybodaeth.",
    ),
    rule(
        "cadarnhau na gwadu",
        Says.NCND,
        r"\b(?:g|ch|c)adarnhau(?:,)? (?:na|nac)(?: yn)? (?:g|ng)?wadu|nac? yn gwadu",
        "ni all yr heddlu gadarnhau na gwadu bod y wybodaeth yn cael ei dal.",
        "y ddyletswydd gyntaf yw cadarnhau neu wadu.",
    ),
    rule(
        "cost",
        Says.COST,
        rf"\b(?:t|d)erfyn (?:priodol|cost|statudol)|(?:mwy na|uwch na|uwchlaw|dros|y tu hwnt i)"
        r"[^.;]{0,30}(?:18 awr|terfyn|derfyn|£ ?450)|\b(?:costau?|gost|chost)\b[^.;]{0,60}\b"
        rf"(?:uwch|mwy|ormodol|gormodol|fwy)|{_S}12\b(?! ?\(2)|mewn (?:fformat|ffurf|modd) "
        rf"(?:sy'n |"
        r"y gellir )?(?:hawdd|adalw|chwil)",
        "byddai'r gost yn fwy na'r terfyn priodol.",
        "cost y car oedd £400.",
    ),
    rule(
        "cost cadarnhau",
        Says.DETERMINE,
        rf"{_S}12 ?\(2\)|(?:cost|gost)[^.;]{{0,40}}(?:penderfynu|cadarnhau|canfod|gadarnhau)"
        r"[^.;]{0,30}\b(?:a|os|bod)\b",
        "byddai cost penderfynu a yw'r wybodaeth yn cael ei dal yn fwy na'r terfyn.",
        "penderfynu'r gost.",
    ),
    rule(
        "esempt",
        Says.EXEMPT,
        r"\besempt\w*|\beithri(?:ad|adau|edig|o)\b|\bheithrio\b|\b(?:atal|ddal yn ôl|dal yn ôl|"
        r"gwrthod(?:ir|wyd)?|wrthod)\b|\bdatgelu\b[^.;]{0,10} ddim",
        "rydym yn atal yr holl wybodaeth gan fod esemptiad yn berthnasol.",
        "mae'r wybodaeth ynghlwm.",
    ),
    rule(
        "rhan",
        Says.PARTLY,
        r"\b(?:rhywfaint|rhan|rhannau|rhai|peth|ychydig) o(?:'r)?\b[^.;]{0,60}(?:esempt|eithr|atal|"
        r"gwrthod|golyg|datgel)|(?:datgelu|darparu|rhoi) (?:rhywfaint|rhan|rhai|peth)\b|"
        r"golyg(?:u|wyd)",
        "rydym yn datgelu rhywfaint o'r wybodaeth.",
        "rydym yn datgelu'r wybodaeth.",
    ),
    rule(
        "ar gael mewn man arall",
        Says.ELSEWHERE,
        rf"{_S}21\b|ar gael (?:yn gyhoeddus|eisoes|i'r cyhoedd|drwy|ar (?:ein|y|wefan|ei))|eisoes "
        r"ar gael|hygyrch|eisoes wedi('i| ei) (?:g|ch)yhoeddi",
        "mae'r wybodaeth eisoes ar gael ar ein gwefan.",
        "nid yw'r car ar gael heddiw.",
    ),
    rule(
        "i'w gyhoeddi",
        Says.LATER,
        rf"{_S}22\b|bwriedir (?:ei |eu )?(?:cyhoeddi|chyhoeddi)|gyhoeddi yn y dyfodol|"
        r"(?:caiff|cael) ei (?:g|ch)yhoeddi",
        "bwriedir ei gyhoeddi yn y dyfodol, adran 22.",
        "cyhoeddwyd yr adroddiad.",
    ),
    rule(
        "blinderus",
        Says.VEXATIOUS,
        rf"\bblinderus|{_S}14 ?\(1\)",
        "mae'r cais yn flinderus: blinderus o dan adran 14(1).",
        "mae'r cais yn ddilys.",
    ),
    rule(
        "eglurhad",
        Says.CLARIFY,
        r"(?:angen|ceisio|gofyn am|anfonwch|rhowch)[^.;]{0,30} (?:eglurhad|esboniad)|eglurwch",
        "mae angen eglurhad pellach arnom.",
        "cafwyd eglurhad.",
    ),
    rule(
        "ynghlwm",
        Says.GIVEN,
        r"\bynghlwm|\bamgae(?:edig|ir|af)?\b|\b(?:g|ng)?weler\b|\bisod\b|fel a ganlyn|\bdyma'?r?\b|"
        r"yn y tabl|\bcofnodwyd\b[^.]{0,40}\d|\bdatgelu'r\b",
        "gweler y tabl isod.",
        "nid yw'n cael ei dal.",
    ),
)

REACHES: Final[tuple[Rule[Reach], ...]] = (
    rule(
        "yr holl",
        Reach.WHOLE,
        r"\b(?:yr|yr? ?holl|cyfan)\b ?(?:holl|cyfan|wybodaeth gyfan)|\bholl\b",
        "rydym yn atal yr holl wybodaeth.",
        "rydym yn atal rhan.",
    ),
    rule(
        "unrhyw wybodaeth arall",
        Reach.OTHER,
        r"unrhyw (?:w|g)ybodaeth (?:arall|bellach)",
        "ni allwn gadarnhau na gwadu bod unrhyw wybodaeth arall.",
        "unrhyw wybodaeth.",
    ),
    rule(
        "rhan o'r",
        Reach.PART,
        r"\b(?:rhan|rhannau|rhai|rhywfaint|peth|gweddill|enwau)\b|cwestiwn \d",
        "rydym yn atal rhan o'r wybodaeth.",
        "rydym yn atal y wybodaeth.",
    ),
)
