"""The document bank: the same bytes each time, files that others open, a scorer that can fail."""

from __future__ import annotations

import binascii
import email
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from samples.document_bank.bank import bank, truth_of, write
from samples.document_bank.model import NIL, Made
from samples.document_bank.score import judge, score_folder

BANK = list(bank())
# The numbers stand in pictures or in form fields, so page text does not show them.
PICTURED = {"text-and-scans", "form-fields"}


def each(made: list[Made]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("made", made, ids=[one.name for one in made])


def test_the_bank_is_large_and_halved() -> None:
    assert len(BANK) >= 60
    assert len({made.name for made in BANK}) == len(BANK)
    halves: dict[str, set[str]] = {}
    for made in BANK:
        halves.setdefault(made.kind, set()).add(made.half)
    assert len(halves) >= 10
    assert {kind for kind, found in halves.items() if found != {"a", "b"}} == set()


def test_the_same_bytes_each_time() -> None:
    assert [(m.name, m.data, truth_of(m)) for m in bank()] == [
        (m.name, m.data, truth_of(m)) for m in BANK
    ]


def test_a_half_is_written_beside_its_truth(tmp_path: Path) -> None:
    count = write(tmp_path, "a")
    names = {path.name for path in tmp_path.iterdir()}
    assert len(names) == 2 * count
    assert all(f"{name}.truth.json" in names for name in names if not name.endswith(".truth.json"))
    assert {json.loads(p.read_text())["half"] for p in tmp_path.glob("*.truth.json")} == {"a"}


# Independent readers: none is the project's own.


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def sheet_text(data: bytes) -> str:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    charts = ""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if "/charts/chart" in name:
                charts += " ".join(map(str, lxml.etree.fromstring(package.read(name)).itertext()))
    return " ".join(str(cell) for row in rows for cell in row) + charts


def word_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = lxml.etree.fromstring(package.read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = root.iter(word + "t", word + "br", word + "p")
    return "".join((node.text or "") if node.tag == word + "t" else "\n" for node in found)


def mail_text(data: bytes) -> str:
    body = email.message_from_bytes(data).get_payload(decode=True)
    assert isinstance(body, bytes)
    lines = body.splitlines()
    begun = [n for n, line in enumerate(lines) if line.startswith(b"begin 644 ")]
    if not begun:
        return body.decode()
    name = lines[begun[0]].decode().split()[-1]
    end = lines.index(b"end")
    inside = b"".join(binascii.a2b_uu(line) for line in lines[begun[0] + 1 : end])
    return sheet_text(inside) if name.endswith(".xlsx") else inside.decode()


def old_sheet_text(data: bytes) -> str:
    if data.startswith(b"<?xml"):
        return " ".join(map(str, lxml.etree.fromstring(data).itertext()))
    if data.startswith(b"MIME"):
        parts = list(email.message_from_bytes(data).walk())
        page = parts[1].get_payload(decode=True)
        assert isinstance(page, bytes)
        data = page
    return page_text(data)


def page_text(data: bytes) -> str:
    return " ".join(map(str, lxml.html.fromstring(data).itertext()))


def plain_text(data: bytes) -> str:
    return data.decode("utf-16" if data.startswith(b"\xfe\xff") else "utf-8-sig")


READERS = {
    "pdf": pdf_text,
    "xlsx": sheet_text,
    "ods": sheet_text,
    "docx": word_text,
    "eml": mail_text,
    "xls": old_sheet_text,
    "html": page_text,
    "csv": plain_text,
    "tsv": plain_text,
    "txt": plain_text,
}


def folded(text: str) -> str:
    return "".join(text.split()).lower()


@each(BANK)
def test_another_reader_finds_the_row_labels(made: Made) -> None:
    text = folded(READERS[made.name.rsplit(".", 1)[-1]](made.data))
    assert text
    for row, _, _ in made.truth.cells:
        for label in row.split(" > "):
            assert folded(label) in text, label


@each([made for made in BANK if made.kind not in PICTURED | {"scaled-format", "durations"}])
def test_another_reader_finds_the_values(made: Made) -> None:
    text = folded(READERS[made.name.rsplit(".", 1)[-1]](made.data))
    bare = text.replace(",", "")
    for row, column, value in made.truth.cells:
        for one in value[:1] if isinstance(value, list) else [value]:
            if one == NIL or isinstance(one, float):
                continue
            assert str(abs(int(one))) in bare or str(abs(int(one))) in text.replace(".", ""), (
                row,
                column,
                one,
            )


# The scorer.


def perfect(made: Made) -> dict[str, Any]:
    """A reading that publishes each true cell and nothing else."""
    figures = []
    for row, column, value in made.truth.cells:
        one = value[0] if isinstance(value, list) else value
        figures.append(
            {
                "table": 0,
                "row_path": [x for x in row.split(" > ") if x],
                "column_path": [x for x in column.split(" > ") if x],
                "text": str(one),
                "value": 0.0 if one == NIL else float(one),
                "qualifier": "nil" if one == NIL else None,
            }
        )
    reasons = [{"code": code} for code in made.truth.reasons_any]
    return {
        "verdict": "parsed",
        "reasons": reasons,
        "tables": [{"quality": "clean"}],
        "figures": figures,
    }


@each(BANK)
def test_a_perfect_reading_is_wholly_right(made: Made) -> None:
    score = judge(json.loads(truth_of(made)), perfect(made))
    assert score.said == []
    assert score.whole == 1
    assert score.right == len(made.truth.cells)
    assert score.figures_right == score.figures


def named(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    made = next(m for m in BANK if m.name == name)
    return json.loads(truth_of(made)), perfect(made)


def test_another_value_is_wrong_in_silence() -> None:
    truth, read = named("signs-a.csv")
    read["figures"][0]["value"] += 1
    score = judge(truth, read)
    assert (score.whole, score.wrong, score.figures_wrong, score.wrong_clean) == (0, 1, 1, 1)
    read["tables"][0]["quality"] = "check"
    score = judge(truth, read)
    assert (score.wrong, score.figures_wrong, score.wrong_clean) == (1, 1, 0)


def test_a_lost_figure_is_missing_and_not_wrong() -> None:
    truth, read = named("signs-a.csv")
    del read["figures"][0]
    score = judge(truth, read)
    assert (score.whole, score.missing, score.wrong, score.figures_wrong) == (0, 1, 0, 0)


def test_a_figure_without_a_value_is_unknown() -> None:
    truth, read = named("signs-a.csv")
    read["figures"][0] |= {"value": None, "qualifier": "text"}
    score = judge(truth, read)
    assert (score.whole, score.unknown, score.missing, score.wrong) == (0, 1, 0, 0)
    assert score.figures_wrong == 0


def test_a_figure_said_twice_is_wrong_once() -> None:
    truth, read = named("form-refs-a.xlsx")
    read["figures"].append(read["figures"][0])
    assert judge(truth, read).figures_wrong == 1


def test_a_sign_with_a_value_is_wrong() -> None:
    truth, read = named("signs-a.csv")
    figure = {**read["figures"][0], "row_path": ["Asian"], "column_path": ["Arrests"], "value": 8.0}
    read["figures"].append(figure)
    score = judge(truth, read)
    assert (score.wrong, score.figures_wrong) == (1, 1)


def test_swapped_rows_are_wrong() -> None:
    truth, read = named("rule-cell-a.pdf")
    first, second = read["figures"][0], read["figures"][3]
    first["row_path"], second["row_path"] = second["row_path"], first["row_path"]
    assert judge(truth, read).figures_wrong == 2


def test_a_path_over_the_end_of_a_group_is_wrong() -> None:
    truth, read = named("group-banner-b.pdf")
    figure = next(f for f in read["figures"] if f["row_path"] == ["Online"])
    figure["row_path"] = ["North division", "Online"]
    score = judge(truth, read)
    assert score.whole == 0
    assert (score.wrong, score.figures_wrong) == (1, 1)


def test_a_verdict_and_a_reason_count() -> None:
    truth, read = named("scan-middle-a.pdf")
    assert judge(truth, {**read, "verdict": "failed"}).wrong == 1
    assert judge(truth, {**read, "reasons": []}).missing == 1


def test_a_number_struck_out_is_wrong() -> None:
    truth, read = named("struck-run-a.docx")
    figure = {**read["figures"][0], "row_path": ["Robbery"], "column_path": ["2020"], "value": 199}
    read["figures"].append(figure)
    assert judge(truth, read).wrong == 1


def test_files_without_json_and_the_account(tmp_path: Path) -> None:
    bank_dir, read_dir = tmp_path / "bank", tmp_path / "read"
    write(bank_dir, "a")
    read_dir.mkdir()
    truth, read = named("signs-a.csv")
    read["account"] = {"tables": {"found": 1, "published": 1}}
    (read_dir / "signs-a.csv.json").write_text(json.dumps(read))
    scores = score_folder(bank_dir, read_dir)
    score = scores["signs-a.csv"][1]
    assert (score.whole, score.found, score.published, score.tables_read) == (1, 1, 1, 1)
    others = [s for name, (_, s) in scores.items() if name != "signs-a.csv"]
    assert all(s.whole == 0 and s.missing for s in others)
    assert truth["tables"] == 1


@pytest.mark.parametrize(
    ("account", "unbalanced"),
    [
        ({"tables": {"found": 2, "published": 1, "dropped": [{"page": 1, "code": "x"}]}}, 0),
        ({"tables": {"found": 2, "published": 1, "dropped": []}}, 1),
        ({"numbers": {"seen": 9, "in_figures": 7, "elsewhere": {"index": 2}}}, 0),
        ({"numbers": {"seen": 9, "in_figures": 7, "elsewhere": {}}}, 1),
    ],
)
def test_an_account_that_does_not_balance_is_told(account: dict[str, Any], unbalanced: int) -> None:
    truth, read = named("signs-a.csv")
    assert judge(truth, {**read, "account": account}).unbalanced == unbalanced
