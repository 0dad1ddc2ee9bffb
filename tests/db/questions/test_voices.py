"""Each row takes its own sentence and leaves a requester's."""

import pytest

from db.questions.voices import VOICES, Voice, is_stock
from db.questions.wording import neutral


@pytest.mark.parametrize("row", VOICES, ids=lambda row: row.name)
def test_a_row_takes_its_witness_and_leaves_the_other(row: Voice) -> None:
    assert is_stock(neutral(row.takes))
    assert not is_stock(neutral(row.leaves))


@pytest.mark.parametrize("row", VOICES, ids=lambda row: row.name)
def test_no_other_row_takes_it_in_its_place(row: Voice) -> None:
    assert row.pattern.search(neutral(row.takes))
