"""The published schema: every table and column, as data.

``db.create`` makes the tables, ``db.describe`` writes the descriptions into
``metadata.yml`` and ``docs/schema.md``, ``db.policy`` reads what each policy shows.
Dates are ISO text, moments UTC (``2026-03-01T04:05:06Z``), truths 0 or 1, lists JSON.
"""

from __future__ import annotations

from functools import partial

from db import records
from db.schema_forces import (
    COVERAGE,
    FORCES,
    HEALTH,
    HIDDEN_DATA,
    SUMMARY_FORCES,
    SUMMARY_MONTHS,
    SUMMARY_OUTCOMES,
    SUMMARY_SECTIONS,
    TAKEDOWNS,
)
from db.spec import Column as Col
from db.spec import Show, Table
from parsers import types as t

R = partial(Col, required=True)
K = partial(Col, link_only=True)  # kept under link_only
KR = partial(Col, required=True, link_only=True)

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
        ("published_on",),
        ("reference",),
    ),
    columns=(
        KR("key", str, "Public address: force slug, a slash, reference"),
        KR("id", int, "Place in this build's publication order; changes with every build"),
        KR("uid", str, "Random name used by the takedown log"),
        KR("force", str, "Force that answered", to="forces.slug"),
        K("reference", str, "The force's reference, as printed"),
        Col("title", str, "Title on the force's page"),
        Col("act", str, "Law it was answered under", words=t.Act),
        Col("lang", str, "Language of the answer (en, cy)"),
        KR("source_kind", str, "How the answer came here", words=t.SourceKind),
        K("received_on", str, "Date of the request"),
        K("received_basis", str, "How that date is known", words=t.DateBasis),
        K("responded_on", str, "Date of the answer"),
        K("responded_basis", str, "How that date is known", words=t.DateBasis),
        K("published_on", str, "Date of publication on the force's log"),
        K("published_basis", str, "How that date is known", words=t.DateBasis),
        Col("outcome", str, "How the request as a whole was answered", words=t.Outcome),
        Col("working_days", int, "Working days between the dates of request and answer"),
        Col("on_time", int, "1 within 20 working days, 0 certainly later, null not decidable"),
        Col("n_documents", int, "Files and pages behind the answer"),
        Col("n_tables", int, "Tables read from them"),
        Col("n_figures", int, "Figures in those tables"),
        Col("quality", str, "How far the reading of its tables can be trusted", words=t.Quality),
        Col("unread", str, "What could not be read, in words: pages, tables, numbers"),
        KR("sensitivity", str, "Whether search engines must stay away", words=t.Sensitivity),
        KR("url", str, "The force's own page"),
        KR("first_seen", str, "First capture"),
        KR("last_seen", str, "Day on which the force was last found to publish it"),
        K("gone_since", str, "When the force was first found to have removed it"),
        Col("summary", str, "Its subject in a line", facts=Show.EMPTY),
    ),
)

TEXTS = Table(
    "texts",
    "The words of one disclosure, personal names masked; empty where the policy shows facts only",
    key=("disclosure",),
    owner="disclosure",
    columns=(
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        Col("request", str, "The request", facts=Show.EMPTY),
        Col("response", str, "The answer, without closing boilerplate", facts=Show.EMPTY),
    ),
)

QUESTIONS = Table(
    "questions",
    "One question of a disclosure and how it was answered",
    key=("disclosure", "ordinal"),
    owner="disclosure",
    rowid=False,
    columns=(
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        R("ordinal", int, "Order in the letter, from 0"),
        Col("position", int, "Number of the question as printed, from 1"),
        Col("question", str, "The question", facts=Show.QUESTION),
        Col("outcome", str, "How it was answered", words=t.Outcome),
        Col("quote", str, "The words that decided", facts=Show.QUOTE),
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
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        R("position", int, "Order of citation, from 0"),
        Col("question", int, "Question it answers, where the letter says so"),
        Col("act", str, "Law of the section", words=t.Act),
        Col("kind", str, "Exemption, refusal or exception", words=t.ExemptionKind),
        Col("section", str, "Section or regulation"),
        Col("subsection", str, "Subsection or paragraph"),
        Col("citation", str, "The citation as printed", facts=Show.QUOTE),
        Col("applied", int, "1 where it withholds something, 0 where it is only mentioned"),
        Col("ncnd", int, "1 where it is used to neither confirm nor deny"),
        Col("quote", str, "The sentence that cites it", facts=Show.QUOTE),
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
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        R("position", int, "Order among the disclosure's documents, from 0"),
        Col("url", str, "The force's own copy"),
        Col("filename", str, "File name, personal names masked"),
        Col("media_type", str, "Type found in the bytes"),
        Col("bytes", int, "Size"),
        Col("pages", int, "Pages"),
        Col("sha256", str, "SHA-256 of the bytes"),
        Col("fetched_at", str, "When it was fetched"),
        R("verdict", str, "What became of it", words=t.DocumentVerdict),
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
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        R("document", str, "Document it stands in", to="documents.key"),
        Col("question", int, "Question it answers, where known"),
        R("position", int, "Order in its document, from 0"),
        Col("page", int, "Page it begins on, from 1"),
        Col("sheet", str, "Sheet of a workbook"),
        Col("cell_range", str, "Cells of the sheet"),
        Col("bbox", str, "Left, top, right and bottom on the page in points (JSON)"),
        Col("kind", str, "Sort of table", words=t.TableKind),
        Col("caption", str, "Words above it", facts=Show.QUOTE),
        Col("notes", str, "Notes under it (JSON list)", facts=Show.CELLS),
        Col("source", str, "System the force names as source", facts=Show.QUOTE),
        Col("data_as_at", str, "Date the force says the data was taken"),
        Col("row_dimensions", str, "Names of its rows' levels (JSON list)", facts=Show.CELLS),
        Col("column_dimensions", str, "Names of its columns' levels (JSON list)", facts=Show.CELLS),
        Col("header_rows", int, "Rows at the top that head columns"),
        Col("stub_columns", int, "Columns at the left that name rows"),
        Col("n_rows", int, "Rows, headers included"),
        Col("n_columns", int, "Columns, labels included"),
        Col("grid", str, "Cells as printed (JSON rows of text, null or spans)", facts=Show.GRID),
        Col("method", str, "Reader that found it"),
        Col("totals", str, "What arithmetic says of its printed totals", words=t.Totals),
        Col("quality", str, "How far its reading can be trusted", words=t.Quality),
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
        R("row", int, "Row of the grid, from 0"),
        R("col", int, "Column of the grid, from 0"),
        Col("row_path", str, "Labels of the row, outermost first (JSON)", facts=Show.CELLS),
        Col("row_label", str, "Innermost label of the row", facts=Show.QUOTE),
        Col(
            "column_path",
            str,
            "Labels of the column, outermost first (JSON list)",
            facts=Show.CELLS,
        ),
        Col("column_label", str, "Innermost label of the column", facts=Show.QUOTE),
        Col("value", float, "The number; null where none is printed"),
        Col("qualifier", str, "Why there is no plain number", words=t.Qualifier),
        Col("low", float, "Lower bound, only as printed"),
        Col("high", float, "Upper bound, only as printed"),
        Col("flags", str, "What the force says beside the value (JSON list)"),
        Col("text", str, "The cell as printed", facts=Show.QUOTE),
        Col("statistic", str, "Kind of number", words=t.Statistic),
        Col("counted", str, "What is counted; unknown is never guessed", words=t.Counted),
        Col("unit", str, "Unit"),
        Col("period_start", str, "First day of the period"),
        Col("period_end", str, "Last day of the period"),
        Col("period_kind", str, "Shape of the period", words=t.PeriodKind),
        Col("period_from", str, "Where the period was read", words=t.PeriodFrom),
        Col("event_date", str, "Event that puts a case into its period", words=t.EventDate),
        Col("subject_force", str, "Force the figure is about, where the table names one"),
        R("row_total", int, "1 where the row is a total"),
        R("col_total", int, "1 where the column is a total"),
        R("is_total", int, "1 where either is"),
    ),
)

CAVEATS = Table(
    "caveats",
    "One warning the force printed",
    key=("disclosure", "position"),
    owner="disclosure",
    rowid=False,
    columns=(
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        R("position", int, "Order in the answer, from 0"),
        Col("table_key", str, "Table it stands beside; null for the whole answer", to="tables.key"),
        Col("kind", str, "Family of the warning", words=t.CaveatKind),
        Col("quote", str, "The words", facts=Show.QUOTE),
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
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        R("warc_record_id", str, "Record in the archive"),
        R("url", str, "Address asked for"),
        R("fetched_at", str, "When"),
        Col("status", int, "HTTP status"),
        Col("sha256", str, "SHA-256 of the body"),
        Col("media_type", str, "Type found in the bytes"),
        Col("bytes", int, "Size of the body"),
    ),
)

CHANGES = Table(
    "changes",
    "One event in the life of a disclosure",
    key=("disclosure", "at", "event"),
    owner="disclosure",
    stays=True,
    rowid=False,
    indexes=(("at",),),
    columns=(
        KR("disclosure", str, "Disclosure"),
        KR("at", str, "When it was loaded"),
        KR("event", str, "What happened", words=records.ChangeEvent),
        Col("before_sha256", str, "SHA-256 of the facts before (not of a file)"),
        Col("after_sha256", str, "SHA-256 of the facts after"),
        Col("summary", str, "Which parts differ"),
    ),
)

# In the order of creation: a table stands after those its foreign keys name.
SCHEMA: tuple[Table, ...] = (
    FORCES,
    DISCLOSURES,
    TEXTS,
    QUESTIONS,
    EXEMPTIONS,
    DOCUMENTS,
    TABLES,
    FIGURES,
    CAVEATS,
    RELATIONS,
    CAPTURES,
    CHANGES,
    HEALTH,
    COVERAGE,
    TAKEDOWNS,
    HIDDEN_DATA,
    SUMMARY_FORCES,
    SUMMARY_MONTHS,
    SUMMARY_OUTCOMES,
    SUMMARY_SECTIONS,
)

STAGED: tuple[Table, ...] = tuple(table for table in SCHEMA if table.staged)
BY_NAME: dict[str, Table] = {table.name: table for table in SCHEMA}
