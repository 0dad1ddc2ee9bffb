"""WhatDoTheyKnow as a sample: a body's page of requests, and the JSON of each."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from samples.faults import Target
from samples.http import SiteRequest, SiteResponse
from samples.logs.site import LogSite
from samples.model import SampleDisclosure
from samples.vocabulary import Outcome

# As shipped with Alaveteli: wildcards, and an exception for attachments.
ROBOTS = """User-agent: *
Disallow: */feed/*
Disallow: */search/*
Disallow: */request/*/response/*
Allow: */request/*/response/*/attach/*
Disallow: */request/*/download*
Disallow: */similar/*
"""
_STATES = {
    Outcome.GRANTED: ("successful", "Successful."),
    Outcome.PARTIAL: ("partially_successful", "Partially successful."),
    Outcome.NOT_HELD: ("not_held", "Information not held."),
}


@dataclass(slots=True)
class AskedSite(LogSite):
    """The site over one world. A request's page names who asked; its JSON does too."""

    def answer(self, request: SiteRequest) -> SiteResponse:
        item = self.items.get(request.path.removesuffix(".json"))
        if item is None:
            return LogSite.answer(self, request)
        if request.path.endswith(".json"):
            body = json.dumps(_request(item)).encode("utf-8")
            return SiteResponse(200, body, "application/json", item.changed_at)
        return SiteResponse(200, self.plain(item.title, "Sent by A. Sample."))

    def target(self, path: str) -> Target:
        return Target.ITEM if path.startswith("/request/") else LogSite.target(self, path)


def as_asked(item: SampleDisclosure) -> SampleDisclosure:
    """What can be known of a request from WhatDoTheyKnow: its title and day."""
    return replace(item, tables=(), attachments=(), exemptions=(), questions=(), page=())


def _request(item: SampleDisclosure) -> dict[str, object]:
    state, words = _STATES.get(item.outcome, ("rejected", "Refused."))
    return {
        "id": 1_000_000 + len(item.title),
        "url_title": item.path.rsplit("/", 1)[-1],
        "title": item.title,
        "created_at": f"{item.received_on.isoformat()}T09:30:00.000+00:00",
        "updated_at": f"{item.changed_at.isoformat()}+00:00",
        "described_state": state,
        "display_status": words,
        "law_used": "foi",
        "tags": [],
        "user": {"id": 77, "url_name": "a_sample", "name": "A. Sample"},
        "public_body": {"id": 88, "url_name": item.force.replace("-", "_"), "name": item.force},
        "info_request_events": [],
    }
