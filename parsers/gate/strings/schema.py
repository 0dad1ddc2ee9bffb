"""Which places of an office file's XML are shown, and which hold names that programs give."""

from __future__ import annotations

from typing import Final

# Elements whose text is shown, by the last words of their namespace (ECMA-376 part 1;
# OpenDocument 1.3 part 3). What else a namespace holds is kept, and shown nowhere.
_MAIN: Final = frozenset({"t", "v"})
SHOWN: Final[dict[str, frozenset[str]]] = {
    "spreadsheetml/main": _MAIN,
    "spreadsheetml/2006/main": _MAIN,
    "wordprocessingml/2006/main": frozenset({"t"}),
    "wordprocessingml/main": frozenset({"t"}),
    "drawingml/2006/main": frozenset({"t"}),
    "drawingml/main": frozenset({"t"}),
    "drawingml/2006/chart": _MAIN,
    "drawingml/chart": _MAIN,
    "officeDocument/2006/math": frozenset({"t"}),
    "drawing/2014/chartex": frozenset({"v", "pt"}),
    "opendocument:xmlns:text:1.0": frozenset(
        {"p", "h", "span", "a", "note-citation", "sheet-name"}
    ),
}
# Attributes that name fonts.
FONTS: Final = frozenset(
    {"typeface", "ascii", "hAnsi", "cs", "eastAsia", "font-family", "panose", "script"}
    | {"font-family-asian", "font-family-complex", "font-name", "font-name-asian"}
    | {"font-name-complex", "font-style-name", "font-adornments", "svgFontFamily"}
)
# Elements and attributes that say who made or changed something.
AUTHORS: Final = frozenset(
    {"author", "userName", "displayName", "lastModifiedBy", "lastEdited", "initials", "userId"}
    | {"creator", "initial-creator", "printed-by", "Manager", "Company", "sender-name"}
    | {
        "author-name",
        "author-initials",
        "refreshedBy",
        "modifiedBy",
        "createdBy",
        "email",
        "loginName",
    }
)
# Parts that say who made the file and with what: metadata.
OWN_PARTS: Final = ("docprops/", "meta.xml", "xl/persons/", "word/people.xml", "_rels/")
# (element, attribute) of names of sheets, which their tabs show; a hidden one is judged as such.
SHOWN_NAMES: Final = frozenset({("sheet", "name"), ("table", "name")})
# (element, attribute) of names that programs and templates give; "*" is any element.
TOKENS: Final = frozenset(
    {
        *(("*", "style-name"), ("*", "display-name"), ("lsdException", "name"), ("name", "val")),
        *(("Sources", "StyleName"), ("dataValidation", "prompt"), ("dataValidation", "error")),
        *(("dataValidation", "promptTitle"), ("dataValidation", "errorTitle")),
        *(("themeFamily", "name"), ("font-face", "name"), ("docPartGallery", "val")),
        *(("theme", "name"), ("font", "name"), ("mathFont", "val"), ("cellStyle", "name")),
        *(("tableStyle", "name"), ("tableStyleInfo", "name"), ("clrScheme", "name")),
        *(("fontScheme", "name"), ("fmtScheme", "name"), ("cSld", "name"), ("style", "name")),
        *(("cNvPr", "name"), ("docPr", "name"), ("tblStyle", "styleName"), ("rFont", "val")),
        *(("*", "formatCode"), ("*", "defaultTableStyle"), ("*", "defaultPivotStyle")),
        *(("*", "parent-style-name"), ("*", "next-style-name"), ("*", "presetID")),
        *(("*", "ContentType"), ("*", "Type"), ("*", "Id"), ("*", "progId"), ("*", "style")),
        *(("*", "sqref"), ("*", "ref"), ("*", "d"), ("*", "points"), ("*", "path")),
        *(("*", "border"), ("*", "border-left"), ("*", "border-right"), ("*", "border-top")),
        *(("*", "border-bottom"), ("*", "print"), ("contentTypeSchema", "contentTypeDescription")),
        *(("contentTypeSchema", "contentTypeName"), ("element", "default")),
        # Judged by what they say beyond an office's furniture, or where they lead.
        *(("oddHeader", ""), ("oddFooter", ""), ("evenHeader", ""), ("evenFooter", "")),
        *(("firstHeader", ""), ("firstFooter", ""), ("formula1", ""), ("formula2", "")),
        *(("definedName", ""), ("instrText", ""), ("delText", ""), ("documentation", "")),
        *(("f", ""), ("TermName", "")),
        *(("*", "uri"), ("*", "Requires"), ("*", "Ignorable"), ("*", "spans"), ("*", "rsid")),
    }
)
# Attributes that say what a picture shows; a logo, crest or chart so called says nothing more.
DESCRIPTIONS: Final = frozenset({"descr", "desc", "title", "alt"})
