"""Where the request ends and the response begins, and what belongs to neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.letter import boilerplate, doubts, heads, interleave, list_numbers, lookahead, openers
from parsers.letter.labels import REASONS, Role, bare
from parsers.letter.parts import (
    Annex,
    Part,
    Placed,
    Sections,
    annex_of,
    figure_below_question,
    last_resort,
    without_boilerplate,
)
from parsers.letter.pieces import LabelForm, Piece
from parsers.text.characters import fold
from parsers.types import BlockKind, Issue, Level


def split(pieces: Sequence[Piece], *, title: str = "", unlabelled: bool = False) -> Sections:
    """Put every piece into its part.

    Labels decide. Where there is no request label the request begins after the head;
    where there is no response label it ends where questions and answers alternate,
    or at the first sentence that only the force can have written (Issue
    ``split_inferred``). ``unlabelled`` says that the force prints no labels: what looks
    like one is part of a question or an answer ("Q2." before the second answer).
    """
    unlabelled = unlabelled and not any(_opens_response(piece) for piece in pieces)
    if unlabelled:
        pieces = [replace(p, role=None) if _is_side(p) else p for p in pieces]
    walk = _Walk(pieces, title, unlabelled=unlabelled).run()
    if not walk.sections.response:
        place = last_resort(pieces, walk.body)
        if place is not None:
            walk = _Walk(pieces, title, unlabelled=unlabelled, answer_at=place).run()
            walk.sections.guessed = True
    elif walk.inferred and walk.body is not None:
        place = figure_below_question(pieces)
        if place is not None and walk.answered_at is not None and place < walk.answered_at:
            walk = _Walk(pieces, title, unlabelled=unlabelled, answer_at=place).run()
    sections = walk.sections
    if walk.inferred and sections.request and sections.response:
        message = "no label separates request and response; split at the first deciding sentence"
        sections.issues.append(Issue(Level.INFO, "split_inferred", message))
    sections.issues.extend(doubts.unknown_headings(sections))
    sections.issues.extend(doubts.unpaired(pieces))
    if not sections.response:
        message = "no response was found in the letter"
        sections.issues.append(Issue(Level.WARNING, "response_not_found", message))
    if not sections.request:
        message = "no request is printed, or none was found"
        sections.issues.append(Issue(Level.INFO, "request_not_found", message))
    return sections


def _opens_response(piece: Piece) -> bool:
    return piece.role is Role.RESPONSE and piece.place is LabelForm.LINE and not piece.numbers


def _is_side(piece: Piece) -> bool:
    return piece.role in _SIDES and piece.place is not LabelForm.SENTENCE


_SIDES = (Role.REQUEST, Role.RESPONSE, Role.COMBINED)


class _Walk:
    """One pass over the pieces; the lookahead tables are made once, so it stays linear."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        title: str,
        *,
        unlabelled: bool,
        answer_at: int | None = None,
    ) -> None:
        self.pieces = pieces
        self.answer_at = answer_at
        self.sections = Sections()
        self.part = Part.HEAD
        self.numbers: tuple[int, ...] = ()
        self.asked: set[int] = set()
        self.opened: set[int] = set()  # asked since the last answer
        self.inferred = False
        self.answered_at: int | None = None  # where words, and no label, opened the answer
        self.reason = False
        self.combined = False  # below a label that announces request and answer together
        self.led = False  # the decision stands above the request
        self.subjects = lookahead.subject_lines(pieces)
        roles = [
            None if unlabelled or place in self.subjects else piece.role
            for place, piece in enumerate(pieces)
        ]
        self.response_later = lookahead.later(roles, Role.RESPONSE)
        self.request_next = lookahead.next_side_asks(roles)
        self.body = self._body(title, roles)
        self.paired: dict[int, tuple[Part, tuple[int, ...]]] = {}
        self.pairing_done = False

    def _body(self, title: str, roles: Sequence[Role | None]) -> int | None:
        """Where an unlabelled request begins, or ``None`` where a label opens it."""
        for role in roles:
            if role in (Role.REQUEST, Role.COMBINED):
                return None
            if role is Role.RESPONSE:
                break
        return heads.end_of_head(self.pieces, title)

    def run(self) -> _Walk:
        for place in range(len(self.pieces)):
            self.step(place)
        return self

    # ------------------------------------------------------------------ one piece

    def step(self, place: int) -> None:
        piece = self.pieces[place]
        if self.part is Part.HEAD and place == self.body:
            self._open_request(place, inferred=True)
        if place in self.paired:
            self.part, self.numbers = self.paired[place]
            self._keep(piece)
        elif place in self.subjects:
            self._keep(piece)
        elif piece.role is not None:
            self._label(place, piece, piece.role)
        elif piece.is_table:
            self._table(piece)
        else:
            self._words(place, piece)

    def _label(self, place: int, piece: Piece, role: Role) -> None:
        if role in (Role.REQUEST, Role.COMBINED):
            self._request_label(place, piece)
        elif role is Role.RESPONSE:
            self._response_label(piece)
        elif role is Role.FIELD:
            self.sections.fields.append(piece.text)
        elif role is Role.CLARIFICATION:
            self.sections.clarified = True
            self._keep(piece)
        elif role is Role.PART and self.part is Part.HEAD and _names_sections(piece):
            self.sections.response.append(Placed(piece))
        elif role is Role.PART:
            if self.part in (Part.REQUEST, Part.BETWEEN):
                self.part, self.numbers = Part.RESPONSE, ()
            self.reason = REASONS.fullmatch(bare(piece.text)) is not None
            self._keep(piece)
        elif role is Role.CLOSING:
            self._closing(piece)
        elif role is Role.RIGHTS:
            self._rights(piece)

    def _response_label(self, piece: Piece) -> None:
        """A bare "Answer" below exactly one numbered question answers that one."""
        only = tuple(self.opened) if len(self.opened) == 1 else ()
        self.numbers = piece.numbers or only
        self.sections.labelled = True
        self.opened = set()
        self.part, self.reason = Part.RESPONSE, False

    def _request_label(self, place: int, piece: Piece) -> None:
        self.combined = piece.role is Role.COMBINED
        if self.part is Part.RESPONSE and not (self.led and not self.sections.request):
            again = bool(set(piece.numbers) & self.asked)
            if again or not self.response_later[place] or piece.place is LabelForm.SENTENCE:
                self.numbers = piece.numbers or self.numbers
                if piece.place is not LabelForm.RUN_IN:
                    self._keep(piece)  # the question restated above its answer
                return
        if self.part in (Part.HEAD, Part.BETWEEN) and piece.place is LabelForm.SENTENCE:
            self.sections.head.append(piece)
        self.numbers = piece.numbers
        self.asked.update(piece.numbers)
        self.opened.update(piece.numbers)
        self._open_request(place + 1, inferred=False)

    def _open_request(self, start: int, *, inferred: bool) -> None:
        if inferred and (self._asked_in_cover(start) or self._answered_list(start)):
            self.part, self.inferred = Part.RESPONSE, True
            return
        self.part = Part.REQUEST
        self.inferred = self.inferred or inferred
        if start < len(self.pieces) and _is_quotation(self.pieces[start].text):
            self.pairing_done = True  # the request is quoted whole: no question stands below it
        if not self.pairing_done and not self.response_later[min(start, len(self.pieces) - 1)]:
            self._pair(start)

    def _asked_in_cover(self, start: int) -> bool:
        """Whether the covering sentence itself says what was asked, and an answer follows."""
        above = self.sections.head[-1].text if self.sections.head else ""
        here = self.pieces[start] if start < len(self.pieces) else None
        if here is None or here.is_table or self.response_later[start] or not heads.asks(above):
            return False
        return not openers.asks(here.text) and here.paragraph.kind is BlockKind.PARAGRAPH

    def _answered_list(self, start: int) -> bool:
        """Whether what stands here are numbered items that each print their own answer."""
        here = self.pieces[start : start + 2]
        return len(here) == 2 and all(
            not one.is_table and list_numbers.answers_itself(one.text) for one in here
        )

    def _pair(self, start: int) -> None:
        """Read alternating questions and answers from here to the close of the letter."""
        self.pairing_done = True
        end = start
        while end < len(self.pieces) and not self._closes(end):
            end += 1
        read = interleave.pair(self.pieces[start:end])
        if read is None:
            return
        before, pairs = read
        place = start
        for _ in before:
            self.paired[place] = (Part.REQUEST, ())
            place += 1
        for one in pairs:
            self.asked.add(one.number)
            for _ in one.question:
                self.paired[place] = (Part.REQUEST, (one.number,))
                place += 1
            for _ in one.answer:
                self.paired[place] = (Part.RESPONSE, (one.number,))
                place += 1

    def _closes(self, place: int) -> bool:
        return _closes(self.pieces[place]) or annex_of(self.pieces, place) is Annex.LEGAL

    def _closing(self, piece: Piece) -> None:
        if self.part in (Part.RESPONSE, Part.RIGHTS, Part.AFTER):
            self.part = Part.AFTER
        self._keep(piece)

    def _rights(self, piece: Piece) -> None:
        if self.part in (Part.RESPONSE, Part.AFTER):
            self.part = Part.RIGHTS
        self._keep(piece)

    def _table(self, piece: Piece) -> None:
        """A table in the request is never data; anywhere else it is."""
        if self.part is Part.REQUEST:
            self.sections.request.append(Placed(piece))
        else:
            self.sections.response.append(Placed(piece, self.numbers))

    def _words(self, place: int, piece: Piece) -> None:
        opening = self.part is Part.REQUEST and not self.sections.request
        if opening and heads.tells_when_it_came(piece.text):
            self.sections.head.append(piece)
            return
        if opening and self.combined and self._leads(place, piece):
            self.part, self.led = Part.RESPONSE, True
        if self.part is Part.REQUEST and self._announces(place, piece):
            self.part = Part.BETWEEN
            self.sections.boilerplate.append(piece.text)
            return
        if self.part in (Part.REQUEST, Part.BETWEEN) and self._answers(place, piece):
            self.part, self.numbers = Part.RESPONSE, ()
            self.answered_at = place
        annex = annex_of(self.pieces, place)
        if annex is Annex.LEGAL:
            self.part = Part.RIGHTS
        elif annex is Annex.DATA and self.part in (Part.RIGHTS, Part.AFTER):
            self.part, self.numbers = Part.RESPONSE, ()
        self._keep(piece)

    def _leads(self, place: int, piece: Piece) -> bool:
        """Whether the force's decision stands above the first question of a combined block.

        Where a response label comes before any further question, the words are the request.
        """
        return self.request_next[place] and not openers.asks(piece.text)

    def _announces(self, place: int, piece: Piece) -> bool:
        after = self.pieces[place + 1] if place + 1 < len(self.pieces) else None
        labelled = after is not None and after.role is Role.RESPONSE
        return labelled and openers.announces(piece.text)

    def _answers(self, place: int, piece: Piece) -> bool:
        """Whether words inside the request are the force's, so that the answer begins."""
        if place == self.answer_at or self._below_quotation(place):
            self.inferred = True
            return True
        if openers.is_strong(piece.text) or self._restarts(piece):
            return True
        if self.response_later[place]:
            return False
        family = boilerplate.family_of(fold(piece.text))
        if self.part is Part.BETWEEN and family is None:
            return True
        started = self.sections.request or place == self.body
        if started and openers.is_opener(piece.text):
            self.inferred = True
            return True
        return False

    def _below_quotation(self, place: int) -> bool:
        """Whether the request was one quotation, and no label is still to come."""
        asked = self.sections.request
        quoted = len(asked) == 1 and _is_quotation(asked[0].piece.text)
        return quoted and not self.response_later[place]

    def _restarts(self, piece: Piece) -> bool:
        """Whether the numbers begin again at 1: the second list are the answers."""
        return (
            list_numbers.number_of(piece.text) == 1
            and {1, 2} <= self.asked
            and not piece.text.rstrip().endswith("?")
        )

    # ------------------------------------------------------------------ keeping

    def _keep(self, piece: Piece) -> None:
        kept, cut = without_boilerplate(piece, self.part)
        self.sections.boilerplate.extend(cut)
        if self.part is Part.REQUEST and cut and not kept:
            self.part = Part.BETWEEN
        if not kept:
            return
        if self.part is Part.HEAD and openers.decides(kept.text):
            self.sections.response.append(Placed(kept))
        elif self.part is Part.HEAD:
            self.sections.head.append(kept)
        elif self.part is Part.REQUEST:
            number = list_numbers.number_of(kept.text)
            if number is not None:
                self.asked.add(number)
            self.sections.request.append(Placed(kept, self.numbers))
        elif self.part is Part.RESPONSE:
            self.sections.response.append(Placed(kept, self.numbers, self.reason))
        else:
            self.sections.boilerplate.append(kept.text)


def _names_sections(piece: Piece) -> bool:
    """Whether a piece is the force's field "Exemptions applied: Section 24", above the request."""
    return piece.place is LabelForm.RUN_IN and fold(piece.text[:12]).startswith("exemption")


def _is_quotation(text: str) -> bool:
    """Whether a paragraph stands in double quotation marks from end to end."""
    bare = text.strip()
    return len(bare) > 20 and bare[0] in '"“' and bare[-1] in '"”' and bare.count('"') in (0, 2)


def _closes(piece: Piece) -> bool:
    if piece.role in (Role.CLOSING, Role.RIGHTS):
        return True
    return not piece.is_table and openers.is_strong(piece.text)
