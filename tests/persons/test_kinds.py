"""Every kind of personal data has witnesses, and every reader of the table knows each kind."""

from __future__ import annotations

import pytest

from parsers.persons import mask, mask_filename
from parsers.persons.kinds import KINDS, Kind, Personal, found_in

MASKED = [(kind, taken, text) for kind in KINDS for taken, text in kind.masked]
LEFT = [(kind, text) for kind in KINDS for text in kind.left]


def test_every_kind_is_in_the_table_once() -> None:
    assert [kind.personal for kind in KINDS] == list(Personal)


@pytest.mark.parametrize(("kind", "taken", "text"), MASKED)
def test_the_mask_takes_it_out(kind: Kind, taken: str, text: str) -> None:
    assert taken in text
    assert taken not in mask(text)
    assert kind.written in mask(text)
    assert kind.personal in found_in(text)


@pytest.mark.parametrize(("kind", "text"), LEFT)
def test_what_only_looks_like_it_stays(kind: Kind, text: str) -> None:
    assert kind.personal not in found_in(text)


@pytest.mark.parametrize(("kind", "taken", "text"), MASKED)
def test_so_does_a_file_name(kind: Kind, taken: str, text: str) -> None:
    if "\n" not in text and "@" not in text:
        assert taken not in mask_filename(f"{text}.xlsx")
