"""What a text says is counted: its subjects, and the words that narrow them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from db.questions.phrases import BREAK, EXCLUDES, JOINS, NEGATES, Hit, Phrases, Word, words_of
from db.questions.porter import stem
from db.questions.thesaurus import BY_SLUG, SUBJECTS
from db.questions.thesaurus.not_subjects import NOT_SUBJECTS
from db.questions.vocabulary import SubjectRole

_LONGEST: Final = 400  # characters of a text that are read
_MOST_LEFT: Final = 12  # words


@dataclass(frozen=True, slots=True)
class Named:
    """A subject with the words of the text that named it."""

    slug: str
    words: str
    role: SubjectRole


@dataclass(frozen=True, slots=True)
class Reading:
    """The subjects of a text, and the words that say which of their cases are meant."""

    named: tuple[Named, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def slugs(self) -> frozenset[str]:
        return frozenset(one.slug for one in self.named)


# What may be done with any subject: beside another one these say what about it is counted.
ASPECTS: Final = frozenset(
    (
        *("recorded-crime", "outcomes", "arrests", "charges", "incidents", "training", "budget"),
        *("victims", "complaints", "pay", "officer-numbers", "cautions", "intelligence"),
        *("vehicles-seized", "traffic-offences", "buildings", "crime-data-integrity"),
        *(
            "uniform-and-equipment",
            "it-systems",
            "search-warrants",
            "recruitment",
            "custody",
            "social-media",
            "fleet",
        ),
    )
)


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


# "committed by" names who did it, "by month" a dimension.
_DOERS: Final = _stems(
    "committed taken stolen bites perpetrated caused owned driven attacked bitten injured carried"
    " made used"
    " reported"
    " experienced faced resolved recorded caught detected captured submitted lodged received"
    " issued paid employed assaulted killed seized"
)
_BY: Final = frozenset({"by", "per"})
_ENDS_BY: Final = _stems("where in between from for involving with during at on against since") | {
    BREAK
}
# Words that narrow nothing: what is counted anyway, how it is laid out, when and by whom.
_COMMON: Final = _stems(
    "number numbers no total totals count counts volume how many much recorded reported logged"
    " record report reports offence offences crime crimes incident incidents case cases occurrence"
    " figure figures data table breakdown broken down split type types kind category group month"
    " months monthly year years yearly annual quarter week day date period time age ages sex gender"
    " ethnicity outcome outcomes result person persons people force police constabulary service"
    " involving related relating about regarding marker flag flagged following please provide"
    " question q foi freedom information request response ref reference appendix annex sheet page"
    " of in to from for with on at by per as or and between during since until up who which what"
    " that was were is are been be have has had did do it this these those there where within all"
    " any i we you us me would like could can will shall under over last past latest calendar"
    " financial fy new updated statistics stats update covering january february march april may"
    " june july august september october november december jan feb mar apr jun jul aug sep sept oct"
    " nov dec st nd rd th inclusive date dated year-to-date district area division ward use uses"
    " using used name named also each every other than one two three five ten level levels only"
    " england wales scotland county across so current further mean average median percentage"
    " percent seconds minutes hours days working"
)
# Words beside which a weak phrase still means its subject: the force, and what it spends.
_COMPANY: Final = _stems(
    "officer officers staff police chief constable constables senior employee employees cost costs"
    " spend spent spending bill policy policies contract contracts purchased bought owned provided"
    " request requests received list holder holders paid made application applications about"
    " because into owed taken"
    " new average overall annual high low day days hour hours public against then when"
)
_BRACKETS: Final = frozenset("()[]")
_NUMBERS: Final = re.compile(r"\d")


@cache
def named_phrases() -> Phrases:
    """The phrases of the thesaurus, and those that name nothing."""
    rows = [(one.slug, f"{one.phrases};{one.welsh}") for one in SUBJECTS]
    return Phrases([*rows, *(("", one.phrase) for one in NOT_SUBJECTS)])


@lru_cache(maxsize=100_000)
def read(text: str) -> Reading:
    """The subjects that a title, caption, question or label names, and the words left over."""
    text = text[:_LONGEST]
    words = words_of(text)
    dimensions = _dimensions(words)
    hits, lost = named_phrases().weighed(words)
    found = [
        match
        for hit in hits
        if hit.first not in dimensions and (match := _of_longer(hit, lost, hits)) is not None
    ]
    unsure = [one for one in found if one.weak and _beside_others(words, one, found)]
    matches = [
        match
        for match in found
        if not (match in unsure or _excluded(words, match) or _explains(words, match, found))
        and not _is_reason(words, match, found)
        and not any(_rests_on(match, one) for one in unsure)
    ]
    slugs = {match.slug for match in matches}
    kept = [match for match in matches if _counts(match.slug, slugs)]
    named: dict[str, Named] = {}
    for match in kept:
        printed = text[words[match.first].start : words[match.last - 1].end]
        role = _role(words, match, kept, matches)
        if match.slug not in named or role is SubjectRole.AMONG:
            named[match.slug] = Named(match.slug, " ".join(printed.split()), role)
    said = {place for match in kept for place in range(match.first, match.last)}
    left = [
        text[word.start : word.end].lower()
        for place, word in enumerate(words)
        if place not in said | dimensions and _narrows(word)
    ]
    return Reading(tuple(named.values()), tuple(dict.fromkeys(left))[:_MOST_LEFT])


def _counts(slug: str, slugs: set[str]) -> bool:
    """Whether a subject stands for itself beside the others: not their broader one or aspect."""
    if any(BY_SLUG[other].broader == slug for other in slugs):
        return False
    return slug not in ASPECTS or slugs <= ASPECTS


def _dimensions(words: Sequence[Word]) -> frozenset[int]:
    """The places of words that say how the numbers are broken down ("by ward and outcome")."""
    found: set[int] = set()
    inside = False
    for place, word in enumerate(words):
        if word.stem in _BY:
            inside = place == 0 or words[place - 1].stem not in _DOERS
        elif word.stem in _ENDS_BY and not (word.stem == BREAK and _goes_on(words, place)):
            inside = False
        if inside:
            found.add(place)
    return frozenset(found)


def _goes_on(words: Sequence[Word], place: int) -> bool:
    """Whether a list of dimensions goes on behind its comma: one word, then another join."""
    return place + 2 < len(words) and words[place + 2].stem in (*JOINS, BREAK)


# Powers that are used for a reason: "stop searches for drugs" counts searches, no drug offences.
_FOR_REASONS: Final = frozenset(
    ("stop-and-search", "section-60", "strip-search", "use-of-force", "search-warrants")
)


def _is_reason(words: Sequence[Word], match: Hit, found: Sequence[Hit]) -> bool:
    """Whether a match behind "for" only says why a power was used."""
    return any(
        one.slug in _FOR_REASONS
        and one.last < match.first
        and "for" in (word.word for word in words[one.last : match.first])
        for one in found
    )


def _excluded(words: Sequence[Word], match: Hit) -> bool:
    """Whether the words right before a match exclude it ("other than", "excluding")."""
    for distance, word in enumerate(reversed(words[max(0, match.first - 3) : match.first])):
        if word.stem == BREAK or word.stem in JOINS:
            return False
        if word.stem in EXCLUDES and (distance == 0 or word.word not in NEGATES):
            return True
    return False


def _of_longer(match: Hit, lost: Sequence[Hit], hits: Sequence[Hit]) -> Hit | None:
    """A match that is part of a longer phrase which gave way to another one.

    It is of that phrase's subject where this is narrower and what it gave way to only an aspect
    ("number of officers assaulted"), and of none where it is another one ("a police car stolen").
    """
    longer = [
        (one, other)
        for one in lost
        for other in hits
        if one.first <= match.first and match.last <= one.last and one.size > match.size
        if one.first < other.last and other.first < one.last and other != match
    ]
    for one, other in longer:
        if other.slug in ASPECTS and one.slug != match.slug and _kin(one.slug, match.slug):
            return replace(match, slug=one.slug)
    return match if all(_kin(match.slug, one.slug) for one, _ in longer) else None


def _beside_others(words: Sequence[Word], match: Hit, found: Sequence[Hit]) -> bool:
    """Whether a word that says something else stands right before or behind a match."""
    known = {place for one in found for place in range(one.first, one.last)}
    return any(
        not is_common(words[place])
        and words[place].stem not in _COMPANY | _ENDS_BY | JOINS
        and place not in known
        for place in (match.first - 1, match.last)
        if 0 <= place < len(words)
    )


def _rests_on(match: Hit, unsure: Hit) -> bool:
    """Whether a match says nothing without an unsure one: it follows it, or is its aspect."""
    return unsure.first < match.first or match.slug in ASPECTS


def _explains(words: Sequence[Word], match: Hit, found: Sequence[Hit]) -> bool:
    """Whether a match in brackets only explains the one right before them, and is none of it."""
    opens = [place for place, word in enumerate(words[: match.first]) if word.word in _BRACKETS]
    if not opens or words[opens[-1]].word not in "([":
        return False
    before = [one for one in found if one.last == opens[-1]]
    return bool(before) and not any(_kin(match.slug, one.slug) for one in before)


def _kin(slug: str, broader: str) -> bool:
    """Whether a subject is another one or narrower."""
    return slug == broader or (bool(slug) and _kin(BY_SLUG[slug].broader, broader))


def _role(
    words: Sequence[Word], match: Hit, kept: Sequence[Hit], all_of_them: Sequence[Hit]
) -> SubjectRole:
    """``among`` where the match is one of a list: "robbery and burglary", "pet and cargo theft"."""
    span = (match.first, match.last)
    if any((one.first, one.last) == span and one.slug != match.slug for one in kept) and any(
        word.stem in JOINS for word in words[match.first : match.last]
    ):
        return SubjectRole.AMONG  # one phrase for two: "theft and handling"
    for place, step in ((match.first - 1, -1), (match.last, 1)):
        beyond, joined = _over_joins(words, place, step, kept)
        if beyond is None:
            continue
        others = {one.slug for one in kept if one.first <= beyond < one.last}
        if not others and any(one.first <= beyond < one.last for one in all_of_them):
            continue  # a broader one or an aspect: no other thing
        if others - {match.slug}:
            return SubjectRole.AMONG
        alone = sum(one.slug == match.slug for one in kept) == 1
        if joined and not others and alone and _joins(words[beyond], before=step < 0):
            return SubjectRole.AMONG
    return SubjectRole.COUNTED


def _over_joins(
    words: Sequence[Word], place: int, step: int, kept: Sequence[Hit]
) -> tuple[int | None, bool]:
    """The next word beyond "and", "or" or a comma, and whether "and" or "or" was among them."""
    listed = joined = False
    while 0 <= place < len(words):
        word = words[place]
        if word.stem in JOINS or word.word in _COMMAS:
            listed, joined = True, joined or (word.stem in JOINS and not _is_slash(word))
        elif any(one.first <= place < one.last for one in kept) or not (
            word.stem in _MEMBERS or ((joined or step < 0) and _ADJECTIVE.search(word.word))
        ):
            return (place if listed else None), joined
        place += step
    return None, joined


def _is_slash(word: Word) -> bool:
    """Whether an "or" is printed as a slash, beside which both words may mean one thing."""
    return word.word == "or" and word.end - word.start == 1


_COMMAS: Final = frozenset({",", ";"})
# Common words between two members of a list ("rape offences and robbery").
_MEMBERS: Final = _stems("offence offences crime crimes incidents reports")
_OTHERS: Final = _stems("other others associated similar")
# Words before "and" that share no head with what follows it: people, and what is done.
_ALONE: Final = _stems(
    "officer officers staff adult adults child children woman men women person people victim"
    " suspects offenders cost costs arrest arrests charge charges stop stops"
)
_ADJECTIVE: Final = re.compile(r"(?:ed|al|ing|ous|ive|ful|ar|ic|male|ly)$")


def _joins(word: Word, *, before: bool) -> bool:
    """Whether a word beyond "and" is counted too: other things, or one that shares the head."""
    if word.stem in _OTHERS:
        return True
    apart = is_common(word) or word.stem in _ALONE or _ADJECTIVE.search(word.word)
    return before and not apart


def is_common(word: Word) -> bool:
    """Whether a word narrows nothing: a mark, a number, or one that stands in any caption."""
    return word.stem == BREAK or word.stem in _COMMON or bool(_NUMBERS.search(word.word))


def _narrows(word: Word) -> bool:
    return not is_common(word) and len(word.word) > 1
