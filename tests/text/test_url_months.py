"""The month an address files an answer under."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.text.url_months import month_of

HOST = "https://www.loamshire.police.uk"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/foi-ai/metropolitan-police/d/july-2022/stop-and-search/", date(2022, 7, 1)),
        ("/foi-ai/cleveland-police/disclosure/2026/january/foi-8926-tools/", date(2026, 1, 1)),
        ("/foi-ai/dyfed-powys-police/disclosure-2024/december/rural-1142/", date(2024, 12, 1)),
        ("/cy-GB/foi-ai/heddlu/datgeliadau-2025/ionawr/gwledig/", date(2025, 1, 1)),
        ("/foi-ai/gwent-police/disclosure2/2022/09---september/profiles/", date(2022, 9, 1)),
        ("/foi-ai/ny/foi-disclosure-2021-22/december-2024/foi-0408/", date(2024, 12, 1)),
        ("/freedom-of-information/march-2025-foi-1734825-25-scooters", date(2025, 3, 1)),
        ("/sites/default/files/foi/2022-02/february_2022_foi_1-22.pdf", date(2022, 2, 1)),
        ("/foi-ai/ny/foi-disclosure-2021-22/december/foi-0408/", None),
        ("/foi-ai/lincolnshire/disclosure-logs/2022/foi-001006-video/", None),
        ("/foi-ai/wiltshire/2022/foi-2022-1022/", None),
        ("/about/requests/march-of-progress/", None),
        ("/foi/2021/may-day-parade/", None),
        ("", None),
    ],
)
def test_month_of_an_address(path: str, expected: date | None) -> None:
    assert month_of(HOST + path) == expected
