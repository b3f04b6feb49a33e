"""A file is what its name says, or it is told what else it is."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.links.soundness import fault

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4AWJiYGD4DwAAAP//cGajQwAAAAZJREFUAwABDgEC81VxbAAAAABJRU5ErkJggg=="
)
GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
WEBP = base64.b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xdb\0\x43\0" + bytes(64)
BMP = b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0\1\0\x18\0" + bytes(28)
ICO = b"\0\0\1\0\1\0\1\1\0\0\1\0\x18\0\x30\0\0\0\x16\0\0\0" + bytes(48)
AVIF = b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1B" + bytes(40)
HEIC = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + bytes(40)
MP4 = b"\0\0\0\x18ftypisom\0\0\2\0isommp42" + bytes(40)
TIFF = b"II*\0\x08\0\0\0" + bytes(40)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"4d7a" * 16 + b"\nsize 12345\n"
ANNEX = b"/annex/objects/SHA256E-s12345--" + b"4d7a" * 16 + b".png\n"

IS_LFS = "is a Git LFS pointer, not the file itself: run `git lfs pull`"
IS_ANNEX = "is a git-annex pointer, not the file itself: run `git annex get`"
NOT_SHOWN = "image, which browsers do not show: save it as PNG, JPEG or SVG"
OTHER_NAME = ", and is not shown under that name"
CUT_OFF = "is cut off: its end is missing"


def judged(folder: Path, name: str, content: bytes, as_image: bool = True) -> str | None:
    """The fault of a file with this name and content."""
    path = folder / name
    path.write_bytes(content)
    return fault(path, as_image)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.png", PNG),
        ("x.jpg", JPEG),
        ("x.gif", GIF),
        ("x.gif", GIF.replace(b"89a", b"87a")),
        ("x.webp", WEBP),
        ("x.webp", WEBP[:-1]),
        ("x.bmp", BMP),
        ("x.ico", ICO),
        ("x.cur", ICO.replace(b"\0\0\1", b"\0\0\2")),
        ("x.avif", AVIF),
        ("x.heic", HEIC),
        ("x.jxl", b"\xff\x0a" + bytes(20)),
        ("x.jxl", b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(20)),
        ("x.jpg", PNG),
        ("x.png", WEBP),
        ("x.ico", PNG),
        ("X.PNG", PNG),
        ("x", PNG),
        ("x.ico", ICO[:22]),
        ("é x.png", PNG),
    ],
)
def test_image(tmp_path: Path, name: str, content: bytes) -> None:
    """An image is known by its content, as in browsers: a PNG may be named .jpg."""
    assert judged(tmp_path, name, content) is None


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        b"<svg>",
        b"<svg\n",
        b"<svg/>",
        b"\n  " + SVG,
        b'<?xml version="1.0" encoding="UTF-8"?>\n' + SVG,
        b"<!-- <html> -->" + SVG,
        b'<?xml version="1.0"?><!-- a -- b --><?xml-stylesheet href="x.css"?>\n<!-- c -->\n' + SVG,
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [<!ENTITY a "b">]>' + SVG,
        b'<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>',
        b"\xef\xbb\xbf" + SVG,
        b"\xef\xbb\xbf" + b'<?xml version="1.0"?>' + SVG,
        SVG.decode().encode("utf-16"),
        b"\xff\xfe" + ("<?xml version='1.0'?>" + SVG.decode()).encode("utf-16-le"),
        b"\xfe\xff" + SVG.decode().encode("utf-16-be"),
        SVG.decode().encode("utf-16-le"),
        SVG.decode().encode("utf-16-be"),
        b"<!-- \xe9 -->" + SVG,
        b"<!--" + b"x" * 2000 + b"-->" + SVG,
        b'<?xml version="1.0"?><!--' + b"x" * 2000 + b"-->" + SVG,
        b"<?xml-stylesheet " + b"x" * 2000 + b"?>" + SVG,
    ],
)
def test_svg(tmp_path: Path, content: bytes) -> None:
    """An SVG is known behind a declaration, comments, a doctype and byte order marks."""
    assert judged(tmp_path, "x.svg", content) is None


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.png", b"<!DOCTYPE html><html>", "is not an image (it looks like HTML)"),
        ("x.png", b"\n<HTML lang=en>", "is not an image (it looks like HTML)"),
        ("x.svg", b"<!-- x --><!doctype html>", "is not an image (it looks like HTML)"),
        ("x.svg", b'<?xml version="1.0"?><html xmlns="x"><svg/>', "is not an image (it looks like HTML)"),
        ("x.png", "<html>".encode("utf-16"), "is not an image (it looks like HTML)"),
        ("x.png", b"%PDF-1.7\n", "is not an image (it looks like a PDF)"),
        ("x.png", b"Not found\n", "is not an image (it looks like text)"),
        ("x.svg", b"<?xml version='1.0'?><kml/>", "is not an image (it looks like text)"),
        ("x.svg", b"<svgx/>", "is not an image (it looks like text)"),
        ("x.svg", b"<!-- never closed", "is not an image (it looks like text)"),
        ("x.png", b"<!--" + b"x" * 2000 + b"-->", "is not an image (it looks like text)"),
        ("x.bmp", b"BMI is weight by height", "is not an image (it looks like text)"),
        ("x.png", b" ", "is not an image (it looks like text)"),
        ("x.png", "Größe".encode(), "is not an image (it looks like text)"),
        ("x.png", b"PK\3\4" + bytes(40), "is not an image (it looks like a ZIP archive or an Office document)"),
        ("x.svg", b"\x1f\x8b\x08\0", "is not an image (it looks like a compressed file)"),
        ("x.png", MP4, "is not an image (it looks like a video)"),
        ("x.png", b"\x1aE\xdf\xa3" + bytes(9), "is not an image (it looks like a video)"),
        ("x.png", bytes(40), "is not an image"),
        ("x.png", b"\x01\x02\x03", "is not an image"),
        ("x.tif", TIFF, f"is a TIFF {NOT_SHOWN}"),
        ("x.png", b"MM\0*" + bytes(40), f"is a TIFF {NOT_SHOWN}"),
        ("x.jp2", b"\0\0\0\x0cjP  \r\n\x87\n", f"is a JPEG 2000 {NOT_SHOWN}"),
        ("x.psd", b"8BPS\0\1", f"is a Photoshop {NOT_SHOWN}"),
        ("x.eps", b"%!PS-Adobe-3.0 EPSF-3.0", f"is a PostScript {NOT_SHOWN}"),
        ("x.emf", b"\1\0\0\0" + bytes(36) + b" EMF", f"is a Windows metafile {NOT_SHOWN}"),
        ("x.avif", AVIF[:8] + b"avix" + bytes(40), "is not an image (it looks like a video)"),
        ("x.svg", AVIF, f"is named .svg but holds AVIF or HEIC{OTHER_NAME}"),
        ("x.svg", PNG, f"is named .svg but holds PNG{OTHER_NAME}"),
        ("x.SVG", JPEG, f"is named .svg but holds JPEG{OTHER_NAME}"),
        ("x.png", SVG, f"is named .png but holds SVG{OTHER_NAME}"),
        ("x.png", PNG[:8], CUT_OFF),
        ("x.png", PNG[:56], CUT_OFF),
        ("x.webp", WEBP[:-2], CUT_OFF),
        ("x.webp", WEBP[:12], CUT_OFF),
        ("x.ico", ICO[:21], CUT_OFF),
    ],
)
def test_no_image(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    """What a browser does not show as an image is told by what it looks like."""
    assert judged(tmp_path, name, content) == message


@pytest.mark.parametrize("suffix", [".png", ".apng", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".ico"])
def test_svg_under_a_false_name(tmp_path: Path, suffix: str) -> None:
    """Browsers show an SVG under its own name only (measured in Chromium, from a server and from a folder)."""
    assert judged(tmp_path, f"x{suffix}", SVG) == f"is named {suffix} but holds SVG{OTHER_NAME}"


@pytest.mark.parametrize("content", [b"Not found", TIFF, PNG[:8], b"<html>", b" ", LFS.ljust(1024), ANNEX.ljust(32769)])
def test_other_files_hold_anything(tmp_path: Path, content: bytes) -> None:
    """A file that no page shows as an image may hold whatever it likes, also text about pointers."""
    assert judged(tmp_path, "x.png", content, as_image=False) is None


@pytest.mark.parametrize("as_image", [True, False])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty (0 bytes)"),
        (LFS, IS_LFS),
        (LFS.replace(b"\n", b"\r\n"), IS_LFS),
        (b"version https://git-lfs.github.com/spec/v1\n", IS_LFS),
        (b"version https://hawser.github.com/spec/v1\n", IS_LFS),
        (LFS.ljust(1023), IS_LFS),
        (ANNEX, IS_ANNEX),
        (ANNEX.ljust(32768), IS_ANNEX),
        (b"../.git/annex/objects/Xx/yY/" + ANNEX, IS_ANNEX),
    ],
)
def test_stand_in(tmp_path: Path, content: bytes, message: str, as_image: bool) -> None:
    """An empty file and a pointer of Git LFS or git-annex are not the file, whatever it is used for."""
    assert judged(tmp_path, "x.png", content, as_image) == message


def test_folder(tmp_path: Path) -> None:
    """A folder is no file."""
    assert fault(tmp_path, as_image=True) == "is a folder, not a file"


def test_missing(tmp_path: Path) -> None:
    """A file that is not there, and a name that no file can have, are told and not raised."""
    assert fault(tmp_path / "x.png", as_image=True) == "cannot be read: No such file or directory"
    assert "cannot be read: " in str(fault(tmp_path / "x\0.png", as_image=True))
    assert "cannot be read: " in str(fault(tmp_path / ("x" * 5000), as_image=False))
    (tmp_path / "file").write_bytes(PNG)
    assert "cannot be read: " in str(fault(tmp_path / "file/x.png", as_image=False))


@pytest.mark.linux
def test_no_regular_file(tmp_path: Path) -> None:
    """A pipe is not read: that would wait for ever."""
    os.mkfifo(tmp_path / "x.png")
    assert fault(tmp_path / "x.png", as_image=True) == "is a device or a pipe, not a file"


@pytest.mark.linux
def test_links(tmp_path: Path) -> None:
    """A symbolic link is judged by what it leads to; one that leads nowhere is told with its target."""
    (tmp_path / "real.png").write_bytes(PNG)
    for name, target in {
        "good.png": "real.png",
        "gone.png": "../gone.png",
        "loop.png": "loop.png",
        "annex.png": "../.git/annex/objects/Xx/yY/SHA256E-s1--ab.png/SHA256E-s1--ab.png",
    }.items():
        (tmp_path / name).symlink_to(target)
    assert fault(tmp_path / "good.png", as_image=True) is None
    assert fault(tmp_path / "gone.png", as_image=True) == "is a link to '../gone.png', which is not there"
    assert fault(tmp_path / "loop.png", as_image=True) == "is a link to 'loop.png', which is not there"
    assert fault(tmp_path / "annex.png", as_image=True) == IS_ANNEX


PIECES = [
    PNG[:8],
    PNG,
    GIF[:6],
    JPEG[:3],
    b"RIFF",
    b"WEBP",
    b"BM",
    b"ftyp",
    b"<svg",
    b"<?xml",
    b"?>",
    b"<!--",
    b"-->",
    b"<!DOCTYPE",
]
PIECES += [
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"<\0",
    b"\0<",
    b"\0",
    b" ",
    b"\n",
    b"x",
    b"\xd8\0",
    LFS,
    b"/annex/objects/",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(b"".join), st.sampled_from([1, 200]), st.booleans())
def test_any_content_has_an_answer(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, times: int, as_image: bool
) -> None:
    """Nothing raises, whatever a file holds; only an image can be no image."""
    found = judged(tmp_path_factory.getbasetemp(), "any.svg", content * times, as_image)
    assert found is None or found.startswith("is ")
    assert as_image or found in {None, "is empty (0 bytes)", IS_LFS, IS_ANNEX}
