"""Files beside the pages: what is published as it is must be passive."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from leaflets.library import file_kinds
from support.findings import Find

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>'
KINDS = [".html", ".HTM", ".xhtml", ".js", ".mjs", ".css", ".xml", ".svgz", ".swf", ".docm", ".php", ".json", ""]


@pytest.mark.parametrize("suffix", KINDS)
def test_kind_that_can_hold_code(suffix: str, find: Find) -> None:
    """A kind that is not known to be passive is refused, on every folder."""
    (found,) = find("unsafe-file", f"--- knee/files/form{suffix}\nText")
    kind = f"of the kind '{suffix.lower()}'" if suffix else "without an ending"
    assert found.startswith(f"docs/knee/files/form{suffix}: a file {kind} can hold code")


REAL = {
    "a.svg": DRAWING.encode(),
    "a.SVG": DRAWING.encode(),
    "a.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0",
    "a.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "a.JPEG": b"\xff\xd8\xff\xdb\0\x43",
    "a.gif": b"GIF89a\1\0\1\0\0\0\0;",
    "a.webp": b"RIFF\x1a\0\0\0WEBPVP8L\r\0\0\0/",
    "a.avif": b"\0\0\0\x1cftypavif\0\0\0\0mif1avif",
    "b.avif": b"\0\0\0\x1cftypmif1\0\0\0\0avifmiaf",
    "a.ico": b"\0\0\1\0\1\0\x10\x10\0\0",
    "a.txt": "Größe – 5 µm\n".encode(),
    "b.txt": b"",
    "a.csv": b"name,weight\nx,-5\ny,+3.5\nz,-,\n",
    "a.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "a.vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
    "a.mp4": b"\0\0\0\x20ftypisom\0\0\2\0",
    "a.m4a": b"\0\0\0\x20ftypM4A \0\0\2\0",
    "a.webm": b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\1\x42\x82\x84webm",
    "a.mp3": b"ID3\3\0\0",
    "b.mp3": b"\xff\xfb\x90\0",
    "a.ogg": b"OggS\0\2",
}


@pytest.mark.parametrize("name", REAL)
def test_passive_kinds(name: str, example: Path, find: Find) -> None:
    """Pictures, films, sounds and plain text are left alone."""
    (example / "docs/knee" / name).write_bytes(REAL[name])
    assert find("unsafe-file") == []


HTML = b"<!doctype html><script>alert(1)</script>"
WRONG = [
    *((f"a{suffix}", HTML, "") for suffix in file_kinds.PASSIVE),
    *((f"a{suffix}", b"\n  <html>", "") for suffix in file_kinds.PASSIVE),
    *((f"a{suffix}", b"\xef\xbb\xbf<body>", "") for suffix in file_kinds.PASSIVE),
    *((f"a{suffix}", b"MZ\x90\0\3\0\0\0", "") for suffix in file_kinds.PASSIVE),
    ("a.png", REAL["a.jpg"], "is named .png but holds something else (it looks like .jpg)"),
    ("a.jpg", REAL["a.gif"], "(it looks like .gif)"),
    ("a.png", DRAWING.encode(), "which begins with '<' as HTML does"),
    ("a.svg", REAL["a.png"], "is no SVG"),
    ("a.txt", "Größe".encode("latin-1"), "is no UTF-8 text (its line 1)"),
    ("a.txt", "Text".encode("utf-16"), "is no UTF-8 text"),
    ("a.txt", b"a\0b", "holds the control sign U+0000"),
    ("a.txt", b"<script>", "begins with '<', as HTML does"),
    ("a.csv", b"a,b\n=cmd|' /C calc'!A0,1\n", "holds a formula in its line 2"),
    ("a.csv", b'a,"=1+1"\n', "holds a formula in its line 1"),
    ("a.csv", b"a;@SUM(A1)\n", "holds a formula in its line 1"),
    ("a.csv", b"a,+cmd\n", "holds a formula in its line 1"),
    ("a.ics", b"Hello", "does not begin as such a file does"),
    ("a.vtt", b"WEBVTTX", "does not begin as such a file does"),
    ("a.MD", b"# You may drive", "is published as it is and no page, since it ends in '.MD': name it 'a.md'"),
    ("a.Markdown", b"# You may drive", "is published as it is and no page"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "message"), WRONG)
def test_file_that_is_not_what_its_name_says(name: str, data: bytes, message: str, example: Path, find: Find) -> None:
    """HTML and programs under the name of something passive, and one kind under the name of another."""
    (example / "docs/knee" / name).write_bytes(data)
    (found,) = find("unsafe-file")
    assert found.startswith(f"docs/knee/{name}")
    assert message in found


def _pdf(change: Callable[[pikepdf.Pdf], None], **options: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        change(pdf)
        pdf.save(out, **options)
    return out.getvalue()


def _on_page(action: dict[str, Any], key: str = "/A") -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, **{key.lstrip("/"): pikepdf.Dictionary(**action)})
        pdf.pages[0].obj["/Annots"] = pikepdf.Array([link])

    return change


def _in_root(key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def _attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.exe"] = b"MZ"


NAME = pikepdf.Name
SCRIPT = {"S": NAME.JavaScript, "JS": pikepdf.String("app.alert(1)")}
PDFS: list[tuple[bytes, str]] = [
    (_pdf(lambda pdf: None), ""),
    (_pdf(_on_page({"S": NAME.URI, "URI": pikepdf.String("https://www.example.org/")})), ""),
    (_pdf(_on_page({"S": NAME.GoTo, "D": pikepdf.Array([0])})), ""),
    (_pdf(_in_root("/OpenAction", pikepdf.Dictionary(**SCRIPT))), "acts when it is opened"),
    (_pdf(_in_root("/AA", pikepdf.Dictionary(WC=pikepdf.Dictionary(**SCRIPT)))), "holds"),
    (_pdf(_in_root("/Names", pikepdf.Dictionary(JavaScript=pikepdf.Dictionary()))), "holds a script (/JavaScript)"),
    (_pdf(_on_page(SCRIPT)), "holds a"),
    (_pdf(_on_page({"S": NAME.Launch, "F": pikepdf.String("cmd.exe")})), "holds an action (/Launch)"),
    (_pdf(_on_page({"S": NAME.SubmitForm, "F": pikepdf.String("https://x")})), "holds an action (/SubmitForm)"),
    (_pdf(_on_page({"S": NAME.ImportData})), "holds an action (/ImportData)"),
    (_pdf(_on_page({"S": NAME.GoToR, "F": pikepdf.String("//host/x.pdf")})), "holds an action (/GoToR)"),
    (_pdf(_on_page({"S": NAME.GoToE})), "holds an action (/GoToE)"),
    (_pdf(_on_page({"S": NAME.GoTo, "Next": pikepdf.Dictionary(S=NAME.Launch)})), "holds an action (/Launch)"),
    (_pdf(_on_page({"U": pikepdf.Dictionary(**SCRIPT)}, "/AA")), "holds"),
    (_pdf(_on_page({"S": NAME.URI, "URI": pikepdf.String("tel:19005550199")})), "links to 'tel:19005550199'"),
    (_pdf(_on_page({"S": NAME.URI, "URI": pikepdf.String("file:///etc/passwd")})), "links to 'file:///etc/passwd'"),
    (_pdf(_on_page({"S": NAME.URI, "URI": pikepdf.String("javascript:x")})), "links to 'javascript:x'"),
    (_pdf(_in_root("/AcroForm", pikepdf.Dictionary(XFA=pikepdf.String("x")))), "holds a form (XFA)"),
    (_pdf(_attach), "holds another file"),
    (_pdf(lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="")), "has a password"),
    (_pdf(lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="b")), "has a password"),
    (_pdf(_on_page(SCRIPT), object_stream_mode=pikepdf.ObjectStreamMode.generate), "holds a"),
    (b"%PDF-1.7\n<script>alert(1)</script>", "is no sound PDF"),
    (HTML + _pdf(lambda pdf: None), "is named .pdf but holds something else, which begins with '<'"),
    (b"\n" + _pdf(lambda pdf: None), "is named .pdf but holds something else"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), PDFS)
def test_documents(data: bytes, message: str, example: Path, find: Find) -> None:
    """A PDF shows pages and links to pages; scripts, actions, files in it, passwords are more."""
    (example / "docs/knee/a.pdf").write_bytes(data)
    found = find("unsafe-file")
    assert len(found) == bool(message), found
    assert all(line.startswith("docs/knee/a.pdf: ") and message in line for line in found), found


def test_hosts_of_a_document(example: Path, find: Find) -> None:
    """Where hosts are listed, a PDF links to no other."""
    (example / "docs/knee/a.pdf").write_bytes(PDFS[1][0])
    assert find("unsafe-file", "--- ../mkdocs.yml\nextra:\n  hosts: [www.example.org]\n") == []
    (found,) = find("unsafe-file", "--- ../mkdocs.yml\nextra:\n  hosts: [h.example]\n")
    assert found.endswith("links to 'example.org', which extra.hosts does not list")


@pytest.mark.parametrize("name", ["x.md", "x.svg", "x.png", "x.txt", "x.html", "x.yml"])
def test_folder_with_the_name_of_a_file(name: str, example: Path, find: Find) -> None:
    """Empty or not, it is told once."""
    (example / "docs/knee" / name).mkdir()
    (found,) = find("unsafe-file")
    assert found.startswith(f"docs/knee/{name}: is a folder with the name of a file")


@pytest.mark.parametrize(
    "path", ["templates/x.js", "knee/.x.js", ".git/x.js", "knee/sources/guide.txt", "knee/sources/x.lock"]
)
def test_what_is_not_published(path: str, find: Find) -> None:
    """A file that is kept off the site runs nowhere."""
    assert find("unsafe-file", f"--- {path}\nText") == []


def test_drawing_that_acts(find: Find) -> None:
    """An SVG file is read, and told with its line."""
    found = find("unsafe-file", "--- knee/a.svg\n<svg xmlns='http://www.w3.org/2000/svg'>\n<script>x()</script></svg>")
    assert found == ["docs/knee/a.svg:2:1: holds <script>, which is more than a drawing"]
