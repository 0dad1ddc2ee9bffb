"""One fixture for each verdict, and near misses that must stay what they are."""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from datetime import UTC, datetime

import pytest
from openpyxl import Workbook

from parsers.text.decoding import charset_of
from parsers.types import RequestKind
from scraper.fetch.exchange import Answer, Exchange, Failure, Validators
from scraper.fetch.verdict import contradicts, judge
from scraper.fetch.verdicts import REMEDIES, Verdict
from tests.scraper.sites import PDF

AT = datetime(2026, 3, 1, tzinfo=UTC)
BASE = "https://www.example.police.uk"
LETTER = " ".join(["The force holds the information requested and gives it below."] * 30)
ITEM, LISTING = RequestKind.ITEM, RequestKind.LISTING
FILE, SITEMAP = RequestKind.ATTACHMENT, RequestKind.SITEMAP


def page(title: str, body: str, *, heading: str | None = None) -> bytes:
    h1 = f"<h1>{heading}</h1>" if heading else ""
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body>{h1}{body}</body></html>"
    ).encode()


def exchange(
    body: bytes = b"",
    status: int = 200,
    *,
    path: str = "/foi/item/",
    media_type: str = "text/html; charset=utf-8",
    failure: Failure | None = None,
    conditional: Validators | None = None,
    delimited: bool = True,
    also: dict[str, str] | None = None,
    **headers: str,
) -> Exchange:
    given = {"Content-Type": media_type}
    given |= {k.replace("_", "-"): v for k, v in {**headers, **(also or {})}.items()}
    if delimited:
        given["Content-Length"] = str(len(body))
    answer = Answer(
        url=BASE + path,
        at=AT,
        status=status,
        reason="",
        headers=tuple(given.items()),
        request_headers=(),
        body=io.BytesIO(body),
        size=len(body),
        sha256=hashlib.sha256(body).hexdigest(),
        ip="203.0.113.1",
    )
    return Exchange(BASE + path, AT, answer, failure, conditional=conditional)


def verdict(answered: Exchange, kind: RequestKind = ITEM) -> Verdict:
    return judge(answered, kind).verdict


def workbook() -> bytes:
    made = io.BytesIO()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Year", "Count"])
    book.save(made)
    return made.getvalue()


XLSX = workbook()
GOOD = page(
    "Thefts of bicycles | Sampleshire Police", f"<p>{LETTER}</p>", heading="Thefts of bicycles"
)
# A table as many programs write it under the name of a workbook.
WEB_SHEET = (
    b"<html><head><title>Calls</title></head><body><table><tr><td>Area<td>2023<td>2024</tr>"
    b"<tr><td>North<td>7<td>12</tr></table></body></html>"
)
# What a checkpoint in front of a site really sends: few words, and scripts that give it away.
CLOUDFLARE = page(
    "Just a moment...",
    "<noscript>Enable JavaScript and cookies to continue</noscript>"
    "<script>window._cf_chl_opt={cvId:'3'};var s=document.createElement('script');"
    "s.src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=1';</script>",
)
IMPERVA = b"""<html><head><META NAME="robots" CONTENT="noindex,nofollow"></head><body>
<iframe src="/_Incapsula_Resource?CWUDNSAI=9&incident_id=1-2" width="100%">
Request unsuccessful. Incident ID: 1-2</iframe></body></html>"""


# ---------------------------------------------------------------------- one for each


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        (exchange(GOOD), Verdict.OK),
        (exchange(b"", 404), Verdict.NOT_FOUND),
        (exchange(b"", 410), Verdict.GONE),
        (exchange(page("403 Forbidden", "<p>no</p>"), 403), Verdict.BLOCKED),
        (exchange(b"", 451), Verdict.BLOCKED),
        (exchange(CLOUDFLARE, 403), Verdict.CHALLENGE),
        (exchange(CLOUDFLARE, 503), Verdict.CHALLENGE),
        (exchange(CLOUDFLARE, 200), Verdict.CHALLENGE),
        (exchange(IMPERVA, 200), Verdict.CHALLENGE),
        (exchange(b"", 403, cf_mitigated="challenge"), Verdict.CHALLENGE),
        (exchange(page("Pardon Our Interruption", "<p>Wait.</p>")), Verdict.CHALLENGE),
        (
            exchange(
                page("Check", '<form><div class="g-recaptcha" data-sitekey="x"></div></form>')
            ),
            Verdict.CHALLENGE,
        ),
        (exchange(b"", 401), Verdict.LOGIN),
        (
            exchange(
                page(
                    "Sign in to your account",
                    '<form><input name="u"><input type="password"></form>',
                    heading="Sign in",
                )
            ),
            Verdict.LOGIN,
        ),
        (exchange(page("Site maintenance", "<p>Back at nine.</p>"), 503), Verdict.MAINTENANCE),
        (
            exchange(page("Sampleshire Police", "<p>Soon.</p>", heading="We'll be back soon")),
            Verdict.MAINTENANCE,
        ),
        (exchange(page("Service unavailable", "<p>Sorry.</p>")), Verdict.MAINTENANCE),
        (
            exchange(
                page(
                    "Page not found | Sampleshire Police",
                    f"<p>{LETTER}</p>",
                    heading="Page not found",
                )
            ),
            Verdict.NOT_FOUND,
        ),
        (
            exchange(
                page("Error", "<p>Try again later.</p>", heading="Sorry, something went wrong")
            ),
            Verdict.SERVER_ERROR,
        ),
        (
            exchange(page("Access Denied", "<p>Reference #18.2</p>", heading="Access Denied")),
            Verdict.BLOCKED,
        ),
        (exchange(b"", 200), Verdict.EMPTY),
        (exchange(b" \r\n\t", 200), Verdict.EMPTY),
        (exchange(page("", "<div></div>")), Verdict.EMPTY),
        (exchange(b"", 204), Verdict.EMPTY),
        (exchange(GOOD[:40], 206), Verdict.TRUNCATED),
        (exchange(GOOD[:-20], delimited=False), Verdict.TRUNCATED),
        (exchange(gzip.compress(GOOD)[:-30], Content_Encoding="gzip"), Verdict.TRUNCATED),
        (exchange(b"not gzip", Content_Encoding="gzip"), Verdict.WRONG_TYPE),
        (exchange(b"x", Content_Encoding="zstd"), Verdict.WRONG_TYPE),
        (exchange(b"", 429), Verdict.RATE_LIMITED),
        (exchange(b"", 500), Verdict.SERVER_ERROR),
        (exchange(b"", 503), Verdict.SERVER_ERROR),
        (exchange(b"", 418), Verdict.SERVER_ERROR),
        (exchange(b"", 302), Verdict.SERVER_ERROR),
        (exchange(b"", 304), Verdict.SERVER_ERROR),  # nobody asked conditionally
        (
            exchange(b"\x00\x01\x02" * 100, media_type="application/octet-stream"),
            Verdict.WRONG_TYPE,
        ),
    ],
)
def test_pages(answered: Exchange, expected: Verdict) -> None:
    judgement = judge(answered, ITEM)
    assert judgement.verdict is expected
    assert judgement.message or expected is Verdict.OK


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (Failure.ROBOTS, Verdict.FORBIDDEN_BY_ROBOTS),
        (Failure.ADDRESS, Verdict.UNREACHABLE),
        (Failure.REDIRECT, Verdict.REDIRECTED_AWAY),
        (Failure.REDIRECT_LOOP, Verdict.REDIRECTED_AWAY),
        (Failure.RESOLVE, Verdict.UNREACHABLE),
        (Failure.CONNECT, Verdict.UNREACHABLE),
        (Failure.TLS, Verdict.TLS_ERROR),
        (Failure.TIMEOUT, Verdict.TOO_SLOW),
        (Failure.TOTAL_TIME, Verdict.TOO_SLOW),
        (Failure.RESET, Verdict.UNREACHABLE),
        (Failure.SHORT, Verdict.TRUNCATED),
        (Failure.PROTOCOL, Verdict.SERVER_ERROR),
        (Failure.TOO_LARGE, Verdict.TOO_LARGE),
        (Failure.PARKED, Verdict.RATE_LIMITED),
    ],
)
def test_failures(failure: Failure, expected: Verdict) -> None:
    assert verdict(Exchange(BASE, AT, None, failure, "why")) is expected


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (exchange(b"", 503), Verdict.SERVER_ERROR),
        (exchange(b"", 429), Verdict.RATE_LIMITED),
        (Exchange(BASE, AT, None, Failure.CONNECT, "refused"), Verdict.UNREACHABLE),
        (Exchange(BASE, AT, None, Failure.TLS, "expired"), Verdict.TLS_ERROR),
    ],
)
def test_without_robots_the_cause_is_named(cause: Exchange, expected: Verdict) -> None:
    judgement = judge(
        Exchange(BASE, AT, None, Failure.ROBOTS_UNKNOWN, "no rules", cause=cause), ITEM
    )
    assert judgement.verdict is expected
    assert judgement.message.startswith("no rules")


@pytest.mark.parametrize(
    ("body", "path", "media_type", "kind", "expected"),
    [
        (PDF, "/a.pdf", "application/pdf", FILE, Verdict.OK),
        (PDF, "/a.pdf", "application/pdf;charset=utf-8", FILE, Verdict.OK),
        (PDF, "/download/7", "application/octet-stream", FILE, Verdict.OK),
        (
            PDF + b"\0" * 900 + b"<!-- served by cache 3 -->",
            "/a.pdf",
            "application/pdf",
            FILE,
            Verdict.OK,
        ),
        (GOOD, "/a.pdf", "application/pdf", FILE, Verdict.WRONG_TYPE),
        (GOOD, "/a.pdf", "text/html", FILE, Verdict.WRONG_TYPE),
        (GOOD, "/download/7", "application/pdf", FILE, Verdict.WRONG_TYPE),
        (GOOD, "/a.xlsx", "text/html", FILE, Verdict.WRONG_TYPE),
        (WEB_SHEET, "/a.xls", "application/vnd.ms-excel", FILE, Verdict.OK),
        (WEB_SHEET, "/a.csv", "text/csv", FILE, Verdict.OK),
        (WEB_SHEET, "/a.pdf", "application/pdf", FILE, Verdict.WRONG_TYPE),
        (WEB_SHEET.replace(b"<td>7<td>12", b"<td>n<td>n"), "/a.xls", "", FILE, Verdict.WRONG_TYPE),
        (GOOD, "/download/7", "text/html", FILE, Verdict.OK),
        (b"%PDF-1.7\n" + b"x" * 9000, "/a.pdf", "application/pdf", FILE, Verdict.TRUNCATED),
        (PDF.replace(b"%%EOF", b"") + b"x", "/a.pdf", "application/pdf", FILE, Verdict.TRUNCATED),
        (XLSX, "/a.xlsx", "application/octet-stream", FILE, Verdict.OK),
        (XLSX, "/a.xls", "application/vnd.ms-excel", FILE, Verdict.OK),
        (XLSX[:-100], "/a.xlsx", "application/octet-stream", FILE, Verdict.TRUNCATED),
        (b"Year,Count\n2024,7\n", "/a.csv", "application/vnd.ms-excel", FILE, Verdict.OK),
        (b"Year,Count\n2024,7\n", "/a.csv", "text/plain", FILE, Verdict.OK),
        (b"", "/a.csv", "text/csv", FILE, Verdict.EMPTY),
        (PDF, "/foi/item/", "application/pdf", ITEM, Verdict.OK),
        (GOOD, "/foi/", "text/html", LISTING, Verdict.OK),
        (PDF, "/foi/", "text/html", LISTING, Verdict.WRONG_TYPE),
        (b'{"results": []}', "/api/foi.json", "application/json", LISTING, Verdict.OK),
        (
            b'<?xml version="1.0"?><urlset></urlset>',
            "/sitemap.xml",
            "text/xml",
            SITEMAP,
            Verdict.OK,
        ),
        (GOOD, "/sitemap.xml", "text/html", SITEMAP, Verdict.WRONG_TYPE),
        (b"<div>A fragment of words</div>", "/foi/item/", "text/html", ITEM, Verdict.OK),
    ],
)
def test_what_was_promised(
    body: bytes, path: str, media_type: str, kind: RequestKind, expected: Verdict
) -> None:
    assert verdict(exchange(body, path=path, media_type=media_type), kind) is expected


def test_decompression_has_a_cap() -> None:
    bomb = gzip.compress(b"0" * 5_000_000)
    judgement = judge(exchange(bomb, Content_Encoding="gzip"), ITEM, max_decompressed=1_000_000)
    assert judgement.verdict is Verdict.TOO_LARGE
    assert judgement.body == b""


# ---------------------------------------------------------------------- near misses


@pytest.mark.parametrize(
    "body",
    [
        page("Use of captcha on our website", f"<p>We use a captcha. {LETTER}</p>"),
        page(
            "Online reporting | Sampleshire Police",
            f'<p>{LETTER}</p><form><div class="g-recaptcha" data-sitekey="k"></div></form>'
            '<script src="https://www.google.com/recaptcha/api.js"></script>',
            heading="Costs of online reporting",
        ),
        # A protected site loads its guard's scripts on honest pages too.
        page(
            "Thefts | Sampleshire Police",
            "<script>a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>"
            f"<script src='/_Incapsula_Resource?SWJIYLWA=1'></script><p>{LETTER}</p>",
            heading="Thefts",
        ),
        page("Q and A", "<p>Just a moment... said the officer. _cf_chl_opt is a cookie.</p>"),
        page("Just a moment: delays in 999 calls", f"<p>{LETTER}</p>"),
        page("Maintenance of patrol cars | Sampleshire Police", f"<p>{LETTER}</p>"),
        page("Maintenance", f"<p>{LETTER}</p>", heading="Maintenance"),
        page("Maintenance - Vehicle fleet", "<p>Short.</p>", heading="Maintenance - Vehicle fleet"),
        page("Scheduled maintenance of boilers", "<p>Not held.</p>"),
        page("Service unavailable hours of 101, 2024", "<p>Not held.</p>"),
        page("Access denied to custody records", f"<p>{LETTER}</p>"),
        page("404 Squadron noise complaints", f"<p>{LETTER}</p>", heading="Noise complaints"),
        page("500 officers recruited", "<p>Yes.</p>", heading="500 officers recruited"),
        page("Persons not found after going missing", "<p>Twelve.</p>"),
        page("Not found", f"<p>{LETTER}</p>", heading="Items not found in searches"),
        page(
            "Thefts | Sampleshire Police",
            f'<form>Sign in <input type="password"></form><p>{LETTER}</p>',
            heading="Thefts",
        ),
        page("Login details of staff", "<p>Withheld.</p>", heading="Login details of staff"),
        page(
            "Thefts | Sampleshire Police",
            "<p hidden>Sorry, there was a technical problem. Please try again.</p>"
            "<p>We are carrying out essential maintenance on Sunday.</p>"
            f"<p>{LETTER}</p>",
            heading="Thefts",
        ),
        page("A map", '<img src="map.png" alt="">'),
        b"<html><body><p>No end tag at all, but a length that fits.</p>",
    ],
)
def test_real_pages_stay_ok(body: bytes) -> None:
    assert verdict(exchange(body)) is Verdict.OK


def test_marks_count_in_the_first_kilobytes_only() -> None:
    far = page("Thefts", f"<p>{'x ' * 20_000}</p><script>window._cf_chl_opt={{}}</script>")
    assert verdict(exchange(far)) is Verdict.OK
    # Beside a status of refusal a mark decides; without one the status does.
    assert verdict(exchange(GOOD, 403)) is Verdict.BLOCKED


# ---------------------------------------------------------------------- what we hold already


def test_unchanged_by_condition_and_by_bytes() -> None:
    held = Validators(BASE + "/foi/item/", '"1"', None)
    assert verdict(exchange(b"", 304, conditional=held)) is Verdict.UNCHANGED
    sha256 = hashlib.sha256(GOOD).hexdigest()
    assert judge(exchange(GOOD), ITEM, stored_sha256=sha256).verdict is Verdict.UNCHANGED
    squeezed = exchange(gzip.compress(GOOD), Content_Encoding="gzip")
    assert judge(squeezed, ITEM, stored_sha256=sha256).verdict is Verdict.UNCHANGED
    # An error page does not become right by being the same as last time.
    error = page("Error", "<p>x</p>", heading="Something went wrong")
    again = judge(exchange(error), ITEM, stored_sha256=hashlib.sha256(error).hexdigest())
    assert again.verdict is Verdict.SERVER_ERROR


@pytest.mark.parametrize(
    ("headers", "lies"),
    [
        ({"ETag": '"1"'}, False),
        ({"ETag": 'W/"1"'}, False),
        ({}, False),
        ({"ETag": '"2"'}, True),
        ({"Last_Modified": "Mon, 02 Mar 2026 12:00:00 GMT"}, False),
        ({"Last_Modified": "Sun, 01 Mar 2026 12:00:00 GMT"}, False),
    ],
)
def test_a_304_that_contradicts_itself(headers: dict[str, str], lies: bool) -> None:
    held = Validators(BASE + "/foi/item/", '"1"', "Sun, 01 Mar 2026 12:00:00 GMT")
    assert bool(contradicts(exchange(b"", 304, conditional=held, also=headers))) is lies


def test_a_block_says_what_robots_said() -> None:
    judgement = judge(exchange(b"", 403), LISTING, robots_status=403)
    assert judgement.verdict is Verdict.BLOCKED
    assert "robots.txt answered 403 too" in judgement.message


def test_every_verdict_has_a_remedy() -> None:
    assert set(REMEDIES) == set(Verdict)
    for word in Verdict:
        assert word.remedy.endswith(".")
        assert word.usable is (word in {Verdict.OK, Verdict.UNCHANGED})


# ---------------------------------------------------------------------- containers, charsets


def test_a_zip_without_its_directory() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("letter.txt", LETTER)
    whole, path = made.getvalue(), "/a.zip"
    assert verdict(exchange(whole, path=path, media_type="application/zip"), FILE) is Verdict.OK
    short = exchange(whole[:-30], path=path, media_type="application/zip")
    assert verdict(short, FILE) is Verdict.TRUNCATED


CURLY = "£5 – “quoted” café"


@pytest.mark.parametrize(
    ("body", "declared", "charset"),
    [
        (CURLY.encode(), "text/html; charset=utf-8", "utf-8"),
        (CURLY.encode(), "text/html", "utf-8"),
        (CURLY.encode(), "text/html; charset=ISO-8859-1", "utf-8"),
        (CURLY.encode(), "text/html; charset=windows-1252", "utf-8"),
        (CURLY.encode("cp1252"), "text/html; charset=utf-8", "cp1252"),
        (CURLY.encode("cp1252"), "text/html; charset=ISO-8859-1", "cp1252"),
        (CURLY.encode("cp1252"), "text/html", "cp1252"),
        (CURLY.encode("cp1252"), "text/html; charset=us-ascii", "cp1252"),
        (b"plain words", "text/html; charset=windows-1252", "cp1252"),
        (b"plain words", None, "utf-8"),
        ("\u20ac5".encode("iso8859-15"), "text/html; charset=iso-8859-15", "iso8859-15"),
        (b"\xef\xbb\xbfwords", "text/html; charset=iso-8859-1", "utf-8-sig"),
        (CURLY.encode("utf-16"), "text/html; charset=utf-8", "utf-16"),
        (b'<meta charset="windows-1252">' + CURLY.encode("cp1252"), "text/html", "cp1252"),
        (b'<meta charset="utf-16">' + CURLY.encode(), "text/html", "utf-8"),
        (b'<?xml version="1.0" encoding="utf-8"?><a/>', "text/xml", "utf-8"),
        (CURLY.encode(), "text/html; charset=no-such-charset", "utf-8"),
        (CURLY.encode()[:-1], "text/html", "utf-8"),  # cut in the middle of a letter
        ("日本".encode("shift_jis"), "text/html; charset=Shift_JIS", "shift_jis"),
    ],
)
def test_the_charset_rule(body: bytes, declared: str | None, charset: str) -> None:
    assert charset_of(body, declared) == charset
    body.decode(charset, "replace")
