"""The published schema: every table and column, as data.

What a disclosure, a table or a figure says is declared beside the fields of ``parsers.types``;
here is what only the database decides: keys, links, and how much a policy shows.

``db.create`` makes the tables, ``db.describe`` writes the descriptions into
``metadata.yml`` and ``docs/schema.md``, ``db.policy`` reads what each policy shows.
Dates are ISO text, moments UTC (``2026-03-01T04:05:06Z``), truths 0 or 1, lists JSON.
"""

from __future__ import annotations

from functools import partial

from db import records
from db.facts import columns
from db.schema_changes import CHANGED_TEXTS, CHANGED_VALUES, CHANGES
from db.schema_forces import (
    COVERAGE,
    FORCES,
    HEALTH,
    HIDDEN_DATA,
    SUMMARY_FORCES,
    SUMMARY_MONTHS,
    SUMMARY_OUTCOMES,
    SUMMARY_SECTIONS,
    SUMMARY_SUBJECTS,
    TAKEDOWNS,
)
from db.schema_questions import (
    ANSWER_SUBJECTS,
    COMMON_WORDS,
    GROUP_MEMBERS,
    LABELS,
    MEASURES,
    QUESTION_GROUPS,
    QUESTION_MEMBERS,
    REQUEST_GROUPS,
    REQUEST_PRINTS,
    SERIES,
    SUBJECTS,
    TOPIC_CELLS,
    TOPICS,
)
from db.schema_search import SEARCH_ROWS, SEARCH_VOCABULARY
from db.spec import Column as Col
from db.spec import Show, Table
from parsers import types as t

R = partial(Col, required=True)
KR = partial(Col, required=True, link_only=True)  # kept under link_only
OWNER = R("disclosure", str, "Disclosure", to="disclosures.key")

DISCLOSURES = Table(
    "disclosures",
    "One published answer to a request for information",
    key=("key",),
    owner="key",
    stays=True,
    unique=("id", "uid"),
    indexes=(
        ("force", "id"),
        ("force", "outcome", "id"),
        ("outcome", "id"),
        ("repeats", "id"),
        # The newest answers of a force that has few, and how long a force took.
        ("force", "repeats", "id"),
        ("force", "repeats", "working_days", "on_time"),
        ("published_on",),
        ("reference",),
    ),
    columns=(
        KR("key", str, "Public address: force slug, a slash, reference"),
        KR("id", int, "Place in this build's publication order; changes with every build"),
        KR("uid", str, "Random name used by the takedown log"),
        *columns(
            t.Disclosure,
            without=("request", "response"),
            required=("force", "source_kind", "sensitivity", "url"),
            link_only=(
                *("force", "url", "reference", "source_kind", "sensitivity"),
                *("received_on", "received_basis", "responded_on", "responded_basis"),
                *("published_on", "published_basis"),
            ),
            facts_show={"summary": Show.EMPTY, "outcome_quote": Show.QUOTE},
            to={"force": "forces.slug"},
        ),
        *columns(records.ArchiveCopy),
        Col("n_documents", int, "Files and pages behind the answer"),
        Col("n_tables", int, "Tables read from them"),
        Col("n_figures", int, "Figures in those tables"),
        KR("first_seen", str, "First capture"),
        KR("last_seen", str, "Day on which the force was last found to publish it"),
        Col("gone_since", str, "When the force was first found to have removed it", link_only=True),
        Col(
            "title_shown", str, "Its subject as shown: the title without reference, date and label"
        ),
        Col(
            "repeats",
            str,
            "Answer that this one is again, in Welsh or word for word: then it is not counted",
            to="disclosures.key",
            link_only=True,
        ),
    ),
)

ALIASES = Table(
    "aliases",
    "Another key or address of an answer; asked for as a key of disclosures it leads there",
    key=("alias", "key"),
    owner="key",
    stays=True,
    rowid=False,
    columns=(
        KR("alias", str, "The key or the address"),
        KR("key", str, "The answer", to="disclosures.key"),
        KR("kind", str, "Which of the two it is", words=records.AliasKind),
        KR("why", str, "What says that they are one", words=records.AliasWhy),
    ),
)

TEXTS = Table(
    "texts",
    "The words of one disclosure, personal names masked; empty where the policy shows facts only",
    key=("disclosure",),
    owner="disclosure",
    columns=(
        OWNER,
        *columns(
            t.Disclosure,
            only=("request", "response"),
            facts_show={"request": Show.EMPTY, "response": Show.EMPTY},
        ),
    ),
)

QUESTIONS = Table(
    "questions",
    "One question of a disclosure and how it was answered",
    key=("disclosure", "ordinal"),
    owner="disclosure",
    rowid=False,
    columns=(
        OWNER,
        R("ordinal", int, "Order in the letter, from 0"),
        *columns(t.Question, facts_show={"question": Show.QUESTION, "quote": Show.QUOTE}),
    ),
)

EXEMPTIONS = Table(
    "exemptions",
    "One section cited in one disclosure, applied or only mentioned; count exemptions_applied",
    key=("disclosure", "position"),
    owner="disclosure",
    rowid=False,
    indexes=(("section", "applied"),),
    columns=(
        OWNER,
        R("position", int, "Order of citation, from 0"),
        *columns(t.Exemption, facts_show={"citation": Show.QUOTE, "quote": Show.QUOTE}),
    ),
)

DOCUMENTS = Table(
    "documents",
    "One file or page behind a disclosure; a held one shows nothing but that word",
    key=("key",),
    owner="disclosure",
    indexes=(("sha256",),),
    columns=(
        R("key", str, "Disclosure key, a slash, position"),
        OWNER,
        R("position", int, "Order among the disclosure's documents, from 0"),
        *columns(t.PublishedDocument, required=("verdict",)),
    ),
)

TABLES = Table(
    "tables",
    "One table as printed",
    key=("key",),
    owner="disclosure",
    unique=("id",),
    columns=(
        R(
            "key",
            str,
            "Disclosure key, first 12 digits of the document's SHA-256, position, by slashes",
        ),
        R("id", int, "Number in this build; changes with every build"),
        OWNER,
        R("document", str, "Document it is in", to="documents.key"),
        *columns(t.PublishedTable),
        *columns(
            t.Table,
            required=("position",),
            facts_show={
                "caption": Show.QUOTE,
                "notes": Show.CELLS,
                "source": Show.QUOTE,
                "grid": Show.GRID,
            },
        ),
        *columns(
            t.TableReading,
            facts_show={"row_dimensions": Show.CELLS, "column_dimensions": Show.CELLS},
        ),
        Col("duplicate_of", str, "Table it repeats", to="tables.key"),
    ),
)

FIGURES = Table(
    "figures",
    "One body cell of a table, tidy; the view tidy_figures puts its table beside it",
    key=("table_id", "row", "col"),
    owner="table_id",
    rowid=False,
    columns=(
        R("table_id", int, "Table, by its number in this build", to="tables.id"),
        *columns(
            t.Figure,
            required=("row", "col", "row_total", "col_total", "is_total"),
            facts_show={
                "row_path": Show.CELLS,
                "row_label": Show.QUOTE,
                "column_path": Show.CELLS,
                "column_label": Show.QUOTE,
                "text": Show.QUOTE,
            },
        ),
    ),
)

CAVEATS = Table(
    "caveats",
    "One warning the force printed",
    key=("disclosure", "position"),
    owner="disclosure",
    rowid=False,
    columns=(
        OWNER,
        R("position", int, "Order in the answer, from 0"),
        Col("table_key", str, "Table it is beside; null for the whole answer", to="tables.key"),
        *columns(t.Caveat, facts_show={"quote": Show.QUOTE}),
    ),
)

RELATIONS = Table(
    "relations",
    "Two answers that belong together",
    key=("from_key", "to_key", "kind"),
    owner="from_key",
    rowid=False,
    columns=(
        R("from_key", str, "Disclosure", to="disclosures.key"),
        R("to_key", str, "The other disclosure", to="disclosures.key"),
        R("kind", str, "How they belong together", words=records.RelationKind),
        Col("basis", str, "What says so", facts=Show.QUOTE),
    ),
)

CAPTURES = Table(
    "captures",
    "One stored response behind a disclosure",
    key=("disclosure", "warc_record_id"),
    owner="disclosure",
    rowid=False,
    columns=(
        OWNER,
        *columns(records.CaptureFact, required=("warc_record_id", "url", "fetched_at")),
    ),
)

# In the order of creation: a table comes after those its foreign keys name.
SCHEMA: tuple[Table, ...] = (
    FORCES,
    DISCLOSURES,
    ALIASES,
    TEXTS,
    QUESTIONS,
    EXEMPTIONS,
    DOCUMENTS,
    TABLES,
    FIGURES,
    CAVEATS,
    LABELS,
    MEASURES,
    SERIES,
    ANSWER_SUBJECTS,
    RELATIONS,
    GROUP_MEMBERS,
    QUESTION_MEMBERS,
    CAPTURES,
    CHANGES,
    CHANGED_VALUES,
    CHANGED_TEXTS,
    HEALTH,
    COVERAGE,
    TAKEDOWNS,
    HIDDEN_DATA,
    SUMMARY_FORCES,
    SUMMARY_MONTHS,
    SUMMARY_OUTCOMES,
    SUMMARY_SECTIONS,
    SUMMARY_SUBJECTS,
    SUBJECTS,
    TOPICS,
    TOPIC_CELLS,
    REQUEST_GROUPS,
    QUESTION_GROUPS,
    REQUEST_PRINTS,
    COMMON_WORDS,
    SEARCH_ROWS,
    SEARCH_VOCABULARY,
)

STAGED: tuple[Table, ...] = tuple(table for table in SCHEMA if table.staged)
BY_NAME: dict[str, Table] = {table.name: table for table in SCHEMA}
