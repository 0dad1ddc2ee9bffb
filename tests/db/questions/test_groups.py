"""The same request everywhere is one group; a near miss, another period and a stranger are not."""

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from db.questions.groups import Grouped, Request, group
from db.questions.likeness import Relation, Wording, compare
from db.questions.packing import pack
from db.questions.wording import pieces
from db.questions.years import year_of
from scraper.command.cli import main
from tests.db.questions.made_requests import (
    OWLS,
    OWN,
    PREAMBLE,
    SHAPES,
    STOCK,
    SWANS,
    Printed,
    round_robin,
    unrelated,
)

SWANS_LATER = tuple(question.replace("2019 to 2022", "2023 to 2025") for question in SWANS)


def grouped(requests: list[Printed]) -> Grouped:
    return group(printed.request for printed in requests)


def found(requests: list[Printed]) -> list[set[str]]:
    """The groups of two or more."""
    members: dict[str, set[str]] = {}
    for key, name in grouped(requests).groups.items():
        members.setdefault(name, set()).add(key)
    return [keys for keys in members.values() if len(keys) > 1]


def keys(requests: list[Printed]) -> set[str]:
    return {request.key for request in requests}


def test_a_round_robin_is_one_group_whatever_the_sites_did_to_it() -> None:
    swans = round_robin("swans", PREAMBLE, SWANS)
    assert found([*swans, *unrelated()]) == [keys(swans)]


def test_a_shared_preamble_does_not_join_two_requests() -> None:
    swans, owls = round_robin("swans", PREAMBLE, SWANS), round_robin("owls", PREAMBLE, OWLS)
    assert sorted(map(sorted, found([*swans, *owls]))) == sorted(
        [sorted(keys(swans)), sorted(keys(owls))]
    )


def test_another_period_is_another_group_and_is_told() -> None:
    swans, later = (
        round_robin("swans", PREAMBLE, SWANS),
        round_robin("later", PREAMBLE, SWANS_LATER),
    )
    both = grouped([*swans, *later])
    assert len(set(both.groups.values())) == 2
    across = {
        pair.relation for pair in both.pairs if pair.one.split("-")[0] != pair.other.split("-")[0]
    }
    assert across == {Relation.PERIOD}


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("How many swans were taken from nets by officers on the river in 2021", True),
        ("How many swans were taken from nets by officers on the river in 2021 by county?", False),
    ],
)
def test_a_copy_cut_among_its_dates_asks_for_no_other_period(asked: str, same: bool) -> None:
    whole = (
        "How many swans were taken from nets by officers on the river in 2021, 2022 and 2023 by"
        " county?"
    )
    one, other = (Wording(None, pieces(text)) for text in (whole, asked))
    assert compare(one, other).relation is (Relation.SAME if same else Relation.PERIOD)


def test_a_template_sent_again_years_later_is_another_group() -> None:
    questions = tuple(
        question.replace("in each year from 2019 to 2022", "last year") for question in SWANS
    )
    first = round_robin("first", PREAMBLE, questions, "2019-05-01")
    again = round_robin("again", PREAMBLE, questions, "2023-05-01")
    assert len(found([*first, *again])) == 2
    assert len(found([*first, *round_robin("soon", PREAMBLE, questions, "2020-02-01")])) == 1


def test_stock_wording_joins_nobody() -> None:
    assert not found(unrelated())


def test_stock_wording_is_learned_not_guessed() -> None:
    """Two copies in one wording of the site are the same request, not strangers in stock."""
    twice = [Printed(f"copy-{place}", "essex", "\n".join([*STOCK, OWN[0]])) for place in range(2)]
    assert found(twice) == [{"copy-0", "copy-1"}]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Please see the attached letter.", True),
        ("See attached letter.", False),
        ("", False),
        ("You asked:", False),
    ],
)
def test_too_few_words_are_no_request(text: str, together: bool) -> None:
    pair = [Printed(force, force, text) for force in ("kent", "essex")]
    assert found(pair) == ([{"kent", "essex"}] if together else [])
    assert set(grouped(pair).groups) == {"kent", "essex"}


def test_the_order_of_the_requests_changes_nothing() -> None:
    requests = [
        *round_robin("swans", PREAMBLE, SWANS),
        *round_robin("owls", (), OWLS),
        *unrelated(),
    ]
    assert grouped(requests).groups == grouped(requests[::-1]).groups


def test_work_grows_with_the_requests_not_with_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: Counter[int] = Counter()
    size = 0

    def counted(*args: object) -> object:
        calls[size] += 1
        return compare(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("db.questions.groups.compare", counted)
    for size in (100, 400):
        grouped(
            [
                Printed(
                    f"{place}", "essex", f"How many {_word(place)} did {_word(place + 7)} cost?"
                )
                for place in range(size)
            ]
            + round_robin("swans", PREAMBLE, SWANS)
        )
    assert calls[400] <= 4 * calls[100]


def _word(number: int) -> str:
    return "".join(chr(97 + int(digit)) * 2 for digit in str(number * 7919))


def test_the_command_prints_the_contract(tmp_path: Path) -> None:
    requests = round_robin("swans", PREAMBLE, SWANS)
    file = tmp_path / "requests.jsonl"
    file.write_text(
        "\n".join(json.dumps({"id": r.key, "force": r.force, "text": r.text}) for r in requests)
    )
    result = CliRunner().invoke(main, ["groups", str(file), "--json"])
    printed = json.loads(result.stdout)
    assert len(set(printed["groups"].values())) == 1
    assert all(relation == "same" and 0 < score <= 1 for _, _, relation, score in printed["pairs"])
    shown = CliRunner().invoke(main, ["groups", str(file)])
    assert f"{len(SHAPES)}" in shown.stdout


@pytest.mark.parametrize(
    "line", ["{", '{"id": 1}', "[]", '{"id": 1, "force": "kent", "text": "a"}\n' * 2]
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "requests.jsonl"
    file.write_text(line)
    result = CliRunner().invoke(main, ["groups", str(file)])
    assert result.exit_code == 2
    assert "line" in result.stderr


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["public.jsonl", "public.noisy.jsonl"])
def test_requests_with_truth(corpus: Path, name: str) -> None:
    """Pairs of the corpus: precision, recall, near misses; its scorer prints the same figures."""
    rows = [
        json.loads(line) for line in (corpus / "requests" / name).read_text("utf-8").splitlines()
    ]
    home = group(
        Request(r["id"], r["force"], pack(r["text"]), year_of(r["date"], r["reference"]))
        for r in rows
    ).groups
    right = wrong = missed = near = 0
    for place, one in enumerate(rows):
        for other in rows[:place]:
            together = home[one["id"]] == home[other["id"]]
            if one["group"] == other["group"]:
                right, missed = right + together, missed + (not together)
            elif one["family"] != other["family"]:
                wrong += together
                near += together and one["topic"] == other["topic"]
    assert right / (right + wrong) >= 0.98
    assert right / (right + missed) >= 0.95
    assert near <= 2
