"""What is written for one capture: its records, and the index row that goes with them."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, replace
from datetime import datetime

from parsers.text.addresses import canonical
from scraper.archive.rows import Capture, Origin, stamp
from scraper.archive.warc import (
    NOT_MODIFIED,
    SAME_PAYLOAD,
    GroupWriter,
    Place,
    Refers,
    new_id,
    payload_digest,
)
from scraper.fetch.exchange import Answer, Exchange
from scraper.fetch.verdict import Judgement
from scraper.fetch.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why something is fetched, and where it was had if not from the site itself: goes into
    the index beside the answer."""

    kind: str
    force: str | None = None
    run_id: int | None = None
    walk: int = 0
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The records of one capture to be written, with its index row."""

    facts: dict[str, object]
    record_id: str
    at: datetime
    answer: Answer | None = None
    refers: Refers | None = None
    refers_to: int | None = None
    resource: bytes | None = None
    converted_from: str | None = None


def write_group(writer: GroupWriter, group: Group) -> Place:
    url = str(group.facts["final_url"])
    answer = group.answer
    alone = answer is None and group.resource is None
    if answer is not None:
        writer.request(answer, group.record_id)
    about = None if alone else group.record_id
    copied_from = str(group.facts.get("memento") or "")
    place = writer.metadata(url, group.at, group.facts, about=about)
    if answer is not None and group.refers is not None:
        return writer.revisit(answer, group.record_id, group.refers, copied_from)
    if answer is not None:
        return writer.response(answer, group.record_id, copied_from)
    if group.resource is not None:
        media_type, body = str(group.facts["media_type"]), io.BytesIO(group.resource)
        size = len(group.resource)
        if group.converted_from is not None:
            source = group.converted_from
            return writer.conversion(url, group.at, group.record_id, media_type, body, size, source)
        return writer.resource(url, group.at, group.record_id, media_type, body, size)
    return place


def _facts(
    url: str, final_url: str, at: datetime, purpose: Purpose, **more: object
) -> dict[str, object]:
    return {
        "run_id": purpose.run_id,
        "force": purpose.force,
        "kind": purpose.kind,
        "walk": purpose.walk,
        "url": url,
        "canonical_url": canonical(url),
        "final_url": final_url,
        "fetched_at": stamp(at),
        "status": 0,
        "sha256": "",
        "media_type": "",
        "charset": None,
        "bytes": 0,
        "wire_bytes": 0,
        "wire_sha256": "",
        "requests": 0,
        "etag": None,
        "last_modified": None,
        "message": "",
        "tool": None,
        **_origin(purpose.origin),
        **more,
    }


def _origin(origin: Origin | None) -> dict[str, object]:
    if origin is None:
        return {}
    return {
        "archive": origin.archive,
        "memento": origin.memento,
        "retrieved_at": stamp(origin.retrieved_at),
        "named_digest": origin.digest,
        "digest_matched": origin.matched,
    }


def _answered(answer: Answer) -> dict[str, object]:
    return {
        "status": answer.status,
        "wire_bytes": answer.size,
        "wire_sha256": answer.sha256,
        "etag": answer.header("etag"),
        "last_modified": answer.header("last-modified"),
    }


def hop_group(exchange: Exchange, hop: Answer, judgement: Judgement, purpose: Purpose) -> Group:
    """A redirect on the way: its own address, and the verdict of where it led."""
    way = replace(purpose, kind="redirect")
    text = f"{hop.status} to {hop.header('location') or 'where the page itself leads'}"
    facts = _facts(
        exchange.url,
        hop.url,
        hop.at,
        way,
        verdict=judgement.verdict.value,
        message=text,
        **_answered(hop),
    )
    return Group(facts, new_id(), hop.at, hop)


def final_group(
    exchange: Exchange, judgement: Judgement, purpose: Purpose, stored: Capture | None
) -> Group:
    answer = exchange.answer
    facts = _facts(
        exchange.url,
        exchange.final_url,
        answer.at if answer else exchange.at,
        purpose,
        verdict=judgement.verdict.value,
        message=judgement.message,
        media_type=judgement.media_type,
        charset=judgement.charset,
        sha256=judgement.sha256,
        bytes=len(judgement.body),
        requests=exchange.requests,
    )
    if answer is None:
        return Group(facts, new_id(), exchange.at)
    facts |= _answered(answer)
    refers = _refers(answer, judgement, stored)
    if refers is not None and stored is not None:
        facts |= {
            "sha256": stored.sha256,
            "bytes": stored.bytes,
            "media_type": stored.media_type,
            "charset": stored.charset,
            # A 304 need not repeat its validators (RFC 9110 section 15.4.5).
            "etag": facts["etag"] or stored.etag,
            "last_modified": facts["last_modified"] or stored.last_modified,
        }
        return Group(facts, new_id(), answer.at, answer, refers, stored.id)
    return Group(facts, new_id(), answer.at, answer)


def _refers(answer: Answer, judgement: Judgement, stored: Capture | None) -> Refers | None:
    """What a revisit record would say; None where the body has to be stored."""
    if stored is None or judgement.verdict is not Verdict.UNCHANGED:
        return None
    if answer.status != 304 and answer.sha256 != stored.wire_sha256:
        return None  # the same page, compressed another way
    profile = NOT_MODIFIED if answer.status == 304 else SAME_PAYLOAD
    digest = payload_digest(stored.wire_sha256)
    return Refers(profile, stored.warc_record_id, stored.final_url, stored.fetched_at, digest)


def derived_group(source: Capture, body: bytes, media_type: str, tool: str, at: datetime) -> Group:
    """What a program made of ``source``: under no address that is crawled, only under its hash."""
    digest = hashlib.sha256(body).hexdigest()
    facts = _facts(
        source.url,
        source.final_url,
        at,
        Purpose("derived", source.force),
        canonical_url=derived_address(source.sha256),
        verdict=Verdict.OK.value,
        media_type=media_type,
        sha256=digest,
        bytes=len(body),
        wire_bytes=len(body),
        wire_sha256=digest,
        tool=tool,
    )
    return Group(
        facts,
        new_id(),
        at,
        refers_to=source.id,
        resource=body,
        converted_from=source.warc_record_id,
    )


def derived_address(sha256: str) -> str:
    """Where the index keeps what was made of a body."""
    return f"derived:{sha256}"


def import_group(url: str, at: datetime, judgement: Judgement, purpose: Purpose) -> Group:
    body = judgement.body
    digest = hashlib.sha256(body).hexdigest()
    facts = _facts(
        url,
        url,
        at,
        purpose,
        verdict=judgement.verdict.value,
        message=judgement.message,
        media_type=judgement.media_type,
        charset=judgement.charset,
        sha256=digest,
        bytes=len(body),
        wire_bytes=len(body),
        wire_sha256=digest,
    )
    return Group(facts, new_id(), at, resource=body)
