"""Where names of persons stand: after a title, in a salutation, a signature, a field.

Every finder yields ``(start, end)`` of the name itself, without its title or label.
A run of capitals that is a place, an operation or an organisation is never a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.letter.characters import fold
from parsers.letter.name_data import (
    AMBIGUOUS,
    COMMON,
    FORENAMES,
    PLACE_WORDS,
    PLACES,
    SURNAMES,
    THING_BEFORE,
)

_LETTERS = r"A-Za-zÀ-ÖØ-öø-ÿĀ-ž"
_CAPITAL = r"A-ZÀ-ÖØ-ÞĀŁŚŻ"
# One token of a name: "Alex", "O'Brien", "Smith-Jones", "MCLEAN", "J.", "de".
_TOKEN = re.compile(
    rf"(?P<word>[{_CAPITAL}][{_LETTERS}]{{1,24}}(?:['’-][{_LETTERS}]{{1,20}}){{0,2}}|"
    rf"[{_CAPITAL}]['’][{_CAPITAL}][{_LETTERS}]{{1,20}})"
    rf"|(?P<initial>[{_CAPITAL}]\.?(?![{_LETTERS}'’]))"
    r"|(?P<particle>(?:de|da|di|van|der|den|von|bin|al|el|la|le|ap|ab)\b)"
)
_GAP = re.compile(r"[ \u00a0]{1,3}|(?<=[A-Z])\.(?=[A-Z])")
_NEXT_WORD = re.compile(rf"[ \u00a0,]{{1,3}}(?P<word>['{_LETTERS}’]{{1,24}})")
_LAST_WORD = re.compile(rf"(?P<word>[{_LETTERS}.'’]{{1,24}})[ \u00a0]{{1,3}}$")
_JOINERS = frozenset({"and", "of", "the", "&"})

_TITLE_WORD = (
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd|Reverend|Cllr|Councillor|"
    r"Judge|Hon|"
    r"MR|MRS|MS|MISS|DR|Doctor|Father|Fr|Baroness|Baron|Mr/Mrs|Mr & Mrs|Mr and Mrs|Mssrs|Messrs"
)
_RANK_WORD = (
    r"(?:T/|A/|Acting |Temporary |Temp |Detective |Det\.? |Deputy |Assistant |Chief |Special |"
    r"Police |D/)?"
    r"(?:Chief Constable|Chief Superintendent|Chief Supt|Chief Inspector|Ch\.? ?Insp|"
    r"Superintendent|"
    r"Supt|Inspector|Insp|Sergeant|Sgt|Constable|Commander|Commissioner|Det Con|Det Sgt)"
)
_SHORT_RANK = r"(?:T/|A/|D/)?(?:PC|WPC|PS|DC|DS|DI|DCI|DSU|PCSO|TDC|T/DC|CC|DCC|ACC|SC|Con)"
_AFTER_TITLE = re.compile(
    rf"\b(?:(?P<title>{_TITLE_WORD})|(?P<rank>{_RANK_WORD}))\.?[ \u00a0]{{1,3}}(?=[{_CAPITAL}\d])"
)
_AFTER_SHORT_RANK = re.compile(
    rf"\b{_SHORT_RANK}\.?[ \u00a0]{{1,2}}(?:(?:No\.? ?)?(?P<number>\d{{2,6}}[A-Z]?)\b[ "
    rf"\u00a0]{{0,2}})?"
)

_SALUTATION = re.compile(
    r"(?:^|(?<=[.!?,\n:]))[ \u00a0]{0,3}(?:dear|hi|hello|hey|annwyl|good (?:morning|afternoon|"
    r"evening))[ \u00a0,]{1,3}",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_A_PERSON = re.compile(
    r"(?:sirs?|madam|sir ?/ ?madam|sir or madam|applicant|requester|requestor|colleagues?|all|"
    r"team|foi|customer|enquirer|"
    r"information|freedom|editor|friend|sender|there|everyone|both|police|chief constable|"
    r"officer|data|disclosure|"
    r"syr|madam|resident|whoever|whom|to whom)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\b(?:yours (?:sincerely|faithfully|truly)|kind(?:est)? regards|best (?:regards|wishes)|"
    r"warm regards|with (?:kind |best )?regards|"
    r"many thanks|thank you|thanks(?: again| in advance)?|regards|sincerely|cheers|yn gywir|yr "
    r"eiddoch yn (?:gywir|ddiffuant)|cofion(?: gorau)?)"
    r"[ \t\u00a0]{0,3}[,.!]?[ \t\u00a0]{0,3}(?P<break>(?:\n[ \t\u00a0]{0,3}){0,5})",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:^|(?<=[\s(|;,]))(?P<label>(?:full |applicant'?s? |requester'?s? |requestor'?s? |your |"
    r"my |officer'?s? |contact |"
    r"first |last |sur|fore|author'?s? |signatory |client |patient |victim'?s? |suspect'?s? |"
    r"member'?s? |staff )?name"
    r"|(?:name of )?(?:applicant|requester|requestor|decision[ -]?maker|case (?:officer|worker|"
    r"handler)|caseworker|"
    r"handled by|prepared by|completed by|compiled by|written by|reviewed by|approved by|"
    r"authorised by|signed(?: by)?|"
    r"signature|author|sender|from|to|attn|attention|fao|for the attention of|cc|contact(?: "
    r"person)?|oic|investigating officer|"
    r"officer in (?:the )?case|complainant|claimant|defendant|deceased|victim|suspect|witness|"
    r"offender|driver|"
    r"registered keeper|keeper|sent by|requested by|submitted by|officer dealing|dealt with by|"
    r"your contact))"
    r"[ \u00a0]{0,2}(?::|=|–|-(?=\s))[ \t\u00a0]{0,4}",
    re.IGNORECASE | re.MULTILINE,
)
_STRONG_FIELD = re.compile(
    r"name$|applicant|request[eo]r|attn|fao|attention|signed|signature|maker|by$|case|sender|"
    r"contact"
)
_CUE = re.compile(
    r"\b(?:my name is|name is|(?:i am|i'm|this is)|on behalf of|c/o|known as|named|called|"
    r"signed(?: by)?|sent by|written by|"
    r"contact|contacted|speak(?:ing)? (?:to|with)|spoke (?:to|with)|e-?mail(?:ed)?|ask for|"
    r"(?:my|his|her|their|our|the|your)(?: late| own| former| elderly| disabled| next[- ]door)? "
    r"(?:neighbour|husband|wife|son|daughter|brother|sister|mother|father|"
    r"mum|dad|partner|ex-partner|ex|friend|colleague|uncle|aunt|cousin|grandson|granddaughter|"
    r"grandfather|grandmother|"
    r"nephew|niece|solicitor|client|landlord|tenant|boss|manager|mp|doctor|teacher)|"
    r"neighbour|journalist|reporter|solicitor|barrister|"
    r"(?:death|murder|killing|shooting|stabbing|arrest|conviction|prosecution|trial|"
    r"disappearance|case|suicide|rape|assault|abduction|sentencing|interview|complaint) (?:of|on|"
    r"against|by|concerning|about|into|involving)|"
    r"investigation (?:of|into)|(?:allegations?|complaints?|case) (?:against|about|made by|by)|"
    r"victims?,?|suspects?,?|offenders?,?|officers?,?|defendants?,?|witness,?)"
    r"[ \u00a0,]{1,3}(?:called |named |was |is )?",
    re.IGNORECASE,
)
_STRONG_CUE = re.compile(
    r"name is|behalf|named|called|signed|neighbour|husband|wife|\bson\b|daughter|brother|sister|"
    r"mother|father|mum|dad|partner|"
    r"friend|colleague|uncle|aunt|cousin|nephew|niece|solicitor|client|landlord|tenant|death|"
    r"murder|killing|disappearance|"
    r"stabbing|shooting|suicide|conviction|abduction|known as",
    re.IGNORECASE,
)
_WROTE = re.compile(r"[ \u00a0]{1,2}(?:wrote|writes)\b|[ \u00a0]{0,2}<?\[?e-?mail")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring tokens that could be one name. ``words`` are folded, initials left out."""

    start: int
    end: int
    words: tuple[str, ...]
    initials: int

    @property
    def size(self) -> int:
        return len(self.words) + self.initials


def run_at(text: str, start: int, most: int = 4) -> Run | None:
    """The name-like tokens from ``start``: they end at the first word that is no name."""
    position, end = start, start
    words: list[str] = []
    initials = 0
    while len(words) + initials < most and (token := _TOKEN.match(text, position)):
        word = token["word"]
        if word and _is_no_name(word):
            break
        if word:
            words.append(fold(word))
        elif token["initial"]:
            initials += 1
        if not token["particle"]:
            end = token.end()
        gap = _GAP.match(text, token.end())
        if not gap:
            break
        position = gap.end()
    return Run(start, end, tuple(words), initials) if words else None


def is_thing(text: str, start: int, end: int) -> bool:
    """Whether the capitals at ``start`` to ``end`` belong to a place, operation or company."""
    before = _LAST_WORD.search(text[max(0, start - 30) : start])
    if before and fold(before["word"]).strip(".") in THING_BEFORE:
        return True
    position = end
    if text[end : end + 2] in ("'s", "’s"):
        position += 2
    for _ in range(4):
        following = _NEXT_WORD.match(text, position)
        if not following or (text[position : position + 1] == ","):
            return False
        word = following["word"]
        folded = fold(word).removesuffix("'s")
        if word[0].isupper() and (folded in PLACE_WORDS or folded in ("police", "constabulary")):
            return True
        if not word[0].isupper() and folded not in _JOINERS:
            return False
        position = following.end()
    return False


def titled(text: str) -> Iterator[tuple[int, int]]:
    """ "Mr Sample", "Detective Constable A Example", "PC 1234 Sample"."""
    for match in _AFTER_TITLE.finditer(text):
        start = match.end()
        number = re.compile(r"\d{2,6}[A-Z]?[ \u00a0]{1,2}").match(text, start)
        run = run_at(text, number.end() if number else start, 3)
        if run is None or is_thing(text, start, run.end):
            continue
        if match["rank"] and not _is_person(run, text, weak=True):
            continue
        yield start, run.end
    for match in _AFTER_SHORT_RANK.finditer(text):
        run = run_at(text, match.end(), 3)
        if run is not None and not is_thing(text, match.start(), run.end):
            if match["number"] or _is_person(run, text, weak=True):
                yield match.start("number") if match["number"] else run.start, run.end
        elif match["number"] and len(match["number"]) >= 3 and run is None:
            yield match.start("number"), match.end("number")


def saluted(text: str) -> Iterator[tuple[int, int]]:
    """ "Dear Ms Example," "Hi Sam"."""
    for match in _SALUTATION.finditer(text):
        start = match.end()
        title = re.compile(rf"(?:{_TITLE_WORD})\b\.?[ \u00a0]{{1,3}}").match(text, start)
        start = title.end() if title else start
        if _NOT_A_PERSON.match(text, start):
            continue
        rest = re.compile(r"[^\n,.:;!?–]{1,60}").match(text, start)
        run = run_at(text, start, 4)
        if run is not None and not is_thing(text, start, run.end):
            yield start, run.end
        elif rest and match.group().strip().lower().startswith(("dear", "annwyl")):
            words = rest.group().split()
            closed = rest.end() == len(text) or text[rest.end()] in ",\n"
            if closed and 1 <= len(words) <= 3 and not any(_is_no_name(w) for w in words):
                yield start, start + len(rest.group().rstrip())


def signed(text: str) -> Iterator[tuple[int, int]]:
    """The name behind "Yours sincerely", on the same or a following line."""
    for match in _CLOSING.finditer(text):
        start = match.end()
        title = re.compile(
            rf"(?:{_TITLE_WORD}|{_RANK_WORD}|{_SHORT_RANK})\b\.?[ \u00a0]{{1,3}}"
        ).match(text, start)
        start = title.end() if title else start
        run = run_at(text, start, 4)
        if run is None or is_thing(text, start, run.end) or _is_place(run):
            continue
        weak = match.group().strip().lower().startswith("thank")
        ends = text[run.end : run.end + 1] in ("", "\n", ",", ".", "|", "(")
        if not match["break"] and weak and not (ends and _is_person(run, text)):
            continue
        yield start, run.end


def fielded(text: str) -> Iterator[tuple[int, int]]:
    """ "Name: Alex Example", "Requester: ...", "FAO ..."."""
    for match in _FIELD.finditer(text):
        start = match.end()
        title = re.compile(
            rf"(?:{_TITLE_WORD}|{_RANK_WORD}|{_SHORT_RANK})\b\.?[ \u00a0]{{1,3}}"
        ).match(text, start)
        start = title.end() if title else start
        run = run_at(text, start, 4)
        if run is None or is_thing(text, start, run.end) or _is_place(run):
            continue
        strong = bool(_STRONG_FIELD.search(fold(match["label"])))
        if strong or run.size >= 2 or _is_person(run, text):
            yield start, run.end


def cued(text: str) -> Iterator[tuple[int, int]]:
    """ "my neighbour Alex Example", "the death of Sam Sample", "contact Pat Placeholder on"."""
    for match in _CUE.finditer(text):
        run = run_at(text, match.end(), 4)
        if run is None or is_thing(text, run.start, run.end) or _is_place(run):
            continue
        strong = bool(_STRONG_CUE.search(match.group()))
        if _is_person(run, text) or (strong and run.size >= 2):
            yield run.start, run.end


def listed(text: str) -> Iterator[tuple[int, int]]:
    """Known forename and a surname, or an initial and a known surname, anywhere."""
    position = 0
    while token := _TOKEN.search(text, position):
        position = token.end()
        if token["particle"] or (token.start() and text[token.start() - 1].isalnum()):
            continue
        run = run_at(text, token.start(), 4)
        if run is None:
            continue
        position = max(position, run.end)
        if is_thing(text, run.start, run.end) or _is_place(run):
            continue
        wrote = bool(_WROTE.match(text, run.end)) and run.size >= 2
        if wrote or _is_listed(run):
            yield run.start, run.end


def lone_line(line: str) -> Run | None:
    """A line that is nothing but a name-like run ("Alex Example", "Ms A Example")."""
    stripped = line.strip().rstrip(",")
    title = re.match(rf"(?:{_TITLE_WORD})\b\.?\s{{1,3}}", stripped)
    start = title.end() if title else 0
    run = run_at(stripped, start, 4)
    if run is None or run.end != len(stripped) or _is_place(run):
        return None
    return run


def is_titled(line: str) -> bool:
    """Whether a line opens with a courtesy title."""
    return bool(re.match(rf"(?:{_TITLE_WORD})\b\.?\s{{1,3}}[{_CAPITAL}]", line.strip()))


def _is_no_name(word: str) -> bool:
    folded = fold(word)
    if folded in FORENAMES or folded in SURNAMES:
        return False
    return folded in COMMON or folded in PLACE_WORDS


def _is_place(run: Run) -> bool:
    known = any(word in FORENAMES or word in SURNAMES for word in run.words)
    return not known and all(word in PLACES for word in run.words)


def _is_person(run: Run, text: str, *, weak: bool = False) -> bool:
    """Whether a run reads like a person: a known name, an initial, or (``weak``) prose around."""
    if _is_place(run):
        return False
    known = any(w in FORENAMES or w in SURNAMES or w in AMBIGUOUS for w in run.words)
    if known or (run.initials and run.words):
        return True
    return weak and len(text) > 50 and bool(re.search(r"[a-z][.,;] |[a-z]{2} [a-z]{2}", text))


def _is_listed(run: Run) -> bool:
    if run.size < 2:
        return False
    first, last = run.words[0], run.words[-1]
    if run.initials and len(run.words) == 1:
        return first in SURNAMES
    if len(run.words) < 2:
        return False
    if first in FORENAMES and first not in AMBIGUOUS:
        return last not in PLACES or last in SURNAMES or first in FORENAMES
    if first in AMBIGUOUS:
        return last in SURNAMES
    return last in SURNAMES and last not in PLACES and len(run.words) == 2 and first not in PLACES
