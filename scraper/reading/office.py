"""Old letters (.doc, .rtf) to .docx by LibreOffice: no screen, no macros, no network."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from shutil import which
from typing import Final

from parsers.documents import sniff
from scraper.errors import ConversionError
from scraper.reading.programs import run

_ENDINGS: Final[Mapping[str, str]] = {sniff.DOC: "doc", sniff.RTF: "rtf"}
_FILTER: Final = "docx:MS Word 2007 XML"
# A profile of its own for each file: nothing of one file stays for the next, two may run at
# once, and nothing that a document asks for is run, loaded or refreshed.
_PROFILE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""  # noqa: E501 - one registry item a line, as LibreOffice writes them


def to_docx(program: str, body: bytes, media_type: str, folder: Path) -> bytes:
    """A letter as .docx, with what it hides: hidden text, deletions and comments are kept.

    Raises ConversionError.
    """
    source = folder / f"letter.{_ENDINGS[media_type]}"
    source.write_bytes(body)
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    out = folder / "out"
    command = [
        *_without_network(),
        program,
        f"-env:UserInstallation={profile.parent.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nolockcheck",
        "--convert-to",
        _FILTER,
        "--outdir",
        str(out),
        str(source),
    ]
    run(command, folder)
    made = out / "letter.docx"
    if not made.is_file():  # LibreOffice ends with 0 though it could not load the file
        raise ConversionError("LibreOffice could not open the file")
    return made.read_bytes()


@cache
def _without_network() -> tuple[str, ...]:
    """A prefix that takes the network away, where the system lets us make a namespace."""
    unshare = which("unshare")
    if unshare is None:
        return ()
    prefix = (unshare, "--map-root-user", "--net")
    tried = subprocess.run(  # noqa: S603 - util-linux, our own arguments
        [*prefix, "true"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return prefix if tried.returncode == 0 else ()
