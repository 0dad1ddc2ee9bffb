"""The damage matrix: each anchor, label, count and link of every fixture broken in turn.

Whatever a breakage takes away must be noticed (an Issue, an error, or a sum of the walk
that no longer adds up); a reading that is smaller and says nothing fails. Undamaged pages
raise no alarm. Measured on our own fixtures, which is all that can be measured offline.
The whole matrix is for the long run; here one breakage of each kind for each platform.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from parsers.directory import platform_of
from parsers.fixture import Around, Json, read_fixture
from parsers.letter.labels import role_of
from parsers.platforms import page_checks, paging
from parsers.registry import declared
from parsers.types import Force
from tests.forces.damage import Mutation, Verdict, judge, mutations
from tests.forces.fixtures import pages_of

FORCES = list(declared().values())
# What an undamaged page may say: some forces print no labels, some answers stand in a file alone.
QUIET = {"split_inferred", "response_not_found"}


def matrix(force: Force) -> Iterator[Mutation]:
    pages = pages_of(force.slug)
    yield from mutations(force, pages, read_fixture(force, pages))


def judged(force: Force, broken: list[Mutation]) -> list[Verdict]:
    pages = pages_of(force.slug)
    base, around = read_fixture(force, pages), Around.of(force, pages)
    return [judge(force, pages, base, around, mutation) for mutation in broken]


def kind(mutation: Mutation) -> str:
    """What was broken and how, without names: "entry: href removed"."""
    thing, _, how = mutation.what.rpartition(": ")
    name = thing.split(" ", 1)[0]
    if mutation.label:
        role = role_of(mutation.label)
        name = role.name if role else "field" if len(mutation.label) < 40 else "lead"
    return f"{name}: {how}"


def one_of_each() -> list[tuple[Force, Mutation]]:
    found: dict[tuple[str, str], tuple[Force, Mutation]] = {}
    for force in FORCES:
        for mutation in matrix(force):
            found.setdefault((platform_of(force), kind(mutation)), (force, mutation))
    return list(found.values())


def told(force: Force, verdict: Verdict) -> str:
    mutation = verdict.mutation
    return f"{force.slug} {mutation.page}: {mutation.what}: {'; '.join(verdict.lost)[:300]}"


def test_one_breakage_of_each_kind_is_noticed() -> None:
    chosen: dict[str, list[Mutation]] = {}
    for force, mutation in one_of_each():
        chosen.setdefault(force.slug, []).append(mutation)
    words: Counter[str] = Counter()
    silent = []
    for slug, broken in chosen.items():
        for verdict in judged(declared()[slug], broken):
            words[verdict.word] += 1
            if verdict.word == "silent":
                silent.append(told(declared()[slug], verdict))
    assert silent == []
    assert words["noticed"] >= 90, words


@pytest.mark.long
@pytest.mark.parametrize("force", FORCES, ids=lambda force: force.slug)
def test_every_breakage_is_noticed(force: Force) -> None:
    verdicts = judged(force, list(matrix(force)))
    assert [told(force, one) for one in verdicts if one.word == "silent"] == []
    assert Counter(one.word for one in verdicts)["noticed"] >= 3


@pytest.mark.parametrize("force", FORCES, ids=lambda force: force.slug)
def test_an_undamaged_page_raises_no_alarm(force: Force) -> None:
    for name, read in read_fixture(force, pages_of(force.slug)).items():
        if isinstance(read, dict):
            assert set(issues(read)) <= QUIET, name


def issues(read: Json) -> list[str]:
    codes = read["issues"]
    assert isinstance(codes, list)
    return codes


# ---------------------------------------------------------------------- the matrix can fail


@pytest.mark.parametrize(
    ("blinded", "slug", "what"),
    [
        ("dead_end", "northern-ireland", r"next: element unwrapped"),
        ("lost_line_issues", "northumbria", r"entry .*: address moved"),
        ("file_issues", "west-midlands", r"file .*: removed"),
    ],
)
def test_without_its_checks_a_reader_goes_silent(
    monkeypatch: pytest.MonkeyPatch, blinded: str, slug: str, what: str
) -> None:
    force = declared()[slug]
    broken = [mutation for mutation in matrix(force) if re.fullmatch(what, mutation.what)]
    assert broken
    assert {verdict.word for verdict in judged(force, broken)} == {"noticed"}
    room = paging if blinded == "dead_end" else page_checks
    monkeypatch.setattr(room, blinded, lambda *_: None if room is paging else [])
    assert "silent" in {verdict.word for verdict in judged(force, broken)}
