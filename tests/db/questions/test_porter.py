"""Stems are those of the search index, so that a phrase found there is found here."""

import re
import sqlite3
from contextlib import closing
from itertools import chain

import pytest

from db.questions.porter import stem
from db.questions.thesaurus import SUBJECTS
from db.questions.thesaurus.not_subjects import NOT_SUBJECTS

# One word for each rule of the algorithm and its exceptions.
RULES = """
    caresses ponies ties caress cats feed agreed plastered bled motoring sing conflated troubled
    sized hopping tanned falling hissing fizzed failing filing happy sky relational conditional
    rational valenci digitizer conformabli radically differentli vileli analogousli vietnamization
    predication operator feudalism decisiveness hopefulness callousness formaliti sensitiviti
    sensibiliti triplicate formative formalize electriciti electrical hopeful goodness revival
    allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment
    dependent adoption homologou communism activate angulariti homologous effective bowdlerize
    probate rate cease controll roll knives burglaries harassment coercive misogyny
"""


def words() -> list[str]:
    texts = chain.from_iterable((one.name, one.phrases, one.yes, one.no) for one in SUBJECTS)
    all_text = " ".join([RULES, *texts, *(one.witness for one in NOT_SUBJECTS)])
    return sorted(set(re.findall(r"[a-z]+", all_text.lower())))


def test_stems_are_those_of_the_search_index() -> None:
    known = words()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE f USING fts5(w, tokenize='porter unicode61')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(f, 'instance')")
        connection.executemany("INSERT INTO f (rowid, w) VALUES (?, ?)", enumerate(known))
        indexed = {doc: term for term, doc in connection.execute("SELECT term, doc FROM v")}
    assert len(known) > 1000
    assert {word: stem(word) for word in known} == {
        word: indexed[place] for place, word in enumerate(known)
    }


@pytest.mark.parametrize("word", ["a", "dŵr", "x" * 64, "12"])
def test_what_is_no_english_word_stays(word: str) -> None:
    assert stem(word) == word
