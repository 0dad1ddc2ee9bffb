"""GOV.UK as a sample: the search API, the content API, and files on the same host."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import parse_qs

from samples.documents import MEDIA_TYPES
from samples.faults import Fault, FaultPlan, Target
from samples.http import SiteRequest, SiteResponse
from samples.logs.faults import HELD_BACK
from samples.logs.site import LogSite
from samples.model import SampleDisclosure
from samples.site.render import template

SEARCH = "/api/search.json"
CONTENT = "/api/content"
# What each parameter may be; any other is refused, as the real one does.
_KNOWN = {
    "q",
    "count",
    "start",
    "order",
    "fields",
    "filter_organisations",
    "filter_content_store_document_type",
}
_JSON = "application/json; charset=utf-8"
_OTHERS = ("Noise complaints near the ranges", "Costs of the staff canteen", "Married quarters")


@dataclass(slots=True)
class GovUkSite(LogSite):
    """The site over one world; markup plays no part but in the bodies' HTML."""

    def answer(self, request: SiteRequest) -> SiteResponse:
        if request.path == SEARCH:
            return self._search(request, self._rows())
        item = self.items.get(request.path.removeprefix(CONTENT))
        if item is not None and request.path.startswith(CONTENT):
            return SiteResponse(200, _dumped(self._content(item)), _JSON, item.changed_at)
        if request.path.removeprefix(CONTENT) in self.world.gone:
            return SiteResponse(410, _dumped({"message": "Gone"}), _JSON)
        if request.path.startswith("/api/"):
            return SiteResponse(404, _dumped({"message": "Not found"}), _JSON)
        return LogSite.answer(self, request)

    def target(self, path: str) -> Target:
        if path == SEARCH:
            return Target.LISTING
        return Target.ITEM if path.startswith(CONTENT) else LogSite.target(self, path)

    def mislist(self, plan: FaultPlan, request: SiteRequest, nth: int) -> SiteResponse:
        if request.path != SEARCH:
            return self.answer(request)
        rows = self._rows()
        match plan.fault:
            case Fault.BARE_LISTING:
                return SiteResponse(200, _dumped({"results": []}), _JSON)
            case Fault.SHIFTING_LISTING:
                return self._search(request, rows[max(0, HELD_BACK - nth) :])
            case Fault.DUPLICATE_ITEMS:
                return self._search(request, [rows[0], *rows])
            case Fault.UNDATED_ITEMS:
                return self._search(request, [{**row, "public_timestamp": None} for row in rows])
            case Fault.HALF_ANCHORS:
                cut = [{**row, "link": None} if n % 2 else row for n, row in enumerate(rows)]
                return self._search(request, cut)
            case _:
                return self._search(request, rows)

    def _rows(self) -> list[dict[str, object]]:
        """The results, newest first; a ministry's list holds other releases too."""
        rows: list[dict[str, object]] = [
            {
                "title": item.title,
                "link": item.path,
                "description": item.summary,
                "public_timestamp": item.published_at.isoformat() + "Z",
            }
            for item in self.world.disclosures
        ]
        if "about" in self.world.kind.parameters:
            rows += [
                {
                    "title": title,
                    "link": f"/government/publications/other-{place}",
                    "description": "A release of the ministry.",
                    "public_timestamp": f"2024-0{place + 3}-11T09:00:00Z",
                }
                for place, title in enumerate(_OTHERS)
            ]
        return sorted(rows, key=lambda row: str(row["public_timestamp"]), reverse=True)

    def _search(self, request: SiteRequest, rows: list[dict[str, object]]) -> SiteResponse:
        asked = parse_qs(request.query, keep_blank_values=True)
        if unknown := sorted(asked.keys() - _KNOWN):
            return SiteResponse(422, _dumped({"error": f"Unexpected parameters: {unknown}"}), _JSON)
        start = int(asked.get("start", ["0"])[0])
        count = int(asked.get("count", ["10"])[0])
        found = {"results": rows[start : start + count], "total": len(rows), "start": start}
        body = _dumped({**found, "aggregates": {}, "suggested_queries": []})
        return SiteResponse(200, body, _JSON, headers={"cache-control": "no-store"})

    def _content(self, item: SampleDisclosure) -> dict[str, object]:
        page = template("item.html").render(
            {
                "base": "logs/bare.html",
                "m": self.markup,
                "item": item,
                "title": item.title,
                "shows_date": False,
                "file_note": "",
            }
        )
        return {
            "base_path": item.path,
            "document_type": "foi_release",
            "schema_name": "publication",
            "locale": "en",
            "title": item.title,
            "description": item.summary,
            "first_published_at": item.published_at.isoformat() + "Z",
            "public_updated_at": item.changed_at.isoformat() + "Z",
            "details": {
                "body": page,
                "documents": [],
                "attachments": [
                    {
                        "url": file.path,
                        "title": file.title,
                        "content_type": MEDIA_TYPES[file.kind],
                        "attachment_type": "file",
                    }
                    for file in item.attachments
                ],
            },
        }


def _dumped(value: object) -> bytes:
    return json.dumps(value).encode("utf-8")
