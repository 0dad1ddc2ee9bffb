"""What ``staging.db`` alone keeps between nights, so that the stage reads only what has changed."""

from __future__ import annotations

from functools import partial

from db.spec import Column as Col
from db.spec import Table

R = partial(Col, required=True)

DERIVED = Table(
    "derived",
    "Answers that a step of the stage has read",
    key=("disclosure", "step"),
    rowid=False,
    columns=(
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        R("step", str, "Step"),
        R("sha256", str, "SHA-256 of its facts and of the rules that read them"),
    ),
)

DERIVED_FORCES = Table(
    "derived_forces",
    "Forces that a step has read whole",
    key=("force", "step"),
    rowid=False,
    columns=(
        R("force", str, "Force", to="forces.slug"),
        R("step", str, "Step"),
        R("sha256", str, "SHA-256 of its rows and of the rules"),
    ),
)

WORDINGS = Table(
    "wordings",
    "One request made comparable",
    key=("disclosure",),
    columns=(
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        R("wording", str, "Its neutral words, a piece a line"),
    ),
)

# An answer that leaves stays here until the stage has taken it out of its groups; no words.
COMPARED = Table(
    "compared",
    "One request as it was last compared with others: numbers made of its words",
    key=("number",),
    indexes=(("class", "number"), ("force",)),
    columns=(
        R("number", int, "Number of its answer's key, 63 bits"),
        R("disclosure", str, "Disclosure (`disclosures.key`)"),
        R("force", str, "Force"),
        Col("year", int, "Year in which it was asked"),
        R("class", int, "Number of its wording and year, and of the rules that compare"),
        R("pieces", bytes, "Hashes of its pieces, 8 bytes each"),
    ),
)

COMPARED_PIECES = Table(
    "compared_pieces",
    "Which requests have a piece; stock wording is learned from it",
    key=("piece", "number"),
    rowid=False,
    columns=(
        R("piece", int, "Hash of the piece"),
        R("number", int, "Request (`compared.number`)"),
    ),
)

STOCK_PIECES = Table(
    "stock_pieces",
    "Pieces that are stock wording",
    key=("piece",),
    columns=(R("piece", int, "Hash of the piece"),),
)

ENTRIES = Table(
    "entries",
    "Requests of one wording and year, compared as one",
    key=("number",),
    unique=("class",),
    columns=(
        R("number", int, "The least number of its requests"),
        R("class", int, "Their class (`compared.class`)"),
        R("size", int, "Runs of three words that it has beside stock wording"),
        R("prints", bytes, "Its hashes, 4 bytes each"),
        R("home", int, "Its group: the entry that founded it; -1 before it has one"),
        R("found", bytes, "What it was found to be to other classes, 17 bytes each"),
    ),
)

ENTRY_PRINTS = Table(
    "entry_prints",
    "Which entries have a hash; what is worth comparing is found by it",
    key=("print", "number"),
    rowid=False,
    columns=(
        R("print", int, "Hash of three words"),
        R("number", int, "Entry (`entries.number`)"),
    ),
)

PERIOD_PAIRS = Table(
    "period_pairs",
    "Entries that are the same but for their period",
    key=("one", "other"),
    rowid=False,
    columns=(
        R("one", int, "Entry (`entries.number`)"),
        R("other", int, "A longer entry"),
    ),
)

ASKED = Table(
    "asked",
    "One question made comparable",
    key=("disclosure", "question"),
    rowid=False,
    columns=(
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        R("question", int, "The question (`questions.ordinal`)"),
        R("words", str, "Its neutral words"),
        R("stems", str, "The stems that tell it from others"),
        R("dates", str, "Its dates or else its request's, apart by bars"),
        R("said", int, "Hash of its stems, and of the question or request that it refers to"),
    ),
)

QUESTION_PAIRS = Table(
    "question_pairs",
    "Questions of one request's copies that are one although their stems differ",
    key=("group_key", "disclosure", "question"),
    rowid=False,
    columns=(
        R("group_key", str, "Group of the request"),
        R("disclosure", str, "Disclosure (`disclosures.key`)"),
        R("question", int, "Its question"),
        R("other", str, "Disclosure that founded the kind of question"),
        R("other_question", int, "Its question"),
    ),
)

KEPT: tuple[Table, ...] = (
    COMPARED,
    COMPARED_PIECES,
    STOCK_PIECES,
    ENTRIES,
    ENTRY_PRINTS,
    PERIOD_PAIRS,
    QUESTION_PAIRS,
)
