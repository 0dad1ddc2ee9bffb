"""How links are written, and one answer under several addresses."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, unquote

from samples.crawl_forms.form import ANY, Answer, Build, Expected, Family, Form, Hosts
from samples.crawl_forms.pages import LOG, host_text, html, item_of, item_page, log_page, title_of
from samples.http import SiteRequest, SiteResponse, redirect

ODD = "FOI 301 Rivers"
# name, the address of the odd answer as written on the listing, the path (decoded) it is served at
WRITTEN = (
    ("relative without slash", "answers/rivers", "/answers/rivers"),
    ("dot segment first", "./answers/rivers", "/answers/rivers"),
    ("up and down", "/answers/old/../rivers", "/answers/rivers"),
    ("encoded dot segments", "/answers/x/%2e%2e/rivers", "/answers/rivers"),
    ("host in capitals", "HTTP://{host}/answers/rivers", "/answers/rivers"),
    ("scheme-relative", "//{host}/answers/rivers", "/answers/rivers"),
    ("scheme without slashes", "http:answers/rivers", "/answers/rivers"),
    ("accent as character", "/answers/rivières", "/answers/rivières"),
    ("accent as Latin-1 escape", "/answers/rivi%E8res", "/answers/rivi\ufffdres"),
    ("curly quote", "/answers/the-river’s-edge", "/answers/the-river’s-edge"),
    ("emoji", "/answers/river-🌊", "/answers/river-🌊"),
    ("decomposed accent", "/answers/rivie\u0300res", "/answers/rivie\u0300res"),
    ("space inside", "/answers/rivers and lakes", "/answers/rivers and lakes"),
    ("brackets and pipe", "/answers/rivers[1]|a", "/answers/rivers[1]|a"),
    ("bare percent", "/answers/rivers-100%-full", "/answers/rivers-100%-full"),
    ("escaped unreserved letters", "/answers/%72ivers", "/answers/rivers"),
    ("lower-case escapes", "/answers/rivi%c3%a8res", "/answers/rivières"),
    ("plus in path", "/answers/rivers+lakes", "/answers/rivers+lakes"),
    ("comma and semicolon", "/answers/rivers,lakes;a", "/answers/rivers,lakes;a"),
    ("blanks and lines around", " \n /answers/rivers \n ", "/answers/rivers"),
    ("tab inside", "/answers/ri\tvers", "/answers/rivers"),
    ("backslashes", "\\answers\\rivers", "/answers/rivers"),
    ("entities in decimal", "&#47;answers&#47;rivers", "/answers/rivers"),
    ("fragment", "/answers/rivers#content", "/answers/rivers"),
    ("empty query", "/answers/rivers?", "/answers/rivers"),
    ("very long", "/answers/" + "rivers-" * 60 + "end", "/answers/" + "rivers-" * 60 + "end"),
)  # fmt: skip


def _site(href: str, served: str) -> Build:
    def build(hosts: Hosts, night: int) -> Answer:
        address = host_text(href, hosts)

        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path in {LOG, f"{LOG}/"}:
                lines = (
                    f'<li><a href="{address}">{ODD}</a></li>'
                    f'<li><a href="/answers/foi-101">{title_of(0)}</a></li>'
                )
                return html(log_page(f"<ul>{lines}</ul>"))
            if unquote(request.path) == served:
                return html(item_page(ODD))
            text = item_of(request.path)
            return None if text is None else html(text)

        return answer

    return build


def _written(name: str, href: str, served: str) -> Form:
    expected = Expected(items=2, titles=tuple(sorted((ODD, title_of(0)))))
    return Form(f"written: {name}", Family.ADDRESSES, expected, _site(href, served))


def _based(name: str, base: str, href: str) -> Form:
    """A base element; ``href`` is the odd answer's address below it."""

    def build(hosts: Hosts, night: int) -> Answer:
        plain = _site(href, "/answers/rivers")(hosts, night)

        def answer(request: SiteRequest) -> SiteResponse | None:
            found = plain(request)
            if found is None or request.path not in {LOG, f"{LOG}/"}:
                return found
            head = host_text(f'<head><base href="{base}">', hosts).encode()
            return SiteResponse(200, found.body.replace(b"<head>", head, 1))

        return answer

    return Form(f"base: {name}", Family.ADDRESSES, Expected(items=2), build)


# name, two addresses of one answer (the listing links both), night by night when {night} is used
TWINS = (
    ("trailing slash", ("/answers/rivers", "/answers/rivers/")),
    ("tracking parameters", ("/answers/rivers?utm_source=news&amp;utm_medium=email", "/answers/rivers")),
    ("click identifier", ("/answers/rivers?fbclid=IwAR0", "/answers/rivers?gclid=xyz")),
    ("path session", ("/answers/rivers;jsessionid=A1B2C3D4E5F6A7B8", "/answers/rivers")),
    ("query session", ("/answers/rivers?PHPSESSID=0c4f5e6a7b8c9d0e", "/answers/rivers")),
    ("ASP.NET session in path", ("/(S(lit3py55t21z5v55vlm25s55))/answers/rivers", "/answers/rivers")),
    ("return address", ("/answers/rivers?return=%2Ffoi-log", "/answers/rivers")),
    ("default port and none", ("http://{host}/answers/rivers", "/answers/rivers")),
    ("index file", ("/answers/rivers/index.html", "/answers/rivers/")),
    ("case of the path", ("/answers/Rivers", "/answers/rivers")),
    ("escaped and plain", ("/answers/%72ivers", "/answers/rivers")),
    ("double slash", ("/answers//rivers", "/answers/rivers")),
    ("order of parameters", ("/answers/rivers?a=1&amp;b=2", "/answers/rivers?b=2&amp;a=1")),
    ("redirect of the old address", ("/answers/2025/rivers-old", "/answers/rivers")),
    ("print view", ("/answers/rivers?print=1", "/answers/rivers")),
)  # fmt: skip


def _twins(name: str, pair: tuple[str, str]) -> Form:
    """One answer, its canonical link on it, linked twice."""

    def build(hosts: Hosts, night: int) -> Answer:
        head = f'<link rel="canonical" href="{hosts.base}/answers/rivers">'

        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == LOG:
                links = "".join(
                    f'<li><a href="{host_text(one, hosts)}">{ODD}</a></li>' for one in pair
                )
                return html(log_page(f"<ul>{links}</ul>"))
            if request.path.endswith("rivers-old"):
                return redirect("/answers/rivers")
            return html(item_page(ODD, head=head)) if "ivers" in request.path else None

        return answer

    return Form(f"one answer: {name}", Family.ADDRESSES, Expected(items=1), build)


def _nightly(name: str, address: Callable[[int], str]) -> Form:
    """The address changes from night to night; the answer does not."""

    def build(hosts: Hosts, night: int) -> Answer:
        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == LOG:
                return html(log_page(f'<ul><li><a href="{address(night)}">{ODD}</a></li></ul>'))
            return html(item_page(ODD)) if "rivers" in request.path else None

        return answer

    return Form(f"nightly: {name}", Family.ADDRESSES, Expected(items=1), build, nights=2)


def _moved(name: str, location: str, *, status: int = 302) -> Form:
    """An answer at its new place, reached over a Location written in some way."""

    def build(hosts: Hosts, night: int) -> Answer:
        where = host_text(location, hosts).encode().decode("latin-1")
        plain = _site("/answers/short", "/answers/rivières")(hosts, night)

        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == "/answers/short":
                return redirect(where, status)
            return plain(request)

        return answer

    expected = Expected(items=2, titles=tuple(sorted((ODD, title_of(0)))))
    return Form(f"location: {name}", Family.ADDRESSES, expected, build)


def _dead(name: str, href: str) -> Form:
    """A line whose link has no address: the answer cannot be fetched, and that is reported."""
    return Form(
        f"no address: {name}", Family.ADDRESSES, Expected(items=2), _site(href, "/"), loud=ANY
    )


FORMS: tuple[Form, ...] = (
    *(_written(*row) for row in WRITTEN),
    _based("folder", "/answers/", "rivers"),
    _based("whole address", "http://{host}/answers/deep/", "../rivers"),
    _based("relative", "answers/", "rivers"),
    _based("with target only", '/" target="_blank', "answers/rivers"),
    *(_twins(*row) for row in TWINS),
    _nightly("session identifier", lambda n: f"/answers/rivers?sid={n}f8e7d6c5b4a39281"),
    _nightly("cache buster", lambda n: f"/answers/rivers?_={1769000000 + n}"),
    _nightly("access token", lambda n: f"/answers/rivers?access_token={n}eyJhbGciOiJIUzI1NiJ9"),
    _moved("raw UTF-8", "/answers/rivières"),
    _moved("relative", "rivi%C3%A8res"),
    _moved("with a blank before", " /answers/rivi%C3%A8res"),
    _moved("308 to the whole address", "http://{host}/answers/" + quote("rivières"), status=308),
    _dead("javascript: open", "javascript:openAnswer(301)"),
    _dead("empty", ""),
    _dead("only a fragment", "#foi-301"),
    _dead("a broken port", "http://127.0.0.1:99999/answers/rivers"),
    _dead("an unclosed bracket", "http://[::1/answers/rivers"),
)
