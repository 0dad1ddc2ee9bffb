"""The words of the interface in Welsh, for pages whose answer is in Welsh.

Only what the site itself says: headings, labels, the menu, outcomes. What has no Welsh here stays
English and is marked so; what a force wrote stays as it is.
"""

from __future__ import annotations

from typing import Final

from parsers.types import Outcome

LANG: Final = "cy"

WORDS: Final[dict[str, str]] = {
    # around every page
    "Skip to the content": "Neidio i’r cynnwys",
    "Search": "Chwilio",
    "Topics": "Pynciau",
    "Forces": "Heddluoedd",
    "Refusals": "Gwrthodiadau",
    "Asked before?": "Wedi’i ofyn o’r blaen?",
    "Changes": "Newidiadau",
    "Data": "Data",
    "About": "Ynghylch",
    "A copy for research: the force's own page is the record. Each force's own terms of re-use"
    " apply.": "Copi ar gyfer ymchwil: tudalen yr heddlu ei hun yw’r cofnod. Mae telerau"
    " ailddefnyddio pob heddlu yn berthnasol.",
    "About, limits and licence": "Ynghylch, cyfyngiadau a thrwydded",
    "Report a problem": "Rhoi gwybod am broblem",
    "By programme": "Trwy raglen",
    "Takedown log": "Cofnod tynnu i lawr",
    "Open in Datasette": "Agor yn Datasette",
    # an answer
    "The force’s own page": "Tudalen yr heddlu ei hun",
    "In short": "Yn gryno",
    "Not all of this answer could be read:": "Nid oedd modd darllen yr ateb hwn i gyd:",
    "The force warns": "Mae’r heddlu’n rhybuddio",
    "Tables": "Tablau",
    "Table": "Tabl",
    "Questions": "Cwestiynau",
    "What was asked": "Beth a ofynnwyd",
    "Letter": "Llythyr",
    "Request": "Cais",
    "Answer": "Ateb",
    "The same request elsewhere": "Yr un cais mewn mannau eraill",
    "Sections": "Adrannau",
    "Sections of the law that it cites": "Yr adrannau o’r gyfraith y mae’n eu dyfynnu",
    "used to withhold something": "defnyddiwyd i ddal rhywbeth yn ôl",
    "only mentioned": "dim ond crybwyll",
    "Other answers that use it": "Atebion eraill sy’n ei defnyddio",
    "Files": "Ffeiliau",
    "The force’s files": "Ffeiliau’r heddlu",
    "Record": "Cofnod",
    "Title as printed": "Teitl fel y’i hargraffwyd",
    "Law": "Cyfraith",
    "Time taken": "Amser a gymerwyd",
    "Why this outcome": "Pam y canlyniad hwn",
    "Seen here": "Gwelwyd yma",
    "Cite": "Dyfynnu",
    "BibTeX and RIS": "BibTeX a RIS",
    "Report a problem with this page": "Rhoi gwybod am broblem gyda’r dudalen hon",
    # a table
    "The same as lines": "Yr un peth fel llinellau",
    "CSV as printed": "CSV fel y’i hargraffwyd",
    "CSV with one number a row": "CSV gydag un rhif ym mhob rhes",
    "spreadsheet": "taenlen",
    "Each number leads to where it stands in the force’s file.": "Mae pob rhif yn arwain at ei le"
    " yn ffeil yr heddlu.",
    # a number
    "As printed": "Fel y’i hargraffwyd",
    "Number": "Rhif",
    "What the mark means": "Ystyr y marc",
    "Row": "Rhes",
    "Column": "Colofn",
    "Period": "Cyfnod",
    "Counts": "Yn cyfrif",
    "Unit": "Uned",
    "In the force’s file": "Yn ffeil yr heddlu",
    "In its table": "Yn ei thabl",
    "The whole table": "Y tabl cyfan",
}
OUTCOMES: Final[dict[Outcome, str]] = {
    Outcome.GRANTED: "Rhoddwyd y wybodaeth",
    Outcome.GRANTED_SUPPRESSED: "Rhoddwyd y wybodaeth, a chuddiwyd niferoedd bach",
    Outcome.PARTIAL: "Rhoddwyd rhan, a daliwyd rhan yn ôl",
    Outcome.WITHHELD: "Gwrthodwyd: daliwyd y cyfan yn ôl",
    Outcome.NOT_HELD: "Ni chedwir y wybodaeth",
    Outcome.COST: "Gwrthodwyd: byddai’n costio gormod",
    Outcome.COST_WITH_DATA: "Byddai’n costio gormod fel y gofynnwyd; rhoddwyd peth gwybodaeth",
    Outcome.COST_NCND: "Byddai’n costio gormod, ac nid yw’n cadarnhau nac yn gwadu",
    Outcome.MANIFESTLY_UNREASONABLE: "Gwrthodwyd: amlwg yn afresymol",
    Outcome.VEXATIOUS: "Gwrthodwyd: blinderus",
    Outcome.REPEATED: "Gwrthodwyd: cais a ailadroddwyd",
    Outcome.ACCESSIBLE_ELSEWHERE: "Ar gael mewn man arall",
    Outcome.FUTURE_PUBLICATION: "I’w chyhoeddi’n ddiweddarach",
    Outcome.NCND: "Nid yw’n cadarnhau nac yn gwadu",
    Outcome.TRANSFERRED: "Trosglwyddwyd i gorff arall",
    Outcome.CLARIFICATION: "Gofynnwyd am eglurhad",
    Outcome.LAPSED: "Daeth i ben",
    Outcome.INVALID: "Nid yw’n gais dilys",
    Outcome.INTERNAL_REVIEW: "Adolygiad mewnol",
    Outcome.MIXED: "Gwahanol ar gyfer pob cwestiwn",
    Outcome.UNKNOWN: "Ddim yn glir o’r llythyr",
}


def words(english: str, lang: str) -> str:
    """The interface's words in a page's language. KeyError for words that have no Welsh here."""
    return WORDS[english] if lang == LANG else english


def outcome_words(outcome: str, english: str, lang: str) -> str:
    """An outcome in a page's language."""
    return OUTCOMES[Outcome(outcome)] if lang == LANG and outcome in {*Outcome} else english
