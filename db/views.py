"""The published views and full-text indexes, as data (``db.create`` makes them)."""

from __future__ import annotations

from db.spec import Search, View

TIDY_FIGURES = View(
    "tidy_figures",
    "Every figure with all that is needed to compare forces: whose, which period, from where",
    sql="""
    SELECT d.force, g.subject_force, d.reference, d.received_on, d.responded_on, d.published_on,
        t.caption, t.source, g.row_path, g.row_label, g.column_path, g.column_label,
        g.value, g.qualifier, g.low, g.high, g.flags, g.text, g.statistic, g.counted, g.unit,
        g.period_start, g.period_end, g.period_kind, g.event_date,
        g.row_total, g.col_total, g.is_total, t.totals, t.quality,
        EXISTS (SELECT 1 FROM caveats c WHERE c.disclosure = t.disclosure
            AND (c.table_key IS NULL OR c.table_key = t.key)) AS has_caveat,
        d.url, o.url AS document, t.page, t.sheet, o.sha256, t.disclosure, t.key AS table_key,
        g.row, g.col, t.duplicate_of
    FROM figures g
    JOIN tables t ON t.id = g.table_id
    JOIN disclosures d ON d.key = t.disclosure
    JOIN documents o ON o.key = t.document
    """,
    columns=(
        ("force", "Force that answered"),
        ("subject_force", "Force the figure is about, where the table names one"),
        ("reference", "The force's reference, as printed"),
        ("received_on", "Date of the request"),
        ("responded_on", "Date of the answer"),
        ("published_on", "Date of publication"),
        ("caption", "Words above the table"),
        ("source", "System the force names as source"),
        ("row_path", "Labels of the row, outermost first (JSON list)"),
        ("row_label", "Innermost label of the row"),
        ("column_path", "Labels of the column, outermost first (JSON list)"),
        ("column_label", "Innermost label of the column"),
        ("value", "The number; null where none is printed"),
        ("qualifier", "Why there is no plain number"),
        ("low", "Lower bound, only as printed"),
        ("high", "Upper bound, only as printed"),
        ("flags", "What the force says beside the value (JSON list)"),
        ("text", "The cell as printed"),
        ("statistic", "Kind of number"),
        ("counted", "What is counted"),
        ("unit", "Unit"),
        ("period_start", "First day of the period"),
        ("period_end", "Last day of the period"),
        ("period_kind", "Shape of the period"),
        ("event_date", "Event that puts a case into its period"),
        ("row_total", "1 where the row is a total"),
        ("col_total", "1 where the column is a total"),
        ("is_total", "1 where either is; leave these out before adding up"),
        ("totals", "What arithmetic says of the table's printed totals"),
        ("quality", "How far the reading of the table can be trusted"),
        ("has_caveat", "1 where the force printed a warning about the table or the answer"),
        ("url", "The force's page"),
        ("document", "The force's own copy of the document"),
        ("page", "Page of the document, from 1"),
        ("sheet", "Sheet of a workbook"),
        ("sha256", "SHA-256 of the document"),
        ("disclosure", "Key of the disclosure"),
        ("table_key", "Key of the table"),
        ("row", "Row of the grid, from 0"),
        ("col", "Column of the grid, from 0"),
        ("duplicate_of", "Table this one repeats"),
    ),
)

EXEMPTIONS_APPLIED = View(
    "exemptions_applied",
    "Sections that withhold something, with the answer each stands in",
    sql="""
    SELECT d.force, d.reference, e.disclosure, e.question, e.act, e.kind, e.section,
        e.subsection, e.citation, e.ncnd, e.quote, d.responded_on, d.published_on, d.outcome
    FROM exemptions e JOIN disclosures d ON d.key = e.disclosure
    WHERE e.applied = 1 AND NOT EXISTS (SELECT 1 FROM relations r
        WHERE r.from_key = e.disclosure AND r.kind = 'welsh_twin')
    """,
    columns=(
        ("force", "Force that answered"),
        ("reference", "The force's reference"),
        ("disclosure", "Key of the disclosure"),
        ("question", "Question it answers, where the letter says so"),
        ("act", "Law of the section"),
        ("kind", "Exemption, refusal or exception"),
        ("section", "Section or regulation"),
        ("subsection", "Subsection or paragraph"),
        ("citation", "The citation as printed"),
        ("ncnd", "1 where it is used to neither confirm nor deny"),
        ("quote", "The sentence that cites it"),
        ("responded_on", "Date of the answer"),
        ("published_on", "Date of publication"),
        ("outcome", "How the request as a whole was answered"),
    ),
)

LATEST = View(
    "latest",
    "Answers, newest first, without those that are sensitive or that the force has removed",
    sql="""
    SELECT d.key, d.force, d.reference, d.title, d.published_on, d.responded_on, d.outcome,
        d.n_tables, d.n_figures, d.url
    FROM disclosures d
    WHERE d.sensitivity = 'none' AND d.gone_since IS NULL AND NOT EXISTS (SELECT 1 FROM relations r
        WHERE r.from_key = d.key AND r.kind = 'welsh_twin')
    ORDER BY d.id DESC
    """,
    columns=(
        ("key", "Key of the disclosure"),
        ("force", "Force that answered"),
        ("reference", "The force's reference"),
        ("title", "Title on the force's page"),
        ("published_on", "Date of publication"),
        ("responded_on", "Date of the answer"),
        ("outcome", "How the request as a whole was answered"),
        ("n_tables", "Tables read"),
        ("n_figures", "Figures in those tables"),
        ("url", "The force's page"),
    ),
)

BY_FORCE_MONTH = View(
    "by_force_month",
    "Answers, tables and figures of each force by month of publication (or else of the answer)",
    sql="""
    SELECT s.force, f.name, s.month, s.disclosures, s.tables, s.figures
    FROM summary_months s JOIN forces f ON f.slug = s.force
    """,
    columns=(
        ("force", "Force"),
        ("name", "Its name"),
        ("month", "Month, yyyy-mm"),
        ("disclosures", "Answers"),
        ("tables", "Tables"),
        ("figures", "Figures"),
    ),
)

SEARCH_WORDS = View(
    "disclosures_text",
    "What snippets of the search are cut from; no more than the policy shows",
    sql="""
    SELECT d.id, d.reference, d.title, coalesce(x.request, '') AS request,
        coalesce(x.response, '') AS response
    FROM disclosures d LEFT JOIN texts x ON x.disclosure = d.key
    """,
    columns=(
        ("id", "Number of the disclosure in this build"),
        ("reference", "The force's reference"),
        ("title", "Title on the force's page"),
        ("request", "The request, where shown"),
        ("response", "The answer, where shown"),
    ),
    hidden=True,
)

VIEWS: tuple[View, ...] = (TIDY_FIGURES, EXEMPTIONS_APPLIED, LATEST, BY_FORCE_MONTH, SEARCH_WORDS)

# ``reference`` is indexed too, so that a pasted reference finds its answer.
DISCLOSURES_FTS = Search(
    "disclosures_fts",
    "disclosures",
    ("reference", "title", "request", "response"),
    content="disclosures_text",
)
TABLES_FTS = Search("tables_fts", "tables", ("caption", "labels", "cells"), content="")

SEARCHES: tuple[Search, ...] = (DISCLOSURES_FTS, TABLES_FTS)
