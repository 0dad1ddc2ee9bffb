"""Stems are those of the search index, so that a phrase found there is found here."""

import re
import sqlite3
from contextlib import closing
from itertools import chain

import pytest

from db.questions.porter import stem
from db.questions.thesaurus import SUBJECTS
from db.questions.thesaurus.not_subjects import NOT_SUBJECTS

# Two rules of the index that the library does not have.
APART = re.compile(r"\w+(?:logy|logies|logi|bly|bli)$")


def words() -> list[str]:
    texts = chain.from_iterable((one.name, one.phrases, one.yes, one.no) for one in SUBJECTS)
    all_text = " ".join([*texts, *(one.witness for one in NOT_SUBJECTS)])
    return sorted({word for word in re.findall(r"[a-z]+", all_text.lower()) if len(word) > 1})


def test_stems_are_those_of_the_search_index() -> None:
    known = [word for word in words() if not APART.fullmatch(word)]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE f USING fts5(w, tokenize='porter unicode61')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(f, 'instance')")
        connection.executemany("INSERT INTO f (rowid, w) VALUES (?, ?)", enumerate(known))
        indexed = {doc: term for term, doc in connection.execute("SELECT term, doc FROM v")}
    assert len(known) > 1000
    assert {word: stem(word) for word in known} == {
        word: indexed[place] for place, word in enumerate(known)
    }


@pytest.mark.parametrize(
    ("word", "its"),
    [("burglaries", "burglari"), ("spiking", "spike"), ("as", "as"), ("dŵr", "dŵr"), ("12", "12")],
)
def test_stem(word: str, its: str) -> None:
    assert stem(word) == its
