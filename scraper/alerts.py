"""Alerts by mail, webhook and ntfy: who is told when a night needs somebody.

``[alerts]`` in ``settings.toml`` (docs/operations.md). A secret is never in it, but in a file
that it names.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Final, Literal

import httpx
import msgspec

from scraper.errors import SettingsError
from scraper.settings import SETTINGS_FILE
from scraper.settings_file import table

_SECONDS: Final = 20.0


class Mail(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where mail goes, and through which server."""

    to: tuple[str, ...]
    sender: str
    server: str = "localhost"
    port: int = 25
    security: Literal["none", "starttls", "tls"] = "none"
    user: str = ""
    password_file: str = ""


class Alerts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every way that is set; ``always`` sends the good news, too."""

    webhook: str = ""
    ntfy: str = ""
    ntfy_token_file: str = ""
    mail: Mail | None = None
    always: bool = False


def alerts_of(data: Path) -> Alerts:
    """The alerts of a data folder. Raises SettingsError for settings that cannot work."""
    path = data / SETTINGS_FILE
    try:
        found = msgspec.convert(table(data, "alerts"), Alerts)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: alerts: {error}") from error
    for name, address in (("webhook", found.webhook), ("ntfy", found.ntfy)):
        if address and not address.startswith(("https://", "http://")):
            raise SettingsError(f"{path}: alerts: {name} must be a web address")
    if found.mail is not None and not all(
        "@" in one for one in (*found.mail.to, found.mail.sender)
    ):
        raise SettingsError(f"{path}: alerts: mail: to and sender must be e-mail addresses")
    return found


def send(alerts: Alerts, title: str, lines: Sequence[str]) -> list[str]:
    """Tell everybody who is set; a sentence for each way that failed."""
    ways: list[tuple[str, Callable[[], None]]] = []
    if alerts.webhook:
        ways.append(("webhook", lambda: _webhook(alerts.webhook, title, lines)))
    if alerts.ntfy:
        ways.append(("ntfy", lambda: _ntfy(alerts, title, lines)))
    if (mail := alerts.mail) is not None:
        ways.append(("mail", lambda: _mail(mail, title, lines)))
    failed = []
    for name, tell in ways:
        try:
            tell()
        except (httpx.HTTPError, smtplib.SMTPException, OSError) as error:
            failed.append(f"the alert by {name} was not sent: {type(error).__name__}: {error}")
    return failed


def _webhook(address: str, title: str, lines: Sequence[str]) -> None:
    said = {"title": title, "text": "\n".join([title, *lines]), "lines": list(lines)}
    httpx.post(address, json=said, timeout=_SECONDS).raise_for_status()


def _ntfy(alerts: Alerts, title: str, lines: Sequence[str]) -> None:
    headers = {"Title": title, "Tags": "warning"}
    if alerts.ntfy_token_file:
        headers["Authorization"] = f"Bearer {_secret(alerts.ntfy_token_file)}"
    body = "\n".join(lines).encode()
    httpx.post(alerts.ntfy, content=body, headers=headers, timeout=_SECONDS).raise_for_status()


def _mail(mail: Mail, title: str, lines: Sequence[str]) -> None:
    message = EmailMessage()
    message["Subject"] = title
    message["From"] = mail.sender
    message["To"] = ", ".join(mail.to)
    message.set_content("\n".join(lines) + "\n")
    context = ssl.create_default_context()
    with (
        smtplib.SMTP_SSL(mail.server, mail.port, timeout=_SECONDS, context=context)
        if mail.security == "tls"
        else smtplib.SMTP(mail.server, mail.port, timeout=_SECONDS)
    ) as server:
        if mail.security == "starttls":
            server.starttls(context=context)
        if mail.user:
            server.login(mail.user, _secret(mail.password_file))
        server.send_message(message)


def _secret(path: str) -> str:
    return Path(path).read_text("utf-8").strip()
