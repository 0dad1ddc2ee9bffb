"""The published views and full-text indexes, as data (``db.create`` makes them)."""

from __future__ import annotations

from collections.abc import Mapping

from db.schema import BY_NAME
from db.schema_search import SEARCH_FTS
from db.sections import APPLIED
from db.spec import Search, View

_TABLE_OF = {
    "d": "disclosures",
    "e": "exemptions",
    "f": "forces",
    "g": "figures",
    "m": "group_members",
    "l": "labels",
    "n": "measures",
    "v": "series",
    "q": "request_groups",
    "u": "question_members",
    "w": "questions",
    "o": "documents",
    "s": "summary_months",
    "t": "tables",
}


def _view(
    name: str,
    about: str,
    picked: str,
    rest: str,
    says: Mapping[str, str],
    made: Mapping[str, str] | None = None,
) -> View:
    """A view of columns of the schema (``d.force``), described as they are in their tables.

    ``t.key:table_key`` is called ``table_key``. ``says`` describes what means more, or is
    about something else, beside the others; ``made`` gives the SQL of columns that no table
    has. ``rest`` is the SQL behind the columns.
    """
    columns, terms = [], []
    for term in picked.split():
        source, _, called = term.partition(":")
        alias, _, column = source.rpartition(".")
        called = called or column
        columns.append((called, says.get(called) or _about(_TABLE_OF[alias], column)))
        terms.append(f"{source if alias else (made or {})[called]} AS {called}")
    return View(name, about, f"SELECT {', '.join(terms)}\n{rest}", tuple(columns))


def _about(table: str, name: str) -> str:
    (found,) = (column.about for column in BY_NAME[table].columns if column.name == name)
    return found


_HAS_CAVEAT = """CAST(EXISTS (SELECT 1 FROM caveats c WHERE c.disclosure = t.disclosure
    AND (c.table_key IS NULL OR c.table_key = t.key)) AS INTEGER)"""

_NOT_COUNTED = {"uid", "repeats"}
# The counting rule stands in db/counting.py; whatever counts answers counts the rows of this, and
# whatever shows or compares their dates takes them from here.
ANSWERS = _view(
    "answers",
    "Every answer once, newest first: without its Welsh twin and without what repeats it",
    " ".join(
        [
            *(f"d.{name}" for name in BY_NAME["disclosures"].names if name not in _NOT_COUNTED),
            *("dated", "asked_on"),
        ]
    ),
    """
    FROM disclosures d WHERE d.repeats IS NULL
    """,
    says={
        "dated": "Date shown: of publication, else of the answer, else the month in the address",
        "asked_on": "Date of the request, or else of the answer or its publication",
    },
    made={
        "dated": """coalesce(CASE WHEN d.published_basis <> 'url_month' THEN d.published_on END,
    d.responded_on, substr(d.published_on, 1, 7))""",
        "asked_on": "coalesce(d.received_on, d.responded_on, d.published_on)",
    },
)

TIDY_FIGURES = _view(
    "tidy_figures",
    "Every figure with all that is needed to compare forces: whose, which period, from where",
    """d.force g.subject_force d.reference d.received_on d.responded_on d.published_on
    t.caption t.source g.row_path g.row_label g.column_path g.column_label
    g.value g.qualifier g.low g.high g.flags g.text g.statistic g.counted g.unit
    g.period_start g.period_end g.period_kind g.event_date g.row_total g.col_total g.is_total
    t.totals t.quality has_caveat d.url o.url:document t.page t.sheet o.sha256
    t.disclosure t.key:table_key g.row g.col t.duplicate_of once""",
    """
    FROM figures g
    JOIN tables t ON t.id = g.table_id
    JOIN disclosures d ON d.key = t.disclosure
    JOIN documents o ON o.key = t.document
    """,
    says={
        "caption": "Words above the table",
        "is_total": "1 where either is; leave these out before adding up",
        "totals": "What arithmetic says of the table's printed totals",
        "quality": "How far the reading of the table can be trusted",
        "has_caveat": "1 where the force printed a warning about the table or the answer",
        "document": "The force's own copy of the document",
        "page": "Page of the document, from 1",
        "sha256": "SHA-256 of the document",
        "disclosure": "Key of the disclosure",
        "table_key": "Key of the table",
        "duplicate_of": "Table this one repeats",
        "once": "1 where table and answer are counted; leave out the others before adding up",
    },
    made={
        # A cast, so that a filter's text is compared as a number.
        "once": "CAST(t.duplicate_of IS NULL AND d.repeats IS NULL AS INTEGER)",
        "has_caveat": _HAS_CAVEAT,
    },
)

TABLES_ONCE = _view(
    "answer_tables",
    "Every table of a counted answer, one that is printed twice once",
    """d.force t.disclosure t.key:table_key t.id d.title_shown d.responded_on d.published_on
    t.caption t.source t.n_rows t.n_columns t.kind t.totals t.quality""",
    """
    FROM tables t JOIN answers d ON d.key = t.disclosure
    WHERE t.duplicate_of IS NULL
    """,
    says={"table_key": "Key of the table", "disclosure": "Key of the answer"},
)

EXEMPTIONS_APPLIED = _view(
    "exemptions_applied",
    "Sections that withhold something, one row a citation, with the answer each is in",
    """d.force d.reference e.disclosure e.question e.act e.kind e.section e.subsection e.citation
    e.ncnd e.quote d.responded_on d.published_on d.outcome""",
    """
    FROM exemptions e JOIN answers d ON d.key = e.disclosure
    WHERE e.applied = 1
    """,
    says={"disclosure": "Key of the disclosure"},
)

# One row for the first citation of a section in an answer; the others are in it.
_FIRST = """
    NOT EXISTS (SELECT 1 FROM exemptions b WHERE b.disclosure = e.disclosure AND b.act = e.act
        AND b.section = e.section AND b.applied = 1 AND b.position < e.position)
"""
_ALL = (
    "(SELECT json_group_array({}) FROM exemptions b WHERE b.disclosure = e.disclosure"
    " AND b.act = e.act AND b.section = e.section AND b.applied = 1)"
)
ANSWER_SECTIONS = _view(
    "answer_sections",
    "Answers in which a section withholds something, one row an answer and section",
    """d.force d.reference e.disclosure d.title d.title_shown e.act e.section e.citation e.quote
    citations quotes ncnd
    d.responded_on d.published_on d.published_basis d.outcome d.id""",
    f"""
    FROM exemptions e JOIN answers d ON d.key = e.disclosure
    WHERE e.applied = 1 AND {_FIRST}
    """,
    says={
        "disclosure": "Key of the answer",
        "citation": "The first citation of the section as printed",
        "quote": "The sentence that it stands in",
        "citations": "Every citation of the section as printed (JSON list)",
        "quotes": "The sentences that cite it (JSON list)",
        "ncnd": "1 where one of them neither confirms nor denies",
    },
    made={
        "citations": _ALL.format("b.citation"),
        "quotes": _ALL.format("b.quote"),
        "ncnd": "CAST((SELECT max(b.ncnd) FROM exemptions b WHERE b.disclosure = e.disclosure"
        " AND b.act = e.act AND b.section = e.section AND b.applied = 1) AS INTEGER)",
    },
)

LATEST = _view(
    "latest",
    "Answers, newest first, without those that are sensitive or that the force has removed",
    """d.key d.force d.reference d.title d.title_shown d.published_on d.published_basis
    d.responded_on d.outcome d.n_tables d.n_figures d.url""",
    """
    FROM answers d
    WHERE d.sensitivity = 'none' AND d.gone_since IS NULL
    ORDER BY d.id DESC
    """,
    says={"key": "Key of the disclosure"},
)

BY_FORCE_MONTH = _view(
    "by_force_month",
    "Answers, tables and figures of each force by month of publication (or else of the answer)",
    "s.force f.name s.month s.disclosures s.tables s.figures",
    """
    FROM summary_months s JOIN forces f ON f.slug = s.force
    """,
    says={"name": "Its name"},
)

SILENCE = View(
    "silence",
    "What it means that nothing was found: whether each force has a log, and how far it was read",
    sql="""
    SELECT force, name, silence, first_month, read_to,
        iif(silence IN ('not_read', 'read_to'), coalesce(cause, iif(stale = 1, 'STALE', verdict),
            'NOT_RUN'), NULL) AS why,
        iif(silence IN ('not_read', 'read_to'), note, NULL) AS note,
        listed, parsed, unread, held, gone, pages_unread, tables_dropped
    FROM (SELECT f.slug AS force, f.name,
            CASE WHEN f.status = 'no_log' THEN 'no_log'
                WHEN h.last_success IS NULL THEN 'not_read'
                WHEN h.state IN ('ok', 'quiet') AND coalesce(h.stale, 0) = 0 THEN 'read'
                ELSE 'read_to' END AS silence,
            h.cause, h.verdict, h.stale, h.note, substr(h.last_success, 1, 10) AS read_to,
            min(nullif(c.month, 'undated')) AS first_month, coalesce(sum(c.listed), 0) AS listed,
            coalesce(sum(c.parsed), 0) AS parsed, coalesce(sum(c.listed - c.parsed), 0) AS unread,
            coalesce(sum(c.held), 0) AS held, coalesce(sum(c.gone), 0) AS gone,
            coalesce(sum(c.pages_unread), 0) AS pages_unread,
            coalesce(sum(c.tables_dropped), 0) AS tables_dropped
        FROM forces f LEFT JOIN health h ON h.force = f.slug
        LEFT JOIN coverage c ON c.force = f.slug
        GROUP BY f.slug)
    """,
    columns=(
        ("force", "Force (`forces.slug`)"),
        ("name", "Its name"),
        ("silence", "What nothing found means there ([Silence](#silence))"),
        ("first_month", "Earliest month of which something is listed"),
        ("read_to", "Day on which its log was last read whole"),
        ("why", "Why it was not read, or not since: a cause, STALE, or how the crawl ended"),
        ("note", "The same in words"),
        ("listed", "Items of its log"),
        ("parsed", "Items read; of these alone nothing can be found"),
        ("unread", "Items listed and not read: what nothing can be found in"),
        ("held", "Items read of which a file is held"),
        ("gone", "Items read that the force has removed since"),
        ("pages_unread", "Pages of their documents that were not read"),
        ("tables_dropped", "Tables of their documents that are not published"),
    ),
)

GROUP_ANSWERS = _view(
    "group_answers",
    "Every answer to the same request, with what decided it",
    """m.group_key m.family_key d.key:disclosure d.force d.reference d.title_shown d.asked_on
    d.responded_on d.outcome d.outcome_quote sections d.url""",
    """
    FROM group_members m JOIN answers d ON d.key = m.disclosure
    """,
    says={
        "disclosure": "Key of the disclosure",
        "asked_on": "Date of the request, or else of the answer or its publication",
        "sections": "Sections applied, with their law",
    },
    made={"sections": APPLIED},
)

QUESTION_ANSWERS = _view(
    "question_answers",
    "Every answer to the same single question, whichever request it stood in",
    """u.question_key u.family_key d.key:disclosure d.force d.reference u.question:number w.question
    w.outcome w.quote d.asked_on d.responded_on d.url""",
    """
    FROM question_members u JOIN answers d ON d.key = u.disclosure
    LEFT JOIN questions w ON w.disclosure = u.disclosure AND w.ordinal = u.question
    """,
    says={
        "disclosure": "Key of the disclosure",
        "number": "The question (`questions.ordinal`)",
        "asked_on": "Date of the request, or else of the answer or its publication",
    },
)

DISAGREEMENTS = _view(
    "disagreements",
    "Requests that some forces answered and others refused, an answer a row",
    """q.key:group_key q.title:request q.released q.refused d.force d.key:disclosure d.outcome
    d.outcome_quote sections d.n_tables d.n_figures""",
    """
    FROM request_groups q
    JOIN group_members m ON m.group_key = q.key
    JOIN answers d ON d.key = m.disclosure
    WHERE q.released > 0 AND q.refused > 0
    """,
    says={
        "group_key": "Group of the same request",
        "request": "Title of its earliest answer",
        "disclosure": "Key of the disclosure",
        "sections": "Sections applied, with their law",
    },
    made={"sections": APPLIED},
)

SERIES_VALUES = _view(
    "series_values",
    "Every value of every series with its subject, ready to compare forces; kinds never mixed",
    """d.force n.subject n.role n.place n.words n.narrowed_by n.context n.statistic n.counted n.unit
    v.period_kind v.period_start v.period_end v.value v.qualifier v.low v.high v.how v.latest
    v.disputed n.definition has_caveat n.by t.caption t.totals t.quality d.title d.reference d.url
    t.disclosure v.table_key v.row v.col v.measure n.measure_key""",
    """
    FROM measures n
    JOIN series v ON v.table_key = n.table_key AND v.measure = n.measure
    JOIN tables t ON t.key = n.table_key
    JOIN disclosures d ON d.key = t.disclosure
    """,
    says={
        "caption": "Words above the table",
        "by": "What the table breaks the measure down by (JSON list)",
        "has_caveat": "1 where the force printed a warning about the table or the answer",
        "totals": "What arithmetic says of the table's printed totals",
        "quality": "How far the reading of the table can be trusted",
        "disclosure": "Key of the disclosure",
        "table_key": "Key of the table",
    },
    made={"has_caveat": _HAS_CAVEAT},
)

CONCEPT_VALUES = _view(
    "concept_values",
    "Figures by what their row or column stands for, so that forces can be compared by it",
    """d.force n.subject n.role n.narrowed_by n.context n.statistic n.counted n.unit
    l.dimension l.concept l.label g.period_kind g.period_start g.period_end
    g.value g.qualifier g.low g.high t.caption d.title d.url
    t.disclosure l.table_key g.row g.col n.measure_key""",
    """
    FROM measures n
    JOIN labels l ON l.table_key = n.table_key AND l.alone = 1
    JOIN tables t ON t.key = n.table_key AND t.duplicate_of IS NULL
    JOIN disclosures d ON d.key = t.disclosure AND d.repeats IS NULL
    JOIN figures g ON g.table_id = t.id AND g.statistic = n.statistic
        AND g.counted = n.counted AND g.unit IS n.unit
        AND ((l.axis = 'row' AND g.row_label = l.label AND g.row_total = 0)
            OR (l.axis = 'column' AND g.column_label = l.label AND g.col_total = 0))
    WHERE n.place IS NOT 'row' AND n.place IS NOT 'column'
    """,
    says={
        "caption": "Words above the table",
        "disclosure": "Key of the disclosure",
        "table_key": "Key of the table",
    },
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

# In the order of creation: a view comes after those it reads.
VIEWS: tuple[View, ...] = (
    ANSWERS,
    TABLES_ONCE,
    TIDY_FIGURES,
    ANSWER_SECTIONS,
    EXEMPTIONS_APPLIED,
    LATEST,
    BY_FORCE_MONTH,
    SILENCE,
    GROUP_ANSWERS,
    QUESTION_ANSWERS,
    DISAGREEMENTS,
    SERIES_VALUES,
    CONCEPT_VALUES,
    SEARCH_WORDS,
)

# ``reference`` is indexed too, so that a pasted reference finds its answer.
DISCLOSURES_FTS = Search(
    "disclosures_fts",
    "disclosures",
    ("reference", "title", "request", "response"),
    content="disclosures_text",
)
TABLES_FTS = Search("tables_fts", "tables", ("caption", "labels", "cells"), content="")

SEARCHES: tuple[Search, ...] = (DISCLOSURES_FTS, TABLES_FTS, SEARCH_FTS)
