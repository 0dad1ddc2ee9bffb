"""Winnowing finds every common run of seven words, and pairs stay few in a crowd."""

from hypothesis import given
from hypothesis import strategies as st

from db.questions.candidates import CROWD, NEIGHBOURS, WINDOW, candidates, winnow

HASHES = st.lists(st.integers(0, 2**32 - 1), max_size=40)
RUN = st.lists(st.integers(0, 2**32 - 1), min_size=WINDOW, max_size=WINDOW)


@given(HASHES, HASHES, RUN, HASHES, HASHES)
def test_a_common_window_leaves_a_common_hash(
    before: list[int], after: list[int], run: list[int], others: list[int], more: list[int]
) -> None:
    one, other = [*before, *run, *after], [*others, *run, *more]
    assert set(winnow(one)) & set(winnow(other))
    assert (0, 1) in set(candidates([list(set(winnow(one))), list(set(winnow(other)))]))


def test_nothing_in_common_makes_no_pair() -> None:
    assert not list(candidates([[1, 2, 3], [4, 5], []]))


def test_a_crowd_is_paired_with_its_neighbours_only() -> None:
    inside = list(candidates([[7]] * CROWD))
    outside = list(candidates([[7]] * (CROWD + 1)))
    assert len(inside) == CROWD * (CROWD - 1) // 2
    assert len(outside) <= (CROWD + 1) * NEIGHBOURS
    assert {later for _, later in outside} == set(range(1, CROWD + 1))
