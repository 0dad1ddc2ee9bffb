"""What a type says is declared once: `extract --json`, rows, schema and docs agree."""

from __future__ import annotations

from typing import Any

import pytest

from db.describe import EXTRACT_PAGE, extract_text
from db.facts import columns
from db.schema import BY_NAME
from parsers.answers.answer import read_answer, writer
from parsers.answers.extraction import to_json
from parsers.files.read import read_document
from parsers.types import Figure

LETTER = b"""<html><body>
<p>Our reference: FOI 2231/26. Date: 3 March 2026</p>
<h2>Request</h2>
<p>1. How many bicycles were reported stolen in 2024 and 2025?</p>
<p>2. Please give the addresses.</p>
<h2>Response</h2>
<p>1. The table below shows what is recorded.</p>
<table><tr><th>Offence</th><th>2024</th><th>2025</th></tr>
<tr><td>Theft of a pedal cycle</td><td>31</td><td>28</td></tr>
<tr><td>Theft from a shed</td><td>12</td><td>9</td></tr></table>
<p>2. The addresses are exempt under section 40(2) of the Freedom of Information Act.</p>
<p>Police forces in the United Kingdom are routinely required to provide crime statistics to
government bodies and the recording criteria is set nationally. However, the systems used for
recording these figures are not generic, nor are the procedures used locally in capturing the
crime data. It should be noted that for these reasons this force's response to your questions
should not be used for comparison purposes with any other response you may receive.</p>
</body></html>"""

# What a row says and no type declares: keys, counts of a build, and where a thing lies.
ONLY_COLUMNS = {
    "disclosures": {"key", "id", "uid", "n_documents", "n_tables", "n_figures"}
    | {"first_seen", "last_seen", "gone_since", "title_shown", "repeats"}
    | {"archived_in", "archived_at", "archived_copy"},
    "questions": {"disclosure", "ordinal"},
    "exemptions": {"disclosure", "position"},
    "tables": {"key", "id", "disclosure", "document", "question", "duplicate_of"},
    "figures": {"table_id"},
    "caveats": {"disclosure", "position", "table_key"},
}
# What `extract` says otherwise: the place of a table in the file, and lists that are tables here.
ONLY_KEYS = {
    "disclosures": {"request", "response", "questions", "exemptions", "caveats"},
    "figures": {"table"},
    "caveats": {"table"},
}
# What only the log's page says of an answer, and one file does not.
OF_THE_PAGE = {"url", "title", "source_kind", "published_on", "published_basis"} | {
    *("quality", "sensitivity", "summary", "unread")
}


def test_the_keys_of_extract_are_the_columns_of_the_database() -> None:
    answer = read_answer(read_document(LETTER, name="letter.html"), writer(None, None))
    found: dict[str, Any] = to_json(answer, "kent")
    said = {
        "disclosures": found["disclosure"],
        "questions": found["disclosure"]["questions"][0],
        "exemptions": found["disclosure"]["exemptions"][0],
        "caveats": found["disclosure"]["caveats"][0],
        "tables": found["tables"][0],
        "figures": found["figures"][0],
    }
    for name, keys in said.items():
        columns = set(BY_NAME[name].names) - ONLY_COLUMNS[name]
        of_the_page = OF_THE_PAGE if name == "disclosures" else set()
        assert set(keys) - ONLY_KEYS.get(name, set()) == columns - of_the_page, name


def test_a_column_without_a_fact_is_refused() -> None:
    with pytest.raises(ValueError, match="Figure says nothing of colour"):
        columns(Figure, required=("colour",))


def test_a_figure_says_which_force_it_is_about() -> None:
    assert "subject_force" in BY_NAME["figures"].names
    rows = b"<tr><td>Force</td><td>2024</td></tr><tr><td>Kent Police</td><td>3</td></tr>"
    table = b"<table>" + rows + b"</table>"
    answer = read_answer(read_document(table, name="t.html"), writer(None, None))
    figures: Any = to_json(answer, None)["figures"]
    assert [figure["subject_force"] for figure in figures] == ["kent"]


def test_the_page_about_extract_is_up_to_date() -> None:
    """`python -m db.describe` would change nothing."""
    text = EXTRACT_PAGE.read_text(encoding="utf-8")
    assert extract_text(text) == text
