"""Each text of a table is read once as a value and once as a period."""

from __future__ import annotations

from collections import Counter

import pytest

from parsers.tables import printed
from parsers.tables.dates import Span
from parsers.tables.period_forms import read_span
from parsers.tables.values import Value, read_text
from tests.tables.reading import read

TEXT = "Ward|2019/20|2020/21|2021/22\n" + "\n".join(
    f"Ward {at % 7}|{at}|{at * 3 % 11}|<5" for at in range(1, 40)
)


def test_each_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    values: Counter[str] = Counter()
    spans: Counter[str] = Counter()

    def value(text: str) -> Value:
        values[text] += 1
        return read_text(text)

    def span(text: str) -> Span | None:
        spans[text] += 1
        return read_span(text)

    monkeypatch.setattr(printed, "read_text", value)
    monkeypatch.setattr(printed, "read_span", span)
    found = read(TEXT)
    assert len(found.reading.figures) == 39 * 3
    assert found.first().period_from == "header"
    assert set(values.values()) == {1}
    assert set(spans.values()) == {1}
    assert {text for line in TEXT.split("\n") for text in line.split("|")} <= set(values)
