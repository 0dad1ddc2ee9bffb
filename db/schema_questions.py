"""The part of the published schema that is about questions: which answers were asked the same."""

from __future__ import annotations

from functools import partial

from db.questions.vocabulary import (
    Axis,
    Dispute,
    Standing,
    SubjectPlace,
    SubjectRole,
    TopicKind,
    TopicState,
)
from db.spec import Column as Col
from db.spec import Show, Table
from parsers import types as t

R = partial(Col, required=True)
KR = partial(Col, required=True, link_only=True)

GROUP_MEMBERS = Table(
    "group_members",
    "One answer in a group of answers to the same request",
    key=("disclosure",),
    owner="disclosure",
    stays=True,
    rowid=False,
    indexes=(("group_key",),),
    columns=(
        KR("disclosure", str, "Disclosure", to="disclosures.key"),
        KR("group_key", str, "Group (`request_groups.key`)"),
        KR("family_key", str, "Groups that ask the same for other periods share it"),
    ),
)

REQUEST_GROUPS = Table(
    "request_groups",
    "The same request at several forces, or several times",
    key=("key",),
    staged=False,
    indexes=(("family_key",),),
    columns=(
        R("key", str, "Lasting name of the group"),
        R("family_key", str, "Groups that ask the same for other periods share it"),
        Col("title", str, "Title of its earliest answer"),
        R("answers", int, "Answers in it"),
        R("forces", int, "Forces that gave them"),
        R("released", int, "Answers that gave the information"),
        R("refused", int, "Answers that refused all of it"),
        Col("first_on", str, "Earliest date of its requests or answers"),
        Col("last_on", str, "Latest of them"),
    ),
)

QUESTION_MEMBERS = Table(
    "question_members",
    "One question of an answer that other answers were asked, too",
    key=("disclosure", "question"),
    owner="disclosure",
    stays=True,
    rowid=False,
    indexes=(("question_key",), ("family_key",)),
    columns=(
        KR("disclosure", str, "Disclosure", to="disclosures.key"),
        KR("question", int, "The question (`questions.ordinal`)"),
        KR("question_key", str, "Group (`question_groups.key`)"),
        KR("family_key", str, "Groups that ask the same for other periods share it"),
    ),
)

QUESTION_GROUPS = Table(
    "question_groups",
    "The same single question at several forces or in several requests",
    key=("key",),
    staged=False,
    indexes=(("family_key",),),
    columns=(
        R("key", str, "Lasting name of the group"),
        R("family_key", str, "Groups that ask the same for other periods share it"),
        Col("question", str, "The question as its earliest answer prints it"),
        R("answers", int, "Answers in it"),
        R("forces", int, "Forces that gave them"),
        R("requests", int, "Requests that ask it: groups of the same request, and single ones"),
        Col("first_on", str, "Earliest date of its requests or answers"),
        Col("last_on", str, "Latest of them"),
    ),
)

REQUEST_PRINTS = Table(
    "request_prints",
    "Hashes of word runs of requests, by which the closest ones are found; no words",
    key=("print", "disclosure_id"),
    rowid=False,
    staged=False,
    hidden=True,
    columns=(
        R("print", int, "Hash of three words"),
        R("disclosure_id", int, "Disclosure, by its number in this build; 0 for very many"),
        R("prints", int, "Hashes that the request has here in all; beside 0, how many requests"),
    ),
)

COMMON_WORDS = Table(
    "common_words",
    "Stems that many answers have: what a search for them would read",
    key=("word",),
    rowid=False,
    staged=False,
    hidden=True,
    columns=(
        R("word", str, "Stem, as the search index has it"),
        R("answers", int, "Answers that have it"),
    ),
)

SUBJECTS = Table(
    "subjects",
    "A thing that forces are asked to count, with the words that lead to it",
    key=("slug",),
    staged=False,
    columns=(
        R("slug", str, "Short name"),
        R("name", str, "Everyday name"),
        Col("welsh", str, "Welsh words, apart by semicolons"),
        Col("broader", str, "Subject of which every case of this one is a case"),
        R("words", str, "Phrases that name it, as the thesaurus writes them"),
    ),
)

MEASURES = Table(
    "measures",
    "What figures of a table measure: one row for each subject that they count",
    key=("table_key", "measure", "subject"),
    owner="table_key",
    rowid=False,
    indexes=(("subject", "measure_key"), ("measure_key",)),
    columns=(
        R("table_key", str, "Table", to="tables.key"),
        R("measure", int, "Number of the measure in its table, from 0"),
        R("subject", str, "What is counted (`subjects.slug`); unknown where no words say so"),
        Col("words", str, "Words that say so, as printed", facts=Show.QUOTE),
        Col("place", str, "Where they stand", words=SubjectPlace),
        R("role", str, "Whether all that is counted is of the subject", words=SubjectRole),
        Col(
            "narrowed_by",
            str,
            "Words that narrow it further (JSON list)",
            facts=Show.CELLS,
        ),
        Col("context", str, "Subjects of the question or title that may narrow it (JSON list)"),
        Col("statistic", str, "Kind of number", words=t.Statistic),
        Col("counted", str, "What is counted", words=t.Counted),
        Col("unit", str, "Unit"),
        Col("by", str, "What the table breaks it down by (JSON list)"),
        Col("definition", str, "Sentence of the force that says what counts", facts=Show.QUOTE),
        R("measure_key", str, "The same for every measure of the same thing, at any force"),
    ),
)

SERIES = Table(
    "series",
    "The value of a measure in one period, where its table says which number stands for all",
    key=("table_key", "measure", "position"),
    owner="table_key",
    rowid=False,
    columns=(
        R("table_key", str, "Table", to="tables.key"),
        R("measure", int, "Measure (`measures.measure`)"),
        R("position", int, "Order of its periods, from 0"),
        Col("period_start", str, "First day of the period"),
        Col("period_end", str, "Last day of the period"),
        R("period_kind", str, "Shape of the period; kinds are never mixed", words=t.PeriodKind),
        Col("value", float, "The number; null where none is printed"),
        Col("qualifier", str, "Why there is no plain number", words=t.Qualifier),
        Col("low", float, "Lower bound, only as printed"),
        Col("high", float, "Upper bound, only as printed"),
        Col("row", int, "Row of the cell; null for a sum down the rows"),
        Col("col", int, "Column of the cell; null for a sum along the columns"),
        R("how", str, "How it stands in the table", words=Standing),
        R("latest", int, "1 for the one number of the force's latest answer about the period"),
        Col("disputed", str, "How it is contradicted by its own answer", words=Dispute),
    ),
)

LABELS = Table(
    "labels",
    "What a label of a table's rows or columns stands for, so that forces can be compared by it",
    key=("table_key", "axis", "position"),
    owner="table_key",
    rowid=False,
    indexes=(("dimension", "concept"),),
    columns=(
        R("table_key", str, "Table", to="tables.key"),
        R("axis", str, "Where it stands", words=Axis),
        R("position", int, "Its order there, from 0"),
        R("label", str, "The label as printed, the innermost of its path", facts=Show.QUOTE),
        R("dimension", str, "What the rows or columns vary by"),
        Col("concept", str, "The same for every label of the same thing; null: left as printed"),
        R("alone", int, "1 where its figures are broken down by nothing else but periods"),
    ),
)

ANSWER_SUBJECTS = Table(
    "answer_subjects",
    "What an answer is about, by the words of its title and questions",
    key=("disclosure", "subject"),
    owner="disclosure",
    rowid=False,
    indexes=(("subject",),),
    columns=(
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        R("subject", str, "Subject (`subjects.slug`)"),
        Col("words", str, "Words that say so", facts=Show.QUOTE),
        Col("place", str, "Where they stand", words=SubjectPlace),
    ),
)

TOPICS = Table(
    "topics",
    "What somebody has answered about, each with a matrix of what every force has said",
    key=("slug",),
    staged=False,
    columns=(
        R("slug", str, "Lasting name; of a subject that in `subjects`"),
        R("kind", str, "What makes it a topic", words=TopicKind),
        R("name", str, "Everyday name"),
        R("words", str, "Phrases that lead to it"),
        R("answers", int, "Answers about it"),
        R("forces", int, "Forces that gave them"),
        R("numbers", int, "Numbers to compare"),
    ),
)

TOPIC_CELLS = Table(
    "topic_cells",
    "What one force has said about a topic: numbers by period, refusals, and its silence",
    key=("topic", "force", "position"),
    rowid=False,
    staged=False,
    indexes=(("topic", "measure_key", "period_kind"),),
    columns=(
        R("topic", str, "Topic (`topics.slug`)"),
        R("force", str, "Force", to="forces.slug"),
        R("position", int, "Order in the force's row, from 0"),
        R("state", str, "What it says", words=TopicState),
        Col("measure_key", str, "The same for every number of the same thing, at any force"),
        Col("period_kind", str, "Shape of the period; kinds are never mixed", words=t.PeriodKind),
        Col("period_start", str, "First day of the period"),
        Col("period_end", str, "Last day of the period"),
        Col("value", float, "The number; null where none is printed"),
        Col("qualifier", str, "Why there is no plain number", words=t.Qualifier),
        Col("low", float, "Lower bound, only as printed"),
        Col("high", float, "Upper bound, only as printed"),
        Col("disclosure", str, "Answer (`disclosures.key`)"),
        Col("table_key", str, "Table of the number (`tables.key`)"),
        Col("row", int, "Row of the cell; null for a sum down the rows"),
        Col("col", int, "Column of the cell; null for a sum along the columns"),
        Col("sections", str, "Sections applied, with their law"),
        Col("quote", str, "Sentence that decided"),
        Col("read_to", str, "Day on which the log of a silent force was last read whole"),
        Col("unread", int, "Items of its log that nothing was found in: not read, or removed"),
    ),
)
