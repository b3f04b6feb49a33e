"""What the proof asks of a PDF as a file: nothing active in it, its title, language and identifier, its fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

_LANGUAGE = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$")
_ACTIVE = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound")


def safety(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Nothing is encrypted, nothing acts, nothing is attached."""
    if pdf.is_encrypted:
        yield "the file is encrypted"
    if not re.match(r"1\.[0-7]$", pdf.pdf_version):
        yield f"the file is PDF {pdf.pdf_version}, and PDF/UA-1 knows 1.0 to 1.7"
    if "/XFA" in pdf.Root.get("/AcroForm", Dictionary()):
        yield "the file has an XFA form"
    for key in ("/JavaScript", "/EmbeddedFiles"):
        if key in pdf.Root.get("/Names", Dictionary()):
            yield f"the file has {key[1:]}"
    for thing in pdf.objects:
        if isinstance(thing, Dictionary | pikepdf.Stream):
            if "/AA" in thing:
                yield "the file does something by itself (AA)"
            for each in (thing, thing.get("/A"), thing.get("/OpenAction")):
                if isinstance(each, Dictionary) and each.get("/S") in _ACTIVE:
                    yield f"the file has an action {each.S}"


def metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Tagged, with a language, a title that is shown, and the identifier of PDF/UA-1."""
    info = pdf.Root.get("/MarkInfo", Dictionary())
    if info.get("/Marked") is not True:
        yield "the file does not say that it is tagged (MarkInfo)"
    if info.get("/Suspects") is True:
        yield "the file says that its tags are suspect"
    language = str(pdf.Root.get("/Lang", ""))
    if not language:
        yield "the file has no language (Lang)"
    elif not _LANGUAGE.match(language):
        yield f"the language “{language}” is no language tag"
    yield from title(pdf)
    packet = xmp(pdf)
    if not packet:
        yield "the file has no XMP metadata"
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as data:
        if str(data.get("pdfuaid:part")) != "1":
            yield "the metadata does not say that it is PDF/UA-1"
        named = data.get("dc:title")
        if not named:
            yield "the metadata has no title"
        elif str(named) != str(pdf.docinfo.get("/Title", named)):
            yield f"the file has two titles, “{named}” and “{pdf.docinfo.get('/Title')}”"


def title(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A title, shown in the window."""
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "the file has no title"
    if pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        yield "the window does not show the title (DisplayDocTitle)"


def xmp(pdf: pikepdf.Pdf) -> bytes:
    """The XMP packet; empty where there is none."""
    return pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""


def fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every font is in the file, with a map to Unicode (ISO 14289-1, 7.21)."""
    for font in pdf.objects:
        if not isinstance(font, Dictionary) or font.get("/Type") != Name.Font or "/CIDSystemInfo" in font:
            continue
        name = str(font.get("/BaseFont", "/a font without a name"))[1:]
        if "/ToUnicode" not in font:
            yield f"the font {name} has no map to Unicode"
        if font.get("/Subtype") == "/Type0" and font.get("/Encoding") not in ("/Identity-H", "/Identity-V"):
            yield f"the font {name} has an encoding that this proof can't read"
        if font.get("/Subtype") != "/Type3" and not _is_embedded(font):
            yield f"the font {name} is not embedded"


def _is_embedded(font: Any) -> bool:
    inner = font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font
    descriptor = inner.get("/FontDescriptor", Dictionary())
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
