"""The part of the published schema that is about forces: their facts, health and counts."""

from __future__ import annotations

from functools import partial

from db import records
from db.facts import columns
from db.spec import Column as Col
from db.spec import Table
from parsers import types as t

R = partial(Col, required=True)

FORCES = Table(
    "forces",
    "A police force or policing body, whether or not it publishes a disclosure log",
    key=("slug",),
    columns=(
        R("slug", str, "Short name used in every address"),
        R("name", str, "Full name"),
        Col("nation", str, "Part of the United Kingdom it serves"),
        Col("kind", str, "Sort of body", words=t.ForceKind),
        Col("regime", str, "Access law it answers under", words=t.Regime),
        Col("platform", str, "Publishing system of its disclosure log"),
        Col("website", str, "Its website"),
        Col("log_url", str, "Where its disclosure log begins"),
        Col("terms", str, "Its terms of re-use, in one line"),
        Col("policy", str, "How much of its answers is published here", words=t.Policy),
        Col("status", str, "Whether it publishes a log that can be read", words=t.ForceStatus),
        Col("confidence", str, "How certain the facts about its log are", words=t.Confidence),
        R("sample", int, "1 where the rows are of an invented sample site"),
    ),
)

HEALTH = Table(
    "health",
    "One force at the latest crawl",
    key=("force",),
    columns=(
        R("force", str, "Force", to="forces.slug"),
        R("verdict", str, "How its latest crawl ended, in a word"),
        Col("state", str, "State of its log", words=records.HealthState),
        Col("cause", str, "Why it gives less than it should", words=records.Cause),
        Col("remedy", str, "What a person can do about it"),
        Col("tripwires", str, "What noticed it (JSON list)"),
        Col("stale", int, "1 where the rows shown are those of an earlier night"),
        Col("since", str, "In that state since"),
        Col("last_success", str, "Latest crawl that went well"),
        Col("listed", int, "Items found on the log"),
        Col("claimed", int, "Items the log says it has"),
        Col("new", int, "Items not seen before"),
        Col("changed", int, "Items that differ"),
        Col("removed", int, "Items that are gone"),
        Col("failed", int, "Items that could not be read"),
        Col("newest_on", str, "Newest publication date"),
        Col("note", str, "Explanation"),
    ),
)

COVERAGE = Table(
    "coverage",
    "One force and month; a month with noughts was read and has no answers, one without a row"
    " was not read",
    key=("force", "month"),
    rowid=False,
    columns=columns(records.Coverage, required=("force", "month"), to={"force": "forces.slug"}),
)

TAKEDOWNS = Table(
    "takedowns",
    "One line of the public takedown log; never what was taken down",
    key=("uid",),
    columns=(
        R("uid", str, "Random name of the disclosure"),
        Col("reason", str, "Class of reason", words=records.TakedownReason),
        Col("at", str, "Day; the line appears some days later"),
    ),
)

HIDDEN_DATA = Table(
    "hidden_data",
    "Files that hid data, by what hid it, once somebody has decided about them; never while held",
    key=("code",),
    columns=(
        R("code", str, "What hid it (docs/hidden-data.md)"),
        R("about", str, "The same in a sentence"),
        R("released", int, "Files found harmless by a person and shown"),
        R("destroyed", int, "Files destroyed after the force was notified"),
    ),
)

SUMMARY_FORCES = Table(
    "summary_forces",
    "Counts for one force",
    key=("force",),
    staged=False,
    columns=(
        R("force", str, "Force", to="forces.slug"),
        R("disclosures", int, "Answers"),
        R("gone", int, "Answers the force has removed"),
        R("tables", int, "Tables"),
        R("figures", int, "Figures"),
        R("exemptions", int, "Sections applied"),
        Col("first_on", str, "Earliest publication or answer"),
        Col("newest_on", str, "Latest publication or answer"),
        Col("last_seen", str, "Latest day on which one of its answers was found"),
    ),
)

SUMMARY_MONTHS = Table(
    "summary_months",
    "Answers of one force in one month, by publication (or else answer) date",
    key=("force", "month"),
    rowid=False,
    staged=False,
    columns=(
        R("force", str, "Force", to="forces.slug"),
        R("month", str, "Month, yyyy-mm"),
        R("disclosures", int, "Answers"),
        R("tables", int, "Tables"),
        R("figures", int, "Figures"),
    ),
)

SUMMARY_OUTCOMES = Table(
    "summary_outcomes",
    "Answers of one force with one outcome",
    key=("force", "outcome"),
    rowid=False,
    staged=False,
    columns=(
        R("force", str, "Force", to="forces.slug"),
        R("outcome", str, "Outcome", words=t.Outcome),
        R("disclosures", int, "Answers"),
    ),
)

SUMMARY_SECTIONS = Table(
    "summary_sections",
    "Answers of one force in which one section was applied",
    key=("force", "act", "section"),
    rowid=False,
    staged=False,
    columns=(
        R("force", str, "Force", to="forces.slug"),
        R("act", str, "Law of the section", words=t.Act),
        R("section", str, "Section or regulation"),
        R("disclosures", int, "Answers"),
    ),
)

SUMMARY_SUBJECTS = Table(
    "summary_subjects",
    "Answers of one force that are about one subject",
    key=("force", "subject"),
    rowid=False,
    staged=False,
    columns=(
        R("force", str, "Force", to="forces.slug"),
        R("subject", str, "Subject, as `answer_subjects` has it"),
        R("disclosures", int, "Answers"),
    ),
)
