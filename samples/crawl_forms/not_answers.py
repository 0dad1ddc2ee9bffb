"""A page that stands where a known answer stood, and is none."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

from samples.crawl_forms.form import ANY, Answer, Expected, Family, Form, Hosts
from samples.crawl_forms.pages import LOG, html, item_page, log_page, page, path_of, rows, title_of
from samples.http import SiteRequest, SiteResponse, redirect

COUNT = 5
STRUCK = path_of(1)

# name, title of the page, words of the page; status 200
WORDS = (
    ("no longer exists", "Not here", "<h1>Not here any more</h1><p>The page you requested no longer exists.</p>"),
    ("could not find what you need", "Sorry", "<h1>We couldn’t find what you need</h1><p>Check the address or use the search.</p>"),
    ("Welsh not found", "Heb ei ganfod", "<h1>Ni chafwyd hyd i’r dudalen</h1><p>Efallai ei bod wedi symud.</p>"),
    ("file or directory", "404 - File or directory not found.", "<h2>404 - File or directory not found.</h2><p>The resource might have been removed.</p>"),
    ("whoops", "Whoops", "<h1>Whoops, looks like something went wrong.</h1>"),
    ("access denied", "Access denied", "<h1>Access denied</h1><p>You are not authorized to access this page.</p>"),
    ("unpublished", "Unpublished", "<h1>This response has been unpublished</h1><p>Please contact the information team.</p>"),
    ("under review", "Under review", "<h1>Content under review</h1><p>This page is being updated. Come back soon.</p>"),
    ("site maintenance", "Maintenance", "<h1>We’ll be back soon!</h1><p>Essential maintenance is under way until 6am.</p>"),
    ("upgrade", "Upgrading", "<h1>Upgrading our website</h1><p>Normal service will resume shortly.</p>"),
    ("waiting room", "Waiting room", "<h1>Waiting room</h1><p>You will be let in automatically. Position in line: 812.</p>"),
    ("high demand", "Busy", "<h1>We are experiencing high demand</h1><p>Your place is being held. Do not refresh.</p>"),
    ("survey", "Feedback", "<h1>How did we do?</h1><p>Before you go, rate our website from 1 to 5.</p><form><button>Submit</button></form>"),
    ("parked", "testshire.example", "<h1>Buy this domain</h1><p>Related searches: insurance, loans.</p>"),
    ("hosting default", "Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, the web server is installed.</p>"),
    ("IIS default", "IIS Windows Server", '<a href="http://go.example/"><img src="iisstart.png" alt="IIS"></a>'),
    ("PHP fatal error", "", "<br><b>Fatal error</b>: Uncaught Error: Call to a member function render() on null in <b>/var/www/html/index.php</b>:81"),
    ("PHP notice over half a page", "Disclosure", "<b>Notice</b>: Undefined index: body in /srv/www/item.php on line 12<h1>Disclosure</h1>"),
    ("database", "Error establishing a database connection", "<h1>Error establishing a database connection</h1>"),
    ("Drupal", "Error", "<p>The website encountered an unexpected error. Please try again later.</p>"),
    ("cookie wall", "Your privacy", "<h1>Your privacy choices</h1><p>We and our 412 partners store information on your device.</p><button>Agree</button>"),
    ("log-in", "Sign in", '<h1>Sign in to your account</h1><form method="post"><input type="email"><input type="password"><button>Next</button></form>'),
    ("human check", "Security check", "<h1>Verify you are human</h1><p>Press and hold the button.</p>"),
    ("old browser", "Unsupported browser", "<h1>Please upgrade your browser</h1><p>This site does not support it.</p>"),
    ("template only", "Disclosure log | Testshire", "<header>Testshire Police</header><nav>Home News</nav><main></main><footer>Contact us</footer>"),
    ("template with an empty heading", "Disclosure log", "<main><h1></h1><div class='body'></div></main><footer>Contact us</footer>"),
    ("template with placeholders", "{{ page.title }}", "<main><h1>{{ page.title }}</h1><div>{{ page.body }}</div></main>"),
    ("home page", "Home", "<main><h1>Keeping Testshire safe</h1><p>Report a crime. Find your local team. Join us.</p></main>"),
    ("meta refresh", "", '<meta http-equiv="refresh" content="0; url=/"><p>Redirecting.</p>'),
    ("script stub", "", "<script>window.location.replace('/');</script><noscript>Please enable JavaScript.</noscript>"),
    ("frameset", "", '<frameset><frame src="/home.html"></frameset>'),
    ("JavaScript application shell", "App", '<div id="root"></div><script src="/main.js"></script>'),
)  # fmt: skip


def night_two(name: str, struck: SiteResponse, *, listed: str = "") -> Form:
    """Night 1 all well; night 2 ``struck`` stands at the second of five answers."""

    def build(hosts: Hosts, night: int) -> Answer:
        return lambda request: _answer(request, night, struck, listed)

    expected = Expected(items=COUNT, kept=True)
    return Form(name, Family.NO_ANSWER, expected, build, nights=2, loud=ANY)


def _answer(
    request: SiteRequest, night: int, struck: SiteResponse, listed: str
) -> SiteResponse | None:
    if request.path == STRUCK and night > 1:
        return struck
    if request.path == LOG:
        return html(log_page(rows(range(COUNT)) + (listed if night > 1 else "")))
    if request.path == "/":
        text = "<main><h1>Keeping Testshire safe</h1><p>Report a crime.</p></main>"
        return html(page(text, title="Home"))
    if request.path == "/login":
        text = '<h1>Sign in</h1><form method="post"><input type="password"></form>'
        return html(page(text, title="Sign in"))
    number = request.path.removeprefix("/answers/foi-")
    return html(item_page(title_of(int(number) - 101))) if number.isdigit() else None


def _first_night(name: str, title: str, words: str) -> Form:
    """The page stands there when the answer is read for the first time."""

    def build(hosts: Hosts, night: int) -> Answer:
        struck = html(page(words, title=title))
        return lambda request: _answer(request, 2, struck, "")

    expected = Expected(items=COUNT - 1, unread=1)
    return Form(f"first night: {name}", Family.NO_ANSWER, expected, build, loud=ANY)


def _cut(share: float, *, promise: int = 0) -> SiteResponse:
    whole = item_page(title_of(1), "<p>" + "Further words of the answer. " * 60 + "</p>").encode()
    body = whole[: int(len(whole) * share)]
    headers = {"content-length": str(len(body) + promise)} if promise else {}
    return SiteResponse(200, body, headers=headers)


_OTHER = html(item_page(title_of(3)))
_CHANGED = html(item_page("FOI 102 Horses and ponies"))

FORMS: tuple[Form, ...] = (
    *(night_two(name, html(page(words, title=title))) for name, title, words in WORDS),
    night_two("redirect to the home page", redirect("/")),
    night_two("redirect to the log with a note", redirect(f"{LOG}?expired=1", 302)),
    night_two("redirect to another answer", redirect(path_of(3), 302)),
    night_two("redirect to itself", redirect(STRUCK, 302)),
    night_two("redirect to a log-in", redirect("/login?ReturnUrl=%2Fanswers", 302)),
    night_two("another answer's content", _OTHER),
    night_two("body ends in the middle", _cut(0.5)),
    night_two("body ends before </html>", _cut(0.98)),
    night_two("shorter than promised", _cut(0.6, promise=5000)),
    night_two("empty body", SiteResponse(200, b"")),
    night_two("blanks only", SiteResponse(200, b" \r\n\r\n  ")),
    night_two("a comment only", SiteResponse(200, b"<!-- cached 03:12 -->")),
    night_two("203 with a proxy's notice", html(page("<h1>Proxy notice</h1><p>Filtered.</p>"), 203)),
    night_two("204", SiteResponse(204, b"")),
    night_two("JSON error", SiteResponse(200, b'{"error":"timeout"}', "application/json")),
    night_two("plain text error", SiteResponse(200, b"upstream connect error", "text/plain")),
    night_two("a picture", SiteResponse(200, b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "image/gif")),
    *(_first_night(*row) for row in WORDS[::6]),
    Form(
        "answer renamed by the force",
        Family.NO_ANSWER,
        Expected(
            items=COUNT,
            titles=tuple(sorted(("FOI 102 Horses and ponies", *map(title_of, (0, 2, 3, 4))))),
        ),
        lambda hosts, night: lambda request: _answer(request, night, _CHANGED, ""),
        nights=2,
    ),
)  # fmt: skip
