"""Choices that come from the seed, the second night, the log, ports, closing."""

from __future__ import annotations

import re

import pytest

from samples.probe import fetch
from samples.serve import SampleSites
from samples.site.listing import LISTING
from samples.site.markup import Kind, NextLink, markup
from samples.site.render import Renderer
from samples.world import world


def test_a_changed_item_is_sent_again_on_the_second_night() -> None:
    with SampleSites(["cleveland"]) as served:
        base = served.base_urls["cleveland"]
        before = {item.path: item for item in world("cleveland", 1).disclosures}
        tags = {path: fetch(base + path).headers["etag"] for path in before}
        served.turn_to(2)
        statuses = {
            path: fetch(base + path, headers={"if_none_match": tags[path]}).status
            for path in before
        }
    after = world("cleveland", 2)
    rewritten = {i.path for i in after.disclosures if before.get(i.path, i).tables != i.tables}
    assert {path for path, status in statuses.items() if status == 410} == set(after.gone[1:])
    assert rewritten <= {path for path, status in statuses.items() if status == 200}
    assert sum(status == 304 for status in statuses.values()) >= len(before) - 3


def test_class_names_and_choices_come_from_the_seed() -> None:
    made = world("cleveland")
    item = made.disclosures[0]

    def page(kind: Kind, seed: int) -> str:
        return Renderer(made.house, markup(kind, seed)).item(item).decode()

    def classes(text: str) -> set[str]:
        return set(re.findall(r'class="([^"]+)"', text))

    for kind in Kind:
        assert page(kind, 1) == page(kind, 1)
        assert not classes(page(kind, 1)) & classes(page(kind, 2))
    assert not classes(page(Kind.TABLE, 1)) & classes(page(Kind.CARDS, 1))


def test_every_variant_of_a_next_link_occurs() -> None:
    drawn = {markup(kind, seed).next_link for kind in Kind for seed in range(1, 16)}
    assert drawn == set(NextLink)
    assert {markup(kind, seed).relative_next for kind in Kind for seed in range(1, 16)} == {
        True,
        False,
    }
    with pytest.raises(ValueError, match="stone"):
        markup("stone", 1)


def test_the_log_knows_who_asked_for_what_and_when() -> None:
    with SampleSites(["cleveland", "metropolitan"]) as served:
        fetch(f"{served.base_urls['cleveland']}{LISTING}?q=x", headers={"user_agent": "Tester/1.0"})
        fetch(served.base_urls["metropolitan"] + "/robots.txt", headers={"if_none_match": '"a"'})
        first, second = served.log
    assert (first.site, first.method, first.path, first.query) == (
        "cleveland",
        "GET",
        LISTING,
        "q=x",
    )
    assert first.headers["user-agent"] == "Tester/1.0"
    assert second.headers["if-none-match"] == '"a"'
    assert (first.status, second.status) == (200, 200)
    assert first.sent > 1000
    assert first.ended is not None
    assert first.started <= first.ended <= second.started
    assert served.base_urls["cleveland"].endswith(first.host)


def test_ports_can_be_fixed_and_many_hosts_play_one_force() -> None:
    with SampleSites(["cleveland"]) as first:
        port = int(first.base_urls["cleveland"].rsplit(":", 1)[1])
        with (
            pytest.raises(OSError, match="in use"),
            SampleSites({"a": "cleveland"}, ports={"a": port}),
        ):
            pass
    with SampleSites({"one": "cleveland", "two": "cleveland"}, ports={"one": port}) as served:
        assert served.base_urls["one"].endswith(f":{port}")
        pages = {name: fetch(base + "/").status for name, base in served.base_urls.items()}
    assert pages == {"one": 200, "two": 200}


def test_nothing_listens_after_the_sites_are_closed() -> None:
    with SampleSites(["cleveland"]) as served:
        base = served.base_urls["cleveland"]
        assert fetch(base + "/").status == 200
    with pytest.raises(ConnectionRefusedError):
        fetch(base + "/")
