"""What a file is, by its bytes. A file's ending is only ever compared, never believed.

Container formats (zip, OLE) are told apart by what they hold. The declared media
type decides only between kinds of plain text, which look alike.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import puremagic

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroenabled.12"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
XLS = "application/vnd.ms-excel"
XML_SHEET = "application/vnd.ms-excel.2003+xml"  # Excel 2003's XML; it has no type of its own
DOC = "application/msword"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PPT = "application/vnd.ms-powerpoint"
MSG = "application/vnd.ms-outlook"
EML = "message/rfc822"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODT = "application/vnd.oasis.opendocument.text"
ZIP = "application/zip"
RTF = "application/rtf"
OLE = "application/x-ole-storage"
OFFICE_ENCRYPTED = "application/x-encrypted-office"
HTML = "text/html"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TEXT = "text/plain"
UNKNOWN = "application/octet-stream"

# Files whose lines are records.
SHEETS = frozenset({XLSX, XLSM, XLSB, XLS, ODS, CSV, TSV})

ENDINGS = {
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": XLSX,
    "xlsm": XLSM,
    "xlsb": XLSB,
    "xls": XLS,
    "doc": DOC,
    "pptx": PPTX,
    "ppt": PPT,
    "msg": MSG,
    "eml": EML,
    "ods": ODS,
    "odt": ODT,
    "zip": ZIP,
    "rtf": RTF,
    "html": HTML,
    "htm": HTML,
    "csv": CSV,
    "tsv": TSV,
    "tab": TSV,
    "txt": TEXT,
}

# What the zip module raises on damaged bytes.
_ZIP_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError),
    *(RuntimeError, EOFError, OSError, ValueError),
)

# A member whose presence makes a zip one of the Open XML formats.
_ZIP_MEMBERS = (
    ("xl/workbook.bin", XLSB),
    ("xl/vbaProject.bin", XLSM),
    ("xl/workbook.xml", XLSX),
    ("word/document.xml", DOCX),
    ("ppt/presentation.xml", PPTX),
)

# Stream names of OLE files, stored as UTF-16LE in the directory. Order matters:
# an encrypted package names its wrapping first.
_OLE_STREAMS = (
    ("EncryptedPackage", OFFICE_ENCRYPTED),
    ("EncryptedSummary", OFFICE_ENCRYPTED),
    ("WordDocument", DOC),
    ("PowerPoint Document", PPT),
    ("__properties_version1.0", MSG),
    ("Workbook", XLS),
    ("Book", XLS),
)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HTML_START = re.compile(
    rb"\s{0,512}(?:<\?xml[^>]{0,256}>\s{0,64})?(?:<!--.{0,2048}?-->\s{0,64})?"
    rb"<(?:!doctype\s{1,16}html|html|head|body|table|div|meta|title|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_EML_START = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]{0,998}\r?\n(?:[ \t][^\r\n]{0,998}\r?\n){0,40}){3}"
)
_EML_FIELDS = (b"mime-version:", b"message-id:", b"received:")
_TEXT_TYPES = (CSV, TSV, TEXT)
_WORKBOOKS = (XLSX, XLSM)
# What may be promised where a web page with tables comes.
SHEETS = frozenset({XLSX, XLSM, XLSB, XLS, ODS, CSV, TSV})
_OLD_WORKBOOKS = (XLS, XML_SHEET)
_XML_SHEET_START = re.compile(
    rb"\s{0,64}<\?xml[^>]{0,256}\?>(?:\s{0,64}<(?:\?[^>]{0,256}\?|!--.{0,2048}?--|![^>-][^>]{0,256})>){0,4}\s{0,64}"
    rb"<(?:\w{1,16}:)?Workbook\b[^>]{0,2048}urn:schemas-microsoft-com:office:spreadsheet",
    re.DOTALL,
)


def ending(name: str) -> str:
    """The ending of a file name or URL path, lower case, without the dot; may be empty."""
    last = name.split("?", 1)[0].split("#", 1)[0].rsplit("/", 1)[-1]
    return last.rsplit(".", 1)[-1].lower() if "." in last else ""


def plain_name(media_type: str) -> str:
    """A type as a person calls it: by its usual ending."""
    endings = [short for short, long in ENDINGS.items() if long == media_type]
    return endings[0].upper() if endings else media_type


def alike(one: str, other: str) -> bool:
    """Whether two types differ only in ways that readers do not care about."""
    return any(
        one in family and other in family for family in (_TEXT_TYPES, _WORKBOOKS, _OLD_WORKBOOKS)
    )


def promised_type(name: str, media_type: str | None) -> str | None:
    """The type that a name's ending (or else the declared media type) promises."""
    by_ending = ENDINGS.get(ending(name))
    if by_ending is not None:
        return by_ending
    declared = (media_type or "").split(";", 1)[0].strip().lower()
    return declared if declared in ENDINGS.values() else None


def sniff(body: bytes, name: str, media_type: str | None = None) -> str:
    """The media type of ``body``, from its bytes.

    ``name`` and ``media_type`` decide only between CSV, TSV and plain text.
    Returns ``application/octet-stream`` where nothing is known.
    """
    head = body[:4096]
    # Before PDF, whose mark may stand anywhere in 1,024 bytes: a zip may hold one unpacked.
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(body)
    if b"%PDF-" in body[:1024]:
        return PDF
    if head.startswith(_OLE_MAGIC):
        return _ole_type(body)
    if head.startswith(b"{\\rtf"):
        return RTF
    if _XML_SHEET_START.match(head.removeprefix(b"\xef\xbb\xbf")):
        return XML_SHEET
    if _HTML_START.match(head.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    if _EML_START.match(head) and any(field in head.lower() for field in _EML_FIELDS):
        return EML
    if _is_text(head):
        return _text_type(name, media_type)
    return _by_magic(head)


def _zip_type(body: bytes) -> str:
    """The type of a zip, by its members; a zip that cannot be listed is still a zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size <= 256:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                if declared in {ODS, ODT}:
                    return declared
    except _ZIP_FAULTS:
        return _zip_type_by_bytes(body)
    return next((kind for member, kind in _ZIP_MEMBERS if member in names), ZIP)


def _zip_type_by_bytes(body: bytes) -> str:
    """The type of a zip without a readable directory: its local headers name its members."""
    return next((kind for member, kind in _ZIP_MEMBERS if member.encode() in body), ZIP)


def _ole_type(body: bytes) -> str:
    """The type of an OLE file, by the stream names in its directory."""
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in body:
            return kind
    return OLE


def _is_text(head: bytes) -> bool:
    """Whether bytes look like text: UTF-16 by its mark, else no control bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    control = sum(byte < 32 and byte not in (9, 10, 12, 13, 26) for byte in head)
    return control == 0


def _text_type(name: str, media_type: str | None) -> str:
    """CSV, TSV or plain text: the ending says which, else the declared type."""
    promised = ENDINGS.get(ending(name))
    if promised in _TEXT_TYPES:
        return promised
    declared = (media_type or "").split(";", 1)[0].strip().lower()
    return declared if declared in _TEXT_TYPES else TEXT


def _by_magic(head: bytes) -> str:
    """Any other type, by puremagic's table, so that a refusal can name it."""
    try:
        return puremagic.from_string(head, mime=True) or UNKNOWN
    except (puremagic.PureError, ValueError):
        return UNKNOWN
