"""TLS is always verified: a good certificate of a trusted authority, and nothing else."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from parsers.types import RequestKind
from scraper.fetch.client import Client
from scraper.fetch.exchange import Exchange, Failure
from scraper.fetch.verdict import judge
from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings
from tests.scraper.sites import Reply, Site

NOW = datetime.now(UTC)


def name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def certificate(
    folder: Path,
    label: str,
    *,
    host: str = "127.0.0.1",
    until: datetime = NOW + timedelta(days=1),
) -> tuple[Path, ssl.SSLContext]:
    """A self-signed certificate, as authority file and as a server's context."""
    key = ec.generate_private_key(ec.SECP256R1())
    alternative: x509.GeneralName = (
        x509.IPAddress(ip_address(host)) if host[0].isdigit() else x509.DNSName(host)
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name(label))
        .issuer_name(name(label))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=9))
        .not_valid_after(until)
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / f"{label}.pem", folder / f"{label}.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return public, context


@pytest.fixture
def opened() -> Iterator[list[Site]]:
    sites: list[Site] = []
    yield sites
    for site in sites:
        site.close()


async def fetch(settings: Settings, url: str, host: str) -> Exchange:
    async with Client(settings) as client:
        return await client.fetch(url, {host})


async def test_a_trusted_certificate(
    tmp_path: Path, settings: Settings, opened: list[Site]
) -> None:
    authority, context = certificate(tmp_path, "good")
    site = Site(context)
    opened.append(site)
    site.routes["/"] = Reply(200, b"<html><body>Words</body></html>")
    trusting = replace(settings, ca_file=authority)
    exchange = await fetch(trusting, site.base + "/", site.host)
    assert exchange.answer is not None
    assert exchange.answer.status == 200
    exchange.close()


@pytest.mark.parametrize("fault", ["unknown authority", "wrong name", "expired"])
async def test_any_other_certificate(
    tmp_path: Path, settings: Settings, opened: list[Site], fault: str
) -> None:
    authority, context = certificate(
        tmp_path,
        "bad",
        host="www.example.police.uk" if fault == "wrong name" else "127.0.0.1",
        until=NOW - timedelta(days=1) if fault == "expired" else NOW + timedelta(days=1),
    )
    site = Site(context)
    opened.append(site)
    trusting = settings if fault == "unknown authority" else replace(settings, ca_file=authority)
    exchange = await fetch(trusting, site.base + "/", site.host)
    assert (exchange.failure, exchange.requests) == (Failure.TLS, 1)
    assert judge(exchange, RequestKind.ITEM).verdict is Verdict.TLS_ERROR
    assert site.asked == []
