"""The letter bank: one seed gives one bank, its truth is whole, its scorer can fail."""

import html
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from parsers.registry import known
from parsers.types import Outcome
from samples.letter_bank import __main__ as command
from samples.letter_bank import reading, score, wordings
from samples.letter_bank.bodies import BODIES
from samples.letter_bank.build import make
from samples.letter_bank.judge import RIGHT, UNKNOWN, WRONG, judge
from samples.letter_bank.model import Letter
from samples.letter_bank.multiple import rolled_up
from samples.letter_bank.reading import by_force
from samples.letter_bank.seen import CSV, plain_wordings, read_seen
from samples.letter_bank.words import Section, entries, half, sections, stems
from samples.letter_bank.write import text_of, write

HALVES = {which: make(1, which) for which in "ab"}
BOTH = [letter for which in "ab" for letter in HALVES[which]]
KINDS = {
    "answer",
    "acknowledgement",
    "holding",
    "clarification",
    "fees_notice",
    "cover_note",
    "internal_review",
    "several",
    "annex",
    "not_a_letter",
}


def perfect(truth: dict[str, Any]) -> dict[str, Any]:
    """What a reader without fault writes of a letter."""
    return {
        "disclosure": {
            "kind": truth["kind"],
            "outcome": truth["outcome"][0],
            "reference": truth["reference"][-1],
            "received_on": truth["received"][0],
            "responded_on": truth["responded"][-1],
            "exemptions": [exemption(s) for s in truth["applied"]],
        }
    }


def exemption(section: dict[str, str], *, applied: bool = True) -> dict[str, Any]:
    return {
        "act": section["act"],
        "section": section["number"],
        "subsection": section["sub"] or None,
        "applied": applied,
    }


def row(letter: Letter) -> dict[str, Any]:
    """The truth as the scorer reads it from its file."""
    loaded: dict[str, Any] = json.loads(json.dumps(letter.truth.as_row()))
    return loaded


def told(readings: list[tuple[dict[str, Any], dict[str, Any] | None]]) -> dict[str, Any]:
    return score.totals((truth, judge(truth, read)) for truth, read in readings)


def flat(text: str) -> str:
    """Words alone: layout, broken characters and lost letters set aside."""
    words = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return re.sub(r"[^a-z0-9]+", "", words.lower())


def test_one_seed_gives_one_bank(tmp_path: Path) -> None:
    for name in ("first", "second"):
        command.main([str(tmp_path / name), "--seed", "7", "--half", "a", "--own"])
    first, second = (
        {p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("first", "second")
    )
    assert first == second
    assert [text_of(x) for x in make(8, "a")] != [text_of(x) for x in make(7, "a")]


def test_the_bank_is_large_and_its_halves_share_no_wording() -> None:
    assert len(BOTH) >= 400
    used = {which: {name for x in HALVES[which] for name in x.truth.wordings} for which in "ab"}
    assert not used["a"] & used["b"]
    for folder in ("words", "around"):
        for stem in stems(folder):
            parts = [set(half(entries(folder, stem), which)) for which in "ab"]
            assert parts[0]
            assert parts[1]
            assert not parts[0] & parts[1]


def test_each_structure_kind_and_outcome_is_in_both_halves() -> None:
    for name in ("structure", "kind"):
        seen = [{getattr(x.truth, name) for x in HALVES[which]} for which in "ab"]
        assert seen[0] == seen[1]
    assert {x.truth.kind for x in BOTH} == KINDS
    for which in "ab":
        said = {outcome for x in HALVES[which] for outcome in x.truth.outcome}
        assert said == {str(outcome) for outcome in Outcome}


def test_each_outcome_has_a_dozen_wordings() -> None:
    counts = Counter(w.outcomes[0] for stem in stems("words") for w in entries("words", stem))
    made_up = {"mixed"}  # rolled up from the questions of a letter
    assert {str(o) for o in Outcome} - counts.keys() == made_up
    assert min(counts.values()) >= 12, counts


@pytest.mark.parametrize("letter", BOTH, ids=lambda x: x.truth.file)
def test_the_truth_is_printed_in_the_letter(letter: Letter) -> None:
    truth, text = letter.truth, text_of(letter)
    bare = flat(text)
    assert truth.kind in KINDS
    assert truth.outcome
    assert truth.force in {body.slug for body in BODIES}
    assert not re.search(r"\{\w*\}", text)
    for part in truth.deciding.split(" / "):
        assert truth.structure == "damaged" or flat(part) in bare
    for reference in truth.reference:
        assert reference is None or flat(reference) in bare
    for day in (*truth.received, *truth.responded):
        assert day is None or day[:4] in text
    for section in (*truth.applied, *truth.mentioned):
        assert section.number in text
    assert not {(s.act, s.number) for s in truth.applied} & {
        (s.act, s.number) for s in truth.mentioned
    }


def test_bodies_are_known_forces() -> None:
    assert {body.slug for body in BODIES} <= set(known())


def test_pages_of_several_answers_know_each_part() -> None:
    pages = [x for x in BOTH if x.truth.kind == "several"]
    assert pages
    for page in pages:
        assert len(page.truth.parts) >= 2
        for part in page.truth.parts:
            assert part.reference in page.page.text
            assert part.outcome


def test_some_letters_are_web_pages_with_a_heading() -> None:
    pages = [x for x in BOTH if x.truth.file.endswith(".html")]
    assert {x.truth.half for x in pages} == {"a", "b"}
    for page in pages:
        assert f"<h1>{page.page.title}</h1>" in text_of(page)
        assert str(page.truth.reference[0]) in page.page.title


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("granted", "granted"), ("granted",)),
        (("granted", "cost"), ("cost_with_data", "mixed", "partial")),
        (("granted", "withheld"), ("partial", "mixed")),
        (("not_held", "withheld"), ("mixed",)),
        (("not_held", "withheld", "withheld"), ("mixed", "withheld")),
    ],
)
def test_questions_roll_up(parts: tuple[str, ...], whole: tuple[str, ...]) -> None:
    assert rolled_up(parts) == whole


def test_sections_are_read_with_their_law() -> None:
    assert sections("31(1) EIR:12(4)(b)") == (
        Section("FOIA", "31", "(1)"),
        Section("EIR", "12", "(4)(b)"),
    )
    with pytest.raises(ValueError, match="not a section"):
        sections("s31")


def test_a_perfect_reader_scores_full() -> None:
    total = told([(row(x), perfect(row(x))) for x in BOTH])
    for name, counts in total["fields"].items():
        assert counts[UNKNOWN] == counts[WRONG] == 0, name
    assert (total["sections"]["precision"], total["sections"]["recall"]) == (1.0, 1.0)
    assert total["sections"]["sub_wrong"] == 0


def test_a_silent_reader_is_right_only_where_nothing_is_to_be_said() -> None:
    total = told([(row(x), None) for x in BOTH])
    for name in ("outcome", "reference", "received", "responded"):
        assert total["fields"][name][WRONG] == 0
        assert total["fields"][name][UNKNOWN] > 0.5 * len(BOTH)
    assert total["sections"]["recall"] == 0
    assert total["sections"]["precision"] is None
    assert "kind" not in total["fields"]


def test_a_reader_that_always_says_the_same_is_wrong() -> None:
    said = {
        "disclosure": {
            "kind": "poem",
            "outcome": "never",
            "reference": "0000/00",
            "received_on": "1999-01-01",
            "responded_on": "1999-01-01",
            "exemptions": [{"act": "FOIA", "section": "99", "subsection": None, "applied": True}],
        }
    }
    total = told([(row(x), said) for x in BOTH])
    for name, counts in total["fields"].items():
        assert counts[RIGHT] == counts[UNKNOWN] == 0, name
    assert total["sections"]["precision"] == 0


def test_values_where_truth_says_none_are_wrong() -> None:
    letter = next(x for x in BOTH if x.truth.kind == "not_a_letter")
    truth = row(letter)
    read = perfect(truth)
    assert set(judge(truth, read).fields.values()) == {RIGHT}
    read["disclosure"] |= {
        "outcome": "granted",
        "reference": "1/20",
        "received_on": "2020-01-01",
        "responded_on": "2020-01-01",
    }
    verdicts = judge(truth, read).fields
    assert [verdicts[n] for n in ("outcome", "reference", "received", "responded")] == [WRONG] * 4


def test_a_mention_taken_as_applied_costs_precision() -> None:
    truth = next(row(x) for x in BOTH if x.truth.mentioned and not x.truth.applied)
    read = perfect(truth)
    read["disclosure"]["exemptions"] = [exemption(truth["mentioned"][0], applied=False)]
    assert judge(truth, read).invented == 0
    read["disclosure"]["exemptions"] = [exemption(truth["mentioned"][0])]
    judged = judge(truth, read)
    assert (judged.invented, judged.from_mentions, judged.fields["sections"]) == (1, 1, WRONG)


def test_the_command_scores_and_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letters = HALVES["b"][:20]
    write(letters, tmp_path / "out")
    (tmp_path / "read").mkdir()
    for letter in letters:
        read = perfect(row(letter))
        if letter is letters[0]:
            read["disclosure"]["outcome"] = "ncnd"
        (tmp_path / "read" / f"{letter.truth.file}.json").write_text(json.dumps(read))
    score.main([str(tmp_path / "out"), str(tmp_path / "read"), "--json"])
    said = json.loads(capsys.readouterr().out)
    assert said["total"]["fields"]["outcome"] == {RIGHT: 19, UNKNOWN: 0, WRONG: 1}
    assert sum(part["letters"] for part in said["by"]["kind"].values()) == 20
    score.main([str(tmp_path / "out"), str(tmp_path / "read"), "--list", "wrong"])
    first = capsys.readouterr().out.splitlines()[0]
    assert letters[0].truth.file in first
    assert " ".join(letters[0].truth.deciding.split())[:60] in first


def test_letters_are_read_force_by_force(tmp_path: Path) -> None:
    write(HALVES["a"][:60], tmp_path)
    grouped = by_force(tmp_path)
    assert sum(map(len, grouped.values())) == 60
    owners = defaultdict(set)
    for letter in HALVES["a"][:60]:
        owners[letter.truth.force].add(letter.truth.file)
    assert {force: {p.name for p in files} for force, files in grouped.items()} == owners


@pytest.mark.corpus
@pytest.mark.skipif(not CSV.is_file(), reason="../shared/reference is not here")
def test_wordings_seen_on_real_pages_can_be_judged(tmp_path: Path) -> None:
    seen = read_seen()
    known = {str(outcome) for outcome in Outcome}
    assert len(seen) > 300
    for one in seen:
        assert set(one.outcomes or ()) <= known
        assert one.outcomes is not None or one.applied is not None
    names = [{w.name for w in plain_wordings(which)} for which in "ab"]
    assert min(map(len, names)) > 30
    assert not names[0] & names[1]
    wordings.main([str(tmp_path)])
    assert len((tmp_path / "truth.jsonl").read_text().splitlines()) == len(seen)


# What no row of the reader understands of the wordings that forces were seen to use.
MISREAD = {
    *("outcome-a6c8d827", "outcome-619f6d8a", "outcome-4bf11a54", "outcome-82811d78"),
    *("outcome-f64394d0", "outcome-73c68acf", "outcome-396c350d", "outcome-c6378255"),
    "not_held_means_zero-386a4a56",
}


@pytest.mark.long
@pytest.mark.corpus
@pytest.mark.skipif(not CSV.is_file(), reason="../shared/reference is not here")
def test_a_seen_wording_alone_has_its_meaning(tmp_path: Path) -> None:
    wordings.main([str(tmp_path / "letters")])
    reading.read(tmp_path / "letters", tmp_path / "read")
    said = [
        (truth["file"].partition("-")[2].removesuffix(".txt"), one.fields["outcome"])
        for truth, one in score.pairs(tmp_path / "letters", tmp_path / "read")
        if "outcome" in one.fields
    ]
    missed = {name for name, how in said if how != RIGHT}
    assert missed <= MISREAD
    assert len(said) - len(missed) >= 0.97 * len(said)
