"""A small log of one platform with an answer for each place that words can stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

HOST = "www.cumbria.police.uk"
FOLDER = "/foi-ai/cumbria-police/disclosure-log/2024/april/"
FILES = "/SysSiteAssets/media/downloads/cumbria/"
LISTING = "/foi-ai/af/accessing-information/published-items/?q=&dt=Disclosure+log&fdte=&tdte=&ic="


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of one item; a place is a field of it that is set to a canary."""

    slug: str
    title: str = "FOI 174/24 Drones"
    page_title: str = "FOI 174/24 Drones"
    listed: str = "How often drones flew."
    request: str = "How often did drones fly in 2022 and 2023?"
    response: str = "Please see the table below."
    refusal: str = "The rest"
    caption: str = "Flights by pilot"
    header: str = "2022"
    label: str = "Others"
    cell: str = "2"
    note: str = "Flights were counted once."
    source: str = "Niche RMS"
    ending: str = "Your sincerely"
    link: str = "Annex"
    alt: str = "Crest"
    head: str = ""
    extra: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"{FOLDER}{self.slug}/"

    def page(self) -> bytes:
        said = {
            name: escape(value)
            for name in self.__slots__
            if isinstance(value := getattr(self, name), str)
        }
        links = "".join(
            f'<p><a href="{FILES}{escape(name)}">{said["link"]}</a></p>' for name in self.files
        )
        return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{said["page_title"]} | Cumbria Constabulary</title>{self.head}</head><body>
<main id="main"><h1>{said["title"]}</h1><div><p>Our Ref: FOI 174/24</p>
<p>Date: 26 March 2024</p><h2>Request:</h2><p>I would be grateful for these figures.</p>
<p>{said["request"]}</p><h2>Response:</h2><p>{said["response"]}</p>
<p><img src="/crest.png" alt="{said["alt"]}"></p>
<p><strong>{said["caption"]}</strong></p>
<table><tr><th>Pilot</th><th>{said["header"]}</th><th>2023</th></tr>
<tr><td>Trained</td><td>41</td><td>57</td></tr>
<tr><td>{said["label"]}</td><td>{said["cell"]}</td><td>3</td></tr>
<tr><td>Unknown</td><td>4</td><td>5</td></tr></table>
<p>Note: {said["note"]}</p><p>Source: {said["source"]}</p>
<p>{said["refusal"]} is exempt under Section 40(2) of the Act as personal information.</p>
{self.extra}<p>{said["ending"]}</p></div>{links}</main></body></html>""".encode()


def listing(answers: list[Answer]) -> bytes:
    """The page of the log that lists them all."""
    rows = "".join(
        f'<tr><td><h3><a href="{answer.path}">{escape(answer.title)}</a></h3>'
        f"<p>{escape(answer.listed)}</p></td><td>Disclosure log</td>"
        '<td><time datetime="2024-04-05T16:25:00">Published: 16:25 05/04/2024</time></td></tr>'
        for answer in answers
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Published items | Cumbria Constabulary</title></head><body><main id="main">
<h1>Published items</h1><p role="status">Showing 1 - {len(answers)} of {len(answers)} results</p>
<table><thead><tr><th>Title</th><th>Type</th><th>Date</th></tr></thead><tbody>{rows}</tbody></table>
</main></body></html>""".encode()
