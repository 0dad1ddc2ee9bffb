"""Files behind an answer, however they are linked, named and sent; and lists whose lines are files."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

import gzip
import io
import zipfile

from samples.crawl_forms.form import ANY, Answer, Build, Expected, Family, Form, Hosts, Log
from samples.crawl_forms.pages import (
    ITEMS,
    LOG,
    host_text,
    html,
    item_page,
    log_page,
    page,
    path_of,
    pdf,
    pdf_file,
    rows,
    title_of,
)
from samples.http import SiteRequest, SiteResponse, redirect

DOWN = "/sites/default/files/horses.pdf"
OCTETS = "application/octet-stream"
_NAMED = {"content-disposition": 'attachment; filename="horses.pdf"'}
_PDF = pdf_file()
_HANDED = SiteResponse(200, pdf("Our reference FOI 7/26"), OCTETS, headers=_NAMED)

# name, the markup in the answer's body, the target that gives the file, what is sent
LINKED: tuple[tuple[str, str, str, SiteResponse], ...] = (
    ("embed", f'<embed src="{DOWN}" type="application/pdf">', DOWN, _PDF),
    ("object with a link inside", f'<object data="{DOWN}"><a href="{DOWN}">Open</a></object>', DOWN, _PDF),
    ("iframe in a viewer", '<iframe src="/viewer/web/viewer.html?file=%2Fsites%2Fdefault%2Ffiles%2Fhorses.pdf"></iframe>', DOWN, _PDF),
    ("iframe, lazy", f'<iframe data-src="{DOWN}" loading="lazy"></iframe>', DOWN, _PDF),
    ("data-href on a row", f'<div class="file" data-href="{DOWN}">Response (PDF, 40 KB)</div>', DOWN, _PDF),
    ("data-download-url", f'<button data-download-url="{DOWN}">Download</button>', DOWN, _PDF),
    ("onclick with the address", f"<button onclick=\"window.open('{DOWN}')\">Download response</button>", DOWN, _PDF),
    ("onclick location", f"<a href='#' onclick=\"location.href='{DOWN}'\">Response</a>", DOWN, _PDF),
    ("form by GET", f'<form action="{DOWN}"><button>Download</button></form>', DOWN, _PDF),
    ("custom element", f'<file-card href="{DOWN}" name="Response"></file-card>', DOWN, _PDF),
    ("image map", f'<map name="m"><area href="{DOWN}" alt="Response"></map>', DOWN, _PDF),
    ("link inside details", f'<details><summary>Files</summary><a href="{DOWN}">Response</a></details>', DOWN, _PDF),
    ("link in an aside", f'<aside><h2>Documents</h2><a href="{DOWN}">Response</a></aside>', DOWN, _PDF),
    ("link in a template", f'<template><a href="{DOWN}">Response</a></template>', DOWN, _PDF),
    ("no ending, named by the header", '<a href="/get/4821">Response</a>', "/get/4821", _HANDED),
    ("no ending, type only", '<a href="/get/4821">Response</a>', "/get/4821", _PDF),
    ("no ending, neither", '<a href="/get/4821">Response</a>', "/get/4821", SiteResponse(200, pdf("x"), "")),
    ("RFC 5987 name", '<a href="/get/4821">Response</a>', "/get/4821", SiteResponse(200, pdf("x"), OCTETS, headers={"content-disposition": "attachment; filename*=UTF-8''r%C3%A9ponse%20%E2%80%93.pdf"})),
    ("identifier in the query", '<a href="/Document.aspx?DocId=77&amp;v=2">Response</a>', "/Document.aspx?DocId=77&v=2", _HANDED),
    ("handler with a name in the query", '<a href="/file.php?f=horses.pdf">Response</a>', "/file.php?f=horses.pdf", _HANDED),
    ("asset path by hash", '<a href="/asset-library/9f8c/attachment">Response</a>', "/asset-library/9f8c/attachment", _HANDED),
    ("redirect to the file", '<a href="/link/17">Response</a>', "/link/17", redirect(DOWN, 302)),
    ("redirect with the ending kept", '<a href="/old/horses.pdf">Response</a>', "/old/horses.pdf", redirect(DOWN)),
    ("zip told as octets", '<a href="/sites/default/files/data.bin">Data</a>', "/sites/default/files/data.bin", SiteResponse(200, b"", OCTETS)),
    ("csv with a charset", '<a href="/export?format=csv">Data as CSV</a>', "/export?format=csv", SiteResponse(200, b"Year,Horses\n2025,41\n", "text/csv; charset=utf-8")),
    ("file named by language path", '<a href="/cy/system/files/2026-02/horses.pdf">Ymateb</a>', "/cy/system/files/2026-02/horses.pdf", _PDF),
    ("letter in capitals with a version", '<a href="/FILES/HORSES.PDF?VER=1.0">Response</a>', "/FILES/HORSES.PDF?VER=1.0", _PDF),
    ("address with blanks in the query", '<a href="/get?name=Horses 2025.pdf">Response</a>', "/get?name=Horses%202025.pdf", _HANDED),
)  # fmt: skip

# name, address, bytes, type: files that nobody here reads, so at least the loss is said
UNREAD: tuple[tuple[str, str, bytes, str], ...] = (
    ("xlsx.gz", "/files/horses.xlsx.gz", gzip.compress(b"PK\x03\x04", mtime=0), "application/gzip"),
    ("odp", "/files/horses.odp", b"PK\x03\x04", "application/vnd.oasis.opendocument.presentation"),
    ("7z", "/files/horses.7z", b"7z\xbc\xaf\x27\x1c\x00\x04", "application/x-7z-compressed"),
    ("rar", "/files/horses.rar", b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
    ("html letter", "/files/letter.html", page("<h1>Letter</h1><p>41.</p>").encode(), "text/html"),
    ("jpeg scan", "/files/letter.jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "image/jpeg"),
    ("multi-page tiff", "/files/letter.tiff", b"II*\x00\x08\x00\x00\x00", "image/tiff"),
    ("mp4", "/files/body-worn.mp4", b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
    ("geojson", "/files/areas.geojson", b'{"type":"FeatureCollection"}', "application/geo+json"),
    ("xml", "/files/data.xml", b"<rows><row/></rows>", "application/xml"),
    ("accdb", "/files/data.accdb", b"\x00\x01\x00\x00Standard ACE DB", "application/msaccess"),
    ("publisher", "/files/leaflet.pub", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-mspublisher"),
    ("numbers", "/files/horses.numbers", b"PK\x03\x04", "application/vnd.apple.numbers"),
)  # fmt: skip


def _zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("letter.pdf"), pdf("Our reference FOI 7/26"))
    return out.getvalue()


def _site(markup: str, target: str, sent: SiteResponse) -> Build:
    """One answer with ``markup``; ``target`` gives ``sent`` on both hosts."""

    def build(hosts: Hosts, night: int) -> Answer:
        body = f"<p>We hold the figures.</p>{host_text(markup, hosts)}"

        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == LOG:
                return html(log_page(rows([1])))
            if request.path == path_of(1):
                return html(item_page(title_of(1), body))
            if request.target == target:
                return _sent(sent)
            return _PDF if request.target == DOWN else None

        return answer

    return build


def _sent(sent: SiteResponse) -> SiteResponse:
    return sent if sent.body or sent.status != 200 else SiteResponse(200, _zipped(), OCTETS)


def _linked(name: str, markup: str, target: str, sent: SiteResponse) -> Form:
    expected = Expected(items=1, files=1)
    return Form(name, Family.FILES, expected, _site(markup, target, sent))


def _unread(name: str, address: str, body: bytes, media_type: str) -> Form:
    markup = f'<p><a href="{address}">The data</a></p>'
    sent = SiteResponse(200, body, media_type)
    expected = Expected(items=1, files=1)
    return Form(f"kind: {name}", Family.FILES, expected, _site(markup, address, sent), loud=ANY)


def _elsewhere(name: str, markup: str, target: str) -> Form:
    """On a host that the declaration does not know."""
    expected = Expected(items=1, files=1)
    return Form(f"store: {name}", Family.FILES, expected, _site(markup, target, _PDF), loud=ANY)


def _listed(name: str, lines: str, count: int, log: Log = Log.FILES) -> Form:
    """A list whose lines are files."""

    def build(hosts: Hosts, night: int) -> Answer:
        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == LOG:
                return html(log_page(lines))
            if request.path.startswith("/documents/"):
                return pdf_file(f"Our reference {request.path[-6:]}")
            return html(item_page(title_of(0))) if request.path == path_of(0) else None

        return answer

    return Form(f"list: {name}", Family.FILES, Expected(items=count), build, log=log)


def _mixed() -> str:
    return (
        f'<ul><li><a href="{ITEMS}foi-101">{title_of(0)}</a></li>'
        '<li><a href="/documents/foi-102.pdf">FOI 102 Horses</a></li></ul>'
    )


_DATA_URI = "data:application/pdf;base64,JVBERi0xLjQK"
FORMS: tuple[Form, ...] = (
    *(_linked(*row) for row in LINKED),
    *(_unread(*row) for row in UNREAD),
    _elsewhere("blob store", '<a href="http://{store}/foi/horses.pdf">Response</a>', "/foi/horses.pdf"),
    _elsewhere("signed address", '<a href="http://{store}/b/horses.pdf?sig=ab%2Fc&amp;se=2027">Response</a>', "/b/horses.pdf?sig=ab%2Fc&se=2027"),
    _elsewhere("without ending", '<a href="http://{store}/d/9f8c">Response</a>', "/d/9f8c"),
    _elsewhere("in a frame", '<iframe src="http://{store}/foi/horses.pdf"></iframe>', "/foi/horses.pdf"),
    _elsewhere("data: address", f'<a href="{_DATA_URI}">Response</a>', "/none"),
    _listed("plain", '<ul><li><a href="/documents/a-101.pdf">FOI 101</a></li><li><a href="/documents/a-102.pdf">FOI 102</a></li></ul>', 2),
    _listed("title beside a Download link", '<table><tr><td>FOI 101 Drones</td><td><a href="/documents/a-101.pdf">Download</a></td></tr><tr><td>FOI 102 Horses</td><td><a href="/documents/a-102.pdf">Download</a></td></tr></table>', 2),
    _listed("without endings", '<ul><li><a href="/documents/101">FOI 101</a></li><li><a href="/documents/102">FOI 102</a></li></ul>', 2),
    _listed("identifiers in the query", '<ul><li><a href="/documents/get?id=101">FOI 101</a></li><li><a href="/documents/get?id=102">FOI 102</a></li></ul>', 2),
    _listed("frames", '<div><h2>FOI 101</h2><iframe src="/documents/a-101.pdf"></iframe><h2>FOI 102</h2><iframe src="/documents/a-102.pdf"></iframe></div>', 2),
    _listed("pages and files mixed", _mixed(), 2, Log.PLAIN),
)  # fmt: skip
