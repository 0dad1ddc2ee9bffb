"""One spelling for each address, and none that leads to a private host."""

from __future__ import annotations

import pytest

from parsers.text.addresses import (
    PARAMETERS,
    PIECES,
    NoIdentity,
    canonical,
    host_of,
    located,
    resolve,
)
from scraper.errors import AddressError
from scraper.fetch.addresses import permit, permit_ip, permit_redirect

HOSTS = frozenset({"www.example.police.uk", "files.example.police.uk:8443"})


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("HTTPS://WWW.Example.police.uk:443/A/b#top", "http://example.police.uk/A/b"),
        ("https://www.example.police.uk", "http://example.police.uk/"),
        ("http://www.example.police.uk:8080/a", "http://example.police.uk:8080/a"),
        ("https://www.example.police.uk./a/", "http://example.police.uk/a"),
        ("https://x.uk/a%7eb%2fc d", "http://x.uk/a~b%2Fc%20d"),
        ("https://x.uk/a?b=2&utm_source=mail&a=1&gclid=x", "http://x.uk/a?a=1&b=2"),
        ("https://x.uk/a?dt=Disclosure+log&q=", "http://x.uk/a?dt=Disclosure+log&q="),
        ("https://x.uk/a?dt=B&dt=A", "http://x.uk/a?dt=B&dt=A"),
        ("https://x.uk/caf\u00e9", "http://x.uk/caf%C3%A9"),
        ("https://x.uk//a/./b/../c", "http://x.uk/a/c"),
        ("https://x.uk/a;jsessionid=0F3A?id=4&PHPSESSID=4f1c8a0be21d77aa", "http://x.uk/a?id=4"),
        ("https://x.uk/log.xlsx#item=12-24", "http://x.uk/log.xlsx#item=12-24"),
        ("import:0123/letter.pdf", "import:0123/letter.pdf"),
    ],
)
def test_one_key(url: str, key: str) -> None:
    assert canonical(url) == key
    assert canonical(key) == key


@pytest.mark.parametrize("row", [*PARAMETERS, *PIECES], ids=lambda row: row.name)
def test_what_is_no_identity_has_its_witnesses(row: NoIdentity) -> None:
    def found(text: str) -> bool:
        whole = row.pattern.fullmatch if row in PARAMETERS else row.pattern.search
        return whole(text) is not None

    assert found(row.matches)
    assert not found(row.spares)


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        (" ../c d.pdf ", "https://x.uk/c%20d.pdf"),
        ("/FOI 1 \u2013 reply.pdf", "https://x.uk/FOI%201%20%E2%80%93%20reply.pdf"),
        ("dogs\u00a02025", "https://x.uk/a/dogs%C2%A02025"),
        ("//X.UK.:443/b", "https://x.uk/b"),
        ("\\foi\\a", "https://x.uk/foi/a"),
        ("/fo\ti/\na", "https://x.uk/foi/a"),
        ("?page=2#top", "https://x.uk/a/b?page=2"),
        ("http://x.uk\\@evil.example/", "http://x.uk/@evil.example/"),
        ("https://ex\u00e4mple.org/", "https://xn--exmple-cua.org/"),
        ("mailto:a@x.uk", "mailto:a@x.uk"),
        ("http://", ""),
        ("https://x.uk:99999999/", ""),
        ("  ", ""),
    ],
)
def test_a_reference_is_read_as_browsers_do(printed: str, address: str) -> None:
    assert resolve("https://x.uk/a/b", printed) == address


@pytest.mark.parametrize(
    "header", ["/caf\u00c3\u00a9", "/caf\u00e9", "/caf%C3%A9"], ids=["utf-8", "latin-1", "escaped"]
)
def test_a_location_is_read_in_the_encoding_that_it_has(header: str) -> None:
    assert located("https://x.uk/", header) == "https://x.uk/caf%C3%A9"


def test_the_port_belongs_to_the_host() -> None:
    assert host_of("https://X.uk:8443/") == "x.uk:8443"
    assert host_of("http://[::1]:80/") == "[::1]"
    with pytest.raises(ValueError, match="Port"):
        host_of("http://x.uk:99999999/")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.police.uk/a",
        "http://www.example.police.uk/a?b=c",
        "https://example.police.uk/a",
        "https://files.example.police.uk:8443/x.pdf",
    ],
)
def test_permitted(url: str) -> None:
    permit(url, HOSTS)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://www.example.police.uk/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://www.example.police.uk/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("https://user:pw@www.example.police.uk/", "user name or password"),
        ("https://www.example.police.uk@evil.example/", "user name or password"),
        ("https://evil.example/", "host evil.example is not one of"),
        ("https://www.example.police.uk.evil.example/", "is not one of"),
        ("https://www.example.police.uk:8443/", "is not one of"),
        ("https://files.example.police.uk/", "is not one of"),
        ("https:///a", "no host"),
        ("https://www.example.police.uk\\@evil.example/", "backslashes"),
        ("https://www.example.police.uk\t/", "control characters"),
        ("https://www.exa mple.police.uk/", "blanks"),
        ("https://www.example.police.uk/caf\u00e9", "not resolved"),
        ("https://[::1", "Invalid IPv6"),
        ("https://www.example.police.uk:port/", "Port could not be cast"),
    ],
)
def test_refused_as_written(url: str, why: str) -> None:
    with pytest.raises(AddressError, match=why):
        permit(url, HOSTS)


def test_a_redirect_may_gain_tls_and_not_lose_it() -> None:
    page = "//www.example.police.uk/"
    permit_redirect("http:" + page, "https:" + page, HOSTS)
    with pytest.raises(AddressError, match="https to http"):
        permit_redirect("https:" + page, "http:" + page, HOSTS)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    permit_ip(address, allow_loopback=False)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "198.18.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
    ],
)
def test_private_addresses(address: str) -> None:
    with pytest.raises(AddressError, match="not a public address"):
        permit_ip(address, allow_loopback=False)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_loopback_where_it_is_allowed(address: str) -> None:
    permit_ip(address, allow_loopback=True)


@pytest.mark.parametrize("address", ["169.254.169.254", "10.0.0.1", "0.0.0.0", "fe80::1"])
def test_allowing_loopback_allows_nothing_else(address: str) -> None:
    with pytest.raises(AddressError):
        permit_ip(address, allow_loopback=True)
