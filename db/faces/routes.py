"""Every page of the site. A new page is a loader, a template and a line here."""

from __future__ import annotations

from typing import Final

from db.faces import changes
from db.faces.page import Form
from db.faces.route import Route, Word
from db.records import ChangeEvent

_ROWS: Final = (Form.JSON, Form.CSV, Form.XLSX)
_FORCE: Final = Word("force", "Short name of a force", example="kent")

ROUTES: Final[tuple[Route, ...]] = (
    Route(
        "changes",
        "/changes",
        "What appeared, changed and vanished, newest first",
        changes.load,
        "changes.html",
        forms=(*_ROWS, Form.ATOM),
        words=(
            _FORCE,
            Word("event", "One kind of event", one_of=tuple(ChangeEvent), example="removed"),
            Word("before", "Where to go on; `next` has it"),
        ),
    ),
)
