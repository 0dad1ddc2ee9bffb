"""Draws the letters of a half: which wording, in which structure, with which surroundings."""

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from samples.letter_bank import answers_labelled, answers_prose, mails, multiple
from samples.letter_bank.bodies import BODIES, Body, of_act, reference
from samples.letter_bank.facts import draw, draw_days, fill
from samples.letter_bank.model import Draft, Letter, Page, Truth
from samples.letter_bank.words import Section, Wording, entries, half

Structure = Callable[[Draft], Page]
ENGLISH: dict[str, Structure] = {
    "own_line": answers_labelled.own_line,
    "run_in": answers_labelled.run_in,
    "fields_in_rows": answers_labelled.fields_in_rows,
    "value_below": answers_labelled.value_below,
    "two_columns": answers_labelled.two_columns,
    "titled": answers_labelled.titled,
    "you_asked": answers_labelled.you_asked,
    "decision_first": answers_labelled.decision_first,
    "address_block": answers_prose.address_block,
    "seek_access": answers_prose.seek_access,
    "flattened": answers_prose.flattened,
    "no_labels": answers_prose.no_labels,
    "no_request": answers_prose.no_request,
    "damaged": answers_prose.damaged,
    "joint": answers_prose.joint,
    "thread_answered": mails.thread_answered,
}
FORMAL = ("own_line", "address_block", "seek_access", "flattened")
WELSH: dict[str, Structure] = {
    "welsh": answers_labelled.welsh,
    "bilingual": answers_labelled.bilingual,
}
LETTERS: dict[str, Structure] = {
    "letter": mails.letter,
    "mail": mails.mail,
    "thread_unanswered": mails.thread_unanswered,
}
COUNTS = {
    "granted": 26,
    "partial": 20,
    "withheld": 18,
    "not_held": 20,
    "cost": 24,
    "cost_with_data": 12,
    "cost_ncnd": 10,
    "ncnd": 14,
    "accessible_elsewhere": 10,
    "future_publication": 8,
    "vexatious": 8,
    "repeated": 6,
    "granted_suppressed": 6,
    "transferred": 6,
    "lapsed": 6,
    "invalid": 6,
}
OTHER_COUNTS = {
    "acknowledgement": 14,
    "holding": 10,
    "clarification": 10,
    "fees_notice": 3,
    "cover_note": 6,
}
WELSH_REQUESTS = (
    "Faint o {topic_cy} a gofnodwyd yn {y2}?",
    "Hoffwn gael gwybodaeth am {topic_cy} rhwng {y} a {y2}.",
)
FORCED = {"northern-ireland": "decision_first", "northumbria": "you_asked"}


class Maker:
    """Draws one half. Two makers with one seed draw the same."""

    def __init__(self, seed: int, which: str, seen: tuple[Wording, ...] = ()) -> None:
        self.rng = random.Random(f"{seed}-{which}")
        self.which = which
        self.seen = seen
        self.turn = 0

    def letters(self) -> list[Letter]:
        """All letters of the half, in a fixed order."""
        made: list[Letter] = []
        for stem, count in COUNTS.items():
            made += [self.english(word) for word in self.take("words", stem, count)]
        made += [self.formal(word) for word in self.take("words", "granted", 3)]
        for stem in ("not_held", "cost", "withheld"):
            made += [self.formal(word) for word in self.take("words", stem, 2)]
        made += [self.by_act(word, "environmental") for word in self.take("words", "eir", 10)]
        made += [self.by_act(word, "scottish") for word in self.take("words", "foisa", 11)]
        made += [self.welsh(word) for word in self.take("words", "welsh", 24)]
        for stem, count in OTHER_COUNTS.items():
            made += [self.other(word) for word in self.take("words", stem, count)]
        made += [self.review(word) for word in self.take("words", "internal_review", 8)]
        for stem in ("annex", "not_a_letter"):
            made += [self.document(word) for word in self.take("words", stem, 4)]
        made += [self.questions() for _ in range(20)]
        made += [self.several() for _ in range(8)]
        made += [self.english(word) for word in self.seen]
        return [self._named(number, letter) for number, letter in enumerate(made, 1)]

    def take(self, folder: str, stem: str, count: int) -> Iterable[Wording]:
        """So many wordings of this half, each as often as the others."""
        words = half(entries(folder, stem), self.which)
        return [words[n % len(words)] for n in range(count)]

    def english(self, word: Wording) -> Letter:
        """An ordinary answer in the next structure."""
        names = tuple(ENGLISH)
        name = names[self.turn % len(names)]
        self.turn += 1
        bodies = [b for b in of_act("FOIA") if FORCED.get(b.slug, name) == name]
        own = [b for b in bodies if FORCED.get(b.slug) == name]
        body = self.rng.choice(own or bodies)
        return self._answer(word, body, name, ENGLISH[name])

    def formal(self, word: Wording) -> Letter:
        """An answer to a requester who writes like a force."""
        layout = ENGLISH[self.rng.choice(FORMAL)]
        body = self.rng.choice(of_act("FOIA"))
        return self._answer(word, body, "requester_formal", layout, formal=True)

    def by_act(self, word: Wording, name: str) -> Letter:
        """An answer under the environmental regulations or the Scottish Act."""
        layouts = {"environmental": answers_prose.environmental, "scottish": answers_prose.scottish}
        body = self.rng.choice(of_act("FOISA" if name == "scottish" else "FOIA"))
        return self._answer(word, body, name, layouts[name], plain=True)

    def welsh(self, word: Wording) -> Letter:
        """A Welsh answer, alone or above its English twin."""
        body = self.rng.choice([b for b in BODIES if b.welsh])
        name = self.rng.choice(tuple(WELSH))
        request = Wording("welsh-request", "", (), self.rng.choice(WELSH_REQUESTS))
        draft, mentioned = self._draft(word, body, request, plain=True)
        letter = self._letter(word, draft, name, WELSH[name](draft), mentioned)
        lang = "cy" if name == "welsh" else "mixed"
        return replace(letter, truth=replace(letter.truth, lang=lang))

    def other(self, word: Wording) -> Letter:
        """A letter or mail that is no answer."""
        name = self.rng.choice([n for n in LETTERS if n != "thread_unanswered"])
        if word.kind in ("acknowledgement", "holding") and self.rng.random() < 0.4:
            name = "thread_unanswered"
        draft, mentioned = self._draft(word, self.rng.choice(of_act("FOIA")), plain=True)
        page = LETTERS[name](draft)
        if "{rec}" in word.text:
            page = replace(page, received=(f"{draft.days.received}",))
        return self._letter(word, draft, name, page, mentioned)

    def review(self, word: Wording) -> Letter:
        """A letter that reports an internal review."""
        draft, mentioned = self._draft(word, self.rng.choice(of_act("FOIA")), plain=True)
        return self._letter(word, draft, "review", mails.review(draft), mentioned)

    def document(self, word: Wording) -> Letter:
        """A text that belongs to no request."""
        draft, _ = self._draft(word, self.rng.choice(of_act("FOIA")), plain=True)
        page = mails.document(draft)
        return self._letter(word, draft, "document", page, word.mentioned)

    def questions(self) -> Letter:
        """A letter that answers two to four questions, one by one."""
        pool = half(entries("words", "questions"), self.which)
        first = self.rng.choice(pool)
        words = (first, *self.rng.choices(pool, k=self.rng.randint(1, 3)))
        draft, _ = self._draft(first, self.rng.choice(of_act("FOIA")), plain=True)
        told = [fill(w.text, draw(self.rng, draft.body, draft.days)) for w in words]
        page = multiple.by_question(draft, tuple(told))
        letter = self._letter(first, draft, "by_question", page, self._rights_cited(draft))
        truth = replace(
            letter.truth,
            outcome=multiple.rolled_up(tuple(w.outcomes[0] for w in words)),
            applied=_all(w.applied for w in words),
            wordings=tuple(w.name for w in words),
            deciding=" / ".join(told),
        )
        return replace(letter, truth=truth)

    def several(self) -> Letter:
        """Two or three whole answers of one force on one page."""
        stems = self.rng.choices(("granted", "not_held", "cost", "withheld"), k=3)
        words = [
            self.rng.choice(half(entries("words", s), self.which))
            for s in stems[: self.rng.randint(2, 3)]
        ]
        body = self.rng.choice(of_act("FOIA"))
        made = [self._draft(word, body) for word in words]
        drafts = tuple(draft for draft, _ in made)
        outcomes = tuple(word.outcomes for word in words)
        applied = _all(w.applied for w in words)
        letter = self._letter(words[0], drafts[0], "several", multiple.several(drafts), ())
        truth = replace(
            letter.truth,
            kind="several",
            outcome=multiple.page_outcome(outcomes),
            applied=applied,
            mentioned=_only(_all(mentioned for _, mentioned in made), applied, letter.page.text),
            wordings=tuple(w.name for w in words),
            deciding=" / ".join(d.decision for d in drafts),
            parts=multiple.parts(drafts, outcomes),
        )
        return replace(letter, truth=truth)

    def _answer(
        self,
        word: Wording,
        body: Body,
        name: str,
        layout: Structure,
        *,
        formal: bool = False,
        plain: bool = False,
    ) -> Letter:
        requests = half(entries("around", "requests"), self.which)
        request = self.rng.choice([r for r in requests if r.formal == formal])
        draft, mentioned = self._draft(word, body, request, plain=plain)
        return self._letter(word, draft, name, layout(draft), mentioned)

    def _draft(
        self, word: Wording, body: Body, request: Wording | None = None, *, plain: bool = False
    ) -> tuple[Draft, tuple[Section, ...]]:
        """A draft and the sections that its surroundings only mention."""
        rng, days = self.rng, draw_days(self.rng)
        facts = draw(rng, body, days)
        if request is None:
            request = rng.choice([r for r in self.pool("requests") if not r.formal])
        before = [] if plain else self._around("before", word)
        after = [] if plain else self._around("after", word)
        rights = rng.choice(self.pool("rights"))
        draft = Draft(
            rng,
            body,
            reference(body, days.received, rng),
            days,
            facts["topic"],
            fill(request.text, facts),
            tuple(fill(w.text, facts) for w in before),
            fill(word.text, facts | ({"F": body.welsh} if word.twin else {})),
            tuple(fill(w.text, facts) for w in after),
            fill(rights.text, facts),
            _cited(word),
            fill(word.twin, facts) if word.twin else "",
        )
        return draft, _all(w.mentioned for w in (word, request, rights, *before, *after))

    def pool(self, stem: str) -> tuple[Wording, ...]:
        """The surroundings of this half."""
        return half(entries("around", stem), self.which)

    def _around(self, stem: str, word: Wording) -> list[Wording]:
        applied = {s.number for s in word.applied}
        fits = [
            w
            for w in self.pool(stem)
            if (not w.suits or word.outcomes[0] in w.suits)
            and not (stem == "after" and "would have been" in w.text and applied & _numbers(w))
        ]
        chosen = self.rng.sample(fits, min(len(fits), self.rng.choice((0, 1, 1, 2))))
        return sorted(chosen, key=lambda w: w.name)

    @staticmethod
    def _rights_cited(draft: Draft) -> tuple[Section, ...]:
        return (Section("FOIA", "50"),) if "Section 50" in draft.rights else ()

    def _letter(
        self,
        word: Wording,
        draft: Draft,
        structure: str,
        page: Page,
        mentioned: tuple[Section, ...],
    ) -> Letter:
        truth = Truth(
            file="",
            force=draft.body.slug,
            half=self.which,
            kind=word.kind,
            structure=structure,
            source=word.source,
            outcome=word.outcomes,
            reference=page.reference,
            received=page.received,
            responded=page.responded,
            applied=word.applied,
            optional=word.optional,
            mentioned=_only(mentioned, (*word.applied, *word.optional), page.text),
            lang="en",
            wordings=(word.name,),
            deciding=draft.decision,
            hard=word.hard,
            judged=("outcome", "sections") if word.source == "own" else ("outcome",),
        )
        return Letter(page, truth)

    def _named(self, number: int, letter: Letter) -> Letter:
        page, truth = letter.page, letter.truth
        html = bool(page.title) and number % 2 == 0
        name = (
            f"{self.which}{number:03}-{truth.force}-{truth.structure}.{'html' if html else 'txt'}"
        )
        return replace(letter, truth=replace(truth, file=name))


def _cited(word: Wording) -> str:
    """What a field "Exemptions applied" prints; "" where there is no such field."""
    if word.outcomes[0] == "granted" and word.source == "own":
        return "None"
    return ", ".join(f"Section {s.number}{s.sub}" for s in word.applied if s.act == "FOIA")


def _numbers(word: Wording) -> set[str]:
    return {s.number for s in word.mentioned}


def _only(
    mentioned: Iterable[Section], applied: Iterable[Section], text: str
) -> tuple[Section, ...]:
    """The mentioned sections that the text prints and that are not applied as well."""
    taken = {(s.act, s.number) for s in applied}
    return tuple(
        s
        for s in mentioned
        if (s.act, s.number) not in taken and re.search(rf"\b(?:s\.?)?{s.number}\b", text)
    )


def _all(groups: Iterable[tuple[Section, ...]]) -> tuple[Section, ...]:
    return tuple(sorted({section for group in groups for section in group}))


def make(seed: int, which: str, seen: tuple[Wording, ...] = ()) -> list[Letter]:
    """The letters of half "a" or "b"."""
    return Maker(seed, which, seen).letters()
