"""The kinds of files that may be published beside the pages, each known by its content and not by its name.

A browser that is given a file by its name alone, as from a folder, may find HTML in it. WHATWG MIME Sniffing Standard,
chapters 6 and 7; ISO 32000-2 for PDF. Knows no library.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from leaflets.core import extras

MARKS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF[\s\S]{4}WEBPVP8[ LX]"),
    ".avif": re.compile(rb"\0[\s\S]{3}ftyp(?:avi[fs]|(?:[\s\S]{4}){1,9}?avi[fs])"),
    ".ico": re.compile(rb"\x00\x00\x01\x00[^\x00]\x00"),
    ".pdf": re.compile(rb"%PDF-[12]\.\d"),
    ".mp4": re.compile(rb"\0[\s\S]{3}ftyp(?:isom|iso\d|mp4\d|avc1|M4V|dash|MSNV|qt)"),
    ".m4a": re.compile(rb"\0[\s\S]{3}ftyp(?:M4A|M4B|mp4\d|isom|iso\d|dash)"),
    ".webm": re.compile(rb"\x1a\x45\xdf\xa3[\s\S]{1,60}?webm"),
    ".mp3": re.compile(rb"ID3[\x02-\x04]|\xff[\xe2-\xfb]"),
    ".ogg": re.compile(rb"OggS\0"),
}
"""How a file of a kind begins."""
TEXTS = {
    ".txt": re.compile(""),
    ".csv": re.compile(""),
    ".ics": re.compile(r"BEGIN:VCALENDAR\s"),
    ".vtt": re.compile(r"WEBVTT(?=\s|\Z)"),
}
"""Kinds of text, and how one begins."""
DRAWING = ".svg"
PASSIVE = (DRAWING, *MARKS, *TEXTS)
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_FORMULA = re.compile(r"(?:^|[,;\t])\s*\"?(?:[=@]|[+-](?![\d.,\s\"]|$))", re.MULTILINE)
_ACTIONS = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/Rendition"),
    *("/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView", "/Hide", "/SetOCGState", "/Trans", "/Thread"),
}
_FILMS = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/FileAttachment"}
_PARTS = {
    "/JS": "a script",
    "/JavaScript": "a script",
    "/AA": "an action of its own",
    "/EmbeddedFiles": "another file",
    "/EF": "another file",
    "/AF": "another file",
    "/XFA": "a form (XFA)",
    "/RichMediaContent": "a film or a program",
    "/Collection": "other files",
}
MOST_OBJECTS = 200_000


def fault(suffix: str, data: bytes) -> str:
    """Why a file is not what its ending (in lower case) says, as the end of a sentence; or nothing."""
    if not data:
        return ""  # `unsound-file` tells it
    if suffix in TEXTS:
        return _text(suffix, data)
    mark = MARKS.get(suffix)
    if mark and not mark.match(data):
        return f"is named {suffix} but holds something else{_looks_like(data)}: a file is what its name says"
    return ""


def _text(suffix: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return f"is no UTF-8 text (its line {line}): save it again with the encoding UTF-8"
    if control := _CONTROL.search(text):
        return f"holds the control sign U+{ord(control[0]):04X}, so it is no text"
    if text.lstrip().startswith("<"):
        return "begins with '<', as HTML does: some browsers would run it"
    if not TEXTS[suffix].match(text):
        return f"is named {suffix} but does not begin as such a file does"
    if suffix == ".csv" and (formula := _FORMULA.search(text)):
        line = text.count("\n", 0, formula.end()) + 1
        return f"holds a formula in its line {line}, which a spreadsheet would run: begin no cell with =, @, + or -"
    return ""


def _looks_like(data: bytes) -> str:
    if data.lstrip()[:1] == b"<":
        return ", which begins with '<' as HTML does"
    found = next((suffix for suffix, mark in MARKS.items() if mark.match(data)), "")
    return f" (it looks like {found})" if found else ""


def document_fault(data: bytes) -> tuple[str, set[str]]:
    """What makes a PDF more than a document, as the end of a sentence, or nothing; and the addresses that it links to.

    A document shows pages and links. Scripts, actions that begin a program or send something, other files in it,
    forms of Adobe's own kind and passwords are more.
    """
    addresses: set[str] = set()
    if lacking := extras.fault("booklets"):
        return f"cannot be looked into: {lacking}", addresses
    import pikepdf  # here: most libraries have no PDF of their own

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                return "has a password or limits of use: save it without", addresses
            if "/OpenAction" in pdf.Root and isinstance(pdf.Root["/OpenAction"], pikepdf.Dictionary):
                return "acts when it is opened (/OpenAction): save it without", addresses
            if len(pdf.objects) > MOST_OBJECTS:
                return f"holds more than {MOST_OBJECTS:,} objects", addresses
            for value in _dictionaries(pdf):
                if found := _acts(value, addresses):
                    return f"holds {found}: print it to a new PDF", addresses
    except pikepdf.PasswordError:
        return "has a password: save it without", addresses
    except (pikepdf.PdfError, ValueError, RecursionError, KeyError, TypeError):
        return "is no sound PDF: it cannot be read to its end", addresses
    return "", addresses


def _acts(value: Any, addresses: set[str]) -> str:
    """What a dictionary of a PDF does beside showing."""
    for key, what in _PARTS.items():
        if key in value:
            return f"{what} ({key})"
    kind, subtype = (str(value.get(key, "")) for key in ("/S", "/Subtype"))
    if kind in _ACTIONS:
        return f"an action ({kind})"
    if kind == "/URI":
        addresses.add(str(value.get("/URI", "")))
    return f"a film, a sound or another file ({subtype})" if subtype in _FILMS else ""


def _dictionaries(pdf: Any) -> Iterator[Any]:
    """Every dictionary of a PDF: those of its own and those within others, at any depth."""
    from pikepdf import Array, Dictionary, Stream

    for each in pdf.objects:
        waiting = [each]
        while waiting:
            value = waiting.pop()
            inner: list[Any] = []
            if isinstance(value, Array):
                inner = list(value)
            elif isinstance(value, Dictionary | Stream):
                yield value
                inner = [value[key] for key in value.keys()]  # noqa: SIM118 (a stream is no mapping)
            waiting += [part for part in inner if isinstance(part, Array | Dictionary) and not part.is_indirect]
