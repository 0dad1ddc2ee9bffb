"""The shapes that lists and answers take: how lines are set, what lies around them, answers in parts."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

from samples.crawl_forms.form import ANY, MORE, Answer, Expected, Family, Form, Hosts
from samples.crawl_forms.pages import (
    LOG,
    fixed,
    host_text,
    html,
    item_page,
    log_page,
    page,
    path_of,
    pdf_file,
    routed,
    rows,
    title_of,
)
from samples.http import SiteResponse, redirect

_THREE = range(3)
_LINKS = [f'<a href="{path_of(k)}">{title_of(k)}</a>' for k in _THREE]
_TITLES = tuple(sorted(title_of(k) for k in _THREE))
WANT = Expected(items=3, titles=_TITLES, quiet=True)


def _each(line: str, around: str = "{}") -> str:
    """A line for each of three answers: {a} address, {t} title, {n} number."""
    return around.format(
        "".join(line.format(a=path_of(k), t=title_of(k), n=k + 101) for k in _THREE)
    )


# name, the list's markup: three answers, all of which are to be read under their titles
LISTS: tuple[tuple[str, str], ...] = (
    ("terms of a definition list", _each('<dt><a href="{a}">{t}</a></dt><dd>Figures for 2025.</dd>', "<dl>{}</dl>")),
    ("title in the cell beside the reference", _each('<tr><td><a href="{a}">{n}</a></td><td>{t}</td></tr>', "<table><tr><th>Reference</th><th>Title</th></tr>{}</table>")),
    ("accordions with a link inside", _each('<details><summary>{t}</summary><p>Figures.</p><a href="{a}">Read the response</a></details>')),
    ("headings and a link of few words below", _each('<div class="x"><h3>{t}</h3><p>Figures.</p><p><a href="{a}">Full response</a></p></div>')),
    ("years as headings between lists", f"<h2>2026</h2><ul><li>{_LINKS[0]}</li></ul><h2>2025</h2><ul><li>{_LINKS[1]}</li><li>{_LINKS[2]}</li></ul>"),
    ("lists within a list of topics", f"<ul><li>Animals<ul><li>{_LINKS[1]}</li></ul></li><li>Things<ul><li>{_LINKS[0]}</li><li>{_LINKS[2]}</li></ul></li></ul>"),
    ("two lists side by side in a table", f"<table><tr><td><ul><li>{_LINKS[0]}</li><li>{_LINKS[1]}</li></ul></td><td><ul><li>{_LINKS[2]}</li></ul></td></tr></table>"),
    ("a print version beside each line", _each('<li><a href="{a}">{t}</a> (<a href="{a}?print=1">print version</a>)</li>', "<ul>{}</ul>")),
    ("an open shadow tree", _each('<li><a href="{a}">{t}</a></li>', "<x-list><template shadowrootmode=open><ul>{}</ul></template></x-list>")),
    ("links with a picture and a title attribute", _each('<li><a href="{a}" title="{t}"><img src="/i.png" alt=""></a></li>', "<ul>{}</ul>")),
    ("paragraphs with line breaks", f"<p>{'<br>'.join(_LINKS)}</p>"),
    ("an ordered list that counts", _each('<li value="{n}"><a href="{a}">{t}</a></li>', "<ol>{}</ol>")),
    ("lines that are hidden until a filter is chosen", _each('<li hidden style="display:none"><a href="{a}">{t}</a></li>', "<ul>{}</ul>")),
    ("a menu of answers", _each('<option value="{a}">{t}</option>', '<form action="#"><select>{}</select></form>')),
    ("JSON-LD ItemList", '<p>Loading</p><script type="application/ld+json">{"@type":"ItemList","itemListElement":[' + ",".join(f'{{"@type":"ListItem","position":{k + 1},"item":{{"@id":"{path_of(k)}","name":"{title_of(k)}"}}}}' for k in _THREE) + "]}</script>"),
    ("the newest answer again in a box beside", f"<aside><h2>Latest</h2>{_LINKS[0]}</aside>{rows(_THREE)}"),
    ("a table that a script pages, whole in the page", _each('<tr><td><a href="{a}">{t}</a></td></tr>', '<p>Showing 1 to 3 of 3 entries</p><table id="t">{}</table><a href="#" aria-controls="t" class="paginate_button next disabled">Next</a>')),
    ("tabs of years on one page", f'<ul><li><a href="#y26">2026</a></li><li><a href="#y25">2025</a></li></ul><section id="y26"><ul><li>{_LINKS[0]}</li></ul></section><section id="y25"><ul><li>{_LINKS[1]}</li><li>{_LINKS[2]}</li></ul></section>'),
)  # fmt: skip
_FRAMED = {
    LOG: page('<iframe src="/foi-list" title="Responses"></iframe>'),
    "/foi-list": log_page(rows(_THREE)),
}
_SCRIPTED = log_page(rows(range(10)) + '<p>Showing 1 to 10 of 30 entries</p><a href="#" class="paginate_button next">Next</a>')  # fmt: skip


def _item(name: str, extra: str, more: dict[str, str | SiteResponse], *, files: int = 0) -> Form:
    """One answer with something in its body; ``more`` are further addresses."""

    def build(hosts: Hosts, night: int) -> Answer:
        words = item_page(title_of(0), host_text(extra, hosts))
        return routed({LOG: log_page(rows([0])), path_of(0): words, **more})

    return Form(f"answer: {name}", Family.FILES, Expected(1, files), build, loud=ANY)


FORMS: tuple[Form, ...] = (
    *(
        Form(f"list: {name}", Family.PAGING, WANT, fixed({LOG: log_page(markup)}))
        for name, markup in LISTS
    ),
    Form("list: in a frame of its own", Family.PAGING, Expected(3), fixed(_FRAMED), loud=ANY),
    Form("list: by a script, ten of thirty", Family.PAGING, Expected(30), fixed({LOG: _SCRIPTED}), loud=MORE),
    Form("list: moved on the same host", Family.PAGING, Expected(3), fixed({LOG: redirect("/foi/log-2026", 301), "/foi/log-2026": log_page(rows(_THREE))})),
    Form("list: a refresh leads on", Family.PAGING, Expected(3), fixed({LOG: page("<p>Moved</p>", head='<meta http-equiv="refresh" content="0;url=/foi/log-2026">'), "/foi/log-2026": log_page(rows(_THREE))})),
    Form("list: sent as plain text", Family.BYTES, Expected(3), fixed({LOG: SiteResponse(200, log_page(rows(_THREE)).encode(), "text/plain")}), loud=ANY),
    Form("list: two answers of one title", Family.PAGING, Expected(4), fixed({LOG: log_page(rows(_THREE) + f'<ul><li><a href="/answers/again">{title_of(0)}</a></li></ul>'), "/answers/again": html(item_page(title_of(0), "<p>A second answer, with other words and 57 more.</p>"))}), loud=ANY),
    _item("on two pages", '<p><a href="/answers/foi-101?page=2">Next page</a></p>', {"/answers/foi-101?page=2": item_page(title_of(0), "<p>The second half: 57 in 2024.</p>")}, files=1),
    _item("files one page further on", '<p><a href="/answers/foi-101/documents">Documents of this response</a></p>', {"/answers/foi-101/documents": page('<main><h1>Documents</h1><a href="/files/a.pdf">Letter</a></main>'), "/files/a.pdf": pdf_file()}, files=1),
    _item("words that a script fetches", '<div data-src="/answers/foi-101/body.html">Loading</div>', {"/answers/foi-101/body.html": page("<p>There were 41.</p>")}, files=1),
    _item("a file named in running text", "<p>See http://{host}/files/a.pdf for the data.</p>", {"/files/a.pdf": pdf_file()}, files=1),
    _item("a link that a script builds", '<p><a href="javascript:openDoc(4821)">Download the response</a></p>', {}, files=1),
    _item("a file behind a post", '<form method="post" action="/get"><input type="hidden" name="id" value="7"><button>Download the response</button></form>', {}, files=1),
)  # fmt: skip
