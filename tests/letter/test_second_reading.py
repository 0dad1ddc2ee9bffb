"""The second reading: weights of word classes, and the outcomes that they do not bear out."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers.letter import weighing
from parsers.letter.claims import Reach, Says
from parsers.letter.move import Move
from parsers.letter.outcome import Decision
from parsers.letter.second import agreed, doubted, reaches_all, weights
from parsers.letter.sentences_read import Sentence
from parsers.letter.weighing import Side, weigh
from parsers.letter.word_classes import WORDS, classes
from parsers.types import Outcome, OutcomeBasis

# For each side a sentence that weighs enough for it, and one that does not.
WITNESSES = {
    "a negated verb of holding": (
        Side.LACK,
        "Loamshire Police does not, regrettably, keep a tally of hedgehogs.",
        "We considered whether or not it is held.",
    ),
    "holds nothing": (
        Side.LACK,
        "The force holds nothing on hedgehogs.",
        "The officer held the door.",
    ),
    "a search in vain": (
        Side.LACK,
        "Our searches failed to locate any document.",
        "Our searches located a document.",
    ),
    "destroyed": (
        Side.LACK,
        "The footage was destroyed in May.",
        "If the footage was to be destroyed, it would be a loss.",
    ),
    "its own section, in Scotland": (
        Side.LACK,
        "Section 17 of the Act applies: there is no such information.",
        "Section 38 of the Act applies.",
    ),
    "neither confirm nor deny": (
        Side.DENY,
        "Police must refuse to confirm, and likewise to deny, that it is so.",
        "We confirm that it is so.",
    ),
    "over the limit": (
        Side.COST,
        "To do so overshoots the ceiling by far.",
        "It would not exceed the limit.",
    ),
    "hours beyond the law's": (
        Side.COST,
        "We put the work at 19 hours.",
        "The work took 17 hours.",
    ),
    "withheld": (
        Side.HIDE,
        "The plan is exempt.",
        "The plan is not exempt.",
    ),
    "what avoids an exemption": (
        Side.HIDE,
        "The plan is withheld under section 31.",
        "Ages are grouped to avoid an exemption.",
    ),
    "not obliged": (
        Side.HIDE,
        "I am not obliged to pass on the rest.",
        "Visitors are not obliged to pass the gate.",
    ),
    "the cost of finding out": (
        Side.COST,
        "The cost of ascertaining that is above what we need spend.",
        "The cost of the hedgehogs is above what we spend.",
    ),
    "the cost is not greater": (
        Side.COST,
        "The cost of determining what isn't held is above it.",
        "The cost of determining it is not above it.",
    ),
    "there was none": (
        Side.LACK,
        "There had been no correspondence.",
        "The correspondence had come by then.",
    ),
    "a supposition": (
        Side.COST,
        "This should exceed the limit.",
        "Should you ask for more, it would exceed the limit.",
    ),
    "meant for later": (
        Side.GIVE,
        "We publish the data below.",
        "We intend to publish the data below.",
    ),
    "has not, and has no": (
        Side.LACK,
        "We have no data on it.",
        "The data have not been sent.",
    ),
    "still looked at": (
        Side.HIDE,
        "The exemptions are sections 31 and 43.",
        "We are looking at exemptions.",
    ),
    "an attachment": (
        Side.GIVE,
        "A spreadsheet is enclosed.",
        "The officer enclosed the yard with tape, it is not enclosed.",
    ),
    "set out": (
        Side.GIVE,
        "The makes are set out by year.",
        "The makes are set by year.",
    ),
    "a number": (
        Side.GIVE,
        "There were 41.",
        "It would cost more than the limit of £450.",
    ),
    "on the web": (
        Side.ELSE,
        "It is already available on the website.",
        "It is already done.",
    ),
    "later": (
        Side.LATER,
        "Section 27 applies, as publication is due in May.",
        "The officer is due in May.",
    ),
    "vexatious": (
        Side.FORMAL,
        "We regard it as vexatious.",
        "We regard it as a nuisance.",
    ),
}
_ENOUGH = 2.0


@pytest.mark.parametrize(
    ("cited", "denied"),
    [
        *(("40(5B)(a)(i)", True), ("40(5)", True), ("31(3)", True), ("23(5)", True)),
        *(("40(2)", False), ("31(1)(a)", False), ("16(2)", False)),
    ],
)
def test_a_subsection_on_the_duty_to_confirm_denies(cited: str, denied: bool) -> None:
    found = weigh(f"The exemption relied upon is section {cited}.").get(Side.DENY, 0)
    assert (found >= _ENOUGH) is denied


@pytest.mark.parametrize("name", WITNESSES)
def test_a_side_has_its_witnesses(name: str) -> None:
    side, match, leave = WITNESSES[name]
    assert weigh(match, scots=True).get(side, 0) >= _ENOUGH
    assert weigh(leave, scots=True).get(side, 0) < _ENOUGH


def test_every_class_of_words_bears_on_a_weight() -> None:
    asked = set(Path(weighing.__file__).read_text("utf-8").split('"'))
    assert set(WORDS) <= asked


def test_a_word_is_known_whole_or_by_its_beginning() -> None:
    assert "HIDE" in classes("redactions")
    assert "HOLD" not in classes("holdall")


def _sentence(text: str, *, numbers: tuple[int, ...] = (), **more: object) -> Sentence:
    move = Move.DECISION
    return Sentence(0, len(text), text, move, numbers=numbers, **more)  # type: ignore[arg-type]


def _read(outcome: Outcome, *texts: str) -> Outcome:
    said = [_sentence(text) for text in texts]
    decision = Decision(outcome, texts[0], OutcomeBasis.SENTENCE)
    return agreed(decision, said, shown=False).outcome


def test_an_outcome_needs_words_of_its_side() -> None:
    assert _read(Outcome.NOT_HELD, "We do not hold the data.") is Outcome.NOT_HELD
    assert _read(Outcome.NOT_HELD, "Assets would be moved.") is Outcome.UNKNOWN


def test_an_outcome_of_two_sides_needs_words_of_both() -> None:
    refused = "The names are withheld under section 40."
    assert _read(Outcome.PARTIAL, refused, "The list is attached.") is Outcome.PARTIAL
    assert _read(Outcome.PARTIAL, refused, "Thank you.") is Outcome.UNKNOWN


def test_an_outcome_is_denied_by_the_words_of_another() -> None:
    denies = "The force can neither confirm nor deny that it holds the data."
    assert _read(Outcome.WITHHELD, "It is exempt under section 31.", denies) is Outcome.NCND


def test_what_goes_beyond_the_answer_denies_nothing() -> None:
    text = "We can neither confirm nor deny that any other information is held."
    more = _sentence(text, says=frozenset({Says.NCND}), reach=Reach.OTHER)
    given = _sentence("There were 41.")
    found = weights([given, more], shown=False, scots=False)
    assert Side.DENY not in found.best
    assert Side.DENY in weights([given, _sentence(text)], shown=False, scots=False).best


def test_welsh_stands_as_it_was_read() -> None:
    decision = Decision(Outcome.NOT_HELD, "Nid yw'r heddlu yn cadw'r wybodaeth hon.")
    assert agreed(decision, [], shown=False) is decision


def test_a_lone_side_decides_where_the_rules_know_nothing() -> None:
    silent = Decision(Outcome.UNKNOWN)
    said = [_sentence("We do not hold any data of that sort.")]
    assert agreed(silent, said, shown=False).outcome is Outcome.NOT_HELD
    said.append(_sentence("There were 41."))
    assert agreed(silent, said, shown=False).outcome is Outcome.UNKNOWN


def test_words_on_one_question_do_not_decide_the_letter() -> None:
    rows = [Decision(Outcome.NOT_HELD, "We hold no data."), Decision(Outcome.UNKNOWN)]
    whole = Decision(Outcome.NOT_HELD, "We hold no data.", OutcomeBasis.SENTENCE)
    of_one = [_sentence("We hold no data.", numbers=(1,))]
    decided = reaches_all(whole, rows, of_one, 2)
    assert decided.outcome is Outcome.UNKNOWN
    assert doubted(decided.issues)
    assert reaches_all(whole, rows, [_sentence("We hold no data.")], 2) is whole
