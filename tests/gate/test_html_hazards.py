"""Pages that hide words: what is not seen is found, and never read. All invented."""

from __future__ import annotations

import pytest

from parsers.files import read_document
from parsers.types import Document, ReadVerdict

SECRET = "Victim Fenna Brockwinsecret"
_PAGE = (
    "<html><head>{head}</head><body><h1>FOI 100/30</h1><p>There were 12 thefts.</p>{part}"
    "</body></html>"
)


def _read(part: str, head: str = "", *, judge: bool = True) -> Document:
    page = _PAGE.format(head=head, part=part.replace("SECRET", SECRET))
    return read_document(page.encode(), name="answer.html", judge=judge)


HIDDEN = {
    "class": ("<p class=x>SECRET</p>", "<style>.x{display:none}</style>", "HTML_HIDDEN_TEXT"),
    "id and media": (
        "<p id=x>SECRET</p>",
        "<style>@media screen{#x{visibility:hidden}}</style>",
        "HTML_HIDDEN_TEXT",
    ),
    "important": (
        "<p class=x style='display:block'>SECRET</p>",
        "<style>.x{display:none !important}</style>",
        "HTML_HIDDEN_TEXT",
    ),
    "attribute": ("<p hidden>SECRET</p>", "", "HTML_HIDDEN_TEXT"),
    "inline": ("<p style='display: none'>SECRET</p>", "", "HTML_HIDDEN_TEXT"),
    "white": ("<p style='color:#fff'>SECRET</p>", "", "HTML_WHITE_TEXT"),
    "nearly white": ("<p style='color:rgb(250,250,245)'>SECRET</p>", "", "HTML_WHITE_TEXT"),
    "white font": ("<font color=white>SECRET</font>", "", "HTML_WHITE_TEXT"),
    "ground of its own": (
        "<div style='background:#003'><p style='color:#000033'>SECRET</p></div>",
        "",
        "HTML_WHITE_TEXT",
    ),
    "opacity": ("<p style='opacity:.01'>SECRET</p>", "", "HTML_WHITE_TEXT"),
    "filter": ("<p style='filter:opacity(0)'>SECRET</p>", "", "HTML_WHITE_TEXT"),
    "content": ("<p style='content-visibility:hidden'>SECRET</p>", "", "HTML_HIDDEN_TEXT"),
    "closed dialog": ("<dialog><p>SECRET</p></dialog>", "", "HTML_HIDDEN_TEXT"),
    "person in a menu": ("<nav hidden>Case of Mrs SECRET</nav>", "", "HTML_HIDDEN_TEXT"),
    "no size": ("<p class=x>SECRET</p>", "<style>p.x{font-size:0}</style>", "HTML_TINY_TEXT"),
    "two pixels": ("<p style='font-size:2px'>SECRET</p>", "", "HTML_TINY_TEXT"),
    "scaled away": ("<p style='transform:scale(0)'>SECRET</p>", "", "HTML_TINY_TEXT"),
    "beside": (
        "<p style='position:absolute;left:-9999px'>SECRET</p>", "", "HTML_TEXT_OFF_PAGE",
    ),
    "indented": ("<p style='text-indent:-100em'>SECRET</p>", "", "HTML_TEXT_OFF_PAGE"),
    "clipped": (
        "<p style='position:absolute;clip:rect(0,0,0,0)'>SECRET</p>", "", "HTML_TEXT_OFF_PAGE",
    ),
    "no height": ("<p style='height:0;overflow:hidden'>SECRET</p>", "", "HTML_TEXT_OFF_PAGE"),
}  # fmt: skip
STORED = {
    "comment": "<!-- note: SECRET was born on 1 May 1990 -->",
    "data of a script": (
        "<script>var drill=[{name:'Fenna Brockwinsecret',born:'1990-05-01'}];</script>"
    ),
    "data of a chart": (
        '<script type="application/json">{"drill":[{"victim":"Fenna Brockwinsecret"}]}</script>'
    ),
    "data attribute": "<p data-note='Mrs Fenna Brockwinsecret'>Table 1</p>",
    "hidden field": "<p>Table</p><input type=hidden value='ask Mrs Fenna Brockwinsecret'>",
    "data in a script": '<script type=\'application/json\'>{"by": "Mrs Brockwinsecret"}</script>',
}
SEEN = {
    "open dialog": ("<dialog open><p>SECRET</p></dialog>", ""),
    "half a filter": ("<p style='filter:opacity(.5)'>SECRET</p>", ""),
    "plain": ("<p>SECRET</p>", ""),
    "white on blue": ("<p style='color:white;background:navy'>SECRET</p>", ""),
    "white on a picture": ("<p style='background:url(x.png);color:#fff'>SECRET</p>", ""),
    "white, ground unknown": ("<p style='color:#fff'>SECRET</p>", "<link rel=stylesheet>"),
    "shown again": (
        "<p class='x y'>SECRET</p>", "<style>.x{display:none}.x.y{display:block}</style>",
    ),
    "hidden in print": ("<p class=x>SECRET</p>", "<style>@media print{.x{display:none}}</style>"),
    "three pixels": ("<p style='font-size:3px'>SECRET</p>", ""),
    "a little beside": ("<p style='margin-left:-20px'>SECRET</p>", ""),
    "half seen": ("<p style='opacity:.5'>SECRET</p>", ""),
}  # fmt: skip
CHROME = {
    "menu": "<nav style='display:none'><a>All answers by subject</a></nav>",
    "read aloud": "<b class='sr-only' style='position:absolute;left:-9999px'>Opens anew</b>",
    "picture in place of a link": "<a style='text-indent:-9999px'>Loamshire Police</a>",
    "closed dialog": "<dialog><p>We use cookies that you can refuse</p></dialog>",
    "screen reader": "<i class='sr' style='position:absolute;left:-999px'>Skip to content</i>",
    "said twice": "<p hidden>There were 12 thefts.</p>",
    "remark": "<!-- end of main content -->",
}


@pytest.mark.parametrize("way", HIDDEN)
def test_hidden_words_hold_the_page(way: str) -> None:
    part, head, code = HIDDEN[way]
    document = _read(part, head)
    assert document.verdict is ReadVerdict.QUARANTINED
    assert [reason.code for reason in document.reasons] == [code]
    assert "secret" not in repr(document)


@pytest.mark.parametrize("way", HIDDEN)
def test_nor_are_they_read_where_nothing_is_judged(way: str) -> None:
    part, head, _ = HIDDEN[way]
    document = _read(part, head, judge=False)
    assert "12 thefts" in repr(document)
    assert "secret" not in repr(document)


@pytest.mark.parametrize("way", STORED)
def test_persons_beside_the_words_hold_the_page(way: str) -> None:
    document = _read(STORED[way])
    assert [reason.code for reason in document.reasons] == ["HTML_STORED_PERSON"]


@pytest.mark.parametrize("way", SEEN)
def test_what_is_seen_is_read(way: str) -> None:
    part, head = SEEN[way]
    document = _read(part, head)
    assert document.verdict is ReadVerdict.PARSED
    assert SECRET in repr(document)


@pytest.mark.parametrize("way", CHROME)
def test_the_parts_of_a_site_hold_nothing(way: str) -> None:
    assert _read(CHROME[way]).verdict is ReadVerdict.PARSED
